"""Two words sound by sound: the weighted distance of their sounds, and what is asked before or after it.

The kernels import this file although numba's cache looks at their own time stamps only: whoever changes it touches them, too (see `lent`).
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np


@nb.njit(nogil=True, inline="always")
def distance(a: Any, a0: Any, a1: Any, b: Any, b0: Any, b1: Any, costs: Any, drop: Any, kind: Any, rows: Any, limit: Any) -> float:
    """Weighted edit distance with swaps of neighbors, given up when it must exceed `limit`.

    Rows and tables are addressed by numbers: a view of an array is counted, and counting takes longer than a cell.
    """
    la, lb = a1 - a0, b1 - b0
    now, before, before2 = 0, 1, 2
    d = 0.0
    rows[before, 0] = 0.0
    for j in range(lb):
        d += drop[kind, b[b0 + j]]
        rows[before, j + 1] = d
    for i in range(la):
        ca = a[a0 + i]
        left_out = drop[kind, ca]
        d = rows[before, 0] + left_out
        rows[now, 0] = d
        best = d
        for j in range(lb):
            cb = b[b0 + j]
            d = min(d + drop[kind, cb], rows[before, j] + costs[kind, ca, cb], rows[before, j + 1] + left_out)
            if i > 0 and j > 0 and ca == b[b0 + j - 1] and cb == a[a0 + i - 1] and ca != cb:
                d = min(d, rows[before2, j - 1] + 0.8)
            rows[now, j + 1] = d
            best = min(best, d)
        if best > limit:
            return best
        now, before, before2 = before2, now, before
    return rows[before, lb]


@nb.njit(nogil=True, inline="always")
def at_least(a: Any, a0: Any, a1: Any, b: Any, b0: Any, b1: Any, costs: Any, kind: Any, cheapest: Any, classes: Any, limit: Any) -> float:
    """What the distance of two words with the same skeleton must nearly always come to: hard consonants stand opposite each other; -1 if the skeletons differ.

    Takes a fifth of the time of the distance, and rejects nine in ten of the words that share a skeleton.
    """
    i, j, total = a0, b0, 0.0
    while total <= limit:
        soft_a, soft_b, va, vb = 0, 0, 0, 0
        while i < a1 and classes[a[i]] == 0:
            va = a[i]
            soft_a += 1
            i += 1
        while j < b1 and classes[b[j]] == 0:
            vb = b[j]
            soft_b += 1
            j += 1
        if soft_a != soft_b:
            total += cheapest * abs(soft_a - soft_b)
        elif soft_a == 1:
            total += min(float(costs[kind, va, vb]), 2.0 * cheapest)
        if i >= a1 or j >= b1:
            return total if i >= a1 and j >= b1 else -1.0
        if classes[a[i]] != classes[b[j]]:
            return -1.0
        total += costs[kind, a[i], b[j]]
        i += 1
        j += 1
    return total


@nb.njit(nogil=True, inline="always")
def more(hard: Any, partners: Any) -> Any:
    """How many hard consonants have no partner: the bytes of `hard` less those of `partners`, where that is more than nothing, summed up."""
    high = np.uint64(0x8080808080808080)
    rest = (hard | high) - partners
    signs = (rest & high) >> np.uint64(7)
    rest &= signs * np.uint64(127)
    return np.int64((rest * np.uint64(0x0101010101010101)) >> np.uint64(56))


@nb.njit(nogil=True, inline="always")
def concept(a_concepts: Any, a0: Any, a1: Any, a_like: Any, b_concepts: Any, b0: Any, b1: Any, b_like: Any) -> float:
    """The best likeness through a concept that both words express; 0 if there is none. Concepts of a word are ascending."""
    best = 0.0
    i, j = a0, b0
    while i < a1 and j < b1:
        if a_concepts[i] == b_concepts[j]:
            best = max(best, min(float(a_like[i]), float(b_like[j])))
            i += 1
            j += 1
        elif a_concepts[i] < b_concepts[j]:
            i += 1
        else:
            j += 1
    return best


@nb.njit(nogil=True, inline="always")
def one_slip(a: Any, a0: Any, a1: Any, b: Any, b0: Any, b1: Any) -> bool:
    """Whether two words are the same but for one letter put in, left out, taken for another, or exchanged with its neighbor."""
    la, lb = a1 - a0, b1 - b0
    shorter = min(la, lb)
    if abs(la - lb) > 1:
        return False
    front = 0
    while front < shorter and a[a0 + front] == b[b0 + front]:
        front += 1
    back = 0
    while back < shorter - front and a[a1 - 1 - back] == b[b1 - 1 - back]:
        back += 1
    rest = shorter - front - back
    exchanged = la == lb and rest == 2 and a[a0 + front] == b[b0 + front + 1] and a[a0 + front + 1] == b[b0 + front]
    return exchanged or rest == (1 if la == lb else 0)
