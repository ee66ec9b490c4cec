"""Remarks, documents, measures and names, case by case; every label fills a property that exists."""

from __future__ import annotations

import pytest
from followthemoney import model
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.model.measures import MEASURE_KINDS
from seawall.model.statement import Statement
from seawall.sources.us_ofac.addresses import address_reading, split_city
from seawall.sources.us_ofac.documents import LABELS, document_reading, number_facts
from seawall.sources.us_ofac.facts import Reading, lay
from seawall.sources.us_ofac.lists import SCHEMAS
from seawall.sources.us_ofac.measures import MENU, measure_reading
from seawall.sources.us_ofac.names import natural
from seawall.sources.us_ofac.programs import NON_SDN, ONLY_NON_SDN, TAGS, split_programs
from seawall.sources.us_ofac.remarks import READERS, read_segment, split_remark

FEW = settings(derandomize=True, deadline=None, max_examples=50)
KINDS = ("Person", "Organization", "Vessel", "Airplane", "LegalEntity")

CASES = [  # segment, schema, facts (property, value), the form it shows
    ("DOB 14 Mar 1965", "Person", [("birthDate", "1965-03-14")], "exact"),
    ("alt. DOB circa 1965", "Person", [("birthDate", "1965")], "circa"),
    ("DOB 01 Jan 1965 to 31 Dec 1965", "Person", [("birthDate", "1965")], "day unknown"),
    ("DOB 05 Mar 1965 to 20 Mar 1965", "Person", [("birthDate", "1965-03")], "day in doubt"),
    ("DOB 1987 to 1989", "Person", [("birthDate", "1987"), ("birthDate", "1988"), ("birthDate", "1989")], "range"),
    ("DOB circa 1975-1976", "Person", [("birthDate", "1975"), ("birthDate", "1976")], "range with a hyphen"),
    ("POB Nowhere, Hubei, China", "Person", [("birthPlace", "Nowhere, Hubei, China"), ("birthCountry", "cn")], "a province before the country"),
    ("POB Nowhere, Virgin Islands, British", "Person", [("birthPlace", "Nowhere, Virgin Islands, British"), ("birthCountry", "vg")], "comma in a country"),
    ("Nationality of Registration Korea, North", "Vessel", [("flag", "kp")], "registry of a ship"),
    ("nationality Korea, North", "Person", [("nationality", "kp")], "nationality"),
    ("Gender Female", "Person", [("gender", "female")], "gender"),
    ("a.k.a. 'O'NOBODY'", "Person", [("weakAlias", "O'NOBODY")], "apostrophe in quotes"),
    ("a.k.a. 'EL INVENTO''", "Person", [("weakAlias", "EL INVENTO")], "one quote too many"),
    ("f.k.a. 'ALPHA'", "Vessel", [("weakAlias", "ALPHA")], "former name of a ship"),
    ("Vessel Registration Identification IMO  8730455", "Vessel", [("imoNumber", "IMO8730455")], "two blanks"),
    ("Vessel Registration Identification IMO 9187628", "Vessel", [("registrationNumber", "IMO 9187628")], "check digit fails"),
    ("International Maritime Organization No. (5342883)", "Organization", [("imoNumber", "IMO5342883")], "number in brackets"),
    ("Website www.invented.example", "Organization", [("website", "www.invented.example")], "website"),
    ("info@invented.example (email).", "Organization", [("email", "info@invented.example")], "bare address"),
    ("License 1249 (Russia)", "Vessel", [("registrationNumber", "1249"), ("country", "ru")], "no such property on a ship"),
    ("Website www.invented.example", "Vessel", [("summary", "www.invented.example")], "no such property on a ship"),
    ("wife of Invented Person", "Person", [("subject", "\x00"), ("role", "wife of"), ("summary", "Invented Person")], "kin"),
    ("HAMAS - Nowhere", "Person", [("political", "HAMAS - Nowhere")], "faction"),
    ("U.S. Persons Must Continue to Block the Property and Interests in Property of this Person Pursuant to Executive Order 13599", "Organization",
     [("entity", "\x00"), ("authority", "OFAC"), ("provisions", "freeze"), ("summary", "Executive Order 13599")], "blocked, and no SDN"),
    ("Effective Date (CMIC) 02 Aug 2021", "Organization", [("entity", "\x00"), ("authority", "OFAC"), ("startDate", "2021-08-02")], "date of a tag"),
    ("CAATSA Section 235 Information: EXPORT SANCTIONS Sec. 235(a)(2)", "Organization",
     [("entity", "\x00"), ("authority", "OFAC"), ("program", "CAATSA Section 235"), ("provisions", "export_control")], "menu"),
    ("something that nobody reads", "Person", [], "free text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "schema", "expected"), [c[:3] for c in CASES], ids=[c[3].replace(" ", "_") + f"_{i}" for i, c in enumerate(CASES)])
def test_segments(text: str, schema: str, expected: list[tuple[str, str]]) -> None:
    assert [fact[:2] for fact in read_segment(text, schema).facts] == expected


def _check(reading: Reading, schema: str) -> None:
    statements: list[Statement] = []
    lay(statements, [("place", reading.facts)], "us-ofac-sdn-1", schema, "1", 1, "details")
    for s in statements:
        entity = model.get(s.schema)
        assert entity is not None
        assert s.prop in entity.properties, s
        assert s.value.strip() == s.value != "", s
        assert s.original != s.value, s
        if s.prop == "provisions":
            assert s.value in MEASURE_KINDS


@pytest.mark.parametrize("schema", KINDS)
def test_every_label_fills_a_property_that_exists(schema: str) -> None:
    for label in sorted({*LABELS, *READERS}):
        for rest in ("12345678 (Russia) issued 01 Jan 2000 expires 31 Dec 2010", "A 1", "Iran", "14 Mar 1965", "XBT 1Invented", "Male"):
            _check(read_segment(f"{label} {rest}", schema), schema)


@pytest.mark.parametrize("schema", KINDS)
def test_the_short_way_says_what_the_long_way_says(schema: str) -> None:
    for label in LABELS:
        for number, country in (("7702070139", "Russia"), ("AB-12", "Iran"), ("1027700132195", ""), ("253400XXXXXXXXXXXX99", "")):
            text = f"{number} ({country})" if country else number
            assert document_reading(label, text, schema) == number_facts(label, number, country, "", "", schema)


def test_measures_are_of_our_kinds() -> None:
    assert {kind for _, kind in MENU} <= set(MEASURE_KINDS)
    assert {kind for kinds in NON_SDN.values() for kind in kinds} <= set(MEASURE_KINDS)
    assert set(NON_SDN) | set(ONLY_NON_SDN) <= TAGS
    assert measure_reading("Organization Established Date 1998") is None


def test_kinds_of_party_are_schemas() -> None:
    assert all(model.get(schema) is not None for schema in SCHEMAS.values())


NAMES = [
    ("EXAMPLE, Anna", "LegalEntity", "Anna EXAMPLE"),
    ("EXAMPLE TRADING CO., LTD.", "LegalEntity", "EXAMPLE TRADING CO., LTD."),
    ("EXAMPLE, ANNA", "LegalEntity", "EXAMPLE, ANNA"),
    ("EXAMPLE, ANNA", "Person", "ANNA EXAMPLE"),
    ("DE LOS EJEMPLOS, Juan Pablo, Jr.", "Person", "Juan Pablo DE LOS EJEMPLOS Jr."),
    ("THE EXAMPLE", "Person", "THE EXAMPLE"),
    ("EXAMPLE, ", "Person", "EXAMPLE, "),
]


@pytest.mark.parametrize(("printed", "schema", "expected"), NAMES)
def test_names(printed: str, schema: str, expected: str) -> None:
    assert natural(printed, schema) == expected


@pytest.mark.parametrize(("text", "expected"), [("SDGT", ("SDGT",)), ("[SDGT] [IRAN]", ("SDGT", "IRAN")), ("", ()), ("A][A", ("A",))])
def test_programs(text: str, expected: tuple[str, ...]) -> None:
    assert split_programs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Tehran 13999-39711", ("Tehran", "", "13999-39711")), ("Miami, FL", ("Miami", "FL", "")), ("13th Arrondissement", ("13th Arrondissement", "", ""))],
)
def test_cities(text: str, expected: tuple[str, str, str]) -> None:
    assert split_city(text) == expected


def test_an_address_of_a_country_alone_is_a_country() -> None:
    assert [fact[:2] for fact in address_reading("1", "", "", "", "", "Iran", "Iran").facts] == [("country", "ir")]
    odd = address_reading("1", "", "", "", "", "Region: Nowhere", "Region: Nowhere")
    assert odd.rejects == ("no territory 'Region: Nowhere'",)
    assert [fact[:2] for fact in odd.facts] == [("address", "Region: Nowhere")]


_TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=60)


@FEW
@given(st.sampled_from(sorted({*LABELS, *READERS, "a.k.a. '", "Executive Order 1 ", "", "alt. "})), _TEXT, st.sampled_from(KINDS))
def test_any_segment_gives_sound_facts(label: str, rest: str, schema: str) -> None:
    for segment in split_remark(f"{label} {rest}; {rest}"):
        _check(read_segment(segment, schema), schema)
