"""Fetching against a server that behaves, and against one that misbehaves in every way that we know."""

from __future__ import annotations

import errno
import gzip
import hashlib
import io
import re
import shutil
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import ConfigError, FetchError, StoreError
from seawall.ingest.bodies import CutError, SizeError, decoded
from seawall.ingest.fetched import Validators
from tests.ingest.fetching import LIST, Naps, fetcher, remote
from tests.ingest.replay import OLD, Answers, Asked, File, ReplayServer, Reply, refused_url

LOGIN = b"<!DOCTYPE html>\n<html><head><title>Sign in &ndash; EU Login</title></head><body>" + b"<p>Password</p>" * 50
BOMB = gzip.compress(b"\0" * 30_000_000)


def test_a_list_is_fetched_with_its_validators_and_hash(server: ReplayServer, tmp_path: Path) -> None:
    url = server.on("/list.csv", File(LIST, etag='"v1"', last_modified=OLD))
    got = fetcher(tmp_path).fetch(remote(url))
    assert (got.state, got.data, got.sha256) == ("new", LIST, hashlib.sha256(LIST).hexdigest())
    assert got.validators == Validators('"v1"', OLD)
    assert got.published_at == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert (got.moved, got.tries, got.resumed) == (None, 1, 0)
    assert server.requests[0].headers["user-agent"].startswith("Seawall/")
    assert server.requests[0].headers["accept-encoding"] == "gzip, deflate"
    assert list(tmp_path.iterdir()) == []


VALIDATORS = [  # id, what the server knows, what we remember
    ("etag", {"etag": '"v1"'}, Validators('"v1"', "")),
    ("weak_etag", {"etag": 'W/"v1"'}, Validators('W/"v1"', "")),
    ("date", {"last_modified": OLD}, Validators("", OLD)),
]


@pytest.mark.parametrize("known, kept", [c[1:] for c in VALIDATORS], ids=[c[0] for c in VALIDATORS])
def test_what_we_have_is_not_sent_again(server: ReplayServer, tmp_path: Path, known: dict[str, str], kept: Validators) -> None:
    url = server.on("/list.csv", File(LIST, **known))
    got = fetcher(tmp_path).fetch(remote(url), kept)
    assert (got.state, got.data, got.validators) == ("not modified", b"", kept)


def test_a_newer_list_is_sent_in_spite_of_validators(server: ReplayServer, tmp_path: Path) -> None:
    url = server.on("/list.csv", File(LIST, etag='"v2"'))
    got = fetcher(tmp_path).fetch(remote(url), Validators('"v1"'))
    assert (got.state, got.validators.etag) == ("new", '"v2"')


CODED = [  # id, Content-Encoding, body on the wire
    ("gzip", "gzip", gzip.compress(LIST)),
    ("gzip_in_two_members", "GZIP", gzip.compress(LIST[:500]) + gzip.compress(LIST[500:])),
    ("gzip_padded", "x-gzip", gzip.compress(LIST) + b"\0" * 100),
    ("zlib", "deflate", zlib.compress(LIST)),
    ("bare_deflate", "deflate", zlib.compress(LIST)[2:-4]),
    ("identity", "identity", LIST),
]


@pytest.mark.parametrize("coding, body", [c[1:] for c in CODED], ids=[c[0] for c in CODED])
def test_transfer_codings_are_undone(server: ReplayServer, tmp_path: Path, coding: str, body: bytes) -> None:
    url = server.on("/list.csv", Reply(200, body, {"Content-Encoding": coding}))
    assert fetcher(tmp_path).fetch(remote(url)).data == LIST


def test_a_compressed_list_stays_as_it_is(server: ReplayServer, tmp_path: Path) -> None:
    packed = gzip.compress(LIST)
    url = server.on("/list.csv.gz", Reply(200, packed, {"Content-Type": "application/gzip"}))
    assert fetcher(tmp_path).fetch(remote(url, media_types=("application/gzip",))).data == packed


