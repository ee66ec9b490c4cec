"""Compiled loops over names: which listed names share enough weight with a query name, and how the two fit together.

Listed names are numbered by weight, so that each posting list is entered where names become heavy enough for the query and left where
they become too heavy. Query words are read in the order of weight; once those that are left cannot lift a new name over the
bound, no further posting list is read. What remains is aligned: one-to-one pairs of words (or of a word and two neighbors
written together), best first.

This file depends on no other of ours (see `kernels_words`).
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

bytes_ = nb.uint8[::1]
longs = nb.int64[::1]
ints = nb.int32[::1]
floats = nb.float32[::1]
features2 = nb.float32[:, ::1]

#: Columns of the result of `align`.
FEATURES = (
    "query_weight", "name_weight", "query_matched", "name_matched", "query_left", "name_left", "worst", "pairs",
    "query_words", "name_words", "number_clash", "inversions", "query_largest_left", "name_largest_left", "same_first", "rarity",
)  # fmt: skip
_N_FEATURES = 16
#: Words of a name behind this one do not count (an alignment is a bit mask).
MOST_WORDS = 60
#: A pair with a joined word must beat the plain pairs by this much (identical names would otherwise lose words to merges).
_JOIN_HANDICAP = 0.04
_INITIAL_LIKENESS = 0.75
_INITIAL, _NUMBER, _DROPPED = 1, 2, 3
#: A patronymic or a legal form that one side has and the other leaves out, where nothing else of that other side is left over, counts so much.
_DROPPED_SHARE = 0.3
#: "Nothing else": less than this share of the side's weight.
_NOTHING_ELSE = 0.08


@nb.njit(nogil=True)
def _find(words: Any, first: int, last: int, word: int) -> int:
    lo, hi = first, last
    while lo < hi:
        mid = (lo + hi) >> 1
        if words[mid] < word:
            lo = mid + 1
        else:
            hi = mid
    return lo if lo < last and words[lo] == word else -1


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


@nb.njit(nogil=True)
def _first_posting(postings: Any, first: int, last: int, name: int) -> int:
    lo, hi = first, last
    while lo < hi:
        mid = (lo + hi) >> 1
        if postings[mid] < name:
            lo = mid + 1
        else:
            hi = mid
    return lo


@nb.njit(nogil=True)
def _credit(likeness: float) -> float:
    """What a pair of words of this likeness counts: nothing at 0.6, all at 1."""
    if likeness >= 0.985:
        return 1.0
    return max(0.0, 1.0 - 1.7 * (1.0 - likeness))


@nb.njit(nogil=True)
def _pair_up(
    q0: int, q1: int, q_units: Any, q_pos: Any, q_len: Any, q_weights: Any, q_kind: Any, q_first: Any,
    n0: int, n1: int, n_units: Any, n_pos: Any, n_len: Any, weights: Any, kinds: Any, firsts: Any,
    e_offsets: Any, e_words: Any, e_likeness: Any, pair_q: Any, pair_n: Any, pair_l: Any, pair_v: Any,
) -> int:  # fmt: skip
    """All pairs of units that may stand for each other; returns how many (at most the buffer's length)."""
    count, room = 0, len(pair_q)
    for i in range(q0, q1):
        u = q_units[i]
        first, last = e_offsets[u], e_offsets[u + 1]
        for j in range(n0, n1):
            t = n_units[j]
            if q_len[i] == 2 and n_len[j] == 2:
                continue
            likeness = 0.0
            p = _find(e_words, first, last, t)
            if p >= 0:
                likeness = float(e_likeness[p])
            elif q_len[i] == 1 and n_len[j] == 1 and (q_kind[u] == _INITIAL) != (kinds[t] == _INITIAL) and q_first[u] == firsts[t] and q_first[u] > 0:
                likeness = _INITIAL_LIKENESS
            if likeness <= 0.0 or count >= room:
                continue
            handicap = _JOIN_HANDICAP if q_len[i] == 2 or n_len[j] == 2 else 0.0
            pair_q[count], pair_n[count], pair_l[count] = i, j, likeness
            pair_v[count] = (likeness - handicap) * (0.05 + q_weights[u] + weights[t]) - 1e-4 * abs(q_pos[i] - n_pos[j])
            count += 1
    return count


@nb.njit(nogil=True)
def _mask(pos: int, length: int) -> int:
    return ((1 << length) - 1) << pos


@nb.njit(nogil=True)
def _choose(count: int, pair_q: Any, pair_n: Any, pair_v: Any, q_pos: Any, q_len: Any, n_pos: Any, n_len: Any, chosen: Any) -> int:
    """Pick pairs, best first, each word once; returns how many."""
    used_q, used_n, picked = 0, 0, 0
    while picked < len(chosen):
        best, best_value = -1, 0.0
        for p in range(count):
            if pair_v[p] > best_value:
                i, j = pair_q[p], pair_n[p]
                if used_q & _mask(q_pos[i], q_len[i]) or used_n & _mask(n_pos[j], n_len[j]):
                    pair_v[p] = -1.0
                    continue
                best, best_value = p, pair_v[p]
        if best < 0:
            break
        i, j = pair_q[best], pair_n[best]
        used_q |= _mask(q_pos[i], q_len[i])
        used_n |= _mask(n_pos[j], n_len[j])
        pair_v[best] = -1.0
        chosen[picked] = best
        picked += 1
    return picked


@nb.njit(nogil=True)
def _describe(
    out: Any, picked: int, chosen: Any, pair_q: Any, pair_n: Any, pair_l: Any,
    q0: int, q1: int, q_units: Any, q_pos: Any, q_len: Any, q_weights: Any, q_kind: Any,
    n0: int, n1: int, n_units: Any, n_pos: Any, n_len: Any, weights: Any, kinds: Any, taken_q: Any, taken_n: Any,
) -> None:  # fmt: skip
    """Sum up an alignment as features (see `FEATURES`)."""
    out[:] = 0.0
    taken_q[:] = 0.0
    taken_n[:] = 0.0
    worst = 1.0
    pairs = 0
    for c in range(picked):
        p = chosen[c]
        i, j = pair_q[p], pair_n[p]
        credit = _credit(pair_l[p])
        for k in range(q_len[i]):
            taken_q[q_pos[i] + k] = credit
        for k in range(n_len[j]):
            taken_n[n_pos[j] + k] = credit
        if credit >= 0.5 and q_kind[q_units[i]] != _INITIAL and kinds[n_units[j]] != _INITIAL:
            pairs += 1
            if credit < worst and q_weights[q_units[i]] > 0.12:
                worst = credit
        if q_pos[i] == 0 and n_pos[j] == 0:
            out[14] = 1.0
        for d in range(c):
            a, b = pair_q[chosen[d]], pair_n[chosen[d]]
            if (q_pos[i] - q_pos[a]) * (n_pos[j] - n_pos[b]) < 0:
                out[11] += 1.0
    numbers_q, numbers_n = 0, 0
    dropped_q, dropped_n = 0.0, 0.0
    largest_q = 0.0
    for i in range(q0, q1):
        if q_len[i] != 1:
            continue
        w = q_weights[q_units[i]]
        t = taken_q[q_pos[i]]
        out[0] += w
        out[2] += w * t
        left = w * (1.0 - t)
        out[4] += left
        out[12] = max(out[12], left)
        if q_kind[q_units[i]] == _DROPPED:
            dropped_q += left
        else:
            largest_q = max(largest_q, left)
        out[8] += 1.0
        if t < 0.5 and q_kind[q_units[i]] == _NUMBER:
            numbers_q += 1
    for j in range(n0, n1):
        if n_len[j] != 1:
            continue
        w = weights[n_units[j]]
        t = taken_n[n_pos[j]]
        out[1] += w
        out[3] += w * t
        left = w * (1.0 - t)
        out[5] += left
        out[13] = max(out[13], left)
        if kinds[n_units[j]] == _DROPPED:
            dropped_n += left
        out[9] += 1.0
        if t < 0.5 and kinds[n_units[j]] == _NUMBER:
            numbers_n += 1
    spare_q, spare_n = out[4] < _NOTHING_ELSE * out[0], out[5] < _NOTHING_ELSE * out[1]
    if spare_q:
        out[5] -= (1.0 - _DROPPED_SHARE) * dropped_n
    if spare_n and dropped_q > 0.0:
        out[4] -= (1.0 - _DROPPED_SHARE) * dropped_q
        out[12] = max(largest_q, _DROPPED_SHARE * dropped_q)
    out[6] = worst
    out[7] = pairs
    if numbers_q > 0 and numbers_n > 0:
        out[10] = 1.0
    elif numbers_q + numbers_n > 0:
        out[10] = 0.5
    out[15] = 0.5 * (out[2] + out[3])


@nb.njit(
    nb.types.Tuple((ints, ints, features2))(
        longs, ints, ints, ints, floats, bytes_, bytes_,
        longs, ints, ints, ints, floats, bytes_, bytes_,
        floats, longs, ints, longs, ints, floats,
        floats, nb.int64, nb.int64),
    nogil=True, cache=True)  # fmt: skip
def search(
    q_offsets: Any, q_units: Any, q_pos: Any, q_len: Any, q_weights: Any, q_kind: Any, q_first: Any,
    n_offsets: Any, n_units: Any, n_pos: Any, n_len: Any, weights: Any, kinds: Any, firsts: Any,
    name_weights: Any, p_offsets: Any, postings: Any, e_offsets: Any, e_words: Any, e_likeness: Any,
    bounds: Any, first: int, last: int,
) -> Any:  # fmt: skip
    """Listed names that fit the query names `first:last`: twice the matched weight is at least the query's bound (0-1) times both weights.

    Args:
        q_offsets, q_units, q_pos, q_len: units (words and joined neighbors) of each query name, CSR; place and number of words of each.
        q_weights, q_kind, q_first: of each distinct query unit: weight, kind (1 initial, 2 number), first letter.
        n_offsets ... firsts: the same for listed names.
        name_weights: weight of each listed name, ascending.
        p_offsets, postings: for each listed unit the names that contain it, ascending.
        e_offsets, e_words, e_likeness: for each distinct query unit the listed units that it may stand for, ascending.
        bounds: of each query name.

    Returns:
        (query name, listed name, features) of each fit, in the order of query names, then listed names.
    """
    n_names = len(name_weights)
    tags = np.full(n_names, -1, np.int32)
    sums = np.zeros(n_names, np.float32)
    touched = np.empty(n_names, np.int32)
    capacity = 4096
    out_q = np.empty(capacity, np.int32)
    out_n = np.empty(capacity, np.int32)
    out_f = np.empty((capacity, _N_FEATURES), np.float32)
    found = 0
    pair_q, pair_n = np.empty(1024, np.int32), np.empty(1024, np.int32)
    pair_l, pair_v = np.empty(1024, np.float64), np.empty(1024, np.float64)
    chosen = np.empty(64, np.int32)
    taken_q, taken_n = np.zeros(64, np.float64), np.zeros(64, np.float64)
    row = np.empty(_N_FEATURES, np.float32)
    for q in range(first, last):
        bound = float(bounds[q])
        ratio = bound / (2.0 - bound)
        q0, q1 = q_offsets[q], q_offsets[q + 1]
        total, singles = 0.0, 0
        for i in range(q0, q1):
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
        order = np.empty(q1 - q0, np.int64)
        load = np.empty(q1 - q0, np.float64)
        for i in range(q0, q1):
            order[i - q0] = i
            load[i - q0] = q_weights[q_units[i]]
        # Joined units first (their lists are short), then words by weight.
        ranks = np.argsort(np.array([-(load[k] + (10.0 if q_len[q0 + k] == 2 else 0.0)) for k in range(q1 - q0)]), kind="mergesort")
        remaining = total
        n_touched = 0
        for r in range(q1 - q0):
            i = order[ranks[r]]
            u = q_units[i]
            if q_len[i] == 1:
                if remaining * 1.001 < 0.5 * bound * (total + lightest):
                    break
                remaining -= q_weights[u]
            for e in range(e_offsets[u], e_offsets[u + 1]):
                t = e_words[e]
                # Both sides' weights, because a word may stand for two written apart.
                gain = np.float32(0.5 * (q_weights[u] + weights[t]) * _credit(float(e_likeness[e])))
                start, stop = p_offsets[t], p_offsets[t + 1]
                for p in range(_first_posting(postings, start, stop, band_lo), stop):
                    name = postings[p]
                    if name >= band_hi:
                        break
                    if tags[name] != q:
                        tags[name] = q
                        sums[name] = 0.0
                        touched[n_touched] = name
                        n_touched += 1
                    # ASSUMPTION: a second variant of the same query word in one name adds to the bound only; the alignment decides.
                    sums[name] += gain
        passing = 0
        for k in range(n_touched):
            name = touched[k]
            if (float(sums[name]) + max(0.0, remaining)) * 1.001 >= 0.5 * bound * (total + float(name_weights[name])):
                touched[passing] = name
                passing += 1
        names = np.sort(touched[:passing])
        for k in range(passing):
            name = names[k]
            n0, n1 = n_offsets[name], n_offsets[name + 1]
            count = _pair_up(q0, q1, q_units, q_pos, q_len, q_weights, q_kind, q_first, n0, n1, n_units, n_pos, n_len, weights, kinds, firsts,
                             e_offsets, e_words, e_likeness, pair_q, pair_n, pair_l, pair_v)  # fmt: skip
            picked = _choose(count, pair_q, pair_n, pair_v, q_pos, q_len, n_pos, n_len, chosen)
            _describe(row, picked, chosen, pair_q, pair_n, pair_l, q0, q1, q_units, q_pos, q_len, q_weights, q_kind,
                      n0, n1, n_units, n_pos, n_len, weights, kinds, taken_q, taken_n)  # fmt: skip
            if row[2] + row[3] < bound * (row[0] + row[1]) * 0.999:
                continue
            if found == capacity:
                capacity *= 2
                grown_q, grown_n, grown_f = np.empty(capacity, np.int32), np.empty(capacity, np.int32), np.empty((capacity, _N_FEATURES), np.float32)
                grown_q[:found], grown_n[:found], grown_f[:found] = out_q, out_n, out_f
                out_q, out_n, out_f = grown_q, grown_n, grown_f
            out_q[found], out_n[found], out_f[found] = q, name, row
            found += 1
    return out_q[:found].copy(), out_n[:found].copy(), out_f[:found].copy()


@nb.njit(
    nb.types.Tuple((longs, ints, ints, floats, features2))(
        longs, ints, ints, ints, floats, bytes_, bytes_,
        longs, ints, ints, ints, floats, bytes_, bytes_,
        longs, ints, floats, ints, ints),
    nogil=True, cache=True)  # fmt: skip
def align(
    q_offsets: Any, q_units: Any, q_pos: Any, q_len: Any, q_weights: Any, q_kind: Any, q_first: Any,
    n_offsets: Any, n_units: Any, n_pos: Any, n_len: Any, weights: Any, kinds: Any, firsts: Any,
    e_offsets: Any, e_words: Any, e_likeness: Any, queries: Any, names: Any,
) -> Any:  # fmt: skip
    """The alignments of pairs of a query name and a listed name.

    Returns:
        For each pair a slice (CSR offsets) of (place of the query unit, place of the listed unit, likeness), and its features.
    """
    count_pairs = len(queries)
    bounds = np.zeros(count_pairs + 1, np.int64)
    features = np.empty((count_pairs, _N_FEATURES), np.float32)
    capacity = 64 + 8 * count_pairs
    out_q, out_n, out_l = np.empty(capacity, np.int32), np.empty(capacity, np.int32), np.empty(capacity, np.float32)
    at = 0
    pair_q, pair_n = np.empty(1024, np.int32), np.empty(1024, np.int32)
    pair_l, pair_v = np.empty(1024, np.float64), np.empty(1024, np.float64)
    chosen = np.empty(64, np.int32)
    taken_q, taken_n = np.zeros(64, np.float64), np.zeros(64, np.float64)
    for k in range(count_pairs):
        q, name = queries[k], names[k]
        q0, q1, n0, n1 = q_offsets[q], q_offsets[q + 1], n_offsets[name], n_offsets[name + 1]
        count = _pair_up(q0, q1, q_units, q_pos, q_len, q_weights, q_kind, q_first, n0, n1, n_units, n_pos, n_len, weights, kinds, firsts,
                         e_offsets, e_words, e_likeness, pair_q, pair_n, pair_l, pair_v)  # fmt: skip
        picked = _choose(count, pair_q, pair_n, pair_v, q_pos, q_len, n_pos, n_len, chosen)
        _describe(features[k], picked, chosen, pair_q, pair_n, pair_l, q0, q1, q_units, q_pos, q_len, q_weights, q_kind,
                  n0, n1, n_units, n_pos, n_len, weights, kinds, taken_q, taken_n)  # fmt: skip
        if at + picked > capacity:
            capacity = 2 * (at + picked)
            grown_q, grown_n, grown_l = np.empty(capacity, np.int32), np.empty(capacity, np.int32), np.empty(capacity, np.float32)
            grown_q[:at], grown_n[:at], grown_l[:at] = out_q[:at], out_n[:at], out_l[:at]
            out_q, out_n, out_l = grown_q, grown_n, grown_l
        for c in range(picked):
            out_q[at], out_n[at], out_l[at] = pair_q[chosen[c]], pair_n[chosen[c]], pair_l[chosen[c]]
            at += 1
        bounds[k + 1] = at
    return bounds, out_q[:at].copy(), out_n[:at].copy(), out_l[:at].copy(), features
