"""Speed beside a floor measured in the same run.

    python bench/run.py [--only parse|bundle|history|show|screen|quality|recall|retrieval|curves|rates] [--json OUT]

The machine is shared and noisy: read the ratios, not the seconds. The floor of a parser is bare reading of the same bytes: `csv.reader` for delimited files,
`lxml.etree.fromstring` for XML (and beside it the same with every tag, text and attribute read into Python, as `csv.reader` does: `ratio_values`), `json.loads` for JSON,
the words of all lines for plain text (a reader gets words as it gets cells from `csv.reader`; beside it the lines alone: `ratio_lines`), `openpyxl` (read-only, all cells) and `python-calamine` for workbooks. Needs the official files in ../shared
(parse, history); the other parts run on the bundle.

Of screening: `quality` (pairs, beside the peers' stored answers), `recall` (listed people under other names), `retrieval` (against brute force), `curves` (larger
lists), `rates` (customers per second, one query). They need the labeled data in ../shared, each can be run alone with more options (bench/quality.py and so on), and the
last three take minutes: they run only when named.
"""

from __future__ import annotations

import argparse
import csv
import gc
import io
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("SEAWALL_SHARED") or ROOT.parent / "shared")
LISTS = SHARED / "data" / "lists"
#: Files smaller than this are read in less time than a clock can tell.
MIN_BYTES = 100_000
#: Work of fewer seconds than this is run so many times: one interruption is a large part of it.
SHORT, MORE_TIMES = 0.05, 12


def best_of(times: int, work: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs; see `best_of_each`."""
    return best_of_each(times, work)[0]


def best_of_each(times: int, *works: Callable[[], object], before: Callable[[], None] | None = None) -> list[float]:
    """Seconds of the fastest run of each work.

    Timed is the work alone, from its call to its return. Outside the clock are what comes before each run (`before`: caches are forgotten;
    garbage is collected) and the freeing of what the work returns, which is held until the clock has stopped. All works are
    treated alike and take turns, so that a busy minute of the machine falls on each of them.

    Args:
        times: runs of each; `MORE_TIMES` if one of them takes less than `SHORT`.
        works: what is timed.
        before: called before each run.
    """
    best = [math.inf] * len(works)
    done = 0
    while done < times or (done < MORE_TIMES and times > 1 and min(best) < SHORT):
        for number, work in enumerate(works):
            best[number] = min(best[number], _seconds_of(work, before))
        done += 1
    return best


def _seconds_of(work: Callable[[], object], before: Callable[[], None] | None) -> float:
    if before is not None:
        before()
    gc.collect()
    started = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - started
    del result
    return seconds


def floor_of(name: str, data: bytes) -> tuple[str, Callable[[], object]]:
    """The bare reader of a file's format, and its name."""
    if data[:4] == b"PK\x03\x04":
        return "openpyxl", lambda: _openpyxl(data)
    if data.lstrip()[:1] == b"<" or (data[:3] == b"\xef\xbb\xbf" and data[3:4] == b"<"):
        from lxml import etree

        return "lxml", lambda: etree.fromstring(data, etree.XMLParser(huge_tree=True))
    if name.endswith(".json"):
        return "json", lambda: json.loads(data)
    if name.endswith(".jsonl"):
        return "json", lambda: [json.loads(line) for line in data.splitlines()]
    if name.endswith(".txt") and b"\t" not in data[:2000]:
        return "words", lambda: [line.split() for line in _read_lines(data)]
    delimiter = "\t" if name.endswith(".txt") else ";" if data[:2000].count(b";") > data[:2000].count(b",") else ","
    return "csv", lambda: list(csv.reader(io.StringIO(data.decode("utf-8", "replace")), delimiter=delimiter))


def _read_lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines()


def _read_values(data: bytes) -> int:
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    return sum(1 for element in root.iter() if (element.tag, element.text, dict(element.attrib)))


def _openpyxl(data: bytes) -> int:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))


