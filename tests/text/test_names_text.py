"""Folding, scripts, romanization, words."""

from __future__ import annotations

import doctest

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.screen import compare, headings, identifiers, weights
from seawall.text import name_lists, normalize, patronymics, romanize, scripts, tokens

MODULES = [name_lists, normalize, patronymics, romanize, scripts, tokens, compare, headings, identifiers, weights]


@pytest.mark.parametrize("module", MODULES, ids=[m.__name__ for m in MODULES])
def test_examples_in_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = normalize.fold_name(text)
    assert normalize.fold_name(folded) == folded


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=40))
def test_words_are_ascii_after_romanization(text: str) -> None:
    for word in tokens.words_of(text):
        assert word
        assert romanize.romanize(word).isascii()


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=20), max_size=8))
def test_a_column_is_cut_like_its_names(names: list[str]) -> None:
    column = tokens.tokenize(pa.array(names, pa.string()))
    for i, name in enumerate(names):
        assert [column.words.texts[w] for w in column.ids[column.offsets[i] : column.offsets[i + 1]]] == tokens.words_of(name)


#: Letters of which names are made in many ways: several scripts, marks, what is left out, blanks.
LETTERS = "abцñß'-. 1۳김성현정中兴технイكا\u0301\u200b"


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=8), st.sampled_from(("", "plain", "x" * 70)))
def test_a_long_column_is_cut_like_its_names(names: list[str], other: str) -> None:
    column = tokens.cut_names(pa.array([*names, *[other] * 20, None], pa.string()))
    assert column.offsets[-1] == len(column.ids)
    for i, name in enumerate([*names, other]):
        assert [column.texts[w] for w in column.ids[column.offsets[i] : column.offsets[i + 1]]] == tokens.words_of(name)


@pytest.mark.parametrize(("word", "ascii_text"), [
    ("щербаков", "shcherbakov"), ("ельцин", "eltsin"), ("єгоров", "yegorov"), ("ўладзімір", "uladzimir"), ("خامنه", "khamnh"), ("가", "ka"), ("łódź", "lodz"),
    ("straße", "strasse"), ("ışık", "isik"), ("ελλάς", "ellas"), ("ナカムラ", "nakamura"), ("שלום", "shlwm"), ("ь", ""),
])  # fmt: skip
def test_romanization(word: str, ascii_text: str) -> None:
    assert romanize.romanize(word) == ascii_text


@pytest.mark.parametrize(("word", "sounds"), [
    ("щербаков", "shcherbakov"), ("خامنه", "khAmnh"), ("ياسين", "YAsyn"), ("ظریف", "Fryf"), ("שלום", "shlwm"), ("가", "kA"), ("현", "HYOn"), ("로버트", "LopotV"), ("smith", "smith"),
])  # fmt: skip
def test_romanization_by_sound(word: str, sounds: str) -> None:
    assert romanize.romanize_sounds(word) == sounds


@pytest.mark.parametrize(("text", "names"), [
    ("Iljushin / Il'yushin / Ilyushin", ("Iljushin", "Il'yushin", "Ilyushin")), ("Saeed Aghajani; Said Ara Jani", ("Saeed Aghajani", "Said Ara Jani")),
    ("رستم نادري، سهراب وزيري", ("رستم نادري", "سهراب وزيري")), ("A / B Trading", ("A / B Trading",)), ("Maersk A/S", ("Maersk A/S",)), ("Oleg Karmazin;", ("Oleg Karmazin;",)), ("", ("",)),
])  # fmt: skip
def test_several_names_in_one_text(text: str, names: tuple[str, ...]) -> None:
    assert name_lists.names_in(text) == names


@pytest.mark.parametrize(("name", "words"), [
    ("السجن المركزي", ["ال", "سجن", "ال", "مركزي"]), ("عبد الرحمن", ["عبدال", "رحمن"]), ("中兴ZTE", ["中", "兴", "zte"]), ("Qa'ida", ["qaida"]), ("Kapмaзин Oleg", ["кармазин", "oleg"]),
])  # fmt: skip
def test_words_of_scripts(name: str, words: list[str]) -> None:
    assert tokens.words_of(name) == words


def test_a_foreign_name_in_hangul_stays_whole() -> None:
    assert tokens.words_of("존 스미스") == ["존", "스미스"]


def test_a_very_long_word_is_cut_off() -> None:
    assert len(tokens.words_of("x" * 10_000)[0]) == tokens.LONGEST_WORD
