"""Compiled loop over the list: which listed names share enough weight with a query name to be worth a comparison.

Listed names are numbered by weight, so that each posting list is entered where names become heavy enough for the query and left where
they become too heavy. Query words are read in the order of weight; once those that are left cannot lift a new name over the
bound, no further posting list is read. Most names are met once, in one list: they are looked at again only if that alone may do.

This file depends on no other of ours but `lent` (see `kernels_words`).
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

from seawall.screen.lent import lent
from seawall.screen.prefetch import ask_for

longs = nb.int64[::1]
bytes_ = nb.uint8[::1]
masks = nb.uint16[::1]
ints = nb.int32[::1]
ints2 = nb.int32[:, ::1]
floats2 = nb.float32[:, ::1]
floats = nb.float32[::1]
#: Parts of a weight of 1 in which names are told apart by weight.
_SLOTS = 512.0
#: Columns of a name's state: the mark of the query that met it, the rank of the query's unit that added last, what was added, and what by the last unit.
_MARK, _RANK, _SUM, _GAIN = 0, 1, 2, 3
#: Bit of a rank: the name is among those that are looked at again.
_KEPT = 1 << 20
#: So many names ahead the state of a name is asked for.
_AHEAD = 16


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
    # Few names are too light, most lists have none of them.
    if first >= last or postings[first] >= name:
        return first
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


@nb.njit(nb.types.Tuple((floats, ints2, masks))(longs, ints, floats, floats, floats, longs, masks), nogil=True, cache=True)
def gains(e_offsets: Any, e_words: Any, e_likeness: Any, q_weights: Any, weights: Any, p_offsets: Any, open_units: Any) -> Any:
    """What each expansion adds, and where its posting list is: what `search` reads one behind the other.

    Returns:
        For each expansion the weight that it adds, begin and end of its posting list, scripts in which it may be asked for.
    """
    gain, lists, opened = np.empty(len(e_words), np.float32), np.empty((len(e_words), 2), np.int32), np.empty(len(e_words), np.uint16)
    for u in range(len(e_offsets) - 1):
        for e in range(e_offsets[u], e_offsets[u + 1]):
            t = e_words[e]
            # Both sides' weights, because a word may stand for two written apart.
            gain[e] = 0.5 * (q_weights[u] + weights[t]) * _credit(float(e_likeness[e]))
            lists[e, 0], lists[e, 1] = p_offsets[t], p_offsets[t + 1]
            opened[e] = open_units[t]
    return gain, lists, opened


@nb.njit(nogil=True, inline="always")
def _link(
    q0: int, first: int, last: int, ranks: Any, q_units: Any, e_offsets: Any, e_words: Any, e_gain: Any, heads: Any, mark: int, next_: Any, of_rank: Any, of_gain: Any, some: Any,
) -> None:  # fmt: skip
    """Chain the expansions of some of a query's units by listed unit: which of the query's units it may stand for, and what it adds; `some` gets a bit for each."""
    k = 0
    for r in range(first, last):
        u = q_units[q0 + ranks[r]]
        for e in range(e_offsets[u], e_offsets[u + 1]):
            t = e_words[e]
            next_[k] = heads[t, 1] if heads[t, 0] == mark else -1
            heads[t, 0], heads[t, 1] = mark, k
            some[t >> 6] |= np.uint64(1) << np.uint64(t & 63)
            of_rank[k], of_gain[k] = r - first, e_gain[e]
            k += 1


@nb.njit(nogil=True, inline="always")
def _unlink(q0: int, first: int, last: int, ranks: Any, q_units: Any, e_offsets: Any, e_words: Any, some: Any) -> None:
    """Take the bits away again."""
    for r in range(first, last):
        u = q_units[q0 + ranks[r]]
        for e in range(e_offsets[u], e_offsets[u + 1]):
            some[e_words[e] >> 6] = 0


@nb.njit(nogil=True, inline="always")
def _linked(n0: int, n1: int, n_units: Any, heads: Any, some: Any, next_: Any, of_rank: Any, of_gain: Any, best: Any, count: int) -> float:
    """What these units add to a name: of the variants of one only the best counts."""
    for r in range(count):
        best[r] = 0.0
    total = 0.0
    for j in range(n0, n1):
        t = n_units[j]
        if (some[t >> 6] >> np.uint64(t & 63)) & np.uint64(1) == 0:
            continue
        k = np.int64(heads[t, 1])
        while k >= 0:
            r = of_rank[k]
            if of_gain[k] > best[r]:
                total += of_gain[k] - best[r]
                best[r] = of_gain[k]
            k = np.int64(next_[k])
    return total


@nb.njit(nogil=True, inline="always")
def _at_most(lighter: Any, name_weights: Any, weight: float) -> Any:
    """A number below which all names are that weigh no more; numbers that were looked up before are in `lighter`."""
    slot = np.int64(min(weight * _SLOTS + 1.0, len(lighter) - 1.0))
    if lighter[slot] < 0:
        lo, hi = np.int64(0), np.int64(len(name_weights))
        while lo < hi:
            mid = (lo + hi) >> 1
            if float(name_weights[mid]) * _SLOTS <= slot:
                lo = mid + 1
            else:
                hi = mid
        lighter[slot] = lo
    return np.int64(lighter[slot])


@nb.njit(
    nb.types.Tuple((ints, ints))(longs, ints, ints, floats, longs, ints, floats, ints, longs, ints, floats, ints2, masks, floats, masks, masks, ints2, floats2, nb.int64, ints2, nb.int64, nb.int64), nogil=True, cache=True
)  # fmt: skip
def search(
    q_offsets: Any, q_units: Any, q_len: Any, q_weights: Any, n_offsets: Any, n_units: Any, name_weights: Any, postings: Any,
    e_offsets: Any, e_words: Any, e_gain: Any, e_lists: Any, e_open: Any, bounds: Any, q_scripts: Any, open_names: Any, states: Any, sums: Any, mark: int, heads: Any,
    first: int, last: int,
) -> Any:  # fmt: skip
    """Listed names that may fit the query names `first:last`: twice the shared weight is at least the query's bound (0-1) times both weights.

    Args:
        q_offsets, q_units, q_len: units (words and joined neighbors) of each query name, CSR; number of words of each.
        n_offsets, n_units: units of each listed name.
        q_weights: weight of each distinct query unit.
        name_weights: weight of each listed name, ascending.
        postings: for each listed unit the names that contain it, ascending.
        e_offsets, e_words: for each distinct query unit the listed units that it may stand for, ascending.
        e_gain, e_lists, e_open: see `gains`.
        bounds: of each query name.
        q_scripts: bits of the scripts of each query name.
        open_names: bits of the scripts in which a listed name may be asked for: a name in no script of the query's is
            passed over where its party has names in the query's script, too.
        states, sums: room of four numbers for each listed name, the same memory twice; the first of each is less than any mark that is used here.
        mark: the first mark, see `scratch.marks`.
        heads: room of two numbers for each listed unit; the first of each is none of the marks that are used here.

    Returns:
        (query name, listed name) of each, in the order of query names, then listed names.
    """
    q_units, q_len, q_weights, n_offsets, n_units = lent(q_units), lent(q_len), lent(q_weights), lent(n_offsets), lent(n_units)
    name_weights, postings, open_names, states, sums, heads = lent(name_weights), lent(postings), lent(open_names), lent(states), lent(sums), lent(heads)
    e_offsets, e_words, e_gain, e_lists, e_open = lent(e_offsets), lent(e_words), lent(e_gain), lent(e_lists), lent(e_open)
    capacity = 4096
    out_q = np.empty(capacity, np.int32)
    out_n = np.empty(capacity, np.int32)
    found = 0
    load, ranks, best = np.empty(512, np.float64), np.empty(512, np.int64), np.empty(512, np.float64)
    room = 1024
    next_, of_rank, of_gain = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.float32)
    listed = len(name_weights)
    promising = np.empty(_AHEAD, np.int32)
    # For each weight how many names are no heavier, as far as was asked.
    numbers = np.full(np.int64(float(name_weights[listed - 1]) * _SLOTS) + 3 if listed > 0 else 1, -1, np.int32)
    lighter, far = lent(numbers), len(postings) - 1
    bits = np.zeros((len(heads) >> 6) + 1, np.uint64)
    some = lent(bits)
    for q in range(first, last):
        bound = float(bounds[q])
        ratio = bound / (2.0 - bound)
        written = np.int64(q_scripts[q])
        now: Any = np.int32(mark + q - first)
        q0, q1 = q_offsets[q], min(q_offsets[q + 1], q_offsets[q] + 512)
        count, total = q1 - q0, 0.0
        for i in range(q0, q1):
            # Joined units first (their lists are short), then words by weight.
            load[i - q0] = -q_weights[q_units[i]] - (10.0 if q_len[i] > 1 else 0.0)
            if q_len[i] == 1:
                total += q_weights[q_units[i]]
        if total <= 0.0:
            continue
        # The tolerance keeps exact names in the band although their weights were summed in another order.
        band_lo = _first_at_least(name_weights, total * ratio * 0.999 - 1e-6)
        band_hi = _first_at_least(name_weights, total / ratio * 1.001 + 1e-6)
        if band_lo >= band_hi:
            continue
        lightest = float(name_weights[band_lo])
        _rank(load, count, ranks)
        # Words that are left when they cannot lift a new name over the bound are not read.
        remaining, read, links = total, 0, 0
        while read < count:
            i = q0 + ranks[read]
            if q_len[i] == 1:
                if remaining * 1.001 < 0.5 * bound * (total + lightest):
                    break
                remaining -= q_weights[q_units[i]]
            read += 1
        for r in range(read, count):
            u = q_units[q0 + ranks[r]]
            links += e_offsets[u + 1] - e_offsets[u]
        remaining = max(0.0, remaining)
        kept = 0
        for r in range(read):
            u = q_units[q0 + ranks[r]]
            for e in range(e_offsets[u], e_offsets[u + 1]):
                if not e_open[e] & written:
                    continue
                gain = e_gain[e]
                # Lighter names (numbered below) have enough in common by this alone.
                enough = _at_most(lighter, name_weights, max(0.0, 2.0 * (float(gain) + remaining) * 1.0011 / bound - total + 1e-6))
                start: Any = np.int64(e_lists[e, 0])
                stop: Any = np.int64(e_lists[e, 1])
                if kept + stop - start > len(promising):
                    grown = np.empty(2 * (kept + stop - start), np.int32)
                    grown[:kept] = promising[:kept]
                    promising = grown
                ask_for(postings, e_lists[min(e + 4, len(e_lists) - 1), 0])
                for p in range(_first_posting(postings, start, stop, band_lo), stop):
                    name: Any = postings[p]
                    if name >= band_hi:
                        break
                    ask_for(states, postings[min(p + _AHEAD, far)])
                    if states[name, _MARK] != now:
                        states[name, _MARK], states[name, _RANK] = now, r
                        sums[name, _SUM], sums[name, _GAIN] = gain, gain
                        if name < enough:
                            states[name, _RANK] = r | _KEPT
                            promising[kept] = name
                            kept += 1
                        continue
                    rank = states[name, _RANK]
                    if rank & ~_KEPT != r:
                        sums[name, _SUM] += gain
                    elif gain > sums[name, _GAIN]:
                        # Of the variants of one query word only the best counts.
                        sums[name, _SUM] += gain - sums[name, _GAIN]
                    else:
                        continue
                    sums[name, _GAIN] = gain
                    states[name, _RANK] = r | _KEPT
                    if not rank & _KEPT:
                        promising[kept] = name
                        kept += 1
        if kept > 0 and read < count:
            if links > room:
                room = 2 * links
                next_, of_rank, of_gain = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.float32)
            _link(q0, read, count, ranks, q_units, e_offsets, e_words, e_gain, heads, now, next_, of_rank, of_gain, some)
        passing = 0
        for k in range(kept):
            name = promising[k]
            needed = 0.5 * bound * (total + float(name_weights[name]))
            if ((float(sums[name, _SUM]) + remaining) * 1.001 >= needed) & (open_names[name] & written != 0):
                promising[passing] = name
                passing += 1
                ask_for(n_offsets, name)
        if passing > 0 and read < count:
            for k in range(passing):
                ask_for(n_units, n_offsets[promising[k]])
            tested, passing = passing, 0
            for k in range(tested):
                name = promising[k]
                more = _linked(n_offsets[name], n_offsets[name + 1], n_units, heads, some, next_, of_rank, of_gain, best, count - read)
                if (float(sums[name, _SUM]) + more) * 1.001 >= 0.5 * bound * (total + float(name_weights[name])):
                    promising[passing] = name
                    passing += 1
        if kept > 0 and read < count:
            _unlink(q0, read, count, ranks, q_units, e_offsets, e_words, some)
        if found + passing > capacity:
            capacity = 2 * (found + passing)
            grown_q, grown_n = np.empty(capacity, np.int32), np.empty(capacity, np.int32)
            grown_q[:found], grown_n[:found] = out_q[:found], out_n[:found]
            out_q, out_n = grown_q, grown_n
        out_q[found : found + passing] = q
        if passing == 1:
            out_n[found] = promising[0]
        elif passing > 1:
            out_n[found : found + passing] = np.sort(promising[:passing])
        found += passing
    # What was lent must live until here.
    numbers[0], bits[0] = 0, 0
    return out_q[:found].copy(), out_n[:found].copy()
