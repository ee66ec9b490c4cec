"""Pairs of names with labels, from which the name model is fitted: read from `../shared/data/match`, described by the engine itself.

Folds are taken from an id, never from a row: all rows of one party, or of one cluster of parties, lie in the same fold.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from seawall.screen import weights as w
from seawall.screen.compare import compare_details
from seawall.screen.kernels_model import derive
from seawall.screen.name_model import groups_of
from seawall.screen.pairs import align_names, describe_names
from seawall.screen.record_pairs import describe_records, pair_names
from seawall.screen.records import read_record
from seawall.screen.roster import SCHEME_OF_PROPERTY

MATCH = Path(__file__).parents[2].parent / "shared/data/match"
FOLDS = 5
#: Columns of `kernels_features.FEATURES`: pairs of words, acronym. Where both are 0 the model is not asked (`name_score.NOTHING_ALIKE`).
_PAIRS, _ACRONYM = 11, 23


@dataclass(frozen=True)
class Rows:
    """Pairs of names.

    Attributes:
        terms: see `kernels_model.TERMS`, one row a pair.
        groups: numbers in `name_model.GROUPS`.
        same: whether they are names of one party.
        weights: what each counts in the fit.
        offsets: log-odds that come from elsewhere (details, weak alias).
        folds: 0 to `FOLDS` - 1.
        sets: the set of each.
        alike: whether any word of one is like one of the other.
    """

    terms: Any
    groups: Any
    same: Any
    weights: Any
    offsets: Any
    folds: Any
    sets: Any
    alike: Any

    def take(self, places: Any) -> Rows:
        """Some of them."""
        return Rows(*(getattr(self, field.name)[places] for field in fields(self)))

    def __len__(self) -> int:
        return len(self.same)


def joined(parts: list[Rows]) -> Rows:
    """All rows of some parts, in their order."""
    return Rows(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Rows)))


def rows_of(features: Any, persons: Any, same: Any, weights: Any, folds: Any, sets: Any, offsets: Any = None) -> Rows:
    """Rows of features as `kernels_features.FEATURES`."""
    count = len(features)
    alike = (features[:, _PAIRS] > 0) | (features[:, _ACRONYM] > 0)
    return Rows(derive(features), groups_of(features, persons).astype(np.int64), np.asarray(same, bool), np.broadcast_to(np.asarray(weights, float), count),
                np.zeros(count) if offsets is None else offsets, np.asarray(folds, np.int64), np.asarray(sets), alike)  # fmt: skip


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a compressed file of JSON lines."""
    with pa.input_stream(str(path), compression="zstd") as file:
        return [json.loads(line) for line in file.read().decode("utf-8").splitlines() if line.strip()]


def fold_of(key: str) -> int:
    """The fold of an id, the same on every machine."""
    return zlib.crc32(key.encode()) % FOLDS


def name_pairs(weights: dict[str, float]) -> Rows:
    """The pairs of single names, `variants/name_pairs`.

    Args:
        weights: of sets, where it is not 1.
    """
    pairs = read_lines(MATCH / "variants/name_pairs.dev.jsonl.zst")
    left, right = (describe_names(pa.array([pair[side] for pair in pairs])) for side in ("name1", "name2"))
    places = np.arange(len(pairs), dtype=np.int32)
    aligned = align_names(left.taken, right.taken, places, places)
    return rows_of(aligned.features, np.array([pair["schema"] == "Person" for pair in pairs]), [pair["label"] for pair in pairs],
                   [weights.get(pair["set"], 1.0) for pair in pairs], [fold_of(pair.get("id") or pair["name1"]) for pair in pairs], [_set_of(pair) for pair in pairs])  # fmt: skip


def _set_of(pair: dict[str, Any]) -> str:
    if pair["set"] != "list_xscript":
        return str(pair["set"])
    return f"lists, {pair['script2'].capitalize()} {'persons' if pair['schema'] == 'Person' else 'others'}"


@dataclass(frozen=True)
class RecordNames:
    """All pairs of names of pairs of records; `records` says of which each is."""

    rows: Rows
    records: Any

    def best(self, scores: Any) -> Any:
        """Places of the best pair of names of each pair of records."""
        order = np.lexsort((np.arange(len(self.records)), -(scores + self.rows.offsets), self.records))
        first = np.append(True, self.records[order][1:] != self.records[order][:-1])
        return order[first]


def record_names(weight: float) -> RecordNames:
    """Pairs of entries of different lists, without official numbers; what their other details say is an offset."""
    pairs = read_lines(MATCH / "pairs/crosslist_5470.dev.jsonl.zst")
    left, right = ([read_record(_without_numbers(pair[side])) for pair in pairs] for side in ("left", "right"))
    described = describe_records(left, right)
    names = pair_names(described, len(pairs))
    aligned = align_names(described.described.taken, described.described.taken, names.left, names.right)
    persons = np.array(["Person" in (x.details.schema, y.details.schema) for x, y in zip(left, right, strict=True)])
    details = np.array([sum(reason.contribution for reason in compare_details(x.details, y.details)) for x, y in zip(left, right, strict=True)])
    of = names.record
    same, folds = np.array([pair["label"] for pair in pairs]), np.array([fold_of(str(pair["cluster"])) for pair in pairs])
    rows = rows_of(aligned.features, persons[of], same[of], weight, folds[of], np.full(len(of), "crosslist, no numbers"), details[of] + w.WEAK_ALIAS * names.weak)
    return RecordNames(rows, of)


def _without_numbers(entity: dict[str, Any]) -> dict[str, Any]:
    return {**entity, "properties": {prop: values for prop, values in entity["properties"].items() if prop not in SCHEME_OF_PROPERTY}}
