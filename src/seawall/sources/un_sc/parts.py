"""The repeated parts of a record: aliases, addresses, births, documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from seawall.model.ids import content_suffix
from seawall.sources.block import add_block
from seawall.sources.contract import Entry, SourceFile
from seawall.sources.un_sc import comments
from seawall.sources.un_sc.names import split_names
from seawall.sources.un_sc.record import NOT_STATED, Record, day_of
from seawall.sources.un_sc.tables import ALIAS_PROPS, COUNTRY_REMARKS, DATE_TYPES, DOCUMENT_PROPS, DOCUMENT_TYPES, SOURCE, TABLE
from seawall.sources.xmltree import Element, text_of, unknown_element
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
_NOTHING = NOT_STATED | {"None", "null", "[object Object]"}
_ALIAS_FIELDS = frozenset({"QUALITY", "ALIAS_NAME", "NOTE", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"})
_ADDRESS_FIELDS = frozenset({"STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"})
_ALIAS_KINDS: dict[str, str] = {"previous": "previousName", "abbreviation": "abbreviation", "remark": "notes"}
_ADDRESS_PROPS = (("STREET", "street"), ("CITY", "city"), ("STATE_PROVINCE", "state"), ("ZIP_CODE", "postalCode"), ("NOTE", "remarks"))
_BIRTH_FIELDS = frozenset({"TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"})
_DOCUMENT_FIELDS = frozenset(
    {"TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE", "DATE_OF_ISSUE", "NOTE"}
)


def _fields(record: Record, element: Element, known: frozenset[str]) -> dict[str, str]:
    """Texts of the children by tag; blank ones are left out. `None` and `null` are a program's blanks (2025-11, alias births)."""
    fields: dict[str, str] = {}
    for child in element:
        tag = child.tag
        if tag not in known:
            raise unknown_element(SourceFile(record.sheet.file_name, b""), SOURCE, child, element.tag, TABLE)
        text = child.text
        if text and (text := " ".join(text.split())) and text not in _NOTHING:
            fields[tag] = f"{fields[tag]}; {text}" if tag in fields else text
    return fields


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


def _add_countries(record: Record, entry: Entry, prop: str, text: str, at: str) -> None:
    """Country codes with the printed text; text that names none is kept as a note and counted."""
    if not text:
        return
    codes = _codes(text)
    add_block(entry, [(prop, code, text, at) for code in codes])
    if not codes:
        record.sheet.reject(f"{record.locator}/{at}", record.line, "names no known country", text)
        if entry.schema in ("Person", "Organization"):
            entry.add("notes", text, at=at)


def read_nationality(record: Record, party: Entry, element: Element) -> None:
    """`NATIONALITY/VALUE`."""
    for leaf in element if len(element) else (element,):
        text = text_of(leaf)
        if text not in NOT_STATED:
            _add_countries(record, party, "nationality" if record.is_person else "country", text, "NATIONALITY")


def read_alias(record: Record, party: Entry, element: Element) -> None:
    """`INDIVIDUAL_ALIAS`, `ENTITY_ALIAS`: names with their quality, and what is known of the bearer under that name."""
    fields = _fields(record, element, _ALIAS_FIELDS)
    at = element.tag
    quality = fields.get("QUALITY", "")
    prop = ALIAS_PROPS.get("".join(char for char in quality.lower() if char.isalnum()))
    if prop is None:
        raise record.sheet.unknown("QUALITY", quality, f"{record.locator}/{at}", f"ALIAS_PROPS in {TABLE}")
    printed, note = fields.get("ALIAS_NAME", ""), fields.get("NOTE", "")
    if _PREVIOUS_NOTE.match(note):
        prop = "previousName"
    add_block(party, [(_ALIAS_KINDS.get(part.kind, prop), printed if part.kind == "remark" else part.text, printed, at) for part in split_names(printed)])
    if note:
        _read_alias_note(party, printed, note, prop, at)
    if record.is_person:
        _read_alias_birth(record, party, printed, fields, at)


def _read_alias_note(party: Entry, printed: str, note: str, prop: str, at: str) -> None:
    """The note of an alias: the other script, a passport in that name, a birth."""
    party.add("notes", f"{printed}: {note}" if printed else note, note, at=f"{at}/NOTE")
    for match in _SCRIPT_NOTE.finditer(note):
        party.add(prop, match[1].strip(), note, at=f"{at}/NOTE")
    if party.schema == "Person":
        for fact in comments.passport_numbers(note):
            party.add(fact.prop, fact.value, note, at=f"{at}/NOTE")
        for match in _BORN_NOTE.finditer(note):
            party.add("birthDate", day_of(match[1]), f"{match[0]} ({printed})", at=f"{at}/NOTE")


