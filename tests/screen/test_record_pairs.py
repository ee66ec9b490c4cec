"""Two records, without a list."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.screen.record_pairs import MOST_NAMES, Comparison, compare_records
from seawall.screen.records import Record, read_record


def record(*names: str, schema: str = "Person", **properties: Any) -> Record:
    return read_record({"id": "x", "schema": schema, "properties": {"name": list(names), **properties}})


def compare(left: Record, right: Record) -> Comparison:
    return compare_records([left], [right])[0]


def stating(name: str, prop: str, value: str) -> Record:
    return read_record({"id": "x", "schema": "Person", "properties": {"name": [name], prop: [value]}})


PIECES = st.sampled_from(["Oleg", "Karmazin", "Karmasin", "Borisovich", "Олег", "Кармазин", "Sea", "Lantern", "9", "6", "Rostam", "Naderi", "رستم", "نادري", "LLC", "OOO", "Tadeo", "中", "远航",
                          "K.", "Abdul", "Karim", "Abdulkarim", "bin", "***", "백두석"])  # fmt: skip
NAMES = st.lists(st.lists(PIECES, min_size=1, max_size=5).map(" ".join), max_size=3)
RECORDS = st.builds(
    lambda names, weak, schema, born, number: record(*names, weakAlias=weak, schema=schema, birthDate=born, passportNumber=number),
    NAMES, NAMES, st.sampled_from(["Person", "Company", "Vessel", "LegalEntity"]), st.sampled_from([[], ["1961"], ["1961-04-09"], ["1984-11-30"]]), st.sampled_from([[], ["714402981"], ["550000001"]]),
)  # fmt: skip

KARMAZIN = record("Oleg Borisovich Karmazin", birthDate=["1961-04-09"], nationality=["ru"])
PAIRS = [  # case, left, right, whether one party
    ("same", KARMAZIN, record("KARMAZIN, Oleg Borisovich", birthDate=["1961-04-09"]), True),
    ("name_alone", record("Oleg Borisovich Karmazin"), record("Karmazin Oleg Borisovich"), True),
    ("two_scripts", record("Oleg Borisovich Karmazin"), record("Олег Борисович Кармазин"), True),
    ("other_family_name", record("Oleg Borisovich Karmazin"), record("Oleg Borisovich Petrenko"), False),
    ("other_birth_date", KARMAZIN, record("Oleg Borisovich Karmazin", birthDate=["1984-11-30"]), False),
    ("ship_and_sister", record("Sea Lantern 9", schema="Vessel"), record("Sea Lantern 6", schema="Vessel"), False),
    ("renamed_ship", record("Sea Lantern 9", schema="Vessel", imoNumber=["9187629"]), record("Morning Heron", schema="Vessel", imoNumber=["IMO 9187629"]), True),
    ("person_and_firm", record("Karmazin"), record("Karmazin", schema="Company"), False),
    ("translated", record("Завод Радиосвязь", schema="Company"), record("Radiosvyaz Plant", schema="Company"), True),
    ("one_of_many_names", record("Oleg Karmazin", alias=["Tuman"]), record("Somebody Else", alias=["Oleg Karmazin"]), True),
    ("list_in_a_name", record("Saeed Aghajani / Said Ara Jani"), record("Said Ara Jani"), True),
    ("same_number_no_names", record(passportNumber=["71 4402981"]), record(passportNumber=["714402981"]), True),
    ("nothing_known", record(), record(), False),
    ("one_has_no_name", record(), record("Oleg Borisovich Karmazin"), False),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "same"), [c[1:] for c in PAIRS], ids=[c[0] for c in PAIRS])
def test_pairs(left: Record, right: Record, same: bool) -> None:
    found = compare(left, right)
    assert (found.score >= 0.7) is same
    assert found.as_dict(0.7)["match"] is same


CONFLICTS = [  # property, value that agrees, value that does not
    ("birthDate", "1961-04-09", "1984-11-30"), ("nationality", "ru", "br"), ("gender", "male", "female"), ("birthPlace", "Omsk", "Lagos"), ("innCode", "500100732259", "772700000097"),
]


@pytest.mark.parametrize(("prop", "agrees", "differs"), CONFLICTS, ids=[c[0] for c in CONFLICTS])
def test_what_agrees_raises_and_what_conflicts_lowers(prop: str, agrees: str, differs: str) -> None:
    mine, bare = stating("Rostam Naderi", prop, agrees), record("Rostam Nadery")
    unknown = compare(mine, bare)
    same, other = (compare(mine, stating("Rostam Nadery", prop, value)) for value in (agrees, differs))
    assert same.score > unknown.score > other.score
    assert same.evidence == other.evidence > unknown.evidence


def test_a_weak_alias_counts_less_than_a_name() -> None:
    strong = compare(record("Tuman Karimov"), record("Tuman Karimov"))
    weak = compare(record("Tuman Karimov"), record(weakAlias=["Tuman Karimov"]))
    assert weak.score < strong.score
    assert [reason.feature for reason in weak.reasons][-1] == "weak_alias"


def test_records_of_several_names_of_which_one_is_answered_are_held_apart() -> None:
    """Two corps of one guard share the guard's name; of their own names none is like one of the other's."""
    first = record("Guard of the Republic", schema="Organization", alias=["Kirvan Corps of the Western Steppe", "Kirvan Brigade"])
    other = record("Guard of the Republic", schema="Organization", alias=["Ostrovan Naval Command", "Marine Base Seven"])
    again = record("Guard of the Republic", schema="Organization", alias=["Kirvan Corps of the Western Steppe", "Kirvan Brigade", "Western Guard"])
    apart, together, few = compare(first, other), compare(first, again), compare(first, record("Guard of the Republic", schema="Organization", alias=["Marine Base Seven"]))
    assert [reason.contribution for reason in apart.reasons if reason.feature == "name_others"] == [-2.9]
    assert "name_others" not in {reason.feature for found in (together, few) for reason in found.reasons}
    assert apart.score < together.score


def test_two_bare_names_are_asked_for_less_than_two_parties() -> None:
    """Whoever states anything of a party but its name asks whether two parties are one, and so does who gives several names."""
    bare = compare(record("Rostam Naderi"), record("Rostam Nadery"))
    alone = [reason.contribution for reason in bare.reasons if reason.feature == "name_alone"]
    assert alone == [1.35]
    others = compare(record("Naderi Trading", schema="Company"), record("Nadery Trading", schema="Company"))
    assert [reason.contribution for reason in others.reasons if reason.feature == "name_alone"] == [0.45]
    for left, right in (
        (stating("Rostam Naderi", "nationality", "ru"), record("Rostam Nadery")), (record("Rostam Naderi", alias=["Bahram"]), record("Rostam Nadery")),
        (record("Rostam Naderi"), record("Rostam Ostrovan")), (record("Rostam Naderi"), record("Sohrab Vaziri")),
    ):  # fmt: skip
        assert "name_alone" not in {reason.feature for reason in compare(left, right).reasons}


def test_records_of_organizations_start_lower() -> None:
    """Sister firms stand side by side on a list; persons do not."""
    firm = compare(record("Kirvan Trading", schema="Company", jurisdiction=["by"]), record("Kirvan Trading JSC", schema="Company"))
    assert [reason.contribution for reason in firm.reasons if reason.feature == "name_records"] == [-0.3]
    for left, right in ((KARMAZIN, record("Karmazin Oleg")), (record("Kirvan Trading", schema="Company"), record("Kirvan Trade", schema="Company"))):
        assert "name_records" not in {reason.feature for reason in compare(left, right).reasons}


@pytest.mark.parametrize(("mark", "same"), [("EP-KRA", True), ("EP-KRI", False), ("EP-LRA", False)])
def test_an_aircraft_named_by_its_mark_is_another_one_letter_further(mark: str, same: bool) -> None:
    assert (compare(record("EP-KRA", schema="Airplane"), record(mark, schema="Airplane")).score >= 0.7) is same


@pytest.mark.parametrize(("cyrillic", "latin", "counts"), [
    ("ООО Кармазин Ирина", "Nikolai Karmazin LLC", True),  # two first names
    ("ООО Кармазин Ольшанка", "Karmazin Dulverton LLC", True),  # two words of no dictionary
    ("Завод Кармазин", "Karmazin Mill", False),  # words of a dictionary
    ("ООО Кармазин Ольшанка", "Karmazin LLC", False),  # nothing to be answered
])  # fmt: skip
def test_names_of_their_own_on_both_sides_count_against_organizations_in_two_scripts(cyrillic: str, latin: str, counts: bool) -> None:
    found = compare(record(cyrillic, schema="Company"), record(latin, schema="Company"))
    assert ("name_strangers" in {reason.feature for reason in found.reasons if reason.contribution < 0}) is counts
    in_one = compare(record(latin, schema="Company"), record("Karmazin Verbena", schema="Company"))
    assert "name_strangers" not in {reason.feature for reason in in_one.reasons}


@pytest.mark.parametrize(("name", "listed"), [
    ("Ольга Кармазина", "Nikolai Karmazin"), ("Тадео Кармазин", "KARMAZIN SHIPPING"), ("رستم نادري", "NADERI EXCHANGE"), ("Ольга Остров Кармазина", "OLGA"),
])  # fmt: skip
def test_a_name_that_looks_like_a_persons_is_compared_as_one_in_two_scripts(name: str, listed: str) -> None:
    """Whoever screens a book that does not say who is a person is not to see every firm that shares a word."""
    of_nobody_knows_what = compare(record(name, schema="LegalEntity"), record(listed, schema="Organization")).score
    assert of_nobody_knows_what < 0.7
    assert compare(record(name, schema="LegalEntity"), record(name.replace("Ольга", "Olga").replace("Кармазина", "Karmazina"), schema="LegalEntity")).score > of_nobody_knows_what


def test_names_in_two_scripts_count_only_where_no_script_is_shared() -> None:
    """An Arabic alias that is like a Latin name proves nothing where the Latin names differ."""
    left = record("Rostam Naderi")
    both = compare(left, record("Sohrab Vaziri", alias=["رستم نادري"]))
    alone = compare(left, record("رستم نادري"))
    assert both.score < 0.3 < 0.7 < alone.score


def test_each_pair_is_answered_as_if_it_stood_alone() -> None:
    lefts, rights = [case[1] for case in PAIRS], [case[2] for case in PAIRS]
    assert compare_records(lefts, rights) == [compare(a, b) for a, b in zip(lefts, rights, strict=True)]
    assert compare_records([], []) == []


def test_names_of_the_same_words_are_compared_once_and_told_as_printed() -> None:
    """Pairs of the same words share an alignment, but not the kind of party, nor how the names are written."""
    printed = ["Oleg Karmazin", "OLEG KARMAZIN", "Karmazin Oleg"]
    lefts = [record(name, schema=schema) for schema in ("Person", "Company") for name in printed]
    rights = [record("Oleg Karmasin", schema=schema) for schema in ("Person", "Company") for _ in printed]
    found = compare_records(lefts, rights)
    assert [one.reasons[0].query for one in found] == printed * 2
    assert found[0].score == found[1].score != found[2].score
    assert found[0].score != found[3].score == found[4].score


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.data())
def test_neighbors_do_not_change_an_answer(data: st.DataObject) -> None:
    pairs = data.draw(st.lists(st.tuples(RECORDS, RECORDS), min_size=2, max_size=5))
    assert compare_records([a for a, _ in pairs], [b for _, b in pairs]) == [compare(a, b) for a, b in pairs]


def test_weights_of_words_may_be_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = record("Oleg Borisovich Karmazin", "ООО Кармазин"), record("Karmasin Oleg", "Karmazin LLC")
    before = compare(left, right)
    monkeypatch.setattr("seawall.screen.pairs._MOST_WEIGHTS", 0)
    monkeypatch.setattr("seawall.screen.pairs._WEIGHTS", {})
    assert compare(left, right) == compare(left, right) == before


def test_a_record_of_many_names_ends() -> None:
    many = record(*(f"Oleg{chr(97 + i % 26)} Karmazin{chr(97 + i // 26)}" for i in range(10 * MOST_NAMES)))
    assert compare(many, many).score > 0.7


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.lists(st.tuples(RECORDS, RECORDS), min_size=1, max_size=4))
def test_reasons_add_up_and_numbers_are_in_their_bounds(pairs: list[tuple[Record, Record]]) -> None:
    for found in compare_records([a for a, _ in pairs], [b for _, b in pairs]):
        assert 0 < found.score < 1
        assert 0 <= found.evidence <= 1
        assert math.log(found.score / (1 - found.score)) == pytest.approx(sum(reason.contribution for reason in found.reasons), abs=1e-2)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(NAMES, NAMES, st.sampled_from(["Person", "Company"]))
def test_which_record_is_left_does_not_matter_to_names(a: list[str], b: list[str], schema: str) -> None:
    left, right = record(*a, schema=schema), record(*b, schema=schema)
    assert compare(left, right).score == pytest.approx(compare(right, left).score, abs=1e-3)
