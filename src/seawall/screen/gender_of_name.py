"""The gender that the endings of an East Slavic name tell: a patronymic in -ovich or -ovna, a family name in -ov or -ova."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"\w+")
#: Latin spellings met on the lists, and Cyrillic ones; of whole words, five letters or more.
_MALE: Final = re.compile(r".{2,}(?:[eoy]vi(?:t?ch|c)|[eo]vych|il[iy]ich|oglu|ogly|ович|евич|ович|овіч|ильич|оглы)")
_FEMALE: Final = re.compile(r".{2,}(?:[eoy]vna|[eo]vnа|ichna|yevna|kyzy|qizi|gizi|[оеиё]вна|ична|івна|кызы)")
_MALE_FAMILY: Final = re.compile(r".{3,}(?:[oey]v|ski[iyj]|sk[iy]y|ov|ев|ов|ёв|ский|цкий)")
_FEMALE_FAMILY: Final = re.compile(r".{3,}(?:[oey]va|skaya|skaia|ова|ева|ёва|ская|цкая)")


def gender_of_names(names: Iterable[str]) -> str:
    """`male` or `female` if endings in the names tell one and none the other, else "".

    >>> gender_of_names(["Tatiana Petrovna Orlova"]), gender_of_names(["ОРЛОВ, Пётр"]), gender_of_names(["Anna Orlov"])
    ('female', 'male', '')
    """
    told = {gender for name in names for gender in _told(name)}
    return told.pop() if len(told) == 1 else ""


@lru_cache(maxsize=1 << 16)
def _told(name: str) -> frozenset[str]:
    words = _WORD.findall(name.lower())
    if len(words) < 2:
        return frozenset()
    told = {gender for word in words for gender, pattern in (("male", _MALE), ("female", _FEMALE)) if pattern.fullmatch(word)}
    if told:
        return frozenset(told)
    # Family names alone tell less: "Anna Orlov" is how emigrants write it. A first name in -a beside a male ending says nothing.
    female = any(_FEMALE_FAMILY.fullmatch(word) for word in words)
    male = any(_MALE_FAMILY.fullmatch(word) for word in words) and not any(word[-1] in "aаяy" for word in words)
    return frozenset(["female"] if female and not male else ["male"] if male and not female else [])
