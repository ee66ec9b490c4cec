"""Reads a table of names that was derived from DFAT's Consolidated List and lost its references.

One row is one name; which names belong to one party is not said, so each name (with its committee) is a party of its
own list, `au_dfat_names`, apart from `au_dfat`. Whether it is a person is not said either.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.model.statement import MAIN, ROSTER, ROSTER_PROP, Statement
from seawall.pause import collection_paused
from seawall.sources.au_derived.tables import BLANKS, LIST_ID, REQUIRED, SOURCE, SOURCES
from seawall.sources.au_dfat.cells import citizenships
from seawall.sources.au_dfat.listing import committees
from seawall.sources.au_dfat.tables import AUTHORITY, COMMITTEE_COUNTRIES
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import head_cells, read_table, refuse_cut_end

#: Property, value, text as printed, whether it stands in the column "Sanction Type".
Fixed = tuple[str, str, str | None, bool]

_SCHEMA = "LegalEntity"
_new = tuple.__new__


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
    in_order = itemgetter(*(table.header.index(column) for column in REQUIRED))
    for line, cells in table.rows:
        _read_row(file, sheet, parties, line, in_order(cells))
    return Parsed(LIST_ID, "au_derived/csv", None, len(table.rows), sheet.statements, sheet.rejects)


def _plain(cell: str) -> str:
    """The cell with single spaces; empty if it holds a word for "nothing"."""
    return "" if cell.lower() in BLANKS else " ".join(cell.split())


#: For columns in which the same few texts stand.
_common = lru_cache(maxsize=4096)(_plain)


def _read_row(file: SourceFile, sheet: Sheet, parties: dict[str, Entry], line: int, cells: tuple[str, ...]) -> None:
    """One name; rows of the same name and committee are one party."""
    name, alias, nationality, designation, printed, origin = cells  # in the order of REQUIRED
    name, printed, designation, origin = _plain(name), _common(printed), _common(designation), _common(origin)
    if not name:
        raise FormatError("a row without a name", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure="Every row is a name.")
    key = content_suffix("name", name.casefold(), printed.casefold())
    party = parties.get(key)
    if party is None:
        party = parties[key] = _open_party(sheet, key, name, printed, line)
    party.line = line
    if nationality := _common(nationality):
        _read_nationality(sheet, party, nationality)
    if alias := _common(alias):
        _read_alias(sheet, party, alias)
    if designation:
        sheet.statements.append(_new(Statement, (*_of(party), "notes", designation, None, None, f"{party.locator}/Designation", line, MAIN, None, None)))
    if origin and origin.lower() not in SOURCES:
        sheet.reject(f"{party.locator}/Source", line, "a piece of a sentence in place of the source", origin)
        party.add("notes", origin, at="Source")


def _of(party: Entry) -> tuple[str, str, str]:
    """Whose a statement on the party is: party, subject, schema."""
    return party.party_id, party.subject_id, party.schema


def _open_party(sheet: Sheet, key: str, name: str, printed: str, line: int) -> Entry:
    """A name that is met first: its listing. All statements in one go, since nearly every row is one."""
    party_id, locator = f"au-dfat-names-{key}", f"Name={name}"
    place = f"{locator}/Sanction Type"
    sheet.statements += [
        _new(Statement, (party_id, party_id, "Thing", ROSTER_PROP, name, None, None, locator, line, ROSTER, None, None)),
        _new(Statement, (party_id, party_id, _SCHEMA, "topics", "sanction", None, None, locator, line, MAIN, None, None)),
        _new(Statement, (party_id, party_id, _SCHEMA, "name", name, None, None, f"{locator}/Name", line, MAIN, None, None)),
    ]
    for suffix, rows in _programs(printed):
        subject = f"{party_id}-{suffix}"
        sheet.statements.append(_new(Statement, (party_id, subject, "Sanction", "entity", party_id, None, None, locator, line, MAIN, None, None)))
        sheet.statements += [
            _new(Statement, (party_id, subject, "Sanction", prop, value, original, None, place if is_printed else locator, line, MAIN, None, None))
            for prop, value, original, is_printed in rows
        ]
    return Entry(sheet, party_id, party_id, _SCHEMA, locator, line)


def _read_nationality(sheet: Sheet, party: Entry, text: str) -> None:
    codes, unknown = citizenships(text)
    place = f"{party.locator}/Nationality"
    sheet.statements += [
        _new(Statement, (*_of(party), "country", code, text if text != code else None, None, place, party.line, MAIN, None, None)) for code in codes
    ]
    for word in unknown:
        sheet.reject(f"{party.locator}/Nationality", party.line, "names no known country", word)
    if unknown:
        party.add("notes", f"Nationality: {text}", text, at="Nationality")


def _read_alias(sheet: Sheet, party: Entry, text: str) -> None:
    """An alias, unless it is plainly the rest of a sentence ("Abu Nidal) in 1974 with the objective ...")."""
    if len(text.split()) <= 6 and text.count("(") == text.count(")"):
        party.add("alias", text, at="Alias")
    else:
        sheet.reject(f"{party.locator}/Alias", party.line, "a piece of a sentence in place of an alias", text)
        party.add("notes", text, at="Alias")


@lru_cache(maxsize=512)
def _programs(printed: str) -> tuple[tuple[str, tuple[Fixed, ...]], ...]:
    """For each committee in a cell the suffix of its sanction and the values that are the same for every party."""
    return tuple((f"sanction-{slug(program.casefold())}", _fixed(program)) for program in committees(printed) or ["Consolidated List"])


def _fixed(program: str) -> tuple[Fixed, ...]:
    said = (("program", program), ("programId", slug(program)), ("country", COMMITTEE_COUNTRIES.get(program.casefold())), ("provisions", "freeze"))
    return (("authority", AUTHORITY, None, False), *((prop, value, program if program != value else None, True) for prop, value in said if value))
