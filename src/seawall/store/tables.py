"""The three tables of the store, as Arrow schemas.

- `snapshots`: one row per publication of a list. **A row here is the commit**: whatever the other tables hold for a
  snapshot that has no row is not there.
- `statements`: one row per distinct statement (`key` is the hash of its content); written once, never changed.
- `events`: which statements begin (`op` = 1) and end (`op` = -1) in a snapshot, compared with the snapshot before it
  (`base_id`) in the order of publication, facet by facet. When an older file arrives late, the events of its
  successor are written once more with the late file as base; the former ones stay and are no longer on the chain.

Facts are never updated or deleted: an installation can replay what it knew on any day (`loaded_by`).
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa

SCHEMA_VERSION: Final = 1
#: `base_id` of the first snapshot of a chain.
NO_BASE: Final = 0

MOMENT: Final = pa.timestamp("us", tz="UTC")

SNAPSHOTS: Final = pa.schema([
    pa.field("snapshot_id", pa.int64(), nullable=False),
    pa.field("list_id", pa.string(), nullable=False),
    pa.field("variant", pa.string(), nullable=False),
    pa.field("published_at", MOMENT, nullable=False),
    pa.field("published_basis", pa.string(), nullable=False),
    pa.field("loaded_at", MOMENT, nullable=False),
    pa.field("file_name", pa.string(), nullable=False),
    pa.field("origin", pa.string(), nullable=False),
    pa.field("sha256", pa.string(), nullable=False),
    pa.field("size_bytes", pa.int64(), nullable=False),
    pa.field("blob_sha256", pa.string()),
    pa.field("parser_version", pa.string(), nullable=False),
    pa.field("entries", pa.int64(), nullable=False),
    pa.field("entities", pa.int64(), nullable=False),
    pa.field("statements", pa.int64(), nullable=False),
    pa.field("rejects", pa.int64(), nullable=False),
    pa.field("covers", pa.string(), nullable=False),
    pa.field("completeness", pa.string(), nullable=False),
    pa.field("notes", pa.string(), nullable=False),
])  # fmt: skip

STATEMENTS: Final = pa.schema([
    pa.field("key", pa.int64(), nullable=False),
    pa.field("list_id", pa.string(), nullable=False),
    pa.field("party_id", pa.string(), nullable=False),
    pa.field("subject_id", pa.string(), nullable=False),
    pa.field("schema", pa.string(), nullable=False),
    pa.field("prop", pa.string(), nullable=False),
    pa.field("value", pa.string(), nullable=False),
    pa.field("original", pa.string()),
    pa.field("lang", pa.string()),
    pa.field("locator", pa.string(), nullable=False),
    pa.field("line", pa.int32(), nullable=False),
    pa.field("facet", pa.string(), nullable=False),
    pa.field("valid_from", pa.string()),
    pa.field("valid_to", pa.string()),
    pa.field("snapshot_id", pa.int64(), nullable=False),
])  # fmt: skip

EVENTS: Final = pa.schema([
    pa.field("list_id", pa.string(), nullable=False),
    pa.field("facet", pa.string(), nullable=False),
    pa.field("snapshot_id", pa.int64(), nullable=False),
    pa.field("base_id", pa.int64(), nullable=False),
    pa.field("key", pa.int64(), nullable=False),
    pa.field("op", pa.int8(), nullable=False),
])  # fmt: skip

TABLES: Final = {"snapshots": SNAPSHOTS, "statements": STATEMENTS, "events": EVENTS}
