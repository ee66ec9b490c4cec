"""Read a file of customers: CSV with any separator and encoding, XLSX, JSON lines (flat or FollowTheMoney).

A row that cannot be read is a `RejectedRow` with its number and the reason; the file is refused only if nothing in it can be.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from seawall.errors import QuestionError
from seawall.screen.customers import RejectedRow
from seawall.screen.headings import Guess, guess_columns

#: A longer line is no customer; it is rejected without being held in memory.
LONGEST_LINE = 4_000_000
#: A quotation that goes on over more lines than this is a stray mark.
LONGEST_QUOTATION = 50
#: First cell of a row that could not be cut into cells; the second is its text.
TOO_LONG, UNENDING = "\x00too long", "\x00unending"
_PROBLEMS = {TOO_LONG: f"a line of more than {LONGEST_LINE} characters", UNENDING: "a quotation mark without its partner"}
_SEPARATORS = ",;\t|"
#: A few of these are stray bytes in a table; many are a picture or a document, in which "no hit" would mean nothing.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_SAMPLE = 65_536


@dataclass
class Reading:
    """One pass over a file of customers.

    Attributes:
        path: the file.
        form: `csv`, `xlsx` or `json`.
        encoding, separator: as found out; empty where they do not apply.
        guess: what the columns are, or None for JSON (its keys are taken by the same table, object by object).
        rejects: grows while rows are read.
        rows_read: grows, too; counts rejects.
    """

    path: Path
    form: str
    encoding: str = ""
    separator: str = ""
    guess: Guess | None = None
    rejects: list[RejectedRow] = field(default_factory=list)
    rows_read: int = 0

    def reject(self, row: int, reason: str, text: str) -> None:
        """Record a row that could not be read."""
        self.rejects.append(RejectedRow(row, reason, text[:500]))


Row = tuple[int, Sequence[str]]


def open_customers(path: Path, said: Mapping[str, str] | None = None) -> tuple[Reading, Iterator[Row] | Iterator[tuple[int, dict[str, Any]]]]:
    """Find out what a file is and begin to read it.

    Args:
        said: heading -> role, see `headings.guess_columns`.

    Returns:
        What was found out, and the rows: (number from 1, cells) for tables, (number, object) for JSON.

    Raises:
        QuestionError: no such file, an empty one, or none of the known forms; or no column that could be a name.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_SAMPLE)
    except OSError as exc:
        raise QuestionError(f"the customer file cannot be read ({exc.strerror})", where=str(path), cure="Check the path.") from exc
    if not head.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise QuestionError("the customer file is empty", where=str(path), cure="Give a file with a heading row and one customer a row.")
    if head[:4] == b"PK\x03\x04":
        return _table(Reading(path, "xlsx"), _workbook_rows(path), said)
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _table(Reading(path, "xls"), _workbook_rows(path), said)
    encoding = _encoding(path, head)
    text = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if text.startswith("%PDF-") or len(_CONTROL.findall(text)) > 2 + len(text) // 100:
        raise QuestionError("the customer file is no text", where=str(path), cure="Give CSV, TSV, XLSX or JSON lines; other programs can save as one of these.")
    if text.startswith("{"):
        reading = Reading(path, "json", encoding)
        return reading, _objects(reading)
    reading = Reading(path, "csv", encoding, _separator(text))
    return _table(reading, _csv_rows(reading), said)


def _encoding(path: Path, head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[1::2].count(0) > len(head) // 5:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 5:
        return "utf-16-be"
    # UTF-8 unless most rows with other than ASCII in them are none: a single broken row is a reject, not another encoding.
    good, bad = 0, 0
    with path.open("rb") as file:
        while line := file.readline(1 << 20):
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
            if good + bad >= 2000:
                break
    return "cp1252" if bad > good else "utf-8"


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    unquoted = "".join(part for i, part in enumerate(first.split('"')) if i % 2 == 0)
    counts = {s: unquoted.count(s) for s in _SEPARATORS}
    best = max(counts, key=lambda s: counts[s])
    return best if counts[best] else ","


def _csv_rows(reading: Reading) -> Iterator[Row]:
    number = -1
    with _opened(reading) as file:
        lines = _Lines(file)
        for line, too_long in lines:
            if too_long:
                number += 1
                yield number, [TOO_LONG, line]
            elif '"' not in line:
                cells = line.rstrip("\n").split(reading.separator)
                if any(cells):
                    number += 1
                    yield number, cells
            else:
                number += 1
                yield number, _quoted(reading, line, lines)


def _quoted(reading: Reading, line: str, lines: _Lines) -> list[str]:
    """The cells of a record with quotations, which may go on over several lines.

    A quotation that does not end soon is a stray mark: only its own line is lost, what follows is read as rows.
    """
    taken = [line]
    while "".join(taken).count('"') % 2 and len(taken) <= LONGEST_QUOTATION:
        try:
            following, too_long = next(lines)
        except StopIteration:
            break
        taken.append(following)
        if too_long:
            break
    text = "".join(taken)
    if text.count('"') % 2:
        lines.give_back(taken[1:])
        return [UNENDING, line]
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=reading.separator))
    except (csv.Error, StopIteration):
        return [UNENDING, line]


