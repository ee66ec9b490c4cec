"""Compiled loop over alignments: what two names have in common and what not, as numbers.

`kernels_likeness.align` says which word was taken for which; `describe` sums it up in `FEATURES`, which `name_model` turns into log-odds.
This file depends on no other of ours but `lent` (see `kernels_likeness`).
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

from seawall.screen.lent import lent, lent_names, lent_units

bytes_ = nb.uint8[::1]
longs = nb.int64[::1]
ints = nb.int32[::1]
hashes = nb.uint64[::1]
floats = nb.float32[::1]
flags = nb.boolean[::1]
features2 = nb.float32[:, ::1]
kinds2 = nb.uint8[:, ::1]
#: As in `kernels_likeness`.
UNITS = nb.types.Tuple((bytes_, longs, bytes_, longs, bytes_, hashes, bytes_, bytes_, longs, hashes, floats, bytes_, nb.uint64[:, ::1]))
NAMES = nb.types.Tuple((longs, ints, ints, ints))
INITIAL, NUMBER, PATRONYMIC, LEGAL_FORM, JOINING = 1, 2, 3, 4, 5

#: Columns of the result of `describe`; q is the first name, n the second.
FEATURES = (
    "q_weight", "n_weight", "q_matched", "n_matched", "q_left", "n_left", "q_dropped", "n_dropped", "q_largest_left", "n_largest_left",
    "worst", "pairs", "q_words", "n_words", "numbers", "inversions", "first", "initials", "legal", "scripts", "concepts", "spelling", "last", "acronym", "letters", "edits", "near",
    "q_strange", "n_strange", "like_person",
)  # fmt: skip
N_FEATURES = 30
#: Words less alike are not looked for (`expand.LEAST_LIKENESS`), and initials never are.
_LOOKED_FOR = 0.72
#: ... and words written together only by their skeleton of consonants; in Latin letters it must have so many.
_LATIN, _HARD_OF_JOINED = 0, 3
#: Likenesses from here on: the same letters.
_SAME_LETTERS = 0.985
#: Sounds (`sounds`): w, and with which a word without vowels begins; letters of Arabic that are z or d; first sounds of the classes of labials, stops, hisses.
_W, _W_FIRST, _ZAL, _ZAD, _LABIAL, _STOPS, _HISSES = 119, 87, 70, 82, 112, 116, 115
#: Words of a person's name, without initials, patronymics and joining words.
_FEWEST_OF_PERSON, _MOST_OF_PERSON = 2, 4
#: Kind of a pair of names in one script (`sounds.SCRIPT_KINDS`).
_ONE_SCRIPT = 1
#: Letters of a word that are counted: a character of another script may be romanized as a dozen.
_MOST_LETTERS = 1000


@nb.njit(nogil=True, inline="always")
def _edits(a: Any, a0: int, a1: int, b: Any, b0: int, b1: int, rows: Any) -> float:
    """Letters put in, left out, taken for another, or exchanged with their neighbor, all alike (optimal string alignment)."""
    la, lb = min(a1 - a0, _MOST_LETTERS), min(b1 - b0, _MOST_LETTERS)
    for j in range(lb + 1):
        rows[0, j] = j
    for i in range(la):
        now, before, before2 = (i + 1) % 3, i % 3, (i + 2) % 3
        rows[now, 0] = i + 1
        for j in range(lb):
            d = min(rows[before, j] + (a[a0 + i] != b[b0 + j]), rows[before, j + 1] + 1, rows[now, j] + 1)
            if i > 0 and j > 0 and a[a0 + i] == b[b0 + j - 1] and b[b0 + j] == a[a0 + i - 1]:
                d = min(d, rows[before2, j - 1] + 1)
            rows[now, j + 1] = d
    return rows[la % 3, lb]


@nb.njit(nogil=True)
def _credit(likeness: float) -> float:
    """What a pair of words of this likeness counts: nothing at 0.5, all at 1."""
    if likeness >= 0.985:
        return 1.0
    return max(0.0, 1.0 - 1.7 * (1.0 - likeness))


@nb.njit(nogil=True, inline="always")
def _next_hard(s: Any, at: int, end: int, classes: Any) -> int:
    """Where the next consonant stands that a skeleton has."""
    while at < end and classes[s[at]] == 0 and s[at] != _W and s[at] != _W_FIRST:
        at += 1
    return at


@nb.njit(nogil=True)
def _meet(a: Any, a0: int, a1: int, b: Any, b0: int, b1: int, classes: Any) -> bool:
    """Whether two words have the same skeleton of consonants (`kernels_words`): a w may be a v or nothing, a z or d letter of Arabic either, two of a sound one."""
    i, j = _next_hard(a, a0, a1, classes), _next_hard(b, b0, b1, classes)
    last = 0
    while i < a1 or j < b1:
        x, y = (np.int64(a[i]) if i < a1 else 0), (np.int64(b[j]) if j < b1 else 0)
        p, q = (classes[x] if x else 0), (classes[y] if y else 0)
        if x and y and (p == q or (p == 0 and q == _LABIAL) or (q == 0 and p == _LABIAL) or (_either(x, y) and _dental(p) and _dental(q))):
            last = q if p == 0 else p
            i, j = _next_hard(a, i + 1, a1, classes), _next_hard(b, j + 1, b1, classes)
        elif x and (p == 0 or p == last):
            i = _next_hard(a, i + 1, a1, classes)
        elif y and (q == 0 or q == last):
            j = _next_hard(b, j + 1, b1, classes)
        else:
            return False
    return True


@nb.njit(nogil=True)
def _looked_for(a: Any, u: int, a_joined: bool, b: Any, t: int, b_joined: bool, classes: Any, fine: Any) -> bool:
    """Whether two units that are alike, of which one is of words written together, share a key under which the search looks for them."""
    a0, a1, b0, b1 = a[3][u], a[3][u + 1], b[3][t], b[3][t + 1]
    hard = 0
    for i in range(a0, a1):
        hard += classes[a[2][i]] != 0
    if hard < _HARD_OF_JOINED and (a[4][u] if a_joined else b[4][t]) == _LATIN:
        return False
    latin = a[4][u] == _LATIN and b[4][t] == _LATIN
    return _meet(a[2], a0, a1, b[2], b0, b1, fine if latin else classes)


@nb.njit(nogil=True, inline="always")
def _either(x: Any, y: Any) -> bool:
    return x in (_ZAD, _ZAL) or y in (_ZAD, _ZAL)


@nb.njit(nogil=True, inline="always")
def _dental(group: Any) -> bool:
    return group in (_STOPS, _HISSES)


@nb.njit(nogil=True, inline="always")
def _is_numeral(letter: int) -> bool:
    """I, V or X behind a name: the first, fifth or tenth of its sort."""
    return letter == 105 or letter == 118 or letter == 120


@nb.njit(nogil=True)
def _is_stranger(unit: int, units: Any, given: Any) -> bool:
    """Whether a word has no meaning that a translator would put into other words: it is in no table, or there as somebody's first name."""
    offsets, concepts = units[8], units[9]
    for k in range(offsets[unit], offsets[unit + 1]):
        place = np.searchsorted(given, concepts[k])
        if place == len(given) or given[place] != concepts[k]:
            return False
    return True


