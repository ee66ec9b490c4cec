"""A row of `sdn.csv` or `cons_prim.csv`: a party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from seawall.errors import FormatError, UnknownValueError
from seawall.model.statement import ROSTER, ROSTER_PROP, Statement
from seawall.sources.contract import Reject
from seawall.sources.us_ofac.births import country_reading
from seawall.sources.us_ofac.facts import PARTY, BareFact, Fact, Reading, Stamp, lay, press
from seawall.sources.us_ofac.lists import DETAILS, IDENTITY, NEUTRAL, cell, party_id, schema_of
from seawall.sources.us_ofac.names import name_facts
from seawall.sources.us_ofac.programs import is_known, sanction_stamp, split_programs
from seawall.sources.us_ofac.remarks import CUT_AT, link_reading, places_of, segments_of, split_remark
from seawall.sources.us_ofac_delimited.lines import RowSplitter
from seawall.sources.us_ofac_delimited.memo import RowFacts
from seawall.sources.us_ofac_delimited.tables import COLUMNS, HONORIFICS, LISTS

SOURCE = "us_ofac_delimited"
_NULL = "-0- "
_NO_SHIP = [_NULL] * 6
_new = tuple.__new__
_TONS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")

Pairs = list[tuple[str, tuple[BareFact, ...] | list[BareFact]]]
#: Id of a link, the name that it points to, and its place.
Link = tuple[str, str, str]


class Subject(NamedTuple):
    """The party that a record speaks of: its id, its schema, OFAC's number of it, and the line of the record."""

    party: str
    schema: str
    number: str
    line: int


def lay_identity(
    statements: list[Statement], subject: Subject, printed: str, measures: Stamp, name_place: str, program_place: str
) -> None:
    """What the facet `identity` holds, in the same words for each format: names, topic, and a `Sanction` per program."""
    party, schema, number, line = subject
    add = statements.append
    for prop, value, original, _, _ in name_facts(printed, schema):
        original = None if original is None or original == value else original
        add(_new(Statement, (party, party, schema, prop, value, original, None, name_place, line, IDENTITY, None, None)))
    add(_new(Statement, (party, party, schema, "topics", "sanction", None, None, name_place, line, IDENTITY, None, None)))
    press(statements, measures, program_place, party, number, line, IDENTITY)


class PartyReader:
    """Reads rows of one list's main file.

    Args:
        variant: `sdn` or `cons_prim`.
        snapshot: the file's name, for messages.
    """

    def __init__(self, variant: str, snapshot: str) -> None:
        self.variant = variant
        self.snapshot = snapshot
        self.list_id = LISTS[variant]
        self.splitter = RowSplitter(COLUMNS["sdn"], SOURCE, snapshot)
        self._prefix = party_id(self.list_id, "0").removesuffix("0")
        self._place = f"{variant}.csv ent_num="
        self._schemas: dict[str, str] = {}
        #: Facts of the measures, and unknown tags, by text of the cell.
        self._measures: dict[str, tuple[Stamp, list[str]]] = {}

    def read(self, row: list[str], number: int) -> RowFacts:
        """The facts of one row.

        Raises:
            FormatError: no number in the first column.
            UnknownValueError: another type of party.
        """
        ent, printed, kind, programs, title, *ship, remark = row
        if not (ent.isascii() and ent.isdigit() and len(ent) < 10):
            ent = cell(ent)
            check_number(ent, "ent_num", self.snapshot, number)
        printed = cell(printed)
        place = self._place + ent
        schema = self._schemas.get(kind) or self._schema(kind, place, number)
        measures, unknown = self._measures.get(programs) or self._read_tags(programs)
        party = self._prefix + ent
        statements = [_new(Statement, (party, party, NEUTRAL, ROSTER_PROP, ent, None, None, place, number, ROSTER, None, None))]
        subject: Subject = _new(Subject, (party, schema, ent, number))
        lay_identity(statements, subject, printed, measures, place + "/SDN_Name", place + "/Program")
        rejects: list[Reject] = []
        links: list[Link] = []
        if unknown or not printed:
            rejects += _identity_rejects(place, number, printed, unknown)
        titles: tuple[str, ...] = ()
        if title != _NULL and (titles := _titles(title)):
            lay(statements, ((f"{place}/Title", title_facts(titles, schema)),), party, schema, ent, number, DETAILS)
        if ship != _NO_SHIP and any(cells := [cell(text) for text in ship]):
            for column, text, reading in _ship_readings(cells, is_ship=schema == "Vessel"):
                _lay_reading(statements, rejects, links, subject, f"{place}/{column}", text, reading)
        if remark == _NULL or not cell(remark):
            remark = ""
        else:
            _lay_remarks(statements, rejects, links, subject, place + "/Remarks", remark, titles)
        return _new(RowFacts, (ent, party, schema, statements, rejects, printed, links, remark))

    def _schema(self, kind: str, place: str, number: int) -> str:
        schema = schema_of(kind)
        if schema is None:
            raise UnknownValueError(
                f"unknown SDN_Type {cell(kind)!r}", source=SOURCE, snapshot=self.snapshot, locator=f"{place}, line {number}",
                cure="Add it to us_ofac/lists.py SCHEMAS if it is real; the file stays unloaded until then.",
            )  # fmt: skip
        self._schemas[kind] = schema
        return schema

    def _read_tags(self, programs: str) -> tuple[Stamp, list[str]]:
        tags = split_programs(cell(programs))
        read = self._measures[programs] = (sanction_stamp(self.list_id, tags), [tag for tag in tags if not is_known(tag)])
        return read


