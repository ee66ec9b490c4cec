"""Rows of OFAC's lists: numbers, programs and identifiers in OFAC's words, cut into columns by the publisher of the table.

A party keeps OFAC's number: `us-csl-ofac-<entity_number>`. One that stands on several of OFAC's lists has a row for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter

from seawall.model.ids import content_suffix
from seawall.model.statement import MAIN, ROSTER, ROSTER_PROP, Statement
from seawall.sources.contract import Sheet
from seawall.sources.us_bis_dpl.parse import name_number
from seawall.sources.us_csl.cells import country_of, pieces, read_number, read_remarks
from seawall.sources.us_csl.row import Row
from seawall.sources.us_csl.tables import OFAC_LIST, TABLE, TYPES, Sublist
from seawall.sources.us_ofac.births import birth_reading, country_reading, place_reading
from seawall.sources.us_ofac.documents import LABELS, number_facts
from seawall.sources.us_ofac.facts import NOTHING, PARTY, BareFact, Fact, Reading, child, lay, own
from seawall.sources.us_ofac.lists import CONS, SDN, party_id
from seawall.sources.us_ofac.names import alias_fact, name_facts
from seawall.sources.us_ofac.programs import is_known, program_facts, program_id
from seawall.sources.us_ofac.remarks import read_segment

_new = tuple.__new__

#: Columns of ships (and aircraft), and the property of a ship that each fills.
_SHIP_COLUMNS = (("call_sign", "callSign"), ("vessel_type", "type"), ("gross_tonnage", "tonnage"), ("gross_registered_tonnage", "grossRegisteredTonnage"))
#: Columns that other lists fill; their text is kept as a note.
_OTHER_COLUMNS = ("federal_register_notice", "start_date", "end_date", "license_requirement", "license_policy", "standard_order")
_URL_COLUMNS = ("source_list_url", "source_information_url")
_of_ships = attrgetter(*(column for column, _ in _SHIP_COLUMNS), "vessel_flag", "vessel_owner")
_of_others = attrgetter(*_URL_COLUMNS, *_OTHER_COLUMNS)


class _Party:
    """A party and the row that is being read.

    Attributes:
        id: of the party.
        schema: of the party.
        place: its number.
        row: the row.
        pairs: what the row says so far: locators of cells, each with its facts.
    """

    __slots__ = ("id", "ids_by_name", "pairs", "person", "place", "row", "schema", "sheet", "ship")

    def __init__(self, sheet: Sheet, own_id: str, number: str, schema: str, row: Row, ids_by_name: dict[str, str]) -> None:
        self.sheet = sheet
        self.id = own_id
        self.schema = schema
        self.person = schema == "Person"
        self.ship = schema == "Vessel"
        self.place = number
        self.row = row
        self.ids_by_name = ids_by_name
        self.pairs: list[tuple[str, Sequence[BareFact]]] = []

    def add(self, facts: Sequence[BareFact], column: str) -> None:
        """Facts of a cell."""
        self.pairs.append((f"{self.place}/{column}", facts))

    def add_one(self, prop: str, value: str, column: str) -> None:
        """A cell that is one value of the party."""
        self.pairs.append((f"{self.place}/{column}", ((prop, value, None, "", ""),)))

    def read(self, reading: Reading, column: str, text: str) -> None:
        """What a text says; what it does not say in types stays as a note."""
        facts, rejects, link, suffix = reading
        if facts:
            self.add(facts, column)
        if link:
            other = self.ids_by_name.get(link)
            if other and other != self.id:
                self.add((Fact("object", other, None, suffix, "UnknownLink"),), column)
        for reason in rejects:
            self.sheet.reject(f"{self.place}/{column}", self.row.line, reason, text)
        if not facts:
            self.add_one("notes", text, column)


def read_rows(sheet: Sheet, rows: list[tuple[Sublist, Row]]) -> None:
    """All rows of OFAC's lists."""
    numbers = [row.entity_number or name_number(row.name) for _, row in rows]
    ids = [party_id(OFAC_LIST, number) for number in numbers]
    ids_by_name: dict[str, str] = {}
    for own_id, (_, row) in zip(ids, rows, strict=True):
        # Two parties of one name: the link names neither.
        ids_by_name[row.name] = own_id if ids_by_name.get(row.name, own_id) == own_id else ""
    opened: set[str] = set()
    for own_id, number, (sublist, row) in zip(ids, numbers, rows, strict=True):
        schema = TYPES.get(row.type.lower())
        if schema is None:
            raise sheet.unknown("type", row.type, f"line {row.line}", f"TYPES in {TABLE}")
        party = _Party(sheet, own_id, number, schema, row, ids_by_name)
        if number not in opened:
            opened.add(number)
            # As Sheet.party, whose Entry nothing is added to here.
            sheet.statements.append(_new(Statement, (own_id, own_id, "Thing", ROSTER_PROP, number, None, None, number, row.line, ROSTER, None, None)))
            party.add(name_facts(row.name, schema), "name")
            party.add([Fact("topics", topic) for topic in sublist.topics], "source")
        _read_row(party, sublist)
        lay(sheet.statements, party.pairs, own_id, schema, number, row.line, MAIN)


