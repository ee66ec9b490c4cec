"""Which single missing fact would settle whether a customer is a listed party.

Each fact that the list states and the customer's record does not has a power: what it adds to the score's log-odds if it agrees, and
takes off if it does not, together. The most powerful one is asked for; if the list states nothing more, what it lacks is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from seawall.screen import detail_weights as w
from seawall.screen.compare_numbers import WORDS
from seawall.screen.details import Details
from seawall.screen.identifiers import ONE_EACH, SHARED_BY_MANY
from seawall.screen.reasons import Reason


class _Fact(NamedTuple):
    """A fact that would help: its power, its name, what the list has."""

    power: float
    name: str
    listed: tuple[str, ...]


_NO_ANSWER: Final = frozenset({"any", "account", "iban"}) | SHARED_BY_MANY
_DATE_NAMES: Final = {"Person": "date of birth", "Vessel": "date of building", "Airplane": "date of building"}
#: What tells parties of a kind apart best: (words, schemes of numbers); dates are asked for persons alone.
_WANTED: Final = {
    "Person": (("passport or national number", ("passport", "id", "inn", "tax")),),
    "Vessel": (("IMO number", ("imo",)),),
    "Airplane": (("serial number", ("serial", "registration")),),
    "": (("registration or tax number", ("registration", "inn", "ogrn", "tax", "usc", "lei", "imo", "bic")),),
}  # fmt: skip
_SHOWN: Final = 3


def settle(customer: Details, party: Details, reasons: Sequence[Reason]) -> str | None:
    """The fact to ask for, in words; None if an official number has settled it, or all that could be asked for is known.

    >>> settle(Details("Person"), Details("Person", dates=("1952-10-07",)), [])
    "the customer's date of birth: the list has 1952-10-07"
    >>> settle(Details("Vessel"), Details("Vessel"), [])
    'nothing that the list states: it gives no IMO number'
    """
    if any(reason.feature == "identifier" and reason.contribution >= w.NUMBER_SAME for reason in reasons):
        return None
    facts = list(_missing(customer, party))
    if facts:
        best = max(facts, key=lambda fact: fact.power)
        return f"the {_owner(party)}'s {best.name}: the list has {_some(best.listed)}"
    lacks = _lacks(party)
    return f"nothing that the list states: it gives no {' and no '.join(lacks)}" if lacks else None


def unknown_facts(customer: Details, party: Details) -> list[str]:
    """What tells parties of this kind apart and could not be compared, because one side does not state it."""
    unknown = []
    if party.schema == "Person" and not (customer.dates and party.dates):
        unknown.append("the birth date")
    schemes = {scheme for scheme, _, _ in customer.numbers}
    if not any(scheme in schemes for scheme, _, _ in party.numbers) and not (party.numbers and "any" in schemes):
        unknown.append("the IMO number" if party.schema == "Vessel" else "an official number")
    return unknown


def _missing(customer: Details, party: Details) -> Iterable[_Fact]:
    if party.dates:
        yield from _date(customer, party)
    known = {scheme for scheme, _, _ in customer.numbers}
    for scheme in dict.fromkeys(scheme for scheme, _, _ in party.numbers):
        if scheme not in known and scheme not in _NO_ANSWER:
            printed = tuple(text for other, _, text in party.numbers if other == scheme)
            yield _Fact(_power_of_number(scheme), WORDS.get(scheme, scheme), printed)
    if party.places and not customer.places:
        yield _Fact(w.PLACE_SAME - w.PLACE_OTHER, "place of birth", party.places)
    if party.addresses and not customer.addresses:
        yield _Fact(w.ADDRESS_SAME - w.CITY_OTHER, "address", party.addresses)
    if party.countries and not customer.countries:
        name = {"Person": "nationality", "Vessel": "flag"}.get(party.schema, "country")
        yield _Fact(w.COUNTRY_SHARED - w.COUNTRY_OTHER, name, party.own_countries or party.countries)
    if party.genders and not customer.genders:
        yield _Fact(w.GENDER_SAME - w.GENDER_OTHER, "gender", party.genders)


def _date(customer: Details, party: Details) -> Iterable[_Fact]:
    name = _DATE_NAMES.get(party.schema, "date of founding")
    share = 1.0 if party.schema == "Person" else w.DATE_SHARE_OTHER
    full = any(len(date) == 10 for date in party.dates)
    if not customer.dates:
        yield _Fact((w.DATE_SAME_DAY if full else w.DATE_SAME_YEAR) - share * (w.DATE_OTHER_YEARS_FULL if full else w.DATE_OTHER_YEARS), name, party.dates)
    elif full and max(map(len, customer.dates)) < 10:
        # A day is only asked for where the year does not already tell them apart.
        fits = [date for date in party.dates if len(date) == 10 and any(date.startswith(known) for known in customer.dates)]
        if fits:
            yield _Fact(w.DATE_SAME_DAY - w.DATE_SAME_YEAR - share * w.DATE_OTHER_DAY, f"full {name}", tuple(fits))


def _power_of_number(scheme: str) -> float:
    if scheme in ONE_EACH:
        return w.NUMBER_SAME - w.NUMBER_OTHER
    if scheme == "passport":
        return w.NUMBER_SAME - w.PASSPORT_OTHER
    if scheme in ("mmsi", "call_sign"):
        return w.NUMBER_SAME_SIGN - w.SIGN_OTHER
    return w.NUMBER_SAME - (w.NUMBER_OTHER_SAME_FORM if scheme in ("id", "tax", "registration", "okpo", "duns", "serial") else 0.0)


def _owner(party: Details) -> str:
    return {"Vessel": "ship", "Airplane": "aircraft"}.get(party.schema, "customer")


def _some(values: Sequence[str]) -> str:
    more = len(values) - _SHOWN
    return " or ".join(values[:_SHOWN]) + (f" (and {more} more)" if more > 0 else "")


def _lacks(party: Details) -> list[str]:
    schemes = {scheme for scheme, _, _ in party.numbers}
    lacks = ["date of birth"] if party.schema == "Person" and not party.dates else []
    return lacks + [words for words, wanted in _WANTED.get(party.schema, _WANTED[""]) if not schemes.intersection(wanted)]
