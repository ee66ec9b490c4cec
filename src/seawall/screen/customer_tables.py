"""Rows of a table as customers: names as a column, everything else read from the cells when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from seawall.screen.customer_cells import Cells
from seawall.screen.customer_columns import CustomerColumns, NameLists, Owners, Texts, flat_names, is_filled, joined_parts, trimmed
from seawall.screen.customer_details import FACT_ROLES, SPLIT, TELLING_ROLES, Number, details_of, numbers_of, schema_of, split_values
from seawall.screen.customer_reading import Reading
from seawall.screen.details import Details
from seawall.text.dates import Order

#: Longest name that is read; a row with a longer one is rejected.
LONGEST_NAME: Final = 5_000
NO_NAME: Final = "no name and no official number"
NO_LETTER: Final = "a name without a letter or digit"
LONG_NAME: Final = f"a name of more than {LONGEST_NAME} characters"
#: A letter or a digit of any script.
SAYS_SOMETHING: Final = r"[\p{L}\p{N}]"
_PARTS = ("first", "middle", "last")

Flags = npt.NDArray[np.bool_]
Places = Mapping[str, tuple[int, ...]]


def customers_of(reading: Reading, cells: Cells, order: Order) -> CustomerColumns:
    """The customers of some rows; rows without any name or number are rejected.

    Args:
        order: how `03/04/1970` is read.
    """
    guess = reading.guess
    assert guess is not None
    numbers = _numbers(cells, guess.places)
    texts, owner = _names(cells, guess.places)
    texts, owner, problems = _sound_names(texts, owner, len(cells.rows))
    has_number = np.zeros(len(cells.rows), bool) if numbers is None else np.array([bool(found) for found in numbers], bool)
    bad = problems > 0
    bad[problems != _LONG] &= ~has_number[problems != _LONG]
    if bad.any():
        _reject(reading, cells, np.flatnonzero(bad), problems)
        kept = np.flatnonzero(~bad)
        new_place = np.cumsum(~bad) - 1
        stay = ~bad[owner]
        texts, owner = texts.filter(pa.array(stay)), new_place[owner[stay]]
        cells = Cells(cells.rows[kept], [column.take(pa.array(kept)) for column in cells.columns])
        numbers = None if numbers is None else [numbers[place] for place in kept.tolist()]
    return _customers(reading, cells, texts, owner, numbers, order)


def _reject(reading: Reading, cells: Cells, places: Owners, problems: npt.NDArray[np.int64]) -> None:
    columns = [column.take(pa.array(places)).to_pylist() for column in cells.columns]
    for row, problem, *texts in zip(cells.rows[places].tolist(), problems[places].tolist(), *columns, strict=True):
        reading.reject(row, _REASONS[problem], (reading.separator or " | ").join(texts))


def _customers(reading: Reading, cells: Cells, texts: pa.Array, owner: Owners, numbers: list[tuple[Number, ...]] | None, order: Order) -> CustomerColumns:
    guess = reading.guess
    assert guess is not None
    places, headings, columns = guess.places, guess.headings, cells.columns

    def of(role: str, place: int) -> list[str]:
        return split_values(columns[p][place].as_py() for p in places.get(role, ()))

    def details(place: int) -> Details:
        facts = {role: of(role, place) for role in FACT_ROLES}
        return details_of(facts, names[place], numbers[place] if numbers is not None else (), order)

    def inputs(place: int) -> dict[str, Any]:
        return {heading: cell for heading, cell in zip(headings, cells.row(place), strict=True) if cell.strip()}

    names = NameLists(texts, owner, len(cells.rows))
    return CustomerColumns(
        cells.rows.tolist(), Texts(_ids(cells, places)), names, details, inputs, numbers or (),
        _has_details(cells, places, numbers).tolist(), _are_persons(cells, places).tolist(), texts, owner,
    )  # fmt: skip


def _ids(cells: Cells, places: Places) -> pa.Array:
    numbers = pa.array(cells.rows).cast(pa.string())
    if "id" not in places:
        return numbers
    ids = trimmed(cells.columns[places["id"][0]])
    return pc.if_else(pc.equal(pc.binary_length(ids), 0), numbers, ids)


def _are_persons(cells: Cells, places: Places) -> Flags:
    found = np.zeros(len(cells.rows), bool)
    for place in places.get("schema", ())[:1]:
        kinds = cells.columns[place].dictionary_encode()
        person = np.array([schema_of(text) == "Person" for text in kinds.dictionary.to_pylist()], bool)
        found = person[kinds.indices.to_numpy()] if len(person) else found
    return found


def _has_details(cells: Cells, places: Places, numbers: Sequence[Sequence[Number]] | None) -> Flags:
    found = np.zeros(len(cells.rows), bool) if numbers is None else np.array([bool(one) for one in numbers], bool)
    for role in TELLING_ROLES:
        for place in places.get(role, ()):
            found |= is_filled(cells.columns[place])
    return found


def _names(cells: Cells, places: Places) -> tuple[pa.Array, Owners]:
    columns = [(role, trimmed(cells.columns[place])) for role in ("name", "original", "alias") for place in places.get(role, ())]
    parts = [cells.columns[place] for part in _PARTS for place in places.get(part, ())]
    if parts:
        # Behind whole names, before other ones.
        whole = len(places.get("name", ()))
        columns.insert(whole, ("parts", trimmed(joined_parts(parts))))
    if not columns:
        return pa.array([], pa.string()), np.empty(0, np.int64)
    several = np.zeros(len(cells.rows), bool)
    for _, column in columns:
        several |= pc.match_substring(column, ";").to_numpy(zero_copy_only=False)
    texts, owner = flat_names([column for _, column in columns])
    return _with_several(columns, texts, owner, np.flatnonzero(several)) if several.any() else (texts, owner)


def _with_several(columns: Sequence[tuple[str, pa.Array]], texts: pa.Array, owner: Owners, rows: Owners) -> tuple[pa.Array, Owners]:
    """The names of some rows taken apart at `;`; in the column of names the whole cell is one, too, as lists print a few such names."""
    found: list[str] = []
    owners: list[int] = []
    for row in rows.tolist():
        names: dict[str, None] = {}
        for role, column in columns:
            text = column[row].as_py()
            pieces = SPLIT.split(text)
            if role == "name" and len(pieces) > 1 and len(text) <= LONGEST_NAME:
                pieces.append(text)
            names.update((piece, None) for each in pieces if (piece := each.strip()))
        found += names
        owners += [row] * len(names)
    stay = ~np.isin(owner, rows)
    every = pa.concat_arrays([texts.filter(pa.array(stay)), pa.array(found, pa.string())])
    all_owners = np.concatenate([owner[stay], np.array(owners, np.int64)])
    order = np.argsort(all_owners, kind="stable")
    return every.take(pa.array(order)), all_owners[order]


_FINE, _NONE, _MUTE, _LONG = 0, 1, 2, 3
_REASONS = {_NONE: NO_NAME, _MUTE: NO_LETTER, _LONG: LONG_NAME}


def _sound_names(texts: pa.Array, owner: Owners, count: int) -> tuple[pa.Array, Owners, npt.NDArray[np.int64]]:
    """Names that say something, their owners, and for each row what is wrong with its names (0: nothing)."""
    problems = np.full(count, _NONE, np.int64)
    problems[owner] = _MUTE
    speaks = pc.match_substring_regex(texts, SAYS_SOMETHING).to_numpy(zero_copy_only=False)
    if not speaks.all():
        texts, owner = texts.filter(pa.array(speaks)), owner[speaks]
    problems[owner] = _FINE
    if len(texts) and pc.max(pc.binary_length(texts)).as_py() > LONGEST_NAME:
        problems[owner[pc.greater(pc.utf8_length(texts), LONGEST_NAME).to_numpy(zero_copy_only=False)]] = _LONG
    return texts, owner, problems


def _numbers(cells: Cells, places: Places) -> list[tuple[Number, ...]] | None:
    """Official numbers of each row; None if the file has no column of them."""
    columns = [(role[3:], cells.columns[place]) for role, found in places.items() if role.startswith("id:") for place in found]
    if not columns:
        return None
    rows: list[tuple[Number, ...]] = [()] * len(cells.rows)
    for scheme, column in columns:
        for place in np.flatnonzero(is_filled(column)).tolist():
            rows[place] += tuple(numbers_of(scheme, SPLIT.split(column[place].as_py().strip())))
    return rows
