"""Sixteen distances of words at once, as vectors of small numbers.

The distance of one pair of words is a loop of a few steps that ends where nobody can guess: a processor spends most of its time on guessing wrong. Sixteen pairs side by
side (*lanes*) go through the same steps. A word that is shorter than the longest of its side is followed by zeros: a sound that costs nothing to leave out.

The kernels import this file although numba's cache looks at their own time stamps only: it is to stay as it is. Whoever changes it touches them, too.
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call, import-untyped, attr-defined, call-arg"
from typing import Any

import numba as nb
import numpy as np
from llvmlite import ir
from numba.extending import intrinsic

LANES = 16
#: Sounds that a word in a lane may have.
MOST_SOUNDS = 48
#: What neighbors exchanged cost, in hundredths; more than any distance.
_SWAP, _FAR = 80, 0xFFFF

_BYTE, _SHORT, _INT, _LONG = ir.IntType(8), ir.IntType(16), ir.IntType(32), ir.IntType(64)
_BYTES, _SHORTS, _INTS = ir.VectorType(_BYTE, LANES), ir.VectorType(_SHORT, LANES), ir.VectorType(_INT, LANES)


def _load(builder: Any, address: Any, kind: Any) -> Any:
    found = builder.load(builder.inttoptr(address, kind.as_pointer()))
    found.align = 1
    return found


def _store(builder: Any, address: Any, value: Any) -> None:
    builder.store(value, builder.inttoptr(address, value.type.as_pointer())).align = 1


def _least(builder: Any, a: Any, b: Any) -> Any:
    return builder.select(builder.icmp_unsigned("<", a, b), a, b)


def _all(value: Any) -> Any:
    return ir.Constant(_SHORTS, [value] * LANES)


def _looked_up(builder: Any, table: Any, bases: Any, sounds: Any) -> Any:
    """For each lane the byte of a table at the lane's base (32 bits) plus its sound."""
    found = ir.Constant(_BYTES, ir.Undefined)
    for lane in range(LANES):
        base = builder.zext(_load(builder, builder.add(bases, _LONG(4 * lane)), _INT), _LONG)
        sound = builder.zext(_load(builder, builder.add(sounds, _LONG(lane)), _BYTE), _LONG)
        found = builder.insert_element(found, _load(builder, builder.add(table, builder.add(base, sound)), _BYTE), _INT(lane))
    return builder.zext(found, _SHORTS)


@intrinsic
def _column(typing_context: Any, out: Any, words: Any, place: Any) -> Any:
    """The sound at a place of each of the words, whose addresses are listed, to `out`."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        out, words, place = arguments
        found = ir.Constant(_BYTES, ir.Undefined)
        for lane in range(LANES):
            word = _load(builder, builder.add(words, _LONG(8 * lane)), _LONG)
            found = builder.insert_element(found, _load(builder, builder.add(word, place), _BYTE), _INT(lane))
        _store(builder, out, found)
        return context.get_dummy_value()

    return nb.types.void(out, words, place), generate


@intrinsic
def _look_up(typing_context: Any, out: Any, table: Any, bases: Any, sounds: Any) -> Any:
    """See `_looked_up`, to `out`."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        out, *where = arguments
        _store(builder, out, _looked_up(builder, *where))
        return context.get_dummy_value()

    return nb.types.void(out, table, bases, sounds), generate


@intrinsic
def _bases(typing_context: Any, out: Any, kinds: Any, sounds: Any) -> Any:
    """Where the costs of each lane's sound begin: 128 * (128 * kind + sound), to `out`."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        out, kinds, sounds = arguments
        rows = builder.add(_load(builder, kinds, _INTS), builder.zext(_load(builder, sounds, _BYTES), _INTS))
        _store(builder, out, builder.shl(rows, ir.Constant(_INTS, [7] * LANES)))
        return context.get_dummy_value()

    return nb.types.void(out, kinds, sounds), generate


@intrinsic
def _begin(typing_context: Any, now: Any, above: Any, cost: Any) -> Any:
    """The cell beside another, `cost` more (see `_cell`)."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        now, above, cost = arguments
        _store(builder, now, builder.add(_load(builder, above, _SHORTS), _load(builder, cost, _SHORTS)))
        return context.get_dummy_value()

    return nb.types.void(now, above, cost), generate


