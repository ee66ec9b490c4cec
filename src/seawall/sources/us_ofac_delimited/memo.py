"""Rows read once: a list changes by a few rows a day, and 308 days of it are read in one go.

What a row says depends on the row alone (links to other rows are added per file), so its statements are kept by its
text, as the very same objects: whoever counts them afterwards finds that they have not changed. `line` is the row's number in the
file in which the row was first read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from seawall.model.statement import Statement
from seawall.sources.contract import Reject
from seawall.sources.us_ofac_delimited.lines import RowSplitter

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
    statements: Sequence[Statement]
    rejects: Sequence[Reject] = ()
    name: str = ""
    links: Sequence[tuple[str, str, str]] = ()
    remark: str = ""


class RowMemo:
    """Facts by text of the row, for one kind of file; the oldest half goes when it is full."""

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows: dict[str, RowFacts] = {}

    def read(self, lines: list[str], splitter: RowSplitter, read_row: Callable[[list[str], int], RowFacts]) -> Iterator[RowFacts]:
        """Facts of each row, in order; blank lines are passed over.

        One at a time: who takes up the statements of a row at once finds them in the processor's cache.

        Args:
            lines: rows, one a line.
            splitter: cuts a line into cells.
            read_row: reads the cells of a row that is not known, with its number.

        Raises:
            FormatError: from `splitter`; both errors of `read_row`.
        """
        known, split = self._rows, splitter.split
        for number, line in _joined(lines):
            facts = known.get(line)
            if facts is None:
                facts = read_row(split(line, number), number)
                if len(known) >= KEPT:
                    self._forget()
                known[line] = facts
            yield facts

    def forget(self) -> None:
        """Forget all rows."""
        self._rows.clear()

    def _forget(self) -> None:
        for line in list(self._rows)[: KEPT // 2]:
            self._rows.pop(line, None)


def _joined(lines: list[str]) -> list[tuple[int, str]]:
    """Number and text of each row that is not blank. A line with an odd number of quotes goes on in the next one: a line's end inside quotes."""
    odd = [line.count('"') & 1 for line in lines]
    if 1 not in odd and "" not in lines and not any(map(str.isspace, lines)):
        return list(enumerate(lines, start=1))
    found = []
    held = ""
    for number, line in enumerate(lines, start=1):
        if held:
            line = f"{held}\n{line}"
            held = ""
        if line.count('"') % 2 and number < len(lines):
            held = line
        elif line and not line.isspace():
            found.append((number, line))
    return found
