"""The UK Sanctions List's XML: round trip, quirks, broken twins, fuzz."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import SourceFile
from seawall.sources.gb.uksl import ALL_FACETS
from seawall.sources.gb_fcdo_uksl_xml.parse import parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, one, values
from tests.sources.gb_fcdo_uksl_xml.writer import Designation, invented, write_csv, write_xml

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write_xml(invented())
_WORD = st.text(st.characters(categories=("Lu", "Ll")), min_size=2, max_size=8)


def read(data: bytes):
    return one(parse(SourceFile("UK-Sanctions-List.xml", data)))


def test_every_property_exists_and_the_output_is_the_golden_one():
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert not parsed.rejects
    assert parsed.entries == 4
    assert parsed.covers == ALL_FACETS
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


@given(st.lists(st.tuples(_WORD, _WORD, st.dates()), min_size=1, max_size=5))
@FEW
def test_round_trip(people):
    parties = [Designation(f"GHR{n:04d}", names=[("Primary Name", "", family, (given_,))], births=[f"dd/{born:%m}/1960"]) for n, (family, given_, born) in enumerate(people)]
    parsed = read(write_xml(parties))
    assert values(parsed, "name") == [f"{given_} {family}" for family, given_, _ in people]
    assert values(parsed, "birthDate") == [f"1960-{born:%m}" for *_, born in people]
    assert values(parsed, "id") == [d.number for d in parties]


QUIRKS = [
    ("casing_of_types", "weakAlias", "Vanya", "names"), ("variation", "alias", "Ivan TESTOFF", "names"), ("good", "alias", "IPJ", "names"), ("parts", "lastName", "TESTOV", "names"),
    ("year", "birthDate", "1964", "births"), ("month", "birthDate", "1966-07", "births"), ("inn", "innCode", "770200946783", "identifiers"), ("ogrn", "ogrnCode", "5167746407054", "identifiers"),
    ("imo", "imoNumber", "IMO9187629", "identifiers"), ("birth_country", "birthCountry", "ru", "countries"), ("address_country", "country", "cy", "countries"), ("program", "programId", "GB-DPRK", "identity"),
    ("group", "recordId", "90001", "identity"), ("un", "unscId", "KPe.999", "identity"), ("script", "name", "Иван ТЕСТОВ", "main"), ("act", "summary", "The Russia (Sanctions) (EU Exit) Regulations 2019", "main"),
    ("reason", "reason", "Made up for a test.", "main"), ("place", "birthPlace", "Tver, Russia", "main"), ("past_flag", "pastFlags", "lr", "main"), ("hull", "registrationNumber", "HIN77", "main"),
    ("father", "fatherName", "Petr", "main"), ("owner", "object", "gb-fcdo-uksl-RUS9002", "main"), ("parent", "summary", "Invented State Fund", "main"), ("source", "description", "Designation source: UN", "main"),
]  # fmt: skip


@pytest.mark.parametrize(("prop", "value", "facet"), [q[1:] for q in QUIRKS], ids=[q[0] for q in QUIRKS])
def test_quirk(prop, value, facet):
    assert (prop, value, facet) in {(s.prop, s.value, s.facet) for s in read(WHOLE).statements}


def test_an_indicator_counts_where_the_text_has_no_measure_of_its_kind():
    found = [(s.value, s.original) for s in read(WHOLE).statements if s.prop == "provisions" and s.party_id.endswith("RUS9001")]
    assert found == [("freeze", "Asset freeze"), ("travel", "Travel Ban"), ("services", "TrustServicesSanctions")]


def test_namespaces_and_a_missing_date_do_not_matter():
    parsed = read(write_xml(invented(), "", ' xmlns="http://example.org/uksl"'))
    assert parsed.published_at is None
    assert [s.value for s in parsed.statements] == [s.value for s in read(WHOLE).statements]


def test_an_unknown_regime_is_kept_and_counted():
    parsed = read(write_xml([Designation("XYZ0001", names=[("Primary Name", "", "A", ())], regime="The Atlantis (Sanctions) Regulations 2031")]))
    check_parsed(parsed)
    assert values(parsed, "program") == ["The Atlantis (Sanctions) Regulations 2031"]
    assert [r.reason for r in parsed.rejects] == ["a regime code that is in no table", "a regime that is in no table"]


def test_free_text_never_refuses_the_file():
    odd = Designation("RUS9", names=[("Primary Name", "", "A", ())], births=["long ago"], nationalities=["Lemuria"], passports=[("none", "-")], sanctions="Asset freeze|Public scolding", designated="soon",
                      source="Mars", fields={"Gender": ["Ship"], "PhoneNumber": ["none yet"], "YearBuilt": ["old"], "Position": ["N/A"]}, kind="Individual")  # fmt: skip
    parsed = read(write_xml([odd]))
    check_parsed(parsed)
    assert {"names no known country", "a measure that is in no table", "not a date", "a designation source that is in no table", "not a gender of the table"} <= {r.reason for r in parsed.rejects}


BROKEN = [
    ("cut", WHOLE[:-40], FormatError, "not well-formed XML"),
    ("element", write_xml([Designation("RUS1", extra="<ShoeSize>9</ShoeSize>")]), FormatError, "unknown element 'ShoeSize' in Designation"),
    ("name_element", WHOLE.replace(b"<Name1>Ivan</Name1>", b"<Name7>Ivan</Name7>"), FormatError, "unknown element 'Name7' in Name"),
    ("indicator", write_xml([Designation("RUS1", indicators={"Dancing": "true"})]), FormatError, "unknown element 'Dancing' in SanctionsImposedIndicators"),
    ("indicator_value", write_xml([Designation("RUS1", indicators={"Deflag": "maybe"})]), UnknownValueError, "unknown value of Deflag 'maybe'"),
    ("no_number", write_xml([Designation("")]), FormatError, "a designation whose Unique ID is ''"),
    ("type", write_xml([Designation("RUS1", "Planet")]), UnknownValueError, "unknown designation type 'Planet'"),
    ("name_type", write_xml([Designation("RUS1", names=[("Nickname", "", "A", ())])]), UnknownValueError, "unknown name type 'Nickname'"),
    ("strength", write_xml([Designation("RUS1", names=[("Alias", "Superb", "A", ())])]), UnknownValueError, "unknown alias strength 'Superb'"),
    ("section", WHOLE.replace(b"<Designation>", b"<Planet/><Designation>", 1), FormatError, "unknown element 'Planet'"),
    ("doctype", WHOLE.replace(b"?>\n", b'?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n', 1), FormatError, "document type declaration"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, error, message):
    with pytest.raises(error, match=message):
        read(data)


def test_a_number_said_twice_is_counted():
    parsed = read(write_xml([Designation("RUS0001"), Designation("RUS0001")]))
    assert (parsed.entries, [r.reason for r in parsed.rejects]) == (2, ["a second designation with this Unique ID"])


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "xml"
    assert recognizes(SourceFile("x", write_csv(invented()))) is None
    assert recognizes(SourceFile("x", b"<CONSOLIDATED_LIST/>")) is None


@given(st.one_of(damage(WHOLE), st.binary(max_size=200)))
@FEW
def test_fuzz(data):
    recognizes(SourceFile("x", data))
    ends_well(parse, data)
