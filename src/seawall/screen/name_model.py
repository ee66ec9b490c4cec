"""How likely two names are names of one thing: the shipped model, a small table that a person can read.

The log-odds are a start value plus one contribution for each term (`kernels_model.TERMS`); a term's contribution is read off a curve through the points of
`data/name_model.csv`, one curve for each group: persons and others, by how their scripts compare. `scripts/fit_names.py` makes the table; how well it does, and what
it does badly, is in docs/methods/name-model.md.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

import numpy as np
import numpy.typing as npt

from seawall.screen import kernels_model as km

#: Groups with curves of their own: persons and others; names in one script, in two alphabets, with one in a script without vowels, with one in Hangul, Kana or Han.
SCRIPT_GROUPS: Final = ("one_script", "two_alphabets", "abjad", "syllables")
GROUPS: Final = tuple(f"{kind}_{scripts}" for kind in ("person", "other") for scripts in SCRIPT_GROUPS)
#: Where the curves have their points; terms that are yes or no have two.
POINTS: Final[dict[str, tuple[float, ...]]] = {
    "conflict": (0, 0.1, 0.25, 0.5, 0.8, 1.2), "conflict_share": (0, 0.05, 0.15, 0.3, 0.5), "largest_conflict": (0, 0.1, 0.25, 0.45, 0.7, 1),
    "omission": (0, 0.1, 0.3, 0.6, 1, 1.6), "omission_share": (0, 0.1, 0.2, 0.35, 0.5, 0.7), "largest_left": (0, 0.15, 0.3, 0.5, 0.8, 1),
    "matched": (0, 0.4, 0.8, 1.2, 1.8, 2.5, 4), "covered_most": (0.3, 0.5, 0.7, 0.85, 0.95, 1), "covered_least": (0.2, 0.4, 0.55, 0.7, 0.85, 0.95, 1),
    "dropped_both": (0, 0.05, 0.15, 0.4), "dropped_one": (0, 0.1, 0.3, 0.7), "worst_word": (0, 0.4, 0.6, 0.8, 0.9, 1), "spelling": (0, 0.05, 0.15, 0.3, 0.6, 1),
    "words_matched": (0, 1, 2, 3, 4), "words_fewest": (1, 2, 3, 5), "words_more": (0, 1, 2, 4), "first_word": (0, 0.5, 1), "last_word": (0, 0.5, 1),
    "initials": (0, 1, 2), "numbers": (0, 0.5, 1), "concepts": (0, 0.5, 1), "weight_least": (0.5, 1, 1.5, 2.5), "letters": (3, 6, 9, 12, 16, 24), "edits": (0, 1, 2, 3, 5, 8),
}  # fmt: skip
#: Curves that never fall, and that never rise: more that fits is never worth less, more that differs or is left out never worth more. The other terms say
#: what sort of names these are, and may go either way.
RISING: Final = frozenset({"matched", "covered_most", "covered_least", "worst_word", "words_matched", "letters", "first_word", "last_word", "weight_least", "acronym"})
FALLING: Final = frozenset({
    "conflict", "conflict_share", "largest_conflict", "omission", "omission_share", "largest_left", "words_more", "dropped_both", "dropped_one", "spelling", "edits",
    "order", "swapped_inside", "order_syllables", "numbers", "forms_other",
})  # fmt: skip
_YES_NO: Final = (0.0, 1.0)
_TABLE = "name_model.csv"
_START = "start"


@dataclass(frozen=True)
class NameModel:
    """The model as the loops take it.

    Attributes:
        start: log-odds of each group before anything is compared.
        points, counts, values: see `kernels_model.contribute`.
    """

    start: npt.NDArray[np.float64]
    points: npt.NDArray[np.float32]
    counts: npt.NDArray[np.int32]
    values: npt.NDArray[np.float32]

    def contributions(self, features: npt.NDArray[np.float32], groups: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """What each term contributes to each pair: one row a pair, one column a term.

        Args:
            features: rows as `kernels_features.FEATURES`.
            groups: numbers in `GROUPS`.
        """
        contribute = km.contribute
        found: npt.NDArray[np.float32] = contribute(km.derive(features), groups, self.points, self.counts, self.values)
        return found

    def highest(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """The log-odds of pairs, of persons or of others, whichever is more; one number a pair, at little cost."""
        nobody = np.zeros(len(features), np.bool_)
        groups = np.column_stack([groups_of(features, nobody), groups_of(features, ~nobody)])
        highest = km.highest
        found: npt.NDArray[np.float64] = highest(features, groups, self.start, self.points, self.counts, self.values)
        return found


def points_of(term: str) -> tuple[float, ...]:
    """Where the curve of a term has its points."""
    return POINTS.get(term, _YES_NO)


def groups_of(features: npt.NDArray[np.float32], persons: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """The group of each pair.

    Args:
        features: rows as `kernels_features.FEATURES`.
        persons: whether the pair is one of persons.
    """
    scripts = _GROUP_OF_SCRIPTS[features[:, _SCRIPTS].astype(np.int64)]
    groups: npt.NDArray[np.uint8] = (np.where(persons, 0, len(SCRIPT_GROUPS)) + scripts).astype(np.uint8)
    return groups


#: Column of the kind of scripts in `kernels_features.FEATURES`: alphabets, one script, abjad, Hangul, Kana, Han, two that cannot be compared (`sounds.SCRIPT_KINDS`).
_SCRIPTS = 19
_GROUP_OF_SCRIPTS: Final = np.array([1, 0, 2, 3, 3, 3, 3])


@lru_cache(maxsize=1)
def name_model() -> NameModel:
    """The shipped model."""
    rows = list(csv.DictReader(resources.files("seawall.screen").joinpath("data", _TABLE).read_text("utf-8").splitlines()))
    start = np.zeros(len(GROUPS))
    most = max(len(points_of(term)) for term in km.TERMS)
    points = np.zeros((km.N_TERMS, most), np.float32)
    counts = np.zeros(km.N_TERMS, np.int32)
    values = np.zeros((len(GROUPS), km.N_TERMS, most), np.float32)
    for row in rows:
        found = [float(row[group]) for group in GROUPS]
        if row["term"] == _START:
            start[:] = found
            continue
        t = km.TERMS.index(row["term"])
        points[t, counts[t]] = float(row["at"])
        values[:, t, counts[t]] = found
        counts[t] += 1
    return NameModel(start, points, counts, values)
