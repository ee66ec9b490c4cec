"""INKSNA and Section 353: two laws in one form, dates of either, closed kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_state_tables.parse import parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values
from tests.sources.us_state_tables.writer import HEADER, INKSNA, ISN, S353, SECTION353, write

FEW = settings(derandomize=True, deadline=None, max_examples=40)
_NAME = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=12)


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("table.csv", data)))


def test_golden() -> None:
    both = [read(write(rows)) for rows in (INKSNA, SECTION353)]
    for parsed in both:
        check_parsed(parsed)
    check_golden(Path(__file__).parent / "expected.jsonl", [s for parsed in both for s in parsed.statements])


def test_the_program_tells_the_list() -> None:
    assert (read(write(INKSNA)).list_id, read(write(SECTION353)).list_id) == ("us_state_inksna", "us_state_section353")
    assert recognizes(SourceFile("x", write(INKSNA))) == "inksna"
    assert recognizes(SourceFile("x", write(SECTION353))) == "section353"
    assert recognizes(SourceFile("x", b"schema,name,program\n")) is None


def test_another_law_asks_for_a_row_in_the_table() -> None:
    other = write([{**ISN, "schema": "Person", "name": "A", "program": "Section 999"}])
    assert recognizes(SourceFile("x", other)) == "other"
    with pytest.raises(UnknownValueError, match=r"column program: unknown program 'Section 999'\. Add it to sources/us_state_tables/tables\.py LAWS"):
        read(other)


def test_a_long_first_row_is_recognized() -> None:
    assert recognizes(SourceFile("x", write([{**S353, "schema": "Person", "name": "A", "reason": "x, " * 3000}]))) == "section353"


def test_a_party_that_returns_keeps_its_id_and_has_two_listings() -> None:
    parsed = read(write(INKSNA))
    assert parsed.entries == 3
    assert len(set(values(parsed, "id"))) == 2
    assert [(s.valid_from, s.valid_to) for s in parsed.statements if s.prop == "entity"] == [("2026-01-22", "2028-01-22"), ("2026-01-22", None), ("2026-07-24", None)]


def test_an_end_that_is_a_month_is_over_with_the_month() -> None:
    parsed = read(write(SECTION353))
    assert [(s.valid_from, s.valid_to) for s in parsed.statements if s.prop == "entity"] == [("2021", "2024-01"), ("2023", "2024-01")]
    assert [(s.value, s.original) for s in parsed.statements if s.prop == "endDate"] == [("2023-12", "December 2023")] * 2


QUIRKS = [
    ("dprk", INKSNA, "country", "kp"), ("rok", INKSNA, "country", "kr"), ("adjective", INKSNA, "country", "ru"), ("capitals", SECTION353, "country", "sv"),
    ("aliases", INKSNA, "alias", "ICC"), ("blank_behind_name", INKSNA, "name", "Invented Carbon Co. Ltd"), ("visa_ban", SECTION353, "provisions", "travel"),
    ("no_exports", INKSNA, "provisions", "export_control"), ("no_topic_is_sanction", SECTION353, "topics", "sanction"), ("odd_country", SECTION353, "notes", "country: Ruritania"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "prop", "value"), [c[1:] for c in QUIRKS], ids=[c[0] for c in QUIRKS])
def test_quirks(rows: tuple[dict[str, str], ...], prop: str, value: str) -> None:
    assert value in values(read(write(rows)), prop)


BROKEN = [
    ("kind", write([{**ISN, "schema": "Spaceship", "name": "A"}]), UnknownValueError, "line 2, column schema: unknown schema 'Spaceship'"),
    ("topic", write([{**ISN, "schema": "Person", "name": "A", "topics": "villain"}]), UnknownValueError, "unknown topic 'villain'"),
    ("column", write([], (*HEADER, "mood")), FormatError, "unknown column 'mood'"),
    ("cut", write(INKSNA)[:-60], FormatError, "line 4"),
    ("empty", write([]), UnknownValueError, "unknown program ''"),
]


@pytest.mark.parametrize(("data", "error", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_tables(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read(data)


@given(st.lists(st.tuples(_NAME, st.dates()), min_size=1, max_size=6))
@FEW
def test_round_trip(rows: list[tuple[str, object]]) -> None:
    parsed = read(write([{**ISN, "schema": "Person", "name": name, "start-date": str(day)} for name, day in rows]))
    check_parsed(parsed)
    assert values(parsed, "name") == [name for name, _ in rows]


@given(damage(write(INKSNA)) | damage(write(SECTION353)) | st.binary(max_size=300))
@FEW
def test_damage_ends_well(data: bytes) -> None:
    recognizes(SourceFile("fuzz", data))
    ends_well(parse, data)


@pytest.mark.real
@pytest.mark.parametrize("name", ["us_misc/2026-08-22-inksna.csv", "us_misc/2026-08-22-section-353.csv"])
def test_the_official_tables(name: str) -> None:
    parsed = read(real_file(name).data)
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert parsed.rejects == []
