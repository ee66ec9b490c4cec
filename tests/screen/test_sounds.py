"""Which words sound alike across scripts: what tells names apart does, and what does not is passed over."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from seawall.screen import kernels_features, kernels_words
from seawall.screen import kernels_likeness as kl
from seawall.screen.expand import COSTS, LEAST_LIKENESS
from seawall.screen.pairs import align_names, describe_names
from seawall.screen.sounds import HARD_CLASSES, fine_classes, hard_classes

#: (name, first, second, whether some word of one is like some word of the other, 0.8 or more).
WORDS = [
    ("vowel_of_a_syllable", "상", "Sang", True), ("other_vowel", "상", "Song", False), ("eo_is_o", "성", "Song", True), ("eo_is_u", "성", "Sung", True), ("i_is_no_a", "민", "Man", False),
    ("hyeon", "현", "Hyon", True), ("hyeon_is_no_hun", "현", "Hun", False), ("k_or_g", "김", "Gim", True), ("im_is_no_kim", "임", "Kim", False), ("ch_of_j", "정", "Chung", True),
    ("foreign_name", "로버트", "Robert", True), ("yasin", "ياسين", "Yassin", True), ("yasin_is_no_hosein", "ياسين", "Hosein", False), ("zad_is_z", "رضا", "Reza", True),
    ("dad_is_d", "رضا", "Rida", True), ("waw_is_v", "وحيد", "Vahid", True), ("article_is_no_ali", "ال", "Ali", False), ("god", "ولى الله", "Waliullah", True),
    ("roman_numbers", "II", "III", False), ("same_number", "II", "2", True), ("slip", "Innocent", "Innocnet", True), ("han_is_no_hangul", "淑", "숙", False),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "alike"), [case[1:] for case in WORDS], ids=[case[0] for case in WORDS])
def test_words_that_sound_alike(first: str, second: str, alike: bool) -> None:
    names = describe_names(pa.array([first, second]))
    place = np.zeros(1, np.int32)
    found = align_names(names.taken, names.taken, place, place + 1)
    likeness = max((value - 1.0 if value > 1.0 else value for value in found.likeness.tolist()), default=0.0)
    assert (likeness >= 0.8) is alike, likeness


def test_every_kind_of_scripts_has_its_costs() -> None:
    kinds, costs, drops, *_ = COSTS
    assert int(kinds.max()) + 1 == len(costs) == len(drops)
    assert kl.MOST_WORDS == 60


def test_loops_and_tables_agree() -> None:
    """The loops import no table of ours; what stands there again must be the same: classes of consonants, the least likeness that is looked for."""
    every = [ord(sound) for group in HARD_CLASSES for sound in group]
    for table, rule in ((hard_classes(), kernels_words._class), (fine_classes(), kernels_words._fine_class)):
        assert {(table[a] == table[b], rule(a) == rule(b)) for a in every for b in every} == {(True, True), (False, False)}
    assert kernels_features._LOOKED_FOR == LEAST_LIKENESS
