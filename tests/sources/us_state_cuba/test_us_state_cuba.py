"""Cuba Restricted List: entities under headings, parents, broken tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_state_cuba.parse import parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values
from tests.sources.us_state_cuba.writer import HEADER, write

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write()


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("cuba.csv", data)))


def test_golden() -> None:
    parsed = read(WHOLE)
    check_parsed(parsed)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


QUIRKS = [
    ("two_acronyms", "abbreviation", "MUESTRA", "2025: ADESA/ASAT"), ("two_aliases", "alias", "Invented Club Adults Only", "2025: Fiesta Club Adults Only"),
    ("heading", "classification", "Hotels in Varadero", "2025"), ("sector", "sector", "Rum Production", "2025"),
    ("parent", "owner", "us-state-cuba-corporacion-muestra-s-a", "2025: Additional Subentities of CIMEX"), ("measure", "provisions", "transaction", "31 CFR 515.209"),
]  # fmt: skip


@pytest.mark.parametrize(("prop", "value"), [c[1:3] for c in QUIRKS], ids=[c[0] for c in QUIRKS])
def test_quirks(prop: str, value: str) -> None:
    assert value in values(read(WHOLE), prop)


def test_ministries_are_public_bodies_and_the_rest_is_entities() -> None:
    schemas = {s.schema for s in read(WHOLE).statements if s.prop == "name"}
    assert schemas == {"PublicBody", "LegalEntity"}


def test_a_parent_without_a_row_is_a_reject() -> None:
    assert [r.text for r in read(WHOLE).rejects] == ["no-such-id"]


def test_a_listing_begins_on_its_day() -> None:
    assert {s.valid_from for s in read(WHOLE).statements if s.prop == "entity"} == {"2025-02-06", "2025-07-14"}


BROKEN = [
    ("no_name", write([{"Id": "a"}]), "line 2: Id 'a' with Company ''"),
    ("twice", write([{"Id": "a", "Company": "A"}, {"Id": "a", "Company": "B"}]), "line 3: Id 'a' with Company 'B'"),
    ("column", write([], (*HEADER, "Stars")), "unknown column 'Stars'"),
    ("cut", WHOLE[:-10] + b"x", "the file ends inside its last row"),
]


@pytest.mark.parametrize(("data", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_tables(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read(data)


@given(st.lists(st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True), unique=True, max_size=8), st.dates())
@FEW
def test_round_trip(ids: list[str], day: object) -> None:
    parsed = read(write([{"Id": i, "Company": f"Firm {i}", "EffectiveDate": str(day)} for i in ids]))
    check_parsed(parsed)
    assert values(parsed, "id") == ids
    assert values(parsed, "name") == [f"Firm {i}" for i in ids]


@given(damage(WHOLE) | st.binary(max_size=300))
@FEW
def test_damage_ends_well(data: bytes) -> None:
    recognizes(SourceFile("fuzz", data))
    ends_well(parse, data)


def test_recognition() -> None:
    assert recognizes(SourceFile("x", WHOLE)) == "csv"
    assert recognizes(SourceFile("x", b"Id,Company\n")) is None


@pytest.mark.real
def test_the_official_table() -> None:
    name = "us_misc/2026-08-22-cuba-restricted.csv"
    parsed = read(real_file(name).data)
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert parsed.rejects == []
