"""FollowTheMoney JSON lines with invented entities."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def entity(entity_id: str, schema: str, **properties: Any) -> dict[str, Any]:
    """One record, as exports write it."""
    return {"id": entity_id, "schema": schema, "caption": entity_id, "datasets": ["Sample Set"], "properties": {k: v if isinstance(v, list) else [v] for k, v in properties.items()}}


INVENTED: tuple[dict[str, Any], ...] = (
    entity("p1", "Person", name=["Zoltan Invented", "Золтан Инвентед"], birthDate="1971-03-04", gender="M", country="Russia", topics="sanction", addressEntity="a1", birthPlace=" "),
    entity("c1", "Company", name="Invented Trading FZE", jurisdiction="ae", birthDate="1999"),
    entity("s1", "Sanction", entity="p1", authority="Sample Authority", provisions=["Asset freeze", "Frowning"], startDate="4 March 2021"),
    entity("o1", "Ownership", owner="p1", asset="c1", percentage="60"),
    entity("i1", "Passport", holder="p1", number="710000001", country="Atlantis"),
    entity("a1", "Address", full="1 Sample Street"),
    entity("a2", "Address", full="Nobody's Street"),
    entity("c1-sanction-x", "Sanction", entity="c1", authority="Sample Authority"),
)


def write(records: Iterable[Mapping[str, Any]] = INVENTED) -> bytes:
    """One record a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
