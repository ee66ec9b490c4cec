"""Whoever is on a list is found by each name that the list prints: all names of the bundled lists, screened exactly, as `seawall screen` does it.

Reads the bundle that ships with the package; the official files need not be here.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import orjson
import polars as pl
import pytest

from seawall.config import Settings
from seawall.model.statement import ROSTER_PROP
from seawall.screen.run import Screening, screen_file
from seawall.service.questions import make_view
from seawall.store.timeline import timeline
from seawall.wiring import App

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not resources.files("seawall.bundle").joinpath("data", "statements.parquet").is_file(), reason="the bundle has not been drawn"),
]
NAMES = ("name", "alias", "weakAlias", "previousName")


@dataclass(frozen=True)
class Trial:
    """Everything that was asked and answered.

    Attributes:
        lists: those that are screened by default.
        pairs: party_id, list_id, prop, name; `name` as it is stored, and as it is printed where that differs.
        number: name to the row of the file in which it was asked.
        hits: row to the ids that were hit.
        done: what the screening said.
    """

    lists: list[str]
    pairs: pl.DataFrame
    number: dict[str, int]
    hits: dict[int, set[str]]
    done: Screening


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    found = App(Settings(tmp_path_factory.mktemp("self")))
    found.load_bundle()
    return found


@pytest.fixture(scope="module")
def trial(app: App) -> Trial:
    folder = app.settings.home
    view = make_view(app.now())
    index, lists = app.index(view)
    table = pl.from_arrow(app.store.view(view).table(["party_id", "subject_id", "list_id", "prop", "value", "original"]))
    assert isinstance(table, pl.DataFrame)
    table = table.with_columns(pl.col("list_id", "prop").cast(pl.String))
    own = table.filter(pl.col("list_id").is_in(lists) & (pl.col("party_id") == pl.col("subject_id")) & pl.col("prop").is_in(NAMES))
    told = [own.select("party_id", "list_id", "prop", name=column) for column in ("value", "original")]
    pairs = pl.concat(told).drop_nulls("name").unique(maintain_order=True)
    names = pairs["name"].unique(maintain_order=True).to_list()
    with (folder / "names.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["name"])
        writer.writerows([name] for name in names)
    done = screen_file(index, folder / "names.csv", folder / "hits.jsonl")
    return Trial(lists, pairs, {name: row for row, name in enumerate(names, start=1)}, dict(_hits(folder / "hits.jsonl")), done)


def _hits(path: Path) -> Iterator[tuple[int, set[str]]]:
    with path.open("rb") as lines:
        for line in lines:
            answer = orjson.loads(line)
            yield answer["row"], {hit["id"] for hit in answer["hits"]}


def test_every_listed_name_hits_its_own_party(trial: Trial) -> None:
    missed = [pair for pair in trial.pairs.iter_rows() if pair[0] not in trial.hits.get(trial.number[pair[3]], set())]
    parties = trial.pairs["party_id"].n_unique()
    print(f"\n{trial.pairs.height - len(missed):,} of {trial.pairs.height:,} names ({len(trial.number):,} distinct) of {parties:,} parties on {len(trial.lists)} lists hit their own")
    told = "\n".join(f"{list_id} {party} {prop}: {name}" for party, list_id, prop, name in missed[:40])
    assert not missed, f"{len(missed)} of {trial.pairs.height} names do not hit their own party, by list {dict(Counter(m[1] for m in missed))}:\n{told}"


def test_no_name_was_refused(trial: Trial) -> None:
    assert (trial.done.rows, trial.done.rejects) == (len(trial.number), [])


def test_every_script_was_asked(trial: Trial) -> None:
    """The lists print names in these; without them the trial would say little."""
    scripts = {"Latin": r"\p{Latin}", "Cyrillic": r"\p{Cyrillic}", "Arabic": r"\p{Arabic}", "Han": r"\p{Han}", "Hangul": r"\p{Hangul}"}
    counted = {name: trial.pairs.filter(pl.col("name").str.contains(pattern)).height for name, pattern in scripts.items()}
    print(f"\n{counted}")
    assert all(count > 20 for count in counted.values()), counted


def test_the_lists_of_all_authorities_are_screened(trial: Trial) -> None:
    assert set(trial.lists) >= {"us_ofac_sdn", "us_ofac_cons", "us_bis_entity", "eu_fsf", "eu_journal", "gb_fcdo_uksl", "un_sc", "ca_sema", "au_dfat", "ch_fiaa", "pl_mswia",
                                "jp_meti_russia", "il_nbctf"}  # fmt: skip


#: Parties that a file prints as struck off: they carry facts and are not on the roster.
STRUCK_OFF = {"pl_mswia": 12}


def test_each_bundled_list_has_the_parties_of_its_newest_file(app: App) -> None:
    """Copied under other numbers, the snapshots are in the same order, and the events still lead to the newest file's parties."""
    snapshots = app.store.snapshots()
    newest = {s.list_id: s for s in snapshots if "roster" in s.facets}
    frame = timeline(app.store.lake, snapshots, sorted(newest))
    there = frame.filter((pl.col("prop") == ROSTER_PROP) & pl.col("disappeared").is_null())
    counted = dict(there.group_by("list_id").agg(pl.col("party_id").n_unique()).iter_rows())
    assert {list_id: counted.get(list_id, 0) for list_id, s in newest.items() if s.completeness == "whole"} == {
        list_id: s.entities - STRUCK_OFF.get(list_id, 0) for list_id, s in newest.items() if s.completeness == "whole"}  # fmt: skip


def test_only_wallets_are_without_a_name(app: App, trial: Trial) -> None:
    """Who has no name cannot be found by one."""
    table = app.store.view(make_view(app.now())).table(["party_id", "list_id", "prop"])
    rows = pl.from_arrow(table)
    assert isinstance(rows, pl.DataFrame)
    rows = rows.with_columns(pl.col("list_id", "prop").cast(pl.String)).filter(pl.col("list_id").is_in(trial.lists))
    parties = rows.group_by("list_id", "party_id").agg(has_key=pl.col("prop").is_in(["publicKey", "accountId"]).any())
    nameless = parties.join(trial.pairs.select("party_id").unique(), on="party_id", how="anti")
    print(f"\n{nameless.height} of {parties.height:,} parties have no name, {nameless['has_key'].sum()} of them a wallet's key or account")
    assert nameless.filter(~pl.col("has_key")).to_dicts() == []
