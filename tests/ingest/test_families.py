"""Families of sources: which files may share the statements of the file before."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest

from seawall.ingest.columns import KeyTable
from seawall.ingest.load import load
from seawall.ingest.offered import Offered
from seawall.ingest.registry import source_folders
from seawall.store.store import Store
from tests.cli.files import ofac_files, own_file, un_file
from tests.sources.us_ofac_xml.writer import invented, write


def test_ofacs_readers_are_one_family_and_every_other_source_its_own() -> None:
    families = {source.name: source.family for source in source_folders()}
    for name, family in families.items():
        assert family == ("us_ofac" if name.startswith("us_ofac_") else name)


def test_the_file_of_expectations_holds_nothing_else() -> None:
    for source in source_folders():
        declared = tomllib.loads(resources.files(f"seawall.sources.{source.name}").joinpath("expect.toml").read_text(encoding="utf-8"))
        assert set(declared) <= {"family", "variant"}, source.name


def test_statements_are_let_go_where_the_family_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    released: list[str] = []
    monkeypatch.setattr(KeyTable, "release", lambda table: released.append(table.list_id))
    files = [("un.xml", un_file(["Ada Nowhere"])), ("un2.xml", un_file(["Ada Nowhere", "Bela Nowhere"])), ("sdn.csv", ofac_files()["sdn.csv"]), ("sdn.xml", write(invented())), ("own.csv", own_file({"type": "person"}))]
    results = load(Store(tmp_path / "store", tmp_path / "cache"), [Offered(name, data, f"/invented/{name}") for name, data in files], datetime(2026, 11, 24, tzinfo=UTC))
    assert [result.error for result in results] == [None] * len(results)
    assert released == ["un_sc", "un_sc", "us_ofac_sdn"], "once before OFAC's two formats, once behind them"
