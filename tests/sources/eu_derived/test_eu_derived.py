"""The three derived tables: what they know, what they do not, damage, the official files."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.eu_derived.parse import parse, recognizes
from seawall.sources.eu_fsf.records import Name, Subject
from seawall.sources.eu_fsf.tables import NAMES, PROGRAM
from seawall.sources.eu_fsf_csv import parse as eu_fsf_csv
from seawall.sources.eu_journal import parse as eu_journal
from tests.sources.eu_derived.writer import DECISION, MERGED, TRAVEL, merged_row, table, travel_row, write_json
from tests.sources.eu_fsf.checks import check_golden, check_shapes, damaged, keys, manifest_entries, official, only_our_errors, read, said
from tests.sources.eu_fsf.invented import PERSON, SUBJECTS, emitted, subjects

NAMES_OF_A = [{"logicalId": "41", "wholeName": "Рута Вымысл", "strong": "1"}, {"logicalId": "40", "wholeName": "Ruta \"Rue\" O'Vymysl", "function": "Judge", "strong": "1", "gender": "F"}]
TRAVEL_ROWS = [
    travel_row("910001", NAMES_OF_A, **{"birthdate.year": "1971", "birthdate.birthdate": "1971-03-09", "birthdate.countryIso2Code": "UA", "birthdate.calendarType": "GREGORIAN",
               "citizenship": repr([{"logicalId": "1", "countryIso2Code": "UA"}, {"logicalId": "2", "number": "PP 77", "identificationTypeCode": "passport", "diplomatic": "1",
                                                                              "countryIso2Code": "UA", "remark": ["a", "b"]}]), "unitedNationId": "QDi.999"}),
    travel_row("910002", [{"wholeName": "Only One", "logicalId": "50", "strong": "1"}], remark="none", designationDetails="Date of listing: 21/12/2030",
               **{"address.city": "Minsk", "address.countryIso2Code": "BY", "citizenship.countryDescription": "BELARUS"}),
    {**DECISION, "remark": repr(["Amadu EXEMPLO (alias: a) Ama Ex; b) Amado)", "Title: Dr\r\nDate of Birth: 1.7.1950\r\nPlace of Birth: Inventia\r\nNationality: Mali\r\nGender: male."])},
]  # fmt: skip
TRAVEL_CSV = table(TRAVEL, TRAVEL_ROWS)
MERGED_CSV = table(MERGED, [
    merged_row(SUBJECTS[0], "both travel and financial sanction"), merged_row(SUBJECTS[1]),
    {"logicalId": "910003", "nameAlias.wholeName": "Travel Only", "nameAlias.function": "Colonel", "subjectType.classificationCode": "P", "birthdate.year": "1968",
     "citizenship.countryDescription": "MALI", "remark": "Date of listing: 2030-05-03", "type": "travel ban", **DECISION},
    {"logicalId": "910004", "nameAlias": repr([{"logicalId": "61", "firstName": "Two", "lastName": "NAMES", "wholeName": "Two NAMES", "function": "Head of X", "title": "Colonel", "gender": "M",
                                               "strong": "1"}, {"logicalId": "62", "wholeName": "Zwei NAMES", "strong": "1"}]), "subjectType.classificationCode": "P", "type": "travel ban"},
    {"remark": "['Nobody', 'x']", **DECISION},
], blank="NA")  # fmt: skip
JSON = write_json(SUBJECTS)
QUICK = settings(derandomize=True, deadline=None, max_examples=30)


def merged(text: str = MERGED_CSV) -> list[Parsed]:
    return list(parse(SourceFile("x", text.encode())))


@pytest.mark.parametrize(("text", "variant"), [(MERGED_CSV, "merged"), (TRAVEL_CSV, "travel-bans"), (JSON, "json")])
def test_recognized_and_golden(text: str, variant: str) -> None:
    file = SourceFile("x", text.encode())
    assert recognizes(file) == variant
    assert eu_fsf_csv.recognizes(file) is None
    assert eu_journal.recognizes(file) is None
    found = list(parse(file))
    for one in found:
        check_shapes(one)
    check_golden(found, Path(__file__).with_name(f"expected_{variant}.jsonl"))


@given(subjects())
@QUICK
def test_merged_table_says_the_program_as_the_official_formats_do(found: list[Subject]) -> None:
    parsed = merged(table(MERGED, [merged_row(subject) for subject in found], blank="NA"))[0]
    assert keys(parsed, ["roster", "kind", PROGRAM]) == keys(emitted(found), ["roster", "kind", PROGRAM])
    assert parsed.covers == {"roster", "kind", PROGRAM, "one_name", "one_function"}


def test_merged_table_holds_two_lists() -> None:
    financial, travel = merged()
    assert (financial.list_id, financial.entries, financial.completeness) == ("eu_fsf", 2, "whole")
    assert (travel.list_id, travel.entries, travel.completeness) == ("eu_travel_bans", 3, "excerpt")
    assert said(travel, "provisions") == ["travel", "travel"]
    assert said(travel, "programId") == ["EU-UKR"]
    assert [reject.reason for reject in travel.rejects] == ["a row without logicalId; the travel bans' own table has it"]


def test_line_ends_of_a_function_in_the_merged_table_are_blanks() -> None:
    subject = dataclasses.replace(PERSON, names=[Name("1", "Orest HRYNKO", function="Head of Cultural and Social \nHeadquarters")])
    parsed = merged(table(MERGED, [merged_row(subject)], blank="NA"))[0]
    assert said(parsed, "position") == ["Head of Cultural and Social Headquarters"]


def test_the_date_of_the_act_that_gave_a_name_is_on_the_sanction() -> None:
    dates = [(s.value, s.subject_id, s.facet, s.locator) for s in merged()[0].statements if s.prop == "date" and s.party_id == "eu-fsf-900001"]
    sanction = "eu-fsf-900001-sanction-UKR"
    assert dates == [("2029-01-05", sanction, "one_name", "sanctionEntity[900001]/nameAlias[7001]"), ("2031-02-03", sanction, PROGRAM, "sanctionEntity[900001]/regulation/@publicationDate")]
    broken = merged(MERGED_CSV.replace("2029-01-05", "in spring"))[0]
    assert [reject.text for reject in broken.rejects] == ["in spring"]
    assert "Published: in spring" in said(broken, "description")


def test_rows_of_travel_bans_alone_are_read_whole() -> None:
    travel = merged()[1]
    party = "eu-travel-bans-910004"
    assert [said(travel, prop, party) for prop in ("name", "alias", "firstName", "lastName", "title", "position")] == [["Two NAMES"], ["Zwei NAMES"], ["Two"], ["NAMES"], ["Colonel"], ["Head of X"]]
    assert [(s.value, s.original) for s in travel.statements if s.prop == "gender"] == [("male", "M")]
    assert [(s.value, s.original) for s in travel.statements if s.prop == "citizenship"] == [("ml", "MALI")]
    assert [s.locator for s in travel.statements if s.prop == "entity" and s.party_id == party] == ["sanctionEntity[910004]"]


@given(subjects())
@QUICK
def test_json_says_the_roster_and_every_name(found: list[Subject]) -> None:
    parsed = read(parse, write_json(found))
    official_parsed = emitted(found)
    assert keys(parsed, ["roster"]) == keys(official_parsed, ["roster"])
    names = {(s.party_id, s.value) for s in official_parsed.statements if s.facet == NAMES}
    assert {(s.party_id, s.value) for s in parsed.statements if s.facet == NAMES} == names
    assert parsed.published_at == datetime(2031, 2, 6, 9, 12, 10, 615312, UTC)


def test_a_name_in_another_script_gets_a_latin_name_beside_it() -> None:
    subject = dataclasses.replace(PERSON, names=[Name("1", "Орест ГРИНЬКО"), Name("2", "Orest HRYNKO"), Name("3", "Oreste Hrynko")])
    parsed = read(parse, write_json([subject]))
    assert said(parsed, "name") == ["Орест ГРИНЬКО", "Orest HRYNKO"]
    assert said(parsed, "alias") == ["Oreste Hrynko"]


def test_travel_bans() -> None:
    parsed = read(parse, TRAVEL_CSV)
    assert parsed.entries == 3
    first, second = "eu-travel-bans-910001", "eu-travel-bans-910002"
    assert said(parsed, "name", first) == ["Ruta \"Rue\" O'Vymysl"]
    assert said(parsed, "passportNumber", first) == ["PP 77"]
    assert "a b" in said(parsed, "summary")
    assert said(parsed, "listingDate", f"{second}-sanction-UKR") == ["2030-12-21"]
    assert said(parsed, "notes", second) == []
    (third,) = {s.party_id for s in parsed.statements} - {first, second}
    assert third.startswith("eu-travel-bans-name-")
    assert said(parsed, "name", third) == ["Amadu EXEMPLO"]
    assert set(said(parsed, "alias", third)) == {"Ama Ex", "Amado"}
    assert said(parsed, "birthDate", third) == ["1950-07-01"]
    assert [(s.value, s.original) for s in parsed.statements if s.party_id == third and s.prop in ("citizenship", "gender")] == [("male", None), ("ml", "Mali")]


def test_a_row_without_an_act_stands_at_its_own_place() -> None:
    bare = {name: cell for name, cell in TRAVEL_ROWS[1].items() if not name.startswith("regulation")}
    for row, place in ((bare, "sanctionEntity[910002]"), (TRAVEL_ROWS[1], "sanctionEntity[910002]/regulation")):
        assert [s.locator for s in read(parse, table(TRAVEL, [row])).statements if s.prop == "entity"] == [place]


def test_a_code_that_two_countries_had_is_told_by_its_description() -> None:
    row = {**TRAVEL_ROWS[1], "citizenship.countryIso2Code": "CS", "citizenship.countryDescription": "SERBIA AND MONTENEGRO"}
    assert said(read(parse, table(TRAVEL, [row])), "citizenship") == ["csxx"]


def test_an_apostrophe_of_modifier_letters_leaves_a_name_latin() -> None:
    subject = dataclasses.replace(PERSON, names=[Name("1", "Kharˮkiv Works"), Name("2", "Kharkiv Works")])
    parsed = read(parse, write_json([subject]))
    assert (said(parsed, "name"), said(parsed, "alias")) == (["Kharˮkiv Works"], ["Kharkiv Works"])


def test_two_rows_of_one_number_are_one_party_with_the_acts_of_both() -> None:
    other = {**TRAVEL_ROWS[1], "regulation.numberTitle": "Another Decision"}
    parsed = read(parse, table(TRAVEL, [TRAVEL_ROWS[1], other]))
    assert parsed.entries == 2
    assert said(parsed, "summary", "eu-travel-bans-910002-sanction-UKR") == ["Council Decision on invented matters", "Another Decision"]


def test_a_list_that_is_none_is_counted() -> None:
    parsed = read(parse, TRAVEL_CSV.replace("[{'logicalId': '1', 'countryIso2Code'", "[{'logicalId': 1 +, 'countryIso2Code'"))
    assert [reject.reason for reject in parsed.rejects] == ["not a list of parts"]


BROKEN = [  # id, text, error, message
    ("column", TRAVEL_CSV.replace("birthdate.city", "birthdate.mood"), FormatError, "unknown column 'birthdate.mood'"),
    ("kind", MERGED_CSV.replace("travel ban\n", "space ban\n"), UnknownValueError, "unknown type 'space ban'"),
    ("row", MERGED_CSV + "1,2\n", FormatError, "2 cells in a row, 31 in the header"),
    ("json_cut", JSON[:-40], FormatError, "not well-formed JSON"),
    ("json_count", JSON.replace('"count": 2', '"count": 3'), FormatError, "2 records, the file says 3"),
    ("json_type", JSON.replace("INDIVIDUAL", "COMET"), UnknownValueError, r"data\[0\]: unknown type 'COMET'"),
    ("json_key", JSON.replace('"matchScore"', '"mood"'), FormatError, "unknown key 'mood'"),
    ("json_id", JSON.replace("EU-900001", "UK-1"), FormatError, "id 'UK-1' is not EU-<number>"),
    ("json_name", JSON.replace("Blue Heron Shipping", ""), FormatError, "an entry without a name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "error", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_files_are_refused(text: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        list(parse(SourceFile("x", text.encode())))


def test_lists_that_were_always_empty_are_kept_when_they_are_not() -> None:
    document = json.loads(JSON)
    document["data"][0]["programs"] = ["UKR"]
    parsed = read(parse, json.dumps(document))
    assert 'programs: ["UKR"]' in said(parsed, "notes")
    assert len(parsed.rejects) == 1


@given(st.sampled_from([MERGED_CSV, TRAVEL_CSV, JSON]).flatmap(lambda text: damaged(text.encode())))
@QUICK
def test_damage_gives_our_errors_only(data: bytes) -> None:
    recognizes(SourceFile("x", data))
    only_our_errors(parse, data)


REAL = [  # file, entries of each publication, rejects
    ("eu/2022-09-13-fsf-merged.csv", [3531, 16], [1, 1]),
    ("eu/2022-09-13-travel-bans.csv", [2732], [0]),
    ("eu/2025-04-16-eu_sanctions.json", [5307], [1]),
]


@pytest.mark.real
@pytest.mark.parametrize(("relative", "entries", "rejects"), REAL)
def test_official_files(relative: str, entries: list[int], rejects: list[int]) -> None:
    found = list(parse(SourceFile(relative, official(relative))))
    assert [one.entries for one in found] == entries
    assert [len(one.rejects) for one in found] == rejects
    assert sum(entries) == manifest_entries(relative)
    for one in found:
        check_shapes(one)
