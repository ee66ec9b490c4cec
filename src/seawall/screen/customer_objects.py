"""JSON objects one by one: a line each, or one after the other in an array or on their own, however they are broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import orjson

from seawall.screen import customer_lines
from seawall.screen.customer_cells import readable, too_long
from seawall.screen.customer_encodings import decode_line
from seawall.screen.customer_lines import Block, Lines
from seawall.screen.customer_reading import Reading

Object = tuple[int, dict[str, Any]]

_TOKEN: Final = re.compile(rb'[{}\[\]]|"(?:[^"\\\n]|\\.)*"?')
_BLANK = b" \t\r\n,"


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
    """
    for number, (text, problem) in enumerate(_Objects(lines).each(), start=1):
        reading.rows_read += 1
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
        self._depth = 0
        self._begun = False
        self._too_long = False

    def each(self) -> Iterator[tuple[bytes, str]]:
        """(text, "") of each object, or (head of it, why it cannot be read)."""
        for block in _blocks(self._lines):
            if block.too_long:
                self._begun = True
                self._keep(block.data)
                self._too_long = True
                # Where the object ends within what was passed over cannot be known: the next line begins anew.
                yield self._taken()
                continue
            yield from self._in_block(block.data)
        if self._begun:
            text, _ = self._taken()
            yield text, "the file ends within an object"

    def _in_block(self, data: bytes) -> Iterator[tuple[bytes, str]]:
        begin = 0
        for match in _TOKEN.finditer(data):
            token = data[match.start()]
            if token in b"{[":
                if not self._begun and token == ord("["):
                    # The array itself, or one in it: what holds objects is passed over.
                    stray = data[begin : match.start()].strip(_BLANK + b"]")
                    begin = match.end()
                    if stray:
                        yield stray, "a JSON value that is no object"
                    continue
                if not self._begun:
                    stray = data[begin : match.start()].strip(_BLANK + b"]")
                    if stray:
                        yield stray, "a JSON value that is no object"
                    self._begun, begin = True, match.start()
                self._depth += 1
            elif token in b"}]" and self._begun:
                self._depth -= 1
                if self._depth == 0:
                    self._keep(data[begin : match.end()])
                    begin = match.end()
                    yield self._taken()
        if self._begun:
            self._keep(data[begin:])
        elif stray := data[begin:].strip(_BLANK + b"]"):
            yield stray, "a JSON value that is no object"

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > customer_lines.LONGEST_LINE:
            self._too_long = True
            data = data[:500] if not self._parts else b""
        if data:
            self._parts.append(data)

    def _taken(self) -> tuple[bytes, str]:
        text = b"".join(self._parts)
        problem = f"an object of more than {customer_lines.LONGEST_LINE:,} bytes" if self._too_long else ""
        self._parts, self._size, self._depth, self._begun, self._too_long = [], 0, 0, False, False
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
        reading.reject(number, "a JSON value that is no object", readable(text))
        return None
    return value
