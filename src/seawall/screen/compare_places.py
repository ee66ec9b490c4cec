"""What two places of birth or two addresses say, as names of places: by the words they share, however long each is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from seawall.screen import detail_weights as w
from seawall.screen.reasons import Reason
from seawall.text.romanize import romanize

_WORD: Final = re.compile(r"\w+")
_JOINED: Final = re.compile(r"(?<=\w)['’ʻ`´\u02bc](?=\w)")
#: Words that say what kind of place it is, not which; and words around places on the lists.
_KIND_WORDS: Final = """
    village town city district region province oblast obl oblasts raion rayon county governorate municipality area republic federation state states krai
    settlement subdistrict prefecture division department canton camp of the in and or now former formerly ssr ussr soviet union near born de la el al
    del du der di da gorod g ul ulitsa str street st ave avenue road rd prospekt prospect pr ter d kv k pom office room floor fl building bldg house
    no unit suite block box po p o apt flat stroenie str korp korpus vld etazh komn kom litera lit ltd co dom south north east west
    democratic people peoples islamic arab kingdom"""
_KINDS: Final = frozenset(_KIND_WORDS.split())
#: Names of countries in the forms that stand in places of birth; the country is compared elsewhere.
_COUNTRY_WORDS: Final = """
    afghanistan algeria armenia azerbaijan bahrain belarus bosnia herzegovina burundi cameroon canada china congo cuba cyprus egypt eritrea ethiopia france
    georgia germany guinea haiti india indonesia iran iraq israel italy jordan kazakhstan kenya korea kosovo kuwait kyrgyzstan lebanon libya malaysia mali
    mexico moldova morocco myanmar burma nicaragua niger nigeria pakistan palestine philippines qatar russia russian rwanda saudi arabia serbia somalia
    sudan syria syrian tajikistan tanzania tunisia turkey turkiye turkmenistan uganda ukraine ukrainian emirates uae uk usa kingdom america united uzbekistan
    venezuela vietnam yemen zimbabwe colombia singapore hong kong central african"""
_COUNTRIES: Final = frozenset(_COUNTRY_WORDS.split())

_Compare = Callable[[str, str], tuple[float, str]]


class Place(NamedTuple):
    """A place's words: those that name it, those that name its country, and its numbers (house, post code)."""

    words: frozenset[str]
    country: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=1 << 14)
def read_place(text: str) -> Place:
    """The words of a place as printed, in ASCII letters.

    >>> sorted(read_place("Nesh District, Uruzgan Province, Afghanistan").words)
    ['nesh', 'uruzgan']
    """
    plain = _JOINED.sub("", unicodedata.normalize("NFKC", text).lower())
    words, countries, numbers = [], [], []
    for word in _WORD.findall(plain):
        latin = romanize(word)
        if any(ch.isdigit() for ch in latin):
            numbers.append(latin)
        elif latin in _COUNTRIES:
            countries.append(latin)
        elif len(latin) > 1 and latin not in _KINDS:
            words.append(latin)
    return Place(frozenset(words), frozenset(countries), frozenset(numbers))


def compare_birth_places(customer: tuple[str, ...], party: tuple[str, ...]) -> Reason | None:
    """The reason that places of birth give: of several, the pair that fits best."""
    return _best("birth_place", customer, party, _birth_places)


def compare_addresses(customer: tuple[str, ...], party: tuple[str, ...]) -> Reason | None:
    """The reason that addresses, or cities alone, give: of several, the pair that fits best."""
    return _best("address", customer, party, _addresses)


def _best(feature: str, customer: tuple[str, ...], party: tuple[str, ...], compare: _Compare) -> Reason | None:
    best: Reason | None = None
    for a in customer:
        for b in party:
            value, detail = compare(a, b)
            if detail and (best is None or value > best.contribution):
                best = Reason(feature, detail, a, b, value)
    return best if best is not None and best.contribution else None


@lru_cache(maxsize=1 << 14)
def _birth_places(a: str, b: str) -> tuple[float, str]:
    if a == b:
        return (w.PLACE_SAME, "same place") if read_place(a).words else (0.0, "")
    x, y = read_place(a), read_place(b)
    if not x.words or not y.words:
        return 0.0, ""
    share, shared = _shared(x.words, y.words)
    if share > 0.5:
        return w.PLACE_SAME, f"same place ({shared})"
    if share:
        return w.PLACE_PART, f"places have a part in common ({shared})"
    if x.country and y.country and not x.country & y.country:
        return w.PLACE_OTHER, "places in different countries"
    # A village and its province share no word; so do two names of one town. Less is said than by two towns of two countries.
    return w.PLACE_OTHER_SAME_COUNTRY, "different places"


@lru_cache(maxsize=1 << 14)
def _addresses(a: str, b: str) -> tuple[float, str]:
    x, y = read_place(a), read_place(b)
    if not x.words or not y.words:
        return 0.0, ""
    share, shared = _shared(x.words, y.words)
    numbers = x.numbers & y.numbers
    if share > 0.5 and len(x.words) > 1 and len(y.words) > 1 and (numbers or not (x.numbers and y.numbers)):
        return w.ADDRESS_SAME, f"same address ({', '.join(filter(None, (shared, ' '.join(sorted(numbers)))))})"
    if share:
        return w.CITY_SAME, f"addresses have a part in common ({shared})"
    return w.CITY_OTHER, "different addresses"


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> tuple[float, str]:
    """Share of the shorter side's words that the other has, spelled alike, and these words."""
    if len(mine) > len(theirs):
        mine, theirs = theirs, mine
    left = theirs - mine
    fits = [word for word in mine if word in theirs or any(_alike(word, other) for other in left)]
    return len(fits) / len(mine), " ".join(sorted(fits))


def _alike(a: str, b: str) -> bool:
    """One letter in five may differ: Mosul, Mossul; Kandahar, Qandahar."""
    longer = max(len(a), len(b))
    return longer >= 5 and abs(len(a) - len(b)) <= 2 and Levenshtein.distance(a, b, score_cutoff=longer // 4) <= longer // 4
