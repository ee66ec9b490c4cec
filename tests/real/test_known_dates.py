"""Known listings, delistings and changes of name: what a view says on both sides of the day, from the official files.

Dates are those of the act, from the publishers' own files or notices; the files here bound them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from seawall.ingest.load import load
from seawall.ingest.offered import Offered
from seawall.store.store import Store
from seawall.store.view import View
from tests.real.official import LISTS, needs_official_files, raw

pytestmark = [pytest.mark.real, needs_official_files]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("dates")
    store = Store(folder / "store", folder / "cache")
    paths = [*LISTS.glob("un/*.zst"), LISTS / "us_ofac/2021-08-18_2024-05-03-sdn.csv.history.jsonl.zst"]
    results = load(store, [Offered(path.name, path.read_bytes(), str(path)) for path in sorted(paths)], datetime.now(UTC))
    assert {r.state for r in results} == {"loaded"}, results
    return store


NOW = datetime(2026, 11, 24, tzinfo=UTC)

CASES = [  # id, party, last moment of the old state, first moment of the new, name then, name after (None: not on the list), what
    ("putin-listed", "us-ofac-sdn-35096", "2022-02-25T01:51", "2022-02-26T01:43", None, "PUTIN, Vladimir Vladimirovich", "designated 25 February 2022"),
    ("sberbank-listed", "us-ofac-sdn-17018", "2022-04-05T18:52", "2022-04-06T18:49", None, "PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA", "blocked 6 April 2022"),
    ("ozon-bank-listed", "us-ofac-sdn-34751", "2022-02-24T01:53", "2022-02-25T01:51", None, "LIMITED LIABILITY COMPANY OZON BANK", "February 2022"),
    ("ozon-bank-delisted", "us-ofac-sdn-34751", "2022-03-30T18:50", "2022-03-31T18:50", "LIMITED LIABILITY COMPANY OZON BANK", None, "March 2022"),
    ("sberbank-kazakhstan-delisted", "us-ofac-sdn-18713", "2023-03-03T18:45", "2023-03-08T18:47", "SUBSIDIARY BANK SBERBANK OF RUSSIA JOINT STOCK COMPANY", None,
     "sold, became Bereke Bank; March 2023"),
    ("vtb-europe-delisted", "us-ofac-sdn-34537", "2024-03-27T18:44", "2024-04-02T18:44", "VTB BANK EUROPE SE", None, "April 2024"),
    ("juarez-cartel-renamed", "us-ofac-sdn-8237", "2021-12-10T18:51", "2021-12-16T01:43", "CARRILLO FUENTES ORGANIZATION", "JUAREZ CARTEL", "December 2021"),
    ("real-ira-renamed", "us-ofac-sdn-6853", "2023-06-27T18:44", "2023-06-29T18:45", "REAL IRA", "NEW IRISH REPUBLICAN ARMY", "June 2023"),
    ("vessel-ark-renamed", "us-ofac-sdn-15037", "2023-06-06T18:44", "2023-06-08T18:44", "ARK", "ARK III", "June 2023"),
    ("un-iran-tamas-returned", "un-sc-110330", "2024-11-30T23:00", "2025-11-20T23:01", None, "TAMAS COMPANY", "snapback of 28 September 2025"),
    ("un-iran-sig-returned", "un-sc-110331", "2024-11-30T23:00", "2025-11-20T23:01", None, "SPECIAL INDUSTRIES GROUP (SIG)", "snapback of 28 September 2025"),
]  # fmt: skip


def name_at(store: Store, party: str, as_of: date, known_at: datetime) -> str | None:
    rows = store.view(View(as_of, known_at)).party(party).to_pylist()
    names = [r["original"] or r["value"] for r in rows if r["prop"] == "name" and r["subject_id"] == party]
    return names[0] if names else None


@pytest.mark.parametrize("party, last, first, then, after", [c[1:6] for c in CASES], ids=[c[0] for c in CASES])
def test_known_at_tells_both_sides(store: Store, party: str, last: str, first: str, then: str | None, after: str | None) -> None:
    for moment, name in ((last, then), (first, after)):
        at = datetime.fromisoformat(f"{moment}:00+00:00")
        assert name_at(store, party, at.date(), at) == name


@pytest.mark.parametrize("party, last, first, then, after", [c[1:6] for c in CASES], ids=[c[0] for c in CASES])
def test_as_of_tells_both_sides_as_known_today(store: Store, party: str, last: str, first: str, then: str | None, after: str | None) -> None:
    # A change is dated by the first file that has it: on the day before that file the old state holds.
    new = date.fromisoformat(first[:10])
    assert name_at(store, party, new - timedelta(days=1), NOW) == then
    assert name_at(store, party, new, NOW) == after


def test_iran_returned_as_a_whole(store: Store) -> None:
    """The UN's measures on Iran: absent in 2018-2024, back in the file of November 2025, none of them before."""
    def iranian(at: datetime) -> int:
        table = store.view(View(at.date(), at, list_ids=("un_sc",))).table(["party_id", "prop", "value"])
        return len({r["party_id"] for r in table.to_pylist() if r["prop"] == "programId" and r["value"] == "Iran"})

    assert iranian(datetime(2024, 12, 1, tzinfo=UTC)) == 0
    assert iranian(datetime(2025, 11, 21, tzinfo=UTC)) == raw("un/2025-11-20-consolidated.xml.zst").count(b"<UN_LIST_TYPE>Iran</UN_LIST_TYPE>")
