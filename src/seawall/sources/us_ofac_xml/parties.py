"""A party of the XML formats, to the statements that the delimited files make of it.

Both XML formats end here: the legacy one and the advanced one. Every value goes through the readers of `us_ofac` in the words in which
the delimited files print it, and stands in the facet in which those files have it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from seawall.model.statement import Statement
from seawall.sources.contract import Reject
from seawall.sources.us_ofac.addresses import address_reading, split_city
from seawall.sources.us_ofac.births import country_reading
from seawall.sources.us_ofac.facts import PARTY, BareFact, Fact, Reading, lay
from seawall.sources.us_ofac.lists import ADDRESS, ALIAS, COMMENTS, DETAILS, NEUTRAL, PREVIOUS, party_id
from seawall.sources.us_ofac.names import alias_fact
from seawall.sources.us_ofac.programs import is_known, sanction_stamp
from seawall.sources.us_ofac.remarks import CUT_AT, link_reading, segments_of, split_remark
from seawall.sources.us_ofac_delimited.parties import Subject, complete_segments, lay_identity, roster_statement, title_facts

_new = tuple.__new__
_TONS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


class Address(NamedTuple):
    """An address in its parts, with OFAC's number."""

    number: str
    street: str
    city: str
    state: str
    postal_code: str
    country: str


class Alias(NamedTuple):
    """A strong name: as printed (`FAMILY, Given`), and `aka`, `fka`, `nka` or `dba`."""

    printed: str
    kind: str


@dataclass(slots=True)
class Record:
    """One party as an XML format has it.

    Attributes:
        number: OFAC's own.
        schema: FollowTheMoney schema.
        name: primary name as printed.
        tags: program tags.
        line: line of the element.
        title: as printed; several are joined with `; `.
        remark: whole, as the delimited files print it (`remark.write_remark`).
        ship: call sign, type, flag, owner, tonnage, gross registered tonnage, by our property or `owner`.
        aliases: strong names.
        addresses: in order.
    """

    number: str
    schema: str
    name: str
    tags: list[str]
    line: int
    title: str = ""
    remark: str = ""
    ship: dict[str, str] = field(default_factory=dict)
    aliases: list[Alias] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)


class PartyWriter:
    """Makes statements of records; one for each file.

    Attributes:
        statements, rejects: what has been read.
        links: party, id of a link, the name that it points to, place, line, facet.
    """

    __slots__ = ("_parties_by_name", "links", "list_id", "rejects", "statements")

    def __init__(self, list_id: str) -> None:
        self.list_id = list_id
        self.statements: list[Statement] = []
        self.rejects: list[Reject] = []
        self.links: list[tuple[str, str, str, str, int, str]] = []
        self._parties_by_name: dict[str, str | None] = {}

    def party_id(self, number: str) -> str:
        """The id of a party of this list."""
        return party_id(self.list_id, number)

    def write(self, record: Record, place: str) -> str:
        """Add a party; returns its id."""
        party = self.party_id(record.number)
        self.statements.append(roster_statement(party, record.number, place, record.line))
        name = record.name
        self._parties_by_name[name] = party if name not in self._parties_by_name else None
        one = _One(self, record, party, place)
        one.identity()
        one.title()
        one.ship()
        one.remark()
        one.aliases()
        one.addresses()
        return party

    def finish(self) -> None:
        """Add the objects of links, now that all names are known."""
        for party, link, name, place, line, facet in self.links:
            target = self._parties_by_name.get(name)
            if target is not None and target != party:
                self.statements.append(Statement(party, link, "UnknownLink", "object", target, None, None, place, line, facet))


