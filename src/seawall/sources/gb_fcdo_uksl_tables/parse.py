"""Reads the five tables made from the UK Sanctions List.

Each speaks for a facet of the list (see `gb.uksl`). The type of a party stands in `subjects` alone: the other tables
take it from there when they are loaded together, and else say only what they can tell by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter

from seawall.errors import FormatError
from seawall.model.statement import ROSTER, ROSTER_PROP, Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.csvrows import Table, decode, head_cells, raw_rows, read_table, refuse_cut_end
from seawall.sources.gb import uksl
from seawall.sources.gb.texts import said
from seawall.sources.gb.uksl import Designation
from seawall.sources.gb_fcdo_uksl_tables.tables import COUNTRY_TYPES, IDENTIFIER_TYPES, OPTIONAL, PRECISIONS, SOURCE, TABLE, VARIANTS

_new = tuple.__new__

Row = tuple[int, list[str]]
At = Mapping[str, int]


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
        for number, group in _grouped(file, rows, at).items():
            read(sheet, schemas.get(number, ""), number, group, at)
    notes = () if variant == "subjects" or schemas else ("loaded without the table of subjects: types of parties are not known from this file",)
    return [Parsed(uksl.LIST_ID, f"{SOURCE}/{variant}", None, len(rows), sheet.statements, sheet.rejects, facets, notes=notes)]


def _read(file: SourceFile, columns: tuple[str, ...]) -> tuple[At, list[Row]]:
    """Places of the columns, and the rows, cells as they are."""
    text = decode(file, SOURCE)
    lines = raw_rows(text, file.name, SOURCE)
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


def _grouped(file: SourceFile, rows: list[Row], at: At) -> dict[str, list[Row]]:
    """Rows by Unique ID."""
    column = at["unique_id"]
    groups: dict[str, list[Row]] = {}
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


def _subjects(sheet: Sheet, schema: str, number: str, rows: list[Row], at: At) -> None:
    line, first = rows[0]
    kind = uksl.TYPES.get(first[at["subject_type"]]) or uksl.schema_of(sheet, first[at["subject_type"]], f"line {line}")
    party_id, number_at = uksl.party_id(number), f"UniqueID={number}"
    place = f"{number_at}/UniqueID"
    sheet.statements += [
        _new(Statement, (party_id, party_id, "Thing", ROSTER_PROP, number, None, None, number_at, line, ROSTER, None, None)),
        _new(Statement, (party_id, party_id, kind, "topics", "sanction", None, None, place, line, uksl.IDENTITY, None, None)),
    ]
    rejected: set[tuple[str, str]] = set()
    pick = itemgetter(at["date_designated"], at["last_updated"], at["un_reference_number"], at["ofsi_group_id"])
    distinct: dict[tuple[str, ...], int] = {pick(first): line}
    for other, cells in rows[1:]:
        distinct.setdefault(pick(cells), other)
    for fields, line in distinct.items():
        for reject in uksl.write_listing(sheet, number, party_id, place, line, fields):
            if reject not in rejected:
                rejected.add(reject)
                sheet.reject(place, line, *reject)
    for line, cells in rows[1:]:
        sheet.reject(number_at, line, "a second row with this Unique ID", ",".join(cells))


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
    subject = Designation(sheet, number, "Person")
    year, month, day, precision = (at[name] for name in ("year", "month", "day", "precision"))
    for line, cells in rows:
        if cells[precision].strip() not in PRECISIONS:
            raise sheet.unknown("precision", cells[precision], f"line {line}", f"PRECISIONS in {TABLE}")
        if said(cells[year]):
            # As the official list prints it: dd/mm for what is not known.
            subject.birth(line, f"{_two(cells[day]) or 'dd'}/{_two(cells[month]) or 'mm'}/{_whole(cells[year])}")


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

_Read = Callable[[Sheet, str, str, list[Row], At], None]
_READERS: dict[str, tuple[_Read, frozenset[str]]] = {
    "subjects": (_subjects, frozenset({ROSTER, uksl.IDENTITY})),
    "names": (_names, frozenset({uksl.NAMES})),
    "dobs": (_dobs, frozenset({uksl.BIRTHS})),
    "identifiers": (_identifiers, frozenset({uksl.IDENTIFIERS})),
    "countries": (_countries, frozenset({uksl.COUNTRIES})),
}
