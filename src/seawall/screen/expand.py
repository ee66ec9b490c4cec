"""Which listed words a word may stand for: once for each distinct word of a batch."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from seawall.screen import kernels_words as kw
from seawall.screen.sounds import omission_costs, substitution_costs

#: Words less alike than this do not stand for each other.
LEAST_LIKENESS = 0.74
_COSTS = substitution_costs()
_DROPS = omission_costs()
_CHUNK = 4096


class Described(Protocol):
    """Units as both sides have them."""

    roman: Any
    roman_offsets: Any
    sound: Any
    sound_offsets: Any
    scripts: Any
    native: Any
    joined: Any


@dataclass(frozen=True)
class Expansion:
    """For each query unit, listed units in ascending order with their likeness (0-1), CSR."""

    offsets: npt.NDArray[np.int64]
    words: npt.NDArray[np.int32]
    likeness: npt.NDArray[np.float32]


def expand_against(
    query: Any, listed: Any, keys: Any, owners: Any, starts: Any, *, count: int | None = None, least: float = LEAST_LIKENESS, threads: int = 2
) -> Expansion:  # fmt: skip
    """Expand the first `count` query units (all if None).

    Args:
        query, listed: units as `Described`.
        keys, owners, starts: the key table of the listed units.
    """
    total = len(query.roman_offsets) - 1 if count is None else count
    bits = int(len(starts) - 1).bit_length() - 1

    def run(first: int) -> tuple[Any, Any, Any]:
        result: tuple[Any, Any, Any] = kw.expand(
            query.roman, query.roman_offsets, query.sound, query.sound_offsets, query.scripts, query.native, query.joined,
            listed.roman, listed.roman_offsets, listed.sound, listed.sound_offsets, listed.scripts, listed.native, listed.joined,
            keys, owners, starts, bits, _COSTS, _DROPS, least, first, min(total, first + _CHUNK))  # fmt: skip
        return result

    firsts = range(0, total, _CHUNK)
    if len(firsts) > 1 and threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(run, firsts))
    else:
        parts = [run(first) for first in firsts]
    if not parts:
        return Expansion(np.zeros(1, np.int64), np.empty(0, np.int32), np.empty(0, np.float32))
    counts = np.concatenate([np.diff(p[0]) for p in parts])
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.int64)
    return Expansion(offsets, np.concatenate([p[1] for p in parts]), np.concatenate([p[2] for p in parts]))
