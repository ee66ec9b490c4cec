"""From files to the store: unpack, recognize, parse, check, write.

A file is loaded whole or refused whole; a refused file leaves the store as it was and does not keep its neighbors in
the same load from being loaded. Files of one publication (OFAC's four) see each other; those that were fetched as one group are loaded
all or none.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import PurePath
from types import MappingProxyType

import orjson
import zstandard

from seawall.errors import ConfigError, Error, ExpectationError, FormatError, SourceError
from seawall.ingest.columns import KeyTable
from seawall.ingest.offered import LoadResult, Offered
from seawall.ingest.registry import Source, recognize
from seawall.ingest.unpack import unpack
from seawall.sources.contract import Parsed, Reject, SourceFile
from seawall.store.durable import write_whole
from seawall.store.publication import Publication
from seawall.store.store import Store
from seawall.store.writer import Batch

#: Counted into every snapshot: facts read by another parser version are told apart.
PARSER_VERSION = "1"
#: A drop against the file before is judged only if that file is this near in time; over years lists do shrink.
NEAR_DAYS = 60
#: Publications of one file are held back until all are checked, up to so many keys; a longer history is committed alone.
HOLD_KEYS = 4_000_000

#: Errors that refuse a file; all else ends the load. A variant without bounds is as much a reason as a broken file.
REFUSALS = (SourceError, ConfigError)

_DATE_IN_NAME = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[-_. T]|$)")

Progress = Callable[[str, int, int], None]
_Held = tuple[Publication, list[Reject]]


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How to load.

    Attributes:
        allow_drop: accept a whole file that has far fewer entries than the one before it.
        progress: called with (file name, files done, files in all).
        before_commit: see `store.writer.Batch`.
    """

    allow_drop: bool = False
    progress: Progress = lambda name, done, total: None
    before_commit: Callable[[str], None] = lambda step: None


@dataclass
class _Item:
    """One unpacked file on its way."""

    offered: Offered
    name: str
    data: bytes
    source: Source | None = None
    variant: str = ""
    error: Error | None = None
    companions: dict[str, SourceFile] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def file(self) -> SourceFile:
        return SourceFile(self.name, self.data, MappingProxyType(self.companions))


def load(store: Store, offered: Sequence[Offered], loaded_at: datetime, options: LoadOptions | None = None) -> list[LoadResult]:
    """Load files; one result per unpacked file, in order.

    Args:
        store: where to.
        offered: the files.
        loaded_at: now (UTC).
        options: see `LoadOptions`.

    Raises:
        StoreError: the disk or the store refused; nothing of the batch that was being written is visible.
    """
    options = options or LoadOptions()
    items = [item for one in offered for item in _unpacked(one)]
    for item in items:
        _recognize(item)
    _introduce_companions(items)
    results: list[LoadResult] = []
    with store.batch(loaded_at, options.before_commit) as batch:
        loader = _Loader(store, batch, loaded_at, options)

        def tell(name: str) -> None:
            options.progress(name, len(results), len(items))

        for publication in _publications(items):
            results.extend(loader.load(publication, tell))
        options.progress("", len(items), len(items))
    return results


def _unpacked(offered: Offered) -> Iterator[_Item]:
    try:
        for name, data in unpack(offered.name, offered.data):
            yield _Item(offered, name, data) if data else _Item(offered, name, b"", error=_empty(name))
    except Error as exc:
        yield _Item(offered, offered.name, b"", error=exc)


def _empty(name: str) -> FormatError:
    return FormatError("the file is empty (0 bytes)", snapshot=name, cure="Fetch it again; an empty file never means that all are delisted.")


def _recognize(item: _Item) -> None:
    if item.error is not None:
        return
    try:
        item.source, item.variant = recognize(item.file)
    except Error as exc:
        item.error = exc
    except Exception as exc:
        item.error = _defect(item, exc)


def _defect(item: _Item, exc: Exception) -> FormatError:
    """A reader failed in a way that it should not: that file is refused and the reason told, and those beside it are loaded."""
    reader = item.source.name if item.source is not None else "recognition"
    return FormatError(f"its reader failed on it ({type(exc).__name__}: {exc})", source=reader, snapshot=item.name,
                       cure="This is a defect of Seawall: please report it, with the file.")  # fmt: skip


def _introduce_companions(items: Sequence[_Item]) -> None:
    """Files of one publication see each other: same source, and same group, or same folder and same date in the name."""
    groups: dict[tuple[str, str], dict[str, SourceFile]] = {}
    keys = [(item.source.name, item.offered.group or _publication_key(item)) if item.source is not None else None for item in items]
    for item, key in zip(items, keys, strict=True):
        if key is not None and key[1]:
            groups.setdefault(key, {})[item.variant] = SourceFile(item.name, item.data)
    for item, key in zip(items, keys, strict=True):
        if key is not None:
            item.companions = {variant: file for variant, file in groups.get(key, {}).items() if variant != item.variant}


