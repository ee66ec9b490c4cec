"""The model of names: its table, its terms against plain Python, its parts."""

from __future__ import annotations

import csv
from importlib import resources

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.screen import kernels_model as km
from seawall.screen import weights as w
from seawall.screen.kernels_features import FEATURES
from seawall.screen.name_model import GROUPS, groups_of, name_model, points_of
from seawall.screen.name_score import (
    LITTLE_MARGIN,
    NOTHING_ALIKE,
    PARTS,
    TERMS_OF_PART,
    as_persons,
    contributions,
    held_back,
    strangers,
    too_little,
)
from tests.screen import plain

Rows = npt.NDArray[np.float32]
TABLE = list(csv.DictReader(resources.files("seawall.screen").joinpath("data", "name_model.csv").read_text("utf-8").splitlines()))


def test_the_table_has_every_term_at_its_points_and_nothing_else() -> None:
    told: dict[str, list[float]] = {}
    for row in TABLE:
        told.setdefault(row["term"], []).append(float(row["at"] or 0))
    assert list(told) == ["start", *(term for term in km.TERMS if term in told)]
    assert {term: tuple(at) for term, at in told.items() if term != "start"} == {term: points_of(term) for term in km.TERMS}


def test_every_term_belongs_to_one_part() -> None:
    assert sorted(term for terms in TERMS_OF_PART.values() for term in terms) == sorted(km.TERMS)
    assert len(set(km.TERMS)) == km.N_TERMS


#: Columns by what they may hold.
COUNTS = {"pairs", "q_words", "n_words", "inversions", "initials", "edits"}
SHARES = {"worst", "first", "last", "concepts", "spelling"}
CHOICES = {"numbers": (0.0, 0.5, 1.0), "legal": (0.0, 1.0, 2.0, 3.0, 4.0), "scripts": (0.0, 1.0, 2.0, 3.0, 4.0, 5.0), "acronym": (0.0, 1.0)}


def _column(name: str) -> st.SearchStrategy[float]:
    if name in COUNTS:
        return st.integers(0, 9).map(float)
    if name in CHOICES:
        return st.sampled_from(CHOICES[name])
    return st.floats(0, 1 if name in SHARES else 4, width=32)


ROWS = st.lists(st.tuples(*(_column(name) for name in FEATURES)), min_size=1, max_size=4).map(lambda rows: np.array(rows, np.float32))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(ROWS)
def test_terms_are_what_plain_python_makes_of_features(features: Rows) -> None:
    found = km.derive(features)
    for row, one in zip(found, features, strict=True):
        expected = plain.terms(one)
        assert dict(zip(km.TERMS, row.tolist(), strict=True)) == pytest.approx(expected, rel=1e-4, abs=1e-4)


def swapped(features: Rows) -> Rows:
    """The same with the sides exchanged."""
    other = {name: ("n" if name[0] == "q" else "q") + name[1:] for name in FEATURES if name[:2] in ("q_", "n_")}
    return np.ascontiguousarray(features[:, [FEATURES.index(other.get(name, name)) for name in FEATURES]])


@settings(derandomize=True, deadline=None, max_examples=100)
@given(ROWS)
def test_terms_do_not_depend_on_which_name_comes_first(features: Rows) -> None:
    assert km.derive(features) == pytest.approx(km.derive(swapped(features)), rel=1e-5, abs=1e-5)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(ROWS, st.sampled_from(range(len(GROUPS))))
def test_contributions_are_read_off_the_curves(features: Rows, group: int) -> None:
    model, terms = name_model(), km.derive(features)
    found = model.contributions(features, np.full(len(features), group, np.uint8))
    for t, term in enumerate(km.TERMS):
        curve = [(float(row["at"]), float(row[GROUPS[group]])) for row in TABLE if row["term"] == term]
        assert found[:, t] == pytest.approx(np.interp(terms[:, t], [at for at, _ in curve], [value for _, value in curve]), abs=1e-4)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(ROWS, st.booleans())
def test_parts_add_up_to_the_start_and_all_terms(features: Rows, persons: bool) -> None:
    model, flags = name_model(), np.full(len(features), persons)
    groups = groups_of(features, as_persons(features, flags))
    whole, start = model.start[groups] + model.contributions(features, groups).sum(axis=1), model.start[groups]
    # Words left on both sides that no dictionary has.
    whole = whole - strangers(features, flags)
    # Names without a word in common are none that the model knows.
    strange = (features[:, FEATURES.index("pairs")] == 0) & (features[:, FEATURES.index("acronym")] == 0)
    whole, start = np.where(strange, NOTHING_ALIKE, whole), np.where(strange, NOTHING_ALIKE, start)
    # Names with too little in common stay below the threshold.
    whole = np.where(too_little(features, flags), held_back(whole), whole)
    parts = contributions(features, flags)
    assert parts.shape == (len(features), len(PARTS))
    assert parts.sum(axis=1) == pytest.approx(whole, abs=1e-3)
    assert parts[:, 0].tolist() == start.tolist()


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(st.floats(-20, 20), min_size=2, max_size=20))
def test_what_has_too_little_in_common_stays_below_the_threshold_in_its_order(totals: list[float]) -> None:
    found = held_back(np.sort(np.array(totals)))
    assert (found <= w.odds(w.DEFAULT_THRESHOLD) - LITTLE_MARGIN).all()
    assert (np.diff(found) >= 0).all()
    assert (found <= np.sort(np.array(totals)) + 1e-12).all()


def test_groups_go_by_kind_and_scripts() -> None:
    features = np.zeros((6, len(FEATURES)), np.float32)
    features[:, FEATURES.index("scripts")] = (0, 1, 2, 3, 4, 5)
    scripts = ["two_alphabets", "one_script", "abjad", "syllables", "syllables", "syllables"]
    assert [GROUPS[g] for g in groups_of(features, np.ones(6, np.bool_))] == [f"person_{name}" for name in scripts]
    assert [GROUPS[g] for g in groups_of(features, np.zeros(6, np.bool_))] == [f"other_{name}" for name in scripts]
