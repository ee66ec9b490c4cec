"""Are two records one party? Pairs of records compared without a list.

The same comparison as in screening: the best pair of names, and what the details say. Where both records have names in one script, names in two
scripts are not compared: they would add nothing but chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen import weights as w
from seawall.screen.candidates import decided_by_number
from seawall.screen.compare import compare_details, evidence_of
from seawall.screen.explain import WordPairs, name_reasons
from seawall.screen.name_score import contributions, too_little
from seawall.screen.pairs import Alignments, DescribedNames, align_names, describe_names
from seawall.screen.reasons import Reason
from seawall.screen.records import Record
from seawall.screen.roster import NAME_KINDS
from seawall.text.name_lists import names_in

#: Names of a record that are compared; records with more have them in the order of their strength.
MOST_NAMES = 40
_WEAK = {kind: kind in ("weakAlias", "abbreviation") for kind in NAME_KINDS}
_Q_MATCHED, _N_MATCHED = 2, 3

Ints = npt.NDArray[np.int32]


class Comparison(NamedTuple):
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
    """The names of one side's records: record i has `ids[offsets[i]:offsets[i + 1]]` of the distinct names of both, each with whether it is weak."""

    offsets: npt.NDArray[np.int64]
    ids: Ints
    weak: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class RecordNames:
    """The distinct names of two columns of records, and which record has which.

    Attributes:
        texts: as printed.
        described: in the order of `texts`.
        alike: for each name the first of the same words in the same order: the two fit any third name alike.
        left, right: the two sides.
    """

    texts: list[str]
    described: DescribedNames
    alike: Ints
    left: _Side
    right: _Side


@dataclass(frozen=True)
class NamePairs:
    """Pairs of names, those of one pair of records together: the pair of records, both names, whether one of them is weak."""

    record: npt.NDArray[np.int64]
    left: Ints
    right: Ints
    weak: npt.NDArray[np.bool_]


def compare_records(left: Sequence[Record], right: Sequence[Record], threads: int = 2) -> list[Comparison]:
    """Compare each record with its opposite number."""
    names = describe_records(left, right, threads)
    pairs = pair_names(names, len(left))
    persons = np.array([_of_persons(x, y) for x, y in zip(left, right, strict=True)], np.bool_)
    scored = _score(names, pairs, persons[pairs.record], threads)
    totals = scored.totals[scored.numbers] + w.WEAK_ALIAS * pairs.weak
    best = _best(pairs.record, totals, len(left))
    unlike = _other_names_unlike(pairs, totals, len(left))
    return _explained(left, right, names, pairs, scored, (best, unlike))


@dataclass(frozen=True)
class _Scored:
    """What pairs of names come to. Pairs of the same words are aligned once: pair i is the distinct one `numbers[i]`.

    Attributes:
        left, right: names of the distinct pairs.
        aligned: how they fit together.
        persons: whether each is a pair of persons.
        parts, totals: what the parts of each contribute (log-odds), and their sum.
    """

    numbers: npt.NDArray[np.int64]
    left: Ints
    right: Ints
    aligned: Alignments
    persons: npt.NDArray[np.bool_]
    parts: npt.NDArray[np.float64]
    totals: npt.NDArray[np.float64]


def _score(names: RecordNames, pairs: NamePairs, persons: npt.NDArray[np.bool_], threads: int) -> _Scored:
    codes = names.alike[pairs.left].astype(np.int64) << 32 | names.alike[pairs.right].astype(np.int64) << 1 | persons
    distinct, numbers = np.unique(codes, return_inverse=True)
    a, b = (distinct >> 32).astype(np.int32), (distinct >> 1 & 0x7FFFFFFF).astype(np.int32)
    aligned = align_names(names.described.taken, names.described.taken, a, b, threads)
    are_persons = (distinct & 1).astype(np.bool_)
    parts = contributions(aligned.features, are_persons)
    return _Scored(numbers, a, b, aligned, are_persons, parts, parts.sum(axis=1))


