"""Build an index from the statements of a View or from any roster."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen.expand import KeyTable, expand_against, key_table
from seawall.screen.identifier_slips import slip_keys
from seawall.screen.index import layout
from seawall.screen.index.hashing import hash_text, sorted_distinct
from seawall.screen.index.listings import Listings, group_listings, take_names
from seawall.screen.inputs import roster_of_view
from seawall.screen.roster import Roster
from seawall.screen.units import NameUnits, Vocabulary, units_of
from seawall.screen.weights import rarity
from seawall.screen.word_weights import add_joined, common_words, family_frequency

Array = npt.NDArray[Any]


def build_index(view_table: pa.Table, folder: Path, view_key: str = "") -> None:
    """Build the index of a View and put it into a folder.

    Args:
        view_table: statements as the store gives them.
        folder: where the index shall stand; replaced if it is there.
        view_key: the View's key, kept in the header.
    """
    write_index(roster_of_view(view_table), folder, view_key)


def write_index(roster: Roster, folder: Path, view_key: str = "") -> None:
    """Build the index of a roster and put it into a folder."""
    texts = roster.names["text"].combine_chunks()
    vocabulary, listed = units_of(texts)
    party, kind = roster.names["party"].to_numpy().astype(np.int64), roster.names["kind"].to_numpy().astype(np.int64)
    listings = group_listings(texts, party, kind, listed)
    names = take_names(listed, listings.firsts)
    frequency = _frequency(vocabulary, names)
    order, rank = _by_frequency(vocabulary, frequency)
    vocabulary, frequency = _reorder(vocabulary, order, rank), frequency[order]
    table = key_table(vocabulary)
    scale = max(common_words().names, float(len(listings.firsts)))
    frequency = _with_shipped_counts(vocabulary, frequency)
    weights = _unit_weights(vocabulary, frequency, table, scale)
    units = rank[names.units] if len(rank) else names.units
    name_weights = _name_weights(names, units, weights)
    by_weight = np.lexsort((listings.firsts, name_weights))
    names = take_names(replace(names, units=units), by_weight)
    posting_offsets, postings = _postings(names, vocabulary.size)
    rows, listing_offsets = _listed_rows(listings, by_weight)
    open_names = _open_scripts(names.scripts(vocabulary), listing_offsets, party[rows])
    arrays = {f"unit_{name}": getattr(vocabulary, name) for name in
              ("roman", "roman_offsets", "sound", "sound_offsets", "scripts", "native", "joined", "kinds", "concept_offsets", "concepts", "concept_likeness", "legal")}  # fmt: skip
    arrays |= {"unit_frequency": frequency, "unit_weights": weights, "unit_keys": table.keys, "unit_owners": table.owners, "unit_starts": table.starts,
               "unit_posting_offsets": posting_offsets, "unit_postings": postings, "unit_open_scripts": _open_units(open_names, posting_offsets, postings)}  # fmt: skip
    arrays |= {"name_offsets": names.offsets, "name_units": names.units, "name_pos": names.pos, "name_length": names.length,
               "name_weights": name_weights[by_weight], "name_open_scripts": open_names, "name_listing_offsets": listing_offsets}  # fmt: skip
    arrays |= _exact_table(listings.exact[by_weight])
    arrays |= {"listing_party": party[rows].astype(np.int32), "listing_kind": kind[rows].astype(np.int8)}
    identifiers, arrays["identifier_keys"] = _identifier_table(roster.identifiers)
    arrays["slip_keys"], arrays["slip_rows"] = _slip_table(identifiers)
    tables = {"units": pa.table({"text": vocabulary.texts}), "listings": roster.names.select(["text"]).take(pa.array(rows, pa.int64())),
              "parties": roster.parties, "identifiers": identifiers}  # fmt: skip
    facts = {"view_key": view_key, "rarity_scale": scale, "parties": roster.parties.num_rows, "names": len(listings.firsts), "listings": len(rows),
             "units": vocabulary.size, "identifiers": identifiers.num_rows}  # fmt: skip
    layout.save(folder, arrays, tables, facts)


def _frequency(vocabulary: Vocabulary, names: NameUnits) -> npt.NDArray[np.float32]:
    """In how many names each word stands; 0 for joined units."""
    owner = np.repeat(np.arange(len(names.offsets) - 1, dtype=np.int64), np.diff(names.offsets))
    single = names.length == 1
    once = sorted_distinct(owner[single] << 32 | names.units[single].astype(np.int64)) & 0xFFFFFFFF
    return np.bincount(once, minlength=vocabulary.size).astype(np.float32)


def _by_frequency(vocabulary: Vocabulary, frequency: npt.NDArray[np.float32]) -> tuple[Array, npt.NDArray[np.int32]]:
    """Frequent words first, joined units last, ties by text: the order, and the new number of each unit."""
    texts = np.array(vocabulary.texts.to_pylist(), object)
    by_text = np.argsort(texts, kind="stable") if len(texts) else np.empty(0, np.int64)
    # Words, then joined twos, then threes, which are made of twos.
    depth = (vocabulary.left >= 0).astype(np.int8) + (vocabulary.left >= vocabulary.words)
    order = by_text[np.lexsort((-frequency[by_text], depth[by_text]))]
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return order, rank


def _reorder(v: Vocabulary, order: Array, rank: npt.NDArray[np.int32]) -> Vocabulary:
    roman, roman_offsets = _gather(v.roman, v.roman_offsets, order)
    sound, sound_offsets = _gather(v.sound, v.sound_offsets, order)
    concepts, concept_offsets = _gather(v.concepts, v.concept_offsets, order)
    concept_likeness, _ = _gather(v.concept_likeness, v.concept_offsets, order)
    left, right = v.left[order].copy(), v.right[order].copy()
    joined = left >= 0
    left[joined], right[joined] = rank[left[joined]], rank[right[joined]]
    return Vocabulary(v.texts.take(pa.array(order)), roman, roman_offsets, sound, sound_offsets, v.scripts[order], v.native[order], v.joined[order],
                      v.kinds[order], concept_offsets, concepts, concept_likeness, v.legal[order], v.shares[order], left, right)  # fmt: skip


def _gather(content: Array, offsets: Array, order: Array) -> tuple[Array, Array]:
    sizes = np.diff(offsets)[order]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    within = np.arange(bounds[-1], dtype=np.int64) - np.repeat(bounds[:-1], sizes)
    return content[np.repeat(offsets[:-1][order], sizes) + within], bounds


def _with_shipped_counts(v: Vocabulary, frequency: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """A list of ten names does not know which words are common; the shipped counts do."""
    common = common_words()
    shipped = dict(zip(common.vocabulary.texts.to_pylist(), common.counts.tolist(), strict=True))
    known = np.fromiter((shipped.get(text, 0.0) for text in v.texts[: v.words].to_pylist()), np.float32, v.words)
    found = frequency.copy()
    found[: v.words] = np.maximum(found[: v.words], known)
    return found


def _unit_weights(v: Vocabulary, frequency: Array, table: KeyTable, scale: float) -> npt.NDArray[np.float32]:
    words = v.words
    expansion = expand_against(v, v.side, table, count=words)
    weights = np.zeros(v.size, np.float32)
    weights[:words] = rarity(family_frequency(expansion, frequency), scale) * v.shares[:words]
    return add_joined(weights, v)


def _name_weights(names: NameUnits, units: Array, weights: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    owner = np.repeat(np.arange(len(names.offsets) - 1), np.diff(names.offsets))
    single = names.length == 1
    totals = np.bincount(owner[single], weights=weights[units[single]].astype(np.float64), minlength=len(names.offsets) - 1)
    return totals.astype(np.float32)


def _listed_rows(listings: Listings, order: Array) -> tuple[Array, Array]:
    """Rows of the roster in the order of the names, and where each name's begin."""
    counts = np.diff(listings.offsets)[order]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.int64)
    source = np.repeat(listings.offsets[:-1][order], counts) + np.arange(bounds[-1]) - np.repeat(bounds[:-1], counts)
    return listings.rows[source], bounds


