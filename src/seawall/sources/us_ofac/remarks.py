"""The remarks of an entry: `; `-separated segments, each of which says one thing.

`read_segment` reads one of them into facts; `split_remark` cuts the whole text. The order in which readers are
asked: fixed labels (a dictionary and one expression), documents, measures, names in quotes, links, addresses of the
web, positions. What none of them reads is free text ("ICTY indictee in custody"): it stays in the `notes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from hashlib import blake2b
from typing import Final

from seawall.model.ids import content_suffix
from seawall.sources.us_ofac.births import country_reading, date_reading, place_reading
from seawall.sources.us_ofac.documents import DOCUMENT_READERS, LABELS, document_reading, unlisted_label
from seawall.sources.us_ofac.facts import NOTHING, PARTY, Fact, Reading, child
from seawall.sources.us_ofac.measures import LINK_AT_END, measure_reading
from seawall.sources.us_ofac.names import natural

_LEGALS = ("Person", "Organization", "LegalEntity")

Reader = Callable[[str, str], Reading]

_new = tuple.__new__

#: Where OFAC cuts the remarks of the delimited files; the rest stands in the comments file.
CUT_AT: Final = 1000

#: Segments kept per schema; the newest file has 33,600 different ones.
_KEPT: Final = 131_072
_KNOWN: dict[str, Segments] = {}
_DOCUMENTS: Final = ("Identification", "Passport")

_ALT = ("alt. ", "Alt. ")
_KINDS_OF_NAME = ("a.k.a.", "f.k.a.", "n.k.a.", "d.b.a.")
_QUOTED = re.compile(r"(a\.k\.a\.|f\.k\.a\.|n\.k\.a\.|d\.b\.a\.):? '(\S.*?)'{1,2}")
_URL = re.compile(r"(?:https?://\S+|www\.\S+\.\S+)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_BARE_WEB = re.compile(r"(\S+)(?: \((?:website|email)\))?\.?")
_DIALED = re.compile(r"\((\d{1,3})\)(?: ?\((\d+)\))(?: ?\((\d+)\))?")
_ROLES = """
chair chairman chairperson chairwoman director minister general commander member head president governor colonel major secretary officer manager leader
advisor adviser judge justice prosecutor mayor ambassador representative admiral lieutenant captain chief senator deputy official employee professor owner
founder co-founder spokesman spokesperson ceo constituent magistrate administrator commissioner aide businessman consul dealer
"""
_ROLE = re.compile(rf"(?:[\w.&'/()-]+,? ){{0,8}}(?:ex-|sub-)?(?:{'|'.join(_ROLES.split())})\b.*", re.IGNORECASE | re.DOTALL)
_STATUS = re.compile(r"(?:ICTY indictee|arrested|(?:currently )?(?:in (?:custody|jail|remand)|incarcerated)|wanted (?:by|for)|deceased|fugitive)\b.*", re.IGNORECASE | re.DOTALL)
_KIN = re.compile(
    r"((?:half-)?(?:wife|husband|spouse|son|daughter|brother|sister|father|mother|nephew|niece|cousin|child|uncle|aunt)(?:-in-law)? of"
    r"|associated? with|assocated with|founded by|subsidiary of) (.+)", re.IGNORECASE,
)  # fmt: skip
#: One of them is in each of these texts.
_KIN_WORDS: Final = (" of ", " with ", " by ")
#: The list of members of the Palestinian Legislative Council gives faction and district: `HAMAS - Hebron`.
_FACTION = re.compile(r"(?:HAMAS|PFLP|DFLP|FATAH|PIJ)(?: - .+)?")
#: What a designation reaches: `all offices worldwide`, `Only locations in Syria`.
_SCOPE = re.compile(r"(?:and )?(?:all|only|any)(?: and any)?(?: other)? (?:offices|branches|locations)\b.*|.* [Bb]ranch only", re.IGNORECASE)
#: The first letters of all of them but the last.
_SCOPE_BEGINNINGS: Final = frozenset({"and", "all", "onl", "any"})


def split_remark(text: str) -> list[str]:
    """Segments of a remark, without the full stop at its end.

    >>> split_remark("DOB 1946; alt. DOB 1947; Linked To: R D I S.A..")
    ['DOB 1946', 'alt. DOB 1947', 'Linked To: R D I S.A.']
    """
    text = text.strip()
    if text.endswith("."):
        text = text[:-1]
    return list(filter(None, map(str.strip, text.split("; "))))


_PLACES: list[str] = []


def places_of(segments: Sequence[str]) -> Sequence[str]:
    """`[1]`, `[2]`, ...: the places of the segments in their remark, at least; the same texts each time.

    >>> places_of(["DOB 1946", "alt. DOB 1947"])[:2]
    ['[1]', '[2]']
    """
    while len(_PLACES) < len(segments):
        _PLACES.append(f"[{len(_PLACES) + 1}]")
    return _PLACES


class Segments(dict[str, "Reading"]):
    """What each segment says of a party of one schema; one that is not known yet is read when it is asked for.

    Documents and weak aliases are not kept: hardly two parties have the same, and what is let go makes room for the next.
    """

    __slots__ = ("schema",)

    def __init__(self, schema: str) -> None:
        super().__init__()
        self.schema = schema

    def __missing__(self, text: str) -> Reading:
        reading = _read(text, self.schema)
        facts = reading[0]
        if facts and facts[-1][4] not in _DOCUMENTS and facts[0][0] != "weakAlias":
            if len(self) >= _KEPT:
                self.clear()
            self[text] = reading
        return reading


def segments_of(schema: str) -> Segments:
    """The segments of a schema, for loops in which even a call of `read_segment` counts."""
    known = _KNOWN.get(schema)
    if known is None:
        known = _KNOWN[schema] = Segments(schema)
    return known


def forget_rows() -> None:
    """Forget what has been read: for measurements of the time of a first parse."""
    for known in _KNOWN.values():
        known.clear()


def read_segment(text: str, schema: str) -> Reading:
    """What one segment says of a party of the given schema.

    >>> [f[:3] for f in read_segment("nationality Russia", "Person").facts]
    [('nationality', 'ru', 'Russia')]
    """
    return segments_of(schema)[text]


def _read(text: str, schema: str) -> Reading:
    if text.startswith(_ALT):
        text = text[5:]
    # Nine labels in ten have a blank after them and are found by their first word; `_LABEL` says the same for all.
    first, blank, rest = text.partition(" ")
    alone = _ALONE.get(first) if blank else None
    if alone is not None:
        rest = rest.lstrip(" :").strip()
        return alone(rest, schema) if rest else NOTHING
    candidates = _BY_FIRST_WORD.get(first)
    if candidates is not None:
        for label, end, reader in candidates:
            if text.startswith(label):
                if text[end : end + 1] != " ":
                    break
                rest = text[end + 1 :].lstrip(" :").strip()
                return reader(rest, schema) if rest else NOTHING
    elif text.startswith(_KINDS_OF_NAME):
        return _quoted(text) or _unlabeled(text, schema)
    match = _LABEL.match(text) if text[:3] in _BEGINNINGS else None
    if match is None:
        return _unlabeled(text, schema)
    rest = text[match.end() :].lstrip(" :").strip()
    return _reader_of(match[1])(rest, schema) if rest else NOTHING


def _unlabeled(text: str, schema: str) -> Reading:
    for read in (measure_reading, _quoted, _web):
        found = read(text)
        if found is not None:
            return found
    return _free(text, schema)


def _quoted(text: str) -> Reading | None:
    """`a.k.a. 'BNC'`: OFAC's weak aliases, of whatever type, stand in quotes in the remarks."""
    if text.startswith("a.k.a. '") and text.find("'", 8) == len(text) - 1 > 8 and text.isprintable() and text[8] != " ":
        printed = text[8:-1]
        if "," not in printed:  # it has no parts to put in order
            return _new(Reading, ((("weakAlias", printed, None, "", ""),), (), "", ""))
    match = _QUOTED.fullmatch(text)
    return weak_alias(match[2], match[1]) if match is not None else None


