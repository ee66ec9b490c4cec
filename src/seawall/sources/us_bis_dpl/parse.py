"""Reads the Denied Persons List (`dpl.txt`): tab-separated, one row per name and address.

The list has no numbers. A name is a party (`us-bis-dpl-name-<hash of the name>`): its rows differ only in the address,
in the order, or in a slip of the pen, while the dates of a temporary order move every 180 days and addresses follow
a convict from prison to prison. An order is a `Sanction` of the party, told by its first citation of the Federal Register,
which stays when later renewals are appended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.model.statement import MAIN, ROSTER, ROSTER_PROP, Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Reject, SourceFile
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
#: `81 F.R. 45276`, `81.F.R. 22576`, `81 F.R 45276`, `9 FR. 9`. Digits before a slash are of a date.
_CITATION = re.compile(r"(\d{1,3})(?![\d/,])[\s.]*[Ff]\.?\s*[Rr]\.?\s*([\d,]*\d)")
#: The first of these, as nearly all are spelled, once its two dots are taken out.
_PLAIN_CITATION = re.compile(r"\d{1,3} FR \d+(?![\d,])")
#: What every order has.
_ALWAYS: Final[tuple[tuple[str, str, str | None], ...]] = (
    ("authority", AUTHORITY, None), ("program", PROGRAM, None), ("programId", PROGRAM_ID, None), ("provisions", "export_control", None),
)  # fmt: skip

_new = tuple.__new__
_one_blank = " ".join
#: `06/19/2003` and `2007-01-31`, as nearly all dates are printed, are looked up by their halves; `_day` asks `parse_date` for others.
_YEARS = frozenset(map(str, range(1900, 2100)))
_DAYS = {day.strftime("%m/%d/"): day.strftime("-%m-%d") for day in (date.fromordinal(date(2001, 1, 1).toordinal() + past) for past in range(365))}
_ISO_DAYS = frozenset(_DAYS.values())


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
    width = len(columns)
    reader = _Reader(file)
    for line, cells in rows[1:]:
        cells = _without_blanks(cells)
        if any(cells):
            if len(cells) != width:
                _check_width(file, width, line, cells)
            cells.append("")
            reader.read(line, in_order(cells))
    _refuse_cut(file, rows)
    return [Parsed(LIST_ID, "us_bis_dpl/txt", None, reader.entries, reader.statements, reader.rejects)]


def _without_blanks(cells: list[str]) -> list[str]:
    """Cells without blanks around them and without doubled ones. Four rows of five have none, and one look at a whole row tells it."""
    row = "|".join(cells)
    if "  " in row or " |" in row or "| " in row or row[:1] == " " or row[-1:] == " " or not row.isprintable():
        return list(map(_one_blank, map(str.split, cells)))
    return cells


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


#: Cells of a row as `_Reader.read` takes them.
_ORDER = ("name", "street", "city", "state", "postal", "country", "effective", "expiration", "citation", "action", "updated", "standard")

#: Property, value, and text as printed where it differs.
Value = tuple[str, str, str | None]
#: Column, reason, text.
Untyped = tuple[str, str, str]


class _Reader:
    """Reads rows.

    Attributes:
        entries: number of rows.
        statements, rejects: what they say.
    """

    def __init__(self, file: SourceFile) -> None:
        self.entries = 0
        self.statements: list[Statement] = []
        self.rejects: list[Reject] = []
        self._file = file
        #: Number, id and place (the name as first printed) of a party, by its name without case.
        self._parties: dict[str, tuple[str, str, str]] = {}
        #: What cells say: the same address and the same order stand beside many names.
        self._addresses: dict[tuple[str, ...], Address] = {}
        self._orders: dict[tuple[str, ...], Order] = {}
        #: Numbers of parties, with which of `_orders` were told of them.
        self._told: set[tuple[str, int]] = set()

    def read(self, line: int, cells: tuple[str, ...]) -> None:
        """All that one row says; its cells are in the order of `_ORDER`."""
        self.entries += 1
        name, where, what = cells[0], cells[1:6], cells[6:]
        folded = name.casefold()
        party = self._parties.get(folded)
        if party is None:
            party = self._parties[folded] = self._enroll(line, name)
        number, party_id, place = party
        address = self._addresses.get(where)
        if address is None and any(where):
            address = self._addresses[where] = _address(*where)
        if address is not None:
            self._lay_address(party_id, place, line, address)
        order = self._orders.get(what)
        if order is None:
            order = self._orders[what] = _order(*what)
        told = (number, id(order))
        if told not in self._told:  # the same order stands beside each address of the name
            self._told.add(told)
            self._lay_order(party_id, place, line, order)

    def _enroll(self, line: int, name: str) -> tuple[str, str, str]:
        """Put a new party on the roster: its number, id and place."""
        if not name:
            raise FormatError("a row without a name", source=SOURCE, snapshot=self._file.name, locator=f"line {line}", cure=_AGAIN)
        number = _number_of(name)
        party_id = f"us-bis-dpl-{number}"
        self.statements += (
            _new(Statement, (party_id, party_id, "Thing", ROSTER_PROP, number, None, None, name, line, ROSTER, None, None)),
            _new(Statement, (party_id, party_id, "LegalEntity", "name", name, None, None, f"{name}/Name", line, MAIN, None, None)),
            _new(Statement, (party_id, party_id, "LegalEntity", "topics", "export.control", None, None, name, line, MAIN, None, None)),
        )
        return number, party_id, name

    def _lay_address(self, party_id: str, place: str, line: int, address: Address) -> None:
        """An address as an entity, and what it says of the party; the place of all is the party's."""
        suffix, full, values, of_country, untyped = address
        own_id = f"{party_id}-{suffix}"
        of_party, own, tail = (party_id, party_id, "LegalEntity"), (party_id, own_id, "Address"), (None, place, line, MAIN, None, None)
        said = (of_party + full, (*of_party, "addressEntity", own_id, None), *[of_party + value for value in of_country], *[own + value for value in values])
        self.statements += [_new(Statement, head + tail) for head in said]
        if untyped:
            self._refuse(place, line, untyped)

    def _lay_order(self, party_id: str, place: str, line: int, order: Order) -> None:
        """An order as a sanction of the party."""
        suffix, begin, end, values, untyped = order
        own, tail = (party_id, f"{party_id}-{suffix}", "Sanction"), (None, place, line, MAIN, None, None)
        self.statements.append(_new(Statement, (*own, "entity", party_id, None, None, place, line, MAIN, begin, end)))
        self.statements += [_new(Statement, own + value + tail) for value in values]
        if untyped:
            self._refuse(place, line, untyped)

    def _refuse(self, place: str, line: int, untyped: Iterable[Untyped]) -> None:
        """Count what has no type."""
        self.rejects += [Reject(f"{place}/{column}", line, reason, text) for column, reason, text in untyped]


