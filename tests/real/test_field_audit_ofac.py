"""OFAC's files held against the statements: every cell of every row both ways, forty parties by golden files of what `seawall show` says.

The rows are read here with the `csv` module and nothing of the parser: a null is a cell `-0- `, a remark is cut at `; `, a date is read by
`strptime`, a country by the names of Unicode's CLDR. `test_field_audit.py` does the same for the other lists.
"""

from __future__ import annotations

import csv
import itertools
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from babel import Locale

from seawall.ingest.load import load
from seawall.ingest.offered import Offered
from seawall.model.measures import MEASURE_KINDS
from seawall.model.statement import Statement
from seawall.service.dossier import dossier
from seawall.service.questions import make_view
from seawall.sources.contract import SourceFile
from seawall.sources.us_ofac_delimited.parse import forget_rows, parse
from seawall.store.store import Store
from tests.real.official import LISTS, needs_official_files, raw

pytestmark = [pytest.mark.real, needs_official_files]

GOLDEN = Path(__file__).parents[1] / "audit"
NOW = datetime(2026, 9, 1, tzinfo=UTC)

COLUMNS = {
    12: ("ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag", "Vess_owner", "Remarks"),
    5: ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"),
    6: ("ent_num", "add_num", "Address", "City", "Country", "Add_remarks"),
    2: ("ent_num", "Remarks"),
}  # fmt: skip
FILES = (
    "2024-05-03-sdn.csv", "2019-01-04-sdn.csv", "2025-12-19-cons_prim.csv", "2018-04-06-cons_prim.csv", "2026-06-02-alt.csv", "2025-12-19-cons_alt.csv",
    "2026-06-02-add.csv", "2025-12-19-cons_add.csv", "2025-12-24-sdn_comments.csv", "2025-12-19-cons_comments.csv",
)  # fmt: skip
KINDS = {"": "Organization", "individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}

#: Properties whose value is an id of the store; no row prints them.
IDS = frozenset({"entity", "holder", "subject", "object", "addressEntity", "issuer"})
CODES = frozenset({"country", "nationality", "citizenship", "birthCountry", "flag", "pastFlags"})
DATES = frozenset({"birthDate", "startDate", "endDate", "listingDate", "buildDate", "incorporationDate", "date"})


class Row(NamedTuple):
    """One row: its number in the file, and its cells that are no nulls."""

    line: int
    cells: dict[str, str]


def rows_of(name: str) -> list[Row]:
    """The rows of a file."""
    text = raw(f"us_ofac/{name}.zst").decode("utf-8-sig").rstrip("\x1a")
    found = []
    for line, cells in enumerate(csv.reader(text.splitlines()), start=1):
        if cells:
            columns = COLUMNS[len(cells)]
            # A remark that was cut at 1,000 characters is told by its length: its blanks stay.
            found.append(Row(line, {c: t if c == "Remarks" else t.strip() for c, t in zip(columns, cells, strict=True) if t.strip() not in ("", "-0-", "-0", "-")}))
    return found


@cache
def parsed(name: str) -> list[Statement]:
    """What the parser says of a file that it has not met before."""
    forget_rows()
    return next(iter(parse(SourceFile(name, raw(f"us_ofac/{name}.zst"))))).statements


def by_place(statements: list[Statement]) -> dict[str, list[Statement]]:
    """Statements by locator."""
    found: dict[str, list[Statement]] = {}
    for s in statements:
        found.setdefault(s.locator, []).append(s)
    return found


def words(text: str) -> frozenset[str]:
    """Runs of letters and digits, without case."""
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


def said(statements: list[Statement]) -> frozenset[str]:
    """All words of values and of printed texts; ids of the store are no words."""
    return frozenset().union(*(words(s.original or "") | (frozenset() if s.prop in IDS else words(s.value)) for s in statements))


def segments(remark: str) -> list[str]:
    """What stands between `; `, without the full stop at the end; of a remark that was cut, without its last piece, which ends in the comments."""
    pieces = [piece.strip() for piece in remark.strip().removesuffix(".").split("; ")]
    return [piece for piece in (pieces[:-1] if len(remark) >= 1000 else pieces) if piece]


def inner(name: str, row: Row) -> dict[str, str]:
    """Text by place inside the row, as locators name it; a remark by its segments."""
    found = {column: text for column, text in row.cells.items() if column not in ("ent_num", "alt_num", "add_num")}
    if "Remarks" in found:
        pieces = segments(row.cells["Remarks"])
        if "comments" in name:  # the first piece is the end of one that begins in the main file
            pieces = [piece.strip() for piece in row.cells["Remarks"].removesuffix(".").split("; ") if piece.strip()][1:]
        found |= {f"Remarks[{number}]": text for number, text in enumerate(pieces, start=1)}
    return found


def base_of(name: str, row: Row) -> str:
    """The locator of a row."""
    variant = re.sub(r"^[\d-]+-", "", name)
    number = next((f" {column}={row.cells[column]}" for column in ("alt_num", "add_num") if column in row.cells), "")
    return f"{variant} ent_num={row.cells['ent_num']}{number}"


def rows_with_statements(name: str) -> Iterator[tuple[Row, str, list[Statement]]]:
    """Each row with the statements that are located in it."""
    by_row: dict[str, list[Statement]] = {}
    for s in parsed(name):
        by_row.setdefault(s.locator.partition("/")[0], []).append(s)
    for row in rows_of(name):
        base = base_of(name, row)
        yield row, base, by_row.pop(base, [])
    assert not by_row, f"statements of rows that the file has not: {list(by_row)[:3]}"


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_every_cell_is_in_a_statement_on_its_party(name: str) -> None:
    """The whole remark, too; the kind of a party is said by the schema, the kind of an alias by the property."""
    lost: Counter[str] = Counter()
    total = 0
    for row, base, facts in rows_with_statements(name):
        here = said(facts)
        assert {s.value for s in facts if s.prop == "id"} <= {row.cells["ent_num"]}, base
        for column, text in row.cells.items():
            if column == "SDN_Type":
                assert {s.schema for s in facts if s.subject_id == s.party_id and s.prop != "id"} == {KINDS[text]}, base
            elif column == "alt_type":
                assert ("previousName" in {s.prop for s in facts}) == (text == "fka"), base
            elif column in ("alt_num", "add_num"):
                assert text in base
            elif column != "ent_num":
                missing = words(text) - here
                total += len(words(text))
                lost.update(f"{column}: {word} in {base}" for word in missing)
            else:
                assert all(s.party_id.endswith(f"-{text}") for s in facts), base
        if len(row.cells) == 2 and "add_num" in row.cells:  # a blank address says that the party is listed
            assert [s.prop for s in facts] == ["id"]
    assert not lost, f"{sum(lost.values())} of {total} words are lost: {list(lost)[:20]}"


#: Words of labels that the property of a statement says: `Former Vessel Flag` is `pastFlags`, `issued` is `startDate`.
LABEL_WORDS = words("""
alt DOB POB Gender a k f n d b no number id identification passport nationality citizen tax registration linked to vessel aircraft of and the code
digital currency address website email phone fax telephone organization established date type secondary sanctions risk former flag issued expires swift bic mmsi
listing effective target legal entity position title alternate occupation ethnicity v a t ssn tail previous model u s rank
other manufacturer manufacture serial msn license isin international maritime call sign mode s transponder equity ticker build year country cmic
""")  # fmt: skip
#: Segments that have no type of their own and are read in the `notes` only: prose on the party. Kept short; each is of one or a few parties.
MOST_UNTYPED = {"2024-05-03-sdn.csv": 0.0006, "2019-01-04-sdn.csv": 0.0015, "2025-12-19-cons_prim.csv": 0.0, "2018-04-06-cons_prim.csv": 0.0, "2025-12-24-sdn_comments.csv": 0.0,
                "2025-12-19-cons_comments.csv": 0.0}  # fmt: skip


@pytest.mark.parametrize("name", MOST_UNTYPED)
def test_every_segment_of_a_remark_is_typed(name: str) -> None:
    """Besides the whole remark in `notes`; and the words of a typed segment stand in the statements of its place."""
    untyped, halves, total = [], [], 0
    for row, base, facts in rows_with_statements(name):
        places = by_place(facts)
        titles = {variant for title in row.cells.get("Title", "").split("; ") for variant in (title.strip(), title.strip().removesuffix("."))}
        for place, text in inner(name, row).items():
            if not place.startswith("Remarks["):
                continue
            total += 1
            typed = places.get(f"{base}/{place}", [])
            if not typed and text in titles:
                continue
            if not typed:
                untyped.append(f"{base}: {text}")
            elif missing := words(text) - said(typed) - LABEL_WORDS:
                halves.append((tuple(sorted(missing)), f"{base}: {text}"))
    print(f"\n{name}: {total} segments, {len(untyped)} untyped, {len(halves)} in part")
    for text in untyped:
        print("  untyped", text[:200])
    assert len(untyped) <= total * MOST_UNTYPED[name], untyped[:40]
    assert not halves, halves[:40]


PROSE = frozenset({"summary", "provisions", "status", "description", "notes"})


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_invented_and_every_statement_names_its_place(name: str) -> None:
    """Each printed text stands in the cell or the segment that the locator names; each place is there; each code and date is read again."""
    wrong: list[str] = []
    count = 0
    for row, base, facts in rows_with_statements(name):
        texts = inner(name, row)
        for s in facts:
            count += 1
            place = s.locator.removeprefix(base).removeprefix("/")
            text = texts.get(place) if place else " ".join(row.cells.values())
            if text is None or s.line != row.line:
                wrong.append(f"no such place: {s}")
            elif problem := problem_of(s, text):
                wrong.append(f"{problem}: {s.prop} {s.value!r} {s.original!r} at {s.locator}, which prints {text[:200]!r}")
    print(f"\n{name}: {count} statements, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:60])


def problem_of(s: Statement, text: str) -> str:
    """What is wrong with a statement, given the text of its place; empty: nothing."""
    if s.prop == "id":
        return "" if s.value in words(text) else "another number"
    if s.prop in IDS:
        return "" if s.value.startswith(s.party_id.rsplit("-", 1)[0]) else "an id of elsewhere"
    if s.prop == "topics" or (s.prop == "authority" and s.schema == "Sanction"):
        return "" if s.value in ("sanction", "OFAC") else "no word of ours"
    if s.prop == "authorityId":
        return "" if s.party_id.endswith(f"-{s.value}") else "another number"
    if s.prop == "provisions" and s.value not in MEASURE_KINDS:
        return "no kind of measure"
    printed = s.original if s.original is not None else "" if s.prop in ("provisions", "schema") else s.value
    if s.prop in CODES:
        return "" if printed and printed in text and s.value in codes_of(printed) else "a code that the text does not print"
    if s.prop in DATES:
        return "" if (s.original or s.value) in text and s.value in dates_of(s.original or s.value) else "a date that the text does not print"
    missing = words(printed) - words(text) - EXPANDED.get(s.prop, frozenset())
    if missing:
        return f"words {sorted(missing)} that the text does not print"
    if s.original is not None and s.prop != "provisions" and digits(s.value) not in digits(s.original):
        return "a number that the text does not print"
    return ""


#: Words that a value has beside the printed ones: `Executive Order 13662 ... Directive 3` is the program `EO 13662 Directive 3`.
EXPANDED = {"program": words("EO"), "role": words("Linked To Vessel Owner")}


def digits(text: str) -> str:
    """All digits of a text: `(98)(21)(66153220)` can be dialed as `+982166153220`, `99,144` tons are 99144."""
    return "".join(re.findall(r"\d", text))


@cache
def codes_of(printed: str) -> frozenset[str]:
    """Codes that a printed country can stand for, by the names of CLDR and the words that OFAC has of its own."""
    name = " ".join(printed.split()).casefold()
    return frozenset({CLDR[name]} if name in CLDR else ()) | frozenset({OFAC_NAMES[name]} if name in OFAC_NAMES else ())


CLDR = {name.casefold(): code.lower() for code, name in Locale("en").territories.items() if len(code) == 2}
#: Countries in words that CLDR has not; written by hand, from the lists.
OFAC_NAMES = {
    "turkey": "tr", "korea, north": "kp", "democratic people's republic of korea": "kp", "dprk": "kp", "pyongyang": "kp", "korea, south": "kr", "burma": "mm",
    "hong kong": "hk", "macau": "mo", "congo, democratic republic of the": "cd", "democratic republic of the congo": "cd", "drc": "cd",
    "congo, republic of the": "cg", "palestinian": "ps", "palestine": "ps", "region: gaza": "ps", "gaza": "ps", "gaza strip": "ps", "west bank": "ps",
    "region: west bank": "ps", "bosnia and herzegovina": "ba", "bosnia-herzegovina": "ba", "bosnia": "ba", "virgin islands, british": "vg",
    "serbia and montenegro": "cs", "republic of serbia": "rs", "the gambia": "gm", "north macedonia, the republic of": "mk", "macedonia": "mk",
    "macedonia, the former yugoslav republic of": "mk", "saint kitts and nevis": "kn", "st kitts and nevis": "kn", "st. kitts and nevis": "kn",
    "saint vincent and the grenadines": "vc", "st. vincent and the grenadines": "vc", "czech republic": "cz", "russian federation": "ru", "region: russia": "ru",
    "ussr": "su", "trinidad and tobago": "tt", "cote d ivoire": "ci", "ivory coast": "ci", "cabo verde": "cv", "cabo verde.  previously cape verde.": "cv",
    "cabo verde. previously cape verde.": "cv", "antigua and barbuda": "ag", "man, isle of": "im", "the philippines": "ph", "phillipines": "ph", "england": "gb",
    "uk": "gb", "bahamas, the": "bs", "usa": "us", "indiana usa": "us", "new mexico": "us", "netherlands antilles": "nl", "region: crimea": "ua-cri",
    "crimea": "ua-cri", "comoros islands": "km", "tripoli": "ly", "rio de janeiro": "br", "kigali": "rw", "eritrean": "er", "bogota": "co",
    "region: china": "cn", "sao tome and principe": "st",
}  # fmt: skip


@cache
def dates_of(text: str) -> frozenset[str]:
    """ISO dates that a printed date can stand for, by `strptime`."""
    found = set()
    text = re.sub(r"(?i)\b(?:circa|approximately|approx\.?|about|between)\s*", "", text)
    ends = [one for part in re.split(r"\s*(?:\bto\b|\band\b|(?<=\d{4})-(?=\d{4}))\s*", re.sub(r" (?:in|at|by) .*", "", text)) if (one := one_date(part))]
    found.update(ends)
    if len(ends) == 2:
        first, last = int(ends[0][:4]), int(ends[1][:4])
        found.update(str(year) for year in range(min(first, last), max(first, last) + 1))
        if ends[0][:7] == ends[1][:7]:
            found.add(ends[0][:7])
    return frozenset(found)


def one_date(text: str) -> str:
    """One date as ISO text, or nothing."""
    for form, iso in (("%d %b %Y", "%Y-%m-%d"), ("%d %B %Y", "%Y-%m-%d"), ("%b %Y", "%Y-%m"), ("%B %Y", "%Y-%m"), ("%Y", "%Y"), ("%m/%d/%Y", "%Y-%m-%d")):
        try:
            return datetime.strptime(text.strip(" .:,"), form).strftime(iso)
        except ValueError:
            continue
    return ""


#: Parties whose dossiers are kept: list, main file, number of random ones, seed.
KEPT = (("us_ofac_sdn", "2024-05-03-sdn.csv", 4, 7), ("us_ofac_cons", "2025-12-19-cons_prim.csv", 9, 11))
PARTS = ("prop", "value", "original", "locator")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The newest file of each kind in one store, as `seawall load` leaves them."""
    folder = tmp_path_factory.mktemp("audit")
    store = Store(folder / "store", folder / "cache")
    names = ["2024-05-03-sdn.csv", "2025-12-19-cons_prim.csv", "2026-06-02-alt.csv", "2026-06-02-add.csv", "2025-12-24-sdn_comments.csv", "2025-12-19-cons_alt.csv",
             "2025-12-19-cons_add.csv", "2025-12-19-cons_comments.csv"]  # fmt: skip
    for result in load(store, [Offered(f"{name}.zst", (LISTS / f"us_ofac/{name}.zst").read_bytes(), name) for name in names], NOW):
        assert result.error is None, result.error
    return store


def chosen(name: str, at_random: int, seed: int) -> list[str]:
    """Numbers of twenty parties: the richest and the poorest of each kind, wallets, cut remarks, securities, directives, and some at random."""
    rows = [row.cells for row in rows_of(name)]
    size = {row["ent_num"]: sum(map(len, row.values())) for row in rows}
    found: dict[str, None] = {}
    for kind in ("individual", "vessel", "aircraft", None):
        same = sorted((row["ent_num"] for row in rows if row.get("SDN_Type") == kind), key=lambda ent: (size[ent], int(ent)))
        found |= dict.fromkeys([*same[:2], *same[-1:]])
    for mark in ("Digital Currency Address", "Equity Ticker", "Listing Date", "f.k.a. '", "Fax", "Tribe"):
        found |= dict.fromkeys([row["ent_num"] for row in rows if mark in row.get("Remarks", "")][:1])
    found |= dict.fromkeys([row["ent_num"] for row in rows if len(row.get("Remarks", "")) >= 1000][:1])
    rest = sorted(set(size) - set(found), key=int)
    found |= dict.fromkeys(random.Random(seed).sample(rest, max(at_random, 20 - len(found))))
    return list(itertools.islice(found, 20))


def facts_of(told: dict[str, Any]) -> dict[str, Any]:
    """The facts of a dossier without what depends on the day of loading."""
    return {
        "id": told["id"], "schema": told["schema"], "facts": [{key: fact[key] for key in PARTS if fact[key] is not None} for fact in told["facts"]],
        "parts": [{"schema": part["schema"], "facts": [{key: fact[key] for key in PARTS if fact[key] is not None} for fact in part["facts"]]} for part in told["parts"]],
    }  # fmt: skip


@pytest.mark.parametrize("list_id, name, at_random, seed", KEPT, ids=[one[0] for one in KEPT])
def test_show_of_twenty_parties_is_the_golden_one(store: Store, list_id: str, name: str, at_random: int, seed: int) -> None:
    """Read by eye against the rows when it was last renewed (SEAWALL_UPDATE_GOLDEN=1)."""
    view = make_view(NOW)
    prefix = list_id.replace("_", "-")
    told = [facts_of(dossier(store, f"{prefix}-{ent}", view)) for ent in sorted(chosen(name, at_random, seed), key=int)]
    assert len(told) == 20
    path = GOLDEN / f"{list_id}.json"
    if os.environ.get("SEAWALL_UPDATE_GOLDEN"):
        path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert told == json.loads(path.read_text(encoding="utf-8"))
