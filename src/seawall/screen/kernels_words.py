"""Compiled loops over words: how they sound, how alike two of them are, which listed words a word may stand for.

A word is bytes in ASCII (see `text.romanize`). Its *sound* is the same in a small alphabet of sounds, one byte each, whatever the
spelling (sh, sch, shch -> S; ph -> f; ou, oo -> u; double letters once); its *skeleton* is the classes of its hard consonants.
Likeness is 1 - d / length, where d is a weighted edit distance between sounds (costs: `screen.sounds`); between scripts, and above
all to a script without vowels, the same difference costs less.

Imported only where names are screened: numba takes a second to load. Every function that Python calls has an explicit signature and
is cached on disk; this file depends on no other, because numba's cache looks at the time stamp of one file only.
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

_U64 = np.uint64
_PRIME = _U64(0x9E3779B97F4A7C15)
_MIX = _U64(0xBF58476D1CE4E5B9)
_SHIFT = _U64(29)
#: Longest word for which spelling variants are looked for letter by letter.
_LONGEST_DELETED = 20
#: No bucket is read further; words are numbered by how often they are listed, so what is cut off is rare.
_BUCKET_LIMIT = 600
_HAN = 4
_ABJADS = (2, 3)

bytes_ = nb.uint8[::1]
longs = nb.int64[::1]
ints = nb.int32[::1]
hashes = nb.uint64[::1]
floats = nb.float32[::1]
costs2 = nb.float32[:, ::1]


@nb.njit(nogil=True)
def _at(b: Any, i: int, end: int) -> int:
    return int(b[i]) if i < end else 0


@nb.njit(nogil=True)
def _write_sound(b: Any, start: int, end: int, out: Any, at: int) -> int:
    """Write the sound of one word; returns the position behind it. Never longer than the word."""
    first = at
    i = start
    while i < end:
        c = int(b[i])
        n1, n2, n3 = _at(b, i + 1, end), _at(b, i + 2, end), _at(b, i + 3, end)
        step, s = 1, c
        if c == 115 and n1 == 104:  # sh, shch
            s, step = 83, 4 if n2 == 99 and n3 == 104 else 2
        elif c == 115 and n1 == 99 and n2 == 104:  # sch
            s, step = 83, 3
        elif c == 116 and n1 == 115 and n2 == 99 and n3 == 104:  # tsch
            s, step = 67, 4
        elif c == 116 and n1 == 99 and n2 == 104:  # tch
            s, step = 67, 3
        elif c == 99 and n1 == 104:  # ch
            s, step = 67, 2
        elif c == 100 and n1 == 122 and n2 == 104:  # dzh
            s, step = 106, 3
        elif c == 100 and n1 == 106:  # dj
            s, step = 106, 2
        elif c == 122 and n1 == 104:  # zh
            s, step = 90, 2
        elif c == 107 and n1 == 104:  # kh
            s, step = 88, 2
        elif c == 103 and n1 == 104:  # gh
            s, step = 103, 2
        elif c == 116 and n1 == 104:  # th
            s, step = 116, 2
        elif c == 100 and n1 == 104:  # dh
            s, step = 100, 2
        elif c == 112 and n1 == 104:  # ph
            s, step = 102, 2
        elif c == 116 and (n1 == 115 or n1 == 122):  # ts, tz
            s, step = 84, 2
        elif c == 99 and n1 == 107:  # ck
            s, step = 107, 2
        elif c == 110 and n1 == 103:  # ng
            s, step = 78, 2
        elif c == 111 and (n1 == 117 or n1 == 111):  # ou, oo
            s, step = 117, 2
        elif (c == 101 and n1 == 101) or ((c == 105 or c == 121) and (n1 == 121 or n1 == 105 or n1 == 106)):  # ee
            s, step = 105, 2
        elif c == 99:
            s = 115 if n1 == 101 or n1 == 105 or n1 == 121 else 107
        elif c == 120:  # x
            s = 88 if i == start else 107
        if at == first or out[at - 1] != s or (48 <= s <= 57):
            out[at] = s
            at += 1
        i += step
    return at


@nb.njit(nb.types.Tuple((bytes_, longs))(bytes_, longs), nogil=True, cache=True)
def sounds(text: Any, offsets: Any) -> Any:
    """The sounds of words.

    Args:
        text: all words, one behind the other.
        offsets: word i is `text[offsets[i]:offsets[i + 1]]`.

    Returns:
        The same two for sounds.
    """
    n = len(offsets) - 1
    out = np.empty(len(text), np.uint8)
    bounds = np.zeros(n + 1, np.int64)
    at = 0
    for w in range(n):
        at = _write_sound(text, offsets[w], offsets[w + 1], out, at)
        bounds[w + 1] = at
    return out[:at].copy(), bounds


@nb.njit(nogil=True)
def _class(s: int) -> int:
    """The class of a hard consonant or digit, 0 for what may be left out."""
    if s == 112 or s == 98 or s == 102 or s == 118:
        return 80
    if s == 116 or s == 100:
        return 84
    if s == 107 or s == 103 or s == 113 or s == 88:
        return 75
    if s == 115 or s == 122 or s == 83 or s == 90 or s == 67 or s == 106 or s == 84:
        return 83
    if s == 109:
        return 77
    if s == 110 or s == 78:
        return 78
    if s == 108:
        return 76
    if s == 114:
        return 82
    if 48 <= s <= 57:
        return s
    return 0


@nb.njit(nogil=True)
def _step(h: Any, c: int) -> Any:
    h = (h ^ _U64(c)) * _PRIME
    return h ^ (h >> _SHIFT)


@nb.njit(nogil=True)
def _finish(h: Any, length: int) -> Any:
    h = (h ^ _U64(length)) * _MIX
    return h ^ (h >> _U64(32))


@nb.njit(nogil=True)
def _skeleton_key(s: Any, start: int, end: int) -> Any:
    h, n = _step(_PRIME, 2), 0
    for i in range(start, end):
        c = _class(int(s[i]))
        if c > 0:
            h = _step(h, c)
            n += 1
    return _finish(h, n), n


@nb.njit(nogil=True)
def _roman_key(b: Any, start: int, end: int, skip1: int, skip2: int) -> Any:
    h, n = _step(_PRIME, 1), 0
    for i in range(start, end):
        if i != skip1 and i != skip2:
            h = _step(h, int(b[i]))
            n += 1
    return _finish(h, n)


@nb.njit(nogil=True)
def _deletions(length: int) -> int:
    if length < 4 or length > _LONGEST_DELETED:
        return 0
    return 1 if length < 8 else 2


@nb.njit(nogil=True)
def _keys(b: Any, b0: int, b1: int, s: Any, s0: int, s1: int, joined: bool, out: Any) -> int:
    """All keys of one word into `out`; returns how many."""
    n = 0
    if b1 > b0:
        out[0] = _roman_key(b, b0, b1, -1, -1)
        n = 1
    key, hard = _skeleton_key(s, s0, s1)
    if hard >= (3 if joined else 2):
        out[n] = key
        n += 1
    deletions = 0 if joined else _deletions(b1 - b0)
    if deletions >= 1:
        for i in range(b0, b1):
            out[n] = _roman_key(b, b0, b1, i, -1)
            n += 1
    if deletions == 2:
        for i in range(b0, b1):
            for j in range(i + 1, b1):
                out[n] = _roman_key(b, b0, b1, i, j)
                n += 1
    return n


@nb.njit(nb.types.Tuple((hashes, ints))(bytes_, longs, bytes_, longs, bytes_), nogil=True, cache=True)
def all_keys(text: Any, offsets: Any, sound: Any, sound_offsets: Any, joined: Any) -> Any:
    """The keys under which words are found, unsorted, each with the number of its word."""
    n = len(offsets) - 1
    buffer = np.empty(512, np.uint64)
    total = 0
    for w in range(n):
        total += _keys(text, offsets[w], offsets[w + 1], sound, sound_offsets[w], sound_offsets[w + 1], joined[w] != 0, buffer)
    keys = np.empty(total, np.uint64)
    owners = np.empty(total, np.int32)
    at = 0
    for w in range(n):
        count = _keys(text, offsets[w], offsets[w + 1], sound, sound_offsets[w], sound_offsets[w + 1], joined[w] != 0, buffer)
        for i in range(count):
            keys[at] = buffer[i]
            owners[at] = w
            at += 1
    return keys, owners


@nb.njit(longs(hashes, nb.int64), nogil=True, cache=True)
def directory(keys: Any, bits: int) -> Any:
    """Where sorted keys with each value of their first `bits` bits begin."""
    size = 1 << bits
    shift = _U64(64 - bits)
    out = np.zeros(size + 1, np.int64)
    for i in range(len(keys)):
        out[np.int64(keys[i] >> shift) + 1] += 1
    for i in range(size):
        out[i + 1] += out[i]
    return out


@nb.njit(hashes(bytes_, longs), nogil=True, cache=True)
def word_hashes(text: Any, offsets: Any) -> Any:
    """A 64-bit number for each word as it is written (UTF-8); never 0."""
    n = len(offsets) - 1
    out = np.empty(n, np.uint64)
    for w in range(n):
        h = _step(_PRIME, 7)
        for i in range(offsets[w], offsets[w + 1]):
            h = _step(h, int(text[i]))
        h = _finish(h, offsets[w + 1] - offsets[w])
        out[w] = h if h != _U64(0) else _U64(1)
    return out


@nb.njit(hashes(longs, ints, hashes), nogil=True, cache=True)
def bag_hashes(offsets: Any, ids: Any, words: Any) -> Any:
    """A 64-bit number for each name that does not depend on the order of its words; 0 for a name without words."""
    n = len(offsets) - 1
    out = np.zeros(n, np.uint64)
    for i in range(n):
        total = _U64(0)
        for p in range(offsets[i], offsets[i + 1]):
            h = words[ids[p]] * _MIX
            total = total + (h ^ (h >> _U64(31)))
        if offsets[i + 1] > offsets[i]:
            total = _finish(total, offsets[i + 1] - offsets[i])
            out[i] = total if total != _U64(0) else _U64(1)
    return out


@nb.njit(hashes(longs, ints, hashes), nogil=True, cache=True)
def sequence_hashes(offsets: Any, ids: Any, words: Any) -> Any:
    """A 64-bit number for each name that depends on the order of its words; 0 for a name without words."""
    n = len(offsets) - 1
    out = np.zeros(n, np.uint64)
    for i in range(n):
        h = _step(_PRIME, 11)
        for p in range(offsets[i], offsets[i + 1]):
            h = (h ^ words[ids[p]]) * _MIX
            h = h ^ (h >> _SHIFT)
        if offsets[i + 1] > offsets[i]:
            h = _finish(h, offsets[i + 1] - offsets[i])
            out[i] = h if h != _U64(0) else _U64(1)
    return out


@nb.njit(nogil=True)
def _distance(a: Any, a0: int, a1: int, b: Any, b0: int, b1: int, costs: Any, drop: Any, floor: float, rows: Any, limit: float) -> float:
    """Weighted edit distance with swaps of neighbors, given up when it must exceed `limit`."""
    la, lb = a1 - a0, b1 - b0
    rows[0, 0] = 0.0
    for j in range(lb):
        rows[0, j + 1] = rows[0, j] + drop[b[b0 + j]]
    for i in range(la):
        now, before, before2 = (i + 1) % 3, i % 3, (i + 2) % 3
        ca = a[a0 + i]
        rows[now, 0] = rows[before, 0] + drop[ca]
        best = rows[now, 0]
        for j in range(lb):
            cb = b[b0 + j]
            cost = 0.0
            if ca != cb:
                cost = min(1.0, costs[ca, cb] + floor)
            d = rows[before, j] + cost
            x = rows[before, j + 1] + drop[ca]
            if x < d:
                d = x
            x = rows[now, j] + drop[cb]
            if x < d:
                d = x
            if i > 0 and j > 0 and ca != cb and ca == b[b0 + j - 1] and cb == a[a0 + i - 1]:
                x = rows[before2, j - 1] + 0.8
                if x < d:
                    d = x
            rows[now, j + 1] = d
            if d < best:
                best = d
        if best > limit:
            return best
    return rows[la % 3, lb]


@nb.njit(nogil=True)
def _is_number(b: Any, start: int, end: int) -> bool:
    for i in range(start, end):  # noqa: SIM110 (numba has no generator expressions)
        if 48 <= b[i] <= 57:
            return True
    return False


@nb.njit(nogil=True)
def _likeness(qb: Any, qb0: int, qb1: int, qs: Any, qs0: int, qs1: int, q_script: int, q_native: Any,
              tb: Any, tb0: int, tb1: int, ts: Any, ts0: int, ts1: int, t_script: int, t_native: Any, costs: Any, drops: Any, rows: Any, least: float) -> float:  # fmt: skip
    """How alike two words are, 0 to 1; 1 only if they are the same word; 0 if less than `least`."""
    if q_native == t_native:
        return 1.0
    same_script = q_script == t_script
    if same_script and q_script == _HAN:
        return 0.0
    lq, lt = qb1 - qb0, tb1 - tb0
    if lq == lt:
        same = lq > 0
        for i in range(lq):
            if qb[qb0 + i] != tb[tb0 + i]:
                same = False
                break
        if same:
            return 0.99
    if _is_number(qb, qb0, qb1) or _is_number(tb, tb0, tb1):
        return 0.0
    kind, floor = 0, 0.0
    if same_script:
        kind, floor = 1, 0.2
    elif q_script == 2 or q_script == 3 or t_script == 2 or t_script == 3:
        kind = 2
    nq, nt = qs1 - qs0, ts1 - ts0
    if nq == 0 or nt == 0:
        return 0.0
    length = float(min(nq, nt)) if kind == 2 else 0.5 * (nq + nt)
    length = max(length, 2.5)
    limit = (1.0 - least) * length + 1e-6
    if abs(nq - nt) * drops[kind, 104 if kind != 2 else 97] > limit:
        # Every sound that one has more costs at least this (h; a where a script has no vowels).
        return 0.0
    d = _distance(qs, qs0, qs1, ts, ts0, ts1, costs, drops[kind], floor, rows, limit)
    if d > limit:
        return 0.0
    return min(1.0 - d / length, 0.98)


@nb.njit(
    nb.types.Tuple((longs, ints, floats))(
        bytes_, longs, bytes_, longs, bytes_, hashes, bytes_,
        bytes_, longs, bytes_, longs, bytes_, hashes, bytes_,
        hashes, ints, longs, nb.int64, costs2, costs2, nb.float64, nb.int64, nb.int64),
    nogil=True, cache=True)  # fmt: skip
def expand(
    q_text: Any, q_offsets: Any, q_sound: Any, q_sound_offsets: Any, q_scripts: Any, q_native: Any, q_joined: Any,
    text: Any, offsets: Any, sound: Any, sound_offsets: Any, scripts: Any, native: Any, joined: Any,
    keys: Any, owners: Any, starts: Any, bits: int, costs: Any, drops: Any, least: float, first: int, last: int,
) -> Any:  # fmt: skip
    """For each query word of `first:last`, the listed words that it may stand for.

    A joined query word ("jinping" of "jin ping") stands only for single listed words, almost as written.

    Returns:
        (offsets, listed words in ascending order, likeness of each).
    """
    n = last - first
    out_offsets = np.zeros(n + 1, np.int64)
    capacity = 16 * n + 1024
    out_words = np.empty(capacity, np.int32)
    out_likeness = np.empty(capacity, np.float32)
    seen = np.full(len(offsets), -1, np.int32)
    buffer = np.empty(512, np.uint64)
    rows = np.empty((3, 80), np.float64)
    shift = _U64(64 - bits)
    found = np.empty(4096, np.int32)
    at = 0
    for k in range(n):
        q = first + k
        q_is_joined = q_joined[q] != 0
        count = _keys(q_text, q_offsets[q], q_offsets[q + 1], q_sound, q_sound_offsets[q], q_sound_offsets[q + 1], q_is_joined, buffer)
        hits = 0
        for i in range(count):
            key = buffer[i]
            slot = np.int64(key >> shift)
            read = 0
            for p in range(starts[slot], starts[slot + 1]):
                if keys[p] != key:
                    continue
                read += 1
                t = owners[p]
                if read > _BUCKET_LIMIT or hits >= 4096:
                    break
                if seen[t] == k or (q_is_joined and joined[t] != 0):
                    continue
                seen[t] = k
                found[hits] = t
                hits += 1
        picked = np.sort(found[:hits])
        if at + hits > capacity:
            capacity = 2 * (at + hits)
            grown_words = np.empty(capacity, np.int32)
            grown_likeness = np.empty(capacity, np.float32)
            grown_words[:at] = out_words[:at]
            grown_likeness[:at] = out_likeness[:at]
            out_words, out_likeness = grown_words, grown_likeness
        for i in range(hits):
            t = picked[i]
            needed = max(least, 0.88) if q_is_joined or joined[t] != 0 else least
            value = _likeness(q_text, q_offsets[q], q_offsets[q + 1], q_sound, q_sound_offsets[q], q_sound_offsets[q + 1], q_scripts[q], q_native[q],
                              text, offsets[t], offsets[t + 1], sound, sound_offsets[t], sound_offsets[t + 1], scripts[t], native[t], costs, drops, rows, needed)  # fmt: skip
            if value >= needed:
                out_words[at] = t
                out_likeness[at] = value
                at += 1
        out_offsets[k + 1] = at
    return out_offsets, out_words[:at].copy(), out_likeness[:at].copy()
