"""FSF CSV 1.0 and 1.1: round trips, the same words as XML, the copy that a spreadsheet spoiled."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import SourceFile
from seawall.sources.eu_derived import parse as eu_derived
from seawall.sources.eu_fsf.records import Subject
from seawall.sources.eu_fsf.tables import COVERS_OLD
from seawall.sources.eu_fsf_csv.parse import parse, recognizes
from seawall.sources.eu_fsf_csv.tables import columns_10, columns_11
from seawall.sources.eu_fsf_xml import parse as eu_fsf_xml
from seawall.sources.eu_journal import parse as eu_journal
from tests.sources.eu_fsf.checks import check_golden, check_shapes, damaged, keys, official, only_our_errors, read, said
from tests.sources.eu_fsf.invented import PERSON, SUBJECTS, emitted, subjects
from tests.sources.eu_fsf_csv.writer import header_10, header_11, wrap, write_10, write_11
from tests.sources.eu_fsf_xml.writer import write as write_xml

OLD = write_10(SUBJECTS)
NEW = write_11(SUBJECTS)
QUICK = settings(derandomize=True, deadline=None, max_examples=30)


@given(subjects())
@QUICK
def test_csv_1_0_reads_what_is_written(found: list[Subject]) -> None:
    parsed = read(parse, write_10(found))
    assert keys(parsed) == keys(emitted(found), COVERS_OLD)
    check_shapes(parsed)


@given(subjects())
@QUICK
def test_csv_1_1_says_the_same_as_xml(found: list[Subject]) -> None:
    parsed = read(parse, write_11(found))
    assert keys(parsed) == keys(read(eu_fsf_xml.parse, write_xml(found)))
    check_shapes(parsed)


def test_headers_are_those_of_the_publisher() -> None:
    assert len(header_10()) == 59
    assert len(header_11()) == 118
    assert set(header_10()) == set(columns_10())
    assert tuple(header_11()) == columns_11()


@pytest.mark.parametrize(("text", "name"), [(OLD, "1_0"), (NEW, "1_1")])
def test_golden(text: str, name: str) -> None:
    parsed = read(parse, text)
    check_shapes(parsed)
    check_golden([parsed], Path(__file__).with_name(f"expected_{name}.jsonl"))
    assert parsed.entries == len(text.splitlines()) - 1
    assert parsed.published_at == datetime(2031, 2, 5, tzinfo=UTC)


def test_recognized_by_content_and_by_no_sibling() -> None:
    for text, variant in ((OLD, "csv-1.0"), (NEW, "csv-1.1"), (wrap(OLD), "csv-1.0")):
        file = SourceFile("x", text.encode())
        assert recognizes(file) == variant
        assert [m.recognizes(file) for m in (eu_fsf_xml, eu_journal, eu_derived)] == [None] * 3
    assert recognizes(SourceFile("x", b"a;b\n1;2\n")) is None


def test_a_spreadsheet_copy_is_refused_and_says_what_and_where() -> None:
    with pytest.raises(FormatError, match=r"line 1: the whole line is wrapped in quotes and ends in 31 tabs: a spreadsheet .* without opening it in a spreadsheet"):
        read(parse, wrap(OLD))
    with pytest.raises(FormatError, match="wrapped in quotes"):
        read(parse, wrap(NEW, tabs=0))


def test_the_first_column_of_an_edited_copy_is_known() -> None:
    assert keys(read(parse, OLD.replace("Date_file;", "Date_filexxxx;"))) == keys(read(parse, OLD))


def test_parts_under_several_acts_are_read_once() -> None:
    second = "\n".join(line.replace("2031/12 (OJ L7)", "2032/1 (OJ L1)") for line in OLD.splitlines()[1:] if ";900001;" in line)
    parsed = read(parse, OLD.replace("\r\n", "\n") + second + "\n")
    assert said(parsed, "summary", "eu-fsf-900001-sanction-UKR") == ["2031/12 (OJ L7)", "2032/1 (OJ L1)", "77/2029 (OJ L1)"]
    assert len([s for s in parsed.statements if s.prop == "name"]) == 2


def test_line_ends_printed_as_two_characters() -> None:
    parsed = read(parse, write_10([dataclasses.replace(PERSON, remark="")]).replace("(Date of UN designation: 2031-02-03)", "(Date of UN designation: 2031-02-03)\\n(Widow of X)"))
    assert "Widow of X" in said(parsed, "notes")
    assert said(parsed, "listingDate") == ["2031-02-03"]


def test_order_of_columns_and_blank_rows_are_of_no_concern() -> None:
    rows = [line.split(";") for line in write_11([dataclasses.replace(PERSON, remark="Plain")]).removeprefix("\ufeff").splitlines()]
    text = "\n".join(";".join(reversed(row)) for row in rows) + "\n\n;\n"
    assert keys(read(parse, text)) == keys(read(parse, write_11([dataclasses.replace(PERSON, remark="Plain")])))


def test_dates_of_the_file_that_disagree_are_none() -> None:
    text = NEW.replace("05/02/2031;900002", "06/02/2031;900002")
    parsed = read(parse, text)
    assert parsed.published_at is None
    assert [reject.reason for reject in parsed.rejects] == ["no one date of the file"]


BROKEN = [  # id, text, error, message
    ("column", NEW.replace("Citizenship_Region", "Citizenship_Mood"), FormatError, "line 1, column 106: unknown column 'Citizenship_Mood'"),
    ("missing", OLD.replace(";EU_ref_num", "", 1), FormatError, "column 'EU_ref_num' is missing"),
    ("twice", NEW.replace("Citizenship_Region", "Citizenship_Remark"), FormatError, "two columns are called 'Citizenship_Remark'"),
    ("cut_row", NEW[: NEW.rindex(";;;;")], FormatError, r"\d+ cells in a row, 118 in the header"),
    ("cut_cell", OLD.rstrip()[:-2], FormatError, "the file ends inside its last row"),
    ("type", NEW.replace(";P;person;", ";Z;comet;"), UnknownValueError, "unknown subject type 'Z'"),
    ("number", OLD.replace(";900001;P;", ";;P;"), FormatError, "a row without the entity's number"),
    ("encoding", NEW.encode().replace("Ñ".encode(), b"\xd1") + b"\xff", FormatError, "not UTF-8"),
    ("quote", NEW + '"open', FormatError, "not well-formed CSV"),
]


@pytest.mark.parametrize(("text", "error", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_files_are_refused(text: str | bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read(parse, text)


@given(st.sampled_from([OLD, NEW, wrap(OLD)]).flatmap(lambda text: damaged(text.encode())))
@QUICK
def test_damage_gives_our_errors_only(data: bytes) -> None:
    recognizes(SourceFile("x", data))
    only_our_errors(parse, data)


@pytest.mark.real
def test_the_official_malformed_copy_is_refused_whole() -> None:
    data = official("malformed/2018-07-04-eu-fsf-1_0-first-1000-rows.csv")
    assert recognizes(SourceFile("x", data)) == "csv-1.0"
    with pytest.raises(FormatError, match="line 1: the whole line is wrapped in quotes"):
        read(parse, data)
