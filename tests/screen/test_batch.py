"""What is found, what is not, and why."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.screen.batch import Hit, Options, screen_batch, screen_one
from seawall.screen.compare import Details
from seawall.screen.customers import Customers
from seawall.screen.index import Index
from seawall.screen.roster import NAME_KINDS
from tests.screen.invented import ROWS

LISTED = [(party, text) for party, _, _, prop, value, original in ROWS if prop in NAME_KINDS for text in (value, original) if text]


def ids(hits: list[Hit]) -> list[str]:
    return [hit.id for hit in hits]


@pytest.mark.parametrize(("party", "name"), LISTED, ids=[f"{p}-{n[:24]}" for p, n in LISTED])
def test_every_listed_name_hits_its_own_party_as_printed(index: Index, party: str, name: str) -> None:
    assert party in ids(screen_one(index, name))


def test_listed_names_hit_their_own_party_in_one_batch_too(index: Index) -> None:
    names = [[name] for _, name in LISTED]
    batch = Customers(range(1, len(names) + 1), [str(n) for n in range(len(names))], names, lambda place: Details(), lambda place: {})
    for (party, name), hits in zip(LISTED, screen_batch(index, batch), strict=True):
        assert party in ids(hits), name


FOUND = [  # case, query, party
    ("other_order", "Karmazin Oleg", "b-7"),
    ("cyrillic_of_latin", "Олег Кармазин", "b-7"),
    ("cyrillic_reversed", "Кармазин Олег Борисович", "a-1"),
    ("latin_typo", "Oleg Borisovich Karmasin", "a-1"),
    ("two_typos", "Olleg Borisovitch Karmazin", "a-1"),
    ("diacritics", "Olég Karmažin", "b-7"),
    ("traditional_characters", "中星遠航通訊股份有限公司", "a-2"),
    ("without_legal_form", "中星远航通讯", "a-2"),
    ("joined_in_pinyin", "Zhong Xing Yuan Hang Tongxun", "a-2"),
    ("split", "Zhongxing Yuan Hang Tong Xun", "a-2"),
    ("arabic_in_latin", "Rostam Naderi", "a-3"),
    ("hangul_in_latin", "Paek Tu Sok", "a-4"),
    ("apostrophe", "Qoqon Tranzit", "a-7"),
    ("legal_form_of_another_language", "Qoqon Tranzit OOO", "a-7"),
    ("georgian_in_latin", "Merab Lomtadze", "a-16"),
    ("joined_words", "Abdul Karim Sohrab Vaziri", "a-18"),
    ("look_alikes", "Олег Бopиcoвич Kapмaзин", "a-1"),
    ("imo_as_name", "IMO 9187629", "a-8"),
    ("wallet_as_name", "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh", "a-10"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "party"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_found(index: Index, query: str, party: str) -> None:
    assert party in ids(screen_one(index, query))


NOT_FOUND = [  # case, query, party
    ("other_surname", "Oleg Borisovich Petrenko", "a-1"),
    ("given_name_only", "Oleg", "a-1"),
    ("weak_alias_in_a_longer_name", "Tuman Aliyev", "a-1"),
    ("one_word_in_a_longer_name", "Tadeo Marchetti", "a-11"),
    ("numbered_sister", "Sea Lantern 9", "a-9"),
    ("only_a_legal_form", "Velvet Joint Stock Company", "a-14"),
    ("other_characters_of_one_sound", "中兴远航通讯股份有限公司银行", "a-4"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "party"), [case[1:] for case in NOT_FOUND], ids=[case[0] for case in NOT_FOUND])
def test_not_found(index: Index, query: str, party: str) -> None:
    assert party not in ids(screen_one(index, query))


def score(index: Index, name: str, party: str, details: Details) -> float:
    return next((hit.score for hit in screen_one(index, name, details, Options(threshold=0.001)) if hit.id == party), 0.0)


AGREE = [  # details that agree, details that conflict
    (Details(dates=("1961-04-09",)), Details(dates=("1984-11-30",))),
    (Details(dates=("1961",)), Details(dates=("1984",))),
    (Details(dates=("1961-09-04",)), Details(dates=("1962-09-04",))),
    (Details(countries=("ru",)), Details(countries=("br",))),
    (Details(genders=("male",)), Details(genders=("female",))),
    (Details(numbers=(("passport", "714402981", "71-4402981"),)), Details(numbers=(("passport", "550000001", "55 0000001"),))),
    (Details(schema="Person"), Details(schema="Vessel")),
]


@pytest.mark.parametrize(("agree", "conflict"), AGREE)
def test_agreement_raises_and_conflict_lowers(index: Index, agree: Details, conflict: Details) -> None:
    bare = score(index, "Oleg Karmazin", "a-1", Details())
    assert score(index, "Oleg Karmazin", "a-1", agree) >= bare > score(index, "Oleg Karmazin", "a-1", conflict) > 0


def test_same_name_with_another_birth_date_is_no_hit(index: Index) -> None:
    assert "b-7" in ids(screen_one(index, "Oleg Karmazin"))
    assert "b-7" not in ids(screen_one(index, "Oleg Karmazin", Details("Person", ("1990-01-01",))))


def test_a_number_finds_a_renamed_ship(index: Index) -> None:
    hits = screen_one(index, "Silver Petrel", Details("Vessel", numbers=(("imo", "9187629", "9187629"),)))
    assert ids(hits) == ["a-8"]
    assert hits[0].exact
    assert any(reason.feature == "identifier" and reason.contribution > 0 for reason in hits[0].reasons)


def test_a_passport_of_a_child_entity_counts(index: Index) -> None:
    assert "a-18" in ids(screen_one(index, "A. Vaziri", Details(numbers=(("passport", "K8837261", "K8837261"),))))


def test_evidence_grows_with_what_could_be_compared(index: Index) -> None:
    bare = screen_one(index, "Oleg Karmazin")
    full = screen_one(index, "Oleg Karmazin", Details("Person", ("1961-04-09",), ("ru",), ("male",), (("passport", "714402981", "71 4402981"),)))
    assert bare[0].evidence < full[0].evidence <= 1
    assert full[0].score > bare[0].score


def test_output_names_party_list_and_program(index: Index) -> None:
    hits = {hit.id: hit for hit in screen_one(index, "Oleg Karmazin", None, Options(threshold=0.4))}
    assert (hits["a-1"].caption, hits["a-1"].schema) == ("Oleg Borisovich Karmazin", "Person")
    assert (hits["a-1"].lists, hits["a-1"].programs) == (("list_a",), ("PROG-1",))
    assert hits["b-7"].programs == ("Program B",)


@pytest.mark.parametrize(("options", "left"), [
    (Options(lists=frozenset({"list_a"})), ["a-1"]), (Options(lists=frozenset({"list_b"})), ["b-7"]), (Options(programs=frozenset({"PROG-1"})), ["a-1"]), (Options(schemas=frozenset({"Vessel"})), []),
    (Options(threshold=0.999), []),
])  # fmt: skip
def test_options_narrow_the_answer(index: Index, options: Options, left: list[str]) -> None:
    assert ids(screen_one(index, "Oleg Borisovich Karmazin", None, options)) == left


def log_odds(value: float) -> float:
    return math.log(value / (1 - value))


NAME_PIECES = st.sampled_from(["Oleg", "Karmazin", "Borisovich", "Олег", "Кармазин", "Sea", "Lantern", "9", "6", "Rostam", "Naderi", "LLC", "Tadeo", "***", "中", "远航", "Sohrab",
                               "Vaziri", "K.", "Qoqon"])  # fmt: skip
DETAILS = st.builds(
    Details, st.sampled_from(["", "Person", "Vessel"]), st.sampled_from([(), ("1961",), ("1961-04-09",), ("1999-01-02",)]),
    st.sampled_from([(), ("ru",), ("br", "ru")]), st.sampled_from([(), ("male",), ("female",)]),
)  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.lists(NAME_PIECES, min_size=1, max_size=5), DETAILS)
def test_reasons_add_up_to_the_score(index: Index, pieces: list[str], details: Details) -> None:
    for hit in screen_one(index, " ".join(pieces), details, Options(threshold=0.05)):
        assert 0 < hit.score < 1
        assert 0 <= hit.evidence <= 1
        assert log_odds(hit.score) == pytest.approx(sum(reason.contribution for reason in hit.reasons), abs=0.02 / (1 - hit.score))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_can_be_screened(index: Index, name: str) -> None:
    first = screen_one(index, name)
    assert first == screen_one(index, name)
    assert [(-hit.score, hit.id) for hit in first] == sorted((-hit.score, hit.id) for hit in first)


def test_a_customer_gets_the_same_answer_alone_and_in_a_batch(index: Index) -> None:
    names = [["Oleg Karmazin"], ["Nobody Atall"], ["Rostam Naderi"], ["***"], ["Oleg Karmazin", "Tadeo"]]
    batch = Customers(range(1, 6), list("abcde"), names, lambda place: Details(), lambda place: {})
    together = list(screen_batch(index, batch, Options(threads=1)))
    assert together == [screen_one(index, some[0], other_names=some[1:]) for some in names]
    assert together == list(screen_batch(index, batch, Options(threads=4)))


def test_a_batch_of_nobody_has_no_answers(index: Index) -> None:
    assert list(screen_batch(index, Customers([], [], [], lambda place: Details(), lambda place: {}))) == []


@pytest.mark.parametrize(("asked", "found"), [
    ("Oleg Borisovich Karmazin", True),  # the list has no patronymic: "Oleg KARMAZIN"
    ("Oleg Petrovich Karmazin", True),
    ("Karmazin", False),
])  # fmt: skip
def test_a_patronymic_that_one_side_leaves_out_costs_little(index: Index, asked: str, found: bool) -> None:
    assert ("b-7" in ids(screen_one(index, asked, None, Options(lists=frozenset({"list_b"}))))) is found


def test_what_one_side_leaves_out_costs_by_what_it_is(index: Index) -> None:
    """A patronymic costs least, then a middle name; another family name behind the known one costs most."""
    asked = ("Oleg Karmazin", "Oleg Petrovich Karmazin", "Oleg Marchetti Karmazin", "Oleg Karmazin Marchetti", "Karmazin")
    scores = [score(index, name, "b-7", Details()) for name in asked]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@pytest.mark.parametrize(("name", "details"), [("Oleg Karmazin", Details("Person")), ("Silver Petrel", Details("Vessel", numbers=(("imo", "9187629", "9187629"),)))])
def test_a_hit_is_told_in_a_sentence_and_says_what_would_settle_it(index: Index, name: str, details: Details) -> None:
    hit = screen_one(index, name, details)[0]
    assert hit.caption in hit.sentence
    assert hit.sentence.endswith(".")
    if details.numbers:
        assert hit.settles is None, "the number has settled it"
        assert "the IMO number is the same" in hit.sentence
    else:
        assert hit.settles == "the customer's date of birth: the list has 1961"
        assert hit.sentence.startswith("Very likely the same person as")
        assert "the birth date and an official number could not be compared" in hit.sentence
    assert {"sentence", "settles"} <= hit.as_dict().keys()


def test_two_different_patronymics_are_two_people(index: Index) -> None:
    same = screen_one(index, "Oleg Borisovich Karmazin", None, Options(lists=frozenset({"list_a"})))
    other = screen_one(index, "Oleg Petrovich Karmazin", None, Options(lists=frozenset({"list_a"}), threshold=0.01))
    assert same[0].score > 0.8
    assert all(hit.score < 0.7 for hit in other if hit.id == "a-1")
