"""Draw `src/seawall/reference/programs.csv` from the two tables of programs.

    python scripts/draw_programs.py ../shared/data/lists

Facts only (codes, titles, issuers, kinds of measure, targets, aliases, acts, addresses), each row with the file, its sha256 and the member or
row that it stands in. Both tables are read by Seawall's own readers. The tables are MIT-licensed, Copyright (c) OpenSanctions.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import zstandard

from seawall.reference.lists import lists
from seawall.sources.contract import SourceFile
from seawall.sources.eu_sanctions_map.parse import parse as parse_map
from seawall.sources.programs_yaml.reader import ProgramFile, read_programs
from seawall.sources.programs_yaml.tables import MEASURES

PROGRAMS = "programs/2026-08-22-programs.tar.zst"
REGIMES = "eu/2026-08-22-sanctions-map-programs.csv.zst"
TARGET = Path(__file__).parents[1] / "src/seawall/reference/programs.csv"
COLUMNS = (
    "code", "list_id", "authority", "title", "issuer", "measures", "target_territories", "aliases", "legal_act", "url", "source", "confidence",
)  # fmt: skip

#: The table's names of data sets, and ours.
LISTS = {
    "us_ofac_sdn": "us_ofac_sdn", "us_ofac_cons": "us_ofac_cons", "us_dod_chinese_milcorps": "us_dod_1260h", "us_cuba_sanctions": "us_state_cuba",
    "eu_fsf": "eu_fsf", "gb_fcdo_sanctions": "gb_fcdo_uksl", "un_sc_sanctions": "un_sc", "ch_seco_sanctions": "ch_seco", "ch_fiaa_freezes": "ch_fiaa",
    "ca_dfatd_sema_sanctions": "ca_sema", "au_dfat_sanctions": "au_dfat",
}  # fmt: skip
#: Programs whose data set gathers several of our lists.
BY_CODE = {
    "US-BIS-DPL": "us_bis_dpl", "US-BIS-EL": "us_bis_entity", "US-BIS-MEU": "us_bis_meu", "US-BIS-UVL": "us_bis_uvl", "US-AECA-DEBARRED": "us_state_dtc",
    "US-DDTC-AD": "us_state_dtc", "US-DDTC-SD": "us_state_dtc", "US-DOS-ISN": "us_state_isn", "US-CORRUPT-353": "us_state_section353", "US-FTO219": "us_ofac_sdn",
    "UA-SA1644": "", "PL-AML118": "",
}  # fmt: skip
#: Names that the lists themselves print and the table does not have: read off UN_LIST_TYPE (2026), the regimes of the UK ConList (2020) and OFAC's program column.
SEEN = {
    "UN-SCISIL": ["Al-Qaida"], "UN-SC2127": ["CAR"], "UN-SC1718": ["DPRK"], "UN-SC1533": ["DRC"], "UN-SC2048": ["GB"], "UN-SC2653": ["Haiti"], "UN-SC1737": ["Iran"],
    "UN-SC1518": ["Iraq"], "UN-SC1970": ["Libya"], "UN-SC2713": ["Somalia"], "UN-SC2206": ["SouthSudan"], "UN-SC1591": ["Sudan"], "UN-SC1988": ["Taliban"],
    "UN-SC2140": ["Yemen"], "UN-SC1636": ["Lebanon"],
    "GB-AFG": ["Afghanistan"], "GB-MMR": ["Burma", "Myanmar"], "GB-CAR": ["Central African Republic"], "GB-CW": ["Chemical Weapons"],
    "GB-DRC": ["Democratic Republic of the Congo"], "GB-IRAN": ["Iran (human rights)"], "GB-IRAN-NW": ["Iran (nuclear proliferation)", "Iran (Nuclear)"],
    "GB-IRQ": ["Iraq"], "GB-LBY": ["Libya"], "GB-MLI": ["Mali"], "GB-DPRK": ["North Korea (Democratic People's Republic of Korea)", "Democratic People's Republic of Korea"],
    "GB-GU": ["Republic of Guinea", "Guinea"], "GB-GNB": ["Republic of Guinea-Bissau", "Guinea-Bissau"], "GB-SOM": ["Somalia"], "GB-SSD": ["South Sudan"],
    "GB-SDN": ["Sudan"], "GB-SYR": ["Syria"], "GB-VEN": ["Venezuela"], "GB-YEM": ["Yemen"], "GB-ISIL": ["The ISIL (Da'esh) and Al-Qaida organisations"],
    "GB-RUS": ["Ukraine (Sovereignty)"], "GB-NIC": ["Nicaragua"], "GB-HT": ["Haiti"],
    "US-NARCO": ["ILLICIT-DRUGS-EO"], "US-BRUS": ["BELARUS-EO"], "US-SYR-REL": ["SYRIA-EO13894"], "US-TERR": ["SDT"], "US-IRAN": ["561List"],
    "US-RUSHAR": ["BPI-RUSSIA-EO14024"],
}  # fmt: skip
#: Names that are acts, by their form.
ACT = re.compile(
    r"^(EO \d+|Executive Order .*|\d+ CFR .*|\d+ U\.S\.C\..*|Public Law .*|Pub\. L\. .*|UNSCR \d+|Resolution \d+.*|Regulation \(.*|Decision .*|Common Position .*|"
    r"Joint Action .*|Directive \d+.*|SI \d{4}/\d+|SOR/\d.*|S\.C\. \d.*|.* Regulations(?: \d{4})?(?: \(.*\))?|.* Act(?: of)?(?: \d{4})?|SR \d.*)$"
)


def main(folder: Path) -> None:
    """Write the table."""
    tar, tar_source = _file(folder / PROGRAMS)
    regimes, map_source = _file(folder / REGIMES)
    by_key = _regimes(regimes)
    rows = [*_program_rows(read_programs(tar), tar_source, by_key), *_regime_rows(by_key, map_source)]
    with io.StringIO(newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        TARGET.write_text(out.getvalue(), encoding="utf-8")
    print(f"{len(rows)} programs to {TARGET}")


def _file(path: Path) -> tuple[SourceFile, str]:
    data = zstandard.ZstdDecompressor().decompress(path.read_bytes(), max_output_size=1 << 28)
    name = path.name.removesuffix(".zst")
    return SourceFile(name, data), f"{name} sha256:{hashlib.sha256(data).hexdigest()}"


def _regimes(file: SourceFile) -> list[dict[str, list[str]]]:
    """Regimes as property -> values, with the row."""
    found: dict[str, dict[str, list[str]]] = {}
    for parsed in parse_map(file):
        for s in parsed.statements:
            found.setdefault(s.party_id, {"row": [str(s.line)]}).setdefault(s.prop, []).append(s.value)
    return list(found.values())


def _program_rows(files: Iterable[ProgramFile], source: str, regimes: list[dict[str, list[str]]]) -> Iterator[dict[str, str]]:
    for file in sorted(files, key=lambda f: f.text("key")):
        code = file.text("key")
        list_id = BY_CODE.get(code, LISTS.get(file.text("dataset"), ""))
        acts = [alias for alias in file.texts("aliases") if ACT.match(alias)]
        celexes = [celex for regime in regimes for celex in regime.get("keywords", ()) if code.startswith("EU-") and set(code.split("-")[1:]) & set(regime.get("programId", ()))]
        yield {
            "code": code, "list_id": list_id, "authority": lists()[list_id].authority if list_id else file.text("issuer"), "title": file.text("title"),
            "issuer": file.text("issuer"), "measures": _joined(MEASURES[m] for m in file.texts("measures")),
            "target_territories": _joined(t.lower() for t in file.texts("target_territories")), "aliases": _joined([*file.texts("aliases"), *SEEN.get(code, ())]),
            "legal_act": _joined([*acts, *celexes]), "url": file.text("url"), "source": f"{source} {file.name}", "confidence": "derived" if acts else "stated",
        }  # fmt: skip


def _regime_rows(regimes: list[dict[str, list[str]]], source: str) -> Iterator[dict[str, str]]:
    """A row for each regime of the map: the acts' CELEX numbers are the names under which annexes give it."""
    # Regimes that list parties first: two of the map's numbers may share their acts.
    for regime in sorted(regimes, key=lambda r: (r.get("status") != ["with lists"], int(r["projectId"][0]))):
        number, celexes = regime["projectId"][0], regime.get("keywords", [])
        yield {
            "code": f"EU-REGIME-{number}", "list_id": "eu_journal", "authority": "EU Council", "title": regime["name"][0], "issuer": "eu_council", "measures": "",
            "target_territories": "", "aliases": _joined(celexes), "legal_act": _joined(celexes), "url": f"https://www.sanctionsmap.eu/#/main/details/{number}/",
            "source": f"{source} line {regime['row'][0]}", "confidence": "stated",
        }  # fmt: skip


def _joined(values: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(value.replace(";", ",") for value in values if value))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/lists"))
