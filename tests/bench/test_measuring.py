"""The measurements measure: figures on answers made by hand, and the tools run on a few made-up rows."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(autouse=True)
def _bench_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))


def write_zst(rows: list[dict[str, Any]], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with pa.output_stream(str(path), compression="zstd") as out:
        out.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())


def party(key: str, name: str, *aliases: str, schema: str = "Person") -> dict[str, Any]:
    return {"id": key, "schema": schema, "properties": {"name": [name], **({"alias": list(aliases)} if aliases else {})}}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder like ../shared with invented people."""
    match = tmp_path / "shared" / "data" / "match"
    anna, boris = party("ofac-1", "Anna Kovalenkova", "Hanna Kovalenka"), party("ofac-2", "Boris Petrushin")
    carla = party("un-1", "Carla Mendizabal", "Carlita Mendizabal")
    pair = {"left": {**anna, "properties": {**anna["properties"], "passportNumber": ["P1"]}}, "set": "crosslist"}
    write_zst([{**pair, "right": anna, "label": True}, {**pair, "right": boris, "label": False}], match / "pairs" / "crosslist_2.dev.jsonl.zst")
    name = {"schema": "Person", "script1": "LATIN", "script2": "LATIN"}
    write_zst([
        {**name, "set": "un_treated", "id": "Carla Mendizabal", "name1": "Carla Mendizbal", "name2": "Carla Mendizabal", "label": True},
        {**name, "set": "un_treated", "id": "Carla Mendizabal", "name1": "Carla Mendizbal", "name2": "Boris Petrushin", "label": False},
        {**name, "set": "ofac_alias", "id": "ofac-1", "name1": "Anna Kovalenkova", "name2": "Hanna Kovalenka", "label": True},
        {**name, "set": "list_xscript", "id": "ofac-2", "name1": "Boris Petrushin", "name2": "Борис Петрушин", "label": True, "script2": "CYRILLIC"},
    ], match / "variants" / "name_pairs.dev.jsonl.zst")  # fmt: skip
    write_zst([anna, boris, carla], match / "list" / "watchlist.jsonl.zst")
    for number, clean in enumerate(("persons_football", "persons_baseball", "synthetic_global", "synthetic_us", "companies_listed")):
        write_zst([{"id": f"c{number}", "name": f"Quentin Albatross{number}", "schema": "Person"}], match / "clean" / f"{clean}.dev.jsonl.zst")
    return tmp_path / "shared"


# --- figures --------------------------------------------------------------------------------------------------------------------------------


def test_recall_at_a_precision_lets_equal_scores_pass_together() -> None:
    from figures import recall_at

    labels, scores = [True, True, False, True], [0.9, 0.8, 0.8, 0.7]
    assert recall_at(labels, scores, 1.0) == (1 / 3, 0.9)
    assert recall_at(labels, scores, 0.75) == (1.0, 0.7)
    assert recall_at([False], [0.5], 0.5) == (0.0, None)


def test_ties_are_hits_that_share_a_score_with_the_other_label() -> None:
    from figures import ties

    labels, scores = [True, True, False, True, False], [1.0, 0.9, 0.9, 0.8, 0.1]
    assert ties(labels, scores, [True, True, True, True, False]) == {"ties_at_top": 0.0, "ties": 0.5}
    assert ties([True, False, True], [1.0, 1.0, 0.8], [True] * 3) == {"ties_at_top": 0.6667, "ties": 0.6667}
    assert ties(labels, scores, [False] * 5) == {"ties_at_top": 0.0, "ties": 0.0}


def test_precision_and_recall_are_those_of_the_textbook() -> None:
    from figures import figures_of

    found = figures_of([True, True, False, False], [0.9, 0.2, 0.8, 0.1], [True, False, True, False])
    assert (found["precision"], found["recall"], found["f1"], found["false_positives"], found["missed"]) == (0.5, 0.5, 0.5, 1, 1)
    assert (found["best_f1"], found["best_threshold"]) == (0.8, 0.2)


# --- tools ----------------------------------------------------------------------------------------------------------------------------------


