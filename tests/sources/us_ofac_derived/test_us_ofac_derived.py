"""Derived files: what they say equals what the official files say; counts, damage, names without numbers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.model.statement import ROSTER, statement_key
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_ofac_delimited import parse as delimited
from seawall.sources.us_ofac_derived.parse import parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values
from tests.sources.us_ofac_delimited import writer as official
from tests.sources.us_ofac_derived import writer as w

FEW = settings(derandomize=True, deadline=None, max_examples=40)
JSON, ENTITIES, TABLE = w.as_json(), w.as_entities(), w.as_table()


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("x", data)))


@pytest.mark.parametrize(("name", "data"), [("json", JSON), ("entities", ENTITIES), ("parsed", TABLE)])
def test_golden(name: str, data: bytes) -> None:
    parsed = read(data)
    check_parsed(parsed)
    assert parsed.variant == f"us_ofac_derived/{name}"
    assert parsed.entries == 5
    check_golden(Path(__file__).parent / f"expected_{name}.jsonl", parsed.statements)


def test_json_says_what_the_official_files_say() -> None:
    parsed = read(JSON)
    facets = parsed.covers - {"names_only"}
    main = one(delimited.parse(SourceFile("sdn.csv", official.main_file(official.INVENTED))))
    alt = one(delimited.parse(SourceFile("alt.csv", official.alt_file(official.INVENTED))))
    theirs = {statement_key("us_ofac_sdn", s) for s in main.statements + alt.statements if s.facet in facets}
    assert {statement_key("us_ofac_sdn", s) for s in parsed.statements} == theirs
    assert {reject.text for reject in parsed.rejects} == {"INVENTED-EO99999"}


def test_json_states_its_date() -> None:
    assert read(JSON).published_at == datetime(2026, 8, 20, tzinfo=UTC)


def test_names_of_the_advanced_file_end_nothing_but_the_roster() -> None:
    parsed = read(ENTITIES)
    assert parsed.covers == {ROSTER, "names_only"}
    assert values(parsed, "previousName") == ["Name ANOTHER"]
    assert "Ivan Petrovich EXAMPLEV" in values(parsed, "name")


def test_rows_of_one_name_and_kind_are_one_party() -> None:
    twins = read(w.as_table([official.FIRM, official.FIRM, official.Party(9, "INVENTED HOLDING", "vessel")]))
    assert twins.entries == 3
    assert len(values(twins, "id")) == 2
    again = read(w.as_table([official.Party(7, "INVENTED HOLDING", "vessel", ("CUBA",))]))
    assert values(again, "id")[0] in values(twins, "id"), "the id does not depend on the program"


def test_no_number_means_no_authority_id() -> None:
    assert values(read(TABLE), "authorityId") == []
    assert values(read(TABLE), "program").count("CAATSA - RUSSIA") == 1


def changed(**fields: object) -> bytes:
    whole = json.loads(JSON)
    whole["entries"][0].update(fields)
    return json.dumps(whole).encode()


BROKEN = [
    ("json_cut", JSON[:-20], FormatError, "no JSON"),
    ("json_counts", w.as_json(counts={"entries": 6}), FormatError, "5 entries where the file states 6"),
    ("json_new_field", w.as_json(license2="x"), FormatError, "unknown fields \\['license2'\\]"),
    ("json_new_entry_field", changed(dob="1965"), FormatError, "entry with fields"),
    ("json_other_kind", changed(uid="36"), FormatError, "not of the known kinds"),
    ("json_type", changed(type="yacht"), UnknownValueError, "unknown type 'yacht'"),
    ("json_twice", w.as_json([official.SHIP, official.SHIP]), FormatError, "uid 103 stands twice"),
    ("json_date", w.as_json(published="soon"), FormatError, "published 'soon' is no date"),
    ("entities_cut", ENTITIES[:-20], FormatError, "no JSON"),
    ("entities_type", ENTITIES.replace(b'"1402"', b'"1999"'), UnknownValueError, "unknown type_id '1999'"),
    ("entities_field", ENTITIES.replace(b'"full_name"', b'"fullName"', 1), FormatError, "an object of"),
    ("table_cut", TABLE[:-8], FormatError, "the last line has no end"),
    ("table_columns", TABLE.replace(b"USOFAC_SDN\n", b"USOFAC_SDN,x\n", 1), FormatError, "7 columns where 6 are known"),
    ("table_kind", TABLE.replace(b"Vessel", b"Boat"), UnknownValueError, "unknown Designation 'Boat'"),
    ("nothing", b"{}", FormatError, "none of the derived files"),
]


@pytest.mark.parametrize(("data", "error", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_damage_is_named(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read(data)


@pytest.mark.parametrize(
    ("data", "variant"),
    [(JSON, "json"), (ENTITIES, "entities"), (TABLE, "parsed"), (TABLE.replace(b"USOFAC_SDN", b"AUS"), None), (official.main_file([official.SHIP]), None), (b"", None)],
    ids=["json", "entities", "parsed", "table_of_another_list", "delimited", "empty"],
)
def test_recognition(data: bytes, variant: str | None) -> None:
    assert recognizes(SourceFile("x", data)) == variant
    assert delimited.recognizes(SourceFile("x", JSON)) is None


@FEW
@given(st.one_of(damage(JSON), damage(ENTITIES), damage(TABLE)))
def test_damage_ends_well(data: bytes) -> None:
    ends_well(parse, data)


@FEW
@given(st.sampled_from((b"", JSON[:80], ENTITIES[:40], TABLE[:140])), st.binary(max_size=200))
def test_any_bytes_end_well(start: bytes, data: bytes) -> None:
    ends_well(parse, start + data)


@pytest.mark.real
@pytest.mark.parametrize("name", ["2026-07-23-ofac-sdn.json", "2026-08-20-ofac-sdn.json", "2025-11-26-sdn_entities.jsonl", "2025-05-25-sdn_parsed.csv"])
def test_official_files(name: str) -> None:
    parsed = one(parse(real_file(f"us_ofac/{name}")))
    assert parsed.entries == manifest_entries(f"us_ofac/{name}")
    assert len(parsed.rejects) < 10
