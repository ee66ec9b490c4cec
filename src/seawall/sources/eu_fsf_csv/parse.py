"""Reads FSF CSV 1.0 and CSV 1.1: semicolons, one row for each part of an entity under each of its acts.

The order of columns is free; every column must be known and there. An entity's rows are gathered by its number and written with
the same words as XML 1.1. A copy that a spreadsheet has saved as one column is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from seawall.errors import FormatError
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.csvrows import Table, decode, raw_rows, refuse_cut_end
from seawall.sources.eu_fsf.records import Subject
from seawall.sources.eu_fsf.subject import write_subject
from seawall.sources.eu_fsf.tables import COVERS_FULL, COVERS_OLD, LIST_ID
from seawall.sources.eu_fsf_csv.rows_10 import Reader10
from seawall.sources.eu_fsf_csv.rows_11 import Reader11
from seawall.sources.eu_fsf_csv.tables import DATE_10, DATE_11, ENTITY_ID_10, OPTIONAL_11, SOURCE, TABLE, columns_10, columns_11
from seawall.text.dates import moment, parse_date

_BOM = "\ufeff"
_AGAIN = "Fetch the file again; if it is whole, the publisher has changed the format."


def recognizes(file: SourceFile) -> str | None:
    """`"csv-1.0"` or `"csv-1.1"` by names in the first line, even if a spreadsheet has wrapped it in quotes."""
    line = _first_line(file)
    if ";" not in line:
        return None
    if "Entity_LogicalId" in line and (DATE_11 in line or "NameAlias_WholeName" in line):
        return "csv-1.1"
    return "csv-1.0" if ENTITY_ID_10 in line and "Naal_" in line else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    variant = recognizes(file)
    _refuse_wrapped(file)
    table, moments = _read(file, variant == "csv-1.1")
    sheet = Sheet(SOURCE, file.name)
    reader = Reader11(table.header) if variant == "csv-1.1" else Reader10(table.header)
    subjects: dict[str, Subject] = {}
    dates: dict[str, int] = {}
    for line, cells in table.rows:
        number = cells[reader.number]
        if not number:
            raise FormatError("a row without the entity's number", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure=_AGAIN)
        subject = subjects.get(number)
        if subject is None:
            subject = subjects[number] = reader.subject(number, line, cells)
            dates.setdefault(cells[moments], line)
        reader.add(subject, cells)
    for subject in subjects.values():
        write_subject(sheet, subject)
    covers = COVERS_FULL if variant == "csv-1.1" else COVERS_OLD
    published = _published(sheet, dates, table.header[moments])
    return [Parsed(LIST_ID, f"{SOURCE}/{variant}", published, len(table.rows), sheet.statements, sheet.rejects, covers=covers)]


def _first_line(file: SourceFile) -> str:
    return file.head.partition(b"\n")[0].decode("utf-8", "replace").removeprefix(_BOM)


def _refuse_wrapped(file: SourceFile) -> None:
    """A spreadsheet that opens the file as one column saves each line in quotes, with tabs for its empty columns, and breaks cells at commas."""
    line = _first_line(file).rstrip("\r")
    inner = line[1:-1]
    if line[:1] == '"' and line[-1:] == '"' and ";" in inner and '"' not in inner:
        tabs = len(inner) - len(inner.rstrip("\t"))
        ending = f" and ends in {tabs} tabs" if tabs else ""
        raise FormatError(
            f"the whole line is wrapped in quotes{ending}: a spreadsheet has saved the file as a single column", source=SOURCE, snapshot=file.name, locator="line 1",
            cure="Download the file again and load it as it comes, without opening it in a spreadsheet.",
        )  # fmt: skip


def _read(file: SourceFile, is_new: bool) -> tuple[Table, int]:
    """The table, and the index of the column with the file's date."""
    text = decode(file, SOURCE)
    rows = raw_rows(text, file.name, SOURCE, ";")
    if not rows:
        raise FormatError("the file has no rows", source=SOURCE, snapshot=file.name, cure=_AGAIN)
    header = tuple(cell.strip() for cell in rows[0][1])
    moments = _check_header(file, header, columns_11() if is_new else columns_10(), is_new)
    kept = []
    width = len(header)
    for line, cells in rows[1:]:
        if len(cells) != width:
            if not any(map(str.strip, cells)):
                continue
            raise FormatError(f"{len(cells)} cells in a row, {width} in the header", source=SOURCE, snapshot=file.name, locator=f"line {line}",
                              cure="The row is cut or torn; fetch the file again.")  # fmt: skip
        kept.append((line, cells))
    table = Table(header, kept, text.endswith(("\n", "\r")))
    refuse_cut_end(table, file, SOURCE)
    return table, moments


def _check_header(file: SourceFile, header: tuple[str, ...], columns: tuple[str, ...], is_new: bool) -> int:
    """Every column known and there, once (CSV 1.0 repeats the entity's number); the index of the date's column."""
    date = DATE_11 if is_new else DATE_10
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        # A copy of 2018 names the first column "Date_filexxxx".
        known = date if name.startswith(date) else name
        if known not in columns and not (is_new and known in OPTIONAL_11):
            raise FormatError(f"unknown column {name!r}", source=SOURCE, snapshot=file.name, locator=f"line 1, column {index + 1}",
                              cure=f"If the publisher has a new column, add it to {TABLE}; the file stays unloaded until then.")  # fmt: skip
        if known in found and (is_new or known != ENTITY_ID_10):
            raise FormatError(f"two columns are called {name!r}", source=SOURCE, snapshot=file.name, locator="line 1", cure=_AGAIN)
        found.setdefault(known, index)
    for name in columns:
        if name not in found:
            raise FormatError(f"column {name!r} is missing", source=SOURCE, snapshot=file.name, locator="line 1", cure=_AGAIN)
    return found[date]


def _published(sheet: Sheet, dates: dict[str, int], column: str) -> datetime | None:
    """The file's date, which every row repeats; None if the rows do not agree."""
    days = {parse_date(text.strip(), "dmy") for text in dates}
    day = days.pop() if len(days) == 1 else None
    if day is None or len(day) != 10:
        sheet.reject(f"line 1, {column}", 1, "no one date of the file", "; ".join(sorted(dates))[:200])
        return None
    return moment(day)
