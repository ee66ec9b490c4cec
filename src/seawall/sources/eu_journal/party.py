"""The party of a row: names, countries, births, numbers, addresses, contacts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rigour.ids.imo import IMO

from seawall.model.ids import content_suffix
from seawall.model.statement import Statement
from seawall.sources.block import add_block
from seawall.sources.contract import Entry
from seawall.sources.eu_journal.cells import (
    countries,
    country_at_end,
    more_numbers,
    note_dates,
    plain_countries,
    read_number,
    scripts,
    split_cell,
)
from seawall.sources.eu_journal.tables import CONTACTS, COUNTRIES, DATES, GENDERS, NAMES, NUMBERS, PLAIN, PROPERTIES
from seawall.sources.freedates import dates_in
from seawall.text.dates import parse_date

Row = Mapping[str, str]
_new = tuple.__new__

_IMO = re.compile(r"\D*(\d{7})\D*")
_DIGITS_ONLY = frozenset({"innCode", "ogrnCode", "kppCode", "okpoCode", "mmsi", "leiCode", "swiftBic"})
#: Labels printed with a number: "7700000001 (Tax ID/INN)", "6038735 (IMO-number)".
_LABELS = (("INN", "innCode"), ("OGRN", "ogrnCode"), ("IMO", "imoNumber"))
#: "1963/1964": one year or the other.
_EITHER = re.compile(r"\b(\d{4})/(\d{4})\b")
_AFTER_CODE = re.compile(r"[,(/]| on | and | [A-Z]+:")
_CODE = re.compile(r"[A-Z0-9]+(?: ?[A-Z0-9]+)*")
_EMAIL = re.compile(r"[^\s,;/<>()\[\]]+@[^\s,;/<>()\[\]]+\.[^\s,;/<>()\[\]]+")
_COMMA = re.compile(r",\s+(?=[+\d(])|\s+(?:and|or)\s+(?=[+\d(])")
_SITES = re.compile(r",\s+|\s+and\s+")


def write_party(party: Entry, row: Row) -> None:
    """All that the row says of the party itself; what its schema has no property for stays as a note."""
    _write_names(party, row)
    for column, text in row.items():
        read = _READERS.get(column)
        if read is not None:
            read(party, column, text)


def _put(party: Entry, prop: str, value: str | None, original: str | None, column: str) -> None:
    """What `Entry.add` does, for a cell's value, which has no blanks around it; half of the time of a row goes into these."""
    if value:
        party.sheet.statements.append(
            _new(Statement, (party.party_id, party.subject_id, party.schema, prop, value, None if original == value else original, None,
                             f"{party.locator}/{column}", party.line, party.facet, None, None))
        )  # fmt: skip


def _add(party: Entry, prop: str, value: str | None, original: str, column: str) -> None:
    """Add a value if the schema has the property, else as a note."""
    if prop in PROPERTIES[party.schema]:
        _put(party, prop, value, original, column)
    elif value:
        party.sheet.reject(f"{party.locator}/{column}", party.line, f"{party.schema} has no {prop}; kept as a note", original)
        party.add("notes", f"{column}: {original}", at=column)


def _write_names(party: Entry, row: Row) -> None:
    """The printed name, and where it is printed in two scripts side by side, each of them as an alias."""
    name = " ".join(row["name"].split())
    _put(party, "name", name, None, "name")
    for part in () if name.isascii() else scripts(name):
        _put(party, "alias", part, name, "name")


def _read_names(party: Entry, column: str, text: str) -> None:
    prop, place = NAMES[column], f"{party.locator}/{column}"
    party_id, subject_id, schema, line, facet = party.party_id, party.subject_id, party.schema, party.line, party.facet
    append = party.sheet.statements.append
    for value in split_cell(text):
        append(_new(Statement, (party_id, subject_id, schema, prop, value, None, None, place, line, facet, None, None)))
        for part in () if value.isascii() else scripts(value):
            append(_new(Statement, (party_id, subject_id, schema, prop, part, value if part != value else None, None, place, line, facet, None, None)))


def _read_plain(party: Entry, column: str, text: str) -> None:
    for value in split_cell(text):
        _add(party, PLAIN[column], value, value, column)


def _read_countries(party: Entry, column: str, text: str) -> None:
    for value in split_cell(text):
        codes = countries(value)
        if not codes:
            codes = plain_countries(value)
            if codes:
                party.add("notes", f"{column}: {value}", at=column)
        if not codes:
            party.sheet.reject(f"{party.locator}/{column}", party.line, "not a country", value)
            party.add("notes", f"{column}: {value}", at=column)
        for code in codes:
            _add(party, column, code, value, column)


def _read_dates(party: Entry, column: str, text: str) -> None:
    for value in split_cell(text):
        exact = parse_date(value)
        days = (exact,) if exact is not None else dates_in(_EITHER.sub(r"\1 - \2", value))
        if not days:
            party.sheet.reject(f"{party.locator}/{column}", party.line, "not a date", value)
            party.add("notes", f"{column}: {value}", at=column)
        for day in days:
            _add(party, column, day, value, column)


