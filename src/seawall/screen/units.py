"""Names as units that can stand for each other: words, and neighbors written together.

The same code serves both sides, so that a word of a customer and a word of a list are described alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from seawall.screen import kernels_likeness as kl
from seawall.screen import kernels_words as kw
from seawall.screen.cards import Cards, cards_of
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
from seawall.text.tokens import TokenColumn, Words, describe, tokenize
from seawall.text.words import concepts_of

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]

#: Weight of words of these classes, as a share of what their rarity would give them.
LEGAL_FORM_SHARE = 0.2
JOINING_SHARE = 0.25
INITIAL_SHARE = 0.3
_JOIN_SHORTEST, _JOIN_LONGEST = 5, 24
_SCRAP = 4
#: Arabic's article as it is romanized, and the shortest word that one stands before or behind.
_ARTICLES = frozenset({"Al", "al", "ad", "as", "ed", "el", "es", "ud", "ul", "ur", "uz"})
_AROUND = 3
#: Words that are numbers less surely than this are names as well: Xi, Otto, Kirk.
_SURELY_A_NUMBER = 0.8
_SYLLABIC = (HAN, HANGUL, KANA)
_IS_SYLLABIC = np.array([script in _SYLLABIC for script in range(len(SCRIPT_NAMES))])
#: So many words or less are joined in Python: starting a compiled pass takes longer.
_FEW = 64


@dataclass(frozen=True)
class Vocabulary:
    """Distinct units of a column of names: first the words, then joined neighbors (two, then three).

    Attributes:
        texts: as written (folded).
        roman, roman_offsets: in ASCII, one behind the other.
        sound, sound_offsets: see `kernels_words.sounds`.
        scripts, native: script, and a hash of the unit as written.
        joined: 0 for a word, 1 for neighbors written together, 2 for such of a script of syllables.
        kinds: see `kernels_likeness`: initial, number, patronymic, legal form, joining word; 0 other.
        concept_offsets, concepts, concept_likeness: concepts that a unit expresses (hashes, ascending) and how surely, CSR; see `text.words`.
        legal: bits of `text.legal_forms`.
        shares: see `LEGAL_FORM_SHARE`; of words only (1 for joined units).
        left, right: for joined units the two that they are made of (of three words: two that are joined already, and a word), else -1.
        numbers: of the words in the store that they were read from (`word_memory`), if they were.
    """

    texts: pa.Array
    roman: Bytes
    roman_offsets: Longs
    sound: Bytes
    sound_offsets: Longs
    scripts: Bytes
    native: Hashes
    joined: Bytes
    kinds: Bytes
    concept_offsets: Longs
    concepts: Hashes
    concept_likeness: Floats
    legal: Bytes
    shares: Floats
    left: Ints
    right: Ints
    numbers: Longs | None = None

    @property
    def size(self) -> int:
        return len(self.scripts)

    @property
    def words(self) -> int:
        """How many units are words; the joined ones come after them."""
        return int((self.joined == 0).sum())

    @property
    def side(self) -> tuple[Any, ...]:
        """As the compiled loops take them (`kernels_likeness.UNITS`)."""
        return (self.roman, self.roman_offsets, self.sound, self.sound_offsets, self.scripts, self.native, self.joined, self.kinds,
                self.concept_offsets, self.concepts, self.concept_likeness, self.legal, self.cards)  # fmt: skip

    @cached_property
    def cards(self) -> Cards:
        """What is asked of a unit first; see `kernels_cards`."""
        return cards_of(self.roman, self.roman_offsets, self.sound, self.sound_offsets, self.scripts, self.native, self.concept_offsets)


@dataclass(frozen=True)
class WordFacts(Words):
    """Distinct words with what does not depend on their neighbors; see `Vocabulary`."""

    kinds: Bytes
    shares: Floats
    legal: Bytes
    concept_offsets: Longs
    concepts: Hashes
    concept_likeness: Floats
    numbers: Longs | None = None


@dataclass(frozen=True)
class NameUnits:
    """Units of each name, CSR: units[offsets[i]:offsets[i+1]] with the place of the first word and the number of words (1 to 3).

    `bags` and `sequences` are hashes of all words of a name, without and with their order; 0 for a name without words.
    """

    offsets: Longs
    units: Ints
    pos: Ints
    length: Ints
    bags: Hashes
    sequences: Hashes

    @property
    def side(self) -> tuple[Any, ...]:
        """As the compiled loops take them (`kernels_likeness.NAMES`)."""
        return (self.offsets, self.units, self.pos, self.length)

    def scripts(self, vocabulary: Vocabulary) -> Bytes:
        """The script of each name: that of its first word; Latin if it has none."""
        found = np.zeros(len(self.offsets) - 1, np.uint8)
        some = self.offsets[1:] > self.offsets[:-1]
        found[some] = vocabulary.scripts[self.units[self.offsets[:-1][some]]]
        return found


def facts_of(texts: list[str]) -> WordFacts:
    """Describe distinct words."""
    words = describe(texts)
    classes = [_class_of(*word) for word in zip(texts, words.roman, words.scripts.tolist(), strict=True)]
    kinds, shares, legal = zip(*classes, strict=True) if classes else ((), (), ())
    return WordFacts(texts, words.roman, words.scripts, np.array(kinds, np.uint8), np.array(shares, np.float32), np.array(legal, np.uint8),
                     *_concepts(texts, words.roman))  # fmt: skip


def units_of(names: pa.Array, facts: Callable[[list[str]], WordFacts] = facts_of) -> tuple[Vocabulary, NameUnits]:
    """Describe a column of names.

    Args:
        facts: describes the words.
    """
    cut = tokenize(names, facts)
    words = cut.words
    assert isinstance(words, WordFacts)
    return _units(cut, words)


def _units(column: TokenColumn, facts: WordFacts) -> tuple[Vocabulary, NameUnits]:
    counts = np.diff(column.offsets)
    owner = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    pos = np.arange(len(column.ids), dtype=np.int64) - np.repeat(column.offsets[:-1], counts)
    pairs = _neighbors(column, owner, pos)
    triples = _triples(column, pairs, owner, pos)
    vocabulary = _describe(facts, pairs, triples)
    kept = pos < kl.MOST_WORDS
    words, twos = len(column.words.texts), len(pairs.left)
    all_owner = np.concatenate([owner[kept], owner[pairs.where], owner[triples.where]])
    order = np.argsort(all_owner, kind="stable")
    units = np.concatenate([column.ids[kept], pairs.numbers + words, triples.numbers + words + twos])[order].astype(np.int32)
    places = np.concatenate([pos[kept], pos[pairs.where], pos[triples.where]])[order].astype(np.int32)
    length = np.repeat(np.array([1, 2, 3], np.int32), [int(kept.sum()), len(pairs.where), len(triples.where)])[order]
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(all_owner, minlength=len(counts)))]).astype(np.int64)
    bags = kw.bag_hashes(column.offsets, column.ids, vocabulary.native)
    sequences = kw.sequence_hashes(column.offsets, column.ids, vocabulary.native)
    return vocabulary, NameUnits(offsets, units, places, length, bags, sequences)


@dataclass(frozen=True)
class _Joins:
    """Distinct joins (what they are made of), and where each stands: places in the column of words, and the number of the join there."""

    left: Ints
    right: Ints
    where: Longs
    numbers: Longs


def _neighbors(column: TokenColumn, owner: Longs, pos: Longs) -> _Joins:
    """Pairs of neighbors that may be written together."""
    ids = column.ids.astype(np.int64)
    if len(ids) < 2:
        return _no_joins()
    lengths = np.fromiter(map(len, column.words.roman), np.int64, len(column.words.roman))
    digits = np.fromiter((not t.isalpha() for t in column.words.roman), np.bool_, len(lengths))
    free = _IS_SYLLABIC[column.words.scripts] | ((lengths == 1) & ~digits)
    total = lengths[ids[:-1]] + lengths[ids[1:]]
    # Syllables, and initials ("A.B.C."): however short.
    both = free[ids[:-1]] & free[ids[1:]]
    fits = (owner[:-1] == owner[1:]) & ((total >= _JOIN_SHORTEST) | both) & (total <= _JOIN_LONGEST) & (pos[1:] < kl.MOST_WORDS)
    fits &= ~(digits[ids[:-1]] | digits[ids[1:]]) | both
    return _distinct_joins(ids[:-1], ids[1:], np.flatnonzero(fits))


def _triples(column: TokenColumn, pairs: _Joins, owner: Longs, pos: Longs) -> _Joins:
    """Three neighbors: syllables (a foreign name in Hangul, a word of three Han characters), initials, scraps of a word ("Plat Ono Vich")."""
    if len(pairs.where) == 0:
        return _no_joins()
    lengths = np.fromiter(map(len, column.words.roman), np.int64, len(column.words.roman))
    short = _IS_SYLLABIC[column.words.scripts] | (lengths <= _SCRAP)
    first = pairs.where[pairs.where + 2 < len(column.ids)]
    number = pairs.numbers[: len(first)]
    third = column.ids[first + 2].astype(np.int64)
    # ... and what stands around an article: "Abd al-Rahman" is also written Abdulrahman, "Ghiyath al-Din" Ghiasuddin.
    article = np.fromiter((word in _ARTICLES for word in column.words.roman), np.bool_, len(column.words.roman))
    scraps = short[third] & short[column.ids[first]] & short[column.ids[first + 1]]
    around = article[column.ids[first + 1]] & (lengths[third] >= _AROUND) & (lengths[column.ids[first]] >= _AROUND)
    around &= lengths[third] + lengths[column.ids[first]] <= _JOIN_LONGEST - 2
    fits = (owner[first] == owner[first + 2]) & (pos[first + 2] < kl.MOST_WORDS) & (scraps | around)
    at = np.flatnonzero(fits)
    found = _distinct_joins(number + len(column.words.texts), third, at)
    return _Joins(found.left, found.right, first[at], found.numbers)


def _no_joins() -> _Joins:
    none = np.empty(0, np.int64)
    return _Joins(none.astype(np.int32), none.astype(np.int32), none, none)


def _distinct_joins(left: Longs, right: Longs, where: Longs) -> _Joins:
    every = left[where] << 32 | right[where]
    if len(every) <= _FEW:
        distinct = sorted(set(every.tolist()))
        places = {code: place for place, code in enumerate(distinct)}
        codes, numbers = np.array(distinct, np.int64), np.array([places[code] for code in every.tolist()], np.int64)
    else:
        codes, numbers = np.unique(every, return_inverse=True)
    return _Joins((codes >> 32).astype(np.int32), (codes & 0xFFFFFFFF).astype(np.int32), where, numbers.astype(np.int64))


def _describe(words: WordFacts, pairs: _Joins, triples: _Joins) -> Vocabulary:
    left, right = np.concatenate([pairs.left, triples.left]), np.concatenate([pairs.right, triples.right])
    texts, roman_texts = _joined(words.texts, pairs, triples), _joined(words.roman, pairs, triples)
    scripts = np.concatenate([words.scripts, words.scripts[pairs.left]])
    scripts = np.concatenate([scripts, scripts[triples.left]])
    count, size = len(words.texts), len(scripts)
    roman, roman_offsets = _packed(roman_texts)
    sound, sound_offsets = kw.sounds(roman, roman_offsets)
    joined = np.zeros(size, np.uint8)
    joined[count:] = np.where(_IS_SYLLABIC[scripts[count:]], 2, 1)
    kinds = np.zeros(size, np.uint8)
    kinds[:count] = words.kinds
    kinds[count:][_is_number(roman_texts.slice(count))] = kl.NUMBER
    shares, legal = np.ones(size, np.float32), np.zeros(size, np.uint8)
    shares[:count], legal[:count] = words.shares, words.legal
    none = np.full(count, -1, np.int32)
    return Vocabulary(
        texts, roman, roman_offsets, sound, sound_offsets, scripts, kw.word_hashes(*_packed(texts)), joined, kinds,
        *_all_concepts(words, texts, roman_texts, joined), legal, shares, np.concatenate([none, left]), np.concatenate([none, right]), words.numbers,
    )  # fmt: skip


def _joined(texts: list[str], pairs: _Joins, triples: _Joins) -> pa.Array:
    """Words, then neighbors written together."""
    if len(texts) <= _FEW:
        every = list(texts)
        for joins in (pairs, triples):
            every += [every[a] + every[b] for a, b in zip(joins.left.tolist(), joins.right.tolist(), strict=True)]
        return pa.array(every, pa.large_string())
    words = pa.array(texts, pa.large_string())
    for joins in (pairs, triples):
        if len(joins.left):
            together = pc.binary_join_element_wise(words.take(pa.array(joins.left)), words.take(pa.array(joins.right)), pa.scalar("", pa.large_string()))
            words = pa.concat_arrays([words, together])
    return words


def _is_number(roman: pa.Array) -> npt.NDArray[np.bool_]:
    """Which romanizations are no mere letters."""
    if len(roman) <= _FEW:
        return np.array([bool(text) and not text.isalpha() for text in roman.to_pylist()], np.bool_)
    found: npt.NDArray[np.bool_] = pc.and_(pc.greater(pc.binary_length(roman), 0), pc.invert(pc.ascii_is_alpha(roman))).to_numpy(zero_copy_only=False)
    return found


def _all_concepts(words: WordFacts, texts: pa.Array, roman: pa.Array, joined: Bytes) -> tuple[Longs, Hashes, Floats]:
    """Concepts of words, then of joined units: joined words of scripts with spaces are spelling variants, no words of a dictionary."""
    if not (joined == 2).any():
        rest = np.full(len(joined) - len(words.texts), len(words.concepts), np.int64)
        return np.concatenate([words.concept_offsets, rest]), words.concepts, words.concept_likeness
    counts = np.concatenate([np.diff(words.concept_offsets), np.zeros(len(joined) - len(words.texts), np.int64)])
    places = pa.array(np.flatnonzero(joined == 2))
    offsets, concepts, likeness = _concepts(texts.take(places).to_pylist(), roman.take(places).to_pylist())
    counts[joined == 2] = np.diff(offsets)
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.int64)
    return bounds, np.concatenate([words.concepts, concepts]), np.concatenate([words.concept_likeness, likeness])


@lru_cache(maxsize=65536)
def concept_hash(concept: str) -> int:
    """The number of a concept; also a key under which words of one concept meet."""
    packed = _packed(pa.array([f"\x00{concept}"], pa.large_string()))
    return int(kw.word_hashes(*packed)[0])


def _concepts(texts: list[str], roman: list[str]) -> tuple[Longs, Hashes, Floats]:
    offsets, found, likeness = [0], [], []
    for text, word in zip(texts, roman, strict=True):
        if meant := concepts_of(text, word):
            pairs = sorted((concept_hash(concept), value) for concept, value in meant)
            found += [number for number, _ in pairs]
            likeness += [value for _, value in pairs]
        offsets.append(len(found))
    return np.array(offsets, np.int64), np.array(found, np.uint64), np.array(likeness, np.float32)


@lru_cache(maxsize=262144)
def _class_of(text: str, roman: str, script: int) -> tuple[int, float, int]:
    bits = LEGAL_CLASSES_AS_WRITTEN.get(text, LEGAL_CLASSES.get(roman, 0))
    if bits or text in LEGAL_CLASSES_AS_WRITTEN or roman in LEGAL_FORM_WORDS or text in LEGAL_FORM_CHARACTERS:
        return kl.LEGAL_FORM, LEGAL_FORM_SHARE, bits
    if script not in _SYLLABIC:
        if len(roman) == 1 and roman.isalpha():
            return kl.INITIAL, INITIAL_SHARE, 0
        if text in JOINING_WORDS_AS_WRITTEN or (roman in JOINING_WORDS and script not in (ARABIC, HEBREW)):
            return kl.JOINING, JOINING_SHARE, 0
    if (roman and not roman.isalpha()) or any(concept.isdigit() and likeness >= _SURELY_A_NUMBER for concept, likeness in concepts_of(text, roman)):
        return kl.NUMBER, 1.0, 0
    return (kl.PATRONYMIC, 1.0, 0) if is_patronymic(roman) else (0, 1.0, 0)


def _packed(texts: pa.Array) -> tuple[Bytes, Longs]:
    """The bytes of a column of large strings, one behind the other, and their bounds."""
    _, bounds, data = texts.buffers()
    offsets = np.frombuffer(bounds, np.int64, len(texts) + 1).copy() if bounds else np.zeros(len(texts) + 1, np.int64)
    content = np.frombuffer(data, np.uint8, int(offsets[-1])).copy() if data else np.empty(0, np.uint8)
    return content, offsets