def test_quality_compares_and_leaves_stale_answers_of_peers_out(shared: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import quality

    peers = tmp_path / "peers"
    peers.mkdir()
    (peers / "logic-v2.crosslist.jsonl").write_text("{}\n")
    (peers / "logic-v2.crosslist.about.json").write_text('{"rows": "others"}')
    groups = tuple(group for group in quality.GROUPS if group.name == "crosslist")
    report = quality.measure(shared, quality.COMMAND, peers, tmp_path / "misses", groups)
    assert list(report["crosslist"]["systems"]) == ["seawall"]
    assert report["crosslist"]["systems"]["seawall"]["f1"] == 1.0
    assert "answers to other rows" in capfd.readouterr().err
    assert "crosslist" in quality.table(report)


def test_numbers_are_taken_away_from_both_records(shared: Path) -> None:
    from shared_data import gold_pairs

    assert "passportNumber" in gold_pairs(shared, "crosslist")[0].left["properties"]
    assert all("passportNumber" not in side["properties"] for pair in gold_pairs(shared, "crosslist_noid") for side in (pair.left, pair.right))


def test_recall_counts_own_entries_and_alarms(shared: Path) -> None:
    from recall import CASES, measure_hits

    typos, hidden = CASES["un_typos"](shared), CASES["hidden_alias"](shared)
    assert [(c.name, c.own) for c in typos.customers] == [("Carla Mendizbal", "un-1")]
    assert all("Hanna Kovalenka" not in json.dumps(entity) for entity in hidden.listed)
    hit = {"id": "c-0", "hits": [{"id": "ofac-1"}, {"id": "ofac-2"}]}
    assert measure_hits(hidden, [hit])["all"] == {"customers": 1, "recall": 1.0, "with_alarm": 1.0}
    assert measure_hits(hidden, [])["all"] == {"customers": 1, "recall": 0.0, "with_alarm": 0.0}


def test_whole_screen_finds_names_of_another_script(shared: Path) -> None:
    import recall

    report = recall.measure(shared, recall.COMMAND, ["cross_script"])
    assert report["cross_script"]["groups"]["all"] == {"customers": 1, "recall": 1.0, "with_alarm": 0.0}


def test_brute_force_sees_what_the_search_is_kept_from(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import retrieval

    from seawall.screen import candidates, queries

    whole = retrieval.measure(shared, None, 5)["UN names, misspelled"]["0.7"]
    assert (whole["matches"] >= 1, whole["lost"]) == (True, 0)
    nothing = queries.NamePairs(*(__import__("numpy").empty(0, "int32") for _ in range(2)))
    monkeypatch.setattr(candidates, "search_names", lambda *_, **__: nothing)
    blind = retrieval.measure(shared, None, 5)["UN names, misspelled"]["0.7"]
    assert blind["lost"] == blind["matches"] == whole["matches"]


def test_synthetic_names_have_the_shape_of_real_ones() -> None:
    from recombine import Pool

    real = [("Person", "Anna Maria Kovalenkova"), ("Company", "Northern Harbor")]
    drawn = Pool(real).draw(200)
    assert drawn == Pool(real).draw(200)
    assert {(kind, len(name.split())) for kind, name in drawn} == {("Person", 3), ("Company", 2)}


def test_a_book_is_filled_up_with_synthetic_customers(shared: Path) -> None:
    from screening import book

    people = book(shared, 12)
    assert len(people) == 12
    assert sum(person["id"].startswith("synthetic-") for person in people) == 7


def test_a_curve_is_measured(shared: Path) -> None:
    from curves import measure_one

    row = measure_one(shared, 300, 3)
    assert row["names"] == 300
    assert row["bytes_per_name"] > 0


@pytest.mark.parametrize("tool", ["quality", "retrieval", "curves", "screening", "recall", "peers"])
def test_a_tool_says_that_its_data_is_not_there(tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = __import__(tool)
    monkeypatch.setattr(sys, "argv", [tool, "--shared", str(tmp_path)])
    with pytest.raises(SystemExit, match="not here"):
        module.main()
