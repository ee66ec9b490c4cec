"""Pairs of names, each described and compared without an index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import kernels_features as kf
from seawall.screen import kernels_likeness as kl
from seawall.screen.expand import COSTS, LEAST_IN_ALIGNMENT, in_chunks
from seawall.screen.units import NameUnits, Vocabulary, units_of
from seawall.screen.word_weights import word_weights

_CHUNK = 4096


@dataclass(frozen=True)
class DescribedNames:
    """A column of names as units with weights."""

    texts: pa.Array
    vocabulary: Vocabulary
    names: NameUnits
    weights: npt.NDArray[np.float32]

    @property
    def taken(self) -> tuple[Any, Any, Any]:
        """As `align_names` takes them."""
        return self.names.side, self.vocabulary.side, self.weights


@dataclass(frozen=True)
class Alignments:
    """How pairs of names fit together.

    Attributes:
        offsets: pair i has the places `offsets[i]:offsets[i + 1]` of the following.
        query_units, name_units: places in the units of the names of both sides.
        likeness: 0 to 1; 1 is added where a concept makes two words alike.
        features: see `kernels_features.FEATURES`.
    """

    offsets: npt.NDArray[np.int64]
    query_units: npt.NDArray[np.int32]
    name_units: npt.NDArray[np.int32]
    likeness: npt.NDArray[np.float32]
    features: npt.NDArray[np.float32]


def describe_names(texts: pa.Array, threads: int = 2) -> DescribedNames:
    """Describe a column of names once; everything later is arithmetic."""
    vocabulary, names = units_of(texts)
    return DescribedNames(texts, vocabulary, names, word_weights(vocabulary, threads))


def align_names(
    left: tuple[Any, Any, Any], right: tuple[Any, Any, Any], queries: npt.NDArray[np.int32], names: npt.NDArray[np.int32], threads: int = 2
) -> Alignments:  # fmt: skip
    """Align pairs of names.

    Args:
        left, right: names, units, weights of the units, as the loops take them.
        queries, names: numbers of the names of each pair.
    """

    def run(first: int) -> Any:
        align: Any = kl.align
        describe: Any = kf.describe
        some = queries[first : first + _CHUNK], names[first : first + _CHUNK]
        found = align(*left, *right, COSTS, LEAST_IN_ALIGNMENT, *some)
        return (*found, describe(*left, *right, COSTS[0], *some, *found))

    parts = in_chunks(run, len(queries), _CHUNK, threads)
    if not parts:
        none = np.empty(0, np.int32)
        return Alignments(np.zeros(1, np.int64), none, none, np.empty(0, np.float32), np.empty((0, kf.N_FEATURES), np.float32))
    counts = np.concatenate([np.diff(p[0]) for p in parts])
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.int64)
    return Alignments(offsets, *(np.concatenate([p[i] for p in parts]) for i in (1, 2, 3, 4)))
