"""An open index: what the searches read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from seawall.screen.cards import Cards, cards_of
from seawall.screen.expand import KeyTable
from seawall.screen.index import layout
from seawall.screen.word_memory import WordMemory

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]
Masks = npt.NDArray[np.uint16]


@dataclass(frozen=True)
class UnitColumns:
    """Listed units (words first, then joined neighbors) with the keys under which they are found; see `units.Vocabulary`.

    Attributes:
        frequency: in how many names a word stands, here or where the shipped counts were made (0 for joined units).
        weights: what a unit counts in a name.
        keys, owners, starts: sorted keys, the unit of each, and where keys with each value of the first bits begin.
        posting_offsets, postings: the names that contain a unit.
        open_scripts: of any of these names.
    """

    roman: Bytes
    roman_offsets: Longs
    sound: Bytes
    sound_offsets: Longs
    scripts: Bytes
    native: Hashes
    joined: Bytes
    kinds: Bytes
    concept_offsets: Longs
    concepts: Hashes
    concept_likeness: Floats
    legal: Bytes
    open_scripts: Masks
    frequency: Floats
    weights: Floats
    keys: Hashes
    owners: Ints
    starts: Longs
    posting_offsets: Longs
    postings: Ints

    @property
    def side(self) -> tuple[Any, ...]:
        """As the compiled loops take them (`kernels_likeness.UNITS`)."""
        return (self.roman, self.roman_offsets, self.sound, self.sound_offsets, self.scripts, self.native, self.joined, self.kinds,
                self.concept_offsets, self.concepts, self.concept_likeness, self.legal, self.cards)  # fmt: skip

    @cached_property
    def cards(self) -> Cards:
        """What is asked of a unit first; see `kernels_cards`."""
        return cards_of(self.roman, self.roman_offsets, self.sound, self.sound_offsets, self.scripts, self.native, self.concept_offsets)

    @property
    def key_table(self) -> KeyTable:
        return KeyTable(self.keys, self.owners, self.starts)


@dataclass(frozen=True)
class NameColumns:
    """Distinct listed names in the order of their weight.

    Attributes:
        offsets, units, pos, length: see `units.NameUnits`.
        weights: ascending.
        open_scripts: bits of the scripts in which a name may be asked for, see `kernels_names.search`.
        listing_offsets: name i is listed in `listing_offsets[i]:listing_offsets[i + 1]`, see `ListingColumns`.
        exact_keys, exact_names: sorted hashes of whole names, and the name of each.
    """

    offsets: Longs
    units: Ints
    pos: Ints
    length: Ints
    weights: Floats
    open_scripts: Masks
    listing_offsets: Longs
    exact_keys: Hashes
    exact_names: Ints

    @property
    def side(self) -> tuple[Any, ...]:
        """As the compiled loops take them (`kernels_likeness.NAMES`)."""
        return (self.offsets, self.units, self.pos, self.length)


@dataclass(frozen=True)
class ListingColumns:
    """Which party has which name, grouped by name.

    Attributes:
        party: row in the table of parties.
        kind: number in `roster.NAME_KINDS`.
    """

    party: Ints
    kind: npt.NDArray[np.int8]


@dataclass(frozen=True)
class Index:
    """An immutable screening index.

    Attributes:
        folder: where it stands.
        header: what `header.json` says: `view_key`, counts, files.
        units, names, listings: see there.
        texts: the text of each unit.
        listing_texts: each listing's name as printed.
        parties: see `roster.PARTIES`.
        identifiers: see `roster.IDENTIFIERS`, sorted by `identifier_keys`.
        identifier_keys: hashes of the normalized values, ascending.
        slip_keys, slip_rows: hashes under which numbers copied wrong meet, ascending, and the rows of `identifiers`.
    """

    folder: Path
    header: dict[str, Any]
    units: UnitColumns
    names: NameColumns
    listings: ListingColumns
    texts: pa.Array
    listing_texts: pa.Array
    parties: pa.Table
    identifiers: pa.Table
    identifier_keys: Hashes
    slip_keys: Hashes
    slip_rows: Ints

    @property
    def scale(self) -> float:
        """The number of names on which rarity is measured; see `weights.rarity`."""
        return float(self.header["rarity_scale"])

    @cached_property
    def memory(self) -> WordMemory:
        """What was found out about words that were asked for."""
        return WordMemory()

    @cached_property
    def parties_read(self) -> dict[int, Any]:
        """Parties that were read, by row, as `batch` keeps them."""
        return {}

    @cached_property
    def is_person(self) -> npt.NDArray[np.bool_]:
        """For each party whether it is listed as a person."""
        return np.array(pc.equal(self.parties["schema"].combine_chunks(), "Person").to_numpy(zero_copy_only=False), np.bool_)

    @cached_property
    def name_of_listing(self) -> Ints:
        """The distinct name of each listing."""
        counts = np.diff(self.names.listing_offsets)
        return np.repeat(np.arange(len(counts), dtype=np.int32), counts)

    @cached_property
    def _by_party(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.listings.party, kind="stable").astype(np.int32)
        starts = np.searchsorted(self.listings.party[order], np.arange(self.parties.num_rows + 1)).astype(np.int32)
        return order, starts

    def listings_of(self, party: int) -> list[int]:
        """The listings of a party, ascending."""
        order, starts = self._by_party
        return sorted(order[starts[party] : starts[party + 1]].tolist())

    @cached_property
    def _identifiers_by_party(self) -> tuple[Ints, Ints]:
        owners = self.identifiers["party"].to_numpy()
        order = np.argsort(owners, kind="stable").astype(np.int32)
        return order, np.searchsorted(owners[order], np.arange(self.parties.num_rows + 1)).astype(np.int32)

    def identifier_rows_of(self, party: int) -> list[int]:
        """The rows of `identifiers` that belong to a party, ascending."""
        order, starts = self._identifiers_by_party
        return sorted(order[starts[party] : starts[party + 1]].tolist())


def open_index(folder: Path) -> Index:
    """Open an index; takes milliseconds whatever its size.

    Raises:
        StoreError: no index, one of another format, or a damaged one.
    """
    header = layout.read_header(folder)
    unit_columns = UnitColumns(**{f.name: layout.load_array(folder, f"unit_{f.name}") for f in fields(UnitColumns)})
    name_columns = NameColumns(**{f.name: layout.load_array(folder, f"name_{f.name}") for f in fields(NameColumns)})
    listing_columns = ListingColumns(**{f.name: layout.load_array(folder, f"listing_{f.name}") for f in fields(ListingColumns)})
    return Index(
        folder, header, unit_columns, name_columns, listing_columns, _column(layout.load_table(folder, "units")),
        _column(layout.load_table(folder, "listings")), layout.load_table(folder, "parties"), layout.load_table(folder, "identifiers"), layout.load_array(folder, "identifier_keys"),
        layout.load_array(folder, "slip_keys"), layout.load_array(folder, "slip_rows"),
    )  # fmt: skip


def _column(table: pa.Table) -> pa.Array:
    combined = table["text"].combine_chunks()
    return combined
