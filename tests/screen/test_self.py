"""Whoever is on a list is found by each of the names that the list prints, screened exactly, at the shipped threshold.

Invented parties of several publishers, and invented names in many scripts and of every awkward kind. The same trial over all
bundled lists is tests/real/test_selftest.py.
"""

from __future__ import annotations

import csv
import json
import random
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from seawall.config import Settings
from seawall.ingest import registry
from seawall.ingest.load import load
from seawall.ingest.offered import Offered
from seawall.screen.run import screen_file
from seawall.service.questions import make_view
from seawall.wiring import App
from tests.cli.conftest import FEBRUARY, JANUARY
from tests.cli.files import ofac_files, own_file
from tests.sources.gb_hmt_conlist import writer as gb
from tests.sources.un_sc import writer as un

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SYLLABLES = {
    "latin": ["ba", "kor", "ze", "mil", "ta", "ran", "dov", "ić", "os", "wie", "ña", "ål", "fu", "shi", "qu", "ḥa", "ri'a", "o'n", "-el"],
    "cyrillic": ["ба", "кор", "зе", "мил", "та", "ран", "дов", "ич", "ос", "ський", "щу", "ія", "ё"],
    "arabic": ["محمد", "عبد", "الله", "بن", "نو", "ار", "يم", "كر", "حس", "ين", "طا", "رق"],
    "han": ["王", "李", "东", "海", "国", "際", "银", "行", "公", "司", "龍", "張"],
    "hangul": ["김", "이", "박", "무역", "상사", "은행", "철", "수"],
    "hebrew": ["דו", "יד", "כה", "ן", "לוי", "מש", "ה"],
    "thai": ["สม", "ชาย", "วัฒ", "นา"],
    "greek": ["πα", "πα", "δο", "πού", "λος", "νί", "κη"],
}
AWKWARD = (
    "A", "X Y", "3M", "7/24", "24 KB", "№ 5", "Al", "Al-", "THE", "THE THE", "& SONS", "ООО", "LLC", "Inc.", "Company Limited", "Bank", "bin", "Abu", "Abu Abu", "O", "Ó", "-0-x",
    "1234567", "IMO 9074729", "C.A.M.", "A.B.C. Co., Ltd.", "a/k/a Nobody", "Nobody (a.k.a. Somebody)", "“Quoted”", "'Nick'", "No.1 Trading House №7", "株式会社", "有限公司", "й", "Й Й",
    "Ⅷ Brigade", "ＦＵＬＬ ＷＩＤＴＨ", "soft\u00adhyphen", "zero\u200bwidth", "com\u0301bined", "ﷺ", "٠١٢٣", "Ångström AB", "straße GmbH", "İstanbul A.Ş.", "ΟΔΟΣ ς", "Œuvre SÀRL", "Þór hf.", "Łódź sp. z o.o.",
    "x" * 60, "Ministry of " * 9 + "Invention", "one two three four five six seven eight nine ten eleven twelve thirteen fourteen", "Khoroshaya-Shkola-Imeni-Nobody", "mc O'Donnell-d'Arc", "@handle", "#1",
    "http://invented.example", "Semi; Colon", "Comma, Given", "TAB\tBED", "  Spaces   inside  ", "5 5 5 5", "II", "Jr.", "Mr", "von", "van der", "LTD LTD", "Group of Companies",
)  # fmt: skip


def invented_names(count: int) -> list[str]:
    chance = random.Random(5)
    found = []
    for _ in range(count):
        syllables = SYLLABLES[chance.choice(sorted(SYLLABLES))]
        words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(chance.randint(1, 5))]
        found.append(chance.choice((str, str.title, str.upper))(" ".join(words)))
    return found


def lists() -> dict[str, bytes]:
    names = [*AWKWARD, *invented_names(500)]
    kinds = ("person", "company", "vessel", "entity")
    rows = [
        {"name": names[n].replace(";", ","), "aliases": names[(n * 7 + 1) % len(names)], "weak_aliases": names[(n * 11 + 2) % len(names)],
         "previous_names": names[(n * 13 + 3) % len(names)], "type": kinds[n % 4]}
        for n in range(len(names))
    ]  # fmt: skip
    dated = {f"2026-01-20-{name}": data for name, data in ofac_files().items()}
    return {"2026-02-05-own.csv": FEBRUARY, "2026-01-05-own.csv": JANUARY, "2026-01-01-names.csv": own_file(*rows, name="Names"), "un.xml": un.write(un.invented()),
            "gb.csv": gb.write_csv(gb.invented()), **dated}  # fmt: skip


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple[str, str, str]], dict[str, set[str]]]:
    """(party, property, name) of all names, and name to the ids that were hit."""
    folder = tmp_path_factory.mktemp("self")
    app = App(Settings(folder / "home"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry.Source, "expectation", lambda source, variant: registry.Expectation(1, 1, 100.0))
        results = load(app.store, [Offered(name, data, f"/invented/{name}") for name, data in lists().items()], NOW)
    assert [r.error for r in results] == [None] * len(results)
    view = make_view(NOW)
    index, screened = app.index(view)
    table = app.store.view(view).table(["party_id", "subject_id", "list_id", "prop", "value", "original"])
    table = table.filter(pc.is_in(table["list_id"].cast(pa.string()), pa.array(screened)))
    rows = [row for row in table.to_pylist() if row["prop"] in ("name", "alias", "weakAlias", "previousName") and row["party_id"] == row["subject_id"]]
    pairs = [(row["party_id"], row["prop"], text) for row in rows for text in (row["value"], row["original"]) if text]
    names = list(dict.fromkeys(name for _, _, name in pairs))
    with (folder / "names.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["name"])
        writer.writerows([name] for name in names)
    done = screen_file(index, folder / "names.csv", folder / "hits.jsonl")
    assert (done.rows, done.rejects) == (len(names), [])
    hits: dict[str, set[str]] = {}
    for line in (folder / "hits.jsonl").read_bytes().splitlines():
        answer = json.loads(line)
        hits[names[answer["row"] - 1]] = {hit["id"] for hit in answer["hits"]}
    return pairs, hits


def test_every_name_hits_its_own_party(asked: tuple[list[tuple[str, str, str]], dict[str, set[str]]]) -> None:
    pairs, hits = asked
    missed = [(party, prop, name) for party, prop, name in pairs if party not in hits.get(name, set())]
    assert len(pairs) > 2000
    assert {prop for _, prop, _ in pairs} == {"name", "alias", "weakAlias", "previousName"}
    assert {party.rpartition("-")[0] for party, _, _ in pairs} >= {"own-names", "own-sample-P", "un-sc", "us-ofac-sdn", "gb-hmt-conlist"}
    assert missed == []
