"""Names as units: which neighbors are written together, and that it is the same for one name and for many."""

from __future__ import annotations

import random

import numpy as np
import pyarrow as pa
import pytest

from seawall.screen import kernels_likeness as kl
from seawall.screen.expand import key_table
from seawall.screen.lexicon import Lexicon
from seawall.screen.units import units_of

#: name, its units in their order.
UNITS = [
    ("neighbors", "Oleg Karmazin", ["oleg", "karmazin", "olegkarmazin"]), ("short", "Bo Li", ["bo", "li"]), ("digits", "Kirvan 12", ["kirvan", "12"]),
    ("initials", "B K Ostrov", ["b", "k", "ostrov", "bk", "kostrov"]), ("long", "Abcdefghijklm Nopqrstuvwxyz", ["abcdefghijklm", "nopqrstuvwxyz"]),
    ("scraps", "Kir Va Nov", ["kir", "va", "nov", "kirva", "vanov", "kirvanov"]), ("article", "Abd al-Karman", ["abd", "al", "karman", "abdal", "alkarman", "abdalkarman"]),
    ("syllables", "정이", ["정", "이", "정이"]), ("three_syllables", "김정이", ["김", "정", "이", "김정", "정이", "김정이"]), ("none", "", []),
]  # fmt: skip
KINDS = [
    ("karmazin", 0), ("b", kl.INITIAL), ("12th", kl.NUMBER), ("девятый", kl.NUMBER), ("ilyinichna", kl.PATRONYMIC), ("llc", kl.LEGAL_FORM), ("ооо", kl.LEGAL_FORM),
    ("限", kl.LEGAL_FORM), ("von", kl.JOINING), ("ابن", kl.JOINING), ("b2", kl.NUMBER), ("пётр", 0),
]  # fmt: skip


def units_in(names: list[str], lexicon: Lexicon | None = None) -> list[list[tuple[str, int, int]]]:
    """Text, place and number of words of each name's units."""
    vocabulary, found = units_of(pa.array(names, pa.string()), lexicon)
    texts = vocabulary.texts.to_pylist()
    told = [(texts[unit], int(pos), int(length)) for unit, pos, length in zip(found.units, found.pos, found.length, strict=True)]
    return [told[a:b] for a, b in zip(found.offsets[:-1], found.offsets[1:], strict=True)]


@pytest.mark.parametrize(("name", "units"), [case[1:] for case in UNITS], ids=[case[0] for case in UNITS])
def test_units_of_a_name(name: str, units: list[str]) -> None:
    assert [text for text, _, _ in units_in([name])[0]] == units


@pytest.mark.parametrize(("word", "kind"), KINDS, ids=[case[0] for case in KINDS])
def test_the_kind_of_a_word(word: str, kind: int) -> None:
    vocabulary, _ = units_of(pa.array([f"{word} kirvan"], pa.string()))
    assert vocabulary.kinds[vocabulary.texts.to_pylist().index(word)] == kind


def test_many_names_have_the_units_of_each_whatever_was_asked_before() -> None:
    rng = random.Random(7)
    words = ["oleg", "kirvan", "b", "al", "abd", "12", "정이", "中兴", "ооо", "llc", "x1", "ko", "ostrovanka", "عبد"]
    names = [" ".join(rng.choice(words) for _ in range(rng.randint(0, 7))) for _ in range(300)]
    lexicon = Lexicon()
    alone = [units_in([name])[0] for name in names]
    assert units_in(names, lexicon) == alone
    assert units_in(names[::-1], lexicon) == alone[::-1]
    assert [units_in([name], lexicon)[0] for name in names] == alone


def test_what_a_joined_unit_is_made_of_comes_before_it() -> None:
    vocabulary, names = units_of(pa.array(["Kir Va Nov", "Va Nov", "Abd al Karman"], pa.string()))
    texts = vocabulary.texts.to_pylist()
    joined = np.flatnonzero(vocabulary.left >= 0)
    assert len(joined) == vocabulary.size - vocabulary.words
    for unit in joined.tolist():
        left, right = int(vocabulary.left[unit]), int(vocabulary.right[unit])
        assert texts[unit] == texts[left] + texts[right]
        assert max(left, right) < unit
    assert names.length.max() == 3


def test_words_come_before_joined_units_in_a_vocabulary_and_under_each_key() -> None:
    """`kernels_likeness.expand` stops at the first joined unit of a key where one is asked for that is joined itself."""
    vocabulary, _ = units_of(pa.array(["Kir Va Nov", "Kirva Nov", "Kirvanov", "Abd al Karman", "Abdal Karman"], pa.string()))
    joined = vocabulary.joined != 0
    assert joined.any()
    assert (np.diff(joined.astype(int)) >= 0).all()
    table = key_table(vocabulary)
    same_key = table.keys[1:] == table.keys[:-1]
    assert same_key.any()
    assert (np.diff(table.owners)[same_key] >= 0).all()


def test_words_behind_the_last_that_counts_have_no_units() -> None:
    units = units_in([" ".join(f"w{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(kl.MOST_WORDS + 5))])[0]
    assert max(pos + length for _, pos, length in units) == kl.MOST_WORDS
