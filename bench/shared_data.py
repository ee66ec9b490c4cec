"""The labeled data of ../shared as the measurements take it: pairs, the list, clean customers. Nothing of it is copied into the repository.

A *pair file* is JSON lines of `{"left": entity, "right": entity}` (FollowTheMoney shape) as `seawall compare` reads it; its labels stay behind in `Pair`.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

ROOT = Path(__file__).parents[1]
#: Clean customers: nobody of them is listed (with the few exceptions that PROVENANCE names).
CLEAN = ("persons_football", "persons_baseball", "synthetic_global", "synthetic_us", "companies_listed")
#: Pair sets by the name of their answer file.
PAIR_SETS = ("crosslist", "crosslist_noid", "names")
#: Official numbers, as they are taken away for `crosslist_noid`.
IDENTIFIERS = frozenset({
    "passportNumber", "idNumber", "innCode", "ogrnCode", "registrationNumber", "taxNumber", "imoNumber", "mmsi", "leiCode", "swiftBic", "okpoCode", "vatCode",
    "dunsCode", "socialSecurityNumber", "uniqueEntityId", "npiCode", "permIdNumber", "isin", "kppCode", "bikCode", "callSign", "jibCode", "ripeCode", "cageCode",
})  # fmt: skip


def shared_folder() -> Path:
    """Where the data stands: `SEAWALL_SHARED`, else beside the checkout."""
    return Path(os.environ.get("SEAWALL_SHARED") or ROOT.parent / "shared")


def match_folder(shared: Path) -> Path:
    """The folder of the labeled data.

    Raises:
        SystemExit: it is not there; the text says so.
    """
    folder = shared / "data" / "match"
    if not folder.is_dir():
        raise SystemExit(f"the labeled data is not here ({folder}): nothing is measured. Set SEAWALL_SHARED or --shared.")
    return folder


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file, compressed or not."""
    with pa.input_stream(str(path), compression="zstd" if path.suffix == ".zst" else None) as stream:
        for line in stream.read().decode("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def write_lines(rows: Iterable[Any], path: Path) -> None:
    """One JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


@dataclass(frozen=True)
class Pair:
    """A labeled pair.

    Attributes:
        set: `crosslist`, `un_treated` …
        label: whether both are one.
        person: whether it is one of persons.
        script: script of the second name; "" for records.
        left, right: entities.
    """

    set: str
    label: bool
    person: bool
    script: str
    left: dict[str, Any]
    right: dict[str, Any]


def gold_pairs(shared: Path, name: str) -> list[Pair]:
    """The pairs of one of `PAIR_SETS`, in the order of the file(s)."""
    folder = match_folder(shared)
    if name == "names":
        files = sorted((folder / "variants").glob("name_pairs.*.jsonl.zst"))
        return [_name_pair(number, row) for number, row in enumerate(row for path in files for row in read_lines(path))]
    files = sorted((folder / "pairs").glob("crosslist_*.jsonl.zst"))
    rows = [row for path in files for row in read_lines(path) if row.get("subject") is not False]
    return [_record_pair(name, row, without_numbers=name == "crosslist_noid") for row in rows]


def _name_pair(number: int, row: dict[str, Any]) -> Pair:
    schema = row.get("schema") or "LegalEntity"
    left, right = (name_entity(f"name-{2 * number + side}", row[f"name{side + 1}"], schema) for side in (0, 1))
    return Pair(row["set"], bool(row["label"]), schema == "Person", row.get("script2", ""), left, right)


def _record_pair(name: str, row: dict[str, Any], *, without_numbers: bool) -> Pair:
    left, right = (_without_numbers(row[side]) if without_numbers else row[side] for side in ("left", "right"))
    return Pair(name, bool(row["label"]), left.get("schema") == "Person", "", left, right)


def name_entity(key: str, name: str, schema: str) -> dict[str, Any]:
    """An entity that has a name and nothing else."""
    return {"id": key, "schema": schema, "properties": {"name": [name]}}


def _without_numbers(entity: dict[str, Any]) -> dict[str, Any]:
    return {**entity, "properties": {key: value for key, value in entity["properties"].items() if key not in IDENTIFIERS}}


def write_pairs(pairs: Iterable[Pair], path: Path) -> str:
    """Write a pair file; its SHA-256 tells whether stored answers belong to it."""
    write_lines(({"left": pair.left, "right": pair.right} for pair in pairs), path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def watchlist(shared: Path) -> list[dict[str, Any]]:
    """The entities of the list to screen against."""
    return list(read_lines(match_folder(shared) / "list" / "watchlist.jsonl.zst"))


def clean_customers(shared: Path, name: str, sample: int | None = None) -> list[dict[str, Any]]:
    """Customers of one of `CLEAN`, all or a sample that is always the same."""
    files = sorted((match_folder(shared) / "clean").glob(f"{name}.*.jsonl.zst"))
    people = [row for path in files for row in read_lines(path)]
    if sample is None:
        return people
    # The order in which ../shared/eval/clean.py takes them, so that figures can be laid side by side.
    random.Random(7).shuffle(people)
    return people[:sample]