class _One:
    """One record on its way to statements."""

    __slots__ = ("party", "place", "record", "writer")

    def __init__(self, writer: PartyWriter, record: Record, party: str, place: str) -> None:
        self.writer = writer
        self.record = record
        self.party = party
        self.place = place

    def lay(self, facts: Sequence[BareFact], at: str, facet: str, schema: str = "") -> None:
        record = self.record
        lay(self.writer.statements, ((f"{self.place}/{at}", facts),), self.party, schema or record.schema, record.number, record.line, facet)

    def take(self, reading: Reading, at: str, text: str, facet: str = DETAILS) -> None:
        """Lay a reading down, with its rejects and its link."""
        if reading.facts:
            self.lay(reading.facts, at, facet)
        for reason in reading.rejects:
            self.writer.rejects.append(Reject(f"{self.place}/{at}", self.record.line, reason, text))
        if reading.link:
            self.writer.links.append((self.party, f"{self.party}-{reading.link_suffix}", reading.link, f"{self.place}/{at}", self.record.line, facet))

    def identity(self) -> None:
        record = self.record
        subject = Subject(self.party, record.schema, record.number, record.line)
        measures = sanction_stamp(self.writer.list_id, tuple(record.tags))
        lay_identity(self.writer.statements, subject, record.name, measures, f"{self.place}/lastName", f"{self.place}/programList")
        for tag in record.tags:
            if not is_known(tag):
                self.writer.rejects.append(Reject(f"{self.place}/programList", record.line, "program tag is not in us_ofac/programs.py TAGS", tag))

    def title(self) -> None:
        titles = tuple(part for text in self.record.title.split("; ") if (part := text.strip()))
        self.lay(title_facts(titles, self.record.schema), "title", DETAILS)

    def ship(self) -> None:
        cells, is_ship = self.record.ship, self.record.schema == "Vessel"
        for prop, text in cells.items():
            at = f"vesselInfo/{prop}"
            if prop == "owner":
                self.take(link_reading(text, "Vessel Owner"), at, text)
            elif prop == "flag":
                self.take(country_reading("flag" if is_ship else "country", text), at, text)
            elif "onnage" not in prop:
                self.lay([Fact(prop if is_ship else "summary", text)], at, DETAILS)
            else:
                self._tons(prop, text, at, is_ship)

    def _tons(self, prop: str, text: str, at: str, is_ship: bool) -> None:
        if text.isascii() and text.isdigit() and len(text) < 12:
            text = f"{int(text):,}"  # the delimited files print commas
        value = text.replace(",", "") if _TONS.fullmatch(text) else ""
        if is_ship and value:
            self.lay([Fact(prop, value, text if value != text else None)], at, DETAILS)
        else:
            self.take(Reading((Fact("summary", text),), ("no tonnage of a ship",)), at, text)

    def remark(self) -> None:
        """What of the remark the main delimited file would have is a detail, the rest a comment."""
        whole = self.record.remark
        if not whole:
            return
        head, rest = whole[:CUT_AT], whole[CUT_AT:]
        self.lay([Fact("notes", head)], "remarks", DETAILS)
        complete = complete_segments(head)
        titles = set(self.record.title.split("; "))
        self._segments(complete, 1, DETAILS, titles)
        if not rest and len(whole) < CUT_AT:
            return
        if rest:
            self.lay([Fact("notes", rest)], "remarks", COMMENTS)
        self._segments(split_remark(whole)[len(complete) :], len(complete) + 1, COMMENTS, set())

    def _segments(self, segments: list[str], first: int, facet: str, titles: set[str]) -> None:
        """Segments of the remark; titles are printed into it, too, and have been read."""
        writer, party, line, place = self.writer, self.party, self.record.line, self.place
        schema = self.record.schema
        known = segments_of(schema)
        add = writer.statements.append
        for position, segment in enumerate(segments, start=first):
            if titles and (segment in titles or f"{segment}." in titles):
                continue
            facts, rejects, link, suffix = known[segment]
            at = f"{place}/remarks[{position}]"
            last = child = ""
            for prop, value, original, owner, child_schema in facts:  # as `lay`; no fact of the party itself has an id for its value
                if original is not None and original == value:
                    original = None
                if not owner:
                    add(_new(Statement, (party, party, schema, prop, value, original, None, at, line, facet, None, None)))
                    continue
                if owner is not last:
                    last, child = owner, f"{party}-{owner}"
                if value is PARTY:
                    value = party
                add(_new(Statement, (party, child, child_schema, prop, value, original, None, at, line, facet, None, None)))
            for reason in rejects:
                writer.rejects.append(Reject(at, line, reason, segment))
            if link:
                writer.links.append((party, f"{party}-{suffix}", link, at, line, facet))

    def aliases(self) -> None:
        party, line, place = self.party, self.record.line, f"{self.place}/akaList"
        add = self.writer.statements.append
        for printed, kind in self.record.aliases:
            _, value, original, _, _ = alias_fact(printed)
            add(_new(Statement, (party, party, NEUTRAL, "alias", value, original, None, place, line, ALIAS, None, None)))
            if kind == "fka":
                add(_new(Statement, (party, party, NEUTRAL, "previousName", value, original, None, place, line, PREVIOUS, None, None)))

    def addresses(self) -> None:
        for number, street, city, state, postal_code, country in self.record.addresses:
            cell = _city_cell(city, state, postal_code)
            printed = ", ".join([text for text in (street, cell, country) if text])
            # The parts as the delimited files, which join them, can tell them apart again: both must say the same.
            reading = address_reading(number, street, *split_city(cell), country, printed)
            at = f"addressList/address[uid={number}]"
            self.lay(reading.facts, at, ADDRESS, NEUTRAL)
            for reason in reading.rejects:
                self.writer.rejects.append(Reject(f"{self.place}/{at}", self.record.line, reason, country))


def _city_cell(city: str, state: str, postal_code: str) -> str:
    """City, state and postal code as the delimited files print them in one cell.

    >>> _city_cell("Guadalajara", "Jalisco", "44600"), _city_cell("London", "", "W1K 4QX")
    ('Guadalajara, Jalisco 44600', 'London W1K 4QX')
    """
    place = f"{city}, {state}" if city and state else city or state
    return f"{place} {postal_code}".strip() if postal_code else place
