"""What a load hands to the store: one publication of one list, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.store.tables import STATEMENTS

Keys = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Publication:
    """One publication of one list.

    Attributes:
        list_id, variant, published_at, published_basis, file_name, origin, sha256, size_bytes, parser_version, entries,
        entities, rejects, completeness, notes: as in the `snapshots` table.
        blob_sha256: under which sha256 the bytes are kept, or None.
        keys: facet to the sorted, distinct keys of the statements that it holds; its facets are those it covers.
        content: the statements behind the keys (columns of `STATEMENTS` but `snapshot_id`); may leave out those that the
            store has already.
        touched: parties that a `delta` restates or removes.
        is_state: the keys are the whole state after it, whatever its completeness (it is replayed from a bundle).
    """

    list_id: str
    variant: str
    published_at: datetime
    published_basis: str
    file_name: str
    origin: str
    sha256: str
    size_bytes: int
    blob_sha256: str | None
    parser_version: str
    entries: int
    entities: int
    rejects: int
    completeness: str
    keys: Mapping[str, Keys]
    content: pa.Table
    touched: frozenset[str] = frozenset()
    notes: str = ""
    loaded_at: datetime | None = None
    is_state: bool = False

    @property
    def statements(self) -> int:
        """How many distinct statements it holds."""
        return sum(len(keys) for keys in self.keys.values())


#: The columns of `Publication.content`.
CONTENT = pa.schema([STATEMENTS.field(name) for name in STATEMENTS.names if name != "snapshot_id"])


@dataclass
class Outcome:
    """What became of one publication: `loaded`, or `unchanged` since the store had it already."""

    publication: Publication
    state: str
    snapshot_id: int = 0
    notes: list[str] = field(default_factory=list)
