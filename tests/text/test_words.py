"""The table of words that stand for each other, and its loader."""

from __future__ import annotations

import doctest
import importlib.resources
import re

import pytest

from seawall.text import words
from seawall.text.normalize import fold_name
from seawall.text.romanize import romanize, simplify_han
from seawall.text.tokens import words_of
from seawall.text.words import SHORTEST_BEGINNING, concepts_of, parse_words, table_key

HEADER = "word\tconcept\tlikeness\tkind\tsupport\tsource"
KINDS = {"translation", "nickname", "number", "abbreviation"}
TEXT = importlib.resources.files("seawall.text").joinpath("data/words.tsv").read_text(encoding="utf-8")
ROWS = [tuple(line.split("\t")) for line in TEXT.splitlines()[1:]]


def stand_for_each_other(one: str, other: str) -> float:
    """Likeness of two single words by the table: the least sure step of the surest shared concept."""
    ours, theirs = dict(concepts_of(one, romanize(one))), dict(concepts_of(other, romanize(other)))
    return max((min(ours[c], theirs[c]) for c in ours.keys() & theirs.keys()), default=0.0)


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(words).failed == 0


def test_rows_are_well_formed() -> None:
    assert TEXT.splitlines()[0] == HEADER
    bad = [
        row
        for row in ROWS
        if len(row) != 6
        or not re.fullmatch("[a-z0-9]+", row[1])
        or not re.fullmatch(r"0\.\d\d", row[2])
        or not 0.75 <= float(row[2]) <= 0.99
        or row[3] not in KINDS
        or not row[4].isdecimal()
        or row[5] not in ("lists", "editor")
    ]
    assert not bad


def test_words_stand_as_they_are_folded() -> None:
    bad = []
    for word, *_ in ROWS:
        bare = word.removesuffix("*")
        if not bare or " " in bare or simplify_han(fold_name(bare)) != bare or "".join(words_of(bare)) != bare:
            bad.append(word)
    assert not bad


def test_beginnings_are_long_enough() -> None:
    assert not [word for word, *_ in ROWS if word.endswith("*") and len(word) - 1 < SHORTEST_BEGINNING]


def test_no_row_says_twice_or_says_nothing() -> None:
    assert not [word for word, concept, *_ in ROWS if word == concept]
    asked = [(table_key(word.removesuffix("*")), word.endswith("*"), concept) for word, concept, *_ in ROWS]
    assert len(asked) == len(set(asked))


def test_numbers_do_not_contradict() -> None:
    """No word is two numbers."""
    numbers: dict[str, set[str]] = {}
    for word, concept, _, kind, *_ in ROWS:
        if kind == "number":
            numbers.setdefault(table_key(word), set()).add(concept)
    assert not {word: found for word, found in numbers.items() if len(found) > 1}


OPPOSITES = [
    ("north", "south"), ("east", "west"), ("northern", "southern"), ("eastern", "western"), ("red", "white"), ("black", "white"), ("red", "green"), ("import", "export"),
    ("open", "closed"), ("public", "private"), ("first", "second"), ("great", "small"), ("old", "new"), ("sun", "moon"), ("day", "night"), ("higher", "high"),
    ("army", "navy"), ("gold", "silver"), ("iron", "copper"), ("oil", "gas"), ("brother", "son"), ("land", "sea"), ("russia", "ukraine"), ("iran", "iraq"),
]  # fmt: skip


def test_no_word_is_a_thing_and_its_opposite() -> None:
    """What tells two organizations apart must not come out as the same. "Oil and gas" is one word in Russian."""
    concepts: dict[str, set[str]] = {}
    for word, concept, *_ in ROWS:
        concepts.setdefault(word, set()).add(concept)
    both = {word: pair for word, found in concepts.items() for pair in OPPOSITES if found >= set(pair)}
    assert both == {"нефтегаз*": ("oil", "gas")}


def test_every_row_of_the_editor_is_drawn() -> None:
    editor = importlib.resources.files("seawall.text").joinpath("data/words_editor.tsv").read_text(encoding="utf-8").splitlines()
    assert editor[0] == HEADER
    drawn = {row[:4] for row in ROWS if row[5] == "editor"}
    assert {tuple(line.split("\t")[:4]) for line in editor[1:]} == drawn


def test_single_latin_letters_stand_for_nothing() -> None:
    assert not [word for word, *_ in ROWS if word.isascii() and len(word.removesuffix("*")) < 2]


@pytest.mark.parametrize(("one", "other"), [
    ("завод", "plant"), ("завода", "factory"), ("научно", "scientific"), ("исследовательский", "research"), ("судостроительный", "shipbuilding"),
    ("zavod", "завод"), ("nauchno", "научно"), ("підприємство", "enterprise"), ("таварыства", "society"), ("девятый", "9"), ("nine", "девять"),
    ("زندان", "prison"), ("السجن", "prison"), ("والخدمات", "services"), ("سازمان", "organization"), ("صنایع", "industries"), ("شركة", "company"),
    ("技术", "technology"), ("深圳", "shenzhen"), ("은행", "bank"), ("银行", "은행"), ("חברת", "company"), ("ναυτιλιακή", "shipping"),
    ("bill", "william"), ("sasha", "aleksandr"), ("саша", "oleksandr"), ("миша", "mikhail"), ("pepe", "jose"), ("mehmet", "muhammad"), ("kuba", "jakub"),
    ("intl", "international"), ("mfg", "manufacturing"), ("centre", "center"), ("technologies", "technology"), ("stiftung", "fondation"), ("ix", "девятый"),
])  # fmt: skip
def test_words_that_stand_for_each_other(one: str, other: str) -> None:
    assert stand_for_each_other(one, other) >= 0.75


@pytest.mark.parametrize(("one", "other"), [
    ("завод", "bank"), ("первый", "second"), ("девятнадцатый", "9"), ("波", "robert"), ("мд", "paul"), ("соколов", "falcon"), ("королев", "royal"),
    ("грузия", "cargo"), ("степан", "steppe"), ("x", "10"), ("v", "5"), ("i", "1"), ("north", "south"), ("william", "robert"), ("121", "123"),
])  # fmt: skip
def test_words_that_do_not(one: str, other: str) -> None:
    assert stand_for_each_other(one, other) == 0.0


def test_the_longest_beginning_decides_and_a_whole_word_decides_before_it() -> None:
    table = parse_words(f"{HEADER}\nавто*\tcar\t0.90\tx\t0\tx\nавтомат*\tautomatic\t0.95\tx\t0\tx\nавтомат\trifle\t0.80\tx\t0\tx\n")
    assert table.find("автозавод") == (("car", 0.9),)
    assert table.find("автоматический") == (("automatic", 0.95),)
    assert table.find("автомат") == (("rifle", 0.8),)
    assert table.find("авт") == ()


def test_a_concepts_own_word_is_surest() -> None:
    assert concepts_of("plant", "plant")[0] == ("plant", 1.0)
    assert concepts_of("", "") == ()