def weak_alias(printed: str, kind: str = "a.k.a.") -> Reading:
    """A weak alias; the kind stays in the printed text where it is not "also known as"."""
    value = natural(printed)
    original = printed if kind == "a.k.a." else f"{kind} '{printed}'"
    return Reading((Fact("weakAlias", value, original if original != value else None),))


def _web(text: str) -> Reading | None:
    if "://" in text and (match := LINK_AT_END.fullmatch(text)):
        return Reading((Fact("sourceUrl", match[1], text),))
    match = _BARE_WEB.fullmatch(text) if "." in text else None
    if match is None:
        return None
    if _EMAIL.fullmatch(match[1]):
        return Reading((Fact("email", match[1]),))
    return Reading((Fact("website", match[1]),)) if _URL.fullmatch(match[1]) else None


def _free(text: str, schema: str) -> Reading:
    """A segment that no label opens: a document of an unlisted type, a person's position, or free text."""
    label = unlisted_label(text)
    if label is not None:
        return document_reading(label[0], label[1], schema)
    if schema in _LEGALS and any(word in text.lower() for word in _KIN_WORDS) and (match := _KIN.fullmatch(text)):
        return link_reading(match[2], match[1].lower())
    if schema in _LEGALS and _STATUS.fullmatch(text):
        return Reading((Fact("status", text),))
    if schema == "Person" and _FACTION.fullmatch(text):
        return Reading((Fact("political", text),))
    if (text[:3].lower() in _SCOPE_BEGINNINGS or text.endswith("ranch only")) and _SCOPE.fullmatch(text):
        return Reading((Fact("summary", text),))
    if schema == "Person" and len(text) <= 250 and _ROLE.fullmatch(text):
        return Reading((Fact("position", text),))
    return NOTHING


