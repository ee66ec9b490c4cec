"""A stream cut into blocks of whole lines; a line that is too long is told, not held."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Final, NamedTuple

from seawall.screen.customer_stream import ByteStream

#: Bytes of a block, about: large enough to be parsed at once, small enough that a bad row makes little work.
BLOCK_BYTES: Final = 1 << 20
#: Longest line of a file; a longer one is no customer.
LONGEST_LINE: Final = 1 << 20
_HEAD = 500


class Block(NamedTuple):
    """Whole lines with their ends, or the head of a line that is too long.

    Attributes:
        data: bytes; the last line of a file may lack its end. UTF-8 if the file is UTF-16.
        too_long: whether `data` is the head of one line that was passed over.
    """

    data: bytes
    too_long: bool = False


class Lines:
    """Blocks of a stream, in order. Memory is bounded whatever the stream holds.

    Line ends are `\\n`, `\\r\\n`, or `\\r` in a file that has no `\\n` at its beginning (old spreadsheets).

    Args:
        stream: what is read.
        utf16: the name of an encoding with two bytes a letter, which is turned into UTF-8, or "".
        longest: bytes of the longest line.
    """

    def __init__(self, stream: ByteStream, utf16: str = "", longest: int | None = None) -> None:
        self._read: Callable[[], bytes] = stream.read
        self._longest = longest or LONGEST_LINE
        self._rest = b""
        self._done = False
        self._given_back: list[Block] = []
        sample = stream.peek(1 << 16)
        if utf16:
            sample = sample.decode(utf16, "replace").encode("utf-8", "replace")
            self._read = _Transcoded(stream, utf16).read
        self._end = b"\r" if b"\r" in sample and b"\n" not in sample else b"\n"
        if sample.startswith(codecs.BOM_UTF8) and not utf16:
            stream.read(len(codecs.BOM_UTF8))

    def block(self) -> Block | None:
        """The next block, or None at the end."""
        if self._given_back:
            again = self._given_back.pop()
            return again if again.too_long else self._measured(again.data)
        while not self._done:
            chunk = self._read()
            if not chunk:
                self._done = True
                break
            if self._end == b"\r":
                chunk = chunk.replace(b"\r", b"\n")
            cut = chunk.rfind(b"\n") + 1
            if cut:
                whole, self._rest = self._rest + chunk[:cut], chunk[cut:]
                return self._measured(whole)
            self._rest += chunk
            if len(self._rest) > self._longest:
                return self._pass_over()
        whole, self._rest = self._rest, b""
        return self._measured(whole) if whole else None

    def piece(self) -> bytes:
        """The next bytes wherever lines end, b"" at the end; not to be mixed with blocks."""
        return self._read()

    def give_back(self, data: bytes) -> None:
        """Lines to be read again, next."""
        if data:
            self._given_back.append(Block(data))

    def give_back_block(self, block: Block) -> None:
        """A block to be read again, next."""
        self._given_back.append(block)

    def _measured(self, data: bytes) -> Block:
        """A block, without a line in it that is too long: what follows it is given back."""
        if len(data) <= self._longest:
            return Block(data)
        start = 0
        while len(data) - start > self._longest:
            end = data.rfind(b"\n", start, start + self._longest) + 1
            if end <= start:
                return self._split(data, start)
            start = end
        return Block(data)

    def _split(self, data: bytes, start: int) -> Block:
        end = data.find(b"\n", start) + 1 or len(data)
        if end - start <= self._longest:
            # One byte more than was looked at: the line is just as long as it may be.
            self.give_back(data[end:])
            return Block(data[:end])
        self.give_back(data[end:])
        long = Block(data[start : start + _HEAD], True)
        if not start:
            return long
        self._given_back.append(long)
        return Block(data[:start])

    def _pass_over(self) -> Block:
        head, self._rest = self._rest[:_HEAD], b""
        while chunk := self._read():
            if self._end == b"\r":
                chunk = chunk.replace(b"\r", b"\n")
            end = chunk.find(b"\n") + 1
            if end:
                self._rest = chunk[end:]
                cut = self._rest.rfind(b"\n") + 1
                if cut:
                    whole, self._rest = self._rest[:cut], self._rest[cut:]
                    self.give_back(whole)
                return Block(head, True)
        self._done = True
        return Block(head, True)


class _Transcoded:
    """UTF-16 as UTF-8; what is none becomes U+FFFD."""

    def __init__(self, stream: ByteStream, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._first = True

    def read(self) -> bytes:
        while chunk := self._stream.read():
            if text := self._decoder.decode(chunk):
                return self._encoded(text)
        return self._encoded(self._decoder.decode(b"", True))

    def _encoded(self, text: str) -> bytes:
        if self._first and text:
            text, self._first = text.removeprefix("\ufeff"), False
        return text.encode("utf-8", "replace")
