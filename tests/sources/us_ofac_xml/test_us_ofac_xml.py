"""OFAC's legacy XML: round trip, quirks, broken twins, fuzz, the official files, and the same facts as the delimited files."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.ingest.unpack import unpack
from seawall.model.statement import Statement
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_ofac_delimited.parse import parse as parse_delimited
from seawall.sources.us_ofac_xml.parse import parse, recognizes
from seawall.sources.us_ofac_xml.remark import Parts, rank, split_links, write_remark
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values
from tests.sources.us_ofac_xml.writer import NEW, OLD, Entry, invented, write

FEW = settings(derandomize=True, deadline=None, max_examples=30)
WHOLE = write(invented())


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("sdn.xml", data)))


def test_every_property_exists_and_the_output_is_the_golden_one():
    parsed = read(WHOLE)
    check_parsed(parsed)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_date_and_entries():
    parsed = read(WHOLE)
    assert parsed.entries == 5
    assert parsed.published_at is not None
    assert parsed.published_at.date() == date(2018, 4, 6)
    assert parsed.completeness == "whole"


def test_both_namespaces_say_the_same():
    assert read(write(invented(), NEW)).statements == read(write(invented(), OLD)).statements


def test_fewer_entries_than_stated_is_an_excerpt():
    parsed = read(write(invented(), count=8197))
    assert parsed.completeness == "excerpt"
    assert "8197" in parsed.notes[0]
    assert parsed.list_id == "us_ofac_sdn"


CONS = [Entry(number, f"CONS {number}", programs=("UKRAINE-EO13662",)) for number in range(18708, 18712)]


@pytest.mark.parametrize("entries, count, variant", [
    (invented(), None, "sdn"), (invented(), 9000, "sdn"), (CONS, None, "cons"), (CONS, 5000, "sdn"), ([Entry(99, "NEW PLC", programs=("NS-PLC",))], None, "cons"),
    ([Entry(99, "BOTH", programs=("SDGT",))], None, "sdn"),
], ids=["invented", "count", "numbers", "count before numbers", "tag", "no tag"])  # fmt: skip
def test_the_list_is_told_by_content(entries, count, variant):
    file = SourceFile("x.xml", write(entries, count=count))
    assert recognizes(file) == variant
    assert one(parse(file)).variant == f"us_ofac_xml/{variant}"


QUIRKS = [
    ("name", "Albert ZORN", "identity"), ("birthDate", "1960", "details"), ("nationality", "cy", "details"), ("title", "Dr.", "details"),
    ("position", "Minister of Fog", "details"), ("weakAlias", "THE FOG", "details"), ("alias", "Albert TSORN", "alias"), ("alias", "Albert ZORNOV", "alias"),
    ("previousName", "Albert ZORNOV", "previous"), ("address", "1 Fog Lane, Flat 2, Moscow 101000, Russia", "address"),
    ("addressEntity", "us-ofac-sdn-90001-addr-900010", "address"), ("state", "Jalisco", "address"), ("imoNumber", "IMO9187629", "details"), ("tonnage", "99144", "details"),
    ("object", "us-ofac-sdn-90002", "details"), ("summary", "NOBODY (KNOWN) LTD", "details"), ("programId", "CAATSA-RUSSIA", "identity"), ("model", "Il-96", "details"),
    ("innCode", "7700000001", "comments"), ("weakAlias", "FB", "comments"),
]  # fmt: skip


@pytest.mark.parametrize("prop, value, facet", QUIRKS, ids=[f"{facet} {prop} {value}" for prop, value, facet in QUIRKS])
def test_where_each_fact_stands(prop, value, facet):
    assert any((s.prop, s.value, s.facet) == (prop, value, facet) for s in read(WHOLE).statements)


def test_the_remark_is_that_of_the_delimited_file():
    (note,) = [s.value for s in read(WHOLE).statements if s.prop == "notes" and s.party_id.endswith("90001")]
    assert note == (
        "DOB 12 Apr 1961; alt. DOB circa 1960; alt. DOB no one knows; POB Nowhere, Russia; nationality Russia; alt. nationality Cyprus; citizen Russia; Gender Male; "
        "Secondary sanctions risk: section 1(b) of Executive Order 13224; Passport X0000001 (Russia) issued 05 Jan 2010 expires 05 Jan 2020; alt. Passport Y2 (Cyprus); "
        "Minister of Fog; Dr.; Head of the Board; a.k.a. 'THE FOG'; Linked To: FOG BANK, PJSC; Linked To: NOBODY (KNOWN) LTD."
    )


def test_a_long_remark_is_cut_where_the_delimited_file_cuts_it():
    notes = {s.facet: s.value for s in read(WHOLE).statements if s.prop == "notes" and s.party_id.endswith("90002")}
    assert len(notes["details"]) == 1000
    assert notes["comments"].endswith("Tax ID No. 7700000001 (Russia); all offices worldwide; a.k.a. 'FB'.")


@pytest.mark.parametrize("count", ["²", "9" * 5000, "many"])
def test_an_odd_record_count_is_no_error(count):
    data = WHOLE.replace(b"<Record_Count>5<", f"<Record_Count>{count}<".encode())
    assert read(data.replace(b"<uid>900010</uid>", f"<uid>{count}</uid>".encode())).entries == 5


def test_what_has_no_type_is_counted():
    assert {r.text for r in read(WHOLE).rejects} == {"alt. DOB no one knows", "MOON-EO99999"}


def _delimited(entries: list[Entry], parsed: Parsed) -> list[Statement]:
    """The same parties as the three delimited files, with the remarks that the XML's notes say."""
    notes = {s.party_id.rpartition("-")[2]: s.value for s in parsed.statements if s.prop == "notes"}
    cell = lambda text: f'"{text}"' if text else "-0- "  # noqa: E731
    kinds = {"Individual": "individual", "Vessel": "vessel", "Aircraft": "aircraft"}
    main, alt, add = [], [], []
    for entry in entries:
        name = ", ".join(text for text in (entry.last, entry.first) if text)
        ship = (entry.vessel.get(tag, "") for tag in ("callSign", "vesselType", "tonnage", "grossRegisteredTonnage", "vesselFlag", "vesselOwner"))
        cells = (name, kinds.get(entry.kind, ""), "] [".join(entry.programs), entry.title, *(f"{int(text):,}" if text.isdigit() else text for text in ship), notes.get(str(entry.uid), ""))
        main.append(f"{entry.uid}," + ",".join(map(cell, cells)))
        for place, (kind, category, last, first) in enumerate(entry.akas):
            if category == "strong":
                alt.append(f"{entry.uid},{place + 1},{cell(kind.replace('.', ''))},{cell(', '.join(text for text in (last, first) if text))},-0- ")
        for place, row in enumerate(entry.addresses or [{}]):
            street = ", ".join(row[tag] for tag in ("address1", "address2", "address3") if tag in row)
            city = f"{', '.join(row[tag] for tag in ('city', 'stateOrProvince') if tag in row)} {row.get('postalCode', '')}".strip()
            add.append(f"{entry.uid},{entry.uid * 10 + place},{cell(street)},{cell(city)},{cell(row.get('country', ''))},-0- ")
    found: list[Statement] = []
    for rows in (main, alt, add):
        if rows:
            found.extend(one(parse_delimited(SourceFile("x.csv", ("\r\n".join(rows) + "\r\n\x1a").encode()))).statements)
    return found


