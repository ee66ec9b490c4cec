"""Legal forms of several words, their look-alikes, abbreviations of institutions: one name and a column of names are put right alike."""

from __future__ import annotations

import pyarrow as pa
import pytest

from seawall.text.tokens import tokenize, words_of

CASES = [  # name, words
    ("Public Joint Stock Company Heron", ["pjsc", "heron"]), ("Heron Co., Ltd.", ["heron", "coltd"]), ("Joint Stock", ["joint", "stock"]),
    ("Общество с ограниченной ответственностью «Цапля»", ["ооо", "цапля"]), ("Obshchestvo s Ogranichennoi Otvetstvennostyu Tsaplya", ["ooo", "tsaplya"]),
    ("Tsaplya Sp. z o.o.", ["tsaplya", "spzoo"]), ("AO Цапля", ["ао", "цапля"]), ("AO Heron", ["ao", "heron"]),
    ("АО НИИ Цапли", ["ао", "научно", "исследовательский", "институт", "цапли"]), ("Limited Edition", ["limited", "edition"]),
    ("A\u043aционерное общество «Цапля»", ["ао", "цапля"]), ("Общество с ограниченой ответсвенностью «Цапля»", ["ооо", "цапля"]), ("OA\u041e Цапля", ["оао", "цапля"]),
    ("ג'ון", ["ג\u05bfון"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words"), CASES, ids=[case[0] for case in CASES])
def test_words_of_a_name(name: str, words: list[str]) -> None:
    assert words_of(name) == words


def test_a_long_column_is_cut_as_single_names_are() -> None:
    names = [name for name, _ in CASES] * 3
    column = tokenize(pa.array(names))
    cut = [[column.words.texts[i] for i in column.ids[a:b].tolist()] for a, b in zip(column.offsets[:-1].tolist(), column.offsets[1:].tolist(), strict=True)]
    assert cut == [words for _, words in CASES] * 3
