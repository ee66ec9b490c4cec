"""What is known of a word alone, whatever its neighbors: script, sound letters, kind, legal form, concepts.

Nine words in ten are in no table: that is asked first, so that such a word costs a microsecond.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import kernels_likeness as kl
from seawall.screen import kernels_units as ku
from seawall.screen import kernels_words as kw
from seawall.text.legal_forms import (
    JOINING_WORDS,
    JOINING_WORDS_AS_WRITTEN,
    LEGAL_CLASSES,
    LEGAL_CLASSES_AS_WRITTEN,
    LEGAL_FORM_CHARACTERS,
    LEGAL_FORM_WORDS,
)
from seawall.text.patronymics import is_patronymic
from seawall.text.scripts import ARABIC, HAN, HANGUL, HEBREW, KANA, SCRIPT_NAMES
from seawall.text.tokens import describe
from seawall.text.words import Concepts, concepts_of, word_table

Bytes = npt.NDArray[np.uint8]
Longs = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]

#: Weight of words of these classes, as a share of what their rarity would give them.
LEGAL_FORM_SHARE: Final = 0.2
JOINING_SHARE: Final = 0.25
INITIAL_SHARE: Final = 0.3
#: Words that are numbers less surely than this are names as well: Xi, Otto, Kirk.
_SURELY_A_NUMBER: Final = 0.8
#: Arabic's article as it is romanized.
_ARTICLES: Final = frozenset({"Al", "al", "ad", "as", "ed", "el", "es", "ud", "ul", "ur", "uz"})
_SYLLABIC: Final = (HAN, HANGUL, KANA)
IS_SYLLABIC: Final = np.array([script in _SYLLABIC for script in range(len(SCRIPT_NAMES))])


@dataclass(frozen=True)
class WordFacts:
    """Distinct words with what does not depend on their neighbors.

    Attributes:
        text, text_offsets: as written (UTF-8), one behind the other.
        roman, roman_offsets: in ASCII, likewise; may be empty.
        scripts: see `text.scripts`.
        kinds, legal, shares, concept_offsets, concepts, concept_likeness: see `units.Vocabulary`.
        traits: bits that say which neighbors may be written together, see `kernels_units`.
        numbers: of the words in the store that they were read from (`word_memory`), if they were.
    """

    text: Bytes
    text_offsets: Longs
    roman: Bytes
    roman_offsets: Longs
    scripts: Bytes
    kinds: Bytes
    shares: Floats
    legal: Bytes
    traits: Bytes
    concept_offsets: Longs
    concepts: Hashes
    concept_likeness: Floats
    numbers: Longs | None = None

    @property
    def size(self) -> int:
        return len(self.scripts)

    @property
    def is_ascii(self) -> bool:
        """Whether every word is its own romanization."""
        return len(self.text) == len(self.roman) and bool((self.text == self.roman).all())


def facts_of(texts: list[str]) -> WordFacts:
    """Describe distinct words."""
    words = describe(texts)
    kinds, legal = np.zeros(len(texts), np.uint8), np.zeros(len(texts), np.uint8)
    shares = np.ones(len(texts), np.float32)
    kinds[:] = [_plain_kind(roman) for roman in words.roman]
    meant: list[Concepts] = []
    special = _special(texts)
    for place in special:
        text, roman = texts[place], words.roman[place]
        concepts = concepts_of(text, roman)
        meant.append(concepts)
        kinds[place], shares[place], legal[place] = _class_of(text, roman, int(words.scripts[place]), concepts)
    counts = np.zeros(len(texts), np.int64)
    counts[special] = [len(concepts) for concepts in meant]
    written, read = packed(texts), packed(words.roman)
    traits = _traits(words.roman, words.scripts, read[1])
    return WordFacts(*written, *read, words.scripts, kinds, shares, legal, traits, bounds_of(counts), *_hashed(meant))


def concepts_column(texts: list[str], roman: list[str]) -> tuple[Longs, Hashes, Floats]:
    """Concepts that words express, and how surely: offsets for each word, hashes (ascending), likeness."""
    meant = [concepts_of(text, word) for text, word in zip(texts, roman, strict=True)]
    return bounds_of(np.array([len(concepts) for concepts in meant], np.int64)), *_hashed(meant)


def bounds_of(counts: npt.NDArray[np.integer]) -> Longs:
    """Offsets of rows of so many values, put one behind the other."""
    bounds = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=bounds[1:])
    return bounds


def packed(texts: Iterable[str]) -> tuple[Bytes, Longs]:
    """The bytes of texts (UTF-8), one behind the other, and their bounds."""
    column = pa.array(texts, pa.large_string())
    _, bounds, data = column.buffers()
    offsets = np.frombuffer(bounds, np.int64, len(column) + 1).copy() if bounds else np.zeros(len(column) + 1, np.int64)
    content = np.frombuffer(data, np.uint8, int(offsets[-1])).copy() if data else np.empty(0, np.uint8)
    return content, offsets


def unpacked(content: Bytes, offsets: Longs) -> pa.Array:
    """The texts again, in the same memory."""
    return pa.LargeStringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets), pa.py_buffer(content))


def _special(texts: list[str]) -> list[int]:
    """Places of the words that may be in a table; only ASCII words are surely not."""
    known, table = _known_words(), word_table()
    head, heads = table.head, table.heads
    return [place for place, text in enumerate(texts) if text in known or text[:head] in heads or not text.isascii()]


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """Every word of a table, and the letters, which are initials."""
    table = word_table()
    letters = map(chr, range(ord("a"), ord("z") + 1))
    return table.concepts.union(table.whole, LEGAL_CLASSES, LEGAL_FORM_WORDS, JOINING_WORDS, letters)


def _class_of(text: str, roman: str, script: int, concepts: Concepts) -> tuple[int, float, int]:
    """Kind, share of its weight, and legal form of a word."""
    bits = LEGAL_CLASSES_AS_WRITTEN.get(text, LEGAL_CLASSES.get(roman, 0))
    if bits or text in LEGAL_CLASSES_AS_WRITTEN or roman in LEGAL_FORM_WORDS or text in LEGAL_FORM_CHARACTERS:
        return kl.LEGAL_FORM, LEGAL_FORM_SHARE, bits
    if script not in _SYLLABIC:
        if len(roman) == 1 and roman.isalpha():
            return kl.INITIAL, INITIAL_SHARE, 0
        if text in JOINING_WORDS_AS_WRITTEN or (roman in JOINING_WORDS and script not in (ARABIC, HEBREW)):
            return kl.JOINING, JOINING_SHARE, 0
    if any(concept.isdigit() and likeness >= _SURELY_A_NUMBER for concept, likeness in concepts):
        return kl.NUMBER, 1.0, 0
    return _plain_kind(roman), 1.0, 0


def _plain_kind(roman: str) -> int:
    """The kind of a word that is in no table."""
    if roman and not roman.isalpha():
        return kl.NUMBER
    return kl.PATRONYMIC if is_patronymic(roman) else 0


def _traits(roman: list[str], scripts: Bytes, offsets: Longs) -> Bytes:
    traits = np.where(IS_SYLLABIC[scripts], ku.SYLLABIC, 0).astype(np.uint8)
    traits[[place for place, word in enumerate(roman) if not word.isalpha()]] |= ku.NO_LETTERS
    two = np.flatnonzero(np.diff(offsets) == 2).tolist()
    traits[[place for place in two if roman[place] in _ARTICLES]] |= ku.ARTICLE
    return traits


def _hashed(meant: list[Concepts]) -> tuple[Hashes, Floats]:
    """Concepts of words, one word behind the other, and their likeness."""
    found = [pair for concepts in meant if concepts for pair in sorted((concept_hash(concept), likeness) for concept, likeness in concepts)]
    return np.array([number for number, _ in found], np.uint64), np.array([likeness for _, likeness in found], np.float32)


@lru_cache(maxsize=65536)
def concept_hash(concept: str) -> int:
    """The number of a concept; also a key under which words of one concept meet."""
    return int(kw.word_hashes(*packed([f"\x00{concept}"]))[0])
