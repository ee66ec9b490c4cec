"""The Polish list: round trip, quirks, broken twins, fuzz, the official workbook."""

from __future__ import annotations

import doctest
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.model.statement import ROSTER
from seawall.sources.contract import SourceFile
from seawall.sources.gb_hmt_conlist.parse import recognizes as recognizes_conlist
from seawall.sources.pl_mswia.identity import addresses_in, numbers_in
from seawall.sources.pl_mswia.parse import parse, recognizes
from seawall.sources.pl_mswia.texts import split_name
from tests.sources.checks import check_golden, check_parsed, damage, manifest_entries, one, real_file, values
from tests.sources.gb_hmt_conlist.writer import invented as invented_conlist
from tests.sources.gb_hmt_conlist.writer import write_xlsx
from tests.sources.pl_mswia.writer import ENTITIES, PERSONS, Row, invented, write

WHOLE = write(*invented())
_WORD = st.text(st.sampled_from("ABCDEŁŃÓŚŻ"), min_size=3, max_size=8)


def read(data: bytes):
    return one(parse(SourceFile("lista.xlsx", data)))


def check(parsed):
    """`check_parsed`, but for parties that are printed as deleted: they are not on the roster."""
    roster = {s.party_id for s in parsed.statements if s.facet == ROSTER}
    ended = {s.party_id for s in parsed.statements if s.prop == "endDate"}
    assert {s.party_id for s in parsed.statements} - roster <= ended
    check_parsed(replace(parsed, statements=[s for s in parsed.statements if s.party_id in roster]))


@pytest.mark.parametrize("module", ["texts", "identity", "entry", "parse", "links"])
def test_examples(module):
    assert doctest.testmod(import_module(f"seawall.sources.pl_mswia.{module}")).failed == 0


def test_every_property_exists_and_the_output_is_the_golden_one():
    parsed = read(WHOLE)
    check(parsed)
    assert not parsed.rejects
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_entries_are_rows_with_footnotes_and_the_date_is_that_of_the_workbook():
    parsed = read(WHOLE)
    assert parsed.entries == 6 + 4
    assert len({s.party_id for s in parsed.statements}) == 5
    assert parsed.published_at.isoformat() == "2025-12-15T14:02:30+00:00"


@given(st.lists(st.tuples(_WORD, _WORD, st.dates(date(1930, 1, 1), date(2005, 12, 31))), min_size=1, max_size=4, unique_by=lambda p: p[0]))
@settings(derandomize=True, deadline=None, max_examples=25)
def test_round_trip(people):
    parsed = read(write([Row(f"{family} {given_.title()}", f"urodzony {born:%d.%m.%Y} r.", listed=date(2024, 2, 3)) for family, given_, born in people]))
    assert values(parsed, "name") == [f"{given_.title()} {family}" for family, given_, _ in people]
    assert values(parsed, "birthDate") == [born.isoformat() for *_, born in people]
    assert set(values(parsed, "listingDate")) == {"2024-02-03"}


QUIRKS = [
    ("natural_order", "name", "Jan Maria ZMYŚLONY-TESTOWY"), ("also", "alias", "Hanna TESTAVA"), ("open_bracket", "alias", "Анна ТЕСТОВА"), ("worded_date", "birthDate", "1963-11-15"),
    ("nominative_month", "birthDate", "1970-07-03"), ("year", "birthDate", "1950"), ("place", "birthPlace", "Wilnie (Litwa)"), ("birth_country", "birthCountry", "lt"), ("feminine", "gender", "female"),
    ("citizenship", "citizenship", "ru"), ("citizenship_feminine", "citizenship", "by"), ("pesel", "idNumber", "63111500000"), ("tin", "taxNumber", "770000000001"), ("krs", "registrationNumber", "0000999999"),
    ("nip", "taxNumber", "9999999999"), ("regon", "registrationNumber", "999999999"), ("inn", "innCode", "7700000000"), ("ogrn", "ogrnCode", "1000000000000"), ("register", "registrationNumber", "BY190000000"),
    ("duns", "dunsCode", "53-000-0000"), ("unquoted", "name", "ZMYŚLONA POLSKA Sp. z o.o."), ("formerly", "previousName", "DAWNA ZMYŚLONA Sp. z o.o."), ("russian", "alias", "ООО Вымысел"),
    ("address", "address", "ul. Zmyślona 6 lok. 23, 00-001 Warszawa"), ("address_now", "address", "ul. Nowa 1, 00-002 Warszawa"), ("address_russian", "address", "ул. Радиальная, 1, Минск"),
    ("country_by_code", "country", "pl"), ("travel", "provisions", "travel"), ("tenders", "provisions", "procurement"), ("circumvention", "provisions", "other"), ("link", "sourceUrl", "https://www.gov.pl/attachment/test-1"),
    ("act", "summary", "W rozumieniu rozporządzenia Rady (WE) nr 765/2006 z dnia 18 maja 2006 r."), ("regime", "country", "by"), ("deleted", "endDate", "2022-06-10"),
    ("administration", "status", "11.07.2023 r. na podstawie decyzji Ministra, ustanowiony został zarząd przymusowy"),
]  # fmt: skip


@pytest.mark.parametrize(("prop", "value"), [q[1:] for q in QUIRKS], ids=[q[0] for q in QUIRKS])
def test_quirk(prop, value):
    assert value in values(read(WHOLE), prop)


