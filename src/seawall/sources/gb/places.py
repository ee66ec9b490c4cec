"""Birth dates, birth places, countries and addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from seawall.model.ids import content_suffix
from seawall.sources.freedates import dates_in
from seawall.sources.gb.facts import ID, NOTHING, Fact, Reading, child, one
from seawall.sources.gb.texts import items, numbered, said
from seawall.text.dates import iso, parse_date, years_between
from seawall.text.territories import territory_code

_SLASHED = re.compile(r"(\w{1,2})/(\w{1,2})/(\d{4})")
_YEARS = re.compile(r"(?:between\s+)?(\d{4})\s*(?:-|–|to|and|or|/)\s*(\d{4})", re.IGNORECASE)
_CIRCA = re.compile(r"^(?:circa|approx(?:imately)?\.?|about|around|c\.|ca\.?|probably)\s+|\s*\((?:approx(?:imately)?\.?|circa)\)$", re.IGNORECASE)

_NOTE = re.compile(r"\s*\([^()]*\)?|\s+as (?:at|of)\b.*|\s+since\b.*", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|currently|present[- ]day)\s+(?:the\s+)?([^(),.;]+)", re.IGNORECASE)
_WORDS = re.compile(r"^in\s+|\b(?:citizenships?|citizens?|nationals?|nationality|passport|born|former(?:ly)?|previous(?:ly)?|the region of|also believed to hold|possibly|dual|both|joint|by birth)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,;./]|\band\b|\bor\b|&)\s*", re.IGNORECASE)

#: Names and spellings of these lists that no library knows.
_SPELLINGS: Final = {
    "afgan": "af", "qatarian": "qa", "rdc": "cd", "ukaine": "ua", "bosnia-herzegovina": "ba", "bosnia herzegovina": "ba", "afgani": "af", "congo (democratic republic)": "cd", "congo democratic republic": "cd", "congolese": "cd", "dr congo": "cd", "drc": "cd", "dprk": "kp",
    "occupied palestinian territories": "ps", "palestinian territories": "ps", "palestine": "ps", "palestinian": "ps", "state of palestine": "ps",
    "russian sfsr": "ru", "rsfsr": "ru", "russian soviet federative socialist republic": "ru", "komi assr": "ru", "yakut autonomous ssr": "ru", "russia ussr": "ru",
    "ukrainian ssr": "ua", "ukranian": "ua", "belarusian ssr": "by", "belorussian ssr": "by", "byelorussian ssr": "by", "kazakh ssr": "kz", "moldovan ssr": "md", "moldovian ssr": "md",
    "moldavian ssr": "md", "georgian ssr": "ge", "uzbek ssr": "uz", "kyrgyz ssr": "kg", "tajik ssr": "tj", "turkmen ssr": "tm", "latvian ssr": "lv", "estonian ssr": "ee",
    "lithuanian ssr": "lt", "armenian ssr": "am", "azerbaijan ssr": "az", "azerbaijani ssr": "az", "republic of moldovia": "md", "uae": "ae", "u.a.e": "ae", "uk": "gb", "usa": "us", "u.s.a": "us",
    "trinidad & tobago": "tt", "burma": "mm", "ivory coast": "ci", "macau": "mo", "soviet union": "suhh", "ussr": "suhh", "filipino": "ph", "former ussr": "suhh",
}  # fmt: skip


@lru_cache(maxsize=65536)
def read_birth(text: str) -> Reading:
    """A birth date: `29/05/1960`, `00/00/1994`, `dd/mm/1956`, `03/1961`, `1959`, a range, "circa 1965".

    >>> [f.value for f in read_birth("dd/mm/1956").facts], [f.value for f in read_birth("31/02/1960").facts]
    (['1956'], ['1960-02'])
    """
    facts: list[Fact] = []
    rejects = []
    for item in items(text):
        days = _days(item)
        facts.extend(one("birthDate", day, item) for day in days)
        if not days and any(char.isdigit() for char in item):
            rejects.append(("not a date", item))
            facts.append(Fact("notes", f"Date of birth: {item}", item))
    return Reading(tuple(facts), tuple(rejects))


def _days(text: str) -> tuple[str, ...]:
    """ISO dates that a text states; a day or month that does not exist is left out, and the rest stays."""
    day = parse_date(text)
    if day is not None:
        return (day,)
    if (match := _SLASHED.fullmatch(text)) is not None:
        month = int(match[2]) if match[2].isdigit() else 0
        year = int(match[3])
        found = iso(year, month if 1 <= month <= 12 else 0)
        return (found,) if found is not None else ()
    if (match := _YEARS.fullmatch(text)) is not None:
        first, last = int(match[1]), int(match[2])
        return tuple(years_between(first, last)) if 1700 <= first <= 2100 and 1700 <= last <= 2100 else ()
    plain = _CIRCA.sub("", text)
    return _days(plain) if plain != text else dates_in(text)


@lru_cache(maxsize=16384)
def codes(text: str) -> tuple[str, ...]:
    """Codes of the territories that a cell names, in order; remarks around a name are looked past.

    >>> codes("Afghanistan (since 2009)"), codes("(1) Tunisia (2) Lebanon"), codes("Kazakh SSR (now Kazakhstan)")
    (('af',), ('tn', 'lb'), ('kz',))
    """
    found: list[str] = []
    for item in items(text):
        for code in _codes_of(item):
            if code not in found:
                found.append(code)
    return tuple(found)


def _codes_of(text: str) -> tuple[str, ...]:
    code = _code(text)
    if code is not None:
        return (code,)
    if (now := _NOW.search(text)) is not None and (code := _code(now[1])) is not None:
        return (code,)
    plain = _WORDS.sub(" ", _NOTE.sub(" ", text))
    code = _code(plain)
    if code is not None:
        return (code,)
    found = (_code(part) for part in _PARTS.split(plain) if part.strip())
    several = tuple(code for code in found if code is not None)
    if several or "(" not in text:
        return several
    code = _code(text.replace("(", " ").replace(")", " "))
    return (code,) if code is not None else ()


def _code(text: str) -> str | None:
    text = " ".join(text.split()).strip(" .,;:-")
    if not text or text.isdigit():
        return None
    return _SPELLINGS.get(text.lower()) or territory_code(text)


@lru_cache(maxsize=16384)
def read_country(prop: str, text: str) -> Reading:
    """Countries of a cell as values of a property; text that names none is kept as a note and counted.

    >>> [(f.prop, f.value, f.original) for f in read_country("nationality", "(1) German (2) Moroccan").facts]
    [('nationality', 'de', '(1) German (2) Moroccan'), ('nationality', 'ma', '(1) German (2) Moroccan')]
    """
    plain = said(text)
    if not plain or not items(text):
        return NOTHING
    found = codes(plain)
    if found:
        return Reading(tuple(one(prop, code, plain) for code in found))
    return Reading((Fact("notes", f"{prop}: {plain}", plain),), (("names no known country", plain),))


@lru_cache(maxsize=16384)
def read_birth_place(town: str, country: str) -> Reading:
    """Birth places: town and country of the same number go together.

    >>> [f.value for f in read_birth_place("(1) Solo (2) Sukoharjo", "Indonesia").facts]
    ['Solo, Indonesia', 'Sukoharjo, Indonesia']
    """
    towns, countries = _by_number(town), _by_number(country)
    if not towns:
        return NOTHING
    facts = []
    for number, place in towns.items():
        land = countries.get(number) if len(countries) > 1 or len(towns) == 1 else next(iter(countries.values()), "")
        full = place if not land or place.lower().endswith(land.lower()) else f"{place}, {land}"
        facts.append(one("birthPlace", full, said(town) if len(towns) > 1 else None))
    return Reading(tuple(facts))


def _by_number(text: str) -> dict[int, str]:
    """Items by their numbers; a cell without numbers is its number 1."""
    lead, found = numbered(text)
    if lead or not found:
        plain = said(text)
        return {1: plain} if plain else {}
    return {number: item.strip(" .,;") for first, last, item in found if item for number in range(first, last + 1)}


@lru_cache(maxsize=32768)
def read_address(lines: tuple[str, ...], post_code: str, country: str) -> Reading:
    """An address as the party's text and as an entity of its own.

    Lines are free; the British lists put the region in the fifth and the town in the sixth. A cell with a country alone
    is no address.
    """
    plain = [said(line).strip(" ,") for line in lines]
    code, land = said(post_code), said(country)
    pieces = [piece for piece in (*plain, code) if piece]
    if not pieces:
        return NOTHING
    if land and land.lower() not in pieces[-1].lower():
        pieces.append(land)
    full = ", ".join(pieces)
    suffix = content_suffix("addr", full)
    lands = codes(land) if land else ()
    facts = (
        Fact("address", full),
        *child(
            suffix, "Address", ("full", full), ("street", ", ".join(line for line in plain[:4] if line)), ("region", plain[4]),
            ("city", plain[5]), ("postalCode", code), *(("country", found, land) for found in lands),
        ),
        Fact("addressEntity", ID + suffix),
    )  # fmt: skip
    return Reading(facts)
