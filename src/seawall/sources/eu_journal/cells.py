"""Cells of the transcribed annexes: several values in one, enumerations, numbers with words around them, two scripts side by side."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import NamedTuple

from seawall.sources.eu_journal.tables import COUNTRY_WORDS
from seawall.text.territories import territory_code

_LETTERS = re.compile(r"(?:^|[\s,;]+)\(?[a-z]\)\s*(?=\S)")
_ENDS = " \t,;.:"
_NO_VALUE = frozenset({"", "-", "n/d", "n/a", "na", "unknown", "none", "does not exist", "nd", "—"})
_NUMBER = re.compile(r"(?P<before>[^\d(]*?)(?P<number>[A-ZА-Я]{0,4}[ .\-/№]{0,2}\d[\w ./\-]*\w|\d|[A-Z]{4}[A-Z0-9]{4,7})\s*(?P<after>[(,;:].*|)", re.DOTALL)
_NOTE_DATE = re.compile(r"(?P<what>issued?|date of issue|expir\w*|valid until|valid to)[^\d]{0,40}?(?P<day>\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|\d{4}-\d{2}-\d{2})",
                        re.IGNORECASE)  # fmt: skip
_COUNTRY_SPLIT = re.compile(r"\s*(?:,|;|/|\band\b|&|\bor\b)\s*")
#: Words that hedge a nationality; the printed text keeps them.
_HEDGES = re.compile(r"^(?:assumed|allegedly|possibly|probably|presumably|of|the|\(?[a-z]\))\s+|\s+(?:by birth|since \d{4}|nationality|citizenship|national|citizen|passport)$", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^()]*\)\s*|(?<=[a-z])\. .*$|, (?=[a-z]).*$", re.DOTALL)
_SCRIPT_MARKS = re.compile(r"\((?:[A-Z][a-z]+ (?:spelling|script|transliteration)|original script)?:?\s*([^()]*)\)")
_LATIN_UP_TO = "\u024f"
_A_LATIN_LETTER = re.compile(r"[A-Za-z]")
_ANOTHER_LETTER = re.compile(r"[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufffc]")


class Number(NamedTuple):
    """A number with the words around it and the dates that they state."""

    value: str
    before: str
    after: str


@lru_cache(maxsize=65536)
def split_cell(text: str) -> tuple[str, ...]:
    """Values of a cell: joined by semicolons, quoted where they hold one; enumerations "(a) ... (b) ..." are values of their own.

    >>> split_cell('"Foo; Bar"; Baz'), split_cell("(a) Algerian, (b) German"), split_cell("N/D")
    (('Foo; Bar', 'Baz'), ('Algerian', 'German'), ())
    """
    values = text.split(";") if '"' not in text else _quoted(text)
    found: list[str] = []
    for value in values:
        for part in split_letters(value):
            part = " ".join(part.split())
            if part.lower() not in _NO_VALUE and part not in found:
                found.append(part)
    return tuple(found)


def _quoted(text: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=";", skipinitialspace=True), [])
    except csv.Error:
        return [text]


def split_letters(text: str) -> list[str]:
    """Parts of an enumeration by letters; the text itself if it is none.

    >>> split_letters("a) 1 Jun. 1976; b) 1976"), split_letters("Article 2 (a) of the act")
    (['1 Jun. 1976', '1976'], ['Article 2 (a) of the act'])
    """
    if ")" not in text:
        return [text]
    head = _LETTERS.match(text.strip())
    if head is None or head.end() == 0 or _LETTERS.search(text, head.end()) is None:
        return [text]
    return [part.strip(_ENDS) for part in _LETTERS.split(text.strip()) if part.strip(_ENDS)]


@lru_cache(maxsize=16384)
def countries(text: str) -> tuple[str, ...]:
    """Codes of all countries that a cell's value names; empty if one of its parts names none.

    >>> countries("Russian, Finnish"), countries("Myanmar/Burma"), countries("DPRK."), countries("somewhere")
    (('ru', 'fi'), ('mm',), ('kp',), ())
    """
    text = text.strip(" .")
    if text.lower() in COUNTRY_WORDS:
        return COUNTRY_WORDS[text.lower()]
    code = territory_code(text)
    if code is not None:
        return (code,)
    parts = [part for part in _COUNTRY_SPLIT.split(text) if part]
    if len(parts) < 2:
        return ()
    found = [countries(part) for part in parts]
    return tuple(dict.fromkeys(code for codes in found for code in codes)) if all(found) else ()


@lru_cache(maxsize=4096)
def plain_countries(text: str) -> tuple[str, ...]:
    """Codes of a nationality that is printed with a remark or a hedge; empty if it names no country even so.

    >>> plain_countries("allegedly Russian"), plain_countries("Tunisian. National Identification No.: 08619445"), plain_countries("Pakistani (presumed)")
    (('ru',), ('tn',), ('pk',))
    >>> plain_countries("Saudi citizenship withdrawn")
    ()
    """
    plain = _REMARK.sub("", text).strip()
    while (shorter := _HEDGES.sub("", plain)) != plain:
        plain = shorter
    return countries(plain) if plain else ()


@lru_cache(maxsize=16384)
def country_at_end(address: str) -> str:
    """The code of the country after an address's last comma; empty if there is none.

    >>> country_at_end("Tehran, Iran"), country_at_end("12 Main Street, CA"), country_at_end("DPRK")
    ('ir', '', 'kp')
    """
    last = address.rpartition(",")[2].strip(" .")
    if len(last) < 4 and last.lower() not in COUNTRY_WORDS:
        return ""
    found = countries(last) if len(last) < 60 else ()
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=16384)
def read_number(text: str) -> Number | None:
    """The number in a value, without the words around it; None if there is no digit in it.

    >>> read_number("C2002515 (Iran)"), read_number("Philippines number EC6530802 (expires 19.1.2021)").value, read_number("series ВА No 678960").value
    (Number(value='C2002515', before='', after='Iran'), 'EC6530802', '678960')
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return Number(text.strip(), "", "") if any(char.isdigit() for char in text) else None
    after = match["after"].strip(" ,;:")
    return Number(match["number"].strip(), match["before"].strip(" :,"), after[1:-1] if after[:1] == "(" and after[-1:] == ")" else after)