def _content(statements: list[Statement]) -> set[tuple[object, ...]]:
    return {(s.facet, s.party_id, s.subject_id, s.schema, s.prop, s.value, s.original, s.lang, s.valid_from, s.valid_to) for s in statements}


def test_invented_parties_read_the_same_from_both_formats():
    entries = [entry for entry in invented() if entry.uid not in (90002, 90005)]  # an overflowing remark, and quotes that the delimited files spell otherwise
    parsed = read(write(entries))
    assert _content(parsed.statements) == _content(_delimited(entries, parsed))


_WORD = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=9)
_PEOPLE = st.lists(st.tuples(_WORD, _WORD, st.dates(date(1930, 1, 1), date(2005, 1, 1)), st.sampled_from(("Russia", "Iran", "Cyprus")), _WORD), min_size=1, max_size=5)


@given(_PEOPLE)
@FEW
def test_round_trip(people):
    entries = [Entry(90000 + n, last, first.title(), "Individual", births=[f"{born:%d} {born:%b} {born.year}"], nationalities=[country], akas=[("a.k.a.", "strong", alias, "")],
                     addresses=[{"address1": f"{n} Fog Lane", "city": "Moscow", "country": country}]) for n, (last, first, born, country, alias) in enumerate(people)]  # fmt: skip
    parsed = read(write(entries))
    check_parsed(parsed)
    assert values(parsed, "birthDate") == [born.isoformat() for _, _, born, _, _ in people]
    assert values(parsed, "name") == [f"{first.title()} {last}" for last, first, *_ in people]
    assert _content(parsed.statements) == _content(_delimited(entries, parsed))


