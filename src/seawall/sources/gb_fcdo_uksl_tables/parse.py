"""Reads the five tables made from the UK Sanctions List.

Each speaks for a facet of the list (see `gb.uksl`). The type of a party stands in `subjects` alone: the other tables
take it from there when they are loaded together, and else say only what they can tell by themselves.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Final

from seawall.errors import FormatError
from seawall.model.statement import ROSTER, ROSTER_PROP, Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Reject, Sheet, SourceFile
from seawall.sources.csvrows import Table, decode, head_cells, raw_rows, read_table, refuse_cut_end
from seawall.sources.gb import places, uksl
from seawall.sources.gb.texts import said
from seawall.sources.gb.uksl import Designation
from seawall.sources.gb_fcdo_uksl_tables.tables import COUNTRY_TYPES, IDENTIFIER_TYPES, OPTIONAL, PRECISIONS, SOURCE, TABLE, VARIANTS

_new = tuple.__new__

Row = tuple[int, list[str]]
At = Mapping[str, int]
#: Rows by Unique ID, and schemas by it.
Groups = dict[str, list[Row]]
Schemas = Mapping[str, str]
#: Property, value, text as printed.
Value = tuple[str, str, str | None]

_IDENTITY: Final = uksl.IDENTITY


def recognizes(file: SourceFile) -> str | None:
    """The variant whose columns the first line has."""
    found = set(head_cells(file)) - set(OPTIONAL)
    return next((variant for variant, columns in VARIANTS.items() if found == set(columns)), None)


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file. The tables state no date of publication."""
    variant = recognizes(file) or "subjects"
    with collection_paused():
        at, rows = _read(file, VARIANTS[variant])
        sheet = Sheet(SOURCE, file.name)
        schemas = _schemas(file.companions.get("subjects")) if variant != "subjects" else {}
        read, facets = _READERS[variant]
        read(sheet, schemas, _grouped(file, rows, at), at)
    notes = () if variant == "subjects" or schemas else ("loaded without the table of subjects: types of parties are not known from this file",)
    return [Parsed(uksl.LIST_ID, f"{SOURCE}/{variant}", None, len(rows), sheet.statements, sheet.rejects, facets, notes=notes)]


def _read(file: SourceFile, columns: tuple[str, ...]) -> tuple[At, list[Row]]:
    """Places of the columns, and the rows, cells as they are."""
    text = decode(file, SOURCE)
    lines = _lines(text, file.name)
    head = read_table(SourceFile(file.name, ",".join(lines[0][1] if lines else ()).encode()), SOURCE, columns, OPTIONAL)
    width = len(head.header)
    rows = [row for row in lines[1:] if len(row[1]) == width]
    if len(rows) != len(lines) - 1:
        for line, cells in lines[1:]:
            if len(cells) != width and any(map(str.strip, cells)):
                raise FormatError(f"{len(cells)} cells in a row, {width} in the header", source=SOURCE, snapshot=file.name, locator=f"line {line}",
                                  cure="The file is cut or damaged; fetch it again.")  # fmt: skip
    refuse_cut_end(Table(head.header, rows, text.endswith(("\n", "\r"))), file, SOURCE)
    return {name: index for index, name in enumerate(head.header)}, rows