def _publication_key(item: _Item) -> str:
    folder = str(PurePath(item.offered.origin).parent)
    match = _DATE_IN_NAME.match(item.name)
    return f"{folder} {match[0][:10]}" if match else folder


def _publications(items: Sequence[_Item]) -> list[list[_Item]]:
    """Files offered as one group together, every other file alone, in the order in which they came."""
    groups: dict[object, list[_Item]] = {}
    for number, item in enumerate(items):
        groups.setdefault(item.offered.group or number, []).append(item)
    return list(groups.values())


def _refused(item: _Item, exc: Error) -> LoadResult:
    variant = f"{item.source.name}/{item.variant}" if item.source is not None else ""
    return LoadResult(item.name, "", variant, None, 0, 0, 0, 0, "refused", error=exc.as_dict(), publications=0)


def _held_back(item: _Item, culprit: _Item) -> FormatError:
    return FormatError(f"not loaded, since {culprit.name} of the same publication was refused", snapshot=item.name, cure="Load them together once that is mended.")


class _Loader:
    """Loads the items of one batch."""

    def __init__(self, store: Store, batch: Batch, loaded_at: datetime, options: LoadOptions) -> None:
        self.store = store
        self.batch = batch
        self.loaded_at = loaded_at
        self.options = options
        self.key_tables: dict[str, KeyTable] = {}
        self.family = ""

    def load(self, items: Sequence[_Item], tell: Callable[[str], None]) -> list[LoadResult]:
        """Load the files of one publication: all of them or none."""
        self._release(items[0].source)
        if len(items) == 1:
            tell(items[0].name)
            return [self._alone(items[0])]
        checked: list[tuple[_Item, list[_Held], float]] = []
        for item in items:
            tell(item.name)
            started = time.perf_counter()
            try:
                checked.append((item, [(self._checked(item, p), p.rejects) for p in self._parse(item)], started))
            except REFUSALS as exc:
                self._retract()
                return [_refused(one, exc if one is item else _held_back(one, item)) for one in items]
        results = []
        for item, held, started in checked:
            summary = _Summary(item)
            self._take(item, held, summary)
            results.append(replace(summary.result(), seconds=round(time.perf_counter() - started, 3)))
        self._flush_if_heavy()
        return results

    def _alone(self, item: _Item) -> LoadResult:
        started = time.perf_counter()
        try:
            summary = self._one_file(item)
        except REFUSALS as exc:
            return _refused(item, exc)
        self._flush_if_heavy()
        return replace(summary.result(), seconds=round(time.perf_counter() - started, 3))

    def _one_file(self, item: _Item) -> _Summary:
        """A file of one publication, or of a long history: the latter is committed alone, so that it can be undone."""
        held: list[_Held] = []
        summary = _Summary(item)
        size = 0
        committing = False
        try:
            for parsed in self._parse(item):
                publication = self._checked(item, parsed)
                held.append((publication, parsed.rejects))
                size += publication.statements
                if size > HOLD_KEYS and not committing:
                    self.batch.flush()
                    committing = True
                if committing:
                    self._take(item, held, summary)
                    held = []
        except REFUSALS:
            if committing:
                self.batch.discard()
            self._retract()
            raise
        self._take(item, held, summary)
        if not summary.count:
            raise ExpectationError("the file holds no publication", source=item.variant, snapshot=item.name, cure="Fetch it again.")
        return summary

    def _parse(self, item: _Item) -> Iterator[Parsed]:
        if item.error is not None:
            raise item.error
        assert item.source is not None
        try:
            yield from item.source.parse(item.file)
        except (Error, MemoryError):
            raise
        except Exception as exc:
            raise _defect(item, exc) from exc

    def _release(self, source: Source | None) -> None:
        """Let go of the statements of the files before, unless this one is of the same family and may share them."""
        family = source.family if source is not None else ""
        if family != self.family:
            for table in self.key_tables.values():
                table.release()
        self.family = family

    def _retract(self) -> None:
        for table in self.key_tables.values():
            table.retract()

    def _flush_if_heavy(self) -> None:
        if self.batch.is_heavy:
            self.batch.flush()

    def _take(self, item: _Item, held: list[_Held], summary: _Summary) -> None:
        if held and not summary.count:
            self.store.blobs.put(item.data)
        for publication, rejects in held:
            outcome = self.batch.add(publication)
            if outcome.state == "loaded" and rejects:
                self._keep_rejects(outcome.snapshot_id, rejects)
            summary.add(publication, outcome.state)

    def _keep_rejects(self, snapshot_id: int, rejects: list[Reject]) -> None:
        lines = b"".join(orjson.dumps(reject._asdict()) + b"\n" for reject in rejects)
        write_whole(self.store.rejects_folder / f"{snapshot_id}.jsonl.zst", zstandard.ZstdCompressor(level=6, write_checksum=True).compress(lines))

    def _checked(self, item: _Item, parsed: Parsed) -> Publication:
        published_at, basis = self._published(item, parsed)
        completeness = self._check_counts(item, parsed, published_at)
        if item.offered.expect_list is not None and parsed.list_id != item.offered.expect_list:
            raise FormatError(f"the file is of list {parsed.list_id!r}, expected {item.offered.expect_list!r}", source=parsed.list_id,
                              snapshot=item.name, cure="The address may serve another file now; check the publisher's page.")  # fmt: skip
        table = self.key_tables.setdefault(parsed.list_id, KeyTable(parsed.list_id))
        columns = table.by_facet(parsed.statements, parsed.covers)
        return Publication(
            list_id=parsed.list_id, variant=parsed.variant, published_at=published_at, published_basis=basis, file_name=item.name,
            origin=item.offered.origin, sha256=parsed.sha256 or item.sha256, size_bytes=parsed.size_bytes or len(item.data), blob_sha256=item.sha256,
            parser_version=PARSER_VERSION, entries=parsed.entries, entities=columns.entities,
            rejects=len(parsed.rejects), completeness=completeness, keys=columns.keys, content=columns.content, touched=parsed.removed,
            notes="\n".join(parsed.notes),
        )  # fmt: skip

    def _published(self, item: _Item, parsed: Parsed) -> tuple[datetime, str]:
        hint, basis = item.offered.published_at, item.offered.published_basis
        if hint is not None and basis == "option":
            return hint, basis
        if parsed.published_at is not None:
            return parsed.published_at.astimezone(UTC), "content"
        match = _DATE_IN_NAME.match(item.name)
        if match:
            try:
                return datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC), "name"
            except ValueError:
                pass
        if hint is not None:
            return hint, basis or "http"
        return self.loaded_at, "loaded"

    def _check_counts(self, item: _Item, parsed: Parsed, published_at: datetime) -> str:
        assert item.source is not None
        if parsed.completeness == "delta":
            return "delta"
        bounds = item.source.expectation(item.variant)
        if parsed.entries < bounds.min_entries:
            raise ExpectationError(f"{parsed.entries:,} entries, fewer than the least that this file has ever had ({bounds.min_entries:,})",
                                   source=parsed.list_id, snapshot=item.name, locator=f"sources/{item.source.name}/expect.toml",
                                   cure="The file is cut or is another one; fetch it again.")  # fmt: skip
        if parsed.completeness == "excerpt" or parsed.entries < bounds.whole_entries:
            if item.offered.whole:
                raise ExpectationError(f"{parsed.entries:,} entries, a whole file has at least {bounds.whole_entries:,}", source=parsed.list_id,
                                       snapshot=item.name, cure="The download is not the whole list; fetch it again.")  # fmt: skip
            return "excerpt"
        before = self.batch.neighbor(parsed.list_id, parsed.variant, published_at)
        if before is not None and not self.options.allow_drop and (published_at - before.published_at).days <= NEAR_DAYS:
            least = before.entries * (1 - bounds.max_drop_pct / 100)
            if parsed.entries < least:
                raise ExpectationError(
                    f"{parsed.entries:,} entries after {before.entries:,} in the file of {before.published_at:%Y-%m-%d}: a fall of more than {bounds.max_drop_pct:.0f} %",
                    source=parsed.list_id, snapshot=item.name, cure="If the fall is real, load the file with --allow-drop.",
                )  # fmt: skip
        return "whole"


class _Summary:
    """Adds up what became of a file's publications."""

    def __init__(self, item: _Item) -> None:
        self.item = item
        self.newest: dict[str, Publication] = {}
        self.states: set[str] = set()
        self.count = 0

    def add(self, publication: Publication, state: str) -> None:
        self.count += 1
        self.states.add(state)
        newest = self.newest.get(publication.list_id)
        if newest is None or newest.published_at <= publication.published_at:
            self.newest[publication.list_id] = publication

    def result(self) -> LoadResult:
        assert self.item.source is not None
        newest = list(self.newest.values())
        notes = [note for p in newest for note in p.notes.splitlines()]
        notes += [f"{p.list_id}: loaded as an excerpt; absence from it proves nothing" for p in newest if p.completeness == "excerpt"]
        return LoadResult(
            file=self.item.name, source=" ".join(sorted(self.newest)), variant=f"{self.item.source.name}/{self.item.variant}",
            published_at=max(p.published_at for p in newest), entries=sum(p.entries for p in newest), entities=sum(p.entities for p in newest),
            statements=sum(p.statements for p in newest), rejects=sum(p.rejects for p in newest),
            state="loaded" if "loaded" in self.states else "unchanged", notes=tuple(notes), publications=self.count,
        )  # fmt: skip
