"""An update with the real loader and the real store: what a failed one leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from seawall.errors import FormatError
from seawall.ingest import registry
from seawall.ingest.fetch_state import FetchState
from seawall.ingest.load import load
from seawall.ingest.update import Doors, update
from seawall.ingest.update_report import UpdateReport
from seawall.sources.contract import Parsed, Remote, Sheet, SourceFile
from seawall.store.store import Store
from tests.ingest.fetching import NOW, Naps, fetcher
from tests.ingest.replay import File, ReplayServer, Reply

HEADING = b"number;name\n"


def recognizes(file: SourceFile) -> str | None:
    return "csv" if file.head.startswith(HEADING) else None


def parse(file: SourceFile) -> Iterator[Parsed]:
    """An invented list: a heading, rows, and a last line `end DATE`."""
    *rows, end = file.data.decode().splitlines()[1:]
    if not end.startswith("end "):
        raise FormatError("the file is cut: there is no last line", source="xx", snapshot=file.name, cure="Fetch it again.")
    sheet = Sheet("xx", file.name)
    for line, row in enumerate(rows, start=2):
        number, name = row.split(";")
        sheet.party(f"xx-{number}", "Person", number, f"row[{number}]", line).add("name", name)
    yield Parsed("xx", "xx/csv", datetime.fromisoformat(end[4:]).replace(tzinfo=UTC), len(rows), sheet.statements)


def invented(day: int, *names: str) -> bytes:
    rows = [f"{number};{name}\n".encode() for number, name in enumerate(names, start=1)]
    return HEADING + b"".join(rows) + f"end 2026-11-{day:02d}\n".encode()


@pytest.fixture
def invented_source(monkeypatch: pytest.MonkeyPatch) -> None:
    source = registry.Source("xx", SimpleNamespace(recognizes=recognizes, parse=parse))
    monkeypatch.setattr(registry, "source_folders", lambda: (source,))
    monkeypatch.setattr(registry, "_declared", lambda name: {"variant": {"csv": {"min_entries": 2, "whole_entries": 3, "max_drop_pct": 20}}})


NAMES = ("Alba Fictive", "Bruno Fictive", "Carla Fictive", "Dario Fictive")
FIRST = invented(20, *NAMES)
BAD = [  # id, the server's answer on the next day, message
    ("cut_on_the_way", Reply(200, invented(21, *NAMES, "Elena Fictive"), cut_at=60), "the transfer was cut: 60 of"),
    ("cut_at_the_source", File(invented(21, *NAMES)[:-15]), "the file is cut: there is no last line"),
    ("empty", Reply(200), "the body is empty"),
    ("an_excerpt", File(invented(21, *NAMES[:2])), "2 entries, a whole file has at least 3"),
    ("far_fewer", File(invented(21, *NAMES[:3])), "3 entries after 4"),
    ("another_file", File(b"x;y\n" * 20), "the content is of no known list format"),
    ("a_login_page", Reply(200, b"<!doctype html><title>Sign in</title>"), "a web page"),
]


@pytest.mark.usefixtures("invented_source")
@pytest.mark.parametrize("answer, message", [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_after_a_failed_update_the_store_is_as_it_was(server: ReplayServer, tmp_path: Path, answer: Reply | File, message: str) -> None:
    store = Store(tmp_path / "store", tmp_path / "cache")
    remote = Remote("xx", "csv", server.on("/xx.csv", File(FIRST, etag='"1"')), ("text/csv",), 10, 10_000, "xx.csv")

    def run() -> UpdateReport:
        fetch = fetcher(tmp_path / "fetch", Naps(), tries=2).fetch
        return update([remote], Doors(fetch, lambda offered: load(store, offered, NOW), store.snapshots, FetchState(tmp_path / "fetch"), Naps().timing()))

    assert (run().lists[0].state, len(store.snapshots())) == ("updated", 1)
    before = sorted((p.relative_to(tmp_path), p.read_bytes()) for p in (tmp_path / "store").rglob("*.parquet"))
    server.on("/xx.csv", answer)
    report = run()
    assert report.exit_code in (3, 4)
    assert message in report.lists[0].errors[0]["what"]
    assert sorted((p.relative_to(tmp_path), p.read_bytes()) for p in (tmp_path / "store").rglob("*.parquet")) == before
    server.on("/xx.csv", File(invented(22, *NAMES, "Elena Fictive"), etag='"2"'))
    after = run().lists[0]
    assert (after.state, after.change and after.change.entries, len(store.snapshots())) == ("updated", 1, 2)
    assert run().lists[0].state == "unchanged"