def _read_alias_birth(record: Record, party: Entry, printed: str, fields: dict[str, str], at: str) -> None:
    """Birth date and place that go with an alias."""
    text = fields.get("DATE_OF_BIRTH", "")
    if text:
        days = _days(text)
        for day in days:
            party.add("birthDate", day, f"{text} ({printed})", at=f"{at}/DATE_OF_BIRTH")
        if not days:
            record.sheet.reject(f"{record.locator}/{at}/DATE_OF_BIRTH", record.line, "not a date", text)
            party.add("notes", f"Date of birth as {printed}: {text}", text, at=f"{at}/DATE_OF_BIRTH")
    city, country = fields.get("CITY_OF_BIRTH", ""), fields.get("COUNTRY_OF_BIRTH", "")
    place = ", ".join(part for part in (city, country) if part)
    if place:
        party.add("birthPlace", place, f"{place} ({printed})" if printed else None, at=at)
    _add_countries(record, party, "birthCountry", country, f"{at}/COUNTRY_OF_BIRTH")


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


def read_address(record: Record, party: Entry, element: Element) -> None:
    """`INDIVIDUAL_ADDRESS`, `ENTITY_ADDRESS`."""
    fields = _fields(record, element, _ADDRESS_FIELDS)
    if not fields:
        return
    at = element.tag
    country, note = fields.get("COUNTRY", ""), fields.get("NOTE", "")
    _add_countries(record, party, "country", country, f"{at}/COUNTRY")
    pieces = [fields[tag] for tag in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE") if tag in fields]
    if not pieces and "," in note:  # branch offices and others stand whole in the note
        pieces = [note]
    if pieces:
        if country and country not in pieces[-1]:
            pieces.append(country)
        full = ", ".join(pieces)
        party.add("address", full, at=at)
        address = party.child(content_suffix("addr", full), "Address", at)
        rows = [(prop, fields.get(tag), None, tag) for tag, prop in _ADDRESS_PROPS if fields.get(tag) != full]
        add_block(address, [("full", full, None, ""), *rows, *(("country", code, country, "COUNTRY") for code in (_codes(country) if country else ()))])
        party.add("addressEntity", address.subject_id, at=at)
    elif note:
        party.add("notes", f"{country}: {note}" if country else note, note, at=f"{at}/NOTE")
    for fact in comments.contact_facts(note):
        party.add(fact.prop, fact.value, fact.original, at=f"{at}/NOTE")


def read_birth_date(record: Record, party: Entry, element: Element) -> None:
    """`INDIVIDUAL_DATE_OF_BIRTH`: an exact date or only a year, "approximately", "between", or only a note."""
    fields = _fields(record, element, _BIRTH_FIELDS)
    kind = fields.get("TYPE_OF_DATE", "")
    word = DATE_TYPES.get(kind.lower())
    at = "INDIVIDUAL_DATE_OF_BIRTH"
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
    add_block(party, [("birthDate", day, original, at) for day in days])
    if not days:  # "30-35 years old", a date of the Hijri calendar
        record.sheet.reject(f"{record.locator}/{at}", record.line, "not a date", original)
        party.add("notes", f"Date of birth: {original}", original, at=at)


def read_birth_place(record: Record, party: Entry, element: Element) -> None:
    """`INDIVIDUAL_PLACE_OF_BIRTH`."""
    fields = _fields(record, element, _ADDRESS_FIELDS)
    at = "INDIVIDUAL_PLACE_OF_BIRTH"
    pieces = [fields[tag] for tag in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY") if tag in fields]
    note = fields.get("NOTE", "")
    if not pieces and note:
        pieces, note = [note], ""
    place = ", ".join(pieces)
    party.add("birthPlace", place, f"{place} ({note})" if note else None, at=at)
    _add_countries(record, party, "birthCountry", fields.get("COUNTRY", ""), f"{at}/COUNTRY")


def read_document(record: Record, party: Entry, element: Element) -> None:
    """`INDIVIDUAL_DOCUMENT`: the number stands in NUMBER, in the type ("... (tazkira) number 545167") or in the note."""
    fields = _fields(record, element, _DOCUMENT_FIELDS)
    if not fields:
        return
    at = "INDIVIDUAL_DOCUMENT"
    first, second, note = fields.get("TYPE_OF_DOCUMENT", ""), fields.get("TYPE_OF_DOCUMENT2", ""), fields.get("NOTE", "")
    if "".join(char for char in first.lower() if char.isalpha()) not in DOCUMENT_TYPES:
        record.sheet.reject(f"{record.locator}/{at}", record.line, "a type of document not seen before", first)
    holders = (("NUMBER", fields.get("NUMBER", "")), ("TYPE_OF_DOCUMENT2", _source_of_number(second)), ("NOTE", _source_of_number(note)))
    place, source = next(((tag, text) for tag, text in holders if text), ("", ""))
    label, number = split_number(source)
    kind = label or (second if second and second != source else "") or first
    country = fields.get("ISSUING_COUNTRY") or fields.get("COUNTRY_OF_ISSUE") or ""
    printed = "; ".join(f"{tag}: {text}" for tag, text in fields.items())
    if not number:
        record.sheet.reject(f"{record.locator}/{at}", record.line, "a document without a number", printed)
        party.add("notes", printed, at=at)
        return
    prop = _document_prop(kind, first, f"{second} {note}" if not fields.get("NUMBER") else second)
    party.add(prop, number, source, at=f"{at}/{place}")
    paper = party.child(content_suffix("ident", prop, number, country), "Passport" if prop == "passportNumber" else "Identification", at)
    kinds = {text: tag for tag, text in ((place, label), ("TYPE_OF_DOCUMENT2", second if second != source else ""), ("TYPE_OF_DOCUMENT", first)) if text}
    add_block(paper, (("holder", party.party_id, None, ""), ("number", number, source, place), *(("type", text, None, tag) for text, tag in kinds.items())))
    _read_document_details(record, paper, fields, source, place)


def _read_document_details(record: Record, paper: Entry, fields: dict[str, str], source: str, place: str) -> None:
    """Issue, expiry, place and note of a document; `place` is the element in which its number stands."""
    bracket = _BRACKET.search(source)
    for tag in ("ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"):
        if tag in fields:
            _add_countries(record, paper, "country", fields[tag], tag)
            break
    else:
        if bracket is not None and _codes(bracket[1]):
            _add_countries(record, paper, "country", bracket[1], place)
    note = fields.get("NOTE", "")
    issued = fields.get("DATE_OF_ISSUE", "")
    day = day_of(issued) if issued else comments.issue_date(note)
    if issued and day is None:
        record.sheet.reject(f"{record.locator}/INDIVIDUAL_DOCUMENT/DATE_OF_ISSUE", record.line, "not a date", issued)
        paper.add("description", f"Date of issue: {issued}", issued, at="DATE_OF_ISSUE")
    paper.add("startDate", day, issued or note, at="DATE_OF_ISSUE" if issued else "NOTE")
    expiry = comments.expiry_date(note)
    paper.add("endDate", expiry or comments.expiry_date(source), note if expiry else source, at="NOTE" if expiry else place)
    paper.add("authority", fields.get("CITY_OF_ISSUE"), at="CITY_OF_ISSUE")
    paper.add("summary", note, at="NOTE")
    if fields.get("COUNTRY_OF_ISSUE") and fields.get("ISSUING_COUNTRY"):
        paper.add("description", f"Issued in {fields['COUNTRY_OF_ISSUE']}", fields["COUNTRY_OF_ISSUE"], at="COUNTRY_OF_ISSUE")


def _source_of_number(text: str) -> str:
    """The text, if it holds a document's number."""
    return text if sum(char.isdigit() for char in _NUMBER_END.sub("", text)) > 2 else ""


@lru_cache(maxsize=4096)
def split_number(text: str) -> tuple[str, str]:
    """The words before a number, and the number.

    >>> split_number("Afghan passport number SE 012820")
    ('Afghan passport number', 'SE 012820')
    >>> split_number("403062567 (US)"), split_number("R00012098, South Sudan")
    (('', '403062567'), ('', 'R00012098'))
    """
    plain = _BRACKET.sub("", text) if _BRACKET.search(text) else text
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


Reader = Callable[[Record, Entry, Element], None]

#: Element to its reader, in the order in which a record is read.
READERS: dict[str, Reader] = {
    "NATIONALITY": read_nationality,
    "INDIVIDUAL_ALIAS": read_alias,
    "ENTITY_ALIAS": read_alias,
    "INDIVIDUAL_ADDRESS": read_address,
    "ENTITY_ADDRESS": read_address,
    "INDIVIDUAL_DATE_OF_BIRTH": read_birth_date,
    "INDIVIDUAL_PLACE_OF_BIRTH": read_birth_place,
    "INDIVIDUAL_DOCUMENT": read_document,
}