def _lines(text: str, file_name: str) -> list[Row]:
    """All rows with the line on which each begins. Where no cell has a line end in it, as in all tables seen, they are numbered at once."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        return raw_rows(text, file_name, SOURCE)  # which says where
    return list(enumerate(rows, 1)) if reader.line_num == len(rows) else raw_rows(text, file_name, SOURCE)


def _grouped(file: SourceFile, rows: list[Row], at: At) -> Groups:
    """Rows by Unique ID."""
    column = at["unique_id"]
    groups: Groups = {}
    for row in rows:
        number = row[1][column]
        if number in groups:
            groups[number].append(row)
        elif uksl.is_number(number):
            groups[number] = [row]
        else:
            groups.setdefault(uksl.need_number(file, SOURCE, number, f"line {row[0]}"), []).append(row)
    return groups


def _schemas(subjects: SourceFile | None) -> dict[str, str]:
    """Schema by Unique ID, from the table of subjects beside this one."""
    return dict(_schemas_of(subjects.name, subjects.data)) if subjects is not None else {}


@lru_cache(maxsize=2)
def _schemas_of(name: str, data: bytes) -> tuple[tuple[str, str], ...]:
    at, rows = _read(SourceFile(name, data), VARIANTS["subjects"])
    sheet = Sheet(SOURCE, name)
    number, kind = at["unique_id"], at["subject_type"]
    return tuple((said(cells[number]), uksl.schema_of(sheet, cells[kind], f"line {line}")) for line, cells in rows)


def _subjects(sheet: Sheet, schemas: Schemas, groups: Groups, at: At) -> None:
    kind_at = at["subject_type"]
    pick: Callable[[list[str]], tuple[str, ...]] = itemgetter(at["date_designated"], at["last_updated"], at["un_reference_number"], at["ofsi_group_id"])
    statements = sheet.statements
    for number, rows in groups.items():
        line, first = rows[0]
        kind = uksl.TYPES.get(first[kind_at]) or uksl.schema_of(sheet, first[kind_at], f"line {line}")
        party_id, number_at = uksl.party_id(number), f"UniqueID={number}"
        place = f"{number_at}/UniqueID"
        statements += (
            _new(Statement, (party_id, party_id, "Thing", ROSTER_PROP, number, None, None, number_at, line, ROSTER, None, None)),
            _new(Statement, (party_id, party_id, kind, "topics", "sanction", None, None, place, line, _IDENTITY, None, None)),
        )
        rejects = _listing(sheet, number, party_id, place, line, pick(first))
        if rejects:
            sheet.rejects += [Reject(place, line, *reject) for reject in dict.fromkeys(rejects)]
        if len(rows) > 1:
            _other_rows(sheet, number, party_id, place, rows, pick, set(rejects))


def _other_rows(sheet: Sheet, number: str, party_id: str, place: str, rows: list[Row], pick: Callable[[list[str]], tuple[str, ...]], rejected: set[tuple[str, str]]) -> None:
    """Rows that repeat a Unique ID: what is new in them, and that they do."""
    seen = {pick(rows[0][1])}
    for line, cells in rows[1:]:
        fields = pick(cells)
        if fields not in seen:
            seen.add(fields)
            for reject in _listing(sheet, number, party_id, place, line, fields):
                if reject not in rejected:
                    rejected.add(reject)
                    sheet.reject(place, line, *reject)
    for line, cells in rows[1:]:
        sheet.reject(f"UniqueID={number}", line, "a second row with this Unique ID", ",".join(cells))


def _listing(sheet: Sheet, number: str, party_id: str, place: str, line: int, fields: tuple[str, ...]) -> list[tuple[str, str]]:
    """What `uksl.write_listing` does, out of what it wrote of another number of the same regime and days: the table is these statements, and little else."""
    designated, updated, un_reference, group_id = fields
    plain = not un_reference and number[3:].isdecimal() and len(number) > 4 and (not group_id or (group_id.isdecimal() and group_id.isascii()))
    pattern = _pattern(number[:3], designated, updated) if plain else None
    if pattern is None:
        return uksl.write_listing(sheet, number, party_id, place, line, fields)
    suffix, fixed = pattern
    subject = f"{party_id}-{suffix}"
    sheet.statements += (
        _new(Statement, (party_id, subject, "Sanction", "entity", party_id, None, None, place, line, _IDENTITY, None, None)),
        _new(Statement, (party_id, subject, "Sanction", "authority", uksl.AUTHORITY, None, None, place, line, _IDENTITY, None, None)),
        _new(Statement, (party_id, subject, "Sanction", "authorityId", number, None, None, place, line, _IDENTITY, None, None)),
        *[_new(Statement, (party_id, subject, "Sanction", prop, value, original, None, place, line, _IDENTITY, None, None)) for prop, value, original in fixed],
    )
    if group_id:
        sheet.statements.append(_new(Statement, (party_id, subject, "Sanction", "recordId", group_id, None, None, place, line, _IDENTITY, None, None)))
    return []


@lru_cache(maxsize=4096)
def _pattern(code: str, designated: str, updated: str) -> tuple[str, tuple[Value, ...]] | None:
    """Suffix of a sanction, and its values after the number; None where something of it is to be rejected."""
    number, sheet = f"{code}0001", Sheet(SOURCE, "")
    if uksl.write_listing(sheet, number, "", "", 0, (designated, updated, "", "")):
        return None
    return uksl.sanction_of(number), tuple((said.prop, said.value, said.original) for said in sheet.statements[3:])


def _names(sheet: Sheet, schema: str, number: str, rows: list[Row], at: At) -> None:
    parts = [at[f"name_{index}"] for index in range(1, 6)]
    if not schema:
        schema = "Person" if any(cells[index] for _, cells in rows for index in parts) else "Thing"
    subject = Designation(sheet, number, schema)
    family, full, kind_at, strength = at["name_6"], at["full_name"], at["name_type"], at["alias_strength"]
    for line, cells in rows:
        kind = uksl.kind_of_name(sheet, cells[kind_at], cells[strength], f"line {line}")
        given = (cells[parts[0]], cells[parts[1]], cells[parts[2]], cells[parts[3]], cells[parts[4]])
        if cells[family] or any(given):
            subject.name(line, kind, cells[family], given)
        elif cells[full]:
            subject.name(line, kind, cells[full], ("",) * 5)


def _dobs(sheet: Sheet, schema: str, number: str, rows: list[Row], at: At) -> None:
    year, month, day, precision = at["year"], at["month"], at["day"], at["precision"]
    births: list[tuple[int, str]] = []
    first: dict[tuple[str, str | None], int] = {}
    plain = True
    for line, cells in rows:
        if cells[precision] not in PRECISIONS and cells[precision].strip() not in PRECISIONS:
            raise sheet.unknown("precision", cells[precision], f"line {line}", f"PRECISIONS in {TABLE}")
        if text := _birth(cells[year], cells[month], cells[day]):
            births.append((line, text))
            days = _days(text)
            plain = plain and days != ()
            for said_day in days:
                first.setdefault(said_day, line)
    if not plain:
        subject = Designation(sheet, number, "Person")
        for line, text in births:
            subject.birth(line, text)
        return
    party_id, place = uksl.party_id(number), f"UniqueID={number}/DOB"
    sheet.statements += [
        _new(Statement, (party_id, party_id, "Person", "birthDate", value, original, None, place, line, uksl.BIRTHS, None, None))
        for (value, original), line in first.items()
    ]


@lru_cache(maxsize=16384)
def _birth(year: str, month: str, day: str) -> str:
    """A birth date as the official list prints it: dd/mm for what is not known; empty if there is no year."""
    return f"{_two(day) or 'dd'}/{_two(month) or 'mm'}/{_whole(year)}" if said(year) else ""


@lru_cache(maxsize=16384)
def _days(text: str) -> tuple[tuple[str, str | None], ...]:
    """Dates that a text states, with the text as printed; none where it states something else."""
    reading = places.read_birth(text)
    if reading.rejects or any(fact.prop != "birthDate" for fact in reading.facts):
        return ()
    return tuple((fact.value, fact.original) for fact in reading.facts)


def _identifiers(sheet: Sheet, schema: str, number: str, rows: list[Row], at: At) -> None:
    kind_at, value, info = at["identifier_type"], at["raw_value"], at["additional_info"]
    subjects: dict[str, Designation] = {}
    for (kind, text, details), line in _distinct(rows, kind_at, value, info).items():
        found = IDENTIFIER_TYPES.get(kind.strip().lower())
        if found is None:
            raise sheet.unknown("identifier type", kind, f"line {line}", f"IDENTIFIER_TYPES in {TABLE}")
        own = schema or _SCHEMAS[found]
        subject = subjects.get(own)
        if subject is None:
            subject = subjects[own] = Designation(sheet, number, own)
        subject.identifier(line, found, text, details)


def _countries(sheet: Sheet, schema: str, number: str, rows: list[Row], at: At) -> None:
    kinds = _distinct(rows, at["country_type"], at["raw_value"])
    is_person = any(kind != "address" for kind, _ in kinds)
    subject = Designation(sheet, number, schema or ("Person" if is_person else "Thing"))
    for (kind, text), line in kinds.items():
        found = COUNTRY_TYPES.get(kind.strip().lower())
        if found is None:
            raise sheet.unknown("country type", kind, f"line {line}", f"COUNTRY_TYPES in {TABLE}")
        subject.country(line, found, text)


def _distinct(rows: list[Row], *columns: int) -> dict[tuple[str, ...], int]:
    """Distinct cells of the columns with the line on which they first stand: the tables repeat rows up to 4,320 times."""
    found: dict[tuple[str, ...], int] = {}
    for line, cells in rows:
        key = tuple([cells[column] for column in columns])
        if key not in found:
            found[key] = line
    return found


def _whole(text: str) -> str:
    """A number without the `.0` of a spreadsheet."""
    return said(text).removesuffix(".0")


def _two(text: str) -> str:
    plain = _whole(text)
    return plain.zfill(2) if plain else ""


_SCHEMAS = {"passport": "Person", "national": "Person", "business": "Organization", "imo": "Vessel"}

_Read = Callable[[Sheet, Schemas, Groups, At], None]


def _each(read: Callable[[Sheet, str, str, list[Row], At], None]) -> _Read:
    """A reader of all parties out of a reader of one: its schema (empty if unknown), its Unique ID, its rows."""

    def read_all(sheet: Sheet, schemas: Schemas, groups: Groups, at: At) -> None:
        for number, rows in groups.items():
            read(sheet, schemas.get(number, ""), number, rows, at)

    return read_all


_READERS: dict[str, tuple[_Read, frozenset[str]]] = {
    "subjects": (_subjects, frozenset({ROSTER, uksl.IDENTITY})),
    "names": (_each(_names), frozenset({uksl.NAMES})),
    "dobs": (_each(_dobs), frozenset({uksl.BIRTHS})),
    "identifiers": (_each(_identifiers), frozenset({uksl.IDENTIFIERS})),
    "countries": (_each(_countries), frozenset({uksl.COUNTRIES})),
}
