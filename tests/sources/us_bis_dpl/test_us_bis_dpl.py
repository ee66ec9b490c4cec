"""The Denied Persons List: round trip, quirks, broken twins, fuzz, the official file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_bis_dpl.parse import citations, parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, real_names, values
from tests.sources.us_bis_dpl.writer import HEADER, invented, row, write

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write(invented())


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("dpl.txt", data)))


def test_every_property_exists_and_the_output_is_the_golden_one():
    parsed = read(WHOLE)
    check_parsed(parsed)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_entries_are_rows_and_rows_of_one_name_are_one_party():
    parsed = read(WHOLE)
    assert parsed.entries == 6
    assert len(values(parsed, "id")) == 5
    assert values(parsed, "name")[0] == "I. ZORN"


def test_an_order_keeps_its_id_when_a_renewal_is_appended_and_its_dates_move():
    before = read(write([row("FOG AIR", citation="80 F.R. 30435 5/28/15", effective="05/28/2015", expiration="11/24/2015")]))
    after = read(write([row("FOG AIR", citation="80 F.R. 30435 5/28/15, 80 F.R. 75000 12/1/15", effective="11/24/2015", expiration="05/22/2016")]))
    assert {s.subject_id for s in before.statements} == {s.subject_id for s in after.statements}


def test_the_interval_of_the_order_stands_on_its_entity_statement():
    (entity, *_) = [s for s in read(WHOLE).statements if s.prop == "entity"]
    assert (entity.valid_from, entity.valid_to) == ("2003-06-19", "2056-06-29")


def test_what_is_no_date_and_no_country_is_counted_and_its_text_kept():
    parsed = read(WHOLE)
    assert {(r.reason, r.text) for r in parsed.rejects} == {
        ("not a country", "NM"), ("not a date", "13/45/2020"), ("not a date", "1023-11-01"), ("neither Y nor N", "maybe"),
        ("the order ends before it begins", "01/02/2024 01/02/2023"),
    }  # fmt: skip
    assert "Effective_Date: 13/45/2020" in values(parsed, "description")


def test_citations_are_spelled_alike():
    assert citations(invented()[2][-1]) == ("80 FR 30435", "81 FR 45276", "81 FR 22576", "82 FR 46480")


@pytest.mark.parametrize("data", [write(invented(), newline="\r\n"), b"\xef\xbb\xbf" + WHOLE, WHOLE.replace(b'"', b"").replace(b"HALL F", b"HALL"), WHOLE + b"\n\t\t\n"],
                         ids=["crlf", "bom", "no quotes", "blank lines"])  # fmt: skip
def test_other_ways_to_write_the_same_file(data):
    assert recognizes(SourceFile("x", data)) == "txt"
    assert read(data).entries == 6


def test_windows_1252_is_read():
    assert values(read(write([row("JOSÉ ZORN")], encoding="cp1252")), "name") == ["JOSÉ ZORN"]


BROKEN = [
    ("new column", write([(*row("A"), "x")], (*HEADER, "Shoe_Size")), "unknown column 'Shoe_Size'.*COLUMNS"),
    ("missing column", write([row("A")[:-1]], HEADER[:-1]), "column 'citation' is missing"),
    ("two columns", write([(*row("A"), "x")], (*HEADER, "FR Citation")), "two columns for 'citation'"),
    ("cut in a cell", WHOLE[:-30], "not well-formed CSV"),
    ("cut between cells", WHOLE[: WHOLE.rindex(b"\t")], "11 cells in a row, 12 in the header"),
    ("no name", write([row(" ")]), "a row without a name"),
    ("two encodings", WHOLE + b'"\x81\xff"', "neither UTF-8 nor Windows-1252"),
    ("empty", b"", "no rows"),
]


@pytest.mark.parametrize("data, message", [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_files_say_what_where_and_how(data, message):
    with pytest.raises(FormatError, match=message):
        read(data)


@given(st.lists(st.tuples(st.text("ABCDEFGHIJ .-&'", min_size=1, max_size=12).filter(str.strip), st.dates(date(1980, 1, 1), date(2060, 1, 1))), min_size=1, max_size=6))
@FEW
def test_round_trip(people):
    rows = [row(name, effective=day.strftime("%m/%d/%Y"), expiration="") for name, day in people]
    parsed = read(write(rows))
    check_parsed(parsed)
    assert parsed.entries == len(people)
    assert sorted(set(values(parsed, "startDate"))) == sorted({day.isoformat() for _, day in people})


@given(damage(WHOLE))
@FEW
def test_damage_ends_in_statements_or_in_our_errors(data):
    ends_well(parse, data)


@given(st.binary(max_size=200))
@FEW
def test_any_bytes_end_in_our_errors(data):
    ends_well(parse, data)
    recognizes(SourceFile("x", data))


def test_other_tables_are_not_recognized():
    assert recognizes(SourceFile("x", b"source\tname\taddresses\n")) is None
    assert recognizes(SourceFile("x", b'36,"AERO",-0- \r\n')) is None


@pytest.mark.real
@pytest.mark.parametrize("name", real_names("us_bis") or [pytest.param("us_bis", marks=pytest.mark.skip("the official files are not here"))])
def test_the_official_files(name):
    file = real_file(name)
    assert recognizes(file) == "txt"
    parsed = one(parse(file))
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert len(parsed.rejects) * 100 < parsed.entries
