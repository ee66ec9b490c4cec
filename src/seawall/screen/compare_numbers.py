"""What two parties' official numbers say: the same one, one copied wrong, or two different ones of which each has only one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from seawall.screen import detail_weights as w
from seawall.screen.check_digits import check_holds
from seawall.screen.identifier_slips import Slip, slip_between
from seawall.screen.identifiers import GROUPS, ONE_EACH, SHARED_BY_MANY, same_number_may_mean_same
from seawall.screen.reasons import Reason

#: (scheme, normalized, as printed).
Number = tuple[str, str, str]

WORDS: Final = {
    "passport": "passport number", "id": "national identity number", "tax": "tax number", "inn": "INN", "ogrn": "OGRN", "kpp": "KPP", "okpo": "OKPO",
    "registration": "registration number", "duns": "D-U-N-S number", "lei": "LEI", "bic": "BIC", "imo": "IMO number", "mmsi": "MMSI", "iban": "IBAN",
    "call_sign": "call sign", "crypto": "wallet address", "isin": "ISIN", "account": "account number", "usc": "unified social credit code",
    "serial": "serial number", "any": "number",
}  # fmt: skip
#: Signs that pass from ship to ship.
_SIGNS: Final = frozenset({"mmsi", "call_sign"})
_NO_CONFLICT: Final = frozenset({"any", "crypto", "account", "iban", "bic"})
_SHORT: Final = 7


def compare_numbers(customer: Sequence[Number], party: Sequence[Number]) -> list[Reason]:
    """Reasons that the numbers of both sides give: at most one for numbers that agree, and one for numbers that differ.

    A number that agrees whole (`identifier`) silences differing ones except of a kind that is stronger; one that agrees but for a slip
    (`identifier_slip`, or `account_bank` for a customer's account at a listed bank) silences those of its own kind.
    """
    if not customer or not party:
        return []
    same = _same(customer, party)
    if same is not None and same.contribution >= w.NUMBER_SAME:
        return [same]
    slip = _slip(customer, party) if same is None else None
    agreed = same or slip
    different = _different(customer, party)
    if agreed is None:
        return [different] if different is not None else []
    # A call sign may pass to another ship; the IMO number does not.
    strong = different is not None and different.contribution <= w.NUMBER_OTHER and agreed.contribution < w.NUMBER_SAME and slip is None
    return [agreed, different] if strong and different is not None else [agreed]


def _same(customer: Sequence[Number], party: Sequence[Number]) -> Reason | None:
    listed = {value for _, value, _ in party}
    best: Reason | None = None
    for scheme, value, printed in customer:
        if value not in listed:
            continue
        for other_scheme, other_value, other_printed in party:
            if value != other_value:
                continue
            if scheme == other_scheme and scheme in SHARED_BY_MANY:
                gain, feature = w.NUMBER_SAME_CODE, "identifier_code"
            elif same_number_may_mean_same(scheme, other_scheme, value):
                gain, feature = _gain(scheme, other_scheme, value), "identifier"
            else:
                continue
            if best is None or gain > best.contribution:
                best = Reason(feature, f"same number ({WORDS.get(other_scheme, other_scheme)})", printed, other_printed, gain)
    return best


def _gain(scheme: str, other_scheme: str, value: str) -> float:
    if GROUPS.get(scheme) != GROUPS.get(other_scheme) and scheme != "any":
        return w.NUMBER_SAME_OTHER_KIND
    if scheme in _SIGNS:
        return w.NUMBER_SAME_SIGN
    short = len(value) < _SHORT and (scheme not in ONE_EACH or other_scheme not in ONE_EACH)
    return w.NUMBER_SAME_SHORT if short else w.NUMBER_SAME


def _slip(customer: Sequence[Number], party: Sequence[Number]) -> Reason | None:
    best: Reason | None = None
    for scheme, value, printed in customer:
        for other_scheme, other_value, other_printed in party:
            slip = _slip_of(scheme, value, other_scheme, other_value)
            if slip is None:
                continue
            gain = w.SLIPS[slip.kind]
            if best is None or gain > best.contribution:
                feature = "account_bank" if slip.kind == "bank" else "identifier_slip"
                best = Reason(feature, f"the numbers ({WORDS.get(other_scheme, other_scheme)}) {slip.words}", printed, other_printed, gain)
    return best


@lru_cache(maxsize=1 << 15)
def _slip_of(scheme: str, value: str, other_scheme: str, other_value: str) -> Slip | None:
    if scheme in ("iban", "account", "any") and other_scheme == "bic":
        return slip_between("iban", value, other_value)
    if GROUPS.get(scheme) != GROUPS.get(other_scheme) and "any" not in (scheme, other_scheme):
        return None
    slip = slip_between(other_scheme if scheme == "any" else scheme, value, other_value)
    if slip is None and scheme == other_scheme == "passport" and _one_sign(value, other_value):
        return Slip("passport_digit", "differ in one sign")
    return slip


def _one_sign(a: str, b: str) -> bool:
    """One digit of a long number differs, and not the last: passports of one family often follow each other."""
    return len(a) == len(b) >= 8 and a[-1] == b[-1] and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _different(customer: Sequence[Number], party: Sequence[Number]) -> Reason | None:
    worst: Reason | None = None
    for scheme, value, printed in customer:
        if scheme in _NO_CONFLICT:
            continue
        for other_scheme, other_value, other_printed in party:
            if scheme != other_scheme or value == other_value:
                continue
            loss = _loss(scheme, value, other_value)
            if worst is None or loss < worst.contribution:
                worst = Reason("identifier", f"different numbers ({WORDS.get(scheme, scheme)})", printed, other_printed, loss)
    return worst


@lru_cache(maxsize=1 << 15)
def _loss(scheme: str, a: str, b: str) -> float:
    if scheme in ONE_EACH:
        return w.NUMBER_OTHER if check_holds(scheme, a) and check_holds(scheme, b) else w.NUMBER_OTHER_UNCHECKED
    if scheme == "passport":
        return w.PASSPORT_OTHER
    if any(check_holds(kind, a) and check_holds(kind, b) for kind in ("inn", "ogrn")):
        # Printed as a registration or tax number, but both are numbers of which a firm has one.
        return w.NUMBER_OTHER
    if scheme in _SIGNS or scheme in SHARED_BY_MANY:
        return w.SIGN_OTHER
    return w.NUMBER_OTHER_SAME_FORM if _form(a) == _form(b) else w.NUMBER_OTHER_KIND


def _form(value: str) -> str:
    """What a number looks like: numbers of one register mostly look alike.

    >>> _form("AB123456"), _form("7707083893")
    ('AA000000', '0000000000')
    """
    return "".join(["0" if ch.isdigit() else "A" for ch in value])