@intrinsic
def _cell(typing_context: Any, now: Any, before: Any, before2: Any, left_a: Any, left_b: Any, table: Any, bases: Any, a: Any, b: Any) -> Any:
    """One cell of the tables of distances, from those around it.

    Args:
        now, before, before2: the cell to the left in this row, in the row above it and in the one above that.
        left_a, left_b: what leaving out either sound costs.
        table, bases: of costs, see `_looked_up`.
        a, b: sounds; those before them stand in front.
    """

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        now, before, before2, left_a, left_b, table, bases, a, b = arguments
        size = _LONG(2 * LANES)
        taken = builder.add(_load(builder, before, _SHORTS), _looked_up(builder, table, bases, b))
        above = builder.add(_load(builder, builder.add(before, size), _SHORTS), _load(builder, left_a, _SHORTS))
        beside = builder.add(_load(builder, now, _SHORTS), _load(builder, left_b, _SHORTS))
        mine, theirs = _load(builder, a, _BYTES), _load(builder, b, _BYTES)
        former_mine, former_theirs = (_load(builder, builder.sub(x, _LONG(LANES)), _BYTES) for x in (a, b))
        crossed = builder.and_(builder.icmp_unsigned("==", mine, former_theirs), builder.icmp_unsigned("==", theirs, former_mine))
        crossed = builder.and_(crossed, builder.icmp_unsigned("!=", mine, theirs))
        exchanged = builder.add(_load(builder, builder.sub(before2, size), _SHORTS), _all(_SWAP))
        found = _least(builder, _least(builder, taken, above), beside)
        found = _least(builder, found, builder.select(crossed, exchanged, _all(_FAR)))
        _store(builder, builder.add(now, size), found)
        return context.get_dummy_value()

    return nb.types.void(*[nb.types.int64] * 9), generate


#: Parts of the cells, in bytes: nothing; sounds of both sides behind a row of none; where costs begin; costs of leaving out; three rows of distances.
_NOTHING = 0
_SOUNDS_A = 2 * LANES
_SOUNDS_B = _SOUNDS_A + (MOST_SOUNDS + 1) * LANES
_BASES = _SOUNDS_B + (MOST_SOUNDS + 1) * LANES
_LEFT_A = _BASES + 4 * LANES
_LEFT_B = _LEFT_A + 2 * LANES
_ROWS = _LEFT_B + 2 * LANES * (MOST_SOUNDS + 1)
_ROW = 2 * LANES * (MOST_SOUNDS + 1)
_SIZE = _ROWS + 3 * _ROW
#: No sound, not even that behind a word.
_NONE = 0xFF


@nb.njit(nogil=True)
def new_lanes() -> Any:
    """Addresses of the words of both sides, costs by kind, and cells: what `distances` works with."""
    cells = np.zeros(_SIZE // 2, np.uint16)
    for side in (_SOUNDS_A, _SOUNDS_B):
        cells[side // 2 : (side + LANES) // 2] = _NONE << 8 | _NONE
    return np.zeros(2 * LANES, np.int64), np.zeros(LANES, np.int32), cells


@nb.njit(nogil=True, inline="always")
def put(lanes: Any, lane: Any, a: Any, b: Any, kind: Any) -> None:
    """Put a pair of words into a lane: addresses of `MOST_SOUNDS` bytes each, zeros behind the word, and the kind of their scripts."""
    words, kinds, _ = lanes
    words[lane], words[LANES + lane] = a, b
    kinds[lane] = kind << 7


@nb.njit(nogil=True, inline="always")
def distances(lanes: Any, filled: Any, la: Any, lb: Any, costs: Any, drop: Any) -> int:
    """Distances (hundredths) of the pairs of words in the first lanes.

    Args:
        lanes: see `new_lanes`.
        filled: how many lanes have a pair.
        la, lb: sounds of the longest word of each side.
        costs, drop: bytes by kind and sound, as `kernels_likeness.COSTS`; leaving out sound 0 costs nothing.

    Returns:
        The place in the cells where they begin.
    """
    words, kinds, cells = lanes
    for lane in range(filled, LANES):
        put(lanes, lane, words[0], words[LANES], np.int64(kinds[0]) >> 7)
    at, kind = np.int64(cells.ctypes.data), np.int64(kinds.ctypes.data)
    table, left = np.int64(costs.ctypes.data), np.int64(drop.ctypes.data)
    a, b = np.int64(words.ctypes.data), np.int64(words.ctypes.data) + 8 * LANES
    now, before, before2 = at + _ROWS, at + _ROWS + _ROW, at + _ROWS + 2 * _ROW
    _begin(before, at + _NOTHING, at + _NOTHING)
    for j in range(lb):
        _column(at + _SOUNDS_B + (j + 1) * LANES, b, np.int64(j))
        _look_up(at + _LEFT_B + 2 * LANES * j, left, kind, at + _SOUNDS_B + (j + 1) * LANES)
        _begin(before + 2 * LANES * (j + 1), before + 2 * LANES * j, at + _LEFT_B + 2 * LANES * j)
    for i in range(la):
        mine = at + _SOUNDS_A + (i + 1) * LANES
        _column(mine, a, np.int64(i))
        _look_up(at + _LEFT_A, left, kind, mine)
        _bases(at + _BASES, kind, mine)
        _begin(now, before, at + _LEFT_A)
        for j in range(lb):
            cell = 2 * LANES * j
            _cell(now + cell, before + cell, before2 + cell, at + _LEFT_A, at + _LEFT_B + cell, table, at + _BASES, mine, at + _SOUNDS_B + (j + 1) * LANES)
        now, before, before2 = before2, now, before
    return (before + 2 * LANES * lb - at) >> 1
