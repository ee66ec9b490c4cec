"""FSF XML 1.1: round trip, quirks, damage, the official sample."""

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
from seawall.sources.eu_fsd_xml import parse as eu_fsd_xml
from seawall.sources.eu_fsf.records import Birth, Citizenship, Name, Paper, Place, Subject
from seawall.sources.eu_fsf.text import is_latin
from seawall.sources.eu_fsf_csv import parse as eu_fsf_csv
from seawall.sources.eu_fsf_xml.parse import parse, recognizes
from seawall.sources.eu_journal import parse as eu_journal
from tests.sources.eu_fsf.checks import check_golden, check_shapes, damaged, keys, manifest_entries, official, only_our_errors, read, said
from tests.sources.eu_fsf.invented import PERSON, SUBJECTS, emitted, subjects
from tests.sources.eu_fsf_csv.writer import write_11
from tests.sources.eu_fsf_xml.writer import write

WHOLE = write(SUBJECTS)
QUICK = settings(derandomize=True, deadline=None, max_examples=30)


@given(subjects())
@QUICK
def test_what_is_written_is_read(found: list[Subject]) -> None:
    parsed = read(parse, write(found))
    assert keys(parsed) == keys(emitted(found))
    assert parsed.entries == len(found)
    check_shapes(parsed)


def test_golden() -> None:
    parsed = read(parse, WHOLE)
    check_shapes(parsed)
    check_golden([parsed], Path(__file__).with_name("expected.jsonl"))


def test_moment_is_that_of_generation() -> None:
    assert read(parse, WHOLE).published_at == datetime(2031, 2, 5, 14, 47, 4, 449000, UTC)


def test_recognized_by_content_and_by_no_sibling() -> None:
    file = SourceFile("x", WHOLE.encode())
    assert recognizes(file) == "xml-1.1"
    assert [m.recognizes(file) for m in (eu_fsd_xml, eu_fsf_csv, eu_journal, eu_derived)] == [None] * 4
    assert recognizes(SourceFile("x", b"<export><other/></export>")) is None


def test_namespace_prefix_is_of_no_concern() -> None:
    text = WHOLE.replace("<export xmlns=", "<f:export xmlns:f=").replace("</export>", "</f:export>")
    for tag in ("sanctionEntity", "regulation", "publicationUrl", "subjectType", "nameAlias", "remark", "regulationSummary", "citizenship", "birthdate", "address", "contactInfo", "identification"):
        text = text.replace(f"<{tag} ", f"<f:{tag} ").replace(f"<{tag}>", f"<f:{tag}>").replace(f"</{tag}>", f"</f:{tag}>")
    assert keys(read(parse, text)) == keys(read(parse, WHOLE))


def _person(**changes: object) -> str:
    return write([dataclasses.replace(PERSON, **changes)])  # type: ignore[arg-type]


BIRTHS = [  # id, birth, birthDate values, original, where seen
    ("circa", Birth("1", "1958", circa=True, calendar="GREGORIAN"), ["1958"], "circa 1958"),  # sample of 2021
    ("month", Birth("1", "1964-03", calendar="GREGORIAN"), ["1964-03"], None),
    ("range", Birth("1", "1953", "1955", True, "GREGORIAN"), ["1953", "1954", "1955"], "circa 1953 - 1955"),  # travel bans 2022
    ("islamic", Birth("1", "1343", calendar="ISLAMIC"), [], None),  # "Iranian Hijri calendar", printed as ISLAMIC
    ("no_such_day", Birth("1", "1999-02-31", calendar="GREGORIAN"), ["1999"], None),
]


@pytest.mark.parametrize(("birth", "values", "original"), [case[1:] for case in BIRTHS], ids=[case[0] for case in BIRTHS])
def test_births(birth: Birth, values: list[str], original: str | None) -> None:
    parsed = read(parse, _person(births=[birth]))
    assert said(parsed, "birthDate") == values
    assert {s.original for s in parsed.statements if s.prop == "birthDate"} <= {original}
    if birth.calendar == "ISLAMIC":
        assert "Birth date in the islamic calendar: 1343" in said(parsed, "notes")


NAMES = [  # id, second name, property
    ("weak", Name("11", "Ory", strong=False), "weakAlias"),
    ("low_quality", Name("11", "Ory", remark="(low quality alias)"), "weakAlias"),  # travel bans 2022
    ("maiden", Name("11", "Ory", remark="maiden name"), "previousName"),
    ("plain", Name("11", "Ory", remark="original script"), "alias"),
]


