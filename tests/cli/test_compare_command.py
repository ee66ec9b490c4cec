"""`seawall compare`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import zstandard

from seawall.cli.app import run
from seawall.screen import pair_files
from seawall.screen.record_pairs import compare_records
from seawall.screen.records import read_record
from seawall.screen.weights import DEFAULT_THRESHOLD


def record(name: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": "x", "schema": "Person", "properties": {"name": [name], **properties}}


PAIRS = [
    {"left": record("Oleg Karmazin"), "right": record("Karmazin, Oleg")},
    {"left": record("Oleg Karmazin"), "right": record("Rostam Naderi")},
    {"left": record("Rostam Naderi", birthDate=["1961-04-09"]), "right": record("Rostam Nadery", birthDate=["1961-04-09"]), "match": False},
    {"left": record("Oleg Borisovich Karmazin"), "right": record("Karmazin Oleg Borisovich")},
    {"left": {}, "right": {"properties": None}},
]


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(json.dumps(pair) + "\n" for pair in PAIRS), encoding="utf-8")
    return path


def test_one_line_a_pair_in_order(pairs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    assert run(["compare", str(pairs), "--output", str(out), "--json"]) == 0
    found = lines_of(out)
    assert [line["match"] for line in found] == [True, False, True, True, False]
    assert json.loads(capsys.readouterr().out) == {"pairs": 5, "matches": 3, "output": str(out)}
    for line in found:
        assert set(line) == {"score", "match", "evidence", "reasons"}
        assert line["reasons"]
        assert set(line["reasons"][0]) == {"feature", "detail", "query", "candidate", "contribution"}
    assert found[2]["evidence"] > found[0]["evidence"]


def test_batches_do_not_change_the_answers(pairs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(["compare", str(pairs), "-o", str(tmp_path / "whole.jsonl")])
    monkeypatch.setattr(pair_files, "BATCH_PAIRS", 2)
    run(["compare", str(pairs), "-o", str(tmp_path / "parts.jsonl"), "--threads", "1"])
    assert (tmp_path / "whole.jsonl").read_bytes() == (tmp_path / "parts.jsonl").read_bytes()


def test_the_lines_are_what_each_answer_is(tmp_path: Path) -> None:
    """They are written at once, and a text may hold what stands between two of them."""
    out, between = tmp_path / "out.jsonl", 'Oleg },{"score": Karmazin'
    (tmp_path / "in.jsonl").write_text("".join(json.dumps({"left": record(between), "right": record(name)}) + "\n" for name in (between, "Tadeo\u2028Karmazin")), encoding="utf-8")
    run(["compare", str(tmp_path / "in.jsonl"), "-o", str(out)])
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").split("\n")[:-1]]
    lefts, rights = [read_record(record(between))] * 2, [read_record(record(name)) for name in (between, "Tadeo\u2028Karmazin")]
    assert found == [answer.as_dict(DEFAULT_THRESHOLD) for answer in compare_records(lefts, rights)]


def test_records_of_one_id_are_told_apart(tmp_path: Path) -> None:
    """A record that comes again is not read again, but an id alone does not make it the same one; nesting is passed over."""
    nested: Any = []
    for _ in range(300):
        nested = [nested]
    others = [record("Oleg Karmazin"), record("Rostam Naderi"), record("Oleg Karmazin"), {**record("Oleg Karmazin"), "nested": nested}, {**record("Oleg Karmazin"), "id": 7}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps({"left": record("Oleg Karmazin"), "right": other}) + "\n" for other in others), encoding="utf-8")
    assert run(["compare", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert [line["match"] for line in lines_of(tmp_path / "out.jsonl")] == [True, False, True, True, True]


def test_threshold(pairs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strict, lax = tmp_path / "strict.jsonl", tmp_path / "lax.jsonl"
    assert run(["compare", str(pairs), "-o", str(strict), "--threshold", "0.9"]) == 0
    reached = sum(line["score"] >= 0.9 for line in lines_of(strict))
    assert 0 < reached == sum(line["match"] for line in lines_of(strict)) < 5
    assert f"5 pairs, {reached} matches -> {strict}" in capsys.readouterr().err.replace("\n", "")
    assert run(["compare", str(pairs), "-o", str(lax), "--threshold", "0"]) == 0
    assert all(line["match"] for line in lines_of(lax))
    assert [line["score"] for line in lines_of(strict)] == [line["score"] for line in lines_of(lax)]


def test_packed_pairs_with_empty_lines(pairs: Path, tmp_path: Path) -> None:
    packed, plain_out, out = tmp_path / "pairs.jsonl.zst", tmp_path / "plain.jsonl", tmp_path / "out.jsonl"
    packed.write_bytes(zstandard.ZstdCompressor().compress(b"\n" + pairs.read_bytes().replace(b"\n", b"\r\n \n")))
    assert run(["compare", str(packed), "-o", str(out)]) == run(["compare", str(pairs), "-o", str(plain_out)]) == 0
    assert out.read_bytes() == plain_out.read_bytes()


GOOD = json.dumps(PAIRS[0]).encode() + b"\n"
BAD = [  # case, content, what is said
    ("no_json", GOOD + b"{not json\n", ("no JSON", "pairs.jsonl, line 2")),
    ("no_pair", GOOD + GOOD + b'{"left": {}}\n', ("no pair of records", "pairs.jsonl, line 3")),
    ("list", b"[1, 2]\n", ("no pair of records", "pairs.jsonl, line 1")),
    ("text_for_a_record", b'{"left": "Oleg", "right": {}}\n', ("no pair of records", "pairs.jsonl, line 1")),
    ("empty", b"", ("the file",)),
    ("blank_lines", b"\n \n", ("the file has no pair",)),
    ("endless_line", b'{"left": "' + b"x" * 1_100_000 + b'"}\n', ("longer than any pair", "line 1")),
    ("not_utf8", b'{"left": {"id": "\xff"}, "right": {}}\n', ("no JSON", "pairs.jsonl, line 1")),
]


@pytest.mark.parametrize(("content", "told"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_what_is_no_file_of_pairs_leaves_no_output(content: bytes, told: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "pairs.jsonl", tmp_path / "out.jsonl"
    path.write_bytes(content)
    assert run(["compare", str(path), "-o", str(out)]) == 2
    said = capsys.readouterr().err
    assert [part for part in told if part not in said] == []
    assert [p.name for p in tmp_path.iterdir()] == ["pairs.jsonl"]


def test_files_that_are_not_there(tmp_path: Path, pairs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(tmp_path / "none.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err
    assert run(["compare", str(pairs), "-o", str(tmp_path / "no" / "out.jsonl")]) == 2
    assert "cannot be written" in capsys.readouterr().err
