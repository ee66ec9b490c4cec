"""Screening: false alarms, recall of its own list, speed; beside a floor measured in the same run.

    python bench/screen.py [--shared ../shared] [--index FOLDER] [--customers 100000] [--json OUT]

Against the labeled list and the clean customers of the shared data. The floor is what it takes to read the same customer file
with the standard csv module and to write nothing. `--index` screens the customers against an index that is already built.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zstandard

CLEAN = ("persons_football", "persons_baseball", "synthetic_global", "synthetic_us", "companies_listed")
#: Runs in a process of its own: what a user waits for, from the start of Python to the last line.
SCREEN = """
import sys
from pathlib import Path
from seawall.screen.index import open_index
from seawall.screen.run import screen_file
done = screen_file(open_index(Path(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3]))
print(done.rows, done.with_hit, done.hits, len(done.rejects))
"""


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a compressed JSON lines file."""
    with path.open("rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8"):
            yield json.loads(line)


def build(shared: Path, folder: Path) -> dict[str, Any]:
    """Index the labeled list."""
    from seawall.screen.index import open_index, write_index
    from seawall.screen.roster import roster_of_entities
    from seawall.screen.warm import warm

    warm()
    roster = roster_of_entities(lines(shared / "data/match/list/watchlist.jsonl.zst"), "watchlist")
    started = time.perf_counter()
    write_index(roster, folder)
    built = time.perf_counter() - started
    started = time.perf_counter()
    open_index(folder)
    return {"parties": roster.parties.num_rows, "names": roster.names.num_rows, "build_seconds": round(built, 2), "open_ms": round(1000 * (time.perf_counter() - started), 1),
            "index_mb": round(sum(p.stat().st_size for p in folder.iterdir()) / 1e6, 1)}  # fmt: skip


def write_customers(people: list[dict[str, Any]], path: Path, *, more: bool) -> None:
    """Customers as a CSV file, names only or with birth date and country."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "schema", "birth_date", "country"])
        for p in people:
            writer.writerow([p["id"], p["name"], p["schema"], (p.get("birthDate") or "") if more else "", (p.get("country") or "") if more else ""])


def screen(folder: Path, source: Path, target: Path) -> dict[str, Any]:
    """Screen a file in a new process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    out = subprocess.run([sys.executable, "-c", SCREEN, str(folder), str(source), str(target)], check=True, capture_output=True, text=True).stdout
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rows, with_hit, hits, rejects = map(int, out.split())
    return {"customers": rows, "with_hit": with_hit, "per_1000": round(1000 * with_hit / rows, 2), "hits": hits, "rejects": rejects, "seconds": round(seconds, 2),
            "cpu_seconds": round(cpu, 2), "customers_per_second": round(rows / seconds)}  # fmt: skip


def floor(source: Path) -> float:
    """Seconds to read a customer file with the csv module."""
    started = time.perf_counter()
    with source.open(newline="", encoding="utf-8") as file:
        for _ in csv.reader(file):
            pass
    return time.perf_counter() - started


def own_names(shared: Path, folder: Path) -> dict[str, Any]:
    """Every listed name, screened alone and as printed: does it hit its own party?"""
    from seawall.screen.batch import Options, screen_batch
    from seawall.screen.compare import Details
    from seawall.screen.customers import Customers
    from seawall.screen.index import open_index

    wanted: dict[str, set[str]] = {}
    for entity in lines(shared / "data/match/list/watchlist.jsonl.zst"):
        for prop in ("name", "alias", "weakAlias", "previousName"):
            for name in entity["properties"].get(prop, ()):
                wanted.setdefault(name, set()).add(entity["id"])
    names = sorted(wanted)
    index, missed = open_index(folder), 0
    for first in range(0, len(names), 20_000):
        some = names[first : first + 20_000]
        batch = Customers(range(len(some)), some, [[name] for name in some], lambda place: Details(), lambda place: {}, (), [False] * len(some))
        for name, hits in zip(some, screen_batch(index, batch, Options()), strict=True):
            missed += bool(wanted[name] - {hit.id for hit in hits})
    return {"names": len(names), "missed": missed}


def warm_queries(shared: Path, folder: Path) -> dict[str, float]:
    """Milliseconds of single queries in a warm process."""
    from seawall.screen.batch import screen_one
    from seawall.screen.index import open_index

    index = open_index(folder)
    names = [p["name"] for p, _ in zip(lines(shared / f"data/match/clean/{CLEAN[0]}.dev.jsonl.zst"), range(600), strict=False)]
    times = []
    for name in names:
        started = time.perf_counter()
        screen_one(index, name)
        times.append(1000 * (time.perf_counter() - started))
    times = sorted(times[100:])
    return {"p50_ms": round(times[len(times) // 2], 2), "p95_ms": round(times[int(0.95 * len(times))], 2), "p99_ms": round(times[int(0.99 * len(times))], 2)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--index", type=Path, help="screen the large file against this index instead of the labeled list")
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        report = measure(args.shared, Path(name), args.index, args.customers)
    for key, value in report.items():
        print(f"{key:40} {json.dumps(value)}")
    if args.json:
        args.json.write_text(json.dumps(report, indent=1))


def measure(shared: Path, scratch: Path, other_index: Path | None, customers: int) -> dict[str, Any]:
    """All figures."""
    folder = scratch / "index"
    report: dict[str, Any] = {"index": build(shared, folder), "own names": own_names(shared, folder), "one query": warm_queries(shared, folder)}
    everyone: list[dict[str, Any]] = []
    for name in CLEAN:
        people = list(lines(shared / f"data/match/clean/{name}.dev.jsonl.zst"))
        everyone += people
        for more in (False, True):
            write_customers(people, scratch / "in.csv", more=more)
            report[f"{name}, {'all fields' if more else 'names only'}"] = screen(folder, scratch / "in.csv", scratch / "out.jsonl")
    write_customers([everyone[i % len(everyone)] for i in range(customers)], scratch / "in.csv", more=True)
    large = screen(other_index or folder, scratch / "in.csv", scratch / "out.jsonl")
    bare = floor(scratch / "in.csv")
    report["whole process"] = large | {"floor_seconds": round(bare, 3), "ratio": round(large["seconds"] / bare, 1)}
    return report


if __name__ == "__main__":
    main()
