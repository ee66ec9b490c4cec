"""Compiled loops over pairs: how alike two words are, which listed words a word may stand for, how two names fit together.

Likeness is 1 for the same word, 0.99 for the same romanization, what the table of words says for words of one concept, and else 1 - d / length,
where d is a weighted edit distance between sounds. Costs (`screen.sounds`) depend on the two scripts: a script without vowels says nothing of them.

Two names are aligned one-to-one by words (or a word and two or three neighbors written together), best pair first;
`kernels_features` sums up what the alignment is like.

Every function that Python calls has an explicit signature and is cached on disk. Numba's cache looks at the time stamp of this file only: whoever changes one of those
that it imports touches this one, too.
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

from seawall.screen.lanes import LANES, distance_in, distances, new_lanes, put, put_word
from seawall.screen.lent import lent, lent_costs, lent_names, lent_units
from seawall.screen.prefetch import ask_for
from seawall.screen.unit_likeness import (
    ALONE,
    CARD,
    IN_LANE,
    KINDS,
    LENGTHS,
    SOUND,
    by_length,
    fits_initial,
    from_lane,
    kind_of,
    likeness,
    sounds_of,
    waiting,
    way,
    with_bytes,
)

bytes_ = nb.uint8[::1]
longs = nb.int64[::1]
ints = nb.int32[::1]
ints2 = nb.int32[:, ::1]
hashes = nb.uint64[::1]
masks = nb.uint16[::1]
floats = nb.float32[::1]
costs3 = nb.float32[:, :, ::1]
costs2 = nb.float32[:, ::1]
kinds2 = nb.uint8[:, ::1]
hundredths3 = nb.uint8[:, :, ::1]
cards2 = nb.uint64[:, ::1]
#: Units of one side: roman, its offsets, sound, its offsets, script, hash as written, joined, kind, concept offsets, concepts, their likeness, legal forms, cards
#: (`kernels_cards`).
UNITS = nb.types.Tuple((bytes_, longs, bytes_, longs, bytes_, hashes, bytes_, bytes_, longs, hashes, floats, bytes_, cards2))
#: Names of one side: offsets, units, place of the first word, number of words.
NAMES = nb.types.Tuple((longs, ints, ints, ints))
#: Costs: kind of a pair of scripts, cost of a sound for another by kind, cost of a sound left out by kind, class of each hard consonant, and by kind the classes
#: (bytes of a card) of which none is left out for less than 1; the two tables of costs in hundredths, for `lanes`.
COSTS = nb.types.Tuple((kinds2, costs3, costs2, bytes_, hashes, hundredths3, kinds2))

#: Words of a name behind this one do not count (an alignment is a bit mask).
MOST_WORDS = 60
INITIAL, NUMBER, PATRONYMIC, LEGAL_FORM, JOINING = 1, 2, 3, 4, 5
#: No bucket of keys is read further; words are numbered by how often they are listed, so what is cut off is rare.
_BUCKET_LIMIT = 800
#: A pair with a joined word must beat the plain pairs by this much (identical names would otherwise lose words to merges).
_JOIN_HANDICAP = 0.04
_JOIN_LEAST = 0.8
_INITIAL_LIKENESS = 0.75
#: Pairs of names that are aligned together at most, and units that they have at most (more than one name has).
_MOST_TOGETHER, _MOST_UNITS = 256, 512
#: A share of the weight is less than another if it is less by so much: sums in another order differ by less.
_SURELY = 1e-4
#: Parts of a likeness of 1 in a number of 32 bits.
_PARTS = 1 << 30
_FRACTION = 1.0 / _PARTS


@nb.njit(nogil=True, inline="always")
def _keep(codes: Any, kept: Any, t: Any, value: Any, needed: Any) -> int:
    """Write down a unit and how alike it is as one number, if that is enough; returns how many there are."""
    if value >= needed:
        codes[kept] = np.int64(t) << 32 | np.int64(value * _PARTS + 0.5)
        kept += 1
    return kept


@nb.njit(nogil=True, inline="always")
def _ask_for_keys(asked_offsets: Any, asked_keys: Any, keys: Any, owners: Any, starts: Any, shift: Any, u: Any, last: Any) -> None:
    """Ask for the keys of the next unit, and for where those of the one behind it begin."""
    if u + 2 < last:
        for i in range(asked_offsets[u + 2], asked_offsets[u + 3]):
            ask_for(starts, np.int64(asked_keys[i] >> shift))
    if u + 1 < last:
        for i in range(asked_offsets[u + 1], asked_offsets[u + 2]):
            begin = starts[np.int64(asked_keys[i] >> shift)]
            ask_for(keys, begin)
            ask_for(owners, begin)


@nb.njit(
    nb.types.Tuple((longs, ints, floats))(UNITS, longs, hashes, UNITS, masks, hashes, ints, longs, nb.int64, COSTS, nb.float64, ints, nb.int64, nb.int64, nb.int64),
    nogil=True, cache=True)  # fmt: skip
def expand(
    asked: Any, asked_offsets: Any, asked_keys: Any, listed: Any, opened: Any, keys: Any, owners: Any, starts: Any, bits: Any, costs: Any, least: Any, seen: Any, mark: Any, first: Any, last: Any,
) -> Any:  # fmt: skip
    """For each unit of `first:last`, the listed units that it may stand for.

    Args:
        asked, listed: units of both sides.
        asked_offsets, asked_keys: the keys of each asked unit, CSR.
        opened: bits of the scripts in which a listed unit may be asked for.
        keys, owners, starts, bits: sorted keys of the listed units, the unit of each, and where keys with each value of the first bits begin.
        least: no unit less alike.
        seen, mark: see `scratch.marks`, as many marks as there are units.

    A joined unit ("jinping" of "jin ping") stands only for single ones, almost as written.

    Returns:
        (offsets, listed units in ascending order, likeness of each).
    """
    asked, listed, costs = with_bytes(lent_units(asked)), with_bytes(lent_units(listed)), lent_costs(costs)
    asked_offsets, asked_keys, keys, owners, starts, opened = lent(asked_offsets), lent(asked_keys), lent(keys), lent(owners), lent(starts), lent(opened)
    n = last - first
    out_offsets = np.zeros(n + 1, np.int64)
    capacity = 16 * n + 1024
    out_units = np.empty(capacity, np.int32)
    out_likeness = np.empty(capacity, np.float32)
    seen = lent(seen)
    buffer = np.empty((3, 256), np.float64)
    rows = lent(buffer)
    shift = np.uint64(64 - bits)
    found, codes, queue, ordered, counts = np.empty(4096, np.int32), np.empty(4096, np.int64), np.empty(4096, np.int64), np.empty(4096, np.int32), np.empty(LENGTHS, np.int32)
    words, cells, rows_in_lanes = new_lanes()
    lanes = lent(words), lent(cells), lent(rows_in_lanes)
    a_joined, b_joined, a_cards, b_cards, a_bytes, b_bytes = asked[6], listed[6], asked[12], listed[12], asked[13], listed[13]
    where = np.int64(b_bytes.ctypes.data) + SOUND
    kinds, _, drop, _, told, hundredths, left_out = costs
    at = 0
    for k in range(n):
        u = first + k
        _ask_for_keys(asked_offsets, asked_keys, keys, owners, starts, shift, u, last)
        hits, script = 0, np.int64(asked[4][u])
        for i in range(asked_offsets[u], asked_offsets[u + 1]):
            key = asked_keys[i]
            slot = np.int64(key >> shift)
            read = 0
            for p in range(starts[slot], starts[slot + 1]):
                if keys[p] < key:
                    continue
                t = owners[p]
                # Words are numbered before joined units, for which a joined one does not stand.
                if keys[p] > key or (a_joined[u] != 0 and b_joined[t] != 0):
                    break
                read += 1
                if read > _BUCKET_LIMIT or hits >= 4096:
                    break
                # No branch: whether a unit was met before is a toss-up.
                fresh = ((np.int64(opened[t]) >> script) & 1) & (seen[t] != mark + k)
                seen[t] = mark + k
                found[hits] = t
                hits += fresh
                ask_for(b_cards, t)
                ask_for(b_bytes, np.int64(t) * CARD + SOUND)
        together = max(least, _JOIN_LEAST)
        wait, met, kept = 0, 0, 0
        for i in range(hits):
            t = found[i]
            needed = together if a_joined[u] != 0 or b_joined[t] != 0 else least
            route = way(a_cards, u, b_cards, t, kinds, drop, told, needed)
            if route == IN_LANE:
                queue[wait] = waiting(a_cards, u, b_cards, t, kinds, np.int64(t))
                met |= 1 << kind_of(queue[wait])
                wait += 1
            elif route == ALONE:
                value = likeness(asked, u, listed, t, costs, rows, needed)
                kept = _keep(codes, kept, t, value - 1.0 if value > 1.0 else value, needed)
        for kind in range(KINDS):
            if not (met >> kind) & 1:
                continue
            some = by_length(queue, wait, kind, counts, ordered)
            put_word(lanes, (a_bytes, np.int64(u) * CARD + SOUND), sounds_of(a_cards, u), kind, hundredths, left_out)
            for begin in range(0, some, LANES):
                filled, longest = min(LANES, some - begin), 0
                for lane in range(filled):
                    t = ordered[begin + lane]
                    longest = max(longest, sounds_of(b_cards, t))
                    put(lanes, lane, where + np.int64(t) * CARD)
                place = distances(lanes, filled, sounds_of(a_cards, u), longest)
                for lane in range(filled):
                    t = ordered[begin + lane]
                    needed = together if a_joined[u] != 0 or b_joined[t] != 0 else least
                    kept = _keep(codes, kept, t, from_lane(distance_in(lanes, place, lane), asked, u, listed, t, costs, rows, needed), needed)
        if at + kept > capacity:
            capacity = 2 * (at + kept)
            grown_units, grown_likeness = np.empty(capacity, np.int32), np.empty(capacity, np.float32)
            grown_units[:at], grown_likeness[:at] = out_units[:at], out_likeness[:at]
            out_units, out_likeness = grown_units, grown_likeness
        # Most units that are asked for are like none.
        if kept > 0:
            picked = np.sort(codes[:kept])
            for i in range(kept):
                out_units[at] = picked[i] >> 32
                out_likeness[at] = (picked[i] & 0xFFFFFFFF) * _FRACTION
                at += 1
        out_offsets[k + 1] = at
    # What was lent must live until here.
    buffer[0, 0], words[0], cells[0], rows_in_lanes[0] = 0.0, 0, 0, 0
    return out_offsets, out_units[:at].copy(), out_likeness[:at].copy()


@nb.njit(nogil=True, inline="always")
def _number_units(first: Any, last: Any, names: Any, n_names: Any, n_units: Any, n_weights: Any, slots: Any, stamp: Any, units: Any) -> Any:
    """Number the distinct units of the names of some pairs, and ask for what will be read of them.

    Returns:
        How many pairs there is room for: the first behind them; how many units they have.
    """
    offsets, nu, _, _ = n_names
    cards, card_bytes = n_units[12], n_units[13]
    for k in range(first, last):
        ask_for(offsets, names[k])
    for k in range(first, last):
        ask_for(nu, offsets[names[k]])
    count = 0
    for k in range(first, last):
        n0, n1 = offsets[names[k]], offsets[names[k] + 1]
        if count + n1 - n0 > len(units):
            return k, count
        for j in range(n0, n1):
            t = nu[j]
            if slots[t, 0] != stamp:
                slots[t, 0], slots[t, 1] = stamp, count
                units[count] = t
                count += 1
                ask_for(cards, t)
                ask_for(card_bytes, np.int64(t) * CARD + SOUND)
                ask_for(n_weights, t)
    return last, count


@nb.njit(nogil=True, inline="always")
def _compare_units(table: Any, queue: Any, counts: Any, ordered: Any, q0: Any, q1: Any, qu: Any, q_units: Any, units: Any, count: Any, n_units: Any, costs: Any, rows: Any, lanes: Any, least: Any) -> None:
    """How alike each of a name's units is to each of some others: one row for each of these."""
    size = q1 - q0
    q_joined, n_joined, q_cards, n_cards, q_kinds, n_kinds = q_units[6], n_units[6], q_units[12], n_units[12], q_units[7], n_units[7]
    q_bytes, where = q_units[13], np.int64(n_units[13].ctypes.data) + SOUND
    kinds, _, drop, _, told, hundredths, left_out = costs
    for i in range(size):
        u = qu[q0 + i]
        wait, met = 0, 0
        for c in range(count):
            t = units[c]
            cell = c * size + i
            table[cell] = 0.0
            if (q_joined[u] != 0) & (n_joined[t] != 0):
                continue
            joined = (q_joined[u] != 0) | (n_joined[t] != 0)
            route = way(q_cards, u, n_cards, t, kinds, drop, told, _JOIN_LEAST if joined else least)
            if route == IN_LANE:
                queue[wait] = waiting(q_cards, u, n_cards, t, kinds, c)
                met |= 1 << kind_of(queue[wait])
                wait += 1
            elif route == ALONE:
                table[cell] = likeness(q_units, u, n_units, t, costs, rows, _JOIN_LEAST if joined else least)
            elif not joined and (q_kinds[u] == INITIAL or n_kinds[t] == INITIAL) and fits_initial(q_units, u, n_units, t):
                table[cell] = _INITIAL_LIKENESS
        for kind in range(KINDS):
            if not (met >> kind) & 1:
                continue
            some = by_length(queue, wait, kind, counts, ordered)
            put_word(lanes, (q_bytes, np.int64(u) * CARD + SOUND), sounds_of(q_cards, u), kind, hundredths, left_out)
            for begin in range(0, some, LANES):
                filled, longest = min(LANES, some - begin), 0
                for lane in range(filled):
                    t = units[ordered[begin + lane]]
                    longest = max(longest, sounds_of(n_cards, t))
                    put(lanes, lane, where + np.int64(t) * CARD)
                place = distances(lanes, filled, sounds_of(q_cards, u), longest)
                for lane in range(filled):
                    t = units[ordered[begin + lane]]
                    joined = (q_joined[u] != 0) | (n_joined[t] != 0)
                    value = from_lane(distance_in(lanes, place, lane), q_units, u, n_units, t, costs, rows, _JOIN_LEAST if joined else least)
                    if value <= 0.0 and not joined and (q_kinds[u] == INITIAL or n_kinds[t] == INITIAL) and fits_initial(q_units, u, n_units, t):
                        value = _INITIAL_LIKENESS
                    table[ordered[begin + lane] * size + i] = value


