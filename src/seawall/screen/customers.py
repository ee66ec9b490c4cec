"""Customers as columns, whatever file they came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from seawall.screen.compare import Details


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
    """

    rows: Sequence[int]
    ids: Sequence[str]
    names: Sequence[Sequence[str]]
    details: Callable[[int], Details]
    inputs: Callable[[int], dict[str, Any]]
    numbers: Sequence[Sequence[tuple[str, str, str]]] = field(default=())

    def __len__(self) -> int:
        return len(self.rows)


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
    if known.numbers:
        given["identifiers"] = ";".join(printed for _, _, printed in known.numbers)
    return Customers([1], ["1"], [[name, *other_names]], lambda place: known, lambda place: given, [known.numbers])