def _read_gender(party: Entry, column: str, text: str) -> None:
    for value in split_cell(text):
        gender = GENDERS.get(value.lower().strip(" ."))
        if gender is None:
            party.sheet.reject(f"{party.locator}/{column}", party.line, "not a gender", value)
            party.add("notes", f"{column}: {value}", at=column)
        _add(party, "gender", gender, value, column)


def _read_numbers(party: Entry, column: str, text: str) -> None:
    for value in [number for cell in split_cell(text) for number in more_numbers(cell)]:
        if column == "imoNumber":
            _read_imo(party, value)
            continue
        if column in _DIGITS_ONLY:
            _read_code(party, column, value)
            continue
        number = read_number(value)
        if number is None:
            party.sheet.reject(f"{party.locator}/{column}", party.line, "no number in it", value)
            party.add("notes", f"{column}: {value}", at=column)
            continue
        _add(party, column, number.value, value, column)
        for word, prop in _LABELS:
            if word in value and prop in PROPERTIES[party.schema]:
                _read_imo(party, number.value) if prop == "imoNumber" else party.add(prop, number.value, value, at=column)
        if column in ("passportNumber", "idNumber") and party.schema == "Person":
            _write_document(party, column, number.value, value, f"{number.before} {number.after}".strip())


def _read_imo(party: Entry, value: str) -> None:
    """Ships and companies have IMO numbers; a text without seven digits or with a wrong check digit is none."""
    match = _IMO.fullmatch(value)
    number = IMO.normalize(match[1]) if match is not None else None
    if number is not None and "imoNumber" in PROPERTIES[party.schema]:
        party.add("imoNumber", str(number), value, at="imoNumber")
        return
    party.sheet.reject(f"{party.locator}/imoNumber", party.line, "not an IMO number of a ship or company", value)
    if match is not None:
        _add(party, "registrationNumber", match[1], value, "imoNumber")
    else:
        party.add("notes", f"imoNumber: {value}", at="imoNumber")


def _read_code(party: Entry, column: str, value: str) -> None:
    """Codes of a fixed form; words after them ("1099900000025, KPP 772901001") stay in the original text."""
    head = _AFTER_CODE.split(value, maxsplit=1)[0].strip(" -")
    code = head.replace(" ", "").upper()
    if not _CODE.fullmatch(code) or not any(char.isdigit() or column == "swiftBic" for char in code):
        party.sheet.reject(f"{party.locator}/{column}", party.line, "not a code", value)
        party.add("notes", f"{column}: {value}", at=column)
        return
    _add(party, column, code, value, column)
    if head != value:
        party.add("notes", f"{column}: {value}", at=column)


def _write_document(party: Entry, column: str, number: str, printed: str, words: str) -> None:
    """A passport or card with the country, dates and words printed with its number."""
    schema = "Passport" if column == "passportNumber" else "Identification"
    paper = party.child(content_suffix("ident", column, number), schema, column)
    add_block(paper, (("holder", party.party_id, None, ""), ("number", number, printed, "")))
    if not words:
        return
    issued, expires = note_dates(words)
    paper.add("startDate", parse_date(issued) if issued else None, issued)
    paper.add("endDate", parse_date(expires) if expires else None, expires)
    first = words.split(",")[0].removesuffix("passport").removesuffix("number").strip()
    codes = countries(first) or countries(first.split(" ")[0])
    paper.add("country", codes[0] if len(codes) == 1 else None, words)
    paper.add("summary", words)


def _read_addresses(party: Entry, column: str, text: str) -> None:
    for value in split_cell(text):
        code = country_at_end(value)
        if code and "country" in PROPERTIES[party.schema]:
            _put(party, "country", code, value, column)
        if code and "," not in value and countries(value) == (code,):
            continue
        party_id, schema, line, facet, place = party.party_id, party.schema, party.line, party.facet, f"{party.locator}/{column}"
        address = f"{party_id}-{content_suffix('addr', value)}"
        party.sheet.statements += (
            _new(Statement, (party_id, party.subject_id, schema, "address", value, None, None, place, line, facet, None, None)),
            _new(Statement, (party_id, party.subject_id, schema, "addressEntity", address, None, None, place, line, facet, None, None)),
            _new(Statement, (party_id, address, "Address", "full", value, None, None, place, line, facet, None, None)),
        )
        if code:
            party.sheet.statements.append(_new(Statement, (party_id, address, "Address", "country", code, value, None, place, line, facet, None, None)))


def _read_contacts(party: Entry, column: str, text: str) -> None:
    for value in split_cell(text):
        found = _EMAIL.findall(value) if column == "email" else (_COMMA if column == "phone" else _SITES).split(value)
        for part in found or [value]:
            _add(party, column, part.strip(" ,."), value, column)


Reader = Callable[[Entry, str, str], None]

_READERS: dict[str, Reader] = {
    **dict.fromkeys(NAMES, _read_names),
    **dict.fromkeys(PLAIN, _read_plain),
    **dict.fromkeys(COUNTRIES, _read_countries),
    **dict.fromkeys(DATES, _read_dates),
    **dict.fromkeys(NUMBERS, _read_numbers),
    **dict.fromkeys(CONTACTS, _read_contacts),
    "gender": _read_gender,
    "address": _read_addresses,
}
