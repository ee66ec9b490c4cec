"""Official numbers that differ as numbers do when someone copies them wrong, and keys under which such numbers meet.

A wrong digit is only called a slip where a check digit proves it: it holds on one side and fails on the other, so the valid number
is meant. Without check digits (passports) only what is no digit may differ: look-alike signs, leading zeros, a series or country prefix.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from seawall.screen.check_digits import LENGTHS, check_holds, checked_scheme
from seawall.screen.iban import bank_of_account, is_bank
from seawall.screen.identifiers import GROUPS, SHARED_BY_MANY


@dataclass(frozen=True, slots=True)
class Slip:
    """How two numbers that are not the same may still be meant to be.

    Attributes:
        kind: one of the keys of `detail_weights.SLIPS`.
        words: for a reader, to follow "the numbers".
    """

    kind: str
    words: str


_AS_DIGITS: Final = str.maketrans("OQILB", "00118")
_PREFIX: Final = re.compile(r"[A-Z]{1,4}(?=[0-9A-Z]*\d{5})")
_SHORTEST_CORE: Final = 6
#: Groups of numbers whose country or kind is often written before them, or left out: "RU7707083893", "DE 123456789".
_PREFIXED: Final = frozenset({"firm", "ship", "any", "lei"})


def slip_between(scheme: str, a: str, b: str) -> Slip | None:
    """How the customer's number may be the listed one although they differ; None if they are the same, or two numbers.

    Args:
        scheme: of the two, see `identifiers.GROUPS`; for a customer's account and a listed bank `iban`.
        a, b: the customer's and the listed number, normalized.

    >>> slip_between("imo", "9187628", "9187629").words
    "differ in the check digit, and the customer's is wrong"
    >>> slip_between("passport", "MO887925", "M0887925").kind, slip_between("passport", "887925", "887926")
    ('look_alike', None)
    """
    if a == b or scheme in SHARED_BY_MANY:
        return None
    if scheme == "crypto":
        return Slip("case", "differ only in the case of letters, which is part of such an address") if a.lower() == b.lower() else None
    if scheme == "bic":
        return Slip("branch", "are of one bank at two places") if is_bank(a, b) else None
    if scheme == "iban" and len(b) <= 11:
        bank = bank_of_account(a)
        return Slip("bank", "belong together: the customer's account is held at this bank") if bank and is_bank(bank, b) else None
    return _same_but_for_writing(scheme, a, b) or _one_digit_off(scheme, a, b)


def _same_but_for_writing(scheme: str, a: str, b: str) -> Slip | None:
    plain_a, plain_b = a.translate(_AS_DIGITS), b.translate(_AS_DIGITS)
    if plain_a == plain_b and any(map(str.isdigit, a + b)):  # of letters alone it is two marks: EP-IDA and EP-LDA
        return Slip("look_alike", "are the same if signs that look alike (O and 0, I and 1) are taken for each other")
    if a.lstrip("0") == b.lstrip("0") and len(a.lstrip("0")) >= _SHORTEST_CORE - 1:
        return Slip("leading_zeros", "are the same but for leading zeros")
    core_a, core_b = _PREFIX.sub("", a), _PREFIX.sub("", b)
    if core_a == core_b and len(core_a) >= _SHORTEST_CORE and (core_a == a or core_b == b):
        prefix = (a if core_a != a else b)[: -len(core_a)]
        where = "the listed one" if core_a == a else "the customer's"
        kind = "prefix" if GROUPS.get(scheme) in _PREFIXED else "series"
        return Slip(kind, f"are the same but for {prefix!r}, which only {where} has before it")
    return None


def _one_digit_off(scheme: str, a: str, b: str) -> Slip | None:
    holds_a, holds_b = _holds(scheme, a, b), _holds(scheme, b, a)
    if holds_a == holds_b or holds_a is None or holds_b is None:
        return None
    valid, wrong = (a, b) if holds_a else (b, a)
    whose = "the customer's" if wrong is a else "the listed one"
    edit = _one_edit(wrong, valid)
    if edit is None:
        return None
    kind, words = edit
    return Slip(kind, f"{words}, and {whose} is {'incomplete' if 'missing' in kind else 'wrong'}" if kind.startswith("check_digit")
                else f"{words}, and {whose} fails its check digit")  # fmt: skip


def _holds(scheme: str, value: str, other: str) -> bool | None:
    checked = checked_scheme(scheme, value) or checked_scheme(scheme, other)
    return check_holds(checked, value) if checked else None


def _one_edit(wrong: str, valid: str) -> tuple[str, str] | None:
    """Kind and words if one wrong, missing or additional sign, or two neighbors exchanged, tell the numbers apart."""
    difference = len(valid) - len(wrong)
    if abs(difference) > 1:
        return None
    at = next((place for place, (x, y) in enumerate(zip(wrong, valid, strict=False)) if x != y), min(len(wrong), len(valid)))
    if difference == 1:
        if at == len(wrong):
            return "check_digit_missing", "are the same but for the check digit"
        return ("digit_missing", f"differ in one digit that is missing (place {at + 1})") if wrong[at:] == valid[at + 1 :] else None
    if difference == -1:
        return ("digit_added", f"differ in one digit too many (place {at + 1})") if wrong[at + 1 :] == valid[at:] else None
    if wrong[at + 1 :] == valid[at + 1 :]:
        if at == len(valid) - 1:
            return "check_digit", "differ in the check digit"
        return "digit", f"differ in one digit (place {at + 1})"
    exchanged = wrong[at : at + 2] == valid[at : at + 2][::-1] and wrong[at + 2 :] == valid[at + 2 :]
    return ("digits_exchanged", f"have two neighboring digits exchanged (places {at + 1} and {at + 2})") if exchanged else None


@lru_cache(maxsize=1 << 12)
def slip_keys(scheme: str, value: str) -> tuple[str, ...]:
    """Keys that two numbers share if `slip_between` may find a slip; at most four more than the number has signs.

    Both sides of a search compute them: numbers meet if one key is the same, and `slip_between` then decides. The numbers of a scheme
    with a check digit have all their one-deletion forms: a wrong, missing or exchanged digit leaves one of them the same.

    >>> slip_keys("passport", "MO887925")
    ('~M0887925', '~887925')
    >>> len(slip_keys("imo", "9187629")), slip_keys("bic", "VTBRRUM2MS2")
    (9, ('bic|VTBRRU',))
    """
    if scheme in SHARED_BY_MANY:
        return ()
    if scheme == "crypto":
        return (f"crypto|{value.lower()}",)
    if scheme == "bic":
        return (_bank_key(value),)
    plain = value.translate(_AS_DIGITS).lstrip("0")
    keys = dict.fromkeys([f"~{plain}", f"~{_core(value)}"])
    if _may_be_checked(scheme, value):
        keys |= dict.fromkeys([f"#{value}", *(f"#{value[:place]}{value[place + 1 :]}" for place in range(len(value)))])
    bank = bank_of_account(value) if scheme == "iban" else None
    if bank:
        keys[_bank_key(bank)] = None
    return tuple(keys)


def _bank_key(bank: str) -> str:
    return f"bic|{bank[:6] if bank[0].isalpha() else bank}"


def _core(value: str) -> str:
    core = _PREFIX.sub("", value).translate(_AS_DIGITS).lstrip("0")
    return core if len(core) >= _SHORTEST_CORE - 1 else value.translate(_AS_DIGITS)


_CHECKED_LENGTHS: Final = {length for scheme in ("inn", "ogrn", "lei", "usc") for length in LENGTHS[scheme]}


def _may_be_checked(scheme: str, value: str) -> bool:
    """Whether the number, or what it is a slip of, may have a check digit; see `check_digits.checked_scheme`."""
    if scheme in LENGTHS:
        return any(abs(len(value) - length) <= 1 for length in LENGTHS[scheme])
    return scheme in ("tax", "registration", "id", "any") and any(abs(len(value) - length) <= 1 for length in _CHECKED_LENGTHS)
