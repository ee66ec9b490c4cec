"""SYNTHETIC names: words of real names put together anew, for sizes that no real list or book of customers has. Never for figures of quality.

A name keeps the number of its words and its kind; each word is drawn from those that stand at the same place (first, last, between) of names of that kind, so
that common words stay common. Of the words, one in eight is spliced from two real ones: real lists go on bringing new words as they grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

#: Share of words that are spliced. ASSUMPTION: at a million names this gives some 250,000 distinct words; the labeled list has 36,000 in 36,000 names.
SPLICED = 0.125


class Pool:
    """Words by kind of name and place, and the names whose shapes are followed.

    Args:
        names: (kind, name) of real names.
        seed: the same seed gives the same names.
    """

    def __init__(self, names: Iterable[tuple[str, str]], seed: int = 11) -> None:
        self._chance = np.random.default_rng(seed)
        self._shapes: list[tuple[str, int]] = []
        words: dict[tuple[str, str], list[str]] = {}
        for kind, name in names:
            parts = name.split()
            if not parts:
                continue
            self._shapes.append((kind, len(parts)))
            for place, word in enumerate(parts):
                words.setdefault((kind, _place(place, len(parts))), []).append(word)
        self._words = {key: np.array(found, object) for key, found in words.items()}

    def draw(self, count: int) -> list[tuple[str, str]]:
        """(kind, name) of so many names."""
        chosen = [self._shapes[i] for i in self._chance.integers(0, len(self._shapes), count)]
        wanted: dict[tuple[str, str], int] = {}
        for kind, size in chosen:
            for place in range(size):
                key = (kind, _place(place, size))
                wanted[key] = wanted.get(key, 0) + 1
        drawn = {key: iter(self._draw_words(self._words[key], number)) for key, number in wanted.items()}
        return [(kind, " ".join(next(drawn[kind, _place(place, size)]) for place in range(size))) for kind, size in chosen]

    def _draw_words(self, words: Sequence[str], count: int) -> list[str]:
        picked, other = (words[self._chance.integers(0, len(words), count)] for _ in range(2))
        spliced = self._chance.random(count) < SPLICED
        return [_splice(a, b) if new else a for a, b, new in zip(picked, other, spliced.tolist(), strict=True)]


def _place(place: int, size: int) -> str:
    return "last" if place == size - 1 else "first" if place == 0 else "between"


def _splice(start: str, end: str) -> str:
    """The first half of one word and the second half of another, if both are long enough to be cut."""
    if len(start) < 4 or len(end) < 4:
        return start
    return start[: (len(start) + 1) // 2] + end[len(end) // 2 :]
