"""The loader with the real readers: whole or not at all, at its own date, judged against the file before it."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zstandard

from seawall.ingest import registry
from seawall.ingest.load import LoadOptions, load
from seawall.ingest.offered import LoadResult, Offered
from seawall.store.store import Store
from seawall.store.view import View, end_of_day
from tests.cli.files import long_un_file, ofac_files, own_file, stored, un_file

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
UN = un_file(["Ada Nowhere", "Bela Nowhere", "Cleo Nowhere"])
OWN = own_file({"type": "person", "aliases": "Iks Nowhere"}, {"country": "Ruritania"})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", tmp_path / "cache")


@pytest.fixture
def small_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few invented parties count as a whole file."""
    monkeypatch.setattr(registry.Source, "expectation", lambda source, variant: registry.Expectation(1, 1, 100.0))


def offer(data: bytes, name: str = "list.xml", **more: object) -> Offered:
    return Offered(name, data, f"/invented/{name}", **more)  # type: ignore[arg-type]


def take(store: Store, *offered: Offered, allow_drop: bool = False) -> list[LoadResult]:
    return load(store, offered, NOW, LoadOptions(allow_drop=allow_drop))


def one(store: Store, data: bytes, name: str = "list.xml", **more: object) -> LoadResult:
    (result,) = take(store, offer(data, name, **more))
    return result


def names(store: Store, day: str, prop: str = "name") -> list[str]:
    """Values that were known on a day to be true on it."""
    moment = end_of_day(datetime.fromisoformat(day).date())
    table = store.view(View(moment.date(), moment)).table(["prop", "value"])
    return sorted(value for what, value in zip(table["prop"].to_pylist(), table["value"].to_pylist(), strict=True) if what == prop)


def refusal(result: LoadResult) -> str:
    assert result.state == "refused"
    assert result.error is not None
    assert result.error["where"], result
    assert result.error["cure"], result
    return result.error["what"]


# --- again, and late ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data, name", [(UN, "list.xml"), (UN, "other name.xml"), (zstandard.compress(UN), "list.xml.zst")], ids=["same", "renamed", "packed"])
def test_the_same_file_again_changes_nothing(store: Store, data: bytes, name: str) -> None:
    assert one(store, UN).state == "loaded"
    before = stored(store.root)
    assert one(store, data, name).state == "unchanged"
    assert stored(store.root) == before
    assert len(store.snapshots()) == 1


def test_the_same_file_twice_in_one_load_counts_once(store: Store) -> None:
    assert [r.state for r in take(store, offer(UN), offer(UN, "copy.xml"))] == ["loaded", "unchanged"]
    assert len(store.snapshots()) == 1


DAYS = {"2026-01-01": ("Ada Nowhere", "Bela Nowhere"), "2026-01-08": ("Ada Nowhere", "Cleo Nowhere"), "2026-01-15": ("Bela Nowhere", "Cleo Nowhere", "Dora Nowhere")}


@pytest.mark.usefixtures("small_is_whole")
@pytest.mark.parametrize("order", list(itertools.permutations(DAYS)), ids=lambda order: ">".join(day[-2:] for day in order))
def test_a_file_lands_at_its_own_date_whenever_it_comes(store: Store, order: tuple[str, ...]) -> None:
    for day in order:
        assert one(store, un_file(DAYS[day], day, listed=day), f"{day}.xml").state == "loaded"
    for day, expected in DAYS.items():
        assert names(store, day) == sorted(expected)
        assert names(store, (datetime.fromisoformat(day) + timedelta(days=3)).date().isoformat()) == sorted(expected)
    assert [s.published_at.date().isoformat() for s in store.snapshots()] == sorted(DAYS)


# --- bad files ------------------------------------------------------------------------------------------------------------------------------

