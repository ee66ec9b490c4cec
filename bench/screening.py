"""Rate and latency against the bundled lists: what somebody waits for who screens a book of customers, or one name.

    python bench/screening.py [--shared ../shared] [--home FOLDER] [--customers 100000 1000000] [--queries 2000] [--json OUT]

`--home` is a home with lists loaded; without it the bundle is loaded into a folder of its own. Customers are the clean sets; what is missing to the number asked is
SYNTHETIC, words of the same sets put together anew (`recombine`). They are written as CSV with names only, and with birth date and country, and screened by
`seawall screen FILE --output OUT` in a process of its own: seconds from the start of Python to the end, processor seconds, peak memory. The floor is reading the same
file with the standard csv module. One query: `screen_one` in a warm process, each name once.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from recombine import Pool
from shared_data import CLEAN, clean_customers, match_folder, shared_folder

SIZES = (100_000, 1_000_000)
#: Runs in a process of its own: what a server holds warm. Reads names from standard input, prints milliseconds.
WARM = """
import json, sys, time
from datetime import UTC, datetime
from pathlib import Path
from seawall.config import Settings
from seawall.screen.batch import screen_one
from seawall.service.questions import make_view
from seawall.wiring import App
app = App(Settings(Path(sys.argv[1])))
index, _ = app.index(make_view(datetime.now(UTC)), ())
names = json.load(sys.stdin)
times = []
for name in names:
    started = time.perf_counter()
    screen_one(index, name)
    times.append(1000 * (time.perf_counter() - started))
print(json.dumps({"times": times, "names": index.header["names"], "parties": index.header["parties"], "bytes": sum(p.stat().st_size for p in index.folder.iterdir())}))
"""
#: Queries that are not counted: until a process is warm.
_FIRST = 200


def book(shared: Path, count: int) -> list[dict[str, Any]]:
    """So many customers: clean ones in a mixed order, then synthetic ones of the same words."""
    people = [person for name in CLEAN for person in clean_customers(shared, name)]
    random.Random(7).shuffle(people)
    missing = count - len(people)
    if missing <= 0:
        return people[:count]
    pool = Pool((person["schema"], person["name"]) for person in people)
    chance = random.Random(9)
    made = [{"id": f"synthetic-{n}", "name": name, "schema": kind, "birthDate": f"{chance.randint(1940, 2005)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
             "country": chance.choice(("us", "de", "ru", "ae", "cn", "tr", "br"))} for n, (kind, name) in enumerate(pool.draw(missing))]  # fmt: skip
    return people + made


def write_book(people: list[dict[str, Any]], path: Path, *, more: bool) -> None:
    """A CSV file with names only, or with birth date and country."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "schema", "birth_date", "country"])
        writer.writerows([p["id"], p["name"], p["schema"], (p.get("birthDate") or "") if more else "", (p.get("country") or "") if more else ""] for p in people)


def run(arguments: list[str], home: Path) -> dict[str, float]:
    """`seawall` in a process of its own: seconds, processor seconds, peak memory of it and what it started."""
    environment = {**os.environ, "SEAWALL_HOME": str(home)}
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-m", "seawall", *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            errors.seek(0)
            raise SystemExit(f"seawall {' '.join(arguments)} failed: {errors.read().decode()}")
    return {"seconds": round(seconds, 2), "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 2), "peak_mib": usage.ru_maxrss // 1024}


def floor(path: Path) -> float:
    """Seconds to read a file with the csv module."""
    started = time.perf_counter()
    with path.open(newline="", encoding="utf-8") as file:
        for _ in csv.reader(file):
            pass
    return time.perf_counter() - started


def rate(people: list[dict[str, Any]], home: Path, scratch: Path, *, more: bool) -> dict[str, Any]:
    """The better of two runs over one book."""
    source, target = scratch / "customers.csv", scratch / "hits.jsonl"
    write_book(people, source, more=more)
    best = min((run(["screen", str(source), "--output", str(target)], home) for _ in range(2)), key=lambda row: row["seconds"])
    with target.open("rb") as file:
        with_hit = sum(1 for _ in file)
    bare = floor(source)
    return {"customers": len(people), **best, "customers_per_second": round(len(people) / best["seconds"]), "with_hit_per_1000": round(1000 * with_hit / len(people), 2),
            "floor_seconds": round(bare, 2), "ratio": round(best["seconds"] / bare, 1)}  # fmt: skip


def latency(shared: Path, home: Path, queries: int) -> dict[str, Any]:
    """Milliseconds of single queries in a warm process."""
    people = [person for name in CLEAN for person in clean_customers(shared, name, queries + _FIRST)]
    random.Random(3).shuffle(people)
    names = list(dict.fromkeys(person["name"] for person in people))[: queries + _FIRST]
    told = json.loads(subprocess.run([sys.executable, "-c", WARM, str(home)], input=json.dumps(names), check=True, stdout=subprocess.PIPE, text=True).stdout)
    times = sorted(told["times"][_FIRST:])
    at = {f"p{share}_ms": round(times[min(len(times) - 1, len(times) * share // 100)], 3) for share in (50, 95, 99)}
    return {"queries": len(times), **at, "max_ms": round(times[-1], 2), "listed_names": told["names"], "parties": told["parties"], "index_mb": round(told["bytes"] / 1e6, 1),
            "bytes_per_name": round(told["bytes"] / told["names"])}  # fmt: skip


def measure(shared: Path, home: Path | None, sizes: list[int], queries: int) -> dict[str, Any]:
    """All figures, printed as they come."""
    report: dict[str, Any] = {"cores": len(os.sched_getaffinity(0)), "load before": round(os.getloadavg()[0], 1)}
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if home is None:
            home = scratch / "home"
            report["load the bundle"] = run(["load"], home)
        write_book(book(shared, 10), scratch / "ten.csv", more=True)
        report["ten customers, index built"] = run(["screen", str(scratch / "ten.csv"), "--output", str(scratch / "ten.jsonl")], home)
        report["ten customers, index kept"] = run(["screen", str(scratch / "ten.csv"), "--output", str(scratch / "ten.jsonl")], home)
        report["one query, warm"] = latency(shared, home, queries)
        for size in sizes:
            people = book(shared, size)
            for more in (False, True):
                report[f"{size:,} customers, {'birth date and country' if more else 'names only'}"] = rate(people, home, scratch, more=more)
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--home", type=Path, help="a home with lists loaded; its index is built if it is not there")
    parser.add_argument("--customers", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    match_folder(args.shared)
    report = measure(args.shared, args.home, args.customers, args.queries)
    for key, value in report.items():
        print(f"{key:48} {json.dumps(value)}")
    if args.json:
        args.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
