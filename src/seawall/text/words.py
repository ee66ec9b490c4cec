"""Words that stand for each other although they neither look nor sound alike: завод and plant, Bill and William, девятый and 9.

`data/words.tsv` says which word expresses which concept, and how surely; two words that share a concept stand for each other.
Drawn by `scripts/learn_words.py`; what it holds and how it is drawn: docs/methods/words.md.
"""

from __future__ import annotations

import importlib.resources
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from seawall.text.scripts import ARABIC, CYRILLIC, GREEK, LATIN, script_of

Concepts = tuple[tuple[str, float], ...]

#: Shortest beginning that may stand before a star.
SHORTEST_BEGINNING: Final = 4
#: A native word whose romanization is a concept's own word: радио, "radio". It is read, not known.
_READ: Final = 0.97
#: Scripts whose romanization is a spelling, not the sound of a syllable: a Han "bo" is no Robert, a vowelless "md" no Mohammed.
_SPELLED: Final = frozenset({LATIN, CYRILLIC, GREEK})
#: The article, alone and with "and", "in", "for" before it, as it is written together with an Arabic word.
_ARTICLES: Final = ("وال", "بال", "لل", "ال")
#: Letters that writers of Arabic and Persian, or of Russian, use for each other.
_SAME_LETTER: Final = str.maketrans("أإآٱىیکةۀؤئё", "ااااييكههويе")
#: Letters of which `table_key` may change any.
_SPELLED_OTHERWISE: Final = re.compile("[ё\u0370-\u03ff\u0600-\u06ff\u0750-\u077f\u1f00-\u1fff]")
#: Arabic and Greek letters, which carry marks that may be left out.
_MARKED: Final = re.compile("[\u0370-\u03ff\u0600-\u06ff\u0750-\u077f\u1f00-\u1fff]")


@dataclass(frozen=True)
class WordTable:
    """The table, ready to be asked. Immutable.

    Attributes:
        whole: concepts by whole word.
        beginnings: concepts by how a word begins, for each length of the beginning, longest first.
        concepts: every concept.
        first_names: those that nothing but other forms of a person's first name express (Bill and *william*).
    """

    whole: dict[str, Concepts]
    beginnings: tuple[tuple[int, dict[str, Concepts]], ...]
    concepts: frozenset[str]
    first_names: frozenset[str]

    @cached_property
    def head(self) -> int:
        """How many letters the shortest beginning has."""
        return self.beginnings[-1][0] if self.beginnings else 0

    @cached_property
    def heads(self) -> frozenset[str]:
        """So many letters of every beginning: most words do not begin with any of them."""
        return frozenset(key[: self.head] for _, rows in self.beginnings for key in rows)

    def find(self, key: str) -> Concepts:
        """The concepts of a word as the table spells it: of the whole word, else of its longest beginning."""
        found = self.whole.get(key)
        if found is not None:
            return found
        if key[: self.head] in self.heads:
            for length, table in self.beginnings:
                if len(key) >= length and key[:length] in table:
                    return table[key[:length]]
        return ()


def concepts_of(word: str, roman: str) -> Concepts:
    """What a word may stand for, surest first; empty for most words.

    Args:
        word: as `tokens.words_of` gives it; Han characters may be joined again ("技术").
        roman: the same romanized.

    >>> concepts_of("девятый", "devyatyy"), concepts_of("tech", "tech")[0], concepts_of("putin", "putin")
    ((('9', 0.96),), ('technology', 0.95), ())
    >>> concepts_of("والخدمات", "walkhdmat") == concepts_of("خدمات", "khdmat"), ("william", 1.0) in concepts_of("william", "william")
    (True, True)
    """
    table, key = word_table(), table_key(word)
    native, read = table.find(key), table.find(roman) if roman != word else ()
    if not native and not read and roman not in table.concepts and not key.startswith(_ARTICLES):
        return ()
    script = LATIN if word.isascii() else script_of(word)
    found = dict(native or _without_article(table, key, script))
    if roman and script in _SPELLED:
        if roman in table.concepts:
            found[roman] = 1.0 if script == LATIN else max(_READ, found.get(roman, 0.0))
        for concept, likeness in read:
            found[concept] = max(likeness, found.get(concept, 0.0))
    return _ordered(found)


def table_key(word: str) -> str:
    """A folded word as the table is asked for it: letters used for each other as one, Arabic and Greek without marks.

    >>> table_key("الأمنیة") == table_key("الامنيه"), table_key("ναυτιλία"), table_key("счётный")
    (True, 'ναυτιλια', 'счетный')
    """
    if word.isascii() or not _SPELLED_OTHERWISE.search(word):
        return word
    word = word.translate(_SAME_LETTER)
    if _MARKED.search(word):
        word = "".join(ch for ch in unicodedata.normalize("NFKD", word) if not unicodedata.combining(ch))
    return word


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """The table of the package, read once."""
    text = importlib.resources.files("seawall.text").joinpath("data/words.tsv").read_text(encoding="utf-8")
    return parse_words(text)


def parse_words(text: str) -> WordTable:
    """A table from its file: tab-separated, the first columns are `word, concept, likeness, kind`."""
    whole: dict[str, dict[str, float]] = {}
    beginnings: dict[int, dict[str, dict[str, float]]] = {}
    concepts: set[str] = set()
    of_things: set[str] = set()
    for line in text.splitlines()[1:]:
        word, concept, likeness, kind = line.split("\t")[:4]
        concepts.add(concept)
        if kind != "nickname":
            of_things.add(concept)
        key = table_key(word.removesuffix("*"))
        rows = beginnings.setdefault(len(key), {}) if word.endswith("*") else whole
        found = rows.setdefault(key, {})
        found[concept] = max(float(likeness), found.get(concept, 0.0))
    ready = tuple((length, {key: _ordered(found) for key, found in rows.items()}) for length, rows in sorted(beginnings.items(), reverse=True))
    return WordTable({key: _ordered(found) for key, found in whole.items()}, ready, frozenset(concepts), frozenset(concepts - of_things))


def _without_article(table: WordTable, key: str, script: int) -> Concepts:
    """The concepts of an Arabic word behind the article that is written together with it."""
    for article in _ARTICLES if script == ARABIC else ():
        if key.startswith(article) and len(key) > len(article) + 1:
            return table.find(key[len(article) :])
    return ()


def _ordered(found: dict[str, float]) -> Concepts:
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))
