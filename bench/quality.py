"""Are two records one party? `seawall compare` on labeled pairs, beside the peers' stored answers on the same rows.

    python bench/quality.py [--shared ../shared] [--command "seawall compare"] [--peers FOLDER] [--speed] [--misses FOLDER] [--json OUT]

For each group of pairs (a set, or a script and kind of it): precision, recall and F1 at the threshold as shipped; the best F1 and, where issue 3 names a precision,
the best recall at that precision, over all thresholds; `ties at top`: share of hits that share the highest score with a hit of the opposite label; `ties`: share
that shares any score with one. Peers' answers are those that `peers.py` keeps; answers that belong to other rows are left out, which is said.
`--misses` writes the pairs that the shipped threshold gets wrong, for reading. `--speed` also counts pairs per second of one core.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures import figures_of
from peers import ALGORITHMS, FOLDER, stored
from shared_data import PAIR_SETS, Pair, gold_pairs, match_folder, read_lines, shared_folder, write_lines, write_pairs

Answers = list[dict[str, Any]]
COMMAND = f"{shlex.quote(sys.executable)} -m seawall compare"


@dataclass(frozen=True)
class Group:
    """Pairs that are measured together.

    Attributes:
        name: as printed.
        source: one of `PAIR_SETS`.
        has: whether a pair belongs to it.
        precision: the best recall is wanted at this precision; None for F1 as shipped.
        goal: what issue 3 asks for; None if nothing.
    """

    name: str
    source: str
    has: Callable[[Pair], bool]
    precision: float | None = None
    goal: float | None = None


def _of_set(name: str) -> Callable[[Pair], bool]:
    return lambda pair: pair.set == name


def _across(script: str, *, person: bool) -> Callable[[Pair], bool]:
    return lambda pair: pair.set == "list_xscript" and pair.script == script and pair.person == person


GROUPS = (
    Group("crosslist", "crosslist", _of_set("crosslist"), None, 0.99),
    Group("crosslist, no numbers", "crosslist_noid", _of_set("crosslist_noid"), None, 0.95),
    Group("nk_cases", "names", _of_set("nk_cases"), None, 0.86),
    Group("un_treated", "names", _of_set("un_treated"), None, 0.99),
    *(Group(f"list_xscript people {script}", "names", _across(script, person=True), 0.98, goal)
      for script, goal in (("CYRILLIC", 0.985), ("ARABIC", 0.95), ("HANGUL", 0.90), ("CJK", None), ("HEBREW", None))),
    *(Group(f"list_xscript organizations {script}", "names", _across(script, person=False), 0.90, goal)
      for script, goal in (("CYRILLIC", 0.65), ("ARABIC", 0.60), ("CJK", 0.60), ("HANGUL", None), ("HEBREW", None), ("THAI", None))),
    Group("list_xscript, all", "names", _of_set("list_xscript")),
    Group("wikidata_hebrew", "names", _of_set("wikidata_hebrew"), 0.95, 0.92),
    Group("wikidata_korean", "names", _of_set("wikidata_korean"), 0.95, 0.88),
    Group("ofac_alias (no negatives)", "names", _of_set("ofac_alias")),
    Group("watchman_xscript (no negatives)", "names", _of_set("watchman_xscript")),
    Group("all names", "names", lambda pair: True),
)  # fmt: skip


def compare(command: str, source: Path, folder: Path) -> tuple[Answers, float]:
    """The answers of a command to a pair file, and its seconds, start included."""
    target = folder / f"{source.stem}.out.jsonl"
    started = time.perf_counter()
    subprocess.run([*shlex.split(command), str(source), "--output", str(target)], check=True, stdout=sys.stderr)
    seconds = time.perf_counter() - started
    return list(read_lines(target)), seconds


def peer_answers(folder: Path, source: str, rows: str) -> dict[str, Answers]:
    """Stored answers by algorithm."""
    found = {}
    for algorithm in ALGORITHMS:
        path = folder / f"{algorithm}.{source}.jsonl"
        if stored(path, rows) is not None:
            found[algorithm] = list(read_lines(path))
        elif path.exists():
            print(f"{path}: answers to other rows than these, left out; run bench/peers.py", file=sys.stderr)
    return found


def measure(shared: Path, command: str, peers: Path, misses: Path | None = None, groups: tuple[Group, ...] = GROUPS) -> dict[str, Any]:
    """Figures by group and system."""
    report: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for source in (one for one in PAIR_SETS if any(group.source == one for group in groups)):
            pairs, path = gold_pairs(shared, source), Path(folder) / f"{source}.jsonl"
            rows = write_pairs(pairs, path)
            mine, seconds = compare(command, path, Path(folder))
            if len(mine) != len(pairs):
                raise SystemExit(f"{source}: {len(pairs)} pairs went in, {len(mine)} answers came out")
            systems = {"seawall": mine, **peer_answers(peers, source, rows)}
            report |= {group.name: _group_figures(group, pairs, systems) for group in groups if group.source == source}
            report[f"{source}, whole process"] = {"pairs": len(pairs), "seconds": round(seconds, 2), "pairs_per_second": round(len(pairs) / seconds)}
            if misses is not None:
                misses.mkdir(parents=True, exist_ok=True)
                write_lines(_wrong(pairs, mine), misses / f"{source}.wrong.jsonl")
    return report


def _group_figures(group: Group, pairs: list[Pair], systems: dict[str, Answers]) -> dict[str, Any]:
    places = [place for place, pair in enumerate(pairs) if group.has(pair)]
    labels = [pairs[place].label for place in places]
    figures = {}
    for system, answers in systems.items():
        scores, matches = [float(answers[place]["score"]) for place in places], [bool(answers[place]["match"]) for place in places]
        figures[system] = figures_of(labels, scores, matches, group.precision)
    return {"goal": group.goal, "systems": figures}


def _wrong(pairs: list[Pair], answers: Answers) -> list[dict[str, Any]]:
    """Pairs that the shipped threshold gets wrong: false matches by falling score, then missed ones by rising score."""
    rows = [{"set": pair.set, "label": pair.label, "score": answer["score"], "left": pair.left, "right": pair.right, "reasons": answer["reasons"]}
            for pair, answer in zip(pairs, answers, strict=True) if pair.label != answer["match"]]  # fmt: skip
    return sorted(rows, key=lambda row: (row["set"], row["label"], row["score"] if row["label"] else -row["score"]))


def speed(shared: Path, command: str, times: int = 20) -> dict[str, Any]:
    """Pairs of full records per second of one core, start of the process taken off: each left record with `times` different right ones."""
    pairs = gold_pairs(shared, "crosslist")
    rows = [{"left": pair.left, "right": pairs[(place + 37 * turn) % len(pairs)].right} for turn in range(times) for place, pair in enumerate(pairs)]
    allowed = os.sched_getaffinity(0)
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder) / "many.jsonl", Path(folder) / "few.jsonl"
        write_lines(rows, many)
        write_lines(rows[:10], few)
        os.sched_setaffinity(0, {min(allowed)})
        try:
            start = min(compare(command, few, Path(folder))[1] for _ in range(2))
            seconds = min(compare(command, many, Path(folder))[1] for _ in range(2))
        finally:
            os.sched_setaffinity(0, allowed)
    return {"pairs": len(rows), "start_seconds": round(start, 2), "seconds": round(seconds, 2), "pairs_per_second": round((len(rows) - 10) / (seconds - start)),
            "whole_process_pairs_per_second": round(len(rows) / seconds)}  # fmt: skip


def table(report: dict[str, Any]) -> str:
    """The report as text."""
    lines = [f"{'group':38} {'system':14} {'pairs':>6} {'same':>5}  {'P':>6} {'R':>6} {'F1':>6}  {'best F1':>7}  {'R at P':>14} {'goal':>6}  {'ties at top':>11} {'ties':>6}"]
    for name, found in report.items():
        if "systems" not in found:
            lines.append(f"{name:38} {json.dumps(found)}")
            continue
        for system, f in found["systems"].items():
            at = f"{f['best_recall']:.3f} at {f['at_precision']:.2f}" if "best_recall" in f else "-"
            goal = f"{found['goal']:.3f}" if found["goal"] is not None and system == "seawall" else ""
            lines.append(f"{name if system == 'seawall' else '':38} {system:14} {f['pairs']:6} {f['positives']:5}  {f['precision']:6.3f} {f['recall']:6.3f} {f['f1']:6.3f}"
                         f"  {f['best_f1']:7.3f}  {at:>14} {goal:>6}  {f['ties_at_top']:11.3f} {f['ties']:6.3f}")  # fmt: skip
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--command", default=COMMAND)
    parser.add_argument("--peers", type=Path, default=FOLDER, help="answers that peers.py keeps")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--misses", type=Path, metavar="FOLDER")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    match_folder(args.shared)
    report = measure(args.shared, args.command, args.peers, args.misses)
    if args.speed:
        report["pairs per second, one core, full records"] = speed(args.shared, f"{args.command} --threads 1")
    print(table(report))
    if args.json:
        args.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
