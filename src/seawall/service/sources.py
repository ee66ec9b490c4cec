"""How old is each list, and which are stale?

A list is stale if its newest whole file was published longer ago than `reference/lists.csv` allows. What counts is the
publisher's date, not the day of loading: a publisher that goes on serving an old file at an address it has left looks
unchanged at every check, and only the age of the file gives it away.

Unknown stays unknown: a file without a stated date is no younger than the day it was loaded, and no more is claimed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal, Protocol

from seawall.ingest.fetch_state import Check
from seawall.reference.lists import ListInfo, list_info

#: Exit code of `seawall sources --check` if a list is stale.
STALE_EXIT_CODE: Final = 6
#: Of a snapshot's `published_basis`: the date is that of loading, for want of a better one.
UNDATED: Final = frozenset({"", "loaded", "mtime"})
#: Publishers east of Greenwich date their files a day ahead.
AHEAD: Final = timedelta(days=1)

State = Literal["current", "stale", "unknown", "absent", "ended", "unjudged"]


class SnapshotRow(Protocol):
    """The part of a stored snapshot that its list's status needs."""

    @property
    def list_id(self) -> str: ...
    @property
    def variant(self) -> str: ...
    @property
    def published_at(self) -> datetime: ...
    @property
    def published_basis(self) -> str: ...
    @property
    def loaded_at(self) -> datetime: ...
    @property
    def file_name(self) -> str: ...
    @property
    def origin(self) -> str: ...
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
    @property
    def completeness(self) -> str: ...


@dataclass(frozen=True, slots=True)
class FileStatus:
    """The newest file of one format of a list.

    Attributes:
        variant: the format.
        file: its name.
        origin: path or URL.
        published_at: publication moment (UTC), or None if it is not known.
        published_basis: where that is known from.
        loaded_at: when it was loaded (UTC).
        sha256: of the publisher's file.
        completeness: `whole`, `excerpt` or `delta`.
        entries, entities, statements, rejects: its sizes.
    """

    variant: str
    file: str
    origin: str
    published_at: datetime | None
    published_basis: str
    loaded_at: datetime
    sha256: str
    completeness: str
    entries: int
    entities: int
    statements: int
    rejects: int