def bench_parse() -> list[dict[str, Any]]:
    """Each official file: parse against its floor. A history file is counted per publication."""
    from seawall.errors import Error
    from seawall.ingest.registry import recognize
    from seawall.ingest.unpack import unpack
    from seawall.sources.contract import SourceFile

    rows = []
    for path in sorted(LISTS.rglob("*.zst")):
        if path.parent.name == "malformed":
            continue
        for name, data in unpack(path.name, path.read_bytes()):
            file = SourceFile(name, data)
            try:
                source, variant = recognize(file)
            except Error:
                continue
            if len(data) < MIN_BYTES or "history" in name:
                continue
            floor_name, floor = floor_of(name, data)
            list(source.parse(file))
            seconds, least = best_of_each(3, lambda source=source, file=file: list(source.parse(file)), floor, before=lambda source=source: clear_caches(source))
            rows.append({"file": f"{path.parent.name}/{name}", "format": f"{source.name}/{variant}", "seconds": round(seconds, 3), "floor": floor_name,
                         "floor_seconds": round(least, 3), "ratio": round(seconds / least, 1)})  # fmt: skip
            if floor_name == "lxml":
                rows[-1]["ratio_values"] = round(seconds / best_of(3, lambda data=data: _read_values(data)), 1)
            if floor_name == "words":
                rows[-1]["ratio_lines"] = round(seconds / best_of(3, lambda data=data: _read_lines(data)), 1)
            print(f"{rows[-1]['ratio']:6.1f} ×  {rows[-1]['file']} ({seconds:.2f} s, {floor_name} {least:.2f} s)", file=sys.stderr)
    return rows


