"""Pairs of names, each described and compared without an index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import kernels_features as kf
from seawall.screen import kernels_likeness as kl
from seawall.screen.expand import LEAST_IN_ALIGNMENT, LOOP_COSTS, in_chunks
from seawall.screen.scratch import marks
from seawall.screen.sounds import SCRIPT_KINDS, fine_classes
from seawall.screen.units import NameUnits, Vocabulary, units_of
from seawall.screen.word_facts import first_names
from seawall.screen.word_weights import add_joined, word_weights

_CHUNK = 4096
_FINE = fine_classes()
_NO_FEATURES = np.empty((0, kf.N_FEATURES), np.float32)


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


@dataclass(frozen=True)
class Sieve:
    """Which pairs of names are passed over: those that have less in common.

    Attributes:
        in_common: for each kind of a pair of scripts, twice the matched weight over both weights (0-1), at least.
        always: for each pair whether it is not passed over whatever it has.
    """

    in_common: npt.NDArray[np.float32]
    always: npt.NDArray[np.bool_]


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
    all_of_them = Sieve(np.zeros(len(SCRIPT_KINDS), np.float32), np.ones(len(queries), np.bool_))
    parts = _align(left, right, queries, names, all_of_them, threads)
    if not parts:
        none = np.empty(0, np.int32)
        return Alignments(np.zeros(1, np.int64), none, none, np.empty(0, np.float32), _NO_FEATURES)
    counts = np.concatenate([np.diff(p[1]) for p in parts])
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.int64)
    return Alignments(offsets, *(np.concatenate([p[i] for p in parts]) for i in (2, 3, 4, 5)))


def sift_names(
    left: tuple[Any, Any, Any], right: tuple[Any, Any, Any], queries: npt.NDArray[np.int32], names: npt.NDArray[np.int32], sieve: Sieve, threads: int = 2
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:  # fmt: skip
    """Numbers of the pairs of names that a sieve lets through, and their features; see `align_names`."""
    parts = _align(left, right, queries, names, sieve, threads)
    if not parts:
        return np.empty(0, np.int64), _NO_FEATURES
    return np.concatenate([p[0] for p in parts]), np.concatenate([p[5] for p in parts])


def _align(
    left: tuple[Any, Any, Any], right: tuple[Any, Any, Any], queries: npt.NDArray[np.int32], names: npt.NDArray[np.int32], sieve: Sieve, threads: int
) -> list[Any]:  # fmt: skip
    """Chunk by chunk: numbers of the pairs let through, and the columns of `Alignments`."""
    always = sieve.always.view(np.uint8)

    def run(first: int) -> Any:
        align: Any = kl.align
        describe: Any = kf.describe
        part = slice(first, first + _CHUNK)
        some = queries[part], names[part]
        slots, mark = marks("align", 2 * len(right[2]), len(some[0]))
        kept, *found = align(*left, *right, LOOP_COSTS, LEAST_IN_ALIGNMENT, *some, sieve.in_common, always[part], slots.reshape(-1, 2), mark)
        return (kept.astype(np.int64) + first, *found, describe(*left, *right, LOOP_COSTS[0], LOOP_COSTS[3], _FINE, first_names(), some[0][kept], some[1][kept], *found))

    return in_chunks(run, len(queries), _CHUNK, threads)
