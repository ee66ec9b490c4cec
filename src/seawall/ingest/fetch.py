"""Fetch a publisher's file: is there a newer one, and did it arrive whole?

Asks conditionally (ETag, Last-Modified), waits and asks again where a server is busy or a connection is cut, goes on where a
cut transfer stopped if the server allows it, and follows redirects itself, so that a moved address is told instead of
followed in silence. Refused are a login or error page, another media type, a size out of bounds, and a cut body. What the
list says is for the parsers to judge.

Source: RFC 9110 (conditional and range requests, Retry-After), RFC 9112 (message framing).
"""

from __future__ import annotations

import hashlib
import ssl
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO, Literal, cast
from urllib.parse import urljoin

import httpx

from seawall.errors import ConfigError, FetchError
from seawall.ingest.addresses import fill, host, mask, without_query
from seawall.ingest.answers import (
    HEAD_BYTES,
    PassingError,
    RefusedError,
    check_body,
    check_status,
    check_type,
    status_text,
    too_large,
    transport_failure,
)
from seawall.ingest.bodies import ACCEPTED_CODINGS, CutError, SizeError, codings, decoded
from seawall.ingest.fetched import NO_VALIDATORS, Fetched, FetchOptions, Moved, Validators
from seawall.ingest.patience import Timing, Watchdog, backoff, http_date
from seawall.ingest.transfer import Answer, Transfer
from seawall.sources.contract import Remote
from seawall.store.durable import disk_errors

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
#: A body that is not wanted is unpacked no further than this.
_UNWANTED_BYTES = 1 << 22
_LOOK = "Look for the file's address on the publisher's page and correct it in the source's fetch.py."


@dataclass
class _Task:
    """One file being fetched."""

    remote: Remote
    validators: Validators
    url: str
    transfer: Transfer
    started: float
    deadline: float
    tries: int = 0
    hops: list[tuple[int, str]] = field(default_factory=list)
    is_conditional: bool = False

    @property
    def final_url(self) -> str:
        return self.hops[-1][1] if self.hops else self.url

    @property
    def received(self) -> str:
        size, total = self.transfer.size, self.transfer.total
        return f"{size:,} bytes, end unknown" if total is None else f"{size:,} of {total:,} bytes"


