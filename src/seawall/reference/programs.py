"""Sanctions programs: what a code on a list stands for, and what follows from it.

Reads `reference/programs.csv`, one row a program, each with the file, its sha256 and the row that it was drawn from
(`scripts/draw_programs.py`). A program is found by its code or by any name under which lists give it ("SDGT", "EO 14024",
"32014R0269"), within an authority or over all.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

from seawall.errors import FormatError
from seawall.model.measures import MEASURE_KINDS
from seawall.reference.lists import lists

Confidence = Literal["stated", "derived"]
_SIGNS = re.compile(r"[\W_]+")
#: Names under which publishers go on their lists, and the authority whose programs these are.
_SHORT = {
    "office of foreign assets control": "OFAC", "us treasury": "OFAC", "department of state": "State", "us department of state": "State", "state department": "State",
    "united states department of state": "State", "department of defense": "DoD", "european union": "EU Council", "council of the european union": "EU Council",
    "eu": "EU Council", "uk": "FCDO", "ofsi": "FCDO", "hm treasury": "FCDO", "united nations": "UN Security Council", "un": "UN Security Council", "unsc": "UN Security Council",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Program:
    """One program.

    Attributes:
        code: its code, such as `US-TERR`.
        list_id: the list on which it stands, if Seawall knows that list; else empty.
        authority: short name of the authority, as in `lists.csv`; the issuer's code where Seawall has no list of it.
        title: its title.
        issuer: the issuer's code, such as `us_ofac`.
        measures: kinds of measure (`model/measures.py`).
        target_territories: codes of what it is aimed at.
        aliases: codes and names under which lists give it.
        legal_act: acts on which it rests, joined by `;`.
        url: the issuer's page.
        source: the file, its sha256, and the member or row: `file sha256:… row`.
        confidence: `stated` by the source, or `derived` (acts told from aliases by their form).
    """

    code: str
    list_id: str
    authority: str
    title: str
    issuer: str
    measures: tuple[str, ...]
    target_territories: tuple[str, ...]
    aliases: tuple[str, ...]
    legal_act: str
    url: str
    source: str
    confidence: Confidence


@lru_cache(maxsize=1)
def programs() -> Mapping[str, Program]:
    """All programs by code, in the table's order.

    Raises:
        FormatError: a row of `programs.csv` is malformed.
    """
    text = resources.files("seawall.reference").joinpath("programs.csv").read_text(encoding="utf-8")
    found: dict[str, Program] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        item = _program(row, number)
        if item.code in found:
            raise _malformed(f"program {item.code!r} stands twice", number)
        found[item.code] = item
    return MappingProxyType(found)


@lru_cache(maxsize=65536)
def program(code: str, authority: str = "") -> Program | None:
    """The program of a code or name, or None if the table has none.

    Args:
        code: as on a list, in any spelling of case, blanks and signs.
        authority: a list's id, an authority's short or full name, or an issuer's code; empty is any.

    >>> program("SDGT", "OFAC").code, program("ukraine-eo13661").code, program("no such program")
    ('US-TERR', 'US-UKRRUS-REL', None)
    """
    key = _key(code)
    if not key:
        return None
    if not authority:
        return _index().get(("", key))
    known = lists().get(authority)
    name = known.authority if known is not None else authority
    name = _SHORT.get(" ".join(name.lower().split()), name)
    return _index().get((_key(name), key))


@lru_cache(maxsize=1)
def _index() -> Mapping[tuple[str, str], Program]:
    """(authority or "", code or alias) -> program. Codes go before titles, these before aliases; of two the first row wins."""
    found: dict[tuple[str, str], Program] = {}
    names = (lambda p: (p.code,), lambda p: (p.title,), lambda p: p.aliases)
    for of in names:
        for item in programs().values():
            for name in of(item):
                for authority in dict.fromkeys(("", _key(item.authority), _key(item.issuer))):
                    found.setdefault((authority, _key(name)), item)
    return MappingProxyType(found)


@lru_cache(maxsize=65536)
def _key(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _program(row: Mapping[str, str], number: int) -> Program:
    if None in row or None in row.values() or row["confidence"] not in ("stated", "derived") or not row["code"]:
        raise _malformed("a row with a wrong number of cells, no code or another confidence", number)
    measures = _split(row["measures"])
    for measure in measures:
        if measure not in MEASURE_KINDS:
            raise _malformed(f"measure {measure!r} is no kind of measure", number)
    if row["list_id"] and row["list_id"] not in lists():
        raise _malformed(f"list {row['list_id']!r} is in no row of lists.csv", number)
    return Program(
        code=row["code"], list_id=row["list_id"], authority=row["authority"], title=row["title"], issuer=row["issuer"], measures=measures,
        target_territories=_split(row["target_territories"]), aliases=_split(row["aliases"]), legal_act=row["legal_act"], url=row["url"],
        source=row["source"], confidence="stated" if row["confidence"] == "stated" else "derived",
    )  # fmt: skip


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _malformed(what: str, number: int) -> FormatError:
    return FormatError(what, source="reference/programs.csv", locator=f"line {number}", cure="Mend the row or draw the table again with scripts/draw_programs.py.")
