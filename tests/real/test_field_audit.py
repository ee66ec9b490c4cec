"""Each list held against its newest official file: every entry by words both ways, twenty entries by golden files of what `seawall show` says."""

from __future__ import annotations

from pathlib import Path

import pytest

from seawall.ingest.registry import recognize
from seawall.sources.contract import Parsed, SourceFile
from seawall.store.store import Store
from tests.real.audit import Audit, audit, without_excepted, worst
from tests.real.audited_lists import LISTS, Audited
from tests.real.golden import hold_against_golden, store_of
from tests.real.official import needs_official_files, raw

pytestmark = [pytest.mark.real, needs_official_files]

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
    """All audited files in one store."""
    return store_of(tmp_path_factory.mktemp("audit"), [one.file for one in LISTS])


@pytest.mark.parametrize("one", LISTS, ids=IDS)
def test_every_word_of_every_entry_is_in_a_statement_and_no_other(one: Audited, parsed: dict[str, list[Parsed]]) -> None:
    """No finding but the excepted ones, and each exception is still needed."""
    statements = [s for publication in parsed[one.list_id] for s in publication.statements]
    result = audit(one.reader(raw(f"{one.file}.zst")), statements, one.rules)
    left, used = without_excepted(result, one.excepted)
    print(f"\n{one.list_id}: {result.entries} entries, {result.words} words, {result.share:.2f} % in statements, {len(left)} findings, {len(result.findings) - len(left)} excepted")
    assert result.entries > 0
    assert not left, "\n" + worst(Audit(findings=left))
    assert used == set(one.excepted), f"exceptions that nothing needs: {set(one.excepted) - used}"


@pytest.mark.parametrize("one", LISTS, ids=IDS)
def test_twenty_entries_are_shown_as_they_were_read_by_eye(one: Audited, parsed: dict[str, list[Parsed]], store: Store) -> None:
    """`SEAWALL_UPDATE_GOLDEN=1` writes the files anew; read the difference before it is kept."""
    hold_against_golden(one.list_id, store, parsed[one.list_id], one.day)
