"""What it costs to take one sound for another: the table behind the likeness of words.

Sounds are single characters: a-z as in English, S sh, C ch, Z zh, X kh, T ts, N ng (see `kernels_words`). Costs lie between 0 (same) and
1 (unrelated). Each pair is a habit of spelling met on the lists; figures were set by hand (see docs/methods, names).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

#: Pairs that writers and romanizations confuse, both ways.
CONFUSED: Final = {
    0.05: ("kq",),
    0.1: ("iy",),
    0.15: ("wv", "jZ"),
    0.2: ("wu", "wo"),
    0.25: ("ou", "vf", "hX", "sz", "Zz"),
    0.3: ("ae", "ie", "kX", "Ts", "TC", "ey"),
    0.35: ("ao", "dt", "sS", "Cj", "jg", "nN", "jy"),
    0.4: ("ai", "au", "eo", "eu", "io", "iu", "vb", "kg", "gX", "gh", "qX", "SC", "Tz", "dz", "CZ", "jz"),
    0.45: ("bp",),
    0.5: ("fp", "sC", "Tt", "jd", "uv", "qg", "ay"),
    0.6: ("st", "lr", "mn"),
}

_VOWELS = "aeiou"


def substitution_costs() -> npt.NDArray[np.float32]:
    """Cost of one sound for another, indexed by their character codes; 1 where the table has no entry."""
    table = np.ones((128, 128), np.float32)
    np.fill_diagonal(table, 0.0)
    for cost, pairs in CONFUSED.items():
        for pair in pairs:
            a, b = ord(pair[0]), ord(pair[1])
            table[a, b] = table[b, a] = cost
    return table


def omission_costs() -> npt.NDArray[np.float32]:
    """Cost of leaving a sound out, by kind of pair (rows): 0 two scripts with vowels, 1 the same script, 2 one script without vowels."""
    table = np.ones((3, 128), np.float32)
    for row, vowel, glide, breath in ((0, 0.45, 0.3, 0.3), (1, 0.7, 0.6, 0.5), (2, 0.06, 0.12, 0.2)):
        for ch in _VOWELS:
            table[row, ord(ch)] = vowel
        for ch in "yw":
            table[row, ord(ch)] = glide
        table[row, ord("h")] = breath
    return table
