"""Reads the UK Sanctions List's CSV.

A designation is spread over rows: one per name, and again per address, birth date and number, in all combinations. So each
column's texts are read once per designation, and cells that belong together (number and details) once per distinct row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from seawall.errors import FormatError
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.csvrows import Table, decode, raw_rows, refuse_cut_end
from seawall.sources.gb import names, places, uksl
from seawall.sources.gb.ships import fold_name, lay_links
from seawall.sources.gb.texts import said
from seawall.sources.gb.uksl import Designation
from seawall.sources.gb_fcdo_uksl_csv.tables import BANNER, COLUMNS, REQUIRED, SOURCE, TABLE
from seawall.text.dates import moment, parse_date

Row = tuple[int, list[str]]

_AGAIN = "Fetch the file again; if it is whole, the publisher has changed the format."
_MARKS = frozenset({"UniqueID", "OFSIGroupID", "RegimeName", "NameType"})


def recognizes(file: SourceFile) -> str | None:
    """`"csv"` if the first or second line is the list's header."""
    text = file.head.decode("utf-8", "replace").removeprefix("\ufeff")
    if "\0" in text:
        return None
    try:
        reader = csv.reader(io.StringIO(text, newline=""))
        lines = [next(reader, []), next(reader, [])]
    except csv.Error:
        return None
    return "csv" if any(_MARKS.issubset({COLUMNS.get(_fold(cell)) for cell in line}) for line in lines) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    with collection_paused():
        text = decode(file, SOURCE)
        lines = raw_rows(text, file.name, SOURCE)
        banner, header, rows = _split(file, lines)
        refuse_cut_end(Table(header, rows, text.endswith(("\n", "\r"))), file, SOURCE)
        reader = _Reader(file, header)
        for number, group in reader.grouped(rows).items():
            reader.read(number, group)
        lay_links([designation.party for designation in reader.designations], reader.by_name, reader.by_number, "main")
    sheet = reader.sheet
    day = parse_date(said(banner))
    published = moment(day) if day is not None and len(day) == 10 else None
    return [Parsed(uksl.LIST_ID, f"{SOURCE}/csv", published, len(rows), sheet.statements, sheet.rejects, uksl.ALL_FACETS)]


def _split(file: SourceFile, lines: list[Row]) -> tuple[str, tuple[str, ...], list[Row]]:
    """Date of the report as printed, our names of the columns, and the rows, their width checked."""
    banner = ""
    if lines and " ".join(lines[0][1]).strip().lower().startswith(BANNER):
        banner = " ".join(cell.strip() for cell in lines[0][1] if cell.strip()).partition(":")[2]
        lines = lines[1:]
    if not lines:
        raise _error(file, "the file has no header", "line 1")
    line, titles = lines[0]
    while titles and not titles[-1].strip():
        titles = titles[:-1]
    header = []
    for title in titles:
        name = COLUMNS.get(_fold(title))
        if name is None or name in header:
            what = "unknown column" if name is None else "two columns are called"
            raise FormatError(f"{what} {title.strip()!r}", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure=f"If the publisher has changed it, see COLUMNS in {TABLE}.")
        header.append(name)
    for name in REQUIRED:
        if name not in header:
            raise _error(file, f"column {name!r} is missing", f"line {line}")
    width = len(header)
    rows = []
    for row in lines[1:]:
        cells = row[1]
        if len(cells) != width:
            if not any(map(str.strip, cells)):
                continue
            if len(cells) < width or any(cell.strip() for cell in cells[width:]):
                raise FormatError(f"{len(cells)} cells in a row, {width} in the header", source=SOURCE, snapshot=file.name, locator=f"line {row[0]}",
                                  cure="The file is cut or damaged; fetch it again.")  # fmt: skip
            row = (row[0], cells[:width])
        rows.append(row)
    return banner, tuple(header), [row for row in rows if any(row[1])]


def _fold(title: str) -> str:
    return "".join(char for char in title.lower() if char.isalnum())


def _error(file: SourceFile, what: str, locator: str) -> FormatError:
    return FormatError(what, source=SOURCE, snapshot=file.name, locator=locator, cure=_AGAIN)


