"""The Security Council's list: round trip, quirks, broken twins, fuzz, the official files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import SourceFile
from seawall.sources.un_sc.comments import printed_measures
from seawall.sources.un_sc.names import split_names
from seawall.sources.un_sc.parse import parse, recognizes
from seawall.sources.un_sc.parts import split_number
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, real_names, values
from tests.sources.un_sc.writer import Party, invented, write

FEW = settings(derandomize=True, deadline=None, max_examples=30)
WHOLE = write(invented())
_WORD = st.text(st.characters(categories=("Lu", "Ll", "Lo"), exclude_characters="\xad"), min_size=2, max_size=8)


def read(data: bytes):
    return one(parse(SourceFile("consolidated.xml", data)))


def test_every_property_exists_and_the_output_is_the_golden_one():
    parsed = read(WHOLE)
    check_parsed(parsed)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_entries_are_records_and_the_date_is_the_generation_moment():
    parsed = read(WHOLE)
    assert parsed.entries == 3
    assert parsed.published_at is not None
    assert parsed.published_at.isoformat() == "2026-01-15T00:00:09.554000+00:00"


@given(st.lists(st.tuples(_WORD, _WORD, st.dates(date(1930, 1, 1), date(2020, 12, 31))), min_size=1, max_size=5))
@FEW
def test_round_trip(people):
    parties = [
        Party(str(8000000 + n), (first, second), parts=[("INDIVIDUAL_DATE_OF_BIRTH", {"TYPE_OF_DATE": "EXACT", "DATE": born.isoformat()})])
        for n, (first, second, born) in enumerate(people)
    ]
    parsed = read(write(parties))
    assert values(parsed, "name") == [f"{p.names[0]} {p.names[1]}" for p in parties]
    assert values(parsed, "birthDate") == [p.parts[0][1]["DATE"] for p in parties]
    assert values(parsed, "id") == [p.number for p in parties]


QUIRKS = [
    ("listing_date", "listingDate", "2007-03-24", "LISTED_ON is a typed statement, old as it is (Iran 2007, back in 2025)"),
    ("update_with_zone", "modifiedAt", "2018-02-01", "2018-08: 1960-01-01-05:00"),
    ("year_and_month_note", "birthDate", "1958-09", "QDi.395: YEAR 1958, NOTE Sep."),
    ("between", "birthDate", "1957", "BETWEEN 1957 and 1959"),
    ("alias_birth", "birthDate", "1960", "alias DATE_OF_BIRTH 1958 - 1960"),
    ("several_names", "alias", "Tareq Nowheri", "2016: names joined by semicolons"),
    ("script_in_brackets", "alias", "طارق", "Akrin Saleh Akrin (أقرين صالح أقرين)"),
    ("weak", "weakAlias", "Abu Nobody", "Low, in quotes"),
    ("script_note", "weakAlias", "Абу Никто", "NOTE: original script"),
    ("previously", "previousName", "Omar Idris", "NOTE: previously listed as"),
    ("former", "previousName", "Old Front", "f.k.a."),
    ("acronym", "abbreviation", "IF", "INVENTED FRONT (IF)"),
    ("title", "title", "Haji", "a) Mullah b) Haji"),
    ("nationality", "nationality", "et", "Possibly Ethiopian"),
    ("passport", "passportNumber", "SE 012820", "words before the number"),
    ("expiry", "endDate", "2014-11-03", "note: expired on"),
    ("fiscal_code", "taxNumber", "NWHTRK58P01Z999X", "Italian Fiscal Code"),
    ("phone", "phone", "+964 1 234 5678", "note of an address"),
    ("email", "email", "front@example.org", "note of an address"),
    ("branch", "address", "Branch Office 1: Sarafi Market, Farah, Afghanistan, e-mail: front@example.org", "address that stands in the note"),
    ("father", "fatherName", "Omar Idris", "comments"),
    ("death", "deathDate", "2015-12", "comments: Reportedly deceased in Dec. 2015"),
    ("interpol", "sourceUrl", "https://www.interpol.int/en/notice/search/un/7000001", "comments"),
    ("review", "status", "Review pursuant to Security Council resolution 1822 (2008) was concluded on 21 Jul. 2010", "comments"),
    ("old_reference", "recordId", "I.47.X.1", "comments"),
    ("company_imo", "imoNumber", "IMO5571322", "KPe.056: shipping firms have company IMO numbers"),
    ("bic", "swiftBic", "ABCDKPPY", "SWIFT: DCBK KPPY"),
    ("link", "object", "un-sc-7000002", "reference to another entry of the file"),
    ("unscid", "unscId", "KPe.903", "REFERENCE_NUMBER"),
]


@pytest.mark.parametrize(("prop", "value"), [q[1:3] for q in QUIRKS], ids=[q[0] for q in QUIRKS])
def test_quirk(prop, value):
    assert value in values(read(WHOLE), prop)


def test_what_is_no_date_is_kept_and_counted():
    parsed = read(WHOLE)
    assert [(r.reason, r.text) for r in parsed.rejects] == [("not a date", "Approximately 30-35 years old")]
    assert "Date of birth: Approximately 30-35 years old" in values(parsed, "notes")


def test_measures_follow_the_regime():
    parsed = read(WHOLE)
    kinds = {(s.subject_id, s.value) for s in parsed.statements if s.prop == "provisions"}
    assert ("un-sc-7000001-sanction-Al-Qaida", "travel") in kinds
    assert ("un-sc-7000003-sanction-DPRK", "travel") not in kinds


def test_measures_named_in_the_comment_are_the_only_ones():
    party = Party("1", ("A", "B"), regime="Libya", comments="Listed pursuant to paragraph 15 of resolution 1970 (Travel Ban).")
    assert values(read(write([party])), "provisions") == ["travel"]
    assert set(printed_measures("Listed on 2 May 2012 pursuant to paragraphs 15 and 17 of resolution 1970 (Travel Ban,Asset Freeze)")) == {"travel", "freeze"}


def test_a_document_keeps_both_its_types_and_each_fact_the_place_where_it_stands():
    """TYPE_OF_DOCUMENT was lost beside TYPE_OF_DOCUMENT2; "Expiration date: 2026-12-11." was cut to its year (audit of February 2026)."""
    papers = [
        ("INDIVIDUAL_DOCUMENT", {"TYPE_OF_DOCUMENT": "National Identification Number", "TYPE_OF_DOCUMENT2": "Army ID", "NUMBER": "77-1", "COUNTRY_OF_ISSUE": "Chad"}),
        ("INDIVIDUAL_DOCUMENT", {"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "H-1", "NOTE": "issued in Rawalpindi in Jul. 2001"}),
        ("INDIVIDUAL_DOCUMENT", {"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "AB99887", "NOTE": "Expiration date: 2031-12-11."}),
        ("INDIVIDUAL_DOCUMENT", {"TYPE_OF_DOCUMENT": "Passport", "NOTE": "passport number CD55443, issued in Chad"}),
    ]
    parsed = read(write([Party("1", ("A", "B"), parts=papers)]))
    assert values(parsed, "type") == ["Army ID", "National Identification Number", "Passport", "Passport", "passport number", "Passport"]
    assert "2001-07" in values(parsed, "startDate")
    assert values(parsed, "endDate") == ["2031-12-11"]
    places = {(s.prop, s.value): s.locator.rpartition("/")[2] for s in parsed.statements if s.schema in ("Passport", "Identification")}
    assert places["country", "td"] == "COUNTRY_OF_ISSUE"
    assert places["number", "CD55443"] == "NOTE"
    assert places["type", "Army ID"] == "TYPE_OF_DOCUMENT2"


def test_not_available_is_no_country():
    """SDi.001 has `na` as nationality: the code of Namibia."""
    parsed = read(write([Party("1", ("A", "B", "C", "na"), parts=[("NATIONALITY", {"VALUE": "na"})])]))
    assert values(parsed, "nationality") == []
    assert values(parsed, "name") == ["A B C"]


NAMES = [
    ("Hay’at (HTS) (هيئة (original script); Tahrir al-Sham)", ["Hay’at (HTS)", "Hay’at", "HTS", "هيئة", "Tahrir al-Sham"]),
    ("AL-HARAMAIN FOUNDATION (PAKISTAN)", ["AL-HARAMAIN FOUNDATION (PAKISTAN)"]),
    (") Abdelrahman al Dabissi", ["Abdelrahman al Dabissi"]),
    ("GREAT (CAGL) ; OTHER (GLBC)", ["GREAT (CAGL)", "GREAT", "CAGL", "OTHER (GLBC)", "OTHER", "GLBC"]),
    ("Agha Jan اغا جان ", ["Agha Jan اغا جان"]),
]


@pytest.mark.parametrize(("printed", "expected"), NAMES, ids=[n[0][:20] for n in NAMES])
def test_names_in_a_cell(printed, expected):
    assert [part.text for part in split_names(printed) if part.kind != "remark"] == expected


NUMBERS = [
    ("Afghan national identification card (tazkira) number 4414", "4414"),
    ("German travel document (“Reiseausweis”) A 0139243", "A 0139243"),
    ("No. H0044232 (Iraqi)", "H0044232"),
    ("CAR diplomatic passport no. D00000897", "D00000897"),
    ("381110042 (Expired 25 Jan. 2016)", "381110042"),
    ("44103-5251752-5", "44103-5251752-5"),
]


@pytest.mark.parametrize(("printed", "number"), NUMBERS, ids=[n[1] for n in NUMBERS])
def test_number_of_a_document(printed, number):
    assert split_number(printed)[1] == number


BROKEN = [
    ("cut", WHOLE[:-40], FormatError, "not well-formed XML"),
    ("empty", b"", FormatError, "the file is empty"),
    ("other_root", b"<list/>", FormatError, "the root element is 'list'"),
    ("saved_as_cp1252", WHOLE.decode().replace("’", "'").replace("“", '"').replace("”", '"').replace("Salma", "Salmé").encode("cp1252", "ignore"), FormatError, r"line \d+"),
    ("doctype", WHOLE.replace(b"?>\n", b'?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n', 1), FormatError, "document type declaration"),
    ("new_element", write([Party("1", ("A",), extra="<FIFTH_NAME>B</FIFTH_NAME>")]), FormatError, "unknown element 'FIFTH_NAME' in INDIVIDUAL"),
    ("new_alias_element", write([Party("1", ("A",), parts=[("INDIVIDUAL_ALIAS", {"COLOR": "x"})])]), FormatError, "unknown element 'COLOR'"),
    ("new_section", WHOLE.replace(b"<ENTITIES>", b"<SHIPS/><ENTITIES>"), FormatError, "unknown element 'SHIPS'"),
    ("no_number", write([Party("", ("A",))]), FormatError, "a record without DATAID"),
    ("no_name", write([Party("1", ())]), FormatError, "a record without a name"),
    ("regime", write([Party("1", ("A",), regime="Atlantis")]), UnknownValueError, "unknown UN_LIST_TYPE 'Atlantis'"),
    ("quality", write([Party("1", ("A",), parts=[("INDIVIDUAL_ALIAS", {"QUALITY": "Best", "ALIAS_NAME": "B"})])]), UnknownValueError, "unknown QUALITY 'Best'"),
    ("gender", write([Party("1", ("A",), gender="Ship")]), UnknownValueError, "unknown GENDER 'Ship'"),
    ("date_type", write([Party("1", ("A",), parts=[("INDIVIDUAL_DATE_OF_BIRTH", {"TYPE_OF_DATE": "MAYBE"})])]), UnknownValueError, "unknown TYPE_OF_DATE 'MAYBE'"),
]


@pytest.mark.parametrize(("data", "error", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, error, message):
    with pytest.raises(error, match=message):
        read(data)


def test_free_text_never_refuses_the_file():
    odd = Party("1", ("A", "B"), listed="soon", nationalities=("Nowhereland",), updated=("later",), gender="",
                parts=[("INDIVIDUAL_DOCUMENT", {"TYPE_OF_DOCUMENT": "Library card", "NUMBER": "77"}), ("INDIVIDUAL_ADDRESS", {"COUNTRY": "Nowhereland"}),
                       ("INDIVIDUAL_DOCUMENT", {"TYPE_OF_DOCUMENT": "Passport", "DATE_OF_ISSUE": "then", "NUMBER": "X1234"})])  # fmt: skip
    parsed = read(write([odd]))
    check_parsed(parsed)
    assert {r.reason for r in parsed.rejects} == {"not a date", "names no known country", "a type of document not seen before"}
    assert "77" in values(parsed, "idNumber")


def test_a_number_said_twice_is_counted():
    parsed = read(write([Party("1", ("A",)), Party("1", ("A",))]))
    assert parsed.entries == 2
    assert [r.reason for r in parsed.rejects] == ["a second record with this DATAID"]


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "xml"
    assert recognizes(SourceFile("consolidated.xml", b"<data-set><record/></data-set>")) is None
    assert recognizes(SourceFile("x", b"")) is None


@given(st.one_of(damage(WHOLE), st.binary(max_size=300)))
@FEW
def test_fuzz(data):
    ends_well(parse, data)


@pytest.mark.real
@pytest.mark.parametrize("name", real_names("un") or ["un/absent"])
def test_official_file(name):
    parsed = one(parse(real_file(name)))
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert len({s.party_id for s in parsed.statements}) == parsed.entries
    assert len(parsed.rejects) < 30


@pytest.mark.real
def test_iran_came_back_with_its_old_dates():
    parsed = one(parse(real_file("un/2025-11-20-consolidated.xml")))
    iran = {s.party_id for s in parsed.statements if s.prop == "programId" and s.value == "Iran"}
    dates = {s.value[:4] for s in parsed.statements if s.prop == "listingDate" and s.party_id in iran}
    assert len(iran) == 121
    assert dates == {"2006", "2007", "2008", "2010", "2012"}


@pytest.mark.real
def test_resaved_file_is_refused_with_line_and_cause():
    with pytest.raises(FormatError, match=r"line 53: not well-formed XML: PCDATA invalid Char"):
        one(parse(real_file("malformed/2025-08-16-un-consolidated.xml")))
