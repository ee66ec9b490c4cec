"""Pairs of a customer and a party that are worth comparing, each with the best pair of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from seawall.screen import kernels_features as kf
from seawall.screen import weights as w
from seawall.screen.customer_columns import CustomerColumns
from seawall.screen.customers import Customers
from seawall.screen.detail_weights import MOST_FROM_DETAILS
from seawall.screen.expand import COSTS
from seawall.screen.identifier_slips import slip_keys
from seawall.screen.identifiers import normalize_identifier, same_number_may_mean_same
from seawall.screen.index.hashing import hash_text
from seawall.screen.index.index import Index
from seawall.screen.name_score import LEAST_IN_COMMON, PARTS, contributions, little_may_reach, may_reach
from seawall.screen.pairs import Sieve
from seawall.screen.queries import NamePairs, QueryNames, align_pairs, exact_pairs, search_names, sift_pairs
from seawall.screen.reasons import Reason
from seawall.screen.roster import NAME_KINDS
from seawall.screen.word_facts import bounds_of, first_names
from seawall.text.scripts import LATIN

#: Names that share less of their weight are not looked at: 2 * shared / (both weights). By their names alone they are no match (`name_score.LEAST_IN_COMMON`);
#: a date of birth may lift what lies above this.
BOUND_WITH_DETAILS = 0.5
WEAK_KINDS = (NAME_KINDS.index("weakAlias"), NAME_KINDS.index("abbreviation"))
_IS_WEAK = np.isin(np.arange(len(NAME_KINDS)), WEAK_KINDS)
_Q_MATCHED, _N_MATCHED = 2, 3
#: Kind of the pair of each script and Latin, in which most listed names are.
_KINDS = COSTS[0][:, LATIN].astype(np.int64)
#: The bound of a name by whether more is known of the customer, whether that is a person, and the script of the name.
_BOUNDS = np.array([[np.minimum(most, LEAST_IN_COMMON[1 - person, _KINDS]) for person in (0, 1)] for most in (1.0, BOUND_WITH_DETAILS)], np.float32)

#: What persons or others must have in common, whichever is less, by kind of a pair of scripts.
_LEAST = LEAST_IN_COMMON.min(axis=0).astype(np.float32)

_DIGIT = re.compile(r"\d")

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Reals = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Candidates:
    """Pairs, in the order of customers, then parties.

    Attributes:
        customer: place in the batch.
        party: row of the index.
        query, listing: the names that fit best; -1 if the customer has no name.
        exact: whether these are the same words.
        parts: what the names contribute, see `name_score.PARTS`.
        extra: what is added for a same name, or taken off for a weak one.
        rarity: matched weight.
    """

    customer: Longs
    party: Longs
    query: Longs
    listing: Longs
    exact: Flags
    parts: Reals
    extra: Reals
    rarity: Reals

    @property
    def totals(self) -> Reals:
        """Log-odds of the names alone."""
        sums: Reals = self.parts.sum(axis=1) + self.extra
        return sums

    def take(self, places: Longs) -> Candidates:
        """Some of them."""
        return Candidates(self.customer[places], self.party[places], self.query[places], self.listing[places], self.exact[places], self.parts[places],
                          self.extra[places], self.rarity[places])  # fmt: skip


def find_candidates(index: Index, q: QueryNames, owner: Longs, customers: Customers, threshold: float, threads: int) -> Candidates:
    """All pairs that the threshold could let through.

    Args:
        owner: for each query name the place of its customer.
    """
    more = customers.tells_more()
    like_persons: Any = kf.like_persons
    persons = customers.persons()[owner] | like_persons(q.names.side, q.vocabulary.side, first_names())
    bounds = _BOUNDS[more.view(np.uint8)[owner], persons.view(np.uint8), q.scripts]
    pairs, exact = _with_exact(index, search_names(index, q, bounds, threads), exact_pairs(index, q))
    if len(pairs.query) == 0:
        return _with_numbers(index, q, owner, customers, _nobody())
    floors = w.odds(min(max(threshold, 1e-6), 1 - 1e-6)) - np.where(more, MOST_FROM_DETAILS, 0.0)
    floor = floors[owner[pairs.query]]
    sifted, features = sift_pairs(index, q, pairs, Sieve(_LEAST, exact | little_may_reach(floor)), threads)
    # One in ten or fewer gets so far that its parts are needed; a weak alias only takes off.
    some = np.flatnonzero(may_reach(features, floor[sifted]) | exact[sifted])
    kept = sifted[some]
    listed = _by_listing(index, NamePairs(pairs.query[kept], pairs.name[kept]), features[some], exact[kept], owner)
    best = listed.take(_best_of_each(index, listed))
    best = best.take(np.flatnonzero((best.totals >= floors[best.customer] - 1e-9) | best.exact))
    return _with_numbers(index, q, owner, customers, best)


def _nobody() -> Candidates:
    none, nothing = np.empty(0, np.int64), np.empty(0)
    return Candidates(none, none, none, none, np.empty(0, np.bool_), np.empty((0, len(PARTS))), nothing, nothing)


def _with_exact(index: Index, found: NamePairs, same: NamePairs) -> tuple[NamePairs, Flags]:
    """Add pairs of names that are the same and mark them."""
    if len(same.query) == 0:
        return found, np.zeros(len(found.query), np.bool_)
    size = len(index.names.weights) + 1
    codes, same_codes = found.query.astype(np.int64) * size + found.name, same.query.astype(np.int64) * size + same.name
    # Pairs are found in the order of their codes.
    places = np.searchsorted(codes, same_codes)
    there = np.zeros(len(same_codes), np.bool_)
    inside = places < len(codes)
    there[inside] = codes[places[inside]] == same_codes[inside]
    both = NamePairs(np.concatenate([found.query, same.query[~there]]), np.concatenate([found.name, same.name[~there]]))
    exact = np.zeros(len(both.query), np.bool_)
    exact[places[there]] = True
    exact[len(codes) :] = True
    return both, exact


def _by_listing(index: Index, pairs: NamePairs, features: npt.NDArray[np.float32], exact: Flags, owner: Longs) -> Candidates:
    """Pairs of names as pairs of a query name and each listing of the name."""
    first = index.names.listing_offsets[pairs.name]
    counts = index.names.listing_offsets[pairs.name + 1] - first
    source = np.repeat(np.arange(len(counts)), counts)
    ends = bounds_of(counts)
    listing = np.repeat(first - ends[:-1], counts) + np.arange(ends[-1])
    query = pairs.query[source].astype(np.int64)
    party = index.listings.party[listing].astype(np.int64)
    parts = contributions(features[source], index.is_person[party])
    weak = _IS_WEAK[index.listings.kind[listing]]
    missing = np.maximum(0.0, w.odds(w.DEFAULT_THRESHOLD) + w.SAME_NAME_MARGIN - parts.sum(axis=1))
    extra = np.where(exact[source], missing, w.WEAK_ALIAS * weak)
    return Candidates(owner[query] if len(query) else query, party, query, listing, exact[source], parts, extra, _matched(features[source]))


def _matched(features: npt.NDArray[np.float32]) -> Reals:
    """Matched weight of both names, on average."""
    return 0.5 * (features[:, _Q_MATCHED].astype(np.float64) + features[:, _N_MATCHED])


def _best_of_each(index: Index, found: Candidates) -> Longs:
    """The best names of each customer and party; ties by query name and listing, so that the answer is always the same."""
    order = np.lexsort((found.listing, found.query, -found.totals, ~found.exact, found.party, found.customer))
    code = found.customer[order] * (index.parties.num_rows + 1) + found.party[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = code[1:] != code[:-1]
    best: Longs = order[first]
    return best


def _with_numbers(index: Index, q: QueryNames, owner: Longs, customers: Customers, found: Candidates) -> Candidates:
    """Add pairs that share an official number, whatever their names."""
    same = _same_numbers(index, customers)
    if not same:
        return found
    known = set(zip(found.customer.tolist(), found.party.tolist(), strict=True))
    added = [pair for pair in dict.fromkeys(same) if pair not in known]
    if not added:
        return found
    rows = [_best_names(index, q, owner, customer, party) for customer, party in added]
    more = Candidates(*(np.concatenate(columns) for columns in zip(*rows, strict=True)))
    both = Candidates(*(np.concatenate([a, b]) for a, b in zip(_columns(found), _columns(more), strict=True)))
    return both.take(np.lexsort((both.party, both.customer)))


def _columns(c: Candidates) -> tuple[npt.NDArray[np.generic], ...]:
    return c.customer, c.party, c.query, c.listing, c.exact, c.parts, c.extra, c.rarity


def _same_numbers(index: Index, customers: Customers) -> list[tuple[int, int]]:
    """Customers and parties with the same number, or with two that differ as copied wrong."""
    if not index.identifiers.num_rows:
        return []
    wanted: list[tuple[int, str, str]] = []
    for place, names in _with_numbers_perhaps(customers):
        wanted += [(place, scheme, value) for scheme, value, _ in (*(customers.numbers[place] if customers.numbers else ()), *numbers_as_names(names))]
    if not wanted:
        return []
    found: list[tuple[int, int]] = []
    for at, rows in _meeting(index.identifier_keys, [hash_text(value) for _, _, value in wanted]):
        place, scheme, value = wanted[at]
        for listed in index.identifiers.slice(rows.start, len(rows)).to_pylist():
            if listed["value"] == value and same_number_may_mean_same(scheme, listed["scheme"], value):
                found.append((place, listed["party"]))
    return found + _slipped_numbers(index, customers)


def _with_numbers_perhaps(customers: Customers) -> Iterable[tuple[int, Sequence[str]]]:
    """Places and names of the customers that may have a number: where none has any of its own, those with a digit in a name."""
    if customers.numbers or not isinstance(customers, CustomerColumns):
        return enumerate(customers.names)
    digits = pc.match_substring_regex(customers.name_column, r"\p{Nd}").to_numpy(zero_copy_only=False)
    return ((place, customers.names[place]) for place in np.unique(customers.name_owner[digits]).tolist())


def _slipped_numbers(index: Index, customers: Customers) -> list[tuple[int, int]]:
    wanted = [(place, key) for place in range(len(customers) if customers.numbers else 0) for scheme, value, _ in customers.numbers[place] for key in slip_keys(scheme, value)]
    owners = index.identifiers["party"]
    return [(wanted[at][0], owners[int(index.slip_rows[row])].as_py()) for at, rows in _meeting(index.slip_keys, [hash_text(key) for _, key in wanted]) for row in rows]


def _meeting(keys: npt.NDArray[np.uint64], wanted: Sequence[int]) -> list[tuple[int, range]]:
    """Places of the wanted keys that are there, each with the rows of `keys` that have it."""
    asked = np.array(wanted, np.uint64)
    firsts, lasts = np.searchsorted(keys, asked, "left"), np.searchsorted(keys, asked, "right")
    return [(at, range(int(firsts[at]), int(lasts[at]))) for at in np.flatnonzero(lasts > firsts).tolist()]


def numbers_as_names(names: Sequence[str]) -> list[tuple[str, str, str]]:
    """A name that is a number ("IMO 9187629", a wallet) may be looked for as one."""
    found = []
    for name in names:
        if len(name) <= 128 and _DIGIT.search(name) and len(name.split()) <= 2:
            values = dict.fromkeys(normalize_identifier(scheme, name) for scheme in ("any", "crypto"))
            found += [("any", value, name) for value in values if value is not None and len(value) >= 6]
    return found


def _best_names(index: Index, q: QueryNames, owner: Longs, customer: int, party: int) -> tuple[npt.NDArray[np.generic], ...]:
    """One row for a pair that a number brought together, with the best of its names although they need not fit."""
    first, last = int(np.searchsorted(owner, customer, "left")), int(np.searchsorted(owner, customer, "right"))
    listings = index.listings_of(party)
    pairs = [(query, listing) for query in range(first, last) for listing in listings]
    if not pairs:
        return (np.array([customer]), np.array([party]), np.array([-1]), np.array([-1]), np.array([False]), np.zeros((1, len(PARTS))), np.zeros(1), np.zeros(1))
    queries, chosen = np.array([p[0] for p in pairs], np.int32), np.array([p[1] for p in pairs], np.int64)
    features = align_pairs(index, q, NamePairs(queries, index.name_of_listing[chosen])).features
    parts = contributions(features, np.full(len(features), index.is_person[party]))
    best = int(np.argmax(parts.sum(axis=1)))
    return (np.array([customer]), np.array([party]), np.array([queries[best]], np.int64), chosen[best : best + 1], np.array([False]),
            parts[best : best + 1], np.zeros(1), _matched(features[best : best + 1]))  # fmt: skip


def decided_by_number(reasons: Sequence[Reason]) -> Reason | None:
    """A number says who it is; a name that differs (a ship renamed) may take a part of that back, not all: what lifts the pair over the threshold."""
    if not any(reason.feature == "identifier" and reason.contribution > 0 for reason in reasons):
        return None
    missing = w.odds(w.DEFAULT_THRESHOLD) + w.SAME_NAME_MARGIN - sum(reason.contribution for reason in reasons)
    return Reason("identifier_decides", "an official number counts more than a name that differs", None, None, missing) if missing > 0 else None
