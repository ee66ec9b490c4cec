"""Reads Canada's consolidated autonomous sanctions list.

The list has no number of its own. Item numbers are those of a regulation's schedule, which is renumbered and split
("Part 1" became "1, Part 1"); a name stays. The key of a party is therefore its regime with its IMO number if it is a
ship, else with its name (letters only). Two records of one regime and name are two parties: the one listed first keeps the
plain key, the others add listing date, schedule and item.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rigour.ids.imo import IMO

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.sources.block import add_block
from seawall.sources.ca_sema.names import aliases, english, entity_names, folded, one_line
from seawall.sources.ca_sema.tables import AUTHORITY, ELEMENTS, LIST_ID, REGIMES, SECTORAL_SCHEDULES, SOURCE, TABLE, Regime
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.freedates import dates_in
from seawall.sources.pause import collection_paused
from seawall.sources.xmltree import Element, line_of, local_name, parse_tree, unknown_element
from seawall.text.dates import parse_date

_BLANKS = frozenset({"", "n/a", "na", "s/o", "-", "none"})


class Record:
    """One `record`: its fields, and the key that they give."""

    __slots__ = ("fields", "key", "line", "regime", "schema")

    def __init__(self, file: SourceFile, element: Element) -> None:
        self.line = line_of(element)
        self.fields: dict[str, str] = {}
        for child in element:
            field = _field(local_name(child))
            if field is None:
                raise unknown_element(file, SOURCE, child, "record", f"ELEMENTS in {TABLE}")
            text = one_line(child.text or "")
            if text.lower() not in _BLANKS:
                self.fields[field] = f"{self.fields[field]}; {text}" if field in self.fields else text
        self.regime = _regime(self.fields.get("regime", ""))
        person = "last" in self.fields or "given" in self.fields
        self.schema = "Vessel" if "imo" in self.fields else "Person" if person else "LegalEntity"
        self.key = ""

    @property
    def name(self) -> str:
        """The name in natural order."""
        given, last = self.fields.get("given", ""), self.fields.get("last", "")
        return self.fields.get("entity") or f"{given} {last}".strip()

    def base_key(self) -> str:
        """Regime and IMO number, or regime and name."""
        number = self.fields.get("imo")
        return f"{self.regime.code}-{content_suffix('imo' if number else 'name', folded(number or self.name))}"

    def place(self) -> tuple[str, str, str]:
        """Listing date, schedule and item: the order among records of one name."""
        return (self.fields.get("listed", ""), self.fields.get("schedule", ""), self.fields.get("item", ""))


def recognizes(file: SourceFile) -> str | None:
    """`"xml"` if the head has `data-set`, `record` and Canada's elements."""
    head = file.head
    return "xml" if b"<data-set" in head and b"<record" in head and (b"<Country" in head or b"<Schedule" in head) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file; its date is not in the content."""
    with collection_paused():
        return [_read(file)]


def _read(file: SourceFile) -> Parsed:
    root = parse_tree(file, SOURCE, "data-set")
    sheet = Sheet(SOURCE, file.name)
    records: list[Record] = []
    for element in root:
        if local_name(element) != "record":
            raise unknown_element(file, SOURCE, element, "data-set", TABLE)
        record = Record(file, element)
        if record.fields:
            records.append(record)
        else:
            sheet.reject(f"line {record.line}", record.line, "an empty record", "")
    _set_keys(records)
    for record in records:
        _read_record(file, sheet, record)
    return Parsed(LIST_ID, "ca_sema/xml", None, len(records), sheet.statements, sheet.rejects)


@lru_cache(maxsize=256)
def _field(tag: str) -> str | None:
    """Field of an element; `Country-Pays` is known by its English half."""
    return ELEMENTS.get(tag) or ELEMENTS.get(tag.partition("-")[0])


@lru_cache(maxsize=256)
def _regime(text: str) -> Regime:
    name = english(text)
    return REGIMES.get(name.casefold()) or Regime(slug(name.lower()) or "none", "")


def _set_keys(records: list[Record]) -> None:
    """Keys of the parties; see the module."""
    taken: set[str] = set()
    for record in sorted(records, key=Record.place):
        base = record.base_key()
        key, step = base, 0
        while key in taken:
            key = f"{base}-{content_suffix('again', *record.place(), str(step or ''))}"
            step += 1
        taken.add(key)
        record.key = key


def _read_record(file: SourceFile, sheet: Sheet, record: Record) -> None:
    """All that one record says."""
    fields = record.fields
    if not record.name:
        raise FormatError(
            "a record without a name", source=SOURCE, snapshot=file.name, locator=f"line {record.line}",
            cure="Check the download; every record has LastName, GivenName or EntityOrShip.",
        )  # fmt: skip
    printed_regime = english(fields.get("regime", ""))
    number = f"{printed_regime}: {record.name}"
    locator = f"record[{printed_regime}; {fields.get('schedule', '')}; {fields.get('item', '')}]"
    party = sheet.party(f"ca-sema-{record.key}", record.schema, number, locator, record.line)
    party.add("topics", "sanction")
    _read_names(party, record)
    _read_date(sheet, party, record)
    _read_title_and_ship(sheet, party, record)
    _read_sanction(sheet, party, record, printed_regime)


def _read_names(party: Entry, record: Record) -> None:
    fields = record.fields
    given, last = fields.get("given", ""), fields.get("last", "")
    if "entity" in fields:
        for name in entity_names(fields["entity"]):
            prop = "alias" if name.prop == "abbreviation" and record.schema == "Vessel" else name.prop
            party.add(prop, name.text, fields["entity"], at="EntityOrShip")
    if given or last:
        prop = "alias" if "entity" in fields else "name"
        party.add(prop, f"{given} {last}".strip(), ", ".join(part for part in (last, given) if part), at="LastName")
        if record.schema == "Person":
            party.add("firstName", given, at="GivenName")
            party.add("lastName", last, at="LastName")
    for alias in aliases(fields.get("aliases", ""), record.schema == "Person"):
        party.add(alias.prop, alias.text, fields["aliases"], at="Aliases", lang=alias.lang)


def _read_date(sheet: Sheet, party: Entry, record: Record) -> None:
    """Date of birth, or of building; the element is the same."""
    text = record.fields.get("date", "")
    if not text:
        return
    prop = {"Person": "birthDate", "Vessel": "buildDate"}.get(record.schema)
    days = dates_in(text)
    if prop is not None:
        for day in days:
            party.add(prop, day, text, at="DateOfBirthOrShipBuildDate")
    if prop is None or not days:
        sheet.reject(f"{party.locator}/DateOfBirthOrShipBuildDate", party.line, "not a date" if not days else "a date of no person and no ship", text)
        party.add("notes", f"Date of birth or build date: {text}", text, at="DateOfBirthOrShipBuildDate")


def _read_title_and_ship(sheet: Sheet, party: Entry, record: Record) -> None:
    title = record.fields.get("title", "")
    prop = {"Person": "title", "Vessel": "type"}.get(record.schema, "notes")
    party.add(prop, english(title), title, at="TitleOrShip")
    number = record.fields.get("imo", "")
    if number:
        normal = IMO.normalize(number)
        if normal is None:
            sheet.reject(f"{party.locator}/ShipIMONumber", party.line, "the check digit of the IMO number fails", number)
            party.add("registrationNumber", number, at="ShipIMONumber")
        party.add("imoNumber", normal, number, at="ShipIMONumber")


def _read_sanction(sheet: Sheet, party: Entry, record: Record, printed_regime: str) -> None:
    """Regulation, schedule, item, date and measure."""
    fields, regime = record.fields, record.regime
    if printed_regime.casefold() not in REGIMES:
        sheet.reject(f"{party.locator}/Country", party.line, "a regime that is not in the table", fields.get("regime", ""))
    schedule, item = fields.get("schedule", ""), fields.get("item", "")
    sanction = party.child(f"sanction-{regime.code}", "Sanction")
    place = ", ".join(part for part in (schedule if schedule.startswith("Part") else f"Schedule {schedule}" if schedule else "", f"item {item}" if item else "") if part)
    raw = fields.get("regime")
    add_block(
        sanction,
        (("entity", party.party_id, None, ""), ("authority", AUTHORITY, None, ""), ("program", printed_regime, raw, "Country"),
         ("programId", f"SEMA-{regime.code}" if regime.code != "jvcfor" else "JVCFOR", raw, "Country"), ("country", regime.country, raw, "Country"),
         ("recordId", place, None, "Item")),
    )  # fmt: skip
    listed = fields.get("listed", "")
    day = parse_date(listed) if listed else None
    if listed and day is None:
        sheet.reject(f"{party.locator}/DateOfListing", party.line, "not a date", listed)
        sanction.add("description", f"Date of listing: {listed}", listed, at="DateOfListing")
    add_block(sanction, (("listingDate", day, listed, "DateOfListing"), ("startDate", day, listed, "DateOfListing")))
    printed = f"{printed_regime}, {place}"
    if (regime.code, schedule) in SECTORAL_SCHEDULES:
        sanction.add("provisions", "sectoral", printed, at="Schedule")
        return
    sanction.add("provisions", "freeze", printed, at="Schedule")
    if record.schema == "Vessel":
        sanction.add("provisions", "transport", printed, at="Schedule")
