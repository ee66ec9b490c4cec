"""Compiled loop that puts what is asked of a unit first on one card of 128 bytes, so that most pairs of units are told apart by reading two cards.

A card counts the hard consonants of a word by class, and for each kind of a pair of scripts the sounds that may stand for those of a class at less than the full cost.
Each hard consonant without such a partner in the other word costs 1: a lower bound of the distance of two words (`kernels_likeness`) that takes a few nanoseconds.

This file depends on no other of ours (see `kernels_words`).
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
from typing import Any

import numba as nb
import numpy as np

bytes_ = nb.uint8[::1]
longs = nb.int64[::1]
hashes = nb.uint64[::1]
cards2 = nb.uint64[:, ::1]
_PRIME = np.uint64(0x9E3779B97F4A7C15)

#: Columns of a card: hash as written, hash of the roman letters (0 if there are none), hard consonants by class (one byte each), and `META`; then for each of the
#: kinds of a pair of scripts that compare by sound the partners of each class; then the sounds themselves, as many as have room.
NATIVE, ROMAN, HARD, META, PARTNERS, SOUND = 0, 1, 2, 3, 4, 10
COLUMNS = 16
#: Sounds that a card has room for.
ROOM = 48


@nb.njit(cards2(bytes_, longs, bytes_, longs, bytes_, hashes, longs, hashes, cards2), nogil=True, cache=True)
def write_cards(roman: Any, roman_offsets: Any, sound: Any, sound_offsets: Any, scripts: Any, native: Any, concept_offsets: Any, hard: Any, partners: Any) -> Any:
    """The cards of units, one row each.

    `META` is, byte by byte from the lowest: script, whether there is a digit, whether there is a concept, number of sounds (2 bytes), number of roman letters (2 bytes).

    Args:
        hard: for each sound 1 in the byte of its class, 0 if it is not hard.
        partners: for each kind and sound 1 in the byte of each class that it may stand for.
    """
    n = len(scripts)
    kinds = min(len(partners), SOUND - PARTNERS)
    out = np.zeros((n, COLUMNS), np.uint64)
    for u in range(n):
        card = out[u]
        card[NATIVE] = native[u]
        r0, r1, s0, s1 = roman_offsets[u], roman_offsets[u + 1], sound_offsets[u], sound_offsets[u + 1]
        h, digit = np.uint64(r1 - r0) + _PRIME, 0
        for i in range(r0, r1):
            h = (h ^ np.uint64(roman[i])) * _PRIME
            h = h ^ (h >> np.uint64(29))
            if 48 <= roman[i] <= 57:
                digit = 1
        card[ROMAN] = h | np.uint64(1) if r1 > r0 else np.uint64(0)
        some = 1 if concept_offsets[u + 1] > concept_offsets[u] else 0
        card[META] = np.uint64(scripts[u]) | np.uint64(digit << 8) | np.uint64(some << 16) | np.uint64((s1 - s0) << 24) | np.uint64((r1 - r0) << 40)
        for i in range(s0, s1):
            s = sound[i]
            card[HARD] += hard[s]
            for k in range(kinds):
                card[PARTNERS + k] += partners[k, s]
            at = i - s0
            if at < ROOM:
                card[SOUND + (at >> 3)] |= np.uint64(s) << np.uint64(8 * (at & 7))
    return out
