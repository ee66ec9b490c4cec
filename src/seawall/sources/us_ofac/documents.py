"""Kinds of document and number that OFAC names, and the property that each fills.

OFAC calls them "ID types"; the delimited files print them in the remarks (`Tax ID No. 7702070139 (Russia)`), the legacy
XML as `idType` and `idNumber`. The table has every type met in the files of 2018 to 2026. A type that is not in it is
read as an identification all the same, and counted as a reject, so that a new one is seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from seawall.sources.us_ofac.births import dates, plain_date
from seawall.sources.us_ofac.facts import PARTY, BareFact, Reading
from seawall.text.territories import territory_code

#: Property of the party, by the words of the type before its number. Order of length does not matter.
LABELS: Final[dict[str, str]] = {
    # passports
    "Passport": "passportNumber", "Diplomatic Passport": "passportNumber", "Stateless Person Passport": "passportNumber",
    "British National Overseas Passport": "passportNumber", "U.S.A. Passport": "passportNumber", "Passport Booklet": "passportNumber",
    "Service Passport": "passportNumber", "Official Passport": "passportNumber", "Seaman's Passport": "passportNumber",
    # persons' cards and numbers
    "National ID No.": "idNumber", "National ID": "idNumber", "National ID Card": "idNumber", "National Foreign ID Number": "idNumber",
    "Cedula No.": "idNumber", "Cedula de Ciudadania": "idNumber", "Cedula de Residencia": "idNumber", "Cedula": "idNumber",
    "C.U.R.P.": "idNumber", "C.U.R.P. #": "idNumber", "CURP": "idNumber", "I.F.E.": "idNumber", "Credencial electoral": "idNumber",
    "Electoral Registry No.": "idNumber", "D.N.I.": "idNumber", "C.U.I.": "idNumber", "C.U.I.P.": "idNumber", "CUI": "idNumber",
    "Personal ID Card": "idNumber", "Personal ID No.": "idNumber", "Bosnian Personal ID No.": "idNumber", "Moroccan Personal ID No.": "idNumber",
    "Kenyan ID No.": "idNumber", "Turkish Identification Number": "idNumber", "Turkish Identificiation Number": "idNumber", "UAE Identification": "idNumber",
    "Citizen's Card Number": "idNumber", "Tazkira National ID Card": "idNumber", "Identification Number": "idNumber",
    "Birth Certificate Number": "idNumber", "Driver's License No.": "idNumber", "Driver's License": "idNumber", "Residency Number": "idNumber",
    "Travel Document Number": "idNumber", "Refugee ID Card": "idNumber", "Stateless Person ID Card": "idNumber", "VisaNumberID": "idNumber",
    "Visa Number": "idNumber", "Immigration No.": "idNumber", "Public Security and Immigration No.": "idNumber",
    "Temporary suspension of deportation No.": "idNumber", "Romanian Permanent Resident CAN": "idNumber", "Romanian Permanent Resident": "idNumber",
    "CNP (Personal Numerical Code)": "idNumber", "CNP": "idNumber", "Numero de Identidad": "idNumber", "LE Number": "idNumber",
    "Cartilla de Servicio Militar Nacional": "idNumber", "Military Registration Number": "idNumber", "N.I.E.": "idNumber",
    "Seafarer's Identification Document": "idNumber", "Seaman's Book": "idNumber", "Pilot License Number": "idNumber",
    "Tarjeta Profesional": "idNumber", "Tarjeta de Identidad": "idNumber", "Professional License": "idNumber", "SRE Permit No.": "idNumber",
    "Chinese Commercial Code": "idNumber", "SSN": "socialSecurityNumber", "Voter Identification Number": "idNumber", "Voter ID": "idNumber",
    "Interpol": "idNumber", "Family Card": "idNumber", "Iraqi National ID": "idNumber", "Green Card": "idNumber",
    "Hong Kong ID": "idNumber", "Hong Kong Identity Card": "idNumber", "Emirates ID": "idNumber", "Serial No.": "idNumber",
    "Lebanese Register": "idNumber", "Phone Identification": "idNumber",
    # taxes
    "Tax ID No.": "taxNumber", "Tax ID": "taxNumber", "R.F.C.": "taxNumber", "R.F.C. #": "taxNumber", "RFC": "taxNumber", "NIT #": "taxNumber",
    "NIT": "taxNumber", "N.I.T.": "taxNumber", "N.I.F.": "taxNumber", "NIF": "taxNumber", "C.I.F.": "taxNumber", "C.U.I.T.": "taxNumber",
    "C.U.I.T. #": "taxNumber", "RUC #": "taxNumber", "RUC": "taxNumber", "R.U.C.": "taxNumber", "RIF #": "taxNumber", "RIF": "taxNumber",
    "RTN": "taxNumber", "Italian Fiscal Code": "taxNumber", "Fiscal Code": "taxNumber", "US FEIN": "taxNumber", "FEIN": "taxNumber",
    "Numero Unico de Identificacao Tributaria (NUIT)": "taxNumber", "Numero Unico de Identificacao Tributaria": "taxNumber",
    "Paraguayan tax identification number": "taxNumber", "Romanian Tax Registration": "taxNumber", "RSIN": "taxNumber", "CPF": "taxNumber",
    "CNPJ": "taxNumber", "C.P.F.": "taxNumber", "C.N.P.J.": "taxNumber", "RNC": "taxNumber", "TIN": "taxNumber", "Tax Number": "taxNumber",
    "Moroccan Tax ID": "taxNumber", "V.A.T. Number": "vatCode", "VAT Number": "vatCode",
    # registers
    "Registration ID": "registrationNumber", "Registration Number": "registrationNumber", "Company Number": "registrationNumber",
    "Commercial Registry Number": "registrationNumber", "Folio Mercantil No.": "registrationNumber", "Matricula Mercantil No": "registrationNumber",
    "Matricula Mercantil No.": "registrationNumber", "Business Registration Number": "registrationNumber", "Company ID": "registrationNumber",
    "Business Registration Document #": "registrationNumber", "Business Number": "registrationNumber", "Branch Unit Number": "registrationNumber",
    "C.R. No.": "registrationNumber", "Romanian C.R.": "registrationNumber", "Central Registration System Number": "registrationNumber",
    "Certificate of Incorporation Number": "registrationNumber", "Chamber of Commerce Number": "registrationNumber",
    "Dubai Chamber of Commerce Membership No.": "registrationNumber", "Istanbul Chamber of Comm. No.": "registrationNumber",
    "Economic Register Number (CBLS)": "registrationNumber", "Economic Register Number": "registrationNumber",
    "Enterprise Number": "registrationNumber", "File Number": "registrationNumber", "Legal Entity Number": "registrationNumber",
    "Public Registration Number": "registrationNumber", "Registered Charity No.": "registrationNumber", "Organization Code": "registrationNumber",
    "Registration Certificate Number (Dubai)": "registrationNumber", "Registration Certificate Number": "registrationNumber",
    "Russian State Individual Business Registration Number Pattern (OGRNIP)": "ogrnCode", "MICEX Code": "registrationNumber",
    "UK Company Number": "registrationNumber", "C.I.N.": "registrationNumber", "Corporate Identification Number": "registrationNumber",
    "United Social Credit Code Certificate (USCCC)": "uscCode", "United Social Credit Code Certificate": "uscCode",
    "Unified Social Credit Code (USCC)": "uscCode", "Unified Social Credit Code": "uscCode", "Trademark number": "registrationNumber",
    "Trade License No.": "registrationNumber", "MSB Registration Number": "registrationNumber", "Government Gazette Number": "registrationNumber",
    "Stock Code": "registrationNumber", "N.I.N.E.": "registrationNumber", "UN/LOCODE": "idNumber", "BIK (RU)": "registrationNumber",
    "BIK": "registrationNumber", "Global Intermediary Identification Number": "giiNumber", "GIIN": "giiNumber",
    "License": "licenseNumber", "License No.": "licenseNumber", "Permit Number": "licenseNumber", "Tourism License No.": "licenseNumber",
    "Afghan Money Service Provider License Number": "licenseNumber", "Hawala License": "licenseNumber",
    "SWIFT/BIC": "swiftBic", "SWIFT": "swiftBic", "D-U-N-S Number": "dunsCode", "LEI": "leiCode",
    # ships (IMO numbers are told by their form: see `number_facts`)
    "Vessel Registration Identification": "registrationNumber", "Vessel Registration Number": "registrationNumber",
    "Company IMO": "registrationNumber", "International Maritime Organization No.": "imoNumber", "MMSI": "mmsi",
    # aircraft
    "Aircraft Tail Number": "registrationNumber", "Previous Aircraft Tail Number": "registrationNumber",
    "Aircraft Mode S Transponder Code": "icaoCode", "Aircraft Serial Identification": "serialNumber",
    "Aircraft Construction Number (also called L/N or S/N or F/N)": "serialNumber", "Aircraft Construction Number": "serialNumber",
    "Aircraft Manufacturer's Serial Number (MSN)": "serialNumber", "Aircraft Manufacturer's Serial Number": "serialNumber",
}  # fmt: skip

#: Types that say no more than the property of the number does; any other type is told by an `Identification` even without a country.
_SAID_BY_PROPERTY: Final = frozenset({
    "Passport", "Identification Number", "Tax ID No.", "V.A.T. Number", "Registration Number", "Registration ID", "SWIFT/BIC", "SWIFT", "MMSI", "SSN", "License",
    "License No.", "D-U-N-S Number", "LEI", "Legal Entity Number", "International Maritime Organization No.", "Company IMO",
})  # fmt: skip
#: The same of ships and aircraft, which have no `Identification`: other types stay in the printed text of the number.
_SAID_OF_CRAFT: Final = frozenset({
    "MMSI", "Vessel Registration Identification", "International Maritime Organization No.", "Aircraft Tail Number", "Aircraft Mode S Transponder Code",
    "Aircraft Manufacturer's Serial Number (MSN)", "Aircraft Manufacturer's Serial Number", "Registration Number", "Registration ID", "Identification Number",
})  # fmt: skip

_LEGAL = frozenset({
    "idNumber", "taxNumber", "vatCode", "registrationNumber", "licenseNumber", "swiftBic", "dunsCode", "leiCode", "uscCode", "innCode",
    "ogrnCode", "okpoCode",
})  # fmt: skip
_HAS: Final = {
    "LegalEntity": _LEGAL,
    "Person": _LEGAL | {"passportNumber", "socialSecurityNumber"},
    "Organization": _LEGAL | {"imoNumber", "giiNumber"},
    "Vessel": frozenset({"registrationNumber", "imoNumber", "mmsi"}),
    "Airplane": frozenset({"registrationNumber", "icaoCode", "serialNumber"}),
}
_HOLDERS = ("Person", "Organization", "LegalEntity")
_FALLBACK = {"Person": "idNumber", "LegalEntity": "idNumber"}

#: The number, then its country, then its dates, each of them optional. `Registration Number HRA 738077 (Stuttgart) (Germany)`.
_BODY = re.compile(r"[:#]?\s*(.*?)(?:\s*\(([^()]+)\))?(?:,?\s*\bissued (?:on )?(.+?))?(?:,?\s*\bexpires (.+?))?[.]?")
#: Types whose property depends on the form of the number; see `_property`.
_OF_SHIPS = frozenset({"Vessel Registration Identification", "International Maritime Organization No.", "Company IMO"})
_TOLD_BY_FORM = frozenset({
    "Legal Entity Number", "Tax ID No.", "Registration Number", "Registration ID", "Business Registration Number", "Government Gazette Number",
})  # fmt: skip

_new = tuple.__new__

#: Nine in ten: one word, and the country or nothing.
_PLAIN = re.compile(r"([^\s()]+)(?: \(([^()]+)\))?")
_IMO = re.compile(r"(?:IMO|\(?IMO\)?:?)?\s*\(?(\d{7})\)?")
_DIGIT = re.compile(r"\d")
_LEI = re.compile(r"[0-9A-Z]{18}\d\d")
_PLACE_OF_ISSUE = re.compile(r"^(.*?) (?:in|at|by) .+$")
#: Words that a type of document that is not in the table must end with, before its number.
_LOOKS_LIKE = re.compile(
    r"((?:[A-Z][\w.'/&-]*|de|of|du|and|for)(?: (?:[\w.'/&-]+|\([A-Z]+\))){0,7}?"
    r" (?:[Nn]umber|No\.?|ID|Card|Code|#|License|Passport|Certificate|Permit|Registration|Identification|Registry|\([A-Z]{2,6}\)))"
    r"[:#]? (\S*\d.*)"
)


@lru_cache(maxsize=4096)
def imo_valid(number: str) -> bool:
    """Whether seven digits have the check digit of a ship's or of a company's IMO number.

    Ships: IMO resolution A.1117(30); companies and owners: IMO circular letter 2554.

    >>> imo_valid("9187629"), imo_valid("5342883"), imo_valid("9187628")
    (True, True, False)
    """
    a, b, c, d, e, f, last = map(int, number)
    ship = (7 * a + 6 * b + 5 * c + 4 * d + 3 * e + 2 * f) % 10
    company = (11 - (8 * a + 6 * b + 4 * c + 2 * d + 9 * e + 7 * f) % 11) % 10
    return last in (ship, company)


def unlisted_label(text: str) -> tuple[str, str] | None:
    """Label and rest of a text that looks like a document of a type that is not in `LABELS`, or None.

    >>> unlisted_label("Fishing Fleet Number 38266997 (China)")
    ('Fishing Fleet Number', '38266997 (China)')
    >>> unlisted_label("Commander of the 555th Regiment")
    """
    match = _LOOKS_LIKE.fullmatch(text) if _DIGIT.search(text) else None
    return (match[1], match[2]) if match else None


def document_reading(label: str, rest: str, schema: str) -> Reading:
    """What a document of a known or unknown type says, from its text after the label.

    >>> [f[1] for f in document_reading("Passport", "A0020375 (Germany) issued 18 Jan 1984", "Person").facts[:1]]
    ['A0020375']
    """
    reader = DOCUMENT_READERS.get(label)
    return reader(rest, schema) if reader is not None else _any_reading(label, rest, schema)


def _any_reading(label: str, rest: str, schema: str) -> Reading:
    """A document in any form of words."""
    plain = _split_plain(rest)
    if plain is not None:
        return number_facts(label, *plain, "", "", schema)
    if label in _OF_SHIPS and schema == "Vessel" and rest.startswith("IMO ") and _is_imo(rest[4:]):
        return _new(Reading, ((("imoNumber", f"IMO{rest[4:]}", rest, "", ""),), (), "", ""))
    match = _BODY.fullmatch(rest.strip())
    number, country, issued, expires = match.groups("") if match else (rest.strip(), "", "", "")
    return number_facts(label, number, country, issued, expires, schema)


def _is_imo(text: str) -> bool:
    return len(text) == 7 and text.isascii() and text.isdigit() and imo_valid(text)


def _split_plain(rest: str) -> tuple[str, str] | None:
    """Number and country of `1234 (Germany)` and `1234`; None of any other text.

    >>> _split_plain("1234 (Germany)"), _split_plain("1234"), _split_plain("12 34"), _split_plain("1234 (Stuttgart) (Germany)")
    (('1234', 'Germany'), ('1234', ''), None, None)
    """
    if not rest.isprintable():  # a blank of another kind may stand in it
        match = _PLAIN.fullmatch(rest)
        return (match[1], match[2] or "") if match is not None else None
    number, space, country = rest.partition(" ")
    if not number or "(" in number or ")" in number:
        return None
    if not space:
        return number, ""
    inner = country[1:-1]
    return (number, inner) if inner and country == f"({inner})" and "(" not in inner and ")" not in inner else None


class _Kind(NamedTuple):
    """What a known type of document is for parties of one schema.

    Attributes:
        prop: property of the party that has the number.
        by_form: whether the number's form may tell another property.
        prefix: words before the printed number where the property does not say them (ships and aircraft); else empty.
        identification: schema of the document itself, `Passport` or `Identification`; empty for ships and aircraft.
        always: whether there is a document even without a country.
        type: its type.
    """

    prop: str
    by_form: bool
    prefix: str
    identification: str
    always: bool
    type: str


def _kind(label: str, schema: str) -> _Kind:
    prop = LABELS[label]
    if prop not in _HAS[schema]:
        prop = _FALLBACK.get(schema, "registrationNumber")
    held = schema in _HOLDERS
    return _Kind(
        prop, label in _TOLD_BY_FORM, "" if held or label in _SAID_OF_CRAFT else f"{label} ",
        ("Passport" if prop == "passportNumber" else "Identification") if held else "", label not in _SAID_BY_PROPERTY, label.rstrip(" #:"),
    )  # fmt: skip


class _Tail(NamedTuple):
    """What stands after a number of one word: `(Germany) issued 18 Jan 1984`; each date as printed and in ISO form."""

    country: str
    code: str
    issued: str
    start: str
    expires: str
    end: str


_NO_TAIL: Final = _Tail("", "", "", "", "", "")


def _document_reader(label: str) -> Callable[[str, str], Reading]:
    """A reader of one known type of document: of its text after the label, and the schema of its holder.

    It goes the short way for nine documents in ten (one word, a known country or none, plain dates or none), and says what
    `number_facts` says.
    """
    kinds = {schema: _kind(label, schema) for schema in _HAS}
    may_be_lei = label == "Legal Entity Number"
    # The beginning of what `number_facts` makes its suffix of.
    begun = blake2b(f"{label}\x1f".encode(), digest_size=5)

    def read(rest: str, schema: str) -> Reading:
        number, _, after = rest.partition(" ")
        tail = _tail(after) if after else _NO_TAIL
        kind = kinds.get(schema)
        if tail is None or kind is None or "IMO" in number or not (number.isalnum() or _is_plain(number)):
            return _any_reading(label, rest, schema)
        country, code, issued, start, expires, end = tail
        prop, by_form, prefix, identification, always, type_ = kind
        if by_form and (code == "ru" or may_be_lei):
            prop = _property(label, number, code, schema, [])[0]
        own = (prop, number, prefix + number if prefix else None, "", "")
        if not identification:
            return _new(Reading, ((own, ("country", code, country, "", "")) if country else (own,), (), "", ""))
        if not (country or always or issued or expires):
            return _new(Reading, ((own,), (), "", ""))
        content = begun.copy()
        content.update(f"{number}\x1f{country}\x1f{issued}\x1f{expires}".encode("utf-8", "surrogatepass"))
        suffix = "ident-" + content.hexdigest()
        document: tuple[BareFact, ...] = (
            own, ("holder", PARTY, None, suffix, identification), ("number", number, None, suffix, identification),
            ("type", type_, None, suffix, identification),
        )  # fmt: skip
        if country:
            document += (("country", code, country, suffix, identification),)
        if start:
            document += (("startDate", start, issued if issued != start else None, suffix, identification),)
        if end:
            document += (("endDate", end, expires if expires != end else None, suffix, identification),)
        return _new(Reading, (document, (), "", ""))

    return read


@lru_cache(maxsize=16384)
def _tail(text: str) -> _Tail | None:
    """A known country or none, then plain dates or none; None of any other text.

    >>> _tail("(Germany) issued 18 Jan 1984")
    _Tail(country='Germany', code='de', issued='18 Jan 1984', start='1984-01-18', expires='', end='')
    >>> _tail("issued in Berlin"), _tail("(Stuttgart) (Germany)")
    (None, None)
    """
    if not text.isprintable():  # a blank of another kind may stand in it
        return None
    body, has_end, expires = f" {text}".partition(" expires ")
    body, has_start, issued = body.partition(" issued ")
    start, end = plain_date(issued), plain_date(expires)
    if (has_start and not start) or (has_end and not end):
        return None
    country = _in_brackets(body[1:]) if len(body) > 1 else ""
    code = territory_code(country) if country else ""
    return None if country is None or code is None else _Tail(country, code, issued, start, expires, end)


def _in_brackets(text: str) -> str | None:
    """`Germany` of `(Germany)`; None of any other text."""
    inner = text[1:-1]
    return inner if inner and text[0] == "(" and text[-1] == ")" and "(" not in inner and ")" not in inner else None


def _is_plain(number: str) -> bool:
    """Whether a number of one word has no marks that `number_facts` takes off."""
    return (
        bool(number) and "(" not in number and ")" not in number and number[-1] not in ":#," and number[0] not in ":#" and not number.startswith("No.")
        and number.isprintable()
    )  # fmt: skip


#: Readers of the known types. Ships' numbers are not here: they are told by their check digits.
DOCUMENT_READERS: Final = {label: _document_reader(label) for label in LABELS if label not in _OF_SHIPS}


def number_facts(label: str, number: str, country: str, issued: str, expires: str, schema: str) -> Reading:
    """What one document says: a number of the party, and the document itself where its country or dates are stated.

    Args:
        label: OFAC's type, such as `Tax ID No.`.
        number: as printed.
        country: country of issue as printed, or empty.
        issued, expires: dates as printed, or empty.
        schema: schema of the party.
    """
    rejects = [] if label in LABELS else [f"type of document {label!r} is not in us_ofac/documents.py LABELS"]
    number, summary = number.strip(" :#"), ""
    if len(number) > 40 or number[:3] == "No.":
        number, summary = _shortened(number)
    code = (territory_code(country) or territory_code(country.split(". ")[0])) if country else None
    authority = ""
    if country and code is None:
        number, country, authority = _not_a_country(number, country, rejects)
    start = end = ""
    if issued or expires:
        start, end = _date(issued, rejects, first=True), _date(expires, rejects, first=False)
        summary = summary or " ".join(text for text, date in ((issued, start), (expires, end)) if text and not date)
    prop, value, original = _property(label, number, code or "", schema, rejects)
    if schema not in _HOLDERS and label not in _SAID_OF_CRAFT and original is None:
        original = f"{label} {number}"
    facts: list[BareFact] = [(prop, value, original, "", "")] if value else []
    if schema not in _HOLDERS and code:
        facts.append(("country", code, country, "", ""))
    if schema in _HOLDERS and (country or issued or expires or summary or authority or label not in _SAID_BY_PROPERTY):
        kind = "Passport" if prop == "passportNumber" else "Identification"
        # As content_suffix("ident", label, number, country, issued, expires), which is called for few.
        content = f"{label}\x1f{number}\x1f{country}\x1f{issued}\x1f{expires}".encode("utf-8", "surrogatepass")
        suffix = "ident-" + blake2b(content, digest_size=5).hexdigest()
        facts += [
            (prop, value, None if original == value else original, suffix, kind)
            for prop, value, original in (
                ("holder", PARTY, None), ("number", number, None), ("type", label.rstrip(" #:"), None), ("country", code, country),
                ("startDate", start, issued), ("endDate", end, expires), ("summary", summary, None), ("authority", authority, None),
            )
            if value
        ]  # fmt: skip
    return Reading(tuple(facts), tuple(rejects))


def _shortened(number: str) -> tuple[str, str]:
    """A number in a sentence: `0310857, Eritrea, Issue Date 21 August 2006`: the number, and the sentence."""
    number = number.removeprefix("No.:").removeprefix("No.").strip(" :")
    if len(number) > 40 and ", " in number:
        return number.split(", ", 1)[0], number
    return number, ""


def _not_a_country(number: str, text: str, rejects: list[str]) -> tuple[str, str, str]:
    """Number, country and authority where the last brackets name no country.

    `(5777731)` is the number itself, `IT022428/2014(G)` is all number, `818178-2 (Cali)` names the register's town.
    """
    if not number:
        return text, "", ""
    if len(text) <= 2 or any(c.isdigit() for c in text):
        return f"{number}({text})", "", ""
    rejects.append(f"no territory {text!r}")
    return number, "", text


def _date(text: str, rejects: list[str], *, first: bool) -> str:
    """A date, or an end of a range of dates, or nothing."""
    if not text:
        return ""
    if plain := plain_date(text):
        return plain
    match = _PLACE_OF_ISSUE.match(text)
    found = dates(text) or (dates(match[1]) if match else ())
    if not found:
        rejects.append(f"no date {text!r}")
        return ""
    return found[0 if first else -1]


def _property(label: str, number: str, code: str, schema: str, rejects: list[str]) -> tuple[str, str, str | None]:
    """Property, value and text as printed of a number."""
    has = _HAS.get(schema, _LEGAL)
    if "IMO" in number or label in _OF_SHIPS:
        found = _IMO.fullmatch(number)
        if found and "imoNumber" in has:
            if imo_valid(found[1]):
                return "imoNumber", f"IMO{found[1]}", number
            rejects.append(f"{number!r} fails the check digit of an IMO number")
            return "registrationNumber", number, None
    prop = LABELS.get(label) or _FALLBACK.get(schema, "registrationNumber")
    prop = _russian(label, number, code) or prop
    if label == "Legal Entity Number" and _LEI.fullmatch(number):
        prop = "leiCode"
    if prop not in has:
        prop = _FALLBACK.get(schema, "registrationNumber")
    return prop, number, None


def _russian(label: str, number: str, code: str) -> str | None:
    """The Russian numbers have properties of their own; they are told by label, country and length."""
    if code != "ru" or not number.isdigit():
        return None
    if label == "Tax ID No." and len(number) in (10, 12):
        return "innCode"
    if label in ("Registration Number", "Registration ID", "Business Registration Number") and len(number) in (13, 15):
        return "ogrnCode"
    if label == "Government Gazette Number" and len(number) in (8, 10, 14):
        return "okpoCode"
    return None
