"""The index on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from seawall.errors import StoreError
from seawall.screen.batch import screen_one
from seawall.screen.index import Index, build_index, layout, open_index, write_index
from seawall.screen.roster import roster_of_entities
from tests.screen.invented import statements


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "index"
    build_index(statements(), target, "view-1")
    return target


def test_the_header_tells_view_and_counts(index: Index) -> None:
    assert index.header["view_key"] == "view-1"
    assert index.header["parties"] == index.parties.num_rows == 20
    assert index.header["format"] == layout.FORMAT_VERSION


def test_two_builds_are_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    build_index(statements().take(list(range(statements().num_rows))), tmp_path / "again", "view-1")
    assert layout.read_header(folder) == layout.read_header(tmp_path / "again")


def test_a_new_index_takes_the_place_of_the_old_and_leaves_nothing_beside_it(folder: Path) -> None:
    build_index(statements(), folder, "view-2")
    assert open_index(folder).header["view_key"] == "view-2"
    assert [p.name for p in folder.parent.iterdir()] == ["index"]


def test_a_build_that_fails_leaves_the_old_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_put_in_place", lambda draft, place: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        build_index(statements(), folder, "view-2")
    assert open_index(folder).header["view_key"] == "view-1"
    assert [p.name for p in folder.parent.iterdir()] == ["index"]


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no screening index"):
        open_index(tmp_path / "nowhere")


def test_a_cut_file_is_named(folder: Path) -> None:
    path = folder / "unit_postings.npy"
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(StoreError, match=r"unit_postings\.npy is missing or cut"):
        open_index(folder)


def test_a_flipped_bit_is_named(folder: Path) -> None:
    layout.verify(folder)
    path = folder / "name_units.npy"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"name_units\.npy is damaged"):
        layout.verify(folder)


def test_another_format_is_refused(folder: Path) -> None:
    header = folder / "header.json"
    header.write_text(header.read_text().replace(f'"format": {layout.FORMAT_VERSION}', '"format": 999'))
    with pytest.raises(StoreError, match="format 999"):
        open_index(folder)


def test_an_index_built_with_other_tables_of_words_is_refused(folder: Path) -> None:
    header = folder / "header.json"
    header.write_text(header.read_text().replace(layout.tables_digest(), "0" * 16))
    with pytest.raises(StoreError, match="other tables of words"):
        open_index(folder)


@pytest.mark.parametrize("name", ["name_units.npy", "parties.arrow", "unit_keys.npy"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(StoreError, match=f"{name} is missing"):
        open_index(folder)


def test_every_column_comes_back_as_it_was_written(folder: Path, tmp_path: Path) -> None:
    again, names = open_index(folder), open_index(folder).texts.to_pylist()
    assert len(names) == again.header["units"] == len(again.units.scripts)
    assert len(again.names.weights) == again.header["names"]
    assert again.names.offsets[-1] == len(again.names.units) == len(again.names.pos)
    assert again.units.posting_offsets[-1] == len(again.units.postings)
    assert sorted(again.listings.party.tolist()) == sorted(p for p in range(again.parties.num_rows) for _ in again.listings_of(p))
    for unit in range(len(names)):
        for name in again.units.postings[again.units.posting_offsets[unit] : again.units.posting_offsets[unit + 1]]:
            assert unit in again.names.units[again.names.offsets[name] : again.names.offsets[name + 1]], names[unit]


def test_a_broken_header_is_refused(folder: Path) -> None:
    (folder / "header.json").write_text("{")
    with pytest.raises(StoreError, match="header"):
        open_index(folder)


@pytest.mark.parametrize("entities", [[], [{"id": "x", "schema": "Person", "properties": {}}], [{"id": "x", "schema": "Person", "properties": {"name": ["!!"]}}]])
def test_lists_of_nothing_much_can_be_searched(entities: list[dict[str, object]], tmp_path: Path) -> None:
    write_index(roster_of_entities(entities), tmp_path / "small")
    small = open_index(tmp_path / "small")
    assert screen_one(small, "Oleg Karmazin") == []
    assert [hit.id for hit in screen_one(small, "!!")] == (["x"] if entities and entities[0]["properties"] else [])
