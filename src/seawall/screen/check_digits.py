"""Whether a number's check digit holds. Rules: the issuers', as python-stdnum and rigour have them; OKPO: Rosstat, classification PR 50.1.024-2005."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final


def _okpo(value: str) -> bool:
    if not value.isdecimal() or len(value) not in (8, 10):
        return False
    digits = [int(ch) for ch in value]
    for shift in (0, 2):
        # Weights 1 to 10, then from the start again; a rest of 10 is weighed anew from 3 on, and is 0 if it is 10 again.
        rest = sum(digit * ((place + shift) % 10 + 1) for place, digit in enumerate(digits[:-1])) % 11
        if rest < 10:
            return rest == digits[-1]
    return digits[-1] == 0


@lru_cache(maxsize=1)
def _rules() -> dict[str, Callable[[str], bool]]:
    # A fifth of a second to load, and not needed before two numbers differ.
    from rigour.ids import IMO, USCC
    from stdnum import iban, isin, lei
    from stdnum.ru import inn, ogrn

    return {"imo": IMO.is_valid, "lei": lei.is_valid, "inn": inn.is_valid, "ogrn": ogrn.is_valid, "isin": isin.is_valid,
            "iban": lambda value: bool(iban.is_valid(value, check_country=False)), "usc": USCC.is_valid, "okpo": _okpo}  # fmt: skip


#: Lengths of a whole number; IBANs differ by country.
LENGTHS: Final = {"imo": (7,), "lei": (20,), "inn": (10, 12), "ogrn": (13, 15), "isin": (12,), "iban": tuple(range(15, 35)), "usc": (18,),
                  "okpo": (8, 10)}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def check_holds(scheme: str, value: str) -> bool | None:
    """True or False by the check digit (and length) of the scheme; None where the scheme has none.

    >>> check_holds("imo", "9187629"), check_holds("imo", "9187628"), check_holds("passport", "9187629")
    (True, False, None)
    """
    lengths = LENGTHS.get(scheme)
    if lengths is None:
        return None
    return len(value) in lengths and bool(_rules()[scheme](value))


def checked_scheme(scheme: str, valid: str) -> str | None:
    """The scheme with a check digit that a number belongs to: its own, or for a tax or register number the one that it fulfills.

    Lists print an INN as "Tax ID No." and an OGRN as "Registration Number".

    >>> checked_scheme("tax", "7707083893"), checked_scheme("tax", "7707083890")
    ('inn', None)
    """
    if scheme in LENGTHS:
        return scheme
    if scheme in ("tax", "registration", "id", "any"):
        for other in ("inn", "ogrn", "lei", "usc"):
            if len(valid) in LENGTHS[other] and check_holds(other, valid):
                return other
    return None
