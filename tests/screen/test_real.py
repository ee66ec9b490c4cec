"""The engine on the labeled list and clean customers, where they are present."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard

from seawall.screen.batch import screen_batch
from seawall.screen.compare import Details
from seawall.screen.customers import Customers
from seawall.screen.index import Index, open_index, write_index
from seawall.screen.roster import roster_of_entities

SHARED = Path(__file__).parents[3] / "shared/data/match"
WATCHLIST = SHARED / "list/watchlist.jsonl.zst"
#: Football players of national teams with a hit, per 1,000, by name alone: a lower bound of what a bank sees.
MOST_ALARMS = 12.0

pytestmark = [pytest.mark.real, pytest.mark.skipif(not WATCHLIST.exists(), reason=f"{WATCHLIST} is not there")]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8"):
            yield json.loads(line)


@pytest.fixture(scope="module")
def watchlist(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("watchlist") / "index"
    write_index(roster_of_entities(lines(WATCHLIST), "watchlist"), folder)
    return open_index(folder)


def batch(names: list[str]) -> Customers:
    return Customers(range(1, len(names) + 1), names, [[name] for name in names], lambda place: Details(), lambda place: {}, (), [False] * len(names))


def test_every_listed_name_hits_its_own_party(watchlist: Index) -> None:
    wanted: dict[str, set[str]] = {}
    for entity in lines(WATCHLIST):
        for prop in ("name", "alias", "weakAlias", "previousName"):
            for name in entity["properties"].get(prop, ()):
                wanted.setdefault(name, set()).add(entity["id"])
    names = sorted(wanted)
    missed = [name for name, hits in zip(names, screen_batch(watchlist, batch(names)), strict=True) if wanted[name] - {hit.id for hit in hits}]
    assert missed == []


def test_few_football_players_are_taken_for_listed_people(watchlist: Index) -> None:
    names = [person["name"] for person in lines(SHARED / "clean/persons_football.dev.jsonl.zst")]
    alarms = sum(bool(hits) for hits in screen_batch(watchlist, batch(names)))
    assert 1000 * alarms / len(names) <= MOST_ALARMS
