"""What two dates say about whether two parties are one: the same day, a slip of the pen, another calendar, or another day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from seawall.screen import detail_weights as w

#: The Julian calendar, in use in Russia to 1918 and in church registers after, is behind by so many days.
_JULIAN_DAYS: Final = (12, 13)
#: Converting Hijri dates by tables of different authorities gives days that are so many apart.
_TABLE_DAYS: Final = 2
#: Years below belong to the Hijri calendars: lists print Afghan and Iranian years as documents do ("1344").
_FIRST_GREGORIAN: Final = 1500


@lru_cache(maxsize=1 << 16)
def compare_dates(a: str, b: str) -> tuple[float, str]:
    """Contribution and words for two dates of any precision (`1965`, `1965-03`, `1965-03-04`).

    >>> compare_dates("1965-03-04", "1965-04-03")[1], compare_dates("1965-03-04", "1965")[1]
    ('same date with day and month exchanged', 'same year')
    """
    if a == b and len(a) == 10:
        # 1 January stands for an unknown day so often that it proves no more than the year.
        return (w.DATE_SAME_DAY, "same day") if a[5:] != "01-01" else (w.DATE_SAME_MONTH, "same day, 1 January, which often stands for an unknown day")
    years = _years(a, b)
    if years is None:
        return 0.0, "dates that cannot be compared"
    if (int(a[:4]) < _FIRST_GREGORIAN) != (int(b[:4]) < _FIRST_GREGORIAN):
        return _calendars(a, b)
    shorter = min(len(a), len(b))
    if a[:shorter] == b[:shorter]:
        return (w.DATE_SAME_MONTH, "same month") if shorter >= 7 else (w.DATE_SAME_YEAR, "same year")
    if shorter == 10:
        return _near_miss(a, b) or _full(a, b, years)
    if years == 0:
        return (w.DATE_SAME_YEAR, "same year; 1 January often stands for an unknown day") if "-01-01" in (a[4:], b[4:]) else (w.DATE_OTHER_DAY, "same year, another month")
    if years == 1:
        return w.DATE_NEXT_YEAR, "a year apart"
    return (w.DATE_NEAR_YEARS if years <= 3 else w.DATE_OTHER_YEARS), f"{years} years apart"


def _years(a: str, b: str) -> int | None:
    return abs(int(a[:4]) - int(b[:4])) if a[:4].isdecimal() and b[:4].isdecimal() else None


def _near_miss(a: str, b: str) -> tuple[float, str] | None:
    """Full dates that differ as one does when it is written down wrong."""
    same_year = a[:4] == b[:4]
    if same_year and a[5:7] == b[8:] and a[8:] == b[5:7]:
        return w.DATE_SWAPPED, "same date with day and month exchanged"
    if same_year and "01-01" in (a[5:], b[5:]):
        return w.DATE_PLACEHOLDER, "same year; 1 January often stands for an unknown day"
    if a[:7] == b[:7] and "01" in (a[8:], b[8:]):
        return w.DATE_PLACEHOLDER, "same month; its first day often stands for an unknown one"
    if a[5:] == b[5:] and abs(int(a[:4]) - int(b[:4])) == 10:
        return w.DATE_DECADE, "same day, ten years apart"
    if same_year and a[8:] == b[8:] and abs(int(a[5:7]) - int(b[5:7])) == 1:
        return w.DATE_MONTH_OFF, "same year and day, the month off by one"
    apart = _days_apart(a, b)
    if apart is not None and apart <= _TABLE_DAYS:
        return w.DATE_FEW_DAYS, "two days apart" if apart == 2 else "a day apart"
    if apart in _JULIAN_DAYS:
        return w.DATE_CALENDAR, f"{apart} days apart, as the Julian and the Gregorian calendar are"
    unlike = [place for place in range(10) if a[place] != b[place]]
    if len(unlike) == 1:
        return w.DATE_DIGIT, "one digit differs"
    if len(unlike) == 2 and unlike[1] - unlike[0] == 1 and a[unlike[0]] == b[unlike[1]] and a[unlike[1]] == b[unlike[0]]:
        return w.DATE_DIGIT, "two digits exchanged"
    return None


def _full(a: str, b: str, years: int) -> tuple[float, str]:
    if years == 0:
        return w.DATE_OTHER_DAY, "same year, another day"
    if years == 1:
        return w.DATE_NEXT_YEAR_FULL, "another day, a year apart"
    return (w.DATE_NEAR_YEARS_FULL if years <= 3 else w.DATE_OTHER_YEARS_FULL), f"another day, {years} years apart"


def _days_apart(a: str, b: str) -> int | None:
    try:
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
    except ValueError:
        return None


def _calendars(a: str, b: str) -> tuple[float, str]:
    """A Hijri year beside a Gregorian one: the solar year begins in March, the lunar is eleven days shorter."""
    hijri, gregorian = sorted((int(a[:4]), int(b[:4])))
    solar = (hijri + 621, hijri + 622)
    lunar = int(hijri * 0.970229 + 621.57)
    if gregorian in (*solar, lunar - 1, lunar, lunar + 1):
        return w.DATE_CALENDAR, f"the year {hijri} of the Hijri calendar may be {gregorian}"
    return w.DATE_NEAR_YEARS, f"the year {hijri} of the Hijri calendar is not {gregorian}"
