"""OFAC's advanced XML: documents that are valid against OFAC's schema, quirks, deltas, broken twins, fuzz."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_ofac_advanced.parse import parse, recognizes
from seawall.sources.us_ofac_xml.parse import parse as parse_legacy
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, one, real_file, values
from tests.sources.us_ofac_advanced.sample import day, parties, relations
from tests.sources.us_ofac_advanced.writer import (
    NAMESPACE_2024,
    AdvancedWriter,
    Document,
    Listing,
    Name,
    Place,
    Relation,
    Value,
    other,
    person,
)
from tests.sources.us_ofac_xml.writer import Entry
from tests.sources.us_ofac_xml.writer import write as write_legacy

FEW = settings(derandomize=True, deadline=None, max_examples=30)
WHOLE = AdvancedWriter().write(parties(), relations())


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("sdn_advanced.xml", data)))


def test_every_property_exists_and_the_output_is_the_golden_one():
    parsed = read(WHOLE)
    check_parsed(parsed)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_date_entries_and_facets():
    parsed = read(WHOLE)
    assert (parsed.entries, parsed.completeness, parsed.list_id, parsed.variant) == (5, "whole", "us_ofac_sdn", "us_ofac_advanced/sdn")
    assert parsed.published_at is not None
    assert parsed.published_at.date() == date(2024, 5, 3)
    assert {s.facet for s in parsed.statements} == {"roster", "identity", "details", "alias", "previous", "address", "advanced"}


@pytest.mark.real
@pytest.mark.parametrize("writer", [AdvancedWriter(), AdvancedWriter(first=5000), AdvancedWriter(delta_base=7)], ids=["plain", "other numbers", "delta"])
def test_what_the_writer_renders_is_valid_against_ofacs_schema(writer):
    schema = etree.XMLSchema(etree.fromstring(real_file("us_ofac/sdn_advanced.xsd").data))
    document = etree.fromstring(writer.write(parties(), relations()))
    assert schema.validate(document), schema.error_log.last_error


def test_reference_values_are_told_by_text_whatever_their_numbers_and_the_namespace():
    other_numbers = AdvancedWriter(first=7000, namespace=NAMESPACE_2024).write(parties(), relations())
    content = [{s._replace(line=0) for s in read(data).statements} for data in (WHOLE, other_numbers)]
    assert content[0] == content[1]
    assert recognizes(SourceFile("x", other_numbers)) == "sdn"


QUIRKS = [
    ("details", "birthDate", "1961-04-12", "one day"), ("details", "birthDate", "1960", "a year, circa"), ("details", "birthDate", "1964", "a range of years"),
    ("details", "birthDate", "1970-02", "a whole month"), ("details", "birthPlace", "Nowhere, Russia", "a place as one text"), ("details", "nationality", "ru", "a location's country"),
    ("details", "gender", "male", "looked up"), ("details", "position", "Minister of Fog", "title"), ("details", "title", "Dr.", "title"), ("details", "currencySymbol", "XBT", "wallet"),
    ("details", "innCode", "770000000001", "document"), ("details", "startDate", "2010-01-05", "issued"), ("details", "endDate", "2020-01-05", "expires"),
    ("details", "weakAlias", "THE FOG", "low quality"), ("alias", "alias", "Albert Viktorovich TSORN", "parts of a name"), ("previous", "previousName", "Albert ZORNOV", "F.K.A."),
    ("advanced", "name", "ЗОРН Альберт Викторович", "primary name in another script"), ("advanced", "alias", "Цорн Альберт", "alias in another script"),
    ("advanced", "weakAlias", "조른", "weak alias in another script"), ("address", "address", "1 Fog Lane, Flat 2, Moscow 101000, Russia", "location"),
    ("address", "country", "ua-cri", "area code"), ("address", "addressEntity", "us-ofac-sdn-90001-addr-7001", "the location's number"), ("details", "callSign", "UBZZ9", "ship"),
    ("details", "type", "Crude Oil Tanker", "ship, looked up"), ("details", "tonnage", "99144", "ship"), ("details", "pastFlags", "mt", "ship"), ("details", "imoNumber", "IMO9187629", "ship"),
    ("details", "model", "Il-96", "aircraft"), ("details", "serialNumber", "530", "aircraft"), ("details", "ticker", "FOGB RM", "security"), ("details", "incorporationDate", "1994-03-02", "period"),
    ("identity", "programId", "RUSSIA-EO14024", "measure of type Program"), ("advanced", "listingDate", "2022-02-24", "entry event"), ("advanced", "summary", "Executive Order 14024", "legal basis"),
    ("advanced", "modifiedAt", "2023-05-19", "second event"), ("advanced", "provisions", "travel", "measure"), ("advanced", "sourceUrl", "https://example.org/notice", "supporting information"),
    ("advanced", "description", "Only in daylight", "limits"), ("advanced", "sourceUrl", "https://example.org/un", "external reference"),
    ("advanced", "notes", "Passport X0000001 (Russia): fraudulent", "validity"), ("advanced", "notes", "Passport X0000001 (Russia): issued by FMS 770-001", "authority"),
    ("advanced", "relationship", "Family member of", "relation"), ("advanced", "director", "us-ofac-sdn-90001", "relation"), ("advanced", "owner", "us-ofac-sdn-90002", "relation of a ship"),
    ("advanced", "role", "Providing support to (former)", "relation that is over"), ("details", "object", "us-ofac-sdn-90002", "a relation is a link of the details, too"),
]  # fmt: skip


@pytest.mark.parametrize("facet, prop, value", [case[:3] for case in QUIRKS], ids=[f"{c[1]} {c[3]}" for c in QUIRKS])
def test_where_each_fact_stands(facet, prop, value):
    assert any((s.facet, s.prop, s.value) == (facet, prop, value) for s in read(WHOLE).statements)


def test_script_names_a_language_only_where_it_has_one():
    langs = {s.value: s.lang for s in read(WHOLE).statements if s.facet == "advanced" and s.prop in ("name", "alias", "weakAlias")}
    assert langs["조른"] == "kor"
    assert langs["ЗОРН Альберт Викторович"] is None


def test_unknown_types_of_feature_and_document_stay_in_the_notes_and_are_counted():
    parsed = read(WHOLE)
    assert {r.text for r in parsed.rejects} == {"Shoe Size", "Library Card No. L-1 (Cyprus)"}
    assert any("Shoe Size 46" in text for text in values(parsed, "notes"))


def test_the_interval_of_a_listing_begins_with_its_first_event():
    (entity,) = [s for s in read(WHOLE).statements if s.subject_id == "us-ofac-sdn-90001-sanction-list-SDN-List" and s.prop == "entity"]
    assert (entity.valid_from, entity.valid_to) == ("2022-02-24", None)


def test_the_non_sdn_list_is_told_by_the_lists_of_its_entries():
    listing = Listing("Sectoral Sanctions Identifications List", ("UKRAINE-EO13662",), (("Debt", "Directive 1"),))
    data = AdvancedWriter().write([other(18708, "entity", "FOG OIL", listings=[listing]), person(2, "NS", "Plc", listings=[Listing("Non-SDN Palestinian Legislative Council List", ("NS-PLC",))])])
    assert recognizes(SourceFile("x", data)) == "cons"
    parsed = read(data)
    assert parsed.list_id == "us_ofac_cons"
    assert "us-ofac-cons-18708" in {s.party_id for s in parsed.statements}
    assert "sectoral" in values(parsed, "provisions")


def test_a_party_on_two_lists_has_a_sanction_for_each():
    listings = [Listing(), Listing("Consolidated List", ("NS-PLC",), events=(("Created", (2006, 4, 12), "Unknown"),))]
    parsed = read(AdvancedWriter().write([other(5, "entity", "A", listings=listings)]))
    assert {"us-ofac-sdn-5-sanction-list-SDN-List", "us-ofac-sdn-5-sanction-list-Consolidated-List"} <= {s.subject_id for s in parsed.statements}
    assert sorted(values(parsed, "listingDate")) == ["2006-04-12", "2020-06-05"]


def test_a_delta_restates_what_it_names_and_removes_what_it_deletes():
    gone = other(5, "entity", "GONE", listings=[Listing(flag="DeletedEntry")])
    deleted = other(6, "entity", "DELETED", action="delete")
    kept = other(7, "entity", "KEPT", listings=[Listing(flag="ModifiedEntry")])
    parsed = read(AdvancedWriter(delta_base=41).write([gone, deleted, kept], [Relation(7, 5, "Associate Of")]))
    assert parsed.completeness == "delta"
    assert parsed.removed == {"us-ofac-sdn-5", "us-ofac-sdn-6", "us-ofac-sdn-7"}
    assert {s.party_id for s in parsed.statements} == {"us-ofac-sdn-7"}


_WORD = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=9)
_PEOPLE = st.lists(st.tuples(_WORD, _WORD, st.dates(date(1930, 1, 1), date(2005, 1, 1)), st.sampled_from(("Russia", "Iran", "Cyprus")), _WORD), min_size=1, max_size=4)


@given(_PEOPLE)
@FEW
def test_the_same_party_reads_the_same_from_the_legacy_format(people):
    advanced, legacy = [], []
    for n, (last, first, born, country, alias) in enumerate(people):
        number = 90000 + n
        place = Place({"ADDRESS1": f"{n} Fog Lane", "CITY": "Moscow", "POSTAL CODE": "101000"}, country, number=number * 10)
        party = person(number, last, first.title(), documents=[Document("Passport", "X1", country, None, (2024, 8, 3))], values=[
            Value("Gender", lookup="Female"), Value("Birthdate", period=day(born.year, born.month, born.day)), Value("Nationality Country", place=Place(country=country)),
            Value("Location", place=place), Value("Secondary sanctions risk:", text="section 1(b)"),
        ], remark="Wanders at night")  # fmt: skip
        party.names.append(Name([("Latin", [("Last Name", alias)])]))
        party.names.append(Name([("Latin", [("Nickname", alias)])], weak=True))
        advanced.append(party)
        legacy.append(Entry(number, last, first.title(), "Individual", births=[f"{born:%d} {born:%b} {born.year}"], nationalities=[country], remarks="Wanders at night",
                            akas=[("a.k.a.", "strong", alias, ""), ("a.k.a.", "weak", alias, "")],
                            ids=[{"idType": "Passport", "idNumber": "X1", "idCountry": country, "expirationDate": "03 Aug 2024"}, {"idType": "Gender", "idNumber": "Female"},
                                 {"idType": "Secondary sanctions risk:", "idNumber": "section 1(b)"}],
                            addresses=[{"address1": f"{n} Fog Lane", "city": "Moscow", "postalCode": "101000", "country": country}]))  # fmt: skip
    first_parsed = read(AdvancedWriter().write(advanced))
    check_parsed(first_parsed)
    second_parsed = one(parse_legacy(SourceFile("sdn.xml", write_legacy(legacy))))
    content = [{s._replace(line=0, locator="") for s in parsed.statements if s.facet != "advanced"} for parsed in (first_parsed, second_parsed)]
    assert content[0] == content[1]


TEXT = WHOLE.decode()
BROKEN = [
    ("cut", WHOLE[: len(WHOLE) // 2], FormatError, "not well-formed XML"),
    ("cut at the end", WHOLE[:-15], FormatError, "not well-formed XML"),
    ("new section", TEXT.replace("<SanctionsEntryLinks />", "<SanctionsEntryLinks /><Moons />"), FormatError, "unknown element 'Moons' in Sanctions"),
    ("stray in a section", TEXT.replace("  </Locations>", "<Moon /></Locations>"), FormatError, "unknown element 'Moon' in Locations"),
    ("new element", TEXT.replace("<Comment>Head of the Board</Comment>", "<Shoe>46</Shoe>"), FormatError, "unknown element 'Shoe' in DistinctParty.*FIELDS"),
    ("dangling value", TEXT.replace('ScriptID="', 'ScriptID="9999', 1), FormatError, "Script '9999.*not among the file's reference values"),
    ("dangling location", TEXT.replace('LocationID="7001"', 'LocationID="7777"'), FormatError, "Location '7777' is not in the file"),
    ("kind of party", TEXT.replace(">Individual<", ">Comet<"), UnknownValueError, "unknown PartyType 'Comet'.*PARTY_TYPES"),
    ("kind of alias", TEXT.replace(">F.K.A.<", ">Q.K.A.<"), UnknownValueError, "unknown AliasType 'Q.K.A.'.*ALIAS_TYPES"),
    ("number", TEXT.replace('DistinctParty FixedRef="90005"', 'DistinctParty FixedRef="ninety"'), FormatError, "FixedRef 'ninety' is no number"),
    ("twice", TEXT.replace('DistinctParty FixedRef="90005"', 'DistinctParty FixedRef="90004"'), FormatError, "DistinctParty 90004 stands twice"),
    ("attribute", TEXT.replace('<Profile ID="90005" ', "<Profile "), FormatError, "Profile has no attribute 'ID'"),
    ("doctype", TEXT.replace("<Sanctions ", '<!DOCTYPE Sanctions [<!ENTITY a "b">]><Sanctions ', 1), FormatError, "document type"),
    ("other root", b"<Saints><Location /></Saints>", FormatError, "the root element is 'Saints'"),
    ("no parties", b"<Sanctions><Locations /></Sanctions>", FormatError, "the file has no parties"),
    ("empty", b"", FormatError, "the file is empty"),
]


@pytest.mark.parametrize("data, error, message", [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_files_say_what_where_and_how(data, error, message):
    with pytest.raises(error, match=message):
        read(data.encode() if isinstance(data, str) else data)


@given(damage(WHOLE))
@FEW
def test_damage_ends_in_statements_or_in_our_errors(data):
    ends_well(parse, data)
    recognizes(SourceFile("x", data))


@given(st.sampled_from(("ID", "FixedRef", "AliasTypeID", "CountryID", "FeatureTypeID", "LocationID", "ListID", "Year", "Month", "Day")), st.text("0123456789-x<>&;\"", max_size=6), st.integers(0, 40))
@FEW
def test_other_numbers_in_attributes_end_in_statements_or_in_our_errors(name, text, place):
    parts = TEXT.split(f'{name}="')
    if len(parts) > 1:
        at = 1 + place % (len(parts) - 1)
        parts[at] = text + parts[at][parts[at].index('"') :]
    ends_well(parse, f'{name}="'.join(parts).encode())


@given(st.binary(max_size=200))
@FEW
def test_any_bytes_end_in_our_errors(data):
    ends_well(parse, data)
    assert recognizes(SourceFile("x", data)) is None


def test_formats_of_other_readers_are_not_recognized():
    assert recognizes(SourceFile("x", write_legacy([Entry(1, "A")]))) is None
    assert recognizes(SourceFile("x", b"<Sanctions><Ship /></Sanctions>")) is None
