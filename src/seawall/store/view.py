"""View(as_of, known_at): the only door to the facts. `reading.py` computes what it holds.

- `known_at`: only what had been published by this moment.
- `as_of`: of that, what was true in the world on this day. A statement is true from `valid_from` where the file states one;
  else, if it came with its party's first appearance, from the party's stated listing date (unless a whole file after that date did not have it:
  then the date is that of a former listing); else from the day on which it first appeared. It ends at a stated `valid_to`, or on the day of the first file without it.
- `loaded_by`: only what this installation had loaded by then, for audits.

A party is on a list while the newest file that covers the list's `roster` names it; facts of files that do not cover the roster
(aliases, addresses) count only for parties on it. A sanction whose stated time has not begun or has ended is left out, and a party
all of whose sanctions are left out is, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from seawall.store.chain import Snapshot


@dataclass(frozen=True, slots=True)
class View:
    """The two dates of a question (and the third, for audits).

    Attributes:
        as_of: the day in the world.
        known_at: the moment of knowledge (UTC); files published later do not count.
        loaded_by: files that this installation loaded later do not count, or None.
        list_ids: only these lists, or None for all.
    """

    as_of: date
    known_at: datetime
    loaded_by: datetime | None = None
    list_ids: tuple[str, ...] | None = None

    def admits(self, snapshot: Snapshot) -> bool:
        """Whether a snapshot may be known to this view."""
        if self.list_ids is not None and snapshot.list_id not in self.list_ids:
            return False
        return snapshot.published_at <= self.known_at and (self.loaded_by is None or snapshot.loaded_at <= self.loaded_by)


def end_of_day(day: date) -> datetime:
    """The last moment of a day (UTC): a bare date as `known_at` includes what was published on it."""
    return datetime.combine(day, time.max, tzinfo=UTC)