@nb.njit(nogil=True)
def _is_like_person(first: int, last: int, names: Any, units: Any, given: Any) -> bool:
    """Whether a name may be a person's: not in Latin letters, two to four words, none of them of a dictionary, a legal form, or a number.

    What is no person and bears such a name states its kind. Romanized, a firm's name is made of no words of a dictionary either: it is asked of a name as it is spelled at home.
    """
    _, u, _, length = names
    kinds = units[7]
    words = 0
    if first >= last or units[4][u[first]] == _LATIN:
        return False
    for i in range(first, last):
        if length[i] == 1:
            kind = kinds[u[i]]
            if kind in (LEGAL_FORM, NUMBER) or (kind == 0 and not _is_stranger(u[i], units, given)):
                return False
            words += kind == 0
    return _FEWEST_OF_PERSON <= words <= _MOST_OF_PERSON


@nb.njit(nogil=True, inline="always")
def _one_side(out: Any, at: int, first: int, last: int, names: Any, units: Any, weights: Any, taken: Any, given: Any) -> int:
    """Weights of one side into its columns of `out`; returns 1000 * numbers not answered + bits of its legal forms."""
    _, u, pos, length = names
    kinds, legal, ro = units[7], units[11], units[1]
    numbers, forms = 0, 0
    for i in range(first, last):
        if length[i] != 1:
            continue
        unit = u[i]
        w = weights[unit]
        t = taken[pos[i]]
        kind = kinds[unit]
        out[at] += w
        out[at + 2] += w * t
        left = w * (1.0 - t)
        if kind >= PATRONYMIC:
            out[at + 6] += left
        else:
            out[at + 4] += left
            out[at + 8] = max(out[at + 8], left)
            if left > 0.0 and kind == 0 and _is_stranger(unit, units, given):
                out[at + 27] += left
        # Legal forms, articles and patronymics are not counted: "Gazprombank" is no shorter a name than "Gazprombank JSC".
        out[at + 12] += kind < PATRONYMIC
        if t < 0.5 and (kind == NUMBER or (kind == INITIAL and pos[i] > 0 and _is_numeral(units[0][ro[unit]]))):
            numbers += 1
        if t <= 0.0 and kind < PATRONYMIC:
            out[25] += ro[unit + 1] - ro[unit]
        forms |= int(legal[unit])
    return 1000 * numbers + forms


