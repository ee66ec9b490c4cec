"""FSD XML 1.0: round trip, the composed texts, damage, the official excerpt."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import SourceFile
from seawall.sources.eu_fsd_xml.parse import parse, recognizes
from seawall.sources.eu_fsf.papers import read_composed
from seawall.sources.eu_fsf.records import Citizenship, Subject
from seawall.sources.eu_fsf.tables import COVERS_OLD
from seawall.sources.eu_fsf_xml import parse as eu_fsf_xml
from tests.sources.eu_fsd_xml.writer import write
from tests.sources.eu_fsf.checks import check_golden, check_shapes, damaged, keys, manifest_entries, official, only_our_errors, read, said
from tests.sources.eu_fsf.invented import PERSON, SUBJECTS, emitted, subjects
from tests.sources.eu_fsf_xml.writer import write as write_new

WHOLE = write(SUBJECTS)
QUICK = settings(derandomize=True, deadline=None, max_examples=30)
#: What FSD does not state: the EU reference.
_UNSTATED = "authorityId"


def _without_reference(found: list[Subject]) -> list[Subject]:
    return [dataclasses.replace(subject, eu_reference="") for subject in found]


@given(subjects())
@QUICK
def test_what_is_written_is_read(found: list[Subject]) -> None:
    parsed = read(parse, write(found))
    assert keys(parsed) == keys(emitted(_without_reference(found)), COVERS_OLD)
    check_shapes(parsed)


@given(subjects())
@QUICK
def test_same_facts_read_the_same_from_both_formats(found: list[Subject]) -> None:
    found = _without_reference(found)
    assert keys(read(parse, write(found))) == keys(read(eu_fsf_xml.parse, write_new(found)), COVERS_OLD)


def test_golden() -> None:
    parsed = read(parse, WHOLE)
    check_shapes(parsed)
    check_golden([parsed], Path(__file__).with_name("expected.jsonl"))
    assert parsed.published_at == datetime(2031, 2, 5, tzinfo=UTC)


def test_recognized_by_content() -> None:
    assert recognizes(SourceFile("x", WHOLE.encode())) == "xml-1.0"
    assert eu_fsf_xml.recognizes(SourceFile("x", WHOLE.encode())) is None
    assert recognizes(SourceFile("x", write_new(SUBJECTS).encode())) is None


COMPOSED = [  # id, printed, value, kind, flags, valid_to, region, remark; seen in the excerpt of 2016
    ("plain", "700003 (passport-National passport) ", "700003", "passport", (), "", "", ""),
    ("remark", "AD700004 (passport-National passport) ((passport))", "AD700004", "passport", (), "", "", "passport"),
    ("region", "700002 (passport-National passport)  (in TRIPOLI)", "700002", "passport", (), "", "TRIPOLI", ""),
    ("all", "700001 (passport-National passport)  (valid to 2014-02-21)[known to be expired](issued under a name)", "700001", "passport", ("known to be expired",), "2014-02-21", "",
     "issued under a name"),
    ("words", "Ration Card no. 0001234 (other-Other identification number) (Ration Card no. 0001234)", "Ration Card no. 0001234", "other", (), "", "", "Ration Card no. 0001234"),
    ("unknown", "UNKNOWN (other-Other identification number) ", "", "other", (), "", "", ""),
    ("bare", "A-77", "A-77", "other", (), "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "value", "kind", "flags", "valid_to", "region", "remark"), [case[1:] for case in COMPOSED], ids=[case[0] for case in COMPOSED])
def test_composed_numbers(printed: str, value: str, kind: str, flags: tuple[str, ...], valid_to: str, region: str, remark: str) -> None:
    paper = read_composed(printed)
    assert (paper.value, paper.kind, paper.flags, paper.valid_to, paper.region, paper.remark) == (value, kind, flags, valid_to, region, remark)


def test_regimes_in_the_remark_are_sanctions_of_their_own() -> None:
    subject = dataclasses.replace(PERSON, regimes=[("753/2011 (OJ L199)", "AFG"), ("881/2002 (OJ L139)", "TAQA")])
    parsed = read(parse, write([subject]))
    assert said(parsed, "programId") == ["EU-UKR", "EU-AFG", "EU-TAQA-EUAQ"]
    assert subject.remark in said(parsed, "notes")
    assert set(said(parsed, "listingDate")) == {"2031-02-03"}


@pytest.mark.parametrize(("printed", "code"), [("CS", "csxx"), ("SCG", "csxx"), ("CSK", "cshh"), ("YUG", "yucs")])
def test_codes_of_former_countries(printed: str, code: str) -> None:
    parsed = read(parse, write([dataclasses.replace(PERSON, citizenships=[Citizenship("1", printed)])]))
    assert said(parsed, "citizenship") == [code]


def test_odd_dates_are_kept_and_counted() -> None:
    parsed = read(parse, WHOLE.replace("<DATE>1961-05-07</DATE>", "<DATE>in spring</DATE>").replace('Date="05/02/2031"', 'Date="today"'))
    assert {reject.text for reject in parsed.rejects} == {"in spring", "today"}
    assert "Birth date: in spring" in said(parsed, "notes")
    assert parsed.published_at is None


BROKEN = [
    ("cut", "</WHOLE>", "", FormatError, "not well-formed XML"),
    ("attribute", 'Type="P"', 'Type="P" mood="x"', FormatError, "unknown attribute 'mood' of ENTITY"),
    ("part", "<CITIZEN ", "<MOOD/><CITIZEN ", FormatError, "unknown element 'MOOD' in ENTITY"),
    ("field", "<TITLE>", "<MOOD/><TITLE>", FormatError, "unknown element 'MOOD' in NAME"),
    ("type", 'Type="P"', 'Type="Q"', UnknownValueError, "unknown subject type 'Q'"),
    ("record", "<ENTITY ", "<PERSON/><ENTITY ", FormatError, "unknown element 'PERSON' in WHOLE"),
]


@pytest.mark.parametrize(("old", "new", "error", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_files_are_refused(old: str, new: str, error: type[Exception], message: str) -> None:
    assert old in WHOLE
    with pytest.raises(error, match=message):
        read(parse, WHOLE.replace(old, new, 1))


@given(damaged(WHOLE.encode()))
@QUICK
def test_damage_gives_our_errors_only(data: bytes) -> None:
    only_our_errors(parse, data)


@pytest.mark.real
def test_official_excerpt() -> None:
    relative = "eu/2016-02-11-global-excerpt.xml"
    parsed = read(parse, official(relative))
    assert parsed.entries == manifest_entries(relative) == 595
    assert parsed.published_at == datetime(2016, 2, 11, tzinfo=UTC)
    assert parsed.rejects == []
    assert len(said(parsed, "name")) == 595
    check_shapes(parsed)