REFUSED: list[tuple[str, Answers, str, int]] = [  # id, the server's last answer, message, how often it is asked
    ("empty", Reply(200, b""), r"the body is empty \(0 bytes\)\. .*never means that all are delisted", 1),
    ("no_content", Reply(204), "status 204 No Content, which is no answer", 1),
    ("not_modified_unasked", Reply(304, headers={"Content-Length": ""}), "status 304 Not Modified, which is no answer", 1),
    ("part_unasked", Reply(206, LIST[10:], {"Content-Range": f"bytes 10-{len(LIST) - 1}/{len(LIST)}"}), "another part than the one that was asked for", 3),
    ("too_small", Reply(200, LIST[:99]), r"99 bytes, fewer than the list has ever had \(100\)", 1),
    ("too_large", Reply(200, b"x" * 1_000_001), "the body is larger than 1,000,000 bytes.*raise max_bytes", 1),
    ("too_large_without_length", Reply(200, b"x" * 1_000_001, {"Content-Length": ""}), "larger than 1,000,000 bytes", 1),
    ("stated_too_large", Reply(200, LIST, {"Content-Length": "99000000000"}), "larger than 1,000,000 bytes", 1),
    ("gzip_bomb", Reply(200, BOMB, {"Content-Encoding": "gzip"}), "larger than 1,000,000 bytes", 1),
    ("login_page", Reply(200, LOGIN, {"Content-Type": "text/html; charset=utf-8"}), "a web page, titled 'Sign in – EU Login' came instead of the list", 1),
    ("login_page_gzip", Reply(200, gzip.compress(LOGIN), {"Content-Type": "text/html", "Content-Encoding": "gzip"}), "titled 'Sign in – EU Login'", 1),
    ("login_page_as_csv", Reply(200, LOGIN, {"Content-Type": "text/csv"}), "a web page, titled 'Sign in", 1),
    ("page_without_title", Reply(200, b"<?xml version='1.0'?>\n<!-- x -->\n<html>" + b" " * 200), "a web page came instead of the list", 1),
    ("wrong_type", Reply(200, LIST, {"Content-Type": "application/pdf"}), "Content-Type 'application/pdf', expected text/csv or application/octet-stream", 1),
    ("unasked_coding", Reply(200, LIST, {"Content-Encoding": "br"}), "coding 'br', which was not asked for", 1),
    ("coded_twice", Reply(200, LIST, {"Content-Encoding": "gzip, gzip"}), "coding 'gzip, gzip'", 1),
    ("forbidden", Reply(403, b"<html>no"), "status 403 Forbidden: the server refuses access. Check the access token", 1),
    ("gone", Reply(404), "status 404 Not Found: the file is gone from its address. Look for the file's new address", 1),
    ("not_implemented", Reply(501), "status 501 Not Implemented", 1),
    ("cut", Reply(200, LIST, cut_at=1000), f"the transfer was cut: 1,000 of {len(LIST):,} bytes, 3 tries", 3),
    ("cut_in_gzip", Reply(200, gzip.compress(LIST)[:-20], {"Content-Encoding": "gzip"}), "the gzip stream ends too early, 3 tries", 3),
    ("cut_in_deflate", Reply(200, zlib.compress(LIST)[:-20], {"Content-Encoding": "deflate"}), "the deflate stream ends too early", 3),
    ("cut_without_length", Reply(200, gzip.compress(LIST), {"Content-Encoding": "gzip", "Content-Length": ""}, cut_at=99), "the gzip stream ends too early", 3),
    ("damaged_gzip", Reply(200, b"\x1f\x8b" + LIST, {"Content-Encoding": "gzip"}), "the compressed body is damaged", 3),
    ("long_content_length", Reply(200, LIST, {"Content-Length": str(len(LIST) + 5)}), f"cut: {len(LIST):,} of {len(LIST) + 5:,} bytes", 3),
    ("malformed_content_length", Reply(200, LIST, {"Content-Length": "many"}), "the transfer was cut: 0 bytes, end unknown", 3),
    ("not_http", Reply(200, headers={"Content-Length": "\x01"}), "the transfer was cut", 3),
    ("down", Reply(503), "status 503 Service Unavailable, 3 tries. Run the update again later", 3),
    ("broken", Reply(500, LOGIN), "status 500 Internal Server Error, 3 tries", 3),
    ("cloudflare", Reply(522), "status 522, 3 tries", 3),
    ("too_often", Reply(429, headers={"Retry-After": "3600"}), "status 429 Too Many Requests; the server asks to wait 3,600 seconds. Run the update again after that time", 1),
    ("redirect_to_nowhere", Reply(302), "status 302 Found without a new address", 1),
    ("redirect_to_itself", Reply(301, headers={"Location": "/list.csv"}), "redirects in a circle, or more than 5 of them", 1),
    ("redirect_to_ftp", Reply(302, headers={"Location": "ftp://127.0.0.1/x"}), "a redirect to ftp://127.0.0.1/x, which is not encrypted", 1),
    ("redirect_to_nonsense", Reply(302, headers={"Location": "http://[::1/x"}), "the address is no web address", 1),
]  # fmt: skip


