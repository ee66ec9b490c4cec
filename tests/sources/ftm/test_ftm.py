"""FollowTheMoney entities: parties and what belongs to them, checked values, broken lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.ftm.parse import parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, one, values
from tests.sources.ftm.writer import INVENTED, entity, write

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write()


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("export.json", data)))


def test_golden() -> None:
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert (parsed.list_id, parsed.entries) == ("ftm_sample_set", len(INVENTED))
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


BELONGS = [
    ("sanction", "Sanction", "authority", "ftm-sample-set-p1"), ("paper", "Passport", "number", "ftm-sample-set-p1"),
    ("link_to_its_source", "Ownership", "percentage", "ftm-sample-set-p1"), ("address_to_who_names_it", "Address", "full", "ftm-sample-set-p1"),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "prop", "party"), [c[1:] for c in BELONGS], ids=[c[0] for c in BELONGS])
def test_what_belongs_to_a_party(schema: str, prop: str, party: str) -> None:
    assert next(s.party_id for s in read(WHOLE).statements if (s.schema, s.prop) == (schema, prop)) == party


def test_what_nobody_claims_stands_for_itself() -> None:
    assert values(read(WHOLE), "id") == ["p1", "c1", "a2"]


def test_references_are_the_ids_of_the_store() -> None:
    parsed = read(WHOLE)
    assert values(parsed, "addressEntity") == ["ftm-sample-set-p1-a1"]
    assert values(parsed, "asset") == ["ftm-sample-set-c1"]
    assert {s.subject_id for s in parsed.statements if s.schema == "Sanction"} == {"ftm-sample-set-p1-s1", "ftm-sample-set-c1-sanction-x"}


def test_two_claims_are_none() -> None:
    both = [entity("p1", "Person", name="A", addressEntity="a"), entity("p2", "Person", name="B", addressEntity="a"), entity("a", "Address", full="X")]
    assert values(read(write(both)), "id") == ["p1", "p2", "a"]


def test_values_come_in_their_normal_form() -> None:
    parsed = read(WHOLE)
    said = {(s.prop, s.value, s.original) for s in parsed.statements}
    assert {("country", "ru", "Russia"), ("gender", "male", "M"), ("startDate", "2021-03-04", "4 March 2021"), ("provisions", "freeze", "Asset freeze"), ("provisions", "other", "Frowning")} <= said


def test_what_has_no_normal_form_or_no_property_is_a_reject() -> None:
    reasons = {(r.locator, r.reason) for r in read(WHOLE).rejects}
    assert reasons == {("id=i1/country", "not a country"), ("Company.birthDate", "no such property; in 1 entities")}


def test_nested_entities_are_taken_out() -> None:
    nested = entity("p1", "Person", name="A", addressEntity=[entity("a1", "Address", full="X")], notes=[7, None, ["deep"]])
    parsed = read(write([nested]))
    check_parsed(parsed)
    assert parsed.entries == 2
    assert values(parsed, "full") == ["X"]
    assert values(parsed, "notes") == ["7"]
    assert [r.reason for r in parsed.rejects] == ["a value that is no text"]


def test_a_list_without_a_dataset_is_an_import() -> None:
    assert read(write([{"id": "x", "schema": "Person", "properties": {"name": ["A"]}, "mood": 1}])).list_id == "ftm_import"


BROKEN = [
    ("schema", write([entity("x", "Spaceship", name="A")]), UnknownValueError, "line 1, id x: unknown schema 'Spaceship'"),
    ("abstract", write([entity("x", "Thing", name="A")]), UnknownValueError, "unknown schema 'Thing'"),
    ("cut", WHOLE[:-20], FormatError, "line 8: not JSON"),
    ("no_id", b'{"schema": "Person", "properties": {}}\n', FormatError, "line 1: an entity without 'id'"),
    ("no_entity", WHOLE + b"[1]\n", FormatError, "line 9: a list where an entity should be"),
    ("number_as_id", b'{"id": 1, "schema": "Person", "properties": {}}\n', FormatError, "id and schema must be text"),
]


@pytest.mark.parametrize(("data", "error", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_lines(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read(data)


_ID = st.from_regex(r"[a-zA-Z0-9.\-]{1,12}", fullmatch=True)


@given(st.dictionaries(_ID, st.lists(st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=1), min_size=1, max_size=3, unique=True), max_size=6))
@FEW
def test_round_trip(people: dict[str, list[str]]) -> None:
    records = [entity(i, "Person", name=names) for i, names in people.items()] or [entity("x", "Person", name="A")]
    parsed = read(write(records))
    check_parsed(parsed)
    assert values(parsed, "id") == [record["id"] for record in records]
    assert values(parsed, "name") == [name for record in records for name in record["properties"]["name"]]


@given(damage(WHOLE) | st.binary(max_size=300))
@FEW
def test_damage_ends_well(data: bytes) -> None:
    recognizes(SourceFile("fuzz", data))
    ends_well(parse, data)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda v: st.lists(v, max_size=3) | st.dictionaries(st.sampled_from(("id", "schema", "properties", "name", "x")), v, max_size=4)))
@FEW
def test_any_json_ends_well(value: object) -> None:
    ends_well(parse, json.dumps(value).encode())


def test_recognition() -> None:
    assert recognizes(SourceFile("x", WHOLE)) == "entities"
    assert recognizes(SourceFile("x", b"\xef\xbb\xbf\n" + WHOLE)) == "entities"
    assert recognizes(SourceFile("x", b'{"id": "x", "day": "2020-01-01"}\n')) is None
    assert recognizes(SourceFile("x", b'{"meta": {\n')) is None
