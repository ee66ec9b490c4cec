"""A publisher's server on this machine, for trials: replays bodies, and every way in which a server can misbehave.

Real sockets and real HTTP on 127.0.0.1, no network. Each path has a list of answers, given one after the other; the last
one is repeated. What was asked is kept in `requests`.

    with ReplayServer() as server:
        server.on("/sdn.csv", Reply(503), File(body, etag='"1"'))
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

OLD = "Fri, 20 Nov 2026 12:00:00 GMT"


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    path: str
    headers: Mapping[str, str]
    at: float


@dataclass(frozen=True)
class Reply:
    """A fixed answer.

    Attributes:
        status: HTTP status.
        body: what is sent.
        headers: added to the default ones; an empty value leaves a default one out.
        cut_at: close the connection after so many bytes of the body.
        drip_seconds: wait so long before each byte.
        header_drip_seconds: wait so long before each byte of the headers.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_at: int | None = None
    drip_seconds: float = 0.0
    header_drip_seconds: float = 0.0

    def answer(self, asked: Asked) -> Reply:
        return self


@dataclass(frozen=True)
class File:
    """A file as a good server has it: validators, 304, ranges.

    Attributes:
        body: the file.
        etag, last_modified: validators; empty for none.
        media_type: Content-Type.
        cut_at: close the connection after so many bytes of this answer.
        ranges: whether parts are served.
        headers: more headers.
    """

    body: bytes
    etag: str = ""
    last_modified: str = ""
    media_type: str = "text/csv"
    cut_at: int | None = None
    ranges: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)

    def answer(self, asked: Asked) -> Reply:
        validators = {name: value for name, value in (("ETag", self.etag), ("Last-Modified", self.last_modified)) if value}
        if (self.etag and asked.headers.get("if-none-match") == self.etag) or (
            not asked.headers.get("if-none-match") and self.last_modified and asked.headers.get("if-modified-since") == self.last_modified
        ):
            return Reply(304, headers={**validators, "Content-Length": "", "Content-Type": ""})
        headers = {"Content-Type": self.media_type, **validators, **self.headers}
        part = re.fullmatch(r"bytes=(\d+)-", asked.headers.get("range", ""))
        if part and self.ranges and asked.headers.get("if-range") in (self.etag, self.last_modified):
            start = int(part[1])
            if start >= len(self.body):
                return Reply(416, headers={"Content-Range": f"bytes */{len(self.body)}"})
            headers["Content-Range"] = f"bytes {start}-{len(self.body) - 1}/{len(self.body)}"
            return Reply(206, self.body[start:], headers, self.cut_at)
        return Reply(200, self.body, headers, self.cut_at)


Answers = Reply | File | Callable[[Asked], Reply]


class ReplayServer:
    """The server; a context manager.

    Args:
        tls: files of a certificate and its key, or None for plain HTTP.
    """

    def __init__(self, tls: tuple[Path, Path] | None = None) -> None:
        self._scheme = "http" if tls is None else "https"
        self.requests: list[Asked] = []
        self._answers: dict[str, list[Answers]] = {}
        self._lock = threading.Lock()
        replay = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, time.monotonic())
                _send(self, replay._next(asked))

            def log_message(self, format: str, *args: object) -> None:
                """Nothing on stderr."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, request: object, client_address: object) -> None:
                """Clients that go away are part of the trial."""

        self._server = Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            # The handshake belongs to the connection's own thread, not to the one that accepts.
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> ReplayServer:
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path; `localhost` is the same server under another name."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    def on(self, path: str, *answers: Answers) -> str:
        """Set the answers of a path; returns its address."""
        with self._lock:
            self._answers[path] = list(answers)
        return self.url(path)

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.requests]

    def _next(self, asked: Asked) -> Reply:
        with self._lock:
            self.requests.append(asked)
            found = self._answers.get(asked.path) or self._answers.get(asked.path.partition("?")[0])
            if not found:
                return Reply(404, b"nothing here")
            chosen = found.pop(0) if len(found) > 1 else found[0]
        return chosen.answer(asked) if isinstance(chosen, (Reply, File)) else chosen(asked)


def refused_url() -> str:
    """An address at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/list.csv"


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    headers = {"Content-Type": "text/csv", "Content-Length": str(len(reply.body)), "Date": "Tue, 24 Nov 2026 12:00:00 GMT", **reply.headers}
    lines = [f"HTTP/1.1 {reply.status} Replayed", *(f"{name}: {value}" for name, value in headers.items() if value), "Connection: close", "", ""]
    head = "\r\n".join(lines).encode("latin-1")
    body = reply.body[: reply.cut_at]
    handler.close_connection = True
    try:
        _write(handler, head, reply.header_drip_seconds)
        _write(handler, body, reply.drip_seconds)
    except OSError:
        return  # the client went away
    if reply.cut_at is not None:
        handler.connection.shutdown(socket.SHUT_RDWR)


def _write(handler: BaseHTTPRequestHandler, data: bytes, drip_seconds: float) -> None:
    if not drip_seconds:
        handler.wfile.write(data)
        return
    for byte in data:
        time.sleep(drip_seconds)
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
