"""One list in two formats, file after file: what is the same in both is no change."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from seawall.ingest import registry
from seawall.ingest.load import load
from seawall.ingest.offered import Offered
from seawall.service.changes import changes
from seawall.store.store import Store
from tests.sources.us_ofac_delimited import writer as delimited
from tests.sources.us_ofac_xml import writer as xml

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
START = datetime(2018, 4, 5, 23, 59, tzinfo=UTC)
ENTRIES = [
    xml.Entry(90001, "ZORN", "Albert", "Individual", ("SDGT",), title="Minister of Fog", akas=[("a.k.a.", "strong", "TSORN", "Albert"), ("f.k.a.", "strong", "ZORNOV", "Albert")],
              addresses=[{"uid": "900010", "address1": "1 Fog Lane", "city": "Moscow", "postalCode": "101000", "country": "Russia"}], births=["12 Apr 1961"],
              nationalities=["Russia"]),
    xml.Entry(90002, "FOG BANK", addresses=[{"uid": "900020", "city": "Guadalajara", "stateOrProvince": "Jalisco", "postalCode": "44600", "country": "Mexico"}],
              ids=[{"idType": "Tax ID No.", "idNumber": "7700000001", "idCountry": "Russia"}]),
    xml.Entry(90003, "GREY GULL", kind="Vessel", vessel={"callSign": "UBZZ9", "vesselType": "Tanker", "vesselFlag": "Panama"},
              ids=[{"idType": "Vessel Registration Identification", "idNumber": "IMO 9187629"}]),
]  # fmt: skip
PARTIES = [
    delimited.Party(90001, "ZORN, Albert", "individual", ("SDGT",), "Minister of Fog", remarks=("DOB 12 Apr 1961", "nationality Russia", "Minister of Fog"),
                    aliases=(("aka", "TSORN, Albert"), ("fka", "ZORNOV, Albert")), addresses=(("1 Fog Lane", "Moscow 101000", "Russia"),)),
    delimited.Party(90002, "FOG BANK", remarks=("Tax ID No. 7700000001 (Russia)",), addresses=(("", "Guadalajara, Jalisco 44600", "Mexico"),)),
    delimited.Party(90003, "GREY GULL", "vessel", ship=("UBZZ9", "Tanker", "", "", "Panama", ""), remarks=("Vessel Registration Identification IMO 9187629",)),
]  # fmt: skip
TABLES = [("2018-04-05-sdn.csv", delimited.main_file(PARTIES)), ("2018-04-05-alt.csv", delimited.alt_file(PARTIES)), ("2018-04-05-add.csv", delimited.add_file(PARTIES))]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store to which a few parties are a whole list."""
    monkeypatch.setattr(registry.Source, "expectation", lambda source, variant: registry.Expectation(1, 1, 100.0))
    return Store(tmp_path / "store", tmp_path / "cache")


def take(store: Store, *files: tuple[str, bytes]) -> None:
    results = load(store, [Offered(name, data, f"/invented/{name}") for name, data in files], NOW)
    assert [r.error for r in results] == [None] * len(files)


def told(store: Store, *, each: bool = False) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    found = changes(store, START, NOW, each=each)["parties"]
    return [(p["kind"], p["id"], [(sign, f["prop"], f["value"]) for sign in ("begun", "ended") for f in p[sign]]) for p in found]


@pytest.mark.parametrize("each", [False, True], ids=["net", "each"])
def test_the_same_parties_in_xml_are_no_change(store: Store, each: bool) -> None:
    take(store, *TABLES)
    take(store, ("sdn.xml", xml.write(ENTRIES, date="04/06/2018")))
    assert {s.variant for s in store.snapshots()} == {"us_ofac_delimited/sdn", "us_ofac_delimited/alt", "us_ofac_delimited/add", "us_ofac_xml/sdn"}
    assert told(store, each=each) == []


def test_a_party_that_only_the_newer_format_lacks_is_off_the_list(store: Store) -> None:
    take(store, *TABLES)
    take(store, ("sdn.xml", xml.write(ENTRIES[:2], date="04/06/2018")))
    assert [(kind, party) for kind, party, _ in told(store)] == [("delisted", "us-ofac-sdn-90003")]


def test_an_older_table_that_comes_after_the_xml_changes_nothing_newer(store: Store) -> None:
    take(store, ("sdn.xml", xml.write(ENTRIES, date="04/06/2018")))
    take(store, *TABLES)
    assert told(store) == []
