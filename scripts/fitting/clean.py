"""Clean customers as counterexamples: which listed names an index proposes for people and firms of whom hardly any is listed.

The first `MEASURED` customers of each set, in the order in which `eval/clean.py` takes them, are only measured; the model is fitted on those that follow.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from fitting.rows import FOLDS, MATCH, Rows, joined, read_lines, rows_of
from seawall.screen.detail_weights import KIND_PERSON_OR_ENTITY
from seawall.screen.index.build import write_index
from seawall.screen.index.index import Index, open_index
from seawall.screen.name_score import too_little
from seawall.screen.queries import NamePairs, align_pairs, describe_queries, exact_pairs, search_names
from seawall.screen.roster import roster_of_entities

MEASURED, _SEED = 5000, 7
_CHUNK = 1000
#: Least share of weight that two names have in common to be candidates: the lowest bound that screening uses where it knows a name only (`screen.candidates`).
_BOUND = 0.4
#: Companies whose words are all matched, legal forms aside, are likely listed themselves.
_NEARLY_SAME = 0.93
_Q_WEIGHT, _N_WEIGHT, _Q_MATCHED, _N_MATCHED = 0, 1, 2, 3


class CleanSet(NamedTuple):
    """A set of clean customers: its file, whether they are persons, and how many of them the fit takes."""

    name: str
    persons: bool
    fitted: int


SETS = (
    CleanSet("persons_football", True, 2900), CleanSet("persons_baseball", True, 6000), CleanSet("synthetic_global", True, 6000),
    CleanSet("synthetic_us", True, 6000), CleanSet("companies_listed", False, 6000),
)  # fmt: skip


@dataclass(frozen=True)
class Candidates:
    """Pairs of a clean customer and a listed name that is not the same name.

    Attributes:
        rows: of each pair.
        customers: number of the customer, different in each set.
        parties: of the listed name.
    """

    rows: Rows
    customers: Any
    parties: Any

    def hardest(self, scores: Any, most: int) -> Any:
        """Places of the pairs with the highest scores: one name of each party, and so many parties of each customer at most."""
        by_party = np.lexsort((-scores, self.parties, self.customers))
        one = by_party[_firsts(self.customers[by_party], self.parties[by_party])]
        order = one[np.lexsort((self.parties[one], -scores[one], self.customers[one]))]
        first = _firsts(self.customers[order])
        places = np.arange(len(order))
        rank = places - np.maximum.accumulate(np.where(first, places, 0))
        return np.sort(order[rank < most])


def _firsts(*keys: Any) -> Any:
    changed = np.zeros(len(keys[0]), bool)
    changed[:1] = True
    for key in keys:
        changed[1:] |= key[1:] != key[:-1]
    return changed


def watchlist(folder: Path) -> Index:
    """The watchlist as an index."""
    write_index(roster_of_entities(read_lines(MATCH / "list/watchlist.jsonl.zst")), folder)
    return open_index(folder)


def candidates(index: Index, weight: float) -> tuple[Candidates, Candidates]:
    """Candidates of the customers that are fitted, and of those that are only measured."""
    fitted, measured = [], []
    for number, clean in enumerate(SETS):
        customers = [row["name"] for row in _in_order(clean)]
        for found, names in ((measured, customers[:MEASURED]), (fitted, customers[MEASURED : MEASURED + clean.fitted])):
            found += [_chunk(index, clean, names[at : at + _CHUNK], number * 100_000 + at, weight) for at in range(0, len(names), _CHUNK)]
    return _joined(fitted), _joined(measured)


def _in_order(clean: CleanSet) -> list[dict[str, Any]]:
    customers = read_lines(MATCH / f"clean/{clean.name}.dev.jsonl.zst")
    random.Random(_SEED).shuffle(customers)
    return customers


def _chunk(index: Index, clean: CleanSet, names: list[str], first: int, weight: float) -> Candidates:
    queries = describe_queries(index, pa.array(names))
    pairs = search_names(index, queries, np.full(len(names), _BOUND, np.float32))
    parties = index.listings.party[index.names.listing_offsets[:-1][pairs.name]]
    size = len(index.names.weights) + 1
    same = exact_pairs(index, queries)
    kept = ~np.isin(pairs.query.astype(np.int64) * size + pairs.name, same.query.astype(np.int64) * size + same.name)
    pairs, parties = NamePairs(pairs.query[kept], pairs.name[kept]), parties[kept]
    features = align_pairs(index, queries, pairs).features
    if not clean.persons:
        other = np.flatnonzero((_least_covered(features) <= _NEARLY_SAME) | index.is_person[parties])
        pairs, parties, features = NamePairs(pairs.query[other], pairs.name[other]), parties[other], features[other]
    # What has too little in common is no match, whatever the model says.
    enough = np.flatnonzero(~too_little(features, index.is_person[parties]))
    pairs, parties, features = NamePairs(pairs.query[enough], pairs.name[enough]), parties[enough], features[enough]
    count = len(features)
    customers = pairs.query.astype(np.int64) + first
    persons = index.is_person[parties]
    # A person's name may be like that of a firm; that one is a person and the other is not is known, too.
    offsets = np.where(persons == clean.persons, 0.0, KIND_PERSON_OR_ENTITY)
    rows = rows_of(features, persons, np.zeros(count, bool), weight, customers % FOLDS, np.full(count, clean.name), offsets)
    return Candidates(rows, customers, parties.astype(np.int64))


def _least_covered(features: Any) -> Any:
    return np.minimum(features[:, _Q_MATCHED] / np.maximum(features[:, _Q_WEIGHT], 1e-6), features[:, _N_MATCHED] / np.maximum(features[:, _N_WEIGHT], 1e-6))


def _joined(parts: list[Candidates]) -> Candidates:
    return Candidates(joined([part.rows for part in parts]), np.concatenate([part.customers for part in parts]), np.concatenate([part.parties for part in parts]))
