"""Settings → Store, Index, Service: the only place where things are put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seawall.config import Settings
from seawall.errors import QuestionError
from seawall.ingest.offered import LoadResult, Offered
from seawall.store.store import Store

if TYPE_CHECKING:
    from seawall.ingest.fetch_state import FetchState
    from seawall.ingest.update_report import UpdateReport
    from seawall.screen.index.index import Index
    from seawall.service.sources import ListStatus
    from seawall.store.view import View

#: Told of (what, done, in all).
Progress = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody is told of."""


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

    def choose_lists(self, chosen: Sequence[str] | None) -> tuple[str, ...] | None:
        """The lists that a person asked for, or None for all.

        Raises:
            QuestionError: one is not loaded.
        """
        from seawall.service.questions import choose_lists

        return choose_lists(chosen, {s.list_id for s in self.store.snapshots()})

    @cached_property
    def fetch_state(self) -> FetchState:
        """What is remembered of each publisher's address."""
        from seawall.ingest.fetch_state import FetchState

        return FetchState(self.settings.home / "fetch")

    def update(self, lists: Sequence[str] = (), *, again: bool = False, progress: Progress = silent) -> UpdateReport:
        """Ask the publishers for newer files and load what is new.

        Raises:
            QuestionError: a chosen list has no address.
        """
        from seawall.ingest.fetch import Fetcher
        from seawall.ingest.fetched import FetchOptions
        from seawall.ingest.load import load
        from seawall.ingest.registry import remotes
        from seawall.ingest.update import Doors, UpdateOptions, update

        fetcher = Fetcher(self.settings.home / "fetch", self.settings.secrets, FetchOptions(timeout_seconds=self.settings.timeout_seconds))
        doors = Doors(fetcher.fetch, lambda offered: load(self.store, offered, self.now()), self.store.snapshots, self.fetch_state)
        return update(remotes(), doors, UpdateOptions(tuple(lists), again, progress))

    def due_lists(self, chosen: Sequence[str] = ()) -> tuple[str, ...]:
        """Those lists (of the chosen, or of all that have an address) that should be asked for now."""
        from seawall.ingest.registry import remotes
        from seawall.ingest.rhythm import due
        from seawall.reference.lists import lists

        rhythms = {info.list_id: info.rhythm_days for info in lists().values()}
        return due(chosen or [remote.list_id for remote in remotes()], rhythms, self.fetch_state.checks(), self.now())

    def formats(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """What can be loaded: source folder, what it reads, and the variants of its format."""
        from seawall.ingest.registry import formats

        return formats()

    def source_status(self) -> tuple[ListStatus, ...]:
        """How old each list is, and which are stale."""
        from seawall.ingest.registry import remotes
        from seawall.reference.lists import lists
        from seawall.service.sources import source_status

        addressed = {remote.list_id for remote in remotes()}
        snapshots = self.store.snapshots() if self.store.lake.exists() else []
        return source_status(lists(), snapshots, self.fetch_state.checks(), self.now().date(), addressed)

    def index(self, view: View, lists: Sequence[str] = ()) -> tuple[Index, list[str]]:
        """The screening index of a view, and the lists in it.

        Args:
            lists: only these; none means all that do not repeat another.
        """
        from seawall.screen.warm import use_cache

        # Before anything that compiles is imported: where the code may not be written, compiled loops are kept in the folder.
        use_cache(self.settings.home / "cache" / "compiled")
        from seawall.service.screening import open_view_index

        return open_view_index(self.store, view, self.settings.home / "cache" / "index", lists)

    def index_of_file(self, path: Path, said: Mapping[str, str] | None = None) -> tuple[Index, dict[str, Any]]:
        """The screening index of a file that serves as the list, and what it is.

        Args:
            said: heading -> role, where the guess is wrong.
        """
        from seawall.screen.warm import use_cache

        use_cache(self.settings.home / "cache" / "compiled")
        from seawall.service.screening import open_file_index

        return open_file_index(path, self.settings.home / "cache" / "against", said)

    def prepare(self) -> None:
        """Compute what the next question will need, while the person waits anyway."""
        from seawall.service.questions import make_view

        self.store.view(make_view(self.now()))

    def load_files(
        self, paths: Sequence[Path], *, published: datetime | None = None, allow_drop: bool = False,
        progress: Progress = silent,
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