def clear_caches(source: Any) -> None:
    """Forget what a source remembers from earlier parses of the same bytes, so that each run does all the work."""
    for name, module in list(sys.modules.items()):
        if name.startswith(f"seawall.sources.{source.name}") or name.startswith("seawall.sources.us_ofac"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
            forget = getattr(module, "forget_rows", None)
            if forget is not None:
                forget()


def timed(arguments: list[str], home: str) -> dict[str, Any]:
    """Run a command in a process of its own; its seconds and peak memory."""
    environment = {**os.environ, "SEAWALL_HOME": home}
    started = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "seawall", *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(child.pid, 0)
    assert child.stderr is not None
    if status != 0:
        raise SystemExit(f"seawall {' '.join(arguments)} failed: {child.stderr.read().decode()}")
    return {"seconds": round(time.perf_counter() - started, 2), "peak_mib": usage.ru_maxrss // 1024}


def bench_bundle() -> list[dict[str, Any]]:
    """The bundle into an empty folder."""
    with tempfile.TemporaryDirectory() as home:
        first = timed(["load"], home)
        again = timed(["load"], home)
    return [{"what": "load the bundle from nothing", **first}, {"what": "load it again", **again}]


def bench_history() -> list[dict[str, Any]]:
    """308 daily files."""
    with tempfile.TemporaryDirectory() as home:
        file = LISTS / "us_ofac" / "2021-08-18_2024-05-03-sdn.csv.history.jsonl.zst"
        return [{"what": "load 308 daily OFAC files", **timed(["load", str(file)], home)}]


def bench_show() -> list[dict[str, Any]]:
    """`show`, process included; and in a running process."""
    from datetime import UTC, datetime

    from seawall.config import Settings
    from seawall.service.dossier import dossier
    from seawall.service.questions import make_view
    from seawall.wiring import App

    with tempfile.TemporaryDirectory() as home:
        timed(["load"], home)
        cold = min((timed(["show", "us-ofac-sdn-36"], home) for _ in range(3)), key=lambda row: row["seconds"])
        app = App(Settings(Path(home)))
        view = make_view(datetime.now(UTC))
        ids = sorted(set(app.store.view(view).table(["party_id"])["party_id"].to_pylist()))[::97]
        times = sorted(best_of(1, lambda party=party: dossier(app.store, party, view)) for party in ids)
    return [{"what": "show, cold process", **cold}, {"what": f"show, warm, p50 of {len(times)}", "ms": round(times[len(times) // 2] * 1000, 2)},
            {"what": "show, warm, p99", "ms": round(times[int(len(times) * 0.99)] * 1000, 2)}]  # fmt: skip


def bench_screen() -> list[dict[str, Any]]:
    """100,000 invented customers against the bundled lists, process and index included."""
    import random

    chance = random.Random(11)
    syllables = ["ka", "mo", "ri", "ta", "len", "dor", "vi", "sha", "bel", "nor", "gu", "zen", "ar", "io", "pet", "mar", "hal", "os", "tin", "ya"]
    with tempfile.TemporaryDirectory() as home:
        timed(["load"], home)
        path = Path(home) / "customers.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "name", "birth_date", "country"])
            for number in range(100_000):
                name = " ".join("".join(chance.choices(syllables, k=chance.randint(2, 3))).title() for _ in range(chance.randint(2, 3)))
                writer.writerow([f"S{number}", name, f"{chance.randint(1940, 2005)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}", chance.choice(["us", "de", "ru", "ae"])])
        arguments = ["screen", str(path), "--output", str(Path(home) / "hits.jsonl")]
        return [{"what": "screen 100,000 customers, index built first", **timed(arguments, home)}, {"what": "again, index kept", **timed(arguments, home)}]


def bench_quality() -> list[dict[str, Any]]:
    """Labeled pairs, beside the peers' answers where `peers.py` keeps any; a line for each group and system."""
    import quality

    report = quality.measure(SHARED, quality.COMMAND, quality.FOLDER)
    rows = [{"group": group, "system": system, "goal": found["goal"], **figures} for group, found in report.items() for system, figures in found.get("systems", {}).items()]
    return rows + [{"group": group, **found} for group, found in report.items() if "systems" not in found]


def bench_recall() -> list[dict[str, Any]]:
    """Listed people under names that the list does not have."""
    import recall

    report = recall.measure(SHARED, recall.COMMAND)
    return [{"case": case, "group": group, "goal": found["goal"], **figures} for case, found in report.items() for group, figures in found["groups"].items()]


def bench_retrieval() -> list[dict[str, Any]]:
    """What retrieval loses, against brute force."""
    import retrieval

    return [{"queries of": kind, "found": found} for kind, found in retrieval.measure(SHARED, None, 60).items()]


def bench_curves() -> list[dict[str, Any]]:
    """Lists of 10,000 to 1,000,000 synthetic names."""
    import curves

    return curves.measure(SHARED, curves.SIZES, 2000)


def bench_rates() -> list[dict[str, Any]]:
    """Customers per second of the whole process, and one query in a warm one."""
    import screening

    return [{"what": what, "found": found} for what, found in screening.measure(SHARED, None, list(screening.SIZES), 2000).items()]


PARTS = {"parse": bench_parse, "bundle": bench_bundle, "history": bench_history, "show": bench_show, "screen": bench_screen, "quality": bench_quality,
         "recall": bench_recall, "retrieval": bench_retrieval, "curves": bench_curves, "rates": bench_rates}  # fmt: skip
#: Parts that run only when they are named.
WHEN_NAMED = ("retrieval", "curves", "rates")
#: What the parts read that is not in the repository.
NEEDS = {"parse": LISTS, "history": LISTS, **dict.fromkeys(("quality", "recall", "retrieval", "curves", "rates"), SHARED / "data" / "match")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    report: dict[str, Any] = {}
    for name in options.only or [part for part in PARTS if part not in WHEN_NAMED]:
        if name in NEEDS and not NEEDS[name].is_dir():
            print(f"{name}: what it reads is not here ({NEEDS[name]})", file=sys.stderr)
            continue
        report[name] = PARTS[name]()
        for row in report[name]:
            print(name, json.dumps(row, ensure_ascii=False))
    report["own_peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if options.json:
        options.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