@nb.njit(nogil=True)
def _is_acronym(word0: int, word1: int, roman: Any, first: int, last: int, names: Any, units: Any) -> bool:
    """Whether a word of three letters or more is made of the first letters of the words of a name (joining words and legal forms may be left out)."""
    size = word1 - word0
    if size < 3:
        return False
    _, u, _, length = names
    ro, other, kinds = units[1], units[0], units[7]
    for skip in range(3):
        at, ok = 0, True
        for i in range(first, last):
            if length[i] != 1:
                continue
            unit = u[i]
            kind = kinds[unit]
            if (skip >= 1 and kind == JOINING) or (skip == 2 and kind == LEGAL_FORM):
                continue
            if ro[unit + 1] <= ro[unit] or at >= size or other[ro[unit]] != roman[word0 + at]:
                ok = False
                break
            at += 1
        if ok and at == size:
            return True
    return False


@nb.njit(nogil=True, inline="always")
def _acronym(first: int, last: int, names: Any, units: Any, taken: Any, o_first: int, o_last: int, o_names: Any, o_units: Any) -> bool:
    """Whether the one word of weight that nothing answers to is the acronym of the other name."""
    _, u, pos, length = names
    roman, ro, kinds = units[0], units[1], units[7]
    left = -1
    for i in range(first, last):
        if length[i] == 1 and taken[pos[i]] < 0.5 and kinds[u[i]] != LEGAL_FORM and kinds[u[i]] != JOINING:
            if left >= 0:
                return False
            left = u[i]
    # An acronym has three letters or more, and no more than the other name has words.
    return left >= 0 and 3 <= ro[left + 1] - ro[left] <= o_last - o_first and _is_acronym(ro[left], ro[left + 1], roman, o_first, o_last, o_names, o_units)


@nb.njit(nogil=True, inline="always")
def _describe(
    out: Any, first: int, last: int, pair_q: Any, pair_n: Any, likeness: Any, q0: int, q1: int, q_names: Any, q_units: Any, q_weights: Any,
    n0: int, n1: int, n_names: Any, n_units: Any, n_weights: Any, script_kinds: Any, classes: Any, fine: Any, given: Any,
    q_is_like_person: bool, taken_q: Any, taken_n: Any, rows: Any,
) -> None:  # fmt: skip
    """Sum up one alignment."""
    out[:] = 0.0
    taken_q[:] = 0.0
    taken_n[:] = 0.0
    _, qu, q_pos, q_len = q_names
    _, nu, n_pos, n_len = n_names
    q_kinds, n_kinds, q_scripts, n_scripts = q_units[7], n_units[7], q_units[4], n_units[4]
    q_ro, n_ro = q_units[1], n_units[1]
    worst, pairs = 1.0, 0
    q_end, n_end = -1, -1
    for i in range(q0, q1):
        q_end = max(q_end, q_pos[i])
    for j in range(n0, n1):
        n_end = max(n_end, n_pos[j])
    for c in range(first, last):
        i, j = pair_q[c], pair_n[c]
        u, t = qu[i], nu[j]
        value = float(likeness[c])
        by_concept = value > 1.0
        if by_concept:
            value -= 1.0
        credit = _credit(value)
        w = 0.5 * (q_weights[u] + n_weights[t])
        for k in range(q_len[i]):
            taken_q[q_pos[i] + k] = credit
        for k in range(n_len[j]):
            taken_n[n_pos[j] + k] = credit
        out[24] += credit * min(q_ro[u + 1] - q_ro[u], n_ro[t + 1] - n_ro[t])
        if value < 1.0 and not by_concept:
            out[25] += _edits(q_units[0], q_ro[u], q_ro[u + 1], n_units[0], n_ro[t], n_ro[t + 1], rows)
        initial = q_kinds[u] == INITIAL or n_kinds[t] == INITIAL
        if value >= _LOOKED_FOR and (not initial or q_kinds[u] == n_kinds[t]):
            joined = q_len[i] > 1 or n_len[j] > 1
            if by_concept or value >= _SAME_LETTERS or not joined or _looked_for(q_units, u, q_len[i] > 1, n_units, t, n_len[j] > 1, classes, fine):
                out[26] += w * credit
        if initial:
            if q_kinds[u] != n_kinds[t]:
                out[17] += 1.0
        elif credit >= 0.5:
            pairs += 1
            if credit < worst and q_weights[u] > 0.12:
                worst = credit
        if by_concept:
            out[20] += w * credit
        out[21] += w * (1.0 - credit)
        if q_pos[i] == 0 and n_pos[j] == 0:
            out[16] = credit
        elif (q_pos[i] == 0 or n_pos[j] == 0) and out[16] < 0.5 * credit:
            out[16] = 0.5 * credit
        if q_pos[i] + q_len[i] - 1 == q_end and n_pos[j] + n_len[j] - 1 == n_end:
            out[22] = credit
        for d in range(first, c):
            a, b = pair_q[d], pair_n[d]
            if (q_pos[i] - q_pos[a]) * (n_pos[j] - n_pos[b]) < 0:
                out[15] += 1.0
    q_rest = _one_side(out, 0, q0, q1, q_names, q_units, q_weights, taken_q, given)
    n_rest = _one_side(out, 1, n0, n1, n_names, n_units, n_weights, taken_n, given)
    out[10] = worst if pairs > 0 else 0.0
    out[11] = pairs
    q_numbers, n_numbers = q_rest // 1000, n_rest // 1000
    if q_numbers > 0 and n_numbers > 0:
        out[14] = 1.0
    elif q_numbers + n_numbers > 0:
        out[14] = 0.5
    q_forms, n_forms = q_rest % 1000, n_rest % 1000
    if q_forms != 0 and n_forms != 0:
        out[18] = 2.0 if q_forms == n_forms else (3.0 if q_forms & n_forms else 4.0)
    elif q_forms != n_forms:
        out[18] = 1.0
    if q1 > q0 and n1 > n0:
        out[19] = script_kinds[q_scripts[qu[q0]], n_scripts[nu[n0]]]
        if out[19] != _ONE_SCRIPT and (q_is_like_person or _is_like_person(n0, n1, n_names, n_units, given)):
            out[29] = 1.0
        if (out[4] > 0.0 or out[5] > 0.0) and (
            _acronym(q0, q1, q_names, q_units, taken_q, n0, n1, n_names, n_units) or _acronym(n0, n1, n_names, n_units, taken_n, q0, q1, q_names, q_units)
        ):
            out[23] = 1.0


