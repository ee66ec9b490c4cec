"""A batch of query names, ready for the index: words, expansions, weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import kernels_names as kn
from seawall.screen.expand import Expansion, expand_against, in_chunks
from seawall.screen.index.hashing import exact_hashes
from seawall.screen.index.index import Index
from seawall.screen.pairs import Alignments, Sieve, align_names, sift_names
from seawall.screen.scratch import marks, room
from seawall.screen.units import NameUnits, Vocabulary, units_of
from seawall.screen.weights import rarity
from seawall.screen.word_facts import bounds_of
from seawall.screen.word_weights import add_joined, family_frequency

_CHUNK = 8192


@dataclass(frozen=True)
class QueryNames:
    """Query names described against one index.

    Attributes:
        texts: as given.
        vocabulary, names: see `units`.
        expansion: for each distinct unit the listed units that it may stand for.
        weights: what each distinct unit counts.
        exact: key of each whole name.
        scripts: of each name.
    """

    texts: pa.Array
    vocabulary: Vocabulary
    names: NameUnits
    expansion: Expansion
    weights: npt.NDArray[np.float32]
    exact: npt.NDArray[np.uint64]
    scripts: npt.NDArray[np.uint8]


@dataclass(frozen=True)
class NamePairs:
    """Pairs of a query name and a distinct listed name."""

    query: npt.NDArray[np.int32]
    name: npt.NDArray[np.int32]


def describe_queries(index: Index, texts: pa.Array, threads: int = 2) -> QueryNames:
    """Describe query names once; everything later is arithmetic."""
    store = index.memory.store()
    vocabulary, names = units_of(texts, store)
    assert vocabulary.numbers is not None
    u, words = index.units, len(vocabulary.numbers)

    def look(wanted: npt.NDArray[np.bool_]) -> Expansion:
        asked = np.ones(vocabulary.size, np.bool_)
        asked[:words] = wanted
        return expand_against(vocabulary, u.side, u.key_table, asked=asked, opened=u.open_scripts, threads=threads)

    expansion = store.expansion(vocabulary.numbers, look)
    weights = np.zeros(vocabulary.size, np.float32)
    weights[:words] = rarity(family_frequency(expansion, u.frequency, words), index.scale) * vocabulary.shares[:words]
    return QueryNames(texts, vocabulary, names, expansion, add_joined(weights, vocabulary), exact_hashes(texts, names.bags), names.scripts(vocabulary))


def search_names(index: Index, q: QueryNames, bounds: npt.NDArray[np.float32], threads: int = 2) -> NamePairs:
    """Listed names that may share enough weight with each query name, in the order of query names, then listed names.

    Args:
        bounds: for each query name, twice the shared weight over both weights, at least (0-1).
    """
    total = len(q.names.offsets) - 1
    gains: Any = kn.gains
    x, written = q.expansion, q.names.all_scripts(q.vocabulary)
    reach = gains(x.offsets, x.words, x.likeness, q.weights, index.units.weights, index.units.posting_offsets, index.units.open_scripts)

    def run(first: int) -> Any:
        search: Any = kn.search
        last, listed = min(total, first + _CHUNK), len(index.names.weights)
        kept, mark = marks("search", 4 * listed, last - first)
        states, heads = kept.reshape(listed, 4), room("heads", len(index.units.weights), 2, np.int32)
        if mark == 1:
            # Marks begin anew.
            heads[:, 0] = 0
        return search(q.names.offsets, q.names.units, q.names.length, q.weights, index.names.offsets, index.names.units, index.names.weights,
                      index.units.postings, x.offsets, x.words, *reach, bounds, written, index.names.open_scripts, states, states.view(np.float32), mark, heads,
                      first, last)  # fmt: skip

    parts = in_chunks(run, total, _CHUNK, threads)
    if not parts:
        return NamePairs(np.empty(0, np.int32), np.empty(0, np.int32))
    if len(parts) == 1:
        return NamePairs(*parts[0])
    return NamePairs(np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts]))


def exact_pairs(index: Index, q: QueryNames) -> NamePairs:
    """Pairs of names that are the same words in any order, or the same text where there are no words."""
    keys = index.names.exact_keys
    firsts = keys.searchsorted(q.exact)
    # Few customers have the name of a party.
    same = np.flatnonzero((keys.take(firsts, mode="clip") == q.exact) & (q.exact != 0)) if len(keys) else firsts[:0]
    if len(same) == 0:
        return NamePairs(np.empty(0, np.int32), np.empty(0, np.int32))
    first = firsts[same]
    counts = keys.searchsorted(q.exact[same], "right") - first
    bounds = bounds_of(counts)
    places = np.repeat(first - bounds[:-1], counts) + np.arange(bounds[-1])
    return NamePairs(np.repeat(same, counts).astype(np.int32), index.names.exact_names[places])


def align_pairs(index: Index, q: QueryNames, pairs: NamePairs, threads: int = 2) -> Alignments:
    """Align pairs of a query name and a distinct listed name."""
    return align_names(*_sides(index, q), pairs.query, pairs.name, threads)


def sift_pairs(index: Index, q: QueryNames, pairs: NamePairs, sieve: Sieve, threads: int = 2) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Numbers of the pairs that have enough in common, and their features; see `align_pairs`."""
    return sift_names(*_sides(index, q), pairs.query, pairs.name, sieve, threads)


def _sides(index: Index, q: QueryNames) -> tuple[tuple[Any, Any, Any], tuple[Any, Any, Any]]:
    return (q.names.side, q.vocabulary.side, q.weights), (index.names.side, index.units.side, index.units.weights)
