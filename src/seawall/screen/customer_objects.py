"""JSON objects one by one: a line each, or one after the other in an array or on their own, however they are broken into lines."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import Any, Final

import orjson

from seawall.errors import QuestionError
from seawall.screen import customer_lines
from seawall.screen.customer_cells import readable, too_long
from seawall.screen.customer_encodings import decode_line
from seawall.screen.customer_lines import Block, Lines
from seawall.screen.customer_reading import Reading

Object = tuple[int, dict[str, Any]]

#: A text ends at a line's end at the latest, as JSON has it; so that a missing mark spoils one line.
_TOKEN: Final = re.compile(rb'[{}\[\]]|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+(")?', re.DOTALL)
_REST_OF_TEXT: Final = re.compile(rb'[^"\\\n]*+(?:\\.[^"\\\n]*+)*+["\n]', re.DOTALL)
_QUOTE, _OPEN, _CLOSE, _OPEN_ARRAY = ord('"'), ord("{"), ord("}"), ord("[")
#: What may stand between objects: white space, commas, and the brackets of arrays.
_BETWEEN = b" \t\r\n,[]"
NO_OBJECT: Final = "a JSON value that is no object"
ENDLESS: Final = "an object that does not end"


def is_one_a_line(first_line: bytes, cut: bool = False) -> bool:
    """Whether a file whose first line this is has an object in each line; a line may be broken, so only what opens a longer one says no.

    Args:
        cut: whether the line goes on beyond what is here.
    """
    text = first_line.strip()
    if text.startswith(b"["):
        return False
    return cut or not text.endswith((b"{", b",", b"[", b":"))


def objects_of_lines(reading: Reading, lines: Lines) -> Iterator[Object]:
    """(number of the line among those that are not empty, object); what is none is a reject."""
    number = 0
    for block in _blocks(lines):
        for line in [block.data] if block.too_long else block.data.split(b"\n"):
            text = line.strip()
            if not text:
                continue
            number += 1
            reading.rows_read += 1
            if block.too_long:
                reading.reject(number, too_long(), readable(text))
            elif (value := _object(reading, number, text)) is not None:
                yield number, value


def objects_of_array(reading: Reading, lines: Lines) -> Iterator[Object]:
    """(number, object) of each object of an array, or of objects that take several lines each.

    An object of more than `LONGEST_LINE` bytes is passed over and counted.

    Raises:
        QuestionError: an object does not end, so that nobody knows how many followed it.
    """
    for number, (text, problem) in enumerate(_Objects(lines).each(), start=1):
        reading.rows_read += 1
        if problem == ENDLESS:
            raise QuestionError(f"object {number} does not end, and what follows it cannot be told from it", where=str(reading.path), cure="Mend it, or give JSON lines.")
        if problem:
            reading.reject(number, problem, readable(text))
        elif (value := _object(reading, number, text)) is not None:
            yield number, value


class _Objects:
    """Finds where objects begin and end, without a look at what is in them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._parts: list[bytes] = []
        self._size = 0
        # Braces and brackets of the object that is being read.
        self._depth = self._brackets = 0
        self._in_text = False

    def each(self) -> Iterator[tuple[bytes, str]]:
        """(text, "") of each object, or (head of it, why it cannot be read)."""
        rest = b""
        while piece := self._lines.piece():
            data = rest + piece
            end = yield from self._in_piece(data)
            rest = data[end:]
        if self._depth:
            yield self._taken()[0], ENDLESS
        elif stray := rest.strip(_BETWEEN):
            yield stray, NO_OBJECT

    def _in_piece(self, data: bytes) -> Generator[tuple[bytes, str], None, int]:
        """Objects that end in these bytes; returns up to where they were looked at."""
        begin = at = 0
        if self._in_text:
            # Within a text that is longer than an object may be: only its end counts.
            end = _REST_OF_TEXT.match(data)
            if end is None:
                # A backslash at the end belongs to the letter behind it.
                whole = len(data) - (len(data) - len(data.rstrip(b"\\"))) % 2
                self._keep(data[:whole])
                return whole
            self._in_text, at = False, end.end()
        for match in _TOKEN.finditer(data, at):
            token = data[match.start()]
            if token == _QUOTE and match[1] is None and match.end() >= len(data) - data.endswith(b"\\"):
                return self._before_text(data, begin, match.start())
            if token == _OPEN:
                if not self._depth:
                    if stray := data[begin : match.start()].strip(_BETWEEN):
                        yield stray, NO_OBJECT
                    begin = match.start()
                self._depth += 1
            elif token == _CLOSE and self._depth:
                self._depth -= 1
                if not self._depth:
                    self._keep(data[begin : match.end()])
                    begin = match.end()
                    yield self._taken()
            elif token in b"[]" and self._depth:
                self._brackets += 1 if token == _OPEN_ARRAY else -1
                if self._brackets < 0:
                    # The array of all objects ends, and this one has not.
                    yield self._taken()[0], ENDLESS
        if self._depth:
            self._keep(data[begin:])
            return len(data)
        # Between objects there is little; much of it is no JSON and need not be held.
        if len(data) - begin > customer_lines.LONGEST_LINE:
            if stray := data[begin:].strip(_BETWEEN):
                yield stray, NO_OBJECT
            return len(data)
        return begin

    def _before_text(self, data: bytes, begin: int, start: int) -> int:
        """Keep what stands before a text that these bytes cut off; a text that is too long is not waited for."""
        if len(data) - start > customer_lines.LONGEST_LINE:
            self._in_text = True
            start = len(data)
        if self._depth:
            self._keep(data[begin:start])
            return start
        return start if self._in_text else begin

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size <= customer_lines.LONGEST_LINE:
            self._parts.append(data)
        elif not self._parts:
            self._parts.append(data[:500])

    def _taken(self) -> tuple[bytes, str]:
        text = b"".join(self._parts)
        problem = f"an object of more than {customer_lines.LONGEST_LINE:,} bytes" if self._size > customer_lines.LONGEST_LINE else ""
        self._parts, self._size, self._depth, self._brackets = [], 0, 0, 0
        return text, problem


def _blocks(lines: Lines) -> Iterator[Block]:
    while (block := lines.block()) is not None:
        yield block


def _object(reading: Reading, number: int, text: bytes) -> dict[str, Any] | None:
    if not text.isascii():
        decoded = decode_line(text, reading.line_encoding)
        if decoded is None:
            reading.reject(number, f"bytes that are not {reading.encoding}", readable(text))
            return None
        if decoded[1] != "utf-8":
            if decoded[1] != reading.line_encoding:
                reading.note(f"rows read as {decoded[1]}, not {reading.encoding}")
            text = decoded[0].encode()
    try:
        value = orjson.loads(text)
    except ValueError as exc:
        reading.reject(number, f"not JSON: {exc}", readable(text))
        return None
    if not isinstance(value, dict):
        reading.reject(number, NO_OBJECT, readable(text))
        return None
    return value
