"""A row of `sdn.csv` or `cons_prim.csv`: a party."""

from __future__ import annotations

import re

from seawall.errors import FormatError, UnknownValueError
from seawall.model.statement import ROSTER, ROSTER_PROP, Statement
from seawall.sources.contract import Reject
from seawall.sources.us_ofac.births import country_reading
from seawall.sources.us_ofac.facts import PARTY, Fact, Reading, child, lay
from seawall.sources.us_ofac.lists import AUTHORITY, DETAILS, IDENTITY, NEUTRAL, cell, party_id, schema_of
from seawall.sources.us_ofac.names import name_facts
from seawall.sources.us_ofac.programs import is_known, program_facts, program_id, split_programs
from seawall.sources.us_ofac.remarks import CUT_AT, link_reading, read_segment, split_remark
from seawall.sources.us_ofac_delimited.lines import split_row
from seawall.sources.us_ofac_delimited.memo import RowFacts
from seawall.sources.us_ofac_delimited.tables import COLUMNS, HONORIFICS, LISTS

SOURCE = "us_ofac_delimited"
_TONS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_PLAIN = (("Call_Sign", "callSign"), ("Vess_type", "type"))
_WEIGHTS = (("Tonnage", "tonnage"), ("GRT", "grossRegisteredTonnage"))


def identity_facts(list_id: str, number: str, printed: str, schema: str, tags: tuple[str, ...]) -> list[Fact]:
    """What `identity` holds, in the same words for each format: names, topics, and a `Sanction` per program."""
    facts = [*name_facts(printed, schema), Fact("topics", "sanction")]
    for tag in tags:
        facts.extend(program_facts(list_id, tag))
        facts.append(Fact("authorityId", number, None, f"sanction-{program_id(tag)}", "Sanction"))
    if not tags:
        facts.extend(child("sanction", "Sanction", ("entity", PARTY), ("authority", AUTHORITY), ("authorityId", number)))
    return facts


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

    def read(self, line: str, number: int) -> RowFacts:
        """The facts of one row.

        Raises:
            FormatError: other columns.
            UnknownValueError: another type of party.
        """
        row = split_row(line, COLUMNS["sdn"], SOURCE, self.snapshot, number)
        return _Row(self, row, number).facts()


