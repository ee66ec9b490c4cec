"""What the trials of fetching share: a clock that does not wait, a small invented list, a fetcher on the replay server."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from seawall.ingest.fetch import Fetcher
from seawall.ingest.fetched import FetchOptions
from seawall.ingest.patience import Timing
from seawall.sources.contract import Remote

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
#: An invented list, long enough to be cut somewhere.
LIST = b"".join(b"%d,Invented Party %d,individual\n" % (n, n) for n in range(1, 2001))


@dataclass
class Naps:
    """A clock on which sleeping takes no time."""

    taken: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.taken.append(seconds)

    def timing(self) -> Timing:
        return Timing(monotonic=lambda: time.monotonic() + sum(self.taken), sleep=self.sleep, now=lambda: NOW, chance=lambda: 0.5)


def remote(url: str, **changes: Any) -> Remote:
    """The address of the invented list."""
    return Remote("xx_list", "csv", url, ("text/csv", "application/octet-stream"), 100, 1_000_000, "list.csv")._replace(**changes)


def fetcher(folder: Path, naps: Naps | None = None, secrets: dict[str, str] | None = None, **options: float) -> Fetcher:
    """A fetcher that does not wait; two requests to one host need no pause unless a trial asks for one."""
    return Fetcher(folder, secrets, FetchOptions(**{"pause_seconds": 0.0, **options}), (naps or Naps()).timing())  # type: ignore[arg-type]
