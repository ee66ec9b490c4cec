"""load, export, verify: files in, files out, and whether all is still as it was written."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from followthemoney import model

from seawall.config import Settings
from seawall.wiring import App
from tests.cli.conftest import FEBRUARY, JANUARY, Ask
from tests.cli.files import ofac_files, own_file, stored, un_file, write_files

# --- load -----------------------------------------------------------------------------------------------------------------------------------


def test_load_tells_what_became_of_each_file(ask: Ask, tmp_path: Path) -> None:
    write_files(tmp_path / "files", {"2026-01-05-own.csv": JANUARY, "bad.csv": b"", "un.xml": un_file(["Ada Nowhere"])})
    told = ask("load", tmp_path / "files", "--json", home=tmp_path / "home")
    assert told.code == 3
    rows = {row["file"]: row for row in told.lines}
    assert {name: row["state"] for name, row in rows.items()} == {"2026-01-05-own.csv": "loaded", "bad.csv": "refused", "un.xml": "loaded"}
    own, bad = rows["2026-01-05-own.csv"], rows["bad.csv"]
    assert (own["source"], own["variant"], own["published_at"][:10], own["entries"], own["entities"], own["error"]) == ("own_sample", "own_csv/csv", "2026-01-05", 3, 3, None)
    assert set(bad["error"]) == {"error", "what", "where", "cure"}
    assert ask("load", tmp_path / "files" / "un.xml", "--json", home=tmp_path / "home").lines[0]["state"] == "unchanged"


def test_load_as_a_table(ask: Ask, tmp_path: Path) -> None:
    paths = write_files(tmp_path, {"2026-01-05-own.csv": JANUARY, "bad.csv": b"", "un.xml": un_file(["Ada Nowhere"])})
    told = ask("load", *paths, home=tmp_path / "home")
    assert told.code == 3
    for text in ("own_sample", "2026-01-05", "refused", "loaded"):
        assert text in told.out
    assert "! un.xml: un_sc: loaded as an excerpt; absence from it proves nothing" in told.err
    assert "✗ bad.csv: the file is empty (0 bytes)" in told.err
    assert "next: Fetch it again" in told.err


def test_a_stated_publication_is_that_day(ask: Ask, tmp_path: Path) -> None:
    (path,) = write_files(tmp_path, {"own.csv": JANUARY})
    row = ask("load", path, "--published", "2026-01-05", "--json", home=tmp_path / "home").lines[0]
    assert row["published_at"] == "2026-01-05T00:00:00+00:00"
    (same,) = write_files(tmp_path, {"2026-01-05-own.csv": JANUARY})
    assert ask("load", same, "--json", home=tmp_path / "home").lines[0]["state"] == "unchanged", "the name says the same day"
    later = ask("load", path, "--published", "2026-03-05T18:00:00+02:00", "--json", home=tmp_path / "home")
    assert later.lines[0]["published_at"] == "2026-03-05T16:00:00+00:00"


def test_folders_are_searched_and_hidden_files_passed_over(ask: Ask, tmp_path: Path) -> None:
    write_files(tmp_path / "all" / "deep" / "er", {"2026-01-05-own.csv": JANUARY, ".notes": b"not a list"})
    told = ask("load", tmp_path / "all", "--json", home=tmp_path / "home")
    assert (told.code, [row["file"] for row in told.lines]) == (0, ["2026-01-05-own.csv"])


def test_an_empty_folder_is_no_error(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert ask("load", tmp_path / "none", "--json", home=tmp_path / "home").out == ""


def test_a_home_that_is_a_file(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")
    told = ask("sources", home=tmp_path / "home")
    assert told.code == 2
    assert "SEAWALL_HOME is not a folder" in told.err


# --- export ---------------------------------------------------------------------------------------------------------------------------------


def test_export_as_followthemoney(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "all.ftm.json"
    told = ask("export", path, "--json")
    entities = [json.loads(line) for line in path.read_bytes().splitlines()]
    assert (told.code, told.json["rows"], told.json["format"]) == (0, len(entities), "ftm")
    for entity in entities:
        schema = model[entity["schema"]]
        # Telephone numbers stay as they are printed; FollowTheMoney would have each of them reachable.
        schema.validate({**entity, "properties": {name: texts for name, texts in entity["properties"].items() if name != "phone"}})
        assert set(entity["properties"]) <= set(schema.properties), entity
        proxy = model.get_proxy(entity)
        assert proxy.caption
        assert entity["datasets"]
        assert entity["first_seen"] <= entity["last_seen"]
    targets = {e["id"]: e for e in entities if e["target"]}
    assert len(targets) == 3 + 3 + 5
    assert targets["own-sample-P-1"]["properties"]["alias"] == ["Zoli Nowhere", "Золтан Новере"]
    links = {value for e in entities if not e["target"] for prop in ("holder", "entity", "subject") for value in e["properties"].get(prop, [])}
    assert links <= set(targets)


def test_export_of_statements(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "statements.csv"
    told = ask("export", path, "--format", "statements.csv", "--list", "own_sample", "--as-of", "2026-01-20")
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert f"{len(rows)} statements written to" in told.err.replace(",", "")
    assert {row["list_id"] for row in rows} == {"own_sample"}
    assert {(row["party_id"], row["value"]) for row in rows if row["prop"] == "name"} == {
        ("own-sample-P-1", "Zoltan Nowhere"), ("own-sample-P-2", "Invented Trading FZE"), ("own-sample-P-3", "SAMPLE STAR")}  # fmt: skip
    assert all(row["locator"] and row["appeared"].startswith("2026-01-05T") for row in rows)


def test_export_as_parquet(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "all.parquet"
    told = ask("export", path, "--format", "parquet", "--json")
    with duckdb.connect() as connection:
        counted = connection.execute(f"select count(*), count(distinct party_id) from '{path}'").fetchone()
        names = connection.execute(f"select value from '{path}' where party_id = 'own-sample-P-1' and prop = 'alias' order by 1").fetchall()
    assert counted == (told.json["rows"], 11)
    assert names == [("Zoli Nowhere",), ("Золтан Новере",)]


def test_export_of_a_day_before_all(ask: Ask, tmp_path: Path) -> None:
    for form in ("ftm", "statements.csv", "parquet"):
        assert ask("export", tmp_path / form, "--format", form, "--known-at", "2020-01-01", "--json").json["rows"] == 0


def test_an_export_that_fails_leaves_the_former_file(ask: Ask, tmp_path: Path) -> None:
    place = tmp_path / "all.json"
    place.mkdir()
    told = ask("export", place)
    assert told.code == 2
    assert "the file cannot be written" in told.err
    assert list(tmp_path.iterdir()) == [place]


# --- verify ---------------------------------------------------------------------------------------------------------------------------------


def test_verify_of_what_is_whole(ask: Ask) -> None:
    told = ask("verify")
    assert told.code == 0
    assert "files checked, all as they were written." in told.out
    found = ask("verify", "--json").json
    assert (found["problems"], found["unsealed"], found["files"] > 10) == ([], [], True)


def test_verify_of_an_empty_home(ask: Ask, tmp_path: Path) -> None:
    assert ask("verify", "--json", home=tmp_path / "new").json == {"files": 0, "problems": [], "unsealed": []}


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(bytes(data))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


HARM: list[tuple[str, Callable[[Path], None]]] = [("emptied", _empty), ("a_bit_flipped", _flip), ("cut", _cut), ("removed", Path.unlink)]
PARTS = ["store/blobs/**/*.zst", "store/rejects/*.zst", "store/statements/*.parquet", "store/events/*.parquet", "store/snapshots/*.parquet",
         "store/statements/_delta_log/*.json", "cache/views/*.arrow"]  # fmt: skip


@pytest.mark.parametrize("part", PARTS, ids=["blob", "rejects", "statements", "events", "snapshots", "log", "kept_view"])
@pytest.mark.parametrize("harm", [c[1] for c in HARM], ids=[c[0] for c in HARM])
def test_damage_is_found_and_named(ask: Ask, own_home: Path, part: str, harm: Callable[[Path], None]) -> None:
    ask("search", "zoltan", home=own_home)
    victim = sorted(own_home.glob(part))[0]
    harm(victim)
    told = ask("verify", home=own_home)
    assert told.code == 5
    assert victim.name.rsplit(".", 1)[0] in told.err
    assert "next:" in told.err
    assert "1 damaged." in told.out
    as_json = ask("verify", "--json", home=own_home)
    assert as_json.code == 5
    assert [victim.stem in problem["where"] for problem in as_json.json["problems"]] == [True]


@pytest.mark.parametrize("harm", [c[1] for c in HARM], ids=[c[0] for c in HARM])
def test_a_question_to_a_damaged_store_names_the_file_or_is_answered_right(ask: Ask, own_home: Path, harm: Callable[[Path], None]) -> None:
    victims = [sorted(own_home.glob(f"store/{table}/*.parquet"))[0] for table in ("statements", "events", "snapshots")]
    for victim in victims:
        kept = victim.read_bytes()
        harm(victim)
        told = ask("search", "zoltan", "--known-at", "2026-01-09", home=own_home)
        assert told.code == 5, told
        assert victim.name in told.err
        victim.write_bytes(kept)


@pytest.mark.parametrize("harm", [c[1] for c in HARM], ids=[c[0] for c in HARM])
def test_a_kept_view_that_is_damaged(ask: Ask, own_home: Path, harm: Callable[[Path], None]) -> None:
    """It is derived: a question names it, or makes it anew; it never answers wrongly."""
    right = ask("search", "zoltan", "--json", home=own_home).json
    (victim,) = sorted(own_home.glob("cache/views/*.arrow"))[:1]
    for path in sorted(own_home.glob("cache/views/*.arrow")):
        harm(path)
    told = ask("search", "zoltan", "--json", home=own_home)
    assert told.code in (0, 5)
    if told.code == 5:
        assert victim.parent.as_posix() in told.json["where"]
    else:
        assert told.json == right


def test_a_load_after_a_load_changes_no_file_that_was_there(ask: Ask, own_home: Path) -> None:
    before = stored(own_home / "store")
    write_files(own_home, {"2026-03-05-own.csv": own_file({"name": "Somebody Else"})})
    assert ask("load", own_home / "2026-03-05-own.csv", home=own_home).code == 0
    after = stored(own_home / "store")
    may_grow = {"seals.jsonl"}
    assert {name: after[name] for name in before if name not in may_grow} == {name: sha for name, sha in before.items() if name not in may_grow}


def test_the_publishers_bytes_are_kept(own_home: Path) -> None:
    app = App(Settings(own_home))
    kept = {app.store.blobs.get(s.blob_sha256) for s in app.store.snapshots() if s.blob_sha256}
    assert {JANUARY, FEBRUARY, *ofac_files().values()} <= kept


@pytest.mark.parametrize("table", ["snapshots", "statements", "events"])
def test_a_table_whose_first_commit_was_cut_off(ask: Ask, tmp_path: Path, table: str) -> None:
    """The process died between making the folder and the commit; the next load is the first."""
    home = tmp_path / "home"
    (home / "store" / table / "_delta_log").mkdir(parents=True)
    (home / "store" / table / "_delta_log" / "_commit_0.json.tmp").write_bytes(b"{")
    assert ask("verify", home=home).code == 0
    write_files(tmp_path, {"2026-01-05-own.csv": JANUARY})
    assert ask("load", tmp_path / "2026-01-05-own.csv", home=home).code == 0
    assert ask("search", "zoltan", "--json", home=home).json[0]["id"] == "own-sample-P-1"


@pytest.mark.parametrize("part", ["snapshots/_delta_log", "snapshots", "statements", "events", "statements/_delta_log"])
def test_a_folder_that_is_gone_is_damage_and_no_empty_store(ask: Ask, own_home: Path, part: str) -> None:
    shutil.rmtree(own_home / "store" / part)
    before = {name: sha for name, sha in stored(own_home / "store").items() if name != "seals.jsonl"}
    told = ask("search", "zoltan", "--known-at", "2026-01-09", home=own_home)
    assert told.code == 5, told
    assert "a stored file is missing" in told.err
    write_files(own_home, {"2026-03-05-own.csv": own_file({"name": "Somebody Else"})})
    assert ask("load", own_home / "2026-03-05-own.csv", home=own_home).code == 5
    assert ask("load", home=own_home).code == 5
    assert ask("verify", home=own_home).code == 5
    assert {name: sha for name, sha in stored(own_home / "store").items() if name in before} == before