@nb.njit(nogil=True, inline="always")
def _pair_up(
    table: Any, slots: Any, rows_of: Any, q0: Any, q1: Any, q_names: Any, q_weights: Any, n0: Any, n1: Any, n_names: Any, n_weights: Any, pair_q: Any, pair_n: Any, pair_l: Any, pair_v: Any,
) -> int:  # fmt: skip
    """All pairs of units that may stand for each other; returns how many (at most the buffer's length)."""
    count, room, size = 0, len(pair_q), q1 - q0
    _, qu, q_pos, q_len = q_names
    _, nu, n_pos, n_len = n_names
    n1 = min(n1, n0 + room)
    for j in range(n0, n1):
        rows_of[j - n0] = slots[nu[j], 1] * size
    for i in range(q0, q1):
        for j in range(n0, n1):
            found = table[np.int64(rows_of[j - n0]) + i - q0]
            if found <= 0.0 or count >= room:
                continue
            handicap = _JOIN_HANDICAP if q_len[i] > 1 or n_len[j] > 1 else 0.0
            plain = found - 1.0 if found > 1.0 else found
            pair_q[count], pair_n[count], pair_l[count] = i, j, found
            # The likest first, heavy words before light ones: a merge of two words must not take a word away from its twin.
            pair_v[count] = plain - handicap + 0.03 * min(2.0, q_weights[qu[i]] + n_weights[nu[j]]) - 1e-4 * abs(q_pos[i] - n_pos[j])
            count += 1
    return count


