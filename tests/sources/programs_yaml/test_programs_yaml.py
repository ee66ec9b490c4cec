"""The tar of programs: text without YAML's own types, bounds, broken archives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.programs_yaml.parse import parse, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values
from tests.sources.programs_yaml.writer import INVENTED, write

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write()


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("programs.tar", data)))


def test_golden() -> None:
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert (parsed.list_id, parsed.entries) == ("programs", 2)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_norway_is_a_territory_and_no_is_a_word() -> None:
    parsed = read(WHOLE)
    assert values(parsed, "country") == ["no", "zz"]
    assert "no" in values(parsed, "alias")
    assert [r.text for r in parsed.rejects] == ["qq"]


def test_folded_text_is_one_line_and_nulls_are_nothing() -> None:
    assert values(read(WHOLE), "summary") == ["Targets invented parties."]


def _with(text: bytes) -> bytes:
    return write(extra=[("meta/programs/X.yml", text)])


BROKEN = [
    ("cut", WHOLE[:2200], FormatError, "the tar has no end"),
    ("twice", write([INVENTED[1], INVENTED[1]]), FormatError, "key 'XX-SAMPLE' is blank or stands in 'meta/programs/XX-SAMPLE.yml' too"),
    ("measure", write([{**INVENTED[1], "measures": ["Frowning"]}]), UnknownValueError, "unknown measure 'Frowning'"),
    ("status", write([{**INVENTED[1], "status": "asleep"}]), UnknownValueError, "unknown status 'asleep'"),
    ("key", _with(b"key: A\ntitle: B\nissuer: C\nmood: D\n"), FormatError, r"X\.yml: unknown key 'mood'"),
    ("no_title", _with(b"key: A\nissuer: C\n"), FormatError, "no 'title'"),
    ("anchor", _with(b"key: &a A\ntitle: *a\nissuer: C\n"), FormatError, "line 1: anchors and aliases are not read"),
    ("nested", _with(b"key: {a: b}\n"), FormatError, "a mapping where a text should be"),
    ("list_of_lists", _with(b"aliases: [[a]]\n"), FormatError, "a list where a text should be"),
    ("list_for_text", _with(b"key: [a]\ntitle: B\nissuer: C\n"), FormatError, "a list under 'key'"),
    ("not_yaml", _with(b"key: [a\n"), FormatError, "not YAML"),
    ("not_utf8", _with(b"key: \xff\n"), FormatError, "not YAML"),
    ("too_large", _with(b"#" * 300_000), FormatError, "too large"),
]


@pytest.mark.parametrize(("data", "error", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_archives(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read(data)


@given(st.dictionaries(st.from_regex(r"[A-Z]{2}-[A-Z0-9]{1,8}", fullmatch=True), st.lists(st.from_regex(r"[A-Za-z][A-Za-z0-9 ]{0,10}[A-Za-z]", fullmatch=True), max_size=4, unique=True), min_size=1, max_size=6))
@FEW
def test_round_trip(programs: dict[str, list[str]]) -> None:
    parsed = read(write([{"key": key, "title": f"Title {key}", "issuer": "xx", "aliases": aliases or None} for key, aliases in programs.items()]))
    check_parsed(parsed)
    assert values(parsed, "programId") == list(programs)
    assert values(parsed, "alias") == [" ".join(alias.split()) for aliases in programs.values() for alias in aliases if alias.lower() != "null"]


@given(damage(WHOLE) | st.binary(max_size=300))
@FEW
def test_damage_ends_well(data: bytes) -> None:
    recognizes(SourceFile("fuzz", data))
    ends_well(parse, data)


@given(st.binary(max_size=200) | damage(b"key: A\ntitle: >\n  B\nissuer: 'C'\naliases:\n  - D\n  - [E]\n"))
@FEW
def test_any_member_ends_well(text: bytes) -> None:
    ends_well(parse, _with(text))


def test_recognition() -> None:
    assert recognizes(SourceFile("x", WHOLE)) == "tar"
    assert recognizes(SourceFile("x", write([], [("a.txt", b"x")]))) is None


@pytest.mark.real
def test_the_official_archive() -> None:
    name = "programs/2026-08-22-programs.tar"
    parsed = read(real_file(name).data)
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name) == 261
    assert parsed.rejects == []