BROKEN = [
    ("cut", WHOLE[:-40], FormatError, "not well-formed XML"),
    ("new element", write([Entry(1, "A", extra="<shoeSize>46</shoeSize>")]), FormatError, "unknown element 'shoeSize' in sdnEntry.*FIELDS"),
    ("new element below", WHOLE.replace(b"<idNumber>Male</idNumber>", b"<idNumber>Male</idNumber><moon>1</moon>"), FormatError, "unknown element 'moon' in id"),
    ("markup in a text", WHOLE.replace(b"THE FOG", b"<b>THE FOG</b>"), FormatError, "unknown element 'b'"),
    ("type", write([Entry(1, "A", kind="Comet")]), UnknownValueError, "unknown sdnType 'Comet'.*SCHEMAS"),
    ("alias type", write([Entry(1, "A", akas=[("q.k.a.", "strong", "B", "")])]), UnknownValueError, "unknown aka/type 'qka'"),
    ("alias category", write([Entry(1, "A", akas=[("a.k.a.", "so-so", "B", "")])]), UnknownValueError, "unknown aka/category 'so-so'"),
    ("uid", WHOLE.replace(b"<uid>90001</uid>", b"<uid>ninety</uid>"), FormatError, "uid 'ninety' is no number"),
    ("twice", write([Entry(1, "A"), Entry(1, "B")]), FormatError, "uid 1 stands twice"),
    ("doctype", WHOLE.replace(b"<sdnList ", b'<!DOCTYPE sdnList [<!ENTITY a "b">]><sdnList ', 1), FormatError, "document type"),
    ("other root", b"<sdn/>", FormatError, "the root element is 'sdn'"),
    ("a digit that is none", WHOLE.replace(b"<uid>90001</uid>", "<uid>²</uid>".encode()), FormatError, "is no number"),
    ("empty", b" ", FormatError, "the file is empty"),
]


@pytest.mark.parametrize("data, error, message", [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_files_say_what_where_and_how(data, error, message):
    with pytest.raises(error, match=message):
        read(data)


@given(damage(WHOLE))
@FEW
def test_damage_ends_in_statements_or_in_our_errors(data):
    ends_well(parse, data)
    recognizes(SourceFile("x", data))


@given(st.binary(max_size=200))
@FEW
def test_any_bytes_end_in_our_errors(data):
    ends_well(parse, data)
    recognizes(SourceFile("x", data))


def test_remarks_are_put_together_in_ofacs_order():
    assert rank("Gender") < rank("Passport") < rank("Tax ID No.") < rank("no such thing") < rank("MMSI")
    assert split_links("worldwide. (Linked To: A (B))") == ("worldwide.", ["Linked To: A (B)"])
    assert write_remark(Parts(free="For details see #directives.")) == "For details see #directives."
    assert write_remark(Parts(links=["Linked To: R D I S.A."])) == "Linked To: R D I S.A.."
    assert write_remark(Parts()) == ""


REAL = ["us_ofac/2018-04-06-consolidated.xml", "us_ofac/2025-03-28-consolidated.xml"]


@pytest.mark.real
@pytest.mark.parametrize("name", REAL)
def test_the_official_files(name):
    file = real_file(name)
    assert recognizes(file) == "cons"
    parsed = one(parse(file))
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert parsed.completeness == "whole"
    assert parsed.published_at is not None
    assert name.split("/")[1].startswith(parsed.published_at.date().isoformat())
    assert not parsed.rejects


@pytest.mark.real
def test_the_sample_in_a_zip_is_an_excerpt_of_the_sdn_list():
    (file,) = [SourceFile(name, data) for name, data in unpack("sample.zip", real_file("us_ofac/2020-06-05-sdn_xml-sample.zip").data)]
    assert recognizes(file) == "sdn"
    parsed = one(parse(file))
    check_parsed(parsed)
    assert (parsed.entries, parsed.completeness) == (8, "excerpt")


#: Facts that the two formats of 2018-04-06 do not share: the delimited files print `"` as `'`.
KNOWN_DIFFERENCES = {"address": 3, "alias": 1}


@pytest.mark.real
def test_all_formats_of_one_day_say_the_same():
    xml = _content(one(parse(real_file("us_ofac/2018-04-06-consolidated.xml"))).statements)
    delimited: list[Statement] = []
    for part in ("prim", "alt", "add"):
        delimited.extend(one(parse_delimited(real_file(f"us_ofac/2018-04-06-cons_{part}.csv"))).statements)
    other = _content(delimited)
    assert Counter(fact[0] for fact in xml - other) == KNOWN_DIFFERENCES
    assert Counter(fact[0] for fact in other - xml) == KNOWN_DIFFERENCES
    assert len(xml & other) > 21_000