class _Reader:
    """Reads designations.

    Args:
        file: the file, for messages.
        header: our names of the columns.
    """

    def __init__(self, file: SourceFile, header: Sequence[str]) -> None:
        self.file = file
        self.sheet = Sheet(SOURCE, file.name)
        self.at = {name: index for index, name in enumerate(header)}
        self.designations: list[Designation] = []
        self.by_name: dict[str, set[str]] = {}
        self.by_number: dict[str, str] = {}
        self._single = [(name, self.at[name], handle) for name, handle in _SINGLE.items() if name in self.at]

    def grouped(self, rows: list[Row]) -> dict[str, list[Row]]:
        """Rows by Unique ID, in the order of first appearance."""
        column = self.at["UniqueID"]
        groups: dict[str, list[Row]] = {}
        for row in rows:
            number = row[1][column]
            if number in groups:
                groups[number].append(row)
            else:
                groups.setdefault(uksl.need_number(self.file, SOURCE, number, f"line {row[0]}"), []).append(row)
        return groups

    def read(self, number: str, rows: list[Row]) -> None:
        """One designation."""
        line, first = rows[0]
        place = f"line {line}, UniqueID={number}"
        schema = uksl.schema_of(self.sheet, first[self.at["IndividualEntityShip"]], place)
        designation = Designation(self.sheet, number, schema)
        self.designations.append(designation)
        designation.party.enroll(number, line)
        self.by_number[number] = designation.party.party_id
        for cells, line in self._together(rows, "DateDesignated", "LastUpdated", "UNReferenceNumber", "OFSIGroupID").items():
            designation.identity(line, *cells)
        self._names(designation, rows)
        for name, index, handle in self._single:
            texts = dict.fromkeys([cells[index] for _, cells in rows])
            for text in texts:
                if text and not text.isspace():
                    handle(designation, rows[0][0] if len(texts) == 1 else _line(rows, index, text), text, name)
        self._pairs(designation, rows)

    def _together(self, rows: list[Row], *columns: str) -> dict[tuple[str, ...], int]:
        """Distinct cells of some columns with the row of each; a missing column is blank."""
        places_ = [self.at.get(column) for column in columns]
        found: dict[tuple[str, ...], int] = {}
        for line, cells in rows:
            key = tuple([cells[index] if index is not None else "" for index in places_])
            if key not in found:
                found[key] = line
        return found

    def _names(self, designation: Designation, rows: list[Row]) -> None:
        party = designation.party
        for cells, line in self._together(rows, "NameType", "AliasStrength", "Name6", "Name1", "Name2", "Name3", "Name4", "Name5").items():
            if not any(cells[2:]):
                continue
            kind = uksl.kind_of_name(self.sheet, cells[0], cells[1], f"line {line}, {party.place}")
            primary = designation.name(line, kind, cells[2], cells[3:])
            if primary:
                self.by_name.setdefault(fold_name(primary), set()).add(party.party_id)
        for (text, language, script), line in self._together(rows, "NameNonLatinScript", "NonLatinScriptLanguage", "NonLatinScriptType").items():
            if text:
                party.lay(names.read_script_name("name", text, language, script), "NonLatinName", line)

    def _pairs(self, designation: Designation, rows: list[Row]) -> None:
        """Cells that belong together: addresses, birth places, numbers and their details."""
        party = designation.party
        for cells, line in self._together(rows, *(f"AddressLine{index}" for index in range(1, 7)), "AddressPostalCode", "AddressCountry").items():
            if cells[7]:
                designation.country(line, "address", cells[7])
            if any(cells[:7]):
                party.lay(places.read_address(cells[:6], cells[6], cells[7]), "Address", line)
        for (town, country), line in self._together(rows, "TownOfBirth", "CountryOfBirth").items():
            party.lay(places.read_birth_place(town, country), "Location", line)
            if country:
                designation.country(line, "birth", country)
        for kind, number, details in (("passport", "PassportNumber", "PassportAdditionalInformation"), ("national", "NationalIdentifierNumber", "NationalIdentifierAdditionalInformation")):
            for pair, line in self._together(rows, number, details).items():
                if pair[0] or pair[1]:
                    designation.identifier(line, kind, *pair)


def _line(rows: list[Row], index: int, text: str) -> int:
    """The row in which a text first stands."""
    return next(line for line, cells in rows if cells[index] == text)


_Handle = Callable[[Designation, int, str, str], None]
#: Columns that are read alone. Fields of persons are read for other parties, too: they stay as notes there.
_SINGLE: dict[str, _Handle] = {
    "RegimeName": lambda designation, line, text, name: designation.regime(line, text),
    "DOB": lambda designation, line, text, name: designation.birth(line, text),
    "Nationality": lambda designation, line, text, name: designation.country(line, "nationality", text),
    "BusinessRegistrationNumber": lambda designation, line, text, name: designation.identifier(line, "business", text, ""),
    "IMONumber": lambda designation, line, text, name: designation.identifier(line, "imo", text, ""),
    **{name: lambda designation, line, text, name: designation.text(line, name, text) for name in uksl.FIELDS},
}
