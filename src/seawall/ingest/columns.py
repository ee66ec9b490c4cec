"""Statements as columns: from what a parser says to what the store takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.model.statement import Statement, statement_key
from seawall.store.publication import CONTENT, Keys


class Columns(NamedTuple):
    """One publication as columns.

    Attributes:
        keys: facet to sorted distinct keys.
        content: the statements that are new to this process, as `CONTENT`.
        entities: number of parties.
    """

    keys: dict[str, Keys]
    content: pa.Table
    entities: int


class KeyTable:
    """Keys of the statements of one list, computed once per statement object.

    Parsers hand out the very same object for a row that did not change from one day to the next, so that a day
    costs a look-up per statement and not a hash. Objects are held, so an identity is never used twice.
    """

    def __init__(self, list_id: str) -> None:
        self.list_id = list_id
        self._place: dict[int, int] = {}
        self._held: list[Statement] = []
        self._keys: Keys = np.empty(1024, np.int64)
        self._facets: npt.NDArray[np.int16] = np.empty(1024, np.int16)
        self._facet_codes: dict[str, int] = {}
        self._parties: npt.NDArray[np.int32] = np.empty(1024, np.int32)
        self._party_codes: dict[str, int] = {}
        self._handed_over: set[int] = set()

    def by_facet(self, statements: Sequence[Statement], covers: Iterable[str]) -> Columns:
        """Sorted distinct keys per facet, the content of those that were not handed over before, and the number of parties.

        Args:
            statements: all of one publication.
            covers: its facets; a statement of another facet is a defect of the parser.
        """
        identities = list(map(id, statements))
        first_new = len(self._held)
        try:
            places = np.fromiter(map(self._place.__getitem__, identities), np.int64, len(identities))
        except KeyError:
            self._take_in(statements, identities)
            places = np.fromiter(map(self._place.__getitem__, identities), np.int64, len(identities))
        keys, facets = self._keys[places], self._facets[places]
        chosen = {facet: keys[facets == self._facet_codes.get(facet, -1)] for facet in sorted(covers)}
        assert sum(map(len, chosen.values())) == len(keys), f"{self.list_id}: statements of facets that are not covered, of {sorted(self._facet_codes)}"
        entities = int(np.count_nonzero(np.bincount(self._parties[places]))) if len(places) else 0
        return Columns({facet: distinct(of_facet) for facet, of_facet in chosen.items()}, self._fresh(first_new), entities)

    def _take_in(self, statements: Sequence[Statement], identities: list[int]) -> None:
        place = self._place
        for identity, statement in zip(identities, statements, strict=True):
            if identity not in place:
                number = len(self._held)
                if number == len(self._keys):
                    self._keys = np.resize(self._keys, number * 2)
                    self._facets = np.resize(self._facets, number * 2)
                    self._parties = np.resize(self._parties, number * 2)
                place[identity] = number
                self._held.append(statement)
                self._keys[number] = statement_key(self.list_id, statement)
                self._facets[number] = self._facet_codes.setdefault(statement.facet, len(self._facet_codes))
                self._parties[number] = self._party_codes.setdefault(statement.party_id, len(self._party_codes))

    def _fresh(self, first_new: int) -> pa.Table:
        """The content of those taken in from `first_new` on whose keys were not handed over before."""
        keys: list[int] = []
        statements: list[Statement] = []
        for number, key in enumerate(self._keys[first_new : len(self._held)].tolist(), start=first_new):
            if key not in self._handed_over:
                self._handed_over.add(key)
                keys.append(key)
                statements.append(self._held[number])
        return content_table(self.list_id, keys, statements)

    def release(self) -> None:
        """Let go of the statements; what was handed over is still known."""
        self._place.clear()
        self._held.clear()

    def retract(self) -> None:
        """Forget everything: what was handed over was not stored after all."""
        self.release()
        self._handed_over.clear()


def distinct(keys: Keys) -> Keys:
    """The sorted distinct values; quicker than `numpy.unique` for what is mostly distinct."""
    found = np.sort(keys)
    if len(found) < 2:
        return found
    return found[np.concatenate(([True], found[1:] != found[:-1]))]


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
