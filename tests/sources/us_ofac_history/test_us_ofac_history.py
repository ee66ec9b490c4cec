"""Histories: each day is rebuilt byte for byte and says what the day's own file says."""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.model.statement import statement_key
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_ofac_delimited import parse as delimited
from seawall.sources.us_ofac_derived import parse as derived
from seawall.sources.us_ofac_history.parse import parse, rebuild, recognizes
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, one, real_file
from tests.sources.us_ofac_delimited.writer import INVENTED, Party, main_file
from tests.sources.us_ofac_derived.writer import as_json
from tests.sources.us_ofac_history import writer as w

FEW = settings(derandomize=True, deadline=None, max_examples=40)
ROWS, ENTRIES, ADDRESSES = w.of_rows(), w.of_entries(), w.of_addresses()


def read(data: bytes) -> list[Parsed]:
    return list(parse(SourceFile("history", data)))


def keys(parsed: Parsed) -> set[int]:
    return {statement_key(parsed.list_id, s) for s in parsed.statements}


def test_each_day_says_what_its_own_file_says() -> None:
    found = read(ROWS)
    assert [parsed.published_at for parsed in found] == [datetime(2021, 8, 18 + index, 7, 39, 1, tzinfo=UTC) for index in range(5)]
    for parsed, day in zip(found, w.DAYS, strict=True):
        check_parsed(parsed)
        data = main_file(day)
        own = one(delimited.parse(SourceFile("sdn.csv", data)))
        assert keys(parsed) == keys(own)
        assert (parsed.entries, parsed.covers, parsed.list_id) == (own.entries, own.covers, own.list_id)
        assert (parsed.sha256, parsed.size_bytes) == (hashlib.sha256(data).hexdigest(), len(data))


def test_days_are_rebuilt_byte_for_byte() -> None:
    assert [data for _, data in rebuild(ROWS)] == [main_file(day) for day in w.DAYS]


def test_days_come_lazily() -> None:
    broken = w.of_rows().replace(hashlib.sha256(main_file(w.DAYS[4])).hexdigest().encode(), b"0" * 64)
    days = parse(SourceFile("history", broken))
    assert [next(days).entries for _ in range(4)] == [3, 4, 5, 4]
    with pytest.raises(FormatError, match=r"sha256 .* of the rebuilt file is not the stated 0000"):
        next(days)


def test_a_row_that_stays_is_the_same_object_each_day() -> None:
    first, second = read(ROWS)[:2]
    known = {id(s) for s in first.statements}
    assert all(id(s) in known for s in second.statements if s.party_id == "us-ofac-sdn-102")


def test_entries_say_what_the_derived_file_says() -> None:
    found = read(ENTRIES)
    assert [parsed.published_at for parsed in found] == [datetime(2026, 7, 23 + index, tzinfo=UTC) for index in range(5)]
    for parsed, day in zip(found, w.DAYS, strict=True):
        assert keys(parsed) == keys(one(derived.parse(SourceFile("ofac-sdn.json", as_json(day)))))


def test_addresses_are_parties_of_their_own() -> None:
    found = read(ADDRESSES)
    assert [parsed.entries for parsed in found] == [1, 2, 1], "an empty copy says nothing"
    check_parsed(found[1])
    check_golden(Path(__file__).parent / "expected_crypto.jsonl", found[1].statements)


BROKEN = [
    ("cut_in_a_line", ROWS[:-5], "the last line has no end"),
    ("cut_at_a_line", ROWS[: ROWS[:-1].rindex(b"\n") + 1], "rows where 5 are stated|rows where 4 are stated"),
    ("row_changed", ROWS.replace(b"Reg", b"Rag", 1), "of the rebuilt file is not the stated"),
    ("no_json", ROWS.replace(b'{"ent"', b'{"ent', 1).replace(b'{"ent"', b'{"ent"'), "no history file|no JSON"),
    ("span_outside", ROWS.replace(b'"spans": [[0, 5]]', b'"spans": [[0, 6]]', 1), "no ranges within 5 snapshots"),
    ("new_field", ROWS.replace(b'"spans"', b'"other": 1, "spans"', 1), "fields \\['ent', 'other', 'row', 'spans'\\]"),
    ("no_moment", ROWS.replace(w.at(0).encode(), b"yesterday"), "no moment 'yesterday'"),
    ("entries_lost", ENTRIES[: ENTRIES[:-1].rindex(b"\n") + 1], "entries where 5 are stated"),
    ("address_empty", ADDRESSES.replace(b'"1InventedA"', b'""'), "no address ''"),
    ("nothing", b"{}", "no history file"),
]


@pytest.mark.parametrize(("data", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_damage_is_named(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read(data)


@pytest.mark.parametrize(
    ("data", "variant"), [(ROWS, "sdn"), (ENTRIES, "ofac-sdn"), (ADDRESSES, "crypto"), (as_json(INVENTED), None), (b"", None), (b'{"type": "meta"}\n', None)],
    ids=["sdn", "ofac-sdn", "crypto", "derived", "empty", "other"],
)  # fmt: skip
def test_recognition(data: bytes, variant: str | None) -> None:
    assert recognizes(SourceFile("x", data)) == variant
    assert derived.recognizes(SourceFile("x", ENTRIES)) is None


_DAYS = st.lists(st.lists(st.sampled_from(INVENTED), min_size=1, unique=True).map(lambda day: sorted(day, key=lambda party: party.number)), min_size=1, max_size=5)


@FEW
@given(_DAYS)
def test_round_trip(days: list[list[Party]]) -> None:
    assert [data for _, data in rebuild(w.of_rows(days))] == [main_file(day) for day in days]
    assert [parsed.entries for parsed in read(w.of_rows(days))] == [len(day) for day in days]


@FEW
@given(st.one_of(damage(ROWS), damage(ENTRIES), damage(ADDRESSES)))
def test_damage_ends_well(data: bytes) -> None:
    ends_well(parse, data)


@FEW
@given(st.sampled_from((b"", b'{"type": "meta", "snapshots": [{}]}\n')), st.binary(max_size=200))
def test_any_bytes_end_well(start: bytes, data: bytes) -> None:
    ends_well(parse, start + data)


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "count", "last"),
    [
        ("2021-08-18_2024-05-03-sdn.csv.history.jsonl", 308, 14965),
        ("2026-07-23_2026-08-20-ofac-sdn.history.jsonl", 9, 19249),
        ("2021-02-15_2024-09-27-sdn-crypto-addresses.history.jsonl", 30, 654),
    ],
)
def test_official_histories(name: str, count: int, last: int) -> None:
    started = time.perf_counter()
    entries = [parsed.entries for parsed in parse(real_file(f"us_ofac/{name}"))]
    assert (len(entries), entries[-1]) == (count, last)
    assert time.perf_counter() - started < 120


@pytest.mark.real
def test_the_last_day_is_the_file_of_that_day() -> None:
    *_, (moment, data) = rebuild(real_file("us_ofac/2021-08-18_2024-05-03-sdn.csv.history.jsonl").data)
    assert data == real_file("us_ofac/2024-05-03-sdn.csv").data
    assert moment == datetime(2024, 5, 3, 18, 43, 23, tzinfo=UTC)