def _identity_rejects(place: str, line: int, printed: str, unknown: list[str]) -> list[Reject]:
    """Program tags that are not known, and a name that is not there."""
    found = [Reject(f"{place}/Program", line, "program tag is not in us_ofac/programs.py TAGS", tag) for tag in unknown]
    if not printed:
        found.append(Reject(f"{place}/SDN_Name", line, "a party without a name", ""))
    return found


def _ship_readings(cells: list[str], *, is_ship: bool) -> Iterator[tuple[str, str, Reading]]:
    """Column, text and what it says of the six columns of ships; on another party their text is kept as `summary`."""
    call_sign, kind, tonnage, gross, flag, owner = cells
    if call_sign:
        yield "Call_Sign", call_sign, Reading((Fact("callSign" if is_ship else "summary", call_sign),))
    if kind:
        yield "Vess_type", kind, Reading((Fact("type" if is_ship else "summary", kind),))
    for column, prop, text in (("Tonnage", "tonnage", tonnage), ("GRT", "grossRegisteredTonnage", gross)):
        if text:
            yield column, text, _tonnage(prop, text, is_ship=is_ship)
    if flag:
        yield "Vess_flag", flag, country_reading("flag" if is_ship else "country", flag)
    if owner:
        yield "Vess_owner", owner, link_reading(owner, "Vessel Owner")


def _lay_reading(
    statements: list[Statement], rejects: list[Reject], links: list[Link], subject: Subject, place: str, text: str, reading: Reading
) -> None:
    """What one text says of the party; `rejects` and `links` take up what the statements do not say."""
    party, schema, number, line = subject
    lay(statements, ((place, reading.facts),), party, schema, number, line, DETAILS)
    rejects += [Reject(place, line, reason, text) for reason in reading.rejects]
    if reading.link:
        links.append((f"{party}-{reading.link_suffix}", reading.link, place))


def _lay_remarks(
    statements: list[Statement], rejects: list[Reject], links: list[Link], subject: Subject, place: str, remark: str, titles: tuple[str, ...]
) -> None:
    """The remarks; of a cut one, all but the last segment, whose end stands in the comments file.

    As `_lay_reading` for each segment. Half of all statements are made here, hence no call for each of them; segments have no facts
    of the party whose value is an id.
    """
    party, schema, _, line = subject
    known = segments_of(schema)
    add = statements.append
    add(_new(Statement, (party, party, schema, "notes", remark, None, None, place, line, DETAILS, None, None)))
    begin = party + "-"
    segments = complete_segments(remark)
    for position, segment in zip(places_of(segments), segments, strict=False):
        if titles and (segment in titles or f"{segment}." in titles):
            continue
        facts, reasons, link, _ = known[segment]
        at = place + position
        if reasons:
            rejects += [Reject(at, line, reason, segment) for reason in reasons]
        last = child = ""
        for prop, value, original, suffix, child_schema in facts:
            if original is not None and original == value:
                original = None
            if not suffix:
                add(_new(Statement, (party, party, schema, prop, value, original, None, at, line, DETAILS, None, None)))
                continue
            if suffix is not last:
                last, child = suffix, begin + suffix
            if value is PARTY:
                value = party
            add(_new(Statement, (party, child, child_schema, prop, value, original, None, at, line, DETAILS, None, None)))
        if link:
            links.append((child, link, at))


def complete_segments(remark: str) -> list[str]:
    """Segments of a remark; of one that was cut, all but the last, whose end stands in the comments file."""
    segments = split_remark(remark)
    return segments[:-1] if len(remark) >= CUT_AT else segments


def _tonnage(prop: str, text: str, *, is_ship: bool) -> Reading:
    """`99,144` as a number of tons."""
    if not is_ship or not _TONS.fullmatch(text):
        return Reading((Fact("summary", text),), ("no tonnage of a ship",))
    value = text.replace(",", "")
    return Reading((Fact(prop, value, text if value != text else None),))


@lru_cache(maxsize=16384)
def _titles(text: str) -> tuple[str, ...]:
    """The parts of the cell; none of a null."""
    return tuple(part for piece in cell(text).split("; ") if (part := piece.strip()))


@lru_cache(maxsize=16384)
def title_facts(titles: tuple[str, ...], schema: str) -> tuple[BareFact, ...]:
    """Forms of address are titles, all else in the column is a position."""
    if schema != "Person":
        return tuple(Fact("summary", title) for title in titles)
    return tuple(Fact("title" if title.lower() in HONORIFICS else "position", title) for title in titles)


def roster_statement(party: str, number: str, place: str, line: int) -> Statement:
    """`this file names this party`, in the same words in every file."""
    return _new(Statement, (party, party, NEUTRAL, ROSTER_PROP, number, None, None, place, line, ROSTER, None, None))


def check_number(number: str, column: str, snapshot: str, line: int) -> None:
    """OFAC's numbers are digits.

    Raises:
        FormatError: anything else; the row is not a row.
    """
    if not (number.isascii() and number.isdigit() and len(number) <= 9):
        raise FormatError(f"{column} {number!r} is no number", source=SOURCE, snapshot=snapshot, locator=f"line {line}",
                          cure="Fetch it again; the file before it stays in force.")  # fmt: skip
