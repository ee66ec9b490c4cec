"""Reads a table of names that was derived from DFAT's Consolidated List and lost its references.

One row is one name; which names belong to one party is not said, so each name (with its committee) is a party of its
own list, `au_dfat_names`, apart from `au_dfat`. Whether it is a person is not said either.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.sources.au_derived.tables import BLANKS, LIST_ID, REQUIRED, SOURCE, SOURCES
from seawall.sources.au_dfat.cells import citizenships
from seawall.sources.au_dfat.listing import committees
from seawall.sources.au_dfat.tables import AUTHORITY, COMMITTEE_COUNTRIES
from seawall.sources.block import Row, add_block
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import head_cells, read_table, refuse_cut_end
from seawall.sources.pause import collection_paused

_SCHEMA = "LegalEntity"


def recognizes(file: SourceFile) -> str | None:
    """`"csv"` if the header has exactly the table's columns and the first rows name Australia as their source.

    The same deriver made a table of the same columns out of OFAC's list, with `USOFAC_SDN` in the last one.
    """
    return "csv" if head_cells(file) == REQUIRED and b",Australia" in file.head and b"USOFAC" not in file.head else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one table in the file; its date is not in the content."""
    with collection_paused():
        return [_read(file)]


def _read(file: SourceFile) -> Parsed:
    table = read_table(file, SOURCE, REQUIRED)
    refuse_cut_end(table, file, SOURCE)
    sheet = Sheet(SOURCE, file.name)
    parties: dict[str, Entry] = {}
    for line, cells in table.rows:
        _read_row(file, sheet, parties, line, {column: cell for column, cell in zip(table.header, map(_plain, cells), strict=True) if cell})
    return Parsed(LIST_ID, "au_derived/csv", None, len(table.rows), sheet.statements, sheet.rejects)


@lru_cache(maxsize=32768)
def _plain(cell: str) -> str:
    """The cell with single spaces; empty if it holds a word for "nothing"."""
    return "" if cell.lower() in BLANKS else " ".join(cell.split())


def _read_row(file: SourceFile, sheet: Sheet, parties: dict[str, Entry], line: int, row: dict[str, str]) -> None:
    """One name; rows of the same name and committee are one party."""
    name = row.get("Name", "")
    if not name:
        raise FormatError("a row without a name", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure="Every row is a name.")
    printed = row.get("Sanction Type", "")
    key = content_suffix("name", name.casefold(), printed.casefold())
    party = parties.get(key)
    if party is None:
        party = sheet.party(f"au-dfat-names-{key}", _SCHEMA, name, f"Name={name}", line)
        parties[key] = party
        add_block(party, (("topics", "sanction", None, ""), ("name", name, None, "Name")))
        _add_sanction(party, printed)
    party.line = line
    _read_nationality(sheet, party, row.get("Nationality", ""))
    _read_alias(sheet, party, row.get("Alias", ""))
    add_block(party, (("notes", row.get("Designation"), None, "Designation"),))
    origin = row.get("Source", "")
    if origin and origin.lower() not in SOURCES:
        sheet.reject(f"{party.locator}/Source", line, "a piece of a sentence in place of the source", origin)
        party.add("notes", origin, at="Source")


def _read_nationality(sheet: Sheet, party: Entry, text: str) -> None:
    if not text:
        return
    codes, unknown = citizenships(text)
    add_block(party, [("country", code, text, "Nationality") for code in codes])
    for word in unknown:
        sheet.reject(f"{party.locator}/Nationality", party.line, "names no known country", word)
    if unknown:
        party.add("notes", f"Nationality: {text}", text, at="Nationality")


def _read_alias(sheet: Sheet, party: Entry, text: str) -> None:
    """An alias, unless it is plainly the rest of a sentence ("Abu Nidal) in 1974 with the objective ...")."""
    if not text:
        return
    if len(text.split()) <= 6 and text.count("(") == text.count(")"):
        party.add("alias", text, at="Alias")
    else:
        sheet.reject(f"{party.locator}/Alias", party.line, "a piece of a sentence in place of an alias", text)
        party.add("notes", text, at="Alias")


@lru_cache(maxsize=512)
def _programs(printed: str) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """For each committee in a cell the suffix of its sanction and the values that are the same for every party."""
    return tuple(
        (f"sanction-{slug(program.casefold())}",
         (("authority", AUTHORITY, None, ""), ("program", program, None, "Sanction Type"), ("programId", slug(program), program, "Sanction Type"),
          ("country", COMMITTEE_COUNTRIES.get(program.casefold()), program, "Sanction Type"), ("provisions", "freeze", program, "Sanction Type")))
        for program in committees(printed) or ["Consolidated List"]
    )  # fmt: skip


def _add_sanction(party: Entry, printed: str) -> None:
    for suffix, rows in _programs(printed):
        sanction = party.child(suffix, "Sanction")
        add_block(sanction, (("entity", party.party_id, None, ""), *rows))
