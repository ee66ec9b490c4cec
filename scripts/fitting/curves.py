"""The fit: a logistic regression on curves that may only rise, or only fall, where sense demands it.

Each curve of `name_model` is a sum of ramps, one between each two of its points; a ramp's coefficient is the increment of the curve there, so a curve that
never falls has no coefficient below 0. Increments of one curve in all groups are drawn towards each other (a normal prior with the covariance `_kinship`):
a group with few pairs borrows from the others. The minimum is found by Newton's method with bounds (Bertsekas, "Projected Newton Methods for Optimization
Problems with Simple Constraints", 1982): a few dozen steps, the same on every run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from fitting.rows import Rows
from seawall.screen.kernels_model import TERMS
from seawall.screen.name_model import FALLING, GROUPS, RISING, SCRIPT_GROUPS, points_of

#: Variance of an increment: what all groups share, what others have beside persons, what pairs of two scripts have, what each kind of two scripts has, each group.
SHARED, OF_OTHERS, OF_TWO_SCRIPTS, OF_SCRIPTS, OF_GROUP = 1.0, 0.49, 0.49, 0.3, 0.05
#: The same for where a group starts, which is hardly bound.
OF_START = 25.0
_STEPS, _LEAST_GAIN = 80, 0.02


@dataclass(frozen=True)
class Fit:
    """A fitted model.

    Attributes:
        starts: one a group.
        increments: one row a group, one column a ramp (see `RAMPS`).
    """

    starts: Any
    increments: Any

    def scores(self, rows: Rows, unlike: float) -> Any:
        """Log-odds of names, without offsets; `unlike` where no word is like another."""
        found = np.empty(len(rows))
        for at in range(0, len(rows), 50_000):
            part = slice(at, at + 50_000)
            groups = rows.groups[part]
            found[part] = np.einsum("ij,ij->i", ramps(rows.terms[part]), self.increments[groups]) + self.starts[groups]
        return np.where(rows.alike, found, unlike)


#: Each ramp: its term, and the points between which it rises.
RAMPS = [(term, low, high) for term in TERMS for low, high in zip(points_of(term), points_of(term)[1:], strict=False)]


def ramps(terms: Any) -> Any:
    """How far each term of each pair has come on each ramp, 0 to 1."""
    columns = [TERMS.index(term) for term, _, _ in RAMPS]
    lows, highs = np.array([ramp[1] for ramp in RAMPS], np.float32), np.array([ramp[2] for ramp in RAMPS], np.float32)
    return np.clip((terms[:, columns] - lows) / (highs - lows), 0.0, 1.0)


def fit(rows: Rows, strength: float, monotone: bool = True) -> Fit:
    """Fit a model to rows.

    Args:
        strength: by how much the variances of the prior are multiplied.
        monotone: whether the curves of `RISING` and `FALLING` must be so.
    """
    rows = rows.take(np.flatnonzero(rows.alike))
    groups, size = len(GROUPS), len(RAMPS) + 1
    blocks = [_block(rows.take(np.flatnonzero(rows.groups == group))) for group in range(groups)]
    increments, starts = np.linalg.inv(_kinship(SHARED)) / strength, np.linalg.inv(_kinship(OF_START)) / strength
    prior = np.zeros((groups, size, groups, size))
    for ramp in range(size):
        prior[:, ramp, :, ramp] = starts if ramp == size - 1 else increments
    low, high = _bounds(monotone, groups)
    solution = _newton(blocks, prior.reshape(groups * size, groups * size), low, high).reshape(groups, size)
    return Fit(solution[:, -1], solution[:, :-1])


def _kinship(shared: float) -> Any:
    other = np.repeat([0.0, 1.0], len(SCRIPT_GROUPS))
    scripts = np.tile(np.arange(len(SCRIPT_GROUPS)), 2)
    two = (scripts > 0).astype(float)
    found = shared + OF_OTHERS * np.outer(other, other) + OF_TWO_SCRIPTS * np.outer(two, two) + OF_GROUP * np.eye(len(GROUPS))
    for kind in (SCRIPT_GROUPS.index("abjad"), SCRIPT_GROUPS.index("syllables")):
        of_kind = (scripts == kind).astype(float)
        found += OF_SCRIPTS * np.outer(of_kind, of_kind)
    return found


def _bounds(monotone: bool, groups: int) -> tuple[Any, Any]:
    low = [0.0 if monotone and term in RISING else -np.inf for term, _, _ in RAMPS] + [-np.inf]
    high = [0.0 if monotone and term in FALLING else np.inf for term, _, _ in RAMPS] + [np.inf]
    return np.tile(low, groups), np.tile(high, groups)


@dataclass(frozen=True)
class _Block:
    """The rows of one group; the last column is 1, for the start."""

    design: Any
    same: Any
    weights: Any
    offsets: Any

    def logits(self, solution: Any) -> Any:
        return self.design @ solution.astype(np.float32) + self.offsets

    def loss(self, logits: Any) -> float:
        return float(np.sum(self.weights * (np.logaddexp(0.0, logits) - self.same * logits)))

    def slopes(self, logits: Any) -> tuple[Any, Any]:
        """Gradient and curvature."""
        likely = 1.0 / (1.0 + np.exp(-logits))
        gradient = self.design.T @ (self.weights * (likely - self.same)).astype(np.float32)
        scaled = self.design * np.sqrt(self.weights * likely * (1.0 - likely)).astype(np.float32)[:, None]
        return gradient, scaled.T @ scaled


def _block(rows: Rows) -> _Block:
    design = np.hstack([ramps(rows.terms), np.ones((len(rows), 1), np.float32)]).astype(np.float32)
    return _Block(design, rows.same.astype(float), rows.weights, rows.offsets)


def _newton(blocks: list[_Block], prior: Any, low: Any, high: Any) -> Any:
    size = len(prior) // len(blocks)
    parts = [slice(size * k, size * (k + 1)) for k in range(len(blocks))]

    def value(at: Any) -> tuple[float, list[Any]]:
        logits = [block.logits(at[part]) for block, part in zip(blocks, parts, strict=True)]
        return 0.5 * float(at @ prior @ at) + sum(block.loss(x) for block, x in zip(blocks, logits, strict=True)), logits

    at = np.zeros(len(prior))
    loss, logits = value(at)
    for _ in range(_STEPS):
        gradient, curvature = prior @ at, prior.copy()
        for block, part, x in zip(blocks, parts, logits, strict=True):
            slope, bend = block.slopes(x)
            gradient[part] += slope
            curvature[part, part] += bend
        free = ~(((at <= low) & (gradient > 0)) | ((at >= high) & (gradient < 0)))
        step = np.zeros(len(at))
        step[free] = -np.linalg.solve(curvature[np.ix_(free, free)], gradient[free])
        length = 1.0
        while True:
            moved = np.clip(at + length * step, low, high)
            new_loss, new_logits = value(moved)
            if new_loss <= loss + 1e-4 * float(gradient @ (moved - at)) or length < 1e-3:
                break
            length *= 0.5
        if new_loss >= loss:
            break
        gain, at, loss, logits = loss - new_loss, moved, new_loss, new_logits
        if gain < _LEAST_GAIN:
            break
    return at
