"""Dates and places of birth as OFAC prints them."""

from __future__ import annotations

import re
from functools import lru_cache

from seawall.sources.us_ofac.facts import Fact, Reading
from seawall.text.dates import parse_date, years_between
from seawall.text.territories import territory_code

_MONTHS = (("Jan", 31), ("Feb", 28), ("Mar", 31), ("Apr", 30), ("May", 31), ("Jun", 30), ("Jul", 31), ("Aug", 31), ("Sep", 30), ("Oct", 31), ("Nov", 30), ("Dec", 31))
#: `03 Dec ` to `-12-03`, for each day that every year has.
_DAYS = {f"{day:02d} {name} ": f"-{number:02d}-{day:02d}" for number, (name, last) in enumerate(_MONTHS, start=1) for day in range(1, last + 1)}
#: Years that `text.dates` takes for one.
_YEARS = frozenset(map(str, range(1700, 2101)))
_CIRCA = re.compile(r"(?:circa|approximately|approx\.?|about|c\.)\s+", re.IGNORECASE)
_RANGE = re.compile(r"(?:between\s+)?(.+?)\s*(?:\bto\b|\band\b|(?<=\d{4})-(?=\d{4})|–)\s*(.+)")

_new = tuple.__new__


@lru_cache(maxsize=65536)
def dates(text: str) -> tuple[str, ...]:
    """ISO dates of a printed date, a year or a range; none if it is none of them.

    >>> dates("circa 1951"), dates("1963 to 1965"), dates("01 Jan 1965 to 31 Dec 1965"), dates("Dec 1955")
    (('1951',), ('1963', '1964', '1965'), ('1965',), ('1955-12',))
    """
    text = _CIRCA.sub("", text.strip(" .:"))
    one = parse_date(text, "mdy")
    if one is not None:
        return (one,)
    match = _RANGE.fullmatch(text)
    if match is None:
        return ()
    first, last = parse_date(match[1], "mdy"), parse_date(_CIRCA.sub("", match[2]), "mdy")
    if first is None or last is None:
        return ()
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return (first[:7],)
    return tuple(years_between(int(first[:4]), int(last[:4])))


def plain_date(text: str) -> str:
    """`03 Dec 1955` or `1955` as ISO text, the short way for nine dates in ten; empty: ask `dates`.

    >>> plain_date("03 Dec 1955"), plain_date("1955"), plain_date("31 Nov 1955"), plain_date("circa 1955")
    ('1955-12-03', '1955', '', '')
    """
    if text in _YEARS:
        return text
    day, year = _DAYS.get(text[:7]), text[7:]
    return year + day if day is not None and year in _YEARS else ""


def birth_reading(text: str) -> Reading:
    """`DOB circa 1951`, without its label."""
    return date_reading("birthDate", text)


def date_reading(prop: str, text: str) -> Reading:
    """A date of a party, such as the one on which a firm was founded."""
    day, year = _DAYS.get(text[:7]), text[7:]  # as `plain_date`
    date = year + day if day is not None and year in _YEARS else plain_date(text)
    if date:
        return _new(Reading, (((prop, date, text if text != date else None, "", ""),), (), "", ""))
    found = dates(text)
    if not found:
        return Reading((), (f"no date {text!r}",))
    return Reading(tuple(Fact(prop, value, text if text != value else None) for value in found))


#: Ends of countries' names that have a comma in them: `Korea, North`, `Virgin Islands, British`, `Bahamas, The`.
_AFTER_COMMA = re.compile(r"(?:North|South|The|British|U\.?S\.?|Isle of|(?:Democratic |Islamic |Federated |The Former )?.*(?:Republic|States) of(?: the)?)", re.IGNORECASE)
#: Names in places of birth that are in no table of territories.
_ALSO = {"bosnia-herzegovina": "ba", "comoros islands": "km", "republika srpska": "ba"}
_PARTS_OF_THEIR_OWN = frozenset({"ua-cri", "ua-dpr", "ua-lpr"})


def country_code(text: str) -> str | None:
    """The code of a country; a province of one stands for its country.

    >>> country_code("Hubei"), country_code("Crimea")
    ('cn', 'ua-cri')
    """
    code = _ALSO.get(text.lower()) or territory_code(text)
    return code if code is None or code in _PARTS_OF_THEIR_OWN else code[:2]


def country_at_end(text: str) -> tuple[str, str] | None:
    """Code and printed name of the country with which a place ends; names with a comma (`Korea, North`) included.

    >>> country_at_end("Culiacan, Sinaloa, Mexico"), country_at_end("Goma, Congo, Democratic Republic of the")
    (('mx', 'Mexico'), ('cd', 'Congo, Democratic Republic of the'))
    """
    before, _, last = text.rpartition(", ")
    country, has_comma = _country_named(last)
    if has_comma and before:
        longer, _ = _country_named(f"{before.rpartition(', ')[2]}, {last}")
        return longer or country
    return country


@lru_cache(maxsize=65536)
def _country_named(part: str) -> tuple[tuple[str, str] | None, bool]:
    """Code and name of the country that the end of a place is, if it is one; and whether it may be the second half of one's name."""
    name = part.strip(" .")
    code = country_code(name) if name else None
    return (code, name) if code is not None else None, _AFTER_COMMA.fullmatch(part) is not None


def place_reading(text: str) -> Reading:
    """`POB Culiacan, Sinaloa, Mexico`, without its label."""
    place, country = ("birthPlace", text, None, "", ""), country_at_end(text)
    facts = (place,) if country is None else (place, ("birthCountry", country[0], country[1], "", ""))
    return _new(Reading, (facts, (), "", ""))


def country_reading(prop: str, text: str) -> Reading:
    """A nationality, a citizenship, a flag: code, and the name as printed."""
    code = territory_code(text)
    if code is not None:
        return Reading((Fact(prop, code, text),))
    if text.lower() in _NO_COUNTRY:
        return Reading((Fact("summary", f"{_SAID_OF[prop]} {text}", text),))
    return Reading((), (f"no territory {text!r}",))


#: OFAC's words for a country, for the case that it says that there is none.
_SAID_OF = {"flag": "Vessel Flag", "pastFlags": "Former Vessel Flag", "nationality": "nationality", "citizenship": "citizen", "country": "country"}
#: What OFAC prints where there is no country to name.
_NO_COUNTRY = frozenset({"none identified", "unknown", "undetermined", "stateless", "none"})
