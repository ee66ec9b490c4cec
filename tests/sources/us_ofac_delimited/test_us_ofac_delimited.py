"""OFAC's delimited files: round trip, quirks of the copies met, the cut remarks, damage, the two lists apart."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.model.statement import ROSTER, statement_key
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_ofac_delimited.parse import parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, real_names, values
from tests.sources.us_ofac_delimited import writer as w

FEW = settings(derandomize=True, deadline=None, max_examples=40)
MAIN = w.main_file(w.INVENTED)
ALT = w.alt_file(w.INVENTED)
ADD = w.add_file(w.INVENTED)
COMMENTS = w.comments_file(w.INVENTED)
BESIDE = {"sdn": SourceFile("sdn.csv", MAIN)}


def read(data: bytes, name: str = "sdn.csv", companions: dict[str, SourceFile] | None = None) -> Parsed:
    return one(parse(SourceFile(name, data, companions or {})))


def of(parsed: Parsed, number: int, prop: str, schema: str | None = None) -> list[str]:
    return [s.value for s in parsed.statements if s.party_id == f"us-ofac-sdn-{number}" and s.prop == prop and schema in (None, s.schema)]


@pytest.mark.parametrize(("name", "data"), [("sdn", MAIN), ("alt", ALT), ("add", ADD), ("comments", COMMENTS)], ids=str)
def test_golden(name: str, data: bytes) -> None:
    parsed = read(data, companions=BESIDE)
    if ROSTER in parsed.covers:
        check_parsed(parsed)
    statements = [s._replace(line=0) for s in parsed.statements]
    check_golden(Path(__file__).parent / f"expected_{name}.jsonl", statements)


FACTS = [  # number, property, values, what they show
    (101, "name", ["Ivan Petrovich EXAMPLEV"], "natural order"),
    (101, "birthDate", ["1965-03-14", "1963", "1960", "1961", "1962"], "exact, circa, range"),
    (101, "birthCountry", ["kp"], "a country with a comma"),
    (101, "position", ["Brigadier General", "Deputy Minister of Invented Affairs"], "title column, and a position in the remarks; not twice"),
    (101, "title", ["Haji"], "a form of address"),
    (101, "passportNumber", ["AB 1234567"], "number with a blank"),
    (101, "innCode", ["770123456789"], "Russian tax number of a person"),
    (101, "socialSecurityNumber", ["900-00-0000"], "SSN"),
    (101, "phone", ["+98215550100", "+98215550101", "5550102"], "telephone, fax, plain"),
    (101, "weakAlias", ["Vanya EXAMPLE"], "quoted alias"),
    (101, "status", ["ICTY indictee"], "free text of a known kind"),
    (102, "ogrnCode", ["1027700000001"], "Russian registration number"),
    (102, "okpoCode", ["09800001"], "Government Gazette Number"),
    (102, "leiCode", ["253400XXXXXXXXXXXX99"], "LEI by its form"),
    (102, "imoNumber", ["IMO5342883"], "IMO number of a company"),
    (102, "registrationNumber", ["044000000", "HRA 738077 (Stuttgart)"], "brackets inside the number"),
    (102, "listingDate", ["2022-02-24"], "of the directive"),
    (102, "startDate", ["2022-03-26"], "of the directive"),
    (102, "sourceUrl", ["http://www.invented.example/directives"], "link at the end"),
    (103, "tonnage", ["99144"], "thousands"),
    (103, "imoNumber", ["IMO9187629"], "ship"),
    (103, "pastFlags", ["mt"], "None Identified is no flag"),
    (103, "flag", ["ir", "pa"], "column and remark"),
    (104, "serialNumber", ["8401", "1023400000"], "two labels"),
    (104, "buildDate", ["1992-04"], "month and year"),
    (104, "icaoCode", ["140AE7"], "Mode S"),
]


@pytest.mark.parametrize(("number", "prop", "expected"), [c[:3] for c in FACTS], ids=[f"{c[0]}-{c[1]}" for c in FACTS])
def test_what_stands_in_a_row(number: int, prop: str, expected: list[str]) -> None:
    found = [s.value for s in read(MAIN).statements if s.subject_id.startswith(f"us-ofac-sdn-{number}") and s.prop == prop and s.schema != "Passport"]
    assert [value for value in found if value in expected] == found == expected


def test_the_whole_remark_stays() -> None:
    assert of(read(MAIN), 101, "notes") == [w.PERSON.remark]


def test_each_program_is_a_sanction_of_its_own() -> None:
    parsed = read(MAIN)
    assert of(parsed, 101, "programId") == ["SDGT", "CAATSA-RUSSIA"]
    assert of(parsed, 101, "provisions") == ["freeze", "freeze", "secondary_risk"]
    assert of(parsed, 102, "provisions") == ["freeze", "freeze", "sectoral", "transaction", "secondary_risk"]


def test_a_link_points_to_the_one_party_of_that_name() -> None:
    parsed = read(MAIN)
    assert of(parsed, 101, "object") == ["us-ofac-sdn-102"]
    twins = w.main_file([*w.INVENTED, w.Party(106, "INVENTED HOLDING")])
    assert of(read(twins), 101, "object") == []
    assert of(read(twins), 101, "summary", "UnknownLink") == ["INVENTED HOLDING"]


def test_what_has_no_type_is_counted() -> None:
    reasons = {reject.text: reject.reason for reject in read(MAIN).rejects}
    assert set(reasons) == {"INVENTED-EO99999", "Fishing Fleet Number 998877 (Iran)", "DOB soon"}
    assert "998877" in of(read(MAIN), 101, "idNumber")


def test_a_cut_remark_goes_on_in_the_comments() -> None:
    cut = read(MAIN)
    assert of(cut, 105, "notes") == [w.LONG.remark[:1000]]
    assert of(cut, 105, "object") == []
    whole = read(COMMENTS, "sdn_comments.csv", BESIDE)
    assert of(whole, 105, "summary") == ["SHORT HOLDING LIMITED", "INVENTED HOLDING"]
    assert of(whole, 105, "object") == ["us-ofac-sdn-102"]
    assert of(whole, 105, "gender") == ["female"]
    names = of(cut, 105, "weakAlias")
    assert len(names + of(whole, 105, "weakAlias")) == 45


def test_comments_alone_keep_the_fragment_as_text() -> None:
    alone = read(COMMENTS, "sdn_comments.csv")
    assert of(alone, 105, "notes") == [w.LONG.remark[1000:]]
    assert of(alone, 105, "gender") == ["female"], "the kind follows from what the segments are about"
    assert alone.rejects == []


def test_comments_beside_a_damaged_main_file_are_read_alone() -> None:
    parsed = read(COMMENTS, "sdn_comments.csv", {"sdn": SourceFile("sdn.csv", MAIN[:-1])})
    assert "read without sdn.csv" in parsed.notes[0]


def test_aliases_and_addresses() -> None:
    alt, add = read(ALT, "alt.csv"), read(ADD, "add.csv")
    assert [(s.facet, s.prop, s.value) for s in alt.statements if s.party_id.endswith("-101")] == [
        ("alias", "alias", "Iwan EXEMPLEV"), ("alias", "alias", "Name ANOTHER"), ("previous", "previousName", "Name ANOTHER"),
        ("alias", "alias", "THE EXAMPLE"),
    ]  # fmt: skip
    assert of(add, 101, "country", "LegalEntity") == ["ir", "ua-cri"]
    assert of(add, 102, "postalCode") == ["W1K 4QX", "44600"]
    assert of(add, 102, "state") == ["Jalisco"]
    assert {s.party_id for s in add.statements} == {f"us-ofac-sdn-{party.number}" for party in w.INVENTED}, "blank rows put a party on the roster"


def test_the_roster_is_said_in_the_same_words_in_both_files() -> None:
    keys = [{statement_key("us_ofac_sdn", s) for s in read(data).statements if s.facet == ROSTER} for data in (MAIN, ADD)]
    assert keys[0] == keys[1]


_NAME = st.text(st.characters(codec="ascii", exclude_characters="\x00\x01\x1a\r\n\"'", categories=("Lu", "Ll", "Nd", "Zs", "Po")), min_size=1, max_size=24)
_PARTIES = st.lists(
    st.builds(
        w.Party, st.integers(10, 3000), _NAME.map(str.strip).filter(lambda text: text.strip(" -0")), st.sampled_from(("", "individual", "vessel", "aircraft")),
        st.lists(st.sampled_from(("SDGT", "IRAN", "CUBA")), min_size=1, unique=True).map(tuple),
        remarks=st.lists(st.sampled_from(("Gender Male", "DOB 1946", "Tax ID No. 1 (Serbia)", "Linked To: X")), unique=True).map(tuple),
    ),
    min_size=1, max_size=6, unique_by=lambda party: party.number,
)  # fmt: skip


@FEW
@given(_PARTIES)
def test_round_trip(parties: list[w.Party]) -> None:
    parsed = read(w.main_file(parties))
    check_parsed(parsed)
    assert values(parsed, "id") == [str(party.number) for party in parties]
    for party in parties:
        printed = [s.original or s.value for s in parsed.statements if s.prop == "name" and s.party_id == f"us-ofac-sdn-{party.number}"]
        assert printed == [party.name]
        assert of(parsed, party.number, "program") == list(party.programs)


COPIES = [  # copies of the files that were re-saved by others
    ("lf_no_end_no_sub", lambda: w.main_file(w.INVENTED, "\n", sub=False)[:-1], 5, "2019-01-04"),
    ("lf_with_sub", lambda: w.add_file(w.INVENTED, "\n"), 7, "2022-01-31 add"),
    ("lf_unquoted", lambda: w.alt_file([w.Party(105, "X", aliases=(("aka", "NO COMMA"),))], "\n", False, False), 1, "2022-01-31 alt"),
    ("crlf_comments_without_sub", lambda: w.comments_file(w.INVENTED, sub=False), 1, "2021-07-07 sdn_comments"),
    ("null_cut", lambda: w.add_file(w.INVENTED, "\n", sub=False)[:-3], 7, "2019-01-04 add ends `-0`"),
    ("blank_line", lambda: MAIN.replace(b"\r\n", b"\r\n\r\n", 1), 5, "a stray blank line"),
    ("byte_order_mark", lambda: b"\xef\xbb\xbf" + MAIN, 5, "an editor's mark"),
    ("line_end_in_quotes", lambda: MAIN.replace(b"DOB 14 Mar 1965; ", b"DOB 14 Mar 1965;\r\n ", 1), 5, "a remark in two lines"),
    ("odd_case", lambda: MAIN.replace(b'"individual"', b'" Individual "', 1), 5, "blanks and case of a type"),
]


@pytest.mark.parametrize(("data", "entries"), [(c[1](), c[2]) for c in COPIES], ids=[c[0] for c in COPIES])
def test_copies_of_others_load(data: bytes, entries: int) -> None:
    assert read(data).entries == entries


BROKEN = [
    ("cut_at_a_line", MAIN[: MAIN.index(b"\r\n") + 2], "CRLF lines but no 0x1A"),
    ("no_sub", MAIN[:-1], "CRLF lines but no 0x1A"),
    ("cut_in_a_row", w.main_file(w.INVENTED, "\n", sub=False)[:-30], "no row of 12 columns: unexpected end of data"),
    ("cut_between_cells", w.main_file(w.INVENTED, "\n", sub=False).split(b'"vessel"')[0][:-1], "2 columns where 12 are known"),
    ("cut_in_the_first_row", w.main_file(w.INVENTED, "\n", sub=False).split(b'"individual"')[0][:-1], "no row of OFAC's delimited files"),
    ("more_columns", MAIN.replace(b"\r\n", b',"new"\r\n', 1), "13 columns where 12 are known"),
    ("sub_inside", MAIN.replace(b"Gender", b"Gen\x1ader", 1), "control character"),
    ("no_text", MAIN.replace(b"Gender", b"Gen\xffder", 1), "not ASCII or UTF-8 text"),
    ("party_twice", w.main_file([w.SHIP, w.PLANE, w.SHIP]), "ent_num 103 stands twice"),
    ("number_lost", MAIN.replace(b"\r\n102,", b"\r\n1O2,"), "ent_num '1O2' is no number"),
    ("empty", b"", "no row of OFAC's delimited files"),
]


@pytest.mark.parametrize(("data", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_damage_is_named(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [(MAIN.replace(b'"vessel"', b'"submarine"'), "unknown SDN_Type 'submarine'"), (ALT.replace(b'"nka"', b'"xka"'), "unknown alt_type 'xka'")],
    ids=["type", "alias"],
)
def test_an_unknown_category_stops_the_load(data: bytes, message: str) -> None:
    with pytest.raises(UnknownValueError, match=message):
        read(data)


def _cons(number: int, tag: str = "NS-PLC") -> w.Party:
    return w.Party(number, "EXAMPLE, Anna", "individual", (tag,), aliases=(("aka", "X"),), remarks=("a.k.a. 'A'",) * 120)


RECOGNIZED = [
    ("sdn", MAIN, "x", "sdn"), ("alt", ALT, "x", "alt"), ("add", ADD, "x", "add"), ("comments", COMMENTS, "x", "sdn_comments"),
    ("tags_tell", w.main_file([_cons(60000)]), "x", "cons_prim"),
    ("numbers_tell", w.main_file([_cons(17014, "RUSSIA-EO14024")]), "x", "cons_prim"),
    ("alt_numbers_tell", w.alt_file([_cons(9640), _cons(9641)]), "sdn_alt.csv", "cons_alt"),
    ("add_numbers_tell", w.add_file([_cons(9640)]), "x", "cons_add"),
    ("comments_numbers_tell", w.comments_file([_cons(17014)]), "x", "cons_comments"),
    ("name_breaks_the_tie", w.add_file([_cons(60000)]), "2027-01-01-cons_add.csv", "cons_add"),
    ("no_name_is_sdn", w.add_file([_cons(60000)]), "add.csv", "add"),
    ("low_number_is_sdn", w.add_file([w.PERSON]), "cons_add.csv", "add"),
    ("other_csv", b"id,name\n1,Anna\n", "sdn.csv", None),
    ("two_numbers", b"1,2\n3,4\n", "sdn_comments.csv", None),
    ("xml", b"<?xml version='1.0'?><sdnList/>", "sdn.xml", None),
    ("empty", b"", "sdn.csv", None),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "variant"), [c[1:] for c in RECOGNIZED], ids=[c[0] for c in RECOGNIZED])
def test_recognition(data: bytes, name: str, variant: str | None) -> None:
    assert recognizes(SourceFile(name, data)) == variant


def test_the_non_sdn_list_says_what_its_tags_mean() -> None:
    parsed = read(w.main_file([_cons(9640), _cons(17014, "RUSSIA-EO14024"), _cons(30923, "CMIC-EO13959"), _cons(46072, "NEW-EO1")]), "cons_prim.csv")
    assert parsed.list_id == "us_ofac_cons"
    assert values(parsed, "provisions") == ["transaction", "sectoral", "investment", "other"]


def test_a_row_that_stays_is_the_same_object_the_next_day() -> None:
    first, second = read(MAIN), read(w.main_file([*w.INVENTED, w.Party(107, "NEW INVENTED FIRM")]))
    known = {id(s) for s in first.statements}
    assert sum(id(s) in known for s in second.statements) == len(first.statements)


@FEW
@given(st.one_of(damage(MAIN), damage(ALT), damage(ADD), damage(COMMENTS), damage(w.main_file(w.INVENTED, "\n", False))))
def test_damage_ends_well(data: bytes) -> None:
    _ends_well(data)


@FEW
@given(st.one_of(st.binary(max_size=400), st.text(alphabet='12,"-0 \r\n\x1aAk;.', max_size=300).map(str.encode)))
def test_any_bytes_end_well(data: bytes) -> None:
    recognizes(SourceFile("x", data))
    _ends_well(data)


def _ends_well(data: bytes) -> None:
    """As `ends_well`, for files without a roster too."""
    if recognizes(SourceFile("fuzz", data)) in ("sdn", "cons_prim", "add", "cons_add"):
        ends_well(parse, data)
        return
    try:
        for parsed in parse(SourceFile("fuzz", data)):
            assert all(s.value.strip() and s.facet in parsed.covers for s in parsed.statements)
    except (FormatError, UnknownValueError) as exc:
        assert exc.what


@pytest.mark.real
@pytest.mark.parametrize("name", [n for n in real_names("us_ofac", ".csv") if "parsed" not in n])
def test_official_files(name: str) -> None:
    file = real_file(name)
    nameless = SourceFile("x", file.data)
    assert recognizes(nameless) == recognizes(file)
    parsed = one(parse(file))
    assert parsed.entries == manifest_entries(name)
    assert len(parsed.rejects) <= parsed.entries // 100
    expected = "us_ofac_cons" if "cons" in name else "us_ofac_sdn"
    assert parsed.list_id == expected


@pytest.mark.real
def test_every_cell_of_an_official_file_is_said() -> None:
    file = real_file("us_ofac/2024-05-03-sdn.csv")
    parsed = one(parse(file))
    said: dict[str, set[str]] = {}
    for s in parsed.statements:
        said.setdefault(s.party_id, set()).update(text for text in (s.value, s.original) if text)
    for row in csv.reader(io.StringIO(file.data.decode().rstrip("\x1a"), newline="")):
        have = said[f"us-ofac-sdn-{row[0]}"]
        for cell in (row[1], *row[3].split("] ["), *row[4].split("; "), *row[5:9], row[10], row[11]):
            assert cell == "-0- " or cell in have or cell.strip() in have, (row[0], cell)
