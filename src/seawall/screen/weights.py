"""Every figure that a score is made of, in one place.

A score is a probability-like number from 0 to 1: the logistic function of a sum of *contributions* in log-odds (natural
logarithm). Each contribution is a reason of the hit; their sum is exactly the log-odds of the score. +0.7 doubles the odds, -0.7
halves them.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

#: Rarity is never measured on fewer names than this: in a list of ten names every word looks rare.
_SMALLEST_SCALE = 50_000.0


def rarity_scale(names: int) -> float:
    """The number of names on which rarity is measured."""
    return max(float(names), _SMALLEST_SCALE)


def rarity(frequency: npt.NDArray[Any], scale: float) -> npt.NDArray[np.float64]:
    """What a word counts by how many of `scale` names have it: near 1 if none or one, 0.3 if one in fifty."""
    weights: npt.NDArray[np.float64] = np.log1p(scale / (1.0 + np.asarray(frequency, np.float64))) / math.log1p(scale)
    return weights


#: A customer with a score from here on is a hit.
DEFAULT_THRESHOLD = 0.7

#: Where every pair of a customer and a party that share a name's weight starts.
BASE = 1.0
#: Per unit of matched weight (a rare word is worth 0.9, "Ali" 0.35), up to `RARITY_CAP`; rare names in common prove more than common ones.
RARITY = 0.9
RARITY_CAP = 2.5
#: Three words or more fit: chance rarely does that.
THREE_WORDS = 0.65
#: Per share of the name's weight left over on one side only (a patronymic, a second family name, a branch).
OMISSION = -7.2
#: Per share of weight left over on both sides at once (another surname).
CONFLICT = -2.2
#: Largest word of the customer's name that nothing answers to.
UNANSWERED = -1.8
#: Per share by which the worst pair of words differs.
SPELLING = -0.65
#: Words stand in another order.
ORDER = -0.5
#: Different numbers on both sides ("Plant No. 9", "No. 6"); half if only one side has one.
NUMBER_CLASH = -1.4
#: The list calls the alias weak, or the listed name is one word and does not fit whole; not applied to a customer whose whole name it is.
WEAK_ALIAS = -0.8
ONE_WORD = -0.8
#: A customer whose whole name is a listed name is raised at least this far above the default threshold (log-odds), whatever the name.
SAME_NAME_MARGIN = 0.1

#: Birth (or founding) dates, by how they compare.
DATE_SAME_DAY = 2.5
DATE_SAME_MONTH = 1.8
DATE_SAME_YEAR = 1.0
DATE_SWAPPED = 1.2
DATE_OTHER_DAY = -0.8
DATE_NEXT_YEAR = -1.0
DATE_NEAR_YEARS = -2.2
DATE_OTHER_YEARS = -4.0
COUNTRY_SHARED = 0.6
COUNTRY_OTHER = -0.7
GENDER_SAME = 0.1
GENDER_OTHER = -1.5
#: A person is no firm; a firm is no ship.
KIND_PERSON_OR_NOT = -3.0
KIND_OTHER = -1.5
#: The same official number, under the same kind of number or another one.
NUMBER_SAME = 6.0
NUMBER_SAME_OTHER_KIND = 4.0
#: Two different numbers of a kind of which everyone has one (tax number, IMO), or may have several (passports).
NUMBER_OTHER = -3.0
PASSPORT_OTHER = -0.4

#: Shares of evidence completeness: how much there could be to compare, by kind of party.
EVIDENCE_PERSON = {"name": 0.35, "date": 0.25, "identifier": 0.25, "country": 0.1, "gender": 0.05}
EVIDENCE_OTHER = {"name": 0.4, "identifier": 0.35, "country": 0.15, "date": 0.1}
#: Matched weight of a name that is full evidence: two rare words.
FULL_NAME_WEIGHT = 1.6


def odds(score: float) -> float:
    """Log-odds of a score."""
    return math.log(score / (1.0 - score))


def probability(log_odds: float) -> float:
    """The score of log-odds.

    >>> probability(0.0), round(probability(odds(0.7)), 6)
    (0.5, 0.7)
    """
    if log_odds >= 0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    return math.exp(log_odds) / (1.0 + math.exp(log_odds))
