"""Delimited text as columns of cells, block by block.

A block of about a megabyte in which nothing is odd is parsed at once by Arrow (`parse_plain`). Any other is cut row by row (`CarefulCutter`),
which rejects what cannot be read and gives the same cells for the rest; a property test compares the two.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from seawall.screen import customer_lines
from seawall.screen.customer_encodings import decode_line
from seawall.screen.customer_lines import Lines
from seawall.screen.customer_reading import LONGEST_SHOWN, Reading

#: A quotation that goes on over more lines than this is a stray mark.
LONGEST_QUOTATION: Final = 50
NOTE_SHORT: Final = "rows with fewer cells than headings"
NOTE_LOST: Final = "rows with a letter that was lost before (U+FFFD)"
_LOST_BYTES = "\ufffd".encode()


class Cells(NamedTuple):
    """Rows of a table as columns.

    Attributes:
        rows: number of each row, from 1, headings and empty rows not counted.
        columns: one array of strings for each heading.
    """

    rows: npt.NDArray[np.int64]
    columns: list[pa.Array]

    def row(self, place: int) -> list[str]:
        """The cells of one row."""
        return [column[place].as_py() for column in self.columns]


class CarefulCutter:
    """Cuts lines into cells, one by one."""

    def __init__(self, reading: Reading, lines: Lines) -> None:
        self._reading = reading
        self._lines = lines
        self._waiting: deque[bytes] = deque()

    def heading(self) -> list[str] | str | None:
        """The first row that is not empty; None if there is none, a text (why) if it cannot be read."""
        while (raw := self._next_line()) is not None:
            if isinstance(raw, str):
                return raw
            if not raw.strip():
                continue
            found = self._cells(raw, 0)
            if isinstance(found, str):
                return found
            if any(found):
                self._lines.give_back(b"".join(line + b"\n" for line in self._waiting))
                self._waiting.clear()
                return found
        return None

    def cut(self, data: bytes, first_row: int, width: int) -> tuple[Cells, int]:
        """The rows of a block and of the lines after it that the block's last row needs.

        Args:
            first_row: the number of the first row.
            width: how many headings there are.

        Returns:
            The rows, and how many there were, rejects among them.
        """
        self._waiting.extend(_split_lines(data))
        number = first_row
        rows: list[int] = []
        table: list[list[str]] = []
        while self._waiting:
            raw = self._waiting.popleft()
            if not raw:
                continue
            found = self._cells(raw, width)
            if not isinstance(found, str) and not any(found):
                continue
            cells = self._fitted(number, found, raw, width)
            if cells is not None:
                rows.append(number)
                table.append(cells)
            number += 1
        columns = [pa.array(column, pa.string()) for column in zip(*table, strict=True)] if table else [pa.array([], pa.string())] * width
        return Cells(np.array(rows, np.int64), columns), number - first_row

    def _fitted(self, number: int, found: list[str] | str, raw: bytes, width: int) -> list[str] | None:
        if isinstance(found, str):
            self._reading.reject(number, found, readable(raw))
            return None
        if len(found) > width and any(cell.strip() for cell in found[width:]):
            self._reading.reject(number, f"{len(found)} cells, the heading row has {width}", self._reading.separator.join(found))
            return None
        if len(found) < width:
            self._reading.note(NOTE_SHORT)
            found = [*found, *[""] * (width - len(found))]
        if any("\ufffd" in cell for cell in found):
            self._reading.note(NOTE_LOST)
        return found[:width]

    def _cells(self, raw: bytes, width: int) -> list[str] | str:
        """Cells of a line, or why it has none."""
        text = self._text(raw)
        if text is None:
            return f"bytes that are not {self._reading.encoding}"
        if "\0" in text:
            return "a NUL character"
        if '"' not in text:
            return text.split(self._reading.separator)
        cells, state = cut_record(text, self._reading.separator)
        return cells if state == "whole" else self._over_lines(text, width)

    def _over_lines(self, text: str, width: int) -> list[str] | str:
        """A row with a quotation that goes on over lines; the lines are put back if it turns out to be a stray mark.

        It is one if the quotation does not end soon, ends within a word, or swallows lines that are rows of their own.
        """
        taken: list[bytes] = []
        texts = [text]
        separator = self._reading.separator
        size, marks = len(text), text.count('"')
        while len(taken) < LONGEST_QUOTATION and size <= customer_lines.LONGEST_LINE:
            raw = self._next_line()
            following = None if raw is None or isinstance(raw, str) else self._text(raw)
            if isinstance(raw, bytes):
                taken.append(raw)
            if following is None or "\0" in following:
                break
            texts.append(following)
            size += len(following)
            if '"' not in following:
                continue
            marks += following.count('"')
            if marks % 2:
                # As every mark opens or closes, one is open.
                continue
            cells, state = cut_record("\n".join(texts), separator)
            if state == "open":
                continue
            swallowed = width > 1 and any(line.count(separator) == width - 1 for line in texts[1:-1])
            if state == "broken" or swallowed or (width and len(cells) != width):
                break
            return cells
        self._waiting.extendleft(reversed(taken))
        return "a quotation mark without its partner"

    def _text(self, raw: bytes) -> str | None:
        found = decode_line(raw, self._reading.line_encoding)
        if found is None:
            return None
        text, encoding = found
        if encoding != self._reading.line_encoding and not raw.isascii():
            self._reading.note(f"rows read as {encoding}, not {self._reading.encoding}")
        return text

    def _next_line(self) -> bytes | str | None:
        """The next line, why there is none that can be read, or None at the end."""
        if not self._waiting:
            block = self._lines.block()
            if block is None:
                return None
            if block.too_long:
                if self._reading.guess is None:
                    return too_long()
                self._lines.give_back_block(block)
                return None
            self._waiting.extend(_split_lines(block.data))
        return self._waiting.popleft()


def table_cells(reading: Reading, lines: Lines, cutter: CarefulCutter, width: int, first_row: int = 1) -> Iterator[Cells]:
    """Rows of a table, a block at a time; a block without any is given, too, so that progress is seen."""
    number = first_row
    while (block := lines.block()) is not None:
        if block.too_long:
            reading.reject(number, too_long(), readable(block.data))
            found, count = Cells(np.empty(0, np.int64), [pa.array([], pa.string())] * width), 1
        else:
            plain = parse_plain(block.data, reading.separator, width, reading.line_encoding)
            if plain is None:
                found, count = cutter.cut(block.data, number, width)
            else:
                count = len(plain[0])
                found = Cells(np.arange(number, number + count, dtype=np.int64), plain)
        number += count
        reading.rows_read += count
        yield found


def parse_plain(data: bytes, separator: str, width: int, encoding: str = "utf-8") -> list[pa.Array] | None:
    """Columns of a block in which every row is as it should be; None if there is any doubt.

    Rows of empty cells only are left out.
    """
    if b"\0" in data or _LOST_BYTES in data or data.count(b"\r") != data.count(b"\r\n"):
        return None
    if encoding != "utf-8" and not data.isascii():
        recoded = _recoded(data, encoding)
        if recoded is None:
            return None
        data = recoded
    quoted = b'"' in data
    if quoted and not _is_well_quoted(data, separator):
        return None
    names = [str(place) for place in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            arrow_csv.ReadOptions(use_threads=False, column_names=names, block_size=len(data) + 1),
            arrow_csv.ParseOptions(delimiter=separator, quote_char='"' if quoted else False, escape_char=False, newlines_in_values=False),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    columns = [column.combine_chunks() for column in table.columns]
    return _without_empty(columns)


def cut_record(text: str, separator: str) -> tuple[list[str], Literal["whole", "open", "broken"]]:
    """Cells of a row, and whether a quotation in it is still open.

    A quotation mark within an unquoted cell is a letter like any other. What stands behind a closing mark belongs to the cell, unless the
    quotation went on over a line: then the mark that closed it was the beginning of another, and the row is broken.

    >>> cut_record('1,"Smith, Jo",gb', ",")
    (['1', 'Smith, Jo', 'gb'], 'whole')
    >>> cut_record('5,"never ends,1980', ",")
    (['5', 'never ends,1980'], 'open')
    """
    cells: list[str] = []
    at = 0
    while True:
        content = ""
        if text.startswith('"', at):
            content, at = _quotation(text, at + 1)
            if at < 0:
                return [*cells, content], "open"
        end = text.find(separator, at)
        rest = text[at:] if end < 0 else text[at:end]
        if rest and "\n" in content:
            return [*cells, content], "broken"
        cells.append(content + rest)
        if end < 0:
            return cells, "whole"
        at = end + 1


def too_long() -> str:
    """Why a long line is rejected."""
    return f"a line of more than {customer_lines.LONGEST_LINE:,} bytes"


def readable(raw: bytes) -> str:
    """A row as far as it can be shown."""
    return raw[: 4 * LONGEST_SHOWN].decode("utf-8", "replace").rstrip("\r\n").replace("\0", "\ufffd")


def _quotation(text: str, at: int) -> tuple[str, int]:
    """What is quoted from a place on, and where it ends (-1: it does not)."""
    parts: list[str] = []
    while True:
        end = text.find('"', at)
        if end < 0:
            return "".join([*parts, text[at:]]), -1
        if not text.startswith('"', end + 1):
            return "".join([*parts, text[at:end]]), end + 1
        parts.append(text[at : end + 1])
        at = end + 2


def _split_lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix(b"\r") for line in lines] if b"\r" in data else lines


def _recoded(data: bytes, encoding: str) -> bytes | None:
    """A block of an older encoding as UTF-8, if every line of it is surely in that encoding."""
    lines = []
    for line in data.split(b"\n"):
        if not line.isascii():
            found = decode_line(line, encoding)
            if found is None or found[1] != encoding or "\ufffd" in found[0]:
                return None
            line = found[0].encode()
        lines.append(line)
    return b"\n".join(lines)


def _is_well_quoted(data: bytes, separator: str) -> bool:
    """Whether every quotation fills its cell, and none goes on over a line."""
    text = np.frombuffer(data, np.uint8)
    marks = np.flatnonzero(text == ord('"'))
    if len(marks) % 2:
        return False
    opening, closing = marks[::2], marks[1::2]
    before = np.where(opening > 0, text[opening - 1], ord("\n"))
    after = np.where(closing + 1 < len(text), text[np.minimum(closing + 1, len(text) - 1)], ord("\n"))
    # A doubled mark within a quotation looks like one that closes and one that opens.
    doubled_opening = np.concatenate([[False], opening[1:] == closing[:-1] + 1])
    doubled_closing = np.concatenate([doubled_opening[1:], [False]])
    edges = [ord(separator), ord("\n")]
    if not (np.isin(before, edges) | doubled_opening).all() or not (np.isin(after, [*edges, ord("\r")]) | doubled_closing).all():
        return False
    line_ends = np.flatnonzero(text == ord("\n"))
    return bool((np.searchsorted(line_ends, opening) == np.searchsorted(line_ends, closing)).all())


def _without_empty(columns: Sequence[pa.Array]) -> list[pa.Array]:
    empty = np.ones(len(columns[0]), bool)
    for column in columns:
        empty &= pc.equal(pc.binary_length(column), 0).to_numpy(zero_copy_only=False)
        if not empty.any():
            return list(columns)
    kept = pa.array(~empty)
    return [column.filter(kept) for column in columns]
