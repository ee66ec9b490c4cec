"""Distances of a word to sixteen others at once, as vectors of small numbers.

The distance of one pair of words is a loop of a few steps that ends where nobody can guess: a processor spends most of its time on guessing wrong. Sixteen words side by
side (*lanes*) go through the same steps. A word that is shorter than the longest of them is followed by zeros: a sound that costs nothing to leave out.

What each sound costs beside each of the one word's is put together first (its *profile*: 16 bytes for each sound). Then all costs of a sound are one load, and those of
sixteen sounds are sixteen loads and a transposition; to look them up one by one would take longer than all the rest.

The kernels import this file although numba's cache looks at their own time stamps only: it is to stay as it is. Whoever changes it touches them, too.
"""

from __future__ import annotations

# mypy: disable-error-code="misc, no-any-return, no-untyped-call, import-untyped, attr-defined, call-arg"
from typing import Any

import numba as nb
import numpy as np
from llvmlite import ir
from numba.core import cgutils
from numba.extending import intrinsic

LANES = 16
#: Sounds that a word in a lane may have.
MOST_SOUNDS = 48
#: What neighbors exchanged cost, in hundredths; more than any distance.
_SWAP, _FAR = 80, 0xFFFF
#: Sounds that there are.
_ALPHABET = 128

_BYTE, _SHORT, _INT, _LONG = ir.IntType(8), ir.IntType(16), ir.IntType(32), ir.IntType(64)
_BYTES, _SHORTS = ir.VectorType(_BYTE, LANES), ir.VectorType(_SHORT, LANES)


def _load(builder: Any, address: Any, kind: Any) -> Any:
    found = builder.load(builder.inttoptr(address, kind.as_pointer()))
    found.align = 1
    return found


def _store(builder: Any, address: Any, value: Any) -> None:
    builder.store(value, builder.inttoptr(address, value.type.as_pointer())).align = 1


def _least(builder: Any, a: Any, b: Any) -> Any:
    return builder.select(builder.icmp_unsigned("<", a, b), a, b)


def _everywhere(builder: Any, value: Any, kind: Any) -> Any:
    """A vector of one number."""
    first = builder.insert_element(ir.Constant(kind, ir.Undefined), value, _INT(0))
    return builder.shuffle_vector(first, ir.Constant(kind, ir.Undefined), ir.Constant(ir.VectorType(_INT, LANES), [0] * LANES))


