"""Compiled loops that put names together: which neighbors may be written together, where the units of a name stand, and what joined units are made of.

This file depends on no other of ours (see `kernels_words`).
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

bytes_ = nb.uint8[::1]
flags = nb.boolean[::1]
longs = nb.int64[::1]
ints = nb.int32[::1]
hashes = nb.uint64[::1]
masks = nb.uint16[::1]
floats = nb.float32[::1]
#: A word that is kept (`word_memory`): where its text, romanization and concepts stand and how long they are, what it may stand for likewise (`first` is -1 if that
#: was not looked for yet), and what `word_facts` says of it.
WORD = np.dtype([
    ("text", np.int64), ("roman", np.int64), ("concept", np.int64), ("first", np.int64), ("text_length", np.int32), ("roman_length", np.int32),
    ("concept_count", np.int32), ("count", np.int32), ("share", np.float32), ("script", np.uint8), ("kind", np.uint8), ("legal", np.uint8), ("traits", np.uint8),
], align=True)  # fmt: skip
words_ = nb.from_dtype(WORD)[::1]

#: Bits of the traits of a word: of a script of syllables; its romanization is no mere letters (or empty); Arabic's article; not its own romanization.
SYLLABIC, NO_LETTERS, ARTICLE, NOT_ASCII = 1, 2, 4, 8
#: Letters of two neighbors together.
_JOIN_SHORTEST, _JOIN_LONGEST = 5, 24
#: Longest scrap of a word, and the shortest word that an article stands before or behind.
_SCRAP, _AROUND = 4, 3
#: A word less alike than this is no near spelling, and one that is 1 counts whole.
_NEAR, _SPAN = np.float32(0.8), np.float32(0.2)


@nb.njit(nogil=True, inline="always")
def _copy(source: Any, first: int, target: Any, at: int, count: int) -> None:
    for i in range(count):
        target[at + i] = source[first + i]


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


@nb.njit(nogil=True)
def _lay_out(name_offsets: Any, ids: Any, roman_offsets: Any, traits: Any, most: int) -> Any:
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


@nb.njit(nogil=True)
def _join(text: Any, offsets: Any, left: Any, right: Any) -> Any:
    """The texts of words, then of joined units: all bytes, and where each text begins."""
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
            _copy(out, bounds[part], out, n, bounds[part + 1] - bounds[part])
            n += bounds[part + 1] - bounds[part]
    return out, bounds


@nb.njit(nogil=True)
def _take(texts: Any, starts: Any, offsets: Any) -> Any:
    """Texts one behind the other.

    Args:
        starts: of each in `texts`.
        offsets: of each in the result.
    """
    out = np.empty(offsets[len(starts)], texts.dtype)
    for k in range(len(starts)):
        _copy(texts, starts[k], out, offsets[k], offsets[k + 1] - offsets[k])
    return out


@nb.njit(nogil=True)
def _has_digit(roman: Any, first: int, last: int) -> bool:
    """Whether letters are not all that there is."""
    i = first
    while i < last and (65 <= roman[i] <= 90 or 97 <= roman[i] <= 122):
        i += 1
    return i < last


@nb.njit(
    nb.types.Tuple((longs, ints, ints, ints, bytes_, longs, bytes_, longs, bytes_, bytes_, bytes_, longs, hashes, floats, bytes_, floats, ints, ints, nb.int64))(
        words_, bytes_, bytes_, hashes, floats, longs, longs, ints, nb.int64, nb.int64), nogil=True, cache=True
)  # fmt: skip
def describe_names(
    words: Any, texts: Any, romans: Any, concepts: Any, likeness: Any, numbers: Any, name_offsets: Any, ids: Any, most: int, number: int,
) -> Any:  # fmt: skip
    """Names as units: their words, and neighbors that may be written together.

    Args:
        words: all that are kept, see `WORD`.
        texts, romans, concepts, likeness: what their places lead to.
        numbers: which of them the names have.
        name_offsets, ids: words of each name, CSR; places in `numbers`.
        most: words of a name that count.
        number: the kind of a unit with a digit.

    Returns:
        Offsets, units, pos, length as in `units.NameUnits`; texts, their offsets, romanizations, their offsets, scripts, joined, kinds, concept offsets, concepts,
        their likeness, legal, shares, left, right as in `units.Vocabulary` (without the concepts of joined units); how many joined units are of a script of syllables.
    """
    n = len(numbers)
    text_starts, roman_starts, concept_starts = np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, np.int64)
    text_offsets, roman_offsets = np.zeros(n + 1, np.int64), np.zeros(n + 1, np.int64)
    traits, ascii = np.empty(n, np.uint8), True
    for k in range(n):
        word = words[numbers[k]]
        text_starts[k], roman_starts[k], concept_starts[k], traits[k] = word.text, word.roman, word.concept, word.traits
        text_offsets[k + 1] = text_offsets[k] + word.text_length
        roman_offsets[k + 1] = roman_offsets[k] + word.roman_length
        ascii = ascii and word.traits & NOT_ASCII == 0
    bounds, units, pos, length, left2, right2 = _lay_out(name_offsets, ids, roman_offsets, traits, most)
    roman, roman_offsets = _join(_take(romans, roman_starts, roman_offsets), roman_offsets, left2, right2)
    # Words in ASCII are their own romanization.
    text, text_offsets = (roman, roman_offsets) if ascii else _join(_take(texts, text_starts, text_offsets), text_offsets, left2, right2)
    size = n + len(left2)
    scripts, joined, kinds, legal = np.zeros(size, np.uint8), np.zeros(size, np.uint8), np.zeros(size, np.uint8), np.zeros(size, np.uint8)
    shares, left, right = np.ones(size, np.float32), np.full(size, np.int32(-1)), np.full(size, np.int32(-1))
    concept_offsets = np.zeros(size + 1, np.int64)
    for k in range(n):
        word = words[numbers[k]]
        scripts[k], kinds[k], legal[k], shares[k] = word.script, word.kind, word.legal, word.share
        concept_offsets[k + 1] = concept_offsets[k] + word.concept_count
    left[n:], right[n:], concept_offsets[n + 1 :] = left2, right2, concept_offsets[n]
    syllabic = 0
    for u in range(n, size):
        a = left[u]
        # Of three words the first two are a unit that comes before.
        syllables = traits[a] & SYLLABIC != 0 if a < n else joined[a] == 2
        scripts[u], joined[u] = scripts[a], 2 if syllables else 1
        syllabic += syllables
        if _has_digit(roman, roman_offsets[u], roman_offsets[u + 1]):
            kinds[u] = number
    some, like = _take(concepts, concept_starts, concept_offsets), _take(likeness, concept_starts, concept_offsets)
    return bounds, units, pos, length, text, text_offsets, roman, roman_offsets, scripts, joined, kinds, concept_offsets, some, like, legal, shares, left, right, syllabic


@nb.njit(words_(bytes_, longs, longs, bytes_, flags, nb.int64, nb.int64, nb.int64), nogil=True, cache=True)
def plain_words(roman: Any, text_offsets: Any, roman_offsets: Any, scripts: Any, is_syllabic: Any, number: int, text_at: int, roman_at: int) -> Any:
    """Words as they are kept (see `WORD`), as far as their letters tell.

    Args:
        is_syllabic: for each script whether it is one of syllables.
        number: the kind of a word with a digit.
        text_at, roman_at: places of their first letters.
    """
    out = np.zeros(len(scripts), WORD)
    for w in range(len(scripts)):
        word = out[w]
        word.text, word.text_length = text_at + text_offsets[w], text_offsets[w + 1] - text_offsets[w]
        word.roman, word.roman_length = roman_at + roman_offsets[w], roman_offsets[w + 1] - roman_offsets[w]
        word.first, word.share, word.script = -1, 1.0, scripts[w]
        digit = _has_digit(roman, roman_offsets[w], roman_offsets[w + 1])
        word.kind = number if digit else 0
        word.traits = (SYLLABIC if is_syllabic[scripts[w]] else 0) | (NO_LETTERS if digit or word.roman_length == 0 else 0)
    return out


@nb.njit(nb.void(words_, longs, flags, longs, nb.int64), nogil=True, cache=True)
def keep_expansions(words: Any, numbers: Any, chosen: Any, offsets: Any, at: int) -> None:
    """Write into words where what they may stand for begins, and how much it is.

    Args:
        words: all that are kept, see `WORD`.
        numbers, chosen: which of them, and for which this is to be written.
        offsets: of each in an expansion that is put at the place `at`.
    """
    for k in range(len(numbers)):
        if chosen[k]:
            word = words[numbers[k]]
            word.first, word.count = at + offsets[k], offsets[k + 1] - offsets[k]


@nb.njit(nb.types.Tuple((longs, ints, floats))(words_, ints, floats, longs, longs, ints, floats), nogil=True, cache=True)
def read_expansions(words: Any, kept: Any, kept_likeness: Any, numbers: Any, offsets: Any, found: Any, likeness: Any) -> Any:
    """Expansions (see `expand.Expansion`) of words from what is kept, then those of further units as they were found.

    Args:
        words: of all, see `WORD`.
        kept, kept_likeness: what `first` and `count` of a word lead to.
        numbers: which words.
        offsets, found, likeness: an expansion of these words and further units.
    """
    n, size = len(numbers), len(offsets) - 1
    bounds = np.zeros(size + 1, np.int64)
    for k in range(n):
        bounds[k + 1] = bounds[k] + words[numbers[k]].count
    for k in range(n, size):
        bounds[k + 1] = bounds[k] + offsets[k + 1] - offsets[k]
    out, like = np.empty(bounds[size], np.int32), np.empty(bounds[size], np.float32)
    for k in range(n):
        word = words[numbers[k]]
        _copy(kept, word.first, out, bounds[k], word.count)
        _copy(kept_likeness, word.first, like, bounds[k], word.count)
    out[bounds[n] :], like[bounds[n] :] = found[offsets[n] :], likeness[offsets[n] :]
    return bounds, out, like


@nb.njit(nb.float64[::1](longs, ints, floats, floats, nb.int64), nogil=True, cache=True)
def families(offsets: Any, words: Any, likeness: Any, frequency: Any, count: int) -> Any:
    """In how many names each of the first `count` units or a near spelling of it stands.

    Args:
        offsets, words, likeness: see `expand.Expansion`.
        frequency: of each listed unit.
    """
    out = np.zeros(count, np.float64)
    for u in range(count):
        for e in range(offsets[u], offsets[u + 1]):
            nearness = (likeness[e] - _NEAR) / _SPAN
            out[u] += frequency[words[e]] * min(max(nearness, np.float32(0.0)), np.float32(1.0))
    return out


@nb.njit(nb.void(floats, ints, ints), nogil=True, cache=True)
def add_joined(weights: Any, left: Any, right: Any) -> None:
    """Fill in the weights of joined units; what they are made of comes before them."""
    for u in range(len(weights)):
        if left[u] >= 0:
            weights[u] = weights[left[u]] + weights[right[u]]


@nb.njit(bytes_(longs, ints, bytes_), nogil=True, cache=True)
def name_scripts(offsets: Any, units: Any, scripts: Any) -> Any:
    """The script of each name: that of its first unit; Latin if it has none."""
    out = np.zeros(len(offsets) - 1, np.uint8)
    for i in range(len(out)):
        if offsets[i + 1] > offsets[i]:
            out[i] = scripts[units[offsets[i]]]
    return out


@nb.njit(masks(longs, ints, bytes_), nogil=True, cache=True)
def all_scripts(offsets: Any, units: Any, scripts: Any) -> Any:
    """Bits of the scripts of each name; Latin if it has no unit."""
    out = np.ones(len(offsets) - 1, np.uint16)
    for i in range(len(out)):
        if offsets[i + 1] > offsets[i]:
            out[i] = 0
        for p in range(offsets[i], offsets[i + 1]):
            out[i] |= np.uint16(1 << scripts[units[p]])
    return out
