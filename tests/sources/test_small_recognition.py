"""Each of the small formats is recognized by its own parser and by no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from seawall.ingest.registry import recognize
from seawall.sources.contract import SourceFile
from tests.sources.eu_sanctions_map.test_eu_sanctions_map import WHOLE as REGIMES
from tests.sources.ftm.writer import write as write_ftm
from tests.sources.il_nbctf.writer import write as write_il
from tests.sources.jp_meti.writer import write as write_jp
from tests.sources.programs_yaml.writer import write as write_programs
from tests.sources.us_dod_1260h.writer import write as write_1260h
from tests.sources.us_state_cuba.writer import write as write_cuba
from tests.sources.us_state_tables.writer import INKSNA, SECTION353
from tests.sources.us_state_tables.writer import write as write_state

SAMPLES = [
    ("eu_sanctions_map", "csv", REGIMES), ("ftm", "entities", write_ftm()), ("il_nbctf", "csv", write_il()), ("jp_meti", "russia", write_jp()),
    ("jp_meti", "third", write_jp(kind="third")), ("programs_yaml", "tar", write_programs()), ("us_dod_1260h", "csv", write_1260h()), ("us_state_cuba", "csv", write_cuba()),
    ("us_state_tables", "inksna", write_state(INKSNA)), ("us_state_tables", "section353", write_state(SECTION353)),
    ("own_csv", "csv", (Path(__file__).parents[2] / "examples/own-list.csv").read_bytes()),
]  # fmt: skip


@pytest.mark.parametrize(("source", "variant", "data"), SAMPLES, ids=[f"{s}-{v}" for s, v, _ in SAMPLES])
def test_one_parser_and_no_other(source: str, variant: str, data: bytes) -> None:
    found, as_variant = recognize(SourceFile("misleading.xml", data))
    assert (found.name, as_variant) == (source, variant)
    assert found.expectation(variant).min_entries >= 1
