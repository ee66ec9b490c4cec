"""Are two records one party? Pairs of records compared without a list.

The same comparison as in screening: the best pair of names, and what the details say. Where both records have names in one script, names in two
scripts are not compared: they would add nothing but chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import weights as w
from seawall.screen.candidates import decided_by_number
from seawall.screen.compare import compare_details, evidence_of
from seawall.screen.explain import WordPairs, name_reasons
from seawall.screen.name_score import contributions
from seawall.screen.pairs import Alignments, DescribedNames, align_names, describe_names
from seawall.screen.reasons import Reason
from seawall.screen.records import Record
from seawall.text.name_lists import names_in

#: Names of a record that are compared; records with more have them in the order of their strength.
MOST_NAMES = 40
_WEAK = frozenset({"weakAlias", "abbreviation"})
_Q_MATCHED, _N_MATCHED = 2, 3

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a pair of records came to.

    Attributes:
        score: 0 to 1; the logistic of the sum of the reasons' contributions.
        evidence: 0 to 1, how much there was to compare.
        reasons: see there.
    """

    score: float
    evidence: float
    reasons: tuple[Reason, ...]

    def as_dict(self, threshold: float) -> dict[str, Any]:
        """As it is written."""
        return {"score": round(self.score, 4), "match": self.score >= threshold, "evidence": round(self.evidence, 3), "reasons": [r.as_dict() for r in self.reasons]}


@dataclass(frozen=True)
class _Side:
    """The names of one side's records, distinct; record i has `ids[offsets[i]:offsets[i + 1]]`, each with whether it is weak, or a main one."""

    described: DescribedNames
    offsets: npt.NDArray[np.int64]
    ids: Ints
    weak: npt.NDArray[np.bool_]
    main: npt.NDArray[np.bool_]
    scripts: npt.NDArray[np.uint8]


@dataclass(frozen=True)
class _NamePairs:
    """Pairs of names, those of one pair of records together."""

    record: npt.NDArray[np.int64]
    left: Ints
    right: Ints
    weak: npt.NDArray[np.bool_]
    main: npt.NDArray[np.bool_]


def compare_records(left: Sequence[Record], right: Sequence[Record], threads: int = 2) -> list[Comparison]:
    """Compare each record with its opposite number."""
    a, b = _side(left, threads), _side(right, threads)
    pairs = _name_pairs(a, b, len(left))
    aligned = align_names(_as_taken(a.described), _as_taken(b.described), pairs.left, pairs.right, threads)
    persons = np.array(["Person" in (x.details.schema, y.details.schema) for x, y in zip(left, right, strict=True)], np.bool_)
    parts = contributions(aligned.features, persons[pairs.record])
    totals = parts.sum(axis=1) + w.WEAK_ALIAS * pairs.weak
    best = _best(pairs.record, totals, len(left))
    unlike = _main_names_unlike(pairs, totals, len(left))
    return _explained(left, right, (a, b), pairs, aligned, parts, (best, unlike))


def _explained(
    left: Sequence[Record], right: Sequence[Record], sides: tuple[_Side, _Side], pairs: _NamePairs, aligned: Alignments, parts: Any,
    found_names: tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]],
) -> list[Comparison]:  # fmt: skip
    best, unlike = found_names
    chosen = best[best >= 0]
    a, b = sides
    words = WordPairs(_take(aligned, chosen), (a.described.names, a.described.vocabulary.texts), (b.described.names, b.described.vocabulary.texts),
                      pairs.left[chosen], pairs.right[chosen], ("the left", "the right"))  # fmt: skip
    asked, listed = a.described.texts.to_pylist(), b.described.texts.to_pylist()
    rows, weak = parts[chosen].tolist(), pairs.weak[chosen].tolist()
    matched = (0.5 * (aligned.features[chosen, _Q_MATCHED] + aligned.features[chosen, _N_MATCHED])).tolist()
    lefts, rights = pairs.left[chosen].tolist(), pairs.right[chosen].tolist()
    found, at = [], 0
    for x, y, place, is_unlike in zip(left, right, best.tolist(), unlike.tolist(), strict=True):
        reasons: list[Reason] = []
        rarity = 0.0
        if place >= 0:
            one, other = asked[lefts[at]], listed[rights[at]]
            reasons = name_reasons(rows[at], one, other, words.of(at))
            if weak[at]:
                reasons.append(Reason("weak_alias", "a name of a weak kind", one, other, w.WEAK_ALIAS))
            if is_unlike:
                reasons.append(Reason("name_main", "the main names of the two are not alike, only others are", x.names[0][0], y.names[0][0], MAIN_NAMES_UNLIKE))
            rarity = matched[at]
            at += 1
        reasons += compare_details(x.details, y.details)
        if place < 0 and not any(reason.feature == "identifier" for reason in reasons):
            reasons.append(Reason("name_missing", "a record without a name", None, None, NO_NAME))
        decided = decided_by_number(reasons)
        if decided is not None:
            reasons.append(decided)
        score = w.probability(sum(reason.contribution for reason in reasons))
        found.append(Comparison(score, evidence_of(x.details, y.details, rarity), tuple(reasons)))
    return found


