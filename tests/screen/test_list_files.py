"""A file as the list: what is taken from entities and tables for their parties."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
import zstandard

from seawall.errors import QuestionError
from seawall.screen.list_files import label_of, read_list

PERSON = {"id": "p", "schema": "Person", "datasets": ["one_list", "two_list"],
          "properties": {"name": ["Ada Invented"], "weakAlias": ["Addie"], "birthDate": ["1961"], "nationality": ["ru"], "innCode": ["7707083893"]}}  # fmt: skip
CHILDREN = [
    {"id": "s", "schema": "Sanction", "properties": {"entity": ["p"], "programId": ["EU-UKR"], "program": ["Ukraine"]}},
    {"id": "d", "schema": "Passport", "properties": {"holder": ["p"], "number": ["AB 1234567"]}},
    {"id": "o", "schema": "Ownership", "properties": {"owner": ["p"], "asset": ["f"]}},
]


def parties(tmp_path: Path, data: bytes, name: str = "list.json") -> tuple[dict[str, dict[str, Any]], Any]:
    path = tmp_path / name
    path.write_bytes(data)
    found = read_list(path)
    rows = found.roster.parties.to_pylist()
    for key, table in (("names", found.roster.names), ("numbers", found.roster.identifiers)):
        for item in table.to_pylist():
            rows[item["party"]].setdefault(key, []).append(item.get("text") or (item["scheme"], item["value"]))
    return {row["id"]: row for row in rows}, found.reading


@pytest.mark.parametrize("order", [1, -1], ids=["children_behind", "children_before"])
def test_what_belongs_to_a_party_is_taken_for_it(tmp_path: Path, order: int) -> None:
    found, reading = parties(tmp_path, zstandard.compress(b"\n".join(map(orjson.dumps, [PERSON, *CHILDREN][::order]))), "mine.jsonl.zst")
    assert list(found) == ["p"]
    party = found["p"]
    assert (party["lists"], party["programs"], party["names"]) == (["one_list", "two_list"], ["EU-UKR"], ["Ada Invented", "Addie"])
    assert (party["birth_dates"], party["countries"]) == (["1961"], ["ru"])
    assert sorted(party["numbers"]) == [("inn", "7707083893"), ("passport", "AB1234567")]
    assert reading.notes == {"objects that are no party (addresses, sanctions, links …)": 1}


def test_what_stands_within_a_party_is_taken_for_it(tmp_path: Path) -> None:
    nested = {**PERSON, "properties": {**PERSON["properties"], "sanctions": [CHILDREN[0]], "passports": [CHILDREN[1]]}}  # type: ignore[dict-item]
    found, _ = parties(tmp_path, orjson.dumps([nested], option=orjson.OPT_INDENT_2))
    assert found["p"]["programs"] == ["EU-UKR"]
    assert ("passport", "AB1234567") in found["p"]["numbers"]


def test_tables(tmp_path: Path) -> None:
    text = "id;name;aliases;weak aliases;birth_date;countries;dataset;program;schema;nationality;city\nx;Ada Invented;Ada I.;Addie;31/12/1961;Russia;own_black;R1;person;by;Minsk\n;Made Up FZE;;;;;;;company;;\nz;;;;;;;;;;\n"
    found, reading = parties(tmp_path, text.encode(), "Black List.csv")
    expected = {"id": "x", "schema": "Person", "caption": "Ada Invented", "lists": ["own_black"], "programs": ["R1"], "birth_dates": ["1961-12-31"],
                "countries": ["by", "ru"], "own_countries": ["by"], "addresses": ["Minsk"], "genders": [], "names": ["Ada Invented", "Ada I.", "Addie"]}  # fmt: skip
    assert {key: found["x"][key] for key in expected} == expected
    assert (found["Black List-2"]["lists"], found["Black List-2"]["schema"]) == (["Black List"], "Company")
    assert [(reject.row, reject.reason) for reject in reading.rejects] == [(3, "no name and no official number")]


def test_flat_objects(tmp_path: Path) -> None:
    found, _ = parties(tmp_path, b'{"id":"x","name":"Ada Invented","aliases":["Addie"],"country":"Russia","programs":["R1"]}\n')
    assert (found["x"]["names"], found["x"]["countries"], found["x"]["programs"], found["x"]["lists"]) == (["Ada Invented", "Addie"], ["ru"], ["R1"], ["list"])


@pytest.mark.parametrize("data", [b'{"id":"s","schema":"Sanction","properties":{"entity":["p"]}}\n', b"name\n\n", b'{"name":5.5e300}\n'])
def test_a_list_of_nobody_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(QuestionError, match="the list names nobody"):
        parties(tmp_path, data)


@pytest.mark.parametrize("name, label", [("watchlist.jsonl.zst", "watchlist"), ("a.b.csv.gz", "a.b"), (".csv", ".csv"), ("plain", "plain")])
def test_labels(name: str, label: str) -> None:
    assert label_of(Path("x") / name) == label
