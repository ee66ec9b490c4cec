"""The order of publication: which snapshot follows which, list by list and facet by facet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from seawall.store.tables import NO_BASE


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One publication of a list, as the `snapshots` table has it."""

    snapshot_id: int
    list_id: str
    variant: str
    published_at: datetime
    published_basis: str
    loaded_at: datetime
    file_name: str
    origin: str
    sha256: str
    size_bytes: int
    blob_sha256: str | None
    parser_version: str
    entries: int
    entities: int
    statements: int
    rejects: int
    covers: str
    completeness: str
    notes: str

    @property
    def facets(self) -> tuple[str, ...]:
        """The facets that it speaks for."""
        return tuple(self.covers.split(" "))

    @property
    def place(self) -> tuple[datetime, datetime, str, str, int]:
        """Its place in the order of publication; ties go by the order of loading, and in one load by format and content.

        Numbers of snapshots are random, so they decide only between rows that are alike in all else: a copy of the store
        with other numbers (the bundle) has the same order.
        """
        return (self.published_at, self.loaded_at, self.variant, self.sha256, self.snapshot_id)


def snapshots_of(table: pa.Table) -> list[Snapshot]:
    """The rows of a `snapshots` table in the order of publication."""
    return sorted((Snapshot(**row) for row in table.to_pylist()), key=lambda s: s.place)


def facet_chain(snapshots: Iterable[Snapshot], list_id: str, facet: str) -> list[Snapshot]:
    """The snapshots of a list that speak for a facet, in the order of publication."""
    return sorted((s for s in snapshots if s.list_id == list_id and facet in s.facets), key=lambda s: s.place)


def chain_table(snapshots: Sequence[Snapshot]) -> pa.Table:
    """Every link of every chain: list_id, facet, snapshot_id, base_id, position (int32), published_at, is_whole (bool).

    Args:
        snapshots: those that the question may know, in the order of publication.
    """
    last: dict[tuple[str, str], tuple[int, int]] = {}
    rows: dict[str, list[object]] = {name: [] for name in ("list_id", "facet", "snapshot_id", "base_id", "position", "published_at", "is_whole")}
    for snapshot in snapshots:
        for facet in snapshot.facets:
            base, position = last.get((snapshot.list_id, facet), (NO_BASE, -1))
            last[snapshot.list_id, facet] = (snapshot.snapshot_id, position + 1)
            is_whole = snapshot.completeness == "whole"
            link = (snapshot.list_id, facet, snapshot.snapshot_id, base, position + 1, snapshot.published_at, is_whole)
            for name, value in zip(rows, link, strict=True):
                rows[name].append(value)
    return pa.table(rows, schema=pa.schema([
        ("list_id", pa.string()), ("facet", pa.string()), ("snapshot_id", pa.int64()), ("base_id", pa.int64()), ("position", pa.int32()),
        ("published_at", pa.timestamp("us", tz="UTC")), ("is_whole", pa.bool_()),
    ]))  # fmt: skip
