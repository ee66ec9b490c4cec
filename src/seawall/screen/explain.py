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
    "name_strangers": "names of their own on both sides that do not answer each other",
    "name_but_forms": "the same but for words of the legal form",
    "name_little": "too little in common for a match by names alone",
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
    return [Reason(feature, _DETAIL[feature] if feature in _DETAIL else words[feature], asked, printed, value)
            for feature, value in zip(PARTS, parts, strict=True) if value > 5e-4 or value < -5e-4]  # fmt: skip


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
        pair = np.repeat(np.arange(len(alignments.offsets) - 1), np.diff(alignments.offsets))
        mine = _Side(*query, queries, pair, alignments.query_units)
        theirs = _Side(*listed, names, pair, alignments.name_units)
        order = np.lexsort((mine.places, pair))
        signs = [_sign(value) for value in alignments.likeness[order].tolist()]
        asked, answers = mine.texts_of_taken(order), theirs.texts_of_taken(order)
        self._bounds = alignments.offsets.tolist()
        self._fits = [f"{a} {sign} {b}{tail}" for a, (sign, tail), b in zip(asked, signs, answers, strict=True)]
        self._mine, self._my_bounds = mine.left_over()
        self._theirs, self._their_bounds = theirs.left_over()

    def of(self, i: int) -> dict[str, str]:
        """Details of the reasons of pair i by feature."""
        mine = " ".join(self._mine[self._my_bounds[i] : self._my_bounds[i + 1]])
        theirs = " ".join(self._theirs[self._their_bounds[i] : self._their_bounds[i + 1]])
        only = f"only {self._sides[0]} has: {mine}" if mine else ""
        if theirs:
            only += f"{'; ' if mine else ''}only {self._sides[1]} has: {theirs}"
        return {
            "name_words": ", ".join(self._fits[self._bounds[i] : self._bounds[i + 1]]),
            "name_left_out": only or "words of different weight stand for each other",
            "name_conflict": only or "words are spelled differently",
        }


def _sign(likeness: float) -> tuple[str, str]:
    """What stands between two words that were taken for each other, and behind them; 1 is added where a concept makes them alike."""
    by_concept = likeness > 1.0
    value = likeness - by_concept
    if value >= 0.999:
        return "=", ""
    return "means" if by_concept else "~", f" ({value:.2f})"


#: More than a name has words that count (`kernels_likeness.MOST_WORDS`).
_PLACES = 64


class _Side:
    """Units of one side of the pairs: those that were taken, and the words that were left over.

    Args:
        names, texts: units of the names, and the text of each.
        numbers: the name of each pair.
        pair, taken: for each unit that was taken its pair, and its place in the units of the names.
    """

    def __init__(self, names: Any, texts: pa.Array, numbers: Any, pair: Any, taken: Any) -> None:
        self._names, self._texts, self._numbers = names, texts, numbers
        self._pair, self._taken = pair, taken
        self.places = names.pos[taken]

    def texts_of_taken(self, order: Any) -> list[str]:
        """The units that were taken, in some order."""
        found: list[str] = self._texts.take(pa.array(self._names.units[self._taken[order]])).to_pylist()
        return found

    def left_over(self) -> tuple[list[str], list[int]]:
        """The words that no unit took, those of pair i from bound i to the next."""
        starts, ends = self._names.offsets[:-1][self._numbers], self._names.offsets[1:][self._numbers]
        counts = ends - starts
        pair = np.repeat(np.arange(len(counts)), counts)
        source = np.arange(counts.sum()) + np.repeat(starts - np.cumsum(counts) + counts, counts)
        used = np.zeros(len(counts) * _PLACES, np.bool_)
        lengths = self._names.length[self._taken]
        for k in range(int(lengths.max(initial=0))):
            longer = lengths > k
            used[self._pair[longer] * _PLACES + self.places[longer] + k] = True
        left = (self._names.length[source] == 1) & ~used[pair * _PLACES + self._names.pos[source]]
        bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(pair[left], minlength=len(counts)))])
        return self._texts.take(pa.array(self._names.units[source[left]])).to_pylist(), bounds.tolist()
