"""Words that belong together are put so before a name is cut, one by one and column by column alike."""

from __future__ import annotations

import pyarrow as pa
import pytest

from seawall.text.name_lists import names_in
from seawall.text.phrases import put_name_right, put_right
from seawall.text.tokens import words_of

PHRASES = [
    ("dotted_form", "Ostrovan Global, S.A.R.L.", ["ostrovan", "global", "sarl"]), ("polish_form", "Kirvan Europe Sp. z o.o.", ["kirvan", "europe", "spzoo"]),
    ("initials_stay", "A.B.C. Kirvan", ["a", "b", "c", "kirvan"]), ("two_letters_stay", "S.A. Kirvanov", ["s", "a", "kirvanov"]),
    ("rank", "Brigadier General Ostrov Kirvan", ["ostrov", "kirvan"]), ("no_rank", "General Motors", ["general", "motors"]), ("rank_alone", "Major General", ["major", "general"]),
    ("article", "بشار الاسد", ["بشار", "ال", "اسد"]), ("servant", "عبد الرحمن", ["عبدال", "رحمن"]), ("god", "ولى الله حنفى", ["ولىالله", "حنفى"]),
    ("servant_of_god", "عبد الله صالح", ["عبدالله", "صالح"]), ("god_alone", "الله", ["الله"]), ("faith", "غياث الدين", ["غياث", "ال", "دين"]),
    ("korean_name", "성현 김", ["성", "현", "김"]), ("korean_words", "조지 부시", ["조지", "부시"]), ("korean_foreign", "리 오스왈드", ["리", "오스왈드"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words"), [case[1:] for case in PHRASES], ids=[case[0] for case in PHRASES])
def test_words_as_they_belong_together(name: str, words: list[str]) -> None:
    assert words_of(name) == words


def test_a_column_is_put_right_as_each_of_its_names_is() -> None:
    folded = ["bowne global s a r l", "major general ostrov", "ولى الله حنفى", "عبد الله", "plain name", ""]
    alone = [put_name_right(text) for text in folded]
    assert put_right(pa.array(folded * 4, pa.string())).to_pylist() == alone * 4


@pytest.mark.parametrize(("text", "names"), [
    ("معلا ابراهيم, ابراهيم معلى", ("معلا ابراهيم", "ابراهيم معلى")), ("KIRVAN, Oleg", ("KIRVAN, Oleg",)), ("نابل عبدالله, Nabil", ("نابل عبدالله, Nabil",)),
])  # fmt: skip
def test_arabic_puts_no_family_name_before_a_comma(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names
