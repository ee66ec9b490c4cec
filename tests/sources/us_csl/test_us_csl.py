"""The Consolidated Screening List: its lists, quirks, broken twins, fuzz, the official file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.reference.lists import list_info
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_csl.cells import read_name
from seawall.sources.us_csl.parse import parse, recognizes
from seawall.sources.us_csl.tables import SUBLISTS
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, real_file, real_names, values
from tests.sources.us_csl.writer import EL, HEADER, SDN, invented, write

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write(invented())


def read(data: bytes) -> dict[str, Parsed]:
    return {parsed.list_id: parsed for parsed in parse(SourceFile("consolidated.csv", data))}


def test_every_property_exists_and_the_output_is_the_golden_one():
    lists = read(WHOLE)
    for parsed in lists.values():
        check_parsed(parsed)
    check_golden(Path(__file__).parent / "expected.jsonl", [s for parsed in lists.values() for s in parsed.statements])


def test_each_list_is_a_publication_of_its_own_with_its_rows_as_entries():
    assert {list_id: parsed.entries for list_id, parsed in read(WHOLE).items()} == {
        "us_csl_ofac": 5, "us_bis_entity": 2, "us_bis_meu": 1, "us_bis_uvl": 1, "us_csl_dpl": 1, "us_state_isn": 1, "us_state_dtc": 1,
    }  # fmt: skip


def test_a_short_table_is_an_excerpt_of_each_list():
    assert {parsed.completeness for parsed in read(WHOLE).values()} == {"excerpt"}


def test_every_list_of_the_table_is_in_the_table_of_lists():
    assert {list_info(sublist.list_id).list_id for sublist in SUBLISTS.values()} == {sublist.list_id for sublist in SUBLISTS.values()}


QUIRKS = [
    ("us_csl_ofac", "birthDate", "1964", "1963 to 1965"),
    ("us_csl_ofac", "notes", "unclear", "a date of birth that is none stays text"),
    ("us_csl_ofac", "nationality", "cy", "codes, joined"),
    ("us_csl_ofac", "passportNumber", "X0000001", "country, expiration, issue, number, type"),
    ("us_csl_ofac", "endDate", "2020-01-05", "the first date is that of expiration"),
    ("us_csl_ofac", "date", "2017-01-16", "one date alone is neither"),
    ("us_csl_ofac", "currencySymbol", "XBT", "ids hold wallets"),
    ("us_csl_ofac", "gender", "male", "ids hold the gender"),
    ("us_csl_ofac", "notes", "46, Shoe Size", "ids of unknown types stay text"),
    ("us_csl_ofac", "object", "us-csl-ofac-90002", "links in brackets"),
    ("us_csl_ofac", "summary", "NOBODY (KNOWN) LTD", "a link to no party of the file; brackets inside its name"),
    ("us_csl_ofac", "imoNumber", "IMO9187629", "ship"),
    ("us_csl_ofac", "tonnage", "99144", "commas"),
    ("us_csl_ofac", "pastFlags", "mt", "ship"),
    ("us_csl_ofac", "country", "cy", "an address that is a country"),
    ("us_csl_ofac", "address", "Somewhere in the fog", "an address without a country"),
    ("us_csl_ofac", "provisions", "sectoral", "a party on two of OFAC's lists has the measures of both"),
    ("us_bis_entity", "previousName", "Mist Works", "f.k.a. inside a name"),
    ("us_bis_entity", "alias", "SARL Brume", "and before the last"),
    ("us_bis_entity", "address", "4 Rue, Brume, FR", "and before an address"),
    ("us_bis_entity", "name", "Fog Aviation Works", "a line's end inside a name"),
    ("us_bis_entity", "recordId", "85 FR 14794", "citations"),
    ("us_bis_entity", "country", "ir", "a second entry of the same name"),
    ("us_csl_dpl", "endDate", "2056-06-29", "denial orders end"),
    ("us_state_isn", "abbreviation", "MC", "short form in brackets"),
    ("us_state_isn", "name", "Mist Corp.", "heirs and successors"),
    ("us_state_isn", "provisions", "arms", "INKSNA"),
    ("us_state_isn", "provisions", "other", "a law that is in no table"),
    ("us_state_dtc", "alias", "FARFOG, Inc.", "a.k.a. inside a name"),
    ("us_state_dtc", "topics", "debarment", "debarred"),
]


@pytest.mark.parametrize("list_id, prop, value", [case[:3] for case in QUIRKS], ids=[f"{c[1]} {c[3]}" for c in QUIRKS])
def test_quirks(list_id, prop, value):
    assert value in values(read(WHOLE)[list_id], prop)


def test_rows_of_one_name_are_one_party():
    assert len(set(values(read(WHOLE)["us_bis_entity"], "id"))) == 1


def test_an_added_notice_and_another_hash_leave_the_party_and_its_act_where_they_are():
    rows = [row for row in invented() if row["source"] == EL][:1]
    later = [{**rows[0], "_id": "zz", "federal_register_notice": rows[0]["federal_register_notice"] + "; 87 FR 20299", "alt_names": ""}]
    before, after = read(write(rows))["us_bis_entity"], read(write(later))["us_bis_entity"]
    assert {s.subject_id for s in before.statements} == {s.subject_id for s in after.statements}


def test_dates_and_programs_that_are_none_are_counted():
    lists = read(WHOLE)
    assert [r.text for r in lists["us_bis_entity"].rejects] == ["0017-05-26"]
    assert [r.text for r in lists["us_state_isn"].rejects] == ["Moonshine Act"]
    assert "MOON-EO99999" in [r.text for r in lists["us_csl_ofac"].rejects]


def test_headers_of_other_years():
    old = tuple(column for column in HEADER if column != "_id")
    rows = [{column: text for column, text in row.items() if column != "_id"} for row in invented()]
    for data, variant in ((write(rows, old), "csv"), (write(rows, old, "\t"), "tsv"), (write(invented(), bom=True), "csv"), (write(invented(), tuple(reversed(HEADER))), "csv")):
        assert recognizes(SourceFile("x", data)) == variant
        assert sum(parsed.entries for parsed in read(data).values()) == 12


@pytest.mark.parametrize("printed, list_id", [
    ("Capta List (CAP) - Treasury Department", "us_csl_ofac"), ("CAPTA (Correspondent Account or Payable-Through Account) - Treasury Department", "us_csl_ofac"),
    ("Non-SDN Chinese Military-Industrial Complex Companies List (NS-CMIC) - Treasury Department", "us_csl_ofac"), ("Part 561 List (561) - Treasury Department", "us_csl_ofac"),
    ("Non-SDN Iranian Sanctions Act List (NS-ISA) - Treasury Department", "us_csl_ofac"), ("AECA Debarred List (DTC) - State Department", "us_state_dtc"),
])  # fmt: skip
def test_names_of_lists_over_the_years(printed, list_id):
    assert list(read(write([{**invented()[1], "source": printed}]))) == [list_id]


BROKEN = [
    ("new list", write([{**invented()[0], "source": "Moon List (ML) - NASA"}]), UnknownValueError, "unknown list 'Moon List.*SUBLISTS"),
    ("new type", write([{**invented()[0], "type": "Comet"}]), UnknownValueError, "unknown type 'Comet'"),
    ("no name", write([{**invented()[0], "name": ""}]), FormatError, "line 2: a row without a name"),
    ("new column", write([{**invented()[0], "shoe": "46"}], (*HEADER, "shoe")), FormatError, "unknown column 'shoe'"),
    ("no rows", write([]), FormatError, "the table has no rows"),
    ("cut", WHOLE[: WHOLE.index(b"Grey Shipyard")], FormatError, "cells in a row"),
    ("cut in quotes", WHOLE[: WHOLE.index(b"Fog Technics")], FormatError, "not well-formed CSV"),
    ("cut in the last cell", write(invented()[:1] + invented()[:1])[:-9], FormatError, "not well-formed CSV|ends inside its last row"),
]


@pytest.mark.parametrize("data, error, message", [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_files_say_what_where_and_how(data, error, message):
    with pytest.raises(error, match=message):
        read(data)


_NAME = st.text("ABCDEFGHIJabc .-&',()", min_size=1, max_size=14).filter(lambda text: any(c.isalpha() for c in text))


@given(st.lists(st.tuples(st.sampled_from((EL, SDN)), _NAME, st.lists(st.sampled_from(("ALPHA LTD", "BETA, C.", "GAMMA")), unique=True)), min_size=1, max_size=8))
@FEW
def test_round_trip(rows):
    cells = [{"source": source, "type": "Entity" if source == SDN else "", "entity_number": str(n) if source == SDN else "", "name": name, "alt_names": "; ".join(more)}
             for n, (source, name, more) in enumerate(rows)]  # fmt: skip
    lists = read(write(cells))
    for parsed in lists.values():
        check_parsed(parsed)
    assert sum(parsed.entries for parsed in lists.values()) == len(rows)
    assert set(values(lists["us_csl_ofac"], "name") if "us_csl_ofac" in lists else ()) == {name.strip() for source, name, _ in rows if source == SDN}


@given(damage(WHOLE))
@FEW
def test_damage_ends_in_statements_or_in_our_errors(data):
    ends_well(parse, data)


@given(st.binary(max_size=200))
@FEW
def test_any_bytes_end_in_our_errors(data):
    ends_well(parse, data)
    assert recognizes(SourceFile("x", data)) is None


@given(st.text(max_size=60))
@FEW
def test_reading_a_name_never_loses_it(text):
    assert read_name(f"X{text}").value


@pytest.mark.real
@pytest.mark.parametrize("name", real_names("us_csl") or [pytest.param("us_csl", marks=pytest.mark.skip("the official files are not here"))])
def test_the_official_files(name):
    file = real_file(name)
    assert recognizes(file) == "csv"
    lists = list(parse(file))
    for parsed in lists:
        check_parsed(parsed)
        assert len(parsed.rejects) * 50 <= parsed.entries
        assert parsed.completeness == "whole"
    assert sum(parsed.entries for parsed in lists) == manifest_entries(name)