@nb.njit(nogil=True, inline="always")
def _weigh(first: Any, last: Any, names: Any, kinds: Any, weights: Any, places: Any) -> Any:
    """The weight of each word of a name by its place, and that of those which are no mere additions; returns the sums of both."""
    _, u, pos, length = names
    total, core = 0.0, 0.0
    for i in range(first, last):
        if length[i] == 1:
            weight = float(weights[u[i]])
            total += weight
            places[0, pos[i]] = weight
            places[1, pos[i]] = weight if kinds[u[i]] < PATRONYMIC else 0.0
            core += places[1, pos[i]]
    return total, core


@nb.njit(nogil=True, inline="always")
def _has_little(picked: Any, chosen: Any, pair_q: Any, pair_n: Any, pair_l: Any, q_names: Any, n_names: Any, q_places: Any, n_places: Any, total: Any, core: Any, least: Any) -> bool:
    """Whether two names have less than `least` of their weight in common, and not only because of additions (see `_weigh`)."""
    matched, rest = 0.0, core
    for c in range(picked):
        i, j = pair_q[chosen[c]], pair_n[chosen[c]]
        alike = pair_l[chosen[c]]
        credit = _credit(alike - 1.0 if alike > 1.0 else alike)
        for p in range(q_names[2][i], q_names[2][i] + q_names[3][i]):
            matched += credit * q_places[0, p]
            rest -= credit * q_places[1, p]
        for p in range(n_names[2][j], n_names[2][j] + n_names[3][j]):
            matched += credit * n_places[0, p]
            rest -= credit * n_places[1, p]
    return matched < (least - _SURELY) * total and rest > _SURELY


