"""The compiled loops once more in plain Python, slow and easy to read, to compare them with."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from seawall.screen import kernels_features as kf
from seawall.screen.kernels_model import TERMS
from seawall.screen.units import Vocabulary

HAN = 4


def texts(content: Any, offsets: Any) -> list[bytes]:
    """The words of a packed column."""
    return [bytes(content[offsets[i] : offsets[i + 1]]) for i in range(len(offsets) - 1)]


class Words:
    """Units of one side, one by one."""

    def __init__(self, v: Vocabulary) -> None:
        self.roman, self.sound = texts(v.roman, v.roman_offsets), texts(v.sound, v.sound_offsets)
        self.scripts, self.native, self.joined = v.scripts.tolist(), v.native.tolist(), v.joined.tolist()
        bounds, numbers, values = v.concept_offsets.tolist(), v.concepts.tolist(), v.concept_likeness.tolist()
        self.concepts = [dict(zip(numbers[a:b], values[a:b], strict=True)) for a, b in pairwise(bounds)]


def distance(a: bytes, b: bytes, costs: Any, drop: Any) -> float:
    """Weighted edit distance with swaps of neighbors, the whole table."""
    d = np.zeros((len(a) + 1, len(b) + 1))
    for i in range(1, len(a) + 1):
        d[i, 0] = d[i - 1, 0] + drop[a[i - 1]]
    for j in range(1, len(b) + 1):
        d[0, j] = d[0, j - 1] + drop[b[j - 1]]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            x, y = a[i - 1], b[j - 1]
            d[i, j] = min(d[i - 1, j - 1] + costs[x, y], d[i - 1, j] + drop[x], d[i, j - 1] + drop[y])
            if i > 1 and j > 1 and x != y and x == b[j - 2] and y == a[i - 2]:
                d[i, j] = min(d[i, j], d[i - 2, j - 2] + 0.8)
    return float(d[-1, -1])


def likeness(a: Words, u: int, b: Words, t: int, costs: tuple[Any, ...], least: float) -> tuple[float, bool]:
    """How alike two units are, 0 if less than `least`, and whether a concept makes them so."""
    if a.native[u] == b.native[t]:
        return 1.0, False
    shared = a.concepts[u].keys() & b.concepts[t].keys()
    concept = max((min(a.concepts[u][c], b.concepts[t][c]) for c in shared), default=0.0)
    kind = int(costs[0][a.scripts[u], b.scripts[t]])
    by_sound = 0.0
    if not a.scripts[u] == b.scripts[t] == HAN:
        if a.roman[u] and a.roman[u] == b.roman[t]:
            return 0.99, False
        x, y = a.sound[u], b.sound[t]
        if x and y and not any(48 <= c <= 57 for c in a.roman[u] + b.roman[t]):
            length = max(2.5, min(len(x), len(y)) if kind in (2, 3) else 0.5 * (len(x) + len(y)))
            by_sound = min(0.98, 1.0 - distance(x, y, costs[1][kind], costs[2][kind]) / length)
    by_sound = by_sound if by_sound >= least - 1e-9 else 0.0
    if concept > by_sound and concept >= least:
        return concept, True
    return by_sound, False


def terms(features: Any) -> dict[str, float]:
    """The terms of the model of one alignment."""
    f = dict(zip(kf.FEATURES, (float(x) for x in features), strict=True))
    q_weight, n_weight, heavier = max(f["q_weight"], 1e-6), max(f["n_weight"], 1e-6), max(f["q_weight"], f["n_weight"], 1e-6)
    conflict, omission = min(f["q_left"], f["n_left"]), abs(f["q_left"] - f["n_left"])
    matched, fewest = (f["q_matched"] + f["n_matched"]) / 2, max(1, min(f["q_words"], f["n_words"]))
    covered = sorted((f["q_matched"] / q_weight, f["n_matched"] / n_weight))
    swapped = f["inversions"] > 0
    found = {
        "conflict": conflict, "conflict_share": conflict / heavier, "largest_conflict": min(f["q_largest_left"], f["n_largest_left"]),
        "omission": omission, "omission_share": omission / heavier, "largest_left": max(f["q_largest_left"], f["n_largest_left"]),
        "matched": matched, "covered_most": covered[1], "covered_least": covered[0],
        "dropped_both": min(f["q_dropped"], f["n_dropped"]), "dropped_one": max(f["q_dropped"], f["n_dropped"]), "worst_word": f["worst"], "spelling": f["spelling"],
        "words_matched": min(f["pairs"], 4), "words_fewest": min(fewest, 5), "words_more": min(abs(f["q_words"] - f["n_words"]), 4),
        "order": swapped, "swapped_inside": swapped and f["last"] > 0.8, "first_word": f["first"], "last_word": f["last"], "initials": min(f["initials"], 2),
        "numbers": f["numbers"], "concepts": min(1.0, f["concepts"] / max(matched, 1e-6)), "acronym": f["acronym"], "one_word": fewest == 1, "weight_least": min(q_weight, n_weight),
        "letters": f["letters"], "edits": f["edits"] if f["scripts"] == 1 else 0, "order_syllables": swapped and f["scripts"] >= 3,
    }  # fmt: skip
    found |= {name: f["legal"] == number for number, name in enumerate(("forms_one", "forms_same", "forms_near", "forms_other"), start=1)}
    found |= {name: f["scripts"] == number for number, name in enumerate(("abjad", "hangul", "kana", "han"), start=2)}
    return {term: float(found[term]) for term in TERMS}