def _read_row(party: _Party, sublist: Sublist) -> None:
    row = party.row
    _read_programs(party, sublist)
    if row.alt_names:
        party.add([_alias(text) for text in pieces(row.alt_names)], "alt_names")
    if row.title:
        prop = "position" if party.person else "notes"
        for text in pieces(row.title):
            party.add_one(prop, text, "title")
    if row.addresses:
        at = f"{party.place}/addresses"
        party.pairs += [(at, _address(" ".join(text.split()))) for text in pieces(row.addresses)]
    _read_person(party)
    if any(_of_ships(row)):
        _read_ship(party)
    if row.ids:
        at = f"{party.place}/ids"
        for text in pieces(row.ids):
            reading = _number_reading(text, party.schema)
            if reading.facts and not reading.rejects and not reading.link:
                party.pairs.append((at, reading.facts))
            else:
                party.read(reading, "ids", text)
    if row.remarks:
        party.add_one("notes", row.remarks, "remarks")
        for text in read_remarks(row.remarks):
            reading = read_segment(text, party.schema)
            if reading.facts or reading.rejects:
                party.read(reading, "remarks", text)
    if any(_of_others(row)):
        _read_others(party)


def _read_others(party: _Party) -> None:
    """Addresses of the list on the web, and columns that rows of OFAC's lists leave empty."""
    row = party.row
    for column in _URL_COLUMNS:
        text = getattr(row, column)
        if text:
            party.add_one("sourceUrl", text, column)
    for column in _OTHER_COLUMNS:
        text = getattr(row, column)
        if text:
            party.add_one("notes", f"{column}: {text}", column)


def _read_programs(party: _Party, sublist: Sublist) -> None:
    """The sanction of each program, with the list that the row is of."""
    place = party.place
    facts, unknown = _program_facts(party.row.programs, sublist, party.row.source)
    party.pairs += [(place + column, said) for column, said in facts]
    for tag in unknown:
        party.sheet.reject(f"{place}/programs", party.row.line, "program is not in us_ofac/programs.py TAGS", tag)


@lru_cache(maxsize=4096)
def _program_facts(cell: str, sublist: Sublist, printed: str) -> tuple[tuple[tuple[str, tuple[BareFact, ...]], ...], tuple[str, ...]]:
    """Places in the row with their facts, and programs that are not known: the same cell stands in hundreds of rows."""
    list_id = SDN if sublist.program_id == "SDN" else CONS
    tags = pieces(cell)
    facts: list[tuple[str, tuple[BareFact, ...]]] = []
    for tag in tags:
        facts.append(("/programs", program_facts(list_id, tag)))
        facts.append(("/source", (Fact("description", sublist.program, printed, f"sanction-{program_id(tag)}", "Sanction"),)))
    return tuple(facts), tuple(tag for tag in tags if not is_known(tag))


def _alias(text: str) -> BareFact:
    """As `us_ofac.names.alias_fact`; nine names in ten have no parts to put in order."""
    return alias_fact(text) if "," in text else ("alias", text, None, "", "")


def _address(text: str) -> tuple[BareFact, ...]:
    """The address, its country (all that the table says of its parts), and the entity that it is."""
    country = country_of(text)
    if country is not None and len(text) == 2:
        return (("country", country[0], country[1], "", ""),)
    # As content_suffix("addr", text), which is called for few.
    suffix = "addr-" + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    address = ("address", text, None, "", ""), ("addressEntity", own(suffix), None, "", "")
    full = ("full", text, None, suffix, "Address")
    if country is None:
        return (*address, full)
    code, printed = country
    return (("country", code, printed, "", ""), *address, full, ("country", code, printed, suffix, "Address"))


def _read_person(party: _Party) -> None:
    row, person = party.row, party.person
    if row.dates_of_birth:
        for text in pieces(row.dates_of_birth):
            party.read(birth_reading(text) if person else NOTHING, "dates_of_birth", text)
    if row.places_of_birth:
        for text in pieces(row.places_of_birth):
            party.read(place_reading(text) if person else NOTHING, "places_of_birth", text)
    if row.nationalities:
        for text in pieces(row.nationalities):
            party.read(_country("nationality" if person else "country", text), "nationalities", text)
    if row.citizenships:
        for text in pieces(row.citizenships):
            party.read(_country("citizenship" if person else "country", text), "citizenships", text)


@lru_cache(maxsize=2048)
def _country(prop: str, text: str) -> Reading:
    return country_reading(prop, text)


def _read_ship(party: _Party) -> None:
    row, ship = party.row, party.ship
    for column, prop in _SHIP_COLUMNS:
        text = getattr(row, column)
        if text:
            value = text.replace(",", "") if "tonnage" in column else text
            party.add((Fact(prop, value, text) if ship else Fact("notes", f"{column}: {text}"),), column)
    if row.vessel_flag:
        party.read(_country("flag" if ship else "country", row.vessel_flag), "vessel_flag", row.vessel_flag)
    if row.vessel_owner:
        party.read(read_segment(f"Vessel Owner {row.vessel_owner}", party.schema), "vessel_owner", row.vessel_owner)


@lru_cache(maxsize=65536)
def _number_reading(text: str, schema: str) -> Reading:
    """One of `ids`: a document, or any other fact that OFAC keeps as one."""
    number = read_number(text)
    if not number.kind:
        return read_segment(number.number, schema)
    if number.kind not in LABELS:
        return read_segment(f"{number.kind} {number.number}", schema)
    reading = number_facts(number.kind, number.number, number.country, number.issued, number.expires, schema)
    if not number.day or schema not in ("Person", "Organization", "LegalEntity"):
        return reading
    # One date: the table does not say whether it is that of issue or of expiration.
    stated = next((suffix for _, _, _, suffix, _ in reading.facts if suffix), "")
    suffix = stated or content_suffix("ident", number.kind, number.number, number.country, number.day)
    more = child(suffix, "Passport" if "Passport" in number.kind else "Identification", ("holder", PARTY), ("number", number.number), ("date", number.day))
    return Reading(tuple(dict.fromkeys((*reading.facts, *more))), reading.rejects)
