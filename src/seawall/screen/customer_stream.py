"""The bytes of a customer file or a list file: from disk or stdin, unpacked on the way, never held whole.

Packed files are known by their first bytes, not by their name. What they unpack to is bounded in two ways: the window of zstd, and the
ratio of unpacked to packed bytes, so that a small file cannot keep a machine busy for hours.
"""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Protocol, cast

import zstandard

from seawall.errors import QuestionError

#: What stands for stdin on a command line.
STDIN: Final = Path("-")
GZIP_MAGIC: Final = b"\x1f\x8b"
ZSTD_MAGIC: Final = b"\x28\xb5\x2f\xfd"
#: zstd's own limit for `--long`; a larger window is refused, as the standard advises (RFC 8878, section 3.1.1.1.2).
MOST_WINDOW: Final = 1 << 27
#: Unpacked bytes up to which no ratio is asked for; beyond them text of customers packs to a twentieth, a hundredth at most.
FREE_BYTES: Final = 1 << 28
MOST_RATIO: Final = 400
_CHUNK = 1 << 20


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Counted(io.RawIOBase):
    """A raw stream that counts what was read of it."""

    def __init__(self, inner: BinaryIO) -> None:
        self.inner, self.count = inner, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        data = self.inner.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class ByteStream:
    """Bytes to be read once, with a look ahead.

    Attributes:
        where: name for messages.
        size: bytes on disk, or None where that is not known (a pipe).
        packing: `gzip`, `zstd` or "".
    """

    def __init__(self, path: Path) -> None:
        """Open a file, or stdin for `-`.

        Raises:
            QuestionError: it cannot be opened, or is a folder.
        """
        self.where = "standard input" if path == STDIN else str(path)
        try:
            opened: BinaryIO = sys.stdin.buffer if path == STDIN else path.open("rb", buffering=0)
        except OSError as exc:
            raise QuestionError(f"the file cannot be read ({exc.strerror})", where=self.where, cure="Check the path.") from exc
        self._opened = opened
        self.size = path.stat().st_size if path != STDIN and path.is_file() else None
        self._counted = _Counted(opened)
        raw = io.BufferedReader(self._counted, _CHUNK)
        self._ahead = b""
        self._unpacked = 0
        self._source: _Readable = raw
        self.packing = ""
        try:
            head = raw.peek(4)[:4]
        except OSError as exc:
            self.close()
            raise QuestionError(f"the file cannot be read ({exc.strerror})", where=self.where, cure="Check the path.") from exc
        if head.startswith(GZIP_MAGIC):
            self.packing, self._source = "gzip", gzip.GzipFile(fileobj=raw)
        elif head.startswith(ZSTD_MAGIC):
            unpacker = zstandard.ZstdDecompressor(max_window_size=MOST_WINDOW)
            self.packing, self._source = "zstd", _Frames(cast("io.BufferedReader", raw), unpacker)

    def share_read(self) -> float | None:
        """How much of the file was read, 0 to 1; None where its size is not known."""
        return min(1.0, self._counted.count / self.size) if self.size else None

    def peek(self, size: int) -> bytes:
        """The next bytes, up to `size`, without taking them."""
        while len(self._ahead) < size and (chunk := self._next(size - len(self._ahead))):
            self._ahead += chunk
        return self._ahead[:size]

    def read(self, size: int = _CHUNK) -> bytes:
        """The next bytes, at most `size`; b"" at the end.

        Raises:
            QuestionError: a packed file is damaged or cut off, or unpacks to more than a file of text ever does.
        """
        if self._ahead:
            found, self._ahead = self._ahead[:size], self._ahead[size:]
            return found
        return self._next(size)

    def close(self) -> None:
        """Close the file; stdin stays open."""
        if self._opened is not sys.stdin.buffer:
            self._opened.close()

    def __enter__(self) -> ByteStream:
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _next(self, size: int) -> bytes:
        try:
            chunk = self._source.read(size)
        except EOFError as exc:
            raise self._damaged("is cut off") from exc
        except (zlib.error, zstandard.ZstdError, gzip.BadGzipFile) as exc:
            raise self._damaged(f"is damaged ({exc})") from exc
        except OSError as exc:
            raise QuestionError(f"the file cannot be read ({exc.strerror or exc})", where=self.where, cure="Check the path.") from exc
        self._unpacked += len(chunk)
        if self.packing and self._unpacked > FREE_BYTES and self._unpacked > MOST_RATIO * self._counted.count:
            raise QuestionError(f"the packed file unpacks to more than {MOST_RATIO} times its size, as no file of names does", where=self.where,
                                cure="If it is sound, unpack it first and give the unpacked file.")  # fmt: skip
        return chunk

    def _damaged(self, what: str) -> QuestionError:
        return QuestionError(f"the packed file ({self.packing}) {what}", where=self.where, cure="Fetch or pack it again; nothing was written.")


class _Frames:
    """Frames of zstd one after the other; a frame that does not end is an error, which zstandard's own reader passes over."""

    def __init__(self, raw: io.BufferedReader, unpacker: zstandard.ZstdDecompressor) -> None:
        self._raw, self._unpacker = raw, unpacker
        self._frame = unpacker.decompressobj(write_size=_CHUNK)
        self._packed = b""
        self._within = False
        self._out = io.BytesIO()

    def read(self, size: int = -1, /) -> bytes:
        while not (found := self._out.read(size)):
            self._packed = self._packed or self._raw.read1(_STEP)
            if not self._packed:
                if self._within:
                    raise EOFError
                return b""
            self._take()
        return found

    def _take(self) -> None:
        taken, self._packed = self._packed, b""
        self._out = io.BytesIO(self._frame.decompress(taken))
        self._within = not self._frame.eof
        if self._frame.eof:
            self._packed = self._frame.unused_data
            self._frame = self._unpacker.decompressobj(write_size=_CHUNK)


#: Packed bytes given to zstd at once: a block unpacks to 128 KiB at most and takes 4 bytes at least, so this bounds what comes out at once.
_STEP = 1 << 9
