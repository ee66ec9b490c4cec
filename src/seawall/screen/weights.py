"""What a score is: the figures that do not belong to the names (`name_model`) or to the details (`detail_weights`).

A score is a probability-like number from 0 to 1: the logistic function of a sum of *contributions* in log-odds (natural
logarithm). Each contribution is a reason of the hit; their sum is exactly the log-odds of the score. +0.7 doubles the odds, -0.7
halves them.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt


def rarity(frequency: npt.NDArray[Any], scale: float) -> npt.NDArray[np.float64]:
    """What a word counts by how many of `scale` names have it: near 1 if none or one, 0.3 if one in fifty."""
    weights: npt.NDArray[np.float64] = np.log1p(scale / (1.0 + np.asarray(frequency, np.float64))) / math.log1p(scale)
    return weights


#: A customer with a score from here on is a hit.
DEFAULT_THRESHOLD = 0.7

#: The list calls the alias weak; not applied to a customer whose whole name it is.
WEAK_ALIAS = -0.8
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
