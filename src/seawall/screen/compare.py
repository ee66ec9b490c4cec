"""What a customer's and a party's details other than the name contribute: kind, dates, countries, places, gender, numbers."""

from __future__ import annotations

from typing import Final

from seawall.screen import detail_weights as w
from seawall.screen.compare_countries import compare_countries
from seawall.screen.compare_dates import compare_dates
from seawall.screen.compare_numbers import compare_numbers
from seawall.screen.compare_places import compare_addresses, compare_birth_places
from seawall.screen.details import Details
from seawall.screen.evidence import evidence_of
from seawall.screen.reasons import Reason

__all__ = ["Details", "compare_dates", "compare_details", "evidence_of"]

_PERSON: Final = "Person"
_THINGS: Final = frozenset({"Vessel", "Airplane", "Vehicle", "CryptoWallet", "Security", "Asset"})


def compare_details(customer: Details, party: Details) -> list[Reason]:
    """All reasons that the details give; what either side does not state gives none."""
    reasons = compare_numbers(customer.numbers, party.numbers) if customer.numbers and party.numbers else []
    if customer.schema != party.schema:
        _add(reasons, _kinds(customer.schema, party.schema))
    if customer.dates and party.dates:
        _add(reasons, _dates(customer, party))
    if customer.countries and party.countries:
        _add(reasons, compare_countries(customer.countries, party.countries, customer.own_countries, party.own_countries))
    if customer.places and party.places:
        _add(reasons, compare_birth_places(customer.places, party.places))
    if customer.addresses and party.addresses:
        _add(reasons, compare_addresses(customer.addresses, party.addresses))
    if (customer.genders or customer.implied_genders) and (party.genders or party.implied_genders):
        _add(reasons, _genders(customer, party))
    return reasons


def _add(reasons: list[Reason], reason: Reason | None) -> None:
    if reason is not None:
        reasons.append(reason)


def _kinds(a: str, b: str) -> Reason | None:
    if a == b or not a or not b or "Thing" in (a, b):
        return None
    if (a == _PERSON) != (b == _PERSON):
        # Lists call their firms "entity", and only a few people: LegalEntity covers both.
        if b == "LegalEntity":
            return Reason("schema", "a person, and a party of unstated kind", a, b, w.KIND_PERSON_OR_ENTITY)
        return Reason("schema", "one is a person, the other is not", a, b, w.KIND_PERSON_OR_NOT)
    if a in _THINGS or b in _THINGS:
        return Reason("schema", "different kinds of thing", a, b, w.KIND_OTHER)
    return None


def _dates(customer: Details, party: Details) -> Reason | None:
    best: tuple[float, str, str, str] | None = None
    for a in customer.dates:
        for b in party.dates:
            value, detail = compare_dates(a, b)
            if best is None or value > best[0]:
                best = (value, detail, a, b)
    assert best is not None
    value, detail, a, b = best
    person = _PERSON in (party.schema, customer.schema)
    if value < 0 and not person:
        value *= w.DATE_SHARE_OTHER
    if not value:
        return None
    return Reason("birth_date" if person else "build_date" if party.schema in _THINGS else "founding_date", detail, a, b, value)


def _genders(customer: Details, party: Details) -> Reason | None:
    mine, theirs = customer.genders or customer.implied_genders, party.genders or party.implied_genders
    stated = bool(customer.genders and party.genders)
    query, candidate = ", ".join(mine), ", ".join(theirs)
    if set(mine) & set(theirs):
        return Reason("gender", "same", query, candidate, w.GENDER_SAME) if stated else None
    if stated:
        return Reason("gender", "different", query, candidate, w.GENDER_OTHER)
    return Reason("gender", "different, as far as the endings of the name tell", query, candidate, w.GENDER_OTHER_IMPLIED)
