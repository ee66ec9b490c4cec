"""Words that were met, each described once (`word_facts`) and numbered."""

from __future__ import annotations

from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from seawall.screen import kernels_units as ku
from seawall.screen.word_facts import facts_of

Longs = npt.NDArray[np.int64]


class Column:
    """An array that grows. What was read of it stays as it is."""

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


class Lexicon:
    """Words with their facts, by number. Threads may ask at once."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.words = Column(ku.WORD)
        self._numbers: dict[str, int] = {}
        self._text, self._roman, self._concepts, self._likeness = Column(np.uint8), Column(np.uint8), Column(np.uint64), Column(np.float32)

    def numbers(self, texts: list[str]) -> Longs:
        """The numbers of words; those that are new are described first."""
        known = self._numbers
        with self.lock:
            new = [text for text in texts if text not in known]
            if new:
                self._learn(new)
        return np.array([known[text] for text in texts], np.int64)

    @property
    def side(self) -> tuple[Any, ...]:
        """As the compiled loops take it: words, and what their places lead to; see `kernels_units.describe_names`."""
        with self.lock:
            return self.words.values, self._text.values, self._roman.values, self._concepts.values, self._likeness.values

    def _learn(self, texts: list[str]) -> None:
        words, text, roman, concepts, likeness = facts_of(texts, self._text.size, self._roman.size, self._concepts.size)
        self._numbers.update(zip(texts, range(self.words.size, self.words.size + len(texts)), strict=True))
        for column, more in ((self.words, words), (self._text, text), (self._roman, roman), (self._concepts, concepts), (self._likeness, likeness)):
            if len(more):
                column.add(more)
