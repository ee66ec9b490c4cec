"""Section 1260H: companies with several listings, dates, parents, broken tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_dod_1260h.parse import company_key, parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values
from tests.sources.us_dod_1260h.writer import HEADER, INVENTED, URL, write

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write()
_NAME = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=12)


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("1260h.csv", data)))


def test_golden() -> None:
    parsed = read(WHOLE)
    check_parsed(parsed)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_rows_of_one_company_are_one_party_with_several_listings() -> None:
    parsed = read(WHOLE)
    assert parsed.entries == 5
    assert len(values(parsed, "id")) == 4
    optics = [s for s in parsed.statements if s.prop == "entity" and s.value.endswith(values(parsed, "id")[0])]
    assert [(s.valid_from, s.valid_to) for s in optics] == [("2021-06-03", None), ("2025-01-07", None)]


def test_an_ended_listing_is_bounded() -> None:
    ended = [s for s in read(WHOLE).statements if s.prop == "entity" and s.valid_to]
    assert [(s.valid_from, s.valid_to) for s in ended] == [("2022-10-05", "2024-01-31")]


QUIRKS = [
    ("acronym_stays_as_print", "name", "Invented Optics Co., Ltd.", "2021: name with acronym and asterisk"),
    ("comma_without_blank_parts", "alias", "Made Up Optics", "2021: Knownsec,Beijing Kownsec"),
    ("formerly_in_name", "previousName", "Older Engines Co., Ltd.", "2025: AVIC Airborne Systems (formerly China Avionics Systems Co., Ltd.)"),
    ("former_column", "previousName", "OSC", "2026: Zhonghang Electronic Measuring Instruments Company Limited; ZEMIC"),
    ("note", "reason", "No apparent U.S. nexus", "2024: reason of a removal"),
    ("measure", "provisions", "procurement", "Pub. L. 116-283"),
]


@pytest.mark.parametrize(("prop", "value"), [c[1:3] for c in QUIRKS], ids=[c[0] for c in QUIRKS])
def test_quirks(prop: str, value: str) -> None:
    assert value in values(read(WHOLE), prop)


def test_a_parent_is_an_owner_only_if_it_has_a_row() -> None:
    parsed = read(WHOLE)
    assert len(values(parsed, "owner", "Ownership")) == 1
    assert values(parsed, "summary", "Ownership") == ["Sample Group Limited (SGL)", "Nowhere Holding"]


def test_odd_dates_and_addresses_are_rejects_whose_text_stays() -> None:
    parsed = read(write([{"Clean Name": "A", "Name": "A", "Start date": "early 2025", "Source Url": "see PDF"}]))
    assert [r.text for r in parsed.rejects] == ["early 2025", "see PDF"]
    assert values(parsed, "notes") == ["Start date: early 2025"]
    check_parsed(parsed)


def test_a_table_from_before_the_former_names_is_read() -> None:
    assert read(write([dict(row) for row in INVENTED[:2]], tuple(name for name in HEADER if name != "Previous Name"))).entries == 2


BROKEN = [
    ("new_column", write([{"Name": "A", "Clean Name": "A"}], (*HEADER, "Colour")), r"line 1: unknown column 'Colour'\. Known are Name"),
    ("missing_column", write([], HEADER[:4] + HEADER[5:]), "column 'Parent Name' is missing"),
    ("cut_in_a_row", WHOLE[: WHOLE.rindex(b"Older Sails")], "line 6: 4 cells in a row, 9 in the header"),
    ("cut_in_the_address", write([{"Name": n, "Clean Name": n, "Source Url": URL} for n in "AB"])[:-9], "line 3: the file ends inside its last row"),
    ("cut_in_quotes", b'"' + WHOLE[:-20], "not well-formed CSV"),
    ("not_utf8", WHOLE + b"\xff,,,,,,,,\n", r"not UTF-8 \(invalid start byte\)"),
    ("nul", WHOLE.replace(b"InvOpt", b"In\0Opt"), "a NUL character"),
    ("twice", write([], ("Name", *HEADER)), "two columns are called 'Name'"),
]


@pytest.mark.parametrize(("data", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_tables(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read(data)


@given(st.lists(st.tuples(_NAME, st.dates()), max_size=6))
@FEW
def test_round_trip(rows: list[tuple[str, object]]) -> None:
    parsed = read(write([{"Name": name, "Clean Name": name, "Start date": str(day)} for name, day in rows]))
    check_parsed(parsed)
    assert parsed.entries == len(rows)
    assert len(values(parsed, "id")) == len({company_key(name) for name, _ in rows})
    assert values(parsed, "name") == [name for name, _ in rows]


@given(damage(WHOLE) | st.binary(max_size=400))
@FEW
def test_damage_ends_well(data: bytes) -> None:
    recognizes(SourceFile("fuzz", data))
    ends_well(parse, data)


def test_recognition() -> None:
    assert recognizes(SourceFile("x", WHOLE)) == "csv"
    assert recognizes(SourceFile("x", b"\xef\xbb\xbf" + WHOLE)) == "csv"
    assert recognizes(SourceFile("x", b"name,alias\n")) is None


@pytest.mark.real
def test_the_official_table() -> None:
    name = "us_misc/2026-08-22-dod-1260h.csv"
    parsed = read(real_file(name).data)
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert parsed.rejects == []
