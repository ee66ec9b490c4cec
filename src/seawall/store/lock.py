"""One writer at a time; readers need no lock.

The lock is the operating system's (`flock`), so it falls with the process that holds it, however that ends.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seawall.errors import StoreError


@contextmanager
def writer_lock(path: Path, wait_seconds: float = 600.0) -> Iterator[None]:
    """Hold the store for writing; a second writer waits its turn.

    Args:
        path: the lock file; its content is the holder's process number, for people.
        wait_seconds: give up after this long.

    Raises:
        StoreError: another writer held the store for longer than `wait_seconds`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _acquire(descriptor, path, time.monotonic() + wait_seconds)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError as exc:
            if time.monotonic() > deadline:
                holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
                raise StoreError(
                    f"the store is being written by process {holder}", where=str(path), cure="Wait for it to end, or end it."
                ) from exc
            time.sleep(0.05)