#: Where a pair starts if one of the two has no name.
NO_NAME = -4.0
#: Two records whose main names are unlike, although other names of theirs are alike: on the lists one in three of these pairs is two parties, of others one in thirteen.
MAIN_NAMES_UNLIKE = -0.8


def _side(records: Sequence[Record], threads: int) -> _Side:
    numbers: dict[str, int] = {}
    ids: list[int] = []
    kinds: list[str] = []
    offsets = [0]
    for record in records:
        seen: dict[str, str] = {}
        for text, kind in record.names:
            for part in names_in(text):
                seen.setdefault(part, kind)
        for text, kind in list(seen.items())[:MOST_NAMES]:
            ids.append(numbers.setdefault(text, len(numbers)))
            kinds.append(kind)
        offsets.append(len(ids))
    described = describe_names(pa.array(list(numbers), pa.string()), threads)
    return _Side(described, np.array(offsets, np.int64), np.array(ids, np.int32), np.array([kind in _WEAK for kind in kinds], np.bool_),
                 np.array([kind == "name" for kind in kinds], np.bool_), described.names.scripts(described.vocabulary))


def _name_pairs(a: _Side, b: _Side, count: int) -> _NamePairs:
    """All pairs of names of opposite records, but for those in two scripts where both records have a name in one."""
    n, m = np.diff(a.offsets), np.diff(b.offsets)
    each = n * m
    record = np.repeat(np.arange(count, dtype=np.int64), each)
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(each)])
    within = np.arange(ends[-1], dtype=np.int64) - ends[:-1][record]
    i = a.offsets[:-1][record] + within // np.maximum(m[record], 1)
    j = b.offsets[:-1][record] + within % np.maximum(m[record], 1)
    x, y = a.scripts[a.ids[i]], b.scripts[b.ids[j]]
    shared = np.bincount(record, weights=x == y, minlength=count) > 0
    kept = (x == y) | ~shared[record]
    i, j = i[kept], j[kept]
    return _NamePairs(record[kept], a.ids[i], b.ids[j], a.weak[i] | b.weak[j], a.main[i] & b.main[j] & (x[kept] == y[kept]))


def _best(record: npt.NDArray[np.int64], totals: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.int64]:
    """The best pair of names of each pair of records, the first on a tie; -1 where there is none."""
    best = np.full(count, -1, np.int64)
    order = np.lexsort((np.arange(len(record)), -totals, record))
    if len(order):
        first = np.ones(len(order), np.bool_)
        first[1:] = record[order][1:] != record[order][:-1]
        best[record[order][first]] = order[first]
    return best


def _main_names_unlike(pairs: _NamePairs, totals: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.bool_]:
    """For each pair of records whether both have main names in one script, and none of these are alike."""
    best = np.full(count, -np.inf)
    np.maximum.at(best, pairs.record[pairs.main], totals[pairs.main])
    unlike: npt.NDArray[np.bool_] = np.isfinite(best) & (best < 0.0)
    return unlike


def _take(aligned: Alignments, places: npt.NDArray[np.int64]) -> Alignments:
    counts = np.diff(aligned.offsets)[places]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    source = np.repeat(aligned.offsets[:-1][places], counts) + np.arange(bounds[-1]) - np.repeat(bounds[:-1], counts)
    return Alignments(bounds, aligned.query_units[source], aligned.name_units[source], aligned.likeness[source], aligned.features[places])


def _as_taken(d: DescribedNames) -> tuple[Any, Any, Any]:
    return d.names.side, d.vocabulary.side, d.weights
