"""Files that others derive from OFAC's, to statements: `ofac-sdn.json`, `sdn_entities.jsonl`, `sdn_parsed.csv`. See README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from seawall.errors import FormatError
from seawall.model.statement import Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Reject, SourceFile
from seawall.sources.us_ofac.lists import SDN
from seawall.sources.us_ofac_derived.entries import entry_facts
from seawall.sources.us_ofac_derived.names import SOURCE, parse_entities, parse_table
from seawall.sources.us_ofac_derived.tables import COVERS, IGNORED, PARSED_COLUMNS, READ
from seawall.text.dates import moment

_JSON = re.compile(rb'\s*\{\s*"name"\s*:\s*"OFAC [^"]*\bSDN\b', re.DOTALL)
_ENTITY = re.compile(rb'\s*\{\s*"entity_id"\s*:\s*\d+\s*,\s*"names"\s*:')
_TABLE = ",".join(PARSED_COLUMNS).encode()
_AGAIN = "Fetch it again; the file before it stays in force."


def recognizes(file: SourceFile) -> str | None:
    """`json`, `entities`, `parsed`, or None."""
    head = file.head.removeprefix(b"\xef\xbb\xbf")
    if _JSON.match(head) or (head.lstrip()[:1] == b"{" and b'"alternateNames"' in head and b'"OFAC' in head):
        return "json"
    if _ENTITY.match(head):
        return "entities"
    if head.startswith(_TABLE) and b"USOFAC_SDN" in head:
        return "parsed"
    return None


def parse(file: SourceFile) -> Iterator[Parsed]:
    """The one publication that the file is.

    Raises:
        FormatError: no JSON, other fields or columns, or other counts than the file itself states.
        UnknownValueError: a type of party or of name that is not in the tables.
    """
    variant = recognizes(file)
    with collection_paused():
        if variant == "json":
            parsed = _json(file)
        elif variant == "entities":
            parsed = parse_entities(file)
        elif variant == "parsed":
            parsed = parse_table(file)
        else:
            raise FormatError(f"none of the derived files; the content begins {file.data[:60]!r}", source=SOURCE, snapshot=file.name, cure=_AGAIN)
    yield parsed


def _json(file: SourceFile) -> Parsed:
    whole = _decoded(file)
    statements: list[Statement] = []
    rejects: list[Reject] = []
    seen: set[str] = set()
    others = 0
    for number, entry in enumerate(whole["entries"]):
        facts = entry_facts(entry, number, SOURCE, file.name)
        if facts.number in seen:
            raise FormatError(f"uid {facts.number} stands twice", source=SOURCE, snapshot=file.name, locator=f"entries[{number}]", cure=_AGAIN)
        seen.add(facts.number)
        statements.extend(facts.statements)
        rejects.extend(facts.rejects)
        others += len(entry["alternateNames"])
    _check_counts(whole.get("counts"), len(seen), others, file)
    published = whole["published"]
    published_at = moment(published) if isinstance(published, str) else None
    if published_at is None:
        raise FormatError(f"published {published!r} is no date", source=SOURCE, snapshot=file.name, locator="published", cure=_AGAIN)
    return Parsed(SDN, f"{SOURCE}/json", published_at, len(seen), statements, rejects, COVERS["json"])


def _decoded(file: SourceFile) -> dict[str, Any]:
    try:
        whole = orjson.loads(file.data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as exc:
        raise FormatError(f"no JSON: {exc}", source=SOURCE, snapshot=file.name, cure=_AGAIN) from exc
    if not isinstance(whole, dict) or not isinstance(whole.get("entries"), list) or "published" not in whole:
        raise FormatError("no object with `entries` and `published`", source=SOURCE, snapshot=file.name, cure=_AGAIN)
    unknown = sorted(set(whole) - IGNORED - READ)
    if unknown:
        raise FormatError(f"unknown fields {unknown}", source=SOURCE, snapshot=file.name, cure="Map or ignore them in us_ofac_derived/tables.py.")
    return whole


def _check_counts(counts: Any, entries: int, others: int, file: SourceFile) -> None:
    """The file says how many it holds; fewer or more is damage."""
    if not isinstance(counts, dict):
        return
    for field, found in (("entries", entries), ("alternateNames", others)):
        stated = counts.get(field)
        if stated is not None and stated != found:
            raise FormatError(f"{found} {field} where the file states {stated}", source=SOURCE, snapshot=file.name, locator=f"counts.{field}", cure=_AGAIN)
