"""Screen a batch of customers against an index.

Names and official numbers give candidates (`candidates`), details are compared for these (`compare`), what reaches the threshold is a
hit, and only hits are explained (`explain`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import weights as w
from seawall.screen.candidates import Candidates, find_candidates, numbers_as_names
from seawall.screen.compare import Details, compare_details, evidence_of
from seawall.screen.customer_columns import CustomerColumns
from seawall.screen.customers import Customers, one_customer
from seawall.screen.explain import NameReasons, explain_names
from seawall.screen.index.index import Index
from seawall.screen.queries import describe_queries
from seawall.screen.reasons import Reason
from seawall.screen.roster import details_of_party
from seawall.screen.sentence import sentence
from seawall.screen.settle import settle, unknown_facts

#: Parties that are kept from batch to batch at most (about 50 MB).
MOST_PARTIES = 10_000
_FEW = 3


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
        settles: the one fact that would settle it, or None.
        sentence: the hit in one sentence.
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
    settles: str | None = None
    sentence: str = ""

    def as_dict(self) -> dict[str, Any]:
        """As it is written."""
        return {"id": self.id, "caption": self.caption, "schema": self.schema, "score": self.score, "evidence": self.evidence, "name": self.name,
                "lists": self.lists, "programs": self.programs, "sentence": self.sentence, "settles": self.settles, "reasons": [r.as_dict() for r in self.reasons]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Draft:
    """A hit that is not yet explained: the candidate's place, and what its details gave."""

    place: int
    id: str
    score: float
    exact: bool
    details: list[Reason]


@dataclass(frozen=True)
class _Parties:
    """The parties of a batch's candidates, read at once."""

    rows: dict[int, dict[str, Any]]
    details: dict[int, Details]


def screen_one(index: Index, name: str, details: Details | None = None, options: Options | None = None, *, other_names: Sequence[str] = ()) -> list[Hit]:
    """Hits of one customer, best first."""
    return next(iter(screen_batch(index, one_customer(name, details, other_names=other_names), options)))


def screen_batch(index: Index, customers: Customers, options: Options | None = None) -> Iterator[list[Hit]]:
    """Hits of each customer, best first, in the order of the customers; an empty list where there are none."""
    chosen = options or Options()
    owner, texts = names_of(customers)
    queries = describe_queries(index, texts, chosen.threads)
    candidates = find_candidates(index, queries, owner, customers, chosen.threshold, chosen.threads)
    if len(candidates.customer) == 0:
        yield from ([] for _ in range(len(customers)))
        return
    parties = _read_parties(index, candidates)
    drafts = _drafts(customers, candidates, parties, chosen)
    places = np.array([draft.place for found in drafts.values() for draft in found], np.int64)
    reasons = explain_names(index, queries, candidates.take(places)) if len(places) else []
    number = 0
    for customer in range(len(customers)):
        hits = []
        for draft in drafts.get(customer, ()):
            hits.append(_hit(draft, int(candidates.party[draft.place]), parties, customers, customer, reasons[number], float(candidates.rarity[draft.place])))
            number += 1
        yield hits


def names_of(customers: Customers) -> tuple[npt.NDArray[np.int64], pa.Array]:
    """Every name of every customer, and the place of its customer."""
    if isinstance(customers, CustomerColumns):
        return customers.name_owner, customers.name_column
    owned = [(place, text) for place, names in enumerate(customers.names) for text in names]
    return np.array([place for place, _ in owned], np.int64), pa.array([text for _, text in owned], pa.string())


def _read_parties(index: Index, candidates: Candidates) -> _Parties:
    """The parties of a batch's candidates; one that a former batch had is not read again."""
    known: dict[int, tuple[dict[str, Any], Details]] = index.parties_read
    if len(known) > MOST_PARTIES:
        known.clear()
    numbers = sorted(set(candidates.party.tolist()))
    # Another thread may forget them meanwhile.
    kept = {party: known.get(party) for party in numbers}
    kept.update(_read_some(index, [party for party, found in kept.items() if found is None]))
    found = {party: both for party, both in kept.items() if both is not None}
    known.update(found)
    return _Parties({party: row for party, (row, _) in found.items()}, {party: details for party, (_, details) in found.items()})


