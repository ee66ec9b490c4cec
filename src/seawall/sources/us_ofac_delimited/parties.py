"""A row of `sdn.csv` or `cons_prim.csv`: a party."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from seawall.errors import FormatError, UnknownValueError
from seawall.model.statement import ROSTER, ROSTER_PROP, Statement
from seawall.sources.contract import Reject
from seawall.sources.us_ofac.births import country_reading
from seawall.sources.us_ofac.facts import BareFact, Fact, Reading, Stamp, lay, press
from seawall.sources.us_ofac.lists import DETAILS, IDENTITY, NEUTRAL, cell, party_id, schema_of
from seawall.sources.us_ofac.names import name_facts
from seawall.sources.us_ofac.programs import is_known, sanction_stamp, split_programs
from seawall.sources.us_ofac.remarks import CUT_AT, link_reading, segments_of, split_remark
from seawall.sources.us_ofac_delimited.lines import RowSplitter
from seawall.sources.us_ofac_delimited.memo import RowFacts
from seawall.sources.us_ofac_delimited.tables import COLUMNS, HONORIFICS, LISTS

SOURCE = "us_ofac_delimited"
_NULL = "-0- "
_NO_SHIP = [_NULL] * 6
_new = tuple.__new__
_LISTED: BareFact = ("topics", "sanction", None, "", "")
_TONS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")

Pairs = list[tuple[str, tuple[BareFact, ...] | list[BareFact]]]


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
    statements += [
        _new(Statement, (party, party, schema, prop, value, None if original == value else original, None, name_place, line, IDENTITY, None, None))
        for prop, value, original, _, _ in (*name_facts(printed, schema), _LISTED)
    ]
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
        self._file = f"{variant}.csv"
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
        ent, printed = cell(ent), cell(printed)
        check_number(ent, "ent_num", self.snapshot, number)
        place = f"{self._file} ent_num={ent}"
        schema = self._schemas.get(kind) or self._schema(kind, place, number)
        measures, unknown = self._measures.get(programs) or self._read_tags(programs)
        party = f"{self._prefix}{ent}"
        statements = [roster_statement(party, ent, place, number)]
        lay_identity(statements, _new(Subject, (party, schema, ent, number)), printed, measures, f"{place}/SDN_Name", f"{place}/Program")
        details = _Details(place, number, schema, party)
        if unknown or not printed:
            details.identity_rejects(printed, unknown)
        titles = _titles(title) if title != _NULL else ()
        if titles:
            details.pairs.append((f"{place}/Title", title_facts(titles, schema)))
        if ship != _NO_SHIP and any(cells := [cell(text) for text in ship]):
            details.ship(cells)
        if remark == _NULL or not cell(remark):
            remark = ""
        else:
            details.remarks(remark, titles)
        lay(statements, details.pairs, party, schema, ent, number, DETAILS)
        return _new(RowFacts, (ent, party, schema, statements, details.rejects, printed, details.links, remark))

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


class _Details:
    """Title, columns of ships and remarks of one row, as facts with their places."""

    __slots__ = ("line", "links", "pairs", "party", "place", "rejects", "schema")

    def __init__(self, place: str, line: int, schema: str, party: str) -> None:
        self.place = place
        self.line = line
        self.schema = schema
        self.party = party
        self.pairs: Pairs = []
        self.rejects: list[Reject] = []
        self.links: list[tuple[str, str, str]] = []

    def identity_rejects(self, printed: str, unknown: list[str]) -> None:
        """Program tags that are not known, and a name that is not there."""
        for tag in unknown:
            self.rejects.append(Reject(f"{self.place}/Program", self.line, "program tag is not in us_ofac/programs.py TAGS", tag))
        if not printed:
            self.rejects.append(Reject(f"{self.place}/SDN_Name", self.line, "a party without a name", ""))

    def _take(self, reading: Reading, at: str, text: str) -> None:
        place = f"{self.place}/{at}"
        if reading.facts:
            self.pairs.append((place, reading.facts))
        for reason in reading.rejects:
            self.rejects.append(Reject(place, self.line, reason, text))
        if reading.link:
            self.links.append((f"{self.party}-{reading.link_suffix}", reading.link, place))

    def ship(self, cells: list[str]) -> None:
        """The six columns of ships; on another party their text is kept as `summary`."""
        is_ship = self.schema == "Vessel"
        call_sign, kind, tonnage, gross, flag, owner = cells
        if call_sign:
            self._take(Reading((Fact("callSign" if is_ship else "summary", call_sign),)), "Call_Sign", call_sign)
        if kind:
            self._take(Reading((Fact("type" if is_ship else "summary", kind),)), "Vess_type", kind)
        for column, prop, text in (("Tonnage", "tonnage", tonnage), ("GRT", "grossRegisteredTonnage", gross)):
            if text:
                self._take(_tonnage(prop, text, is_ship=is_ship), column, text)
        if flag:
            self._take(country_reading("flag" if is_ship else "country", flag), "Vess_flag", flag)
        if owner:
            self._take(link_reading(owner, "Vessel Owner"), "Vess_owner", owner)

    def remarks(self, remark: str, titles: tuple[str, ...]) -> None:
        """The remarks; of a cut one, all but the last segment, whose end stands in the comments file."""
        schema, add = self.schema, self.pairs.append
        known = segments_of(schema)
        place = f"{self.place}/Remarks"
        add((place, (("notes", remark, None, "", ""),)))
        for position, segment in enumerate(complete_segments(remark), start=1):
            if titles and (segment in titles or f"{segment}." in titles):
                continue
            facts, rejects, link, suffix = known[segment]
            if facts:
                at = f"{place}[{position}]"
                add((at, facts))
                if link:
                    self.links.append((f"{self.party}-{suffix}", link, at))
            for reason in rejects:
                self.rejects.append(Reject(f"{place}[{position}]", self.line, reason, segment))


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
