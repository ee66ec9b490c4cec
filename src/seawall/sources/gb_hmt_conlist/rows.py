"""The rows of a Consolidated List, from CSV or XLSX, with the columns by name.

The CSV of old is Windows-1252, the newer one UTF-8, with or without a byte order mark. Since Windows-1252 fits any bytes,
text that is mostly UTF-8 with a few broken bytes is damage and not an old file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from seawall.errors import FormatError
from seawall.sources.contract import SourceFile
from seawall.sources.csvrows import raw_rows
from seawall.sources.gb_hmt_conlist.tables import BANNER, OPTIONAL, REQUIRED, SOURCE, SYNONYMS, TABLE
from seawall.sources.workbook import holds_texts, looks_like_workbook, open_workbook, text_of

_AGAIN = "Fetch the file again; if it is whole, the publisher has changed the format."
#: Texts that the strings of the workbook hold.
_MARKS = (b"Name 6", b"Group ID", b"Group Type", b"Last Updated", b"Listed On")
_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Rows(NamedTuple):
    """A file as rows.

    Attributes:
        date: the date beside "Last Updated", as printed.
        header: known names of the columns in their order.
        rows: (row number, cells), cells as text.
        page: name of the sheet; empty for CSV.
    """

    date: str
    header: tuple[str, ...]
    rows: list[tuple[int, list[str]]]
    page: str


def head_of(file: SourceFile) -> str | None:
    """`"csv"` or `"xlsx"` if the file looks like a Consolidated List; cheap for CSV."""
    if looks_like_workbook(file):
        return "xlsx" if holds_texts(file, *_MARKS) else None
    text = file.head.decode("utf-8", "replace").removeprefix("\ufeff")
    if "\0" in text:
        return None
    try:
        reader = csv.reader(io.StringIO(text, newline=""))
        banner, header = next(reader, []), next(reader, [])
    except csv.Error:
        return None
    return "csv" if _is_banner(banner, header) or _is_header(banner) else None


def read_rows(file: SourceFile) -> Rows:
    """All rows under the header.

    Raises:
        FormatError: not the known columns, a row of another width, a cut file, damaged text.
    """
    if looks_like_workbook(file):
        return _from_workbook(file)
    text = decode(file)
    return _checked(file, raw_rows(text, file.name, SOURCE), "", text.endswith(("\n", "\r")))


def decode(file: SourceFile) -> str:
    """The text of a CSV.

    Raises:
        FormatError: NUL characters; UTF-8 with broken bytes.
    """
    data = file.data
    if b"\0" in data:
        raise _error(file, "a NUL character in a text file", f"byte {data.index(0):,}", _AGAIN)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        runs = b" ".join(data.translate(_ONLY_HIGH).split())
        sequences = len(_PAIR.findall(runs))
        others = len(_PAIR.sub(b"", runs).replace(b" ", b""))
        if sequences > others or data.startswith(b"\xef\xbb\xbf"):
            raise _error(file, f"not UTF-8 ({exc.reason})", f"byte {exc.start:,}", _AGAIN) from exc
    return data.translate(_DEFINED).decode("cp1252")


#: ASCII as blanks, so that the other bytes stand alone.
_ONLY_HIGH = bytes(0x20 if byte < 0x80 else byte for byte in range(256))
#: Bytes that Windows-1252 leaves undefined become a question mark, as the publisher's own export writes for what it lacks.
_DEFINED = bytes(0x3F if byte in b"\x81\x8d\x8f\x90\x9d" else byte for byte in range(256))


def _is_banner(banner: Sequence[str], header: Sequence[str]) -> bool:
    """Whether these are "Last Updated" with its date, and the header."""
    return bool(banner) and banner[0].strip() == BANNER and _is_header(header)


def _is_header(cells: Sequence[str]) -> bool:
    return {"Name 6", "Group ID", "Group Type", "Listed On"} <= {cell.strip() for cell in cells}


def _from_workbook(file: SourceFile) -> Rows:
    book = open_workbook(file, SOURCE)
    for page in book.pages:
        cells = [(number, [text_of(cell) for cell in row]) for number, row in enumerate(page.rows, start=1)]
        if (cells and _is_header(cells[0][1])) or (len(cells) >= 2 and _is_banner(cells[0][1], cells[1][1])):
            return _checked(file, cells, page.name, ends=True)
    raise _error(file, f"no sheet begins with {BANNER!r} and a header", "", _AGAIN)


def _checked(file: SourceFile, lines: list[tuple[int, list[str]]], page: str, ends: bool) -> Rows:
    """Header and rows, with the width of each row checked."""
    banner: list[str] = []
    if len(lines) >= 2 and _is_banner(lines[0][1], lines[1][1]):
        banner, lines = lines[0][1], lines[1:]
    if not lines or not _is_header(lines[0][1]):
        raise _error(file, f"the file does not begin with {BANNER!r} and a header", "line 1", _AGAIN)
    titles = lines[0][1]
    while titles and not titles[-1].strip():
        titles = titles[:-1]
    header = tuple(_column(file, title) for title in titles)
    for name in REQUIRED:
        if name not in header:
            raise _error(file, f"column {name!r} is missing", "row 2", _AGAIN)
    if len(set(header)) != len(header):
        raise _error(file, "two columns have the same name", "row 2", _AGAIN)
    width = len(header)
    kept = []
    for line, cells in lines[1:]:
        if len(cells) != width:
            if not any(map(str.strip, cells)):
                continue
            if len(cells) < width or any(cell.strip() for cell in cells[width:]):
                raise _error(file, f"{len(cells)} cells in a row, {width} in the header", f"line {line}", "The file is cut or damaged; fetch it again.")
            cells = cells[:width]
        if any(cells):
            kept.append((line, cells))
    _refuse_cut_end(file, kept, header, ends)
    date = banner[1].strip() if len(banner) > 1 else ""
    return Rows(date, header, kept, page)


def _column(file: SourceFile, title: str) -> str:
    """The known name of a column."""
    plain = " ".join(title.split())
    if plain in _KNOWN:
        return plain
    folded = plain.lower()
    name = _FOLDED.get(folded) or SYNONYMS.get(folded)
    if name is None:
        raise _error(file, f"unknown column {plain!r}", "row 2", f"If the publisher has a new column, add it to {TABLE}.")
    return name


def _refuse_cut_end(file: SourceFile, rows: list[tuple[int, list[str]]], header: tuple[str, ...], ends: bool) -> None:
    """A last row without a line end is whole only if its last cell is one that other rows have."""
    if ends or not rows:
        return
    line, last = rows[-1]
    if all(cells[-1] != last[-1] for _, cells in rows[:-1]):
        raise _error(file, f"the file ends inside its last row, after {last[-1][-40:]!r}", f"line {line}", "The download is cut; fetch it again.")


def _error(file: SourceFile, what: str, locator: str, cure: str) -> FormatError:
    return FormatError(what, source=SOURCE, snapshot=file.name, locator=locator, cure=cure)


_KNOWN = frozenset((*REQUIRED, *OPTIONAL))
_FOLDED = {name.lower(): name for name in (*REQUIRED, *OPTIONAL)}
