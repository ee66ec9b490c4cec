"""Cuba Restricted List: one row is one entity or subentity, with the heading under which it stands and the day it took effect."""

from __future__ import annotations

from collections.abc import Iterable

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import add_fixed, head_cells, read_table, refuse_cut_end
from seawall.sources.us_state_cuba import tables
from seawall.text.dates import parse_date

_SOURCE = "us_state_cuba"
_PREFIX = "us-state-cuba"


def recognizes(file: SourceFile) -> str | None:
    """`csv` if the columns are those of the table."""
    return "csv" if {"Id", "Company", "Acronym", "EffectiveDate"} <= set(head_cells(file)) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """All entities.

    Raises:
        FormatError: unknown or missing columns, a cut file, a row without id or name, an id that stands twice.
    """
    table = read_table(file, _SOURCE, tables.REQUIRED, tables.OPTIONAL)
    refuse_cut_end(table, file, _SOURCE)
    sheet = Sheet(_SOURCE, file.name)
    rows = [(line, dict(zip(table.header, cells, strict=True))) for line, cells in table.rows]
    names: dict[str, str] = {}
    for line, row in rows:
        if not row["Id"] or not row["Company"] or row["Id"] in names:
            raise FormatError(f"Id {row['Id']!r} with Company {row['Company']!r}: both must be there and the Id only once", source=_SOURCE,
                              snapshot=file.name, locator=f"line {line}", cure="Fetch the file again; the row is damaged.")  # fmt: skip
        names[row["Id"]] = row["Company"]
    for line, row in rows:
        _entity(sheet, line, row, names)
    yield Parsed(tables.LIST_ID, f"{_SOURCE}/csv", None, len(rows), sheet.statements, sheet.rejects)


def _entity(sheet: Sheet, line: int, row: dict[str, str], names: dict[str, str]) -> None:
    number = row["Id"]
    party_id = f"{_PREFIX}-{slug(number)}"
    party = sheet.party(party_id, "PublicBody" if row["Category"] in tables.PUBLIC_BODIES else "LegalEntity", number, f"Id={number}", line)
    party.add("name", row["Company"], at="Company")
    # "ADESA/ASAT": two acronyms of one body.
    for acronym in row["Acronym"].split("/"):
        party.add("abbreviation", acronym.strip(), at="Acronym")
    for alias in row["Alias"].split(";"):
        party.add("alias", alias.strip(), at="Alias")
    party.add("sector", row["Sector"], at="Sector")
    party.add("classification", row["Category"], at="Category")
    party.add("topics", "sanction")
    _parent(party, row["Parent"], names)
    _listing(party, row)


def _parent(party: Entry, parent: str, names: dict[str, str]) -> None:
    if not parent:
        return
    link = party.child(f"parent-{slug(parent)}", "Ownership", "Parent")
    link.add("asset", party.party_id)
    link.add("role", "parent")
    if parent in names:
        link.add("owner", f"{_PREFIX}-{slug(parent)}", parent)
        link.add("summary", names[parent])
    else:
        party.sheet.reject(f"{party.locator}/Parent", party.line, "no row has this Id", parent)
        link.add("summary", parent)


def _listing(party: Entry, row: dict[str, str]) -> None:
    text = row["EffectiveDate"]
    start = parse_date(text, "mdy") if text else None
    if text and start is None:
        party.sheet.reject(f"{party.locator}/EffectiveDate", party.line, "not a date", text)
        party.add("notes", f"EffectiveDate: {text}", at="EffectiveDate")
    sanction = party.child("sanction", "Sanction")
    sanction.add("entity", party.party_id, valid_from=start)
    add_fixed(sanction, tables.FIXED)
    sanction.add("listingDate", start, text, at="EffectiveDate")
    sanction.add("startDate", start, text, at="EffectiveDate")
    url = row["SourceURL"]
    if url.startswith(("http://", "https://")):
        sanction.add("sourceUrl", url, at="SourceURL")
    elif url:
        party.sheet.reject(f"{party.locator}/SourceURL", party.line, "not an address of a page", url)
        sanction.add("description", url, at="SourceURL")
