"""Draw the bundled lists anew: read the official files with Seawall's own readers into the package's own tables.

    python scripts/draw_bundle.py [--lists ../shared/data/lists] [--out src/seawall/bundle/data]

The publishers' files are read, not copied: what ships is one row per statement with its locator, and one row per publication with publisher,
date and sha256 of the official file. Files are named below, with what is left out and why; see `src/seawall/bundle/README.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from seawall.ingest.load import LoadOptions, load
from seawall.ingest.offered import Offered
from seawall.store.chain import chain_table
from seawall.store.store import Store
from seawall.store.tables import NO_BASE, SNAPSHOTS

#: Folders and files (globs below the lists folder) that are drawn.
DRAWN = (
    "us_ofac/2021-08-18_2024-05-03-sdn.csv.history.jsonl.zst",
    "us_ofac/2026-07-23_2026-08-20-ofac-sdn.history.jsonl.zst",
    "us_ofac/*-alt.csv.zst",
    "us_ofac/*-add.csv.zst",
    "us_ofac/*-sdn_comments.csv.zst",
    "us_ofac/*cons_*.csv.zst",
    "us_ofac/*consolidated.xml.zst",
    "us_bis/*",
    "us_csl/*",
    "us_misc/*",
    "eu/*-oj-*.csv.zst",
    "eu/2025-04-16-eu_sanctions.json.zst",
    "eu/2022-09-13-*.csv.zst",
    "uk/2020-04-27-ConList.csv.zst",
    "uk/*.xlsx.zst",
    "uk/*uksl*",
    "un/20[12]*-consolidated.xml.zst",
    "ch/2026-08-22-fiaa-freezes.csv.zst",
    "ca/*",
    "au/2024-11-11-*.xlsx.zst",
    "pl/*",
    "jp/*",
    "il/*",
)
#: Lists that repeat another bundled list, or speak for none: not shipped.
NOT_SHIPPED = frozenset({"us_csl_ofac", "us_csl_dpl", "us_ofac_sdn_names", "au_dfat_names", "programs", "eu_sanctions_map"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", type=Path, default=Path("../shared/data/lists"))
    parser.add_argument("--out", type=Path, default=Path("src/seawall/bundle/data"))
    options = parser.parse_args()
    paths = sorted({path for pattern in DRAWN for path in options.lists.glob(pattern)})
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store", Path(folder) / "cache")
        offered = [Offered(path.name, path.read_bytes(), f"{path.parent.name}/{path.name}") for path in paths]
        results = load(store, offered, datetime.now(UTC), LoadOptions(progress=lambda name, done, total: print(f"{done}/{total} {name}", file=sys.stderr)))
        for result in results:
            print(result.state, result.file, result.source, result.entries, result.error or "", sep="\t")
        write(store, options.out)
    return 1 if any(r.state == "refused" for r in results) else 0


def write(store: Store, out: Path) -> None:
    """Write the shipped lists' rows of the three tables, with numbers that depend on the content only."""
    out.mkdir(parents=True, exist_ok=True)
    snapshots = pa.Table.from_pylist(
        [
            {**{name: getattr(s, name) for name in SNAPSHOTS.names}, "origin": "bundle", "blob_sha256": None, "loaded_at": s.published_at}
            for s in store.snapshots() if s.list_id not in NOT_SHIPPED
        ],
        schema=SNAPSHOTS,
    )  # fmt: skip
    renumbered = {old: _number(row) for old, row in zip(snapshots["snapshot_id"].to_pylist(), snapshots.to_pylist(), strict=True)}
    kept = pa.array(sorted(set(snapshots["list_id"].to_pylist())))
    links = chain_table([s for s in store.snapshots() if s.list_id not in NOT_SHIPPED]).select(["facet", "snapshot_id", "base_id"])
    for name in ("statements", "events"):
        table = store.lake.read(name)
        table = table.filter(pc.is_in(table["list_id"], kept))
        if name == "events":
            # Events of links that a later file superseded are of no use to a reader of the bundle.
            table = table.join(links, ["facet", "snapshot_id", "base_id"], join_type="left semi")
            table = _renumber(_renumber(table, "snapshot_id", renumbered), "base_id", {**renumbered, NO_BASE: NO_BASE})
            table = table.sort_by([("list_id", "ascending"), ("facet", "ascending"), ("snapshot_id", "ascending"), ("key", "ascending")])
        else:
            table = _renumber(table, "snapshot_id", renumbered)
            table = table.sort_by([("list_id", "ascending"), ("party_id", "ascending"), ("subject_id", "ascending"), ("prop", "ascending"), ("key", "ascending")])
        _write(table, out / f"{name}.parquet")
    _write(_renumber(snapshots, "snapshot_id", renumbered).sort_by([("list_id", "ascending"), ("published_at", "ascending"), ("variant", "ascending")]), out / "snapshots.parquet")


def _number(row: dict[str, object]) -> int:
    text = "\x1f".join(str(row[name]) for name in ("list_id", "variant", "published_at", "sha256"))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 2 or 1


def _renumber(table: pa.Table, column: str, numbers: dict[int, int]) -> pa.Table:
    old, inverse = np.unique(table[column].to_numpy(), return_inverse=True)
    new = np.array([numbers[int(value)] for value in old], dtype=np.int64)
    index = table.schema.get_field_index(column)
    return table.set_column(index, table.schema.field(index), pa.array(new[inverse]))


def _write(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, compression="zstd", compression_level=19, row_group_size=262_144,
                   use_dictionary=[f.name for f in table.schema if pa.types.is_string(f.type)],
                   column_encoding={"key": "DELTA_BINARY_PACKED"} if path.stem == "events" else None)  # fmt: skip
    print(f"{path.name}: {table.num_rows:,} rows, {path.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
