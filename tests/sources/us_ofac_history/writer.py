"""Renders invented days as the three kinds of history file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from tests.sources.us_ofac_delimited.writer import FIRM, LONG, PERSON, PLANE, SHIP, Party, main_file, main_row
from tests.sources.us_ofac_derived.writer import entry

RENAMED = Party(103, "INVENTED STAR II", "vessel", ("IRAN",))
#: Five days: a ship is listed, renamed, delisted, and listed again.
DAYS: tuple[tuple[Party, ...], ...] = (
    (PERSON, FIRM, PLANE),
    (PERSON, FIRM, SHIP, PLANE),
    (PERSON, FIRM, RENAMED, PLANE, LONG),
    (PERSON, FIRM, PLANE, LONG),
    (PERSON, FIRM, SHIP, PLANE, LONG),
)
ADDRESSES = ((), (("XBT", "1InventedA"),), (("XBT", "1InventedA"), ("ETH", "0xInventedB")), (("ETH", "0xInventedB"),))


def spans(days: Sequence[Sequence[object]], thing: object) -> list[list[int]]:
    found: list[list[int]] = []
    for index, day in enumerate(days):
        if thing in day:
            if found and found[-1][1] == index:
                found[-1][1] = index + 1
            else:
                found.append([index, index + 1])
    return found


def _lines(meta: dict[str, object], lines: Sequence[dict[str, object]]) -> bytes:
    return "".join(json.dumps(line) + "\n" for line in (meta, *lines)).encode()


def _things(days: Sequence[Sequence[object]]) -> list[object]:
    return list(dict.fromkeys(thing for day in days for thing in day))


def at(index: int) -> str:
    return f"2021-08-{18 + index:02d}T09:39:01+02:00"


def of_rows(days: Sequence[Sequence[Party]] = DAYS) -> bytes:
    meta = [
        {"i": index, "commit": "x", "at": at(index), "sha256": hashlib.sha256(main_file(day)).hexdigest(), "rows": len(day), "eol": "CRLF", "ctrl_z": True, "sorted": True, "dups": 0}
        for index, day in enumerate(days)
    ]
    things = [thing for thing in _things(days) if isinstance(thing, Party)]
    lines = [{"ent": str(thing.number), "spans": spans(days, thing), "row": main_row(thing)} for thing in things]
    return _lines({"type": "meta", "list": "invented", "note": "invented", "snapshots": meta}, lines)


def of_entries(days: Sequence[Sequence[Party]] = DAYS) -> bytes:
    meta = [{"i": index, "published": f"2026-07-{23 + index}", "commit": "x", "entries": len(day)} for index, day in enumerate(days)]
    things = [thing for thing in _things(days) if isinstance(thing, Party)]
    return _lines({"type": "meta", "snapshots": meta}, [{"uid": thing.number, "spans": spans(days, thing), "entry": entry(thing)} for thing in things])


def of_addresses(days: Sequence[Sequence[tuple[str, str]]] = ADDRESSES) -> bytes:
    meta = [{"i": index, "commit": "x", "at": at(index)} for index in range(len(days))]
    lines = [{"ticker": thing[0], "address": thing[1], "spans": spans(days, thing)} for thing in _things(days)]  # type: ignore[index]
    return _lines({"type": "meta", "snapshots": meta}, lines)
