"""How much each word of a name counts: rare words much, common ones little, legal forms and joining words hardly at all.

How common a word is, is counted in the names on the lists themselves: `data/word_counts.tsv`, made by `scripts/count_words.py` from the bundle.
A misspelled common name is still a common name, so the counts of a word's near spellings are added.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen.expand import Expansion, KeyTable, expand_against, key_table
from seawall.screen.units import Vocabulary, units_of
from seawall.screen.weights import rarity

#: The number of names in which the shipped counts were made; the first line of the table says it.
_TABLE = "word_counts.tsv"


@dataclass(frozen=True)
class CommonWords:
    """Words of listed names that more than one name has, with the number of names, ready to be searched."""

    vocabulary: Vocabulary
    counts: npt.NDArray[np.float32]
    table: KeyTable
    names: float


@lru_cache(maxsize=1)
def common_words() -> CommonWords:
    """The shipped counts."""
    first, *rows = resources.files("seawall.screen").joinpath("data", _TABLE).read_text("utf-8").splitlines()
    names = float(first.partition("\t")[2])
    counted = {word: float(count) for word, _, count in (row.partition("\t") for row in rows)}
    vocabulary, _ = units_of(pa.array(list(counted), pa.string()))
    counts = np.array([counted.get(text, 0.0) for text in vocabulary.texts.to_pylist()], np.float32)
    return CommonWords(vocabulary, counts, key_table(vocabulary), names)


def word_weights(vocabulary: Vocabulary, threads: int = 2) -> npt.NDArray[np.float32]:
    """The weight of each unit, about 0 to 1; of joined units the sum of their words'."""
    common = common_words()
    words = vocabulary.words
    expansion = expand_against(vocabulary, common.vocabulary.side, common.table, count=words, least=0.8, left_out=1, threads=threads)
    weights = np.zeros(vocabulary.size, np.float32)
    weights[:words] = rarity(family_frequency(expansion, common.counts), common.names) * vocabulary.shares[:words]
    return add_joined(weights, vocabulary)


def add_joined(weights: npt.NDArray[np.float32], vocabulary: Vocabulary) -> npt.NDArray[np.float32]:
    """Fill in the weights of joined units; what they are made of comes before them."""
    words = vocabulary.words
    left, right = vocabulary.left, vocabulary.right
    twos = np.flatnonzero((left >= 0) & (left < words))
    threes = np.flatnonzero(left >= words)
    for group in (twos, threes):
        weights[group] = weights[left[group]] + weights[right[group]]
    return weights


def family_frequency(expansion: Expansion, frequency: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """In how many names a word or a near spelling of it stands."""
    nearness = np.clip((expansion.likeness - 0.8) / 0.2, 0.0, 1.0)
    counts = np.diff(expansion.offsets)
    owner = np.repeat(np.arange(len(counts)), counts)
    return np.bincount(owner, weights=frequency[expansion.words] * nearness, minlength=len(counts)).astype(np.float64)