@pytest.mark.parametrize(("name", "prop"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_kinds_of_names(name: Name, prop: str) -> None:
    parsed = read(parse, _person(names=[Name("10", "Orest HRYNKO"), name]))
    assert said(parsed, prop) == ["Ory"]
    assert said(parsed, "name") == ["Orest HRYNKO"]


def test_first_name_is_the_oldest_latin_one_in_english() -> None:
    parsed = read(parse, WHOLE)
    assert said(parsed, "name", "eu-fsf-900001") == ["Orest Vasylovych HRYNKO"]
    assert [(s.value, s.lang) for s in parsed.statements if s.prop == "alias"] == [("Oreste Hrynko", "fra"), ("Орест Васильович ГРИНЬКО", "ukr")]


def test_date_of_listing_in_the_details_counts_where_no_date_is_stated() -> None:
    parsed = read(parse, _person(designated="", details="Date of listing: 21.10.2014."))
    assert said(parsed, "listingDate") == ["2014-10-21"]


COUNTRIES = [  # code and description, code of the country
    ("CS SERBIA AND MONTENEGRO", "csxx"),  # travel bans 2022
    ("CS CZECHOSLOVAKIA", "cshh"),
    ("CS", "csxx"),
    ("DZ SERBIA AND MONTENEGRO", "dz"),
]


@pytest.mark.parametrize(("stated", "code"), COUNTRIES)
def test_a_code_that_two_countries_had_is_told_by_its_description(stated: str, code: str) -> None:
    places = {"births": [Birth("1", "1977", country=stated)], "citizenships": [Citizenship("2", stated)], "papers": [Paper("3", "A1", kind="id", country=stated)], "places": [Place("4", city="X", country=stated)]}
    changed = dataclasses.replace(PERSON, **places)  # type: ignore[arg-type]
    for parsed in (read(parse, write([changed])), read(eu_fsf_csv.parse, write_11([changed]))):
        assert {s.value for s in parsed.statements if s.prop in ("country", "citizenship", "birthCountry") and s.schema != "Sanction"} == {code}


@pytest.mark.parametrize(("text", "latin"), [("Oboronna \"Uˮ", True), ("Əliyev Əli oğlu", True), ("Fāṭima ʿAlī", True), ("Орест ʼ", False), ("فاطمة", False)])
def test_modifier_letters_are_of_no_script(text: str, latin: bool) -> None:
    """U+02EE stands for a quotation mark in the JSON of 2025."""
    assert is_latin(text) is latin


def test_odd_values_are_kept_and_counted() -> None:
    text = WHOLE.replace('countryIso2Code="KP"', 'countryIso2Code="QQ"').replace('identificationTypeCode="fiscalcode"', 'identificationTypeCode="newkind"')
    text = text.replace('designationDate="2031-02-03"', 'designationDate="soon"').replace('key="PHONE"', 'key="PIGEON"').replace('programme="PRK"', 'programme="NEW"')
    parsed = read(parse, text)
    assert {reject.text for reject in parsed.rejects} >= {"QQ", "newkind 77-1", "soon", "PIGEON +380 44 000 00 00"}
    assert "EU-NEW" in said(parsed, "programId")
    assert "77-1" in said(parsed, "idNumber")
    check_shapes(parsed)


def test_imo_number_with_a_wrong_check_digit_is_a_registration_number() -> None:
    parsed = read(parse, WHOLE.replace("9074729", "9074728"))
    assert said(parsed, "imoNumber") == []
    assert said(parsed, "registrationNumber") == ["9074728"]
    assert said(read(parse, WHOLE), "imoNumber") == ["IMO9074729"]


def test_a_number_twice_is_read_and_counted() -> None:
    parsed = read(parse, write([PERSON, dataclasses.replace(PERSON, names=[Name("1", "Another")])]))
    assert parsed.entries == 2
    assert [reject.reason for reject in parsed.rejects] == ["a second entry with this logicalId"]


BROKEN = [  # id, old, new, error, message
    ("cut", "</export>", "", FormatError, "not well-formed XML"),
    ("attribute", 'strong="true"', 'strong="true" nickname="x"', FormatError, "line .*unknown attribute 'nickname' of nameAlias"),
    ("element", "<subjectType", "<mood/><subjectType", FormatError, "unknown element 'mood' in sanctionEntity"),
    ("type", 'code="person" classificationCode="P"', 'code="comet" classificationCode="C"', UnknownValueError, r"sanctionEntity\[900001\]: unknown subject type 'comet'"),
    ("language", 'nameLanguage="FR"', 'nameLanguage="XX"', UnknownValueError, r"nameAlias\[7002\]: unknown nameLanguage 'XX'.*LANGUAGES"),
    ("strength", 'strong="true"', 'strong="rather"', UnknownValueError, "unknown strength of a name 'rather'"),
    ("number", 'logicalId="900001"', 'logicalId=""', FormatError, "an entry without logicalId"),
    ("doctype", "<export", "<!DOCTYPE export [<!ENTITY a 'b'>]><export", FormatError, "document type"),
]


@pytest.mark.parametrize(("old", "new", "error", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_files_are_refused(old: str, new: str, error: type[Exception], message: str) -> None:
    assert old in WHOLE
    with pytest.raises(error, match=message):
        read(parse, WHOLE.replace(old, new, 1))


def test_a_subject_without_a_name_is_refused() -> None:
    with pytest.raises(FormatError, match="a subject without a name"):
        read(parse, _person(names=[]))


@given(damaged(WHOLE.encode()))
@QUICK
def test_damage_gives_our_errors_only(data: bytes) -> None:
    only_our_errors(parse, data)


@given(st.binary(max_size=300).map(lambda tail: b'<export xmlns="http://eu.europa.ec/fpi/fsd/export">' + tail))
@QUICK
def test_noise_gives_our_errors_only(data: bytes) -> None:
    recognizes(SourceFile("x", data))
    only_our_errors(parse, data)


@pytest.mark.real
def test_official_sample() -> None:
    relative = "eu/2021-02-16-fsf-1_1-sample.xml"
    parsed = read(parse, official(relative))
    assert parsed.entries == manifest_entries(relative) == 7
    assert parsed.published_at == datetime(2020, 4, 15, 13, 29, 22, 497000, UTC)
    assert said(parsed, "taxNumber") == ["DAOMMD74T11Z352Z"]
    assert len(parsed.rejects) == 1
    check_shapes(parsed)


