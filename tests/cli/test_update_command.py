"""update: from a publisher's server to the store and back to the exit code, with nothing between replaced but the addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from seawall.ingest import registry
from seawall.sources.contract import Remote
from tests.cli.conftest import JANUARY, Ask
from tests.cli.files import long_un_file, stored, write_files
from tests.ingest.conftest import server as _server
from tests.ingest.replay import File, ReplayServer, Reply

server = _server
DAY_1, DAY_2 = long_un_file(700, "2026-11-01"), long_un_file(705, "2026-11-08", skip=10)
XML = {"media_type": "application/xml"}


@pytest.fixture
def home(server: ReplayServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    """A folder with an own list and no bundle, and a publisher who has the Security Council's list of the first day."""
    remote = Remote("un_sc", "xml", server.on("/un.xml", File(DAY_1, etag='"1"', **XML)), ("application/xml", "text/xml"), 1000, 10_000_000, "consolidated.xml")
    monkeypatch.setattr(registry, "remotes", lambda: (remote,))
    write_files(tmp_path, {"2026-01-05-own.csv": JANUARY})
    assert ask("load", tmp_path / "2026-01-05-own.csv", home=tmp_path / "home").code == 0
    return tmp_path / "home"


def test_update_loads_what_is_new_and_only_that(ask: Ask, home: Path, server: ReplayServer) -> None:
    first = ask("update", "--json", home=home)
    assert first.code == 0, first
    (un,) = first.json["lists"]
    assert (un["list_id"], un["state"], un["published_after"][:10], un["after"]["entities"]) == ("un_sc", "updated", "2026-11-01", 700)
    again = ask("update", "--json", home=home)
    assert (again.code, again.json["lists"][0]["state"]) == (0, "unchanged")
    assert server.requests[-1].headers["if-none-match"] == '"1"'
    server.on("/un.xml", File(DAY_2, etag='"2"', **XML))
    told = ask("update", home=home)
    assert told.code == 0
    for text in ("un_sc", "updated", "2026-11-01", "2026-11-08", "+5"):
        assert text in told.out, text
    assert ask("changes", "--from", "2026-11-01", "--json", home=home).json["counts"] == {"un_sc": {"listed": 15, "delisted": 10, "amended": 0}}
    status = {s["list_id"]: s for s in ask("sources", "--json", home=home).json}["un_sc"]
    assert (status["published_at"][:10], status["can_update"], status["checked_at"] is not None) == ("2026-11-08", True, True)


FAILURES = [  # id, answer, exit code, message
    ("gone", Reply(404, b"no"), 4, "status 404 Not Found: the file is gone from its address"),
    ("a_login_page", Reply(200, b"<!doctype html><title>Sign in</title>" + b" " * 2000), 4, "a web page, titled 'Sign in' came instead of the list"),
    ("cut_at_the_source", File(DAY_2[:-200], **XML), 3, "well-formed"),
    ("an_excerpt", File(long_un_file(20, "2026-11-08"), **XML), 3, "20 entries, a whole file has at least 600"),
    ("another_list", File(JANUARY * 4, **XML), 4, ""),
]  # fmt: skip


@pytest.mark.parametrize("answer, code, message", [c[1:] for c in FAILURES], ids=[c[0] for c in FAILURES])
def test_a_failed_update_says_so_and_leaves_all_as_it_was(ask: Ask, home: Path, server: ReplayServer, answer: Reply | File, code: int, message: str) -> None:
    assert ask("update", home=home).code == 0
    before = stored(home / "store")
    server.on("/un.xml", answer)
    told = ask("update", home=home)
    assert told.code == code or (code == 4 and told.code == 3 and not message), told
    assert message in told.err
    assert "next:" in told.err
    assert stored(home / "store") == before
    report = ask("update", "--json", home=home)
    assert report.json["exit_code"] == report.code == told.code
    assert report.json["lists"][0]["state"] == "failed"
    assert ask("search", "FAMILY7", "--json", home=home).json != []


def test_a_list_that_is_not_due_is_not_asked_for(ask: Ask, home: Path, server: ReplayServer) -> None:
    assert ask("update", "--due", home=home).code == 0
    asked = len(server.requests)
    told = ask("update", "--due", home=home)
    assert (told.code, told.err.strip(), len(server.requests)) == (0, "No list is due.", asked)


def test_an_address_without_its_token(ask: Ask, home: Path, server: ReplayServer, monkeypatch: pytest.MonkeyPatch) -> None:
    remote = Remote("eu_fsf", "csv-1.1", server.url("/eu.csv?token={EU_FSF_TOKEN}"), ("text/csv",), 10, 10_000, "eu.csv")
    monkeypatch.setattr(registry, "remotes", lambda: (remote,))
    monkeypatch.delenv("SEAWALL_EU_FSF_TOKEN", raising=False)
    told = ask("update", home=home)
    assert told.code == 2
    assert "SEAWALL_EU_FSF_TOKEN" in told.err
    monkeypatch.setenv("SEAWALL_EU_FSF_TOKEN", "very-secret")
    asked = ask("update", home=home)
    assert asked.code == 4
    assert server.requests[-1].path == "/eu.csv?token=very-secret"
    assert "very-secret" not in asked.out + asked.err + "".join(path.read_text(errors="replace") for path in (home / "fetch").rglob("*") if path.is_file())


def test_only_the_chosen_list_is_asked_for(ask: Ask, home: Path, server: ReplayServer) -> None:
    assert ask("update", "--list", "un_sc", home=home).code == 0
    assert server.paths() == ["/un.xml"]
    assert "un_sc" in ask("update", "--list", "eu_fsf", home=home).err
