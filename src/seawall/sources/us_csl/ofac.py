"""Rows of OFAC's lists: numbers, programs and identifiers in OFAC's words, cut into columns by the publisher of the table.

A party keeps OFAC's number: `us-csl-ofac-<entity_number>`. One that stands on several of OFAC's lists has a row for each.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from seawall.model.ids import content_suffix
from seawall.model.statement import MAIN
from seawall.sources.contract import Sheet
from seawall.sources.us_bis_dpl.parse import name_number
from seawall.sources.us_csl.cells import Number, country_of, pieces, read_number, read_remarks
from seawall.sources.us_csl.row import Row
from seawall.sources.us_csl.tables import OFAC_LIST, TABLE, TYPES, Sublist
from seawall.sources.us_ofac.births import birth_reading, country_reading, place_reading
from seawall.sources.us_ofac.documents import LABELS, number_facts
from seawall.sources.us_ofac.facts import PARTY, Fact, Reading, child, lay, own
from seawall.sources.us_ofac.lists import CONS, SDN, party_id
from seawall.sources.us_ofac.names import alias_fact, name_facts
from seawall.sources.us_ofac.programs import is_known, program_facts, program_id
from seawall.sources.us_ofac.remarks import read_segment


class _Party:
    """A party and the row that is being read."""

    __slots__ = ("id", "ids_by_name", "place", "row", "schema", "sheet")

    def __init__(self, sheet: Sheet, number: str, schema: str, row: Row, ids_by_name: dict[str, str]) -> None:
        self.sheet = sheet
        self.id = party_id(OFAC_LIST, number)
        self.schema = schema
        self.place = number
        self.row = row
        self.ids_by_name = ids_by_name

    def lay(self, facts: Iterable[Fact], column: str) -> None:
        lay(self.sheet.statements, ((f"{self.place}/{column}", tuple(facts)),), self.id, self.schema, self.place, self.row.line, MAIN)

    def read(self, reading: Reading, column: str, text: str) -> None:
        """Lay down what a text says; what it does not say in types stays as a note."""
        self.lay(reading.facts, column)
        if reading.link and reading.link in self.ids_by_name and self.ids_by_name[reading.link] != self.id:
            other = self.ids_by_name[reading.link]
            if other:
                self.lay((Fact("object", other, None, reading.link_suffix, "UnknownLink"),), column)
        for reason in reading.rejects:
            self.sheet.reject(f"{self.place}/{column}", self.row.line, reason, text)
        if not reading.facts:
            self.lay((Fact("notes", text),), column)


def read_rows(sheet: Sheet, rows: list[tuple[Sublist, Row]]) -> None:
    """All rows of OFAC's lists."""
    numbers = [row["entity_number"] or name_number(row["name"]) for _, row in rows]
    ids_by_name: dict[str, str] = {}
    for number, (_, row) in zip(numbers, rows, strict=True):
        found = party_id(OFAC_LIST, number)
        # Two parties of one name: the link names neither.
        ids_by_name[row["name"]] = found if ids_by_name.get(row["name"], found) == found else ""
    opened: set[str] = set()
    for number, (sublist, row) in zip(numbers, rows, strict=True):
        schema = TYPES.get(row["type"].lower())
        if schema is None:
            raise sheet.unknown("type", row["type"], f"line {row.line}", f"TYPES in {TABLE}")
        party = _Party(sheet, number, schema, row, ids_by_name)
        if number not in opened:
            opened.add(number)
            sheet.party(party.id, schema, number, party.place, row.line)
            party.lay(name_facts(row["name"], schema), "name")
            party.lay(tuple(Fact("topics", topic) for topic in sublist.topics), "source")
        _read_row(party, sublist)


