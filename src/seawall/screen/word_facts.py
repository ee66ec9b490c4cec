"""What is known of a word alone, whatever its neighbors: script, sound letters, kind, legal form, concepts.

Nine words in ten are in no table: that is asked first, so that such a word costs a microsecond.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final, NamedTuple

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


class WordFacts(NamedTuple):
    """Words with what does not depend on their neighbors, as they are kept (`lexicon`).

    Attributes:
        words: see `kernels_units.WORD`.
        text, roman: as written (UTF-8), and in ASCII, one behind the other.
        concepts, concept_likeness: see `units.Vocabulary`.
    """

    words: npt.NDArray[Any]
    text: Bytes
    roman: Bytes
    concepts: Hashes
    concept_likeness: Floats


def facts_of(texts: list[str], text_at: int, roman_at: int, concept_at: int) -> WordFacts:
    """Describe distinct words.

    Args:
        text_at, roman_at, concept_at: places of the first letter and concept.
    """
    described = describe(texts)
    text, text_offsets = packed(texts)
    roman, roman_offsets = (text, text_offsets) if described.roman == texts else packed(described.roman)
    words = ku.plain_words(roman, text_offsets, roman_offsets, described.scripts, IS_SYLLABIC, kl.NUMBER, text_at, roman_at)
    patronymics = [place for place, word in enumerate(described.roman) if is_patronymic(word)]
    if patronymics:
        words["kind"][patronymics] = kl.PATRONYMIC
    return WordFacts(words, text, roman, *_look_up(words, texts, described.roman, concept_at))


def _look_up(words: npt.NDArray[Any], texts: list[str], romans: list[str], at: int) -> tuple[Hashes, Floats]:
    """Write into words what tables say of them; their concepts, of which the first is put at a place."""
    meant: list[Concepts] = []
    for place in _special(texts):
        text, roman, word = texts[place], romans[place], words[place]
        concepts = concepts_of(text, roman)
        meant.append(concepts)
        word["concept"], word["concept_count"] = at, len(concepts)
        at += len(concepts)
        if found := _class_of(text, roman, int(word["script"]), concepts):
            word["kind"], word["share"], word["legal"] = found
        word["traits"] |= (ku.ARTICLE if roman in _ARTICLES else 0) | (ku.NOT_ASCII if roman != text else 0)
    return _hashed(meant)


def concepts_column(texts: list[str], roman: list[str]) -> tuple[Longs, Hashes, Floats]:
    """Concepts that words express, and how surely: how many of each word, hashes (ascending), likeness."""
    meant = [concepts_of(text, word) for text, word in zip(texts, roman, strict=True)]
    return np.array([len(concepts) for concepts in meant], np.int64), *_hashed(meant)


def bounds_of(counts: npt.NDArray[np.integer]) -> Longs:
    """Offsets of rows of so many values, put one behind the other."""
    bounds = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=bounds[1:])
    return bounds


def packed(texts: Iterable[str]) -> tuple[Bytes, Longs]:
    """The bytes of texts (UTF-8), one behind the other, and their bounds."""
    encoded = [text.encode() for text in texts]
    return np.frombuffer(bytearray(b"".join(encoded)), np.uint8), np.array([0, *accumulate(map(len, encoded))], np.int64)


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
    return table.concepts.union(table.whole, LEGAL_CLASSES, LEGAL_FORM_WORDS, JOINING_WORDS, _ARTICLES, letters)


def _class_of(text: str, roman: str, script: int, concepts: Concepts) -> tuple[int, float, int] | None:
    """Kind, share of its weight, and legal form of a word, if these are not what its letters tell."""
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
    return None


def _hashed(meant: list[Concepts]) -> tuple[Hashes, Floats]:
    """Concepts of words, one word behind the other, and their likeness."""
    if not meant:
        return np.empty(0, np.uint64), np.empty(0, np.float32)
    found = [pair for concepts in meant if concepts for pair in sorted((concept_hash(concept), likeness) for concept, likeness in concepts)]
    return np.array([number for number, _ in found], np.uint64), np.array([likeness for _, likeness in found], np.float32)


@lru_cache(maxsize=65536)
def concept_hash(concept: str) -> int:
    """The number of a concept; also a key under which words of one concept meet."""
    return int(kw.word_hashes(*packed([f"\x00{concept}"]))[0])


@lru_cache(maxsize=1)
def first_names() -> Hashes:
    """The numbers of concepts that are first names, ascending."""
    return np.array(sorted(map(concept_hash, word_table().first_names)), np.uint64)
