"""Compiled loops over alignments: from what two names have in common to log-odds.

`derive` makes of the raw features of an alignment (`kernels_features.FEATURES`) the terms of the model, which do not depend on which of the two names comes first;
`contribute` reads off what each term contributes: a curve through a few points for each term and group (see `screen.model`).
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

from seawall.screen.lent import lent

features2 = nb.float32[:, ::1]
values3 = nb.float32[:, :, ::1]
ints = nb.int32[::1]
bytes_ = nb.uint8[::1]
doubles = nb.float64[::1]
groups2 = nb.uint8[:, ::1]

#: The terms of the model, in the order of the columns of `derive`.
TERMS = (
    "conflict", "conflict_share", "largest_conflict", "omission", "omission_share", "largest_left", "matched", "covered_most", "covered_least",
    "dropped_both", "dropped_one", "worst_word", "spelling", "words_matched", "words_fewest", "words_more", "order", "swapped_inside", "first_word", "last_word",
    "initials", "numbers", "concepts", "forms_one", "forms_same", "forms_near", "forms_other", "abjad", "hangul", "kana", "han", "acronym", "one_word", "weight_least", "letters", "edits", "order_syllables",
)  # fmt: skip
N_TERMS = 37


@nb.njit(nogil=True, inline="always")
def _derive(r: Any, o: Any) -> None:
    """The terms of one alignment into `o`, which holds zeros."""
    qw, nw = max(r[0], 1e-6), max(r[1], 1e-6)
    heavier = max(qw, nw)
    ql, nl = r[4], r[5]
    less = min(ql, nl)
    more = max(ql, nl) - less
    matched = 0.5 * (r[2] + r[3])
    o[0] = less
    o[1] = less / heavier
    o[2] = min(r[8], r[9])
    o[3] = more
    o[4] = more / heavier
    o[5] = max(r[8], r[9])
    o[6] = matched
    o[7] = max(r[2] / qw, r[3] / nw)
    o[8] = min(r[2] / qw, r[3] / nw)
    o[9] = min(r[6], r[7])
    o[10] = max(r[6], r[7])
    o[11] = r[10]
    o[12] = r[21]
    o[13] = min(r[11], 4.0)
    fewest = max(1.0, min(r[12], r[13]))
    o[14] = min(fewest, 5.0)
    o[15] = min(abs(r[12] - r[13]), 4.0)
    o[16] = 1.0 if r[15] > 0 else 0.0
    # The last word fits, those before it have changed places: a son named after his father is another man.
    o[17] = 1.0 if r[15] > 0 and r[22] > 0.8 else 0.0
    o[18] = r[16]
    o[19] = r[22]
    o[20] = min(r[17], 2.0)
    o[21] = r[14]
    o[22] = min(1.0, r[20] / max(matched, 1e-6))
    if r[18] >= 1.0:
        o[22 + int(r[18])] = 1.0
    if 2.0 <= r[19] <= 5.0:
        o[25 + int(r[19])] = 1.0
    o[31] = r[23]
    o[32] = 1.0 if fewest == 1.0 else 0.0
    o[33] = min(qw, nw)
    o[34] = r[24]
    # Letters compare within one script only; between two, `spelling` says it.
    o[35] = r[25] if r[19] == 1.0 else 0.0
    o[36] = 1.0 if r[15] > 0 and r[19] >= 3.0 else 0.0


@nb.njit(features2(features2), nogil=True, cache=True)
def derive(f: Any) -> Any:
    """Terms of alignments, one row each; see `TERMS`."""
    n = len(f)
    out = np.zeros((n, N_TERMS), np.float32)
    for i in range(n):
        _derive(f[i], out[i])
    return out


@nb.njit(nogil=True, inline="always")
def _read_off(x: float, g: int, t: int, points: Any, counts: Any, values: Any) -> Any:
    """The curve of a term of a group at x."""
    last = counts[t] - 1
    if last < 0:
        return np.float32(0.0)
    if x <= points[t, 0]:
        return values[g, t, 0]
    if x >= points[t, last]:
        return values[g, t, last]
    k = 1
    while points[t, k] < x:
        k += 1
    share = (x - points[t, k - 1]) / (points[t, k] - points[t, k - 1])
    return values[g, t, k - 1] + share * (values[g, t, k] - values[g, t, k - 1])


@nb.njit(features2(features2, bytes_, features2, ints, values3), nogil=True, cache=True)
def contribute(terms: Any, groups: Any, points: Any, counts: Any, values: Any) -> Any:
    """What each term of each pair contributes (log-odds).

    Args:
        terms: see `derive`.
        groups: of each pair.
        points, counts: where the curve of each term has its points (padded), and how many.
        values: of each group, term and point.
    """
    points, counts, values = lent(points), lent(counts), lent(values)
    n = len(terms)
    out = np.zeros((n, N_TERMS), np.float32)
    for i in range(n):
        for t in range(N_TERMS):
            out[i, t] = _read_off(terms[i, t], groups[i], t, points, counts, values)
    return out


@nb.njit(doubles(features2, groups2, doubles, features2, ints, values3), nogil=True, cache=True)
def highest(f: Any, groups: Any, start: Any, points: Any, counts: Any, values: Any) -> Any:
    """The highest sum of start and contributions (log-odds) that alignments come to in any of a few groups.

    Args:
        f: features, see `derive`.
        groups: the groups that each may be in, one row a pair.
        start: of each group; `points`, `counts`, `values`: see `contribute`.
    """
    f, groups, points, counts, values = lent(f), lent(groups), lent(points), lent(counts), lent(values)
    n, several = groups.shape
    out = np.empty(n, np.float64)
    room = np.empty(N_TERMS, np.float32)
    terms = lent(room)
    for i in range(n):
        for t in range(N_TERMS):
            terms[t] = 0.0
        _derive(lent(f[i]), terms)
        best = -np.inf
        for k in range(several):
            g = groups[i, k]
            total = start[g]
            for t in range(N_TERMS):
                total += _read_off(terms[t], g, t, points, counts, values)
            best = max(best, total)
        out[i] = best
    # What was lent must live until here.
    room[0] = 0.0
    return out
