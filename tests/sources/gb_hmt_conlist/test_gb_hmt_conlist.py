"""HM Treasury's list: round trip, quirks, broken twins, fuzz, the official files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import SourceFile
from seawall.sources.gb_fcdo_uksl_csv.parse import recognizes as recognizes_uksl
from seawall.sources.gb_hmt_conlist.parse import parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values
from tests.sources.gb_hmt_conlist.writer import NEW, OLD, invented, row, write_csv, write_xlsx

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write_csv(invented())
BOOK = write_xlsx(invented())
_WORD = st.text(st.characters(categories=("Lu", "Ll")), min_size=2, max_size=8)


def read(data: bytes):
    return one(parse(SourceFile("ConList", data)))


def test_every_property_exists_and_the_output_is_the_golden_one():
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert not parsed.rejects
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_csv_and_workbook_say_the_same():
    book = read(BOOK)
    assert [s[:8] + s[9:] for s in book.statements] == [s[:8] + s[9:] for s in read(WHOLE).statements]
    assert (book.variant, book.entries) == ("gb_hmt_conlist/xlsx", 8)
    assert book.published_at.isoformat() == "2025-04-14T00:00:00+00:00"


@given(st.lists(st.tuples(_WORD, _WORD, st.dates(date(1930, 1, 1), date(2005, 12, 31))), min_size=1, max_size=5), st.sampled_from(["old", "new", "xlsx"]))
@FEW
def test_round_trip(people, form):
    rows = [row(str(80000 + n), family, (given,), DOB=born.strftime("%d/%m/%Y")) for n, (family, given, born) in enumerate(people)]
    data = write_xlsx(rows) if form == "xlsx" else write_csv(rows, OLD if form == "old" else NEW)
    parsed = read(data)
    assert values(parsed, "name") == [f"{given} {family}" for family, given, _ in people]
    assert values(parsed, "birthDate") == [born.isoformat() for *_, born in people]
    assert values(parsed, "id") == [str(80000 + n) for n in range(len(people))]


QUIRKS = [
    ("natural_order", "name", "Ivan Petrovich TESTOV"), ("variation", "alias", "Ivan TESTOFF"), ("weak", "weakAlias", "VANYA"), ("former", "previousName", "OLD HOLDING"),
    ("script", "name", "ТЕСТОВ Иван Петрович"), ("titles", "title", "Haji"), ("unknown_day", "birthDate", "1964"), ("place", "birthPlace", "Omsk, Russia"),
    ("second_nationality", "nationality", "cy"), ("passport", "passportNumber", "K00239193"), ("inn", "innCode", "770200946783"), ("position", "position", "Member of the Board"),
    ("region", "region", "Tver Region"), ("city", "city", "Tver"), ("address", "address", "1 Made-up Street, Tver Region, Tver, 170000, Russia (as at 2020)"), ("gender", "gender", "male"),
    ("reason", "reason", "Made up for a test."), ("reference", "recordId", "RUS9001"), ("un", "unscId", "KPe.999"), ("phone", "phone", "+7 (36561) 33055"), ("email", "email", "info@example.org"),
    ("website", "website", "http://www.example.org"), ("form", "legalForm", "Limited Liability Company"), ("ogrn", "ogrnCode", "5167746407054"), ("tin", "taxNumber", "9705082619"),
    ("imo", "imoNumber", "IMO9187629"), ("flag", "flag", "kp"), ("past_flag", "pastFlags", "kr"), ("type", "type", "Oil tanker"), ("built", "buildDate", "1973"), ("length", "notes", "Length of ship: 86"),
    ("date_designated", "startDate", "2023-01-31"), ("program", "programId", "GB-DPRK"), ("subsidiary", "object", "gb-hmt-conlist-90003"), ("owner", "object", "gb-hmt-conlist-90002"),
    ("unknown_subsidiary", "summary", "Nobody Ltd"),
]  # fmt: skip


@pytest.mark.parametrize(("prop", "value"), [q[1:] for q in QUIRKS], ids=[q[0] for q in QUIRKS])
def test_quirk(prop, value):
    parsed = read(WHOLE)
    assert value in [s.value for s in parsed.statements if s.prop == prop] or value in [s.value for s in parsed.statements if s.prop == "notes"]
    assert value in values(parsed, prop)


def test_measures_and_their_dates():
    found = {(s.subject_id, s.value, s.valid_from) for s in read(WHOLE).statements if s.prop == "provisions"}
    assert ("gb-hmt-conlist-90001-sanction-RUS", "services", "2023-03-21") in found
    assert ("gb-hmt-conlist-90004-sanction-DPR", "freeze", None) in found


def test_a_reference_in_brackets_behind_a_name_is_that_names():
    parsed = read(WHOLE)
    assert "KPe.998" not in values(parsed, "unscId")
    owner = next(s.subject_id for s in parsed.statements if s.prop == "role" and s.value == "listed as asset of")
    assert [s.value for s in parsed.statements if s.subject_id == owner and s.prop == "object"] == ["gb-hmt-conlist-90002"]


def test_one_sanction_per_regime():
    assert {s.subject_id for s in read(WHOLE).statements if s.schema == "Sanction" and s.party_id.endswith("90003")} == {
        "gb-hmt-conlist-90003-sanction-RUS", "gb-hmt-conlist-90003-sanction-BEL",
    }  # fmt: skip


def test_the_old_format_is_windows_1252():
    rows = [row("1", "CAFÉ “DOSSIER”", kind="Entity", alias="Prime Alias", Regime="Iran (human rights)", NI_Number="", Other_Information="UN Ref E.29.I.7. SWIFT/BIC ABCD SY DA - all offices.")]
    parsed = read(write_csv(rows, OLD, "27/04/2020", "cp1252"))
    check_parsed(parsed)
    assert values(parsed, "name") == ["CAFÉ “DOSSIER”"]
    assert values(parsed, "unscId") == ["E.29.I.7"]
    assert values(parsed, "swiftBic") == ["ABCDSYDA"]


def test_a_byte_order_mark_and_blank_lines_are_nothing():
    parsed = read(b"\xef\xbb\xbf" + WHOLE + b",,,\r\n\r\n")
    assert parsed.entries == 8


def test_a_copy_without_its_first_line_has_no_date():
    parsed = read(WHOLE.partition(b"\r\n")[2])
    assert recognizes(SourceFile("x", WHOLE.partition(b"\r\n")[2])) == "csv"
    assert parsed.published_at is None
    assert (parsed.entries, [r.reason for r in parsed.rejects]) == (8, ["no publication date beside \"Last Updated\""])


BROKEN = [
    ("cut", WHOLE[:-30], FormatError, "cells in a row|ends inside its last row|not well-formed CSV"),
    ("cut_in_last_cell", write_csv([*invented(), row("90095", "A")])[:-3], FormatError, "the file ends inside its last row, after '9009'"),
    ("book_cut", BOOK[: len(BOOK) // 2], FormatError, "cut or damaged"),
    ("new_column", write_csv(invented(), (*NEW, "Shoe size")), FormatError, "unknown column 'Shoe size'"),
    ("lost_column", write_csv(invented(), tuple(c for c in NEW if c != "Regime")), FormatError, "column 'Regime' is missing"),
    ("double_column", write_csv(invented(), (*NEW, "DOB")), FormatError, "two columns have the same name"),
    ("nul", WHOLE.replace(b"TESTOV", b"TES\0OV"), FormatError, "a NUL character"),
    ("broken_utf8", WHOLE.replace("Иван".encode(), "Иван".encode()[:-1]), FormatError, "not UTF-8"),
    ("no_group", write_csv([row("", "A")]), FormatError, "a row whose Group ID is ''"),
    ("group_type", write_csv([row("1", "A", kind="Planet")]), UnknownValueError, "unknown Group Type 'Planet'"),
    ("alias_type", write_csv([row("1", "A", alias="Nickname")]), UnknownValueError, "unknown Alias Type 'Nickname'"),
    ("quality", write_csv([row("1", "A", Alias_Quality="Superb")]), UnknownValueError, "unknown Alias Quality 'Superb'"),
    ("other_file", b"a,b\r\n1,2\r\n", FormatError, "does not begin with 'Last Updated'"),
    ("empty", b"", FormatError, "does not begin with 'Last Updated'"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, error, message):
    with pytest.raises(error, match=message):
        read(data)


def test_free_text_never_refuses_the_file():
    odd = row("1", "A", DOB="long ago 5", Nationality="Nowhereland", Regime="Atlantis", Listed_On="soon", Country="Lemuria", Passport_Details="a passport", Town_of_Birth="-",
              Other_Information="(UK Sanctions List Ref):none (Gender):Ship (Phone number):none yet (Email address):at home", Script="Ж", Script_Language="Klingon")  # fmt: skip
    ship = row("2", "B", kind="Ship", DOB="01/01/1950", Passport_Number="123456", Other_Information="(Phone number):+44 20 1234567 (Gender):Male")
    parsed = read(write_csv([odd, ship], date="yesterday"))
    check_parsed(parsed)
    assert parsed.published_at is None
    reasons = {r.reason for r in parsed.rejects}
    assert {"not a date", "names no known country", "a regime that is in no table", "not a gender of the table", "an identifier without a number"} <= reasons
    assert "programId" not in {s.prop for s in parsed.statements if s.party_id.endswith("-1")}
    assert "Atlantis" in values(parsed, "program")


def test_a_group_without_a_primary_name_has_aliases_only():
    parsed = read(write_csv([row("1", "A", ("B",), alias="AKA")], OLD))
    assert values(parsed, "name") == []
    assert values(parsed, "alias") == ["B A"]


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "csv"
    assert recognizes(SourceFile("x", write_csv(invented(), OLD, encoding="utf-8-sig"))) == "csv"
    assert recognizes(SourceFile("x", BOOK)) == "xlsx"
    assert recognizes_uksl(SourceFile("x", WHOLE)) is None
    for data in (b"", b"PK\x03\x04", b"Last Updated,01/01/2020\r\nName,Country\r\n", b"\0\0"):
        assert recognizes(SourceFile("x", data)) is None


def test_a_grandfather_is_no_father():
    """Group 7170: "Grandfather’s name is Salam" (audit of the list of April 2025)."""
    parsed = read(write_csv([row("1", "NOWHERE", Other_Information="Grandfather’s name is Salam. Father’s name is Omar.")]))
    assert values(parsed, "fatherName") == ["Omar"]


@given(st.one_of(damage(WHOLE), damage(write_csv(invented()[3:], OLD)), st.binary(max_size=200)))
@FEW
def test_fuzz_csv(data):
    recognizes(SourceFile("x", data))
    ends_well(parse, data)


@given(damage(BOOK))
@settings(derandomize=True, deadline=None, max_examples=20)
def test_fuzz_book(data):
    recognizes(SourceFile("x", data))
    ends_well(parse, data)


REAL = [("uk/2016-02-12-sanctionsconlist-excerpt.csv", 463), ("uk/2020-04-27-ConList.csv", 2114), ("uk/2025-04-10-ConList.xlsx", 4688), ("uk/2025-04-14-ConList.xlsx", 4688)]


@pytest.mark.real
@pytest.mark.parametrize(("name", "groups"), REAL, ids=[r[0][3:13] for r in REAL])
def test_official_file(name, groups):
    file = real_file(name)
    assert recognizes(file) == name.rpartition(".")[2]
    parsed = one(parse(file))
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert len({s.party_id for s in parsed.statements}) == pytest.approx(groups, abs=3)
    assert parsed.published_at.date().isoformat() == name[3:13]
    assert len(parsed.rejects) < 20
