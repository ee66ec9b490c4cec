"""Numbers in one form, numbers copied wrong, and keys under which such numbers meet."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10
from stdnum.ru import inn, ogrn

from seawall.screen.check_digits import check_holds, checked_scheme
from seawall.screen.iban import bank_of_account
from seawall.screen.identifier_slips import slip_between, slip_keys
from seawall.screen.identifiers import SCHEME_OF_PROPERTY, normalize_identifier, same_number_may_mean_same, scheme_of_document

WALLET = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"
NORMAL = [  # case, scheme, printed, normalized
    ("imo_label", "imo", "IMO 9187629", "9187629"),
    ("imo_without_check_digit", "imo", "918762", "918762"),
    ("inn_dashed", "inn", "7707-083893", "7707083893"),
    ("cyrillic_label", "registration", "ИНН 7707083893", "7707083893"),
    ("several_labels", "inn", "TIN/INN 7707083893", "7707083893"),
    ("country_and_label", "ogrn", "Russia OGRN - 1028600584540", "1028600584540"),
    ("tax_id", "tax", "Tax ID Number/INN: 6672197493", "6672197493"),
    ("en_dash", "inn", "INN – 7805349407", "7805349407"),
    ("label_with_colon", "tax", "BIN: 120540008532", "120540008532"),
    ("words_before_it", "id", "Company identification No. 1023501236901", "1023501236901"),
    ("item_of_a_list", "passport", "Passport no.: a) 101423404", "101423404"),
    ("country_before_it", "passport", "Kuwait number 106261543", "106261543"),
    ("words_behind", "passport", "I0005159, issued in Iran", "I0005159"),
    ("series_in_small_letters", "passport", "ab 1234567", "AB1234567"),
    ("polish_series", "id", "abc 123456", "ABC123456"),
    ("mexican_letters_apart", "tax", "VAEL 791124 NXA", "VAEL791124NXA"),
    ("label_in_one", "imo", "IMO9187629", "9187629"),
    ("bic_among_others", "bic", "SWIFT/BIC MINNRUMM BIK (RU) 044525600", "MINNRUMM"),
    ("note_behind", "passport", "A 0139243 (revoked as at Sep. 2012)", "A0139243"),
    ("cyrillic_series_that_looks_latin", "passport", "ЕС301368", "EC301368"),
    ("cyrillic_series", "passport", "ЖД301368", "ЖД301368"),
    ("head_office", "bic", "VTBRRUM2XXX", "VTBRRUM2"),
    ("branch", "bic", "vtbrrum2ms2", "VTBRRUM2MS2"),
    ("base58_keeps_case", "crypto", WALLET, WALLET),
    ("coin_before_it", "crypto", f"XBT {WALLET}", WALLET),
    ("hex_has_no_case", "crypto", "0x5512D943ED1f7c8a43f3435c85f7ab68b30121b0", "0x5512d943ed1f7c8a43f3435c85f7ab68b30121b0"),
    ("bech32_has_no_case", "crypto", "BC1QXY2KGDYGJRSQTZQ2N0YRF2493P83KKFJHX0WLH", "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh"),
    ("tail_number_without_digits", "registration", "EP-MNF", "EPMNF"),
    ("word_is_no_number", "registration", "UNKNOWN", None),
    ("nothing", "passport", "n/a", None),
    ("too_short", "id", "1234", None),
    ("signs", "passport", "№ — /", None),
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "printed", "expected"), [c[1:] for c in NORMAL], ids=[c[0] for c in NORMAL])
def test_normalized(scheme: str, printed: str, expected: str | None) -> None:
    assert normalize_identifier(scheme, printed) == expected


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.sampled_from(sorted(set(SCHEME_OF_PROPERTY.values()) | {"any"})), st.text(max_size=40))
def test_normalizing_any_text_gives_letters_and_digits_or_nothing(scheme: str, printed: str) -> None:
    value = normalize_identifier(scheme, printed)
    assert value is None or (value.isalnum() and len(value) >= 3)


SLIPS = [  # case, scheme, customer's, listed, kind
    ("last_digit", "imo", "9187628", "9187629", "check_digit"),
    ("no_last_digit", "imo", "918762", "9187629", "check_digit_missing"),
    ("one_digit", "imo", "9187529", "9187629", "digit"),
    ("neighbors", "imo", "9178629", "9187629", "digits_exchanged"),
    ("listed_one_is_wrong", "imo", "9187629", "9187529", "digit"),
    ("both_valid", "imo", "9187629", "9332810", None),
    ("one_digit_lost", "inn", "770703893", "7707083893", "digit_missing"),
    ("one_digit_twice", "inn", "77007083893", "7707083893", "digit_added"),
    ("inn_printed_as_tax_number", "tax", "7707083898", "7707083893", "check_digit"),
    ("ogrn_printed_as_registration", "registration", "1027700132159", "1027700132195", "digits_exchanged"),
    ("tax_number_without_check_digit", "tax", "1234567890", "1234567891", None),
    ("iban", "iban", "DE89370400440532013001", "DE89370400440532013000", "check_digit"),
    ("isin", "isin", "US0378331006", "US0378331005", "check_digit"),
    ("country_before_it", "tax", "DE123456789", "123456789", "prefix"),
    ("country_left_out", "inn", "7707083893", "RU7707083893", "prefix"),
    ("two_countries", "tax", "DE123456789", "FR123456789", None),
    ("zeros_before_it", "registration", "0803008", "803008", "leading_zeros"),
    ("letter_o", "passport", "MO887925", "M0887925", "look_alike"),
    ("letter_i", "passport", "I2345678", "12345678", "look_alike"),
    ("series_left_out", "passport", "1234567", "AB1234567", "series"),
    ("two_series", "passport", "CD1234567", "AB1234567", None),
    ("passport_digit", "passport", "AB1234567", "AB1234568", None),
    ("wallet_in_capitals", "crypto", WALLET.upper(), WALLET, "case"),
    ("two_branches", "bic", "VTBRRUM2MS2", "VTBRRUMM", "branch"),
    ("two_banks", "bic", "VTBRRUMM", "SABRRUMM", None),
    ("account_at_the_bank", "iban", "DE89370400440532013000", "COBADEFF", "bank"),
    ("account_at_another", "iban", "DE89370400440532013000", "DEUTDEFF", None),
    ("code_shared_by_many", "kpp", "770401001", "0770401001", None),
    ("the_same", "imo", "9187629", "9187629", None),
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "a", "b", "kind"), [c[1:] for c in SLIPS], ids=[c[0] for c in SLIPS])
def test_slips(scheme: str, a: str, b: str, kind: str | None) -> None:
    slip = slip_between(scheme, a, b)
    assert (slip.kind if slip else None) == kind
    if kind is not None:
        listed_scheme = "bic" if kind == "bank" else scheme
        assert set(slip_keys(scheme, a)) & set(slip_keys(listed_scheme, b)), "a slip that no key would find"


def test_the_words_say_whose_number_is_wrong() -> None:
    slip, other = slip_between("imo", "9187529", "9187629"), slip_between("imo", "9187629", "9187529")
    assert slip is not None
    assert other is not None
    assert slip.words == "differ in one digit (place 5), and the customer's fails its check digit"
    assert other.words == "differ in one digit (place 5), and the listed one fails its check digit"


VALID = {
    "inn": st.integers(10**8, 10**9 - 1).map(lambda n: f"{n}{inn.calc_company_check_digit(str(n))}"),
    "ogrn": st.integers(10**11, 10**12 - 1).map(lambda n: f"{n}{ogrn.calc_check_digit(str(n) + '0')}"),
    "lei": st.text(string.ascii_uppercase + string.digits, min_size=18, max_size=18).map(lambda t: t + mod_97_10.calc_check_digits(t)),
}


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.sampled_from(sorted(VALID)), st.data(), st.randoms(use_true_random=False))
def test_a_damaged_number_with_a_check_digit_meets_its_own_key_and_is_told(scheme: str, data: st.DataObject, chance: random.Random) -> None:
    valid = data.draw(VALID[scheme])
    assert check_holds(scheme, valid)
    place = chance.randrange(len(valid) - 1)
    damaged = chance.choice([
        valid[:place] + chance.choice("123456789") + valid[place + 1 :], valid[:place] + valid[place + 1] + valid[place] + valid[place + 2 :],
        valid[:place] + valid[place + 1 :], valid[:place] + "7" + valid[place:],
    ])  # fmt: skip
    if damaged == valid or check_holds(scheme, damaged):
        return
    assert set(slip_keys(scheme, damaged)) & set(slip_keys(scheme, valid))
    assert slip_between(scheme, damaged, valid) is not None
    assert slip_between(scheme, valid, damaged) is not None


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.sampled_from(sorted(set(SCHEME_OF_PROPERTY.values()))), st.text(string.ascii_uppercase + string.digits, min_size=5, max_size=34))
def test_keys_are_few_and_the_same_each_time(scheme: str, value: str) -> None:
    keys = slip_keys(scheme, value)
    assert len(keys) <= len(value) + 4
    assert len(set(keys)) == len(keys)
    assert slip_between(scheme, value, value) is None


@pytest.mark.parametrize(("account", "bank"), [
    ("DE89370400440532013000", "COBADEFF"), ("GB29NWBK60161331926819", "NWBKGB2L"), ("BY13NBRB3600900000002Z00AB00", "NBRBBY"),
    ("RU0304452522540817810538091310419", "044525225"), ("DE89370400440532013001", None), ("nonsense", None), ("", None),
])  # fmt: skip
def test_the_bank_of_an_account(account: str, bank: str | None) -> None:
    assert bank_of_account(account) == bank


@pytest.mark.parametrize(("schema", "printed", "scheme"), [
    ("Passport", "Diplomatic Passport", "passport"), ("Identification", "Tax ID No.", "tax"), ("Identification", "Registration Number", "registration"),
    ("Identification", "Unified Social Credit Code (USCC)", "usc"), ("Identification", "Cedula No.", "id"), ("Identification", None, "id"),
    ("Identification", "R.F.C.", "tax"), ("Identification", "BIK (RU)", "bic"), ("Identification", "Travel Document Number", "passport"),
    ("Identification", "National Identification Number", "id"), ("Identification", "Public Registration Number", "registration"),
])  # fmt: skip
def test_what_a_list_calls_a_paper_gives_its_scheme(schema: str, printed: str | None, scheme: str) -> None:
    assert scheme_of_document(schema, printed) == scheme


def test_a_code_that_many_share_finds_nobody() -> None:
    assert not same_number_may_mean_same("kpp", "kpp", "770401001")
    assert not same_number_may_mean_same("tax", "kpp", "770401001")
    assert same_number_may_mean_same("tax", "inn", "7707083893")


def test_a_companys_imo_number_may_be_printed_as_its_registration_number() -> None:
    # KOREA ACHIM SHIPPING CO on the EU's and the UN's list of 2026.
    assert same_number_may_mean_same("registration", "imo", "5936312")
    assert not same_number_may_mean_same("registration", "imo", "5936313")
    assert not same_number_may_mean_same("passport", "imo", "5936312")


def test_okpo_check_digits_hold_for_published_codes() -> None:
    # Gazprom 00040778, Sberbank 00032537: their annual reports.
    assert check_holds("okpo", "00040778")
    assert check_holds("okpo", "00032537")
    assert not check_holds("okpo", "00040779")


def test_a_tax_number_is_only_checked_if_it_fulfills_a_rule() -> None:
    assert checked_scheme("tax", "7707083893") == "inn"
    assert checked_scheme("tax", "7707083890") is None
    assert checked_scheme("passport", "7707083893") is None
