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
_LONGEST_NO_VALUE = max(map(len, _NO_VALUE))
_NUMBER = re.compile(r"(?P<before>[^\d(]*?)(?P<number>[A-ZА-Я]{0,4}[ .\-/№]{0,2}\d(?:[\w ./\-]*\w)?|[A-Z]{4}[A-Z0-9]{4,7})\s*(?P<after>[(,;:].*|)", re.DOTALL)
_CAPITALS = re.compile(r"(?P<before>)(?P<number>(?=[A-Z0-9А-Я])[A-Z0-9А-Я ./\-\u2010-\u2014]*?\d[A-Z0-9А-Я ./\-\u2010-\u2014]*)\s*(?P<after>[(,;:].*|)", re.DOTALL)
#: Identity numbers of Myanmar: township and class stand in them.
_MYANMAR = re.compile(r"\d{1,2}/ ?[A-Za-z]+ ?\([A-Z][A-Za-z]*\) ?-? ?\d+")
_LABEL = re.compile(r"(?<=\d) [A-Z]{3,4}$|^(?:TIN|INN|SRN|OGRN|CIN|No\.?|NO\.?) +")
_MORE_NUMBERS = re.compile(r",\s+(?=[A-Z]{0,3}\d{6,})")
_NOTE_DATE = re.compile(r"(?P<what>issued?|date of issue|expir\w*|valid until|valid to)[^\d]{0,40}?(?P<day>\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|\d{4}-\d{2}-\d{2})",
                        re.IGNORECASE)  # fmt: skip
_COUNTRY_SPLIT = re.compile(r"\s*(?:,|;|/|\band\b|&|\bor\b)\s*")
#: Words that hedge a nationality; the printed text keeps them.
_HEDGES = re.compile(r"^(?:assumed|allegedly|possibly|probably|presumably|of|the|\(?[a-z]\))\s+|\s+(?:by birth|since \d{4}|nationality|citizenship|national|citizen|passport)$", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^()]*\)\s*|(?<=[a-z])\. .*$|, (?=[a-z]).*$", re.DOTALL)
#: A bracket, "a.k.a." or a label such as "Russian spelling:" ends a run.
_BREAKS = re.compile(r"\(\s*(?:(?:in )?[A-Za-z]+(?: (?:spelling|script|transliteration))?:)?|\)|\b(?:a\.?k\.?a\b\.?|formerly known as)|\b(?:Russian|RUSSIAN|Ukrainian|Belarusian):", re.IGNORECASE)
_LISTED_AS = re.compile(r"listed as|[Ii]n Arabic|script$")
_LIST_COMMA = re.compile(r"\s*[,،]\s*")
_LATIN_UP_TO = "\u024f"
_LOOKALIKES = frozenset("ABCEHIKMOPTXYaceopxyАВСЕНІКМОРТХУасеорху")
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
    if ";" not in text and ")" not in text and '"' not in text:
        plain = " ".join(text.split())
        return (plain,) if len(plain) > _LONGEST_NO_VALUE or plain.lower() not in _NO_VALUE else ()
    values = text.split(";") if '"' not in text else _quoted(text)
    parts = values if ")" not in text else [part for value in values for part in split_letters(value)]
    plain_parts = dict.fromkeys([" ".join(part.split()) for part in parts])
    return tuple([part for part in plain_parts if len(part) > _LONGEST_NO_VALUE or part.lower() not in _NO_VALUE])


def _quoted(text: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=";", skipinitialspace=True), [])
    except csv.Error:
        return [text]


def split_letters(text: str) -> list[str]:
    """Parts of an enumeration by letters; the text itself if it is none.

    >>> split_letters("a) 1 Jun. 1976; b) 1976"), split_letters("Article 2 (a) of the act")
    (['1 Jun. 1976', '1976'], ['Article 2 (a) of the act'])
    >>> split_letters("(b) AA 1")
    ['AA 1']
    """
    if ")" not in text:
        return [text]
    head = _LETTERS.match(text.strip())
    if head is None:
        return [text]
    if _LETTERS.search(text, head.end()) is None:
        return [text.strip()[head.end() :]]
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

    >>> plain_countries("allegedly Russian"), plain_countries("Tunisian. National Identification No.: 05550001"), plain_countries("Pakistani (presumed)")
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
    """The number in a value, without the words around it; None if there is no digit in it, or only a year.

    >>> read_number("C1234567 (Iran)"), read_number("Philippines number EC1234567 (expires 19.1.2021)").value, read_number("series ВА No 555123").value
    (Number(value='C1234567', before='', after='Iran'), 'EC1234567', '555123')
    >>> read_number("XMP LOX 71A01 Z999X").value, read_number("12/THAGAKA(NAING)012432").value, read_number("passport issued in 1993, under name X")
    ('XMP LOX 71A01 Z999X', '12/THAGAKA(NAING)012432', None)
    """
    text = text.strip()
    if " " not in text and "," not in text and text == text.upper() and any(map(str.isdigit, text)):
        return Number(text, "", "")
    if (own := _MYANMAR.match(text)) is not None:
        return Number(own[0], "", text[own.end() :].strip(" ,;()"))
    match = _CAPITALS.fullmatch(text) or _NUMBER.fullmatch(text)
    if match is None:
        return Number(text, "", "") if any(char.isdigit() for char in text) else None
    number = _LABEL.sub("", match["number"]).strip(" .-")
    if len(number) == 4 and f"in {number}" in text:
        return None
    after = match["after"].strip(" ,;:")
    return Number(number, match["before"].strip(" :,"), after[1:-1] if after[:1] == "(" and after[-1:] == ")" else after)


