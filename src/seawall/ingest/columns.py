"""Statements as columns: from what a parser says to what the store takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa

from seawall.model.statement import Statement, statement_key
from seawall.store.publication import CONTENT, Keys


class KeyTable:
    """Keys of the statements of one list, computed once per statement object.

    Parsers hand out the very same object for a row that did not change from one day to the next, so that a day
    costs a look-up per statement and not a hash. Objects are held, so an identity is never used twice.
    """

    def __init__(self, list_id: str) -> None:
        self.list_id = list_id
        self._by_identity: dict[int, int] = {}
        self._held: list[Statement] = []
        self.handed_over: set[int] = set()

    def keys(self, statements: Sequence[Statement]) -> list[int]:
        """One key per statement, in order."""
        known = self._by_identity
        found = [known.get(id(s)) for s in statements]
        if None not in found:
            return found  # type: ignore[return-value]
        for position, key in enumerate(found):
            if key is None:
                statement = statements[position]
                key = statement_key(self.list_id, statement)
                known[id(statement)] = key
                self._held.append(statement)
                found[position] = key
        return found  # type: ignore[return-value]

    def by_facet(self, statements: Sequence[Statement], covers: Iterable[str]) -> tuple[dict[str, Keys], pa.Table]:
        """Sorted distinct keys per facet, and the content of those that were not handed over before."""
        keys = self.keys(statements)
        array = np.fromiter(keys, np.int64, len(keys))
        codes = {facet: code for code, facet in enumerate(sorted(covers))}
        facet_of = np.fromiter((codes[s[9]] for s in statements), np.int8, len(statements))
        per_facet = {facet: np.unique(array[facet_of == code]) for facet, code in codes.items()}
        fresh: list[Statement] = []
        fresh_keys: list[int] = []
        handed = self.handed_over
        for key, statement in zip(keys, statements, strict=True):
            if key not in handed:
                handed.add(key)
                fresh.append(statement)
                fresh_keys.append(key)
        return per_facet, content_table(self.list_id, fresh_keys, fresh)

    def retract(self) -> None:
        """Forget what was handed over: it was not stored after all."""
        self.handed_over.clear()


def content_table(list_id: str, keys: list[int], statements: list[Statement]) -> pa.Table:
    """Statements as the columns of the store's `statements` table."""
    if not statements:
        return CONTENT.empty_table()
    columns = list(zip(*statements, strict=True))
    by_name = dict(zip(Statement._fields, columns, strict=True))
    arrays = []
    for field in CONTENT:
        if field.name == "key":
            arrays.append(pa.array(keys, pa.int64()))
        elif field.name == "list_id":
            arrays.append(pa.array([list_id] * len(keys), pa.string()))
        else:
            arrays.append(pa.array(by_name[field.name], field.type))
    return pa.Table.from_arrays(arrays, schema=CONTENT)