@nb.njit(flags(NAMES, UNITS, hashes), nogil=True, cache=True)
def like_persons(names: Any, units: Any, given: Any) -> Any:
    """Which names may be persons', see `_is_like_person`.

    Args:
        names, units: as `kernels_likeness.align` takes them.
        given: concepts that are first names, ascending.
    """
    offsets = names[0]
    out = np.zeros(len(offsets) - 1, np.bool_)
    for k in range(len(out)):
        out[k] = _is_like_person(offsets[k], offsets[k + 1], names, units, given)
    return out


@nb.njit(features2(NAMES, UNITS, floats, NAMES, UNITS, floats, kinds2, bytes_, bytes_, hashes, ints, ints, longs, ints, ints, floats), nogil=True, cache=True)
def describe(
    q_names: Any, q_units: Any, q_weights: Any, n_names: Any, n_units: Any, n_weights: Any, script_kinds: Any, classes: Any, fine: Any, given: Any,
    queries: Any, names: Any, bounds: Any, pair_q: Any, pair_n: Any, likeness: Any,
) -> Any:  # fmt: skip
    """Features of pairs of names, one row each; see `FEATURES`.

    Args:
        q_names ... n_weights, queries, names: as `kernels_likeness.align` takes them.
        script_kinds, classes, fine: kind of each pair of scripts; class of each hard consonant, and within Latin (`sounds`).
        given: concepts that are first names, ascending.
        bounds, pair_q, pair_n, likeness: as it returns them.
    """
    q_names, q_units, q_weights = lent_names(q_names), lent_units(q_units), lent(q_weights)
    n_names, n_units, n_weights = lent_names(n_names), lent_units(n_units), lent(n_weights)
    script_kinds, classes, fine, given, pair_q, pair_n, likeness = lent(script_kinds), lent(classes), lent(fine), lent(given), lent(pair_q), lent(pair_n), lent(likeness)
    count = len(queries)
    out = np.empty((count, N_FEATURES), np.float32)
    taken, buffer = np.zeros((2, 64), np.float64), np.empty((3, _MOST_LETTERS + 2), np.float64)
    taken_q, taken_n, rows = lent(taken[0]), lent(taken[1]), lent(buffer)
    q_off, n_off = q_names[0], n_names[0]
    last, q_is_like_person = -1, False
    for k in range(count):
        q, name = queries[k], names[k]
        if q != last:
            last, q_is_like_person = q, _is_like_person(q_off[q], q_off[q + 1], q_names, q_units, given)
        _describe(lent(out[k]), bounds[k], bounds[k + 1], pair_q, pair_n, likeness, q_off[q], q_off[q + 1], q_names, q_units, q_weights,
                  n_off[name], n_off[name + 1], n_names, n_units, n_weights, script_kinds, classes, fine, given, q_is_like_person, taken_q, taken_n, rows)  # fmt: skip
    # What was lent must live until here.
    taken[0, 0], buffer[0, 0] = 0.0, 0.0
    return out
