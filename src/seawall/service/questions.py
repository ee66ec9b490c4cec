"""The dates of a question, read from what a person typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

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


def parse_publication(text: str) -> datetime:
    """The moment of publication that a person states: a bare day is its beginning, as where a file's name tells it.

    Raises:
        QuestionError: it is no date or time.
    """
    if len(text.strip()) == 10:
        return datetime.combine(parse_day(text, "--published"), time.min, tzinfo=UTC)
    return parse_moment(text, "--published")


def choose_lists(chosen: Sequence[str] | None, there: Iterable[str], there_is: str = "loaded") -> tuple[str, ...] | None:
    """The lists that a person asked for, or None for all.

    Args:
        chosen: what was typed.
        there: lists that may be asked for.
        there_is: what these are, for the message.

    Raises:
        QuestionError: one is not there; a misspelled list must not look like an empty one.
    """
    if not chosen:
        return None
    names = sorted(set(there))
    missing = [one for one in chosen if one not in names]
    if missing:
        raise QuestionError(f"no list {missing[0]!r} is {there_is}", cure=f"{there_is.capitalize()}: {', '.join(names) or 'none'}.")
    return tuple(dict.fromkeys(chosen))


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
