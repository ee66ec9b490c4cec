"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from seawall.errors import StoreError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees all of it or none, also after a crash.

    Raises:
        StoreError: the disk is full or cannot be written; nothing is left under `path`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with disk_errors(path):
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn the system's errors about a place on disk into ours."""
    try:
        yield
    except OSError as exc:
        if exc.errno in (errno.ENOSPC, errno.EDQUOT) or "No space left" in str(exc):  # delta-rs states no number
            raise StoreError("no space is left on the disk; nothing was changed", where=str(path), cure="Free some space and load again.") from exc
        reason = " ".join(line.strip() for line in str(exc.strerror or exc).splitlines())
        raise StoreError(f"the disk refused: {reason}", where=str(path), cure="Check that the folder exists and may be written.") from exc
