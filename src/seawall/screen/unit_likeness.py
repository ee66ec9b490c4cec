"""How alike two units are, as the compiled loops ask: what their cards tell at first sight, then their sounds, their letters, their concepts.

Most pairs are turned away by their cards (`way`); the sounds of the rest are compared sixteen at a time (`lanes`), or one by one where a word is long or the distance
lies so close to the bound that hundredths do not decide.

The kernels import this file although numba's cache looks at their own time stamps only: whoever changes it touches them, too (see `lent`).
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

from seawall.screen.lanes import LANES, MOST_SOUNDS
from seawall.screen.lent import lent_bytes
from seawall.screen.word_distance import at_least, concept, distance, more, one_slip

#: As in `kernels_likeness`.
INITIAL, NUMBER, JOINING = 1, 2, 5
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
#: Columns of a card, and bits of its `META`, as in `kernels_cards`.
_HARD, _META, _PARTNERS = 2, 3, 4
_DIGIT, _CONCEPT = np.uint64(1 << 8), np.uint64(1 << 16)
#: Bytes of a card, and where its sounds begin.
CARD, SOUND = 128, 80
#: Words of more sounds are like none but themselves.
_LONGEST = 250
#: What is known of a pair of words at first sight, see `way`: they are not alike, or it takes a lane, or a look of its own.
NOT, IN_LANE, ALONE = 0, 1, 2
#: Sums of costs differ by less from what they should be.
_ROUNDING = 1e-5
#: Sounds of a word in a lane, and room for one more.
LENGTHS = MOST_SOUNDS + 2
#: Kinds of a pair of scripts that compare by sound.
KINDS = 6


@nb.njit(nogil=True, inline="always")
def way(a: Any, u: Any, b: Any, t: Any, kinds: Any, drop: Any, told: Any, least: Any) -> int:
    """How to find out how alike two units are, as far as their cards `a[u]`, `b[t]` tell: `NOT` if they are surely less alike than `least`.

    Args:
        kinds, drop, told: the first, third and fifth of `COSTS`.
    """
    a_meta, b_meta = a[u, _META], b[t, _META]
    # The same word, or the same letters, or concepts in both.
    if a[u, 0] == b[t, 0] or (a[u, 1] == b[t, 1] and a[u, 1] != 0) or (a_meta & b_meta & _CONCEPT) != 0:
        return ALONE
    # From here on there is one branch: where to go is a toss-up, and each wrong guess of the processor costs as much as all of this.
    na, nt = np.int64((a_meta >> np.uint64(24)) & np.uint64(0xFFFF)), np.int64((b_meta >> np.uint64(24)) & np.uint64(0xFFFF))
    a_script, b_script = a_meta & np.uint64(255), b_meta & np.uint64(255)
    kind = np.int64(kinds[a_script, b_script])
    # The reading of a Han character says nothing about another.
    unlike = ((a_meta | b_meta) & _DIGIT != 0) | (na == 0) | (nt == 0) | (kind == _APART) | ((a_script == _HAN) & (b_script == _HAN))
    length = min(na, nt) + min(na, nt) if (kind == 2) | (kind == 3) else na + nt
    limit = (1.0 - least) * max(0.5 * length, 2.5) + 1e-6
    # Every sound that only one of them has costs at least so much.
    unlike |= abs(na - nt) * drop[kind, _CHEAPEST] > limit
    # One slip (see `one_slip`) may change two sounds beside its own.
    a_letters, b_letters = np.int64(a_meta >> np.uint64(40)), np.int64(b_meta >> np.uint64(40))
    slip = (kind == _SAME) & (min(a_letters, b_letters) >= _LONG_ENOUGH) & (abs(a_letters - b_letters) <= 1)
    limit = max(limit, _SOUNDS_OF_A_SLIP if slip else 0.0)
    mask = told[kind]
    most = max(more(a[u, 2] & mask, b[t, _PARTNERS + kind % _APART]), more(b[t, 2] & mask, a[u, _PARTNERS + kind % _APART]))
    # More sounds than have room are not counted right.
    long = max(na, nt) > MOST_SOUNDS
    if unlike | ((most > limit) & (not long)):
        return NOT
    if long:
        return ALONE if max(na, nt) <= _LONGEST else NOT
    return IN_LANE


@nb.njit(nogil=True, inline="always")
def even(a: Any, u: Any, b: Any, t: Any) -> Any:
    """Whether two units have as many hard consonants, by their cards: else their skeletons are no bound."""
    ones, last = np.uint64(0x0101010101010101), np.uint64(56)
    return (a[u, _HARD] * ones) >> last == (b[t, _HARD] * ones) >> last


@nb.njit(nogil=True, inline="always")
def by_sound(
    a: Any, a0: Any, a1: Any, b: Any, b0: Any, b1: Any, kind: Any, costs: Any, drop: Any, classes: Any, rows: Any, least: float, as_many: Any
) -> float:  # fmt: skip
    """How alike two words sound, 0 if less than `least`; at most 0.98. `as_many`: they have as many hard consonants."""
    na, nb_ = a1 - a0, b1 - b0
    if na == 0 or nb_ == 0:
        return 0.0
    length = max(2.5, float(min(na, nb_)) if kind == 2 or kind == 3 else 0.5 * (na + nb_))
    limit = (1.0 - least) * length + 1e-6
    cheapest = float(drop[kind, _CHEAPEST])
    # Every sound that only one of them has costs at least so much.
    if abs(na - nb_) * cheapest > limit:
        return 0.0
    forced = at_least(a, a0, a1, b, b0, b1, costs, kind, cheapest, classes, limit) if as_many else -1.0
    # Two hard consonants left out cost less than much forced together.
    if forced > limit and (limit < _TWO_LEFT_OUT or forced > 1.3 * limit):
        return 0.0
    d = distance(a, a0, a1, b, b0, b1, costs, drop, kind, rows, limit)
    return min(1.0 - d / length, 0.98) if d <= limit else 0.0


@nb.njit(nogil=True, inline="always")
def with_bytes(units: Any) -> Any:
    """Units (`UNITS`), and their cards as bytes."""
    return units + (lent_bytes(units[12]),)  # noqa: RUF005 (numba does not unpack here)


@nb.njit(nogil=True, inline="always")
def settled(best: Any, kind: Any, a_roman: Any, a_ro: Any, a_kind: Any, a_meta: Any, u: Any, b_roman: Any, b_ro: Any, b_kind: Any, b_meta: Any, t: Any) -> float:
    """How alike two words are that sound as alike as `best`."""
    # A slip may change the sound of the letters beside it ("Innocent", "Innocnet").
    shorter: Any = np.int64(min(a_meta >> np.uint64(40), b_meta >> np.uint64(40)))
    slip = 1.0 - _ONE_SLIP / max(shorter, 1)
    if kind == _SAME and shorter >= _LONG_ENOUGH and best < slip and one_slip(a_roman, a_ro[u], a_ro[u + 1], b_roman, b_ro[t], b_ro[t + 1]):
        best = slip
    # The spelling of a number says nothing ("II", "III"); and Arabic's article is no other word ("Ali").
    if best > 0.0 and ((a_kind[u] == NUMBER and b_kind[t] == NUMBER) or (kind == _ABJAD and shorter <= _ARTICLE_LENGTH and (a_kind[u] == JOINING) != (b_kind[t] == JOINING))):
        return 0.0
    return best


@nb.njit(nogil=True, inline="always")
def likeness(a: Any, u: Any, b: Any, t: Any, costs: Any, rows: Any, least: Any) -> float:
    """How alike two units are, 0 to 1; 1 only if they are the same word; 0 if less than `least`; 1 is added where a concept makes them alike."""
    a_roman, a_ro, a_sound, a_so, _, _, _, a_kind, a_co, a_con, a_cl, _, a_cards, a_bytes = a
    b_roman, b_ro, b_sound, b_so, _, _, _, b_kind, b_co, b_con, b_cl, _, b_cards, b_bytes = b
    kinds, pair_costs, drop, classes, _, _, _ = costs
    if a_cards[u, 0] == b_cards[t, 0]:
        return 1.0
    a_meta, b_meta = a_cards[u, _META], b_cards[t, _META]
    meant = 0.0
    if (a_meta & b_meta & _CONCEPT) != 0:
        meant = concept(a_con, a_co[u], a_co[u + 1], a_cl, b_con, b_co[t], b_co[t + 1], b_cl)
    a_script, b_script = a_meta & np.uint64(255), b_meta & np.uint64(255)
    best = 0.0
    kind = np.int64(kinds[a_script, b_script])
    # The reading of a Han character says nothing about likeness.
    if not (a_script == _HAN and b_script == _HAN) and kind != _APART:
        if a_cards[u, 1] == b_cards[t, 1] and a_cards[u, 1] != 0:
            return 0.99
        if (a_meta | b_meta) & _DIGIT == 0:
            # The sounds are on the card, if it has room for them.
            x, x0, na = a_bytes, np.int64(u) * CARD + SOUND, np.int64((a_meta >> np.uint64(24)) & np.uint64(0xFFFF))
            y, y0, nt = b_bytes, np.int64(t) * CARD + SOUND, np.int64((b_meta >> np.uint64(24)) & np.uint64(0xFFFF))
            if na > MOST_SOUNDS:
                x, x0 = a_sound, a_so[u]
            if nt > MOST_SOUNDS:
                y, y0 = b_sound, b_so[t]
            best = by_sound(x, x0, x0 + na, y, y0, y0 + nt, kind, pair_costs, drop, classes, rows, least, even(a_cards, u, b_cards, t))
            best = settled(best, kind, a_roman, a_ro, a_kind, a_meta, u, b_roman, b_ro, b_kind, b_meta, t)
    if meant > best and meant >= least:
        return 1.0 + meant
    return best


@nb.njit(nogil=True, inline="always")
def from_lane(hundredths: Any, a: Any, u: Any, b: Any, t: Any, costs: Any, rows: Any, least: Any) -> float:
    """As `likeness` of two words of this distance."""
    a_roman, a_ro, _, _, _, _, _, a_kind, _, _, _, _, a_cards, x = a
    b_roman, b_ro, _, _, _, _, _, b_kind, _, _, _, _, b_cards, y = b
    kinds, pair_costs, drop, classes, _, _, _ = costs
    a_meta, b_meta = a_cards[u, _META], b_cards[t, _META]
    na, nt = np.int64((a_meta >> np.uint64(24)) & np.uint64(0xFFFF)), np.int64((b_meta >> np.uint64(24)) & np.uint64(0xFFFF))
    x0, y0 = np.int64(u) * CARD + SOUND, np.int64(t) * CARD + SOUND
    kind = np.int64(kinds[a_meta & np.uint64(255), b_meta & np.uint64(255)])
    length = max(2.5, float(min(na, nt)) if kind == 2 or kind == 3 else 0.5 * (na + nt))
    limit, d, best = (1.0 - least) * length + 1e-6, 0.01 * hundredths, 0.0
    if d <= limit + _ROUNDING:
        if d > limit - _ROUNDING:
            best = by_sound(x, x0, x0 + na, y, y0, y0 + nt, kind, pair_costs, drop, classes, rows, least, even(a_cards, u, b_cards, t))
        else:
            forced = -1.0
            if even(a_cards, u, b_cards, t):
                forced = at_least(x, x0, x0 + na, y, y0, y0 + nt, pair_costs, kind, float(drop[kind, _CHEAPEST]), classes, limit)
            if forced <= limit or (limit >= _TWO_LEFT_OUT and forced <= 1.3 * limit):
                best = min(1.0 - d / length, 0.98)
    return settled(best, kind, a_roman, a_ro, a_kind, a_meta, u, b_roman, b_ro, b_kind, b_meta, t)


@nb.njit(nogil=True, inline="always")
def waiting(a: Any, u: Any, b: Any, t: Any, kinds: Any, number: Any) -> Any:
    """What waits for a lane as one number: a number, the sounds of `b[t]`, and the kind of both scripts."""
    return number | sounds_of(b, t) << 32 | np.int64(kinds[a[u, _META] & np.uint64(255), b[t, _META] & np.uint64(255)]) << 48


@nb.njit(nogil=True, inline="always")
def kind_of(one: Any) -> Any:
    """The kind of one that waits."""
    return one >> 48


@nb.njit(nogil=True, inline="always")
def by_length(queue: Any, count: Any, kind: Any, counts: Any, ordered: Any) -> int:
    """Put those of a kind that wait in the order of their sounds, because lanes take as long as the longest word in them; returns how many there are."""
    some = 0
    if count <= LANES:
        for i in range(count):
            if kind_of(queue[i]) == kind:
                ordered[some] = queue[i] & 0xFFFFFFFF
                some += 1
        return some
    counts[:] = 0
    for i in range(count):
        if kind_of(queue[i]) == kind:
            counts[((queue[i] >> 32) & 0xFFFF) + 1] += 1
    for i in range(1, len(counts)):
        counts[i] += counts[i - 1]
    some = counts[len(counts) - 1]
    for i in range(count):
        if kind_of(queue[i]) == kind:
            length = (queue[i] >> 32) & 0xFFFF
            ordered[counts[length]] = queue[i] & 0xFFFFFFFF
            counts[length] += 1
    return some


@nb.njit(nogil=True, inline="always")
def sounds_of(cards: Any, u: Any) -> Any:
    """How many sounds a unit has."""
    return np.int64((cards[u, _META] >> np.uint64(24)) & np.uint64(0xFFFF))


@nb.njit(nogil=True, inline="always")
def fits_initial(a: Any, u: Any, b: Any, t: Any) -> bool:
    """Whether one unit is an initial and the other a word that begins with it."""
    if (a[7][u] == INITIAL) == (b[7][t] == INITIAL):
        return False
    at, other = a[1][u], b[1][t]
    return a[1][u + 1] > at and b[1][t + 1] > other and a[0][at] | 32 == b[0][other] | 32
