"""Seizure orders: headings, rows that go on, holders and wallets, numbers with labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.il_nbctf.parse import parse, recognizes
from seawall.sources.il_nbctf.tables import REQUIRED
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, one, real_file, values
from tests.sources.il_nbctf.writer import WALLET_A, WALLET_B, WALLET_C, write

FEW = settings(derandomize=True, deadline=None, max_examples=40)
WHOLE = write()


def read(data: bytes) -> Parsed:
    return one(parse(SourceFile("wallets.csv", data)))


def test_golden() -> None:
    parsed = read(WHOLE)
    check_parsed(parsed)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_headings_blank_rows_and_rows_that_go_on_are_no_entries() -> None:
    parsed = read(WHOLE)
    assert parsed.entries == 10
    assert parsed.notes == ("10 seizures under 4 orders; headings and blank rows are no entries",)


def test_every_order_has_its_number() -> None:
    assert list(dict.fromkeys(values(read(WHOLE), "recordId"))) == ["18/26", "34/23", "2/24", "5/23"]


def test_a_named_holder_is_one_person_with_all_his_accounts() -> None:
    parsed = read(WHOLE)
    zayd = next(s.party_id for s in parsed.statements if s.value == "ZAYD INVENTED")
    assert [s.value for s in parsed.statements if s.party_id == zayd and s.prop == "accountId"] == ["900000000001", "900000000002"]
    assert [s.value for s in parsed.statements if s.party_id == zayd and s.prop == "recordId"] == ["34/23", "5/23"]


def test_a_wallet_without_a_name_stands_for_itself() -> None:
    parsed = read(WHOLE)
    keys = {s.value for s in parsed.statements if s.prop == "publicKey" and s.subject_id == s.party_id}
    assert keys == {WALLET_A, WALLET_B, WALLET_C}


QUIRKS = [
    ("name_goes_on_below", "name", "BABED AL-INVENTED EID", "5/23: BABED AL-AZIZ / EID"),
    ("dots_in_birth_date", "birthDate", "1992-09-18", "2/24: 18.9.1992"),
    ("labeled_number", "idNumber", "100000005-000", "2/24: resident number (Austria)"),
    ("labeled_country", "country", "at", "2/24: (אוסטריה)"),
    ("labeled_passport", "passportNumber", "4000004", "2/24: passport in the identity column"),
    ("second_currency", "currency", "USDT", "44/21: ,,,,,USDT"),
    ("address_tag", "description", "address tag 100000017", "44/21: (Address tag 1051035076) *"),
    ("unknown_country", "description", "אטלנטיס", "a territory that is not in the table"),
    ("cut_number", "notes", "identity card: 9.46108E+11", "1/25: 9.46108E+11"),
]


@pytest.mark.parametrize(("prop", "value"), [c[1:3] for c in QUIRKS], ids=[c[0] for c in QUIRKS])
def test_quirks(prop: str, value: str) -> None:
    assert value in values(read(WHOLE), prop)


def test_two_addresses_in_a_cell_are_two_wallets() -> None:
    parsed = read(WHOLE)
    assert sum(s.prop == "publicKey" and s.value in (WALLET_A, WALLET_B) for s in parsed.statements) == 3


def test_a_row_with_neither_holder_nor_wallet_is_a_reject() -> None:
    parsed = read(write([("צ.ת 1/23", [("-", "-", "-", "-", "-", "BTC")])]))
    assert [r.reason for r in parsed.rejects] == ["neither a holder nor a wallet"]


BROKEN = [
    ("header", write(header=(*REQUIRED[:5], "סכום")), "the columns are"),
    ("cut_in_a_row", WHOLE[: WHOLE.rindex(b"000000018") + 4], "2 cells in a row, 6 in the header"),
    ("cut_in_the_currency", write([("צ.ת 1/23", [("", "", "", "", WALLET_A, "USDT")])])[:-4], "the file ends inside its last row, after 'US'"),
    ("too_wide", write([("צ.ת 1/23", [("", "", "", "", WALLET_A, "", "x")])]), "line 3: 7 cells in a row"),
]


@pytest.mark.parametrize(("data", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_tables(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read(data)


@given(st.lists(st.tuples(st.integers(1, 99), st.lists(st.from_regex(r"T[A-Za-z0-9]{33}", fullmatch=True), min_size=1, max_size=4)), max_size=5))
@FEW
def test_round_trip(orders: list[tuple[int, list[str]]]) -> None:
    parsed = read(write([(f"צ.ת {number}/26", [("", "", "", "", wallet, "") for wallet in wallets]) for number, wallets in orders]))
    check_parsed(parsed)
    assert values(parsed, "publicKey") == [wallet for _, wallets in orders for wallet in wallets]
    assert values(parsed, "recordId") == [f"{number}/26" for number, wallets in orders for _ in wallets]


@given(damage(WHOLE) | st.binary(max_size=300))
@FEW
def test_damage_ends_well(data: bytes) -> None:
    recognizes(SourceFile("fuzz", data))
    ends_well(parse, data)


def test_recognition() -> None:
    assert recognizes(SourceFile("x", WHOLE)) == "csv"
    assert recognizes(SourceFile("x", "שם מלא,דרכון\r\n".encode())) is None


@pytest.mark.real
def test_the_official_table() -> None:
    # The manifest counts the 930 rows that have six cells; headings, blank rows, the header and rows that go on are among them.
    parsed = read(real_file("il/2026-08-22-nbctf-wallets.csv").data)
    check_parsed(parsed)
    assert parsed.entries == 895
    assert parsed.notes == ("895 seizures under 35 orders; headings and blank rows are no entries",)
    assert [r.text for r in parsed.rejects] == ["9.46108E+11"]
