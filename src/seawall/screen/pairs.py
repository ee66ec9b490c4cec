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
from seawall.screen.sounds import fine_classes
from seawall.screen.units import NameUnits, Vocabulary, units_of
from seawall.screen.word_weights import add_joined, word_weights

_CHUNK = 4096
_FINE = fine_classes()


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
    return DescribedNames(texts, vocabulary, names, _weights_of(vocabulary, threads))


def _weights_of(vocabulary: Vocabulary, threads: int) -> npt.NDArray[np.float32]:
    """As `word_weights`; a word that a former column had is not looked up again."""
    words = vocabulary.words
    texts = vocabulary.texts.slice(0, words).to_pylist()
    known = [_WEIGHTS.get(text) for text in texts]
    new = [place for place, weight in enumerate(known) if weight is None]
    weights = np.zeros(vocabulary.size, np.float32)
    weights[:words] = known
    if new:
        found = word_weights(_part_of(vocabulary, np.array(new, np.int64)), threads)
        weights[new] = found
        if len(_WEIGHTS) > _MOST_WEIGHTS:
            _WEIGHTS.clear()
        _WEIGHTS.update(zip([texts[place] for place in new], found.tolist(), strict=True))
    return add_joined(weights, vocabulary)


#: Weights of words, which depend on nothing but the word and the shipped counts; forgotten all at once when there are more.
_WEIGHTS: dict[str, float] = {}
_MOST_WEIGHTS = 1 << 17


def _part_of(v: Vocabulary, words: npt.NDArray[np.int64]) -> Vocabulary:
    """Some words of a vocabulary."""
    roman_offsets, roman = _rows_of(v.roman_offsets, words)
    sound_offsets, sound = _rows_of(v.sound_offsets, words)
    concept_offsets, concepts = _rows_of(v.concept_offsets, words)
    return Vocabulary(
        v.texts.take(pa.array(words)), v.roman[roman], roman_offsets, v.sound[sound], sound_offsets, v.scripts[words], v.native[words], v.joined[words], v.kinds[words],
        concept_offsets, v.concepts[concepts], v.concept_likeness[concepts], v.legal[words], v.shares[words], v.left[words], v.right[words],
    )  # fmt: skip


def _rows_of(offsets: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Offsets of some rows of a CSR column put behind each other, and the places of their values."""
    counts = np.diff(offsets)[rows]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    return bounds, np.arange(bounds[-1]) + np.repeat(offsets[:-1][rows] - bounds[:-1], counts)


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
        return (*found, describe(*left, *right, COSTS[0], COSTS[3], _FINE, *some, *found))

    parts = in_chunks(run, len(queries), _CHUNK, threads)
    if not parts:
        none = np.empty(0, np.int32)
        return Alignments(np.zeros(1, np.int64), none, none, np.empty(0, np.float32), np.empty((0, kf.N_FEATURES), np.float32))
    counts = np.concatenate([np.diff(p[0]) for p in parts])
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.int64)
    return Alignments(offsets, *(np.concatenate([p[i] for p in parts]) for i in (1, 2, 3, 4)))
