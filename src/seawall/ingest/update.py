"""`seawall update`: ask every publisher for a newer file, and load what is new.

Publication by publication: fetch its files (conditionally, if the store still has what was fetched before), hand them to the
loader together, and remember the validators only once the loader has taken them, so that a file that was refused is asked
for again. A publication that fails leaves the others to go on; it makes the exit code that of a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from seawall.errors import Error, FetchError, FormatError, StoreError
from seawall.ingest.fetch_state import FetchState, Remembered, moment
from seawall.ingest.fetched import NO_VALIDATORS, Fetched, FetchFunction, Validators
from seawall.ingest.offered import LoadFunction, LoadResult, Offered
from seawall.ingest.patience import Timing
from seawall.ingest.plan import Publication, Target, plan
from seawall.ingest.update_report import FileReport, FileState, KnownSnapshot, UpdateReport, list_report
from seawall.sources.contract import Remote

#: A publication of several files that changes while it is fetched is begun anew so often.
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class UpdateOptions:
    """What to update.

    Attributes:
        lists: only these lists; none means all.
        again: fetch and load also what has not changed.
        progress: called with (file name, publications done, publications in all).
    """

    lists: tuple[str, ...] = ()
    again: bool = False
    progress: Callable[[str, int, int], None] = lambda name, done, total: None


@dataclass(frozen=True)
class Doors:
    """What an update needs of the world.

    Attributes:
        fetch: see `fetch.Fetcher.fetch`.
        load: see `offered`.
        snapshots: the store's snapshots at the moment of the call.
        state: what is remembered of each address.
        timing: clocks.
    """

    fetch: FetchFunction
    load: LoadFunction
    snapshots: Callable[[], Sequence[KnownSnapshot]]
    state: FetchState
    timing: Timing = field(default_factory=Timing)


def update(remotes: Sequence[Remote], doors: Doors, options: UpdateOptions | None = None) -> UpdateReport:
    """Bring lists up to date.

    Args:
        remotes: all known addresses, also those of lists that are not chosen; what is remembered of others is dropped.
        doors: fetching, loading, the store's snapshots, what is remembered.
        options: see `UpdateOptions`.

    Raises:
        QuestionError: a chosen list has no address.
        StoreError: the disk or the store refuses; what was loaded before that stays.
    """
    return _Update(doors, options or UpdateOptions()).run(remotes)


class _Update:
    """One update."""

    def __init__(self, doors: Doors, options: UpdateOptions) -> None:
        self.doors = doors
        self.options = options
        self.started_at = doors.timing.now()
        self.remembered = doors.state.read()
        self.before = list(doors.snapshots())
        self.known_dates = {(s.list_id, s.published_at) for s in self.before}
        self.known_hashes = {s.sha256 for s in self.before}

    def run(self, remotes: Sequence[Remote]) -> UpdateReport:
        started = self.doors.timing.monotonic()
        publications = plan(remotes, self.options.lists)
        files: list[FileReport] = []
        for number, publication in enumerate(publications):
            self.options.progress(publication.targets[0].name, number, len(publications))
            files += self._bring(publication)
        self.options.progress("", len(publications), len(publications))
        self.doors.state.forget_all_but({remote.url for remote in remotes})
        after = list(self.doors.snapshots())
        list_ids = dict.fromkeys(list_id for publication in publications for list_id in publication.list_ids)
        reports = tuple(list_report(i, [f for f in files if i in f.list_ids], self.before, after) for i in list_ids)
        notices = ("what was remembered of former downloads was damaged; everything was fetched anew",) if self.doors.state.was_damaged else ()
        return UpdateReport(self.started_at, round(self.doors.timing.monotonic() - started, 3), reports, notices)

    def _bring(self, publication: Publication) -> list[FileReport]:
        """Fetch a publication, and load it if it is new."""
        got: dict[str, Fetched] = {}
        for target in publication.targets:
            try:
                got[target.remote.url] = self.doors.fetch(target.remote, self._validators(target))
            except StoreError:
                raise
            except Error as exc:
                return self._failed(publication, target, exc)
        if all(self._is_unchanged(target, got[target.remote.url]) for target in publication.targets):
            return [self._unchanged(target, got[target.remote.url]) for target in publication.targets]
        try:
            self._complete(publication, got)
            self._settle(publication, got)
        except FetchError as exc:
            culprit = next((t for t in publication.targets if t.name == exc.snapshot), publication.targets[0])
            return self._failed(publication, culprit, exc)
        return self._load(publication, got)

    def _complete(self, publication: Publication, got: dict[str, Fetched]) -> None:
        """Get the bodies that were not sent since they had not changed: files of one publication are read together."""
        for target in publication.targets:
            url = target.remote.url
            if got[url].state == "not modified":
                got[url] = replace(self.doors.fetch(target.remote, NO_VALIDATORS), moved=got[url].moved)

    def _settle(self, publication: Publication, got: dict[str, Fetched]) -> None:
        """Several files must be of one publication: ask for them again until none has changed meanwhile."""
        if len(publication.targets) == 1:
            return
        changed: list[Target] = []
        for _ in range(ROUNDS):
            changed = []
            for target in publication.targets:
                again = self._asked_again(target, got[target.remote.url])
                if again is not None:
                    got[target.remote.url] = again
                    changed.append(target)
            if not changed:
                return
        raise FetchError("the file changes while its publication is being fetched", source=changed[0].remote.list_id, snapshot=changed[0].name,
                         locator=changed[0].remote.url, cure="Run the update again in some minutes.")  # fmt: skip

    def _asked_again(self, target: Target, fetched: Fetched) -> Fetched | None:
        """A newer body, if the publisher has put one there since; None if not, or if it cannot be asked cheaply."""
        if not fetched.validators.headers:
            return None
        again = self.doors.fetch(target.remote, fetched.validators)
        return None if again.state == "not modified" or again.sha256 == fetched.sha256 else again

    def _load(self, publication: Publication, got: dict[str, Fetched]) -> list[FileReport]:
        started = self.doors.timing.monotonic()
        dates = [f.published_at for f in got.values() if f.published_at is not None and f.published_at <= self.started_at + timedelta(days=1)]
        offered = [self._offer(publication, target, got[target.remote.url], max(dates, default=None)) for target in publication.targets]
        try:
            results = self.doors.load(offered)
        except StoreError:
            raise
        except Error as exc:
            return self._failed(publication, publication.targets[0], exc)
        seconds = (self.doors.timing.monotonic() - started) / len(offered)
        shares = _share(results, offered)
        reports = [self._loaded(t, got[t.remote.url], share, seconds) for t, share in zip(publication.targets, shares, strict=True)]
        self._remember(publication, got, shares, reports)
        return reports

    def _offer(self, publication: Publication, target: Target, fetched: Fetched, date: datetime | None) -> Offered:
        return Offered(
            name=target.name, data=fetched.data, origin=target.remote.url, published_at=date, published_basis="http" if date is not None else "",
            expect_list=target.list_ids[0] if len(target.list_ids) == 1 else None, whole=True, group=publication.group,
        )  # fmt: skip

    def _loaded(self, target: Target, fetched: Fetched, results: Sequence[LoadResult], load_seconds: float) -> FileReport:
        refused = next((r for r in results if r.error is not None), None)
        states = {r.state for r in results}
        state: FileState = "refused" if refused is not None or not results else "loaded" if "loaded" in states else "unchanged"
        error = refused.error if refused is not None else None
        if not results:
            error = FormatError("the file holds nothing", snapshot=target.name, locator=target.remote.url, cure="See the publisher's page.").as_dict()
        return replace(
            self._file(target, state, fetched), published_at=_published(results), rejects=sum(r.rejects for r in results), error=error,
            exit_code=3 if state == "refused" else 0, seconds=round(fetched.seconds + load_seconds, 3),
            variants=tuple(dict.fromkeys(r.variant for r in results if r.variant)), notices=_notices(target, results),
        )  # fmt: skip

    def _unchanged(self, target: Target, fetched: Fetched) -> FileReport:
        url, now = target.remote.url, self._now()
        memory = self._memory(target)
        report = replace(self._file(target, "unchanged", fetched), published_at=moment(memory.published_at), variants=tuple(memory.variants.split()))
        self.doors.state.change({url: {**_checked(target, fetched, now), **_validators_of(fetched)}})
        return report

    def _failed(self, publication: Publication, culprit: Target, exc: Error) -> list[FileReport]:
        """The publication stays as it was, whole."""
        self.doors.state.change({culprit.remote.url: {"lists": " ".join(culprit.list_ids), "failed_at": self._now(), "error": exc.message}})
        reports = []
        for target in publication.targets:
            if target is culprit:
                state: FileState = "failed" if exc.exit_code != 3 else "refused"
                reports.append(replace(self._file(target, state), error=exc.as_dict(), exit_code=exc.exit_code))
            else:
                reports.append(replace(self._file(target, "held back"), notices=(f"{target.name} was held back, since {culprit.name} failed",)))
        return reports

    def _file(self, target: Target, state: FileState, fetched: Fetched | None = None) -> FileReport:
        report = FileReport(target.name, target.remote.url, target.list_ids, state)
        if fetched is None:
            return report
        return replace(report, sha256=fetched.sha256, size_bytes=len(fetched.data), moved=self._moved(target, fetched), tries=fetched.tries,
                       resumed=fetched.resumed, seconds=fetched.seconds)  # fmt: skip

    def _moved(self, target: Target, fetched: Fetched) -> str:
        """A permanent redirect is told each time, a temporary one only when it leads to another host than before."""
        if fetched.moved is None or (not fetched.moved.permanent and fetched.final_host == self._memory(target).final_host):
            return ""
        return str(fetched.moved)

    def _remember(self, publication: Publication, got: dict[str, Fetched], shares: Sequence[Sequence[LoadResult]], reports: Sequence[FileReport]) -> None:
        """Validators are kept only if all files were taken; else the next update must see them all again."""
        now = self._now()
        whole = all(report.error is None for report in reports)
        changes: dict[str, dict[str, str]] = {}
        for target, results, report in zip(publication.targets, shares, reports, strict=True):
            fetched = got[target.remote.url]
            if report.error is not None:
                message = f"{report.error['where']}: {report.error['what']}"
                changes[target.remote.url] = {"lists": " ".join(target.list_ids), "failed_at": now, "error": message}
            elif whole:
                published = _published(results)
                changes[target.remote.url] = {
                    **_checked(target, fetched, now), **_validators_of(fetched), "sha256": fetched.sha256, "loaded_at": now,
                    "source": " ".join(dict.fromkeys(name for r in results for name in r.source.split())),
                    "variants": " ".join(report.variants), "published_at": published.isoformat() if published is not None else "",
                }  # fmt: skip
        self.doors.state.change(changes)

    def _memory(self, target: Target) -> Remembered:
        return self.remembered.get(target.remote.url, Remembered())

    def _has(self, memory: Remembered) -> bool:
        """Whether the store still has what was loaded from an address; it may be another store by now."""
        if memory.sha256 and memory.sha256 in self.known_hashes:
            return True
        published = moment(memory.published_at)  # of a zip, the store knows the hashes of the files inside
        return published is not None and any((list_id, published) in self.known_dates for list_id in memory.source.split())

    def _validators(self, target: Target) -> Validators:
        memory = self._memory(target)
        return NO_VALIDATORS if self.options.again or not self._has(memory) else Validators(memory.etag, memory.last_modified)

    def _is_unchanged(self, target: Target, fetched: Fetched) -> bool:
        memory = self._memory(target)
        return fetched.state == "not modified" or (not self.options.again and fetched.sha256 == memory.sha256 and self._has(memory))

    def _now(self) -> str:
        return self.doors.timing.now().isoformat()


def _checked(target: Target, fetched: Fetched, now: str) -> dict[str, str]:
    return {"lists": " ".join(target.list_ids), "checked_at": now, "failed_at": "", "error": "", "final_host": fetched.final_host}


def _validators_of(fetched: Fetched) -> dict[str, str]:
    return {"etag": fetched.validators.etag, "last_modified": fetched.validators.last_modified}


def _published(results: Sequence[LoadResult]) -> datetime | None:
    return max((r.published_at for r in results if r.published_at is not None), default=None)


def _notices(target: Target, results: Sequence[LoadResult]) -> tuple[str, ...]:
    notices = [note for result in results for note in result.notes]
    found = {name for result in results for name in result.source.split()}
    taken = all(result.error is None for result in results)
    notices += [f"{target.name} holds nothing of {list_id}" for list_id in target.list_ids if taken and list_id not in found]
    formats = {result.variant.rpartition("/")[2] for result in results if result.variant}
    if taken and target.remote.variant and formats and target.remote.variant.rpartition("/")[2] not in formats:
        notices.append(f"{target.name} is of format {', '.join(sorted(formats))} now; expected {target.remote.variant}")
    return tuple(notices)


def _share(results: Sequence[LoadResult], offered: Sequence[Offered]) -> list[list[LoadResult]]:
    """Which results belong to which file: a zip may unpack to several, in order."""
    if len(results) == len(offered):
        return [[result] for result in results]
    if len(offered) == 1:
        return [list(results)]
    shares: list[list[LoadResult]] = [[] for _ in offered]
    at = 0
    for result in results:
        ahead = next((i for i in range(at, len(offered)) if offered[i].name.startswith(result.file)), None)
        at = at if ahead is None else ahead
        shares[at].append(result)
    return shares