@lru_cache(maxsize=256)
def _links_begun(role: str) -> blake2b:
    """The beginning of the content of all links of a role."""
    return blake2b(f"{role}\x1f".encode("utf-8", "surrogatepass"), digest_size=5)


def link_reading(name: str, role: str) -> Reading:
    """`Linked To: HIZBALLAH`. The parser adds `object` where exactly one entry of the file has that name."""
    # As content_suffix("link", role, name), which is called for few.
    content = _links_begun(role).copy()
    content.update(name.encode("utf-8", "surrogatepass"))
    suffix = "link-" + content.hexdigest()
    facts = (
        ("subject", PARTY, None, suffix, "UnknownLink"), ("role", role, None, suffix, "UnknownLink"),
        ("summary", name, None, suffix, "UnknownLink"),
    )  # fmt: skip
    return _new(Reading, (facts, (), name, suffix))


def _wallet(rest: str, schema: str) -> Reading:
    """`Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h`, from the ticker on."""
    ticker, _, address = rest.strip(" -").partition(" ")
    address = address.strip()
    if not ticker or not address or " " in address:
        return Reading((), (f"no digital currency address {rest!r}",))
    suffix = content_suffix("wallet", ticker, address)
    holder = (("holder", PARTY),) if schema in _LEGALS else ()
    return Reading(child(suffix, "CryptoWallet", *holder, ("publicKey", address), ("currencySymbol", ticker), ("topics", "sanction")))


def dialed(text: str) -> str:
    """A telephone number with its country's code in brackets, as one that can be dialed; others as they are.

    >>> dialed("(98)(21)(66153220)"), dialed("263-4-486946")
    ('+982166153220', '263-4-486946')
    """
    match = _DIALED.fullmatch(text)
    return "+" + "".join(part for part in match.groups() if part) if match else text


def _phone(rest: str, schema: str) -> Reading:
    prop = "phone" if schema in _LEGALS else "summary"
    return Reading((Fact(prop, dialed(rest), rest if dialed(rest) != rest else None),))


def _labeled_as(prop: str, label: str, schemas: tuple[str, ...]) -> Reader:
    """A property whose name says less than the label (a fax is a phone): the printed text keeps the label."""

    def read(rest: str, schema: str) -> Reading:
        return Reading((Fact(prop if schema in schemas else "summary", dialed(rest), f"{label} {rest}"),))

    return read


def _legal(prop: str) -> Reader:
    """A property that only persons and organizations have; for ships and aircraft the text goes to `summary`."""

    def read(rest: str, schema: str) -> Reading:
        return Reading((Fact(prop if schema in _LEGALS else "summary", rest),))

    return read


def _only(prop: str, *schemas: str) -> Reader:
    """A property that some schemas have; for others the text goes to `summary`."""

    def read(rest: str, schema: str) -> Reading:
        return Reading((Fact(prop if schema in schemas else "summary", rest),))

    return read


def _gender(rest: str, schema: str) -> Reading:
    value = rest.lower()
    if schema == "Person" and value in ("male", "female"):
        return Reading((Fact("gender", value, rest),))
    return Reading((), (f"no gender {rest!r}",))


def _country(prop: str, *schemas: str) -> Reader:
    def read(rest: str, schema: str) -> Reading:
        return country_reading(prop if schema in schemas else "country", rest)

    return read


def _dated(prop: str, *schemas: str) -> Reader:
    def read(rest: str, schema: str) -> Reading:
        return date_reading(prop, rest) if schema in schemas else Reading((Fact("summary", rest),))

    return read


def _born(rest: str, schema: str) -> Reading:
    return date_reading("birthDate", rest) if schema == "Person" else Reading((), (f"a date of birth of a {schema}",))


