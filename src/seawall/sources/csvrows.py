"""CSV tables with a header: bytes in, rows out, and every way in which a table can be broken as a `FormatError`.

For tables whose columns are known by name. The order of columns is free; a column that is not known, a missing one, a row
of another width, a quote that never closes and a file that ends inside a row are errors with line and cure.
Source of the format: RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from seawall.errors import FormatError
from seawall.model.statement import Statement
from seawall.sources.contract import Entry, SourceFile

_AGAIN = "Fetch the file again; if it is whole, the publisher has changed the format."


class Table(NamedTuple):
    """A table as read.

    Attributes:
        header: names of the columns, without blanks around them.
        rows: (line on which the row begins, cells without blanks around them); blank rows are left out.
        ends_with_newline: whether the last row is closed by a line end.
    """

    header: tuple[str, ...]
    rows: list[tuple[int, list[str]]]
    ends_with_newline: bool


def decode(file: SourceFile, source: str) -> str:
    """The text of a UTF-8 file; a byte order mark is taken off.

    Raises:
        FormatError: not UTF-8, or with NUL characters.
    """
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise FormatError(f"not UTF-8 ({exc.reason})", source=source, snapshot=file.name, locator=f"byte {exc.start:,}", cure=_AGAIN) from exc
    if "\0" in text:
        raise FormatError("a NUL character in a text file", source=source, snapshot=file.name, locator=f"character {text.index(chr(0)):,}", cure=_AGAIN)
    return text


def head_cells(file: SourceFile) -> tuple[str, ...]:
    """The cells of the first line, for `recognizes`; empty if it is no line of CSV."""
    text = file.head.decode("utf-8", "replace").removeprefix("\ufeff")
    if "\0" in text:
        return ()
    try:
        return tuple(cell.strip() for cell in next(csv.reader(io.StringIO(text, newline="")), ()))
    except csv.Error:
        return ()


def raw_rows(text: str, file_name: str, source: str, delimiter: str = ",") -> list[tuple[int, list[str]]]:
    """All rows with the line on which each begins, cells as they are.

    Raises:
        FormatError: a quote that never closes, text after a closing quote, a cell of absurd size.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    begin = 1
    try:
        for cells in reader:
            rows.append((begin, cells))
            begin = reader.line_num + 1
    except csv.Error as exc:
        raise FormatError(f"not well-formed CSV ({exc})", source=source, snapshot=file_name, locator=f"line {begin}", cure=_AGAIN) from exc
    return rows


def read_table(file: SourceFile, source: str, required: Collection[str], optional: Collection[str] = (), delimiter: str = ",") -> Table:
    """Read a whole table.

    Args:
        file: the file.
        source: parser id for messages.
        required: columns that must be there.
        optional: columns that may be there.
        delimiter: between cells.

    Raises:
        FormatError: see the module; also two columns of one name.
    """
    text = decode(file, source)
    rows = raw_rows(text, file.name, source, delimiter)
    if not rows:
        raise FormatError("the file has no rows", source=source, snapshot=file.name, cure=_AGAIN)
    header = tuple(cell.strip() for cell in rows[0][1])
    _check_header(header, required, optional, file.name, source)
    width = len(header)
    kept: list[tuple[int, list[str]]] = []
    for line, cells in rows[1:]:
        if len(cells) != width:
            if not any(map(str.strip, cells)):
                continue
            raise FormatError(f"{len(cells)} cells in a row, {width} in the header", source=source, snapshot=file.name, locator=f"line {line}", cure=_AGAIN)
        stripped = list(map(str.strip, cells))
        if any(stripped):
            kept.append((line, stripped))
    return Table(header, kept, text.endswith(("\n", "\r")))


def refuse_cut_end(table: Table, file: SourceFile, source: str) -> None:
    """Refuse a file that ends without a line end inside a last cell that no other row has.

    Publishers' tables close every row. Spreadsheets may leave the last line open, and then its last cell is as good as any
    other's; a cut cell (half an address of a page) is not among them.

    Raises:
        FormatError: the last row is cut.
    """
    if table.ends_with_newline or not table.rows:
        return
    line, last = table.rows[-1]
    if last[-1] and all(cells[-1] != last[-1] for _, cells in table.rows[:-1]):
        raise FormatError(f"the file ends inside its last row, after {last[-1][-40:]!r}", source=source, snapshot=file.name, locator=f"line {line}",
                          cure="The download is cut; fetch it again.")  # fmt: skip


def _check_header(header: Sequence[str], required: Iterable[str], optional: Collection[str], file_name: str, source: str) -> None:
    required = tuple(required)
    for name in header:
        if header.count(name) > 1:
            raise FormatError(f"two columns are called {name!r}", source=source, snapshot=file_name, locator="line 1", cure=_AGAIN)
        if name not in required and name not in optional:
            raise FormatError(f"unknown column {name!r}", source=source, snapshot=file_name, locator="line 1",
                              cure=f"Known are {', '.join((*required, *optional))}. If the publisher has a new column, add it to sources/{source}/tables.py.")  # fmt: skip
    for name in required:
        if name not in header:
            raise FormatError(f"column {name!r} is missing", source=source, snapshot=file_name, locator="line 1", cure=_AGAIN)


def add_fixed(entry: Entry, pairs: Iterable[tuple[str, str]]) -> None:
    """Values that are the same for every row of a list (authority, program): (property, value) pairs, never blank."""
    party, subject, schema, place, line, facet = entry.party_id, entry.subject_id, entry.schema, entry.locator, entry.line, entry.facet
    entry.sheet.statements.extend([Statement(party, subject, schema, prop, value, None, None, place, line, facet) for prop, value in pairs])
