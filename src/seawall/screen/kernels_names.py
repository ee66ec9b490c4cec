"""Compiled loop over the list: which listed names share enough weight with a query name to be worth a comparison.

Listed names are numbered by weight, so that each posting list is entered where names become heavy enough for the query and left where
they become too heavy. Query words are read in the order of weight; once those that are left cannot lift a new name over the
bound, no further posting list is read.

This file depends on no other of ours but `lent` (see `kernels_words`).
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

from seawall.screen.lent import lent

longs = nb.int64[::1]
bytes_ = nb.uint8[::1]
masks = nb.uint16[::1]
ints = nb.int32[::1]
ints2 = nb.int32[:, ::1]
floats2 = nb.float32[:, ::1]
floats = nb.float32[::1]


@nb.njit(nogil=True)
def _first_at_least(values: Any, bound: float) -> int:
    lo, hi = 0, len(values)
    while lo < hi:
        mid = (lo + hi) >> 1
        if values[mid] < bound:
            lo = mid + 1
        else:
            hi = mid
    return lo


@nb.njit(nogil=True, inline="always")
def _first_posting(postings: Any, first: int, last: int, name: int) -> int:
    lo, hi = first, last
    while lo < hi:
        mid = (lo + hi) >> 1
        if postings[mid] < name:
            lo = mid + 1
        else:
            hi = mid
    return lo


@nb.njit(nogil=True, inline="always")
def _rank(load: Any, count: int, ranks: Any) -> None:
    """The places of a few numbers in ascending order."""
    for i in range(count):
        k = i
        while k > 0 and load[ranks[k - 1]] > load[i]:
            ranks[k] = ranks[k - 1]
            k -= 1
        ranks[k] = i


@nb.njit(nogil=True)
def _credit(likeness: float) -> float:
    """As in `kernels_likeness`."""
    if likeness >= 0.985:
        return 1.0
    return max(0.0, 1.0 - 1.7 * (1.0 - likeness))


@nb.njit(nogil=True, inline="always")
def _find(words: Any, first: int, last: int, word: int) -> int:
    lo, hi = first, last
    while lo < hi:
        mid = (lo + hi) >> 1
        if words[mid] < word:
            lo = mid + 1
        else:
            hi = mid
    return lo if lo < last and words[lo] == word else -1


@nb.njit(nogil=True, inline="always")
def _looked_up(
    unread: Any, count: int, q_units: Any, q_weights: Any, n0: int, n1: int, n_units: Any, weights: Any, e_offsets: Any, e_words: Any, e_likeness: Any
) -> float:  # fmt: skip
    """What the query words whose posting lists were not read add to a name."""
    total = 0.0
    for r in range(count):
        u = q_units[unread[r]]
        best = 0.0
        for j in range(n0, n1):
            p = _find(e_words, e_offsets[u], e_offsets[u + 1], n_units[j])
            if p >= 0:
                best = max(best, 0.5 * (q_weights[u] + weights[n_units[j]]) * _credit(float(e_likeness[p])))
        total += best
    return total


@nb.njit(
    nb.types.Tuple((ints, ints))(longs, ints, ints, floats, longs, ints, floats, floats, longs, ints, longs, ints, floats, floats, bytes_, masks, masks, ints, nb.int64, ints2, floats2, nb.int64, nb.int64), nogil=True, cache=True
)  # fmt: skip
def search(
    q_offsets: Any, q_units: Any, q_len: Any, q_weights: Any, n_offsets: Any, n_units: Any, weights: Any, name_weights: Any, p_offsets: Any, postings: Any,
    e_offsets: Any, e_words: Any, e_likeness: Any, bounds: Any, q_scripts: Any, open_units: Any, open_names: Any, tags: Any, mark: int, numbers: Any, amounts: Any,
    first: int, last: int,
) -> Any:  # fmt: skip
    """Listed names that may fit the query names `first:last`: twice the shared weight is at least the query's bound (0-1) times both weights.

    Args:
        q_offsets, q_units, q_len: units (words and joined neighbors) of each query name, CSR; number of words of each.
        n_offsets, n_units: units of each listed name.
        q_weights, weights: weight of each distinct query unit, and of each listed one.
        name_weights: weight of each listed name, ascending.
        p_offsets, postings: for each listed unit the names that contain it, ascending.
        e_offsets, e_words, e_likeness: for each distinct query unit the listed units that it may stand for, ascending.
        bounds: of each query name.
        q_scripts: script of each query name.
        open_units, open_names: bits of the scripts in which a listed unit, a listed name may be asked for: a name in another script than the query's is
            passed over where its party has names in the query's script, too.
        tags, mark: see `scratch.marks`, of listed names, as many marks as there are queries.
        numbers, amounts: two rows of room each, of listed names.

    Returns:
        (query name, listed name) of each, in the order of query names, then listed names.
    """
    q_units, q_len, q_weights, n_offsets, n_units, weights = lent(q_units), lent(q_len), lent(q_weights), lent(n_offsets), lent(n_units), lent(weights)
    name_weights, p_offsets, postings, open_units, open_names = lent(name_weights), lent(p_offsets), lent(postings), lent(open_units), lent(open_names)
    e_offsets, e_words, e_likeness = lent(e_offsets), lent(e_words), lent(e_likeness)
    # For each name: the unit of the query that added last; and the names that this query touched.
    tags, last_unit, touched = lent(tags), lent(numbers[0]), lent(numbers[1])
    # What was added, and what by the last unit: of the variants of one query word only the best counts.
    sums, last_gain = lent(amounts[0]), lent(amounts[1])
    capacity = 4096
    out_q = np.empty(capacity, np.int32)
    out_n = np.empty(capacity, np.int32)
    found = 0
    load, ranks = np.empty(512, np.float64), np.empty(512, np.int64)
    unread = np.empty(512, np.int64)
    for q in range(first, last):
        bound = float(bounds[q])
        ratio = bound / (2.0 - bound)
        script = np.int64(q_scripts[q])
        q0, q1 = q_offsets[q], min(q_offsets[q + 1], q_offsets[q] + 512)
        total, singles = 0.0, 0
        for i in range(q0, q1):
            # Joined units first (their lists are short), then words by weight.
            load[i - q0] = -q_weights[q_units[i]] - (10.0 if q_len[i] > 1 else 0.0)
            if q_len[i] == 1:
                total += q_weights[q_units[i]]
                singles += 1
        if singles == 0 or total <= 0.0:
            continue
        # The tolerance keeps exact names in the band although their weights were summed in another order.
        band_lo = _first_at_least(name_weights, total * ratio * 0.999 - 1e-6)
        band_hi = _first_at_least(name_weights, total / ratio * 1.001 + 1e-6)
        if band_lo >= band_hi:
            continue
        lightest = float(name_weights[band_lo])
        _rank(load, q1 - q0, ranks)
        remaining = total
        n_touched, n_unread = 0, 0
        for r in range(q1 - q0):
            i = q0 + ranks[r]
            u = q_units[i]
            if q_len[i] == 1:
                if remaining * 1.001 < 0.5 * bound * (total + lightest):
                    unread[n_unread] = i
                    n_unread += 1
                    continue
                remaining -= q_weights[u]
            for e in range(e_offsets[u], e_offsets[u + 1]):
                t = e_words[e]
                if not (open_units[t] >> script) & 1:
                    continue
                # Both sides' weights, because a word may stand for two written apart.
                gain = np.float32(0.5 * (q_weights[u] + weights[t]) * _credit(float(e_likeness[e])))
                start, stop = p_offsets[t], p_offsets[t + 1]
                for p in range(_first_posting(postings, start, stop, band_lo), stop):
                    name = postings[p]
                    if name >= band_hi:
                        break
                    if tags[name] != mark + q - first:
                        tags[name] = mark + q - first
                        sums[name] = 0.0
                        last_unit[name] = -1
                        touched[n_touched] = name
                        n_touched += 1
                    if last_unit[name] != i:
                        sums[name] += gain
                    elif gain > last_gain[name]:
                        sums[name] += gain - last_gain[name]
                    else:
                        continue
                    last_unit[name] = i
                    last_gain[name] = gain
        passing = 0
        for k in range(n_touched):
            name = touched[k]
            needed = 0.5 * bound * (total + float(name_weights[name]))
            if not (open_names[name] >> script) & 1 or (float(sums[name]) + max(0.0, remaining)) * 1.001 < needed:
                continue
            if n_unread > 0:
                n0, n1 = n_offsets[name], n_offsets[name + 1]
                more = _looked_up(unread, n_unread, q_units, q_weights, n0, n1, n_units, weights, e_offsets, e_words, e_likeness)
                if (float(sums[name]) + more) * 1.001 < needed:
                    continue
            touched[passing] = name
            passing += 1
        if found + passing > capacity:
            capacity = 2 * (found + passing)
            grown_q, grown_n = np.empty(capacity, np.int32), np.empty(capacity, np.int32)
            grown_q[:found], grown_n[:found] = out_q[:found], out_n[:found]
            out_q, out_n = grown_q, grown_n
        out_q[found : found + passing] = q
        if passing == 1:
            out_n[found] = touched[0]
        elif passing > 1:
            out_n[found : found + passing] = np.sort(touched[:passing])
        found += passing
    return out_q[:found].copy(), out_n[:found].copy()
