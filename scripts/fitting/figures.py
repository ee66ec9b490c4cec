"""Figures of a fitted name model: what it finds, what it confuses, how often it raises a false alarm."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from fitting.clean import MEASURED, SETS, Candidates
from fitting.rows import Rows
from seawall.screen.weights import DEFAULT_THRESHOLD, odds

PRECISIONS = (0.98, 0.95, 0.90)
#: Sets with fewer pairs of two parties have only their recall reported.
_FEWEST = 5


def per_set(rows: Rows, scores: Any) -> dict[str, dict[str, float | int | None]]:
    """Figures of each set.

    Args:
        scores: log-odds, offsets included.
    """
    return {str(name): _of_set(rows.same[rows.sets == name], scores[rows.sets == name]) for name in sorted(set(rows.sets.tolist()))}


def _of_set(same: Any, scores: Any) -> dict[str, float | int | None]:
    hits = scores >= odds(DEFAULT_THRESHOLD)
    true, positives = int((same & hits).sum()), int(same.sum())
    found: dict[str, float | int | None] = {"pairs": len(same), "same": positives, "recall": _share(true, positives)}
    if len(same) - positives >= _FEWEST:
        found["precision"], found["f1"] = _share(true, int(hits.sum())), _share(2 * true, int(hits.sum()) + positives)
        taken, correct = _curve(same, scores)
        found["best_f1"] = round(float((2 * correct / (taken + positives)).max()), 4)
        for least in PRECISIONS:
            good = correct[correct / taken >= least]
            found[f"recall_at_precision_{round(100 * least)}"] = _share(int(good.max()) if len(good) else 0, positives)
    return found


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _curve(same: Any, scores: Any) -> tuple[Any, Any]:
    """How many pairs lie at or above each score that occurs, and how many of them are of one party."""
    order = np.argsort(-scores, kind="stable")
    last = np.append(scores[order][1:] != scores[order][:-1], True)
    return np.flatnonzero(last) + 1, np.cumsum(same[order])[last]


def alarms(measured: Candidates, scores: Any) -> dict[str, float]:
    """Of 1,000 clean customers, how many have a hit by a name that is not quite theirs."""
    hits = scores >= odds(DEFAULT_THRESHOLD)
    return {clean.name: round(1000 * len(set(measured.customers[hits & (measured.rows.sets == clean.name)].tolist())) / MEASURED, 2) for clean in SETS}


def ties(rows: Rows, scores: Any) -> float:
    """Share of hits whose score, rounded as written, is also that of a hit with the opposite label."""
    hits = scores >= odds(DEFAULT_THRESHOLD)
    rounded = np.round(1.0 / (1.0 + np.exp(-scores[hits])), 4)
    both = np.intersect1d(rounded[rows.same[hits]], rounded[~rows.same[hits]])
    return round(float(np.isin(rounded, both).mean()), 4) if hits.any() else math.nan
