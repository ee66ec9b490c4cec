"""What two parties' countries say: shared, related (a state and its successor, a state and a part of it), or none in common."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from seawall.screen import detail_weights as w
from seawall.screen.reasons import Reason

_SOVIET: Final = frozenset({"ru", "ua", "by", "md", "ee", "lv", "lt", "ge", "am", "az", "kz", "uz", "tm", "kg", "tj"})
_YUGOSLAV: Final = frozenset({"rs", "me", "hr", "si", "ba", "mk", "xk"})
#: States that are no more, and places whose papers another state issues, with the states that people of there may be listed under.
_RELATED: Final = {
    "suhh": _SOVIET, "yucs": _YUGOSLAV, "csxx": frozenset({"rs", "me", "xk"}), "cshh": frozenset({"cz", "sk"}), "dd": frozenset({"de"}),
    "ddde": frozenset({"de"}), "ydyd": frozenset({"ye"}), "hk": frozenset({"cn"}), "mo": frozenset({"cn"}), "tw": frozenset({"cn"}),
    "xk": frozenset({"rs"}), "ps": frozenset({"il"}), "sd": frozenset({"ss"}), "eh": frozenset({"ma"}), "zr": frozenset({"cd"}),
}  # fmt: skip


def compare_countries(customer: tuple[str, ...], party: tuple[str, ...], customer_own: tuple[str, ...] = (), party_own: tuple[str, ...] = ()) -> Reason | None:
    """The reason that countries give, if both sides state any.

    Args:
        customer, party: all codes.
        customer_own, party_own: those that say what someone is (nationality, register, flag), as far as it is known which they are.
    """
    if not customer or not party:
        return None
    value, detail = _compare(customer, party, customer_own, party_own)
    return Reason("country", detail, ", ".join(customer), ", ".join(party), value) if value else None


@lru_cache(maxsize=1 << 16)
def _compare(customer: tuple[str, ...], party: tuple[str, ...], customer_own: tuple[str, ...], party_own: tuple[str, ...]) -> tuple[float, str]:
    # A side that does not say which of its countries are its own may mean any of them.
    mine, theirs = _bases(customer_own or customer), _bases(party_own or party)
    shared = [code for code in mine if code in theirs]
    if shared:
        return w.COUNTRY_SHARED, f"{', '.join(shared)} in common"
    all_mine, all_theirs = _bases(customer), _bases(party)
    shared = [code for code in all_mine if code in all_theirs]
    if shared:
        return w.COUNTRY_SHARED_WEAK, f"{', '.join(shared)} in common, by address or place of birth on one side"
    if any(_related(a, b) for a in all_mine for b in all_theirs):
        return 0.0, "related countries"
    if customer_own and party_own:
        return w.COUNTRY_OTHER, "no country in common"
    return (w.COUNTRY_OTHER, "no country in common") if not (customer_own or party_own) else (w.COUNTRY_OTHER_WEAK, "no country in common")


def _bases(codes: tuple[str, ...]) -> dict[str, None]:
    """Parts of a country (`ua-cri`) as the country, too."""
    return dict.fromkeys(base for code in codes for base in (code.lower(), code.lower().split("-")[0]))


def _related(a: str, b: str) -> bool:
    # Crimea and Donbas: papers of both states.
    occupied = any(code in ("ua-cri", "ua-dpr", "ua-lpr") for code in (a, b)) and "ru" in (a, b)
    return occupied or b in _RELATED.get(a, ()) or a in _RELATED.get(b, ())
