"""DFAT's workbook: both layouts, quirks, broken twins, fuzz, the official file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.au_dfat.listing import listing_dates
from seawall.sources.au_dfat.parse import parse, recognizes
from seawall.sources.au_dfat.tables import BLANKS
from seawall.sources.contract import SourceFile
from tests.sources.au_dfat.writer import NEW, OLD, invented_new, invented_old, row, sheet_xml, table, workbook
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values

FEW = settings(derandomize=True, deadline=None, max_examples=25)
WHOLE = table(OLD, invented_old())
_NAME = st.text(st.characters(categories=("Lu", "Ll")), min_size=2, max_size=12).filter(lambda name: name.lower() not in BLANKS)


def read(data: bytes):
    return one(parse(SourceFile("regulation8_consolidated.xlsx", data)))


@pytest.mark.parametrize(("layout", "data"), [("old", WHOLE), ("new", table(NEW, invented_new()))], ids=["old", "new"])
def test_golden(layout, data):
    parsed = read(data)
    check_parsed(parsed)
    check_golden(Path(__file__).parent / f"expected_{layout}.jsonl", parsed.statements)


def test_entries_are_rows_and_rows_of_a_number_are_one_party():
    parsed = read(WHOLE)
    assert parsed.entries == 6
    assert values(parsed, "id") == ["9001", "9002", "9003"]
    assert parsed.published_at is not None
    assert parsed.published_at.isoformat() == "2024-11-11T01:01:21+00:00"


QUIRKS = [
    ("range", "birthDate", "1957"), ("short_year", "birthDate", "1968-04-23"), ("year_number", "birthDate", "1954"), ("place", "birthPlace", "Minsk, Belarus"),
    ("place_country", "birthCountry", "by"), ("misspelled", "citizenship", "by"), ("script_row", "name", "Иван Нигде"), ("alias", "alias", "Vanya"),
    ("former", "previousName", "Ivan Earlier"), ("second_text", "gender", "male"), ("title", "title", "Colonel"), ("passport", "passportNumber", "AB1234567"),
    ("address", "address", "1 Severnaya Place, Taganrog, 347900, Russia"), ("country_only", "country", "sy"), ("listed", "listingDate", "2014-09-02"),
    ("relisted", "listingDate", "2017-09-01"), ("amended", "modifiedAt", "2015-10-03"), ("control", "modifiedAt", "2020-08-28"), ("bare_date", "listingDate", "2013-03-07"),
    ("instrument", "recordId", "F2012L00482"), ("company_imo", "imoNumber", "IMO5342883"), ("two_committees", "program", "1973 (Libya)"), ("measure", "provisions", "freeze"),
    ("unknown_citizenship", "notes", "Citizenship: Nowherian"),
]  # fmt: skip


@pytest.mark.parametrize(("prop", "value"), [q[1:] for q in QUIRKS], ids=[q[0] for q in QUIRKS])
def test_quirk(prop, value):
    assert value in values(read(WHOLE), prop)


def test_cells_that_say_nothing_are_no_values():
    assert not {"NA", "na", "nan"} & {s.value for s in read(WHOLE).statements}


def test_locators_are_cells():
    birth = next(s for s in read(WHOLE).statements if s.prop == "birthDate")
    assert birth.locator.endswith("Sheet1!E2")
    assert birth.line == 2


def test_locators_have_the_reference_of_the_row():
    parsed = read(table(OLD, [row(7.0, "First One"), row("7a", "Other Name", name_type="aka")]))
    assert [s.locator for s in parsed.statements if s.prop in ("name", "alias")] == ["Reference=7/Sheet1!B2", "Reference=7a/Sheet1!B3"]


def test_the_words_before_a_date_are_cut_at_a_word():
    text = "Re-listing of a previous designation made by the Minister under a regulation that has a long name and many paragraphs in force from then, and that was in effect until 2 Dec 2016"
    assert [d.words.split()[0] in text.split() for d in listing_dates(text)] == [True]


def test_a_declared_person_may_not_enter():
    text = "Instrument of first designation and declaration: Invented Sanctions Amendment (No. 7)"
    rows = [row(7.0, "First One", **{"Listing Information": text}), row(8.0, "Firm", "Entity", **{"Listing Information": text})]
    parsed = read(table(OLD, rows))
    assert [(s.party_id, s.value, s.original) for s in parsed.statements if s.prop == "provisions" and s.value == "travel"] == [
        ("au-dfat-7", "travel", "designation and declaration")
    ]


def test_flags_of_2025_are_the_measures():
    parsed = read(table(NEW, invented_new()))
    kinds = {(s.party_id, s.value) for s in parsed.statements if s.prop == "provisions"}
    assert kinds == {("au-dfat-9101", "transport"), ("au-dfat-9102", "freeze"), ("au-dfat-9102", "travel")}
    assert values(parsed, "imoNumber", "Vessel") == ["IMO9187629"]
    assert values(parsed, "weakAlias") == ["J. Nobody"]


def test_a_number_used_twice_opens_a_second_party():
    parsed = read(table(OLD, [row(1.0, "First One"), row(2.0, "Other"), row("1", "Second One"), row("1a", "Second Alias", name_type="aka")]))
    first, second = (next(s for s in parsed.statements if s.value == name) for name in ("First One", "Second One"))
    assert first.party_id == "au-dfat-1"
    assert second.party_id.startswith("au-dfat-1-again-")
    assert next(s for s in parsed.statements if s.value == "Second Alias").party_id == second.party_id
    assert [r.reason for r in parsed.rejects] == ["a second primary name under this reference"]


DATES = [
    ("Listed by UN 1267 Committee on 25 January 2001 (amended on3 Sep 2003)", ["listingDate", "modifiedAt"]),
    ("Assets received on or after 17 August 2020 are not “controlled assets”. Listed on 17 August 2020", ["listingDate"]),
    ("First listed on 4 Mar. 2016. Continued in effect by declaration on 28 Feb 2019", ["listingDate", "listingDate"]),
]


@pytest.mark.parametrize(("text", "props"), DATES, ids=[d[0][:15] for d in DATES])
def test_dates_in_listing_information(text, props):
    assert ["listingDate" if d.prop == "relisted" else d.prop for d in listing_dates(text)] == props


def _swap(rows, column, value):
    return table(OLD, [{**rows[0], column: value}, *rows[1:]])


BROKEN = [
    ("no_archive", b"PK\x03\x04rest", FormatError, "cut or damaged"),
    ("cut", WHOLE[:-60], FormatError, "cut or damaged"),
    ("flipped", WHOLE[:900] + b"\xff\xff\xff" + WHOLE[903:], FormatError, "damaged|cannot be read"),
    ("not_a_workbook", workbook([]).replace(b"xl/workbook.xml", b"xl/workbook.txt"), FormatError, "no xl/workbook.xml|damaged"),
    ("other_table", workbook([["Name", "Age"], ["A", 3.0]]), FormatError, "no sheet with the columns"),
    ("new_column", table((*OLD, "Favorite Color"), invented_old()), FormatError, "unknown column 'Favorite Color'"),
    ("type", _swap(invented_old(), "Type", "Planet"), UnknownValueError, "Sheet1!C2: unknown Type 'Planet'"),
    ("name_type", _swap(invented_old(), "Name Type", "Nickname"), UnknownValueError, "unknown Name Type 'Nickname'"),
    ("strength", table(NEW, [{**row(1.0, "A"), "Alias Strength": "Middling"}]), UnknownValueError, "unknown Alias Strength 'Middling'"),
    ("bomb", workbook([], sheet=sheet_xml([["Reference"]], {}).replace('r="A1"', 'r="XFD1048576"')), FormatError, "a value at 'XFD1048576'"),
    ("bomb_row", workbook([], sheet=sheet_xml([["Reference"]], {}).replace('r="1"', 'r="1048576"').replace(' r="A1"', "")), FormatError, "a value at '1048576'"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, error, message):
    with pytest.raises(error, match=message):
        read(data)


def test_styled_blanks_far_out_are_passed_over():
    rows = [list(OLD), ["1", "A", "Entity", "Primary Name"]]
    data = workbook(rows, edit=lambda sheet: sheet.replace("</row></sheetData>", '<c r="XFD2" s="1"/></row></sheetData>'))
    assert read(data).entries == 1


def test_blank_rows_and_rows_without_a_number():
    parsed = read(table(OLD, [row(1.0, "A"), {}, {"Reference": "  "}, {"Name of Individual or Entity": "Lost", "Type": "Entity", "Name Type": "aka"}]))
    assert parsed.entries == 2
    assert [r.reason for r in parsed.rejects] == ["a row without a reference"]


@given(st.lists(st.tuples(_NAME, st.dates(min_value=date(1930, 1, 1), max_value=date(2000, 1, 1))), min_size=1, max_size=6))
@FEW
def test_round_trip(people):
    rows = [row(float(n + 1), name, **{"Date_of_Birth": born}) for n, (name, born) in enumerate(people)]
    parsed = read(table(OLD, rows))
    assert values(parsed, "name") == [name for name, _ in people]
    assert values(parsed, "birthDate") == [born.isoformat() for _, born in people]


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "xlsx"
    assert recognizes(SourceFile("regulation8_consolidated.xlsx", workbook([["Group ID", "Name 6"]]))) is None
    assert recognizes(SourceFile("x", b"PK\x03\x04")) is None


@given(st.one_of(damage(WHOLE), st.binary(max_size=200)))
@FEW
def test_fuzz_of_the_archive(data):
    ends_well(parse, data)


@given(damage(sheet_xml([list(OLD), *[[r.get(c or "") for c in OLD] for r in invented_old()]], {}).encode()))
@FEW
def test_fuzz_of_the_sheet(data):
    ends_well(parse, workbook([list(OLD)], sheet=data.decode("utf-8", "replace")))


@pytest.mark.real
def test_official_file():
    name = "au/2024-11-11-regulation8_consolidated.xlsx"
    parsed = one(parse(real_file(name)))
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert len({s.party_id for s in parsed.statements}) == 3062
    assert len(parsed.rejects) < 12
