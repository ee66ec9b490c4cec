"""Words that belong together or do not, put so in folded names before these are cut into words.

- Arabic's article is a word of its own, as it is in Latin ("al-Asad"); that of "servant of the" goes with the servant ("abdal rahman"), and "God" with the
  word before it ("waliullah", "abdallah").
- A legal form is one word: "S.A.R.L.", "Sp. z o.o.", "public joint stock company"; in a name in Cyrillic it is Cyrillic.
- A letter that only looks like one of the others is one of them, so that a legal form typed on another keyboard is found.
- A military rank of two words is no part of a name: "Brigadier General".
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from seawall.text.abbreviations import HINT as ABBREVIATED
from seawall.text.abbreviations import spell_out
from seawall.text.legal_forms import LEGAL_CLASSES
from seawall.text.legal_phrases import LATIN_AMONG_CYRILLIC, LONG_FORM, in_cyrillic, shorten
from seawall.text.normalize import where
from seawall.text.romanize import repair_lookalikes

_ARTICLE: Final = "ال"
_ARTICLES: Final = tuple((re.compile(pattern), replacement) for pattern, replacement in (
    (" (الله|اللہ|اللهی)( |$)", r"\1\2"), (r"(^| )عبد ?ال(\S{2})", r"\1عبدال \2"), (r"(^| )ال(\S{3})", r"\1ال \2"), (r"(^| )ال(\S{3})", r"\1ال \2"),
    ("عبدال ل([هہ])( |$)", r"عبدالل\1\2"),
))  # fmt: skip
_SINGLE_LETTERS: Final = "(^| )[a-z]( [a-z]){2}( |$)"
_SEQUENCE: Final = re.compile("(?:sp )?(?<![^ ])[a-z](?: [a-z]){2,5}(?![^ ])")
_POLISH: Final = "sp z o o"
_RANK: Final = "^(?:major|maj|brigadier|brig|lieutenant|lt|rear|vice|colonel|col) (?:general|gen|admiral|adm|colonel|col|commander|cdr) (.+)$"
_LATIN_AMONG_CYRILLIC: Final = re.compile(LATIN_AMONG_CYRILLIC)
#: A word in which Latin and Cyrillic letters stand side by side.
_MIXED: Final = "[a-z][а-яіїєўґ]|[а-яіїєўґ][a-z]"
_MIXED_PATTERN: Final = re.compile(_MIXED)
#: What a name has in which something is to be put right: looking for it takes little time.
_ANY: Final = "|".join(f"(?:{pattern})" for pattern in (_ARTICLE, _SINGLE_LETTERS, LONG_FORM, ABBREVIATED, LATIN_AMONG_CYRILLIC, _MIXED, _RANK))
_RANK_PATTERN: Final = re.compile(_RANK)


def put_right(folded: pa.Array) -> pa.Array:
    """A column of folded names (`normalize.fold_names`) with its words as they belong together."""
    return where(folded, _flags(pc.match_substring_regex(folded, _ANY)), _each)


def put_name_right(text: str) -> str:
    """One folded name likewise."""
    if _ARTICLE in text:
        text = _articles(text)
    if _MIXED_PATTERN.search(text):
        text = " ".join(map(repair_lookalikes, text.split(" ")))
    text = spell_out(shorten(_forms(text)))
    if _LATIN_AMONG_CYRILLIC.search(text):
        text = in_cyrillic(text)
    return _without_rank(text)


def _each(texts: pa.Array) -> pa.Array:
    return pa.array([put_name_right(text) for text in texts.to_pylist()], pa.string())


def _flags(found: pa.BooleanArray) -> npt.NDArray[np.bool_]:
    flags: npt.NDArray[np.bool_] = found.to_numpy(zero_copy_only=False)
    return flags


def _articles(text: str) -> str:
    """
    >>> _articles("عبد الرحمن الاسد") == "عبدال رحمن ال اسد", _articles("ولى الله") == "ولىالله", _articles("عبد الله") == "عبدالله"
    (True, True, True)
    """
    for pattern, replacement in _ARTICLES:
        text = pattern.sub(replacement, text)
    return text


def _forms(text: str) -> str:
    """
    >>> _forms("bowne global s a r l"), _forms("faberlic europe sp z o o"), _forms("x y z trading")
    ('bowne global sarl', 'faberlic europe spzoo', 'x y z trading')
    """
    return _SEQUENCE.sub(_form, text)


def _form(found: re.Match[str]) -> str:
    letters = found[0]
    if letters == _POLISH:
        return "spzoo"
    joined = letters.replace(" ", "")
    return joined if joined in LEGAL_CLASSES else letters


def _without_rank(text: str) -> str:
    """
    >>> _without_rank("brigadier general ibrahim maala"), _without_rank("general motors"), _without_rank("major general")
    ('ibrahim maala', 'general motors', 'major general')
    """
    found = _RANK_PATTERN.match(text)
    return found[1] if found else text
