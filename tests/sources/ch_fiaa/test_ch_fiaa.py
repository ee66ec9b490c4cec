"""The FIAA freezes: time of each freeze, names, broken twins, fuzz, the official table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.sources.ch_fiaa.parse import natural_order, parse, recognizes
from seawall.sources.contract import SourceFile
from tests.sources.ch_fiaa.writer import COLUMNS, invented, write
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values

FEW = settings(derandomize=True, deadline=None, max_examples=30)
WHOLE = write(invented())
_WORD = st.text(st.characters(categories=("Ll",), max_codepoint=0x17F), min_size=2, max_size=9).map(str.capitalize)


def read(data: bytes):
    return one(parse(SourceFile("freezes.csv", data)))


def test_golden():
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert parsed.entries == 3
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_a_freeze_is_in_force_between_listing_and_delisting():
    times = {s.party_id: (s.valid_from, s.valid_to) for s in read(WHOLE).statements if s.prop == "entity"}
    assert sorted(times.values(), key=str) == [("2016-07-01", "2023-02-27"), ("2016-07-01", None), ("2025-03-07", None)]


NAMES = [
    ("AL-ASSAD Monzer Jamil", "Monzer Jamil AL-ASSAD"),
    ("GAVIDIA FLORES DE MADURO Cilia Adela", "Cilia Adela GAVIDIA FLORES DE MADURO"),
    ("Dorsaf bent Zine El Abidine BEN ALI", "Dorsaf bent Zine El Abidine BEN ALI"),
    ("Mourad ben Hédi ben Ali MAHDOUl", "Mourad ben Hédi ben Ali MAHDOUl"),
    ("Hosni Mubarak", "Hosni Mubarak"),
    ("ALL CAPITALS", "ALL CAPITALS"),
]


@pytest.mark.parametrize(("printed", "natural"), NAMES, ids=[n[0] for n in NAMES])
def test_natural_order(printed, natural):
    assert natural_order(printed)[0] == natural


@given(st.lists(st.tuples(_WORD, _WORD, st.dates(date(1900, 1, 1), date(2020, 1, 1))), min_size=1, max_size=5, unique_by=lambda t: (t[0] + t[1]).casefold()))
@FEW
def test_round_trip(people):
    rows = [{"Name": f"{first} {last}", "Birth date": born.isoformat(), "Program": "CH-FIAA-XX", "Country": "eg", "Listed": "2016-07-01", "Source URL": "u"} for first, last, born in people]
    parsed = read(write(rows))
    assert values(parsed, "name") == [row["Name"] for row in rows]
    assert values(parsed, "birthDate") == [row["Birth date"] for row in rows]


def test_a_second_row_of_a_name_is_apart_and_counted():
    row = invented()[1]
    parsed = read(write([row, {**row, "Listed": "2026-01-05"}]))
    assert len(set(values(parsed, "entity"))) == 2
    assert [r.reason for r in parsed.rejects] == ["a second row of this program and name"]


def test_odd_text_is_kept_and_counted():
    row = {**invented()[0], "Birth date": "unbekannt", "Nationality": "nirgendwo", "Delisted": "bald"}
    parsed = read(write([row]))
    check_parsed(parsed)
    assert {r.reason for r in parsed.rejects} == {"not a date", "names no known country"}
    assert "Birth date: unbekannt" in values(parsed, "notes")


BROKEN = [
    ("cut", WHOLE[:-30], "ends inside its last row"),
    ("cut_early", WHOLE[:300], "cells in a row|ends inside"),
    ("new_column", write(invented(), (*COLUMNS, "Height")), "unknown column 'Height'"),
    ("missing_column", write([{"Name": "A"}], COLUMNS[:1]), "column 'Alias' is missing"),
    ("no_name", write([{"Program": "P", "Source URL": "u"}]), "a row without a name"),
    ("not_utf8", WHOLE.replace(b"Premier", b"Pr\xe9mier"), "not UTF-8"),
    ("empty", b"", "no rows"),
]


@pytest.mark.parametrize(("data", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, message):
    with pytest.raises(FormatError, match=message):
        read(data)


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "csv"
    assert recognizes(SourceFile("freezes.csv", b"Name,Alias\n")) is None


@given(st.one_of(damage(WHOLE), st.binary(max_size=200)))
@FEW
def test_fuzz(data):
    ends_well(parse, data)


@pytest.mark.real
def test_official_file():
    name = "ch/2026-08-22-fiaa-freezes.csv"
    parsed = one(parse(real_file(name)))
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name) == len(set(values(parsed, "id")))
    assert parsed.rejects == []
    assert sum(s.valid_to is not None for s in parsed.statements if s.prop == "entity") == 103
