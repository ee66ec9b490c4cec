"""The dates of a question, read from what a person typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from seawall.errors import QuestionError
from seawall.store.view import View, end_of_day


def parse_day(text: str, name: str) -> date:
    """A day as `YYYY-MM-DD`.

    Raises:
        QuestionError: it is none.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError as exc:
        raise QuestionError(f"{name} is {text!r}, which is no date", cure="Write it as 2024-02-24.") from exc


def parse_moment(text: str, name: str) -> datetime:
    """A moment as `YYYY-MM-DD` (the end of that day, UTC) or an ISO timestamp (UTC unless it states a zone).

    Raises:
        QuestionError: it is neither.
    """
    text = text.strip()
    if len(text) == 10:
        return end_of_day(parse_day(text, name))
    try:
        value = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as exc:
        raise QuestionError(f"{name} is {text!r}, which is no date or time", cure="Write it as 2024-02-24 or 2024-02-24T18:43:30Z.") from exc
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def make_view(
    now: datetime, as_of: str | None = None, known_at: str | None = None, loaded_by: str | None = None, lists: tuple[str, ...] | None = None
) -> View:
    """A view from typed dates.

    Args:
        now: the present moment (UTC).
        as_of: day, today if None; if only `known_at` is given, its day.
        known_at: day or moment, now if None.
        loaded_by: day or moment, or None.
        lists: only these lists, or None.

    Raises:
        QuestionError: a date that is none.
    """
    known = parse_moment(known_at, "--known-at") if known_at else end_of_day(now.date())
    day = parse_day(as_of, "--as-of") if as_of else min(known, now).date()
    loaded = parse_moment(loaded_by, "--loaded-by") if loaded_by else None
    return View(day, known, loaded, lists)
