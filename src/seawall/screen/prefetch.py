"""Memory asked for before it is read: the cards, keys and names that a loop will look at next lie scattered over tens of megabytes.

A compiled loop that reads them when it needs them waits for memory most of its time, a hundred times as long as it takes to compare two cards.

The kernels import this file although numba's cache looks at their own time stamps only: it is to stay as it is. Whoever changes it touches them, too.
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call, import-untyped, attr-defined, call-arg"
from typing import Any

import numba as nb
from llvmlite import ir
from numba.extending import intrinsic


@intrinsic
def _prefetch(typing_context: Any, address: Any) -> Any:
    """Ask for the line of memory at an address; nothing happens if there is none."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        pointer, number = ir.IntType(8).as_pointer(), ir.IntType(32)
        ask = builder.module.declare_intrinsic("llvm.prefetch", (pointer,), ir.FunctionType(ir.VoidType(), (pointer, number, number, number)))
        builder.call(ask, (builder.inttoptr(arguments[0], pointer), number(0), number(3), number(1)))
        return context.get_dummy_value()

    return nb.types.void(address), generate


@nb.njit(nogil=True, inline="always")
def ask_for(array: Any, place: Any) -> None:
    """Ask for what stands at a place of an array, or in a row of one with more dimensions."""
    _prefetch(array.ctypes.data + place * array.strides[0])
