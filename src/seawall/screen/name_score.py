"""What the alignment of two names contributes to a score, part by part."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from seawall.screen import weights as w
from seawall.screen.kernels_model import TERMS
from seawall.screen.name_model import groups_of, name_model

Columns = npt.NDArray[np.float64]

#: Parts of a name's contribution, each with the terms of the model that it sums up; the first is where every pair of its group starts.
TERMS_OF_PART: Final[dict[str, tuple[str, ...]]] = {
    "name_start": (),
    "name_words": ("matched", "words_matched", "letters", "words_fewest", "weight_least", "covered_most", "first_word", "last_word", "one_word", "concepts"),
    "name_left_out": ("omission", "omission_share", "covered_least", "words_more", "largest_left"),
    "name_conflict": ("conflict", "conflict_share", "largest_conflict"),
    "name_small_words": ("dropped_both", "dropped_one"),
    "name_spelling": ("worst_word", "spelling", "edits"),
    "name_order": ("order", "swapped_inside", "order_syllables"),
    "name_initials": ("initials",),
    "name_numbers": ("numbers",),
    "name_forms": ("forms_one", "forms_same", "forms_near", "forms_other"),
    "name_script": ("abjad", "hangul", "kana", "han"),
    "name_acronym": ("acronym",),
    "name_strangers": (),
    "name_but_forms": (),
    "name_little": (),
}
#: In the order of the columns of `contributions`.
PARTS: Final = tuple(TERMS_OF_PART)
_SUMS: Final = np.array([[float(term in TERMS_OF_PART[part]) for part in PARTS] for term in TERMS])


#: Terms whose curve is at its best at the end; the others are at their best at the beginning.
_BEST_AT_END: Final = frozenset({"covered_least", "worst_word"})
#: Parts that say what is amiss: they are told as what they take off from a name that fits word by word; what such a name is worth stands in `name_words`.
_AMISS: Final = ("name_left_out", "name_conflict", "name_small_words", "name_spelling", "name_order", "name_initials", "name_numbers")
_WORDS: Final = PARTS.index("name_words")
#: Where two names have no word in common: the model knows only names that have (log-odds).
NOTHING_ALIKE: Final = -4.0
#: Columns of `kernels_features.FEATURES`.
_PAIRS, _ACRONYM, _LEFT, _WORST, _LEGAL, _CONCEPTS = 11, 23, [4, 5], 10, 18, 20
_SPELLED_THE_SAME, _SAME_FORM = 0.98, 2.0
_BUT_FORMS: Final = PARTS.index("name_but_forms")
_LITTLE: Final = PARTS.index("name_little")
_STRANGERS: Final = PARTS.index("name_strangers")
#: Two names that have less of their weight in common are no match by their names alone, nor are they looked for (`candidates`): persons, others, each by
#: kind of a pair of scripts (`sounds.SCRIPT_KINDS`). A firm's name in another alphabet often states its kind in words, and is half translated. Chosen on development rows.
#: An acronym has nothing in common with a name.
LEAST_IN_COMMON: Final = np.array([[0.5, 0.66, 0.5, 0.4, 0.5, 0.5, 1.0], [0.22, 0.66, 0.33, 0.4, 0.4, 0.45, 1.0]])
#: What such a pair stays below the threshold, at least, and from how far below that on it is held back (log-odds).
LITTLE_MARGIN: Final = 0.1
LITTLE_SPAN: Final = 0.5
_Q_WEIGHT, _N_WEIGHT, _NEAR, _SCRIPTS, _Q_STRANGE, _N_STRANGE, _LIKE_PERSON = 0, 1, 26, 19, 27, 28, 29
#: What a pair loses for words that are left on both sides and are no words of a dictionary (log-odds per weight): persons, others, each by kind of a pair of scripts.
#: Between two scripts a word that has no answer may have been translated; a name would have been spelled, and have its answer. Chosen on development rows.
STRANGERS: Final = np.array([[0.0] * 7, [0.4, 0.0, 0.4, 0.4, 0.4, 0.4, 0.0]])
#: Sums in another order differ by less (log-odds).
_ROUNDING: Final = 1e-3


def contributions(features: npt.NDArray[np.float32], persons: npt.NDArray[np.bool_]) -> Columns:
    """Contributions (log-odds) of name pairs, one row a pair, one column a part.

    Args:
        features: rows as `kernels_features.FEATURES`.
        persons: whether each is a pair of persons.
    """
    model = name_model()
    groups = groups_of(features, as_persons(features, persons))
    parts: Columns = model.contributions(features, groups).astype(np.float64) @ _SUMS
    parts[:, 0] = model.start[groups]
    best = _at_best()[groups]
    parts -= best
    parts[:, _WORDS] += best.sum(axis=1)
    parts[:, _STRANGERS] -= strangers(features, persons)
    strange = (features[:, _PAIRS] == 0) & (features[:, _ACRONYM] == 0)
    parts[strange] = 0.0
    parts[strange, 0] = NOTHING_ALIKE
    little = too_little(features, persons)
    totals = parts[little].sum(axis=1)
    parts[little, _LITTLE] = held_back(totals) - totals
    # A firm's name with its legal form on one side only is the same name: such a pair is raised as a same name is.
    same = _but_forms(features) & ~persons
    parts[same, _BUT_FORMS] = np.maximum(0.0, w.odds(w.DEFAULT_THRESHOLD) + w.SAME_NAME_MARGIN - parts[same].sum(axis=1))
    return parts


def as_persons(features: npt.NDArray[np.float32], persons: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which pairs are compared as names of persons: those of persons, and in two scripts those that look so, whatever the parties are (Анастасія Дрозденко).

    A firm's name in another alphabet is half translated, so that few like words suffice; of a customer whose kind is not stated the name alone tells that this does not hold.
    """
    found: npt.NDArray[np.bool_] = persons | (features[:, _LIKE_PERSON] > 0)
    return found


