"""An organization's own list: one row is one party; several lists may share a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import PurePath

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.model.measures import MEASURE_KINDS
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import head_cells, read_table
from seawall.sources.own_csv.idents import add_identifier
from seawall.sources.own_csv.tables import GENDERS, MAGIC, OPTIONAL, REQUIRED, TYPES
from seawall.text.dates import parse_date
from seawall.text.territories import territory_code

_SOURCE = "own_csv"
_TABLES = "the words in docs/reference/own-list.md"
_BLANK = dict.fromkeys(OPTIONAL, "")
_UNSAFE = re.compile(r"[^a-z0-9]+")
_DATED = re.compile(r"^\d{4}-\d{2}-\d{2}[-_. ]*")


def recognizes(file: SourceFile) -> str | None:
    """`csv` if one of the columns is `seawall_list`."""
    return "csv" if _delimiter(file) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """One publication for each list in the file.

    Raises:
        FormatError: unknown or missing columns, a row without id or name, an id that stands twice.
        UnknownValueError: a type, a measure, a scheme or a gender that is not in the documentation.
    """
    table = read_table(file, _SOURCE, REQUIRED, OPTIONAL, _delimiter(file) or ",")
    fallback = _DATED.sub("", PurePath(file.name).name).split(".")[0]
    by_list: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, cells in table.rows:
        row = {**_BLANK, **dict(zip(table.header, cells, strict=True))}
        by_list.setdefault(list_id_of(row[MAGIC] or fallback), []).append((line, row))
    for list_id, rows in by_list.items():
        sheet = Sheet(_SOURCE, file.name)
        seen: dict[str, str] = {}
        for line, row in rows:
            _check(row, line, seen, file.name)
            _party(sheet, line, row, list_id, fallback)
        yield Parsed(list_id, f"{_SOURCE}/csv", None, len(rows), sheet.statements, sheet.rejects)


@lru_cache(maxsize=256)
def list_id_of(name: str) -> str:
    """The list's id: `own_` and its name.

    >>> list_id_of("Blocked customers")
    'own_blocked_customers'
    """
    return f"own_{_UNSAFE.sub('_', name.lower()).strip('_') or 'list'}"


def _delimiter(file: SourceFile) -> str | None:
    cells = head_cells(file)
    if MAGIC in cells:
        return ","
    # Spreadsheets write semicolons or tabs where the comma is the decimal sign.
    for delimiter in (";", "\t"):
        if len(cells) <= 1 and any(MAGIC in (part.strip('" ') for part in cell.split(delimiter)) for cell in cells):
            return delimiter
    return None


def _check(row: Mapping[str, str], line: int, seen: dict[str, str], file_name: str) -> None:
    number, key = row["id"], slug(row["id"])
    problem = ""
    if not key or not row["name"]:
        problem = f"id {number!r} with name {row['name']!r}: each row needs both, and an id needs a letter or a digit"
    elif key in seen:
        problem = f"id {number!r} stands twice" if seen[key] == number else f"ids {seen[key]!r} and {number!r} differ only in signs"
    if problem:
        raise FormatError(problem, source=_SOURCE, snapshot=file_name, locator=f"line {line}", cure="Give each party of a list one row and an id of its own.")
    seen[key] = number


def _split(cell: str) -> list[str]:
    return [part for piece in cell.split(";") if (part := " ".join(piece.split()))]


def _party(sheet: Sheet, line: int, row: Mapping[str, str], list_id: str, fallback: str) -> None:
    schema = TYPES.get(row["type"].lower())
    if schema is None:
        raise sheet.unknown("type", row["type"], f"line {line}, column type", _TABLES)
    party = sheet.party(f"{list_id.replace('_', '-')}-{slug(row['id'])}", schema, row["id"], f"id={row['id']}", line)
    party.add("name", row["name"], at="name")
    for column, prop in (("aliases", "alias"), ("weak_aliases", "weakAlias"), ("previous_names", "previousName")):
        for name in _split(row[column]):
            party.add(prop, name, at=column)
    party.add("topics", "sanction")
    _person(party, row)
    for text in _split(row["country"]):
        _territory(party, "country", text)
    for text in _split(row["identifiers"]):
        add_identifier(party, text)
    for text in _split(row["address"]):
        party.add("address", text, at="address")
    party.add("sourceUrl" if row["url"].startswith(("http://", "https://")) else "notes", row["url"], at="url")
    party.add("notes", row["notes"], at="notes")
    _entry(party, row, row[MAGIC] or fallback)


def _person(party: Entry, row: Mapping[str, str]) -> None:
    texts = [(column, text) for column in ("birth_date", "birth_place", "gender", "nationality") for text in _split(row[column])]
    for column, text in texts:
        if party.schema != "Person":
            _keep(party, column, text, "only a person has this")
        elif column == "birth_date":
            date = parse_date(text)
            party.add("birthDate", date, text, at=column)
            if date is None:
                _keep(party, column, text, "not a date")
        elif column == "birth_place":
            party.add("birthPlace", text, at=column)
        elif column == "gender":
            if text.lower() not in GENDERS:
                raise party.sheet.unknown("gender", text, f"line {party.line}, column gender", _TABLES)
            party.add("gender", GENDERS[text.lower()], text, at=column)
        else:
            _territory(party, "nationality", text)


def _territory(party: Entry, column: str, text: str) -> None:
    code = territory_code(text)
    party.add(column, code, text, at=column)
    if code is None:
        _keep(party, column, text, "no territory of this name")


def _keep(party: Entry, column: str, text: str, reason: str) -> None:
    party.sheet.reject(f"{party.locator}/{column}", party.line, reason, text)
    party.add("notes", f"{column}: {text}", at=column)


def _entry(party: Entry, row: Mapping[str, str], list_name: str) -> None:
    dates: dict[str, str | None] = {}
    for column in ("listed_on", "expires_on", "review_on"):
        dates[column] = parse_date(row[column]) if row[column] else None
        if row[column] and dates[column] is None:
            _keep(party, column, row[column], "not a date")
    program = row["program"] or list_name
    sanction = party.child(content_suffix("sanction", program), "Sanction")
    sanction.add("entity", party.party_id, valid_from=dates["listed_on"], valid_to=dates["expires_on"])
    sanction.add("authority", list_name, at=MAGIC)
    sanction.add("program", program, at="program")
    for text in _split(row["measure"]):
        kind = text.lower()
        if kind not in MEASURE_KINDS:
            raise party.sheet.unknown("measure", text, f"line {party.line}, column measure", _TABLES)
        sanction.add("provisions", kind, text, at="measure")
    sanction.add("reason", row["reason"], at="reason")
    sanction.add("listingDate", dates["listed_on"], row["listed_on"], at="listed_on")
    sanction.add("startDate", dates["listed_on"], row["listed_on"], at="listed_on")
    sanction.add("endDate", dates["expires_on"], row["expires_on"], at="expires_on")
    sanction.add("publisher", row["owner"], at="owner")
    if dates["review_on"]:
        sanction.add("description", f"review on {dates['review_on']}", row["review_on"], at="review_on")
