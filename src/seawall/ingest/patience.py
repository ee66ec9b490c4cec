"""How long to wait for a server: backoff with jitter, the server's own wish, and a hard end.

Waits double from try to try; the jitter keeps many installations from knocking at the same second. A server's
`Retry-After` goes before our own reckoning, within a bound.
"""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Timing:
    """Clocks and chance, given from outside so that trials need not wait.

    Attributes:
        monotonic: seconds that only grow.
        sleep: wait so many seconds.
        now: the present moment (UTC).
        chance: a number in [0, 1).
    """

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: Callable[[], float] = random.random


def http_date(text: str) -> datetime | None:
    """A date as HTTP headers write it (UTC), or None.

    >>> http_date("Tue, 24 Nov 2026 17:00:21 GMT").isoformat(), http_date("soon")
    ('2026-11-24T17:00:21+00:00', None)
    """
    try:
        value = parsedate_to_datetime(text)
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def retry_after(text: str, now: datetime) -> float | None:
    """Seconds that a `Retry-After` header asks for, at least 0; None if it says nothing that can be read.

    >>> retry_after("120", datetime(2026, 11, 24, tzinfo=UTC)), retry_after("Tue, 24 Nov 2026 00:01:00 GMT", datetime(2026, 11, 24, tzinfo=UTC))
    (120.0, 60.0)
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    moment = http_date(text)
    return None if moment is None else max(0.0, (moment - now).total_seconds())


def backoff(attempt: int, first_seconds: float, longest_seconds: float, chance: float) -> float:
    """Seconds to wait after a failed try: between half and the whole of a time that doubles.

    Args:
        attempt: number of the failed try, from 1.
        first_seconds: whole time after the first.
        longest_seconds: bound on the whole time.
        chance: in [0, 1).

    >>> backoff(1, 1.0, 60.0, 0.0), backoff(4, 1.0, 60.0, 0.5), backoff(99, 1.0, 60.0, 0.999) <= 60.0
    (0.5, 6.0, True)
    """
    whole = min(longest_seconds, first_seconds * 2.0 ** min(attempt - 1, 30))
    return whole * (0.5 + chance / 2)


class Watchdog:
    """Ends a transfer at its deadline by shutting its sockets, whatever the server does.

    Timeouts of a single read are no bound on the whole: a server that sends one byte of a header now and then would hold
    us for hours. Pass `trace` as the request's `trace` extension; use as a context manager.

    Args:
        seconds: how long the transfer may take, in real time.
    """

    def __init__(self, seconds: float) -> None:
        self.fired = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(max(0.0, seconds), self._fire)
        self._timer.daemon = True

    def __enter__(self) -> Watchdog:
        self._timer.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._timer.cancel()
        self._timer.join()
        with self._lock:
            self._sockets.clear()

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of a connection that was opened."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            found = info["return_value"].get_extra_info("socket")
            if isinstance(found, socket.socket):
                with self._lock:
                    self._sockets.append(found)
                    if self.fired:
                        _shut(found)

    def _fire(self) -> None:
        with self._lock:
            self.fired = True
            for found in self._sockets:
                _shut(found)


def _shut(found: socket.socket) -> None:
    with suppress(OSError):  # closed already
        # The plain socket's method, also under TLS: the TLS layer's own would wait for the thread that reads.
        socket.socket.shutdown(found, socket.SHUT_RDWR)
