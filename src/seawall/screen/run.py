"""Screen a whole file: customers in, one JSON line out for each that has a hit."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from seawall.errors import QuestionError
from seawall.screen.batch import Hit, Options, screen_batch
from seawall.screen.customer_batches import BATCH_ROWS, read_customers
from seawall.screen.customers import Customers, RejectedRow
from seawall.screen.headings import Guess
from seawall.screen.index.index import Index


@dataclass(frozen=True)
class Screening:
    """What a screening of a file came to.

    Attributes:
        rows: rows of the file, rejects among them.
        with_hit, hits: customers that have one, and how many there are.
        rejects: rows that could not be read.
        form, encoding, separator, guess, date_order: how the file was read.
    """

    rows: int
    with_hit: int
    hits: int
    rejects: list[RejectedRow]
    form: str
    encoding: str
    separator: str
    guess: Guess | None
    date_order: str


@dataclass
class _Tally:
    with_hit: int = 0
    hits: int = 0
    done: int = 0
    best: list[dict[str, Any]] = field(default_factory=list)


def screen_file(
    index: Index, source: Path, target: Path, options: Options | None = None, *, columns: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] = lambda done, with_hit: None, batch_rows: int = BATCH_ROWS,
) -> Screening:  # fmt: skip
    """Screen a file of customers; the output appears whole or not at all.

    Args:
        index: what to screen against.
        source: see `customer_files`.
        target: JSON lines, one for each customer with a hit, in the order of the file.
        columns: heading -> role where the guess is wrong.
        progress: called after each batch with customers done and customers with a hit so far.
        batch_rows: customers held in memory at once.

    Raises:
        QuestionError: the input cannot be read at all, or the output cannot be written.
    """
    opened = read_customers(source, columns, batch_rows)
    tally = _Tally()
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as exc:
        raise QuestionError(f"the output cannot be written ({exc.strerror})", where=str(target), cure="Name a file in a folder that exists.") from exc
    try:
        with os.fdopen(handle, "wb") as out:
            for customers in opened.batches:
                _write_batch(index, customers, options, out, tally)
                progress(tally.done, tally.with_hit)
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    reading = opened.reading
    return Screening(reading.rows_read, tally.with_hit, tally.hits, reading.rejects, reading.form, reading.encoding, reading.separator, reading.guess,
                     opened.date_order)  # fmt: skip


def _write_batch(index: Index, customers: Customers, options: Options | None, out: BinaryIO, tally: _Tally) -> None:
    lines = []
    for place, hits in enumerate(screen_batch(index, customers, options)):
        if hits:
            lines.append(orjson.dumps(answer(customers, place, hits), option=orjson.OPT_APPEND_NEWLINE))
            tally.hits += len(hits)
    out.write(b"".join(lines))
    tally.with_hit += len(lines)
    tally.done += len(customers)


def answer(customers: Customers, place: int, hits: list[Hit]) -> dict[str, Any]:
    """The output line of one customer."""
    return {"id": customers.ids[place], "row": customers.rows[place], "input": customers.inputs(place), "hits": [hit.as_dict() for hit in hits]}
