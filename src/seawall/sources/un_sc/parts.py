"""The repeated parts of a record: aliases, addresses, births, documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from seawall.model.ids import content_suffix
from seawall.sources.block import Row
from seawall.sources.un_sc import comments
from seawall.sources.un_sc.names import one_name, split_names
from seawall.sources.un_sc.record import Record, day_of
from seawall.sources.un_sc.tables import ALIAS_PROPS, COUNTRY_REMARKS, DATE_TYPES, DOCUMENT_PROPS, DOCUMENT_TYPES, TABLE
from seawall.text.dates import years_between
from seawall.text.territories import territory_code

_LETTERED = re.compile(r"(?:^|[\s;,])[a-z]\)\s*")
_YEARS = re.compile(r"(\d{4})\s*(?:-|–|to|and|/)\s*(\d{4})")
_MONTH_NOTE = re.compile(r"[A-Z][a-z]{2,8}\.?")
_MONTHS_NOTE = re.compile(r"Between ([A-Z][a-z]{2,8}\.?) and ([A-Z][a-z]{2,8}\.?) (\d{4})")
_PREVIOUS_NOTE = re.compile(r"(?:previously|formerly) listed as", re.IGNORECASE)
_SCRIPT_NOTE = re.compile(r"(?:original script|in arabic(?: script)?)\s*:\s*([^;,.()A-Za-z]+)", re.IGNORECASE)
_BORN_NOTE = re.compile(r"(?:DOB|D?POB|born)\b[^.]*?(\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|\d{4})")
#: "Afghan passport number SE 012820", "Ration card no: 6110922": words, then the number.
_LABELED_NUMBER = re.compile(
    r"(.*?\b(?:passport|number|no\.?|n°|card|permit|document|code|ssn|reiseausweis”?\)?)(?:\s*(?:number|no\.?|:|№))*)[\s:.]+((?:[A-Z]{1,3}[ -]{0,2})?[\w№°][\w\-/. ]*?\d[\w\-/. ]*|[A-Z0-9]{6,})$",
    re.IGNORECASE,
)
_NUMBER_END = re.compile(r"\s*(?:,|;|\bissued\b|\bunder\b|\bexpire).*$", re.IGNORECASE)
_BRACKET_END = re.compile(r"\s*\(.*$")
_BRACKET = re.compile(r"\(([^()]*)\)\s*$")
_NAMING = frozenset({"QUALITY", "ALIAS_NAME", "NOTE"})
_ALIAS_KINDS: dict[str, str] = {"previous": "previousName", "abbreviation": "abbreviation", "remark": "notes"}
_ADDRESS_PROPS = (("STREET", "street"), ("CITY", "city"), ("STATE_PROVINCE", "state"), ("ZIP_CODE", "postalCode"), ("NOTE", "remarks"))


@lru_cache(maxsize=4096)
def _codes(text: str) -> tuple[str, ...]:
    """Codes of the countries that a cell names; remarks around a name are looked past."""
    code = territory_code(text)
    if code is not None:
        return (code,)
    codes: list[str] = []
    for piece in _LETTERED.split(text):
        plain = piece.strip(" ;,.")
        candidates = [plain, *(plain.split(mark, 1)[0] for mark in COUNTRY_REMARKS if mark in plain), plain.rpartition(" ")[2], plain.rpartition(":")[2]]
        found = next((code for candidate in candidates if (code := territory_code(candidate)) is not None), None)
        if found is not None and found not in codes:
            codes.append(found)
    return tuple(codes)


def _country_rows(record: Record, prop: str, text: str, at: str, of_party: bool = True) -> list[Row]:
    """Country codes with the printed text; text that names none is kept as a note (of a party) and counted."""
    if not text:
        return []
    codes = _codes(text)
    if codes:
        return [(prop, code, text, at) for code in codes]
    record.sheet.reject(f"{record.locator}/{at}", record.line, "names no known country", text)
    return [("notes", text, None, at)] if of_party else []


def read_nationalities(record: Record) -> None:
    """`NATIONALITY/VALUE`."""
    prop = "nationality" if record.is_person else "country"
    for text in record.values.get("NATIONALITY", ()):
        record.rows += _country_rows(record, prop, text, "NATIONALITY")


@lru_cache(maxsize=256)
def _alias_prop(quality: str) -> str | None:
    return ALIAS_PROPS.get("".join(char for char in quality.lower() if char.isalnum()))


def read_alias(record: Record, fields: dict[str, str], at: str) -> None:
    """`INDIVIDUAL_ALIAS`, `ENTITY_ALIAS`: names with their quality, and what is known of the bearer under that name."""
    quality = fields.get("QUALITY", "")
    prop = _alias_prop(quality)
    if prop is None:
        raise record.sheet.unknown("QUALITY", quality, f"{record.locator}/{at}", f"ALIAS_PROPS in {TABLE}")
    printed, note = fields.get("ALIAS_NAME", ""), fields.get("NOTE", "")
    if note and _PREVIOUS_NOTE.match(note):
        prop = "previousName"
    name = one_name(printed)
    if name is not None:
        record.rows.append((prop, name, printed, at))
    else:
        record.rows += [(_ALIAS_KINDS.get(kind, prop), printed if kind == "remark" else text, printed, at) for kind, text in split_names(printed)]
    if note:
        _read_alias_note(record, printed, note, prop, at)
    if record.is_person and not fields.keys() <= _NAMING:
        _read_alias_birth(record, printed, fields, at)


def _read_alias_note(record: Record, printed: str, note: str, prop: str, at: str) -> None:
    """The note of an alias: the other script, a passport in that name, a birth."""
    rows, at = record.rows, f"{at}/NOTE"
    rows.append(("notes", f"{printed}: {note}" if printed else note, note, at))
    rows += [(prop, match[1].strip(), note, at) for match in _SCRIPT_NOTE.finditer(note)]
    if record.is_person:
        rows += [(fact.prop, fact.value, note, at) for fact in comments.passport_numbers(note)]
        rows += [("birthDate", day_of(match[1]), f"{match[0]} ({printed})", at) for match in _BORN_NOTE.finditer(note)]


def _read_alias_birth(record: Record, printed: str, fields: dict[str, str], at: str) -> None:
    """Birth date and place that go with an alias."""
    rows = record.rows
    text = fields.get("DATE_OF_BIRTH", "")
    if text:
        days = _days(text)
        rows += [("birthDate", day, f"{text} ({printed})", f"{at}/DATE_OF_BIRTH") for day in days]
        if not days:
            record.sheet.reject(f"{record.locator}/{at}/DATE_OF_BIRTH", record.line, "not a date", text)
            rows.append(("notes", f"Date of birth as {printed}: {text}", text, f"{at}/DATE_OF_BIRTH"))
    city, country = fields.get("CITY_OF_BIRTH", ""), fields.get("COUNTRY_OF_BIRTH", "")
    place = f"{city}, {country}" if city and country else city or country
    if place:
        rows.append(("birthPlace", place, f"{place} ({printed})" if printed else None, at))
        rows += _country_rows(record, "birthCountry", country, f"{at}/COUNTRY_OF_BIRTH")


@lru_cache(maxsize=8192)
def _days(text: str) -> tuple[str, ...]:
    """ISO dates in a cell: one date, a range of years, or "Between Aug. and Sep. 1977"."""
    day = day_of(text)
    if day is not None:
        return (day,)
    if (match := _YEARS.fullmatch(text)) is not None:
        return tuple(years_between(int(match[1]), int(match[2])))
    if (match := _MONTHS_NOTE.fullmatch(text)) is not None:
        ends = (day_of(f"{match[1]} {match[3]}"), day_of(f"{match[2]} {match[3]}"))
        return tuple(end for end in ends if end is not None)
    return ()


def read_address(record: Record, fields: dict[str, str], at: str) -> None:
    """`INDIVIDUAL_ADDRESS`, `ENTITY_ADDRESS`."""
    rows = record.rows
    country, note = fields.get("COUNTRY", ""), fields.get("NOTE", "")
    rows += _country_rows(record, "country", country, f"{at}/COUNTRY")
    pieces = [fields[tag] for tag in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE") if tag in fields]
    if not pieces and "," in note:  # branch offices and others stand whole in the note
        pieces = [note]
    if pieces:
        if country and country not in pieces[-1]:
            pieces.append(country)
        full = ", ".join(pieces)
        rows.append(("address", full, None, at))
        own: list[Row] = [("full", full, None, "")]
        own += [(prop, fields[tag], None, tag) for tag, prop in _ADDRESS_PROPS if tag in fields and fields[tag] != full]
        own += [("country", code, country, "COUNTRY") for code in (_codes(country) if country else ())]
        rows.append(("addressEntity", record.lay_child(content_suffix("addr", full), "Address", at, own), None, at))
    elif note:
        rows.append(("notes", f"{country}: {note}" if country else note, note, f"{at}/NOTE"))
    if note:
        rows += [(fact.prop, fact.value, fact.original, f"{at}/NOTE") for fact in comments.contact_facts(note)]


def read_birth_date(record: Record, fields: dict[str, str], at: str) -> None:
    """`INDIVIDUAL_DATE_OF_BIRTH`: an exact date or only a year, "approximately", "between", or only a note."""
    kind = fields.get("TYPE_OF_DATE", "")
    word = DATE_TYPES.get(kind.lower())
    if word is None:
        raise record.sheet.unknown("TYPE_OF_DATE", kind, f"{record.locator}/{at}", f"DATE_TYPES in {TABLE}")
    note = fields.get("NOTE", "")
    first, last = fields.get("FROM_YEAR", ""), fields.get("TO_YEAR", "")
    if first and last:
        printed, days = f"between {first} and {last}", _days(f"{first} - {last}")
    else:
        printed = fields.get("DATE") or fields.get("YEAR") or first or last
        if printed and note and _MONTH_NOTE.fullmatch(note) and (day := day_of(f"{note} {printed}")) is not None:
            printed, note, days = f"{note} {printed}", "", (day,)  # YEAR 1958, NOTE "Sep."
        elif not printed and note:
            printed, note, days = note, "", _days(note)
        else:
            days = _days(printed)
    if not printed:
        return
    if note and note.lower() != word.strip().lower():
        printed = f"{printed} ({note})"
    original = f"{word}{printed}"
    record.rows += [("birthDate", day, original, at) for day in days]
    if not days:  # "30-35 years old", a date of the Hijri calendar
        record.sheet.reject(f"{record.locator}/{at}", record.line, "not a date", original)
        record.rows.append(("notes", f"Date of birth: {original}", original, at))


def read_birth_place(record: Record, fields: dict[str, str], at: str) -> None:
    """`INDIVIDUAL_PLACE_OF_BIRTH`."""
    pieces = [fields[tag] for tag in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY") if tag in fields]
    note = fields.get("NOTE", "")
    if not pieces and note:
        pieces, note = [note], ""
    place = ", ".join(pieces)
    record.rows.append(("birthPlace", place, f"{place} ({note})" if note else None, at))
    record.rows += _country_rows(record, "birthCountry", fields.get("COUNTRY", ""), "INDIVIDUAL_PLACE_OF_BIRTH/COUNTRY")


@lru_cache(maxsize=256)
def _is_document_type(text: str) -> bool:
    return "".join(char for char in text.lower() if char.isalpha()) in DOCUMENT_TYPES


def read_document(record: Record, fields: dict[str, str], at: str) -> None:
    """`INDIVIDUAL_DOCUMENT`: the number stands in NUMBER, in the type ("... (tazkira) number 545167") or in the note."""
    rows = record.rows
    first, second, note = fields.get("TYPE_OF_DOCUMENT", ""), fields.get("TYPE_OF_DOCUMENT2", ""), fields.get("NOTE", "")
    if not _is_document_type(first):
        record.sheet.reject(f"{record.locator}/{at}", record.line, "a type of document not seen before", first)
    place, source = _holder_of_number(fields)
    label, number = split_number(source)
    if not number:
        printed = "; ".join(f"{tag}: {text}" for tag, text in fields.items())
        record.sheet.reject(f"{record.locator}/{at}", record.line, "a document without a number", printed)
        rows.append(("notes", printed, None, at))
        return
    kind = label or (second if second and second != source else "") or first
    country = fields.get("ISSUING_COUNTRY") or fields.get("COUNTRY_OF_ISSUE") or ""
    prop = _document_prop(kind, first, f"{second} {note}" if "NUMBER" not in fields else second)
    rows.append((prop, number, source, f"{at}/{place}"))
    kinds = {text: tag for tag, text in ((place, label), ("TYPE_OF_DOCUMENT2", second if second != source else ""), ("TYPE_OF_DOCUMENT", first)) if text}
    own: list[Row] = [("holder", record.party_id, None, ""), ("number", number, source, place), *(("type", text, None, tag) for text, tag in kinds.items())]
    own += _document_details(record, fields, source, place)
    record.lay_child(content_suffix("ident", prop, number, country), "Passport" if prop == "passportNumber" else "Identification", at, own)


def _holder_of_number(fields: dict[str, str]) -> tuple[str, str]:
    """The element of a document that holds its number, and its text; two empty texts if none does."""
    if "NUMBER" in fields:
        return "NUMBER", fields["NUMBER"]
    holders = (("TYPE_OF_DOCUMENT2", _source_of_number(fields.get("TYPE_OF_DOCUMENT2", ""))), ("NOTE", _source_of_number(fields.get("NOTE", ""))))
    return next(((tag, text) for tag, text in holders if text), ("", ""))


def _document_details(record: Record, fields: dict[str, str], source: str, place: str) -> Iterator[Row]:
    """Issue, expiry, place and note of a document; `place` is the element in which its number stands."""
    tag = "ISSUING_COUNTRY" if "ISSUING_COUNTRY" in fields else "COUNTRY_OF_ISSUE"
    if tag in fields:
        yield from _country_rows(record, "country", fields[tag], tag, of_party=False)
    elif source.endswith(")") and (bracket := _BRACKET.search(source)) is not None and _codes(bracket[1]):
        yield from _country_rows(record, "country", bracket[1], place, of_party=False)
    note = fields.get("NOTE", "")
    issued = fields.get("DATE_OF_ISSUE", "")
    day = day_of(issued) if issued else comments.issue_date(note) if note else None
    if issued and day is None:
        record.sheet.reject(f"{record.locator}/INDIVIDUAL_DOCUMENT/DATE_OF_ISSUE", record.line, "not a date", issued)
        yield ("description", f"Date of issue: {issued}", issued, "DATE_OF_ISSUE")
    yield ("startDate", day, issued or note, "DATE_OF_ISSUE" if issued else "NOTE")
    expiry = comments.expiry_date(note) if note else None
    yield ("endDate", expiry or comments.expiry_date(source), note if expiry else source, "NOTE" if expiry else place)
    yield ("authority", fields.get("CITY_OF_ISSUE"), None, "CITY_OF_ISSUE")
    yield ("summary", note, None, "NOTE")
    if fields.get("COUNTRY_OF_ISSUE") and fields.get("ISSUING_COUNTRY"):
        yield ("description", f"Issued in {fields['COUNTRY_OF_ISSUE']}", fields["COUNTRY_OF_ISSUE"], "COUNTRY_OF_ISSUE")


def _source_of_number(text: str) -> str:
    """The text, if it holds a document's number."""
    return text if text and sum(char.isdigit() for char in _NUMBER_END.sub("", text)) > 2 else ""


