"""Whole `seawall screen`: customers who are listed, under a name that the list does not have. How many are found, and at how many alarms?

    python bench/recall.py [--shared ../shared] [--command "seawall screen"] [--only un_typos ...] [--misses FOLDER] [--json OUT]

Each case is a list (FollowTheMoney entities, written to a file for `--against`) and customers of whom it is known which entry is theirs:

- `un_typos`: names of the UN list as OpenSanctions misspelled and reshuffled them, against the UN's entries with all their names.
- `hidden_alias`: an alias of an OFAC entry, against OFAC's entries without that alias (other names of the entry stay).
- `primary_only`: the same customers, but the entries that are asked for keep their primary name only.
- `cross_script`: names in other scripts, against the Latin names of the same EU and UN entries.

Recall is the share of customers whose own entry is among the hits. An alarm is a customer with a hit on an entry that is not his and that does not bear his name
anywhere in the labeled list (two entries of one person do). Names only, threshold as shipped.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared_data import match_folder, name_entity, read_lines, shared_folder, watchlist, write_lines

COMMAND = f"{shlex.quote(sys.executable)} -m seawall screen"
NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")


@dataclass(frozen=True)
class Customer:
    """Somebody listed, under another name.

    Attributes:
        id, name, schema: as given to the command.
        own: the entry that is theirs.
        group: what is counted together.
    """

    id: str
    name: str
    schema: str
    own: str
    group: str


@dataclass(frozen=True)
class Case:
    """A list and its customers.

    Attributes:
        listed: entities.
        customers: see there.
        bearers: name (its words, see `words`) -> entries of the whole labeled list that bear it.
    """

    listed: list[dict[str, Any]]
    customers: list[Customer]
    bearers: dict[str, set[str]]


def words(name: str) -> str:
    """A name whatever its order, case and punctuation.

    >>> words("SALEK, Abdulhai") == words("Abdulhai Salek")
    True
    """
    return " ".join(sorted("".join(c if c.isalnum() else " " for c in name.casefold()).split()))


def names_of(entity: dict[str, Any]) -> list[str]:
    """All names of an entity."""
    return [name for prop in NAMES for name in entity["properties"].get(prop, ())]


def _bearers(entities: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entity in entities:
        for name in names_of(entity):
            found.setdefault(words(name), set()).add(entity["id"])
    return found


def _rows(shared: Path, name: str) -> list[dict[str, Any]]:
    """The positive pairs of a set of names."""
    files = sorted((match_folder(shared) / "variants").glob("name_pairs.*.jsonl.zst"))
    return [row for path in files for row in read_lines(path) if row["set"] == name and row["label"]]


def un_typos(shared: Path) -> Case:
    """The first name of a pair is the misspelled one; its id is the entry's name."""
    everyone = watchlist(shared)
    listed = [entity for entity in everyone if entity["id"].startswith("un-")]
    entry = {words(name): entity["id"] for entity in reversed(listed) for name in names_of(entity)}
    rows = [row for row in _rows(shared, "un_treated") if words(row["name2"]) in entry]
    customers = [Customer(f"c-{n}", row["name1"], row["schema"], entry[words(row["name2"])], "misspelled" if words(row["name1"]) != words(row["name2"]) else "reshuffled or same")
                 for n, row in enumerate(rows)]  # fmt: skip
    return Case(listed, customers, _bearers(everyone))


def hidden_alias(shared: Path) -> Case:
    """OFAC's entries without the alias that is asked for."""
    return _ofac(shared, lambda entity, asked: [name for name in names_of(entity) if words(name) not in asked])


def primary_only(shared: Path) -> Case:
    """OFAC's entries; those that are asked for have one name."""
    return _ofac(shared, lambda entity, asked: entity["properties"]["name"][:1])


def _ofac(shared: Path, kept: Callable[[dict[str, Any], set[str]], list[str]]) -> Case:
    everyone, rows = watchlist(shared), _rows(shared, "ofac_alias")
    asked: dict[str, set[str]] = {}
    for row in rows:
        asked.setdefault(row["id"], set()).add(words(row["name2"]))
    listed = []
    for entity in everyone:
        if not entity["id"].startswith("ofac-"):
            continue
        if entity["id"] in asked:
            names = set(kept(entity, asked[entity["id"]])) | set(entity["properties"]["name"][:1])
            some = {prop: [n for n in values if prop not in NAMES or n in names] for prop, values in entity["properties"].items()}
            entity = {**entity, "properties": {prop: values for prop, values in some.items() if values}}
        listed.append(entity)
    customers = [Customer(f"c-{n}", row["name2"], row["schema"], row["id"], "people" if row["schema"] == "Person" else "organizations") for n, row in enumerate(rows)]
    return Case(listed, customers, _bearers(everyone))


