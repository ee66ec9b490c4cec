"""From the sheet's rows to seizures: headings, rows that only go on with the row above, and blanks are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from seawall.sources.il_nbctf.tables import ANONYMOUS, BLANKS, ORDER


@dataclass(slots=True)
class Seizure:
    """One row of an order, with what rows below it add.

    Attributes:
        order: number of the order, `18/26`; empty above the first heading.
        line: line of its first row.
        names, identities, passports, births, wallets, currencies: cells that are not blank, in order.
    """

    order: str
    line: int
    names: list[str] = field(default_factory=list)
    identities: list[str] = field(default_factory=list)
    passports: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    wallets: list[str] = field(default_factory=list)
    currencies: list[str] = field(default_factory=list)

    def take(self, cells: Sequence[str]) -> None:
        """Add the cells of a row."""
        columns = (self.names, self.identities, self.passports, self.births, self.wallets, self.currencies)
        for column, cell in zip(columns, cells, strict=True):
            if cell not in BLANKS and not (column is self.names and cell in ANONYMOUS):
                column.append(cell)


def read_seizures(rows: Sequence[tuple[int, list[str]]]) -> tuple[list[Seizure], int]:
    """Group rows under their orders.

    Args:
        rows: (line, six cells) below the header; headings have their text in the first cell.

    Returns:
        Seizures in order, and the number of orders.
    """
    found: list[Seizure] = []
    order, orders = "", 0
    fresh = True
    for line, cells in rows:
        heading = ORDER.fullmatch(cells[0])
        if heading and not any(cells[1:]):
            order, orders, fresh = heading[1].replace(" ", ""), orders + 1, True
        elif not any(cells):
            fresh = True
        elif found and not fresh and _goes_on(cells):
            found[-1].take(cells)
        else:
            found.append(Seizure(order, line))
            found[-1].take(cells)
            fresh = False
    return found, orders


def _goes_on(cells: Sequence[str]) -> bool:
    """Whether a row adds to the row above: it has no wallet (not even a dash) and fills at most one cell.

    Seen: a second identity card, the rest of a name ("BABED AL-AZIZ" / "EID"), a second currency.
    """
    return not cells[4] and sum(1 for cell in cells if cell) == 1
