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

from seawall.screen import kernels_units as ku
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
    ku.add_joined(weights, vocabulary.left, vocabulary.right)
    return weights


def family_frequency(expansion: Expansion, frequency: npt.NDArray[np.float32], count: int | None = None) -> npt.NDArray[np.float64]:
    """In how many names each of the first `count` words (all if None) or a near spelling of it stands."""
    rows = len(expansion.offsets) - 1 if count is None else count
    found: npt.NDArray[np.float64] = ku.families(expansion.offsets, expansion.words, expansion.likeness, frequency, rows)
    return found
