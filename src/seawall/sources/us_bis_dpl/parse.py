"""Reads the Denied Persons List (`dpl.txt`): tab-separated, one row per name and address.

The list has no numbers. A name is a party (`us-bis-dpl-name-<hash of the name>`): its rows differ only in the address,
in the order, or in a slip of the pen, while the dates of a temporary order move every 180 days and addresses follow
a convict from prison to prison. An order is a `Sanction` of the party, told by its first citation of the Federal Register,
which stays when later renewals are appended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.model.statement import MAIN, Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import decode, raw_rows
from seawall.sources.us_bis_dpl.tables import (
    AUTHORITY,
    COLUMNS,
    LIST_ID,
    PROGRAM,
    PROGRAM_ID,
    REQUIRED,
    SOURCE,
    STANDARD,
    TABLE,
    fold_header,
)
from seawall.text.dates import parse_date
from seawall.text.territories import territory_code

_AGAIN = "Fetch the file again; if it is whole, the publisher has changed the format."
#: `81 F.R. 45276`, `81.F.R. 22576`, `81 F.R 45276`, `9 FR. 9`.
_CITATION = re.compile(r"(\d{1,3})[\s.]*F\.?\s*R\.?\s*([\d,]*\d)", re.IGNORECASE)
#: What every order has.
_ALWAYS: tuple[tuple[str, str, str | None], ...] = (
    ("authority", AUTHORITY, None), ("program", PROGRAM, None), ("programId", PROGRAM_ID, None), ("provisions", "export_control", None),
)  # fmt: skip

_new = tuple.__new__
_one_blank = " ".join
#: `06/19/2003`, as nearly all dates are printed; `_day` asks `parse_date` for others.
_US_DATE = re.compile(r"(0[1-9]|1[0-2])/(0[1-9]|1\d|2[0-8])/((?:19|20)\d\d)", re.ASCII)


def recognizes(file: SourceFile) -> str | None:
    """`"txt"` if the first line is the list's header, tab-separated."""
    line = re.split(rb"[\r\n]", file.head.removeprefix(b"\xef\xbb\xbf"), maxsplit=1)[0]
    if b"\t" not in line:
        return None
    found = {COLUMNS.get(fold_header(cell)) for cell in line.decode("latin-1").replace('"', "").split("\t")}
    return "txt" if found.issuperset(REQUIRED) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    with collection_paused():
        return _parse(file)


def _parse(file: SourceFile) -> list[Parsed]:
    file = _as_utf8(file)
    rows = raw_rows(decode(file, SOURCE), file.name, SOURCE, "\t")
    if not rows:
        raise FormatError("the file has no rows", source=SOURCE, snapshot=file.name, cure=_AGAIN)
    columns = _columns(file, rows[0][1])
    # The cell that stands for a missing column comes after the last one.
    in_order = itemgetter(*(columns.index(word) if word in columns else len(columns) for word in _ORDER))
    sheet = Sheet(SOURCE, file.name)
    parties: dict[str, Entry] = {}
    orders: set[tuple[str, ...]] = set()
    for line, cells in rows[1:]:
        cells = list(map(_one_blank, map(str.split, cells)))
        if any(cells):
            _check_width(file, len(columns), line, cells)
            cells.append("")
            _read_row(file, sheet, parties, orders, line, in_order(cells))
            sheet.entries += 1
    _refuse_cut(file, rows)
    return [Parsed(LIST_ID, "us_bis_dpl/txt", None, sheet.entries, sheet.statements, sheet.rejects)]


def _as_utf8(file: SourceFile) -> SourceFile:
    """The file as UTF-8: names with accents are typed on a Windows machine, and were once published so."""
    try:
        file.data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return SourceFile(file.name, file.data.decode("cp1252").encode("utf-8"), file.companions)
        except UnicodeDecodeError as exc:
            raise FormatError(f"neither UTF-8 nor Windows-1252 ({exc.reason})", source=SOURCE, snapshot=file.name,
                              locator=f"byte {exc.start:,}", cure=_AGAIN) from exc  # fmt: skip
    return file


