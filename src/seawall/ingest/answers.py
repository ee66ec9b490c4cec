"""Is this answer a list? Pure checks of a server's status, headers and body, and of what a broken connection means.

Each check raises `RefusedError` (asking again will not help) or `PassingError` (it may); `fetch` says whose file it was.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

import httpx

from seawall.ingest.bodies import codings, expects_html, html_title, is_accepted, is_html, media_type
from seawall.ingest.patience import retry_after
from seawall.ingest.transfer import Answer
from seawall.sources.contract import Remote

#: Statuses that may pass; so may all of 5xx but "not implemented" and "version not supported".
PASSING = frozenset({408, 425, 429})
NEVER_PASSING = frozenset({501, 505})
#: So much of a body is looked at to tell a web page.
HEAD_BYTES = 16_384

_LATER = "Run the update again later."
_PAGE = "Look for the file's new address on the publisher's page and correct it in the source's fetch.py."


class PassingError(Exception):
    """A failure that may pass: ask again.

    Args:
        what: what was wrong.
        cure: the next step if it does not pass.
        wait_seconds: what the server asked for, or None.
    """

    def __init__(self, what: str, cure: str = _LATER, wait_seconds: float | None = None) -> None:
        super().__init__(what)
        self.what, self.cure, self.wait_seconds = what, cure, wait_seconds


class RefusedError(Exception):
    """A failure that asking again does not mend.

    Args:
        what: what was wrong.
        cure: the next step.
    """

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


def status_text(status: int) -> str:
    """A status as people read it.

    >>> status_text(503), status_text(599)
    ('status 503 Service Unavailable', 'status 599')
    """
    try:
        return f"status {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def check_status(answer: Answer, now: datetime) -> None:
    """Refuse every status but 200 and 206."""
    status, what = answer.status, status_text(answer.status)
    if status in (200, 206):
        return
    if status in PASSING or (status >= 500 and status not in NEVER_PASSING):
        raise PassingError(what, wait_seconds=retry_after(answer.header("retry-after"), now))
    if status in (401, 403, 407, 451):
        raise RefusedError(f"{what}: the server refuses access", "Check the access token and the proxy; see whether the address opens in a browser.")
    if status in (404, 410):
        raise RefusedError(f"{what}: the file is gone from its address", _PAGE)
    raise RefusedError(f"{what}, which is no answer to a plain request", "Run the update again later; if it stays so, see the publisher's page.")


def check_type(remote: Remote, answer: Answer, read_head: Callable[[], bytes]) -> None:
    """Refuse a coding that was not asked for, and a media type that is not the list's.

    Args:
        remote: what was asked for.
        answer: its headers.
        read_head: the beginning of the body; called only to tell a web page.
    """
    found = codings(answer.header("content-encoding"))
    if len(found) > 1 or (found and found[0] not in ("gzip", "deflate")):
        raise RefusedError(f"the body comes in coding {answer.header('content-encoding')!r}, which was not asked for", _LATER)
    content_type = answer.header("content-type")
    if is_accepted(content_type, remote.media_types):
        return
    head = read_head()
    if is_html(head):
        raise _web_page(head)
    raise RefusedError(f"Content-Type {media_type(content_type)!r}, expected {' or '.join(remote.media_types)}",
                       "If the publisher now names the type so, add it to media_types in the source's fetch.py.")  # fmt: skip


def check_body(remote: Remote, data: bytes) -> None:
    """Refuse nothing at all, a web page, and less than the list has ever had."""
    if not data:
        raise RefusedError("the body is empty (0 bytes)", "Run the update again later; an empty file never means that all are delisted.")
    if not expects_html(remote.media_types) and is_html(data[:HEAD_BYTES]):
        raise _web_page(data[:HEAD_BYTES])
    if len(data) < remote.min_bytes:
        raise RefusedError(f"{len(data):,} bytes, fewer than the list has ever had ({remote.min_bytes:,})",
                           "The file is cut or is another one; run the update again later.")  # fmt: skip


def too_large(remote: Remote) -> RefusedError:
    """The error for a body beyond its bound."""
    return RefusedError(f"the body is larger than {remote.max_bytes:,} bytes", "If the list has grown so much, raise max_bytes in the source's fetch.py.")


def transport_failure(exc: Exception, place: str, received: str, clean: Callable[[str], str]) -> PassingError | RefusedError:
    """What a failure below HTTP means.

    Args:
        exc: httpx's own.
        place: the host.
        received: how much of the body had come.
        clean: takes secrets out of a text.
    """
    said = clean(str(exc)) or type(exc).__name__
    # httpx reads a Location header itself, and says of a malformed one that the server broke the protocol.
    if isinstance(exc, (httpx.UnsupportedProtocol, httpx.InvalidURL)) or isinstance(exc.__context__, httpx.InvalidURL):
        return RefusedError(f"the address is no web address ({said})", "Correct it in the source's fetch.py.")
    if is_untrusted(exc):
        return RefusedError(f"the server's certificate cannot be verified ({said})",
                            "If a proxy of your network re-signs traffic, name its certificate in SSL_CERT_FILE; else do not use the file.")  # fmt: skip
    if isinstance(exc, httpx.TimeoutException):
        what = f"no answer from {place} in time"
    elif isinstance(exc, (httpx.RemoteProtocolError, httpx.ReadError)):
        what = f"the transfer was cut: {received}"
    elif isinstance(exc, httpx.ProxyError):
        what = f"the proxy refuses ({said})"
    else:
        what = f"{place} cannot be reached ({said})"
    return PassingError(what, "Check the network and proxy settings, or run the update again later.")


def is_untrusted(exc: BaseException) -> bool:
    """Whether a certificate, and not the network, is the reason."""
    found: BaseException | None = exc
    while found is not None:
        if isinstance(found, ssl.SSLCertVerificationError):
            return True
        found = found.__cause__ or found.__context__
    return False


def _web_page(head: bytes) -> RefusedError:
    title = html_title(head)
    named = f", titled {title!r}" if title else ""
    return RefusedError(f"a web page{named} came instead of the list",
                        "The publisher asks for a login, is closed for now, or has moved the file; see its page.")  # fmt: skip
