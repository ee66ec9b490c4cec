"""What was found out about words, kept from batch to batch: a book of customers has few words and repeats them.

A word is described (`word_facts`) and looked for among the listed words (`expand`) once, then read from columns that grow. A memory that has become too large is
dropped; who is still reading the old one goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from seawall.screen import kernels_units as ku
from seawall.screen.expand import Expansion
from seawall.screen.lexicon import Column, Lexicon

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

#: Words, and listed words for which they may stand, that are kept at most (about 150 MB).
MOST_WORDS: Final = 500_000
MOST_ENTRIES: Final = 1 << 24


class WordStore(Lexicon):
    """Words with their facts and expansions, by number."""

    def __init__(self) -> None:
        super().__init__()
        self._expansions, self._alike = Column(np.int32), Column(np.float32)

    @property
    def is_full(self) -> bool:
        return self.words.size > MOST_WORDS or self._expansions.size > MOST_ENTRIES

    def expansion(self, numbers: Longs, look: Callable[[Flags], Expansion]) -> Expansion:
        """What words may stand for.

        Args:
            numbers: of the words.
            look: expands those that are marked; what it gives for the others is nothing. It may give more rows, which come last.
        """
        wanted = self.words.values["first"][numbers] < 0
        found = look(wanted)
        with self.lock:
            self._keep(numbers, wanted, found)
            # Read before another thread that has found the same puts it elsewhere.
            kept = self.words.values, self._expansions.values, self._alike.values
            return Expansion(*ku.read_expansions(*kept, numbers, found.offsets, found.words, found.likeness))

    def _keep(self, numbers: Longs, chosen: Flags, found: Expansion) -> None:
        """Keep what was found for the chosen words. If another thread has found it meanwhile, it is the same."""
        end = int(found.offsets[len(numbers)])
        ku.keep_expansions(self.words.values, numbers, chosen, found.offsets, self._expansions.size)
        self._expansions.add(found.words[:end])
        self._alike.add(found.likeness[:end])


class WordMemory:
    """The store of an index that is in use."""

    def __init__(self) -> None:
        self._store = WordStore()

    def store(self) -> WordStore:
        """Ask once for each batch: numbers of words belong to a store."""
        if self._store.is_full:
            self._store = WordStore()
        return self._store
