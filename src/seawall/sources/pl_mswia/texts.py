"""Polish texts: dates, territories, names with their other forms in brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from seawall.sources.pl_mswia.tables import MONTHS, TERRITORIES
from seawall.text.dates import iso, parse_date
from seawall.text.territories import territory_code

_WORDED = re.compile(r"(\d{1,2})\s+([a-ząćęłńóśźż]+)\s+(\d{4})", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTH_YEAR = re.compile(r"\b(?:w\s+)?([a-ząćęłńóśźż]+)\s+(\d{4})\s*r", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?=\s*(?:r\b|rok|$|\)))", re.IGNORECASE)

#: Words before another form of a name; the group tells which.
_LABELS = (
    (re.compile(r"^(?:poprzednio|dawniej|uprzednio|do\s+[\d.]+\s*r?\.?\s*[–-])\s*:?\s*", re.IGNORECASE), "previousName"),
    (re.compile(r"^(?:obecnie|aktualnie)\s*:?\s*", re.IGNORECASE), "alias"),
    (re.compile(r"^(?:inaczej|w\s+zapisie(?:\s+także)?|także|alias|vel|lub|inna nazwa)\s*:?\s*", re.IGNORECASE), "alias"),
    (re.compile(r"^skrócona nazwa\s*", re.IGNORECASE), "alias"),
)
_LANGUAGES = (
    (re.compile(r"^(?:(?:pełna|skrócona)?\s*nazw[ay]?\s+)?(?:w\s+(?:języku|jęz\.)\s+rosyjskim|rosyjskojęzyczn[ay]|w\s+jęz(?:yku)?\.? ros\.?)\s*:?\s*", re.IGNORECASE), "rus"),
    (re.compile(r"^(?:nazwa\s+)?(?:w\s+(?:języku|jęz\.)\s+angielskim|angielskojęzyczna|angielska)\s*:?\s*", re.IGNORECASE), "eng"),
    (re.compile(r"^(?:nazwa\s+)?(?:w\s+(?:języku|jęz\.)\s+białoruskim|białoruskojęzyczna)\s*:?\s*", re.IGNORECASE), "bel"),
    (re.compile(r"^(?:nazwa\s+)?(?:w\s+(?:języku|jęz\.)\s+ukraińskim|ukraińskojęzyczna)\s*:?\s*", re.IGNORECASE), "ukr"),
    (re.compile(r"^(?:nazwa\s+)?(?:w\s+(?:języku|jęz\.)\s+arabskim|arabskojęzyczna|arabska)\s*:?\s*", re.IGNORECASE), "ara"),
    (re.compile(r"^(?:nazwa\s+)?(?:w\s+(?:języku|jęz\.)\s+chińskim|chińskojęzyczna|chińska)\s*:?\s*", re.IGNORECASE), "zho"),
)
_QUOTES = "„”“\"«»‚’"
_SPLIT = re.compile(r"\s+lub\s+|;\s*|\s+oraz\s+|(?<=[”\"])\s*,\s*|,\s*(?=skrócona|pełna|nazwa)|,\s*(?=[„\"])")
_TAIL_LABEL = re.compile(r"\s+(?=(?:nazwa|pełna nazwa)\s+(?:rosyjskojęzyczna|w\s+jęz)|obecnie:|poprzednio:)", re.IGNORECASE)


class OtherName(NamedTuple):
    """Another form of a name.

    Attributes:
        prop: `alias` or `previousName`.
        text: the name without quotation marks.
        lang: its language where the list says so.
        printed: as printed, with its label.
    """

    prop: str
    text: str
    lang: str | None
    printed: str


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Single blanks, hard ones included."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def date_in(text: str) -> str | None:
    """The first date that a text states, or None.

    >>> date_in("urodzony 5 października 1973 r."), date_in("urodzony w 1950 roku"), date_in("ur. 12.03.1965"), date_in("urodzona 3 lipiec 1970 r.")
    ('1973-10-05', '1950', '1965-03-12', '1970-07-03')
    """
    for match in _WORDED.finditer(text):
        month = MONTHS.get(match[2].lower())
        if month is not None and (day := iso(int(match[3]), month, int(match[1]))) is not None:
            return day
    if (match_ := _NUMERIC.search(text)) is not None:
        return parse_date("/".join(match_.groups()))
    if (match_ := _ISO.search(text)) is not None:
        return parse_date(match_[0])
    for match in _MONTH_YEAR.finditer(text):
        month = MONTHS.get(match[1].lower())
        if month is not None:
            return iso(int(match[2]), month)
    year = _YEAR.search(text)
    return year[1] if year is not None else None


@lru_cache(maxsize=4096)
def territories_in(text: str) -> tuple[str, ...]:
    """Codes of the territories that a Polish text names, in its order.

    >>> territories_in("obywatela Republiki Białorusi oraz Federacji Rosyjskiej"), territories_in("obywatel Mołdawii i Izraela")
    (('by', 'ru'), ('md', 'il'))
    """
    found: dict[str, None] = {}
    for match in _TERRITORY.finditer(text.lower()):
        found[TERRITORIES[match[0]]] = None
    return tuple(found)


_TERRITORY = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in sorted(TERRITORIES, key=len, reverse=True)) + r")(?!\w)")


@lru_cache(maxsize=4096)
def territory_of_address(text: str) -> str | None:
    """The territory of an address: the last that it names in Polish; a Polish post code; or its last part as a name.

    >>> territory_of_address("ul. Barska 2B, 02-315 Warszawa"), territory_of_address("Bahnhofstrasse 10, 6300 Zug, Szwajcaria"), territory_of_address("x, Nowhere")
    ('pl', 'ch', None)
    """
    found = territories_in(text)
    if found:
        return found[-1]
    if re.search(r"(?<![\d-])\d{2}-\d{3}\s+[A-ZŁŚŻŹĆ]", text) or re.search(r"(?<!\w)ul\. .*(?<![\d-])\d{2}-\d{3}(?![\d-])", text):
        return "pl"
    last = text.rpartition(",")[2].strip(" .)")
    return territory_code(last) if last and not any(char.isdigit() for char in last) else None


@lru_cache(maxsize=4096)
def split_name(text: str) -> tuple[str, tuple[OtherName, ...]]:
    """The name itself, and its other forms: in brackets, or behind a label.

    >>> split_name('BELOV Alexey (BELOV Alexy)')
    ('BELOV Alexey', (OtherName(prop='alias', text='BELOV Alexy', lang=None, printed='BELOV Alexy'),))
    >>> split_name('Firma A sp. z o.o. (poprzednio: Firma B sp. z o.o.)')[1][0][:2]
    ('previousName', 'Firma B sp. z o.o.')
    """
    text = plain(text)
    head, inside = _outside(text)
    tails = _TAIL_LABEL.split(head)
    others = [other for part in (*tails[1:], *inside) for other in _others(part)]
    name = unquoted(tails[0]) or unquoted(text)
    return name, tuple(dict.fromkeys(other for other in others if other.text and other.text != name))


def _outside(text: str) -> tuple[str, list[str]]:
    """Text outside of brackets, and each text inside; a bracket that never closes reaches to the end."""
    head, inside, depth, start = [], [], 0, 0
    for index, char in enumerate(text):
        if char == "(":
            if depth == 0:
                start = index + 1
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if depth == 0:
                inside.append(text[start:index])
        elif depth == 0:
            head.append(char)
    if depth:
        inside.append(text[start:])
    return plain("".join(head)), [part for part in inside if part.strip()]


def _others(text: str) -> list[OtherName]:
    """Names in one bracket."""
    found = []
    prop, lang = "alias", None
    for piece in _SPLIT.split(text):
        printed = plain(piece).strip(" ,")
        rest = printed
        for pattern, kind in _LABELS:
            if (match := pattern.match(rest)) is not None:
                prop, lang, rest = kind, None, rest[match.end() :]
                break
        for pattern, code in _LANGUAGES:
            if (match := pattern.match(rest)) is not None:
                lang, rest = code, rest[match.end() :]
                break
        name = unquoted(rest)
        if name:
            found.append(OtherName(prop, name, lang, printed))
    return found


def unquoted(text: str) -> str:
    """The text without quotation marks and marks at its ends.

    >>> unquoted("„1C-POLAND” Sp.  z o.o."), unquoted("„ABC”,")
    ('1C-POLAND Sp. z o.o.', 'ABC')
    """
    return plain("".join(char for char in text if char not in _QUOTES)).strip(" ,;:")
