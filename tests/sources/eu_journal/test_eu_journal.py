"""The annexes of the Official Journal: cells, keys, two lists, damage, the official files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.model.measures import MEASURE_KINDS
from seawall.reference.lists import lists
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.eu_derived import parse as eu_derived
from seawall.sources.eu_fsf_csv import parse as eu_fsf_csv
from seawall.sources.eu_journal.cells import split_cell
from seawall.sources.eu_journal.parse import parse, recognizes
from seawall.sources.eu_journal.tables import LISTS, MEASURES
from tests.sources.eu_fsf.checks import check_golden, check_shapes, damaged, keys, manifest_entries, official, only_our_errors, read, said
from tests.sources.eu_journal.writer import AMENDMENTS, cell, write

ROWS = [
    {"recordId": "7", "startDate": "6.10.2022", "reason": "Sold invented boats; \"many\".", "name": "Orest Vasylovych HRYNKO", "alias": "Орест ГРИНЬКО; Oreste Hrynko",
     "weakAlias": "Ory", "previousName": "Orest Stary", "nationality": "(a) Ukrainian, (b) Russian", "birthDate": "5.3.1962; 1987-1988; Approximately 1963", "birthPlace": "Ostrivka",
     "position": "Chair", "passportNumber": "(a) Ukrainian number EC1234567 (issued on 1.2.2019, expires 19.1.2031); (b) AA 1", "gender": "male.", "fatherName": "Vasyl",
     "address": "4 Pier Road, Ostrivka, Ukraine; Cyprus", "notes": "Owns a villa."},
    {"recordId": "7", "measure": "Travel ban", "startDate": "2022-10-06", "name": "Orest Vasylovych HRYNKO"},
    {"annex": "IV", "celex": "32099R0002", "programKey": "EU-RUS", "measure": "Export control", "schema": "Company", "name": "JSC Volna АО Волна", "registrationNumber": "7700000001 (Tax ID/INN)",
     "ogrnCode": "1 099 900 000 017", "kppCode": "772901001", "imoNumber": "5213962", "incorporationDate": "27.7.1994", "legalForm": "Joint Stock Company", "phone": "+7 1 23, +7 4 56",
     "email": "a@volna.example, b@volna.example", "website": "https://volna.example", "ticker": "VLN", "country": "Myanmar/Burma"},
    {"annex": "XLII", "programKey": "EU-RUS", "measure": "Transportation restrictions", "schema": "Vessel", "name": "GREY GULL", "imoNumber": "9074729", "mmsi": "620233000", "flag": "Cameroon"},
    {"annex": "XLV.C", "programKey": "EU-NEW", "measure": "Financial restrictions", "schema": "Asset", "name": "GULLCOIN"},
]  # fmt: skip
WHOLE = write(ROWS)
QUICK = settings(derandomize=True, deadline=None, max_examples=40)
PERSON = "eu-journal-32099R0001-I.A-7"

_VALUES = st.text(alphabet="abcDE éЖس;\"'.,&-", min_size=1, max_size=14).map(lambda text: " ".join(text.split())).filter(
    lambda text: sum(map(str.isalpha, text)) > 2 and text.strip(" .,") == text)  # fmt: skip


def one(**row: str) -> Parsed:
    return read(parse, write([{"recordId": "1", "name": "Jane EXAMPLE", **row}]))


@given(st.lists(_VALUES, min_size=1, max_size=4, unique=True))
@QUICK
def test_cells_read_what_is_written(values: list[str]) -> None:
    assert split_cell(cell(values)) == tuple(values)


@given(st.lists(st.tuples(_VALUES, st.lists(_VALUES, max_size=3, unique=True), st.sampled_from(sorted(MEASURES)), st.dates()), min_size=1, max_size=4))
@QUICK
def test_rows_read_what_is_written(rows: list[tuple[str, list[str], str, object]]) -> None:
    text = write([{"recordId": str(number), "name": name, "alias": cell(aliases), "measure": measure.capitalize(), "startDate": f"{day.day}.{day.month}.{day.year:04d}"}
                  for number, (name, aliases, measure, day) in enumerate(rows, start=1)])  # fmt: skip
    parsed = read(parse, text)
    check_shapes(parsed)
    for number, (name, aliases, measure, day) in enumerate(rows, start=1):
        party = f"eu-journal-32099R0001-I.A-{number}"
        assert said(parsed, "name", party) == [name]
        assert set(aliases) <= set(said(parsed, "alias", party))
        sanction = f"{party}-sanction-UKR-{MEASURES[measure]}"
        assert said(parsed, "provisions", sanction) == [MEASURES[measure]]
        assert said(parsed, "startDate", sanction) == ([day.isoformat()] if 1700 <= day.year <= 2100 else [])


def test_golden() -> None:
    found = [read(parse, WHOLE), read(parse, write(ROWS[:1], AMENDMENTS))]
    for parsed in found:
        check_shapes(parsed)
    check_golden(found, Path(__file__).with_name("expected.jsonl"))


def test_recognized_by_content_and_by_no_sibling() -> None:
    for text, variant in ((WHOLE, "consolidated"), (write(ROWS, AMENDMENTS), "amendments")):
        file = SourceFile("x", text.encode())
        assert recognizes(file) == variant
        assert eu_derived.recognizes(file) is None
        assert eu_fsf_csv.recognizes(file) is None


def test_every_measure_is_a_kind_of_measure() -> None:
    assert set(MEASURES.values()) <= set(MEASURE_KINDS)


def test_rows_of_one_entry_are_one_party_with_two_sanctions() -> None:
    parsed = read(parse, WHOLE)
    assert parsed.entries == 5
    assert len({s.party_id for s in parsed.statements}) == 4
    assert said(parsed, "provisions")[:2] == ["freeze", "travel"]
    assert said(parsed, "nationality", PERSON) == ["ua", "ru"]
    assert said(parsed, "birthDate", PERSON) == ["1962-03-05", "1987", "1988", "1963"]
    assert said(parsed, "passportNumber", PERSON) == ["EC1234567", "AA 1"]
    assert said(parsed, "endDate") == ["2031-01-19"]
    assert said(parsed, "country", PERSON) == ["ua", "cy"]
    assert said(parsed, "address", PERSON) == ["4 Pier Road, Ostrivka, Ukraine"]
    assert {s.line for s in parsed.statements if s.party_id == PERSON} == {2, 3}  # each fact has the row that says it


def test_company_and_ship_numbers() -> None:
    parsed = read(parse, WHOLE)
    assert said(parsed, "imoNumber") == ["IMO5213962", "IMO9074729"]
    assert said(parsed, "innCode") == ["7700000001"]
    assert said(parsed, "ogrnCode") == ["1099900000017"]
    assert [value for value in said(parsed, "alias") if "ол" in value or "Vol" in value] == ["JSC Volna", "АО Волна"]
    assert said(parsed, "phone") == ["+7 1 23", "+7 4 56"]
    assert said(parsed, "email") == ["a@volna.example", "b@volna.example"]
    assert said(parsed, "topics") == ["sanction", "export.control", "sanction", "sanction"]


def test_an_entry_without_a_number_is_known_by_its_name_and_keeps_its_id_when_rows_move() -> None:
    ids = {s.party_id for s in read(parse, write(ROWS)).statements}
    assert ids == {s.party_id for s in read(parse, write(ROWS[::-1])).statements}
    assert any(party.startswith("eu-journal-32099R0001-XLII-n-") for party in ids)


def test_amendments_are_a_list_of_their_own() -> None:
    parsed = read(parse, write(ROWS[:1], AMENDMENTS))
    assert parsed.list_id == "eu_journal_amendments"
    assert "amended by 32099R0777" in said(parsed, "summary")
    assert set(LISTS.values()) <= set(lists())


def test_a_joined_file_may_repeat_its_header_and_have_blank_rows() -> None:
    header, _, body = WHOLE.partition("\n")
    assert keys(read(parse, f"{header}\n{body}{header}\n\n{',' * 44}\n")) == keys(read(parse, WHOLE))


ODD = [  # id, column, printed, property, values, rejected?, seen in 2026-08
    ("hedged", "nationality", "allegedly Russian", "nationality", ["ru"], False),
    ("run_on", "nationality", "Iraqi. National Identification No.: 05550002 (issued on 2.5.2012)", "nationality", ["iq"], False),
    ("withdrawn", "nationality", "Saudi citizenship withdrawn", "nationality", [], True),
    ("hijri", "birthDate", "24.6.1401 (Hijri Calendar)", "birthDate", [], True),
    ("range", "birthDate", "1963/1964", "birthDate", ["1963", "1964"], False),
    ("worded", "birthDate", "12 September 1974", "birthDate", ["1974-09-12"], False),
    ("placeholder", "birthPlace", "N/D", "birthPlace", [], False),
    ("no_number", "passportNumber", "diplomatic passport issued by Mali", "passportNumber", [], True),
    ("words", "passportNumber", "series ВА No 555123", "passportNumber", ["555123"], False),
    ("odd_date", "startDate", "lately", "startDate", [], True),
    ("gender", "gender", "ship", "gender", [], True),
    ("not_its_property", "mmsi", "620233000", "mmsi", [], True),
]


@pytest.mark.parametrize(("column", "printed", "prop", "values", "rejected"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_odd_cells_are_kept_and_counted(column: str, printed: str, prop: str, values: list[str], rejected: bool) -> None:
    parsed = one(**{column: printed})
    assert said(parsed, prop) == values
    assert bool(parsed.rejects) is rejected
    if rejected:
        assert any(printed in s.value for s in parsed.statements if s.prop in ("notes", "description"))
    check_shapes(parsed)


def test_imo_number_that_is_none() -> None:
    parsed = one(schema="Vessel", imoNumber="Does not exist; 9074728")
    assert said(parsed, "imoNumber") == []
    assert said(parsed, "registrationNumber") == ["9074728"]


BROKEN = [  # id, text, error, message
    ("column", WHOLE.replace(",flag,", ",mood,"), FormatError, "line 1: unknown column 'mood'"),
    ("missing", WHOLE.replace(",notes\n", "\n", 1), FormatError, "column 'notes' is missing"),
    ("measure", WHOLE.replace("Travel ban", "Tickling"), UnknownValueError, "unknown measure 'Tickling'.*MEASURES"),
    ("schema", WHOLE.replace(",Vessel,", ",Comet,"), UnknownValueError, "unknown schema 'Comet'"),
    ("name", WHOLE.replace("GULLCOIN", ""), FormatError, "a row without name"),
    ("celex", WHOLE.replace("32099R0002", "2099/2"), FormatError, "celex '2099/2' is no CELEX number"),
    ("cut_row", WHOLE[: WHOLE.rindex("GULLCOIN")], FormatError, r"\d+ cells in a row, 45 in the header"),
    ("cut_end", WHOLE.rstrip("\n"), FormatError, "ends without a line end"),
]


@pytest.mark.parametrize(("text", "error", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_files_are_refused(text: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read(parse, text)


@given(st.sampled_from([WHOLE, write(ROWS, AMENDMENTS)]).flatmap(lambda text: damaged(text.encode())))
@QUICK
def test_damage_gives_our_errors_only(data: bytes) -> None:
    recognizes(SourceFile("x", data))
    only_our_errors(parse, data)


@pytest.mark.real
@pytest.mark.parametrize(("relative", "entries", "rejects"), [("eu/2026-08-22-oj-consolidated.csv", 8017, 20), ("eu/2026-08-22-oj-amendments.csv", 417, 2)])
def test_official_files(relative: str, entries: int, rejects: int) -> None:
    parsed = read(parse, official(relative))
    assert parsed.entries == manifest_entries(relative) == entries
    assert len(parsed.rejects) <= rejects
    assert len({s.party_id for s in parsed.statements}) > entries - 3
    check_shapes(parsed)
