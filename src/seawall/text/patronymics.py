"""Patronymics: the father's name inside an East Slavic or Turkic name, which customers' records often leave out."""

from __future__ import annotations

import re
from typing import Final

#: Endings in the romanizations met on the lists (OFAC, EU, UK: "Vladimirovich", "Ivanovych", "Sergeevna", "Heydar oglu" written together).
_ENDING: Final = re.compile(r"il[iy]ich|kuzmich|lukich|fomich|nikitich|savvich|[a-z]{3,}(?:[eoy]vi(?:t?ch|c)|[eo]vych|[eoi]vna|ichna|inichna|ogly|oglu|uly|kyzy|qyzy|gizi)")

#: The last two letters of each of them: most words have others.
_LAST_TWO: Final = frozenset({"ch", "ic", "na", "ly", "lu", "zy", "zi"})
_SHORTEST: Final = 6


def is_patronymic(word: str) -> bool:
    """Whether a romanized, lower-case word has the form of a patronymic. Surnames such as "abramovich" have it, too.

    >>> [w for w in ("vladimirovich", "sergeevna", "ilyich", "putin", "milosevic", "rich") if is_patronymic(w)]
    ['vladimirovich', 'sergeevna', 'ilyich', 'milosevic']
    """
    return word[-2:] in _LAST_TWO and len(word) >= _SHORTEST and _ENDING.fullmatch(word) is not None
