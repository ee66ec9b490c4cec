"""What changed on the lists between two dates, party by party."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import polars as pl

from seawall.errors import QuestionError
from seawall.service.captions import caption_of
from seawall.service.dossier import party_schema, source_card
from seawall.store.changes import net_changes, steps
from seawall.store.store import Store


def changes(store: Store, start: datetime, end: datetime, list_ids: Sequence[str] | None = None, *, each: bool = False) -> dict[str, Any]:
    """Parties listed, delisted and amended between two moments of knowledge.

    Args:
        store: the store.
        start, end: moments (UTC); what was published at `end` counts, what was published at `start` was known before.
        list_ids: only these lists, or None.
        each: tell the changes of every publication in turn instead of the net change.

    Returns:
        `from`, `to`, `counts` per list and kind, and `parties`: `list`, `id`, `caption`, `schema`, `kind`, `changed_at`, `not_before`
        (the file before: the change happened between the two), `begun` and `ended` facts with locators.

    Raises:
        QuestionError: `end` is before `start`.
    """
    if end < start:
        raise QuestionError(f"--to {end:%Y-%m-%d} is before --from {start:%Y-%m-%d}", cure="Swap the two dates.")
    tell = steps if each else net_changes
    snapshots = store.snapshots()
    changed = tell(store.lake, snapshots, start, end, list_ids)
    names: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for list_id, party_id, prop, value in changed.names.iter_rows():
        names.setdefault((list_id, party_id), []).append((prop, value))
    by_id = {s.snapshot_id: s for s in snapshots}
    keys = ["changed_at", "list_id", "party_id", "kind"] if each else ["list_id", "party_id", "kind"]
    parties = []
    for values, rows in changed.rows.group_by(keys, maintain_order=True):
        key = dict(zip(keys, values, strict=True))
        parties.append(_party(key, rows, by_id, names.get((key["list_id"], key["party_id"]), [])))
    order = {"listed": 0, "delisted": 1, "amended": 2}
    parties.sort(key=lambda p: (p["changed_at"] if each else "", order[p["kind"]], p["changed_at"], p["list"], p["id"]))
    counts: dict[str, dict[str, int]] = {}
    for party in parties:
        of_list = counts.setdefault(party["list"], {"listed": 0, "delisted": 0, "amended": 0})
        of_list[party["kind"]] += 1
    return {"from": start.isoformat(), "to": end.isoformat(), "counts": counts, "parties": parties}


def _party(key: dict[str, Any], rows: pl.DataFrame, snapshots: dict[int, Any], names: list[tuple[str, str]]) -> dict[str, Any]:
    facts = rows.to_dicts()
    times = sorted(f["changed_at"] for f in facts)
    gaps = [f["gap_from"] for f in facts if f["op"] == "+" and f["gap_from"] is not None]
    seen = [f["last_seen"] for f in facts if f["op"] == "-"]
    not_before = max([*gaps, *seen], default=None)
    return {
        "list": key["list_id"], "id": key["party_id"], "caption": caption_of(names, key["party_id"]), "schema": party_schema(f["schema"] for f in facts if f["subject_id"] == key["party_id"]),
        "kind": key["kind"], "changed_at": times[-1].isoformat(), "not_before": None if not_before is None else not_before.isoformat(),
        "begun": [_change(f, snapshots) for f in facts if f["op"] == "+"],
        "ended": [_change(f, snapshots) for f in facts if f["op"] == "-"],
    }  # fmt: skip


def _change(fact: dict[str, Any], snapshots: dict[int, Any]) -> dict[str, Any]:
    return {
        "subject": fact["subject_id"], "schema": fact["schema"], "prop": fact["prop"], "value": fact["value"], "original": fact["original"],
        "locator": fact["locator"], "changed_at": fact["changed_at"].isoformat(), "source": source_card(fact["list_id"], snapshots.get(fact["appeared_in"])),
    }  # fmt: skip
