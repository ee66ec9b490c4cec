"""Everything the lists say about one party, each fact with its proof."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from seawall.errors import QuestionError
from seawall.model.statement import ROSTER_PROP
from seawall.reference.lists import list_info
from seawall.service.captions import caption_of
from seawall.store.chain import Snapshot
from seawall.store.store import Store
from seawall.store.view import View

#: The order in which the parts of a dossier are told.
_PART_ORDER = ("Sanction", "Passport", "Identification", "Address", "CryptoWallet", "UnknownLink", "Ownership", "Directorship", "Family")


def dossier(store: Store, party_id: str, view: View) -> dict[str, Any]:
    """What a view holds of one party.

    Returns:
        `id`, `caption`, `schema`, `list`, `as_of`, `known_at`, `on_list` (since when, between which files), `facts` (the party's own), `parts`
        (sanctions, addresses, documents, links, each with facts). A fact has `prop`, `value`, `original`, `lang`, `locator`, `line`, `source`
        (list, file, publication, sha256), `appeared`, `not_before`, `last_seen`, `valid_from`, `valid_to`.

    Raises:
        QuestionError: no list has such a party, or it is not on it on that day; says when it was.
    """
    rows = store.view(view).party(party_id)
    if rows.num_rows == 0:
        raise _absent(store, party_id, view)
    snapshots = {s.snapshot_id: s for s in store.snapshots()}
    facts = [_fact(row, snapshots) for row in rows.to_pylist()]
    own = [f for f in facts if f["subject_id"] == party_id]
    roster = next((f for f in own if f["prop"] == ROSTER_PROP), None)
    return {
        "id": party_id,
        "caption": caption_of([(f["prop"], f["value"]) for f in own], party_id),
        "schema": party_schema(f["schema"] for f in own),
        "list": list_card(str(rows["list_id"][0].as_py())),
        "as_of": view.as_of.isoformat(),
        "known_at": view.known_at.isoformat(),
        "on_list": None if roster is None else {key: roster[key] for key in ("appeared", "not_before", "last_seen", "starts")},
        "facts": [_without_subject(f) for f in own],
        "parts": _parts(facts, party_id),
    }


def list_card(list_id: str) -> dict[str, str]:
    """A list's id, authority, title and license."""
    info = list_info(list_id)
    return {"id": list_id, "authority": info.authority, "title": info.title, "license": info.license}


def party_schema(schemas: Any) -> str:
    """The most specific schema among a subject's statements.

    Files that do not know what a party is (OFAC's addresses) say `LegalEntity` or `Thing`; any other schema says more.
    """
    vague = {"Thing": 0, "LegalEntity": 1, "Organization": 2}
    return max(set(schemas), key=lambda schema: (vague.get(schema, 3), schema), default="Thing")


def _parts(facts: Sequence[dict[str, Any]], party_id: str) -> list[dict[str, Any]]:
    parts: dict[str, dict[str, Any]] = {}
    for fact in facts:
        if fact["subject_id"] == party_id:
            continue
        part = parts.setdefault(fact["subject_id"], {"id": fact["subject_id"], "schema": fact["schema"], "facts": []})
        part["facts"].append(_without_subject(fact))
    rank = {schema: number for number, schema in enumerate(_PART_ORDER)}
    return sorted(parts.values(), key=lambda part: (rank.get(part["schema"], len(rank)), part["id"]))


def _without_subject(fact: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fact.items() if key not in ("subject_id", "schema", "starts")}


def _fact(row: dict[str, Any], snapshots: dict[int, Snapshot]) -> dict[str, Any]:
    snapshot = snapshots.get(row["appeared_in"])
    return {
        "subject_id": row["subject_id"], "schema": row["schema"], "prop": row["prop"], "value": row["value"], "original": row["original"],
        "lang": row["lang"], "locator": row["locator"], "line": row["line"], "source": source_card(row["list_id"], snapshot),
        "appeared": _iso(row["appeared"]), "not_before": _iso(row["gap_from"]), "last_seen": _iso(row["last_seen"]),
        "valid_from": row["valid_from"], "valid_to": row["valid_to"], "starts": row["starts"].isoformat() if row["starts"] else None,
    }  # fmt: skip


def source_card(list_id: str, snapshot: Snapshot | None) -> dict[str, Any]:
    """The file in which a fact first appeared."""
    if snapshot is None:
        return {"list": list_id}
    return {
        "list": list_id, "file": snapshot.file_name, "variant": snapshot.variant, "published_at": _iso(snapshot.published_at),
        "published_basis": snapshot.published_basis, "sha256": snapshot.sha256,
    }  # fmt: skip


def _iso(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def _absent(store: Store, party_id: str, view: View) -> QuestionError:
    history = listing_history(store, party_id)
    if not history:
        return _nobody(party_id)
    standing = any(h["appeared"] <= view.known_at.isoformat() and (h["disappeared"] or "9999") > view.known_at.isoformat() for h in history)
    if standing and history[0]["appeared"][:10] <= view.as_of.isoformat():
        return QuestionError(f"{party_id!r} stands in the list's file, but none of its measures is in force as of {view.as_of}, by the dates that the list states",
                             cure="Ask with --as-of inside that time; `seawall show ID --history` tells since when the files have it.")  # fmt: skip
    spans = "; ".join(f"from {h['appeared'][:10]} to {h['disappeared'][:10] if h['disappeared'] else 'now'}" for h in history)
    return QuestionError(f"{party_id!r} is not on its list as of {view.as_of} (known at {view.known_at:%Y-%m-%d}); it was on it {spans}",
                         cure="Ask with --as-of or --known-at inside that time.")  # fmt: skip


def _nobody(party_id: str) -> QuestionError:
    return QuestionError(f"no loaded list has a party {party_id!r}", cure="`seawall search` finds parties by name or number.")


def history_of(store: Store, party_id: str) -> list[dict[str, Any]]:
    """`listing_history` of a party that there is.

    Raises:
        QuestionError: no loaded list has or had it.
    """
    rows = listing_history(store, party_id)
    if not rows:
        raise _nobody(party_id)
    return rows


def listing_history(store: Store, party_id: str) -> list[dict[str, Any]]:
    """The runs of files in which a party was on its list: appeared, not_before, last_seen, disappeared."""
    import polars as pl

    from seawall.store.timeline import timeline

    snapshots = store.snapshots()
    candidates = [s for s in snapshots if party_id.startswith(f"{s.list_id.replace('_', '-')}-")] or snapshots
    lists = sorted({s.list_id for s in candidates})
    frame = timeline(store.lake, [s for s in snapshots if s.list_id in lists], lists)
    rows = frame.filter((pl.col("party_id") == party_id) & (pl.col("prop") == ROSTER_PROP)).sort("appeared").to_dicts()
    return [{"appeared": _iso(r["appeared"]), "not_before": _iso(r["gap_from"]), "last_seen": _iso(r["last_seen"]), "disappeared": _iso(r["disappeared"])} for r in rows]


def rows_of(table: pa.Table) -> list[dict[str, Any]]:
    """A table as plain rows."""
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows
