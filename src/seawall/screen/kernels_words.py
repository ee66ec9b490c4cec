"""Compiled loops over words: how they sound, and the keys under which like words meet.

A word is bytes in ASCII (see `text.romanize.romanize_sounds`). Its *sound* is the same in a small alphabet of sounds, one byte each, whatever the
spelling (sh, sch, shch -> S; ph -> f; ou, oo -> u; double letters once); its *skeleton* is the classes of its hard consonants.
Words that share a key are compared by `kernels_likeness`.

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
_LONGEST_DELETED, _LONGEST_DELETED_ONCE = 20, 40
#: What kind of skeleton a key is made of.
_FINE, _COARSE_LATIN, _COARSE_OTHER = 4, 2, 3
#: A word of so many letters and one hard consonant has a skeleton, too; one of so many with one or none where one of two scripts is not Latin.
_SHORT = 4
_SHORT_LATIN, _SHORT_SOFT = 7, 6
#: A word has fewer keys.
_MOST_KEYS = 512
#: So many waws of a word are tried as a v.
_MOST_WAWS = 3

bytes_ = nb.uint8[::1]
flags = nb.boolean[::1]
longs = nb.int64[::1]
ints = nb.int32[::1]
hashes = nb.uint64[::1]
floats = nb.float32[::1]
costs2 = nb.float32[:, ::1]


@nb.njit(nogil=True)
def _at(b: Any, i: int, end: int) -> int:
    return int(b[i]) if i < end else 0


@nb.njit(nogil=True, inline="always")
def _is_vowel(c: int) -> bool:
    return c == 97 or c == 101 or c == 105 or c == 111 or c == 117


@nb.njit(nogil=True)
def _write_sound(b: Any, start: int, end: int, out: Any, at: int) -> int:
    """Write the sound of one word; returns the position behind it. At most twice as long as the word."""
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
        elif c == 99 and (n1 == 104 or n1 == 122):  # ch, cz
            s, step = 67, 2
        elif c == 115 and n1 == 122:  # sz
            s, step = 83, 2
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
            s, step = 68, 2
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
        elif c == 101 and n1 == 101 and n2 == 118:  # eev is eyev: Andreev, Andreyev
            out[at] = 101
            out[at + 1] = 121
            at += 2
            i += 1
            continue
        elif (c == 101 and n1 == 101) or ((c == 105 or c == 121) and (n1 == 121 or n1 == 105 or (n1 == 106 and not _is_vowel(n2)))):  # ee; ij of "Dijk", not of "Hijazi"
            s, step = 105, 2
        elif c == 99:
            s = 115 if n1 == 101 or n1 == 105 or n1 == 121 else 107
        elif c == 120 and i > start:  # x, as in "max"; at the beginning it is a sound of its own (Xi, Xavier, Xiomara)
            if at == first or out[at - 1] != 107:
                out[at] = 107
                at += 1
            s = 115
        if c == 81:  # keeps its neighbors apart
            i += 1
            continue
        if at == first or out[at - 1] != s or (48 <= s <= 57) or (i > start and b[i - 1] == 81):
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
    out = np.empty(2 * len(text), np.uint8)
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
    if s == 116 or s == 100 or s == 68 or s == 70 or s == 82:
        return 84
    if s == 107 or s == 103 or s == 113 or s == 88:
        return 75
    if s == 115 or s == 122 or s == 83 or s == 90 or s == 67 or s == 106 or s == 84 or s == 120 or s == 74 or s == 80:
        return 83
    if s == 109:
        return 77
    if s == 110 or s == 78:
        return 78
    if s == 108 or s == 114 or s == 76:
        return 76
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
def _fine_class(s: int) -> int:
    """The class of a hard consonant within one script, where spelling keeps more sounds apart than between two: hard from soft hisses, p, b and f, k, g and kh, l and r."""
    if s == 102 or s == 118:
        return 70
    if s == 112 or s == 98 or s == 103 or s == 88 or s == 114:
        return s
    if s == 115 or s == 122:
        return 90
    return _class(s)


@nb.njit(nogil=True)
def _skeleton_key(s: Any, start: int, end: int, tag: int) -> Any:
    h, n = _step(_PRIME, tag), 0
    for i in range(start, end):
        c = _fine_class(int(s[i])) if tag == _FINE else _class(int(s[i]))
        if c > 0:
            h = _step(h, c)
            n += 1
    return _finish(h, n), n


@nb.njit(nogil=True)
def _variant(s: Any, start: int, end: int, tag: int, v: int, soft: bool, single: bool, split: bool) -> Any:
    """The coarse skeleton of a word of a script without vowels, as its Latin spelling may have it.

    Args:
        v: which w is a v (0 the first; -1 none): waw and vav are a vowel, w, or v.
        soft: whether zad, zal and the like are z or s, not d or t.
        single: whether neighbors that sound the same are one ("allah"), not two with a vowel between them ("mamduh").
        split: whether n and g are two sounds.
    """
    h, n, seen = _step(_PRIME, tag), 0, 0
    for i in range(start, end):
        c = int(s[i])
        k = _class(c)
        if c == 119 or c == 87:
            k = 80 if seen == v else 0
            seen += 1
        elif soft and (c == 70 or c == 82):
            k = 83
        if k > 0 and not (single and i > start and s[i - 1] == s[i]):
            h = _step(h, k)
            n += 1
            if split and c == 78:
                h = _step(h, 75)
                n += 1
    return _finish(h, n)


@nb.njit(nogil=True, inline="always")
def _add(out: Any, first: int, n: int, key: Any) -> int:
    """Append a key if it is not there; returns how many there are then."""
    for k in range(first, n):
        if out[k] == key:
            return n
    out[n] = key
    return n + 1


@nb.njit(nogil=True)
def _variants(s: Any, start: int, end: int, tag: int, out: Any, n: int) -> int:
    """All of them into `out`, from `n` on, each once; returns how many `out` has then."""
    waws, ambiguous, doubled, nasal = 0, False, False, False
    for i in range(start, end):
        c = int(s[i])
        waws += c == 119 or c == 87
        ambiguous = ambiguous or c == 70 or c == 82
        doubled = doubled or (i > start and s[i - 1] == s[i] and _class(c) > 0)
        nasal = nasal or c == 78
    first = n
    for v in range(-1, min(waws, _MOST_WAWS)):
        for soft in range(1 + ambiguous):
            for single in range(1 + doubled):
                for split in range(1 + nasal):
                    n = _add(out, first, n, _variant(s, start, end, tag, v, soft == 1, single == 1, split == 1))
    return n


#: What Latin letters may mean besides what they mean most often, as bits: "ch" k (Michael), "th" s (Smith in Hangul), "ng" n and g, "j" a vowel (Johan), "c" ts or ch
#: (Cukierman), at the end, too (Korošec), r that is not spoken (Park in Hangul), w v (Wagner), g j (George), h kh (Haimurzyna), "kh" h (Khalifa in Hebrew).
_CH_K, _TH_S, _NG_APART, _J_SOFT, _C_HISSES, _C_LAST, _R_SILENT, _W_V, _G_SOFT, _H_HARD, _KH_SOFT = 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024
_READINGS = 11


@nb.njit(nogil=True, inline="always")
def _silent(s: Any, i: int, end: int) -> bool:
    """Whether an r has no vowel behind it."""
    return s[i] == 114 and (i + 1 >= end or not (_is_vowel(s[i + 1]) or s[i + 1] == 121))


@nb.njit(nogil=True, inline="always")
def _before_e(s: Any, i: int, end: int) -> bool:
    """Whether a g has e, i or y behind it."""
    return s[i] == 103 and i + 1 < end and (s[i + 1] == 101 or s[i + 1] == 105 or s[i + 1] == 121)


@nb.njit(nogil=True)
def _reading(s: Any, start: int, end: int, tag: int, bits: int) -> Any:
    """The coarse skeleton of a Latin word whose letters are read otherwise."""
    h, n = _step(_PRIME, tag), 0
    for i in range(start, end):
        c = int(s[i])
        k = _class(c)
        if c == 67 and bits & _CH_K:
            k = 75
        elif c == 68 and bits & _TH_S:
            k = 83
        elif c == 106 and bits & _J_SOFT:
            k = 0
        elif (c == 107 and (bits & _C_HISSES or (bits & _C_LAST and i == end - 1))) or (bits & _G_SOFT and _before_e(s, i, end)):
            k = 83
        elif c == 104 and bits & _H_HARD:
            k = 75
        elif c == 88 and bits & _KH_SOFT:
            k = 0
        elif c == 119 and bits & _W_V:
            k = 80
        elif bits & _R_SILENT and _silent(s, i, end):
            k = 0
        if k > 0:
            h = _step(h, k)
            n += 1
            if c == 78 and bits & _NG_APART:
                h = _step(h, 75)
                n += 1
    return _finish(h, n)


@nb.njit(nogil=True)
def _readings(b: Any, b0: int, b1: int, s: Any, s0: int, s1: int, tag: int, out: Any, n: int) -> int:
    """The skeletons of a Latin word by one or two of its other readings into `out`, each once, from `n` on; returns how many `out` has then."""
    bits, has_c, has_k = 0, False, False
    for i in range(b0, b1):
        has_c = has_c or (b[i] == 99 and not (i + 1 < b1 and (b[i + 1] == 104 or b[i + 1] == 107 or b[i + 1] == 122)))
        has_k = has_k or b[i] == 107 or b[i] == 113 or b[i] == 120
    for i in range(s0, s1):
        c = int(s[i])
        bits |= _CH_K if c == 67 else _TH_S if c == 68 else _NG_APART if c == 78 else _J_SOFT if c == 106 else _W_V if c == 119 else _H_HARD if c == 104 else _KH_SOFT if c == 88 else 0
        if _before_e(s, i, s1):
            bits |= _G_SOFT
        if _silent(s, i, s1):
            bits |= _R_SILENT
    if has_c and not has_k:
        bits |= _C_HISSES
    if has_c and b[b1 - 1] == 99:
        bits |= _C_LAST
    first = n
    for x in range(_READINGS):
        for y in range(x, _READINGS):
            some = (1 << x) | (1 << y)
            if some & bits == some:
                n = _add(out, first, n, _reading(s, s0, s1, tag, some))
    return n


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
    if length < 4 or length > _LONGEST_DELETED_ONCE:
        return 0
    return 1 if length < 6 or length > _LONGEST_DELETED else 2


@nb.njit(nogil=True)
def _keys(b: Any, b0: int, b1: int, s: Any, s0: int, s1: int, joined: int, latin: bool, asked: bool, most: int, out: Any) -> int:
    """All keys of one word into `out`; returns how many."""
    n = 0
    if b1 > b0:
        out[0] = _roman_key(b, b0, b1, -1, -1)
        n = 1
    key, hard = _skeleton_key(s, s0, s1, _FINE)
    # A short syllable ("gi", "ki") has one hard consonant; neighbors written together must have more, or they would be like everything.
    if hard >= (3 if joined == 1 else 2) or (joined == 0 and hard == 1 and b1 - b0 <= _SHORT):
        out[n] = key
        n += 1
    # Latin words meet each other by their fine skeletons; the coarse ones are for words of which one is not Latin.
    if hard >= (3 if joined == 1 and latin else 2) or (joined == 0 and b1 - b0 <= (_SHORT_LATIN if hard == 1 else _SHORT_SOFT)):
        if latin:
            tag = _COARSE_OTHER if asked else _COARSE_LATIN
            out[n], _ = _skeleton_key(s, s0, s1, tag)
            n += 1
            if joined == 0 and hard >= 2:
                n = _readings(b, b0, b1, s, s0, s1, tag, out, n)
        elif asked:
            out[n], _ = _skeleton_key(s, s0, s1, _COARSE_OTHER)
            n = _variants(s, s0, s1, _COARSE_LATIN, out, n + 1)
        else:
            n = _variants(s, s0, s1, _COARSE_OTHER, out, n)
    deletions = 0 if joined else min(most, _deletions(b1 - b0))
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


@nb.njit(nb.types.Tuple((longs, hashes))(bytes_, longs, bytes_, longs, bytes_, bytes_, flags, nb.boolean, nb.int64), nogil=True, cache=True)
def all_keys(text: Any, offsets: Any, sound: Any, sound_offsets: Any, joined: Any, scripts: Any, wanted: Any, asked: bool, most: int) -> Any:
    """The keys under which words are found: offsets for each word, and the keys.

    Args:
        joined: 0 for a word, 1 for neighbors written together, 2 for such of a script of syllables.
        scripts: of each word; 0 is Latin.
        wanted: which words; the others have none.
        asked: keys under which words are looked for, not those under which they are found.
        most: letters that are left out at most (0 to 2).
    """
    n = len(offsets) - 1
    bounds = np.zeros(n + 1, np.int64)
    capacity, at = 16 * n + _MOST_KEYS, 0
    keys = np.empty(capacity, np.uint64)
    for w in range(n):
        if wanted[w]:
            if at + _MOST_KEYS > capacity:
                capacity *= 2
                grown = np.empty(capacity, np.uint64)
                grown[:at] = keys[:at]
                keys = grown
            at += _keys(text, offsets[w], offsets[w + 1], sound, sound_offsets[w], sound_offsets[w + 1], joined[w], scripts[w] == 0, asked, most, keys[at:])
        bounds[w + 1] = at
    return bounds, keys[:at].copy()


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
