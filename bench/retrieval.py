"""Does retrieval lose matches? Every query name against EVERY listed name by the exact comparison, beside what the shipped search brings up.

    python bench/retrieval.py [--shared ../shared] [--index FOLDER] [--names 60] [--lost FOLDER] [--json OUT]

A pair is a match if the names alone reach the threshold. Names of another script than the query's are passed over where their party has names in the query's
script, as everywhere in the engine (`kernels_names.search`). Retrieval is what `find_candidates` gets from its search, and pairs of the same words.

Kinds of queries: real ones (misspelled UN names, OFAC aliases, names in other scripts, clean customers) and listed names that are changed by rule: a letter
dropped, doubled or swapped, words reversed, one word left out, two written together, first names as initials, a word added.

`matches` counts pairs of names, `parties` pairs of a query and a party: a party that is missed under one of its names may be found under another.
At 0.7 the bound for names alone is used; at lower scores (a birth date may lift them) that for customers with details.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from recall import names_of
from shared_data import CLEAN, clean_customers, match_folder, read_lines, shared_folder, watchlist, write_lines

Flags = npt.NDArray[np.bool_]
#: Scores at which matches are counted; the first is the shipped threshold.
SCORES = (0.7, 0.5, 0.3)
#: Pairs compared at once.
_CHUNK = 400_000


@dataclass(frozen=True)
class Found:
    """Matches by the exact comparison, and whether retrieval brings them up.

    Attributes:
        query, name: numbers of the names.
        score: of the names alone.
        by_names, by_details: whether the bound for names alone, for customers with details, lets it through.
    """

    query: npt.NDArray[np.int64]
    name: npt.NDArray[np.int64]
    score: npt.NDArray[np.float64]
    by_names: Flags
    by_details: Flags


# --- queries --------------------------------------------------------------------------------------------------------------------------------


def real_queries(shared: Path, count: int) -> dict[str, list[str]]:
    """Names of several kinds, `count` of each."""
    files = sorted((match_folder(shared) / "variants").glob("name_pairs.*.jsonl.zst"))
    rows = [row for path in files for row in read_lines(path) if row["label"]]
    found: dict[str, list[str]] = {
        "UN names, misspelled": [row["name1"] for row in rows if row["set"] == "un_treated"],
        "OFAC aliases": [row["name2"] for row in rows if row["set"] == "ofac_alias"],
    }
    for script in ("CYRILLIC", "ARABIC", "CJK", "HANGUL"):
        found[f"listed names in {script}"] = [row["name2"] for row in rows if row["set"] == "list_xscript" and row["script2"] == script]
    found["clean customers"] = [person["name"] for name in CLEAN for person in clean_customers(shared, name, count)]
    return {kind: _some(names, count) for kind, names in found.items()}


def changed_queries(names: list[str], count: int) -> dict[str, list[str]]:
    """Listed Latin names, changed by rule."""
    chance = random.Random(5)
    latin = [name for name in names if name.isascii() and 2 <= len(name.split()) <= 6]
    return {f"listed, {kind}": [change(name, chance) for name in _some(latin, count, seed)] for seed, (kind, change) in enumerate(CHANGES.items())}


def _some(names: list[str], count: int, seed: int = 0) -> list[str]:
    distinct = sorted(set(names))
    return distinct if len(distinct) <= count else random.Random(seed).sample(distinct, count)


def _letters(edit: Callable[[str, int], str]) -> Callable[[str, random.Random], str]:
    """An edit somewhere within the longest word."""

    def change(name: str, chance: random.Random) -> str:
        parts = name.split()
        longest = max(range(len(parts)), key=lambda i: len(parts[i]))
        if len(parts[longest]) > 3:
            parts[longest] = edit(parts[longest], chance.randrange(1, len(parts[longest]) - 1))
        return " ".join(parts)

    return change


def _joined(name: str, chance: random.Random) -> str:
    parts = name.split()
    at = chance.randrange(len(parts) - 1)
    return " ".join([*parts[:at], parts[at] + parts[at + 1], *parts[at + 2 :]])


def _without_one(name: str, chance: random.Random) -> str:
    parts = name.split()
    if len(parts) > 2:
        del parts[chance.randrange(1, len(parts) - 1)]
    return " ".join(parts)


def _initials(name: str, chance: random.Random) -> str:
    *first, last = name.replace(",", "").split()
    return " ".join([first[0], *(f"{part[0]}." for part in first[1:]), last])


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "letter dropped": _letters(lambda word, at: word[:at] + word[at + 1 :]),
    "letter doubled": _letters(lambda word, at: word[:at] + word[at] + word[at:]),
    "letters swapped": _letters(lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :]),
    "reversed": lambda name, chance: " ".join(reversed(name.split())),
    "middle word left out": _without_one,
    "two words joined": _joined,
    "middle names as initials": _initials,
    "word added": lambda name, chance: f"{name.split()[0]} {chance.choice(['Ahmed', 'Ivanovich', 'Trading', 'Jose'])} {' '.join(name.split()[1:])}",
}


# --- brute force ----------------------------------------------------------------------------------------------------------------------------


def exact_matches(index: Any, texts: list[str], least: float) -> Found:
    """All matches of at least this score, over all listed names."""
    from seawall.screen.queries import describe_queries

    q = describe_queries(index, pa.array(texts, pa.string()))
    size = len(index.names.weights)
    parts = list(_compare_all(index, q, least))
    query, name, score = (np.concatenate([part[i] for part in parts]) for i in range(3))
    codes = query * size + name
    return Found(query, name, score, *(np.isin(codes, brought_up(index, q, texts, with_details=details)) for details in (False, True)))


def brought_up(index: Any, q: Any, texts: list[str], *, with_details: bool) -> npt.NDArray[np.int64]:
    """Pairs (query * number of names + name) that screening itself looks at: what its search returns while candidates are found, and names of the same words.

    Listened to, not computed anew, so that the bounds are those that ship, however they are chosen.
    """
    from seawall.screen import candidates
    from seawall.screen.customers import Customers
    from seawall.screen.details import Details
    from seawall.screen.queries import exact_pairs
    from seawall.screen.weights import DEFAULT_THRESHOLD

    customers = Customers(range(len(texts)), texts, [[text] for text in texts], lambda place: Details(), lambda place: {}, (), [with_details] * len(texts))
    heard: list[Any] = []
    search = candidates.search_names

    def listen(*arguments: Any, **options: Any) -> Any:
        heard.append(search(*arguments, **options))
        return heard[-1]

    candidates.search_names = listen
    try:
        candidates.find_candidates(index, q, np.arange(len(texts), dtype=np.int64), customers, DEFAULT_THRESHOLD, 2)
    finally:
        candidates.search_names = search
    if not heard:
        raise SystemExit("screening does not search by candidates.search_names any more: bench/retrieval.py measures nothing, mend it")
    size = len(index.names.weights)
    return np.concatenate([pairs.query.astype(np.int64) * size + pairs.name for pairs in (*heard, exact_pairs(index, q))])


def _compare_all(index: Any, q: Any, least: float) -> Iterator[tuple[Any, Any, Any]]:
    """(query, name, score) of matches, chunk by chunk."""
    from seawall.screen.queries import NamePairs, align_pairs
    from seawall.screen.weights import odds

    scripts = q.names.all_scripts(q.vocabulary)
    kinds = kinds_of_names(index)
    names = np.arange(len(index.names.weights), dtype=np.int32)
    open_to = {script: names[index.names.open_scripts & np.uint16(script) != 0] for script in set(scripts.tolist())}
    none = np.empty(0, np.int64)
    yield none, none, np.empty(0)
    for number, script in enumerate(scripts.tolist()):
        for first in range(0, len(open_to[script]), _CHUNK):
            some = open_to[script][first : first + _CHUNK]
            pairs = NamePairs(np.full(len(some), number, np.int32), some)
            totals = totals_of(align_pairs(index, q, pairs).features, some, kinds)
            kept = np.flatnonzero(totals >= odds(least))
            yield np.full(len(kept), number, np.int64), some[kept].astype(np.int64), 1 / (1 + np.exp(-totals[kept]))


def kinds_of_names(index: Any) -> list[tuple[bool, bool, Flags]]:
    """(person, weak, the names that a party of this kind has under a name of this kind)."""
    from seawall.screen.candidates import WEAK_KINDS

    persons, weak = index.is_person[index.listings.party], np.isin(index.listings.kind, WEAK_KINDS)
    found = []
    for person in (True, False):
        for is_weak in (True, False):
            has = np.zeros(len(index.names.weights), np.bool_)
            has[index.name_of_listing[(persons == person) & (weak == is_weak)]] = True
            found.append((person, is_weak, has))
    return found


def totals_of(features: Any, names: Any, kinds: list[tuple[bool, bool, Flags]]) -> npt.NDArray[np.float64]:
    """The best log-odds of each pair over the parties that have the name."""
    from seawall.screen import weights as w
    from seawall.screen.name_score import contributions

    best = np.full(len(names), -np.inf)
    # What shares no word cannot match; it is most of all pairs.
    some = np.flatnonzero(features[:, 2] > 0)
    for person in (True, False):
        sums = contributions(features[some], np.full(len(some), person)).sum(axis=1)
        for of_person, is_weak, has in kinds:
            if of_person == person:
                best[some] = np.maximum(best[some], np.where(has[names[some]], sums + w.WEAK_ALIAS * is_weak, -np.inf))
    return best


# --- figures --------------------------------------------------------------------------------------------------------------------------------


def figures(index: Any, found: Found) -> dict[str, Any]:
    """Matches and how many of them retrieval brings up, by score."""
    report: dict[str, Any] = {}
    for number, score in enumerate(SCORES):
        some, brought = found.score >= score, found.by_names if number == 0 else found.by_details
        parties, lost = parties_of(index, found, some), parties_of(index, found, some) - parties_of(index, found, some & brought)
        report[str(score)] = {"matches": int(some.sum()), "lost": int((some & ~brought).sum()), "parties": len(parties), "parties_lost": len(lost)}
    return report


def parties_of(index: Any, found: Found, chosen: Flags) -> set[tuple[int, int]]:
    """(query, party) of some matches."""
    bounds = index.names.listing_offsets
    return {(query, party) for query, name in zip(found.query[chosen].tolist(), found.name[chosen].tolist(), strict=True)
            for party in index.listings.party[bounds[name] : bounds[name + 1]].tolist()}  # fmt: skip


def lost_pairs(index: Any, texts: list[str], found: Found) -> list[dict[str, Any]]:
    """Matches at the threshold that retrieval does not bring up, best first."""
    some = np.flatnonzero((found.score >= SCORES[0]) & ~found.by_names)
    firsts = index.names.listing_offsets
    rows = [{"query": texts[found.query[i]], "listed": index.listing_texts[int(firsts[found.name[i]])].as_py(), "score": round(float(found.score[i]), 4)} for i in some]
    return sorted(rows, key=lambda row: -row["score"])


def measure(shared: Path, folder: Path | None, count: int, lost: Path | None = None) -> dict[str, Any]:
    """Figures by kind of query."""
    from seawall.screen.index import open_index, write_index
    from seawall.screen.roster import roster_of_entities

    everyone = watchlist(shared)
    with tempfile.TemporaryDirectory() as scratch:
        if folder is None:
            folder = Path(scratch) / "index"
            write_index(roster_of_entities(everyone, "watchlist"), folder)
        index = open_index(folder)
        report: dict[str, Any] = {"listed names": len(index.names.weights)}
        queries = real_queries(shared, count) | changed_queries([name for entity in everyone for name in names_of(entity)], count)
        sums, missing = {str(score): [0, 0, 0, 0] for score in SCORES}, []
        for kind, texts in queries.items():
            started = time.perf_counter()
            found = exact_matches(index, texts, SCORES[-1])
            report[kind] = {"queries": len(texts), **figures(index, found), "seconds": round(time.perf_counter() - started, 1)}
            missing += [{"kind": kind, **row} for row in lost_pairs(index, texts, found)]
            print(f"{kind:32} {json.dumps(report[kind])}", file=sys.stderr)
            for score, total in sums.items():
                sums[score] = [a + b for a, b in zip(total, report[kind][score].values(), strict=True)]
    report["all"] = {score: {"matches": m, "found": round(1 - lost_m / max(1, m), 5), "parties": p, "parties_found": round(1 - lost_p / max(1, p), 5)}
                     for score, (m, lost_m, p, lost_p) in sums.items()}  # fmt: skip
    report["lost"] = missing[:40]
    if lost is not None:
        lost.mkdir(parents=True, exist_ok=True)
        write_lines(missing, lost / "retrieval.lost.jsonl")
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--index", type=Path, help="an index that is already built, instead of the labeled list")
    parser.add_argument("--names", type=int, default=60, help="queries of each kind; each is compared with every listed name, about a second")
    parser.add_argument("--lost", type=Path, metavar="FOLDER", help="write all that is lost there")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    match_folder(args.shared)
    report = measure(args.shared, args.index, args.names, args.lost)
    for row in report["lost"]:
        print(f"lost: {row['score']:.3f}  {row['query']}  |  {row['listed']}  ({row['kind']})")
    print("all", json.dumps(report["all"]))
    if args.json:
        args.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
