"""Each list held against its newest official file: every entry by words both ways, twenty entries by golden files of what `seawall show` says."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from seawall.errors import QuestionError
from seawall.ingest.load import load
from seawall.ingest.offered import Offered
from seawall.ingest.registry import recognize
from seawall.model.statement import ROSTER_PROP
from seawall.service.dossier import dossier
from seawall.service.questions import make_view
from seawall.sources.contract import Parsed, SourceFile
from seawall.store.store import Store
from tests.real import official
from tests.real.audit import Audit, Finding, audit, worst
from tests.real.audited_lists import LISTS, Audited
from tests.real.official import needs_official_files, raw

pytestmark = [pytest.mark.real, needs_official_files]

GOLDEN = Path(__file__).parents[1] / "audit"
#: When the dossiers are asked for; the files are all older.
NOW = datetime(2026, 9, 1, tzinfo=UTC)
PARTS = ("prop", "value", "original", "lang", "locator")
IDS = [one.list_id for one in LISTS]


@pytest.fixture(scope="module")
def parsed() -> dict[str, list[Parsed]]:
    """Each file as its source reads it."""
    found = {}
    for one in LISTS:
        file = SourceFile(Path(one.file).name, raw(f"{one.file}.zst"))
        found[one.list_id] = list(recognize(file)[0].parse(file))
    return found


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """All audited files in one store, as `seawall load` leaves them."""
    folder = tmp_path_factory.mktemp("audit")
    store = Store(folder / "store", folder / "cache")
    offered = [Offered(Path(one.file).name + ".zst", (official.LISTS / f"{one.file}.zst").read_bytes(), one.file) for one in LISTS]
    for result in load(store, offered, NOW):
        assert result.error is None, result.error
    return store


@pytest.mark.parametrize("one", LISTS, ids=IDS)
def test_every_word_of_every_entry_is_in_a_statement_and_no_other(one: Audited, parsed: dict[str, list[Parsed]]) -> None:
    """No finding but the excepted ones, and each exception is still needed."""
    statements = [s for publication in parsed[one.list_id] for s in publication.statements]
    result = audit(one.reader(raw(f"{one.file}.zst")), statements, one.rules)
    left, used = _without_excepted(result, one)
    print(f"\n{one.list_id}: {result.entries} entries, {result.words} words, {result.share:.2f} % in statements, {len(left)} findings, {len(result.findings) - len(left)} excepted")
    assert result.entries > 0
    assert not left, "\n" + worst(Audit(findings=left))
    assert used == set(one.excepted), f"exceptions that nothing needs: {set(one.excepted) - used}"


def _without_excepted(result: Audit, one: Audited) -> tuple[list[Finding], set[tuple[str, str, str]]]:
    left, used = [], set()
    for finding in result.findings:
        place = finding.place if finding.place else finding.entry
        key = next((k for k in one.excepted if fnmatch(finding.kind, k[0]) and fnmatch(place, k[1]) and fnmatch(finding.word, k[2])), None)
        if key is None:
            left.append(finding)
        else:
            used.add(key)
    return left, used


@pytest.mark.parametrize("one", LISTS, ids=IDS)
def test_twenty_entries_are_shown_as_they_were_read_by_eye(one: Audited, parsed: dict[str, list[Parsed]], store: Store) -> None:
    """`SEAWALL_UPDATE_GOLDEN=1` writes the files anew; read the difference before it is kept."""
    shown = _shown(store, parsed[one.list_id], one.day)
    path = GOLDEN / f"{one.list_id}.json"
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
    for publication in publications:
        listed = {s.party_id for s in publication.statements if s.prop == ROSTER_PROP}
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
