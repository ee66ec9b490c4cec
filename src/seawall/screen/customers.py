"""Customers as columns, whatever file they came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from seawall.screen.details import Details


class RejectedRow(NamedTuple):
    """A row that could not be read; it is counted and shown, never dropped in silence."""

    row: int
    reason: str
    text: str


@dataclass(frozen=True)
class Customers:
    """A batch of customers.

    Attributes:
        rows: number of each in its file, from 1, headings not counted.
        ids: the file's own ids, or the row's number.
        names: names of each, at least one unless it has numbers.
        details: what else is known of the customer at a place of the batch; called only where it is needed.
        numbers: (scheme, normalized, as printed) of each; empty list if no customer has any.
        inputs: the cells of the customer at a place of the batch, as they were read.
        has_details: for each customer whether `details` may say anything beside the schema; None where that is not known in advance.
        are_persons: for each customer whether its schema is Person; None where that is not known in advance.
    """

    rows: Sequence[int]
    ids: Sequence[str]
    names: Sequence[Sequence[str]]
    details: Callable[[int], Details]
    inputs: Callable[[int], dict[str, Any]]
    numbers: Sequence[Sequence[tuple[str, str, str]]] = field(default=())
    has_details: Sequence[bool] | None = None
    are_persons: Sequence[bool] | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def persons(self) -> npt.NDArray[np.bool_]:
        """For each customer whether it is known to be a person."""
        return np.zeros(len(self.rows), np.bool_) if self.are_persons is None else np.array(self.are_persons, np.bool_)

    def tells_more(self) -> npt.NDArray[np.bool_]:
        """For each customer whether anything is known that could raise a score which the name alone leaves low."""
        if self.has_details is not None:
            return np.array(self.has_details, np.bool_)
        return np.array([self.details(place).says_more_than_a_name for place in range(len(self.rows))], np.bool_)


def one_customer(name: str, details: Details | None = None, *, other_names: Sequence[str] = ()) -> Customers:
    """A single customer as a batch."""
    known = details or Details()
    given: dict[str, Any] = {"name": name}
    if known.schema:
        given["schema"] = known.schema
    if known.dates:
        given["birth_date"] = ";".join(known.dates)
    if known.countries:
        given["country"] = ";".join(known.countries)
    if known.genders:
        given["gender"] = ";".join(known.genders)
    if known.places:
        given["birth_place"] = ";".join(known.places)
    if known.addresses:
        given["address"] = ";".join(known.addresses)
    if known.numbers:
        given["identifiers"] = ";".join(printed for _, _, printed in known.numbers)
    return Customers([1], ["1"], [[name, *other_names]], lambda place: known, lambda place: given, [known.numbers], None, [known.schema == "Person"])
