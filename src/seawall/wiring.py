"""Settings → Store, Index, Service: the only place where things are put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from seawall.config import Settings
from seawall.errors import QuestionError
from seawall.ingest.offered import LoadResult, Offered
from seawall.store.store import Store


@dataclass(frozen=True)
class App:
    """The program, put together for one folder.

    Attributes:
        settings: see `config`.
    """

    settings: Settings

    @cached_property
    def store(self) -> Store:
        """The dated store."""
        return Store(self.settings.home / "store", self.settings.home / "cache")

    def now(self) -> datetime:
        """The present moment (UTC)."""
        return datetime.now(UTC)

    def load_bundle(self) -> int:
        """Load the bundled lists; returns the number of new publications."""
        from seawall.ingest.bundle import load_bundle

        return load_bundle(self.store, self.now())

    def ensure_loaded(self, say: Callable[[str], None] = lambda text: None) -> None:
        """Load the bundled lists into an empty store, so that the first question has an answer."""
        if not self.store.lake.exists() or not self.store.snapshots():
            say("First use: loading the bundled lists …")
            self.load_bundle()

    def load_files(
        self, paths: Sequence[Path], *, published: datetime | None = None, allow_drop: bool = False,
        progress: Callable[[str, int, int], None] = lambda name, done, total: None,
    ) -> list[LoadResult]:  # fmt: skip
        """Load files and folders of files.

        Raises:
            QuestionError: a path that is not there.
        """
        from seawall.ingest.load import LoadOptions, load

        files = [file for path in paths for file in _files_below(path)]
        offered = [_offer(file, published) for file in files]
        return load(self.store, offered, self.now(), LoadOptions(allow_drop=allow_drop, progress=progress))


def _files_below(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
    if not path.exists():
        raise QuestionError("there is no such file", where=str(path), cure="Check the path.")
    return [path]


def _offer(path: Path, published: datetime | None) -> Offered:
    data = path.read_bytes()
    if published is not None:
        return Offered(path.name, data, str(path.resolve()), published, "option")
    return Offered(path.name, data, str(path.resolve()))


