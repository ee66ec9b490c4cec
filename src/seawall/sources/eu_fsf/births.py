"""Births: exact days, years, ranges, and calendars that are not ours."""

from __future__ import annotations

import re
from functools import lru_cache

from seawall.sources.contract import Entry
from seawall.sources.eu_fsf.records import Birth
from seawall.sources.eu_fsf.tables import BIRTHS
from seawall.sources.eu_fsf.text import country_code
from seawall.text.dates import iso, parse_date, years_between

_RANGE = re.compile(r"(.+?)\s+[-–]\s+(.+)")
_CIRCA = re.compile(r"\s*\(approximati(?:ve|on)[^)]*\)\s*", re.IGNORECASE)


@lru_cache(maxsize=16384)
def read_date(text: str) -> tuple[str, str, bool]:
    """(low, high, circa) of a birth as FSD and CSV 1.0 print it; low is empty if it is no date.

    >>> read_date("1958 - 1963 (approximative)"), read_date("1924-02-21"), read_date("unclear")
    (('1958', '1963', True), ('1924-02-21', '', False), ('', '', False))
    """
    plain = _CIRCA.sub("", text).strip()
    circa = plain != text.strip()
    if plain.lower().startswith("circa "):
        plain, circa = plain[6:], True
    if (match := _RANGE.fullmatch(plain)) is not None:
        low, high = parse_date(match[1]), parse_date(match[2])
        return (low, high, circa) if low and high else ("", "", False)
    low = parse_date(plain)
    return (low, "", circa) if low else ("", "", False)


@lru_cache(maxsize=16384)
def from_parts(birthdate: str, day: str, month: str, year: str, first: str, last: str) -> tuple[str, str]:
    """(low, high) from the attributes of XML 1.1; low is empty if they hold no date.

    >>> from_parts("", "", "3", "1964", "", ""), from_parts("", "", "", "", "1953", "1958")
    (('1964-03', ''), ('1953', '1958'))
    """
    if birthdate and (found := parse_date(birthdate)) is not None:
        return found, ""
    numbers = [int(part) if part.isascii() and part.isdigit() and len(part) < 5 else 0 for part in (year, month, day, first, last)]
    if numbers[0]:
        return iso(*numbers[:3]) or iso(numbers[0]) or "", ""
    ends = [text for number in numbers[3:] if number and (text := iso(number))]
    return (ends[0], ends[1] if len(ends) > 1 and ends[1] != ends[0] else "") if ends else ("", "")


def write_births(party: Entry, births: list[Birth]) -> None:
    """Statements of all births, each once."""
    entry = party.in_facet(BIRTHS)
    seen: set[tuple[str, str]] = set()
    for birth in births:
        at = f"birthdate[{birth.number}]"
        for prop, value, original in _facts(entry, birth, at):
            if (prop, value) not in seen:
                seen.add((prop, value))
                entry.add(prop, value, original, at=at)


def _facts(entry: Entry, birth: Birth, at: str) -> list[tuple[str, str, str | None]]:
    """(property, value, original) of one birth; what is no date stays as a note."""
    facts: list[tuple[str, str, str | None]] = []
    is_person = entry.schema == "Person"
    if birth.calendar.upper() not in ("", "GREGORIAN"):
        # XML 1.1 prints `calendarType="ISLAMIC" year="1343"` for years of the solar and of the lunar calendar alike.
        facts.append(("notes", f"Birth date in the {birth.calendar.lower()} calendar: {birth.printed}", None))
    elif birth.low and is_person:
        printed = f"{birth.low} - {birth.high}" if birth.high else birth.low
        original = f"circa {printed}" if birth.circa else printed
        for value in _values(birth):
            facts.append(("birthDate", value, original if original != value else None))
    elif birth.printed or birth.low:
        entry.sheet.reject(f"{entry.locator}/{at}", entry.line, "not a birth date of a person", birth.printed or birth.low)
        facts.append(("notes", f"Birth date: {birth.printed or birth.low}", None))
    code = country_code(birth.country)
    if code is None:
        entry.sheet.reject(f"{entry.locator}/{at}", entry.line, "not a country", birth.country)
        facts.append(("notes", f"Country of birth: {birth.country}", None))
    if is_person:
        facts.append(("birthPlace", birth.place, None))
        facts.append(("birthCountry", code or "", None))
    elif birth.place:
        facts.append(("notes", f"Place of birth: {birth.place}", None))
    facts.append(("notes", birth.remark, None))
    return facts


def _values(birth: Birth) -> list[str]:
    if not birth.high:
        return [birth.low]
    if len(birth.low) == 4 and len(birth.high) == 4:
        return years_between(int(birth.low), int(birth.high))
    return [birth.low, birth.high]
