"""The five derived tables: the same statements as the XML in their facets, broken twins, fuzz, the real tables."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from followthemoney import model
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import Error, FormatError, UnknownValueError
from seawall.sources.contract import SourceFile
from seawall.sources.gb_fcdo_uksl_tables.parse import parse, recognizes
from seawall.sources.gb_fcdo_uksl_xml.parse import parse as parse_xml
from tests.sources.checks import check_parsed, damage, manifest_entries, one, real_file, values
from tests.sources.gb_fcdo_uksl_xml.writer import invented, table_rows, write_table, write_xml

FEW = settings(derandomize=True, deadline=None, max_examples=40)
TABLES = {name: write_table(*table) for name, table in table_rows(invented()).items()}
FACETS = {"subjects": {"roster", "identity"}, "names": {"names"}, "dobs": {"births"}, "identifiers": {"identifiers"}, "countries": {"countries"}}


def read(name: str, data: bytes | None = None, together: bool = True):
    subjects = SourceFile("subjects", TABLES["subjects"])
    companions = MappingProxyType({"subjects": subjects} if together and name != "subjects" else {})
    return one(parse(SourceFile(name, TABLES[name] if data is None else data, companions)))


def content(statements):
    return {s._replace(locator="", line=0) for s in statements}


@pytest.mark.parametrize("name", FACETS)
def test_a_table_says_what_the_xml_says_in_its_facets(name):
    whole = one(parse_xml(SourceFile("x", write_xml(invented()))))
    parsed = read(name)
    assert parsed.covers == FACETS[name]
    assert content(parsed.statements) == content(s for s in whole.statements if s.facet in FACETS[name])
    assert len(content(parsed.statements)) == len(parsed.statements)


def test_entries_are_rows_though_they_repeat():
    assert {name: read(name).entries for name in FACETS} == {name: len(rows) for name, (_, rows) in table_rows(invented()).items()}


@pytest.mark.parametrize("name", ["names", "dobs", "identifiers", "countries"])
def test_alone_a_table_says_what_it_can_tell(name):
    parsed = read(name, together=False)
    assert parsed.notes
    for s in parsed.statements:
        schema = model.get(s.schema)
        assert schema is not None
        assert s.prop in schema.properties
    assert [(s.party_id, s.prop, s.value) for s in parsed.statements] == [(s.party_id, s.prop, s.value) for s in read(name).statements]


def test_the_tables_of_subjects_hang_together():
    check_parsed(read("subjects"))
    assert values(read("subjects"), "id") == ["RUS9001", "RUS9002", "DPR9003", "RUS9004"]


def test_spreadsheet_numbers_lose_their_point():
    columns, rows = table_rows(invented())["dobs"]
    rows[1][2:5] = ["1965.0", "5.0", "29.0"]
    assert "1965-05-29" in values(read("dobs", write_table(columns, rows)), "birthDate")


def _changed(name: str, column: str, value: str) -> bytes:
    columns, rows = table_rows(invented())[name]
    rows[0][columns.index(column)] = value
    return write_table(columns, rows)


BROKEN = [
    ("cut_row", "names", TABLES["names"][:-12], FormatError, "cells in a row|ends inside its last row"),
    ("cut_cell", "subjects", TABLES["subjects"].replace(b"14/03/2023\n", b"14/03/2023\n")[:-3], FormatError, "ends inside its last row, after '14/03/20'"),
    ("number", "dobs", _changed("dobs", "unique_id", " "), FormatError, "a designation whose Unique ID is ' '"),
    ("kind", "subjects", _changed("subjects", "subject_type", "planet"), UnknownValueError, "unknown designation type 'planet'"),
    ("name_type", "names", _changed("names", "name_type", "nickname"), UnknownValueError, "unknown name type 'nickname'"),
    ("identifier_type", "identifiers", _changed("identifiers", "identifier_type", "library"), UnknownValueError, "unknown identifier type 'library'"),
    ("country_type", "countries", _changed("countries", "country_type", "dream"), UnknownValueError, "unknown country type 'dream'"),
    ("precision", "dobs", _changed("dobs", "precision", "vague"), UnknownValueError, "unknown precision 'vague'"),
    ("quote", "names", TABLES["names"].replace(b"Vanya", b'"Vanya'), FormatError, "not well-formed CSV"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "error", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(name, data, error, message):
    with pytest.raises(error, match=message):
        read(name, data)


def test_a_column_less_or_more_is_no_such_table():
    assert recognizes(SourceFile("x", TABLES["names"].replace(b"name_5", b"shoe_size", 1))) is None
    assert {name: recognizes(SourceFile("x", data)) for name, data in TABLES.items()} == {name: name for name in TABLES}


@given(st.sampled_from(sorted(TABLES)).flatmap(lambda name: st.tuples(st.just(name), damage(TABLES[name]))))
@FEW
def test_fuzz(case):
    name, data = case
    try:
        assert read(name, data).list_id == "gb_fcdo_uksl"
    except Error as exc:
        assert exc.what


REAL = {"subjects": "subjects", "names": "subject_names", "dobs": "subject_dobs", "identifiers": "subject_identifiers", "countries": "subject_countries"}


@pytest.mark.real
@pytest.mark.parametrize("name", REAL)
def test_real_table(name):
    subjects = real_file("uk/2026-05-07-uksl-subjects.csv")
    file = real_file(f"uk/2026-05-07-uksl-{REAL[name]}.csv")
    assert recognizes(file) == name
    companions = MappingProxyType({"subjects": subjects} if name != "subjects" else {})
    parsed = one(parse(SourceFile(file.name, file.data, companions)))
    assert parsed.entries == manifest_entries(f"uk/2026-05-07-uksl-{REAL[name]}.csv")
    roster = {s.party_id for s in one(parse(subjects)).statements}
    assert {s.party_id for s in parsed.statements} <= roster
    assert len(parsed.rejects) < 10
    props = {(s.schema, s.prop) for s in parsed.statements if s.prop != "id"}
    assert all(prop in model.get(schema).properties for schema, prop in props)
