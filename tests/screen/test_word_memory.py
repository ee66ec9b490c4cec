"""Words that are kept from batch to batch: nothing may depend on what was asked before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa

from seawall.screen import word_memory
from seawall.screen.index import Index, open_index
from seawall.screen.queries import QueryNames, describe_queries
from seawall.screen.run import screen_file
from tests.screen.invented import ROWS

NAMES = [*(row[4] for row in ROWS if row[3] in ("name", "alias")), "Oleg Karmazin", "김정은", "олег кармазин", "9 Sea Lantern", "b k", ""]


def assert_same(a: QueryNames, b: QueryNames) -> None:
    assert a.vocabulary.texts.to_pylist() == b.vocabulary.texts.to_pylist()
    for field in ("roman", "scripts", "kinds", "shares", "legal", "concept_offsets", "concepts", "concept_likeness", "native", "joined", "left", "right"):
        assert np.array_equal(getattr(a.vocabulary, field), getattr(b.vocabulary, field)), field
    for field in ("offsets", "words", "likeness"):
        assert np.array_equal(getattr(a.expansion, field), getattr(b.expansion, field)), field
    assert np.array_equal(a.weights, b.weights)


def test_a_word_that_was_asked_before_is_described_as_one_that_was_not(index: Index) -> None:
    fresh = describe_queries(open_index(index.folder), pa.array(NAMES))
    used = open_index(index.folder)
    for some in (NAMES[::2], NAMES[1::3], NAMES[::-1], NAMES):
        describe_queries(used, pa.array(some))
    assert_same(describe_queries(used, pa.array(NAMES)), fresh)


def test_a_memory_that_is_full_is_dropped(index: Index) -> None:
    used = open_index(index.folder)
    first = used.memory.store()
    describe_queries(used, pa.array(NAMES))
    assert used.memory.store() is first
    first._expansions.size = word_memory.MOST_ENTRIES + 1
    assert used.memory.store() is not first


def test_batches_side_by_side_come_out_in_the_order_of_the_file(index: Index, tmp_path: Path) -> None:
    source = tmp_path / "customers.csv"
    source.write_text("name\n" + "\n".join(name or "x" for name in NAMES * 5) + "\n", encoding="utf-8")
    for rows in (3, 1000):
        screen_file(index, source, tmp_path / f"{rows}.jsonl", batch_rows=rows)
    assert (tmp_path / "3.jsonl").read_bytes() == (tmp_path / "1000.jsonl").read_bytes()
    assert (tmp_path / "3.jsonl").stat().st_size


def test_threads_that_ask_at_once_find_the_same(index: Index) -> None:
    fresh = describe_queries(open_index(index.folder), pa.array(NAMES))
    shared = open_index(index.folder)
    assert shared.memory.store() is not None
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: describe_queries(shared, pa.array(NAMES)), range(64)):
            assert_same(found, fresh)
