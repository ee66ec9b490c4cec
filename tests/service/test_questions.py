"""Typed dates."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from seawall.errors import QuestionError
from seawall.service.questions import make_view, parse_moment

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_a_bare_known_at_includes_its_whole_day() -> None:
    view = make_view(NOW, known_at="2024-02-24")
    assert view.known_at == datetime(2024, 2, 24, 23, 59, 59, 999999, tzinfo=UTC)
    assert view.as_of == date(2024, 2, 24)


def test_a_bare_as_of_knows_all_that_is_known_now() -> None:
    view = make_view(NOW, as_of="2024-02-24")
    assert (view.as_of, view.known_at.date()) == (date(2024, 2, 24), NOW.date())


def test_default_is_today() -> None:
    assert make_view(NOW).as_of == NOW.date()


@pytest.mark.parametrize("text, moment", [
    ("2024-02-24T18:43:30Z", datetime(2024, 2, 24, 18, 43, 30, tzinfo=UTC)),
    ("2024-02-24T18:43:30-05:00", datetime(2024, 2, 24, 23, 43, 30, tzinfo=UTC)),
    ("2024-02-24 18:43", datetime(2024, 2, 24, 18, 43, tzinfo=UTC)),
])  # fmt: skip
def test_moments(text: str, moment: datetime) -> None:
    assert parse_moment(text, "--from") == moment


@pytest.mark.parametrize("text", ["yesterday", "2024-02-30", "24.2.2024", ""])
def test_what_is_no_date_is_said_to_be_none(text: str) -> None:
    with pytest.raises(QuestionError, match="no date"):
        parse_moment(text, "--from")
