"""Names as the Security Council prints them: several in one cell, remarks in brackets, two scripts side by side.

Examples are from the files of 2016 to 2026.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from seawall.text.territories import territory_code

NameKind = Literal["name", "previous", "abbreviation", "remark"]

_QUOTES = "\"'“”„«»‘’ "
_BORN = re.compile(r",?\s+born\b.*$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9./&-]{1,11}")
_NO_ACRONYMS = frozenset({"NGO", "NGOs", "UK", "USA", "UAE"})
_REFERENCE = re.compile(r"[A-Z]{2}[ie]\.\d+", re.IGNORECASE)
_PREVIOUS = re.compile(r"(?:previously|formerly) listed as\b", re.IGNORECASE)
_REMARK = re.compile(
    r"(?:combat name|birth name|nom de guerre|prominently known|initials|original script|false identity|fake|also |as |third|nickname"
    r"|Tigrinya|Arabic|Persian|Dari|Pashto|transliterations?|sub-unit name)\b",
    re.IGNORECASE,
)
_SCRIPT_LABEL = re.compile(r"(?:in )?(?:original|arabic|cyrillic|chinese|korean) script\s*:\s*|in arabic\s*:\s*", re.IGNORECASE)
_SUB_UNIT = re.compile(r"\s+-\s+(sub-unit name)$")
_LETTERED = re.compile(r"\s+[b-z]\)\s+")


class NamePart(NamedTuple):
    """One piece of a printed name: its kind and its text."""

    kind: NameKind
    text: str


def is_latin(text: str) -> bool:
    """Whether the letters are mostly Latin; text without letters counts as Latin.

    >>> is_latin("Ansar al-Shari’a"), is_latin("جبهة النصرة")
    (True, False)
    """
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char < "ɐ" or "Ḁ" <= char <= "ỿ" for char in letters) >= len(letters)


def one_name(text: str) -> str | None:
    """The name in a cell of one name, as most are; None if there may be several or a remark. Whitespace is collapsed already.

    >>> one_name("“Abu Example”"), one_name("Al-Qaida in Egypt (AQE)")
    ('Abu Example', None)
    """
    return None if "(" in text or ")" in text or ";" in text or "born" in text else _unquoted(text.strip(" ,;"))


@lru_cache(maxsize=32768)
def split_names(text: str) -> tuple[NamePart, ...]:
    """The names in one cell.

    >>> [tuple(p) for p in split_names("Al-Qaida in Egypt (AQE)")]
    [('name', 'Al-Qaida in Egypt (AQE)'), ('name', 'Al-Qaida in Egypt'), ('abbreviation', 'AQE')]
    >>> [p.text for p in split_names("حسن غول (Hassan Ghul; Hassan Gul)")]
    ['حسن غول', 'Hassan Ghul', 'Hassan Gul']
    >>> [tuple(p) for p in split_names("Nik Mohammad (previously listed as)")]
    [('previous', 'Nik Mohammad')]
    """
    text = " ".join(text.split())
    if (name := one_name(text)) is not None:
        return (NamePart("name", name),) if name else ()
    parts: list[NamePart] = []
    born = _BORN.search(text)
    if born is not None and born.start() > 0:
        parts.append(NamePart("remark", born[0].strip(" ,")))
        text = text[: born.start()]
    for piece in _split_level(_LETTERED.sub("; ", text)):
        parts.extend(_read_piece(piece))
    unique = dict.fromkeys(part for part in parts if part.text)
    return tuple(unique)


def _read_piece(piece: str) -> list[NamePart]:
    """One name, with what its closing bracket says."""
    piece = piece.strip(" ,;)") if piece.count("(") != piece.count(")") else piece.strip(" ,;")
    quoted = _unquoted(piece)
    if quoted != piece:
        return [NamePart("name", quoted)]
    head, inner = _closing_bracket(piece)
    if not head or not inner:
        return [NamePart("name", piece)]
    if _PREVIOUS.match(inner):
        return [NamePart("previous", part.text) for part in _read_piece(head)]
    label = _SCRIPT_LABEL.match(inner)
    if label is not None:
        return [*_read_piece(head), NamePart("name", inner[label.end() :].strip())]
    if _REMARK.match(inner) or _REFERENCE.fullmatch(inner):
        return [*_read_piece(head), NamePart("remark", inner)]
    if ";" in inner or is_latin(head) != is_latin(inner):
        inside = [part for piece in _split_level(inner) for part in _inner_name(piece)]
        return [*_read_piece(head), *inside]
    if _is_acronym(inner):
        return [NamePart("name", piece), *_read_piece(head), NamePart("abbreviation", inner.replace("- ", "-"))]
    return [NamePart("name", piece)]


def _unquoted(piece: str) -> str:
    """A name without the quotes around it."""
    return piece.strip(_QUOTES) if piece[:1] in _QUOTES and piece[-1:] in _QUOTES else piece


def _is_acronym(text: str) -> bool:
    """Whether a bracket holds an acronym; "(PAKISTAN)" and "(NGO)" are none.

    >>> _is_acronym("ISIL- K"), _is_acronym("PAKISTAN"), _is_acronym("NGO"), _is_acronym("martyrs")
    (True, False, False, False)
    """
    return (
        _ACRONYM.fullmatch(text.replace("- ", "-")) is not None
        and sum(char.isupper() for char in text) > 1
        and text not in _NO_ACRONYMS
        and territory_code(text) is None
    )


def _inner_name(piece: str) -> list[NamePart]:
    """A name that stands in brackets after its twin in the other script."""
    sub_unit = _SUB_UNIT.search(piece)
    if sub_unit is not None:
        return [NamePart("name", piece[: sub_unit.start()]), NamePart("remark", sub_unit[1])]
    return _read_piece(piece)


def _split_level(text: str) -> list[str]:
    """Pieces between semicolons that are not in brackets."""
    if ";" not in text:
        return [text]
    pieces, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(depth - 1, 0)
        elif char == ";" and depth == 0:
            pieces.append(text[start:index])
            start = index + 1
    return [*pieces, text[start:]]


def _closing_bracket(text: str) -> tuple[str, str]:
    """Text before, and inside, the bracket that ends it; two empty texts if none does."""
    if not text.endswith(")"):
        return "", ""
    if text.count("(") == 1 == text.count(")"):
        head, _, inner = text[:-1].partition("(")
        return head.strip(), inner.strip()
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        if text[index] == ")":
            depth += 1
        elif text[index] == "(":
            depth -= 1
            if depth == 0:
                return text[:index].strip(), text[index + 1 : -1].strip()
    return "", ""