BAD = [  # id, file name, bytes, message
    ("empty", "list.xml", b"", "0 bytes"),
    ("cut", "list.xml", UN[:-30], "well-formed"),
    ("cut_early", "list.xml", UN[:700], "well-formed"),
    ("another_root", "list.xml", b"<?xml version='1.0'?><LIST/>", "no known list format"),
    ("unknown_element", "list.xml", UN.replace(b"<SORT_KEY/>", b"<SHOE_SIZE>44</SHOE_SIZE>"), "SHOE_SIZE"),
    ("unknown_word", "own.csv", own_file({"type": "unicorn"}), "unicorn"),
    ("unknown_column", "own.csv", OWN.replace(b"country", b"countri", 1), "countri"),
    ("a_row_cut", "own.csv", OWN[:-20], ""),
    ("a_web_page", "sdn.csv", b"<!doctype html><html><title>Sign in</title></html>", "no known list format"),
    ("noise", "sdn.csv", bytes(range(256)) * 40, "no known list format"),
    ("ofac_without_its_end", "sdn.csv", ofac_files()["sdn.csv"][:-1], "cut"),
    ("ofac_cut_in_a_row", "sdn.csv", ofac_files()["sdn.csv"][:900], ""),
    ("ofac_twice", "sdn.csv", ofac_files()["sdn.csv"][:-1] + ofac_files()["sdn.csv"], ""),
    ("zst_cut", "list.xml.zst", zstandard.compress(UN)[:-9], "compressed"),
    ("gz_cut", "list.xml.gz", gzip.compress(UN)[:-9], "compressed"),
    ("zip_cut", "list.zip", b"PK\x03\x04" + bytes(40), "zip"),
]


