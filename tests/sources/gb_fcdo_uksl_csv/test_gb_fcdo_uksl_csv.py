"""The UK Sanctions List's CSV: the same statements as the XML, broken twins, fuzz."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import SourceFile
from seawall.sources.gb_fcdo_uksl_csv.parse import parse, recognizes
from seawall.sources.gb_fcdo_uksl_xml.parse import parse as parse_xml
from tests.sources.checks import check_parsed, damage, ends_well, one, values
from tests.sources.gb_fcdo_uksl_xml.writer import CSV_HEADER, Designation, csv_rows, invented, write_csv, write_table, write_xml

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write_csv(invented())


def read(data: bytes):
    return one(parse(SourceFile("UK-Sanctions-List.csv", data)))


def content(parsed):
    return {s._replace(locator="", line=0) for s in parsed.statements}


def test_entries_are_rows_and_the_date_is_that_of_the_report():
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert parsed.entries == sum(len(csv_rows(d)) for d in invented())
    assert parsed.published_at.isoformat() == "2026-05-07T00:00:00+00:00"
    assert not parsed.rejects


def test_csv_and_xml_say_the_same():
    parties = invented()
    for party in parties:
        party.indicators = {}
    assert content(read(write_csv(parties))) == content(one(parse_xml(SourceFile("x", write_xml(parties)))))


def test_each_fact_once_though_rows_repeat():
    statements = read(WHOLE).statements
    assert len(content(read(WHOLE))) == len(statements)


HEADINGS = [("Designation Type", "Individual, Entity, Ship"), ("Parent company", "Parent Company"), ("D.O.B", "DOB"), ("Nationality(/ies)", "Nationality"), ("Unique ID", " unique id ")]


@pytest.mark.parametrize(("now", "then"), HEADINGS, ids=[h[1] for h in HEADINGS])
def test_headings_of_other_years(now, then):
    data = write_csv(invented(), titles=[then if name == now else name for name in CSV_HEADER])
    assert recognizes(SourceFile("x", data)) == "csv"
    assert content(read(data)) == content(read(WHOLE))


def test_without_the_line_of_the_report_the_date_is_unknown():
    data = write_csv(invented(), banner="")
    assert recognizes(SourceFile("x", data)) == "csv"
    assert read(data).published_at is None


BROKEN = [
    ("cut", WHOLE[:-20], FormatError, "cells in a row"),
    ("cut_in_last_cell", write_csv([Designation("RUS1", "Ship", names=[("Primary Name", "", "A", ())], fields={"HullIdentificationNumber": ["HIN7777"]})])[:-4], FormatError, "ends inside its last row, after 'HIN77'"),
    ("new_column", write_csv(invented(), header=(*CSV_HEADER, "Shoe size")), FormatError, "unknown column 'Shoe size'"),
    ("lost_column", write_csv(invented(), header=tuple(h for h in CSV_HEADER if h != "D.O.B")), FormatError, "column 'DOB' is missing"),
    ("not_utf8", WHOLE.replace("Иван".encode(), b"\xff\xfe"), FormatError, "not UTF-8"),
    ("no_number", write_csv([Designation("", names=[("Primary Name", "", "A", ())])]), FormatError, "a designation whose Unique ID is ''"),
    ("type", write_csv([Designation("RUS1", "Planet")]), UnknownValueError, "unknown designation type 'Planet'"),
    ("name_type", write_csv([Designation("RUS1", names=[("Nickname", "", "A", ())])]), UnknownValueError, "unknown name type 'Nickname'"),
    ("empty", b"", FormatError, "the file has no header"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, error, message):
    with pytest.raises(error, match=message):
        read(data)


def test_a_field_of_another_kind_of_party_stays_as_a_note():
    parsed = read(write_csv([Designation("RUS1", "Ship", names=[("Primary Name", "", "A", ())], births=["01/01/1970"], fields={"PhoneNumber": ["+44 20 1234567"], "Gender": ["Male"]})]))
    check_parsed(parsed)
    assert "phone: +44 20 1234567" in values(parsed, "notes")


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "csv"
    assert recognizes(SourceFile("x", write_table(("unique_id", "subject_type"), []))) is None
    assert recognizes(SourceFile("x", b"\0")) is None


@given(st.one_of(damage(WHOLE), st.binary(max_size=200)))
@FEW
def test_fuzz(data):
    recognizes(SourceFile("x", data))
    ends_well(parse, data)