def _explained(
    left: Sequence[Record], right: Sequence[Record], names: RecordNames, pairs: NamePairs, scored: _Scored,
    found_names: tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]],
) -> list[Comparison]:  # fmt: skip
    best, unlike = found_names
    chosen = best[best >= 0]
    numbers = scored.numbers[chosen]
    units = names.described.names, names.described.vocabulary.texts
    words = WordPairs(_take(scored.aligned, numbers), units, units, scored.left[numbers], scored.right[numbers], ("the left", "the right"))
    rows, weak = scored.parts[numbers].tolist(), pairs.weak[chosen].tolist()
    matched = (0.5 * (scored.aligned.features[numbers, _Q_MATCHED] + scored.aligned.features[numbers, _N_MATCHED])).tolist()
    fits = (~too_little(scored.aligned.features[numbers], scored.persons[numbers])).tolist()
    lefts, rights = pairs.left[chosen].tolist(), pairs.right[chosen].tolist()
    found, at = [], 0
    for x, y, place, is_unlike in zip(left, right, best.tolist(), unlike.tolist(), strict=True):
        reasons: list[Reason] = []
        rarity = 0.0
        if place >= 0:
            one, other = names.texts[lefts[at]], names.texts[rights[at]]
            reasons = name_reasons(rows[at], one, other, words.of(at))
            if (asked := _what_is_asked(x, y, one, other, fits=fits[at])) is not None:
                reasons.append(asked)
            if weak[at]:
                reasons.append(Reason("weak_alias", "a name of a weak kind", one, other, w.WEAK_ALIAS))
            if is_unlike:
                reasons.append(Reason("name_others", "most other names of the two are not alike", x.names[0][0], y.names[0][0], OTHER_NAMES_UNLIKE))
            rarity = matched[at]
            at += 1
        reasons += compare_details(x.details, y.details)
        if place < 0 and not any(reason.feature == "identifier" for reason in reasons):
            reasons.append(Reason("name_missing", "a record without a name", None, None, NO_NAME))
        if x.details.numbers and y.details.numbers and (decided := decided_by_number(reasons)) is not None:
            reasons.append(decided)
        score = w.probability(sum([reason.contribution for reason in reasons]))
        found.append(Comparison(score, evidence_of(x.details, y.details, rarity), tuple(reasons)))
    return found


#: Where a pair starts if one of the two has no name.
NO_NAME = -4.0
#: Two records with three names or more each, of which all but one in three have nothing like them on the other side: often a part and another part of the same
#: organization, which share its name. On the lists one in four such pairs is two parties, of others one in twenty-five.
OTHER_NAMES_UNLIKE = -2.9
#: Two records of one name each that state nothing else, log-odds added unless the names have too little in common. Whoever asks of two bare names asks whether they may be
#: spellings of one; records of parties, and customers beside a list, are mostly two parties even where names are much alike. Chosen on development rows, see docs/methods/name-model.md.
BARE_PERSONS, BARE_OTHERS = 1.35, 0.45
#: Two records of firms, ships or bodies that say more than a name, log-odds added: publishers list sister firms and branches side by side, each with names and numbers of its own.
RECORDS_OF_OTHERS = -0.3
_FEWEST_NAMES, _MOST_ANSWERED = 3, 1 / 3


def _of_persons(x: Record, y: Record) -> bool:
    return "Person" in (x.details.schema, y.details.schema)


def _what_is_asked(x: Record, y: Record, one: str, other: str, *, fits: bool) -> Reason | None:
    """Two bare names ask whether they are one name; two records of organizations, whether they are one and not sisters."""
    persons = _of_persons(x, y)
    if _are_bare(x, y):
        words = "two names and nothing else: are they one name, not one party?"
        return Reason("name_alone", words, one, other, BARE_PERSONS if persons else BARE_OTHERS) if fits else None
    return None if persons else Reason("name_records", "records of sister firms and branches are much alike", one, other, RECORDS_OF_OTHERS)


def _are_bare(x: Record, y: Record) -> bool:
    """Whether both records are one name and nothing else."""
    return len(x.names) == 1 == len(y.names) and not x.details.says_more_than_a_name and not y.details.says_more_than_a_name


def describe_records(left: Sequence[Record], right: Sequence[Record], threads: int = 2) -> RecordNames:
    """The names of both sides, described together: two records that are compared share most of their words."""
    numbers: dict[str, int] = {}
    one, other = _side(left, numbers), _side(right, numbers)
    texts = list(numbers)
    described = describe_names(pa.array(texts, pa.string()), threads)
    _, first, alike = np.unique(described.names.sequences, return_index=True, return_inverse=True)
    return RecordNames(texts, described, first[alike].astype(np.int32), one, other)


