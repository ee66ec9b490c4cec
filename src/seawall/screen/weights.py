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

from seawall.screen.detail_weights import COUNTRY_SHARED as COUNTRY_SHARED
from seawall.screen.detail_weights import DATE_SAME_DAY as DATE_SAME_DAY
from seawall.screen.detail_weights import GENDER_SAME as GENDER_SAME

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
