"""Evidence completeness: how much there was to compare, whatever came out. A score of few facts may change with the next one.

Each kind of party has a table of shares that add up to 1 (`detail_weights.EVIDENCE`): a person is known by name, birth date and
numbers, a ship by its IMO number. A share counts if both sides state the fact, a part of it if one states it vaguely.
"""

from __future__ import annotations

from typing import Final

from seawall.screen import detail_weights as w
from seawall.screen.details import Details
from seawall.screen.identifiers import GROUPS, SHARED_BY_MANY

#: Matched weight of a name that is full evidence: two rare words.
FULL_NAME_WEIGHT: Final = 1.6
_FULL_NUMBERS: Final = frozenset({"imo", "inn", "ogrn", "lei", "usc", "isin", "crypto", "id", "tax", "registration", "bic", "serial", "any"})


def evidence_of(customer: Details, party: Details, name_weight: float) -> float:
    """How much there was to compare, 0 to 1.

    Args:
        name_weight: matched weight of the names.
    """
    shares = w.EVIDENCE.get(party.schema) or w.EVIDENCE.get(customer.schema if not party.schema else "") or w.EVIDENCE[""]
    total = shares["name"] * min(1.0, name_weight / FULL_NAME_WEIGHT)
    if customer.dates and party.dates:
        total += shares.get("date", 0.0) * _precision(customer.dates, party.dates)
    if customer.countries and party.countries:
        total += shares.get("country", 0.0)
    if (customer.places and party.places) or (customer.addresses and party.addresses):
        total += shares.get("place", 0.0)
    if (customer.genders or customer.implied_genders) and (party.genders or party.implied_genders):
        total += shares.get("gender", 0.0) * (1.0 if customer.genders and party.genders else w.EVIDENCE_IMPLIED)
    if customer.numbers and party.numbers:
        total += shares["identifier"] * _numbers(customer, party)
    return min(1.0, total)


def _precision(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    length = min(max(map(len, mine)), max(map(len, theirs)))
    return 1.0 if length >= 10 else w.EVIDENCE_MONTH if length >= 7 else w.EVIDENCE_YEAR


def _numbers(customer: Details, party: Details) -> float:
    """1 for two numbers that tell who it is of one kind, less for hints, 0 for kinds that cannot be compared."""
    best = 0.0
    listed = {scheme for scheme, _, _ in party.numbers} - SHARED_BY_MANY
    groups = {GROUPS.get(scheme) for scheme in listed}
    for scheme, _, _ in customer.numbers:
        if scheme in listed or scheme == "any":
            best = max(best, 1.0 if scheme in _FULL_NUMBERS else w.EVIDENCE_WEAK_NUMBER)
        elif GROUPS.get(scheme) in groups and scheme not in SHARED_BY_MANY:
            best = max(best, w.EVIDENCE_WEAK_NUMBER)
    return best
