"""Which of a party's names stands for it."""

from __future__ import annotations

from collections.abc import Iterable

_LATIN_UP_TO = "\u024f"


def is_latin(text: str) -> bool:
    """Whether every letter is of the Latin script (accents included)."""
    return all(ch <= _LATIN_UP_TO or not ch.isalpha() for ch in text)


def caption_of(values: Iterable[tuple[str, str]], fallback: str) -> str:
    """The caption: the first primary name in Latin script; else any primary name, alias, key or number; else `fallback`.

    Args:
        values: (property, value) pairs in a stable order.
    """
    best: tuple[int, str] | None = None
    rank = {"name": 0, "alias": 2, "publicKey": 3, "accountId": 3, "weakAlias": 4, "previousName": 5}
    for prop, value in values:
        if prop in rank:
            score = rank[prop] + (0 if is_latin(value) else 1)
            if best is None or score < best[0]:
                best = (score, value)
    return best[1] if best else fallback
