"""Rows of the three files beside the main one: aliases, addresses, the rest of the remarks."""

from __future__ import annotations

import re

from seawall.errors import UnknownValueError
from seawall.model.statement import Statement
from seawall.sources.contract import Reject
from seawall.sources.us_ofac.addresses import address_reading, split_city
from seawall.sources.us_ofac.facts import Fact, lay
from seawall.sources.us_ofac.lists import ADDRESS, ALIAS, COMMENTS, NEUTRAL, PREVIOUS, cell, party_id
from seawall.sources.us_ofac.names import alias_fact
from seawall.sources.us_ofac.remarks import read_segment, split_remark
from seawall.sources.us_ofac_delimited.lines import RowSplitter
from seawall.sources.us_ofac_delimited.memo import RowFacts
from seawall.sources.us_ofac_delimited.parties import SOURCE, Pairs, check_number, complete_segments, roster_statement
from seawall.sources.us_ofac_delimited.tables import ALIAS_TYPES, COLUMNS, KINDS, LISTS

_new = tuple.__new__

#: Segments that only a party of one kind has: they tell the kind where the main file is not at hand.
_KINDS = (
    ("Person", re.compile(r"(?:alt\. )?(?:DOB|POB|Gender|nationality|citizen|Passport|Cedula No\.|C\.U\.R\.P\.)\b")),
    ("Vessel", re.compile(r"(?:alt\. )?(?:Vessel Registration|MMSI|Former Vessel|Other Vessel)\b")),
    ("Airplane", re.compile(r"(?:alt\. )?Aircraft\b")),
    ("Organization", re.compile(r"(?:alt\. )?(?:Organization|Target Type|SWIFT/BIC|Equity Ticker)\b")),
)


class ExtraReader:
    """Reads rows of one of the three files.

    Args:
        variant: `alt`, `cons_add`, ...
        snapshot: the file's name, for messages.
    """

    def __init__(self, variant: str, snapshot: str) -> None:
        self.variant = variant
        self.snapshot = snapshot
        self.list_id = LISTS[variant]
        self._prefix = party_id(self.list_id, "0").removesuffix("0")
        self.splitter = RowSplitter(COLUMNS[KINDS[variant]], SOURCE, snapshot)

    def _cells(self, row: list[str], number: int) -> list[str]:
        cells = ["" if text == "-0- " else cell(text) for text in row]
        check_number(cells[0], "ent_num", self.snapshot, number)
        return cells

    def alias(self, row: list[str], number: int) -> RowFacts:
        """A row of `alt.csv`.

        Raises:
            FormatError: no numbers where numbers stand.
            UnknownValueError: another type of alias.
        """
        ent, alt, kind, name, remarks = self._cells(row, number)
        check_number(alt, "alt_num", self.snapshot, number)
        kind = kind.lower().replace(".", "")
        place = f"{self.variant}.csv ent_num={ent} alt_num={alt}"
        if kind not in ALIAS_TYPES:
            raise UnknownValueError(
                f"unknown alt_type {kind!r}", source=SOURCE, snapshot=self.snapshot, locator=f"{place}, line {number}",
                cure="Add it to us_ofac_delimited/tables.py ALIAS_TYPES if it is real; the file stays unloaded until then.",
            )  # fmt: skip
        party = f"{self._prefix}{ent}"
        statements: list[Statement] = []
        if name:
            at = f"{place}/alt_name"
            lay(statements, ((at, (alias_fact(name),)),), party, NEUTRAL, ent, number, ALIAS)
            if kind == "fka":
                lay(statements, ((at, (alias_fact(name, "previousName"),)),), party, NEUTRAL, ent, number, PREVIOUS)
        if remarks:
            lay(statements, ((f"{place}/alt_remarks", (Fact("notes", remarks),)),), party, NEUTRAL, ent, number, ALIAS)
        rejects = () if name else (Reject(place, number, "an alias without a name", ",".join(row)),)
        return _new(RowFacts, (ent, party, NEUTRAL, statements, rejects, "", (), ""))

    def address(self, row: list[str], number: int) -> RowFacts:
        """A row of `add.csv`; a blank one says that the party is listed.

        Raises:
            FormatError: no numbers where numbers stand.
        """
        ent, add, street, city, country, remarks = self._cells(row, number)
        check_number(add, "add_num", self.snapshot, number)
        place = f"{self.variant}.csv ent_num={ent} add_num={add}"
        party = f"{self._prefix}{ent}"
        statements = [roster_statement(party, ent, place, number)]
        printed = ", ".join(text for text in (street, city, country) if text)
        town, state, code = split_city(city)
        reading = address_reading(add, street, town, state, code, country, printed, remarks)
        lay(statements, ((place, reading.facts),), party, NEUTRAL, ent, number, ADDRESS)
        rejects = [Reject(f"{place}/Country", number, reason, country) for reason in reading.rejects] if reading.rejects else ()
        return _new(RowFacts, (ent, party, NEUTRAL, statements, rejects, "", (), ""))

    def comment(self, row: list[str], number: int, main: RowFacts | None) -> RowFacts:
        """A row of `sdn_comments.csv`: the rest of a remark that was cut, mid-word, at 1,000 characters.

        Args:
            row: its cells.
            number: its number.
            main: the party's row in the main file of the same day. With it, the segment at the cut is read whole. Without it,
                the first words of the row are a fragment, which stays text, and the kind of the party is guessed from
                what the segments are about.

        Raises:
            FormatError: no number where a number stands.
        """
        ent, text = cell(row[0]), row[1] if cell(row[1]) else ""
        check_number(ent, "ent_num", self.snapshot, number)
        place = f"{self.variant}.csv ent_num={ent}"
        party = f"{self._prefix}{ent}"
        if main is not None and main.remark:
            schema = main.schema
            segments = split_remark(main.remark + text)[len(complete_segments(main.remark)) :]
        else:
            segments = split_remark(text)[1:]
            schema = _guess(segments)
        return self._comment_facts(ent, party, schema, place, number, text, segments)

    def _comment_facts(self, ent: str, party: str, schema: str, place: str, line: int, text: str, segments: list[str]) -> RowFacts:
        statements: list[Statement] = []
        rejects: list[Reject] = []
        links: list[tuple[str, str, str]] = []
        pairs: Pairs = [(f"{place}/Remarks", (Fact("notes", text),))] if text.strip() else []
        for position, segment in enumerate(segments, start=1):
            reading, at = read_segment(segment, schema), f"{place}/Remarks[{position}]"
            pairs.append((at, reading.facts))
            rejects.extend(Reject(at, line, reason, segment) for reason in reading.rejects)
            if reading.link:
                links.append((f"{party}-{reading.link_suffix}", reading.link, at))
        lay(statements, pairs, party, schema, ent, line, COMMENTS)
        return RowFacts(ent, party, schema, tuple(statements), tuple(rejects), "", tuple(links), text)


def _guess(segments: list[str]) -> str:
    for schema, pattern in _KINDS:
        if any(pattern.match(segment) for segment in segments):
            return schema
    return NEUTRAL
