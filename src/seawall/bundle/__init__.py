"""The embedded default data: facts drawn from the official publications by Seawall's own readers.

`data/` holds the three tables of the store (see `store/tables.py`) as Parquet: each statement carries its locator, each snapshot
its publisher's list, publication date, and the sha256 of the official file. `scripts/draw_bundle.py` draws them;
`README.md` says from what, and under which licenses.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import pyarrow as pa
import pyarrow.parquet as pq

from seawall.errors import StoreError

NAMES = ("snapshots", "statements", "events")


def bundled(name: str) -> pa.Table:
    """One of the bundle's tables.

    Raises:
        StoreError: the package was installed without it, or it is damaged.
    """
    return pa.concat_tables(bundled_pieces(name))


def bundled_pieces(name: str) -> Iterator[pa.Table]:
    """One of the bundle's tables, piece by piece; errors as in `bundled`."""
    file = resources.files("seawall.bundle").joinpath("data", f"{name}.parquet")
    try:
        with file.open("rb") as stream:
            parquet = pq.ParquetFile(pa.BufferReader(stream.read()))
        for number in range(parquet.num_row_groups):
            yield parquet.read_row_group(number)
    except (OSError, pa.ArrowException) as exc:
        raise StoreError(f"the bundled table cannot be read ({exc})", where=str(file), cure="Install the package anew.") from exc