@nb.njit(nogil=True, inline="always")
def _credit(likeness: Any) -> float:
    """As in `kernels_features`."""
    return 1.0 if likeness >= 0.985 else max(0.0, 1.0 - 1.7 * (1.0 - likeness))


@nb.njit(nogil=True, inline="always")
def _mask(pos: Any, length: Any) -> int:
    return ((1 << length) - 1) << pos


@nb.njit(nogil=True, inline="always")
def _choose(count: Any, pair_q: Any, pair_n: Any, pair_v: Any, q_pos: Any, q_len: Any, n_pos: Any, n_len: Any, chosen: Any) -> int:
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


@nb.njit(
    nb.types.Tuple((ints, longs, ints, ints, floats))(NAMES, UNITS, floats, NAMES, UNITS, floats, COSTS, nb.float64, ints, ints, floats, bytes_, ints2, nb.int64),
    nogil=True, cache=True)  # fmt: skip
def align(
    q_names: Any, q_units: Any, q_weights: Any, n_names: Any, n_units: Any, n_weights: Any, costs: Any, least: Any, queries: Any, names: Any, in_common: Any, always: Any,
    slots: Any, mark: Any,
) -> Any:  # fmt: skip
    """The alignments of pairs of names.

    Args:
        q_names, q_units, q_weights: names, units and the weight of each unit of the first side; `n_...`: of the second.
        least: no pair of units less alike.
        queries, names: numbers of the names of each pair. Pairs of one query name are best put one behind the other: their units are compared once.
        in_common, always: for each kind of a pair of scripts what share of their weight two names must have in common to be told of (0-1); pairs that are whatever they have.
        slots, mark: room of two numbers for each unit of the second side, see `scratch.marks`; as many marks as there are pairs.

    Returns:
        Numbers of the pairs told of, and for each a slice (CSR offsets) of (place of the unit, place of the other unit, likeness), best pair first; 1 is
        added to the likeness where a concept makes two words alike.
    """
    q_names, q_units, q_weights = lent_names(q_names), with_bytes(lent_units(q_units)), lent(q_weights)
    n_names, n_units, n_weights, costs = lent_names(n_names), with_bytes(lent_units(n_units)), lent(n_weights), lent_costs(costs)
    queries, names, slots = lent(queries), lent(names), lent(slots)
    count_pairs = len(queries)
    kept, bounds = np.empty(count_pairs, np.int32), np.zeros(count_pairs + 1, np.int64)
    capacity = 64 + 8 * count_pairs
    out_q, out_n, out_l = np.empty(capacity, np.int32), np.empty(capacity, np.int32), np.empty(capacity, np.float32)
    places, values, weighed = np.empty((3, 1024), np.int32), np.empty((2, 1024), np.float64), np.zeros((4, 64), np.float64)
    pair_q, pair_n, pair_l, pair_v = lent(places[0]), lent(places[1]), lent(values[0]), lent(values[1])
    rows_of, q_places, n_places = lent(places[2]), lent(weighed[:2]), lent(weighed[2:])
    picks, buffer, numbered = np.empty(64, np.int32), np.empty((3, 256), np.float64), np.empty(_MOST_UNITS, np.int32)
    chosen, rows, units = lent(picks), lent(buffer), lent(numbered)
    words, cells, rows_in_lanes = new_lanes()
    lanes = lent(words), lent(cells), lent(rows_in_lanes)
    held, queued, waited, lengths = np.empty(1024, np.float64), np.empty(1024, np.int64), np.empty(1024, np.int32), np.empty(LENGTHS, np.int32)
    table, queue, ordered, counts = lent(held), lent(queued), lent(waited), lent(lengths)
    q_off, qu, q_pos, q_len = q_names
    n_off, nu, n_pos, n_len = n_names
    k, told_of, at = 0, 0, 0
    while k < count_pairs:
        q, last = queries[k], k + 1
        while last < count_pairs and queries[last] == q and last - k < _MOST_TOGETHER:
            last += 1
        q0, q1 = q_off[q], q_off[q + 1]
        last, count = _number_units(k, last, names, n_names, n_units, n_weights, slots, mark + k, units)
        if count * (q1 - q0) > len(held):
            room = 2 * count * (q1 - q0)
            held, queued, waited = np.empty(room, np.float64), np.empty(room, np.int64), np.empty(room, np.int32)
            table, queue, ordered, counts = lent(held), lent(queued), lent(waited), lent(lengths)
        _compare_units(table, queue, counts, ordered, q0, q1, qu, q_units, units, count, n_units, costs, rows, lanes, least)
        q_total, q_core = _weigh(q0, q1, q_names, q_units[7], q_weights, q_places)
        while k < last:
            n0, n1 = n_off[names[k]], n_off[names[k] + 1]
            count = _pair_up(table, slots, rows_of, q0, q1, q_names, q_weights, n0, n1, n_names, n_weights, pair_q, pair_n, pair_l, pair_v)
            picked = _choose(count, pair_q, pair_n, pair_v, q_pos, q_len, n_pos, n_len, chosen)
            if always[k] == 0 and q1 > q0 and n1 > n0:
                n_total, n_core = _weigh(n0, n1, n_names, n_units[7], n_weights, n_places)
                wanted = float(in_common[costs[0][q_units[4][qu[q0]], n_units[4][nu[n0]]]])
                if _has_little(picked, chosen, pair_q, pair_n, pair_l, q_names, n_names, q_places, n_places, q_total + n_total, q_core + n_core, wanted):
                    k += 1
                    continue
            if at + picked > capacity:
                capacity = 2 * (at + picked)
                grown_q, grown_n, grown_l = np.empty(capacity, np.int32), np.empty(capacity, np.int32), np.empty(capacity, np.float32)
                grown_q[:at], grown_n[:at], grown_l[:at] = out_q[:at], out_n[:at], out_l[:at]
                out_q, out_n, out_l = grown_q, grown_n, grown_l
            for c in range(picked):
                out_q[at], out_n[at], out_l[at] = pair_q[chosen[c]], pair_n[chosen[c]], pair_l[chosen[c]]
                at += 1
            kept[told_of] = k
            told_of += 1
            bounds[told_of] = at
            k += 1
    # What was lent must live until here.
    places[0, 0], values[0, 0], weighed[0, 0], picks[0], buffer[0, 0], numbered[0] = 0, 0.0, 0.0, 0, 0.0, 0
    words[0], cells[0], rows_in_lanes[0], held[0], queued[0], waited[0], lengths[0] = 0, 0, 0, 0.0, 0, 0, 0
    return kept[:told_of].copy(), bounds[: told_of + 1].copy(), out_q[:at].copy(), out_n[:at].copy(), out_l[:at].copy()
