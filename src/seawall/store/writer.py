"""How a load becomes one commit.

Under the writer's lock: compare each publication with its neighbors in the order of publication, append new statements,
append the events, and last the rows of `snapshots`. That last append is the commit point: a process that dies
before it leaves rows that no snapshot names, and no reader sees them.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from seawall.store.chain import Snapshot, facet_chain, snapshots_of
from seawall.store.lake import Lake
from seawall.store.publication import Keys, Outcome, Publication
from seawall.store.tables import EVENTS, NO_BASE, SNAPSHOTS, STATEMENTS

EMPTY: Keys = np.empty(0, dtype=np.int64)


def minus(keys: Keys, others: Keys) -> Keys:
    """Those of some sorted distinct keys that are not among others (sorted, distinct, too)."""
    if not len(keys) or not len(others):
        return keys
    place = np.searchsorted(others, keys)
    place[place == len(others)] = 0
    kept: Keys = keys[others[place] != keys]
    return kept


#: A batch is committed when so many new statements wait, to bound memory.
FLUSH_STATEMENTS = 600_000


@dataclass
class _Event:
    facet: str
    snapshot_id: int
    base_id: int
    begun: Keys
    ended: Keys


class ListState:
    """What the store and the pending batch know of one list: its snapshots, events and keys."""

    def __init__(self, lake: Lake, list_id: str, snapshots: Iterable[Snapshot]) -> None:
        self.lake = lake
        self.list_id = list_id
        self.snapshots = [s for s in snapshots if s.list_id == list_id]
        self.known: Keys = np.sort(lake.read("statements", ["list_id", "key"], [list_id])["key"].to_numpy())
        self._events: dict[tuple[str, int, int], tuple[Keys, Keys]] | None = None
        self._state: dict[str, tuple[int, Keys]] = {}
        self._party: dict[int, str] | None = None

    def events(self) -> dict[tuple[str, int, int], tuple[Keys, Keys]]:
        """(facet, snapshot, base) to (begun, ended)."""
        if self._events is None:
            self._events = {}
            table = self.lake.read("events", list_ids=[self.list_id]) if self.snapshots else EVENTS.empty_table()
            links = table.select(["facet", "snapshot_id", "base_id"]).group_by(["facet", "snapshot_id", "base_id"]).aggregate([])
            order = pc.sort_indices(table, sort_keys=[("facet", "ascending"), ("snapshot_id", "ascending"), ("base_id", "ascending")])
            table = table.take(order)
            self._split(table, links.num_rows)
        return self._events

    def _split(self, table: pa.Table, links: int) -> None:
        assert self._events is not None
        if not links:
            return
        snapshot, base = table["snapshot_id"].to_numpy(), table["base_id"].to_numpy()
        facet = table["facet"].combine_chunks().dictionary_encode()
        code, names = facet.indices.to_numpy(), facet.dictionary.to_pylist()
        key, op = table["key"].to_numpy(), table["op"].to_numpy()
        edges = np.flatnonzero((np.diff(snapshot) != 0) | (np.diff(base) != 0) | (np.diff(code) != 0)) + 1
        for lo, hi in zip(np.r_[0, edges], np.r_[edges, len(key)], strict=True):
            link = (names[code[lo]], int(snapshot[lo]), int(base[lo]))
            keys, ops = key[lo:hi], op[lo:hi]
            self._events[link] = (keys[ops > 0], keys[ops < 0])

    def state_after(self, chain: Sequence[Snapshot], facet: str) -> Keys:
        """The sorted keys that hold after the last snapshot of `chain`."""
        if not chain:
            return EMPTY
        newest = chain[-1].snapshot_id
        cached = self._state.get(facet)
        if cached is not None and cached[0] == newest:
            return cached[1]
        events = self.events()
        keys: list[Keys] = []
        signs: list[Keys] = []
        base = NO_BASE
        for snapshot in chain:
            begun, ended = events.get((facet, snapshot.snapshot_id, base), (EMPTY, EMPTY))
            keys += [begun, ended]
            signs += [np.ones(len(begun), np.int64), -np.ones(len(ended), np.int64)]
            base = snapshot.snapshot_id
        distinct, inverse = np.unique(np.concatenate(keys), return_inverse=True)
        total = np.bincount(inverse, weights=np.concatenate(signs), minlength=len(distinct))
        state: Keys = distinct[total > 0]
        self._state[facet] = (newest, state)
        return state

    def says_the_same(self, snapshot: Snapshot, publication: Publication) -> bool:
        """Whether a publication holds just what held after a stored snapshot."""
        for facet, keys in publication.keys.items():
            chain = facet_chain(self.snapshots, self.list_id, facet)
            places = [i for i, s in enumerate(chain) if s.snapshot_id == snapshot.snapshot_id]
            if not places:
                return False
            after = self.state_after(chain[: places[0] + 1], facet)
            same = np.array_equal(after, keys) if publication.completeness == "whole" else not len(minus(keys, after))
            if not same:
                return False
        return True

    def add(self, snapshot: Snapshot, publication: Publication) -> list[_Event]:
        """Put a snapshot in its place; returns the events that say so."""
        self.snapshots.append(snapshot)
        written = []
        for facet in snapshot.facets:
            chain = facet_chain(self.snapshots, self.list_id, facet)
            at = next(i for i, s in enumerate(chain) if s.snapshot_id == snapshot.snapshot_id)
            before, after = chain[:at], chain[at + 1 :]
            old = self.state_after(before, facet)
            following = self.state_after(chain[: at] + after[:1], facet) if after else EMPTY
            new = self._new_state(old, publication, facet)
            written.append(self._record(facet, snapshot.snapshot_id, before, old, new))
            self._state[facet] = (snapshot.snapshot_id, new)
            if after:
                written.append(self._record(facet, after[0].snapshot_id, [*before, snapshot], new, following))
        return written

    def _new_state(self, old: Keys, publication: Publication, facet: str) -> Keys:
        stated = publication.keys[facet]
        if publication.completeness == "whole" or publication.is_state:
            return stated
        if publication.completeness == "delta" and publication.touched:
            gone = {key for key, party in self._parties(old, publication).items() if party in publication.touched}
            old = old[~np.isin(old, np.fromiter(gone, np.int64, len(gone)))]
        return np.union1d(old, stated)

    def _parties(self, keys: Keys, publication: Publication) -> dict[int, str]:
        if self._party is None:
            table = self.lake.read("statements", ["list_id", "key", "party_id"], [self.list_id])
            self._party = dict(zip(table["key"].to_pylist(), table["party_id"].to_pylist(), strict=True))
        self._party.update(zip(publication.content["key"].to_pylist(), publication.content["party_id"].to_pylist(), strict=True))
        return {key: self._party[key] for key in keys.tolist() if key in self._party}

    def _record(self, facet: str, snapshot_id: int, before: Sequence[Snapshot], old: Keys, new: Keys) -> _Event:
        base = before[-1].snapshot_id if before else NO_BASE
        event = _Event(facet, snapshot_id, base, minus(new, old), minus(old, new))
        self.events()[facet, snapshot_id, base] = (event.begun, event.ended)
        return event

    def fresh(self, content: pa.Table) -> pa.Table:
        """Those rows of `content` whose statements the list does not have yet; they count as had from now on."""
        keys = content["key"].to_numpy()
        distinct, first = np.unique(keys, return_index=True)
        keep = np.sort(first[~np.isin(distinct, self.known, assume_unique=True)])
        if len(keep):
            self.known = np.union1d(self.known, keys[keep])
        return content.take(pa.array(keep))


class Batch:
    """Publications that become visible together. Use under the writer's lock only.

    Args:
        lake: the tables.
        loaded_at: when this load took place (UTC).
        before_commit: called with the name of each step, for trials that end the process there.
    """

    def __init__(self, lake: Lake, loaded_at: datetime, before_commit: Callable[[str], None] = lambda step: None) -> None:
        self.lake = lake
        self.loaded_at = loaded_at
        self.before_commit = before_commit
        self.stored = snapshots_of(lake.read("snapshots")) if lake.exists() else []
        self._lists: dict[str, ListState] = {}
        self._snapshots: list[Snapshot] = []
        self._contents: list[pa.Table] = []
        self._events: list[_Event] = []
        self._event_lists: list[str] = []
        self._waiting = 0

    def add(self, publication: Publication) -> Outcome:
        """Take a publication in; committed by `flush`, or on the way when much waits."""
        twin = self._twin(publication)
        if twin is not None:
            return Outcome(publication, "unchanged", twin.snapshot_id)
        state = self._list_state(publication.list_id)
        snapshot = self._snapshot(publication)
        fresh = state.fresh(publication.content)
        self._contents.append(fresh.append_column("snapshot_id", pa.array(np.full(fresh.num_rows, snapshot.snapshot_id))))
        events = state.add(snapshot, publication)
        self._events += events
        self._event_lists += [publication.list_id] * len(events)
        self._snapshots.append(snapshot)
        self.stored.append(snapshot)
        self._waiting += fresh.num_rows
        return Outcome(publication, "loaded", snapshot.snapshot_id)

    @property
    def is_heavy(self) -> bool:
        """Whether so much waits that it is time to `flush`."""
        return self._waiting > FLUSH_STATEMENTS

    def neighbor(self, list_id: str, variant: str, published_at: datetime) -> Snapshot | None:
        """The whole snapshot of the same list and format just before a moment."""
        earlier = [s for s in self.stored if s.list_id == list_id and s.variant == variant and s.completeness == "whole"
                   and s.published_at < published_at]  # fmt: skip
        return max(earlier, key=lambda s: s.place, default=None)

    def _list_state(self, list_id: str) -> ListState:
        state = self._lists.get(list_id)
        if state is None:
            state = self._lists[list_id] = ListState(self.lake, list_id, self.stored)
        return state

    def _twin(self, publication: Publication) -> Snapshot | None:
        """The snapshot that this publication repeats: the same file of the same moment, or of the moment before it."""
        same = [s for s in self.stored if s.list_id == publication.list_id and s.variant == publication.variant]
        for snapshot in same:
            if snapshot.sha256 == publication.sha256 and snapshot.published_at == publication.published_at:
                return snapshot
        earlier = [s for s in same if s.published_at <= publication.published_at]
        newest = max(earlier, key=lambda s: s.place, default=None)
        if newest is None or newest.sha256 != publication.sha256:
            return None
        # Publications out of one history file may have only that file's sha256: they are twins if they say the same.
        return newest if self._list_state(publication.list_id).says_the_same(newest, publication) else None

    def _snapshot(self, p: Publication) -> Snapshot:
        return Snapshot(
            snapshot_id=secrets.randbits(62) + 1, list_id=p.list_id, variant=p.variant, published_at=p.published_at,
            published_basis=p.published_basis, loaded_at=p.loaded_at or self.loaded_at, file_name=p.file_name, origin=p.origin, sha256=p.sha256,
            size_bytes=p.size_bytes, blob_sha256=p.blob_sha256, parser_version=p.parser_version, entries=p.entries, entities=p.entities,
            statements=p.statements, rejects=p.rejects, covers=" ".join(sorted(p.keys)), completeness=p.completeness, notes=p.notes,
        )  # fmt: skip

    def discard(self) -> None:
        """Forget what waits since the last `flush`; the store is as that left it."""
        waiting = {s.snapshot_id for s in self._snapshots}
        self.stored = [s for s in self.stored if s.snapshot_id not in waiting]
        self._lists = {}
        self._snapshots, self._contents, self._events, self._event_lists, self._waiting = [], [], [], [], 0

    def flush(self) -> None:
        """Commit all that waits: statements, events, and last the snapshots."""
        if not self._snapshots:
            return
        self.before_commit("statements")
        contents = pa.concat_tables(self._contents)
        if contents.num_rows:
            self.lake.append("statements", contents.select(STATEMENTS.names).sort_by([("list_id", "ascending"), ("party_id", "ascending")]))
        self.before_commit("events")
        events = self._event_table()
        if events.num_rows:
            self.lake.append("events", events)
        self.before_commit("snapshots")
        rows = [{name: getattr(s, name) for name in SNAPSHOTS.names} for s in self._snapshots]
        self.lake.append("snapshots", pa.Table.from_pylist(rows, schema=SNAPSHOTS))
        self.before_commit("seals")
        self._snapshots, self._contents, self._events, self._event_lists, self._waiting = [], [], [], [], 0

    def _event_table(self) -> pa.Table:
        columns: dict[str, list[object]] = {name: [] for name in EVENTS.names}
        for list_id, event in zip(self._event_lists, self._events, strict=True):
            for keys, op in ((event.begun, 1), (event.ended, -1)):
                size = len(keys)
                columns["list_id"].append(pa.array([list_id]).take(pa.array(np.zeros(size, np.int64))))
                columns["facet"].append(pa.array([event.facet]).take(pa.array(np.zeros(size, np.int64))))
                columns["snapshot_id"].append(pa.array(np.full(size, event.snapshot_id)))
                columns["base_id"].append(pa.array(np.full(size, event.base_id, np.int64)))
                columns["key"].append(pa.array(keys))
                columns["op"].append(pa.array(np.full(size, op, np.int8)))
        if not columns["key"]:
            return EVENTS.empty_table()
        return pa.table({name: pa.chunked_array(columns[name]).cast(EVENTS.field(name).type) for name in EVENTS.names}, schema=EVENTS)
