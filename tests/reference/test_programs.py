"""The table of programs is whole, and codes of the lists lead to their programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seawall.errors import FormatError
from seawall.model.measures import MEASURE_KINDS
from seawall.reference.programs import _program, program, programs

CASES = [  # id, code as printed, authority, program, where it was seen
    ("ofac_code", "SDGT", "us_ofac_sdn", "US-TERR", "OFAC sdn.csv 2019-01-04"),
    ("ofac_code_with_blank", "SOUTH SUDAN", "OFAC", "US-SOUTH-SUDAN", "OFAC sdn.csv 2019-01-04"),
    ("ofac_eo", "russia-eo14024", "Office of Foreign Assets Control", "US-RUSHAR", "OFAC sdn.csv 2021-07-07"),
    ("eu_code", "AFG", "eu_fsf", "EU-AFG", "EU FSF programme"),
    ("eu_celex", "32014R0269", "eu_journal", "EU-REGIME-36", "EU Official Journal annexes"),
    ("un_list_type", "SouthSudan", "un_sc", "UN-SC2206", "UN consolidated list 2026-02-27"),
    ("uk_regime", "Iran (human rights)", "gb_hmt_conlist", "GB-IRAN", "UK ConList 2020-04-27"),
    ("same_word_other_authority", "Iran", "United Nations", "UN-SC1737", "UN consolidated list 2026-02-27"),
    ("without_authority", "US-DOD-1260H", "", "US-DOD-1260H", "its own code"),
]


@pytest.mark.parametrize(("code", "authority", "expected"), [c[1:4] for c in CASES], ids=[c[0] for c in CASES])
def test_a_printed_code_leads_to_its_program(code: str, authority: str, expected: str) -> None:
    found = program(code, authority)
    assert found is not None
    assert found.code == expected


def test_unknown_codes_and_blanks_lead_nowhere() -> None:
    assert program("NO-SUCH-PROGRAM", "OFAC") is None
    assert program("", "OFAC") is None
    assert program("SDGT", "no such authority") is None


def test_every_row_is_filled_and_says_where_it_is_from() -> None:
    assert len(programs()) == 261 + 55
    for item in programs().values():
        assert item.title, item
        assert item.authority, item
        assert set(item.measures) <= set(MEASURE_KINDS)
        assert re.fullmatch(r"\S+ sha256:[0-9a-f]{64} (meta/programs/\S+\.yml|line \d+)", item.source), item


def test_a_malformed_row_is_named_by_its_line() -> None:
    row = dict.fromkeys(("code", "list_id", "authority", "title", "issuer", "target_territories", "aliases", "legal_act", "url", "source"), "")
    row |= {"code": "X", "measures": "freeze;banish", "confidence": "stated"}
    with pytest.raises(FormatError, match="line 9: measure 'banish' is no kind of measure"):
        _program(row, 9)
    with pytest.raises(FormatError, match="another confidence"):
        _program(row | {"confidence": "sure"}, 9)
    with pytest.raises(FormatError, match="list 'x_y' is in no row"):
        _program(row | {"measures": "", "list_id": "x_y"}, 9)


@pytest.mark.real
def test_the_table_is_what_the_script_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parents[2].parent / "shared/data/lists"
    if not folder.is_dir():
        pytest.skip(f"the official files are not at {folder}")
    import importlib.util

    path = Path(__file__).parents[2] / "scripts/draw_programs.py"
    spec = importlib.util.spec_from_file_location("draw_programs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    committed = module.TARGET.read_text(encoding="utf-8")
    monkeypatch.setattr(module, "TARGET", tmp_path / "programs.csv")
    module.main(folder)
    assert (tmp_path / "programs.csv").read_text(encoding="utf-8") == committed
