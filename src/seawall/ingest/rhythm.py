"""When to ask a publisher again.

A list whose publisher works daily is asked daily. One that changes twice a year is asked weekly all the same: sanctions bind
from the hour they are published, and asking conditionally costs the publisher next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from seawall.ingest.fetch_state import Check

LONGEST_DAYS = 7
#: A job that runs at the same hour each day must not find that a day is not quite over.
SLACK = timedelta(hours=1)


def ask_every(rhythm_days: int) -> timedelta:
    """How often to ask for a list.

    Args:
        rhythm_days: days between its publications as a rule; 0 is not known.

    >>> [ask_every(days).days for days in (0, 1, 3, 180)]
    [1, 1, 3, 7]
    """
    return timedelta(days=min(max(rhythm_days, 1), LONGEST_DAYS))


def is_due(check: Check | None, rhythm_days: int, now: datetime) -> bool:
    """Whether a list should be asked for: never asked, last asked a rhythm ago, or failed since."""
    if check is None or check.checked_at is None or check.failed_at is not None:
        return True
    return now - check.checked_at >= ask_every(rhythm_days) - SLACK


def due(list_ids: Iterable[str], rhythms: Mapping[str, int], checks: Mapping[str, Check], now: datetime) -> tuple[str, ...]:
    """Those lists that should be asked for now.

    Args:
        list_ids: lists that have an address.
        rhythms: rhythm in days by list.
        checks: see `FetchState.checks`.
        now: the present moment (UTC).
    """
    return tuple(list_id for list_id in dict.fromkeys(list_ids) if is_due(checks.get(list_id), rhythms.get(list_id, 0), now))
