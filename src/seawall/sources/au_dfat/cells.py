"""Text in DFAT's cells: several births, places or addresses in one, lettered or not.

Examples are from the workbook of November 2024.
"""

from __future__ import annotations

import re
from functools import lru_cache

from seawall.sources.au_dfat.tables import BLANKS, SPELLINGS
from seawall.text.territories import territory_code

_LETTERED = re.compile(r"(?:^|[\s;,.])\(?(?:[a-z]|i{1,3}|iv|vi{0,3}|ix|x)\)\s*")
_CITIZENSHIP_SPLIT = re.compile(r"\s*(?:;|,|/|\band\b|\bor\b)\s*")
_BRACKET = re.compile(r"\([^()]*\)?")
_CARRIAGE = re.compile(r"_x000D_", re.IGNORECASE)


def plain(text: str) -> str:
    """The cell with single spaces; empty if it holds a word for "nothing"."""
    text = " ".join(_CARRIAGE.sub(" ", text).split())
    return "" if text.lower() in BLANKS else text


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[str, ...]:
    """Entries of a cell that lists several: "a) ... b) ...", "i) ... ii) ...", or between semicolons.

    >>> pieces("a) Kabul, Afghanistan b) Quetta; Pakistan")
    ('Kabul, Afghanistan', 'Quetta', 'Pakistan')
    >>> pieces("a) Branch Office 1: i) Quetta ii) Kabul")
    ('Quetta', 'Kabul')
    """
    found = (piece.strip(" ;,") for part in _LETTERED.split(text) for piece in part.split(";"))
    return tuple(dict.fromkeys(piece for piece in found if piece.lower() not in BLANKS and not piece.endswith(":")))


@lru_cache(maxsize=4096)
def citizenships(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Territory codes in a cell, and the words that name none.

    >>> citizenships("Russian and Ukrainian"), citizenships("Possibly Ethiopian")
    ((('ru', 'ua'), ()), (('et',), ()))
    """
    whole = territory_code(text)
    if whole is not None:
        return (whole,), ()
    if text.lower() in SPELLINGS:
        return (SPELLINGS[text.lower()],), ()
    codes: list[str] = []
    unknown: list[str] = []
    for piece in pieces(text):
        names = [piece] if territory_code(piece) is not None else _CITIZENSHIP_SPLIT.split(piece)
        for name in filter(None, (name.strip(" .") for name in names)):
            bare = _BRACKET.sub("", name).strip()
            code = territory_code(name) or territory_code(bare) or territory_code(bare.rpartition(" ")[2]) or SPELLINGS.get(bare.lower())
            if code is None:
                unknown.append(name)
            elif code not in codes:
                codes.append(code)
    return tuple(codes), tuple(unknown)


@lru_cache(maxsize=16384)
def place_country(text: str) -> str | None:
    """Code of the country that ends a place or an address, or None.

    >>> place_country("Novgorod, Russia"), place_country("Somewhere")
    ('ru', None)
    """
    last = _BRACKET.sub("", text).rpartition(",")[2].strip(" .")
    return territory_code(last) if last else None
