"""SECO's list: full breadth of the schema, whole list and changes, broken twins, fuzz, the official sample."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.ch_seco.parse import parse, recognizes
from seawall.sources.contract import SourceFile
from tests.sources.ch_seco.writer import PROGRAMS, Target, identity, invented, modification, name, part, program, tag, whole, write
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values

FEW = settings(derandomize=True, deadline=None, max_examples=30)
WHOLE = write(invented())
_WORD = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=2, max_size=9)


def read(data: bytes):
    return one(parse(SourceFile("consolidated-list.xml", data)))


def test_golden():
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert parsed.entries == 5
    assert parsed.published_at is not None
    assert parsed.published_at.date().isoformat() == "2026-09-28"
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


QUIRKS = [
    ("natural_order", "name", "Ivan Petrovich Nowherenka"), ("cyrillic", "name", "ИВАН НИГДЕ"), ("latin_spelling", "alias", "Ivan Petrovich Nigde"), ("german_spelling", "alias", "Iwan Petrovich Nowherenka"),
    ("given", "firstName", "Ivan"), ("father", "fatherName", "Petrovich"), ("family", "lastName", "Nowherenka"), ("title", "title", "Dr."), ("weak", "weakAlias", "Vanya"),
    ("former", "previousName", "Old Nowherenka"), ("script_alias", "alias", "إيفان"), ("other_identity", "alias", "Johann Niemand"), ("nationality", "nationality", "by"), ("born", "birthDate", "1965-03-14"),
    ("low_quality_year", "birthDate", "1966"), ("islamic", "notes", "Date: year=1343 calendar=Islamic"), ("birth_place", "birthPlace", "Nigde, Minsk region, Belarus"), ("birth_place_variant", "birthPlace", "Nigde (Variante)"),
    ("birth_country", "birthCountry", "by"), ("address", "address", "Street 7, P.O. Box 12, 220000 Nigde, Minsk region, Belarus"), ("box", "postOfficeBox", "12"), ("passport", "passportNumber", "MP1234567"),
    ("id_card", "idNumber", "3140365A001PB5"), ("issued", "startDate", "2010-01-02"), ("expires", "endDate", "2020-01-02"), ("issue_place", "description", "Issued in Nigde, Belarus"), ("reason", "reason", "Responsible for nothing."),
    ("link", "object", "ch-seco-7002"), ("link_outside", "summary", "target 9999"), ("tax", "innCode", "123456789012"), ("un", "unscId", "QDi.001"), ("attribute", "notes", "flagged: yes"),
    ("founded", "incorporationDate", "2001"), ("company_imo", "imoNumber", "IMO5342883"), ("bic", "swiftBic", "NOWHMTMT"), ("ship_imo", "imoNumber", "IMO9187629"), ("flag", "flag", "Malta"),
    ("set_words", "provisions", "travel"), ("set_annex", "provisions", "transport"), ("program", "program", "Ordinance of 16 March 2022 on measures against Nowhere (SR 946.231.000.1)"), ("key", "programId", "Nowhere"),
    ("amended", "modifiedAt", "2023-06-01"), ("listed", "listingDate", "2022-03-15"), ("gender", "gender", "male"),
]  # fmt: skip


@pytest.mark.parametrize(("prop", "value"), [q[1:] for q in QUIRKS], ids=[q[0] for q in QUIRKS])
def test_quirk(prop, value):
    assert value in values(read(WHOLE), prop)


def test_languages_are_those_of_iso_639_3():
    langs = {s.lang for s in read(WHOLE).statements if s.prop == "summary" and s.schema == "Sanction"}
    assert langs == {"eng", "deu", "fra", "ita"}


def test_old_states_inside_modifications_are_passed_over():
    assert "GONE NAME" not in {s.value for s in read(WHOLE).statements}


def test_times_of_listing():
    times = {(s.party_id, s.valid_from, s.valid_to) for s in read(WHOLE).statements if s.prop == "entity"}
    assert ("ch-seco-7004", "2012-05-02", "2016-01-17") in times
    assert ("ch-seco-7004", "2020-01-01", None) in times
    assert {t for t in times if t[0] == "ch-seco-7005"} == {("ch-seco-7005", "2014-03-17", "2019-02-01")}


def test_the_day_orders_modifications_not_their_place():
    out_of_order = (modification("amended", "2025-06-03"), modification("de-listed", "2025-06-20"), modification("listed", "2012-05-02"))
    parsed = read(write([Target("1", identity(whole("A")), modifications=out_of_order)]))
    assert [s.valid_to for s in parsed.statements if s.prop == "entity"] == ["2025-06-20"]


def test_a_list_of_changes_names_what_is_gone_or_restated():
    parsed = read(write([*invented()[:1], Target("8", identity(whole("Gone")), modifications=(modification("de-listed"),))], "amendment"))
    assert parsed.completeness == "delta"
    assert parsed.removed == {"ch-seco-7001", "ch-seco-8"}
    assert {s.party_id for s in parsed.statements} == {"ch-seco-7001"}
    assert read(WHOLE).completeness == "whole"


def test_a_set_that_is_not_defined_is_counted():
    parsed = read(write([Target("1", identity(whole("A")), sets=("999",))]))
    assert [r.reason for r in parsed.rejects] == ["a sanctions-set that the file does not define"]
    assert values(parsed, "entity") == ["ch-seco-1"]


def test_the_old_attribute_for_the_set_is_read():
    target = Target("1", identity(whole("A")), sets=()).render().replace('<target ssid="1"', '<target ssid="1" sanctions-set-id="501"')
    assert "freeze" in values(read(write([], extra=target)), "provisions")


def test_free_text_never_refuses_the_file():
    body = identity(
        whole("A") + tag("day-month-year", day="30", month="2", year="1960") + tag("nationality", inner=tag("country", "Nowhereland", iso_code="QQ"))
        + tag("identification-document", inner=tag("number", "1") + tag("date-of-issue", "once"), document_type="library-card") + tag("remark", "odd")
    )  # fmt: skip
    parsed = read(write([Target("1", body, modifications=(modification("listed", "soon"),))]))
    check_parsed(parsed)
    assert {r.reason for r in parsed.rejects} == {"not a date", "names no known country", "a document-type not seen before", "an element in an unexpected place"}
    assert values(parsed, "birthDate") == ["1960-02"]


BROKEN = [
    ("cut", WHOLE[:-200], FormatError, "not well-formed XML"),
    ("other_root", b"<sanctions/>", FormatError, "the root element is 'sanctions'"),
    ("new_element", write([Target("1", identity(whole("A") + "<height>2</height>"))]), FormatError, "unknown element 'height' in identity"),
    ("misplaced_section", write([], extra=tag("identity")), FormatError, "unknown element 'identity' in swiss-sanctions-list"),
    ("no_number", write([Target("", identity(whole("A")))]), FormatError, "a target without ssid"),
    ("list_type", write([], "half-list"), UnknownValueError, "unknown list-type 'half-list'"),
    ("no_list_type", write([], None), UnknownValueError, "unknown list-type ''"),
    ("name_type", write([Target("1", identity(whole("A", "nickname")))]), UnknownValueError, "unknown name-type 'nickname'"),
    ("quality", write([Target("1", identity(whole("A", "alias", "fair")))]), UnknownValueError, "unknown quality 'fair'"),
    ("part_type", write([Target("1", identity(name(part(1, "clan-name", "A"))))]), UnknownValueError, "unknown name-part-type 'clan-name'"),
    ("modification", write([Target("1", identity(whole("A")), modifications=(modification("moved"),))]), UnknownValueError, "unknown modification-type 'moved'"),
    ("object_type", write([Target("1", identity(whole("A")), kind="object", attributes={"object-type": "submarine base"})]), UnknownValueError, "unknown object-type 'submarine base'"),
    ("sex", write([Target("1", identity(whole("A")), attributes={"sex": "other"})]), UnknownValueError, "unknown sex 'other'"),
]


@pytest.mark.parametrize(("data", "error", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, error, message):
    with pytest.raises(error, match=message):
        read(data)


@given(st.lists(st.tuples(_WORD, _WORD, st.integers(1, 28), st.integers(1, 12), st.integers(1900, 2020)), min_size=1, max_size=5))
@FEW
def test_round_trip(people):
    targets = [
        Target(str(n), identity(name(part(1, "family-name", family) + part(2, "given-name", given)) + tag("day-month-year", day=str(day), month=str(month), year=str(year))))
        for n, (family, given, day, month, year) in enumerate(people, 1)
    ]  # fmt: skip
    parsed = read(write(targets))
    assert values(parsed, "name") == [f"{given} {family}" for family, given, *_ in people]
    assert values(parsed, "birthDate") == [f"{year}-{month:02d}-{day:02d}" for _, _, day, month, year in people]


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "xml"
    assert recognizes(SourceFile("seco.xml", b"<CONSOLIDATED_LIST/>")) is None
    assert program("1", "a", "b") in PROGRAMS + program("1", "a", "b")


@given(st.one_of(damage(WHOLE), st.binary(max_size=200)))
@FEW
def test_fuzz(data):
    ends_well(parse, data)


@pytest.mark.real
def test_official_sample():
    name = "ch/2024-01-17-seco-delta-example.xml"
    parsed = one(parse(real_file(name)))
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert (parsed.completeness, len(parsed.removed), parsed.rejects) == ("delta", 3, [])
    assert sorted(values(parsed, "name")) == ["Test A", "Test B", "Test C"]