@pytest.mark.parametrize("answer, message, asked", [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_what_is_no_list_is_refused(server: ReplayServer, tmp_path: Path, answer: Answers, message: str, asked: int) -> None:
    url = server.on("/list.csv", answer)
    with pytest.raises(FetchError, match=message) as caught:
        fetcher(tmp_path, tries=3).fetch(remote(url))
    assert caught.value.message.startswith(f"xx_list list.csv, {url}")
    assert caught.value.cure
    assert len(server.requests) == asked
    assert list(tmp_path.iterdir()) == []


def test_nobody_listens(tmp_path: Path, server: ReplayServer) -> None:
    with pytest.raises(FetchError, match=r"127.0.0.1:\d+ cannot be reached \(.*refused.*\), 3 tries\. Check the network"):
        fetcher(tmp_path, tries=3).fetch(remote(refused_url()))


def test_an_unknown_host_is_told(tmp_path: Path, server: ReplayServer) -> None:
    with pytest.raises(FetchError, match=r"lists\.invalid cannot be reached"):
        fetcher(tmp_path, tries=2).fetch(remote("http://lists.invalid/list.csv"))


def test_a_server_that_is_back_after_two_failures_is_asked_until_then(server: ReplayServer, tmp_path: Path) -> None:
    url = server.on("/list.csv", Reply(500), Reply(502), File(LIST))
    naps = Naps()
    got = fetcher(tmp_path, naps).fetch(remote(url))
    assert (got.data, got.tries) == (LIST, 3)
    assert naps.taken == [0.75, 1.5]  # half and a quarter of 1 s, of 2 s


WISHES = [("seconds", "7", 7.0), ("date", "Tue, 24 Nov 2026 12:00:09 GMT", 9.0), ("past", "Tue, 24 Nov 2020 12:00:09 GMT", 0.75), ("nonsense", "soon", 0.75)]


@pytest.mark.parametrize("header, waited", [c[1:] for c in WISHES], ids=[c[0] for c in WISHES])
def test_a_busy_server_is_given_the_time_it_asks_for(server: ReplayServer, tmp_path: Path, header: str, waited: float) -> None:
    url = server.on("/list.csv", Reply(429, headers={"Retry-After": header}), File(LIST))
    naps = Naps()
    assert fetcher(tmp_path, naps).fetch(remote(url)).data == LIST
    assert naps.taken == [waited]


def test_waiting_ends_with_the_time_for_the_file(server: ReplayServer, tmp_path: Path) -> None:
    url = server.on("/list.csv", Reply(503, headers={"Retry-After": "100"}))
    naps = Naps()
    with pytest.raises(FetchError, match="status 503 Service Unavailable, 3 tries; the time of 250 seconds is up"):
        fetcher(tmp_path, naps, timeout_seconds=250).fetch(remote(url))
    assert naps.taken == [100.0, 100.0]


DRIPS = [
    ("body", Reply(200, LIST, drip_seconds=0.02)),
    ("body_without_length", Reply(200, LIST, {"Content-Length": ""}, drip_seconds=0.02)),
    ("headers", Reply(200, LIST, header_drip_seconds=0.02)),
    ("silence", Reply(200, LIST, header_drip_seconds=9.0)),
]


@pytest.mark.parametrize("answer", [c[1] for c in DRIPS], ids=[c[0] for c in DRIPS])
def test_a_slow_drip_ends_with_the_time_for_the_file(server: ReplayServer, tmp_path: Path, answer: Reply) -> None:
    url = server.on("/list.csv", answer)
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"not done within 0.4 seconds|in time; the time of 0.4 seconds is up"):
        fetcher(tmp_path, timeout_seconds=0.4, first_wait_seconds=0.2).fetch(remote(url))
    assert time.monotonic() - started < 20.0


def test_a_silent_server_is_asked_again(server: ReplayServer, tmp_path: Path) -> None:
    url = server.on("/list.csv", Reply(200, LIST, header_drip_seconds=9.0), File(LIST))
    assert fetcher(tmp_path, quiet_seconds=0.3).fetch(remote(url)).tries >= 2


RESUMED = [  # id, answers, how often gone on with, what is asked for in the last request
    ("strong_etag", [File(LIST, etag='"v1"', cut_at=1000), File(LIST, etag='"v1"')], 1, "bytes=1000-"),
    ("cut_twice", [File(LIST, etag='"v1"', cut_at=1000), File(LIST, etag='"v1"', cut_at=500), File(LIST, etag='"v1"')], 2, "bytes=1500-"),
    ("old_date", [File(LIST, last_modified=OLD, cut_at=1000), File(LIST, last_modified=OLD)], 1, "bytes=1000-"),
    ("weak_etag", [File(LIST, etag='W/"v1"', cut_at=1000), File(LIST, etag='W/"v1"')], 0, None),
    ("no_validator", [File(LIST, cut_at=1000), File(LIST)], 0, None),
    ("fresh_date", [File(LIST, last_modified="Tue, 24 Nov 2026 11:59:30 GMT", cut_at=1000), File(LIST)], 0, None),
    ("no_ranges", [File(LIST, etag='"v1"', cut_at=1000, headers={"Accept-Ranges": "none"}), File(LIST, etag='"v1"')], 0, None),
    ("range_ignored", [File(LIST, etag='"v1"', cut_at=1000), File(LIST, etag='"v1"', ranges=False)], 0, "bytes=1000-"),
    ("changed_meanwhile", [File(LIST[::-1], etag='"v0"', cut_at=1000), File(LIST, etag='"v1"')], 0, "bytes=1000-"),
    ("other_part", [File(LIST, etag='"v1"', cut_at=1000), Reply(206, LIST[9:], {"Content-Range": "bytes 9-/*"}), File(LIST, etag='"v1"')], 0, None),
    ("other_etag", [File(LIST, etag='"v1"', cut_at=1000),
                    Reply(206, LIST[1000:], {"ETag": '"v2"', "Content-Range": f"bytes 1000-{len(LIST) - 1}/{len(LIST)}"}), File(LIST)], 0, None),
    ("not_to_be_had", [File(LIST, etag='"v1"', cut_at=1000), Reply(416), File(LIST, etag='"v1"')], 0, None),
]  # fmt: skip


@pytest.mark.parametrize("answers, resumed, asked_for", [c[1:] for c in RESUMED], ids=[c[0] for c in RESUMED])
def test_a_cut_transfer_is_gone_on_with_or_begun_anew(
    server: ReplayServer, tmp_path: Path, answers: list[Answers], resumed: int, asked_for: str | None
) -> None:
    url = server.on("/list.csv", *answers)
    got = fetcher(tmp_path).fetch(remote(url), Validators('"old"'))
    assert (got.data, got.resumed, got.tries) == (LIST, resumed, len(answers))
    assert server.requests[-1].headers.get("range") == asked_for


def test_a_cut_compressed_transfer_is_gone_on_with(server: ReplayServer, tmp_path: Path) -> None:
    packed = gzip.compress(LIST)
    coded = {"Content-Encoding": "gzip"}
    url = server.on("/list.csv", File(packed, etag='"v1"', headers=coded, cut_at=400), File(packed, etag='"v1"', headers=coded))
    got = fetcher(tmp_path).fetch(remote(url))
    assert (got.data, got.resumed) == (LIST, 1)


def test_a_permanent_redirect_is_followed_and_told(server: ReplayServer, tmp_path: Path) -> None:
    server.on("/new.csv", File(LIST))
    url = server.on("/list.csv", Reply(301, headers={"Location": "/new.csv"}))
    got = fetcher(tmp_path).fetch(remote(url))
    assert got.data == LIST
    assert str(got.moved) == f"URL changed: {url} -> {server.url('/new.csv')}"


def test_a_temporary_redirect_on_the_same_host_is_no_news(server: ReplayServer, tmp_path: Path) -> None:
    server.on("/today.csv", File(LIST))
    url = server.on("/list.csv", Reply(302, headers={"Location": "today.csv"}))
    assert fetcher(tmp_path).fetch(remote(url)).moved is None


def test_a_temporary_redirect_to_another_host_is_told_without_its_signature(server: ReplayServer, tmp_path: Path) -> None:
    server.on("/bucket.csv", File(LIST))
    url = server.on("/list.csv", Reply(302, headers={"Location": server.url("/bucket.csv?signature=abc", "localhost")}))
    got = fetcher(tmp_path).fetch(remote(url))
    assert str(got.moved) == f"URL changed for now: {url} -> {server.url('/bucket.csv', 'localhost')}"
    assert got.final_host == f"localhost:{server.port}"


def test_only_the_permanent_part_of_a_chain_is_the_new_address(server: ReplayServer, tmp_path: Path) -> None:
    server.on("/c", File(LIST))
    server.on("/b", Reply(307, headers={"Location": "/c"}))
    url = server.on("/a", Reply(308, headers={"Location": "/b"}))
    moved = fetcher(tmp_path).fetch(remote(url)).moved
    assert moved is not None
    assert (moved.new, moved.permanent) == (server.url("/b"), True)


def test_a_redirect_to_a_login_page_names_both_addresses(server: ReplayServer, tmp_path: Path) -> None:
    server.on("/login", Reply(200, LOGIN, {"Content-Type": "text/html"}))
    url = server.on("/list.csv", Reply(302, headers={"Location": "/login"}))
    with pytest.raises(FetchError, match=re.escape(f"{url} -> {server.url('/login')}: a web page, titled 'Sign in")):
        fetcher(tmp_path).fetch(remote(url))


def test_redirects_end(server: ReplayServer, tmp_path: Path) -> None:
    for n in range(9):
        server.on(f"/{n}", Reply(302, headers={"Location": f"/{n + 1}"}))
    with pytest.raises(FetchError, match=r"more than 5 of them, the last to http://127.0.0.1:\d+/6"):
        fetcher(tmp_path).fetch(remote(server.url("/0")))


def test_a_page_that_sets_a_cookie_may_send_us_back(server: ReplayServer, tmp_path: Path) -> None:
    def front(asked: Asked) -> Reply:
        return File(LIST).answer(asked) if "seen=1" in asked.headers.get("cookie", "") else Reply(302, headers={"Location": "/door"})

    url = server.on("/list.csv", front)
    server.on("/door", Reply(302, headers={"Location": "/list.csv", "Set-Cookie": "seen=1; Path=/"}))
    assert fetcher(tmp_path).fetch(remote(url)).data == LIST


def test_a_token_is_filled_in_and_never_shown(server: ReplayServer, tmp_path: Path) -> None:
    server.on("/list.csv", Reply(404))
    wanted = remote(server.url("/list.csv?token={EU_FSF_TOKEN}"))
    with pytest.raises(FetchError, match=r"\?token=\{EU_FSF_TOKEN\}: status 404") as caught:
        fetcher(tmp_path, secrets={"EU_FSF_TOKEN": "secret value"}).fetch(wanted)
    assert server.paths() == ["/list.csv?token=secret%20value"]
    assert "secret" not in caught.value.message


def test_a_token_in_a_redirect_is_not_shown(server: ReplayServer, tmp_path: Path) -> None:
    server.on("/new/sesame/list.csv", File(LIST))
    server.on("/sesame/list.csv", Reply(301, headers={"Location": "/new/sesame/list.csv"}))
    got = fetcher(tmp_path, secrets={"KEY": "sesame"}).fetch(remote(server.url("/{KEY}/list.csv")))
    assert str(got.moved) == f"URL changed: {server.url('/{KEY}/list.csv')} -> {server.url('/new/{KEY}/list.csv')}"


def test_a_missing_token_names_its_variable(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"the address of xx_list needs 'EU_FSF_TOKEN'.*Set the environment variable SEAWALL_EU_FSF_TOKEN"):
        fetcher(tmp_path).fetch(remote("https://lists.invalid/?token={EU_FSF_TOKEN}"))


def test_a_proxy_of_the_environment_is_used(server: ReplayServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server.on("http://lists.invalid/list.csv", File(LIST))
    monkeypatch.setenv("HTTP_PROXY", server.url(""))
    assert fetcher(tmp_path).fetch(remote("http://lists.invalid/list.csv")).data == LIST


def test_an_unusable_proxy_setting_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "gopher://127.0.0.1:70")
    with pytest.raises(ConfigError, match=r"the proxy or certificate settings cannot be used .*Check HTTPS_PROXY"):
        fetcher(tmp_path).fetch(remote("http://lists.invalid/list.csv"))


def test_one_host_is_left_alone_between_two_requests(server: ReplayServer, tmp_path: Path) -> None:
    url = server.on("/list.csv", File(LIST))
    naps = Naps()
    one = fetcher(tmp_path, naps, pause_seconds=5.0)
    one.fetch(remote(url))
    one.fetch(remote(url))
    one.fetch(remote(server.url("/list.csv", "localhost")))
    assert [0.0 < nap <= 5.0 for nap in naps.taken] == [True]


def test_a_list_that_is_a_web_page_is_taken(server: ReplayServer, tmp_path: Path) -> None:
    url = server.on("/list.html", Reply(200, LOGIN, {"Content-Type": "text/html"}))
    assert fetcher(tmp_path).fetch(remote(url, media_types=("text/html",))).data == LOGIN


def test_a_missing_content_type_is_no_contradiction(server: ReplayServer, tmp_path: Path) -> None:
    url = server.on("/list.csv", Reply(200, LIST, {"Content-Type": ""}))
    assert fetcher(tmp_path).fetch(remote(url)).data == LIST


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match=r"file/fetch: the disk refused"):
        fetcher(tmp_path / "file" / "fetch").fetch(remote(refused_url()))