class _Row:
    """One row on its way to statements."""

    def __init__(self, reader: PartyReader, row: list[str], line: int) -> None:
        self.reader = reader
        self.line = line
        self.cells = dict(zip(COLUMNS["sdn"], map(cell, row), strict=True))
        self.remark = row[11] if self.cells["Remarks"] else ""
        self.number = self.cells["ent_num"]
        self.place = f"{reader.variant}.csv ent_num={self.number}"
        check_number(self.number, "ent_num", reader.snapshot, line)
        schema = schema_of(self.cells["SDN_Type"])
        if schema is None:
            raise UnknownValueError(
                f"unknown SDN_Type {self.cells['SDN_Type']!r}", source=SOURCE, snapshot=reader.snapshot, locator=f"{self.place}, line {line}",
                cure="Add it to us_ofac/lists.py SCHEMAS if it is real; the file stays unloaded until then.",
            )  # fmt: skip
        self.schema = schema
        self.party = party_id(reader.list_id, self.number)
        self.statements: list[Statement] = []
        self.rejects: list[Reject] = []
        self.links: list[tuple[str, str, str]] = []

    def facts(self) -> RowFacts:
        printed = self.cells["SDN_Name"]
        self.statements.append(roster_statement(self.party, self.number, self.place, self.line))
        if not printed:
            self.rejects.append(Reject(f"{self.place}/SDN_Name", self.line, "a party without a name", ""))
        self._identity(printed)
        self._title()
        self._ship()
        self._remarks()
        return RowFacts(self.number, self.party, self.schema, tuple(self.statements), tuple(self.rejects), printed, tuple(self.links), self.remark)

    def _lay(self, facts: list[Fact] | tuple[Fact, ...], at: str, facet: str = DETAILS) -> None:
        lay(self.statements, facts, self.party, self.schema, f"{self.place}/{at}", self.line, facet)

    def _take(self, reading: Reading, at: str, text: str) -> None:
        self._lay(reading.facts, at)
        for reason in reading.rejects:
            self.rejects.append(Reject(f"{self.place}/{at}", self.line, reason, text))
        if reading.link:
            self.links.append((f"{self.party}-{reading.link_suffix}", reading.link, f"{self.place}/{at}"))

    def _identity(self, printed: str) -> None:
        tags = split_programs(self.cells["Program"])
        facts = identity_facts(self.reader.list_id, self.number, printed, self.schema, tags)
        of_name = [fact for fact in facts if not fact.suffix and fact.value]
        self._lay(of_name, "SDN_Name", IDENTITY)
        self._lay([fact for fact in facts if fact.suffix], "Program", IDENTITY)
        for tag in tags:
            if not is_known(tag):
                self.rejects.append(Reject(f"{self.place}/Program", self.line, "program tag is not in us_ofac/programs.py TAGS", tag))

    def _title(self) -> None:
        titles = [part for text in self.cells["Title"].split("; ") if (part := text.strip())]
        self._lay(title_facts(titles, self.schema), "Title")

    def _ship(self) -> None:
        cells, ship = self.cells, self.schema == "Vessel"
        for column, prop in _PLAIN:
            if cells[column]:
                self._lay([Fact(prop if ship else "summary", cells[column])], column)
        for column, prop in _WEIGHTS:
            if text := cells[column]:
                value = text.replace(",", "") if _TONS.fullmatch(text) else ""
                if ship and value:
                    self._lay([Fact(prop, value, text if value != text else None)], column)
                else:
                    self._take(Reading((Fact("summary", text),), ("no tonnage of a ship",)), column, text)
        if cells["Vess_flag"]:
            self._take(country_reading("flag" if ship else "country", cells["Vess_flag"]), "Vess_flag", cells["Vess_flag"])
        if cells["Vess_owner"]:
            self._take(link_reading(cells["Vess_owner"], "Vessel Owner"), "Vess_owner", cells["Vess_owner"])

    def _remarks(self) -> None:
        if not self.remark:
            return
        self._lay([Fact("notes", self.remark)], "Remarks")
        titles = set(self.cells["Title"].split("; "))
        for position, segment in enumerate(complete_segments(self.remark), start=1):
            if segment not in titles:
                self._take(read_segment(segment, self.schema), f"Remarks[{position}]", segment)


def complete_segments(remark: str) -> list[str]:
    """Segments of a remark; of one that was cut, all but the last, whose end stands in the comments file."""
    segments = split_remark(remark)
    return segments[:-1] if len(remark) >= CUT_AT else segments


def title_facts(titles: list[str], schema: str) -> list[Fact]:
    """Forms of address are titles, all else in the column is a position."""
    if schema != "Person":
        return [Fact("summary", title) for title in titles]
    return [Fact("title" if title.lower() in HONORIFICS else "position", title) for title in titles]


def roster_statement(party: str, number: str, place: str, line: int) -> Statement:
    """`this file names this party`, in the same words in every file."""
    return Statement(party, party, NEUTRAL, ROSTER_PROP, number, None, None, place, line, ROSTER)


def check_number(number: str, column: str, snapshot: str, line: int) -> None:
    """OFAC's numbers are digits.

    Raises:
        FormatError: anything else; the row is not a row.
    """
    if not (number.isascii() and number.isdigit() and len(number) <= 9):
        raise FormatError(f"{column} {number!r} is no number", source=SOURCE, snapshot=snapshot, locator=f"line {line}",
                          cure="Fetch it again; the file before it stays in force.")  # fmt: skip
