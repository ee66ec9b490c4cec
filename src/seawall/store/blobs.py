"""The publishers' bytes, compressed, each under the sha256 of its own (uncompressed) content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import zstandard

from seawall.errors import StoreError
from seawall.store.durable import disk_errors, write_whole


class Blobs:
    """A folder of immutable files named by their content.

    Args:
        folder: where they lie; made at the first write.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes with this sha256 lie, or would lie."""
        return self.folder / sha256[:2] / f"{sha256}.zst"

    def put(self, data: bytes) -> str:
        """Keep bytes; keeping the same bytes twice keeps them once.

        Returns:
            The sha256 of `data`, in hex.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            write_whole(path, zstandard.ZstdCompressor(level=6, write_checksum=True).compress(data))
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their name.

        Raises:
            StoreError: they are missing, or are no longer what was stored.
        """
        path = self.path(sha256)
        if not path.exists():
            raise StoreError("the publisher's file is not kept here", where=str(path), cure="Load the file again.")
        with disk_errors(path):
            packed = path.read_bytes()
        try:
            data = zstandard.ZstdDecompressor().decompress(packed)
        except zstandard.ZstdError as exc:
            raise damaged(path) from exc
        if hashlib.sha256(data).hexdigest() != sha256:
            raise damaged(path)
        return data


def damaged(path: Path) -> StoreError:
    """The error for a stored file whose bytes have changed since they were written."""
    return StoreError(
        "the stored file is damaged: its bytes are not those that were written", where=str(path),
        cure="Restore this file from a backup, or move the folder away and load the lists anew.",
    )  # fmt: skip
