"""Text in DFAT's cells: several births, places or addresses in one, lettered or not.

Examples are from the workbook of November 2024.
"""

from __future__ import annotations

import re
from functools import lru_cache

from seawall.sources.au_dfat.tables import BLANKS
from seawall.text.dates import iso, parse_date, years_between
from seawall.text.territories import territory_code

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
#: Every form of a date that stands among other words, the longer ones first.
_DATES = re.compile(
    rf"(?P<between>between\s+\d{{4}}\s+(?:and|to|-)\s+\d{{4}})|(?P<months>between\s+{_MONTH}\s+and\s+{_MONTH}\s+\d{{4}})"
    r"|(?P<iso>\b\d{4}-\d{2}-\d{2}\b)|(?P<numeric>\b\d{1,2}[/.]\s?\d{1,2}\s?[/.]\s?\d{4}\b)|(?P<short>\b\d{1,2}[/.]\d{1,2}[/.]\d{2}\b)"
    rf"|(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)?[ .\-]*{_MONTH},?[ .\-]*\d{{4}}\b)|(?P<dayshort>\b\d{{1,2}}-{_MONTH}-\d{{2}}\b)"
    rf"|(?P<named>\b{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}\b)|(?P<month>\b{_MONTH},?\s*\d{{4}}\b)|(?P<range>\b\d{{4}}\s*(?:-|–|to)\s*\d{{4}}\b)"
    r"|(?P<monthyear>\b\d{1,2}/\d{4}\b)|(?P<year>(?<![\d/])\d{4}(?!\d))",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:^|[\s;,.])\(?(?:[a-z]|i{1,3}|iv|vi{0,3}|ix|x)\)\s*")
_CITIZENSHIP_SPLIT = re.compile(r"\s*(?:;|,|/|\band\b|\bor\b)\s*")
_BRACKET = re.compile(r"\([^()]*\)?")
_CARRIAGE = re.compile(r"_x000D_", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")


def plain(text: str) -> str:
    """The cell with single spaces; empty if it holds a word for "nothing"."""
    text = " ".join(_CARRIAGE.sub(" ", text).split())
    return "" if text.lower() in BLANKS else text


@lru_cache(maxsize=16384)
def births(text: str) -> tuple[str, ...]:
    """ISO dates of birth in a cell, in its order.

    >>> births("a) Approximately 1955- 1958 b) 23/04/1970; 1 Jan. 1965")
    ('1955', '1956', '1957', '1958', '1970-04-23', '1965-01-01')
    >>> births("Between 1968 and 1970"), births("29-Apr-67"), births("30-35 years old")
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
    if form in ("numeric", "short"):  # a two-digit year is one of the twentieth century: these are births
        year = numbers[2] if form == "numeric" else 1900 + numbers[2]
        day = iso(year, numbers[1], numbers[0])
    elif form == "dayshort":
        parts = text.split("-")
        day = parse_date(f"{parts[0]} {parts[1].rstrip('.')} {1900 + numbers[1]}")
    else:
        spaced = re.sub(r"(?<=[A-Za-z.])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", text) if form in ("day", "month") else text
        day = parse_date(re.sub(r"[.,\-]+", " ", spaced)) if form in ("day", "month", "named") else parse_date(text)
    return [day] if day is not None else []


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[str, ...]:
    """Entries of a cell that lists several: "a) ... b) ...", "i) ... ii) ...", or between semicolons.

    >>> pieces("a) Kabul, Afghanistan b) Quetta; Pakistan")
    ('Kabul, Afghanistan', 'Quetta', 'Pakistan')
    """
    found = (piece.strip(" ;,") for part in _LETTERED.split(text) for piece in part.split(";"))
    return tuple(dict.fromkeys(piece for piece in found if piece.lower() not in BLANKS))


@lru_cache(maxsize=4096)
def citizenships(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Territory codes in a cell, and the words that name none.

    >>> citizenships("Russian and Ukrainian"), citizenships("Possibly Ethiopian")
    ((('ru', 'ua'), ()), (('et',), ()))
    """
    whole = territory_code(text)
    if whole is not None:
        return (whole,), ()
    codes: list[str] = []
    unknown: list[str] = []
    for piece in pieces(text):
        names = [piece] if territory_code(piece) is not None else _CITIZENSHIP_SPLIT.split(piece)
        for name in filter(None, (name.strip(" .") for name in names)):
            bare = _BRACKET.sub("", name).strip()
            code = territory_code(name) or territory_code(bare) or territory_code(bare.rpartition(" ")[2])
            if code is None:
                unknown.append(name)
            elif code not in codes:
                codes.append(code)
    return tuple(codes), tuple(unknown)


@lru_cache(maxsize=16384)
def place_country(text: str) -> str | None:
    """Code of the country that ends a place or an address, or None.

    >>> place_country("Novgorod, Russia"), place_country("Damascus")
    ('ru', None)
    """
    last = _BRACKET.sub("", text).rpartition(",")[2].strip(" .")
    return territory_code(last) if last else None
