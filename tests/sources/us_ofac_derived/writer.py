"""Renders the invented parties of `us_ofac_delimited` as the three derived files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from tests.sources.us_ofac_delimited.writer import INVENTED, Party

KINDS = {"": "entity"}


def entry(party: Party) -> dict[str, object]:
    return {
        "uid": party.number, "name": party.name, "type": KINDS.get(party.kind, party.kind), "programs": list(party.programs),
        "alternateNames": [name for _, name in party.aliases],
    }  # fmt: skip


def as_json(parties: Sequence[Party] = INVENTED, published: str = "2026-08-20", **other: object) -> bytes:
    entries = [entry(party) for party in parties]
    whole = {
        "name": "OFAC Specially Designated Nationals (SDN) List, invented", "description": "Invented.", "source": "Invented", "sourceUrl": "https://invented.example",
        "published": published, "retrieved": published,
        "counts": {"entries": len(entries), "alternateNames": sum(len(party.aliases) for party in parties), "totalNames": 0},
        "typeCounts": {}, "topPrograms": [], "scope": "Invented.", "disclaimer": "Invented.", "license": "none", "fields": [], "entries": entries, **other,
    }  # fmt: skip
    return json.dumps(whole, indent=1).encode()


def as_entities(parties: Sequence[Party] = INVENTED) -> bytes:
    types = {"aka": "1400", "fka": "1401", "nka": "1402"}
    lines = []
    for party in parties:
        names: list[dict[str, object]] = [{"full_name": name, "is_primary": False, "type_id": types[kind]} for kind, name in party.aliases]
        names.append({"full_name": party.name, "is_primary": True, "type_id": "1403"})
        lines.append(json.dumps({"entity_id": party.number, "names": names}) + "\n")
    return "".join(lines).encode()


def as_table(parties: Sequence[Party] = INVENTED) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["Name", "Alias", "Nationality", "Designation", "Sanction Type", "Source"])
    for party in parties:
        family, _, given = party.name.partition(", ")
        name = f"{given} {family}" if given else family
        alias = party.aliases[0][1] if party.aliases else "None"
        rows.writerow([name, alias, "Unknown", (party.kind or "entity").title(), ", ".join(party.programs), "USOFAC_SDN"])
    return out.getvalue().encode()
