"""Words of two scripts meet although Latin letters are read otherwise; words of one script with two slips meet, too."""

from __future__ import annotations

import pyarrow as pa
import pytest

from seawall.screen.expand import expand_against, key_table
from seawall.screen.units import units_of

MEET = [
    ("Michael", "מיכאל"), ("Jones", "ג'ונס"), ("Smith", "스미스"), ("Park", "박"), ("Foster", "포스터"), ("Korosec", "קורושץ"), ("George", "جورج"), ("Haimurzyna", "Хаймурзина"),
    ("Alexandrov", "Aleksandrov"), ("Andreev", "Andreyev"), ("Qadhafi", "Gaddafi"), ("Yusto", "Justo"),
]  # fmt: skip
APART = [("Hansen", "박"), ("Michael", "스미스"), ("Heron", "Tsaplya")]


def found(asked: str, listed: str) -> bool:
    a, b = units_of(pa.array([asked]))[0], units_of(pa.array([listed]))[0]
    return len(expand_against(a, b.side, key_table(b)).words) > 0


@pytest.mark.parametrize(("a", "b"), MEET)
def test_words_meet_either_way(a: str, b: str) -> None:
    assert found(a, b)
    assert found(b, a)


@pytest.mark.parametrize(("a", "b"), APART)
def test_other_words_do_not(a: str, b: str) -> None:
    assert not found(a, b)
