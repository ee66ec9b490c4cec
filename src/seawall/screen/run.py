"""Screen a whole file: customers in, one JSON line out for each that has a hit."""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import orjson

from seawall.errors import QuestionError
from seawall.pause import collection_paused
from seawall.screen.batch import Hit, Options, screen_batch
from seawall.screen.customer_batches import BATCH_ROWS, Screenable, read_customers
from seawall.screen.customers import Customers, RejectedRow
from seawall.screen.headings import Guess
from seawall.screen.index.index import Index


@dataclass(frozen=True)
class Screening:
    """What a screening of a file came to.

    Attributes:
        rows: rows of the file, rejects among them.
        with_hit, hits: customers that have one, and how many there are.
        rejects: rows that could not be read, the first 1,000; all are in `rejects_file`.
        form, encoding, separator, guess, date_order: how the file was read.
        rejected: how many rows could not be read.
        screened: customers that were compared; the rest of `rows` are rejects, or no parties.
        notes: what was met that is no reject but should be known, and in how many rows.
        rejects_file: where all rejects are, one JSON line each; None if there are none.
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
    rejected: int = 0
    screened: int = 0
    notes: Mapping[str, int] = field(default_factory=dict)
    rejects_file: Path | None = None


class _Batch(NamedTuple):
    """Output lines of a batch, and what it came to."""

    lines: bytes
    customers: int
    with_hit: int
    hits: int


@dataclass
class _Tally:
    with_hit: int = 0
    hits: int = 0
    done: int = 0

    def add(self, batch: _Batch) -> None:
        self.with_hit += batch.with_hit
        self.hits += batch.hits
        self.done += batch.customers


def screen_file(
    index: Index, source: Path, target: Path, options: Options | None = None, *, columns: Mapping[str, str] | None = None, encoding: str = "",
    progress: Callable[[int, int], None] = lambda done, with_hit: None, share: Callable[[float], None] = lambda share: None, batch_rows: int = BATCH_ROWS,
) -> Screening:  # fmt: skip
    """Screen a file of customers; the output appears whole or not at all.

    Args:
        index: what to screen against.
        source: see `customer_files`; `-` is stdin.
        target: JSON lines, one for each customer with a hit, in the order of the file. Rejects are beside it, see `rejects_beside`.
        columns: heading -> role where the guess is wrong.
        encoding: the file's, where it is known better than it can be told.
        progress: called after each batch with customers done and customers with a hit so far.
        share: called before it with how much of the file was read, 0 to 1; never for a pipe.
        batch_rows: customers held in memory at once.

    Raises:
        QuestionError: the input cannot be read at all, has no customer that can be screened, or the output cannot be written.
    """
    opened = read_customers(source, columns, batch_rows, encoding)
    tally = _Tally()
    reading, rejects_file = opened.reading, rejects_beside(target)
    try:
        with draft_of(target) as out, draft_of(rejects_file, keep=lambda: reading.rejected > 0) as rejects:
            reading.sink = lambda row: _write_reject(rejects, row)
            for batch in _screened(index, opened.batches, options or Options()):
                tally.add(batch)
                out.write(batch.lines)
                if (read := reading.share()) is not None:
                    share(read)
                progress(tally.done, tally.with_hit)
            if not tally.done:
                raise _no_customer(opened, source)
    finally:
        opened.close()
    if not reading.rejected:
        # One that a former run left would speak of another file.
        rejects_file.unlink(missing_ok=True)
    return _screening(opened, tally, rejects_file)


def rejects_beside(target: Path) -> Path:
    """Where the rows that could not be read are written: `hits.rejects.jsonl` for `hits.jsonl`."""
    return target.with_name(f"{target.name.removesuffix('.jsonl')}.rejects.jsonl")


def _no_customer(opened: Screenable, source: Path) -> QuestionError:
    """Why nobody was screened: "no hit" would mislead."""
    reading = opened.reading
    if reading.rejects:
        first = reading.rejects[0]
        return QuestionError(f"not one row of the customer file can be screened; row {first.row}: {first.reason}", where=str(source), cure="Mend the rows, or say with --column which one holds the name.")
    if reading.rows_read:
        return QuestionError("the customer file has no customers, only what describes or connects them", where=str(source), cure="Give persons, companies, vessels …")
    return QuestionError("the customer file has headings and no customers", where=str(source), cure="Give one customer a row below the headings.")


def _screening(opened: Screenable, tally: _Tally, rejects_file: Path) -> Screening:
    reading = opened.reading
    return Screening(reading.rows_read, tally.with_hit, tally.hits, reading.rejects, reading.form, reading.encoding, reading.separator, reading.guess,
                     opened.date_order, reading.rejected, tally.done, reading.notes, rejects_file if reading.rejected else None)  # fmt: skip


@contextmanager
def draft_of(target: Path, keep: Callable[[], bool] = lambda: True) -> Iterator[BinaryIO]:
    """A file beside its place, put there when all went well and it is to be kept."""
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as exc:
        raise _unwritable(target, exc) from exc
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        if keep():
            Path(draft).chmod(0o644)
            Path(draft).replace(target)
    except OSError as exc:
        raise _unwritable(target, exc) from exc
    finally:
        Path(draft).unlink(missing_ok=True)


def _unwritable(target: Path, exc: OSError) -> QuestionError:
    return QuestionError(f"the output cannot be written ({exc.strerror})", where=str(target), cure="Name a file in a folder that exists and has room.")


def _write_reject(out: BinaryIO, row: RejectedRow) -> None:
    out.write(orjson.dumps(row._asdict(), option=orjson.OPT_APPEND_NEWLINE))


def _screened(index: Index, batches: Iterator[Customers], options: Options) -> Iterator[_Batch]:
    """Screen batches side by side, as many as there are threads: what is not compiled in one of them runs beside what is in another. Given back in their order."""
    waiting: deque[Future[_Batch]] = deque()
    with collection_paused(), ThreadPoolExecutor(options.threads) as pool:
        try:
            for customers in batches:
                waiting.append(pool.submit(_screen_batch, index, customers, options))
                if len(waiting) > options.threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _screen_batch(index: Index, customers: Customers, options: Options) -> _Batch:
    lines: list[bytes] = []
    count = 0
    for place, hits in enumerate(screen_batch(index, customers, options)):
        if hits:
            lines.append(orjson.dumps(answer(customers, place, hits), option=orjson.OPT_APPEND_NEWLINE))
            count += len(hits)
    return _Batch(b"".join(lines), len(customers), len(lines), count)


def answer(customers: Customers, place: int, hits: list[Hit]) -> dict[str, Any]:
    """The output line of one customer."""
    return {"id": customers.ids[place], "row": customers.rows[place], "input": customers.inputs(place), "hits": [hit.as_dict() for hit in hits]}
