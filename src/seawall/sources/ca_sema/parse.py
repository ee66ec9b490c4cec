"""Reads Canada's consolidated autonomous sanctions list.

The list has no number of its own. Item numbers are those of a regulation's schedule, which is renumbered and split
("Part 1" became "1, Part 1"); a name stays. The key of a party is therefore its regime with its IMO number if it is a
ship, else with its name (letters only). Two records of one regime and name are two parties: the one listed first keeps the
plain key, the others add listing date, schedule and item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import NamedTuple

from rigour.ids.imo import IMO

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.model.statement import MAIN, ROSTER, ROSTER_PROP, Statement
from seawall.pause import collection_paused
from seawall.sources.block import Row
from seawall.sources.ca_sema.names import aliases, english, entity_names, folded
from seawall.sources.ca_sema.tables import AUTHORITY, ELEMENTS, LIST_ID, REGIMES, SECTORAL_SCHEDULES, SOURCE, TABLE, Regime
from seawall.sources.contract import Entry, Parsed, Reject, Sheet, SourceFile
from seawall.sources.freedates import dates_in
from seawall.sources.xmltree import Element, line_of, local_name, parse_tree, unknown_element
from seawall.text.dates import parse_date

_BLANKS = frozenset({"", "n/a", "na", "s/o", "-", "none"})
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_BLANK = max(map(len, _BLANKS))
#: Fields in which the same few texts stand.
_COMMON = frozenset({"regime", "schedule", "listed"})
#: Field by the tag as it stands, for the tags as in `ELEMENTS`; `_field` knows the others.
_FIELDS: dict[object, str] = dict(ELEMENTS.items())
_new = tuple.__new__
_tag_and_text = attrgetter("tag", "text")


class Record:
    """One `record`: its fields, its listing, its name in natural order, and where its statements stand.

    Args:
        line: its line.
        fields: text by field; see `tables.ELEMENTS`.
    """

    __slots__ = ("begin", "end", "fields", "line", "listing", "name", "schema")

    def __init__(self, line: int, fields: dict[str, str]) -> None:
        self.line = line
        self.fields = fields
        self.schema = schema = "Vessel" if "imo" in fields else "Person" if "given" in fields or "last" in fields else "LegalEntity"
        self.name = fields.get("entity") or (f"{fields.get('given', '')} {fields.get('last', '')}".strip() if schema != "LegalEntity" else "")
        self.listing = _listing(fields.get("regime"), fields.get("schedule", ""), schema == "Vessel", fields.get("listed", ""))
        self.begin = self.end = 0

    def base_key(self) -> str:
        """Regime and IMO number, or regime and name."""
        number = self.fields.get("imo")
        # As content_suffix, which puts together any number of parts.
        digest = blake2b(folded(number or self.name).encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
        return f"{self.listing.code}-{'imo' if number else 'name'}-{digest}"

    def place(self) -> tuple[str, str, str]:
        """Listing date, schedule and item: the order among records of one name."""
        fields = self.fields
        return fields.get("listed", ""), fields.get("schedule", ""), fields.get("item", "")


def recognizes(file: SourceFile) -> str | None:
    """`"xml"` if the head has `data-set`, `record` and Canada's elements."""
    head = file.head
    return "xml" if b"<data-set" in head and b"<record" in head and (b"<Country" in head or b"<Schedule" in head) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file; its date is not in the content."""
    with collection_paused():
        return [_read(file)]


def _read(file: SourceFile) -> Parsed:
    root = parse_tree(file, SOURCE, "data-set", blank_text=False)
    sheet = Sheet(SOURCE, file.name)
    empty: list[Reject] = []
    by_key: dict[str, Record] = {}
    again: dict[str, list[Record]] = {}
    statements = sheet.statements
    said: dict[str, str] = {}
    entries = 0
    for element in root:
        if element.tag != "record" and local_name(element) != "record":
            raise unknown_element(file, SOURCE, element, "data-set", TABLE)
        line, fields = line_of(element), _fields(file, element, said)
        if not fields:
            empty.append(Reject(f"line {line}", line, "an empty record", ""))
            continue
        record = Record(line, fields)
        entries += 1
        key = record.base_key()
        record.begin = len(statements)
        _read_record(file, sheet, record, key)
        record.end = len(statements)
        first = by_key.setdefault(key, record)
        if first is not record:
            again.setdefault(key, [first]).append(record)
    for key, records in again.items():
        _part(file, sheet, key, records)
    return Parsed(LIST_ID, "ca_sema/xml", None, entries, sheet.statements, empty + sheet.rejects)


def _fields(file: SourceFile, element: Element, said: dict[str, str]) -> dict[str, str]:
    """Texts of a record by field, whitespace collapsed; words for "nothing" are left out.

    Args:
        file: for messages.
        element: the record.
        said: texts of `_COMMON` fields that were met before, as printed and collapsed.
    """
    fields: dict[str, str] = {}
    for tag, printed in map(_tag_and_text, element):
        field = _FIELDS.get(tag) or _field(tag)
        if field is None:
            child = next(child for child in element if child.tag == tag)
            raise unknown_element(file, SOURCE, child, "record", f"ELEMENTS in {TABLE}")
        if not printed:
            continue
        if field in _COMMON:
            text = said.get(printed)
            if text is None:
                text = said[printed] = " ".join(printed.split())
        else:
            text = " ".join(printed.split())
        if text and (len(text) > _LONGEST_BLANK or text.lower() not in _BLANKS):
            fields[field] = f"{fields[field]}; {text}" if field in fields else text
    return fields


@lru_cache(maxsize=256)
def _field(tag: object) -> str | None:
    """Field of an element by its tag; `Country-Pays` is known by its English half, a namespace is looked past."""
    name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
    return ELEMENTS.get(name) or ELEMENTS.get(name.partition("-")[0])


def _part(file: SourceFile, sheet: Sheet, key: str, records: list[Record]) -> None:
    """Records of one regime and name: all but the one listed first get keys of their own, and their statements are written anew in their places."""
    taken = {key}
    for record in sorted(records, key=Record.place)[1:]:
        own, step = key, 0
        while own in taken:
            own = f"{key}-{content_suffix('again', *record.place(), str(step or ''))}"
            step += 1
        taken.add(own)
        again = Sheet(SOURCE, file.name)
        _read_record(file, again, record, own)
        sheet.statements[record.begin : record.end] = again.statements


def _read_record(file: SourceFile, sheet: Sheet, record: Record, key: str) -> None:
    """All that one record says, under a key."""
    fields = record.fields
    if not record.name:
        raise FormatError(
            "a record without a name", source=SOURCE, snapshot=file.name, locator=f"line {record.line}",
            cure="Check the download; every record has LastName, GivenName or EntityOrShip.",
        )  # fmt: skip
    schema, line, item, listing = record.schema, record.line, fields.get("item", ""), record.listing
    party, locator = f"ca-sema-{key}", f"{listing.place}; {item}]"
    statements = sheet.statements
    statements += (
        _new(Statement, (party, party, "Thing", ROSTER_PROP, f"{listing.regime}: {record.name}", None, None, locator, line, ROSTER, None, None)),
        _new(Statement, (party, party, schema, "topics", "sanction", None, None, locator, line, MAIN, None, None)),
    )
    rows = _names(record)
    if "aliases" in fields:
        _read_aliases(sheet, party, locator, rows, record)
    if "date" in fields:
        rows += _date(sheet, locator, record)
    if "title" in fields or "imo" in fields:
        rows += _title_and_ship(sheet, locator, record)
    if rows:
        statements += _said(party, schema, locator, line, rows)
    _lay_sanction(sheet, party, locator, line, listing, item)


def _said(party: str, schema: str, locator: str, line: int, rows: Iterable[Row]) -> list[Statement]:
    """Statements of a party. As `block.add_block` does, in one expression."""
    return [
        _new(Statement, (party, party, schema, prop, value, original if original != value else None, None, f"{locator}/{at}", line, MAIN, None, None))
        for prop, value, original, at in rows
        if value
    ]


def _names(record: Record) -> list[Row]:
    """Names of a person in parts, of an entity or a ship with what stands in brackets."""
    fields = record.fields
    rows: list[Row] = []
    printed = fields.get("entity")
    if printed is not None:
        for name in entity_names(printed):
            prop = "alias" if name.prop == "abbreviation" and record.schema == "Vessel" else name.prop
            rows.append((prop, name.text, printed, "EntityOrShip"))
    given, last = fields.get("given", ""), fields.get("last", "")
    if given or last:
        full, natural = f"{last}, {given}" if given and last else last or given, f"{given} {last}".strip()
        rows.append(("name" if printed is None else "alias", natural, full, "LastName"))
        if record.schema == "Person":
            rows += (("firstName", given, None, "GivenName"), ("lastName", last, None, "LastName"))
    return rows


def _read_aliases(sheet: Sheet, party: str, locator: str, rows: list[Row], record: Record) -> None:
    """Further names; one with a language stands after the rows so far, which are laid down before it."""
    printed, schema = record.fields["aliases"], record.schema
    for prop, text, lang in aliases(printed, schema == "Person"):
        if lang is None:
            rows.append((prop, text, printed, "Aliases"))
        else:
            sheet.statements += _said(party, schema, locator, record.line, rows)
            rows.clear()
            Entry(sheet, party, party, schema, locator, record.line).add(prop, text, printed, at="Aliases", lang=lang)


def _date(sheet: Sheet, locator: str, record: Record) -> list[Row]:
    """Date of birth, or of building; the element is the same."""
    text = record.fields["date"]
    prop = _DATE_PROPS.get(record.schema)
    days = _days(text)
    if prop is not None and days:
        return [(prop, day, text, "DateOfBirthOrShipBuildDate") for day in days]
    sheet.reject(f"{locator}/DateOfBirthOrShipBuildDate", record.line, "not a date" if not days else "a date of no person and no ship", text)
    return [("notes", f"Date of birth or build date: {text}", text, "DateOfBirthOrShipBuildDate")]


def _days(text: str) -> tuple[str, ...]:
    """ISO dates in a cell. Most are one ISO date or a year, for which `freedates` would search all its forms."""
    if len(text) == 4 and text.isascii() and text.isdecimal() and "1700" <= text <= "2100":
        return (text,)
    if len(text) == 10 and text[4] == "-" == text[7]:
        try:
            if 1700 <= date.fromisoformat(text).year <= 2100:
                return (text,)
        except ValueError:
            pass
        if _ISO.fullmatch(text):
            day = parse_date(text)
            return (day,) if day is not None else ()
    return dates_in(text)


def _title_and_ship(sheet: Sheet, locator: str, record: Record) -> Iterator[Row]:
    title = record.fields.get("title")
    if title is not None:
        yield (_TITLE_PROPS.get(record.schema, "notes"), english(title), title, "TitleOrShip")
    number = record.fields.get("imo")
    if number is not None:
        normal = IMO.normalize(number)
        if normal is None:
            sheet.reject(f"{locator}/ShipIMONumber", record.line, "the check digit of the IMO number fails", number)
            yield ("registrationNumber", number, None, "ShipIMONumber")
        yield ("imoNumber", normal, number, "ShipIMONumber")


class _Listing(NamedTuple):
    """What regime, schedule and date say of each listing under them.

    Attributes:
        regime: the regime's English name.
        code: its code.
        place: locator of the records, up to the item.
        suffix: id suffix of the sanction.
        program: the regime as printed, if it differs from its name.
        program_id: id of the program.
        country: code of the territory concerned, or empty.
        printed: the regime as printed.
        schedule: words before the item.
        listed: the date of listing as printed, if it differs from `day`.
        day: the date of listing; None if it is none.
        measures: kinds of measure.
        rejects: place in the record, reason, text.
    """

    regime: str
    code: str
    place: str
    suffix: str
    program: str | None
    program_id: str
    country: str
    printed: str | None
    schedule: str
    listed: str | None
    day: str | None
    measures: tuple[str, ...]
    rejects: tuple[tuple[str, str, str], ...]


@lru_cache(maxsize=4096)
def _listing(raw: str | None, schedule: str, of_ship: bool, listed: str) -> _Listing:
    """The listing under a regime as printed and a schedule, on a day as printed."""
    name = english(raw or "")
    regime = REGIMES.get(name.casefold()) or Regime(slug(name.lower()) or "none", "")
    program_id = f"SEMA-{regime.code}" if regime.code != "jvcfor" else "JVCFOR"
    words = schedule if schedule.startswith("Part") else f"Schedule {schedule}" if schedule else ""
    measures = ("sectoral",) if (regime.code, schedule) in SECTORAL_SCHEDULES else ("freeze", "transport") if of_ship else ("freeze",)
    rejects = [("Country", "a regime that is not in the table", raw or "")] if name.casefold() not in REGIMES else []
    day = parse_date(listed) if listed else None
    if listed and day is None:
        rejects.append(("DateOfListing", "not a date", listed))
    return _Listing(name, regime.code, f"record[{name}; {schedule}", f"sanction-{regime.code}", raw if raw != name else None, program_id, regime.country,
                    raw, words, listed if listed != day else None, day, measures, tuple(rejects))  # fmt: skip


def _lay_sanction(sheet: Sheet, party: str, locator: str, line: int, listing: _Listing, item: str) -> None:
    """Regulation, schedule, item, date and measure: half of what a record says, written out for the time that it takes."""
    _, _, _, suffix, program, program_id, code, printed, place, listed, day, measures, rejects = listing
    for at, reason, text in rejects:
        sheet.reject(f"{locator}/{at}", line, reason, text)
    if item:
        place = f"{place}, item {item}" if place else f"item {item}"
    subject, country, dated, schedule = f"{party}-{suffix}", f"{locator}/Country", f"{locator}/DateOfListing", f"{locator}/Schedule"
    statements = sheet.statements
    statements += (
        _new(Statement, (party, subject, "Sanction", "entity", party, None, None, locator, line, MAIN, None, None)),
        _new(Statement, (party, subject, "Sanction", "authority", AUTHORITY, None, None, locator, line, MAIN, None, None)),
    )
    if listing.regime:
        statements.append(_new(Statement, (party, subject, "Sanction", "program", listing.regime, program, None, country, line, MAIN, None, None)))
    statements.append(_new(Statement, (party, subject, "Sanction", "programId", program_id, printed, None, country, line, MAIN, None, None)))
    if code:
        statements.append(_new(Statement, (party, subject, "Sanction", "country", code, printed, None, country, line, MAIN, None, None)))
    if place:
        statements.append(_new(Statement, (party, subject, "Sanction", "recordId", place, None, None, f"{locator}/Item", line, MAIN, None, None)))
    if day is not None:
        statements += (
            _new(Statement, (party, subject, "Sanction", "listingDate", day, listed, None, dated, line, MAIN, None, None)),
            _new(Statement, (party, subject, "Sanction", "startDate", day, listed, None, dated, line, MAIN, None, None)),
        )
    elif listed:
        statements.append(
            _new(Statement, (party, subject, "Sanction", "description", f"Date of listing: {listed}", listed, None, dated, line, MAIN, None, None))
        )
    under = f"{listing.regime}, {place}"
    statements += [_new(Statement, (party, subject, "Sanction", "provisions", kind, under, None, schedule, line, MAIN, None, None)) for kind in measures]


#: Properties of `DateOfBirthOrShipBuildDate` and of `TitleOrShip`.
_DATE_PROPS = {"Person": "birthDate", "Vessel": "buildDate"}
_TITLE_PROPS = {"Person": "title", "Vessel": "type"}