def _birthplace(rest: str, schema: str) -> Reading:
    return place_reading(rest) if schema == "Person" else Reading((), (f"a place of birth of a {schema}",))


def _security(prop: str) -> Reader:
    def read(rest: str, schema: str) -> Reading:
        rest = rest.strip()
        return Reading(child(content_suffix("security", prop, rest), "Security", ("issuer", PARTY), (prop, rest)))

    return read


#: Segments that are no documents, by their label.
READERS: Final[dict[str, Reader]] = {
    "DOB": _born, "POB": _birthplace, "Gender": _gender,
    "nationality": _country("nationality", "Person"), "Nationality": _country("nationality", "Person"),
    "citizen": _country("citizenship", "Person"), "Citizen": _country("citizenship", "Person"),
    "Nationality of Registration": _country("flag", "Vessel"), "Registration Country": _country("flag", "Vessel"),
    "Linked To": lambda rest, schema: link_reading(rest, "Linked To"),
    "Aircraft Operator": lambda rest, schema: link_reading(rest, "Aircraft Operator"),
    "Vessel Owner": lambda rest, schema: link_reading(rest, "Vessel Owner"),
    "Aircraft Manufacture Date": _dated("buildDate", "Airplane", "Vessel"), "Vessel Year of Build": _dated("buildDate", "Airplane", "Vessel"),
    "Aircraft Model": _only("model", "Airplane", "Vessel"),
    "Vessel Flag": _country("flag", "Vessel"), "Other Vessel Flag": _country("flag", "Vessel"),
    "Former Vessel Flag": _country("pastFlags", "Vessel"),
    "Vessel Type": _only("type", "Vessel"), "Other Vessel Type": _only("type", "Vessel"), "Former Vessel Type": _only("pastTypes", "Vessel"),
    "Vessel Call Sign": _only("callSign", "Vessel"), "Other Vessel Call Sign": _only("callSign", "Vessel"),
    "Vessel Gross Registered Tonnage": _only("grossRegisteredTonnage", "Vessel"), "Vessel Tonnage": _only("tonnage", "Vessel"),
    "Organization Established Date": _dated("incorporationDate", *_LEGALS),
    "Organization Type": _legal("sector"), "Target Type": _legal("classification"),
    "Digital Currency Address": _wallet,
    "Email Address": _legal("email"), "Email": _legal("email"), "EMAIL": _legal("email"), "E-mail": _legal("email"),
    "Website": _legal("website"),
    "Phone Number": _phone, "Phone No.": _phone, "Telephone": _phone, "Telephone No.": _phone, "Telephone Number": _phone, "PHONE": _phone,
    "Phone": _phone, "Telephone +": _phone,     **{label: _labeled_as("phone", label, _LEGALS) for label in ("Fax", "Fax No.", "Fax Number", "FAX", "TELEX", "TGMS")},
    "ISIN": _security("isin"), "Equity Ticker": _security("ticker"),
    "Issuer Name": lambda rest, schema: Reading((Fact("weakAlias", rest, f"Issuer Name {rest}"),)),
    "Position": _only("position", "Person"), "Title": _only("position", "Person"), "Rank": _only("position", "Person"),
    "Alternate Title": _only("position", "Person"), "Occupation": _only("profession", "Person"),
    "ethnicity": _only("ethnicity", "Person"), **{label: _labeled_as("ethnicity", label, ("Person",)) for label in ("Tribe", "Subtribe")},
}  # fmt: skip



def _reader_of(label: str) -> Reader:
    return READERS.get(label) or DOCUMENT_READERS.get(label) or partial(document_reading, label)


_WORDS = sorted({*LABELS, *READERS}, key=len, reverse=True)
#: Label, its length and its reader, the longest first, by first word of the label.
_BY_FIRST_WORD: Final[dict[str, list[tuple[str, int, Reader]]]] = {}
for _word in _WORDS:
    _BY_FIRST_WORD.setdefault(_word.partition(" ")[0], []).append((_word, len(_word), _reader_of(_word)))
#: Readers of the labels of one word with which no other label begins.
_ALONE: Final = {word: found[0][2] for word, found in _BY_FIRST_WORD.items() if len(found) == 1 and found[0][0] == word}
#: The first letters of all labels: most segments without one have others.
_BEGINNINGS: Final = frozenset(word[:3] for word in _WORDS)
_LABEL = re.compile("(" + "|".join(map(re.escape, _WORDS)) + r")(?=[\s:,]|(?<=#)|$)[:,]?")
