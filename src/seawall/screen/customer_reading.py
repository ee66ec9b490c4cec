"""What is found out about a customer file while it is read: its form, what was rejected, what a person should know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from seawall.screen.customers import RejectedRow
from seawall.screen.headings import Guess

#: Rejects that are kept in memory; all of them go to the sink.
MOST_KEPT: Final = 1000
#: Rejects that wait for those of earlier rows, at most.
_MOST_WAITING = 50_000
LONGEST_SHOWN: Final = 500


@dataclass
class Reading:
    """One pass over a file of customers.

    Attributes:
        path: the file.
        form: `csv`, `xlsx`, `xls`, `json lines` or `json`.
        encoding, separator: as found out; empty where they do not apply.
        packing: `gzip`, `zstd` or "".
        guess: what the columns are, or None for JSON (its keys are taken by the same table, object by object).
        rejects: the first of them, in the order of rows; grows while rows are read.
        rejected: how many there are in all.
        rows_read: grows, too; counts rejects.
        notes: what was met that is no reject but should be known, and in how many rows.
        sink: told of each reject.
        share: how much of the file was read, 0 to 1, or None where that cannot be known.
    """

    path: Path
    form: str
    encoding: str = ""
    separator: str = ""
    packing: str = ""
    guess: Guess | None = None
    rejects: list[RejectedRow] = field(default_factory=list)
    rejected: int = 0
    rows_read: int = 0
    notes: dict[str, int] = field(default_factory=dict)
    sink: Callable[[RejectedRow], None] | None = None
    share: Callable[[], float | None] = lambda: None
    _waiting: list[RejectedRow] = field(default_factory=list, repr=False)

    @property
    def line_encoding(self) -> str:
        """The encoding of lines: files with wide letters are turned into UTF-8 before they are cut."""
        return "utf-8" if self.encoding.startswith(("utf-16", "utf-32")) else self.encoding

    def reject(self, row: int, reason: str, text: str) -> None:
        """Record a row that could not be read."""
        self._waiting.append(RejectedRow(row, reason, text[:LONGEST_SHOWN]))
        self.rejected += 1
        if len(self._waiting) >= _MOST_WAITING:
            self.settle()

    def settle(self, upto: int | None = None) -> None:
        """Pass on the rejects up to a row (None: all): cells and customers are rejected at different times, people read them by row."""
        self._waiting.sort(key=lambda found: found.row)
        count = len(self._waiting) if upto is None else bisect_right(self._waiting, upto, key=lambda found: found.row)
        done, self._waiting = self._waiting[:count], self._waiting[count:]
        self.rejects += done[: MOST_KEPT - len(self.rejects)]
        if self.sink is not None:
            for found in done:
                self.sink(found)

    def note(self, what: str, rows: int = 1) -> None:
        """Count rows of which something should be known."""
        if rows:
            self.notes[what] = self.notes.get(what, 0) + rows