def note_dates(text: str) -> tuple[str, str]:
    """(issued, expires) as printed in the words around a number."""
    issued = expires = ""
    for match in _NOTE_DATE.finditer(text):
        if match["what"].lower().startswith(("issue", "date of issue")):
            issued = issued or match["day"]
        else:
            expires = expires or match["day"]
    return issued, expires


def more_numbers(text: str) -> list[str]:
    """Numbers that commas join in one value.

    >>> more_numbers("012190931739, 502239120417 (Russia)"), more_numbers("7 (issued on 1.2.2019, expires 2031)")
    (['012190931739', '502239120417 (Russia)'], ['7 (issued on 1.2.2019, expires 2031)'])
    """
    return _MORE_NUMBERS.split(text) if "," in text else [text]


@lru_cache(maxsize=65536)
def scripts(name: str) -> tuple[str, ...]:
    """The parts of a name that is printed in two scripts side by side; empty if it is in one.

    A word counts by most of its letters, and words of letters that look the same in both scripts (OOO, ACT) by their neighbors:
    the annexes mix them up.

    >>> scripts("JSC Volna АО Волна"), scripts("Vymyslova (Russian spelling: Вымыслова)"), scripts("Jane Example")
    (('JSC Volna', 'АО Волна'), ('Vymyslova', 'Вымыслова'), ())
    >>> scripts("Samer AL-X (Samer X, Sam X) – سامر الدبس, سام الدبس")
    ('Samer AL-X', 'Samer X, Sam X', 'سامر الدبس', 'سام الدبس')
    >>> scripts("Ruslan ROMASHKІN"), scripts("OOO “Гаскар Групп”"), scripts("AFA Медиа")
    ((), (), ())
    """
    if name.isascii() or _A_LATIN_LETTER.search(name) is None or _ANOTHER_LETTER.search(name) is None:
        return ()
    parts: list[str] = []
    found: set[bool] = set()
    for piece in _BREAKS.split(name):
        for latin, part in _runs(piece):
            found.add(latin)
            parts.extend([part] if latin else _listed(part))
    least = 4 if len(parts) == 2 else 6
    kept = tuple(dict.fromkeys(part for part in parts if sum(map(str.isalpha, part)) >= least and _LISTED_AS.search(part) is None))
    return kept if len(found) > 1 and len(kept) > 1 else ()


def _runs(piece: str) -> list[tuple[bool, str]]:
    """Runs of words of one script: (is Latin, text)."""
    runs: list[tuple[bool, list[str]]] = []
    loose: list[str] = []
    for word in piece.split():
        latin = _is_latin_word(word)
        if latin is None:
            loose.append(word)
        elif runs and runs[-1][0] == latin:
            runs[-1][1].extend([*loose, word])
            loose = []
        else:
            runs.append((latin, [*loose, word]))
            loose = []
    if runs:
        runs[-1][1].extend(loose)
    return [(latin, " ".join(words).strip(" ,;/–—-:")) for latin, words in runs]


def _listed(part: str) -> list[str]:
    """Names that commas join; the text itself if a piece has one word only and may belong to the name before it."""
    pieces = [piece.strip() for piece in _LIST_COMMA.split(part)]
    return pieces if all(len(piece.split()) > 1 for piece in pieces) else [part]


def _is_latin_word(word: str) -> bool | None:
    """Whether most letters are Latin; None if there are none, or if they look the same in Latin and Cyrillic."""
    letters = [char for char in word if char.isalpha() and char not in _LOOKALIKES]
    if not letters:
        return None
    return sum(1 for char in letters if char <= _LATIN_UP_TO or "\u1e00" <= char <= "\u1eff") * 2 >= len(letters)
