"""Reads DFAT's Consolidated List: rows of one sheet, several rows to a party.

`2` is the row of the primary name, `2a`, `2b`, ... are rows of the same party with another name; they repeat the other cells
and sometimes say more. Facts are taken once per party, from the row that states them first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.pause import collection_paused
from seawall.sources.au_dfat.cells import plain
from seawall.sources.au_dfat.party import Row, read_party
from seawall.sources.au_dfat.tables import COLUMNS, LIST_ID, NAME_TYPES, NEEDED, SOURCE, TABLE
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.workbook import Cell, Page, cell_name, holds_texts, open_workbook, text_of

_REFERENCE = re.compile(r"(\d+)\s*[a-z]{0,2}\s*\d*", re.IGNORECASE)
_MARKS = (b"Reference", b"Name of Individual", b"Name Type")


def recognizes(file: SourceFile) -> str | None:
    """`"xlsx"` if the workbook's texts hold DFAT's headers."""
    return "xlsx" if holds_texts(file, *_MARKS) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the workbook."""
    with collection_paused():
        return [_read(file)]


def _read(file: SourceFile) -> Parsed:
    book = open_workbook(file, SOURCE)
    sheet = Sheet(SOURCE, file.name)
    rows = [row for page in book.pages for row in _rows(file, sheet, page)]
    if not rows:
        raise FormatError(
            "no sheet with the columns Reference, Name, Type, Name Type", source=SOURCE, snapshot=file.name,
            cure="Check that this is DFAT's Consolidated List.",
        )  # fmt: skip
    for party_id, group in _group(sheet, rows).items():
        read_party(sheet, party_id, group)
    return Parsed(LIST_ID, "au_dfat/xlsx", book.published_at, len(rows), sheet.statements, sheet.rejects)


def _header_row(page: Page) -> int | None:
    """Index of the header among the first rows; None if the sheet has none."""
    for index, cells in enumerate(page.rows[:15]):
        fields = {COLUMNS.get(_fold(cell)) for cell in cells}
        if fields >= NEEDED:
            return index
    return None


def _fold(cell: Cell) -> str:
    return " ".join(text_of(cell).lower().replace("_x000d_", " ").split()).rstrip(":")


def _rows(file: SourceFile, sheet: Sheet, page: Page) -> list[Row]:
    """Rows of a sheet as fields by name; blank rows are passed over."""
    start = _header_row(page)
    if start is None:
        if any(text_of(cell).strip() for cells in page.rows[:3] for cell in cells):
            sheet.reject(page.name, 1, "a sheet without DFAT's header", " | ".join(text_of(cell) for cell in page.rows[0][:6]))
        return []
    fields: list[str] = []
    for column, cell in enumerate(page.rows[start]):
        field = COLUMNS.get(_fold(cell))
        if field is None:
            raise FormatError(
                f"unknown column {text_of(cell)!r}", source=SOURCE, snapshot=file.name, locator=cell_name(page.name, start + 1, column),
                cure=f"Add it to COLUMNS in {TABLE} if it is real; the file stays unloaded until then.",
            )  # fmt: skip
        fields.append(field)
    rows = []
    for number, cells in enumerate(page.rows[start + 1 :], start + 2):
        values: dict[str, Cell] = {}
        for column, (field, cell) in enumerate(zip(fields, cells, strict=False)):
            if cell == "" or (isinstance(cell, str) and not cell.strip()):
                continue
            if field:
                values[field] = cell
            else:
                sheet.reject(cell_name(page.name, number, column), number, "a value in a column without a header", text_of(cell))
        if values:
            rows.append(Row(page.name, number, {field: column for column, field in reversed(list(enumerate(fields)))}, values))
    return rows


def _group(sheet: Sheet, rows: list[Row]) -> dict[str, list[Row]]:
    """Rows by party, in the order of their first rows.

    DFAT has used a number twice by mistake: a second primary name under it opens a party of its own, whose id carries
    a hash of that name.
    """
    groups: dict[str, list[Row]] = {}
    primaries: dict[str, str] = {}
    current: dict[str, str] = {}
    for row in rows:
        printed = plain(row.text("reference"))
        if not printed or not slug(printed):
            sheet.reject(row.place("reference"), row.number, "a row without a reference", " | ".join(map(text_of, row.values.values())))
            continue
        match = _REFERENCE.fullmatch(printed)
        base = str(int(match[1])) if match is not None else slug(printed)
        name = plain(row.text("name"))
        if NAME_TYPES.get(plain(row.text("name_type")).lower()) == "name":
            if base not in primaries:
                primaries[base] = name.casefold()
                current.setdefault(base, f"au-dfat-{base}")
            elif primaries[base] != name.casefold():
                sheet.reject(row.place("reference"), row.number, "a second primary name under this reference", f"{printed}: {name}")
                current[base] = f"au-dfat-{base}-{content_suffix('again', name.casefold())}"
        row.reference, row.printed = base, "".join(printed.split())
        groups.setdefault(current.setdefault(base, f"au-dfat-{base}"), []).append(row)
    return groups
