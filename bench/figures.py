"""Figures of answers on labeled pairs: precision and recall, the best recall at a precision, ties."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any


def figures_of(labels: Sequence[bool], scores: Sequence[float], matches: Sequence[bool], least_precision: float | None = None) -> dict[str, Any]:
    """All figures of one set.

    Args:
        labels, scores, matches: of each pair; `matches` at the threshold as shipped.
        least_precision: also the best recall at this precision, over all thresholds.

    Returns:
        Shares from 0 to 1; `ties` and `ties_at_top` see there.
    """
    found: dict[str, Any] = {"pairs": len(labels), "positives": sum(labels), **precision_recall(labels, matches)}
    found |= best_f1(labels, scores)
    if least_precision is not None and len(set(labels)) == 2:
        recall, threshold = recall_at(labels, scores, least_precision)
        found |= {"at_precision": least_precision, "best_recall": round(recall, 4), "best_recall_threshold": threshold}
    return found | ties(labels, scores, matches)


def precision_recall(labels: Sequence[bool], matches: Sequence[bool]) -> dict[str, Any]:
    """Precision, recall and F1 with the counts behind them; precision is 0 where nothing matches."""
    hits = sum(matches)
    true = sum(1 for label, match in zip(labels, matches, strict=True) if label and match)
    precision, recall = true / max(1, hits), true / max(1, sum(labels))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "false_positives": hits - true, "missed": sum(labels) - true}


def steps(labels: Sequence[bool], scores: Sequence[float]) -> list[tuple[float, int, int]]:
    """(threshold, hits, true hits) at each score that occurs, from the highest: pairs of one score pass together."""
    ordered = sorted(zip(scores, labels, strict=True), key=lambda pair: -pair[0])
    found, hits, true = [], 0, 0
    for score, group in groupby(ordered, key=lambda pair: pair[0]):
        some = [label for _, label in group]
        hits, true = hits + len(some), true + sum(some)
        found.append((score, hits, true))
    return found


def best_f1(labels: Sequence[bool], scores: Sequence[float]) -> dict[str, float]:
    """The best F1 over all thresholds."""
    positives = sum(labels)
    best, threshold = max(((2 * true / max(1, hits + positives), score) for score, hits, true in steps(labels, scores)), default=(0.0, 1.0))
    return {"best_f1": round(best, 4), "best_threshold": round(threshold, 4)}


def recall_at(labels: Sequence[bool], scores: Sequence[float], precision: float) -> tuple[float, float | None]:
    """The best recall over all thresholds that keep the precision, and its threshold (None if none does)."""
    kept = [(true, score) for score, hits, true in steps(labels, scores) if true >= precision * hits and true]
    true, threshold = max(kept, default=(0, None))
    return true / max(1, sum(labels)), threshold


def ties(labels: Sequence[bool], scores: Sequence[float], matches: Sequence[bool]) -> dict[str, float]:
    """Hits whose score does not tell them from a hit of the opposite label.

    Returns:
        ties_at_top: share of hits that have the highest score of all while a hit of the other label has it, too (0 where only one label is at the top).
        ties: share of hits that have the score of any hit of the other label.
    """
    hits = [(score, label) for score, label, match in zip(scores, labels, matches, strict=True) if match]
    if not hits:
        return {"ties_at_top": 0.0, "ties": 0.0}
    both = _both(hits)
    top = max(score for score, _ in hits)
    tied = sum(score in both for score, _ in hits)
    at_top = sum(score == top for score, _ in hits) if top in both else 0
    return {"ties_at_top": round(at_top / len(hits), 4), "ties": round(tied / len(hits), 4)}


def _both(hits: Sequence[tuple[float, bool]]) -> set[float]:
    """Scores at which hits of both labels stand."""
    return {score for score, label in hits if label} & {score for score, label in hits if not label}