class Address(NamedTuple):
    """An address: id suffix, the whole as a value of the party, what is said of the address, its country (code and name as printed), and what has no type."""

    suffix: str
    full: Value
    values: list[Value]
    country: list[Value]
    untyped: list[Untyped]


def _address(street: str, city: str, state: str, postal: str, country: str) -> Address:
    """The address in a row, of whose cells one at least is not empty."""
    full = ", ".join([part for part in (street, city, state, postal, country) if part])
    code = territory_code(country) if country else None
    of_country: list[Value] = [("country", code, country if country != code else None)] if code else []
    parts = (("full", full, None), ("street", street, None), ("city", city, None), ("state", state, None), ("postalCode", postal, None))
    values = [part for part in parts if part[1]] + of_country
    untyped = [("Country", "not a country", country)] if country and code is None else []
    return Address(content_suffix("addr", street, city, state, postal, country), ("address", full, None), values, of_country, untyped)


@lru_cache(maxsize=8192)
def citations(text: str) -> tuple[str, ...]:
    """Citations of the Federal Register in a text, spelled alike.

    >>> citations("80 F.R. 30435 5/28/15, 81 F.R.45276 7/13/2016 and 81.F.R. 22576")
    ('80 FR 30435', '81 FR 45276', '81 FR 22576')
    """
    found = _PLAIN_CITATION.findall(text.replace(" F.R. ", " FR "))
    if len(found) != text.count("F") + text.count("f"):  # there is an F that begins none of these
        found = [f"{volume} FR {page.replace(',', '')}" for volume, page in _CITATION.findall(text)]
    return tuple(dict.fromkeys(found))


class Order(NamedTuple):
    """A denial order: id suffix, interval in which it is in force, what is said of it, and what has no type."""

    suffix: str
    begin: str | None
    end: str | None
    values: list[Value]
    untyped: list[Untyped]


def _order(effective: str, expiration: str, citation: str, action: str, updated: str, standard: str) -> Order:
    """The denial order that a row names."""
    untyped: list[Untyped] = []
    begin = _day(effective, "Effective_Date", untyped)
    end = _day(expiration, "Expiration_Date", untyped)
    changed = _day(updated, "Last_Update", untyped)
    cited = citations(citation)
    suffix = f"sanction-{slug(cited[0] if cited else citation or effective) or 'order'}"
    values = [*_ALWAYS]
    if begin:
        values.append(("startDate", begin, effective if effective != begin else None))
    if end:
        values.append(("endDate", end, expiration if expiration != end else None))
    if untyped:
        values += [("description", f"{column}: {text}", None) for column, _, text in untyped]
    if citation:
        values.append(("summary", citation, None))
        values += [("recordId", one, None) for one in cited]
    if action:
        values.append(("status", action, None))
    if changed:
        values.append(("modifiedAt", changed, updated if updated != changed else None))
    if standard:
        values.append(("description", _terms(standard, untyped), standard))
    if begin and end and begin >= end:  # a slip: both dates stay, but they are no interval of time
        untyped.append(("Expiration_Date", "the order ends before it begins", f"{effective} {expiration}"))
        return Order(suffix, None, None, values, untyped)
    return Order(suffix, begin or None, end or None, values, untyped)


def _day(text: str, column: str, untyped: list[Untyped]) -> str:
    if not text:
        return ""
    if text[6:] in _YEARS and text[:6] in _DAYS:
        return text[6:] + _DAYS[text[:6]]
    if text[:4] in _YEARS and text[4:] in _ISO_DAYS:
        return text
    day = parse_date(text, "mdy")
    if day is None:
        untyped.append((column, "not a date", text))
    return day or ""


def _terms(text: str, untyped: list[Untyped]) -> str:
    terms = STANDARD.get(text.lower())
    if terms is None:
        untyped.append(("Standard_Order", "neither Y nor N", text))
        return f"Standard_Order: {text}"
    return terms
