"""Which listed words a word may stand for: once for each distinct word of a batch."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from seawall.screen import kernels_likeness as kl
from seawall.screen import kernels_words as kw
from seawall.screen.scratch import marks
from seawall.screen.sounds import sound_costs
from seawall.screen.units import Vocabulary


def in_hundredths(costs: tuple[Any, ...]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Costs of one sound for another and of leaving one out as `lanes` take them: behind a word there is sound 0, which is left out for nothing and taken for no other."""
    taken, left_out = (np.rint(100 * table).astype(np.uint8) for table in costs[1:3])
    taken[:, 0, :] = taken[:, :, 0] = 255
    taken[:, 0, 0] = left_out[:, 0] = 0
    return taken, left_out


#: Words less alike than this do not stand for each other when listed names are looked for.
LEAST_LIKENESS = 0.72
#: ... and when two names are compared that have been found.
LEAST_IN_ALIGNMENT = 0.62
COSTS = sound_costs()
LOOP_COSTS = (*COSTS, *in_hundredths(COSTS))
_CHUNK = 4096


@dataclass(frozen=True)
class KeyTable:
    """The keys of listed units.

    Attributes:
        keys, owners: sorted keys, and the unit of each.
        starts: where keys with each value of their first bits begin.
    """

    keys: npt.NDArray[np.uint64]
    owners: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]

    @property
    def bits(self) -> int:
        return int(len(self.starts) - 1).bit_length() - 1


@dataclass(frozen=True)
class Expansion:
    """For each query unit, listed units in ascending order with their likeness (0-1), CSR."""

    offsets: npt.NDArray[np.int64]
    words: npt.NDArray[np.int32]
    likeness: npt.NDArray[np.float32]


def keys_of(v: Vocabulary, *, asked: bool, left_out: int = 2, wanted: npt.NDArray[np.bool_] | None = None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64]]:
    """The keys under which units meet like ones: offsets for each unit, and the keys; concepts are keys, too.

    Args:
        asked: keys under which units are looked for, not those under which they are found.
        left_out: how many letters are left out at most: two find more misspelled words than one, and take four times as long.
        wanted: for which units; of the others there are none but concepts. All if None.
    """
    some = np.ones(v.size, np.bool_) if wanted is None else wanted
    offsets, keys = kw.all_keys(v.roman, v.roman_offsets, v.sound, v.sound_offsets, v.joined, v.scripts, some, asked, left_out)
    if len(v.concepts) == 0:
        return offsets, keys
    owners = np.concatenate([np.repeat(np.arange(v.size), np.diff(offsets)), np.repeat(np.arange(v.size), np.diff(v.concept_offsets))])
    order = np.argsort(owners, kind="stable")
    return offsets + v.concept_offsets, np.concatenate([keys, v.concepts])[order]


def key_table(v: Vocabulary) -> KeyTable:
    """The keys of listed units, ready to be searched."""
    offsets, keys = keys_of(v, asked=False)
    owners = np.repeat(np.arange(v.size, dtype=np.int32), np.diff(offsets))
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    bits = max(8, int(max(1, len(keys))).bit_length() - 2)
    return KeyTable(keys, owners, kw.directory(keys, bits))


def expand_against(
    query: Vocabulary, listed: tuple[Any, ...], table: KeyTable, *, count: int | None = None, least: float = LEAST_LIKENESS, left_out: int = 2,
    asked: npt.NDArray[np.bool_] | None = None, opened: npt.NDArray[np.uint16] | None = None, threads: int = 2,
) -> Expansion:  # fmt: skip
    """Expand the first `count` query units (all if None).

    Args:
        query: units of the query.
        listed: units of the list, as the loops take them.
        table: their keys.
        least: nothing less alike.
        left_out: see `keys_of`; of the query's keys.
        asked: for each query unit whether it is to be expanded; the others get nothing.
        opened: bits of the scripts in which each listed unit may be asked for; all if None.
    """
    total = query.size if count is None else count
    offsets, keys = keys_of(query, asked=True, left_out=left_out, wanted=asked)
    if asked is not None:
        counts = np.diff(offsets)
        keys = keys[np.repeat(asked, counts)]
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.where(asked, counts, 0))]).astype(np.int64)

    open_to = np.full(len(listed[4]), 0xFFFF, np.uint16) if opened is None else opened

    def run(first: int) -> tuple[Any, Any, Any]:
        expand: Any = kl.expand
        last = min(total, first + _CHUNK)
        result: tuple[Any, Any, Any] = expand(query.side, offsets, keys, listed, open_to, table.keys, table.owners, table.starts, table.bits, LOOP_COSTS, least,
                                              *marks("expand", len(listed[4]), last - first), first, last)  # fmt: skip
        return result

    parts = in_chunks(run, total, _CHUNK, threads)
    if not parts:
        return Expansion(np.zeros(1, np.int64), np.empty(0, np.int32), np.empty(0, np.float32))
    counts = np.concatenate([np.diff(p[0]) for p in parts])
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.int64)
    return Expansion(bounds, np.concatenate([p[1] for p in parts]), np.concatenate([p[2] for p in parts]))


def in_chunks(run: Callable[[int], Any], total: int, size: int, threads: int) -> list[Any]:
    """The results of a compiled loop (which lets other threads run) over chunks of its rows, in order."""
    firsts = range(0, total, size)
    if len(firsts) > 1 and threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(run, firsts))
    return [run(first) for first in firsts]