@dataclass(frozen=True, slots=True)
class ListStatus:
    """A list, how old it is, and what that means.

    Attributes:
        list_id, authority, title, territory, publisher, url, license, note: as in `reference/lists.csv`.
        kind: its `status` there: live, ended, derived, reference, own.
        state: `current`; `stale`; `unknown` (no date is known); `absent` (no whole file is loaded); `ended` (the publisher has
            closed the list); `unjudged` (no rhythm is known).
        published_at: publication moment of its newest whole file (UTC), or None if it is not known.
        age_days: days from then to the day of the question, or None.
        rhythm_days: days between publications as a rule, or None.
        stale_days: age at which it counts as stale, or None.
        stale_since: the first day on which it was stale, or None.
        why: the reason of `state`, one sentence without its stop.
        cure: what to do, a sentence; empty if there is nothing to do.
        loaded_at: when that file was loaded (UTC), or None.
        checked_at: when the publisher was last asked (UTC), or None for never.
        failed_at, error: the last failure since, or None and empty.
        entries, entities, statements, rejects: sizes of its newest file; 0 if there is none.
        can_update: `seawall update` knows an address for it.
        publications: number of its files in the store.
        files: the newest file of each format.
    """

    list_id: str
    authority: str
    title: str
    territory: str
    publisher: str
    url: str
    license: str
    note: str
    kind: str
    state: State
    published_at: datetime | None
    age_days: int | None
    rhythm_days: int | None
    stale_days: int | None
    stale_since: date | None
    why: str
    cure: str
    loaded_at: datetime | None
    checked_at: datetime | None
    failed_at: datetime | None
    error: str
    entries: int
    entities: int
    statements: int
    rejects: int
    can_update: bool
    publications: int
    files: tuple[FileStatus, ...]

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it: moments and days as ISO 8601 text, what is not known as null."""
        value: dict[str, Any] = _plain(asdict(self))
        return value


def source_status(
    infos: Mapping[str, ListInfo], rows: Iterable[SnapshotRow], checks: Mapping[str, Check], today: date, addressed: Collection[str] = ()
) -> tuple[ListStatus, ...]:
    """The status of every list: those of the table in its order, then those that only the store has.

    Args:
        infos: the table of lists.
        rows: the store's snapshots.
        checks: when each list was last asked for.
        today: the day of the question (UTC).
        addressed: lists that `seawall update` can fetch.
    """
    by_list: dict[str, list[SnapshotRow]] = {}
    for row in rows:
        by_list.setdefault(row.list_id, []).append(row)
    own = sorted(set(by_list) - set(infos))
    every = [*infos.values(), *(list_info(list_id) for list_id in own)]
    return tuple(_status(info, by_list.get(info.list_id, []), checks.get(info.list_id, Check()), today, info.list_id in addressed) for info in every)


def stale_lists(statuses: Iterable[ListStatus], chosen: Collection[str] = ()) -> tuple[ListStatus, ...]:
    """The alarm: lists that are stale.

    Args:
        statuses: see `source_status`.
        chosen: lists that must be there: of these, one that is absent is alarming, too; the others are passed over. None chosen: all lists,
            and one that was never loaded is taken to be unwanted.
    """
    if not chosen:
        return tuple(status for status in statuses if status.state == "stale")
    return tuple(status for status in statuses if status.list_id in chosen and status.state in ("stale", "absent"))


def check_exit_code(statuses: Iterable[ListStatus], chosen: Collection[str] = ()) -> int:
    """Exit code of `seawall sources --check`: 0, or 6 if `stale_lists` finds any."""
    return STALE_EXIT_CODE if stale_lists(statuses, chosen) else 0


def _status(info: ListInfo, rows: Sequence[SnapshotRow], check: Check, today: date, can_update: bool) -> ListStatus:
    past = [row for row in rows if _day(row) <= today + AHEAD]
    whole = [row for row in past if row.completeness != "excerpt"]
    newest = _newest([row for row in whole if row.published_basis not in UNDATED])
    undated = _newest([row for row in whole if row.published_basis in UNDATED])
    state, since = _judge(info, newest, undated, today)
    shown = undated if state == "unknown" else newest or undated
    why = _why(info, state, newest, undated, past, check, today)
    ahead = len(rows) - len(past)
    if ahead:
        why += f"; {_count(ahead, 'file')} dated after {today} {'is' if ahead == 1 else 'are'} not counted"
    return ListStatus(
        list_id=info.list_id, authority=info.authority, title=info.title, territory=info.territory, publisher=info.publisher, url=info.url,
        license=info.license, note=info.note, kind=info.status, state=state,
        published_at=newest.published_at if newest is not None and state != "unknown" else None,
        age_days=(today - _day(newest)).days if newest is not None and state != "unknown" else None,
        rhythm_days=info.rhythm_days or None, stale_days=info.stale_days or None, stale_since=since, why=why, cure=_cure(info, state, since, check, can_update),
        loaded_at=shown.loaded_at if shown is not None else None, checked_at=check.checked_at, failed_at=check.failed_at, error=check.error,
        entries=shown.entries if shown is not None else 0, entities=shown.entities if shown is not None else 0,
        statements=shown.statements if shown is not None else 0, rejects=shown.rejects if shown is not None else 0,
        can_update=can_update, publications=len(rows), files=_files(past),
    )  # fmt: skip


def _judge(info: ListInfo, newest: SnapshotRow | None, undated: SnapshotRow | None, today: date) -> tuple[State, date | None]:
    """The state, and since when it is stale. An undated file is no younger than the day of its loading."""
    if info.status == "ended":
        return "ended", None
    if newest is None and undated is None:
        return "absent", None
    if not info.stale_days:
        return "unjudged", None
    day = max(_day(row) for row in (newest, undated) if row is not None)
    since = day + timedelta(days=info.stale_days + 1)
    if today >= since:
        return "stale", since
    dated = newest is not None and today < _day(newest) + timedelta(days=info.stale_days + 1)
    return ("current" if dated else "unknown"), None


def _why(
    info: ListInfo, state: State, newest: SnapshotRow | None, undated: SnapshotRow | None, past: Sequence[SnapshotRow], check: Check, today: date
) -> str:
    if state == "ended":
        return info.note or "the publisher has closed the list"
    if state == "absent":
        return "only excerpts of it are loaded" if past else "no file of it is loaded"
    rhythm = f"the publisher's rhythm is {_count(info.rhythm_days, 'day')}" if info.rhythm_days else "the publisher's rhythm is not known"
    if state == "unjudged":
        return "no age is set at which it would be stale"
    if state == "unknown":
        assert undated is not None
        return f"neither the content nor the name of the file loaded on {undated.loaded_at:%Y-%m-%d} tells its date; {rhythm}"
    if state == "current":
        return f"{rhythm}; stale after {_count(info.stale_days, 'day')}"
    day = max(_day(row) for row in (newest, undated) if row is not None)
    return f"no file newer than {day} is loaded ({_count((today - day).days, 'day')} old); {rhythm}; {_asked(check)}"


def _asked(check: Check) -> str:
    if check.failed_at is not None:
        return f"the last try, on {check.failed_at:%Y-%m-%d}, failed: {check.error}"
    if check.checked_at is None:
        return "the publisher was never asked from here"
    return f"asked on {check.checked_at:%Y-%m-%d}, the publisher had none newer"


def _cure(info: ListInfo, state: State, since: date | None, check: Check, can_update: bool) -> str:
    if state not in ("stale", "absent", "unknown"):
        return ""
    asked = check.checked_at is not None and since is not None and check.checked_at.date() >= since
    if state == "stale" and asked and check.failed_at is None:
        return f"See whether the publisher has moved the list: {info.url}"
    if can_update:
        return f"Run `seawall update --list {info.list_id}`, or load a newer file with `seawall load`."
    return f"Fetch a newer file and load it with `seawall load`{f'; the publisher: {info.url}' if info.url else ''}"


def _newest(rows: Sequence[SnapshotRow]) -> SnapshotRow | None:
    """The newest by day; of several files of that day, the one that names most parties (OFAC's comments name none)."""
    return max(rows, key=lambda row: (_day(row), row.entities, row.published_at, row.loaded_at), default=None)


def _day(row: SnapshotRow) -> date:
    """The day that speaks for a file: that of publication, or for want of it that of loading."""
    return (row.loaded_at if row.published_basis in UNDATED else row.published_at).date()


def _files(rows: Sequence[SnapshotRow]) -> tuple[FileStatus, ...]:
    newest: dict[str, SnapshotRow] = {}
    for row in sorted(rows, key=lambda row: (_day(row), row.published_at, row.loaded_at)):
        newest[row.variant] = row
    return tuple(
        FileStatus(
            row.variant, row.file_name, row.origin, None if row.published_basis in UNDATED else row.published_at, row.published_basis, row.loaded_at,
            row.sha256, row.completeness, row.entries, row.entities, row.statements, row.rejects,
        )
        for _, row in sorted(newest.items())
    )  # fmt: skip


def _count(number: int, noun: str) -> str:
    """
    >>> _count(1, "day"), _count(1200, "day")
    ('1 day', '1,200 days')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
