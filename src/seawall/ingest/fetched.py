"""The words of fetching: how patient to be, what a server gave us to ask with next time, and what came of asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from seawall.sources.contract import Remote


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How patient to be.

    Attributes:
        timeout_seconds: for one file, all tries and waits together.
        quiet_seconds: how long a server may send nothing.
        tries: how often to ask before giving up.
        first_wait_seconds: wait after the first failed try; it doubles from try to try.
        longest_wait_seconds: bound on any wait; a server that asks for a longer one is not waited for.
        pause_seconds: between two requests to one host.
        max_redirects: how many addresses to follow.
    """

    timeout_seconds: float = 300.0
    quiet_seconds: float = 30.0
    tries: int = 5
    first_wait_seconds: float = 1.0
    longest_wait_seconds: float = 120.0
    pause_seconds: float = 0.5
    max_redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us with the body that we have; sent back to ask for a newer one only."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """As request headers; none if there are no validators."""
        found = {"if-none-match": self.etag, "if-modified-since": self.last_modified}
        return {name: value for name, value in found.items() if value}


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Moved:
    """A redirect that a person should know of.

    Attributes:
        old: the address that we have, with its placeholders.
        new: where it led; without its query if the redirect was a temporary one.
        permanent: the server says that it is for good (301, 308).
    """

    old: str
    new: str
    permanent: bool

    def __str__(self) -> str:
        return f"URL changed{'' if self.permanent else ' for now'}: {self.old} -> {self.new}"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking.

    Attributes:
        remote: the file asked for.
        state: `new`, or `not modified` (the server says that we have it).
        data: the body, out of its transfer coding; empty if not modified.
        sha256: of `data`.
        validators: to ask with next time.
        published_at: Last-Modified (UTC), or None.
        final_host: host that answered.
        moved: a redirect worth telling, or None.
        tries: how often it was asked for.
        resumed: how often a cut transfer was gone on with.
        seconds: time taken, with waits.
    """

    remote: Remote
    state: Literal["new", "not modified"]
    data: bytes = b""
    sha256: str = ""
    validators: Validators = NO_VALIDATORS
    published_at: datetime | None = None
    final_host: str = ""
    moved: Moved | None = None
    tries: int = 1
    resumed: int = 0
    seconds: float = 0.0


FetchFunction = Callable[[Remote, Validators], Fetched]
