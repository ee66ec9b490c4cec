"""The bank of an account: which BIC or BIK an IBAN's bank code stands for.

Registers of bank codes are schwifty's; countries whose bank code is the BIC's first four letters (GB, NL, BY, ...) need none,
and a Russian account carries the bank's BIK.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from seawall.screen.check_digits import check_holds

_LETTERS_FIRST: Final = re.compile(r"[A-Z]{2}\d{2}([A-Z]{4})")
_RU_BIK: Final = slice(4, 13)


@lru_cache(maxsize=1 << 14)
def bank_of_account(iban: str) -> str | None:
    """The BIC (eight letters), its first six (bank and country) where no more is known, or the BIK of the bank; None if unknown or no IBAN.

    >>> bank_of_account("DE89370400440532013000"), bank_of_account("GB29NWBK60161331926819"), bank_of_account("DE00000")
    ('COBADEFF', 'NWBKGB2L', None)
    >>> bank_of_account("BY13NBRB3600900000002Z00AB00")
    'NBRBBY'
    """
    if not check_holds("iban", iban):
        return None
    if iban.startswith("RU"):
        return iban[_RU_BIK]
    # Its registers take a tenth of a second to load and are needed for accounts only.
    from schwifty import IBAN

    found = IBAN(iban, allow_invalid=True).bic
    if found is not None:
        return str(found)[:8]
    letters = _LETTERS_FIRST.match(iban)
    return letters[1] + iban[:2] if letters else None


def is_bank(bank: str, bic: str) -> bool:
    """Whether two BICs are of one bank in one country (their first six letters), or two BIKs the same.

    "VTBRRUMM" and "VTBRRUM2" are one bank: the last two signs say the place, three more a branch.

    >>> is_bank("NBRBBY", "NBRBBY2X"), is_bank("044525225", "044525225"), is_bank("COBADEFF", "DEUTDEFF")
    (True, True, False)
    """
    return len(bic) >= 6 and bic[:6] == bank[:6] if bank[0].isalpha() else bic == bank
