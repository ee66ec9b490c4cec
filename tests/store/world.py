"""The smallest world the store's tests need: a list whose content on each day is a set of short facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from seawall.ingest.columns import KeyTable
from seawall.model.statement import MAIN, ROSTER, Statement
from seawall.store.publication import Publication
from seawall.store.store import Store
from seawall.store.view import View

DAY0 = datetime(2024, 1, 1, 12, tzinfo=UTC)
LOADED = datetime(2025, 6, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    """Noon of the n-th day of the world."""
    return DAY0 + timedelta(days=number)


def facts(parties: Iterable[tuple[str, str]]) -> list[Statement]:
    """(party, name) pairs as roster and name statements."""
    found = []
    for party, name in parties:
        found.append(Statement(party, party, "Thing", "id", party, facet=ROSTER, locator=f"row[{party}]"))
        found.append(Statement(party, party, "Person", "name", name, locator=f"row[{party}]/name"))
    return found


def publication(at: datetime, statements: list[Statement], *, list_id: str = "toy", completeness: str = "whole", sha256: str | None = None,
                covers: frozenset[str] = frozenset({ROSTER, MAIN}), touched: frozenset[str] = frozenset()) -> Publication:  # fmt: skip
    """A publication of the toy list."""
    keys, content, _ = KeyTable(list_id).by_facet(statements, covers)
    name = sha256 or f"{hash((list_id, at, tuple(statements))) & 0xFFFFFFFFFFFF:012x}"
    return Publication(
        list_id=list_id, variant="toy/csv", published_at=at, published_basis="content", file_name=f"{at:%Y-%m-%d}.csv", origin="test", sha256=name,
        size_bytes=1, blob_sha256=None, parser_version="1", entries=len(statements), entities=len({s.party_id for s in statements}), rejects=0,
        completeness=completeness, keys=keys, content=content, touched=touched,
    )  # fmt: skip


def store_in(folder: Path) -> Store:
    """A store in a fresh folder."""
    return Store(folder / "store", folder / "cache")


def load(store: Store, *publications: Publication, loaded_at: datetime = LOADED) -> list[str]:
    """Load in one batch; the outcome states."""
    with store.batch(loaded_at) as batch:
        return [batch.add(p).state for p in publications]


def names_on(store: Store, at: datetime, *, as_of: datetime | None = None, loaded_by: datetime | None = None) -> set[tuple[str, str]]:
    """(party, name) pairs that a view holds."""
    table = store.view(View((as_of or at).date(), at, loaded_by)).table()
    rows = zip(table["party_id"].to_pylist(), table["prop"].to_pylist(), table["value"].to_pylist(), strict=True)
    return {(party, value) for party, prop, value in rows if prop == "name"}


def content_of(number: int) -> list[tuple[str, str]]:
    """What the toy list says on the n-th day: most parties stay, some come, go and change their names."""
    return [(f"p{n}", f"Name {n} {number // (n % 7 + 2)}") for n in range(60) if (n + number) % 5]
