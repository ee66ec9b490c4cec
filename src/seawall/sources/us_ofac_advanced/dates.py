"""Dates of the advanced format, printed as the other formats print them.

A boundary is a span (`From`, `To`), a period has two of them (`Start`, `End`). OFAC spans a whole month or year to say that the day is not known.
"""

from __future__ import annotations

import calendar
from typing import NamedTuple

from seawall.sources.us_ofac_advanced.stream import local
from seawall.sources.xmltree import Element
from seawall.text.dates import iso

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Day = tuple[int, int, int]


class Period(NamedTuple):
    """A period: first and last day that it may touch (year, month, day; 0 is not stated), and whether it is approximate."""

    first: Day
    last: Day
    circa: bool = False


def read_day(element: Element) -> Day | None:
    """`Year`, `Month`, `Day` of an element; None if there is no year."""
    found = {"Year": 0, "Month": 0, "Day": 0}
    for child in element:
        tag, text = local(child.tag), (child.text or "").strip()
        if tag in found and text.isascii() and text.isdigit() and len(text) <= 4:
            found[tag] = int(text)
    return (found["Year"], found["Month"], found["Day"]) if found["Year"] else None


def read_period(element: Element) -> Period | None:
    """A `DatePeriod`; None if it states nothing (measures have empty ones)."""
    days: list[Day] = []
    circa = False
    for boundary in element:
        if local(boundary.tag) not in ("Start", "End"):
            continue
        circa = circa or boundary.get("Approximate", "").lower() in ("true", "1")
        days.extend(day for point in boundary if (day := read_day(point)) is not None)
    return Period(min(days), max(days), circa) if days else None


def print_day(day: Day) -> str:
    """`10 Dec 1948`, `Dec 1948`, `1948`."""
    year, month, number = day
    if not 1 <= month <= 12:
        return str(year)
    return f"{number:02d} {_MONTHS[month - 1]} {year}" if number else f"{_MONTHS[month - 1]} {year}"


def print_period(period: Period) -> str:
    """A period as it stands in a remark.

    >>> print_period(Period((1948, 12, 10), (1948, 12, 10))), print_period(Period((1965, 1, 1), (1965, 12, 31), True))
    ('10 Dec 1948', 'circa 1965')
    >>> print_period(Period((1963, 1, 1), (1965, 12, 31))), print_period(Period((1970, 2, 1), (1970, 2, 28)))
    ('1963 to 1965', 'Feb 1970')
    """
    prefix = "circa " if period.circa else ""
    first, last = period.first, period.last
    if first == last:
        return prefix + print_day(first)
    whole_months = first[2] in (0, 1) and _is_last(last)
    if whole_months and first[1] in (0, 1) and last[1] in (0, 12):
        return f"{prefix}{first[0]}" if first[0] == last[0] else f"{prefix}{first[0]} to {last[0]}"
    if whole_months and first[:2] == last[:2]:
        return prefix + print_day((first[0], first[1], 0))
    return f"{prefix}{print_day(first)} to {print_day(last)}"


def _is_last(day: Day) -> bool:
    year, month, number = day
    if number == 0 or not 1 <= month <= 12 or not 1 <= year <= 9999:
        return number == 0
    return number == calendar.monthrange(year, month)[1]


def iso_day(day: Day | None) -> str | None:
    """ISO text of a day, cut to what is stated.

    >>> iso_day((2022, 2, 24)), iso_day((2022, 13, 1))
    ('2022-02-24', None)
    """
    return iso(*day) if day is not None else None


def ends(period: Period | None) -> tuple[str | None, str | None]:
    """ISO texts of the first and the last day of a period, where they differ; of one day, the first alone."""
    if period is None:
        return None, None
    return iso_day(period.first), iso_day(period.last) if period.last != period.first else None
