"""What a larger list costs: time per query, build time, memory, for lists of 10,000, 100,000 and 1,000,000 SYNTHETIC names (see `recombine`).

    python bench/curves.py [--shared ../shared] [--names 10000 100000 1000000] [--queries 2000] [--json OUT]

Words are those of the labeled list; the queries are clean customers, real names that are not listed, the same for every size. Each size runs in a process of its
own, so that its peak memory is its own. `ratio` compares with the smallest list.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from recall import names_of
from recombine import Pool
from shared_data import CLEAN, clean_customers, match_folder, shared_folder, watchlist

SIZES = (10_000, 100_000, 1_000_000)
#: Names of a party, as on the labeled list (36,000 of 20,390).
NAMES_OF_PARTY = 1.8


def synthetic_roster(shared: Path, count: int) -> Any:
    """A roster of so many names."""
    from seawall.screen.roster import IDENTIFIERS, NAMES, PARTIES, Roster

    real = [(entity["schema"], name) for entity in watchlist(shared) for name in names_of(entity)]
    drawn = Pool(real).draw(count)
    chance = np.random.default_rng(3)
    # Names in the order of their kind, so that neighbors can belong to one party.
    drawn.sort(key=lambda pair: pair[0])
    new = np.concatenate([[True], chance.random(count - 1) < 1 / NAMES_OF_PARTY])
    new[1:] |= np.array([a[0] != b[0] for a, b in pairwise(drawn)])
    party = np.cumsum(new) - 1
    firsts = np.flatnonzero(new)
    empty = pa.array([[]] * len(firsts), pa.list_(pa.string()))
    columns: dict[str, Any] = {field.name: empty for field in PARTIES}
    columns |= {"id": [f"synthetic-{n}" for n in range(len(firsts))], "schema": [drawn[i][0] for i in firsts], "caption": [drawn[i][1] for i in firsts],
                "lists": pa.array([["synthetic"]] * len(firsts))}  # fmt: skip
    names = pa.table({"party": party.astype(np.int32), "text": [name for _, name in drawn], "kind": np.where(new, 0, 1).astype(np.int8)}, NAMES)
    return Roster(pa.table(columns, PARTIES), names, IDENTIFIERS.empty_table())


def measure_one(shared: Path, count: int, queries: int) -> dict[str, Any]:
    """Build, open, query a list of one size, in this process."""
    from seawall.screen.batch import Options, screen_batch, screen_one
    from seawall.screen.customers import Customers
    from seawall.screen.details import Details
    from seawall.screen.index import open_index, write_index
    from seawall.screen.warm import warm

    warm()
    roster = synthetic_roster(shared, count)
    names = query_names(shared, queries + 200)
    before = peak_mib()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "index"
        started = time.perf_counter()
        write_index(roster, folder)
        built, build_peak = time.perf_counter() - started, peak_mib()
        size = sum(path.stat().st_size for path in folder.iterdir())
        started = time.perf_counter()
        index = open_index(folder)
        opened = time.perf_counter() - started
        times = []
        for name in names:
            started = time.perf_counter()
            screen_one(index, name)
            times.append(1000 * (time.perf_counter() - started))
        warm_times = sorted(times[min(200, len(times) // 2) :])
        started = time.perf_counter()
        batch_of_names = Customers(range(len(names)), names, [[name] for name in names], lambda place: Details(), lambda place: {}, (), [False] * len(names))
        hits = sum(len(found) for found in screen_batch(index, batch_of_names, Options()))
        batch = time.perf_counter() - started
    return {"names": count, "distinct_names": index.header["names"], "units": index.header["units"], "build_seconds": round(built, 2), "build_peak_mib": build_peak, "before_build_mib": before,
            "open_ms": round(1000 * opened, 1), "bytes_per_name": round(size / count), "query_p50_ms": round(warm_times[len(warm_times) // 2], 3),
            "query_p99_ms": round(warm_times[int(0.99 * len(warm_times))], 3), "query_mean_ms": round(sum(warm_times) / len(warm_times), 3),
            "batch_us_per_query": round(1e6 * batch / len(names), 1), "hits": hits}  # fmt: skip


def query_names(shared: Path, count: int) -> list[str]:
    """Distinct clean names, as many of each set."""
    found: dict[str, None] = {}
    for name in CLEAN:
        found |= dict.fromkeys(list(dict.fromkeys(person["name"] for person in clean_customers(shared, name, 2 * count)))[: count // len(CLEAN)])
    return list(found)


def peak_mib() -> int:
    """Peak memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(shared: Path, sizes: tuple[int, ...] | list[int], queries: int) -> list[dict[str, Any]]:
    """A row for each size."""
    rows: list[dict[str, Any]] = []
    for size in sizes:
        arguments = [sys.executable, __file__, "--shared", str(shared), "--one", str(size), "--queries", str(queries)]
        told = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, text=True, env=dict(os.environ)).stdout
        row = json.loads(told.splitlines()[-1])
        first = rows[0] if rows else row
        row["ratio"] = {key: round(row[key] / first[key], 2) for key in ("names", "query_p50_ms", "query_p99_ms", "query_mean_ms", "batch_us_per_query")}
        rows.append(row)
        print(json.dumps(row), flush=True)
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--names", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--one", type=int, help="one size, in this process")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    match_folder(args.shared)
    if args.one:
        print(json.dumps(measure_one(args.shared, args.one, args.queries)))
        return 0
    rows = measure(args.shared, args.names, args.queries)
    if args.json:
        args.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