def _columns(file: SourceFile, header: list[str]) -> list[str]:
    """Our word for each column."""
    found: list[str] = []
    for cell in header:
        word = COLUMNS.get(fold_header(cell))
        if word is None and not cell.strip() and cell is header[-1]:
            word = ""  # a tab at the end of the header
        if word is None:
            raise FormatError(f"unknown column {cell.strip()!r}", source=SOURCE, snapshot=file.name, locator="line 1",
                              cure=f"If the publisher has a new column, add it to COLUMNS in {TABLE}.")  # fmt: skip
        if word in found:
            raise FormatError(f"two columns for {word!r}", source=SOURCE, snapshot=file.name, locator="line 1", cure=_AGAIN)
        found.append(word)
    missing = [word for word in REQUIRED if word not in found]
    if missing:
        raise FormatError(f"column {missing[0]!r} is missing", source=SOURCE, snapshot=file.name, locator="line 1", cure=_AGAIN)
    return found


def _check_width(file: SourceFile, width: int, line: int, cells: list[str]) -> None:
    """Refuse a row with more or fewer cells than the header; tabs at its end are passed over."""
    while len(cells) > width and not cells[-1]:
        cells.pop()
    if len(cells) != width:
        raise FormatError(f"{len(cells)} cells in a row, {width} in the header", source=SOURCE, snapshot=file.name,
                          locator=f"line {line}", cure=_AGAIN)  # fmt: skip


def _refuse_cut(file: SourceFile, rows: list[tuple[int, list[str]]]) -> None:
    """Refuse a file that ends inside the last citation; a quoted last cell closes itself."""
    tail = file.data[-1:]
    last = rows[-1][1][-1] if len(rows) > 1 else ""
    if tail not in (b"\n", b"\r", b'"', b"\x1a") and last.strip() and all(cells[-1:] != [last] for _, cells in rows[1:-1]):
        raise FormatError(f"the file ends inside its last row, after {last[-40:]!r}", source=SOURCE, snapshot=file.name,
                          locator=f"line {rows[-1][0]}", cure="The download is cut; fetch it again.")  # fmt: skip


def name_number(name: str) -> str:
    """What stands for a number where a list has names only: a hash of the name without case and doubled blanks.

    >>> name_number(" I. ASH") == name_number("I.  Ash")
    True
    """
    return _number_of(" ".join(name.split()))


def _number_of(name: str) -> str:
    """The same of a name without doubled blanks."""
    return content_suffix("name", name.casefold())


#: Cells of a row as `_read_row` takes them.
_ORDER = ("name", "street", "city", "state", "postal", "country", "effective", "expiration", "citation", "action", "updated", "standard")

#: Property, value, and text as printed where it differs.
Value = tuple[str, str, str | None]
#: Column, reason, text.
Untyped = tuple[str, str, str]


def _read_row(file: SourceFile, sheet: Sheet, parties: dict[str, Entry], orders: set[tuple[str, ...]], line: int, cells: tuple[str, ...]) -> None:
    """All that one row says; its cells are in the order of `_ORDER`."""
    name = cells[0]
    if not name:
        raise FormatError("a row without a name", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure=_AGAIN)
    number = _number_of(name)
    party = parties.get(number)
    if party is None:
        party = parties[number] = sheet.party(f"us-bis-dpl-{number}", "LegalEntity", number, name, line)
        party.add("name", name, at="Name")
        party.add("topics", "export.control")
    party.line = line
    _read_address(party, _address(*cells[1:6]))
    told = (number, *cells[6:])
    if told not in orders:  # the same order stands beside each address of the name
        orders.add(told)
        _read_order(party, _order(*cells[6:]))


def _lay(party: Entry, subject_id: str, schema: str, values: Iterable[Value]) -> None:
    """Lay down values of a party, of its address or its order; the place of all is the party's."""
    party_id, place, line = party.party_id, party.locator, party.line
    party.sheet.statements += [
        _new(Statement, (party_id, subject_id, schema, prop, value, original, None, place, line, MAIN, None, None)) for prop, value, original in values
    ]


def _refuse_values(party: Entry, untyped: Iterable[Untyped]) -> None:
    """Count what has no type."""
    for column, reason, text in untyped:
        party.sheet.reject(f"{party.locator}/{column}", party.line, reason, text)


class Address(NamedTuple):
    """An address: id suffix, the whole, what is said of it, its country (code and name as printed) for the party, and what has no type."""

    suffix: str
    full: str
    values: tuple[Value, ...]
    country: tuple[Value, ...]
    untyped: tuple[Untyped, ...]