def _open_scripts(scripts: npt.NDArray[np.uint8], listing_offsets: Array, party: Array) -> npt.NDArray[np.uint16]:
    """In which scripts each name may be asked for: its own, and those in which one of its parties has no other name.

    A Latin name that is like the Arabic alias of a man whose Latin name it is not like, is another man's.
    """
    counts = np.diff(listing_offsets)
    script = np.repeat(scripts, counts)
    has = np.zeros(int(party.max()) + 1 if len(party) else 0, np.uint16)
    np.bitwise_or.at(has, party, np.left_shift(np.uint16(1), script.astype(np.uint16)))
    open_to: Array = np.bitwise_or.reduceat(~has[party], listing_offsets[:-1]) if len(party) else np.empty(0, np.uint16)
    own: Array = np.left_shift(np.uint16(1), scripts.astype(np.uint16))
    return (open_to | own).astype(np.uint16)


def _open_units(open_names: npt.NDArray[np.uint16], posting_offsets: Array, postings: Array) -> npt.NDArray[np.uint16]:
    """The scripts of any of the names that contain a unit."""
    found = np.zeros(len(posting_offsets) - 1, np.uint16)
    some = posting_offsets[1:] > posting_offsets[:-1]
    if some.any():
        found[some] = np.bitwise_or.reduceat(open_names[postings], posting_offsets[:-1][some])
    return found


def _exact_table(hashes: npt.NDArray[np.uint64]) -> dict[str, Array]:
    by_hash = np.argsort(hashes, kind="stable")
    return {"name_exact_keys": hashes[by_hash], "name_exact_names": by_hash.astype(np.int32)}


def _postings(names: NameUnits, count: int) -> tuple[Array, Array]:
    owner = np.repeat(np.arange(len(names.offsets) - 1, dtype=np.int64), np.diff(names.offsets))
    pairs = sorted_distinct(names.units.astype(np.int64) << 32 | owner)
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(pairs >> 32, minlength=count))]).astype(np.int64)
    return bounds, (pairs & 0xFFFFFFFF).astype(np.int32)


def _identifier_table(identifiers: pa.Table) -> tuple[pa.Table, npt.NDArray[np.uint64]]:
    hashes = np.array([hash_text(value) for value in identifiers["value"].to_pylist()], np.uint64)
    order = np.argsort(hashes, kind="stable")
    return identifiers.take(pa.array(order, pa.int64())), hashes[order]


def _slip_table(identifiers: pa.Table) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]:
    """Keys under which numbers meet that differ as copied wrong, ascending, and the row of the number; see `identifier_slips`."""
    keys: list[int] = []
    rows: list[int] = []
    for row, (scheme, value) in enumerate(zip(identifiers["scheme"].to_pylist(), identifiers["value"].to_pylist(), strict=True)):
        for key in slip_keys(scheme, value):
            keys.append(hash_text(key))
            rows.append(row)
    found = np.array(keys, np.uint64)
    order = np.argsort(found, kind="stable")
    return found[order], np.array(rows, np.int32)[order]