class FullDisk(io.BytesIO):
    """A file on a disk that is full."""

    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_named(server: ReplayServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda dir: FullDisk())
    with pytest.raises(StoreError, match="no space is left on the disk; nothing was changed"):
        fetcher(tmp_path).fetch(remote(server.on("/list.csv", File(LIST))))


@pytest.fixture
def secure(tmp_path: Path, server: ReplayServer) -> Iterator[tuple[ReplayServer, Path]]:
    """A server with a certificate that nobody vouches for, and the certificate."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed; it makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run([openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", certificate,
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)  # fmt: skip
    with ReplayServer(tls=(certificate, key)) as running:
        yield running, certificate


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: tuple[ReplayServer, Path], tmp_path: Path) -> None:
    server, _ = secure
    with pytest.raises(FetchError, match=r"the server's certificate cannot be verified .*SSL_CERT_FILE"):
        fetcher(tmp_path / "fetch").fetch(remote(server.on("/list.csv", File(LIST))))
    assert server.requests == []


def test_a_certificate_that_the_environment_vouches_for_is_taken(secure: tuple[ReplayServer, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server, certificate = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetcher(tmp_path / "fetch").fetch(remote(server.on("/list.csv", File(LIST)))).data == LIST


def test_a_slow_drip_ends_under_tls_too(secure: tuple[ReplayServer, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server, certificate = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    url = server.on("/list.csv", Reply(200, LIST, header_drip_seconds=0.02))
    with pytest.raises(FetchError, match=r"not done within 0.4 seconds|the time of 0.4 seconds is up"):
        fetcher(tmp_path / "fetch", timeout_seconds=0.4).fetch(remote(url))


def test_a_redirect_from_https_to_http_is_refused(secure: tuple[ReplayServer, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server, certificate = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    url = server.on("/list.csv", Reply(302, headers={"Location": "http://lists.invalid/list.csv"}))
    with pytest.raises(FetchError, match=r"a redirect to http://lists.invalid/list.csv, which is not encrypted"):
        fetcher(tmp_path / "fetch").fetch(remote(url))


PACKERS: list[Callable[[bytes], bytes]] = [gzip.compress, zlib.compress, lambda data: zlib.compress(data)[2:-4]]


@settings(derandomize=True, deadline=None, max_examples=50)
@given(data=st.binary(max_size=3000), packer=st.sampled_from(range(3)), size=st.integers(1, 700), times=st.integers(1, 900))
def test_unpacking_undoes_packing_however_it_is_sliced(data: bytes, packer: int, size: int, times: int) -> None:
    data = data * times
    packed = PACKERS[packer](data)
    pieces = [packed[i : i + size] for i in range(0, len(packed), size)]
    coding = "gzip" if packer == 0 else "deflate"
    assert b"".join(decoded(pieces, coding, len(data))) == data
    with pytest.raises(CutError):
        b"".join(decoded([packed[:-1]], coding, len(data) + 1))
    if data:
        with pytest.raises(SizeError):
            b"".join(decoded(pieces, coding, len(data) - 1))


@settings(derandomize=True, deadline=None, max_examples=100)
@given(body=st.binary(max_size=300), coding=st.sampled_from(["gzip", "deflate"]))
def test_any_bytes_unpack_or_are_refused(body: bytes, coding: str) -> None:
    with suppress(CutError, SizeError):
        b"".join(decoded([body], coding, 1_000_000))
