"""Large arrays that a thread keeps for its compiled loops: making and clearing one takes longer than looking for a single name."""

from __future__ import annotations

import threading

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
_LAST = 2**31 - 1


class _Kept(threading.local):
    def __init__(self) -> None:
        self.marks: dict[str, tuple[Ints, int]] = {}
        self.rooms: dict[str, npt.NDArray[np.generic]] = {}


_kept = _Kept()


def marks(purpose: str, size: int, uses: int) -> tuple[Ints, int]:
    """An array for marks, and the first mark to be used; what former calls left in it is less.

    Args:
        uses: how many marks are used from there on.
    """
    array, first = _kept.marks.get(purpose, (np.empty(0, np.int32), 1))
    if len(array) != size or first + uses > _LAST:
        array, first = np.zeros(size, np.int32), 1
    _kept.marks[purpose] = array, first + uses
    return array, first


def room(purpose: str, rows: int, size: int, kind: type[np.generic]) -> npt.NDArray[np.generic]:
    """An array of `rows` by `size` that holds anything."""
    found = _kept.rooms.get(purpose)
    if found is None or found.shape != (rows, size):
        found = np.zeros((rows, size), kind)
        _kept.rooms[purpose] = found
    return found