def _read_some(index: Index, numbers: list[int]) -> dict[int, tuple[dict[str, Any], Details]]:
    """Rows and details of parties."""
    rows = dict(zip(numbers, _rows(index.parties, numbers), strict=True))
    listed = _rows(index.identifiers, [row for party in numbers for row in index.identifier_rows_of(party)])
    identifiers: dict[int, list[tuple[str, str, str]]] = {}
    for row in listed:
        identifiers.setdefault(row["party"], []).append((row["scheme"], row["value"], row["printed"]))
    return {party: (row, details_of_party(row, identifiers.get(party, ()))) for party, row in rows.items()}


def _rows(table: pa.Table, numbers: list[int]) -> list[dict[str, Any]]:
    """Some rows of a table; a few are read one by one, since taking them all takes as long as three."""
    if len(numbers) > _FEW:
        rows: list[dict[str, Any]] = table.take(pa.array(numbers, pa.int64())).to_pylist()
        return rows
    return [table.slice(number, 1).to_pylist()[0] for number in numbers]


def _drafts(customers: Customers, candidates: Candidates, parties: _Parties, options: Options) -> dict[int, list[_Draft]]:
    """Hits of each customer that has any, best first, ties by id."""
    drafts: dict[int, list[_Draft]] = {}
    totals = candidates.totals.tolist()
    known: tuple[int, Details] = (-1, Details())
    columns = zip(candidates.customer.tolist(), candidates.party.tolist(), candidates.listing.tolist(), candidates.exact.tolist(), totals, strict=True)
    for place, (customer, party, listing, exact, name_total) in enumerate(columns):
        row = parties.rows[party]
        if not _wanted(row, options):
            continue
        if known[0] != customer:
            known = (customer, _details_of(customers, customer))
        details = compare_details(known[1], parties.details[party])
        total = name_total + sum(reason.contribution for reason in details)
        same_number = any(reason.feature == "identifier" and reason.contribution > 0 for reason in details)
        # A number says who it is; a name that differs (a ship renamed) may take a part of that back, not all.
        missing = w.odds(w.DEFAULT_THRESHOLD) + w.SAME_NAME_MARGIN - total
        if same_number and listing >= 0 and missing > 0:
            details.append(Reason("identifier_decides", "an official number counts more than a name that differs", None, None, missing))
            total += missing
        score = w.probability(total)
        if score >= options.threshold:
            drafts.setdefault(customer, []).append(_Draft(place, row["id"], score, exact or same_number, details))
    return {customer: _best(found, options) for customer, found in drafts.items()}


def _details_of(customers: Customers, place: int) -> Details:
    known = customers.details(place)
    numbers = tuple(numbers_as_names(customers.names[place]))
    return replace(known, numbers=known.numbers + numbers) if numbers else known


def _best(found: list[_Draft], options: Options) -> list[_Draft]:
    found.sort(key=lambda draft: (-draft.score, draft.id))
    kept, others = [], 0
    for draft in found:
        others += not draft.exact
        if draft.exact or others <= options.most_hits:
            kept.append(draft)
    return kept


def _hit(draft: _Draft, party: int, parties: _Parties, customers: Customers, customer: int, names: NameReasons, rarity: float) -> Hit:
    row, mine, theirs = parties.rows[party], _details_of(customers, customer), parties.details[party]
    reasons = (*names.reasons, *draft.details)
    text = sentence(row["caption"], draft.score, reasons, row["lists"], schema=row["schema"], unknown=unknown_facts(mine, theirs))
    return Hit(row["id"], row["caption"], row["schema"], round(draft.score, 4), round(evidence_of(mine, theirs, rarity), 3), tuple(row["lists"]),
               tuple(row["programs"]), names.listed, draft.exact, reasons, settle(mine, theirs, reasons), text)  # fmt: skip


def _wanted(row: dict[str, Any], options: Options) -> bool:
    return (
        (not options.lists or bool(options.lists.intersection(row["lists"])))
        and (not options.programs or bool(options.programs.intersection(row["programs"])))
        and (not options.schemas or row["schema"] in options.schemas)
    )
