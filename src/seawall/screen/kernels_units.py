"""Compiled loops that put names together: which neighbors may be written together, where the units of a name stand, and what joined units are made of.

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

#: Bits of the traits of a word: of a script of syllables; its romanization is no mere letters (or empty); Arabic's article.
SYLLABIC, NO_LETTERS, ARTICLE = 1, 2, 4
#: Letters of two neighbors together.
_JOIN_SHORTEST, _JOIN_LONGEST = 5, 24
#: Longest scrap of a word, and the shortest word that an article stands before or behind.
_SCRAP, _AROUND = 4, 3


@nb.njit(nogil=True, inline="always")
def _fits_two(a: int, b: int, offsets: Any, traits: Any) -> bool:
    """Whether two neighbors may be written together: words of no digits, not too short or long; syllables and initials ("A.B.C.") however short."""
    la, lb = offsets[a + 1] - offsets[a], offsets[b + 1] - offsets[b]
    if la + lb > _JOIN_LONGEST:
        return False
    digits_a, digits_b = traits[a] & NO_LETTERS != 0, traits[b] & NO_LETTERS != 0
    if (traits[a] & SYLLABIC != 0 or (la == 1 and not digits_a)) and (traits[b] & SYLLABIC != 0 or (lb == 1 and not digits_b)):
        return True
    return la + lb >= _JOIN_SHORTEST and not digits_a and not digits_b


@nb.njit(nogil=True, inline="always")
def _fits_three(a: int, b: int, c: int, offsets: Any, traits: Any) -> bool:
    """Whether a third neighbor may be written together with two that may: syllables (a foreign name in Hangul, a word of three Han characters), initials,
    scraps of a word ("Plat Ono Vich"), and what stands around an article: "Abd al-Rahman" is also written Abdulrahman, "Ghiyath al-Din" Ghiasuddin.
    """
    la, lb, lc = offsets[a + 1] - offsets[a], offsets[b + 1] - offsets[b], offsets[c + 1] - offsets[c]
    if (traits[a] & SYLLABIC != 0 or la <= _SCRAP) and (traits[b] & SYLLABIC != 0 or lb <= _SCRAP) and (traits[c] & SYLLABIC != 0 or lc <= _SCRAP):
        return True
    return traits[b] & ARTICLE != 0 and la >= _AROUND and lc >= _AROUND and la + lc <= _JOIN_LONGEST - 2


@nb.njit(nogil=True)
def _by_number(values: Any, order: Any, most: int) -> Any:
    """The order sorted by the value of each (below `most`), stable."""
    starts = np.zeros(most + 1, np.int32)
    for i in range(len(order)):
        starts[values[order[i]] + 1] += 1
    for v in range(most):
        starts[v + 1] += starts[v]
    out = np.empty(len(order), np.int32)
    for i in range(len(order)):
        v = values[order[i]]
        out[starts[v]] = order[i]
        starts[v] += 1
    return out


@nb.njit(nogil=True)
def _distinct(left: Any, right: Any, most_left: int, most_right: int) -> Any:
    """Distinct pairs, ascending by left, then right: these, and the number of each pair among them."""
    count = len(left)
    order = _by_number(left, _by_number(right, np.arange(count).astype(np.int32), most_right), most_left)
    lefts, rights, numbers = np.empty(count, np.int32), np.empty(count, np.int32), np.empty(count, np.int32)
    found = 0
    for i in range(count):
        k = order[i]
        if found == 0 or lefts[found - 1] != left[k] or rights[found - 1] != right[k]:
            lefts[found], rights[found] = left[k], right[k]
            found += 1
        numbers[k] = found - 1
    return lefts[:found], rights[:found], numbers


@nb.njit(nb.types.Tuple((longs, ints, ints, ints, ints, ints))(longs, ints, longs, bytes_, nb.int64), nogil=True, cache=True)
def lay_out(name_offsets: Any, ids: Any, roman_offsets: Any, traits: Any, most: int) -> Any:
    """The units of names: of each its words, then neighbors written together, two and then three, each in their order.

    Args:
        name_offsets, ids: words of each name, CSR.
        roman_offsets, traits: of the distinct words.
        most: words of a name that count.

    Returns:
        Offsets of the names in the following three; units, place of the first word, number of words; and for distinct joined units, numbered behind the words,
        the two that they are made of: words, or (of three) two that are joined and a word.
    """
    names, words = len(name_offsets) - 1, len(traits)
    left, right, third = np.empty(len(ids), np.int32), np.empty(len(ids), np.int32), np.empty(len(ids), np.int32)
    # Where the neighbors stand in `ids`.
    at = np.empty(len(ids), np.int64)
    twos, threes, size = 0, 0, 0
    for i in range(names):
        first, end = name_offsets[i], min(name_offsets[i + 1], name_offsets[i] + most)
        for p in range(first, end - 1):
            if _fits_two(ids[p], ids[p + 1], roman_offsets, traits):
                left[twos], right[twos], third[twos], at[twos] = ids[p], ids[p + 1], -1, p
                if p + 2 < end and _fits_three(ids[p], ids[p + 1], ids[p + 2], roman_offsets, traits):
                    third[twos] = ids[p + 2]
                    threes += 1
                twos += 1
        size += end - first
    left2, right2, number2 = _distinct(left[:twos], right[:twos], words, words)
    left3, right3, k = np.empty(threes, np.int32), np.empty(threes, np.int32), 0
    for t in range(twos):
        if third[t] >= 0:
            left3[k], right3[k] = words + number2[t], third[t]
            k += 1
    joined = words + len(left2)
    left3, right3, number3 = _distinct(left3, right3, joined, words)
    size += twos + threes
    bounds = np.zeros(names + 1, np.int64)
    units, pos, length = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.int32)
    n, t, k = 0, 0, 0
    for i in range(names):
        first, end = name_offsets[i], name_offsets[i + 1]
        for p in range(first, min(end, first + most)):
            units[n], pos[n], length[n] = ids[p], p - first, 1
            n += 1
        t0 = t
        while t < twos and at[t] < end:
            units[n], pos[n], length[n] = words + number2[t], at[t] - first, 2
            n += 1
            t += 1
        for s in range(t0, t):
            if third[s] >= 0:
                units[n], pos[n], length[n] = joined + number3[k], at[s] - first, 3
                n += 1
                k += 1
        bounds[i + 1] = n
    return bounds, units, pos, length, np.concatenate((left2, left3)), np.concatenate((right2, right3))


@nb.njit(nb.types.Tuple((bytes_, longs))(bytes_, longs, ints, ints), nogil=True, cache=True)
def join_texts(text: Any, offsets: Any, left: Any, right: Any) -> Any:
    """The texts of words, then of joined units: all bytes, and where each text begins.

    Args:
        text, offsets: of the words.
        left, right: what each joined unit is made of; joined units are numbered behind the words.
    """
    words, joined = len(offsets) - 1, len(left)
    bounds = np.empty(words + joined + 1, np.int64)
    bounds[: words + 1] = offsets
    for k in range(joined):
        a, b = left[k], right[k]
        bounds[words + k + 1] = bounds[words + k] + bounds[a + 1] - bounds[a] + bounds[b + 1] - bounds[b]
    out = np.empty(bounds[words + joined], np.uint8)
    out[: len(text)] = text
    for k in range(joined):
        n = bounds[words + k]
        for part in (left[k], right[k]):
            for i in range(bounds[part], bounds[part + 1]):
                out[n] = out[i]
                n += 1
    return out, bounds


@nb.njit(nb.types.Tuple((bytes_, bytes_, bytes_, floats, bytes_, ints, ints))(bytes_, longs, bytes_, bytes_, floats, bytes_, bytes_, ints, ints, nb.int64), nogil=True, cache=True)
def describe_joined(
    roman: Any, roman_offsets: Any, scripts: Any, kinds: Any, shares: Any, legal: Any, traits: Any, left: Any, right: Any, number: int
) -> Any:  # fmt: skip
    """What is known of words, then of joined units.

    Args:
        roman, roman_offsets: of all units.
        scripts, kinds, shares, legal, traits: of the words.
        left, right: see `join_texts`.
        number: the kind of a unit with a digit.

    Returns:
        Scripts, joined, kinds, shares, legal, left, right of all units, see `units.Vocabulary`.
    """
    words, joined = len(scripts), len(left)
    size = words + joined
    out_scripts, out_joined, out_kinds = np.zeros(size, np.uint8), np.zeros(size, np.uint8), np.zeros(size, np.uint8)
    out_shares, out_legal = np.ones(size, np.float32), np.zeros(size, np.uint8)
    out_left, out_right = np.full(size, np.int32(-1)), np.full(size, np.int32(-1))
    out_scripts[:words], out_kinds[:words], out_shares[:words], out_legal[:words] = scripts, kinds, shares, legal
    out_left[words:], out_right[words:] = left, right
    for k in range(joined):
        u, a = words + k, left[k]
        # Of three words the first two are a unit that comes before.
        syllables = traits[a] & SYLLABIC != 0 if a < words else out_joined[a] == 2
        out_scripts[u], out_joined[u] = out_scripts[a], 2 if syllables else 1
        for i in range(roman_offsets[u], roman_offsets[u + 1]):
            c = roman[i]
            if not (65 <= c <= 90 or 97 <= c <= 122):
                out_kinds[u] = number
                break
    return out_scripts, out_joined, out_kinds, out_shares, out_legal, out_left, out_right


@nb.njit(nb.types.Tuple((bytes_, longs))(bytes_, longs, longs), nogil=True, cache=True)
def take_texts(text: Any, offsets: Any, rows: Any) -> Any:
    """Some of the texts, one behind the other, and their bounds."""
    bounds = np.zeros(len(rows) + 1, np.int64)
    for k in range(len(rows)):
        bounds[k + 1] = bounds[k] + offsets[rows[k] + 1] - offsets[rows[k]]
    out = np.empty(bounds[len(rows)], np.uint8)
    for k in range(len(rows)):
        n = bounds[k]
        for i in range(offsets[rows[k]], offsets[rows[k] + 1]):
            out[n] = text[i]
            n += 1
    return out, bounds
