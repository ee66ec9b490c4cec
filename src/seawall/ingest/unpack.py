"""Files as they are received, unpacked to the publisher's own bytes: .zst, .gz and .zip are opened, XLSX is left alone."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

import zstandard

from seawall.errors import FormatError

#: No official list is near this; more is an attack or a mistake.
MAX_UNPACKED_BYTES = 1 << 31
_WRAPPED = re.compile(r"\.(zst|gz|zip)$", re.IGNORECASE)


def unpack(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The publisher's files inside a received file.

    Args:
        name: file name, for messages; endings of wrappings are taken off.
        data: as received.

    Yields:
        (name, bytes); one, or one for each member of a zip. Only a member of a zip may be empty.

    Raises:
        FormatError: empty, cut or damaged, or unpacks to more than 2 GiB.
    """
    if not data:
        raise FormatError("the file is empty (0 bytes)", snapshot=name, cure="Fetch it again; an empty file never means that all are delisted.")
    if data[:4] == b"\x28\xb5\x2f\xfd":
        yield from unpack(_WRAPPED.sub("", name), _zstd(name, data))
    elif data[:2] == b"\x1f\x8b":
        yield from unpack(_WRAPPED.sub("", name), _gzip(name, data))
    elif data[:4] == b"PK\x03\x04" and not _is_office(name, data):
        yield from _zip(name, data)
    else:
        yield name, data


def _zstd(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    try:
        for piece in zstandard.ZstdDecompressor().read_to_iter(data, read_size=1 << 20):
            out.write(piece)
            _bounded(name, out.tell())
        # The stream reader accepts a cut frame in silence, so the frame is decoded once more where its size is unknown.
        stated = zstandard.frame_content_size(data)
        if stated >= 0 and out.tell() != stated:
            raise FormatError(f"the compressed file is cut: {out.tell()} of {stated} bytes", snapshot=name, cure="Fetch it again.")
        if stated < 0:
            _whole_frame(name, data)
    except zstandard.ZstdError as exc:
        raise FormatError(f"the compressed file is damaged ({exc})", snapshot=name, cure="Fetch it again.") from exc
    return out.getvalue()


def _whole_frame(name: str, data: bytes) -> None:
    decoder = zstandard.ZstdDecompressor().decompressobj()
    decoder.decompress(data)
    if not decoder.eof:
        raise FormatError("the compressed file is cut", snapshot=name, cure="Fetch it again.")


def _gzip(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    rest = data
    try:
        while rest:
            decoder = zlib.decompressobj(wbits=31)
            out.write(decoder.decompress(rest, MAX_UNPACKED_BYTES + 1))
            _bounded(name, out.tell())
            if not decoder.eof:
                raise FormatError("the compressed file is cut", snapshot=name, cure="Fetch it again.")
            rest = decoder.unused_data.lstrip(b"\0")
    except zlib.error as exc:
        raise FormatError(f"the compressed file is damaged ({exc})", snapshot=name, cure="Fetch it again.") from exc
    return out.getvalue()


def _is_office(name: str, data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        # A workbook that is cut is told apart by its first member; the parser then says what is wrong with it.
        return b"[Content_Types].xml" in data[:4096] or name.lower().endswith((".xlsx", ".ods"))


def _zip(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            _bounded(name, sum(m.file_size for m in members))
            if not members:
                raise FormatError("the zip file holds no file", snapshot=name, cure="Fetch it again.")
            for member in members:
                inner, content = PurePath(member.filename).name if len(members) > 1 else _WRAPPED.sub("", name), archive.read(member)
                # An empty member is refused by itself, and keeps none of those beside it out.
                yield from unpack(inner, content) if content else [(inner, content)]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as exc:
        if isinstance(exc, FormatError):
            raise
        raise FormatError(f"the zip file is damaged ({exc})", snapshot=name, cure="Fetch it again.") from exc


def _bounded(name: str, size: int) -> None:
    if size > MAX_UNPACKED_BYTES:
        raise FormatError(f"the file unpacks to more than {MAX_UNPACKED_BYTES:,} bytes", snapshot=name, cure="No official list is so large; check where it is from.")
