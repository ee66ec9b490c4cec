"""The golden files of the field audit: what `seawall show` says of twenty parties of a list, one fact to a line."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from seawall.errors import QuestionError
from seawall.ingest.load import load
from seawall.ingest.offered import Offered
from seawall.model.statement import ROSTER_PROP
from seawall.service.dossier import dossier
from seawall.service.questions import make_view
from seawall.sources.contract import Parsed
from seawall.store.store import Store
from tests.real import official

GOLDEN = Path(__file__).parents[1] / "audit"
#: When the dossiers are asked for; the files are all older.
NOW = datetime(2026, 9, 1, tzinfo=UTC)
PARTS = ("prop", "value", "original", "lang", "locator")


def store_of(folder: Path, files: list[str]) -> Store:
    """Official files in one new store, as `seawall load` leaves them."""
    store = Store(folder / "store", folder / "cache")
    offered = [Offered(Path(file).name + ".zst", (official.LISTS / f"{file}.zst").read_bytes(), file) for file in files]
    for result in load(store, offered, NOW):
        assert result.error is None, result.error
    return store


def hold_against_golden(name: str, store: Store, publications: list[Parsed], day: str) -> None:
    """Compare the dossiers of a list's twenty with their golden file, or write it (`SEAWALL_UPDATE_GOLDEN=1`)."""
    shown = _shown(store, publications, day)
    path = GOLDEN / f"{name}.json"
    if os.environ.get("SEAWALL_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(_lines(shown), encoding="utf-8")
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert list(shown) == list(kept)
    for party, facts in shown.items():
        assert facts == kept[party], party


def _shown(store: Store, publications: list[Parsed], day: str) -> dict[str, Any]:
    """Dossiers of seven parties with the most statements, three with the fewest, ten by a seeded draw; of those that are listed on the day."""
    counts: dict[str, int] = {}
    listed = {s.party_id for publication in publications for s in publication.statements if s.prop == ROSTER_PROP}
    for publication in publications:
        for s in publication.statements:
            if s.party_id in listed:
                counts[s.party_id] = counts.get(s.party_id, 0) + 1
    ranked = sorted(counts, key=lambda party: (-counts[party], party))
    drawn = random.Random(5).sample(ranked, len(ranked))
    shown: dict[str, Any] = {}
    for candidates, limit in ((ranked, 7), (ranked[::-1], 10), (drawn, 20)):
        for party in candidates:
            if len(shown) == limit:
                break
            if party not in shown and (facts := _facts(store, party, day)):
                shown[party] = facts
    return shown


def _lines(shown: dict[str, Any]) -> str:
    """JSON with one fact to a line, so that a change reads as a change of facts."""
    text = json.dumps(shown, ensure_ascii=False, indent=1)
    return re.sub(r'\{\s+("prop".*?)\s+\}', lambda match: "{" + re.sub(r"\n\s+", " ", match[1]) + "}", text, flags=re.DOTALL) + "\n"


def _facts(store: Store, party: str, day: str) -> dict[str, Any] | None:
    """What `seawall show --json` says of a party, without files and dates of appearance; None if its measures have ended."""
    try:
        found = dossier(store, party, make_view(NOW, as_of=day))
    except QuestionError:
        return None
    return {
        "caption": found["caption"], "schema": found["schema"], "facts": list(_slim(found["facts"])),
        "parts": [{"id": part["id"], "schema": part["schema"], "facts": list(_slim(part["facts"]))} for part in found["parts"]],
    }  # fmt: skip


def _slim(facts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for fact in sorted(facts, key=lambda f: (f["prop"], f["value"], f["original"] or "", f["locator"])):
        yield {name: fact[name] for name in PARTS if fact[name] is not None}