def _read_row(party: _Party, sublist: Sublist) -> None:
    row = party.row
    list_id = SDN if sublist.program_id == "SDN" else CONS
    for tag in pieces(row["programs"]):
        party.lay(program_facts(list_id, tag), "programs")
        party.lay((Fact("description", sublist.program, row["source"], f"sanction-{program_id(tag)}", "Sanction"),), "source")
        if not is_known(tag):
            party.sheet.reject(f"{party.place}/programs", row.line, "program is not in us_ofac/programs.py TAGS", tag)
    party.lay(tuple(alias_fact(text) for text in pieces(row["alt_names"])), "alt_names")
    for text in pieces(row["title"]):
        party.lay((Fact("position" if party.schema == "Person" else "notes", text),), "title")
    for text in pieces(row["addresses"]):
        party.lay(_address(" ".join(text.split())), "addresses")
    _read_person(party)
    _read_ship(party)
    for text in pieces(row["ids"]):
        _read_number(party, text)
    if row["remarks"]:
        party.lay((Fact("notes", row["remarks"]),), "remarks")
        for text in read_remarks(row["remarks"]):
            reading = read_segment(text, party.schema)
            if reading.facts or reading.rejects:
                party.read(reading, "remarks", text)
    for column in ("source_list_url", "source_information_url"):
        if row[column]:
            party.lay((Fact("sourceUrl", row[column]),), column)
    for column in ("federal_register_notice", "start_date", "end_date", "license_requirement", "license_policy", "standard_order"):
        if row[column]:
            party.lay((Fact("notes", f"{column}: {row[column]}"),), column)


@lru_cache(maxsize=32768)
def _address(text: str) -> tuple[Fact, ...]:
    country = country_of(text)
    facts = (Fact("country", country[0], country[1]),) if country is not None else ()
    if country is not None and len(text) == 2:
        return facts
    suffix = content_suffix("addr", text)
    more = (("country", country[0], country[1]),) if country is not None else ()
    return (*facts, Fact("address", text), Fact("addressEntity", own(suffix)), *child(suffix, "Address", ("full", text), *more))


def _read_person(party: _Party) -> None:
    row = party.row
    person = party.schema == "Person"
    for text in pieces(row["dates_of_birth"]):
        party.read(birth_reading(text) if person else Reading(), "dates_of_birth", text)
    for text in pieces(row["places_of_birth"]):
        party.read(place_reading(text) if person else Reading(), "places_of_birth", text)
    for column, prop in (("nationalities", "nationality"), ("citizenships", "citizenship")):
        for text in pieces(row[column]):
            party.read(country_reading(prop if person else "country", text), column, text)


def _read_ship(party: _Party) -> None:
    row = party.row
    ship = party.schema == "Vessel"
    for column, prop in (("call_sign", "callSign"), ("vessel_type", "type"), ("gross_tonnage", "tonnage"),
                         ("gross_registered_tonnage", "grossRegisteredTonnage")):  # fmt: skip
        if row[column]:
            value = row[column].replace(",", "") if "tonnage" in column else row[column]
            fact = Fact(prop, value, row[column] if value != row[column] else None) if ship else Fact("notes", f"{column}: {row[column]}")
            party.lay((fact,), column)
    if row["vessel_flag"]:
        party.read(country_reading("flag" if ship else "country", row["vessel_flag"]), "vessel_flag", row["vessel_flag"])
    if row["vessel_owner"]:
        party.read(read_segment(f"Vessel Owner {row['vessel_owner']}", party.schema), "vessel_owner", row["vessel_owner"])


def _read_number(party: _Party, text: str) -> None:
    """One of `ids`: a document, or any other fact that OFAC keeps as one."""
    reading = _number_reading(read_number(text), party.schema)
    party.read(reading, "ids", text)


@lru_cache(maxsize=65536)
def _number_reading(number: Number, schema: str) -> Reading:
    if not number.kind:
        return read_segment(number.number, schema)
    if number.kind not in LABELS:
        return read_segment(f"{number.kind} {number.number}", schema)
    reading = number_facts(number.kind, number.number, number.country, number.issued, number.expires, schema)
    if not number.day or schema not in ("Person", "Organization", "LegalEntity"):
        return reading
    # One date: the table does not say whether it is that of issue or of expiration.
    suffix = next((fact.suffix for fact in reading.facts if fact.suffix), content_suffix("ident", number.kind, number.number, number.country, number.day))
    more = child(suffix, "Passport" if "Passport" in number.kind else "Identification", ("holder", PARTY), ("number", number.number), ("date", number.day))
    return Reading(tuple(dict.fromkeys((*reading.facts, *more))), reading.rejects)
