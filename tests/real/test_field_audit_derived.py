"""Lists of which only tables are at hand that others derived from the official files, held against those tables as the others against theirs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seawall.ingest.registry import recognize
from seawall.sources.contract import Parsed, SourceFile
from tests.real.audit import Audit, audit, without_excepted, worst
from tests.real.derived_lists import DERIVED, Derived
from tests.real.derived_readers import travel_bans
from tests.real.golden import hold_against_golden, store_of
from tests.real.official import needs_official_files, raw

pytestmark = [pytest.mark.real, needs_official_files]

GOLDEN = tuple(dict.fromkeys(one.golden for one in DERIVED))


@pytest.fixture(scope="module")
def parsed() -> dict[str, list[Parsed]]:
    """Each table as its source reads it, those of one publication beside each other."""
    found = {}
    for golden in GOLDEN:
        files = {one.name: SourceFile(Path(one.file).name, raw(f"{one.file}.zst")) for one in DERIVED if one.golden == golden}
        variants = {name: recognize(file) for name, file in files.items()}
        for name, (source, variant) in variants.items():
            beside = {v: files[other] for other, (_, v) in variants.items() if v != variant}
            found[name] = list(source.parse(SourceFile(files[name].name, files[name].data, beside)))
    return found


@pytest.mark.parametrize("one", DERIVED, ids=lambda one: one.name.replace(" ", "-"))
def test_every_word_of_every_row_is_in_a_statement_and_no_other(one: Derived, parsed: dict[str, list[Parsed]]) -> None:
    """No finding but the excepted ones, and each exception is still needed."""
    statements = [s for publication in parsed[one.name] for s in publication.statements]
    result = audit(one.reader(raw(f"{one.file}.zst")), statements, one.rules)
    left, used = without_excepted(result, one.excepted)
    print(f"\n{one.name}: {result.entries} entries, {result.words} words, {result.share:.2f} % in statements, {len(left)} findings, {len(result.findings) - len(left)} excepted")
    assert result.entries > 0
    assert not left, "\n" + worst(Audit(findings=left))
    assert used == set(one.excepted), f"exceptions that nothing needs: {set(one.excepted) - used}"


#: The decisions that the travel bans name, and their programs, as the titles of the decisions tell them.
ACTS = {
    "2010D0231": "SOM", "2010D0413": "IRN", "2010D0638": "GIN", "2010D0788": "COD", "2011D0235": "IRN", "2011D0486": "AFG", "2012D0285": "GNB", "2013D0184": "MMR",
    "2013D0255": "SYR", "2013D0798": "CAF", "2014D0145": "UKR", "2014D0450": "SDN", "2014D0932": "YEM", "2015D0740": "SSD", "2015D1333": "LBY", "2015D1763": "BDI",
    "2016D0849": "PRK", "2016D1693": "EUAQ", "2017D1775": "MLI", "2017D2074": "VEN", "2018D1544": "CHEM", "2019D0797": "CYB", "2019D1720": "NIC", "2019D1894": "TUR",
    "2020D1999": "HR",
}  # fmt: skip


def test_the_programs_of_travel_bans_are_those_of_their_acts(parsed: dict[str, list[Parsed]]) -> None:
    """The table names acts, no programs."""
    statements = [s for publication in parsed["eu_travel_bans"] for s in publication.statements]
    told: dict[str, set[str]] = {}
    party_on = {s.line: s.party_id for s in statements}
    for s in statements:
        if s.prop == "programId":
            told.setdefault(s.party_id, set()).add(s.original or s.value)
    for entry in travel_bans(raw("eu/2022-09-13-travel-bans.csv.zst")):
        acts = {number[1] for cell in entry.cells if cell.place == "regulation/@publicationUrl" for number in re.finditer(r"CELEX%3A0(\w{9})-", cell.text)}
        parties = {party_on[line] for line in entry.lines if line in party_on} if acts else set()
        assert {code for party in parties for code in told[party]} == {ACTS[act] for act in acts}, entry.key


@pytest.mark.parametrize("golden", GOLDEN)
def test_twenty_entries_are_shown_as_they_were_read_by_eye(golden: str, parsed: dict[str, list[Parsed]], tmp_path: Path) -> None:
    """`SEAWALL_UPDATE_GOLDEN=1` writes the files anew; read the difference before it is kept."""
    group = [one for one in DERIVED if one.golden == golden]
    store = store_of(tmp_path, [one.file for one in group])
    hold_against_golden(golden, store, [publication for one in group for publication in parsed[one.name]], group[0].day)
