"""Names as units that can stand for each other: words, and neighbors written together.

The same code serves both sides, so that a word of a customer and a word of a list are described alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import kernels_likeness as kl
from seawall.screen import kernels_units as ku
from seawall.screen import kernels_words as kw
from seawall.screen.cards import Cards, cards_of
from seawall.screen.lexicon import Lexicon
from seawall.screen.word_facts import bounds_of, concepts_column, unpacked
from seawall.text.tokens import cut_names

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]


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
        shares: see `word_facts.LEGAL_FORM_SHARE`; of words only (1 for joined units).
        left, right: for joined units the two that they are made of (of three words: two that are joined already, and a word), else -1.
        numbers: of the words in the lexicon that they were read from.
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
        found: Bytes = ku.name_scripts(self.offsets, self.units, vocabulary.scripts)
        return found

    def all_scripts(self, vocabulary: Vocabulary) -> npt.NDArray[np.uint16]:
        """Bits of the scripts in which the words of each name are written."""
        found: npt.NDArray[np.uint16] = ku.all_scripts(self.offsets, self.units, vocabulary.scripts)
        return found


def units_of(names: pa.Array, lexicon: Lexicon | None = None) -> tuple[Vocabulary, NameUnits]:
    """Describe a column of names.

    Args:
        lexicon: describes the words; a new one if None.
    """
    known, cut = lexicon or Lexicon(), cut_names(names)
    numbers = known.numbers(cut.texts)
    describe: Any = ku.describe_names
    offsets, units, pos, length, text, text_offsets, roman, roman_offsets, scripts, joined, kinds, concept_offsets, concepts, likeness, legal, shares, left, right, syllabic = (
        describe(*known.side, numbers, cut.offsets, cut.ids, kl.MOST_WORDS, kl.NUMBER))  # fmt: skip
    meant, texts = (concept_offsets, concepts, likeness), unpacked(text, text_offsets)
    if syllabic:
        meant = _with_joined(*meant, texts, unpacked(roman, roman_offsets), joined)
    sound, sound_offsets = kw.sounds(roman, roman_offsets)
    native = kw.word_hashes(text, text_offsets)
    vocabulary = Vocabulary(texts, roman, roman_offsets, sound, sound_offsets, scripts, native, joined, kinds, *meant, legal, shares, left, right, numbers)
    bags, sequences = kw.bag_hashes(cut.offsets, cut.ids, native), kw.sequence_hashes(cut.offsets, cut.ids, native)
    return vocabulary, NameUnits(offsets, units, pos, length, bags, sequences)


def _with_joined(offsets: Longs, concepts: Hashes, likeness: Floats, texts: pa.Array, roman: pa.Array, joined: Bytes) -> tuple[Longs, Hashes, Floats]:
    """Concepts of words, then of joined units of syllables: those of scripts with spaces are spelling variants, no words of a dictionary.

    Args:
        offsets, concepts, likeness: of words.
        texts, roman, joined: of all units.
    """
    places = np.flatnonzero(joined == 2)
    chosen = pa.array(places)
    found, more, more_likeness = concepts_column(texts.take(chosen).to_pylist(), roman.take(chosen).to_pylist())
    counts = np.diff(offsets)
    counts[places] = found
    return bounds_of(counts), np.concatenate([concepts, more]), np.concatenate([likeness, more_likeness])