class _Lines(Iterator[tuple[str, bool]]):
    """Lines of a file with their ends; of a line that is too long only the head, marked. Memory is bounded whatever the file holds."""

    def __init__(self, file: io.TextIOWrapper) -> None:
        self._file = file
        self._returned: list[str] = []

    def __next__(self) -> tuple[str, bool]:
        if self._returned:
            return self._returned.pop(), False
        line = self._file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        if len(line) < LONGEST_LINE or line.endswith("\n"):
            return line, False
        head = line[:200]
        while line and not line.endswith("\n"):
            line = self._file.readline(LONGEST_LINE)
        return head, True

    def give_back(self, lines: list[str]) -> None:
        """Lines to be read again, first of them next."""
        self._returned.extend(reversed(lines))


def _opened(reading: Reading) -> io.TextIOWrapper:
    """The file as text; bytes that are not of its encoding are kept in a form that `_broken` knows."""
    errors = "replace" if reading.encoding.startswith("utf-16") else "surrogateescape"
    return reading.path.open("r", encoding=reading.encoding, errors=errors, newline=None)


def _broken(reading: Reading, text: str) -> bool:
    if text.isascii():
        return False
    if reading.encoding.startswith("utf-16"):
        return "\ufffd" in text
    return any("\udc80" <= ch <= "\udcff" for ch in text)


def _workbook_rows(path: Path) -> Iterator[Row]:
    import python_calamine

    try:
        book = python_calamine.load_workbook(str(path))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=True)
    except (python_calamine.CalamineError, OSError, ValueError, IndexError) as exc:
        raise QuestionError(f"the workbook cannot be read ({exc})", where=str(path), cure="Save it as XLSX or CSV and try again.") from exc
    number = -1
    for row in rows:
        cells = [_cell(value) for value in row]
        if any(cells):
            number += 1
            yield number, cells


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        text: str = value.isoformat()
        return text[:10] if text.endswith("T00:00:00") else text
    return str(value)


def _table(reading: Reading, rows: Iterator[Row], said: Mapping[str, str] | None) -> tuple[Reading, Iterator[Row]]:
    try:
        _, headings = next(rows)
    except StopIteration:
        raise QuestionError("the customer file has no rows", where=str(reading.path), cure="Give a heading row and one customer a row.") from None
    if headings[0] in _PROBLEMS:
        raise QuestionError(f"the heading row has {_PROBLEMS[headings[0]]}", where=str(reading.path), cure="Mend the first line.")
    headings = [h.strip().lstrip("\ufeff").strip().strip('"') for h in headings]
    guess = guess_columns(headings, said)
    reading.guess = guess
    if not guess.can_screen:
        raise QuestionError(f"no column looks like a name or an official number among {', '.join(map(repr, headings[:30]))}", where=str(reading.path),
                            cure="Head a column `name`, or say which one it is (--column HEADING=name).")  # fmt: skip
    if not guess.has_headings:
        return reading, _checked(reading, _with_first(headings, rows))
    return reading, _checked(reading, rows)


def _with_first(first: Sequence[str], rows: Iterator[Row]) -> Iterator[Row]:
    yield 1, first
    for number, cells in rows:
        yield number + 1, cells


def _checked(reading: Reading, rows: Iterator[Row]) -> Iterator[Row]:
    assert reading.guess is not None
    width = len(reading.guess.headings)
    for number, cells in rows:
        reading.rows_read += 1
        if cells[0] in _PROBLEMS:
            reading.reject(number, _PROBLEMS[cells[0]], _readable(cells[1]))
        elif len(cells) > width and any(cell.strip() for cell in cells[width:]):
            reading.reject(number, f"{len(cells)} cells, the heading row has {width}", _readable(reading.separator.join(cells)))
        elif any(_broken(reading, cell) for cell in cells):
            reading.reject(number, f"bytes that are not {reading.encoding}", _readable(reading.separator.join(cells)))
        else:
            yield number, cells if len(cells) >= width else [*cells, *[""] * (width - len(cells))]


def _readable(text: str) -> str:
    return text.rstrip("\n").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _objects(reading: Reading) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    with _opened(reading) as file:
        for line, too_long in _Lines(file):
            text = line.strip("\ufeff \t\r\n")
            if not text:
                continue
            number += 1
            reading.rows_read += 1
            problem, value = (_PROBLEMS[TOO_LONG], None) if too_long else _object(reading, text)
            if value is None:
                reading.reject(number, problem, _readable(text))
            else:
                yield number, value


def _object(reading: Reading, text: str) -> tuple[str, dict[str, Any] | None]:
    if _broken(reading, text):
        return f"bytes that are not {reading.encoding}", None
    try:
        value = orjson.loads(text)
    except ValueError as exc:
        return f"not JSON: {exc}", None
    return ("a JSON value that is no object", None) if not isinstance(value, dict) else ("", value)
