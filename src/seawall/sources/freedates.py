"""Dates that stand among other words in a cell: "a) Approximately 1955-1958 b) 23/04/1970".

For columns of births (and of ships' building) that people fill by hand; day before month throughout.
"""

from __future__ import annotations

import re
from functools import lru_cache

from seawall.text.dates import iso, parse_date, years_between

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
#: Every form of a date that stands among other words, the longer ones first.
_DATES = re.compile(
    rf"(?P<between>between\s+\d{{4}}\s+(?:and|to|-)\s+\d{{4}})|(?P<months>between\s+{_MONTH}\s+and\s+{_MONTH}\s+\d{{4}})"
    r"|(?P<iso>\b\d{4}-\d{2}-\d{2}\b)|(?P<isomonth>\b(?:19|20)\d{2}-(?:0[1-9]|1[0-2])\b(?![-\d]))|(?P<numeric>\b\d{1,2}[/.]\s?\d{1,2}\s?[/.]\s?\d{4}\b)|(?P<short>\b\d{1,2}[/.]\d{1,2}[/.]\d{2}\b)"
    rf"|(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)?[ .\-]*{_MONTH},?[ .\-]*\d{{4}}\b)|(?P<dayshort>\b\d{{1,2}}-{_MONTH}-\d{{2}}\b)"
    rf"|(?P<named>\b{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}\b)|(?P<monthshort>\b{_MONTH}-\d{{2}}\b)|(?P<month>\b{_MONTH},?\s*\d{{4}}\b)|(?P<range>\b\d{{4}}\s*(?:-|–|to)\s*\d{{4}}\b)"
    r"|(?P<monthyear>\b\d{1,2}/\d{4}\b)|(?P<year>(?<![\d/])\d{4}(?![\ds]))",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")


@lru_cache(maxsize=16384)
def dates_in(text: str) -> tuple[str, ...]:
    """ISO dates in a cell, in its order.

    >>> dates_in("a) Approximately 1955- 1958 b) 23/04/1970; 1 Jan. 1965")
    ('1955', '1956', '1957', '1958', '1970-04-23', '1965-01-01')
    >>> dates_in("Sep-68"), dates_in("1972-08-10 or 1972-08-11"), dates_in("1955-11, early 1970s")
    (('1968-09',), ('1972-08-10', '1972-08-11'), ('1955-11',))
    >>> dates_in("Between 1968 and 1970"), dates_in("29-Apr-67"), dates_in("30-35 years old")
    (('1968', '1969', '1970'), ('1967-04-29',), ())
    """
    found: list[str] = []
    for match in _DATES.finditer(text):
        for day in _dates_of(match.lastgroup or "", match[0]):
            if day not in found:
                found.append(day)
    return tuple(found)


def _dates_of(form: str, text: str) -> list[str]:
    """ISO dates for one match of `_DATES`."""
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    if form in ("between", "range"):
        return [year for year in years_between(numbers[0], numbers[1]) if iso(int(year)) is not None]
    if form == "months":
        words = text.split()
        ends = (parse_date(f"{words[1].rstrip('.')} {numbers[0]}"), parse_date(f"{words[3].rstrip('.')} {numbers[0]}"))
        return [end for end in ends if end is not None]
    if form in ("numeric", "short"):  # a two-digit year is one of the twentieth century: years before it do not matter here
        year = numbers[2] if form == "numeric" else 1900 + numbers[2]
        day = iso(year, numbers[1], numbers[0])
    elif form == "dayshort":
        parts = text.split("-")
        day = parse_date(f"{parts[0]} {parts[1].rstrip('.')} {1900 + numbers[1]}")
    elif form == "monthshort":
        day = parse_date(f"{text.split('-')[0].rstrip('.')} {1900 + numbers[0]}")
    else:
        spaced = re.sub(r"(?<=[A-Za-z.])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", text) if form in ("day", "month") else text
        day = parse_date(re.sub(r"[.,\-]+", " ", spaced)) if form in ("day", "month", "named") else parse_date(text)
    return [day] if day is not None else []
