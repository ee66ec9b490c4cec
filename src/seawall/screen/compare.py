"""What a customer's and a party's details other than the name contribute: dates, countries, gender, kind, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from seawall.screen import weights as w
from seawall.screen.identifiers import GROUPS, ONE_EACH, same_number_may_mean_same
from seawall.screen.reasons import Reason

_PERSONS = frozenset({"Person"})
_THINGS = frozenset({"Vessel", "Airplane", "Vehicle", "CryptoWallet", "Security"})


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a customer or a party beside names.

    Attributes:
        schema: FollowTheMoney schema, or "" if unknown.
        dates: ISO text cut to its precision (`1965`, `1965-03`).
        countries: codes, lower case.
        genders: `male`, `female`.
        numbers: (scheme, normalized value, as printed).
    """

    schema: str = ""
    dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def says_more_than_a_name(self) -> bool:
        """Whether anything could raise a score that the name alone leaves low."""
        return bool(self.dates or self.countries or self.genders or self.numbers)


def compare_details(customer: Details, party: Details) -> list[Reason]:
    """All reasons that the details give; what either side does not state gives none."""
    found = (_kinds(customer, party), _dates(customer, party), _countries(customer, party), _genders(customer, party), *_numbers(customer, party))
    return [reason for reason in found if reason is not None]


def evidence_of(customer: Details, party: Details, name_weight: float) -> float:
    """How much there was to compare, 0 to 1.

    Args:
        name_weight: matched weight of the names.
    """
    shares = w.EVIDENCE_PERSON if party.schema in _PERSONS else w.EVIDENCE_OTHER
    total = shares["name"] * min(1.0, name_weight / w.FULL_NAME_WEIGHT)
    if customer.dates and party.dates:
        total += shares["date"]
    if customer.countries and party.countries:
        total += shares["country"]
    if customer.genders and party.genders:
        total += shares.get("gender", 0.0)
    groups = {GROUPS.get(scheme) for scheme, _, _ in party.numbers}
    if any(scheme == "any" or GROUPS.get(scheme) in groups for scheme, _, _ in customer.numbers) and groups:
        total += shares["identifier"]
    return total


def _kinds(customer: Details, party: Details) -> Reason | None:
    a, b = customer.schema, party.schema
    if not a or not b or a == b or ("LegalEntity" in (a, b) and not {a, b} & (_THINGS | _PERSONS)):
        return None
    if (a in _PERSONS) != (b in _PERSONS):
        # Lists put some people under "entity" (LegalEntity covers both), so that alone is no contradiction when the party is undecided.
        if b == "LegalEntity":
            return Reason("schema", "a person, and a party of unstated kind", a, b, 0.5 * w.KIND_OTHER)
        return Reason("schema", "one is a person, the other is not", a, b, w.KIND_PERSON_OR_NOT)
    if (a in _THINGS) != (b in _THINGS) or (a in _THINGS and a != b):
        return Reason("schema", "different kinds of thing", a, b, w.KIND_OTHER)
    return None


def _dates(customer: Details, party: Details) -> Reason | None:
    if not customer.dates or not party.dates:
        return None
    best: tuple[float, str, str, str] | None = None
    for a in customer.dates:
        for b in party.dates:
            value, detail = compare_dates(a, b)
            if best is None or value > best[0]:
                best = (value, detail, a, b)
    assert best is not None
    return Reason("birth_date" if party.schema in _PERSONS else "founding_date", best[1], best[2], best[3], best[0])


def compare_dates(a: str, b: str) -> tuple[float, str]:
    """Contribution and words for two dates of any precision.

    >>> compare_dates("1965-03-04", "1965-04-03")
    (1.2, 'same date with day and month exchanged')
    """
    if len(a) == 10 and len(b) == 10:
        if a == b:
            return w.DATE_SAME_DAY, "same day"
        if a[:4] == b[:4] and a[5:7] == b[8:10] and a[8:10] == b[5:7]:
            return w.DATE_SWAPPED, "same date with day and month exchanged"
    shorter = min(len(a), len(b))
    if a[:shorter] == b[:shorter]:
        return (w.DATE_SAME_MONTH, "same month") if shorter >= 7 else (w.DATE_SAME_YEAR, "same year")
    years = abs(int(a[:4]) - int(b[:4]))
    if years == 0:
        return w.DATE_OTHER_DAY, "same year, another day"
    if years == 1:
        return w.DATE_NEXT_YEAR, "a year apart"
    if years <= 3:
        return w.DATE_NEAR_YEARS, f"{years} years apart"
    return w.DATE_OTHER_YEARS, f"{years} years apart"


def _countries(customer: Details, party: Details) -> Reason | None:
    if not customer.countries or not party.countries:
        return None
    shared = [c for c in customer.countries if c in party.countries]
    query, candidate = ", ".join(customer.countries), ", ".join(party.countries)
    if shared:
        return Reason("country", f"{', '.join(shared)} in common", query, candidate, w.COUNTRY_SHARED)
    return Reason("country", "no country in common", query, candidate, w.COUNTRY_OTHER)


def _genders(customer: Details, party: Details) -> Reason | None:
    if not customer.genders or not party.genders:
        return None
    query, candidate = ", ".join(customer.genders), ", ".join(party.genders)
    if set(customer.genders) & set(party.genders):
        return Reason("gender", "same", query, candidate, w.GENDER_SAME)
    return Reason("gender", "different", query, candidate, w.GENDER_OTHER)


def _numbers(customer: Details, party: Details) -> Sequence[Reason | None]:
    if not customer.numbers or not party.numbers:
        return ()
    same: Reason | None = None
    for scheme, value, printed in customer.numbers:
        for other_scheme, other_value, other_printed in party.numbers:
            if value == other_value and same_number_may_mean_same(scheme, other_scheme, value):
                one_kind = GROUPS.get(scheme) == GROUPS.get(other_scheme) or scheme == "any"
                gain = w.NUMBER_SAME if one_kind else w.NUMBER_SAME_OTHER_KIND
                if same is None or gain > same.contribution:
                    same = Reason("identifier", f"same number ({other_scheme})", printed, other_printed, gain)
    return (same,) if same is not None else (_other_number(customer, party),)


def _other_number(customer: Details, party: Details) -> Reason | None:
    worst: Reason | None = None
    for scheme, _, printed in customer.numbers:
        for other_scheme, _, other_printed in party.numbers:
            if scheme != other_scheme or scheme not in ONE_EACH | {"passport", "id"}:
                continue
            loss = w.NUMBER_OTHER if scheme in ONE_EACH else w.PASSPORT_OTHER
            if worst is None or loss < worst.contribution:
                worst = Reason("identifier", f"different numbers ({scheme})", printed, other_printed, loss)
    return worst
