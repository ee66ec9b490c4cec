"""The curves of the name model go the way that their names promise, so that every reason makes sense to its reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from seawall.screen import kernels_model as km
from seawall.screen.name_model import FALLING, GROUPS, RISING, name_model, points_of
from seawall.screen.weights import DEFAULT_THRESHOLD, odds

FIGURES = Path(__file__).parents[2] / "docs/methods/name-model.json"
MODEL = name_model()


def curves(term: str) -> Iterator[tuple[str, list[float]]]:
    """The curve of a term in each group."""
    t = km.TERMS.index(term)
    for group, name in enumerate(GROUPS):
        yield name, MODEL.values[group, t, : MODEL.counts[t]].round(4).tolist()


def test_no_term_is_promised_to_rise_and_to_fall() -> None:
    assert not RISING & FALLING
    assert set(km.TERMS) >= RISING | FALLING


@pytest.mark.parametrize("term", sorted(RISING))
def test_what_fits_never_takes_off(term: str) -> None:
    assert {name: curve for name, curve in curves(term) if curve != sorted(curve)} == {}


@pytest.mark.parametrize("term", sorted(FALLING))
def test_what_differs_or_is_left_out_never_adds(term: str) -> None:
    assert {name: curve for name, curve in curves(term) if curve != sorted(curve, reverse=True)} == {}


@pytest.mark.parametrize("term", km.TERMS)
def test_every_curve_starts_at_nothing_and_has_its_points(term: str) -> None:
    t = km.TERMS.index(term)
    assert MODEL.points[t, : MODEL.counts[t]].tolist() == pytest.approx(points_of(term))
    assert list(points_of(term)) == sorted(set(points_of(term)))
    assert [curve[0] for _, curve in curves(term)] == [0.0] * len(GROUPS)


def test_no_pair_is_a_hit_by_its_start() -> None:
    assert float(MODEL.start.max()) < odds(DEFAULT_THRESHOLD)


def test_figures_are_those_of_a_monotone_fit_that_meets_its_alarms() -> None:
    figures = json.loads(FIGURES.read_text("utf-8"))
    assert figures["monotone"] is True
    assert figures["alarms_per_1000"]["persons_football"] <= 8
    assert set(figures["cross_validated"]) == set(figures["own_rows"])
