"""The legal side of a DFAT entry: committee, dates, instruments, measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from seawall.text.dates import parse_date

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_TOKENS = re.compile(
    rf"(?P<word>re-?listed|relisting|last listed|continued in effect|amended|(?:first )?listed|designated|declared|received)"
    rf"|(?P<date>(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s*{_MONTH},?\s*\d{{4}}\b|\b\d{{1,2}}/\d{{1,2}}/\d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b)",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(r"\b[FC]20\d\d[GLC]\d{5}\b")
_DECLARED = re.compile(r"designat(?:ion and declaration|ed and declared)", re.IGNORECASE)
_SEVERAL = re.compile(r"(?<=\))\s*[;,]?\s+(?=\d{3,4} \()")


class Dated(NamedTuple):
    """A date in the listing information: the property it belongs to, the date and the words that lead to it."""

    prop: str
    day: str
    words: str


@lru_cache(maxsize=4096)
def listing_dates(text: str) -> tuple[Dated, ...]:
    """Dates of listing, relisting and amendment.

    The verb nearest before a date says what the date is; a bare date is the listing. Dates after "received" are about
    assets, not the listing ("Assets received on or after 17 August 2020 are not controlled assets").

    >>> [(d.prop, d.day) for d in listing_dates("Listed on 2 Sep. 2014 (relisted on 1 Sep 2017, amended 3 Oct. 2018)")]
    [('listingDate', '2014-09-02'), ('relisted', '2017-09-01'), ('modifiedAt', '2018-10-03')]
    """
    found: list[Dated] = []
    word, start = "", 0
    for match in _TOKENS.finditer(text):
        if match["word"] is not None:
            word, start = match["word"].lower().replace("-", ""), match.start()
            continue
        day = parse_date(re.sub(r"(?<=[A-Za-z.])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", match[0]).replace(",", " "))
        if day is None or word == "received":
            continue
        words = " ".join(text[start : match.end()].split()) if word else match[0]
        found.append(Dated(_prop_of(word), day, _tail(words)))
    return tuple(dict.fromkeys(found))


def _tail(words: str) -> str:
    """The last 160 characters, from the beginning of a word."""
    return words if len(words) <= 160 else words[-160:].partition(" ")[2]


def _prop_of(word: str) -> str:
    if word == "amended":
        return "modifiedAt"
    if word.startswith(("relist", "last listed", "continued")):
        return "relisted"
    return "listingDate"


def declaration(text: str) -> str | None:
    """The words that say that a person is not only designated (assets) but declared (entry and transit, Autonomous Sanctions Regulations 2011, reg. 6).

    >>> declaration("Instrument of first designation and declaration: Autonomous Sanctions (...) Amendment (No. 7)")
    'designation and declaration'
    >>> declaration("Autonomous Sanctions (Designated Persons and Entities and Declared Persons-Russia) List 2014") is None
    True
    """
    match = _DECLARED.search(text)
    return match[0] if match is not None else None


def instruments(text: str) -> Iterator[str]:
    """Numbers of legislative instruments, such as `F2012L00482`."""
    yield from dict.fromkeys(_INSTRUMENT.findall(text))


def committees(text: str) -> list[str]:
    """Committees in one cell ("1970 (Libya) 1973 (Libya)")."""
    return [part.strip() for part in _SEVERAL.split(text) if part.strip()]
