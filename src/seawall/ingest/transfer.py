"""One body on its way: what has been received so far, whether it can be resumed, and whether it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from seawall.ingest.bodies import CutError, SizeError
from seawall.ingest.patience import http_date
from seawall.store.durable import disk_errors

_CONTENT_RANGE = re.compile(r"^bytes (\d+)-(\d+)/(\d+|\*)$")
READ_BYTES = 1 << 20
#: A Last-Modified proves that bytes are the same only if it was this much older than the answer (RFC 9110, 8.8.2.2).
STRONG_AGE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Answer:
    """The part of a server's answer that matters for a transfer.

    Attributes:
        status: HTTP status.
        headers: names in lower letters.
    """

    status: int
    headers: dict[str, str]

    def header(self, name: str) -> str:
        """A header's text; empty if it is missing."""
        return self.headers.get(name, "").strip()

    @property
    def length(self) -> int | None:
        """Content-Length, or None if it is missing or no number."""
        text = self.header("content-length")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


@dataclass
class Transfer:
    """A body that is being received into a file, as it is on the wire (still compressed).

    Attributes:
        file: temporary file; belongs to the caller.
        folder: where it is, for messages.
        max_bytes: bound on what may be received.
        size: bytes received.
        answer: headers of the answer that began it.
        total: size that the server stated, or None.
        resumed: how often it went on where it had been cut.
    """

    file: BinaryIO
    folder: Path
    max_bytes: int
    size: int = 0
    answer: Answer | None = None
    total: int | None = None
    resumed: int = 0
    _validator: str = field(default="", repr=False)

    @property
    def resume_headers(self) -> dict[str, str]:
        """Headers that ask for the rest only; none if there is nothing to go on from."""
        if not self.size or not self._validator:
            return {}
        return {"range": f"bytes={self.size}-", "if-range": self._validator}

    def forget(self) -> None:
        """Begin anew."""
        with disk_errors(self.folder):
            self.file.seek(0)
            self.file.truncate()
        self.size, self.answer, self.total, self._validator = 0, None, None, ""

    def begin(self, answer: Answer) -> None:
        """Take the headers of a 200 or 206 answer.

        Raises:
            CutError: a 206 that is not the rest of what was received.
            SizeError: the server states a larger size than is allowed.
        """
        if answer.status == 206:
            self._continue(answer)
        else:
            self.forget()
            self.answer, self.total = answer, answer.length
            self._validator = _validator(answer)
        if self.total is not None and self.total > self.max_bytes:
            raise SizeError

    def _continue(self, answer: Answer) -> None:
        match = _CONTENT_RANGE.match(answer.header("content-range").lower())
        same = self.answer is not None and all(
            not answer.header(name) or answer.header(name) == self.answer.header(name) for name in ("etag", "content-encoding")
        )
        if match is None or int(match[1]) != self.size or not same:
            self.forget()
            raise CutError("the server sent another part than the one that was asked for")
        if match[3] != "*":
            self.total = int(match[3])
        self.resumed += 1

    def receive(self, pieces: Iterable[bytes]) -> Iterator[int]:
        """Write pieces as they come; yields the bytes received so far after each.

        Raises:
            SizeError: more than is allowed.
        """
        with disk_errors(self.folder):
            self.file.seek(self.size)
        for piece in pieces:
            if self.size + len(piece) > self.max_bytes:
                raise SizeError
            with disk_errors(self.folder):
                self.file.write(piece)
            self.size += len(piece)
            yield self.size

    def check_whole(self) -> None:
        """Compare with the stated size.

        Raises:
            CutError: fewer bytes.
        """
        if self.total is not None and self.size < self.total:
            raise CutError(f"{self.size:,} of {self.total:,} bytes")
        if self.total is not None and self.size > self.total:
            self.forget()
            raise CutError("more bytes than the server had stated")

    def pieces(self) -> Iterator[bytes]:
        """What was received, from its beginning."""
        with disk_errors(self.folder):
            self.file.seek(0)
            while piece := self.file.read(READ_BYTES):
                yield piece


def _validator(answer: Answer) -> str:
    """What `If-Range` may name: a strong ETag, else a Last-Modified that is old enough to be strong; empty if neither."""
    if answer.header("accept-ranges").lower() == "none":
        return ""
    etag = answer.header("etag")
    if etag.startswith('"') and etag.endswith('"') and len(etag) > 1:
        return etag
    modified, sent = http_date(answer.header("last-modified")), http_date(answer.header("date"))
    return answer.header("last-modified") if _is_strong(modified, sent) else ""


def _is_strong(modified: datetime | None, sent: datetime | None) -> bool:
    return modified is not None and sent is not None and sent - modified >= STRONG_AGE
