"""Build an index from the statements of a View or from any roster."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import kernels_words as kw
from seawall.screen.expand import Expansion, expand_against
from seawall.screen.index import layout
from seawall.screen.index.hashing import hash_text, sorted_distinct
from seawall.screen.index.listings import Listings, group_listings, take_names
from seawall.screen.inputs import roster_of_view
from seawall.screen.roster import Roster
from seawall.screen.units import NameUnits, Vocabulary, units_of
from seawall.screen.weights import rarity, rarity_scale

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
    keys, owners, starts = _key_table(vocabulary)
    scale = rarity_scale(len(listings.firsts))
    weights = _unit_weights(vocabulary, frequency, keys, owners, starts, scale)
    units = rank[names.units] if len(rank) else names.units
    name_weights = _name_weights(names, units, weights)
    by_weight = np.lexsort((listings.firsts, name_weights))
    names = take_names(replace(names, units=units), by_weight)
    posting_offsets, postings = _postings(names, vocabulary.size)
    rows, listing_offsets = _listed_rows(listings, by_weight)
    arrays = {f"unit_{name}": getattr(vocabulary, name) for name in
              ("roman", "roman_offsets", "sound", "sound_offsets", "scripts", "native", "joined", "kinds", "firsts")}  # fmt: skip
    arrays |= {"unit_frequency": frequency, "unit_weights": weights, "unit_keys": keys, "unit_owners": owners, "unit_starts": starts,
               "unit_posting_offsets": posting_offsets, "unit_postings": postings}  # fmt: skip
    arrays |= {"name_offsets": names.offsets, "name_units": names.units, "name_pos": names.pos, "name_length": names.length,
               "name_weights": name_weights[by_weight], "name_listing_offsets": listing_offsets}  # fmt: skip
    arrays |= _exact_table(listings.exact[by_weight])
    arrays |= {"listing_party": party[rows].astype(np.int32), "listing_kind": kind[rows].astype(np.int8)}
    identifiers, arrays["identifier_keys"] = _identifier_table(roster.identifiers)
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
    order = by_text[np.lexsort((-frequency[by_text], vocabulary.joined[by_text]))]
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return order, rank


def _reorder(v: Vocabulary, order: Array, rank: npt.NDArray[np.int32]) -> Vocabulary:
    roman, roman_offsets = _gather_bytes(v.roman, v.roman_offsets, order)
    sound, sound_offsets = _gather_bytes(v.sound, v.sound_offsets, order)
    left, right = v.left[order], v.right[order]
    joined = left >= 0
    left, right = left.copy(), right.copy()
    left[joined], right[joined] = rank[left[joined]], rank[right[joined]]
    return Vocabulary(v.texts.take(pa.array(order)), roman, roman_offsets, sound, sound_offsets, v.scripts[order], v.native[order], v.joined[order],
                      v.kinds[order], v.firsts[order], v.shares[order], left, right)  # fmt: skip


def _gather_bytes(content: Array, offsets: Array, order: Array) -> tuple[Array, Array]:
    sizes = np.diff(offsets)[order]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    within = np.arange(bounds[-1], dtype=np.int64) - np.repeat(bounds[:-1], sizes)
    return content[np.repeat(offsets[:-1][order], sizes) + within], bounds


def _key_table(v: Vocabulary) -> tuple[Array, Array, Array]:
    keys, owners = kw.all_keys(v.roman, v.roman_offsets, v.sound, v.sound_offsets, v.joined)
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    bits = max(8, int(max(1, len(keys))).bit_length() - 2)
    return keys, owners, kw.directory(keys, bits)


def _unit_weights(v: Vocabulary, frequency: Array, keys: Array, owners: Array, starts: Array, scale: float) -> npt.NDArray[np.float32]:
    words = int((v.joined == 0).sum())
    expansion = expand_against(v, v, keys, owners, starts, count=words)
    weights = np.zeros(v.size, np.float32)
    weights[:words] = rarity(family_frequency(expansion, frequency), scale) * v.shares[:words]
    joined = np.arange(words, v.size)
    weights[joined] = weights[v.left[joined]] + weights[v.right[joined]]
    return weights


def family_frequency(expansion: Expansion, frequency: Array) -> npt.NDArray[np.float64]:
    """In how many names a word or a near spelling of it stands: a misspelled common name is still a common name."""
    nearness = np.clip((expansion.likeness - 0.8) / 0.2, 0.0, 1.0)
    counts = np.diff(expansion.offsets)
    owner = np.repeat(np.arange(len(counts)), counts)
    return np.bincount(owner, weights=frequency[expansion.words] * nearness, minlength=len(counts)).astype(np.float64)


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


