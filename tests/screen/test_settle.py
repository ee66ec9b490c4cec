"""The fact to ask for, the sentence, and FollowTheMoney records."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.screen.compare import compare_details
from seawall.screen.details import Details
from seawall.screen.reasons import Reason
from seawall.screen.records import read_record
from seawall.screen.sentence import sentence
from seawall.screen.settle import settle, unknown_facts

IMO, PASSPORT, OTHER_PASSPORT = ("imo", "9187629", "IMO 9187629"), ("passport", "AB1234567", "AB 1234567"), ("passport", "XX7777777", "XX7777777")
SETTLE = [  # case, customer, party, fact
    ("birth_date_before_passport", Details(), Details("Person", ("1952-10-07",), numbers=(PASSPORT,)), "the customer's date of birth: the list has 1952-10-07"),
    ("passport_if_the_date_is_known", Details(dates=("1952-10-07",)), Details("Person", ("1952-10-07",), numbers=(PASSPORT,)),
     "the customer's passport number: the list has AB 1234567"),
    ("a_day_if_the_year_fits", Details(dates=("1952",)), Details("Person", ("1952-10-07",)), "the customer's full date of birth: the list has 1952-10-07"),
    ("no_day_if_the_year_differs", Details(dates=("1980",)), Details("Person", ("1952-10-07",), ("ru",)), "the customer's nationality: the list has ru"),
    ("year_is_less_than_passport", Details(), Details("Person", ("1952",), numbers=(PASSPORT,)), "the customer's passport number: the list has AB 1234567"),
    ("ship", Details("Vessel", ("1998",)), Details("Vessel", ("1998",), ("pa",), numbers=(IMO,)), "the ship's IMO number: the list has IMO 9187629"),
    ("several", Details(), Details("Person", ("1952", "1953", "1954", "1955")), "the customer's date of birth: the list has 1952 or 1953 or 1954 (and 1 more)"),
    ("list_lacks", Details(), Details("Person"), "nothing that the list states: it gives no date of birth and no passport or national number"),
    ("settled_by_number", Details(numbers=(PASSPORT,)), Details("Person", ("1952",), numbers=(PASSPORT,)), None),
    ("all_known", Details(dates=("1952-10-07",), numbers=(OTHER_PASSPORT,)), Details("Person", ("1952-10-07",), numbers=(PASSPORT,)), None),
]  # fmt: skip


@pytest.mark.parametrize(("customer", "party", "fact"), [c[1:] for c in SETTLE], ids=[c[0] for c in SETTLE])
def test_settle(customer: Details, party: Details, fact: str | None) -> None:
    assert settle(customer, party, compare_details(customer, party)) == fact


def test_what_cannot_be_compared_is_unknown() -> None:
    assert unknown_facts(Details(), Details("Person", ("1952",))) == ["the birth date", "an official number"]
    assert unknown_facts(Details(numbers=(IMO,)), Details("Vessel", numbers=(IMO,))) == []


def name(text: str, listed: str, feature: str = "name_words", value: float = 2.0) -> Reason:
    return Reason(feature, "", text, listed, value)


DAY = Reason("birth_date", "same day", "1952-10-07", "1952-10-07", 3.2)
OTHER_DAY = Reason("birth_date", "another day, 20 years apart", "1972-01-02", "1952-10-07", -5.0)
SENTENCES = [
    ("for_it", 0.99, [name("Oleg Karmasin", "Oleg KARMAZIN"), DAY], "Person", [],
     "Very likely the same person as X (on UN list and EU list): the name is the same in another spelling and the birth date is the same day; nothing speaks against it."),
    ("unknown", 0.75, [name("Oleg Karmazin", "Oleg KARMAZIN")], "Person", None,
     "Possibly the same person as X (on UN list and EU list): the name is the same; the birth date and an official number could not be compared."),
    ("against_it", 0.05, [name("Karmazin Oleg", "Oleg KARMAZIN"), OTHER_DAY], "Person", [],
     "Very likely not the same person as X (on UN list and EU list): the name is the same in another order; but the birth date is another."),
    ("slip", 0.9, [Reason("identifier_slip", "the numbers (IMO number) differ in one digit (place 5), and the customer's fails its check digit", "1", "2", 3.5)], "Vessel", None,
     "Likely the same ship as X (on UN list and EU list): the IMO numbers differ in one digit, and the customer's fails its check digit; nothing speaks against it."),
    ("name_differs", 0.75, [name("Silver Petrel", "Morning Heron", "name_conflict", -3.0), Reason("identifier", "same number (IMO number)", "1", "1", 6.0)], "Vessel", None,
     "Possibly the same ship as X (on UN list and EU list): the IMO number is the same; but a part of the name differs."),
    ("script", 0.8, [name("Олег Кармазин", "Oleg Karmazin")], "", [],
     "Possibly the same party as X (on UN list and EU list): the name is the same in another script; nothing speaks against it."),
]  # fmt: skip


@pytest.mark.parametrize("case", SENTENCES, ids=[c[0] for c in SENTENCES])
def test_sentences(case: tuple[str, float, list[Reason], str, list[str] | None, str]) -> None:
    _, score, reasons, schema, unknown, expected = case
    assert sentence("X", score, reasons, ["UN list", "EU list"], schema=schema, unknown=unknown) == expected


def record(schema: str = "Person", **properties: object) -> dict[str, object]:
    return {"id": "x", "schema": schema, "properties": properties}


def test_a_record_gives_names_with_kinds_and_details() -> None:
    read = read_record(record(name=["Oleg Karmazin"], alias=["Tuman", "Oleg Karmazin"], weakAlias=["Tuman", "T."], birthDate=["1961-04-09T00:00:00", "9 Apr 1961", "unknown"],
                              nationality=["ru"], country=["Cyprus"], birthCountry=["suhh"], gender=["M"], birthPlace=["Omsk"], address=["Tverskaya 1, Moscow"],
                              passportNumber=["71 4402981", "n/a"], topics=["sanction"]))  # fmt: skip
    assert read.names == [("Oleg Karmazin", "name"), ("Tuman", "alias"), ("T.", "weakAlias")]
    assert read.details == Details("Person", ("1961-04-09",), ("ru", "cy", "suhh"), ("male",), (("passport", "714402981", "71 4402981"),), ("Omsk",),
                                   ("Tverskaya 1, Moscow",), ("ru",))  # fmt: skip


@pytest.mark.parametrize(("properties", "names"), [
    ({"firstName": ["Oleg"], "secondName": ["Borisovich"], "lastName": ["Karmazin"]}, [("Oleg Borisovich Karmazin", "name")]),
    ({"firstName": ["Oleg", "Olegs"], "lastName": ["Karmazin", "Karmazins"]}, [("Oleg Karmazin", "name"), ("Oleg Karmazins", "name")]),
    ({"lastName": ["Karmazin"], "alias": ["Tuman"]}, [("Tuman", "alias"), ("Karmazin", "name")]),
    ({"name": ["Oleg Karmazin"], "firstName": ["Oleg"], "lastName": ["Karmazin"]}, [("Oleg Karmazin", "name")]),
    ({"name": "Oleg Karmazin"}, [("Oleg Karmazin", "name")]),
    ({"name": [None, "", "  ", {"a": 1}, 3131]}, [("3131", "name")]),
    ({}, []),
])  # fmt: skip
def test_names_of_records(properties: dict[str, object], names: list[tuple[str, str]]) -> None:
    assert read_record(record(**properties)).names == names


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3))
PROPERTIES = st.dictionaries(st.sampled_from(["name", "lastName", "birthDate", "nationality", "imoNumber", "publicKey", "gender", "birthPlace", "other"]), JSON, max_size=5)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.fixed_dictionaries({}, optional={"id": JSON, "schema": JSON, "properties": PROPERTIES | JSON}))
def test_any_json_object_can_be_read(value: dict[str, object]) -> None:
    read = read_record(value)
    assert all(text.strip() for text, _ in read.names)
    assert compare_details(read.details, read.details) is not None
