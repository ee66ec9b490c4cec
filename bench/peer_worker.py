"""What runs inside the peer's own environment (see `peers.py`): nomenklatura's matchers over pairs, and over customers with its own index.

    peer_worker.py pairs ALGORITHM IN.jsonl OUT.jsonl
    peer_worker.py screen ALGORITHM[,ALGORITHM] LIST.jsonl CUSTOMERS.jsonl OUT-{algorithm}.jsonl

Only the standard library and nomenklatura: nothing of this project is imported. Each prints one JSON object with versions and seconds.
"""

from __future__ import annotations

import json
import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from followthemoney import Dataset, EntityProxy, StatementEntity
from nomenklatura.blocker import Index
from nomenklatura.matching import get_algorithm
from nomenklatura.resolver import Linker
from nomenklatura.store.memory import MemoryStore

#: The peer's usual threshold.
THRESHOLD = 0.7
PACKAGES = ("nomenklatura", "followthemoney", "rigour")


def lines(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def matcher(name: str) -> Any:
    """(query, result) -> score."""
    algorithm = get_algorithm(name)
    if algorithm is None:
        raise SystemExit(f"nomenklatura has no algorithm {name!r}")
    config = algorithm.default_config()
    return lambda query, result: algorithm.compare(query, result, config).score


def compare_pairs(name: str, source: str, target: str) -> dict[str, Any]:
    """One answer a pair, in the shape of `seawall compare`."""
    score_of = matcher(name)
    # logic-v2 remembers the analysis of names by the entity's id: every record of every row gets an id of its own.
    pairs = [
        tuple(EntityProxy.from_dict({**row[side], "id": f"{side}-{number}"}) for side in ("left", "right"))
        for number, row in enumerate(lines(source))
    ]
    # The first comparison loads the peer's dictionaries, some 20 s; that is not what a pair costs.
    started = time.perf_counter()
    score_of(*(EntityProxy.from_dict({**entity.to_dict(), "id": f"first-{side}"}) for side, entity in enumerate(pairs[0])))
    first = time.perf_counter() - started
    started = time.perf_counter()
    scores = [score_of(left, right) for left, right in pairs]
    seconds = time.perf_counter() - started
    with Path(target).open("w", encoding="utf-8") as file:
        for score in scores:
            file.write(json.dumps({"score": score, "match": score >= THRESHOLD, "evidence": None, "reasons": []}) + "\n")
    return {"pairs": len(pairs), "first_seconds": round(first, 1), "seconds": round(seconds, 1), "pairs_per_second": round(len(pairs) / seconds, 1)}


def statements_of(row: dict[str, Any], dataset: Dataset, *, cleaned: bool) -> StatementEntity:
    """An entity; customers' values are cleaned by the peer ("Uruguay" becomes "uy"), else it would take every country for another one."""
    return StatementEntity.from_data(dataset, {"id": row["id"], "schema": row["schema"], "properties": row["properties"]}, cleaned=cleaned)


def screen(names: str, listed: str, customers: str, target: str) -> dict[str, Any]:
    """Customers against a list: candidates of the peer's own index, each compared; one line for each customer with a hit."""
    dataset = Dataset.make({"name": "list", "title": "list"})
    store: Any = MemoryStore(dataset, Linker({}))
    with store.writer() as writer:
        for row in lines(listed):
            writer.add_entity(statements_of(row, dataset, cleaned=True))
    asked = [statements_of({**row, "id": f"customer-{number}"}, dataset, cleaned=False) for number, row in enumerate(lines(customers))]
    ids = [row["id"] for row in lines(customers)]
    by_id = {entity.id: entity for entity in asked}
    view = store.default_view()
    report: dict[str, Any] = {"customers": len(asked)}
    with tempfile.TemporaryDirectory() as folder:
        index = Index(view, Path(folder))
        started = time.perf_counter()
        index.build()
        report["build_seconds"] = round(time.perf_counter() - started, 1)
        started = time.perf_counter()
        found = [(by_id[subject.id], [view.get_entity(other.id) for other, _ in others]) for subject, others in index.match_entities(asked)]
        report["search_seconds"] = round(time.perf_counter() - started, 1)
        index.close()
    report["compared"] = sum(len(others) for _, others in found)
    for name in names.split(","):
        report[name] = _write_hits(matcher(name), found, ids, target.format(algorithm=name))
    return report


def _write_hits(score_of: Any, found: list[tuple[Any, list[Any]]], ids: list[str], target: str) -> dict[str, Any]:
    started, with_hit = time.perf_counter(), 0
    with Path(target).open("w", encoding="utf-8") as file:
        for subject, others in found:
            hits = [{"id": other.id, "caption": other.caption, "score": score} for other in others if other is not None and (score := score_of(subject, other)) >= THRESHOLD]
            hits.sort(key=lambda hit: -hit["score"])
            if hits:
                with_hit += 1
                file.write(json.dumps({"id": ids[int(subject.id.rpartition("-")[2])], "hits": hits}, ensure_ascii=False) + "\n")
    return {"with_hit": with_hit, "seconds": round(time.perf_counter() - started, 1)}


def main() -> None:
    logging.disable(logging.INFO)
    work, *arguments = sys.argv[1:]
    done = {"pairs": compare_pairs, "screen": screen}[work](*arguments)
    print(json.dumps({**done, "versions": {name: version(name) for name in PACKAGES}}))


if __name__ == "__main__":
    main()
