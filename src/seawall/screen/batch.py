"""Screen a batch of customers against an index.

Names give pairs of a customer and a party (`queries`), official numbers and whole names give more; the best name of each pair is
kept, details are compared where the name could still reach the threshold with their help, and what reaches it is a hit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import weights as w
from seawall.screen.compare import Details, compare_details, evidence_of
from seawall.screen.customers import Customers, one_customer
from seawall.screen.explain import name_reasons
from seawall.screen.identifiers import normalize_identifier, same_number_may_mean_same
from seawall.screen.index.build import hash_text
from seawall.screen.index.index import Index
from seawall.screen.name_score import contributions
from seawall.screen.queries import NamePairs, QueryNames, align_pair, describe_queries, exact_pairs, search_names
from seawall.screen.reasons import Reason
from seawall.screen.roster import NAME_KINDS

#: Names that share less of their weight are not looked at: 2 * shared / (both weights).
CANDIDATE_BOUND = 0.5
#: What details can add to a name at most (same day of birth, country, gender).
_MOST_FROM_DETAILS = w.DATE_SAME_DAY + w.COUNTRY_SHARED + w.GENDER_SAME
_WEAK = NAME_KINDS.index("weakAlias")
_ABBREVIATION = NAME_KINDS.index("abbreviation")


@dataclass(frozen=True, slots=True)
class Options:
    """How to screen.

    Attributes:
        threshold: least score of a hit.
        most_hits: hits kept for a customer beside those whose whole name or number is the customer's.
        lists, programs, schemas: only parties on one of these; empty means all.
        threads: compiled loops run at once.
    """

    threshold: float = w.DEFAULT_THRESHOLD
    most_hits: int = 50
    lists: frozenset[str] = frozenset()
    programs: frozenset[str] = frozenset()
    schemas: frozenset[str] = frozenset()
    threads: int = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A party that a customer may be.

    Attributes:
        id, caption, schema, lists, programs: of the party.
        score: 0 to 1; the logistic of the sum of the reasons' contributions.
        evidence: 0 to 1, how much there was to compare.
        name: the listed name that fits best, or "" if a number alone does.
        exact: whether a whole name or an official number is the same.
        reasons: see there.
    """

    id: str
    caption: str
    schema: str
    score: float
    evidence: float
    lists: tuple[str, ...]
    programs: tuple[str, ...]
    name: str
    exact: bool
    reasons: tuple[Reason, ...]

    def as_dict(self) -> dict[str, Any]:
        """As it is written."""
        return {"id": self.id, "caption": self.caption, "schema": self.schema, "score": self.score, "evidence": self.evidence, "name": self.name,
                "lists": list(self.lists), "programs": list(self.programs), "reasons": [r.as_dict() for r in self.reasons]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pair:
    """A customer and a party with the best pair of their names (-1 if a number alone brought them together)."""

    customer: int
    party: int
    query: int
    name: int
    exact: bool
    parts: Any
    rarity: float


@dataclass(frozen=True)
class _Cards:
    """Parties that a batch needs, read at once."""

    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    details: dict[int, Details] = field(default_factory=dict)


def screen_one(index: Index, name: str, details: Details | None = None, options: Options | None = None, *, other_names: Sequence[str] = ()) -> list[Hit]:
    """Hits of one customer, best first."""
    return next(iter(screen_batch(index, one_customer(name, details, other_names=other_names), options)))


def screen_batch(index: Index, customers: Customers, options: Options | None = None) -> Iterator[list[Hit]]:
    """Hits of each customer, best first, in the order of the customers; an empty list where there are none."""
    chosen = options or Options()
    owner, texts = _flat_names(customers)
    queries = describe_queries(index, texts, chosen.threads)
    pairs = _best_pairs(index, queries, owner, customers, chosen)
    by_customer: dict[int, list[_Pair]] = {}
    for pair in pairs:
        by_customer.setdefault(pair.customer, []).append(pair)
    cards = _read_cards(index, sorted({pair.party for pair in pairs}))
    for customer in range(len(customers)):
        found = by_customer.get(customer)
        yield _hits(index, queries, customers, found, cards, chosen) if found else []


def _flat_names(customers: Customers) -> tuple[npt.NDArray[np.int64], pa.Array]:
    counts = [len(names) for names in customers.names]
    texts = pa.array([text for names in customers.names for text in names], pa.string())
    return np.repeat(np.arange(len(counts), dtype=np.int64), counts), texts


def _best_pairs(index: Index, q: QueryNames, owner: npt.NDArray[np.int64], customers: Customers, options: Options) -> list[_Pair]:
    names, exact = _with_exact(index, q, search_names(index, q, CANDIDATE_BOUND, options.threads))
    parts = contributions(names.features)
    totals = parts.sum(axis=1) + _weakness(index, names, exact)
    customer = owner[names.query] if len(names.query) else np.empty(0, np.int64)
    party = index.names.party[names.name].astype(np.int64)
    # Best first within each pair of customer and party; ties by the listed name's number, so that the answer is always the same.
    order = np.lexsort((names.name, -totals, ~exact, party, customer))
    code = customer[order] * (index.parties.num_rows + 1) + party[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = code[1:] != code[:-1]
    order = order[first]
    floor = w.odds(min(max(options.threshold, 1e-6), 1 - 1e-6))
    order = order[(totals[order] >= floor - _MOST_FROM_DETAILS - 1e-9) | exact[order]]
    needed = np.where(_tells_more(customers, customer[order]), floor - _MOST_FROM_DETAILS, floor)
    order = order[(totals[order] >= needed - 1e-9) | exact[order]]
    pairs = {(int(customer[i]), int(party[i])): _Pair(int(customer[i]), int(party[i]), int(names.query[i]), int(names.name[i]), bool(exact[i]), parts[i],
                                                      float(names.features[i, 15])) for i in order.tolist()}  # fmt: skip
    for customer_place, party_row in _same_numbers(index, customers):
        pairs.setdefault((customer_place, party_row), _named_anyway(index, q, owner, customer_place, party_row))
    return [pairs[key] for key in sorted(pairs)]


def _tells_more(customers: Customers, places: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    known = {place: customers.details(place).says_more_than_a_name for place in set(places.tolist())}
    return np.array([known[place] for place in places.tolist()], np.bool_)


def _with_exact(index: Index, q: QueryNames, found: NamePairs) -> tuple[NamePairs, npt.NDArray[np.bool_]]:
    """Add pairs of names that are the same and mark them."""
    size = len(index.names.party) + 1
    query, name = exact_pairs(index, q)
    codes = found.query.astype(np.int64) * size + found.name
    exact_codes = query.astype(np.int64) * size + name
    missing = np.flatnonzero(~np.isin(exact_codes, codes))
    rows = [align_pair(index, q, int(query[i]), int(name[i]))[3] for i in missing.tolist()]
    if rows:
        found = NamePairs(np.concatenate([found.query, query[missing]]), np.concatenate([found.name, name[missing]]),
                          np.concatenate([found.features, np.array(rows, np.float32)]))  # fmt: skip
        codes = found.query.astype(np.int64) * size + found.name
    return found, np.isin(codes, exact_codes)


def _weakness(index: Index, names: NamePairs, exact: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    kind = index.names.kind[names.name]
    weak = np.where((kind == _WEAK) | (kind == _ABBREVIATION), w.WEAK_ALIAS, 0.0)
    one_word = np.where(names.features[:, 9] == 1, w.ONE_WORD, 0.0)
    return np.where(exact, 0.0, weak + one_word)


def _same_numbers(index: Index, customers: Customers) -> list[tuple[int, int]]:
    """Pairs of a customer and a party that share an official number."""
    if not index.identifiers.num_rows:
        return []
    found: list[tuple[int, int]] = []
    for place, names in enumerate(customers.names):
        numbers = [*(customers.numbers[place] if customers.numbers else ()), *_numbers_as_names(names)]
        for scheme, value, _ in numbers:
            key = np.uint64(hash_text(value))
            first, last = np.searchsorted(index.identifier_keys, key, "left"), np.searchsorted(index.identifier_keys, key, "right")
            for row in range(int(first), int(last)):
                listed = index.identifiers.slice(row, 1).to_pylist()[0]
                if listed["value"] == value and same_number_may_mean_same(scheme, listed["scheme"], value):
                    found.append((place, listed["party"]))
    return found


def _numbers_as_names(names: Sequence[str]) -> list[tuple[str, str, str]]:
    """A name that is a number ("IMO 9187629", a wallet) may be looked for as one."""
    found = []
    for name in names:
        if any(ch.isdigit() for ch in name) and len(name.split()) <= 2 and len(name) <= 128:
            for scheme in ("any", "crypto"):
                value = normalize_identifier(scheme, name)
                if value is not None and len(value) >= 6:
                    found.append((scheme, value, name))
    return found


def _named_anyway(index: Index, q: QueryNames, owner: npt.NDArray[np.int64], customer: int, party: int) -> _Pair:
    """A pair that a number brought together, with the best of its names although they need not fit."""
    first, last = np.searchsorted(owner, customer, "left"), np.searchsorted(owner, customer, "right")
    by_party = index.party_names
    names = by_party["order"][by_party["starts"][party] : by_party["starts"][party + 1]]
    best: _Pair | None = None
    best_total = -np.inf
    for query in range(int(first), int(last)):
        for name in sorted(names.tolist()):
            row = align_pair(index, q, query, name)[3]
            parts = contributions(row[np.newaxis, :])[0]
            if parts.sum() > best_total:
                best_total, best = parts.sum(), _Pair(customer, party, query, name, False, parts, float(row[15]))
    return best or _Pair(customer, party, -1, -1, False, None, 0.0)


def _read_cards(index: Index, parties: list[int]) -> _Cards:
    rows = index.parties.take(pa.array(parties, pa.int64())).to_pylist()
    numbers = _numbers_of(index, parties)
    cards = _Cards()
    for party, row in zip(parties, rows, strict=True):
        cards.rows[party] = row
        cards.details[party] = Details(row["schema"], tuple(row["birth_dates"]), tuple(row["countries"]), tuple(row["genders"]), tuple(numbers.get(party, ())))
    return cards


def _numbers_of(index: Index, parties: list[int]) -> dict[int, list[tuple[str, str, str]]]:
    owners = index.identifiers["party"].to_numpy()
    places = np.flatnonzero(np.isin(owners, np.array(parties, np.int32)))
    found: dict[int, list[tuple[str, str, str]]] = {}
    for row in index.identifiers.take(pa.array(places, pa.int64())).to_pylist():
        found.setdefault(row["party"], []).append((row["scheme"], row["value"], row["printed"]))
    return found


def _hits(index: Index, q: QueryNames, customers: Customers, pairs: list[_Pair], cards: _Cards, options: Options) -> list[Hit]:
    customer = customers.details(pairs[0].customer)
    numbers = tuple(_numbers_as_names(customers.names[pairs[0].customer]))
    if numbers:
        customer = Details(customer.schema, customer.dates, customer.countries, customer.genders, customer.numbers + numbers)
    hits = [hit for pair in pairs if (hit := _hit(index, q, customer, pair, cards, options)) is not None]
    hits.sort(key=lambda hit: (-hit.score, hit.id))
    kept, others = [], 0
    for hit in hits:
        others += not hit.exact
        if hit.exact or others <= options.most_hits:
            kept.append(hit)
    return kept


def _hit(index: Index, q: QueryNames, customer: Details, pair: _Pair, cards: _Cards, options: Options) -> Hit | None:
    row, party = cards.rows[pair.party], cards.details[pair.party]
    if not _wanted(row, options):
        return None
    details = compare_details(customer, party)
    name_total = _name_total(index, pair)
    total = name_total + sum(reason.contribution for reason in details)
    same_number = any(reason.feature == "identifier" and reason.contribution > 0 for reason in details)
    # A number says who it is; a name that differs (a ship renamed) may take a part of that back, not all.
    missing = w.odds(w.DEFAULT_THRESHOLD) + w.SAME_NAME_MARGIN - total
    spare = max(0.0, missing) if same_number and pair.parts is not None else 0.0
    score = w.probability(total + spare)
    if score < options.threshold:
        return None
    reasons = name_reasons(index, q, pair) + details
    if spare:
        reasons.append(Reason("identifier_decides", "an official number counts more than a name that differs", None, None, spare))
    name = index.name_texts[pair.name].as_py() if pair.name >= 0 else ""
    return Hit(row["id"], row["caption"], row["schema"], round(score, 4), round(evidence_of(customer, party, pair.rarity), 3), tuple(row["lists"]),
               tuple(row["programs"]), name, pair.exact or same_number, tuple(reasons))  # fmt: skip


def _name_total(index: Index, pair: _Pair) -> float:
    return sum(reason.contribution for reason in name_reasons(index, None, pair))


def _wanted(row: dict[str, Any], options: Options) -> bool:
    return (
        (not options.lists or bool(options.lists.intersection(row["lists"])))
        and (not options.programs or bool(options.programs.intersection(row["programs"])))
        and (not options.schemas or row["schema"] in options.schemas)
    )
