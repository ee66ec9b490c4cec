"""Names as units that can stand for each other: words, and two neighbors written together.

The same code serves both sides, so that a word of a customer and a word of a list are described alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import kernels_names as kn
from seawall.screen import kernels_words as kw
from seawall.text.legal_forms import JOINING_WORDS, LEGAL_FORM_CHARACTERS, LEGAL_FORM_WORDS
from seawall.text.patronymics import is_patronymic
from seawall.text.scripts import HAN, HANGUL, KANA
from seawall.text.tokens import TokenColumn, tokenize

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


@dataclass(frozen=True)
class Vocabulary:
    """Distinct units of a column of names: first the words, then joined neighbors.

    Attributes:
        texts: as written (folded).
        roman, roman_offsets: in ASCII, one behind the other.
        sound, sound_offsets: see `kernels_words.sounds`.
        scripts, native: script, and a hash of the unit as written.
        joined: 1 for two neighbors written together.
        kinds: 1 initial, 2 has digits, 3 patronymic or word of a legal form (often left out), 0 other.
        firsts: first ASCII letter.
        shares: see `LEGAL_FORM_SHARE`; of words only (1 for joined units).
        left, right: for joined units the two words, else -1.
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
    firsts: Bytes
    shares: Floats
    left: Ints
    right: Ints

    @property
    def size(self) -> int:
        return len(self.scripts)


@dataclass(frozen=True)
class NameUnits:
    """Units of each name, CSR: units[offsets[i]:offsets[i+1]] with the place of the first word and the number of words (1 or 2).

    `bags` and `sequences` are hashes of all words of a name, without and with their order; 0 for a name without words.
    """

    offsets: Longs
    units: Ints
    pos: Ints
    length: Ints
    bags: Hashes
    sequences: Hashes


def units_of(names: pa.Array) -> tuple[Vocabulary, NameUnits]:
    """Describe a column of names."""
    column = tokenize(names)
    counts = np.diff(column.offsets)
    owner = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    pos = np.arange(len(column.ids), dtype=np.int64) - np.repeat(column.offsets[:-1], counts)
    lengths = np.fromiter(map(len, column.words.roman), np.int64, len(column.words.roman))
    left, right, join_owner, join_pos, join_ids = _neighbors(column, lengths, owner, pos)
    vocabulary = _describe(column, left, right)
    kept = pos < kn.MOST_WORDS
    all_owner = np.concatenate([owner[kept], join_owner])
    order = np.argsort(all_owner, kind="stable")
    units = np.concatenate([column.ids[kept], join_ids + len(column.words.texts)])[order].astype(np.int32)
    places = np.concatenate([pos[kept], join_pos])[order].astype(np.int32)
    length = np.concatenate([np.ones(int(kept.sum()), np.int32), np.full(len(join_ids), 2, np.int32)])[order]
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(all_owner, minlength=len(counts)))]).astype(np.int64)
    bags = kw.bag_hashes(column.offsets, column.ids, vocabulary.native)
    sequences = kw.sequence_hashes(column.offsets, column.ids, vocabulary.native)
    return vocabulary, NameUnits(offsets, units, places, length, bags, sequences)


def _neighbors(column: TokenColumn, lengths: Longs, owner: Longs, pos: Longs) -> tuple[Ints, Ints, Longs, Longs, Longs]:
    """Distinct pairs of neighbors that may be written together, and where each stands."""
    ids = column.ids.astype(np.int64)
    digits = np.fromiter((any(ch.isdigit() for ch in t) for t in column.words.roman), np.bool_, len(lengths))
    if len(ids) < 2:
        none = np.empty(0, np.int64)
        return none.astype(np.int32), none.astype(np.int32), none, none, none
    total = lengths[ids[:-1]] + lengths[ids[1:]]
    fits = (owner[:-1] == owner[1:]) & (total >= _JOIN_SHORTEST) & (total <= _JOIN_LONGEST) & (pos[1:] < kn.MOST_WORDS)
    fits &= ~(digits[ids[:-1]] | digits[ids[1:]])
    where = np.flatnonzero(fits)
    codes, numbers = np.unique(ids[where] << 32 | ids[where + 1], return_inverse=True)
    return (codes >> 32).astype(np.int32), (codes & 0xFFFFFFFF).astype(np.int32), owner[where], pos[where], numbers.astype(np.int64)


def _describe(column: TokenColumn, left: Ints, right: Ints) -> Vocabulary:
    words = column.words
    pairs = list(zip(left.tolist(), right.tolist(), strict=True))
    texts = words.texts + [words.texts[a] + words.texts[b] for a, b in pairs]
    roman_texts = words.roman + [words.roman[a] + words.roman[b] for a, b in pairs]
    roman, roman_offsets = _packed(pa.array(roman_texts, pa.large_string()))
    sound, sound_offsets = kw.sounds(roman, roman_offsets)
    native_texts = pa.array(texts, pa.large_string())
    scripts = np.concatenate([words.scripts, words.scripts[left]]).astype(np.uint8)
    count = len(texts)
    sizes = np.diff(roman_offsets)
    firsts = np.zeros(count, np.uint8)
    firsts[sizes > 0] = roman[roman_offsets[:-1][sizes > 0]]
    return Vocabulary(
        native_texts, roman, roman_offsets, sound, sound_offsets, scripts, kw.word_hashes(*_packed(native_texts)),
        np.concatenate([np.zeros(len(words.texts), np.uint8), np.ones(len(left), np.uint8)]),
        _kinds(roman_texts, scripts), firsts, _shares(words.texts, words.roman, scripts, count),
        np.concatenate([np.full(len(words.texts), -1, np.int32), left]), np.concatenate([np.full(len(words.texts), -1, np.int32), right]),
    )  # fmt: skip


def _kinds(roman: list[str], scripts: Bytes) -> Bytes:
    syllabic = (HAN, HANGUL, KANA)

    def kind(text: str, script: int) -> int:
        if len(text) == 1 and text.isalpha() and script not in syllabic:
            return 1
        if text and not text.isalpha():
            return 2
        return 3 if text in LEGAL_FORM_WORDS or is_patronymic(text) else 0

    return np.fromiter(map(kind, roman, scripts.tolist()), np.uint8, len(roman))


def _shares(texts: list[str], roman: list[str], scripts: Bytes, count: int) -> Floats:
    shares = np.ones(count, np.float32)
    for i, (text, word) in enumerate(zip(texts, roman, strict=True)):
        if word in LEGAL_FORM_WORDS or text in LEGAL_FORM_CHARACTERS:
            shares[i] = LEGAL_FORM_SHARE
        elif word in JOINING_WORDS and scripts[i] not in (HAN, HANGUL):
            shares[i] = JOINING_SHARE
        elif len(word) == 1 and word.isalpha() and scripts[i] not in (HAN, HANGUL, KANA):
            shares[i] = INITIAL_SHARE
    return shares


def _packed(texts: pa.Array) -> tuple[Bytes, Longs]:
    """The bytes of a column of large strings, one behind the other, and their bounds."""
    _, bounds, data = texts.buffers()
    offsets = np.frombuffer(bounds, np.int64, len(texts) + 1).copy() if bounds else np.zeros(len(texts) + 1, np.int64)
    content = np.frombuffer(data, np.uint8, int(offsets[-1])).copy() if data else np.empty(0, np.uint8)
    return content, offsets
