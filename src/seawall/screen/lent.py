"""Arrays lent to the helpers of a compiled loop, without a count of their users.

numba counts the users of an array: handing it to a helper counts up and down, two atomic operations that a loop over letters or words spends more time on than on
its work (the alignment of two names took five times as long). A lent array is not counted. Whoever lends must hold it until the loop is done: the arguments of a
kernel are held by its caller; of an array made within a kernel something is written behind the loop.

The kernels import this file although numba's cache looks at their own time stamps only: it is to stay as it is. Whoever changes it touches them, too.
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call, import-untyped, attr-defined, call-arg"
from typing import Any

import numba as nb
import numpy as np
from llvmlite import ir
from numba.extending import intrinsic


@intrinsic
def _pointer(typing_context: Any, address: Any) -> Any:
    """An address as a pointer."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], ir.IntType(8).as_pointer())

    return nb.types.voidptr(address), generate


@nb.njit(nogil=True, inline="always")
def lent(array: Any) -> Any:
    """The same array, not counted."""
    return nb.carray(_pointer(array.ctypes.data), array.shape, array.dtype)


@nb.njit(nogil=True, inline="always")
def lent_bytes(array: Any) -> Any:
    """The bytes of an array in C order, not counted."""
    return nb.carray(_pointer(array.ctypes.data), (array.size * array.itemsize,), np.uint8)


@nb.njit(nogil=True, inline="always")
def lent_units(units: Any) -> Any:
    """The arrays of the units of one side; see `kernels_likeness.UNITS`."""
    roman, roman_offsets, sound, sound_offsets, scripts, native, joined, kinds, concept_offsets, concepts, concept_likeness, legal, cards = units
    return (lent(roman), lent(roman_offsets), lent(sound), lent(sound_offsets), lent(scripts), lent(native), lent(joined), lent(kinds), lent(concept_offsets),
            lent(concepts), lent(concept_likeness), lent(legal), lent(cards))  # fmt: skip


@nb.njit(nogil=True, inline="always")
def lent_names(names: Any) -> Any:
    """The arrays of the names of one side; see `kernels_likeness.NAMES`."""
    offsets, units, pos, length = names
    return lent(offsets), lent(units), lent(pos), lent(length)


@nb.njit(nogil=True, inline="always")
def lent_costs(costs: Any) -> Any:
    """The arrays of `kernels_likeness.COSTS`."""
    kinds, pair_costs, drop, classes, told, hundredths, left_out = costs
    return lent(kinds), lent(pair_costs), lent(drop), lent(classes), lent(told), lent(hundredths), lent(left_out)
