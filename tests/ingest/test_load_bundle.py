"""The bundle: drawn from a store and loaded again it says the same, into an empty folder, into one in use, and after a crash at any step."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from seawall.ingest import bundle, registry
from seawall.ingest.load import load
from seawall.ingest.offered import Offered
from seawall.service.changes import changes
from seawall.service.dossier import listing_history
from seawall.store.store import Store
from seawall.store.view import View
from tests.cli.conftest import FEBRUARY, JANUARY
from tests.cli.files import ofac_files, own_file, stored, un_file
from tests.sources.us_ofac_delimited import writer as ofac

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
#: OFAC's comments are the same on both days, and one publication.
PUBLICATIONS = 11
LATER = datetime(2026, 12, 1, tzinfo=UTC)
DAYS = [datetime(2026, *day, 23, tzinfo=UTC) for day in ((1, 1), (1, 5), (1, 14), (1, 15), (1, 20), (2, 5), (3, 1))]
UN_1, UN_2 = un_file(["Ada Nowhere", "Bela Nowhere"], "2026-01-14"), un_file(["Ada Nowhere", "Cleo Nowhere"], "2026-02-20")


def files() -> dict[str, bytes]:
    """Lists of one file and of four of the same moment, most on several days."""
    first, second = ofac_files(), ofac_files(ofac.INVENTED[1:])
    return {"2026-01-05-own.csv": JANUARY, "2026-02-05-own.csv": FEBRUARY, "un-1.xml": UN_1, "un-2.xml": UN_2,
            **{f"2026-01-15-{name}": data for name, data in first.items()}, **{f"2026-02-01-{name}": data for name, data in second.items()}}  # fmt: skip


def take(store: Store, offered: dict[str, bytes], at: datetime = NOW) -> None:
    results = load(store, [Offered(name, data, f"/invented/{name}") for name, data in offered.items()], at)
    assert [r.error for r in results] == [None] * len(results)


def store_in(folder: Path) -> Store:
    return Store(folder / "store", folder / "cache")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    """A store, and the bundle that `make bundle` would draw of it."""
    path = Path(__file__).parents[2] / "scripts" / "draw_bundle.py"
    spec = importlib.util.spec_from_file_location("draw_bundle", path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry.Source, "expectation", lambda source, variant: registry.Expectation(1, 1, 100.0))
        store = store_in(folder)
        take(store, files())
        script.write(store, folder / "bundle")
        yield store, folder / "bundle"


@pytest.fixture(autouse=True)
def _bundled(drawn: tuple[Store, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def pieces(name: str) -> Iterator[pa.Table]:
        table = pq.read_table(drawn[1] / f"{name}.parquet")
        yield from (table.slice(start, max(table.num_rows // 2, 1)) for start in range(0, table.num_rows, max(table.num_rows // 2, 1)))

    monkeypatch.setattr(bundle, "bundled_pieces", pieces)
    monkeypatch.setattr(bundle, "bundled", lambda name: pa.concat_tables(pieces(name)))
    monkeypatch.setattr(registry.Source, "expectation", lambda source, variant: registry.Expectation(1, 1, 100.0))


def says(store: Store, lists: tuple[str, ...] | None = None) -> dict[str, Any]:
    """All that a person can see: every day's facts, the changes, a party's history."""
    columns = ["list_id", "party_id", "subject_id", "prop", "value", "original", "locator", "appeared", "gap_from", "last_seen", "starts", "ends"]
    found: dict[str, Any] = {}
    for day in DAYS:
        rows = store.view(View(day.date(), day, None, lists)).table(columns).to_pylist()
        found[day.isoformat()] = sorted(rows, key=str)
    told = changes(store, datetime(2025, 1, 1, tzinfo=UTC), NOW, lists, each=True)["parties"]
    found["changes"] = [(p["changed_at"], p["kind"], p["id"], [(f["prop"], f["value"]) for f in p["begun"]], [(f["prop"], f["value"]) for f in p["ended"]]) for p in told]
    found["history"] = listing_history(store, "us-ofac-sdn-101")
    return found


def test_a_bundle_says_what_the_store_said(drawn: tuple[Store, Path], tmp_path: Path) -> None:
    store = store_in(tmp_path)
    assert bundle.load_bundle(store, NOW) == PUBLICATIONS
    assert says(store) == says(drawn[0])
    assert store.verify().problems == []
    assert {s.loaded_at for s in store.snapshots()} == {NOW}


def test_a_bundle_again_changes_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    bundle.load_bundle(store, NOW)
    before = stored(store.root)
    assert bundle.load_bundle(store_in(tmp_path), LATER) == 0
    assert stored(store.root) == before


def test_a_bundle_into_a_store_in_use(drawn: tuple[Store, Path], tmp_path: Path) -> None:
    """Some of its lists are there already, in part, and one of its own that stays."""
    store = store_in(tmp_path)
    take(store, {"un-2.xml": UN_2, "2026-01-15-sdn.csv": ofac_files()["sdn.csv"], "2026-01-01-other.csv": own_file({}, name="Other")})
    assert bundle.load_bundle(store, LATER) == PUBLICATIONS - 2
    lists = ("own_sample", "un_sc", "us_ofac_sdn")
    assert says(store, lists) == says(drawn[0], lists)
    assert {s.list_id for s in store.snapshots()} == {*lists, "own_other"}


def test_files_load_on_top_of_a_bundle(drawn: tuple[Store, Path], tmp_path: Path) -> None:
    """A newer file, an older one, and one that the bundle has."""
    extra = {"2026-02-25-own.csv": own_file({"name": "Newest"}), "2026-01-02-own.csv": own_file({"name": "Oldest"}), "un-1.xml": UN_1}
    on_bundle, plain = store_in(tmp_path / "a"), store_in(tmp_path / "b")
    bundle.load_bundle(on_bundle, NOW)
    take(plain, files())
    for store in (on_bundle, plain):
        take(store, extra, LATER)
    assert len(on_bundle.snapshots()) == len(plain.snapshots()) == PUBLICATIONS + 2
    assert says(on_bundle) == says(plain)


class Killed(BaseException):
    """The end of the process."""


@pytest.mark.parametrize("step", ["statements", "events", "snapshots", "seals"])
def test_a_crash_at_any_step_leaves_nothing_twice(drawn: tuple[Store, Path], tmp_path: Path, step: str) -> None:
    def kill(here: str) -> None:
        if here == step:
            raise Killed

    with pytest.raises(Killed):
        bundle.load_bundle(store_in(tmp_path), NOW, kill)
    store = store_in(tmp_path)
    assert len(store.snapshots()) in ((PUBLICATIONS,) if step == "seals" else (0,))
    bundle.load_bundle(store, NOW)
    assert says(store) == says(drawn[0])
    assert store.verify().problems == []
