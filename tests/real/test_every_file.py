"""Every official file loads or, if it is malformed, is refused with an error that names what and where; counts equal the manifest."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from seawall.ingest.load import load
from seawall.ingest.offered import LoadResult, Offered
from seawall.store.store import Store
from tests.real.official import LISTS, manifest, needs_official_files

pytestmark = [pytest.mark.real, needs_official_files]

#: Kinds and formats that hold no list.
DOCUMENTATION = ("documentation",)
#: Files whose unit in the manifest is not that of one publication, with the reason.
EXPLAINED = {
    "us_ofac/2021-08-18_2024-05-03-sdn.csv.history.jsonl.zst": "the manifest counts row versions over 308 files; a load tells the entries of the newest",
    "us_ofac/2026-07-23_2026-08-20-ofac-sdn.history.jsonl.zst": "the manifest counts entry versions over 9 publications",
    "il/2026-08-22-nbctf-wallets.csv.zst": "the manifest counts rows of six cells, headings of the 35 orders among them; 895 are seizures",
    "us_ofac/2021-02-15_2024-09-27-sdn-crypto-addresses.history.jsonl.zst": "the manifest counts address versions over 31 snapshots",
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LoadResult]:
    """One load of all files, as `seawall load ../shared/data/lists` does it."""
    folder = tmp_path_factory.mktemp("all")
    store = Store(folder / "store", folder / "cache")
    names = [row["file"] for row in manifest() if row["kind"] not in DOCUMENTATION]
    offered = [Offered(name.split("/")[-1], (LISTS / name).read_bytes(), name) for name in names]
    return dict(zip(names, load(store, offered, datetime.now(UTC)), strict=True))


def rows() -> list[tuple[str, int | None]]:
    return [(row["file"], row.get("entries")) for row in manifest() if row["kind"] not in DOCUMENTATION] if LISTS.is_dir() else []


@pytest.mark.parametrize("name, entries", rows(), ids=[r[0] for r in rows()])
def test_the_file_loads_or_is_refused_with_a_reason(results: dict[str, LoadResult], name: str, entries: int | None) -> None:
    result = results[name]
    if name.startswith("malformed/"):
        assert result.state == "refused"
        assert result.error is not None
        assert result.error["what"]
        assert result.error["where"]
        assert result.error["cure"]
        return
    assert result.error is None, result.error
    assert result.entities > 0
    assert result.statements > result.entities
    if entries is not None and name not in EXPLAINED:
        assert result.entries == entries
