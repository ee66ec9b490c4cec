"""The reasons that pairs of names give, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from seawall.screen import weights as w
from seawall.screen.candidates import Candidates
from seawall.screen.index.index import Index
from seawall.screen.name_score import PARTS
from seawall.screen.pairs import Alignments
from seawall.screen.queries import NamePairs, QueryNames, align_pairs
from seawall.screen.reasons import Reason
from seawall.screen.roster import NAME_KINDS

_DETAIL = {
    "name_start": "where every pair of names starts",
    "name_small_words": "small words (legal forms, patronymics, articles) on one side only",
    "name_spelling": "words are spelled differently",
    "name_order": "words in another order",
    "name_initials": "an initial stands for a word",
    "name_numbers": "numbers differ",
    "name_forms": "legal forms compared",
    "name_script": "two scripts, of which one says less of the sounds",
    "name_acronym": "one is the acronym of the other",
    "name_but_forms": "the same but for words of the legal form",
}


@dataclass(frozen=True, slots=True)
class NameReasons:
    """The listed name as printed ("" if a number alone brought the pair together) and the reasons of the names."""

    listed: str
    reasons: tuple[Reason, ...]


def explain_names(index: Index, q: QueryNames, pairs: Candidates) -> list[NameReasons]:
    """Reasons for each pair; they add up to what its names contribute."""
    named = np.flatnonzero(pairs.listing >= 0)
    listing = pairs.listing[named]
    names = index.name_of_listing[listing].astype(np.int32)
    aligned = align_pairs(index, q, NamePairs(pairs.query[named].astype(np.int32), names))
    words = WordPairs(aligned, (q.names, q.vocabulary.texts), (index.names, index.texts), pairs.query[named], names)
    asked = q.texts.take(pa.array(pairs.query[named])).to_pylist()
    printed = index.listing_texts.take(pa.array(listing)).to_pylist()
    kinds = index.listings.kind[listing].tolist()
    found = [NameReasons("", ())] * len(pairs.listing)
    for i, place in enumerate(named.tolist()):
        found[place] = NameReasons(printed[i], _reasons(pairs, place, asked[i], printed[i], kinds[i], words.of(i)))
    return found


def name_reasons(parts: Sequence[float], asked: str, printed: str, words: Mapping[str, str]) -> list[Reason]:
    """A reason for each part (`name_score.PARTS`) that contributes anything."""
    return [Reason(feature, words.get(feature) or _DETAIL.get(feature, ""), asked, printed, value)
            for feature, value in zip(PARTS, parts, strict=True) if abs(value) > 5e-4]  # fmt: skip


def _reasons(pairs: Candidates, place: int, asked: str, printed: str, kind: int, words: Mapping[str, str]) -> tuple[Reason, ...]:
    reasons = name_reasons(pairs.parts[place].tolist(), asked, printed, words)
    if pairs.exact[place]:
        extra = float(pairs.extra[place])
        if extra > 0:
            reasons.append(Reason("same_name", f"the whole name is a listed one ({NAME_KINDS[kind]})", asked, printed, extra))
    elif pairs.extra[place] < 0:
            reasons.append(Reason("weak_alias", f"the listed name is of a weak kind ({NAME_KINDS[kind]})", asked, printed, w.WEAK_ALIAS))
    return tuple(reasons)


class WordPairs:
    """Which word was taken for which, and what was left over, for pairs of names that have been aligned.

    Args:
        alignments: of the pairs.
        query, listed: the units of the names of both sides, and the text of each unit.
        queries, names: numbers of the names of each pair.
        sides: what the two are called.
    """

    def __init__(
        self, alignments: Alignments, query: tuple[Any, pa.Array], listed: tuple[Any, pa.Array], queries: Any, names: Any, sides: tuple[str, str] = ("the customer", "the list"),
    ) -> None:  # fmt: skip
        self._sides = sides
        self._bounds = alignments.offsets.tolist()
        self._likeness = alignments.likeness.tolist()
        self._pairs = list(zip(alignments.query_units.tolist(), alignments.name_units.tolist(), strict=True))
        self._query = _Side(*query, queries)
        self._listed = _Side(*listed, names)

    def of(self, i: int) -> dict[str, str]:
        """Details of the reasons of pair i by feature."""
        mine, theirs = self._query.words(i), self._listed.words(i)
        fits = []
        for p in range(self._bounds[i], self._bounds[i + 1]):
            a, b = self._pairs[p]
            value, by_concept = self._likeness[p], self._likeness[p] > 1.0
            value -= by_concept
            place, asked = self._query.take(i, a, mine)
            _, listed = self._listed.take(i, b, theirs)
            sign = "=" if value >= 0.999 else "means" if by_concept else "~"
            fits.append((place, f"{asked} {sign} {listed}" + ("" if value >= 0.999 else f" ({value:.2f})")))
        only_mine, only_theirs = " ".join(mine.values()), " ".join(theirs.values())
        parts = [f"only {self._sides[0]} has: {only_mine}"] if only_mine else []
        parts += [f"only {self._sides[1]} has: {only_theirs}"] if only_theirs else []
        return {
            "name_words": ", ".join(text for _, text in sorted(fits)),
            "name_left_out": "; ".join(parts) or "words of different weight stand for each other",
            "name_conflict": "; ".join(parts) or "words are spelled differently",
        }


class _Side:
    """Units of one side of the pairs as text."""

    def __init__(self, names: Any, texts: pa.Array, numbers: Any) -> None:
        starts, ends = names.offsets[:-1][numbers], names.offsets[1:][numbers]
        counts = ends - starts
        bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        source = np.repeat(starts, counts) + np.arange(bounds[-1]) - np.repeat(bounds[:-1], counts)
        self._starts, self._bounds = starts.tolist(), bounds.tolist()
        self._pos, self._length = names.pos[source].tolist(), names.length[source].tolist()
        self._texts = texts.take(pa.array(names.units[source])).to_pylist()

    def words(self, i: int) -> dict[int, str]:
        """The words of the name of pair i by place."""
        return {self._pos[p]: self._texts[p] for p in range(self._bounds[i], self._bounds[i + 1]) if self._length[p] == 1}

    def take(self, i: int, unit: int, left: dict[int, str]) -> tuple[int, str]:
        """Place and text of a unit of pair i; its words are taken out of `left`."""
        p = self._bounds[i] + unit - self._starts[i]
        for k in range(self._length[p]):
            left.pop(self._pos[p] + k, None)
        return self._pos[p], self._texts[p]
