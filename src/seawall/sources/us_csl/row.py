"""One row of the table: cells by name; a column that this file does not have is an empty cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

_new = tuple.__new__


class Row(NamedTuple):
    """A row: the line on which it begins, then the columns that are read, by their names."""

    line: int
    source: str
    entity_number: str
    type: str
    programs: str
    name: str
    title: str
    addresses: str
    federal_register_notice: str
    start_date: str
    end_date: str
    standard_order: str
    license_requirement: str
    license_policy: str
    call_sign: str
    vessel_type: str
    gross_tonnage: str
    gross_registered_tonnage: str
    vessel_flag: str
    vessel_owner: str
    remarks: str
    source_list_url: str
    alt_names: str
    citizenships: str
    dates_of_birth: str
    nationalities: str
    places_of_birth: str
    source_information_url: str
    ids: str
    country: str


def make_rows(header: Sequence[str], rows: Iterable[tuple[int, list[str]]]) -> Iterable[Row]:
    """Rows by the names of their columns, whatever the order of the columns in this file."""
    # The cell that stands for a missing column comes after the last one.
    places = [header.index(column) if column in header else len(header) for column in Row._fields[1:]]
    pick: Callable[[list[str]], tuple[str, ...]] = itemgetter(*places)
    for line, cells in rows:
        yield _new(Row, (line, *pick([*cells, ""])))
