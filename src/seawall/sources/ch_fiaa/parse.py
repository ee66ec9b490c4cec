"""Reads the table of the Federal Council's asset freezes under the Foreign Illicit Assets Act.

The ordinances' annexes name each person with the day of listing; amendments give the day of delisting. Delisted persons stay in
the table: their sanction carries the time in which it was in force. The table has no numbers; the key of a party is
the program with the name (letters only).
"""

from __future__ import annotations

from collections.abc import Iterable

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.pause import collection_paused
from seawall.sources.block import Row, add_block
from seawall.sources.ca_sema.names import folded
from seawall.sources.ch_fiaa.tables import AUTHORITY, BLANKS, LIST_ID, OPTIONAL, REQUIRED, SOURCE
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import head_cells, read_table, refuse_cut_end
from seawall.sources.freedates import dates_in
from seawall.text.dates import parse_date
from seawall.text.territories import territory_code

#: Columns whose text is the value.
_PLAIN = (("Birth place", "birthPlace"), ("Gender", "gender"), ("Address", "address"), ("Position", "position"), ("Source URL", "sourceUrl"))


def recognizes(file: SourceFile) -> str | None:
    """`"csv"` if the header has the table's columns."""
    return "csv" if {"Name", "Passport numbers", "Listed", "Delisted", "Program"} <= set(head_cells(file)) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one table in the file; its date is not in the content."""
    with collection_paused():
        return [_read(file)]


def _read(file: SourceFile) -> Parsed:
    table = read_table(file, SOURCE, REQUIRED, OPTIONAL)
    refuse_cut_end(table, file, SOURCE)
    sheet = Sheet(SOURCE, file.name)
    keys: set[str] = set()
    for line, cells in table.rows:
        row = {column: cell for column, cell in zip(table.header, cells, strict=True) if cell.lower() not in BLANKS}
        _read_row(file, sheet, keys, line, row)
    return Parsed(LIST_ID, "ch_fiaa/csv", None, len(table.rows), sheet.statements, sheet.rejects)


def _read_row(file: SourceFile, sheet: Sheet, keys: set[str], line: int, row: dict[str, str]) -> None:
    """All that one row says."""
    name = " ".join(row.get("Name", "").split())
    if not name:
        raise FormatError("a row without a name", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure="Every row names a person.")
    program = row.get("Program", "")
    key = f"{slug(program.lower()) or 'fiaa'}-{content_suffix('name', folded(name))}"
    if key in keys:  # listed again, or a namesake: kept apart by the day of listing
        sheet.reject(f"Name={name}", line, "a second row of this program and name", name)
        key = f"{key}-{content_suffix('again', row.get('Listed'), row.get('Birth date'), str(line) if f'{key}+' in keys else '')}"
    keys.add(key)
    party = sheet.party(f"ch-fiaa-{key}", "Person", f"{program}: {name}", f"Name={name}", line)
    party.add("topics", "sanction")
    _read_names(party, name, row)
    _read_person(sheet, party, row)
    _read_sanction(sheet, party, row, program)


def natural_order(name: str) -> tuple[str, str, str]:
    """The name with the family name last, given names, family name; the annexes print family names in capitals.

    >>> natural_order("AL-ASSAD Monzer Jamil"), natural_order("Mykola Yanovych AZAROV")[0]
    (('Monzer Jamil AL-ASSAD', 'Monzer Jamil', 'AL-ASSAD'), 'Mykola Yanovych AZAROV')
    """
    words = name.split()
    capital = [_in_capitals(word) for word in words]
    if all(capital) or not any(capital):
        return name, "", ""
    family = " ".join(word for word, is_capital in zip(words, capital, strict=True) if is_capital)
    given = " ".join(word for word, is_capital in zip(words, capital, strict=True) if not is_capital)
    leading = capital.index(False)
    if capital[0] and not any(capital[leading:]):
        return f"{given} {family}", given, family
    if capital[-1] and not any(capital[: capital.index(True)]) and all(capital[capital.index(True) :]):
        return name, given, family
    return name, "", ""


def _several(row: dict[str, str], column: str) -> list[str]:
    """Values of a cell that semicolons part."""
    return [part for part in map(str.strip, row[column].split(";")) if part] if column in row else []


def _in_capitals(word: str) -> bool:
    """Whether a word is printed in capitals; one small letter is let pass (the annexes have "MAHDOUl")."""
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 and letters[0].isupper() and letters[1].isupper() and sum(not char.isupper() for char in letters) < 2


def _read_names(party: Entry, name: str, row: dict[str, str]) -> None:
    natural, given, family = natural_order(name)
    add_block(party, (("name", natural, name, "Name"), ("firstName", given, name, "Name"), ("lastName", family, name, "Name")))
    for column, prop in (("Alias", "alias"), ("Previous name", "previousName")):
        for alias in _several(row, column):
            party.add(prop, natural_order(alias)[0], alias, at=column)


def _read_person(sheet: Sheet, party: Entry, row: dict[str, str]) -> None:
    """Birth, nationality, passports, notes (in German, as in the annexes)."""
    born = row.get("Birth date", "")
    days = dates_in(born) if born else ()
    rows: list[Row] = [("birthDate", day, born, "Birth date") for day in days]
    if born and not days:
        sheet.reject(f"{party.locator}/Birth date", party.line, "not a date", born)
        rows.append(("notes", f"Birth date: {born}", born, "Birth date"))
    for column, prop in (("Nationality", "nationality"), ("Country", "country")):
        for text in _several(row, column):
            code = territory_code(text)
            if code is None:
                sheet.reject(f"{party.locator}/{column}", party.line, "names no known country", text)
                rows.append(("notes", f"{column}: {text}", text, column))
            rows.append((prop, code, text, column))
    for column, prop in (("Passport numbers", "passportNumber"), ("ID numbers", "idNumber")):
        rows += [(prop, number, None, column) for number in _several(row, column)]
    rows += [(prop, row.get(column), None, column) for column, prop in _PLAIN]
    add_block(party, rows)
    party.add("notes", row.get("Notes"), at="Notes", lang="deu")


def _read_sanction(sheet: Sheet, party: Entry, row: dict[str, str], program: str) -> None:
    """The freeze and the time in which it was in force."""
    days: dict[str, str | None] = {}
    for column in ("Listed", "Delisted"):
        text = row.get(column, "")
        days[column] = parse_date(text) if text else None
        if text and days[column] is None:
            sheet.reject(f"{party.locator}/{column}", party.line, "not a date", text)
    sanction = party.child(f"sanction-{slug(program.lower()) or 'fiaa'}", "Sanction")
    sanction.add("entity", party.party_id, at="Listed", valid_from=days["Listed"], valid_to=days["Delisted"])
    url, listed, delisted = row.get("Source URL"), row.get("Listed"), row.get("Delisted")
    add_block(
        sanction,
        (("authority", AUTHORITY, None, ""), ("program", program, None, "Program"), ("programId", program, None, "Program"),
         *(("country", territory_code(text), text, "Country") for text in _several(row, "Country")), ("listingDate", days["Listed"], listed, "Listed"),
         ("startDate", days["Listed"], listed, "Listed"), ("endDate", days["Delisted"], delisted, "Delisted"),
         ("status", "delisted" if delisted else None, delisted, "Delisted"), ("provisions", "freeze", program, "Program"), ("sourceUrl", url, None, "Source URL")),
    )  # fmt: skip
    for column in ("Listed", "Delisted"):
        if row.get(column) and days[column] is None:
            sanction.add("description", f"{column}: {row[column]}", row[column], at=column)
