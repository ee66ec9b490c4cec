"""What was found out about words, kept from batch to batch: a book of customers has few words and repeats them.

A word is described (`word_facts`) and looked for among the listed words (`expand`) once, then read from columns that grow. A memory that has become too large is
dropped; who is still reading the old one goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from seawall.screen import kernels_units as ku
from seawall.screen.expand import Expansion
from seawall.screen.word_facts import WordFacts, bounds_of, facts_of

Bytes = npt.NDArray[np.uint8]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

#: Words, and listed words for which they may stand, that are kept at most (about 150 MB).
MOST_WORDS: Final = 500_000
MOST_ENTRIES: Final = 1 << 24


class _Column:
    """An array that grows."""

    def __init__(self, kind: Any) -> None:
        self._room = np.zeros(1024, kind)
        self.size = 0

    @property
    def values(self) -> Any:
        return self._room[: self.size]

    def add(self, more: Any) -> None:
        needed = self.size + len(more)
        if needed > len(self._room):
            room = np.zeros(2 * needed, self._room.dtype)
            room[: self.size] = self.values
            self._room = room
        self._room[self.size : needed] = more
        self.size = needed


class _Texts:
    """Texts one behind the other, and where each begins."""

    def __init__(self) -> None:
        self._content, self._offsets = _Column(np.uint8), _Column(np.int64)
        self._offsets.add(np.zeros(1, np.int64))

    def add(self, content: Bytes, offsets: Longs) -> None:
        self._offsets.add(offsets[1:] + self._content.size)
        self._content.add(content)

    def take(self, numbers: Longs) -> tuple[Bytes, Longs]:
        taken: tuple[Bytes, Longs] = ku.take_texts(self._content.values, self._offsets.values, numbers)
        return taken


class WordStore:
    """Words with their facts and expansions, by number."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._numbers: dict[str, int] = {}
        self._texts, self._roman = _Texts(), _Texts()
        self._scripts, self._kinds, self._legal, self._traits = _Column(np.uint8), _Column(np.uint8), _Column(np.uint8), _Column(np.uint8)
        self._shares = _Column(np.float32)
        self._concept_first, self._concept_count, self._concepts, self._concept_likeness = _Column(np.int64), _Column(np.int64), _Column(np.uint64), _Column(np.float32)
        # Where the expansion of each word begins (-1: not looked for yet), and how long it is.
        self._first, self._count, self._words, self._likeness = _Column(np.int64), _Column(np.int64), _Column(np.int32), _Column(np.float32)

    @property
    def is_full(self) -> bool:
        return self._scripts.size > MOST_WORDS or self._words.size > MOST_ENTRIES

    def facts(self, texts: list[str]) -> WordFacts:
        """As `word_facts.facts_of`, with the numbers of the words."""
        with self._lock:
            known = self._numbers
            new = [text for text in texts if text not in known]
            if new:
                self._learn(new)
            numbers = np.array([known[text] for text in texts], np.int64)
            offsets, places = _slices(self._concept_first.values[numbers], self._concept_count.values[numbers])
            return WordFacts(*self._texts.take(numbers), *self._roman.take(numbers), self._scripts.values[numbers], self._kinds.values[numbers],
                             self._shares.values[numbers], self._legal.values[numbers], self._traits.values[numbers], offsets, self._concepts.values[places],
                             self._concept_likeness.values[places], numbers)  # fmt: skip

    def expansion(self, numbers: Longs, look: Callable[[Flags], Expansion]) -> Expansion:
        """What words may stand for.

        Args:
            numbers: of the words.
            look: expands those that are marked; what it gives for the others is nothing. It may give more rows, which come last.
        """
        with self._lock:
            wanted = self._first.values[numbers] < 0
        found = look(wanted)
        with self._lock:
            self._keep(numbers, np.flatnonzero(wanted & (self._first.values[numbers] < 0)), found)
            offsets, places = _slices(self._first.values[numbers], self._count.values[numbers])
            words, likeness = self._words.values[places], self._likeness.values[places]
        rest = found.offsets[len(numbers)]
        return Expansion(np.concatenate([offsets, offsets[-1] + found.offsets[len(numbers) + 1 :] - rest]), np.concatenate([words, found.words[rest:]]),
                         np.concatenate([likeness, found.likeness[rest:]]))  # fmt: skip

    def _learn(self, texts: list[str]) -> None:
        facts = facts_of(texts)
        self._numbers.update(zip(texts, range(self._scripts.size, self._scripts.size + len(texts)), strict=True))
        self._texts.add(facts.text, facts.text_offsets)
        self._roman.add(facts.roman, facts.roman_offsets)
        for column, more in ((self._scripts, facts.scripts), (self._kinds, facts.kinds), (self._legal, facts.legal), (self._traits, facts.traits), (self._shares, facts.shares),
                             (self._concept_first, facts.concept_offsets[:-1] + self._concepts.size), (self._concept_count, np.diff(facts.concept_offsets)),
                             (self._concepts, facts.concepts), (self._concept_likeness, facts.concept_likeness),
                             (self._first, np.full(len(texts), -1, np.int64)), (self._count, np.zeros(len(texts), np.int64))):  # fmt: skip
            column.add(more)

    def _keep(self, numbers: Longs, chosen: Longs, found: Expansion) -> None:
        counts = np.diff(found.offsets)[chosen]
        offsets, places = _slices(found.offsets[chosen], counts)
        self._first.values[numbers[chosen]] = self._words.size + offsets[:-1]
        self._count.values[numbers[chosen]] = counts
        self._words.add(found.words[places])
        self._likeness.add(found.likeness[places])


class WordMemory:
    """The store of an index that is in use."""

    def __init__(self) -> None:
        self._store = WordStore()

    def store(self) -> WordStore:
        """Ask once for each batch: numbers of words belong to a store."""
        if self._store.is_full:
            self._store = WordStore()
        return self._store


def _slices(firsts: Longs, counts: Longs) -> tuple[Longs, Longs]:
    """Bounds of slices put one behind the other, and the places that they are made of."""
    offsets = bounds_of(counts)
    places: Longs = np.arange(offsets[-1], dtype=np.int64) + np.repeat(firsts - offsets[:-1], counts)
    return offsets, places
