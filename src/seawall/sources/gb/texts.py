"""Cells that hold several things: `(1) Mullah (2) Haji`, `a) General b) Major General`, `1) Saudi Arabia 2) Qatar`.

Markers count only in their order, so that `+375 (17) 213-41-63` is no item 17.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_MARKER = re.compile(r"(?:^|(?<=[\s.,;:\-–)]))[(\[]?(\d{1,2}|[A-Za-z])(?:\)?\s?(?:[-–]|to)\s?\(?(\d{1,2}))?\)\.?")

#: What stands in a cell that says nothing (folded, without blanks and full stops around it).
BLANKS: Final = frozenset(
    {"", "-", "--", "–", "—", "_", "n/a", "na", "n.a", "none", "nil", "null", "nan", "unknown", "not known", "not available", "not applicable", "-0-", "tbc"}
)


@lru_cache(maxsize=65536)
def said(text: str) -> str:
    """The text with single blanks; empty if it says nothing.

    >>> said("  Abu   Ismail "), said(" - . "), said("N/A")
    ('Abu Ismail', '', '')
    """
    text = " ".join(text.split())
    return "" if text.strip(" .;,").lower() in BLANKS else text


@lru_cache(maxsize=16384)
def numbered(text: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """What stands before the first marker, and the items: (first number, last number, text).

    >>> numbered("(1) Libya (2) Egypt")
    ('', ((1, 1, 'Libya'), (2, 2, 'Egypt')))
    >>> numbered("Passport number (a)01020802 (b)00754833")
    ('Passport number', ((1, 1, '01020802'), (2, 2, '00754833')))
    >>> numbered("(1-3) Libya (4) Morocco")
    ('', ((1, 3, 'Libya'), (4, 4, 'Morocco')))
    >>> numbered("+375 (17) 213-41-63")
    ('+375 (17) 213-41-63', ())
    """
    marks: list[tuple[int, int, int, int]] = []
    expected = 1
    letters = False
    for match in _MARKER.finditer(text):
        token = match[1]
        value = int(token) if token.isdigit() else ord(token.lower()) - 96
        if value != expected or (marks and letters == token.isdigit()):
            continue
        letters = not token.isdigit()
        last = int(match[2]) if match[2] and int(match[2]) > value else value
        marks.append((match.start(), match.end(), value, last))
        expected = last + 1
    if not marks or (len(marks) == 1 and (marks[0][0] > 0 or letters)):
        return text.strip(), ()
    ends = [mark[0] for mark in marks[1:]] + [len(text)]
    found = tuple((first, last, said(text[end:stop].strip(" ,;-"))) for (_, end, first, last), stop in zip(marks, ends, strict=True))
    return said(text[: marks[0][0]]), found


@lru_cache(maxsize=32768)
def items(text: str) -> tuple[str, ...]:
    """The items of a cell, or the cell as its only item; what says nothing is left out.

    >>> items("(1) Mullah (2) Haji"), items("General"), items("(1) - (2) Qari")
    (('Mullah', 'Haji'), ('General',), ('Qari',))
    """
    lead, found = numbered(text)
    if lead or not found:
        plain = said(text)
        return (plain,) if plain else ()
    return tuple(item.strip(" ;,") for _, _, item in found if item)
