"""An organization's own list: the example, the vocabularies, what stops a file and what does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError, UnknownValueError
from seawall.model.measures import MEASURE_KINDS
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.own_csv.parse import parse, recognizes
from seawall.sources.own_csv.tables import MAGIC, OPTIONAL, REQUIRED, SCHEMES, TYPES
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, one, values
from tests.sources.tables_writer import write_csv

FEW = settings(derandomize=True, deadline=None, max_examples=40)
ROOT = Path(__file__).parents[3]
EXAMPLE = (ROOT / "examples/own-list.csv").read_bytes()
HEADER = (*REQUIRED, *OPTIONAL)
ROW = {MAGIC: "Sample", "id": "1", "name": "Invented"}


def read(data: bytes, name: str = "2026-01-05-blocked.csv") -> Parsed:
    return one(parse(SourceFile(name, data)))


def write(*rows: dict[str, str]) -> bytes:
    return write_csv(HEADER, [ROW | row for row in rows])


def test_the_example_is_the_golden_one() -> None:
    parsed = read(EXAMPLE)
    check_parsed(parsed)
    assert parsed.rejects == []
    assert (parsed.list_id, parsed.entries) == ("own_example_blocked_customers", 3)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_every_column_and_word_is_documented() -> None:
    text = (ROOT / "docs/reference/own-list.md").read_text(encoding="utf-8")
    for word in (*HEADER, *filter(None, TYPES), *SCHEMES, *MEASURE_KINDS):
        assert f"`{word}`" in text, word


def test_the_list_is_named_by_its_column_or_the_file() -> None:
    assert read(write({MAGIC: "Blocked customers"})).list_id == "own_blocked_customers"
    assert read(write({MAGIC: ""})).list_id == "own_blocked"
    assert [p.list_id for p in parse(SourceFile("x", write({}, {MAGIC: "Other"})))] == ["own_sample", "own_other"]


def test_spreadsheets_habits() -> None:
    for delimiter in (",", ";", "\t"):
        data = write_csv(HEADER, [ROW | {"aliases": "A; B"}], newline="\r\n", delimiter=delimiter, bom=True)
        assert recognizes(SourceFile("x", data)) == "csv"
        assert values(read(data), "alias") == ["A", "B"]
    assert recognizes(SourceFile("x", b"id,name\n")) is None


CASES = [  # id, row, property, value
    ("person", {"type": "person", "birth_date": "04/03/1971;1972"}, "birthDate", "1971-03-04"), ("country_by_name", {"country": "Russia"}, "country", "ru"),
    ("passport", {"type": "person", "identifiers": "passport(ru): 71 01"}, "passportNumber", "71 01"), ("imo", {"type": "vessel", "identifiers": "imo: IMO 9074729"}, "imoNumber", "IMO9074729"),
    ("imo_wrong_digit", {"type": "vessel", "identifiers": "imo: 9074728"}, "registrationNumber", "9074728"), ("wallet_of_a_person", {"type": "person", "identifiers": "wallet: 1Inv"}, "publicKey", "1Inv"),
    ("odd_date", {"listed_on": "soon"}, "notes", "listed_on: soon"), ("birth_of_a_ship", {"type": "vessel", "birth_date": "1999"}, "notes", "birth_date: 1999"),
    ("no_scheme", {"identifiers": "123"}, "notes", "identifier: 123"), ("passport_of_a_ship", {"type": "vessel", "identifiers": "passport: 1"}, "notes", "identifier: passport: 1"),
    ("url", {"url": "https://example.org/case"}, "sourceUrl", "https://example.org/case"), ("review", {"review_on": "2026-02"}, "description", "review on 2026-02"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "prop", "value"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_cells(row: dict[str, str], prop: str, value: str) -> None:
    parsed = read(write(row))
    check_parsed(parsed)
    assert value in values(parsed, prop)
    assert bool(parsed.rejects) == (prop in ("notes", "registrationNumber"))


def test_dates_bound_the_listing() -> None:
    entity = next(s for s in read(write({"listed_on": "2025-01-01", "expires_on": "2026-01-01"})).statements if s.prop == "entity")
    assert (entity.valid_from, entity.valid_to) == ("2025-01-01", "2026-01-01")


BROKEN = [
    ("type", write({"type": "dragon"}), UnknownValueError, "line 2, column type: unknown type 'dragon'"),
    ("measure", write({"measure": "freeze;frown"}), UnknownValueError, "unknown measure 'frown'"),
    ("scheme", write({"identifiers": "shoe: 42"}), UnknownValueError, "unknown scheme of an identifier 'shoe'"),
    ("gender", write({"type": "person", "gender": "?"}), UnknownValueError, "unknown gender '?'"),
    ("no_name", write({"name": ""}), FormatError, "line 2: id '1' with name ''"),
    ("no_id", write({"id": "--"}), FormatError, "each row needs both"),
    ("twice", write({}, {}), FormatError, "line 3: id '1' stands twice"),
    ("alike", write({"id": "a/1"}, {"id": "a-1"}), FormatError, "ids 'a/1' and 'a-1' differ only in signs"),
    ("column", write_csv((*HEADER, "shoe"), []), FormatError, "unknown column 'shoe'"),
    ("missing", write_csv((MAGIC, "id"), []), FormatError, "column 'name' is missing"),
    ("cut", write({})[:-8], FormatError, "line 2: 16 cells in a row, 23 in the header"),
    ("encoding", write({"name": "Müller"}).decode().encode("cp1252"), FormatError, "not UTF-8"),
]


@pytest.mark.parametrize(("data", "error", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_files(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        read(data)


_WORD = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=10)


@given(st.dictionaries(st.from_regex(r"[A-Z]{1,3}-[0-9]{1,4}", fullmatch=True), st.tuples(_WORD, st.lists(_WORD, max_size=3, unique=True), st.sampled_from(sorted(TYPES)), st.dates()), max_size=6))
@FEW
def test_round_trip(rows: dict[str, tuple[str, list[str], str, object]]) -> None:
    data = write(*({"id": i, "name": n, "aliases": "; ".join(a), "type": t, "listed_on": str(d)} for i, (n, a, t, d) in rows.items()))
    for parsed in parse(SourceFile("x", data)):
        check_parsed(parsed)
        assert values(parsed, "id") == list(rows)
        assert values(parsed, "name") == [row[0] for row in rows.values()]
        assert values(parsed, "alias") == [alias for row in rows.values() for alias in row[1]]


@given(damage(EXAMPLE) | st.binary(max_size=300))
@FEW
def test_damage_ends_well(data: bytes) -> None:
    recognizes(SourceFile("fuzz", data))
    ends_well(parse, data)
