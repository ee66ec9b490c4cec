"""Find out what a file of customers is: CSV with any separator and encoding, XLSX, JSON lines or arrays (flat or FollowTheMoney), also packed.

A row that cannot be read is a `RejectedRow` with its number and the reason; the file is refused only if nothing in it can be.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from seawall.errors import QuestionError
from seawall.screen.customer_cells import CarefulCutter, Cells, table_cells
from seawall.screen.customer_encodings import SAMPLE, narrow_encoding, wide_encoding
from seawall.screen.customer_lines import Lines
from seawall.screen.customer_objects import Object, is_one_a_line, objects_of_array, objects_of_lines
from seawall.screen.customer_reading import Reading
from seawall.screen.customer_stream import ByteStream
from seawall.screen.headings import guess_columns

#: A workbook is read whole; what it unpacks to is bounded.
LARGEST_WORKBOOK: Final = 1 << 30
#: As many as a sheet of Excel has.
MOST_COLUMNS: Final = 16_384
_SEPARATORS = ",;\t|"
_EXCEL_SEPARATOR = re.compile(rb'^"?sep=(.)"?\r?\n', re.IGNORECASE)
#: A few of these are stray bytes in a table; many are a picture or a document, in which "no hit" would mean nothing.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_CONTROL_BYTES = bytes([*range(9), *range(0x0E, 0x1A), *range(0x1B, 0x20)])
_HEAD = 65_536
_SHEET_ROWS = 10_000


@dataclass
class Opened:
    """A file of customers, begun.

    Attributes:
        reading: what was found out.
        cells: rows of a table, or None.
        objects: JSON objects with their numbers, or None.
        stream: is closed when all is read; who stops earlier closes it.
    """

    reading: Reading
    stream: ByteStream
    cells: Iterator[Cells] | None = None
    objects: Iterator[Object] | None = None


def open_customers(path: Path, said: Mapping[str, str] | None = None, encoding: str = "") -> Opened:
    """Find out what a file is and begin to read it.

    Args:
        path: the file; `-` is stdin.
        said: heading -> role, see `headings.guess_columns`.
        encoding: the file's, if it is known better than it can be told.

    Raises:
        QuestionError: no such file, an empty one, or none of the known forms; or no column that could be a name.
    """
    stream = ByteStream(path)
    try:
        return _begin(path, stream, said, encoding)
    except BaseException:
        stream.close()
        raise


def _begin(path: Path, stream: ByteStream, said: Mapping[str, str] | None, encoding: str) -> Opened:
    head = stream.peek(SAMPLE)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise QuestionError("the customer file is empty", where=stream.where, cure="Give a file with a heading row and one customer a row.")
    reading = Reading(path, "", packing=stream.packing, share=stream.share_read)
    if head[:4] == b"PK\x03\x04" or head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        reading.form = "xlsx" if head[:2] == b"PK" else "xls"
        return _workbook(reading, stream, said)
    wide = _checked_encoding(encoding, stream) or wide_encoding(head[:_HEAD])
    if not wide and _too_many(len(head[:_HEAD]) - len(head[:_HEAD].translate(None, _CONTROL_BYTES)), head[:_HEAD]):
        raise _no_text(stream)
    reading.encoding = wide or narrow_encoding(head)
    if not reading.encoding:
        raise QuestionError("in which encoding the customer file is cannot be told", where=stream.where,
                            cure="Save it as UTF-8, or say it: --encoding big5, --encoding cp932 …")  # fmt: skip
    text = head[:_HEAD].decode(reading.encoding, "replace").lstrip("\ufeff \t\r\n")
    if text.startswith("%PDF-") or _too_many(len(_CONTROL.findall(text)), text):
        raise _no_text(stream)
    said_separator = _EXCEL_SEPARATOR.match(head.removeprefix(b"\xef\xbb\xbf"))
    lines = Lines(stream, reading.encoding if reading.line_encoding != reading.encoding else "")
    if text.startswith(("{", "[")):
        first = text.split("\n", 1)[0]
        reading.form = "json lines" if is_one_a_line(first.encode("utf-8", "replace"), len(first) == len(text) == _HEAD) else "json"
        found = objects_of_lines(reading, lines) if reading.form == "json lines" else objects_of_array(reading, lines)
        return Opened(reading, stream, objects=_closing_objects(stream, found))
    reading.form = "csv"
    reading.separator = said_separator[1].decode() if said_separator else _separator(text)
    return _delimited(reading, stream, lines, said, bool(said_separator))


def _too_many(odd: int, text: str | bytes) -> bool:
    return odd > 8 + len(text) // 100


def _no_text(stream: ByteStream) -> QuestionError:
    return QuestionError("the customer file is no text", where=stream.where, cure="Give CSV, TSV, XLSX or JSON lines; other programs can save as one of these.")


def _checked_encoding(encoding: str, stream: ByteStream) -> str:
    if not encoding:
        return ""
    try:
        "".encode(encoding)
        b"".decode(encoding)
    except (LookupError, ValueError, UnicodeError) as exc:
        raise QuestionError(f"--encoding is {encoding!r}, which is none", where=stream.where, cure="Such as utf-8, cp1251, gb18030, cp932, big5.") from exc
    return encoding.lower()


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0].split("\r", 1)[0]
    unquoted = "".join(part for i, part in enumerate(first.split('"')) if i % 2 == 0)
    counts = {s: unquoted.count(s) for s in _SEPARATORS}
    best = max(counts, key=lambda s: counts[s])
    return best if counts[best] else ","


def _delimited(reading: Reading, stream: ByteStream, lines: Lines, said: Mapping[str, str] | None, skip_first: bool) -> Opened:
    cutter = CarefulCutter(reading, lines)
    headings = cutter.heading()
    if skip_first and not isinstance(headings, str):
        headings = cutter.heading()
    if headings is None:
        raise QuestionError("the customer file has no rows", where=stream.where, cure="Give a heading row and one customer a row.")
    if isinstance(headings, str):
        raise QuestionError(f"the heading row has {headings}", where=stream.where, cure="Mend the first line.")
    has_headings = _take_headings(reading, headings, said, stream.where)
    first = [] if has_headings else [_first_row(reading, headings)]
    cells = table_cells(reading, lines, cutter, len(headings), 1 + len(first))
    return Opened(reading, stream, cells=_closing(stream, chain(first, cells)))


def _take_headings(reading: Reading, headings: Sequence[str], said: Mapping[str, str] | None, where: str) -> bool:
    """Guess the columns; returns whether the first row was one of headings."""
    if len(headings) > MOST_COLUMNS:
        raise QuestionError(f"the heading row has {len(headings):,} cells", where=where, cure=f"Give at most {MOST_COLUMNS:,} columns.")
    guess = guess_columns([h.strip().lstrip("\ufeff").strip().strip('"') for h in headings], said)
    reading.guess = guess
    if not guess.can_screen:
        raise QuestionError(f"no column looks like a name or an official number among {', '.join(repr(h[:60]) for h in guess.headings[:30])}", where=where,
                            cure="Head a column `name`, or say which one it is (--column HEADING=name).")  # fmt: skip
    return guess.has_headings


def _first_row(reading: Reading, first: Sequence[str]) -> Cells:
    """The first row of a file without headings, which is a customer."""
    reading.rows_read += 1
    return Cells(np.array([1], np.int64), [pa.array([cell], pa.string()) for cell in first])


def _closing(stream: ByteStream, cells: Iterator[Cells]) -> Iterator[Cells]:
    with stream:
        yield from cells


def _closing_objects(stream: ByteStream, objects: Iterator[Object]) -> Iterator[Object]:
    with stream:
        yield from objects


def _workbook(reading: Reading, stream: ByteStream, said: Mapping[str, str] | None) -> Opened:
    data = io.BytesIO()
    with stream:
        while chunk := stream.read():
            data.write(chunk)
            if data.tell() > LARGEST_WORKBOOK:
                raise _too_large(stream)
    if reading.form == "xlsx" and _unpacked_size(data) > LARGEST_WORKBOOK:
        raise _too_large(stream)
    rows = _sheet_rows(reading, data, stream.where)
    first = next((row for row in rows if any(row)), None)
    if first is None:
        raise QuestionError("the customer file has no rows", where=stream.where, cure="Give a heading row and one customer a row.")
    while first and not first[-1]:
        first = first[:-1]
    has_headings = _take_headings(reading, first, said, stream.where)
    begun = [] if has_headings else [_first_row(reading, first)]
    return Opened(reading, stream, cells=chain(begun, _sheet_cells(reading, rows, len(first), len(begun))))


def _too_large(stream: ByteStream) -> QuestionError:
    return QuestionError("the workbook is too large", where=stream.where, cure="Save its sheet as CSV and give that.")


def _unpacked_size(data: io.BytesIO) -> int:
    try:
        with zipfile.ZipFile(data) as archive:
            return sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        # The reader of workbooks says what is wrong.
        return 0


def _sheet_rows(reading: Reading, data: io.BytesIO, where: str) -> Iterator[list[str]]:
    import python_calamine

    data.seek(0)
    try:
        book = python_calamine.load_workbook(data)
        sheet = book.get_sheet_by_index(0)
    except (python_calamine.CalamineError, OSError, ValueError, IndexError) as exc:
        raise QuestionError(f"the workbook cannot be read ({exc})", where=where, cure="Save it as XLSX or CSV and try again.") from exc
    others = len(book.sheet_names) - 1
    reading.note("sheets of the workbook that are not read (only the first is)", others)
    for row in sheet.iter_rows():
        yield [_cell(value) for value in row]


def _sheet_cells(reading: Reading, rows: Iterator[list[str]], width: int, number: int) -> Iterator[Cells]:
    while chunk := list(islice(rows, _SHEET_ROWS)):
        numbers: list[int] = []
        kept: list[list[str]] = []
        for row in chunk:
            if not any(row):
                continue
            number += 1
            reading.rows_read += 1
            if any(cell.strip() for cell in row[width:]):
                reading.reject(number, f"{len(row)} cells, the heading row has {width}", " | ".join(row))
                continue
            numbers.append(number)
            kept.append([*row[:width], *[""] * (width - len(row))])
        columns = [pa.array(column, pa.string()) for column in zip(*kept, strict=True)] if kept else [pa.array([], pa.string())] * width
        yield Cells(np.array(numbers, np.int64), columns)


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        text: str = value.isoformat()
        return text[:10] if text.endswith("T00:00:00") else text
    return str(value)


