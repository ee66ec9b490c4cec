"""Checksums of everything that the store has written, so that damage is detected and named.

`seals.jsonl` is append-only: one line `{"path", "size", "sha256", "check"}` per immutable file; `check` is a hash of the line's other values, so
that damage to the seals is told from damage to what they seal. A file is sealed right after the
commit that made it; one that a crash left unsealed is sealed by the next writer. Each data file is checked against
its seal before a process first reads it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from seawall.errors import StoreError
from seawall.store.blobs import damaged
from seawall.store.durable import disk_errors


def file_sha256(path: Path) -> str:
    """The sha256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with disk_errors(path), path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _check(path: str, size: int, sha256: str) -> str:
    return hashlib.blake2b(f"{path}\0{size}\0{sha256}".encode(), digest_size=6).hexdigest()


class Seals:
    """The sealed files below one folder.

    Args:
        root: the store's folder; paths in the seals are relative to it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / "seals.jsonl"
        self._known: dict[str, tuple[int, str]] | None = None
        self._checked: set[str] = set()

    def known(self) -> dict[str, tuple[int, str]]:
        """Relative path to (size, sha256). A torn last line (a crash while sealing) is passed over.

        Raises:
            StoreError: a line before the last cannot be read.
        """
        if self._known is None:
            self._known = {}
            if self.path.exists():
                lines = self.path.read_bytes().split(b"\n")
                for number, line in enumerate(lines, start=1):
                    self._read_line(line, number, is_last=number == len(lines))
        return self._known

    def _read_line(self, line: bytes, number: int, *, is_last: bool) -> None:
        assert self._known is not None
        if not line.strip():
            return
        try:
            row = json.loads(line)
            path, size, sha256 = str(row["path"]), int(row["size"]), str(row["sha256"])
            if row["check"] != _check(path, size, sha256):
                raise ValueError("the line's values do not agree")
            self._known[path] = (size, sha256)
        except (ValueError, KeyError, TypeError) as exc:
            if not is_last:
                raise StoreError("a line of the seals is damaged", where=f"{self.path}, line {number}",
                                 cure="Restore seals.jsonl from a backup; or delete it if you trust the rest: the next load seals every file anew.") from exc  # fmt: skip

    def add(self, paths: Iterable[Path]) -> int:
        """Seal those of the files that have no seal yet; returns how many were new."""
        known = self.known()
        lines = []
        for path in paths:
            name = path.relative_to(self.root).as_posix()
            if name in known:
                continue
            entry = (path.stat().st_size, file_sha256(path))
            known[name] = entry
            self._checked.add(name)
            lines.append(json.dumps({"path": name, "size": entry[0], "sha256": entry[1], "check": _check(name, *entry)}))
        if lines:
            self._append("\n".join(lines) + "\n")
        return len(lines)

    def _append(self, text: str) -> None:
        with disk_errors(self.path), self.path.open("ab+") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    text = "\n" + text
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())

    def check(self, paths: Iterable[Path]) -> None:
        """Compare sealed files with their seals, once per process.

        Raises:
            StoreError: a file is missing or its bytes have changed; names it.
        """
        known = self.known()
        for path in paths:
            name = path.relative_to(self.root).as_posix()
            if name in self._checked or name not in known:
                continue
            problem = self.problem(name)
            if problem is not None:
                raise problem
            self._checked.add(name)

    def problem(self, name: str) -> StoreError | None:
        """What is wrong with one sealed file, or None."""
        size, sha256 = self.known()[name]
        path = self.root / name
        if not path.exists():
            return StoreError("a stored file is missing", where=str(path), cure="Restore it from a backup, or load the lists anew into an empty folder.")
        if path.stat().st_size != size or file_sha256(path) != sha256:
            return damaged(path)
        return None
