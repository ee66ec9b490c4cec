"""A batch of query names, ready for the index: words, expansions, weights."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import kernels_names as kn
from seawall.screen.expand import Expansion, expand_against
from seawall.screen.index.build import family_frequency
from seawall.screen.index.hashing import exact_hashes
from seawall.screen.index.index import Index
from seawall.screen.units import NameUnits, Vocabulary, units_of
from seawall.screen.weights import rarity

_CHUNK = 2048


@dataclass(frozen=True)
class QueryNames:
    """Query names described against one index.

    Attributes:
        texts: as given.
        vocabulary, names: see `units`.
        expansion: for each distinct unit the listed units that it may stand for.
        weights: what each distinct unit counts.
        exact: key of each whole name.
    """

    texts: pa.Array
    vocabulary: Vocabulary
    names: NameUnits
    expansion: Expansion
    weights: npt.NDArray[np.float32]
    exact: npt.NDArray[np.uint64]


@dataclass(frozen=True)
class NamePairs:
    """Pairs of a query name and a listed name with the features of their alignment (`kernels_names.FEATURES`)."""

    query: npt.NDArray[np.int32]
    name: npt.NDArray[np.int32]
    features: npt.NDArray[np.float32]


def describe_queries(index: Index, texts: pa.Array, threads: int = 2) -> QueryNames:
    """Describe query names once; everything later is arithmetic."""
    vocabulary, names = units_of(texts)
    u = index.units
    expansion = expand_against(vocabulary, u, u.keys, u.owners, u.starts, threads=threads)
    words = int((vocabulary.joined == 0).sum())
    weights = (rarity(family_frequency(expansion, u.frequency), index.scale) * vocabulary.shares).astype(np.float32)
    joined = np.arange(words, vocabulary.size)
    weights[joined] = weights[vocabulary.left[joined]] + weights[vocabulary.right[joined]]
    return QueryNames(texts, vocabulary, names, expansion, weights, exact_hashes(texts, names.bags))


def search_names(index: Index, q: QueryNames, bounds: npt.NDArray[np.float32], threads: int = 2) -> NamePairs:
    """Listed names that share enough weight with each query name, in the order of query names, then listed names.

    Args:
        bounds: for each query name, twice the shared weight over both weights, at least (0-1).
    """
    total = len(q.names.offsets) - 1

    def run(first: int) -> Any:
        search: Any = kn.search
        return search(*_sides(index, q), index.names.weights, index.units.posting_offsets, index.units.postings,
                         q.expansion.offsets, q.expansion.words, q.expansion.likeness, bounds, first, min(total, first + _CHUNK))  # fmt: skip

    firsts = range(0, total, _CHUNK)
    if len(firsts) > 1 and threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(run, firsts))
    else:
        parts = [run(first) for first in firsts]
    if not parts:
        return NamePairs(np.empty(0, np.int32), np.empty(0, np.int32), np.empty((0, len(kn.FEATURES)), np.float32))
    return NamePairs(np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts]), np.concatenate([p[2] for p in parts]))


def exact_pairs(index: Index, q: QueryNames) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Pairs of names that are the same words in any order, or the same text where there are no words."""
    keys = index.names.exact_keys
    first, last = np.searchsorted(keys, q.exact, "left"), np.searchsorted(keys, q.exact, "right")
    counts = np.where(q.exact == 0, 0, last - first)
    query = np.repeat(np.arange(len(q.exact), dtype=np.int32), counts)
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    places = np.repeat(first, counts) + np.arange(bounds[-1]) - np.repeat(bounds[:-1], counts)
    return query, index.names.exact_names[places]


@dataclass(frozen=True)
class Alignments:
    """How pairs of names fit together.

    Attributes:
        offsets: pair i has the places `offsets[i]:offsets[i + 1]` of the following.
        query_units, name_units: places in the units of the query names and of the listed names.
        likeness: 0 to 1.
        features: see `kernels_names.FEATURES`.
    """

    offsets: npt.NDArray[np.int64]
    query_units: npt.NDArray[np.int32]
    name_units: npt.NDArray[np.int32]
    likeness: npt.NDArray[np.float32]
    features: npt.NDArray[np.float32]


def align_pairs(index: Index, q: QueryNames, queries: npt.NDArray[np.int32], names: npt.NDArray[np.int32]) -> Alignments:
    """Align pairs of a query name and a distinct listed name."""
    align: Any = kn.align
    return Alignments(*align(*_sides(index, q), q.expansion.offsets, q.expansion.words, q.expansion.likeness, queries, names))


def _sides(index: Index, q: QueryNames) -> tuple[Any, ...]:
    v, n = q.vocabulary, index.names
    return (q.names.offsets, q.names.units, q.names.pos, q.names.length, q.weights, v.kinds, v.firsts,
            n.offsets, n.units, n.pos, n.length, index.units.weights, index.units.kinds, index.units.firsts)  # fmt: skip
