"""What an update did, list by list and file by file; plain values that become JSON as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

FileState = Literal["loaded", "unchanged", "refused", "failed", "held back"]
ListState = Literal["updated", "unchanged", "failed"]
#: If several things went wrong, the first of these exit codes is the one that is told: refused, failed, not configured.
EXIT_ORDER = (3, 4, 2, 1)


class KnownSnapshot(Protocol):
    """The part of a stored snapshot that an update needs."""

    @property
    def list_id(self) -> str: ...
    @property
    def variant(self) -> str: ...
    @property
    def published_at(self) -> datetime: ...
    @property
    def sha256(self) -> str: ...
    @property
    def entries(self) -> int: ...
    @property
    def entities(self) -> int: ...
    @property
    def statements(self) -> int: ...
    @property
    def rejects(self) -> int: ...


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one address.

    Attributes:
        name: file name.
        url: the address, with its placeholders.
        list_ids: the lists that it serves.
        state: `loaded`; `unchanged` (not modified, same bytes, or loaded before from elsewhere); `refused` (it is not the list
            that we know); `failed` (it could not be fetched); `held back` (another file of its publication failed).
        published_at: publication moment of what was loaded, or None.
        variants: formats that the content turned out to be.
        sha256, size_bytes: of the body; empty and 0 if none was sent.
        rejects: places that could not be read into types.
        moved: `URL changed: old -> new`, or empty.
        notices: remarks for a person.
        error: the error's parts, or None.
        exit_code: 0, or that of the error.
        tries, resumed, seconds: as in `fetched.Fetched`; the time includes loading.
    """

    name: str
    url: str
    list_ids: tuple[str, ...]
    state: FileState
    published_at: datetime | None = None
    variants: tuple[str, ...] = ()
    sha256: str = ""
    size_bytes: int = 0
    rejects: int = 0
    moved: str = ""
    notices: tuple[str, ...] = ()
    error: dict[str, str] | None = None
    exit_code: int = 0
    tries: int = 0
    resumed: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """Sizes of a list's newest files: entries in the publisher's unit, listed parties, statements, rejects."""

    entries: int = 0
    entities: int = 0
    statements: int = 0
    rejects: int = 0

    def minus(self, other: Counts) -> Counts:
        """The difference."""
        return Counts(
            self.entries - other.entries, self.entities - other.entities, self.statements - other.statements, self.rejects - other.rejects
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListReport:
    """What an update did to one list.

    Attributes:
        list_id: the list.
        state: `updated`, `unchanged`, or `failed` (also if only one of its files failed).
        published_before, published_after: publication moment of its newest file, or None if there was none.
        before, after: sizes of the files that were loaded, before and after; None if there were none of that format.
        change: `after` minus `before`, where both are known.
        notices: remarks, addresses that have changed among them.
        errors: what went wrong.
        seconds: time that its files took.
        files: its files.
    """

    list_id: str
    state: ListState
    published_before: datetime | None
    published_after: datetime | None
    before: Counts | None
    after: Counts | None
    change: Counts | None
    notices: tuple[str, ...]
    errors: tuple[dict[str, str], ...]
    seconds: float
    files: tuple[FileReport, ...]


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did.

    Attributes:
        started_at: when (UTC).
        seconds: time taken.
        lists: one report per list.
        notices: remarks that belong to no list.
    """

    started_at: datetime
    seconds: float
    lists: tuple[ListReport, ...]
    notices: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 if every list is as its publisher has it; else 3 (a file was refused), 4 (a download failed), 2 (not configured)."""
        codes = {file.exit_code for report in self.lists for file in report.files if file.exit_code}
        return next((code for code in EXIT_ORDER if code in codes), max(codes, default=0))

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it: moments as ISO 8601 text."""
        value: dict[str, Any] = _plain({**asdict(self), "exit_code": self.exit_code})
        return value


def list_report(list_id: str, files: Sequence[FileReport], before: Sequence[KnownSnapshot], after: Sequence[KnownSnapshot]) -> ListReport:
    """One list's report.

    Args:
        list_id: the list.
        files: reports of the files that serve it.
        before, after: snapshots in the store before and after the update.
    """
    variants = {variant for file in files for variant in file.variants}
    counts_before, counts_after = _counts(list_id, variants, before), _counts(list_id, variants, after)
    published_before, published_after = _newest(list_id, before), _newest(list_id, after)
    notices = [file.moved for file in files if file.moved] + [notice for file in files for notice in file.notices]
    loaded = [file.published_at for file in files if file.state == "loaded" and file.published_at is not None]
    if loaded and published_before is not None and max(loaded) < published_before:
        notices.append(f"the publisher's file is of {max(loaded):%Y-%m-%d}, older than the one of {published_before:%Y-%m-%d} that was loaded before")
    return ListReport(
        list_id=list_id, state=_state(files), published_before=published_before, published_after=published_after, before=counts_before,
        after=counts_after, change=counts_after.minus(counts_before) if counts_before and counts_after else None,
        notices=tuple(dict.fromkeys(notices)), errors=tuple(file.error for file in files if file.error is not None),
        seconds=round(sum(file.seconds for file in files), 3), files=tuple(files),
    )  # fmt: skip


def _state(files: Sequence[FileReport]) -> ListState:
    states = {file.state for file in files}
    if states & {"refused", "failed", "held back"}:
        return "failed"
    return "updated" if "loaded" in states else "unchanged"


def _newest(list_id: str, snapshots: Sequence[KnownSnapshot]) -> datetime | None:
    return max((s.published_at for s in snapshots if s.list_id == list_id), default=None)


def _counts(list_id: str, variants: set[str], snapshots: Sequence[KnownSnapshot]) -> Counts | None:
    """Sums over the newest snapshot of each format."""
    newest: dict[str, KnownSnapshot] = {}
    for snapshot in snapshots:
        if snapshot.list_id == list_id and snapshot.variant in variants:
            known = newest.get(snapshot.variant)
            if known is None or known.published_at <= snapshot.published_at:
                newest[snapshot.variant] = snapshot
    rows = newest.values()
    if not rows:
        return None
    return Counts(sum(s.entries for s in rows), sum(s.entities for s in rows), sum(s.statements for s in rows), sum(s.rejects for s in rows))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, datetime) else value
