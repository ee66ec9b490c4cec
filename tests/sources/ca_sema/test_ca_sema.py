"""Canada's list: element names of three times, keys, quirks, broken twins, fuzz, the official file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.sources.ca_sema.parse import parse, recognizes
from seawall.sources.contract import SourceFile
from tests.sources.ca_sema.writer import BILINGUAL, OF_2025, OLD, invented, write
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values

FEW = settings(derandomize=True, deadline=None, max_examples=30)
WHOLE = write(invented())


def read(data: bytes):
    return one(parse(SourceFile("sema-lmes.xml", data)))


def content(data: bytes):
    """Statements without their places."""
    return [s._replace(locator="", line=0) for s in read(data).statements]


def test_golden():
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert parsed.entries == 8
    assert parsed.published_at is None
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_element_names_of_all_times_read_the_same():
    assert content(write(invented(), BILINGUAL)) == content(write(invented(), OF_2025))
    people = [fields for fields in invented() if "imo" not in fields]
    assert content(write(people, OLD)) == content(write(people, OF_2025))


QUIRKS = [
    ("natural_order", "name", "Ivan Ivanovich NOWHERE"), ("last", "lastName", "NOWHERE"), ("semicolon", "alias", "Иван Нигде"), ("comma_of_persons", "alias", "Ivan Nobody"),
    ("either_date", "birthDate", "1972-08-11"), ("bracket", "alias", "Nowhere Plant"), ("quotes_inside", "alias", 'ОАО "Завод Нигде"'), ("comma_of_firms", "alias", "Nowhere Works, JSC"),
    ("french_twin", "alias", "Corps de garde de nulle part"), ("ship_type", "type", "Oil Tanker"), ("imo", "imoNumber", "IMO9187629"), ("built", "buildDate", "2005"),
    ("title", "title", "Major General"), ("known_as", "alias", "NB Group"), ("sectoral", "provisions", "sectoral"), ("ship_measure", "provisions", "transport"),
    ("place", "recordId", "Schedule 1, Part 1, item 1"), ("part_only", "recordId", "Part 1, item 1"), ("regime", "program", "Belarus"), ("no_date", "notes", "Date of birth or build date: born in the early 1970s"),
    ("one_name", "name", "Single"),
]  # fmt: skip


@pytest.mark.parametrize(("prop", "value"), [q[1:] for q in QUIRKS], ids=[q[0] for q in QUIRKS])
def test_quirk(prop, value):
    assert value in values(read(WHOLE), prop)


def test_language_label_before_an_alias():
    alias = next(s for s in read(WHOLE).statements if s.value == "نيمو قوش")
    assert alias.lang == "ara"


def test_the_key_survives_renumbering_and_spelling():
    before = {"regime": "Syria / Syrie", "last": "Élan", "given": "Ali", "schedule": "Part 1", "item": "46", "listed": "2012-07-05"}
    after = {**before, "last": "ELAN ", "schedule": "1, Part 1", "item": "45"}
    assert values(read(write([before])), "entity") == values(read(write([after])), "entity")


def test_a_ship_keeps_its_key_under_a_new_name():
    ship = {"regime": "Russia / Russie", "entity": "OLD", "imo": "9187629", "schedule": "1.1", "item": "1", "listed": "2025-02-21"}
    assert values(read(write([ship])), "entity") == values(read(write([{**ship, "entity": "NEW"}])), "entity")


@given(st.permutations(invented()))
@FEW
def test_order_of_records_does_not_change_the_keys(records):
    assert sorted(values(read(write(list(records))), "id")) == sorted(values(read(WHOLE), "id"))
    assert set(values(read(write(list(records))), "entity")) == set(values(read(WHOLE), "entity"))


def test_namesakes_of_one_regime_are_two_parties():
    ids = [s.party_id for s in read(WHOLE).statements if s.value.casefold() == "ivan ivanovich nowhere" and s.prop == "name"]
    assert len(set(ids)) == 2
    assert ids[1].startswith(ids[0] + "-again-")


def test_a_new_regime_is_kept_and_counted():
    parsed = read(write([{"regime": "Atlantis / Atlantide", "entity": "A", "item": "1", "listed": "2026-01-01"}]))
    assert values(parsed, "program") == ["Atlantis"]
    assert [r.reason for r in parsed.rejects] == ["a regime that is not in the table"]


def test_a_number_that_is_no_imo_number_is_kept_and_counted():
    parsed = read(write([{"regime": "Iran", "entity": "A", "imo": "1234568", "listed": "2026-01-01"}]))
    assert values(parsed, "registrationNumber", "Vessel") == ["1234568"]
    assert [r.reason for r in parsed.rejects] == ["the check digit of the IMO number fails"]


BROKEN = [
    ("cut", WHOLE[: len(WHOLE) // 2], "not well-formed XML"),
    ("empty", b" ", "the file is empty"),
    ("other_root", b"<dataset/>", "the root element is 'dataset'"),
    ("new_element", write([], extra="<record><Height>2</Height></record>"), "unknown element 'Height' in record"),
    ("no_record", write([], extra="<row/>"), "unknown element 'row' in data-set"),
    ("no_name", write([{"regime": "Iran", "item": "1"}]), "a record without a name"),
]


@pytest.mark.parametrize(("data", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, message):
    with pytest.raises(FormatError, match=message):
        read(data)


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "xml"
    assert recognizes(SourceFile("x", write(invented(), BILINGUAL))) == "xml"
    assert recognizes(SourceFile("sema-lmes.xml", b"<CONSOLIDATED_LIST/>")) is None


@given(st.one_of(damage(WHOLE), st.binary(max_size=200)))
@FEW
def test_fuzz(data):
    ends_well(parse, data)


@pytest.mark.real
def test_official_file():
    name = "ca/2025-05-25-sema-lmes.xml"
    parsed = one(parse(real_file(name)))
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert len({s.party_id for s in parsed.statements}) == parsed.entries
    assert len(values(parsed, "imoNumber")) == 109
    assert len(parsed.rejects) < 5
