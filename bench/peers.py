"""The peer on the same rows: nomenklatura's matchers, in an environment of its own, their answers kept as files.

    python bench/peers.py [--venv FOLDER] [--answers FOLDER] [--algorithm logic-v2 ...] [--screen] [--again] [--json OUT]

Makes the environment with pip if it is not there (the peer is no dependency of the project), writes the pair files, and has `peer_worker.py` answer them:
`ALGORITHM.SET.jsonl`, one line a pair in the shape of `seawall compare`, for `quality.py --peers`. Answers are kept and made anew only where the rows or the peer
changed, because the peer compares some 100 records a second. With `--screen`, clean customers and the lists of `recall.py` are screened, too, with candidates of
the peer's own index (`nomenklatura.blocker.Index`, default settings: 75 candidates a customer), so that what its index does not find counts as not found. That index also proposes
parties that share a birth date and nothing else, which regression-v1 scores above 0.8: alarms with birth dates are not those of ANCHORS, whose candidates were found
by name, and with names alone there are fewer candidates than there.

Threshold 0.7, default configuration. Where the labeled data has `ANCHORS.dev.json`, figures are laid beside it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from figures import figures_of
from shared_data import (
    CLEAN,
    PAIR_SETS,
    clean_customers,
    gold_pairs,
    match_folder,
    name_entity,
    read_lines,
    shared_folder,
    watchlist,
    write_lines,
    write_pairs,
)

ALGORITHMS = ("logic-v2", "regression-v1", "er-unstable")
VERSION = "4.17.*"
FOLDER = Path("/tmp/seawall-peers")
#: Customers of each clean set that the peer screens; our own figures are of all of them.
SAMPLE = 1000
WORKER = Path(__file__).with_name("peer_worker.py")


def environment(venv: Path) -> Path:
    """The Python of the peer's environment, made if it is not there."""
    python = venv / "bin" / "python"
    if not python.exists():
        print(f"installing nomenklatura {VERSION} into {venv} …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"nomenklatura=={VERSION}"], check=True)
    return python


def ask(python: Path, *arguments: str | Path) -> dict[str, Any]:
    """What the worker reports."""
    told = subprocess.run([str(python), str(WORKER), *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True).stdout
    report: dict[str, Any] = json.loads(told.splitlines()[-1])
    return report


def stored(path: Path, rows: str) -> dict[str, Any] | None:
    """The report of answers that belong to these rows, or None."""
    about = path.with_suffix(".about.json")
    if not path.exists() or not about.exists():
        return None
    report: dict[str, Any] = json.loads(about.read_text(encoding="utf-8"))
    return report if report["rows"] == rows else None


def answer_pairs(python: Path, answers: Path, shared: Path, algorithm: str, name: str, *, again: bool) -> dict[str, Any]:
    """The peer's figures on one of `PAIR_SETS`, by set."""
    pairs, source, target = gold_pairs(shared, name), answers / f"{name}.in.jsonl", answers / f"{algorithm}.{name}.jsonl"
    rows = write_pairs(pairs, source)
    report = None if again else stored(target, rows)
    if report is None:
        report = {"rows": rows, **ask(python, "pairs", algorithm, source, target)}
        target.with_suffix(".about.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    found = list(read_lines(target))
    figures: dict[str, Any] = {"pairs_per_second": report["pairs_per_second"], "versions": report["versions"]}
    for one in sorted({pair.set for pair in pairs}):
        some = [(pair.label, answer) for pair, answer in zip(pairs, found, strict=True) if pair.set == one]
        figures[one] = figures_of([label for label, _ in some], [a["score"] for _, a in some], [a["match"] for _, a in some])
    return figures


def screen_clean(python: Path, answers: Path, shared: Path, algorithms: list[str], sample: int) -> dict[str, Any]:
    """Clean customers against the labeled list: how many of 1,000 have a hit, by set and by what is known of them."""
    listed, report = answers / "watchlist.jsonl", {}
    write_lines(watchlist(shared), listed)
    for name in CLEAN:
        people = clean_customers(shared, name, sample)
        for fields in ("name", "all"):
            if fields == "all" and not any(p.get("birthDate") or p.get("country") for p in people):
                continue
            source = answers / f"{name}.{fields}.in.jsonl"
            write_lines([customer_entity(p, fields) for p in people], source)
            told = ask(python, "screen", ",".join(algorithms), listed, source, answers / f"{{algorithm}}.{name}.{fields}.hits.jsonl")
            for algorithm in algorithms:
                told[algorithm]["per_1000"] = round(1000 * told[algorithm]["with_hit"] / len(people), 1)
            report[f"{name}, {fields}"] = told
            print(f"{name}, {fields}: {json.dumps(told)}", file=sys.stderr)
    return report


def customer_entity(person: dict[str, Any], fields: str) -> dict[str, Any]:
    """A clean customer as an entity, with a name only or with all that is known."""
    entity = name_entity(person["id"], person["name"], person["schema"])
    if fields == "all":
        entity["properties"] |= {prop: [person[prop]] for prop in ("birthDate", "country") if person.get(prop)}
    return entity


def screen_lists(python: Path, answers: Path, shared: Path, algorithms: list[str]) -> dict[str, Any]:
    """The peer on the lists and customers of `recall.py`."""
    from recall import CASES, measure_hits

    report: dict[str, Any] = {}
    for name, make in CASES.items():
        case = make(shared)
        listed, source = answers / f"{name}.list.jsonl", answers / f"{name}.in.jsonl"
        write_lines(case.listed, listed)
        write_lines([name_entity(c.id, c.name, c.schema) for c in case.customers], source)
        told = ask(python, "screen", ",".join(algorithms), listed, source, answers / f"{{algorithm}}.{name}.hits.jsonl")
        for algorithm in algorithms:
            told[algorithm] |= measure_hits(case, read_lines(answers / f"{algorithm}.{name}.hits.jsonl"))
        report[name] = told
        print(f"{name}: {json.dumps(told)}", file=sys.stderr)
    return report


def beside_anchors(shared: Path, report: dict[str, Any]) -> list[str]:
    """Figures that differ from those stored with the data; lines for a person."""
    path = match_folder(shared) / "ANCHORS.dev.json"
    if not path.exists():
        return []
    anchors, lines = json.loads(path.read_text(encoding="utf-8"))["results"], []
    for algorithm, sets in report.items():
        for name, mine in sets.items():
            for key in (name, f"names/{name}", name.replace("crosslist_noid", "crosslist_noid")):
                theirs = anchors.get(key, {}).get(algorithm)
                if theirs and isinstance(mine, dict) and any(abs(mine[f] - theirs[f]) > 0.0005 for f in ("precision", "recall", "f1")):
                    lines.append(f"{algorithm} {name}: P {mine['precision']} R {mine['recall']} F1 {mine['f1']}, stored P {theirs['precision']} R {theirs['recall']} F1 {theirs['f1']}")
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", type=Path, default=FOLDER / "venv")
    parser.add_argument("--answers", type=Path, default=FOLDER)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--algorithm", action="append", choices=ALGORITHMS)
    parser.add_argument("--screen", action="store_true", help="screen, too: minutes for each set")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="customers of each clean set")
    parser.add_argument("--again", action="store_true", help="make kept answers anew")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    match_folder(args.shared)
    args.answers.mkdir(parents=True, exist_ok=True)
    algorithms = args.algorithm or list(ALGORITHMS)
    report = measure(environment(args.venv), args)
    for line in beside_anchors(args.shared, {name: report[name] for name in algorithms}) or ["all figures on pairs are those stored with the data"]:
        print(line)
    if args.json:
        args.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def measure(python: Path, args: argparse.Namespace) -> dict[str, Any]:
    """All figures, printed as they come."""
    report: dict[str, Any] = {}
    for algorithm in args.algorithm or ALGORITHMS:
        report[algorithm] = {}
        for name in PAIR_SETS:
            figures = answer_pairs(python, args.answers, args.shared, algorithm, name, again=args.again)
            report[algorithm] |= {key: value for key, value in figures.items() if isinstance(value, dict)}
            report[algorithm][f"{name}, pairs per second"] = figures["pairs_per_second"]
            for key, value in figures.items():
                print(f"{algorithm:14} {name:15} {key:18} {json.dumps(value)}")
    if args.screen:
        some = args.algorithm or ["logic-v2", "regression-v1"]
        report["screening"] = screen_clean(python, args.answers, args.shared, some, args.sample) | screen_lists(python, args.answers, args.shared, some)
    return report


if __name__ == "__main__":
    sys.exit(main())
