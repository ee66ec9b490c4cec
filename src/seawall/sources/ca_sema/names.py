"""Names in Canada's cells: given and family name apart, several aliases in one, two languages side by side."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from seawall.sources.ca_sema.tables import LANGUAGES
from seawall.sources.un_sc.names import split_names

_SLASH = re.compile(r"\s*/\s*")
_MARKS = (("/", _SLASH), (",", re.compile(r",\s+(?:aka\s+)?")), (" or ", re.compile(r"\s+or\s+")))
_LABEL = re.compile(r"^([A-Z][a-z]+):\s*")
#: The search is slow: `entity_names` first looks for what every text that it finds has in it.
_KNOWN_AS = re.compile(r"\s*\(?\s*(?:also known as|a\.?k\.?a\.?|formerly(?: known as)?|f\.?k\.?a\.?)[:\s]+([^()]+)\)?\s*$", re.IGNORECASE)
#: All ASCII but letters and digits.
_ASCII_MARKS = str.maketrans("", "", "".join(filter(lambda char: not char.isalnum(), map(chr, range(128)))))


class Alias(NamedTuple):
    """A further name, its property and its language if the cell states one."""

    prop: str
    text: str
    lang: str | None


@lru_cache(maxsize=16384)
def english(text: str) -> str:
    """The English half of "Russia / Russie" or "Oil Tanker | Navire-citerne".

    >>> english("Haiti / Haïti"), english("Oil Tanker|Navire-citerne"), english("Ukraine")
    ('Haiti', 'Oil Tanker', 'Ukraine')
    """
    for mark in ("|", " / ", "/"):
        if mark in text:
            return text.split(mark, 1)[0].strip()
    return text


def aliases(text: str, of_person: bool) -> tuple[Alias, ...]:
    """The names in an alias cell of single spaces.

    Semicolons part names; a slash and a comma do so only where both sides are whole names: "GORT/ORTAS" and
    "Technologies, JSC" stay one.

    >>> [a.text for a in aliases("Jeneral Meyer, Jeneral Meyè", True)]
    ['Jeneral Meyer', 'Jeneral Meyè']
    >>> [a.text for a in aliases("SSC RF Trinity, JSC; ГНЦ РФ Тринити, АО", False)]
    ['SSC RF Trinity, JSC', 'ГНЦ РФ Тринити, АО']
    """
    if ";" not in text and "/" not in text and ":" not in text and not (of_person and ("," in text or " or " in text)):  # one name, as most cells are
        name = _unquoted(text.strip(" ,"))
        return (Alias("alias", name, None),) if name else ()
    found: list[Alias] = []
    for part in text.split(";"):
        for piece in _whole_names(part, of_person):
            label = _LABEL.match(piece)
            lang = LANGUAGES.get(label[1].lower()) if label is not None else None
            if label is not None and lang is not None:
                piece = piece[label.end() :]
            piece = _unquoted(piece.strip(" ,"))
            if piece:
                found.append(Alias("alias", piece, lang))
    return tuple(dict.fromkeys(found))


def _unquoted(text: str) -> str:
    """Without quotes around the whole; quotes inside belong to a firm's name (АО "Азимут")."""
    return text[1:-1].strip() if len(text) > 2 and text[0] in "\"'“" and text[-1] in "\"'”" and text.count(text[0]) <= 2 else text


def _whole_names(text: str, of_person: bool) -> list[str]:
    for mark, pattern in _MARKS:
        if mark in text and (of_person or mark == "/"):
            parts = [part for part in pattern.split(text) if part.strip()]
            if len(parts) > 1 and all(len(part.split()) > 1 for part in parts):
                return [name for part in parts for name in _whole_names(part, of_person)]
    return [text.strip()] if text.strip() else []


def entity_names(text: str) -> tuple[Alias, ...]:
    """The name of an entity or ship as printed (with single spaces), then the names that stand inside it.

    >>> [(a.prop, a.text) for a in entity_names("Belarusski Zavod BelAZ (Belarusian Automobile Plant)")]
    [('name', 'Belarusski Zavod BelAZ (Belarusian Automobile Plant)'), ('alias', 'Belarusski Zavod BelAZ'), ('alias', 'Belarusian Automobile Plant')]
    """
    found = [Alias("name", text, None)]
    lowered = text.lower()
    known_as = _KNOWN_AS.search(text) if "ka" in lowered or "k.a" in lowered or "known as" in lowered or "formerly" in lowered else None
    if known_as is None and text and "(" not in text and "/" not in text:  # a name alone, as most are
        return tuple(found)
    if known_as is not None:
        found += [Alias("alias", part.strip(" ,"), None) for part in (text[: known_as.start()], *known_as[1].split(";"))]
    elif text.endswith(")") and text.count("(") == 1:
        head, _, inner = text[:-1].partition("(")
        if len(inner.split()) > 1 and head.strip():
            found += [Alias("alias", head.strip(), None), Alias("alias", inner.strip(), None)]
        else:
            found += [Alias("abbreviation" if part.kind == "abbreviation" else "alias", part.text, None) for part in split_names(text)[1:] if part.kind != "remark"]
    found += [Alias("alias", part, None) for part in _whole_names(text, of_person=False) if part != text]
    return tuple(dict.fromkeys(alias for alias in found if alias.text))


def folded(text: str) -> str:
    """Letters and digits without case and accents: the part of a name that survives its corrections of spelling marks.

    >>> folded(" Bélarus-K.") == folded("BELARUS K")
    True
    """
    plain = text.casefold().replace(" ", "")
    if plain.isascii() and plain.isalnum():
        return plain
    if plain.isascii():
        return plain.translate(_ASCII_MARKS)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(filter(str.isalnum, decomposed))
