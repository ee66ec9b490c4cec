"""Loading the bundled lists into the store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from seawall.bundle import bundled, bundled_pieces
from seawall.store.chain import Snapshot, snapshots_of
from seawall.store.publication import CONTENT, Keys, Publication
from seawall.store.store import Store
from seawall.store.tables import NO_BASE, SNAPSHOTS
from seawall.store.writer import EMPTY, Batch, minus

ORIGIN = "bundle"


def load_bundle(store: Store, loaded_at: datetime, before_commit: Callable[[str], None] = lambda step: None) -> int:
    """Load what is bundled; what the store has already is left as it is.

    Returns:
        How many publications were new.
    """
    snapshots = bundled("snapshots")
    if store.lake.exists():
        known = {_identity(s) for s in store.snapshots()}
        if all(_identity(s) in known for s in snapshots_of(snapshots)):
            return 0
    with store.batch(loaded_at, before_commit) as batch:
        if not batch.stored:
            return _whole(batch, snapshots, loaded_at)
        return _one_by_one(batch, snapshots, bundled("statements"), bundled("events"))


def _identity(snapshot: Snapshot) -> tuple[object, ...]:
    return (snapshot.list_id, snapshot.variant, snapshot.published_at, snapshot.sha256)


def _whole(batch: Batch, snapshots: pa.Table, loaded_at: datetime) -> int:
    """Into an empty store: the tables as they are, in pieces to bound memory. The snapshots go last, as in every load."""
    lake = batch.lake
    for name in ("statements", "events"):
        batch.before_commit(name)
        for piece in bundled_pieces(name):
            lake.append(name, piece)
    batch.before_commit("snapshots")
    moments = pa.array([loaded_at] * snapshots.num_rows, SNAPSHOTS.field("loaded_at").type)
    lake.append("snapshots", snapshots.set_column(SNAPSHOTS.get_field_index("loaded_at"), SNAPSHOTS.field("loaded_at"), moments))
    batch.before_commit("seals")
    return int(snapshots.num_rows)


def _one_by_one(batch: Batch, snapshots: pa.Table, statements: pa.Table, events: pa.Table) -> int:
    new = 0
    replay = _Replay(events)
    contents = {
        list_id: statements.filter(pc.equal(statements["list_id"], list_id)).select(CONTENT.names)
        for list_id in statements["list_id"].unique().to_pylist()
    }
    for snapshot in snapshots_of(snapshots):
        keys = replay.keys_after(snapshot)
        outcome = batch.add(_publication(snapshot, keys, contents.pop(snapshot.list_id, CONTENT.empty_table())))
        new += outcome.state == "loaded"
    return new


class _Replay:
    """Replays the bundle's events snapshot by snapshot."""

    def __init__(self, events: pa.Table) -> None:
        self._state: dict[tuple[str, str], tuple[int, Keys]] = {}
        self._links: dict[tuple[str, int, int], tuple[Keys, Keys]] = {}
        frame = events.group_by(["facet", "snapshot_id", "base_id"]).aggregate([("key", "list"), ("op", "list")])
        for row in frame.to_pylist():
            keys, ops = np.asarray(row["key_list"], np.int64), np.asarray(row["op_list"], np.int8)
            self._links[row["facet"], row["snapshot_id"], row["base_id"]] = (keys[ops > 0], keys[ops < 0])

    def keys_after(self, snapshot: Snapshot) -> dict[str, Keys]:
        found = {}
        for facet in snapshot.facets:
            base, state = self._state.get((snapshot.list_id, facet), (NO_BASE, EMPTY))
            begun, ended = self._links.get((facet, snapshot.snapshot_id, base), (EMPTY, EMPTY))
            state = minus(np.union1d(state, begun), ended)
            self._state[snapshot.list_id, facet] = (snapshot.snapshot_id, state)
            found[facet] = state
        return found


def _publication(snapshot: Snapshot, keys: dict[str, Keys], content: pa.Table) -> Publication:
    return Publication(
        list_id=snapshot.list_id, variant=snapshot.variant, published_at=snapshot.published_at, published_basis=snapshot.published_basis,
        file_name=snapshot.file_name, origin=ORIGIN, sha256=snapshot.sha256, size_bytes=snapshot.size_bytes, blob_sha256=None,
        parser_version=snapshot.parser_version, entries=snapshot.entries, entities=snapshot.entities, rejects=snapshot.rejects,
        completeness=snapshot.completeness, keys=keys, content=content, notes=snapshot.notes, is_state=True,
    )  # fmt: skip