@lru_cache(maxsize=8192)
def _address(street: str, city: str, state: str, postal: str, country: str) -> Address | None:
    """The address in a row; None if its cells are empty."""
    full = ", ".join(filter(None, (street, city, state, postal, country)))
    if not full:
        return None
    code = territory_code(country) if country else None
    of_country = (("country", code, country if country != code else None),) if code else ()
    parts = (("full", full), ("street", street), ("city", city), ("state", state), ("postalCode", postal))
    values = (*((prop, value, None) for prop, value in parts if value), *of_country)
    untyped = (("Country", "not a country", country),) if country and code is None else ()
    return Address(content_suffix("addr", street, city, state, postal, country), full, values, of_country, untyped)


def _read_address(party: Entry, address: Address | None) -> None:
    if address is None:
        return
    suffix, full, values, of_country, untyped = address
    own_id = f"{party.party_id}-{suffix}"
    _lay(party, party.party_id, "LegalEntity", (("address", full, None), ("addressEntity", own_id, None), *of_country))
    _lay(party, own_id, "Address", values)
    if untyped:
        _refuse_values(party, untyped)


@lru_cache(maxsize=8192)
def citations(text: str) -> tuple[str, ...]:
    """Citations of the Federal Register in a text, spelled alike.

    >>> citations("80 F.R. 30435 5/28/15, 81 F.R.45276 7/13/2016 and 81.F.R. 22576")
    ('80 FR 30435', '81 FR 45276', '81 FR 22576')
    """
    return tuple(dict.fromkeys(f"{match[1]} FR {match[2].replace(',', '')}" for match in _CITATION.finditer(text)))


class Order(NamedTuple):
    """A denial order: id suffix, interval in which it is in force, what is said of it, and what has no type."""

    suffix: str
    begin: str | None
    end: str | None
    values: tuple[Value, ...]
    untyped: tuple[Untyped, ...]


@lru_cache(maxsize=8192)
def _order(effective: str, expiration: str, citation: str, action: str, updated: str, standard: str) -> Order:
    """The denial order that a row names; the same order stands beside many names."""
    untyped: list[Untyped] = []
    begin, end, changed = (_day(text, column, untyped) for text, column in
                           ((effective, "Effective_Date"), (expiration, "Expiration_Date"), (updated, "Last_Update")))  # fmt: skip
    cited = citations(citation)
    suffix = f"sanction-{slug(cited[0] if cited else citation or effective) or 'order'}"
    values = (
        *_ALWAYS, ("startDate", begin, effective), ("endDate", end, expiration),
        ("description", "" if begin else effective and f"Effective_Date: {effective}", None),
        ("description", "" if end else expiration and f"Expiration_Date: {expiration}", None),
        ("description", "" if changed else updated and f"Last_Update: {updated}", None),
        ("summary", citation, None), *(("recordId", one, None) for one in cited), ("status", action, None), ("modifiedAt", changed, updated),
        ("description", _terms(standard, untyped), standard),
    )  # fmt: skip
    stated = tuple([(prop, value, None if original == value else original) for prop, value, original in values if value])
    if begin and end and begin >= end:  # a slip: both dates stay, but they are no interval of time
        untyped.append(("Expiration_Date", "the order ends before it begins", f"{effective} {expiration}"))
        return Order(suffix, None, None, stated, tuple(untyped))
    return Order(suffix, begin or None, end or None, stated, tuple(untyped))


def _read_order(party: Entry, order: Order) -> None:
    suffix, begin, end, values, untyped = order
    party_id = party.party_id
    own_id = f"{party_id}-{suffix}"
    party.sheet.statements.append(
        _new(Statement, (party_id, own_id, "Sanction", "entity", party_id, None, None, party.locator, party.line, MAIN, begin, end))
    )
    _lay(party, own_id, "Sanction", values)
    if untyped:
        _refuse_values(party, untyped)


def _day(text: str, column: str, untyped: list[Untyped]) -> str:
    if not text:
        return ""
    plain = _US_DATE.fullmatch(text)
    if plain is not None:
        return f"{plain[3]}-{plain[1]}-{plain[2]}"
    day = parse_date(text, "mdy")
    if day is None:
        untyped.append((column, "not a date", text))
    return day or ""


def _terms(text: str, untyped: list[Untyped]) -> str:
    terms = STANDARD.get(text.lower())
    if terms is None and text:
        untyped.append(("Standard_Order", "neither Y nor N", text))
        return f"Standard_Order: {text}"
    return terms or ""
