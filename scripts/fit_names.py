"""Fit the name model: `src/seawall/screen/data/name_model.csv`, and its figures, `docs/methods/name-model.json`.

    python scripts/fit_names.py [--dry]

Reads the labelled pairs and clean customers of `../shared/data/match` (development halves). Counterexamples from clean customers are those that the model
of the round before finds hardest; the first round takes those that cover each other best, so that the shipped table plays no part. A second
model, whose curves may rise and fall anywhere, is fitted for comparison only. `--dry` writes nothing.
The same input gives the same table. What the figures mean: docs/methods/name-model.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from fitting.clean import Candidates, candidates, watchlist
from fitting.curves import RAMPS, Fit, fit
from fitting.figures import alarms, per_set, ties
from fitting.rows import FOLDS, MATCH, RecordNames, Rows, joined, name_pairs, record_names

from seawall.screen.kernels_model import TERMS
from seawall.screen.name_model import GROUPS, points_of
from seawall.screen.name_score import NOTHING_ALIKE

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/seawall/screen/data/name_model.csv"
FIGURES = ROOT / "docs/methods/name-model.json"

#: What rows count in the fit. Pairs of OFAC's aliases are all of one party, and many are other names altogether; the bench of nomenklatura is small and varied.
SET_WEIGHTS = {"ofac_alias": 0.25, "nk_cases": 3.0}
CLEAN_WEIGHT, RECORDS_WEIGHT = 0.4, 0.5
#: How far the curves may bend.
STRENGTH = 1.0
ROUNDS = 3
#: Parties of each clean customer that become counterexamples.
HARDEST = 3
#: Log-odds added to the start of groups after the fit: clean customers bear common names, of which the rows have few; firms in two scripts are few among the rows, and hardly any is a counterexample.
SHIFTS = {"person_one_script": -0.15, "person_abjad": 0.1, "other_one_script": 0.2, "other_two_alphabets": 0.9, "other_abjad": 0.6, "other_syllables": 0.2}


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="print only")
    arguments = parser.parse_args()
    if not MATCH.exists():
        sys.exit(f"{MATCH} is not there: the labelled pairs are no part of the repository. The shipped table stays as it is.")
    with tempfile.TemporaryDirectory() as folder:
        fitted, measured = candidates(watchlist(Path(folder, "index")), CLEAN_WEIGHT)
    pairs, records = name_pairs(SET_WEIGHTS), record_names(RECORDS_WEIGHT)
    free, free_rows = _rounds(pairs, records, fitted, False)
    model, rows = _rounds(pairs, records, fitted, True)
    report = _report(model, rows, measured, True) | {"free": _report(free, free_rows, measured, False)}
    _print(report["free"])
    _print(report)
    if not arguments.dry:
        _write(model)
        FIGURES.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _rounds(pairs: Rows, records: RecordNames, clean: Candidates, monotone: bool) -> tuple[Fit, Rows]:
    """The model after all rounds, and the rows from which the last one was fitted."""
    clean_scores, record_scores = _covered(clean.rows), _covered(records.rows)
    for _ in range(ROUNDS):
        rows = joined([pairs, records.rows.take(records.best(record_scores)), clean.rows.take(clean.hardest(clean_scores, HARDEST))])
        model = _shifted(fit(rows, STRENGTH, monotone))
        clean_scores, record_scores = model.scores(clean.rows, NOTHING_ALIKE) + clean.rows.offsets, model.scores(records.rows, NOTHING_ALIKE)
    return model, rows


def _covered(rows: Rows) -> Any:
    """How far both names cover each other: which candidates are hard before there is a model."""
    return rows.terms[:, TERMS.index("covered_least")] + rows.terms[:, TERMS.index("covered_most")].astype(float)


def _shifted(model: Fit) -> Fit:
    return Fit(model.starts + np.array([SHIFTS.get(group, 0.0) for group in GROUPS]), model.increments)


def _report(model: Fit, rows: Rows, measured: Candidates, monotone: bool) -> dict[str, Any]:
    """Figures: each fold scored by a model that has not seen it; clean customers that no model has seen; and, for comparison, what the model makes of its own rows."""
    unseen = np.empty(len(rows))
    for number in range(FOLDS):
        inside = np.flatnonzero(rows.folds == number)
        unseen[inside] = _shifted(fit(rows.take(np.flatnonzero(rows.folds != number)), STRENGTH, monotone)).scores(rows.take(inside), NOTHING_ALIKE)
    unseen += rows.offsets
    seen = model.scores(rows, NOTHING_ALIKE) + rows.offsets
    labelled = np.flatnonzero(~np.isin(rows.sets, np.unique(measured.rows.sets)))
    own = rows.take(labelled)
    return {
        "monotone": monotone, "rows": {str(name): int((rows.sets == name).sum()) for name in np.unique(rows.sets)},
        "cross_validated": per_set(own, unseen[labelled]), "own_rows": per_set(own, seen[labelled]),
        "alarms_per_1000": alarms(measured, model.scores(measured.rows, NOTHING_ALIKE) + measured.rows.offsets),
        "ties": ties(own, unseen[labelled]), "highest": round(float(unseen[labelled].max()), 2),
    }  # fmt: skip


def _print(report: dict[str, Any]) -> None:
    print("monotone curves" if report["monotone"] else "free curves, for comparison")
    for name, found in report["cross_validated"].items():
        print(f"{name:30}", " ".join(f"{key.replace('recall_at_precision_', 'R@P')} {value}" for key, value in found.items()))
    print("alarms per 1,000:", report["alarms_per_1000"], "ties:", report["ties"], "highest:", report["highest"])


def _write(model: Fit) -> None:
    with TABLE.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["term", "at", *GROUPS])
        writer.writerow(["start", "", *(f"{start:.3f}" for start in model.starts)])
        for term in TERMS:
            # Rounding increments, not sums, keeps a curve that never falls so.
            places = [place for place, ramp in enumerate(RAMPS) if ramp[0] == term]
            steps = np.vstack([np.zeros(len(GROUPS)), np.round(model.increments[:, places].T, 3)])
            for at, values in zip(points_of(term), np.cumsum(steps, axis=0) + 0.0, strict=True):
                writer.writerow([term, at, *(f"{value:.3f}".replace("-0.000", "0.000") for value in values)])


if __name__ == "__main__":
    main()