def _transposed(builder: Any, rows: list[Any]) -> list[Any]:
    """Sixteen vectors of sixteen bytes, rows made columns: four times every row is shuffled with the one eight behind it."""
    halves = [ir.Constant(ir.VectorType(_INT, LANES), [half + k // 2 + LANES * (k % 2) for k in range(LANES)]) for half in (0, LANES // 2)]
    for _ in range(4):
        rows = [builder.shuffle_vector(rows[k], rows[k + 8], half) for k in range(8) for half in halves]
    return rows


@intrinsic
def _write_profile(typing_context: Any, out: Any, rows: Any) -> Any:
    """Sixteen rows of costs, whose addresses are listed, to `out`, sound by sound."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        out, rows = arguments
        addresses = [_load(builder, builder.add(rows, _LONG(8 * k)), _LONG) for k in range(LANES)]
        with cgutils.for_range(builder, _LONG(_ALPHABET // LANES)) as loop:
            part = builder.mul(loop.index, _LONG(LANES))
            found = _transposed(builder, [_load(builder, builder.add(address, part), _BYTES) for address in addresses])
            for k, row in enumerate(found):
                _store(builder, builder.add(out, builder.mul(builder.add(part, _LONG(k)), _LONG(LANES))), row)
        return context.get_dummy_value()

    return nb.types.void(out, rows), generate


@intrinsic
def _read_profile(typing_context: Any, out: Any, sounds: Any, words: Any, place: Any, profile: Any) -> Any:
    """The sounds at a place of words, whose addresses are listed, to `sounds`, and what they cost to `out`: one vector for each row of the profile."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        out, sounds, words, place, profile = arguments
        found, rows = ir.Constant(_BYTES, ir.Undefined), []
        for lane in range(LANES):
            word = _load(builder, builder.add(words, _LONG(8 * lane)), _LONG)
            sound = _load(builder, builder.add(word, place), _BYTE)
            found = builder.insert_element(found, sound, _INT(lane))
            rows.append(_load(builder, builder.add(profile, builder.mul(builder.zext(sound, _LONG), _LONG(LANES))), _BYTES))
        _store(builder, sounds, found)
        for k, row in enumerate(_transposed(builder, rows)):
            _store(builder, builder.add(out, _LONG(LANES * k)), row)
        return context.get_dummy_value()

    return nb.types.void(out, sounds, words, place, profile), generate


@intrinsic
def _first_column(typing_context: Any, now: Any, left: Any, count: Any) -> Any:
    """The column of distances to no sounds at all: what leaving out the word's costs."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        now, left, count = arguments
        total = cgutils.alloca_once_value(builder, ir.Constant(_SHORTS, [0] * LANES))
        _store(builder, now, builder.load(total))
        with cgutils.for_range(builder, count) as loop:
            more = builder.zext(_load(builder, builder.add(left, loop.index), _BYTE), _SHORT)
            found = builder.add(builder.load(total), _everywhere(builder, more, _SHORTS))
            builder.store(found, total)
            _store(builder, builder.add(now, builder.mul(builder.add(loop.index, _LONG(1)), _LONG(2 * LANES))), found)
        return context.get_dummy_value()

    return nb.types.void(now, left, count), generate


@intrinsic
def _write_column(typing_context: Any, now: Any, before: Any, before2: Any, costs: Any, word: Any, left: Any, sounds: Any, count: Any) -> Any:
    """One column of the tables of distances, from the two before it.

    Args:
        now, before, before2: columns.
        costs: of the lanes' sounds: of leaving them out, then beside each sound of the word.
        word, left: the word's sounds, the one before them is none; what it costs to leave them out.
        sounds: of the lanes at this place; before these stand those of the place before.
        count: of the word's sounds.
    """

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        now, before, before2, costs, word, left, sounds, count = arguments
        size = 2 * LANES
        theirs, formerly = _load(builder, sounds, _BYTES), _load(builder, builder.sub(sounds, _LONG(LANES)), _BYTES)
        left_theirs = builder.zext(_load(builder, costs, _BYTES), _SHORTS)
        corner = _load(builder, before, _SHORTS)
        first = builder.add(corner, left_theirs)
        _store(builder, now, first)
        # What the cell before was, and its neighbor to the left: kept in registers.
        above, diagonal = (cgutils.alloca_once_value(builder, value) for value in (first, corner))
        with cgutils.for_range(builder, count) as loop:
            i = loop.index
            at, behind = builder.mul(i, _LONG(size)), builder.mul(builder.add(i, _LONG(1)), _LONG(size))
            beside = _load(builder, builder.add(before, behind), _SHORTS)
            cost = builder.zext(_load(builder, builder.add(costs, builder.mul(builder.add(i, _LONG(1)), _LONG(LANES))), _BYTES), _SHORTS)
            mine, former_mine = (_everywhere(builder, _load(builder, builder.add(word, builder.add(i, _LONG(k))), _BYTE), _BYTES) for k in (0, -1))
            left_mine = _everywhere(builder, builder.zext(_load(builder, builder.add(left, i), _BYTE), _SHORT), _SHORTS)
            crossed = builder.and_(builder.icmp_unsigned("==", mine, formerly), builder.icmp_unsigned("==", theirs, former_mine))
            crossed = builder.and_(crossed, builder.icmp_unsigned("!=", mine, theirs))
            exchanged = builder.add(_load(builder, builder.add(before2, builder.sub(at, _LONG(size))), _SHORTS), ir.Constant(_SHORTS, [_SWAP] * LANES))
            found = _least(builder, builder.add(builder.load(diagonal), cost), builder.add(beside, left_theirs))
            found = _least(builder, found, builder.select(crossed, exchanged, ir.Constant(_SHORTS, [_FAR] * LANES)))
            found = _least(builder, found, builder.add(builder.load(above), left_mine))
            _store(builder, builder.add(now, behind), found)
            builder.store(found, above)
            builder.store(beside, diagonal)
        return context.get_dummy_value()

    return nb.types.void(*[nb.types.int64] * 8), generate


#: Parts of the cells, in bytes: the word behind a sound that is none; what it costs to leave its sounds out; its profile, of which each block has sixteen rows; costs of
#: the lanes' sounds; these sounds behind such that are none; three columns of distances, before each a cell that is nothing.
_BLOCKS = (MOST_SOUNDS + LANES) // LANES
_BLOCK = _ALPHABET * LANES
_WORD = LANES
_LEFT = _WORD + MOST_SOUNDS
_PROFILE = _LEFT + MOST_SOUNDS
_COSTS = _PROFILE + _BLOCKS * _BLOCK
_SOUNDS = _COSTS + _BLOCKS * LANES * LANES + LANES
_COLUMN = 2 * LANES * (MOST_SOUNDS + 2)
_COLUMNS = _SOUNDS + MOST_SOUNDS * LANES + 2 * LANES
_SIZE = _COLUMNS + 3 * _COLUMN
#: No sound, not even that behind a word.
_NONE = 0xFF


@nb.njit(nogil=True)
def new_lanes() -> Any:
    """Addresses of the words in the lanes, cells, and room for the addresses of rows: what `distances` works with."""
    cells = np.zeros(_SIZE, np.uint8)
    cells[_WORD - 1] = _NONE
    cells[_SOUNDS - LANES : _SOUNDS] = _NONE
    return np.zeros(LANES, np.int64), cells, np.zeros(LANES, np.int64)


@nb.njit(nogil=True, inline="always")
def put_word(lanes: Any, word: Any, size: Any, kind: Any, costs: Any, drop: Any) -> None:
    """Make the profile of a word that is to be compared.

    Args:
        lanes: see `new_lanes`.
        word: its sounds (an array and the place of the first); `size`: how many there are, at most `MOST_SOUNDS`.
        kind: of the scripts of all pairs.
        costs, drop: bytes by kind and sound, as `kernels_likeness.COSTS`; leaving out sound 0 costs nothing.
    """
    _, cells, rows = lanes
    sounds, first = word
    at, table, left = np.int64(cells.ctypes.data), np.int64(costs.ctypes.data), np.int64(drop.ctypes.data)
    left_out = left + kind * _ALPHABET
    for i in range(size):
        cells[_WORD + i], cells[_LEFT + i] = sounds[first + i], drop[kind, sounds[first + i]]
    # The first row is what leaving out costs; so are those behind the word, which nobody reads.
    for block in range((size + LANES) // LANES):
        for k in range(LANES):
            i = LANES * block + k - 1
            rows[k] = table + (kind * _ALPHABET + np.int64(sounds[first + i])) * _ALPHABET if 0 <= i < size else left_out
        _write_profile(at + _PROFILE + block * _BLOCK, np.int64(rows.ctypes.data))


@nb.njit(nogil=True, inline="always")
def put(lanes: Any, lane: Any, word: Any) -> None:
    """Put a word into a lane: the address of `MOST_SOUNDS` bytes, zeros behind the word."""
    lanes[0][lane] = word


@nb.njit(nogil=True, inline="always")
def distances(lanes: Any, filled: Any, size: Any, longest: Any) -> int:
    """Distances (hundredths) of a word to those in the first lanes.

    Args:
        lanes: see `new_lanes`.
        filled: how many lanes have a word.
        size: sounds of the word, see `put_word`.
        longest: sounds of the longest in the lanes.

    Returns:
        The place in the cells where they begin, see `distance_in`.
    """
    words, cells, _ = lanes
    for lane in range(filled, LANES):
        words[lane] = words[0]
    at, listed = np.int64(cells.ctypes.data), np.int64(words.ctypes.data)
    now, before, before2 = at + _COLUMNS + 2 * LANES, at + _COLUMNS + _COLUMN + 2 * LANES, at + _COLUMNS + 2 * _COLUMN + 2 * LANES
    _first_column(before, at + _LEFT, size)
    for j in range(longest):
        sounds = at + _SOUNDS + LANES * j
        for block in range((size + LANES) // LANES):
            _read_profile(at + _COSTS + block * LANES * LANES, sounds, listed, np.int64(j), at + _PROFILE + block * _BLOCK)
        _write_column(now, before, before2, at + _COSTS, at + _WORD, at + _LEFT, sounds, np.int64(size))
        now, before, before2 = before2, now, before
    return before + 2 * LANES * size - at


@nb.njit(nogil=True, inline="always")
def distance_in(lanes: Any, place: Any, lane: Any) -> Any:
    """The distance in a lane; `place`: what `distances` returned."""
    cells = lanes[1]
    return np.int64(cells[place + 2 * lane]) | np.int64(cells[place + 2 * lane + 1]) << 8
