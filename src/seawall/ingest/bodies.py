"""What a publisher's server sent: taken out of its transfer coding within bounds, and looked at before anyone parses it.

The parsers judge the content. Here only that is refused which is no list at all: a login or error page, a body that
is too small or too large, a compressed body that is cut or that unpacks to far more than was sent.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from html import unescape

#: Codings that are asked for with `Accept-Encoding`; another one cannot be unpacked here.
ACCEPTED_CODINGS = "gzip, deflate"
#: Unpacked in pieces of this size, so that a few kilobytes never become gigabytes in one step.
PIECE_BYTES = 1 << 20

_PROLOG = re.compile(rb"^(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*\?>|<!--.*?-->)*", re.DOTALL)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)


class CutError(Exception):
    """The body ends before its coding does; asking again may mend it."""


class SizeError(Exception):
    """The body is larger than it may be."""


def media_type(content_type: str) -> str:
    """The media type without its parameters.

    >>> media_type("Text/XML; charset=utf-8")
    'text/xml'
    """
    return content_type.partition(";")[0].strip().lower()


def is_accepted(content_type: str, accepted: tuple[str, ...]) -> bool:
    """Whether a Content-Type is one of those expected (prefix match); a missing one is no contradiction.

    >>> is_accepted("text/csv; charset=utf-8", ("text/csv",)), is_accepted("", ("text/csv",)), is_accepted("text/html", ("text/csv",))
    (True, True, False)
    """
    found = media_type(content_type)
    return not found or not accepted or any(found.startswith(prefix.lower()) for prefix in accepted)


def expects_html(accepted: tuple[str, ...]) -> bool:
    """Whether the list itself is a web page."""
    return any(kind.lower().startswith(("text/html", "application/xhtml")) for kind in accepted)


def is_html(head: bytes) -> bool:
    """Whether a body begins as a web page does.

    >>> is_html(b"  <!DOCTYPE html><title>Sign in</title>"), is_html(b'<?xml version="1.0"?><CONSOLIDATED_LIST>'), is_html(b"36,AEROCARIBBEAN")
    (True, False, False)
    """
    prolog = _PROLOG.match(head)
    return _HTML.match(head, prolog.end() if prolog else 0) is not None


def html_title(head: bytes) -> str:
    """The title of a web page, one line of at most 80 letters; empty if it has none.

    >>> html_title(b"<html><title>\\n Sign in &amp; go on</title>")
    'Sign in & go on'
    """
    found = _TITLE.search(head.decode("utf-8", "replace"))
    return " ".join(unescape(found[1]).split())[:80] if found else ""


def codings(content_encoding: str) -> tuple[str, ...]:
    """The codings of a Content-Encoding header in the order in which they were applied; none for a plain body.

    >>> codings("GZIP"), codings("identity"), codings("")
    (('gzip',), (), ())
    """
    names = (name.strip().lower() for name in content_encoding.split(","))
    return tuple({"x-gzip": "gzip"}.get(name, name) for name in names if name not in ("", "identity"))


def decoded(pieces: Iterable[bytes], coding: str, max_bytes: int) -> Iterator[bytes]:
    """A body in pieces, unpacked.

    Args:
        pieces: as received.
        coding: `gzip`, `deflate`, or empty for a plain body.
        max_bytes: bound on the unpacked size.

    Raises:
        CutError: it ends too early or is damaged.
        SizeError: it is larger than `max_bytes`.
    """
    unpacked: Iterator[bytes] = iter(pieces)
    if coding == "gzip":
        unpacked = _gzip(unpacked)
    elif coding == "deflate":
        unpacked = _deflate(unpacked)
    size = 0
    for piece in unpacked:
        size += len(piece)
        if size > max_bytes:
            raise SizeError
        yield piece


def _gzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """One or more gzip members; zero bytes after the last are padding."""
    decoder = None
    for piece in pieces:
        rest = piece
        while rest:
            if decoder is None:
                rest = rest.lstrip(b"\0")
                if not rest:
                    break
                decoder = zlib.decompressobj(wbits=31)
            yield from _inflate(decoder, rest)
            rest = decoder.unused_data
            if decoder.eof:
                decoder = None
    if decoder is not None:
        raise CutError("the gzip stream ends too early")


def _deflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """A zlib stream, as the standard has it, or a bare deflate stream, as some servers send it."""
    decoder = None
    for piece in pieces:
        if not piece:
            continue
        if decoder is None:
            decoder = zlib.decompressobj(wbits=15 if piece[0] & 0x0F == 8 else -15)
        yield from _inflate(decoder, piece)
    if decoder is not None and not decoder.eof:
        raise CutError("the deflate stream ends too early")


def _inflate(decoder: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    try:
        while not decoder.eof:
            piece = decoder.decompress(data, PIECE_BYTES)
            data = decoder.unconsumed_tail
            if piece:
                yield piece
            if not data and len(piece) < PIECE_BYTES:
                return
    except zlib.error as exc:
        raise CutError(f"the compressed body is damaged ({exc})") from exc
