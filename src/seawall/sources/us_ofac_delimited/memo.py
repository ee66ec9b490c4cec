"""Rows read once: a list changes by a few rows a day, and 308 days of it are read in one go.

What a row says depends on the row alone (links to other rows are added per file), so its statements are kept by its
text, as the very same objects: whoever counts them afterwards finds that they have not changed. `line` is the row's number in the
file in which the row was first read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from seawall.model.statement import Statement
from seawall.sources.contract import Reject

#: Rows kept per kind of file; the 308 files of 2021 to 2024 have 17,018 different rows.
KEPT: Final = 40_000


class RowFacts(NamedTuple):
    """What one row says.

    Attributes:
        number: OFAC's number of the party.
        party: its id here.
        schema: its schema, `LegalEntity` where the file does not know it.
        statements: all but the objects of links.
        rejects: places without a type.
        name: primary name as printed; empty in files without it.
        links: id of a link (an `UnknownLink`), name that it points to, and the place of it.
        remark: text of the remarks.
    """

    number: str
    party: str
    schema: str
    statements: tuple[Statement, ...]
    rejects: tuple[Reject, ...] = ()
    name: str = ""
    links: tuple[tuple[str, str, str], ...] = ()
    remark: str = ""


class RowMemo:
    """Facts by text of the row, for one kind of file; the oldest half goes when it is full."""

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows: dict[str, RowFacts] = {}

    def read(self, lines: list[str], read_row: Callable[[str, int], RowFacts]) -> Iterator[RowFacts]:
        """Facts of each row, in order; blank lines are passed over.

        Args:
            lines: rows, one a line.
            read_row: reads a row that is not known, with its number.
        """
        rows = self._rows
        held = ""
        for number, line in enumerate(lines, start=1):
            if held:
                line = f"{held}\n{line}"
                held = ""
            facts = rows.get(line)
            if facts is None:
                if line.count('"') % 2 and number < len(lines):
                    # A line's end inside quotes: the row goes on.
                    held = line
                    continue
                if not line.strip():
                    continue
                facts = read_row(line, number)
                if len(rows) >= KEPT:
                    self._forget()
                rows[line] = facts
            yield facts

    def _forget(self) -> None:
        for line in list(self._rows)[: KEPT // 2]:
            self._rows.pop(line, None)