@lru_cache(maxsize=4096)
def split_number(text: str) -> tuple[str, str]:
    """The words before a number, and the number.

    >>> split_number("Afghan passport number SE 012820")
    ('Afghan passport number', 'SE 012820')
    >>> split_number("403062567 (US)"), split_number("R00012098, South Sudan")
    (('', '403062567'), ('', 'R00012098'))
    """
    if text.isalnum() and text[-1].isdigit() and text[0] not in "eE":  # one word, as most are; "exp" would end the number
        return "", text
    plain = _BRACKET.sub("", text) if "(" in text else text
    label = ""
    if (match := _LABELED_NUMBER.match(_NUMBER_END.sub("", plain) if "“" not in plain else plain)) is not None:
        label, plain = match[1].strip(" :"), match[2]
    number = _BRACKET_END.sub("", _NUMBER_END.sub("", plain)).strip(" .,:;")
    if number[:4].lower() == "no. ":
        number = number[4:]
    return label, number


def _document_prop(kind: str, first: str, extra: str) -> str:
    """The property for a document; the more exact words count first."""
    for text in (kind.lower(), extra.lower(), first.lower()):
        for words, prop in DOCUMENT_PROPS:
            if words in text:
                return prop
    return "idNumber"


#: Of the record, the fields of one part and its tag.
Reader = Callable[[Record, dict[str, str], str], None]

#: Element to its reader, in the order in which a record is read.
READERS: dict[str, Reader] = {
    "INDIVIDUAL_ALIAS": read_alias,
    "ENTITY_ALIAS": read_alias,
    "INDIVIDUAL_ADDRESS": read_address,
    "ENTITY_ADDRESS": read_address,
    "INDIVIDUAL_DATE_OF_BIRTH": read_birth_date,
    "INDIVIDUAL_PLACE_OF_BIRTH": read_birth_place,
    "INDIVIDUAL_DOCUMENT": read_document,
}
