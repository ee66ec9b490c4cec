"""Compiled loops over pairs: how alike two words are, which listed words a word may stand for, how two names fit together.

Likeness is 1 for the same word, 0.99 for the same romanization, what the table of words says for words of one concept, and else 1 - d / length,
where d is a weighted edit distance between sounds. Costs (`screen.sounds`) depend on the two scripts: a script without vowels says nothing of them.

Two names are aligned one-to-one by words (or a word and two or three neighbors written together), best pair first;
`kernels_features` sums up what the alignment is like.

Every function that Python calls has an explicit signature and is cached on disk; this file depends on no other of ours but `lent`, because numba's
cache looks at the time stamp of one file only.
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

from seawall.screen.lent import lent, lent_bytes, lent_costs, lent_names, lent_units

bytes_ = nb.uint8[::1]
longs = nb.int64[::1]
ints = nb.int32[::1]
hashes = nb.uint64[::1]
masks = nb.uint16[::1]
floats = nb.float32[::1]
costs3 = nb.float32[:, :, ::1]
costs2 = nb.float32[:, ::1]
kinds2 = nb.uint8[:, ::1]
cards2 = nb.uint64[:, ::1]
#: Units of one side: roman, its offsets, sound, its offsets, script, hash as written, joined, kind, concept offsets, concepts, their likeness, legal forms, cards
#: (`kernels_cards`).
UNITS = nb.types.Tuple((bytes_, longs, bytes_, longs, bytes_, hashes, bytes_, bytes_, longs, hashes, floats, bytes_, cards2))
#: Names of one side: offsets, units, place of the first word, number of words.
NAMES = nb.types.Tuple((longs, ints, ints, ints))
#: Costs: kind of a pair of scripts, cost of a sound for another by kind, cost of a sound left out by kind, class of each hard consonant, and by kind the classes
#: (bytes of a card) of which none is left out for less than 1.
COSTS = nb.types.Tuple((kinds2, costs3, costs2, bytes_, hashes))

#: Words of a name behind this one do not count (an alignment is a bit mask).
MOST_WORDS = 60
INITIAL, NUMBER, PATRONYMIC, LEGAL_FORM, JOINING = 1, 2, 3, 4, 5
_HAN = np.uint64(4)
#: Kind of a pair of scripts that cannot be compared by sound.
_APART = 6
_ABJAD, _ARTICLE_LENGTH = 2, 2
#: Words of one script and so many letters that differ by one are taken for misspelled by as much.
_SAME, _LONG_ENOUGH, _ONE_SLIP = 1, 6, 0.9
_SOUNDS_OF_A_SLIP = 3.0
#: Place of the least cost of a sound left out, in each row of these costs.
_CHEAPEST = 0
_TWO_LEFT_OUT = 1.9
#: No bucket of keys is read further; words are numbered by how often they are listed, so what is cut off is rare.
_BUCKET_LIMIT = 800
#: A pair with a joined word must beat the plain pairs by this much (identical names would otherwise lose words to merges).
_JOIN_HANDICAP = 0.04
_JOIN_LEAST = 0.8
_INITIAL_LIKENESS = 0.75
#: Pairs of units whose likeness is kept while a chunk is aligned, at most; a power of two.
_MOST_KEPT = 65536
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
#: Columns of a card, and bits of its `META`, as in `kernels_cards`.
_HARD, _META, _PARTNERS = 2, 3, 4
#: Bytes of a card, where its sounds begin, and how many have room.
_CARD, _SOUND, _ROOM = 128, 80, 48
_DIGIT, _CONCEPT = np.uint64(1 << 8), np.uint64(1 << 16)
#: Words of more sounds are not told apart by their cards (counts are bytes).
_COUNTED = 100


@nb.njit(nogil=True, inline="always")
def _distance(a: Any, a0: int, a1: int, b: Any, b0: int, b1: int, costs: Any, drop: Any, kind: int, rows: Any, limit: float) -> float:
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
def _at_least(a: Any, a0: int, a1: int, b: Any, b0: int, b1: int, costs: Any, kind: int, cheapest: float, classes: Any, limit: float) -> float:
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
def _total(counts: Any) -> Any:
    """The sum of the bytes of a number."""
    return (counts * np.uint64(0x0101010101010101)) >> np.uint64(56)


@nb.njit(nogil=True, inline="always")
def _more(hard: Any, partners: Any) -> Any:
    """How many hard consonants have no partner: the bytes of `hard` less those of `partners`, where that is more than nothing, summed up."""
    high = np.uint64(0x8080808080808080)
    rest = (hard | high) - partners
    signs = (rest & high) >> np.uint64(7)
    rest &= signs * np.uint64(127)
    return np.int64(_total(rest))


@nb.njit(nogil=True, inline="always")
def _concept(a_concepts: Any, a0: int, a1: int, a_like: Any, b_concepts: Any, b0: int, b1: int, b_like: Any) -> float:
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
def _never(a: Any, u: int, b: Any, t: int, kinds: Any, drop: Any, told: Any, least: float) -> bool:
    """Whether two units are surely less alike than `least`, as far as their cards `a[u]`, `b[t]` tell.

    Args:
        kinds, drop, told: the first, third and last of `COSTS`.
    """
    a_meta, b_meta = a[u, _META], b[t, _META]
    # The same word, or the same letters, or concepts in both.
    if a[u, 0] == b[t, 0] or (a[u, 1] == b[t, 1] and a[u, 1] != 0) or (a_meta & b_meta & _CONCEPT) != 0:
        return False
    if (a_meta | b_meta) & _DIGIT != 0:
        return True
    na, nt = np.int64((a_meta >> np.uint64(24)) & np.uint64(0xFFFF)), np.int64((b_meta >> np.uint64(24)) & np.uint64(0xFFFF))
    if na == 0 or nt == 0:
        return True
    if na > _COUNTED or nt > _COUNTED:
        return False
    kind = np.int64(kinds[a_meta & np.uint64(255), b_meta & np.uint64(255)])
    if kind == _APART:
        return True
    length = float(min(na, nt)) if kind == 2 or kind == 3 else 0.5 * (na + nt)
    limit = (1.0 - least) * max(length, 2.5) + 1e-6
    # Every sound that only one of them has costs at least so much.
    if abs(na - nt) * drop[kind, _CHEAPEST] > limit:
        return True
    # One slip (see `_one_slip`) may change two sounds beside its own.
    letters = min(a_meta >> np.uint64(40), b_meta >> np.uint64(40))
    if kind == _SAME and letters >= _LONG_ENOUGH and max(a_meta >> np.uint64(40), b_meta >> np.uint64(40)) <= letters + np.uint64(1):
        limit = max(limit, _SOUNDS_OF_A_SLIP)
    mask = told[kind]
    return max(_more(a[u, 2] & mask, b[t, _PARTNERS + kind]), _more(b[t, 2] & mask, a[u, _PARTNERS + kind])) > limit


@nb.njit(nogil=True, inline="always")
def _by_sound(
    a: Any, a0: Any, a1: Any, b: Any, b0: Any, b1: Any, kind: Any, costs: Any, drop: Any, classes: Any, rows: Any, least: float, as_many: bool
) -> float:  # fmt: skip
    """How alike two words sound, 0 if less than `least`; at most 0.98. `as_many`: both have as many hard consonants."""
    na, nb_ = a1 - a0, b1 - b0
    if na == 0 or nb_ == 0:
        return 0.0
    length = max(2.5, float(min(na, nb_)) if kind == 2 or kind == 3 else 0.5 * (na + nb_))
    limit = (1.0 - least) * length + 1e-6
    cheapest = float(drop[kind, _CHEAPEST])
    # Every sound that only one of them has costs at least so much.
    if abs(na - nb_) * cheapest > limit:
        return 0.0
    forced = _at_least(a, a0, a1, b, b0, b1, costs, kind, cheapest, classes, limit) if as_many else -1.0
    # Two hard consonants left out cost less than much forced together.
    if forced > limit and (limit < _TWO_LEFT_OUT or forced > 1.3 * limit):
        return 0.0
    d = _distance(a, a0, a1, b, b0, b1, costs, drop, kind, rows, limit)
    return min(1.0 - d / length, 0.98) if d <= limit else 0.0


@nb.njit(nogil=True, inline="always")
def _with_bytes(units: Any) -> Any:
    """Units (`UNITS`), and their cards as bytes."""
    return units + (lent_bytes(units[12]),)  # noqa: RUF005 (numba does not unpack here)


@nb.njit(nogil=True, inline="always")
def _one_slip(a: Any, a0: int, a1: int, b: Any, b0: int, b1: int) -> bool:
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


@nb.njit(nogil=True, inline="always")
def _likeness(a: Any, u: int, b: Any, t: int, costs: Any, rows: Any, least: float) -> float:
    """How alike two units are, 0 to 1; 1 only if they are the same word; 0 if less than `least`; 1 is added where a concept makes them alike."""
    a_roman, a_ro, a_sound, a_so, _, _, _, a_kind, a_co, a_con, a_cl, _, a_cards, a_bytes = a
    b_roman, b_ro, b_sound, b_so, _, _, _, b_kind, b_co, b_con, b_cl, _, b_cards, b_bytes = b
    kinds, pair_costs, drop, classes, _ = costs
    if a_cards[u, 0] == b_cards[t, 0]:
        return 1.0
    a_meta, b_meta = a_cards[u, _META], b_cards[t, _META]
    concept = 0.0
    if (a_meta & b_meta & _CONCEPT) != 0:
        concept = _concept(a_con, a_co[u], a_co[u + 1], a_cl, b_con, b_co[t], b_co[t + 1], b_cl)
    a_script, b_script = a_meta & np.uint64(255), b_meta & np.uint64(255)
    best = 0.0
    kind = np.int64(kinds[a_script, b_script])
    # The reading of a Han character says nothing about likeness.
    if not (a_script == _HAN and b_script == _HAN) and kind != _APART:
        if a_cards[u, 1] == b_cards[t, 1] and a_cards[u, 1] != 0:
            return 0.99
        if (a_meta | b_meta) & _DIGIT == 0:
            # The sounds are on the card, if it has room for them.
            x, x0, na = a_bytes, np.int64(u) * _CARD + _SOUND, np.int64((a_meta >> np.uint64(24)) & np.uint64(0xFFFF))
            y, y0, nt = b_bytes, np.int64(t) * _CARD + _SOUND, np.int64((b_meta >> np.uint64(24)) & np.uint64(0xFFFF))
            if na > _ROOM:
                x, x0 = a_sound, a_so[u]
            if nt > _ROOM:
                y, y0 = b_sound, b_so[t]
            best = _by_sound(x, x0, x0 + na, y, y0, y0 + nt, kind, pair_costs, drop, classes, rows, least, _total(a_cards[u, _HARD]) == _total(b_cards[t, _HARD]))
            # A slip may change the sound of the letters beside it ("Innocent", "Innocnet").
            shorter: Any = np.int64(min(a_meta >> np.uint64(40), b_meta >> np.uint64(40)))
            slip = 1.0 - _ONE_SLIP / max(shorter, 1)
            if kind == _SAME and shorter >= _LONG_ENOUGH and best < slip and _one_slip(a_roman, a_ro[u], a_ro[u + 1], b_roman, b_ro[t], b_ro[t + 1]):
                best = slip
            # The spelling of a number says nothing ("II", "III"); and Arabic's article is no other word ("Ali").
            if best > 0.0 and ((a_kind[u] == NUMBER and b_kind[t] == NUMBER) or (kind == _ABJAD and shorter <= _ARTICLE_LENGTH and (a_kind[u] == JOINING) != (b_kind[t] == JOINING))):
                best = 0.0
    if concept > best and concept >= least:
        return 1.0 + concept
    return best


@nb.njit(
    nb.types.Tuple((longs, ints, floats))(UNITS, longs, hashes, UNITS, masks, hashes, ints, longs, nb.int64, COSTS, nb.float64, ints, nb.int64, nb.int64, nb.int64),
    nogil=True, cache=True)  # fmt: skip
def expand(
    asked: Any, asked_offsets: Any, asked_keys: Any, listed: Any, opened: Any, keys: Any, owners: Any, starts: Any, bits: int, costs: Any, least: float, seen: Any, mark: int, first: int, last: int,
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
    asked, listed, costs = _with_bytes(lent_units(asked)), _with_bytes(lent_units(listed)), lent_costs(costs)
    asked_offsets, asked_keys, keys, owners, starts, opened = lent(asked_offsets), lent(asked_keys), lent(keys), lent(owners), lent(starts), lent(opened)
    n = last - first
    out_offsets = np.zeros(n + 1, np.int64)
    capacity = 16 * n + 1024
    out_units = np.empty(capacity, np.int32)
    out_likeness = np.empty(capacity, np.float32)
    seen = lent(seen)
    buffer = np.empty((3, 80), np.float64)
    rows = lent(buffer)
    shift = np.uint64(64 - bits)
    found = np.empty(4096, np.int32)
    a_joined, b_joined, a_cards, b_cards = asked[6], listed[6], asked[12], listed[12]
    at = 0
    for k in range(n):
        u = first + k
        hits, script = 0, np.int64(asked[4][u])
        for i in range(asked_offsets[u], asked_offsets[u + 1]):
            key = asked_keys[i]
            slot = np.int64(key >> shift)
            read = 0
            for p in range(starts[slot], starts[slot + 1]):
                if keys[p] != key:
                    continue
                read += 1
                t = owners[p]
                if read > _BUCKET_LIMIT or hits >= 4096:
                    break
                if not (opened[t] >> script) & 1 or seen[t] == mark + k or (a_joined[u] != 0 and b_joined[t] != 0):
                    continue
                seen[t] = mark + k
                found[hits] = t
                hits += 1
        kept = 0
        for i in range(hits):
            t = found[i]
            if not _never(a_cards, u, b_cards, t, costs[0], costs[2], costs[4], max(least, _JOIN_LEAST) if a_joined[u] != 0 or b_joined[t] != 0 else least):
                found[kept] = t
                kept += 1
        hits = kept
        picked = np.sort(found[:hits])
        if at + hits > capacity:
            capacity = 2 * (at + hits)
            grown_units, grown_likeness = np.empty(capacity, np.int32), np.empty(capacity, np.float32)
            grown_units[:at], grown_likeness[:at] = out_units[:at], out_likeness[:at]
            out_units, out_likeness = grown_units, grown_likeness
        for i in range(hits):
            t = picked[i]
            needed = max(least, _JOIN_LEAST) if a_joined[u] != 0 or b_joined[t] != 0 else least
            value = _likeness(asked, u, listed, t, costs, rows, needed)
            if value > 1.0:
                value -= 1.0
            if value >= needed:
                out_units[at] = t
                out_likeness[at] = value
                at += 1
        out_offsets[k + 1] = at
    # What was lent must live until here.
    buffer[0, 0] = 0.0
    return out_offsets, out_units[:at].copy(), out_likeness[:at].copy()


@nb.njit(nogil=True, inline="always")
def _fits_initial(a: Any, u: int, b: Any, t: int) -> bool:
    """Whether one unit is an initial and the other a word that begins with it."""
    if (a[7][u] == INITIAL) == (b[7][t] == INITIAL):
        return False
    at, other = a[1][u], b[1][t]
    return a[1][u + 1] > at and b[1][t + 1] > other and a[0][at] | 32 == b[0][other] | 32


@nb.njit(nogil=True, inline="always")
def _known(cache_keys: Any, cache_values: Any, a: Any, u: int, b: Any, t: int, costs: Any, rows: Any, least: float) -> float:
    """`_likeness`, looked up where the same two units met before: names of one party share most of their words."""
    key = (np.int64(u) << 32) | np.int64(t)
    slot = np.int64((np.uint64(key) * _SPREAD) >> np.uint64(32)) & (len(cache_keys) - 1)
    if cache_keys[slot] != key:
        cache_keys[slot] = key
        cache_values[slot] = _likeness(a, u, b, t, costs, rows, least)
    return cache_values[slot]


@nb.njit(nogil=True, inline="always")
def _pair_up(
    q0: int, q1: int, q_names: Any, q_units: Any, q_weights: Any, n0: int, n1: int, n_names: Any, n_units: Any, n_weights: Any, costs: Any, rows: Any, least: float,
    cache_keys: Any, cache_values: Any, pair_q: Any, pair_n: Any, pair_l: Any, pair_v: Any,
) -> int:  # fmt: skip
    """All pairs of units that may stand for each other; returns how many (at most the buffer's length)."""
    count, room = 0, len(pair_q)
    _, qu, q_pos, q_len = q_names
    _, nu, n_pos, n_len = n_names
    q_cards, n_cards = q_units[12], n_units[12]
    kinds, _, drop, _, told = costs
    for i in range(q0, q1):
        u = qu[i]
        for j in range(n0, n1):
            t = nu[j]
            if q_len[i] > 1 and n_len[j] > 1:
                continue
            joined = q_len[i] > 1 or n_len[j] > 1
            needed = _JOIN_LEAST if joined else least
            likeness = 0.0
            if not _never(q_cards, u, n_cards, t, kinds, drop, told, needed):
                likeness = _known(cache_keys, cache_values, q_units, u, n_units, t, costs, rows, needed)
            handicap = _JOIN_HANDICAP if joined else 0.0
            if likeness <= 0.0 and not joined and _fits_initial(q_units, u, n_units, t):
                likeness = _INITIAL_LIKENESS
            if likeness <= 0.0 or count >= room:
                continue
            plain = likeness - 1.0 if likeness > 1.0 else likeness
            pair_q[count], pair_n[count], pair_l[count] = i, j, likeness
            # The likest first, heavy words before light ones: a merge of two words must not take a word away from its twin.
            pair_v[count] = plain - handicap + 0.03 * min(2.0, q_weights[u] + n_weights[t]) - 1e-4 * abs(q_pos[i] - n_pos[j])
            count += 1
    return count


@nb.njit(nogil=True, inline="always")
def _mask(pos: int, length: int) -> int:
    return ((1 << length) - 1) << pos


@nb.njit(nogil=True, inline="always")
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


@nb.njit(
    nb.types.Tuple((longs, ints, ints, floats))(NAMES, UNITS, floats, NAMES, UNITS, floats, COSTS, nb.float64, ints, ints),
    nogil=True, cache=True)  # fmt: skip
def align(q_names: Any, q_units: Any, q_weights: Any, n_names: Any, n_units: Any, n_weights: Any, costs: Any, least: float, queries: Any, names: Any) -> Any:
    """The alignments of pairs of names.

    Args:
        q_names, q_units, q_weights: names, units and the weight of each unit of the first side; `n_...`: of the second.
        least: no pair of units less alike.
        queries, names: numbers of the names of each pair.

    Returns:
        For each pair a slice (CSR offsets) of (place of the unit, place of the other unit, likeness), best pair first; 1 is
        added to the likeness where a concept makes two words alike.
    """
    q_names, q_units, q_weights = lent_names(q_names), _with_bytes(lent_units(q_units)), lent(q_weights)
    n_names, n_units, n_weights, costs = lent_names(n_names), _with_bytes(lent_units(n_units)), lent(n_weights), lent_costs(costs)
    count_pairs = len(queries)
    bounds = np.zeros(count_pairs + 1, np.int64)
    capacity = 64 + 8 * count_pairs
    out_q, out_n, out_l = np.empty(capacity, np.int32), np.empty(capacity, np.int32), np.empty(capacity, np.float32)
    at = 0
    places, values = np.empty((2, 1024), np.int32), np.empty((2, 1024), np.float64)
    pair_q, pair_n, pair_l, pair_v = lent(places[0]), lent(places[1]), lent(values[0]), lent(values[1])
    picks, buffer = np.empty(64, np.int32), np.empty((3, 80), np.float64)
    chosen, rows = lent(picks), lent(buffer)
    size = 64
    while size < 16 * count_pairs and size < _MOST_KEPT:
        size *= 2
    kept_keys, kept_values = np.full(size, -1, np.int64), np.empty(size, np.float64)
    cache_keys, cache_values = lent(kept_keys), lent(kept_values)
    q_off, _, q_pos, q_len = q_names
    n_off, _, n_pos, n_len = n_names
    for k in range(count_pairs):
        q, name = queries[k], names[k]
        q0, q1, n0, n1 = q_off[q], q_off[q + 1], n_off[name], n_off[name + 1]
        count = _pair_up(q0, q1, q_names, q_units, q_weights, n0, n1, n_names, n_units, n_weights, costs, rows, least, cache_keys, cache_values,
                         pair_q, pair_n, pair_l, pair_v)  # fmt: skip
        picked = _choose(count, pair_q, pair_n, pair_v, q_pos, q_len, n_pos, n_len, chosen)
        if at + picked > capacity:
            capacity = 2 * (at + picked)
            grown_q, grown_n, grown_l = np.empty(capacity, np.int32), np.empty(capacity, np.int32), np.empty(capacity, np.float32)
            grown_q[:at], grown_n[:at], grown_l[:at] = out_q[:at], out_n[:at], out_l[:at]
            out_q, out_n, out_l = grown_q, grown_n, grown_l
        for c in range(picked):
            out_q[at], out_n[at], out_l[at] = pair_q[chosen[c]], pair_n[chosen[c]], pair_l[chosen[c]]
            at += 1
        bounds[k + 1] = at
    # What was lent must live until here.
    places[0, 0], values[0, 0], picks[0], buffer[0, 0], kept_keys[0], kept_values[0] = 0, 0.0, 0, 0.0, 0, 0.0
    return bounds, out_q[:at].copy(), out_n[:at].copy(), out_l[:at].copy()
