"""Links between the rows of one file: `Linked To: HIZBALLAH` is a link to the party of that primary name, if it is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from seawall.model.statement import Statement
from seawall.sources.us_ofac_delimited.memo import RowFacts

_KEPT: Final = 100_000
_new = tuple.__new__


class Linker:
    """Adds the objects of links; the same link to the same party is the same statement object each day."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: dict[tuple[str, str, str], Statement] = {}

    def forget(self) -> None:
        """Forget all links."""
        self._made.clear()

    def objects(self, rows: Iterable[RowFacts], names: dict[str, str | None], facet: str) -> list[Statement]:
        """A statement for each link whose name is one party's.

        Args:
            rows: rows with links.
            names: party by primary name; None where several parties share it.
            facet: facet of the rows' remarks.
        """
        found = []
        made = self._made
        if len(made) > _KEPT:
            made.clear()
        for row in rows:
            party = row.party
            for link, name, place in row.links:
                target = names.get(name)
                if target is None or target == party:
                    continue
                key = (link, target, facet)
                statement = made.get(key)
                if statement is None:
                    line = row.statements[0].line if row.statements else 0
                    statement = _new(Statement, (party, link, "UnknownLink", "object", target, None, None, place, line, facet, None, None))
                    made[key] = statement
                found.append(statement)
        return found