def _side(records: Sequence[Record], numbers: dict[str, int]) -> _Side:
    ids: list[int] = []
    weak: list[bool] = []
    offsets = [0]
    for record in records:
        for text, kind in _single_names(record.names):
            ids.append(numbers.setdefault(text, len(numbers)))
            weak.append(_WEAK[kind])
        offsets.append(len(ids))
    return _Side(np.array(offsets, np.int64), np.array(ids, np.int32), np.array(weak, np.bool_))


def _single_names(names: list[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The names of a record, each once under its first kind; a text that lists several is each of them."""
    if len(names) <= MOST_NAMES:
        for text, _ in names:
            if "/" in text or ";" in text or not text.isascii():
                break
        else:
            return names
    seen: dict[str, str] = {}
    for text, kind in names:
        for part in names_in(text):
            seen.setdefault(part, kind)
    return list(seen.items())[:MOST_NAMES]


def pair_names(names: RecordNames, count: int) -> NamePairs:
    """All pairs of names of opposite records, but for those in two scripts where both records have a name in one."""
    a, b = names.left, names.right
    scripts = names.described.names.scripts(names.described.vocabulary)
    n, m = np.diff(a.offsets), np.diff(b.offsets)
    each = n * m
    record = np.repeat(np.arange(count, dtype=np.int64), each)
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(each)])
    within = np.arange(ends[-1], dtype=np.int64) - ends[:-1][record]
    i = a.offsets[:-1][record] + within // np.maximum(m[record], 1)
    j = b.offsets[:-1][record] + within % np.maximum(m[record], 1)
    x, y = scripts[a.ids[i]], scripts[b.ids[j]]
    shared = np.bincount(record, weights=x == y, minlength=count) > 0
    kept = (x == y) | ~shared[record]
    i, j = i[kept], j[kept]
    return NamePairs(record[kept], a.ids[i], b.ids[j], a.weak[i] | b.weak[j])


def _best(record: npt.NDArray[np.int64], totals: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.int64]:
    """The best pair of names of each pair of records, the first on a tie; -1 where there is none."""
    best = np.full(count, -1, np.int64)
    if len(record):
        each = np.bincount(record, minlength=count)
        starts = np.cumsum(each) - each
        highest = np.maximum.reduceat(totals, starts[each > 0])
        found = np.flatnonzero(totals == np.repeat(highest, each[each > 0]))
        # Backwards: what is written last stays.
        best[record[found[::-1]]] = found[::-1]
    return best


def _other_names_unlike(pairs: NamePairs, totals: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.bool_]:
    """For each pair of records whether the one with fewer names has several, and hardly any of these is answered by the other."""
    names, answered = _answered(pairs.record, pairs.left, totals, count)
    other_names, other_answered = _answered(pairs.record, pairs.right, totals, count)
    fewer = names <= other_names
    some, found = np.where(fewer, names, other_names), np.where(fewer, answered, other_answered)
    unlike: npt.NDArray[np.bool_] = (some >= _FEWEST_NAMES) & (found >= 1) & (found <= some * _MOST_ANSWERED)
    return unlike


def _answered(record: npt.NDArray[np.int64], names: Ints, totals: npt.NDArray[np.float64], count: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """For each pair of records how many names its one side has, and to how many of them a name of the other side is like enough for a hit."""
    codes, of = np.unique(record << 32 | names, return_inverse=True)
    hit = np.zeros(len(codes), np.bool_)
    hit[of[totals >= w.odds(w.DEFAULT_THRESHOLD)]] = True
    return np.bincount(codes >> 32, minlength=count), np.bincount(codes[hit] >> 32, minlength=count)


def _take(aligned: Alignments, places: npt.NDArray[np.int64]) -> Alignments:
    counts = np.diff(aligned.offsets)[places]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    source = np.repeat(aligned.offsets[:-1][places], counts) + np.arange(bounds[-1]) - np.repeat(bounds[:-1], counts)
    return Alignments(bounds, aligned.query_units[source], aligned.name_units[source], aligned.likeness[source], aligned.features[places])

