"""screen: files of customers and single names; the shape of what is written, and who is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask

CUSTOMERS = (
    "customer_id,full name,date of birth,country\n"
    "C-1,Zoltan Nowhere,1971-03-04,ru\nC-2,Золтан Новере,,\nC-3,Perfectly Ordinary,1990-01-01,fr\nC-4,SAMPLE STAR,,\n"
)
HIT = {"id", "caption", "schema", "score", "evidence", "name", "lists", "programs", "reasons"}
REASON = {"feature", "detail", "query", "candidate", "contribution"}


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text(CUSTOMERS, encoding="utf-8")
    return path


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_a_file_gives_a_json_line_per_customer_with_a_hit(ask: Ask, customers: Path, tmp_path: Path) -> None:
    out = tmp_path / "hits.jsonl"
    told = ask("screen", customers, "--output", out)
    assert told.code == 0
    lines = lines_of(out)
    assert [(line["id"], line["row"], line["hits"][0]["id"]) for line in lines] == [
        ("C-1", 1, "own-sample-P-1"), ("C-2", 2, "own-sample-P-1"), ("C-4", 4, "own-sample-P-3")]  # fmt: skip
    for line in lines:
        assert set(line) == {"id", "row", "input", "hits"}
        for hit in line["hits"]:
            assert set(hit) >= HIT
            assert 0 <= hit["score"] <= 1
            assert 0 <= hit["evidence"] <= 1
            assert hit["reasons"]
            assert all(set(reason) >= REASON for reason in hit["reasons"])
    assert lines[0]["input"] == {"customer_id": "C-1", "full name": "Zoltan Nowhere", "date of birth": "1971-03-04", "country": "ru"}
    assert lines[0]["hits"][0]["lists"] == ["own_sample"]
    assert lines[0]["hits"][0]["evidence"] > lines[1]["hits"][0]["evidence"], "a birth date and a country were there to compare, too"


def test_what_a_person_is_told(ask: Ask, customers: Path) -> None:
    told = ask("screen", customers)
    assert told.code == 0
    for text in ("customers.csv: 3 of 4 customers have a hit", "Zoltan Nowhere", "1 customer: no hit on these lists at this time.", "own_sample 2026-02-05", "us_ofac_sdn 2026-01-20",
                 "Seawall informs decisions; it is no legal advice."):  # fmt: skip
        assert text in told.out, text
    assert "full name → name" in told.err


def test_the_table_leaves_out_what_every_pair_starts_with(ask: Ask, customers: Path) -> None:
    assert "start of every pair" not in " ".join(ask("screen", customers).out.split())


def test_json_says_what_was_screened_against(ask: Ask, customers: Path) -> None:
    found = ask("screen", customers, "--json").json
    assert (found["customers"], found["with_hit"], found["rejects"], found["output"], len(found["results"])) == (4, 3, [], None, 3)
    assert found["columns"] == {"customer_id": "id", "full name": "name", "date of birth": "birth", "country": "country"}
    assert {one["list"]: one["published_at"][:10] for one in found["against"]} == {"own_sample": "2026-02-05", "un_sc": "2026-01-15", "us_ofac_sdn": "2026-01-20"}
    assert all(len(one["sha256"]) == 64 and one["file"] for one in found["against"])


def test_one_name(ask: Ask) -> None:
    found = ask("screen", "--name", "Zoltan Nowhere", "--birth-date", "1971-03-04", "--kind", "person", "--country", "Russia", "--json").json
    assert found["input"] == {"name": "Zoltan Nowhere", "kind": "person", "birth_date": "1971-03-04", "country": "Russia"}
    best = found["hits"][0]
    assert (best["id"], best["schema"]) == ("own-sample-P-1", "Person")
    assert {"own_sample", "un_sc", "us_ofac_sdn"} == {one["list"] for one in found["against"]}
    bare = ask("screen", "--name", "Zoltan Nowhere", "--json").json["hits"][0]
    assert bare["evidence"] < best["evidence"]
    other = ask("screen", "--name", "Zoltan Nowhere", "--birth-date", "1999-09-09", "--json").json["hits"]
    assert not other or other[0]["score"] < bare["score"]


def test_one_name_for_a_person(ask: Ask) -> None:
    told = ask("screen", "--name", "Zoltan Nowhere")
    for text in ("Zoltan Nowhere", "own_sample", "own-sample-P-1", "score", "evidence", "the same person as Zoltan Nowhere", "Would settle it: the customer's date of birth: the list has 1971-03-04.", "Screened against: own_sample 2026-02-05"):
        assert text in told.out, text
    none = ask("screen", "--name", "Perfectly Ordinary")
    assert none.code == 0
    assert "No hit for 'Perfectly Ordinary' on these lists at this time." in none.out
    assert "Screened against" in none.out


def test_one_number(ask: Ask) -> None:
    found = ask("screen", "--name", "A Ship Renamed", "--number", "9074729", "--json").json["hits"]
    assert [hit["id"] for hit in found] == ["own-sample-P-3"]


def test_screening_on_a_day(ask: Ask, customers: Path) -> None:
    assert ask("screen", "--name", "Dora Newcomer", "--as-of", "2026-01-20", "--json").json["hits"] == []
    assert [h["id"] for h in ask("screen", "--name", "Dora Newcomer", "--json").json["hits"]] == ["own-sample-P-4"]
    january = ask("screen", "--name", "Invented Trading FZE", "--known-at", "2026-01-10", "--json").json
    assert [h["id"] for h in january["hits"]] == ["own-sample-P-2"]
    assert {one["list"]: one["published_at"][:10] for one in january["against"]} == {"own_sample": "2026-01-05"}


def test_screening_one_list(ask: Ask, customers: Path) -> None:
    found = ask("screen", customers, "--list", "un_sc", "--json").json
    assert [one["list"] for one in found["against"]] == ["un_sc"]
    assert "own_sample" not in {name for line in found["results"] for hit in line["hits"] for name in hit["lists"]}


def test_screening_against_nothing_is_an_error(ask: Ask) -> None:
    told = ask("screen", "--name", "Zoltan Nowhere", "--known-at", "2020-01-01")
    assert told.code == 2
    assert "there is nothing to screen against" in told.err


def test_threshold(ask: Ask) -> None:
    strict = ask("screen", "--name", "Zoltan Nowhare", "--threshold", "0.999", "--json").json["hits"]
    lax = ask("screen", "--name", "Zoltan Nowhare", "--threshold", "0.3", "--json").json["hits"]
    assert len(strict) < len(lax)
    assert "own-sample-P-1" in {hit["id"] for hit in lax}


def test_columns_are_set_right(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("nr;wer;wann\n7;Zoltan Nowhere;1971-03-04\n", encoding="utf-8")
    found = ask("screen", path, "--column", "wer=name", "--column", "wann=birth", "--json").json
    assert (found["columns"], found["with_hit"]) == ({"nr": "id", "wer": "name", "wann": "birth"}, 1)


def test_rows_that_cannot_be_read_are_kept_beside_the_output(ask: Ask, tmp_path: Path) -> None:
    path, out = tmp_path / "x.csv", tmp_path / "hits.jsonl"
    path.write_text("id,name\n1,Zoltan Nowhere\n2,\n", encoding="utf-8")
    told = ask("screen", path, "--output", out)
    assert told.code == 0
    assert len(lines_of(out)) == 1
    assert "1 row could not be read" in told.err
    assert [row["row"] for row in lines_of(tmp_path / "hits.rejects.jsonl")] == [2]
    path.write_text("id,name\n1,Zoltan Nowhere\n", encoding="utf-8")
    ask("screen", path, "--output", out)
    assert not (tmp_path / "hits.rejects.jsonl").exists(), "rejects of a former run would speak of another file"


BAD = [  # id, content, message
    ("empty", b"", "the customer file is empty"), ("no_names", b"colour,size\nred,3\n", "colour"), ("a_picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "no text"),
    ("a_document", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "no text"), ("a_cut_workbook", b"PK\x03\x04" + bytes(60), ""),
]  # fmt: skip


@pytest.mark.parametrize("data, message", [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_a_file_that_is_none_of_customers(ask: Ask, tmp_path: Path, data: bytes, message: str) -> None:
    path, out = tmp_path / "x.csv", tmp_path / "hits.jsonl"
    path.write_bytes(data)
    out.write_text("former\n")
    told = ask("screen", path, "--output", out)
    assert told.code == 2, told
    assert message in told.err
    assert out.read_text() == "former\n"


def test_an_output_that_cannot_be_written(ask: Ask, customers: Path, tmp_path: Path) -> None:
    told = ask("screen", customers, "--output", tmp_path / "missing" / "hits.jsonl")
    assert told.code == 2
    assert "the output cannot be written" in told.err


def test_kept_indexes_are_used_and_a_damaged_one_is_made_anew(ask: Ask, own_home: Path) -> None:
    first = ask("screen", "--name", "Zoltan Nowhere", "--json", home=own_home)
    for path in sorted((own_home / "cache" / "index").rglob("*")):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    again = ask("screen", "--name", "Zoltan Nowhere", "--json", home=own_home)
    assert again.code == 0, again
    assert again.json == first.json


def test_a_file_as_the_list(ask: Ask, customers: Path, tmp_path: Path) -> None:
    listed = tmp_path / "mine.csv"
    listed.write_text("id,name,dataset,program,schema\nX-1,Perfectly Ordinary,own_black,R1,person\nX-2,Zoltan Nowhere,own_gray,R2,company\nX-3,\n", encoding="utf-8")
    empty = tmp_path / "empty_home"
    told = ask("screen", customers, "--against", listed, "--json", home=empty)
    assert told.code == 0, told
    assert {(line["id"], hit["id"], *hit["lists"]) for line in told.json["results"] for hit in line["hits"]} >= {("C-3", "X-1", "own_black"), ("C-1", "X-2", "own_gray")}
    (about,) = told.json["against"]
    assert (about["file"], len(about["sha256"]), about["parties"], about["rejected"], about["rejects"][0]["row"]) == ("mine.csv", 64, 2, 1, 3)
    assert "1 rows of the list could not be read" in told.err
    (kept,) = (empty / "cache" / "against").iterdir()
    stamp = (kept / "index" / "header.json").stat().st_mtime_ns
    assert ask("screen", customers, "--against", listed, "--json", home=empty).json == told.json
    assert (kept / "index" / "header.json").stat().st_mtime_ns == stamp, "the index is kept"
    (kept / "index" / "header.json").write_bytes(b"")
    assert ask("screen", customers, "--against", listed, "--json", home=empty).json == told.json, "a damaged one is made anew"
    for words, found in ((("--list", "OWN_black"), {"X-1"}), (("--program", "r2"), {"X-2"}), (("--schema", "person"), {"X-1"}), (("--schema", "LegalEntity"), {"X-1", "X-2"})):
        lines = ask("screen", customers, "--against", listed, *words, "--json", home=empty).json["results"]
        assert {hit["id"] for line in lines for hit in line["hits"]} == found, words
    assert "Screened against: mine.csv (2 parties, sha256 " in ask("screen", customers, "--against", listed, home=empty).out


REFUSED = [  # id, words, message
    ("dates", ("--against", "x.csv", "--as-of", "2026-01-01"), "a file has no past"), ("stdin", ("--against", "-"), "cannot come from standard input"),
    ("missing", ("--against", "none.csv"), "the list cannot be read"), ("program", ("--program", "NO-SUCH"), "no party has program 'NO-SUCH'"),
    ("schema", ("--schema", "Klingon"), "there is no schema 'Klingon'"), ("no_such_kind", ("--schema", "Security"), "no party has schema 'Security'"),
]  # fmt: skip


@pytest.mark.parametrize("words, message", [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_what_cannot_be_screened_against_is_refused(ask: Ask, words: tuple[str, ...], message: str) -> None:
    told = ask("screen", "--name", "Zoltan Nowhere", *words)
    assert (told.code, message in told.err) == (2, True), told


@pytest.mark.parametrize("name", ["x" * 10_000, "\u0301\u0302", "***", "", "a\udcff"], ids=["long", "marks", "symbols", "nothing", "no_text"])
def test_a_name_that_says_nothing_is_refused(ask: Ask, name: str) -> None:
    assert ask("screen", "--name", name).code == 2


def test_a_file_of_nobody_is_refused(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    for text, message in (("id,name\n", "has headings and no customers"), ("id,name\n1,\n2,\n", "not one row of the customer file can be screened; row 1: no name")):
        path.write_text(text, encoding="utf-8")
        told = ask("screen", path, "--output", tmp_path / "hits.jsonl")
        assert (told.code, message in told.err) == (2, True), told
        assert [p.name for p in tmp_path.iterdir()] == ["x.csv"]


def test_what_is_no_reject_but_odd_is_told(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("id,name,country\n1,Zoltan Nowhere\n", encoding="utf-8")
    assert "1 × rows with fewer cells than headings" in ask("screen", path).err
    assert ask("screen", path, "--json").json["notes"] == {"rows with fewer cells than headings": 1}