class Fetcher:
    """Fetches one file after the other. Not shared between threads.

    Args:
        folder: for temporary files; made when first used.
        secrets: values for the `{NAME}` parts of addresses.
        options: see `FetchOptions`.
        timing: clocks and chance.
    """

    def __init__(self, folder: Path, secrets: Mapping[str, str] | None = None, options: FetchOptions | None = None, timing: Timing | None = None) -> None:
        self.folder = folder
        self.secrets = dict(secrets or {})
        self.options = options or FetchOptions()
        self.timing = timing or Timing()
        self._last_asked: dict[str, float] = {}

    def fetch(self, remote: Remote, validators: Validators = NO_VALIDATORS) -> Fetched:
        """The newest body, or the word that there is no newer one.

        Args:
            remote: what to fetch.
            validators: of the body that we have; none asks for the body in any case.

        Raises:
            FetchError: not reachable, refused, moved to something else, of the wrong type or size, cut.
            ConfigError: a placeholder without a value, an unusable proxy setting.
            StoreError: the disk refuses.
        """
        url = fill(remote.url, self.secrets, remote.list_id)
        started = self.timing.monotonic()
        with self._temporary() as file:
            transfer = Transfer(file, self.folder, remote.max_bytes)
            task = _Task(remote, validators, url, transfer, started, started + self.options.timeout_seconds)
            try:
                return self._persist(task)
            except RefusedError as exc:
                place = f"{remote.url} -> {self._shown(task.final_url)}" if task.hops else remote.url
                raise FetchError(exc.what, source=remote.list_id, snapshot=remote.name, locator=place, cure=exc.cure) from exc

    @contextmanager
    def _temporary(self) -> Iterator[BinaryIO]:
        """A file without a name: it is gone however the process ends."""
        with disk_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            file = cast(BinaryIO, tempfile.TemporaryFile(dir=self.folder))  # noqa: SIM115
        try:
            yield file
        finally:
            with suppress(OSError):  # a full disk has been reported already
                file.close()

    def _persist(self, task: _Task) -> Fetched:
        """Ask until it succeeds, fails for good, or patience ends."""
        while True:
            task.tries += 1
            task.hops.clear()
            try:
                return self._try(task)
            except PassingError as exc:
                self._wait(task, exc)

    def _wait(self, task: _Task, failure: PassingError) -> None:
        tried = "" if task.tries == 1 else f", {task.tries} tries"
        if task.tries >= self.options.tries:
            raise RefusedError(f"{failure.what}{tried}", failure.cure) from failure
        longest = self.options.longest_wait_seconds
        wait = backoff(task.tries, self.options.first_wait_seconds, longest, self.timing.chance())
        if failure.wait_seconds is not None:
            if failure.wait_seconds > longest:
                raise RefusedError(f"{failure.what}; the server asks to wait {failure.wait_seconds:,.0f} seconds",
                                   "Run the update again after that time.") from failure  # fmt: skip
            wait = max(failure.wait_seconds, wait)
        if self.timing.monotonic() + wait >= task.deadline:
            raise RefusedError(f"{failure.what}{tried}; the time of {self.options.timeout_seconds:g} seconds is up", failure.cure) from failure
        self.timing.sleep(wait)

    def _try(self, task: _Task) -> Fetched:
        left = task.deadline - self.timing.monotonic()
        quiet = max(0.001, min(self.options.quiet_seconds, left))
        with self._client(quiet) as client, Watchdog(left) as watchdog:
            try:
                fetched = self._ask(task, client, watchdog)
            except CutError as exc:
                raise PassingError(f"the transfer was cut: {exc}") from exc
            except SizeError as exc:
                raise too_large(task.remote) from exc
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as exc:
                if watchdog.fired:
                    raise self._late(task) from exc
                raise transport_failure(exc, host(task.final_url), task.received, self._clean) from exc
            if watchdog.fired:  # without a stated length a shut socket reads as the end of the body
                raise self._late(task)
            return fetched

    def _ask(self, task: _Task, client: httpx.Client, watchdog: Watchdog) -> Fetched:
        """Follow redirects to an answer, and receive its body."""
        rest = task.transfer.resume_headers
        wanted = rest or task.validators.headers
        task.is_conditional = not rest and bool(wanted)
        while True:
            self._pause(host(task.final_url))
            request = client.build_request("GET", task.final_url, headers=wanted, extensions={"trace": watchdog.trace})
            response = client.send(request, stream=True)
            try:
                if response.status_code not in REDIRECTS:
                    return self._take(task, response)
                self._follow(task, response)
            finally:
                response.close()

    def _follow(self, task: _Task, response: httpx.Response) -> None:
        location = response.headers.get("location", "").strip()
        if not location:
            raise RefusedError(f"{status_text(response.status_code)} without a new address", _LOOK)
        try:
            url = urljoin(task.final_url, location)
        except ValueError as exc:
            raise RefusedError(f"a redirect to {self._clean(location)!r}, which is no web address", _LOOK) from exc
        # A page that sets a cookie may send us back to where we came from, once.
        is_circle = url in [task.url, *(hop for _, hop in task.hops)] and "set-cookie" not in response.headers
        if is_circle or len(task.hops) >= self.options.max_redirects:
            raise RefusedError(f"redirects in a circle, or more than {self.options.max_redirects} of them, the last to {self._shown(url)}", _LOOK)
        if not url.startswith("https://") and (task.final_url.startswith("https://") or not url.startswith("http://")):
            raise RefusedError(f"a redirect to {self._shown(url)}, which is not encrypted", _LOOK)
        task.hops.append((response.status_code, url))

    def _take(self, task: _Task, response: httpx.Response) -> Fetched:
        answer = Answer(response.status_code, {name.lower(): value for name, value in response.headers.items()})
        if answer.status == 304 and task.is_conditional:
            return self._result(task, answer, "not modified", b"")
        if answer.status == 416 and task.transfer.size:
            task.transfer.forget()
            raise PassingError(f"{status_text(416)}: the rest of a cut transfer is not to be had")
        check_status(answer, self.timing.now())
        check_type(task.remote, answer, lambda: _head(response, answer))
        task.transfer.begin(answer)
        for _ in task.transfer.receive(response.iter_raw()):
            if self.timing.monotonic() >= task.deadline:
                raise self._late(task)
        task.transfer.check_whole()
        first = task.transfer.answer or answer
        data = self._unpacked(task, first)
        check_body(task.remote, data)
        return self._result(task, first, "new", data)

    def _unpacked(self, task: _Task, answer: Answer) -> bytes:
        found = codings(answer.header("content-encoding"))
        try:
            return b"".join(decoded(task.transfer.pieces(), found[0] if found else "", task.remote.max_bytes))
        except CutError:
            task.transfer.forget()  # whole by its length, yet not by its coding: going on would not mend it
            raise

    def _result(self, task: _Task, answer: Answer, state: Literal["new", "not modified"], data: bytes) -> Fetched:
        validators = Validators(answer.header("etag"), answer.header("last-modified"))
        if state == "not modified":  # a 304 may leave out what has not changed
            validators = Validators(validators.etag or task.validators.etag, validators.last_modified or task.validators.last_modified)
        return Fetched(
            remote=task.remote, state=state, data=data, sha256=hashlib.sha256(data).hexdigest() if data else "", validators=validators,
            published_at=http_date(validators.last_modified) if validators.last_modified else None, final_host=host(task.final_url),
            moved=self._moved(task), tries=task.tries, resumed=task.transfer.resumed,
            seconds=round(self.timing.monotonic() - task.started, 3),
        )  # fmt: skip

    def _moved(self, task: _Task) -> Moved | None:
        """Permanent redirects up to the first temporary one, or else a temporary one that leads to another host."""
        lasting = task.url
        for status, url in task.hops:
            if status not in PERMANENT:
                break
            lasting = url
        if lasting != task.url:
            return Moved(task.remote.url, self._clean(lasting), permanent=True)
        if host(task.final_url) != host(task.url):
            return Moved(task.remote.url, self._shown(task.final_url), permanent=False)
        return None

    def _pause(self, name: str) -> None:
        """Leave a server alone between two requests."""
        asked = self._last_asked.get(name)
        left = 0.0 if asked is None else asked + self.options.pause_seconds - self.timing.monotonic()
        if left > 0:
            self.timing.sleep(left)
        self._last_asked[name] = self.timing.monotonic()

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return httpx.create_ssl_context(verify=True)

    def _client(self, quiet_seconds: float) -> httpx.Client:
        agent = f"Seawall/{version('seawall')} (reader of sanctions lists)"
        try:
            return httpx.Client(
                verify=self._trust, timeout=quiet_seconds, follow_redirects=False,
                headers={"user-agent": agent, "accept": "*/*", "accept-encoding": ACCEPTED_CODINGS},
            )  # fmt: skip
        except (ValueError, httpx.InvalidURL, ImportError, OSError) as exc:
            raise ConfigError(f"the proxy or certificate settings cannot be used ({exc})", where="environment",
                              cure="Check HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE and SSL_CERT_DIR.") from exc  # fmt: skip

    def _late(self, task: _Task) -> RefusedError:
        return RefusedError(f"not done within {self.options.timeout_seconds:g} seconds ({task.received})",
                            "Give it more time with SEAWALL_TIMEOUT_SECONDS, or run the update again later.")  # fmt: skip

    def _clean(self, text: str) -> str:
        return mask(text, self.secrets)

    def _shown(self, url: str) -> str:
        return self._clean(without_query(url))


def _head(response: httpx.Response, answer: Answer) -> bytes:
    """The beginning of a body that is not wanted, as much of it as can be read: it may say what it is."""
    found = b""
    coding = codings(answer.header("content-encoding"))
    with suppress(CutError, SizeError, httpx.HTTPError):
        for piece in decoded(response.iter_raw(), coding[0] if coding else "", _UNWANTED_BYTES):
            found += piece
            if len(found) >= HEAD_BYTES:
                break
    return found[:HEAD_BYTES]
