"""Lists and publication days as a person states them, and which lists are screened."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from seawall.errors import QuestionError
from seawall.service.questions import choose_lists, parse_publication
from seawall.service.screening import screened_lists


def test_no_choice_is_all_lists() -> None:
    assert choose_lists(None, ["a"]) is None
    assert choose_lists([], ["a"]) is None


def test_chosen_lists_keep_their_order_and_are_said_once() -> None:
    assert choose_lists(["b", "a", "b"], ["a", "b", "c"]) == ("b", "a")


@pytest.mark.parametrize("there, cure", [(["b", "a"], "Loaded: a, b."), ([], "Loaded: none.")], ids=["some", "none"])
def test_a_list_that_is_not_there_is_named_with_those_that_are(there: list[str], cure: str) -> None:
    with pytest.raises(QuestionError, match="no list 'x' is loaded") as caught:
        choose_lists(["x"], there)
    assert caught.value.cure == cure


@pytest.mark.parametrize("text, moment", [
    ("2026-01-05", datetime(2026, 1, 5, tzinfo=UTC)), (" 2026-01-05 ", datetime(2026, 1, 5, tzinfo=UTC)), ("2026-01-05T18:00", datetime(2026, 1, 5, 18, tzinfo=UTC)),
    ("2026-01-05T18:00:00+02:00", datetime(2026, 1, 5, 16, tzinfo=UTC)),
], ids=["day", "blanks", "moment", "zone"])  # fmt: skip
def test_a_bare_day_of_publication_is_its_beginning(text: str, moment: datetime) -> None:
    assert parse_publication(text) == moment


def test_a_day_that_is_none() -> None:
    with pytest.raises(QuestionError, match=r"--published is '05\.01\.2026', which is no date"):
        parse_publication("05.01.2026")


SCREENED = [  # id, lists that are there, chosen, screened
    ("all", ["un_sc", "own_x"], [], ["own_x", "un_sc"]), ("what_repeats_another_is_left_out", ["us_ofac_sdn", "us_ofac_crypto"], [], ["us_ofac_sdn"]),
    ("unless_the_other_is_not_there", ["us_ofac_crypto"], [], ["us_ofac_crypto"]), ("unless_it_is_chosen", ["us_ofac_sdn", "us_ofac_crypto"], ["us_ofac_crypto"], ["us_ofac_crypto"]),
    ("a_table_of_programs_is_no_list", ["un_sc", "eu_sanctions_map"], [], ["un_sc"]),
]  # fmt: skip


@pytest.mark.parametrize("there, chosen, expected", [c[1:] for c in SCREENED], ids=[c[0] for c in SCREENED])
def test_which_lists_are_screened(there: list[str], chosen: list[str], expected: list[str]) -> None:
    assert screened_lists(there, chosen) == expected


@pytest.mark.parametrize("there, chosen", [([], []), (["eu_sanctions_map"], []), (["un_sc"], ["eu_fsf"])], ids=["nothing", "only_a_table", "not_there"])
def test_nothing_to_screen_against_is_never_no_hit(there: list[str], chosen: list[str]) -> None:
    with pytest.raises(QuestionError):
        screened_lists(there, chosen)