def held_back(totals: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Log-odds of names that have too little in common: as they are, but that they near the threshold less `LITTLE_MARGIN` and never reach it. Their order stays."""
    most = w.odds(w.DEFAULT_THRESHOLD) - LITTLE_MARGIN
    above = np.maximum(0.0, totals - (most - LITTLE_SPAN))
    found: npt.NDArray[np.float64] = np.where(above > 0.0, most - LITTLE_SPAN * np.exp(-above / LITTLE_SPAN), totals)
    return found


def too_little(features: npt.NDArray[np.float32], persons: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Names that have too little in common for a match, see `LEAST_IN_COMMON`."""
    persons = as_persons(features, persons)
    least = LEAST_IN_COMMON[1 - persons.astype(np.int64), features[:, _SCRIPTS].astype(np.int64)]
    both = features[:, _Q_WEIGHT] + features[:, _N_WEIGHT]
    # As the search counts (`kernels_names.search`), with its tolerance: what it would not bring up is no match.
    found: npt.NDArray[np.bool_] = 2.0 * features[:, _NEAR] < least * both * 0.9995
    return found


def strangers(features: npt.NDArray[np.float32], persons: npt.NDArray[np.bool_]) -> Columns:
    """What pairs lose by `STRANGERS`."""
    persons = as_persons(features, persons)
    loss = STRANGERS[1 - persons.astype(np.int64), features[:, _SCRIPTS].astype(np.int64)]
    found: Columns = loss * np.minimum(features[:, _Q_STRANGE], features[:, _N_STRANGE])
    return found


def little_may_reach(floor: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which floors (log-odds) names may reach that have too little in common and differ in more than additions."""
    reached: npt.NDArray[np.bool_] = floor <= w.odds(w.DEFAULT_THRESHOLD) - LITTLE_MARGIN + _ROUNDING
    return reached


def may_reach(features: npt.NDArray[np.float32], floor: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which pairs of names the sum of their contributions may lift to a floor (log-odds), whatever the parties are: at a hundredth of what `contributions` costs."""
    strange = (features[:, _PAIRS] == 0) & (features[:, _ACRONYM] == 0)
    total = np.where(strange, NOTHING_ALIKE, name_model().highest(features))
    reached: npt.NDArray[np.bool_] = (total >= floor - _ROUNDING) | _but_forms(features)
    return reached


def _but_forms(f: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Names whose words all fit but for legal forms and articles, where the forms do not contradict each other."""
    fits = (f[:, _PAIRS] > 0) & (f[:, _LEFT].sum(axis=1) < 1e-6) & (f[:, _WORST] >= _SPELLED_THE_SAME)
    found: npt.NDArray[np.bool_] = fits & (f[:, _LEGAL] <= _SAME_FORM) & (f[:, _CONCEPTS] == 0)
    return found


@lru_cache(maxsize=1)
def _at_best() -> Columns:
    """What the parts of `_AMISS` come to where nothing is amiss: one row a group, one column a part."""
    model = name_model()
    found = np.zeros((len(model.start), len(PARTS)))
    for place, part in enumerate(PARTS):
        for term in TERMS_OF_PART[part] if part in _AMISS else ():
            t = TERMS.index(term)
            found[:, place] += model.values[:, t, model.counts[t] - 1 if term in _BEST_AT_END else 0]
    return found
