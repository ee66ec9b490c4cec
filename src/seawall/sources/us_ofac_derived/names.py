"""The two derived files that have no more than names: `sdn_entities.jsonl` and `sdn_parsed.csv`."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from typing import Any

import orjson

from seawall.errors import FormatError, UnknownValueError
from seawall.model.ids import content_suffix
from seawall.model.statement import MAIN, ROSTER, ROSTER_PROP, Statement
from seawall.sources.contract import Parsed, Reject, SourceFile
from seawall.sources.us_ofac.births import country_reading
from seawall.sources.us_ofac.facts import NUMBER, BareFact, Fact, Stamp, lay, make_stamp, press
from seawall.sources.us_ofac.lists import NAMES_ONLY, NEUTRAL, SDN, SDN_NAMES, party_id, schema_of
from seawall.sources.us_ofac.names import alias_fact
from seawall.sources.us_ofac.programs import is_known, sanction_facts
from seawall.sources.us_ofac_delimited.parties import roster_statement
from seawall.sources.us_ofac_derived.tables import COVERS, LINE_FIELDS, NAME_FIELDS, NAME_TYPES, PARSED_COLUMNS, PARSED_EMPTY, PARSED_SOURCE

SOURCE = "us_ofac_derived"
_LISTED = Fact("topics", "sanction")
_AGAIN = "Fetch it again; the file before it stays in force."


def parse_entities(file: SourceFile) -> Parsed:
    """Numbers and names of `sdn_advanced.xml`, one party a line.

    It mixes weak and strong aliases and has neither kinds nor programs: its names stand in a facet of their own, and nothing that
    the other files say is ended by it.

    Raises:
        FormatError: a line that is no JSON object of the known fields, as in a cut file.
        UnknownValueError: a type of name that is not in the tables.
    """
    statements: list[Statement] = []
    count = 0
    for number, line in enumerate(file.data.split(b"\n"), start=1):
        if not line.strip():
            continue
        count += 1
        _entity(_object(line, number, file), number, file, statements)
    return Parsed(SDN, f"{SOURCE}/entities", None, count, statements, [], COVERS["entities"])


def _object(line: bytes, number: int, file: SourceFile) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as exc:
        raise FormatError(f"no JSON: {exc}", source=SOURCE, snapshot=file.name, locator=f"line {number}", cure=_AGAIN) from exc


def _entity(entity: Any, number: int, file: SourceFile, statements: list[Statement]) -> None:
    if not isinstance(entity, dict) or set(entity) != LINE_FIELDS or not isinstance(entity["names"], list):
        raise _fields(entity, LINE_FIELDS, number, file)
    uid = entity["entity_id"]
    if not isinstance(uid, int) or isinstance(uid, bool) or uid < 0:
        raise FormatError(f"entity_id {uid!r} is no number", source=SOURCE, snapshot=file.name, locator=f"line {number}", cure=_AGAIN)
    place = f"sdn_entities.jsonl entity_id={uid}"
    party = party_id(SDN, str(uid))
    statements.append(roster_statement(party, str(uid), place, number))
    facts = []
    for name in entity["names"]:
        if not isinstance(name, dict) or set(name) != NAME_FIELDS or not isinstance(name["full_name"], str):
            raise _fields(name, NAME_FIELDS, number, file)
        prop = NAME_TYPES.get(str(name["type_id"]))
        if prop is None:
            raise UnknownValueError(f"unknown type_id {name['type_id']!r}", source=SOURCE, snapshot=file.name, locator=f"{place}, line {number}",
                                    cure="Add it to us_ofac_derived/tables.py NAME_TYPES if it is real; the file stays unloaded until then.")  # fmt: skip
        text = name["full_name"].strip()
        if text and text[0] > NUMBER:
            facts.append(alias_fact(text, "name" if name["is_primary"] is True else prop))
    lay(statements, [(f"{place}/names", facts)], party, NEUTRAL, str(uid), number, NAMES_ONLY)


def _fields(value: Any, known: frozenset[str], number: int, file: SourceFile) -> FormatError:
    fields = sorted(value) if isinstance(value, dict) else type(value).__name__
    return FormatError(f"an object of {fields}, known are {sorted(known)}", source=SOURCE, snapshot=file.name, locator=f"line {number}",
                       cure="Map the new field in us_ofac_derived/tables.py.")  # fmt: skip


def parse_table(file: SourceFile) -> Parsed:
    """`sdn_parsed.csv`: names without OFAC's numbers, hence a list of its own (`us_ofac_sdn_names`).

    A party's id is a hash of name and designation: all that stays with it from one file to the next. Rows that agree in both are one party.

    Raises:
        FormatError: other columns, or quotes that do not close.
        UnknownValueError: a designation or a source that is not in the tables.
    """
    statements: list[Statement] = []
    rejects: list[Reject] = []
    on_roster: set[str] = set()
    count = 0
    for number, row in enumerate(_rows(file), start=2):
        if not row or row == [""]:
            continue
        if len(row) != len(PARSED_COLUMNS):
            raise FormatError(f"{len(row)} columns where {len(PARSED_COLUMNS)} are known: {row!r:.80}", source=SOURCE, snapshot=file.name,
                              locator=f"line {number}", cure=_AGAIN)  # fmt: skip
        count += 1
        _table_row([cell.strip() for cell in row], number, file, statements, rejects, on_roster)
    return Parsed(SDN_NAMES, f"{SOURCE}/parsed", None, count, statements, rejects, COVERS["parsed"])


def _rows(file: SourceFile) -> list[list[str]]:
    try:
        text = file.data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as exc:
        raise FormatError(f"no table of {len(PARSED_COLUMNS)} columns: {exc}", source=SOURCE, snapshot=file.name, cure=_AGAIN) from exc
    if "\x00" in text or "\x01" in text:
        raise FormatError("a control character inside the text", source=SOURCE, snapshot=file.name, cure=_AGAIN)
    if not text.endswith("\n"):
        raise FormatError("the last line has no end: the file is cut", source=SOURCE, snapshot=file.name, locator=f"line {len(rows)}", cure=_AGAIN)
    if not rows or tuple(cell.strip() for cell in rows[0]) != PARSED_COLUMNS:
        raise FormatError(f"columns {rows[0] if rows else []!r}, known are {PARSED_COLUMNS}", source=SOURCE, snapshot=file.name, locator="line 1",
                          cure="Map the new columns in us_ofac_derived/tables.py.")  # fmt: skip
    return rows[1:]


def _table_row(row: list[str], number: int, file: SourceFile, statements: list[Statement], rejects: list[Reject], on_roster: set[str]) -> None:
    name, alias, nationality, designation, tags, source = row
    schema = schema_of(designation)
    if schema is None or not designation or source != PARSED_SOURCE:
        what, value = ("Designation", designation) if schema is None or not designation else ("Source", source)
        raise UnknownValueError(f"unknown {what} {value!r}", source=SOURCE, snapshot=file.name, locator=f"line {number}",
                                cure="Add it to the source's tables.py if it is real; the file stays unloaded until then.")  # fmt: skip
    key = content_suffix("name", name, designation.lower())
    party, place = party_id(SDN_NAMES, key), f"sdn_parsed.csv {key}"
    if party not in on_roster:
        on_roster.add(party)
        statements.append(Statement(party, party, schema, ROSTER_PROP, key, None, None, place, number, ROSTER))
    measures, unknown = _measures(tags)
    facts = [_LISTED]
    if name in PARSED_EMPTY:
        rejects.append(Reject(f"{place}/Name", number, "a party without a name", name))
    else:
        facts.insert(0, Fact("name", name))
    lay(statements, [(place, facts)], party, schema, key, number, MAIN)
    press(statements, measures, place, party, key, number, MAIN)
    more: list[BareFact] = [alias_fact(alias)] if alias not in PARSED_EMPTY else []
    if nationality not in PARSED_EMPTY:
        reading = country_reading("nationality" if schema == "Person" else "country", nationality)
        more.extend(reading.facts)
        rejects.extend(Reject(f"{place}/Nationality", number, reason, nationality) for reason in reading.rejects)
    lay(statements, [(place, more)], party, schema, key, number, MAIN)
    rejects.extend(Reject(f"{place}/Sanction Type", number, "program tag is not in us_ofac/programs.py TAGS", code) for code in unknown)


@lru_cache(maxsize=8192)
def _measures(tags: str) -> tuple[Stamp, tuple[str, ...]]:
    """The sanctions of a cell of tags, without OFAC's number of the party, which the file does not have; and the tags that are not known."""
    codes = tuple(dict.fromkeys(code for tag in tags.split(",") if (code := " ".join(tag.split()))))
    stamp = make_stamp(fact for fact in sanction_facts(SDN, codes) if fact[0] != "authorityId")
    return stamp, tuple(code for code in codes if not is_known(code))
