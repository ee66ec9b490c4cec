"""The 308 daily OFAC files: what changed, and what each day said, against a diff of the raw rows that knows nothing of Seawall."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from seawall.ingest.load import load
from seawall.ingest.offered import Offered
from seawall.store.changes import net_changes, steps
from seawall.store.store import Store
from seawall.store.timeline import timeline
from seawall.store.view import View
from tests.real.official import LISTS, needs_official_files, raw

NAME = "us_ofac/2021-08-18_2024-05-03-sdn.csv.history.jsonl"
LIST = "us_ofac_sdn"
pytestmark = [pytest.mark.real, needs_official_files]


@dataclass(frozen=True)
class History:
    """The raw rows, as spans of snapshot numbers."""

    moments: list[datetime]
    rows: list[tuple[str, list[list[int]], str]]  # ent_num, spans, raw line

    def day(self, number: int) -> dict[str, str]:
        """ent_num to raw line in the n-th file."""
        return {ent: row for ent, spans, row in self.rows if any(lo <= number < hi for lo, hi in spans)}


@pytest.fixture(scope="module")
def history() -> History:
    lines = [json.loads(line) for line in raw(f"{NAME}.zst").decode().splitlines()]
    moments = [datetime.fromisoformat(s["at"]).astimezone(UTC) for s in lines[0]["snapshots"]]
    return History(moments, [(r["ent"], r["spans"], r["row"]) for r in lines[1:]])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("history")
    store = Store(folder / "store", folder / "cache")
    results = load(store, [Offered(f"{NAME}.zst", (LISTS / f"{NAME}.zst").read_bytes(), NAME)], datetime.now(UTC))
    assert [(r.state, r.publications) for r in results] == [("loaded", 308)], results
    return store


def ent(party_id: str) -> str:
    return party_id.removeprefix("us-ofac-sdn-")


#: The one statement of a party that another row decides: which party the name of a link is. All others are made of the party's own row.
OF_OTHER_ROWS = (pl.col("schema") == "UnknownLink") & (pl.col("prop") == "object")


def raw_steps(history: History) -> Iterator[tuple[datetime, set[str], set[str], set[str]]]:
    """Per file: ent_nums added, removed, changed against the file before."""
    before = history.day(0)
    for number in range(1, len(history.moments)):
        after = history.day(number)
        changed = {e for e in before.keys() & after.keys() if before[e] != after[e]}
        yield history.moments[number], after.keys() - before.keys(), before.keys() - after.keys(), changed
        before = after


def test_changes_of_every_file_equal_the_raw_diff(store: Store, history: History) -> None:
    rows = steps(store.lake, store.snapshots(), history.moments[0], history.moments[-1], [LIST]).rows.filter(~OF_OTHER_ROWS)
    told: dict[datetime, dict[str, set[str]]] = {}
    for moment, kind, party in rows.select("changed_at", "kind", "party_id").unique().iter_rows():
        told.setdefault(moment, {}).setdefault(kind, set()).add(ent(party))
    for moment, added, removed, changed in raw_steps(history):
        kinds = told.get(moment, {})
        assert kinds.get("listed", set()) == added, moment
        assert kinds.get("delisted", set()) == removed, moment
        amended = kinds.get("amended", set()) - added - removed
        assert amended == changed, (moment, amended ^ changed)


def test_a_link_changes_its_object_only_with_the_name_that_it_prints(store: Store, history: History) -> None:
    """`Linked To: X` in a row that does not change gains or loses its object in the step in which a row named X comes, goes or is renamed."""
    rows = steps(store.lake, store.snapshots(), history.moments[0], history.moments[-1], [LIST]).rows.filter(OF_OTHER_ROWS)
    told: dict[datetime, set[str]] = {}
    for moment, party in rows.select("changed_at", "party_id").unique().iter_rows():
        told.setdefault(moment, set()).add(ent(party))
    before = history.day(0)
    for number in range(1, len(history.moments)):
        after = history.day(number)
        renamed = {one[1] for e in before.keys() | after.keys() if before.get(e) != after.get(e) for row in (before.get(e), after.get(e)) if row
                   for one in csv.reader([row])}  # fmt: skip
        for party in told.get(history.moments[number], set()):
            if party in before and before[party] == after.get(party):
                assert any(name in after[party] for name in renamed), (history.moments[number], party)
        before = after


def test_net_change_equals_the_raw_diff(store: Store, history: History) -> None:
    for first, last in ((0, 307), (10, 40), (100, 250)):
        rows = net_changes(store.lake, store.snapshots(), history.moments[first], history.moments[last], [LIST]).rows.filter(~OF_OTHER_ROWS)
        kinds = {kind: {ent(p) for p in group["party_id"]} for (kind,), group in rows.group_by("kind")}
        before, after = history.day(first), history.day(last)
        assert kinds["listed"] == after.keys() - before.keys()
        assert kinds.get("delisted", set()) == before.keys() - after.keys()
        assert kinds["amended"] == {e for e in before.keys() & after.keys() if before[e] != after[e]}


def printed_names(rows: dict[str, str]) -> dict[str, str]:
    """ent_num to the name as printed, read with the csv module only."""
    return {cells[0]: cells[1] for cells in csv.reader(rows.values())}


def test_every_day_reads_as_its_file(store: Store, history: History) -> None:
    frame = timeline(store.lake, store.snapshots(), [LIST])
    names = frame.filter((pl.col("prop") == "name") & (pl.col("subject_id") == pl.col("party_id")))
    names = names.with_columns(printed=pl.coalesce("original", "value")).select("party_id", "printed", "appeared", "disappeared")
    for number, moment in enumerate(history.moments):
        at = pl.lit(moment).cast(pl.Datetime("us", "UTC"))
        standing = names.filter((pl.col("appeared") <= at) & (pl.col("disappeared").is_null() | (pl.col("disappeared") > at)))
        told = dict(zip((ent(p) for p in standing["party_id"]), standing["printed"], strict=True))
        assert told == printed_names(history.day(number)), moment


@pytest.mark.parametrize("number", [0, 1, 57, 150, 203, 306, 307])
def test_the_view_of_a_day_is_that_days_file(store: Store, history: History, number: int) -> None:
    moment = history.moments[number]
    table = store.view(View(moment.date(), moment)).table(["party_id", "subject_id", "prop", "value", "original"])
    told = {ent(r["party_id"]): r["original"] or r["value"] for r in table.to_pylist() if r["prop"] == "name" and r["subject_id"] == r["party_id"]}
    assert told == printed_names(history.day(number))


def test_the_history_loads_into_a_store_that_has_a_later_day(tmp_path: Path, history: History) -> None:
    """An older file that arrives late lands at its own date."""
    store = Store(tmp_path / "store", tmp_path / "cache")
    late = Offered("sdn.csv", (LISTS / "us_ofac/2023-05-19-sdn.csv.zst").read_bytes(), "x", history.moments[0], "mtime")
    early = Offered("2022-02-25-sdn.csv", (LISTS / "us_ofac/2022-02-25-sdn.csv.zst").read_bytes(), "x")
    for offered in (Offered("2023-05-19-sdn.csv", late.data, "x"), early):
        assert [r.state for r in load(store, [offered], datetime.now(UTC))] == ["loaded"]
    assert [s.published_at.date().isoformat() for s in store.snapshots()] == ["2022-02-25", "2023-05-19"]
    rows = net_changes(store.lake, store.snapshots(), datetime(2022, 12, 1, tzinfo=UTC), datetime(2023, 6, 1, tzinfo=UTC)).rows
    kinds = {kind: group["party_id"].n_unique() for (kind,), group in rows.group_by("kind")}
    before = {c[0] for c in csv.reader(raw("us_ofac/2022-02-25-sdn.csv.zst").decode().splitlines()) if len(c) > 1}
    after = {c[0] for c in csv.reader(raw("us_ofac/2023-05-19-sdn.csv.zst").decode().splitlines()) if len(c) > 1}
    assert (kinds["listed"], kinds["delisted"]) == (len(after - before), len(before - after))
