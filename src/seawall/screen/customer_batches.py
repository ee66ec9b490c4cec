"""Rows of a customer file as batches for the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from seawall.screen.customer_cells import Cells
from seawall.screen.customer_columns import CustomerColumns
from seawall.screen.customer_details import date_order
from seawall.screen.customer_entities import customers_of_objects, roles_of_object
from seawall.screen.customer_files import open_customers
from seawall.screen.customer_objects import Object
from seawall.screen.customer_reading import Reading
from seawall.screen.customer_tables import LONGEST_NAME, customers_of
from seawall.text.dates import Order

__all__ = ["BATCH_ROWS", "LONGEST_NAME", "Screenable", "read_customers"]

BATCH_ROWS = 25_000
#: A batch is cut earlier if its cells take more memory.
BATCH_BYTES = 1 << 26
#: What a date written in figures looks like; the rest says nothing about the order of day and month.
_FIGURES = r"^\s*\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}"


@dataclass
class Screenable:
    """A customer file while it is read.

    Attributes:
        reading: what was found out, rejects so far.
        batches: the customers; none of them is empty.
        date_order: how `03/04/1970` is read: `dmy` unless dates of the first batch can only be `mdy`.
        close: closes the file; happens by itself when all is read.
    """

    reading: Reading
    batches: Iterator[CustomerColumns]
    date_order: Order = "dmy"
    close: Callable[[], None] = field(default=lambda: None)


def read_customers(path: Path, said: Mapping[str, str] | None = None, rows: int = BATCH_ROWS, encoding: str = "") -> Screenable:
    """Open a customer file.

    Args:
        path: the file; `-` is stdin.
        said: heading -> role, where the guess is wrong.
        rows: customers of a batch; bounds the memory.
        encoding: the file's, where it is known better than it can be told.

    Raises:
        QuestionError: see `customer_files.open_customers`; while batches are read, too: a packed file is cut off.
    """
    opened = open_customers(path, said, encoding)
    result = Screenable(opened.reading, iter(()), close=opened.stream.close)
    if opened.objects is not None:
        result.batches = _object_batches(result, opened.objects, rows)
    elif opened.cells is not None:
        result.batches = _table_batches(result, opened.cells, rows)
    return result


def _table_batches(result: Screenable, source: Iterable[Cells], size: int) -> Iterator[CustomerColumns]:
    guess = result.reading.guess
    assert guess is not None
    for number, cells in enumerate(_gathered(source, size)):
        if number == 0:
            dates = [text for place in guess.places.get("birth", ()) for text in _written_in_figures(cells.columns[place])]
            result.date_order = date_order(dates)
        batch = customers_of(result.reading, cells, result.date_order)
        result.reading.settle(int(cells.rows[-1]))
        if len(batch):
            yield batch
    result.reading.settle()


def _written_in_figures(column: pa.Array) -> Sequence[str]:
    found: list[str] = column.filter(pc.match_substring_regex(column, _FIGURES)).to_pylist()
    return found


def _gathered(source: Iterable[Cells], size: int) -> Iterator[Cells]:
    """Rows put together to batches of a size; the last may be smaller, and those with very long cells are."""
    waiting: list[Cells] = []
    count = weight = 0
    for cells in source:
        if not len(cells.rows):
            continue
        waiting.append(cells)
        count += len(cells.rows)
        weight += sum(column.nbytes for column in cells.columns)
        if count < size and weight < BATCH_BYTES:
            continue
        whole = _together(waiting)
        last = count if weight >= BATCH_BYTES else count - count % size
        for start in range(0, last, size):
            yield _slice(whole, start, min(start + size, last))
        waiting = [_slice(whole, last, count)] if last < count else []
        count, weight = count - last, sum(column.nbytes for cells in waiting for column in cells.columns)
    if count:
        yield _together(waiting)


def _together(parts: Sequence[Cells]) -> Cells:
    if len(parts) == 1:
        return parts[0]
    columns = [pa.concat_arrays(columns) for columns in zip(*(part.columns for part in parts), strict=True)]
    return Cells(np.concatenate([part.rows for part in parts]), columns)


def _slice(cells: Cells, start: int, end: int) -> Cells:
    return Cells(cells.rows[start:end], [column.slice(start, end - start) for column in cells.columns])


def _object_batches(result: Screenable, source: Iterable[Object], size: int) -> Iterator[CustomerColumns]:
    iterator = iter(source)
    number = 0
    while chunk := list(islice(iterator, size)):
        if number == 0:
            result.date_order = date_order(text for _, value in chunk for text in roles_of_object(value)[0].get("birth", ()))
        number += 1
        batch = customers_of_objects(result.reading, chunk, result.date_order)
        result.reading.settle(chunk[-1][0])
        if len(batch):
            yield batch
    result.reading.settle()
