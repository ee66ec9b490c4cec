"""One row of the table: cells by name; a column that this file does not have is an empty cell."""

from __future__ import annotations


class Row:
    """A row.

    Attributes:
        line: on which it begins.
    """

    __slots__ = ("_cells", "line")

    def __init__(self, line: int, cells: dict[str, str]) -> None:
        self.line = line
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        return self._cells.get(column, "")