@pytest.mark.parametrize("name, data, message", [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_a_bad_file_is_refused_whole_and_keeps_nobody_else_out(store: Store, name: str, data: bytes, message: str) -> None:
    take(store, offer(un_file(["Ada Nowhere"], "2026-01-01"), "first.xml"))
    before, view = stored(store.root), names(store, "2026-02-01")
    assert message in refusal(one(store, data, name))
    assert stored(store.root) == before
    assert names(store, "2026-02-01") == view
    results = take(store, offer(data, name), offer(own_file({"name": "Sibling Nowhere"}, name="Other"), "2026-01-20-other.csv"))
    assert [r.state for r in results] == ["refused", "loaded"]
    assert names(store, "2026-02-01") == sorted([*view, "Sibling Nowhere"])
    assert len(store.snapshots()) == 2


def test_a_refused_file_into_an_empty_store_leaves_no_list(store: Store) -> None:
    refusal(one(store, UN[:-30]))
    assert store.snapshots() == []
    assert stored(store.root) == {}


def test_facts_that_a_refused_file_shares_with_its_sibling_are_kept(store: Store) -> None:
    """The refused twin was read first, and what it said is not taken for stored."""
    results = take(store, offer(UN, "a.xml", expect_list="xx"), offer(UN, "b.xml"))
    assert [r.state for r in results] == ["refused", "loaded"]
    assert names(store, "2026-02-01") == ["Ada Nowhere", "Bela Nowhere", "Cleo Nowhere"]


def test_files_of_one_group_are_loaded_all_or_none(store: Store) -> None:
    files = ofac_files()
    group = [offer(data, name, group="sdn", published_at=NOW, published_basis="http") for name, data in files.items()]
    broken = [offer(files["alt.csv"][:-40], "alt.csv", group="sdn") if one.name == "alt.csv" else one for one in group]
    results = take(store, *broken, offer(UN))
    assert [r.state for r in results] == ["refused"] * 4 + ["loaded"]
    assert [("not loaded, since alt.csv of the same publication was refused" in refusal(r)) for r in results[:4]] == [True, False, True, True]
    assert {s.list_id for s in store.snapshots()} == {"un_sc"}
    assert {r.state for r in take(store, *group)} == {"loaded"}
    assert len(store.snapshots()) == 5


def test_a_file_of_another_list_than_expected_is_refused(store: Store) -> None:
    assert refusal(one(store, UN, expect_list="us_ofac_sdn")) == "the file is of list 'un_sc', expected 'us_ofac_sdn'"
    assert one(store, UN, expect_list="un_sc").state == "loaded"


def test_a_defect_of_one_reader_keeps_nobody_else_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from seawall.sources.un_sc import parse as un

    def fail(file: object) -> None:
        raise KeyError("SORT_KEY")

    monkeypatch.setattr(un, "parse", fail)
    results = take(store, offer(UN), offer(OWN, "2026-01-20-own.csv"))
    assert [r.state for r in results] == ["refused", "loaded"]
    assert refusal(results[0]) == "its reader failed on it (KeyError: 'SORT_KEY')"
    assert "defect of Seawall" in (results[0].error or {})["cure"]
    monkeypatch.setattr(un, "recognizes", fail)
    assert [r.state for r in take(store, offer(UN), offer(own_file({}, name="Other"), "2026-01-20-other.csv"))] == ["refused", "refused"], "neither can be told apart now"


def test_a_variant_without_bounds_refuses_its_file_only(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    expectation = registry.Source.expectation
    monkeypatch.setattr(registry.Source, "expectation", lambda source, variant: expectation(source, "nonsense" if source.name == "un_sc" else variant))
    results = take(store, offer(UN), offer(OWN, "2026-01-20-own.csv"))
    assert [r.state for r in results] == ["refused", "loaded"]
    assert "no bounds for variant 'nonsense'" in refusal(results[0])


# --- counts ---------------------------------------------------------------------------------------------------------------------------------


def test_a_download_must_be_whole_and_an_excerpt_says_so(store: Store) -> None:
    assert refusal(one(store, UN, whole=True)) == "3 entries, a whole file has at least 600"
    loaded = one(store, UN)
    assert loaded.notes == ("un_sc: loaded as an excerpt; absence from it proves nothing",)
    assert [s.completeness for s in store.snapshots()] == ["excerpt"]
    assert one(store, long_un_file(700, "2026-02-01"), whole=True).state == "loaded"


def test_absence_from_an_excerpt_proves_nothing(store: Store) -> None:
    take(store, offer(long_un_file(700, "2026-01-01")), offer(UN))
    assert len(names(store, "2026-02-01")) == 703


def test_fewer_entries_than_a_file_has_ever_had(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry.Source, "expectation", lambda source, variant: registry.Expectation(4, 4, 20.0))
    assert refusal(one(store, UN)) == "3 entries, fewer than the least that this file has ever had (4)"


DROPS = [  # id, days later, entries, --allow-drop, state
    ("near", 30, 790, False, "refused"), ("at_the_bound", 30, 800, False, "loaded"), ("allowed", 30, 700, True, "loaded"),
    ("on_the_last_day", 60, 700, False, "refused"), ("years_later", 61, 700, False, "loaded"), ("growth", 1, 1300, False, "loaded"),
]  # fmt: skip


@pytest.mark.parametrize("days, entries, allow_drop, state", [c[1:] for c in DROPS], ids=[c[0] for c in DROPS])
def test_a_sudden_fall(store: Store, days: int, entries: int, allow_drop: bool, state: str) -> None:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    later = (first + timedelta(days=days)).date().isoformat()
    assert one(store, long_un_file(1000, "2026-01-01")).state == "loaded"
    before = stored(store.root)
    (result,) = take(store, offer(long_un_file(entries, later)), allow_drop=allow_drop)
    assert result.state == state
    if state == "refused":
        assert refusal(result) == f"{entries} entries after 1,000 in the file of 2026-01-01: a fall of more than 20 %"
        assert result.error is not None
        assert "--allow-drop" in result.error["cure"]
        assert stored(store.root) == before


def test_a_late_older_file_is_judged_by_the_one_before_it_only(store: Store) -> None:
    take(store, offer(long_un_file(1000, "2026-02-01")))
    assert one(store, long_un_file(700, "2026-01-20")).state == "loaded"


# --- dates ----------------------------------------------------------------------------------------------------------------------------------

HINT = datetime(2026, 3, 4, 5, tzinfo=UTC)
DATES = [  # id, bytes, file name, hint, its basis, published, basis
    ("option_before_content", UN, "2026-05-01-list.xml", HINT, "option", HINT, "option"),
    ("content_before_name", UN, "2026-05-01-list.xml", HINT, "http", datetime(2026, 1, 15, 0, 0, 9, 554000, UTC), "content"),
    ("name_before_hint", OWN, "2026-05-01-own.csv", HINT, "http", datetime(2026, 5, 1, tzinfo=UTC), "name"),
    ("name_with_underscore", OWN, "2026-05-01_own.csv", None, "", datetime(2026, 5, 1, tzinfo=UTC), "name"),
    ("hint", OWN, "own.csv", HINT, "http", HINT, "http"),
    ("date_that_is_none", OWN, "2026-13-01-own.csv", HINT, "mtime", HINT, "mtime"),
    ("nothing", OWN, "own.csv", None, "", NOW, "loaded"),
    ("digits_are_no_date", OWN, "2026-05-011.csv", None, "", NOW, "loaded"),
]


@pytest.mark.parametrize("data, name, hint, hint_basis, published, basis", [c[1:] for c in DATES], ids=[c[0] for c in DATES])
def test_what_tells_the_publication(store: Store, data: bytes, name: str, hint: datetime | None, hint_basis: str, published: datetime, basis: str) -> None:
    result = one(store, data, name, published_at=hint, published_basis=hint_basis)
    (snapshot,) = store.snapshots()
    assert (result.published_at, snapshot.published_at, snapshot.published_basis) == (published, published, basis)
    assert snapshot.loaded_at == NOW


# --- wrappings, companions, rejects, formats ------------------------------------------------------------------------------------------------


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("name, data", [("list.xml.zst", zstandard.compress(UN)), ("list.xml.gz", gzip.compress(UN)), ("list.xml.zip", zipped(**{"list.xml": UN}))],
                         ids=["zst", "gz", "zip"])  # fmt: skip
def test_a_wrapped_file_is_its_content(store: Store, tmp_path: Path, name: str, data: bytes) -> None:
    plain = Store(tmp_path / "plain", tmp_path / "plain cache")
    one(plain, UN)
    one(store, data, name)
    fields = ("list_id", "file_name", "sha256", "blob_sha256", "size_bytes", "entries", "statements", "published_at")
    assert [[getattr(s, f) for f in fields] for s in store.snapshots()] == [[getattr(s, f) for f in fields] for s in plain.snapshots()]
    assert store.blobs.get(store.snapshots()[0].sha256) == UN
    day = View(NOW.date(), NOW)
    shown = ["party_id", "subject_id", "prop", "value", "locator"]
    assert store.view(day).table(shown).to_pylist() == plain.view(day).table(shown).to_pylist()


def test_a_zip_of_several_lists_loads_each_that_can_be(store: Store) -> None:
    results = take(store, offer(zipped(**{"a/list.xml": UN, "b/empty.csv": b"", "c/own.csv": OWN}), "all.zip"))
    assert [(r.file, r.state) for r in results] == [("list.xml", "loaded"), ("empty.csv", "refused"), ("own.csv", "loaded")]


ORDERS = [("main_first", ("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv")), ("comments_first", ("sdn_comments.csv", "add.csv", "alt.csv", "sdn.csv"))]


@pytest.mark.parametrize("order", [c[1] for c in ORDERS], ids=[c[0] for c in ORDERS])
@pytest.mark.parametrize("dated", [False, True], ids=["same_folder", "same_date_in_the_name"])
def test_files_of_one_publication_see_each_other_in_any_order(store: Store, order: tuple[str, ...], dated: bool) -> None:
    """The remark that `sdn.csv` cuts inside "Linked To: SHORT HOLDING" goes on in the comments."""
    files = ofac_files()
    prefix = "2026-01-01-" if dated else ""
    results = take(store, *(offer(files[name], prefix + name) for name in order), offer(files["sdn.csv"], "2025-06-06-sdn.csv"))
    assert {r.state for r in results[:4]} == {"loaded"}
    assert names(store, "2026-12-31", "summary").count("SHORT HOLDING LIMITED") == 1
    assert "female" in names(store, "2026-12-31", "gender")


def test_comments_that_come_alone_keep_their_words(store: Store) -> None:
    files = ofac_files()
    take(store, offer(files["sdn.csv"], "2026-01-01-sdn.csv"))
    take(store, offer(files["sdn_comments.csv"], "2026-01-01-sdn_comments.csv"))
    notes = names(store, "2026-12-31", "notes")
    assert any(note.endswith("Linked To: INVENTED HOLDING; Gender Female.") for note in notes)


def test_what_could_not_be_read_is_kept(store: Store) -> None:
    result = one(store, OWN, "2026-01-01-own.csv")
    (snapshot,) = store.snapshots()
    (path,) = store.rejects_folder.iterdir()
    rows = [json.loads(line) for line in zstandard.decompress(path.read_bytes()).splitlines()]
    assert path.name == f"{snapshot.snapshot_id}.jsonl.zst"
    assert (result.rejects, snapshot.rejects, len(rows)) == (1, 1, 1)
    assert rows[0]["text"] == "Ruritania"
    assert set(rows[0]) == {"locator", "line", "reason", "text"}
    assert [p.as_dict() for p in store.verify().problems] == []
    assert f"rejects/{path.name}" in store.seals.known()
