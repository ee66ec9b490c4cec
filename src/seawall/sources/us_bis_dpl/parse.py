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

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
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


def recognizes(file: SourceFile) -> str | None:
    """`"txt"` if the first line is the list's header, tab-separated."""
    line = re.split(rb"[\r\n]", file.head.removeprefix(b"\xef\xbb\xbf"), maxsplit=1)[0]
    if b"\t" not in line:
        return None
    found = {COLUMNS.get(fold_header(cell)) for cell in line.decode("latin-1").replace('"', "").split("\t")}
    return "txt" if found.issuperset(REQUIRED) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    file = _as_utf8(file)
    rows = raw_rows(decode(file, SOURCE), file.name, SOURCE, "\t")
    if not rows:
        raise FormatError("the file has no rows", source=SOURCE, snapshot=file.name, cure=_AGAIN)
    columns = _columns(file, rows[0][1])
    sheet = Sheet(SOURCE, file.name)
    parties: dict[str, Entry] = {}
    orders: set[tuple[str, ...]] = set()
    for line, cells in rows[1:]:
        cells = [cell.strip() for cell in cells]
        if any(cells):
            _read_row(file, sheet, parties, orders, line, _record(file, columns, line, cells))
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


def _record(file: SourceFile, columns: list[str], line: int, cells: list[str]) -> dict[str, str]:
    while len(cells) > len(columns) and not cells[-1]:
        cells.pop()
    if len(cells) != len(columns):
        raise FormatError(f"{len(cells)} cells in a row, {len(columns)} in the header", source=SOURCE, snapshot=file.name,
                          locator=f"line {line}", cure=_AGAIN)  # fmt: skip
    return {word: " ".join(cell.split()) for word, cell in zip(columns, cells, strict=True)}


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
    return content_suffix("name", " ".join(name.split()).casefold())


def _read_row(file: SourceFile, sheet: Sheet, parties: dict[str, Entry], orders: set[tuple[str, ...]], line: int, row: dict[str, str]) -> None:
    name = row["name"]
    if not name:
        raise FormatError("a row without a name", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure=_AGAIN)
    number = name_number(name)
    party = parties.get(number)
    if party is None:
        party = sheet.party(f"us-bis-dpl-{number}", "LegalEntity", number, name, line)
        party.add("name", name, at="Name")
        party.add("topics", "export.control")
        parties[number] = party
    party.line = line
    _read_address(sheet, party, row)
    told = (number, row["effective"], row["expiration"], row["citation"], row.get("action", ""), row.get("updated", ""), row.get("standard", ""))
    if told not in orders:  # the same order stands beside each address of the name
        orders.add(told)
        _read_order(sheet, party, row)


@lru_cache(maxsize=4096)
def _country(text: str) -> str | None:
    return territory_code(text)


def _read_address(sheet: Sheet, party: Entry, row: dict[str, str]) -> None:
    parts = (row["street"], row["city"], row.get("state", ""), row.get("postal", ""), row["country"])
    full = ", ".join(part for part in parts if part)
    if not full:
        return
    code = _country(row["country"]) if row["country"] else None
    if row["country"] and code is None:
        sheet.reject(f"{party.locator}/Country", party.line, "not a country", row["country"])
    party.add("address", full, at="Street_Address")
    party.add("country", code, row["country"], at="Country")
    child = party.child(content_suffix("addr", *parts), "Address", "Street_Address")
    child.add("full", full)
    for prop, word in (("street", "street"), ("city", "city"), ("state", "state"), ("postalCode", "postal")):
        child.add(prop, row.get(word))
    child.add("country", code, row["country"])
    party.add("addressEntity", child.subject_id, at="Street_Address")


def _day(sheet: Sheet, party: Entry, text: str, column: str) -> str | None:
    day = parse_date(text, "mdy") if text else None
    if text and day is None:
        sheet.reject(f"{party.locator}/{column}", party.line, "not a date", text)
    return day


@lru_cache(maxsize=8192)
def citations(text: str) -> tuple[str, ...]:
    """Citations of the Federal Register in a text, spelled alike.

    >>> citations("80 F.R. 30435 5/28/15, 81 F.R.45276 7/13/2016 and 81.F.R. 22576")
    ('80 FR 30435', '81 FR 45276', '81 FR 22576')
    """
    return tuple(dict.fromkeys(f"{match[1]} FR {match[2].replace(',', '')}" for match in _CITATION.finditer(text)))


def _read_order(sheet: Sheet, party: Entry, row: dict[str, str]) -> None:
    """The denial order."""
    begin, end = _day(sheet, party, row["effective"], "Effective_Date"), _day(sheet, party, row["expiration"], "Expiration_Date")
    cited = citations(row["citation"])
    told_by = cited[0] if cited else row["citation"] or row["effective"]
    sanction = party.child(f"sanction-{slug(told_by) or 'order'}", "Sanction")
    # A day that begins after it ends is a slip; the dates stay, but they are no interval of time.
    interval = (begin, end) if begin is None or end is None or begin < end else (None, None)
    if interval == (None, None) and begin is not None and end is not None:
        sheet.reject(f"{party.locator}/Expiration_Date", party.line, "the order ends before it begins", f"{row['effective']} {row['expiration']}")
    sanction.add("entity", party.party_id, valid_from=interval[0], valid_to=interval[1])
    sanction.add("authority", AUTHORITY)
    sanction.add("program", PROGRAM)
    sanction.add("programId", PROGRAM_ID)
    sanction.add("country", "us")
    sanction.add("provisions", "export_control", "Export privileges denied")
    sanction.add("startDate", begin, row["effective"], at="Effective_Date")
    sanction.add("endDate", end, row["expiration"], at="Expiration_Date")
    for column, text, day in (("Effective_Date", row["effective"], begin), ("Expiration_Date", row["expiration"], end)):
        if text and day is None:
            sanction.add("description", f"{column}: {text}", at=column)
    sanction.add("summary", row["citation"], at="FR_Citation")
    for citation in cited:
        sanction.add("recordId", citation, at="FR_Citation")
    sanction.add("status", row.get("action"), at="Action")
    updated = row.get("updated", "")
    sanction.add("modifiedAt", _day(sheet, party, updated, "Last_Update"), updated, at="Last_Update")
    _read_terms(sheet, party, sanction, row.get("standard", ""))


def _read_terms(sheet: Sheet, party: Entry, sanction: Entry, text: str) -> None:
    terms = STANDARD.get(text.lower())
    if terms is None and text:
        sheet.reject(f"{party.locator}/Standard_Order", party.line, "neither Y nor N", text)
        terms = f"Standard_Order: {text}"
    sanction.add("description", terms, text, at="Standard_Order")
