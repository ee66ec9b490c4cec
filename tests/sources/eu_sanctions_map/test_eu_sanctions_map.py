"""Regimes of the EU Sanctions Map."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.eu_sanctions_map.parse import parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values
from tests.sources.tables_writer import write_csv

FEW = settings(derandomize=True, deadline=None, max_examples=40)
HEADER = ("regime_id", "program_keys", "has_lists", "framework_celexes", "name")
INVENTED = (
    {"regime_id": "901", "program_keys": "INV;MUS", "has_lists": "true", "framework_celexes": "32099R0001;32099D0002", "name": "Restrictive measures in view of  an invented situation"},
    {"regime_id": "902", "has_lists": "false", "name": "Prohibiting, as a sample, nothing"},
    {"regime_id": "903", "has_lists": "true", "framework_celexes": "soon", "name": "Sample"},
)
WHOLE = write_csv(HEADER, INVENTED)


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("regimes.csv", data)))


def test_golden() -> None:
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert (parsed.list_id, parsed.entries) == ("eu_sanctions_map", 3)
    assert [r.text for r in parsed.rejects] == ["soon"]
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_codes_and_acts_are_taken_apart() -> None:
    parsed = read(WHOLE)
    assert values(parsed, "programId") == ["INV", "MUS"]
    assert values(parsed, "keywords") == ["32099R0001", "32099D0002", "soon"]
    assert values(parsed, "status") == ["with lists", "without lists", "with lists"]


BROKEN = [
    ("twice", write_csv(HEADER, [INVENTED[0], INVENTED[0]]), FormatError, "line 3: regime '901'"),
    ("no_name", write_csv(HEADER, [{"regime_id": "1"}]), FormatError, "regime '1' with name ''"),
    ("has_lists", write_csv(HEADER, [{"regime_id": "1", "name": "A", "has_lists": "maybe"}]), UnknownValueError, "unknown has_lists 'maybe'"),
    ("column", write_csv((*HEADER, "mood"), []), FormatError, "unknown column 'mood'"),
    ("cut", WHOLE[:-4], FormatError, "the file ends inside its last row"),
]


@pytest.mark.parametrize(("data", "error", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_tables(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read(data)


@given(st.lists(st.integers(1, 999), unique=True, max_size=8))
@FEW
def test_round_trip(numbers: list[int]) -> None:
    parsed = read(write_csv(HEADER, [{"regime_id": str(n), "name": f"Regime {n}", "framework_celexes": f"32020R{n:04d}"} for n in numbers]))
    check_parsed(parsed)
    assert values(parsed, "projectId") == [str(n) for n in numbers]
    assert parsed.rejects == []


@given(damage(WHOLE) | st.binary(max_size=300))
@FEW
def test_damage_ends_well(data: bytes) -> None:
    recognizes(SourceFile("fuzz", data))
    ends_well(parse, data)


def test_recognition() -> None:
    assert recognizes(SourceFile("x", WHOLE)) == "csv"
    assert recognizes(SourceFile("x", b"regime_id,name\n")) is None


@pytest.mark.real
def test_the_official_table() -> None:
    name = "eu/2026-08-22-sanctions-map-programs.csv"
    parsed = read(real_file(name).data)
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name) == 55
    assert parsed.rejects == []
