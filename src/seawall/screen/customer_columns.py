"""Customers whose names are one Arrow column: no Python object per customer is made before somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from seawall.screen.customers import Customers

#: Every character that `str.strip` takes away, so that Arrow takes away the same. The last one is the ideographic space: to look at all of Unicode takes a third of a second.
WHITE: Final = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())

Owners = npt.NDArray[np.int64]


@dataclass(frozen=True)
class CustomerColumns(Customers):
    """A batch of customers that the engine may take as columns.

    Attributes:
        name_column: every name of every customer, strings without nulls, in the order of the customers.
        name_owner: for each name the place of its customer in the batch, ascending.
    """

    name_column: pa.Array = field(default_factory=lambda: pa.array([], pa.string()))
    name_owner: Owners = field(default_factory=lambda: np.empty(0, np.int64))


class NameLists(Sequence[list[str]]):
    """The names of each customer, read from the column when they are asked for."""

    def __init__(self, column: pa.Array, owner: Owners, count: int) -> None:
        self._column = column
        self._bounds = np.searchsorted(owner, np.arange(count + 1)).tolist()

    def __len__(self) -> int:
        return len(self._bounds) - 1

    @overload
    def __getitem__(self, place: int) -> list[str]: ...
    @overload
    def __getitem__(self, place: slice) -> list[list[str]]: ...
    def __getitem__(self, place: int | slice) -> list[str] | list[list[str]]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        first, last = self._bounds[place], self._bounds[place + 1]
        found: list[str] = self._column.slice(first, last - first).to_pylist()
        return found

    def __iter__(self) -> Iterator[list[str]]:
        texts = self._column.to_pylist()
        bounds = self._bounds
        for place in range(len(self)):
            yield texts[bounds[place] : bounds[place + 1]]


class Texts(Sequence[str]):
    """A column of strings, each made when it is asked for."""

    def __init__(self, column: pa.Array) -> None:
        self._column = column

    def __len__(self) -> int:
        return len(self._column)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        found: Any = self._column[place]
        texts: str | list[str] = found.to_pylist() if isinstance(place, slice) else found.as_py()
        return texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._column.to_pylist())


def trimmed(column: pa.Array) -> pa.Array:
    """Each string without white space at its ends, as `str.strip` does it."""
    return pc.utf8_trim(column, characters=WHITE)


def is_filled(column: pa.Array) -> npt.NDArray[np.bool_]:
    """Which strings are not empty."""
    filled: npt.NDArray[np.bool_] = pc.greater(pc.binary_length(column), 0).to_numpy(zero_copy_only=False)
    return filled


def joined_parts(columns: Sequence[pa.Array]) -> pa.Array:
    """Parts of a name in one string, a space between those that are there."""
    parts = [pc.if_else(pc.equal(pc.binary_length(column), 0), pa.scalar(None, pa.string()), column) for column in map(trimmed, columns)]
    return pc.binary_join_element_wise(*parts, " ", null_handling="skip")


def flat_names(columns: Sequence[pa.Array]) -> tuple[pa.Array, Owners]:
    """Names of rows, each once: row by row, in the order of the columns; and the row of each.

    Args:
        columns: names without white space at their ends, "" where there is none; at least one column.
    """
    count, width = len(columns[0]), len(columns)
    if width == 1:
        filled = is_filled(columns[0])
        return (columns[0], np.arange(count, dtype=np.int64)) if filled.all() else (columns[0].filter(pa.array(filled)), np.flatnonzero(filled).astype(np.int64))
    stacked = pa.concat_arrays(columns)
    order = np.arange(count * width, dtype=np.int64).reshape(width, count).T.ravel()
    order = order[is_filled(stacked)[order]]
    owner = order % count if count else order
    texts = stacked.take(pa.array(order))
    several = np.flatnonzero(np.diff(owner) == 0)
    if not len(several):
        return texts, owner
    codes = texts.dictionary_encode().indices.to_numpy().astype(np.int64)
    _, firsts = np.unique(owner * (len(texts) + 1) + codes, return_index=True)
    kept = np.sort(firsts)
    return (texts, owner) if len(kept) == len(texts) else (texts.take(pa.array(kept)), owner[kept])
