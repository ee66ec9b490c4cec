"""Reads Canada's consolidated autonomous sanctions list.

The list has no number of its own. Item numbers are those of a regulation's schedule, which is renumbered and split
("Part 1" became "1, Part 1"); a name stays. The key of a party is therefore its regime with its IMO number if it is a
ship, else with its name (letters only). Two records of one regime and name are two parties: the one listed first keeps the
plain key, the others add listing date, schedule and item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from rigour.ids.imo import IMO

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.pause import collection_paused
from seawall.sources.block import Row, add_block
from seawall.sources.ca_sema.names import aliases, english, entity_names, folded
from seawall.sources.ca_sema.tables import AUTHORITY, ELEMENTS, LIST_ID, REGIMES, SECTORAL_SCHEDULES, SOURCE, TABLE, Regime
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.freedates import dates_in
from seawall.sources.xmltree import Element, line_of, local_name, parse_tree, unknown_element
from seawall.text.dates import parse_date

_BLANKS = frozenset({"", "n/a", "na", "s/o", "-", "none"})
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_BLANK = max(map(len, _BLANKS))


class Record:
    """One `record`: its fields, its name in natural order, and the key that they give."""

    __slots__ = ("fields", "key", "line", "name", "place", "regime", "schema")

    def __init__(self, file: SourceFile, element: Element) -> None:
        self.line = line_of(element)
        fields: dict[str, str] = {}
        for child in element:
            field = _field(child.tag)
            if field is None:
                raise unknown_element(file, SOURCE, child, "record", f"ELEMENTS in {TABLE}")
            text = " ".join((child.text or "").split())
            if text and (len(text) > _LONGEST_BLANK or text.lower() not in _BLANKS):
                fields[field] = f"{fields[field]}; {text}" if field in fields else text
        self.fields = fields
        self.regime = _regime(fields.get("regime", ""))
        given, last = fields.get("given", ""), fields.get("last", "")
        self.schema = "Vessel" if "imo" in fields else "Person" if given or last else "LegalEntity"
        self.name = fields.get("entity") or f"{given} {last}".strip()
        #: Listing date, schedule and item: the order among records of one name.
        self.place = (fields.get("listed", ""), fields.get("schedule", ""), fields.get("item", ""))
        self.key = ""

    def base_key(self) -> str:
        """Regime and IMO number, or regime and name."""
        number = self.fields.get("imo")
        return f"{self.regime.code}-{content_suffix('imo' if number else 'name', folded(number or self.name))}"

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
def _field(tag: object) -> str | None:
    """Field of an element by its tag; `Country-Pays` is known by its English half, a namespace is looked past."""
    name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
    return ELEMENTS.get(name) or ELEMENTS.get(name.partition("-")[0])


@lru_cache(maxsize=256)
def _regime(text: str) -> Regime:
    name = english(text)
    return REGIMES.get(name.casefold()) or Regime(slug(name.lower()) or "none", "")


def _set_keys(records: list[Record]) -> None:
    """Keys of the parties; see the module."""
    taken: set[str] = set()
    for record in sorted(records, key=attrgetter("place")):
        base = record.base_key()
        key, step = base, 0
        while key in taken:
            key = f"{base}-{content_suffix('again', *record.place, str(step or ''))}"
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
    locator = f"record[{printed_regime}; {fields.get('schedule', '')}; {fields.get('item', '')}]"
    party = sheet.party(f"ca-sema-{record.key}", record.schema, f"{printed_regime}: {record.name}", locator, record.line)
    rows: list[Row] = [("topics", "sanction", None, "")]
    rows += _names(record)
    if "aliases" in fields:
        _read_aliases(party, rows, record)
    if "date" in fields:
        rows += _date(sheet, party, record)
    rows += _title_and_ship(sheet, party, record)
    add_block(party, rows)
    _read_sanction(sheet, party, record, printed_regime)


def _names(record: Record) -> Iterator[Row]:
    """Names of a person in parts, of an entity or a ship with what stands in brackets."""
    fields = record.fields
    printed = fields.get("entity")
    if printed is not None:
        for name in entity_names(printed):
            prop = "alias" if name.prop == "abbreviation" and record.schema == "Vessel" else name.prop
            yield (prop, name.text, printed, "EntityOrShip")
    given, last = fields.get("given", ""), fields.get("last", "")
    if given or last:
        full, natural = f"{last}, {given}" if given and last else last or given, f"{given} {last}".strip()
        yield ("name" if printed is None else "alias", natural, full, "LastName")
        if record.schema == "Person":
            yield ("firstName", given, None, "GivenName")
            yield ("lastName", last, None, "LastName")


def _read_aliases(party: Entry, rows: list[Row], record: Record) -> None:
    """Further names; one with a language stands after the rows so far, which are laid down before it."""
    printed = record.fields["aliases"]
    for prop, text, lang in aliases(printed, record.schema == "Person"):
        if lang is None:
            rows.append((prop, text, printed, "Aliases"))
        else:
            add_block(party, rows)
            rows.clear()
            party.add(prop, text, printed, at="Aliases", lang=lang)


def _date(sheet: Sheet, party: Entry, record: Record) -> Iterator[Row]:
    """Date of birth, or of building; the element is the same."""
    text = record.fields["date"]
    prop = _DATE_PROPS.get(record.schema)
    days = _days(text)
    if prop is not None:
        for day in days:
            yield (prop, day, text, "DateOfBirthOrShipBuildDate")
    if prop is None or not days:
        sheet.reject(f"{party.locator}/DateOfBirthOrShipBuildDate", party.line, "not a date" if not days else "a date of no person and no ship", text)
        yield ("notes", f"Date of birth or build date: {text}", text, "DateOfBirthOrShipBuildDate")


def _days(text: str) -> tuple[str, ...]:
    """ISO dates in a cell. Most are one ISO date, for which `freedates` would search all its forms."""
    if _ISO.fullmatch(text):
        day = parse_date(text)
        return (day,) if day is not None else ()
    return dates_in(text)


def _title_and_ship(sheet: Sheet, party: Entry, record: Record) -> Iterator[Row]:
    title = record.fields.get("title")
    if title is not None:
        yield (_TITLE_PROPS.get(record.schema, "notes"), english(title), title, "TitleOrShip")
    number = record.fields.get("imo")
    if number is not None:
        normal = IMO.normalize(number)
        if normal is None:
            sheet.reject(f"{party.locator}/ShipIMONumber", party.line, "the check digit of the IMO number fails", number)
            yield ("registrationNumber", number, None, "ShipIMONumber")
        yield ("imoNumber", normal, number, "ShipIMONumber")


class _Listing(NamedTuple):
    """What a regime and a schedule say of each listing under them: values of the sanction, words before the item, measures."""

    rows: tuple[Row, ...]
    place: str
    measures: tuple[str, ...]


@lru_cache(maxsize=4096)
def _listing(raw: str | None, regime: Regime, schedule: str, of_ship: bool) -> _Listing:
    """The listing under a regime as printed and a schedule."""
    rows = (("authority", AUTHORITY, None, ""), ("program", english(raw or ""), raw, "Country"),
            ("programId", f"SEMA-{regime.code}" if regime.code != "jvcfor" else "JVCFOR", raw, "Country"), ("country", regime.country, raw, "Country"))  # fmt: skip
    place = schedule if schedule.startswith("Part") else f"Schedule {schedule}" if schedule else ""
    measures = ("sectoral",) if (regime.code, schedule) in SECTORAL_SCHEDULES else ("freeze", "transport") if of_ship else ("freeze",)
    return _Listing(rows, place, measures)


def _read_sanction(sheet: Sheet, party: Entry, record: Record, printed_regime: str) -> None:
    """Regulation, schedule, item, date and measure."""
    fields, regime = record.fields, record.regime
    if printed_regime.casefold() not in REGIMES:
        sheet.reject(f"{party.locator}/Country", party.line, "a regime that is not in the table", fields.get("regime", ""))
    listing = _listing(fields.get("regime"), regime, fields.get("schedule", ""), record.schema == "Vessel")
    place, item = listing.place, fields.get("item", "")
    if item:
        place = f"{place}, item {item}" if place else f"item {item}"
    rows: list[Row] = [("entity", party.party_id, None, ""), *listing.rows, ("recordId", place, None, "Item")]
    listed = fields.get("listed", "")
    day = parse_date(listed) if listed else None
    if listed and day is None:
        sheet.reject(f"{party.locator}/DateOfListing", party.line, "not a date", listed)
        rows.append(("description", f"Date of listing: {listed}", listed, "DateOfListing"))
    rows += (("listingDate", day, listed, "DateOfListing"), ("startDate", day, listed, "DateOfListing"))
    printed = f"{printed_regime}, {place}"
    rows += [("provisions", kind, printed, "Schedule") for kind in listing.measures]
    add_block(party.child(f"sanction-{regime.code}", "Sanction"), rows)


#: Properties of `DateOfBirthOrShipBuildDate` and of `TitleOrShip`.
_DATE_PROPS = {"Person": "birthDate", "Vessel": "buildDate"}
_TITLE_PROPS = {"Person": "title", "Vessel": "type"}
