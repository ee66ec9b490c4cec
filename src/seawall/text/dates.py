"""Dates as publishers print them, cut to the precision that they state.

Results are ISO text of 4, 7 or 10 characters (`1965`, `1965-03`, `1965-03-14`), FollowTheMoney's form of a
date: "1965" is the whole year, never its first of January.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

Order = Literal["dmy", "mdy"]

_MONTHS = {name: number for number, names in enumerate((
    ("jan", "january", "janvier"), ("feb", "february", "février", "fevrier"), ("mar", "march", "mars"), ("apr", "april", "avril"),
    ("may", "mai"), ("jun", "june", "juin"), ("jul", "july", "juillet"), ("aug", "august", "août", "aout"),
    ("sep", "sept", "september", "septembre"), ("oct", "october", "octobre"), ("nov", "november", "novembre"),
    ("dec", "december", "décembre", "decembre")), start=1) for name in names}  # fmt: skip

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d{2}:?\d{2}.*)?")
_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?: \d{1,2}:\d{2}.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_DAY_NAME = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ .\-]+)?([^\W\d_]+)\.?,?[ .\-]+(\d{4})")
_NAME_DAY = re.compile(r"([^\W\d_]+)\.?[ ]+(\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\d{4})")
_YEAR = re.compile(r"(\d{4})")


def iso(year: int, month: int = 0, day: int = 0) -> str | None:
    """Parts to ISO text; a zero month or day is "not stated"; None if no such date exists or the year is outside 1700-2100.

    >>> iso(1994), iso(1994, 3), iso(1994, 2, 30)
    ('1994', '1994-03', None)
    """
    if not 1700 <= year <= 2100:
        return None
    if month == 0:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day == 0:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def parse_date(text: str, order: Order = "dmy") -> str | None:
    """One date in any of the forms met on the lists, or None if it is none of them.

    Args:
        text: the date as printed; `00` for an unknown day or month is understood, as are `dd` and `mm` in their place.
        order: which comes first in `03/04/1970`. Publishers differ; there is no default that is safe for all.

    >>> parse_date("00/00/1994"), parse_date("6.10.2022"), parse_date("04/06/2018", "mdy"), parse_date("14 Mar 1965")
    ('1994', '2022-10-06', '2018-04-06', '1965-03-14')
    >>> parse_date("dd/mm/1956"), parse_date("Dec 1956"), parse_date("circa 1956")
    ('1956', '1956-12', None)
    """
    text = " ".join(text.split())
    lowered = text.lower().replace("dd", "00").replace("mm/", "00/").replace("mm-", "00-")
    if match := _ISO.fullmatch(text):
        return iso(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := _NUMERIC.fullmatch(lowered):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        day, month = (first, second) if order == "dmy" else (second, first)
        return iso(year, month, day if month else 0)
    if match := _YEAR_FIRST.fullmatch(text):
        return iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH_YEAR.fullmatch(lowered):
        return iso(int(match[2]), int(match[1]))
    if match := _YEAR.fullmatch(text):
        return iso(int(match[1]))
    if match := _DAY_NAME.fullmatch(text):
        month = _MONTHS.get(match[2].lower(), 0)
        return iso(int(match[3]), month, int(match[1] or 0)) if month else None
    if match := _NAME_DAY.fullmatch(text):
        month = _MONTHS.get(match[1].lower(), 0)
        return iso(int(match[3]), month, int(match[2])) if month else None
    return None


def years_between(first: int, last: int, limit: int = 12) -> list[str]:
    """Every year of a stated range, or only its two ends if it is longer than `limit` years.

    >>> years_between(1987, 1989), years_between(1950, 1970)
    (['1987', '1988', '1989'], ['1950', '1970'])
    """
    if last < first:
        first, last = last, first
    years = range(first, last + 1) if last - first < limit else (first, last)
    return [f"{year:04d}" for year in years]


def moment(text: str) -> datetime | None:
    """An ISO timestamp or date as a UTC moment; a bare date is its midnight.

    >>> moment("2018-08-24T19:40:35.913-04:00").isoformat()
    '2018-08-24T23:40:35.913000+00:00'
    """
    try:
        value = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
