"""The reasons that a pair of names gives, in words."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from seawall.screen import weights as w
from seawall.screen.index.index import Index
from seawall.screen.name_score import PARTS
from seawall.screen.reasons import Reason
from seawall.screen.roster import NAME_KINDS


class NamePair(Protocol):
    """What `batch` knows of a pair."""

    @property
    def query(self) -> int: ...
    @property
    def name(self) -> int: ...
    @property
    def exact(self) -> bool: ...
    @property
    def parts(self) -> Any: ...


_DETAIL = {
    "name_base": "start of every pair whose names share weight",
    "name_several_words": "three words or more fit",
    "name_spelling": "spelled differently",
    "name_order": "words in another order",
    "name_numbers": "numbers differ",
}


def name_reasons(index: Index, queries: Any, pair: NamePair) -> list[Reason]:
    """Reasons of the names; they add up to what the names contribute.

    Args:
        queries: `queries.QueryNames`, or None where only the contributions are wanted (details then stay empty).
    """
    if pair.name < 0:
        return []
    query = queries.texts[pair.query].as_py() if queries is not None else None
    candidate = index.name_texts[pair.name].as_py() if queries is not None else None
    words = _words(index, queries, pair) if queries is not None else {}
    reasons = [Reason(feature, words.get(feature) or _DETAIL.get(feature, ""), query, candidate, float(value))
               for feature, value in zip(PARTS, pair.parts, strict=True) if abs(value) > 1e-9]  # fmt: skip
    kind = NAME_KINDS[int(index.names.kind[pair.name])]
    if pair.exact:
        missing = w.odds(w.DEFAULT_THRESHOLD) + w.SAME_NAME_MARGIN - sum(r.contribution for r in reasons)
        if missing > 0:
            reasons.append(Reason("same_name", f"the whole name is a listed one ({kind})", query, candidate, missing))
        return reasons
    if kind in ("weakAlias", "abbreviation"):
        reasons.append(Reason("weak_alias", f"the listed name is of a weak kind ({kind})", query, candidate, w.WEAK_ALIAS))
    if _word_count(index, pair.name) == 1:
        reasons.append(Reason("one_word", "the listed name is one word", query, candidate, w.ONE_WORD))
    return reasons


def _word_count(index: Index, name: int) -> int:
    first, last = int(index.names.offsets[name]), int(index.names.offsets[name + 1])
    return int((index.names.length[first:last] == 1).sum())


def _words(index: Index, queries: Any, pair: NamePair) -> dict[str, str]:
    """Which word was taken for which, and what was left over on both sides."""
    from seawall.screen.queries import align_pair

    units_q, units_n, likeness, _ = align_pair(index, queries, pair.query, pair.name)
    q, n = queries.names, index.names
    q_free = _places(q.offsets, q.length, q.pos, pair.query, q.units)
    n_free = _places(n.offsets, n.length, n.pos, pair.name, n.units)
    fits = []
    for i, j, value in sorted(zip(units_q.tolist(), units_n.tolist(), likeness.tolist(), strict=True), key=lambda p: int(q.pos[p[0]])):
        mine, theirs = queries.vocabulary.texts[int(q.units[i])].as_py(), index.texts[int(n.units[j])].as_py()
        fits.append(f"{mine} = {theirs}" if value >= 0.999 else f"{mine} ~ {theirs} ({value:.2f})")
        for place in range(int(q.pos[i]), int(q.pos[i]) + int(q.length[i])):
            q_free.pop(place, None)
        for place in range(int(n.pos[j]), int(n.pos[j]) + int(n.length[j])):
            n_free.pop(place, None)
    mine_left = " ".join(queries.vocabulary.texts[u].as_py() for _, u in sorted(q_free.items()))
    theirs_left = " ".join(index.texts[u].as_py() for _, u in sorted(n_free.items()))
    left = "; ".join(part for part in (f"only the customer has: {mine_left}" if mine_left else "", f"only the list has: {theirs_left}" if theirs_left else "") if part)
    return {"name_words": ", ".join(fits), "name_left_out": left or "spellings weigh differently", "name_conflict": left or "spelled differently",
            "name_unanswered": f"nothing on the list answers to: {mine_left}" if mine_left else "a word is spelled differently"}  # fmt: skip


def _places(offsets: Any, length: Any, pos: Any, number: int, units: Any) -> dict[int, int]:
    first, last = int(offsets[number]), int(offsets[number + 1])
    return {int(pos[i]): int(units[i]) for i in range(first, last) if int(np.int32(length[i])) == 1}
