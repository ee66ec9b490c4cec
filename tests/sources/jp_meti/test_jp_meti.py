"""METI's entities: numbering over glued pages, names of three scripts, aliases of two forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.jp_meti.names import read_names
from seawall.sources.jp_meti.parse import country_of, parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, one, real_file, values
from tests.sources.jp_meti.writer import INVENTED, Entity, write

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write()


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("meti.txt", data)))


def test_golden() -> None:
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert parsed.rejects == []
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_the_title_tells_the_list_and_the_update_the_date() -> None:
    for kind, list_id in (("russia", "jp_meti_russia"), ("belarus", "jp_meti_belarus"), ("third", "jp_meti_third")):
        data = write(kind=kind)
        assert recognizes(SourceFile("x", data)) == kind
        parsed = read(data)
        assert parsed.list_id == list_id
        assert parsed.published_at is not None
        assert parsed.published_at.isoformat() == "2025-09-12T00:00:00+00:00"


def test_an_era_year_is_understood() -> None:
    parsed = read(write(updated="令和７年９月12日"))
    assert parsed.published_at is not None
    assert parsed.published_at.date().isoformat() == "2025-09-12"


def test_other_texts_are_not_recognized() -> None:
    assert recognizes(SourceFile("x", "指定日：2022 所在地".encode())) is None
    assert recognizes(SourceFile("x", b"1 Moscow")) is None


def test_pages_that_are_glued_together_are_cut_by_the_numbers() -> None:
    text = WHOLE.decode()
    glued = text.replace("Russia.\n２ ", "Russia.２ ").replace("Belarus.\n３ ", "184682.３ ").replace("China.\n４ ", "China.\n\n４")
    parsed = read(glued.encode())
    assert values(parsed, "id") == ["1", "2", "3", "4"]


def test_numbers_in_addresses_are_no_entries() -> None:
    entities = [Entity("見本", "Sample A", ("1 Street, 2 Lane, Moscow", "2 Another Street, Moscow, Russia")), Entity("架空", "Sample B", ("Moscow, Russia",))]
    data = write(entities).decode().replace("; and 2 Another", "; and\n2 Another").encode()
    parsed = read(data)
    assert values(parsed, "id") == ["1", "2"]
    assert values(parsed, "address")[1] == "2 Another Street, Moscow, Russia."


def test_a_legal_form_in_front_of_the_name_is_no_chinese_name() -> None:
    parsed = read(write([Entity("（有限会社）見本", "(OOO) Sample", ("Moscow, Russia",))]))
    assert values(parsed, "alias") == []
    assert values(parsed, "name") == ["(OOO) Sample", "（有限会社）見本"]


def test_a_sentence_behind_the_japanese_name_stays_as_a_note() -> None:
    parsed = read(write([Entity("見本省。右には、海軍が含まれる。", "Sample Ministry", ("Moscow, Russia",))]))
    assert values(parsed, "name") == ["Sample Ministry", "見本省"]
    assert values(parsed, "notes") == ["右には、海軍が含まれる。"]


NAMES = [  # id, lines, attribute, expected, where it was seen
    ("latin_glued_to_japanese", ["見本・ナノCrocus Sample Electronics", "所在地：Moscow"], "latin", "Crocus Sample Electronics", "russia 57"),
    ("latin_glued_to_bracket", ["見本工場（別称、MTS及びEL）MCST Sample, a.k.a., the following one alias:", "-EL.", "所在地：Moscow"], "latin", "MCST Sample", "russia 71"),
    ("latin_tail_of_japanese", ["アイ・見本 DMCC（別称、アイ）", "I SAMPLE DMCC", "所在地：Dubai"], "japanese", "アイ・見本 DMCC", "third 2"),
    ("tail_without_bracket", ["見本 FZCO", "Sample FZCO", "所在地：Dubai"], "latin", "Sample FZCO", "third 56"),
    ("chinese_over_two_lines", ["見本（啊咕信息技術有限公", "司)（別称、メイク見本（麥克維爾工業有限公司））", "Agu Sample", "所在地：Hong Kong"], "chinese", ("啊咕信息技術有限公司", "麥克維爾工業有限公司"), "third 17"),
    ("nested_chinese", ["見本(长光卫星技术股份有限公司(长光卫星))", "Chang Sample", "所在地：China"], "chinese", ("长光卫星技术股份有限公司", "长光卫星"), "third 19"),
    ("chinese_behind_latin", ["見本・リミ", "テッドHong Sample Co Ltd（香港旗速電子有限公司、", "香港旗速科技有限公司）", "所在地：Hong Kong"], "latin", "Hong Sample Co Ltd", "third 53"),
    ("wrapped_words", ["見本（別称、Kazanski Sample Servis 及び KVZ", "Remservis）", "JSC Sample", "所在地：Kazan"], "japanese_aliases", ("Kazanski Sample Servis", "KVZ Remservis"), "russia 17"),
    ("glued_bullets", ["見本", "Sample Ltd., a.k.a., the following three aliases:", "-FT Ltd;-Forss Sample; and-ZAO Sample.", "所在地：Moscow"], "aliases", ("FT Ltd", "Forss Sample", "ZAO Sample"), "russia 52, 63"),
    ("alias_broken_at_hyphen", ["見本", "Sample, a.k.a., the following one alias:", "-Nauchno-", "Issledovatelski.", "所在地：Moscow"], "aliases", ("Nauchno-Issledovatelski",), "russia 444"),
    ("line_that_begins_with_hyphen", ["見本", "Sample, a.k.a., the following two aliases:", "—ISSP; and", "—Institute of Solid", "-State Sample.", "所在地：Moscow"],
     "aliases", ("ISSP", "Institute of Solid-State Sample"), "russia 346"),
    ("full_width_semicolon", ["見本", "Sample, a.k.a., the following two aliases:", "-A Sample；-JSC NIIP", "所在地：Moscow"], "aliases", ("A Sample", "JSC NIIP"), "russia 504"),
    ("without_aka", ["見本", "Sample Limited, the following two aliases:", "—Sample; and", "—Sample Ltd.", "所在地：Hong Kong"], "aliases", ("Sample", "Sample Ltd."), "third 28"),
    ("glued_words", ["見本", "Sample Co., a.k.a., thefollowing twoaliases:", "-S One; and", "-S Two.", "所在地：Hong Kong"], "stated", 2, "third 9, 29"),
    ("new_form", ["見本", "Sample", "別称：サンプル及び見本・トレー", "ド有限会社", "Sample Cip Ltd.", "Sti; Sample Chip", "所在地：Antalya"], "aliases", ("Sample Cip Ltd. Sti", "Sample Chip"), "third 55"),
    ("new_form_latin_only", ["見本", "Sample", "別称：OOO Sample", "所在地：Moscow"], "aliases", ("OOO Sample",), "russia 561"),
    ("bracket_of_the_japanese_name", ["FSUE 見本研究所（NNIIRT）", "FSUE Sample (NNIIRT).", "所在地：Nizhny"], "latin", "FSUE Sample (NNIIRT)", "russia 513"),
    ("other_alias_word", ["見本（別名、プリマ及びシステムズ）", "Sample Prima", "所在地：Nizhny"], "japanese_aliases", ("プリマ", "システムズ"), "russia 491"),
    ("sentence_behind_the_name", ["国防見本（全てを含む）。右には、", "含まれる。", "Ministry of Sample, including the Armed Forces.", "所在地：All address"], "latin", "Ministry of Sample", "russia 23"),
    ("blanks_in_address_word", ["見本", "Sample", "所 在 地 ： 1A Street"], "addresses", ("1A Street",), "russia 97"),
    ("broken_range", ["見本", "Sample", "所在地：Room 8/F, 21-", "27 Wing Kut Street; and", "8D-", "23 Block"], "addresses", ("Room 8/F, 21-27 Wing Kut Street", "8D-23 Block"), "third 8, 54"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "attribute", "expected"), [c[1:4] for c in NAMES], ids=[c[0] for c in NAMES])
def test_names(lines: list[str], attribute: str, expected: object) -> None:
    assert getattr(read_names(lines), attribute) == expected


COUNTRIES = [
    ("1 Street, Moscow, 107076 Russia.", "ru"), ("1 Street, Moscow, Russia, 143026", "ru"), ("2 Fatkulina Street, Kazan, 420021，Russia.", "ru"),
    ("28 Canton Road, Hong Kong, China", "cn"), ("Dubai, United Arab Emirates", "ae"), ("Yasenevo 11 Kolpachny, 0101000.", None),
]  # fmt: skip


@pytest.mark.parametrize(("address", "code"), COUNTRIES)
def test_countries(address: str, code: str | None) -> None:
    found = country_of(address)
    assert (found[0] if found else None) == code


def test_another_number_of_aliases_than_announced_is_a_reject() -> None:
    data = WHOLE.decode().replace("the following two aliases", "the following three aliases").encode()
    assert [r.reason for r in read(data).rejects] == ["2 aliases, 3 announced"]


BROKEN = [
    ("cut_before_the_address", WHOLE[: WHOLE.rindex("所在地".encode())], "entry 4 ends before its address"),
    ("number_left_out", WHOLE.decode().replace("３ 架空", "架空").encode(), "entry 3 is missing: 4 follows 2"),
    ("no_entry", WHOLE[: WHOLE.index("１ ".encode())], "no numbered entry"),
    ("no_title", WHOLE[WHOLE.index("指定日".encode()) :], "no title of a known list"),
    ("not_utf8", WHOLE + b"\xff", "not UTF-8"),
]


@pytest.mark.parametrize(("data", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_texts(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read(data)


_LATIN = st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8}){0,2}", fullmatch=True).filter(lambda t: "Aka" not in t and "Follow" not in t)
_KANA = st.text("アイウエオカキクケコサシスセソ", min_size=2, max_size=8)
_ENTITY = st.builds(
    Entity, _KANA, _LATIN, st.lists(_LATIN.map(lambda t: f"{t}, Moscow, Russia"), min_size=1, max_size=3, unique=True).map(tuple),
    st.lists(_LATIN, max_size=4, unique=True).map(tuple), st.lists(_KANA, max_size=3, unique=True).map(tuple), st.just(""), st.booleans(),
)  # fmt: skip


@given(st.lists(_ENTITY, min_size=1, max_size=12))
@FEW
def test_round_trip(entities: list[Entity]) -> None:
    parsed = read(write(entities))
    check_parsed(parsed)
    assert parsed.entries == len(entities)
    for number, entity in enumerate(entities, start=1):
        said = [(s.prop, s.value, s.lang) for s in parsed.statements if s.subject_id == f"jp-meti-russia-{number}"]
        assert [v for p, v, _ in said if p == "name"] == [entity.latin, entity.japanese]
        assert [v for p, v, lang in said if p == "alias" and lang is None] == list(entity.aliases)
        assert [v for p, v, lang in said if p == "alias" and lang == "jpn"] == list(entity.japanese_aliases)
        assert [v.rstrip(".") for p, v, _ in said if p == "address"] == list(entity.addresses)


@given(damage(WHOLE) | st.binary(max_size=300))
@FEW
def test_damage_ends_well(data: bytes) -> None:
    recognizes(SourceFile("fuzz", data))
    ends_well(parse, data)


@pytest.mark.real
@pytest.mark.parametrize(("name", "entries"), [("jp/2025-09-12-meti-russia-entities.txt", 561), ("jp/2025-09-12-meti-third-country-entities.txt", 56)])
def test_the_official_texts(name: str, entries: int) -> None:
    # The manifest states no number; 561 and 56 are the last numbers that METI prints.
    parsed = read(real_file(name).data)
    check_parsed(parsed)
    assert values(parsed, "id") == [str(number) for number in range(1, entries + 1)]
    assert parsed.rejects == []
    assert {s.lang for s in parsed.statements if s.prop == "name"} == {None, "jpn"}


def test_the_writer_writes_all_forms() -> None:
    assert {entity.new_form for entity in INVENTED} == {True, False}