def note_dates(text: str) -> tuple[str, str]:
    """(issued, expires) as printed in the words around a number."""
    issued = expires = ""
    for match in _NOTE_DATE.finditer(text):
        if match["what"].lower().startswith(("issue", "date of issue")):
            issued = issued or match["day"]
        else:
            expires = expires or match["day"]
    return issued, expires


@lru_cache(maxsize=65536)
def scripts(name: str) -> tuple[str, ...]:
    """The parts of a name that is printed in two scripts side by side; empty if it is in one.

    >>> scripts("JSC Volna АО Волна"), scripts("Kirsanova (Russian spelling: Кирсанова)"), scripts("Jane Example")
    (('JSC Volna', 'АО Волна'), ('Kirsanova', 'Кирсанова'), ())
    """
    if name.isascii() or _A_LATIN_LETTER.search(name) is None or _ANOTHER_LETTER.search(name) is None:
        return ()
    text = _SCRIPT_MARKS.sub(r" \1 ", name)
    runs: list[tuple[bool, list[str]]] = []
    for word in text.split():
        letters = [char for char in word if char.isalpha()]
        latin = all(char <= _LATIN_UP_TO or "\u1e00" <= char <= "\u1eff" for char in letters) if letters else None
        if (latin is None and runs) or (runs and runs[-1][0] == latin):
            runs[-1][1].append(word)
        else:
            runs.append((bool(latin), [word]))
    if len({latin for latin, _ in runs}) < 2:
        return ()
    parts = [" ".join(words).strip(" ,;/()–—-:") for _, words in runs]
    return tuple(dict.fromkeys(part for part in parts if sum(char.isalpha() for char in part) > 3))
