"""Histories: the 308 daily `sdn.csv` of 2021 to 2024, the `ofac-sdn.json` of summer 2026, digital currency addresses of 2021 to 2024.

Yields one `Parsed` per publication, lazily and in order. A row that stands for a hundred days is read once and its statements are the same
objects each day. See README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from seawall.model.ids import content_suffix
from seawall.model.statement import MAIN, ROSTER, ROSTER_PROP, Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_ofac.facts import PARTY, Fact, child, lay
from seawall.sources.us_ofac.lists import AUTHORITY, CRYPTO, SDN, party_id
from seawall.sources.us_ofac_delimited.memo import RowFacts
from seawall.sources.us_ofac_delimited.parse import parse_parties
from seawall.sources.us_ofac_derived.entries import entry_facts
from seawall.sources.us_ofac_derived.tables import COVERS
from seawall.sources.us_ofac_history.rebuild import days, rebuild
from seawall.sources.us_ofac_history.spans import SOURCE, History, damage, read_history, snapshot_moment, variant_of

__all__ = ["parse", "rebuild", "recognizes"]


def recognizes(file: SourceFile) -> str | None:
    """`sdn`, `ofac-sdn`, `crypto`, or None. The first line may be long: all of the file is looked at."""
    return variant_of(file.data) if file.data.lstrip()[:1] == b"{" else None


def parse(file: SourceFile) -> Iterator[Parsed]:
    """Each publication of the history.

    Raises:
        FormatError: damaged: no JSON, other fields, or other counts or sha256 than the file states.
        UnknownValueError: a type of party that is not in the tables.
    """
    with collection_paused():
        history = read_history(file)
    readers = {"sdn": _sdn, "ofac-sdn": _ofac_sdn, "crypto": _crypto}
    yield from readers[history.variant](history, file)


def _sdn(history: History, file: SourceFile) -> Iterator[Parsed]:
    for day in days(history, file):
        with collection_paused():
            parsed = parse_parties(day.lines, "sdn", f"{file.name} at {day.at.isoformat()}")
        yield replace(parsed, variant=f"{SOURCE}/sdn", published_at=day.at, sha256=day.sha256, size_bytes=len(day.data))


def _ofac_sdn(history: History, file: SourceFile) -> Iterator[Parsed]:
    with collection_paused():
        facts = {line.number: entry_facts(line.fields["entry"], line.number, SOURCE, file.name) for line in history.lines}
    for index, snapshot in enumerate(history.snapshots):
        rows = [facts[line.number] for line in history.standing(index)]
        stated = snapshot.get("entries")
        if stated != len(rows) or len({row.number for row in rows}) != len(rows):
            raise damage(f"{len({row.number for row in rows})} parties in {len(rows)} entries where {stated} are stated", file, f"snapshots[{index}]")
        yield _publication(SDN, "ofac-sdn", snapshot_moment(snapshot, index, file), rows, COVERS["json"])


def _crypto(history: History, file: SourceFile) -> Iterator[Parsed]:
    facts = {line.number: _wallet(line.fields["ticker"], line.fields["address"], line.number, file) for line in history.lines}
    for index, snapshot in enumerate(history.snapshots):
        rows = [facts[line.number] for line in history.standing(index)]
        if not rows:
            # The first copy, of 2021-02-15, was made before any address was extracted: it says nothing.
            continue
        yield _publication(CRYPTO, "crypto", snapshot_moment(snapshot, index, file), rows, frozenset({ROSTER, MAIN}))


def _wallet(ticker: object, address: object, line: int, file: SourceFile) -> RowFacts:
    """An address is a listed party of its own: the file does not say whose it is."""
    if not (isinstance(ticker, str) and isinstance(address, str) and ticker.strip() and address.strip() and min(ticker[0], address[0]) > " "):
        raise damage(f"no address {address!r:.60} of {ticker!r:.20}", file, f"line {line}")
    key = content_suffix("wallet", ticker, address)
    party, place = party_id(CRYPTO, key), f"{ticker}/{address}"
    statements = [Statement(party, party, "CryptoWallet", ROSTER_PROP, address, None, None, place, line, ROSTER)]
    facts = (Fact("publicKey", address), Fact("currencySymbol", ticker), Fact("topics", "sanction"))
    measure = child("sanction", "Sanction", ("entity", PARTY), ("authority", AUTHORITY), ("provisions", "freeze"))
    lay(statements, [(place, (*facts, *measure))], party, "CryptoWallet", address, line, MAIN)
    return RowFacts(address, party, "CryptoWallet", tuple(statements))


def _publication(list_id: str, variant: str, at: datetime, rows: list[RowFacts], covers: frozenset[str]) -> Parsed:
    statements: list[Statement] = []
    for row in rows:
        statements.extend(row.statements)
    rejects = [reject for row in rows for reject in row.rejects]
    return Parsed(list_id, f"{SOURCE}/{variant}", at, len(rows), statements, rejects, covers)
