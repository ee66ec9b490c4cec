"""The store as the rest of the program sees it: load into it, ask it, check it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from seawall.errors import Error, StoreError
from seawall.store.blobs import Blobs
from seawall.store.cache import BATCH_ROWS, Cache, KeptView
from seawall.store.chain import Snapshot, snapshots_of
from seawall.store.lake import Lake
from seawall.store.lock import writer_lock
from seawall.store.seals import Seals
from seawall.store.tables import SCHEMA_VERSION
from seawall.store.view import View
from seawall.store.writer import Batch


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the store found.

    Attributes:
        checked: number of sealed files compared with their seals.
        problems: what is damaged or missing.
        unsealed: files of a load that was cut off; the next load seals them, and no reader uses those that were not committed.
    """

    checked: int
    problems: list[Error]
    unsealed: list[Path]


class Store:
    """The dated store in one folder. Opening it reads nothing and writes nothing.

    Args:
        root: its folder.
        cache_root: folder for kept views; may be deleted at any time.
    """

    def __init__(self, root: Path, cache_root: Path) -> None:
        self.root = root
        self.seals = Seals(root)
        self.lake = Lake(root, self.seals)
        self.blobs = Blobs(root / "blobs")
        self.rejects_folder = root / "rejects"
        self.cache = Cache(cache_root / "views")
        self._snapshots: list[Snapshot] | None = None

    @contextmanager
    def batch(self, loaded_at: datetime, before_commit: Callable[[str], None] = lambda step: None) -> Iterator[Batch]:
        """Write under the lock: what is added is committed at the end, or not at all if the body raises.

        Args:
            loaded_at: when this load takes place (UTC).
            before_commit: called with the name of each step, for trials that end the process there.
        """
        with writer_lock(self.root / "writer.lock"):
            if self.lake.exists():
                self._seal()
            else:
                self.lake.clear_uncommitted()
            self._snapshots = None
            batch = Batch(self.lake, loaded_at, before_commit)
            yield batch
            batch.flush()
            for name in ("statements", "events", "snapshots"):
                self.lake.compact(name)
            self._seal()
            self._snapshots = None

    def _seal(self) -> None:
        self.seals.add(self._immutable_files())

    def _immutable_files(self) -> list[Path]:
        blobs = [p for folder in (self.blobs.folder, self.rejects_folder) for p in folder.rglob("*.zst") if not p.name.startswith(".")]
        return sorted([*self.lake.every_file(), *blobs])

    def snapshots(self) -> list[Snapshot]:
        """All snapshots in the order of publication."""
        if self._snapshots is None:
            self._snapshots = snapshots_of(self.lake.read("snapshots")) if self.lake.exists() else []
        return self._snapshots

    def view(self, view: View) -> KeptView:
        """The statements that a view holds, from the cache or computed and kept.

        Raises:
            StoreError: the store is empty, or damaged.
        """
        snapshots = self.snapshots()
        if not snapshots:
            raise StoreError("the store is empty", where=str(self.root), cure="Run `seawall load` to load the bundled lists.")
        question = _question(view, snapshots)
        kept = self.cache.find(question, view.as_of)
        if kept is not None:
            return kept
        # Computing needs a heavy library; a kept view does not.
        from seawall.store.reading import plain_batches, plain_schema, read_view

        frame, changes_on = read_view(self.lake, snapshots, view)
        schema = plain_schema(frame)
        return self.cache.put(question, view.as_of, changes_on, schema, plain_batches(frame, schema, BATCH_ROWS))

    def verify(self) -> Verification:
        """Check every stored file against its seal, and every kept view against its checksum."""
        try:
            names = sorted(self.seals.known())
        except StoreError as exc:
            return Verification(0, [exc], [])
        problems: list[Error] = [problem for name in names if (problem := self.seals.problem(name)) is not None]
        problems += self.cache.problems()
        unsealed = [p for p in self._immutable_files() if p.relative_to(self.root).as_posix() not in self.seals.known()]
        return Verification(len(names), problems, unsealed)

    def now(self) -> datetime:
        """The present moment (UTC); the one clock of the store."""
        return datetime.now(UTC)


def _question(view: View, snapshots: list[Snapshot]) -> str:
    known = [s for s in snapshots if view.admits(s)]
    parts = [str(SCHEMA_VERSION), *(f"{s.snapshot_id}" for s in known)]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:20]
