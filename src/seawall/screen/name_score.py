"""What the alignment of two names contributes to a score."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from seawall.screen import weights as w

Columns = npt.NDArray[np.float64]

#: Contributions of a name in the order of the columns of `contributions`.
PARTS = ("name_base", "name_words", "name_several_words", "name_left_out", "name_conflict", "name_unanswered", "name_spelling", "name_order", "name_numbers")


def contributions(features: npt.NDArray[np.float32]) -> Columns:
    """Contributions (log-odds) of name pairs, one row a pair, one column a part.

    Args:
        features: rows as `kernels_names.FEATURES`.
    """
    f = {name: features[:, i].astype(np.float64) for i, name in enumerate(_FEATURES)}
    heavier = np.maximum(np.maximum(f["query_weight"], f["name_weight"]), 1e-6)
    out = np.zeros((len(features), len(PARTS)))
    out[:, 0] = w.BASE
    out[:, 1] = w.RARITY * np.minimum(f["rarity"], w.RARITY_CAP)
    out[:, 2] = w.THREE_WORDS * (f["pairs"] >= 3)
    out[:, 3] = w.OMISSION * np.abs(f["query_left"] - f["name_left"]) / heavier
    out[:, 4] = w.CONFLICT * np.minimum(f["query_left"], f["name_left"]) / heavier
    out[:, 5] = w.UNANSWERED * np.minimum(f["query_largest_left"], 1.0)
    out[:, 6] = w.SPELLING * (1.0 - np.where(f["pairs"] > 0, f["worst"], 0.0))
    out[:, 7] = w.ORDER * (f["inversions"] > 0)
    out[:, 8] = w.NUMBER_CLASH * f["number_clash"]
    return out


#: Kept equal to `kernels_names.FEATURES` by a test; written here so that scores can be explained without numba.
_FEATURES: tuple[str, ...] = (
    "query_weight", "name_weight", "query_matched", "name_matched", "query_left", "name_left", "worst", "pairs",
    "query_words", "name_words", "number_clash", "inversions", "query_largest_left", "name_largest_left", "same_first", "rarity",
)  # fmt: skip


def named_features(row: Any) -> dict[str, float]:
    """One row of features by name."""
    return dict(zip(_FEATURES, (float(x) for x in row), strict=True))