def test_a_deleted_party_is_printed_but_not_on_the_roster():
    parsed = read(WHOLE)
    deleted = {s.party_id for s in parsed.statements if s.prop == "endDate"}
    assert len(deleted) == 1
    assert not deleted & {s.party_id for s in parsed.statements if s.facet == ROSTER}
    assert [(s.valid_from, s.valid_to) for s in parsed.statements if s.prop == "entity" and s.party_id in deleted] == [("2022-04-26", "2022-06-10")]


def test_two_listings_of_one_party_are_two_sanctions():
    parsed = read(WHOLE)
    found = {s.subject_id.rpartition("-sanction-")[2] for s in parsed.statements if s.schema == "Sanction" and s.party_id == next(n.party_id for n in parsed.statements if n.value == "Wymysł LLC")}
    assert found == {"2023-05-29", "2024-01-02"}


def test_ids_do_not_depend_on_the_place_in_the_list():
    persons, entities = invented()
    again = read(write(persons[::-1], entities[::-1]))
    assert {s.party_id for s in again.statements} == {s.party_id for s in read(WHOLE).statements}


def test_blocks_on_one_sheet():
    parsed = read(write(*invented(), one_sheet=True))
    check(parsed)
    assert {(s.prop, s.value, s.schema) for s in parsed.statements} == {(s.prop, s.value, s.schema) for s in read(WHOLE).statements}


NAMES = [
    ("Gazeta LLC (inaczej: OOO Gazeta)", "Gazeta LLC", [("alias", "OOO Gazeta", None)]),
    ("X Sp. z o.o.\n(do 3.03.2022 r. – Y Sp. z o.o.)", "X Sp. z o.o.", [("previousName", "Y Sp. z o.o.", None)]),
    ("A (pełna nazwa w języku rosyjskim: „Б”, skrócona nazwa w języku rosyjskim: „В”)", "A", [("alias", "Б", "rus"), ("alias", "В", "rus")]),
    ("F (G)\n\nnazwa rosyjskojęzyczna: \nФ (Ф)", "F", [("alias", "Ф", "rus"), ("alias", "G", None)]),
]


@pytest.mark.parametrize(("text", "name", "others"), NAMES, ids=[n[0][:12] for n in NAMES])
def test_names(text, name, others):
    found, rest = split_name(text)
    assert found == name
    assert [o[:3] for o in rest][: len(others)] == others


def test_numbers_in_running_text():
    text = "siedziba:\nRejon X, Federacja Rosyjska 423570      rejestr handlowy nr 1021602508047"
    assert [n.value for n in numbers_in(text)] == ["1021602508047"]
    assert addresses_in(text) == (("", "Rejon X, Federacja Rosyjska 423570"),)
    assert [n.value for n in numbers_in("zarejestrowany w cypryjskim rejestrze spółek pod numerem ΗΕ 309661")] == ["ΗΕ 309661"]


def test_free_text_never_refuses_the_file():
    odd = [
        Row("X Y", "urodzony dawno temu, obywatel Lemurii", measures="a. zakaz tańczenia", listed="wkrótce"),
        Row("", "", measures="coś", listed=""), Row("Z", "", measures="", listed=""),
    ]  # fmt: skip
    parsed = read(write(odd))
    check(parsed)
    assert {r.reason for r in parsed.rejects} == {
        "a birth without a date", "a citizenship of no known territory", "a measure that is in no table", "not a date", "a row that is neither an entry nor a footnote",
    }  # fmt: skip


BROKEN = [
    ("cut", WHOLE[: len(WHOLE) // 2], "cut or damaged"),
    ("new_column", write(*invented(), headers=((*PERSONS, "Rozmiar buta"), ENTITIES)), "unknown column 'Rozmiar buta'"),
    ("lost_column", write(*invented(), headers=((*PERSONS[:3], "", *PERSONS[4:]), ENTITIES)), "the column of 'measures' is missing"),
    ("no_header", write([], [], headers=(("a", "b"), ("c", "d"))), "no sheet has an entry under the headings of the list"),
    ("no_zip", b"Nazwisko", "cut or damaged"),
]


@pytest.mark.parametrize(("data", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, message):
    with pytest.raises(FormatError, match=message):
        read(data)


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "xlsx"
    book = write_xlsx(invented_conlist())
    assert recognizes(SourceFile("x", book)) is None
    assert recognizes_conlist(SourceFile("x", WHOLE)) is None
    assert recognizes(SourceFile("x", b"PK\x03\x04")) is None


@given(damage(WHOLE))
@settings(derandomize=True, deadline=None, max_examples=25)
def test_fuzz(data):
    recognizes(SourceFile("x", data))
    try:
        check(read(data))
    except FormatError as exc:
        assert exc.what


@given(st.text(max_size=80), st.text(max_size=80))
@settings(derandomize=True, deadline=None, max_examples=40)
def test_fuzz_texts(name, identity):
    texts = [text.translate(dict.fromkeys(range(32))).encode("utf-8", "ignore").decode() for text in (name, identity)]
    for persons, entities in (([Row("X" + texts[0], texts[1])], []), ([], [Row("X" + texts[0], texts[1])])):
        check(read(write(persons, entities)))


@pytest.mark.real
def test_official_file():
    name = "pl/2025-12-15-lista-sankcyjna-mswia.xlsx"
    file = real_file(name)
    assert recognizes(file) == "xlsx"
    parsed = one(parse(file))
    check(parsed)
    assert parsed.entries == manifest_entries(name)
    assert not parsed.rejects
    assert len({s.party_id for s in parsed.statements}) == 558
    assert len(values(parsed, "sourceUrl")) > 540