def cross_script(shared: Path) -> Case:
    """The Latin names of the pairs as the list; the names in other scripts as customers."""
    rows, entities = _rows(shared, "list_xscript"), {}
    for row in rows:
        entity = entities.setdefault(row["id"], name_entity(row["id"], row["name1"], row["schema"]))
        if row["name1"] not in entity["properties"]["name"]:
            entity["properties"]["name"].append(row["name1"])
    customers = [Customer(f"c-{n}", row["name2"], row["schema"], row["id"], f"{'people' if row['schema'] == 'Person' else 'organizations'} {row['script2']}") for n, row in enumerate(rows)]
    return Case(list(entities.values()), customers, _bearers(watchlist(shared)))


CASES: dict[str, Callable[[Path], Case]] = {"un_typos": un_typos, "hidden_alias": hidden_alias, "primary_only": primary_only, "cross_script": cross_script}
#: What issue 3 asks for, and the best peer's figure.
GOALS = {"un_typos": (0.98, 0.92), "hidden_alias": (0.70, 0.56), "cross_script": (0.90, 0.72)}


def screen(command: str, case: Case, folder: Path) -> tuple[list[dict[str, Any]], float]:
    """The answers of the command, and its seconds, index included."""
    listed, source, target = folder / "list.jsonl", folder / "customers.csv", folder / "hits.jsonl"
    write_lines(case.listed, listed)
    with source.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "schema"])
        writer.writerows([customer.id, customer.name, customer.schema] for customer in case.customers)
    environment = {**os.environ, "SEAWALL_HOME": str(folder / "home")}
    started = time.perf_counter()
    subprocess.run([*shlex.split(command), str(source), "--against", str(listed), "--output", str(target)], check=True, stdout=subprocess.DEVNULL, env=environment)
    return list(read_lines(target)), time.perf_counter() - started


def measure_hits(case: Case, answers: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Recall and alarms of answers, whole and by group."""
    found = {answer["id"]: {hit["id"] for hit in answer["hits"]} for answer in answers}
    tallies: dict[str, list[int]] = {}
    for customer in case.customers:
        hits = found.get(customer.id, set())
        right, wrong = customer.own in hits, bool(hits - {customer.own} - case.bearers.get(words(customer.name), set()))
        for group in ("all", customer.group):
            tally = tallies.setdefault(group, [0, 0, 0])
            tally[0] += 1
            tally[1] += right
            tally[2] += wrong
    return {group: {"customers": n, "recall": round(right / n, 4), "with_alarm": round(wrong / n, 4)} for group, (n, right, wrong) in sorted(tallies.items())}


def misses_of(case: Case, answers: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Customers who were not found, and those with an alarm, for reading."""
    found = {answer["id"]: answer["hits"] for answer in answers}
    listed = {entity["id"]: names_of(entity) for entity in case.listed}
    rows = []
    for customer in case.customers:
        hits = found.get(customer.id, [])
        missed = all(hit["id"] != customer.own for hit in hits)
        wrong = [(hit["id"], hit["name"], hit["score"]) for hit in hits if hit["id"] != customer.own and hit["id"] not in case.bearers.get(words(customer.name), ())]
        if missed or wrong:
            rows.append({"name": customer.name, "schema": customer.schema, "missed": missed, "own": listed.get(customer.own), "alarms": wrong})
    return rows


def measure(shared: Path, command: str, only: Iterable[str] = CASES, misses: Path | None = None) -> dict[str, Any]:
    """Figures by case."""
    report: dict[str, Any] = {}
    for name in only:
        case = CASES[name](shared)
        with tempfile.TemporaryDirectory() as folder:
            answers, seconds = screen(command, case, Path(folder))
        goal, peer = GOALS.get(name, (None, None))
        report[name] = {"listed": len(case.listed), "seconds": round(seconds, 1), "goal": goal, "best_peer": peer, "groups": measure_hits(case, answers)}
        if misses is not None:
            misses.mkdir(parents=True, exist_ok=True)
            write_lines(misses_of(case, answers), misses / f"{name}.wrong.jsonl")
    return report


def table(report: dict[str, Any]) -> str:
    """The report as text."""
    lines = [f"{'case':14} {'group':28} {'customers':>9} {'recall':>7} {'with alarm':>10} {'goal':>6} {'best peer':>9}"]
    for name, found in report.items():
        for group, f in found["groups"].items():
            aims = f"{found['goal'] or '':>6} {found['best_peer'] or '':>9}" if group == "all" else ""
            lines.append(f"{name:14} {group:28} {f['customers']:9} {f['recall']:7.3f} {f['with_alarm']:10.3f} {aims}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--command", default=COMMAND)
    parser.add_argument("--only", action="append", choices=CASES)
    parser.add_argument("--misses", type=Path, metavar="FOLDER")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    report = measure(args.shared, args.command, args.only or CASES, args.misses)
    print(table(report))
    if args.json:
        args.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
