"""The rows of one party, read into statements."""

from __future__ import annotations

from seawall.model.ids import content_suffix, slug
from seawall.sources.au_dfat import information, listing
from seawall.sources.au_dfat.cells import citizenships, pieces, place_country, plain
from seawall.sources.au_dfat.tables import AUTHORITY, COMMITTEE_COUNTRIES, MEASURES, NAME_TYPES, NO, STRENGTHS, TABLE, TYPES, YES
from seawall.sources.block import add_block
from seawall.sources.contract import Entry, Sheet
from seawall.sources.freedates import dates_in
from seawall.sources.workbook import Cell, cell_name, text_of
from seawall.text.dates import parse_date


class Row:
    """One row: its fields and where they stand; `printed` is its own reference (2a), `reference` that of its party (2)."""

    __slots__ = ("columns", "number", "page", "printed", "reference", "values")

    def __init__(self, page: str, number: int, columns: dict[str, int], values: dict[str, Cell]) -> None:
        self.page = page
        self.number = number
        self.columns = columns
        self.values = values
        self.reference = ""
        self.printed = ""

    def text(self, field: str) -> str:
        """The cell as text; empty if blank or absent."""
        cell = self.values.get(field)
        return "" if cell is None else text_of(cell)

    def place(self, field: str) -> str:
        """Locator of the cell, such as `Sheet1!C17`."""
        return cell_name(self.page, self.number, self.columns.get(field, 0))


def read_party(sheet: Sheet, party_id: str, rows: list[Row]) -> None:
    """All that the party's rows say."""
    first = next((row for row in rows if NAME_TYPES.get(plain(row.text("name_type")).lower()) == "name"), rows[0])
    schema = _schema(sheet, rows, first)
    party = sheet.party(party_id, schema, first.reference, f"Reference={first.reference}", first.number)
    party.add("topics", "sanction")
    seen: set[tuple[str, str]] = set()
    for row in rows:
        party.locator = f"Reference={row.printed}"
        _read_name(sheet, party, row)
        for field, read in _READERS.items():
            cell = row.values.get(field)
            if cell is None:
                continue
            text = plain(text_of(cell))
            if text and (field, text) not in seen:
                seen.add((field, text))
                read(sheet, party, row, text)
    _read_sanctions(sheet, party, rows)


def _schema(sheet: Sheet, rows: list[Row], first: Row) -> str:
    """Schema from `Type`: the primary row decides; a row that differs is counted."""
    types = []
    for row in rows:
        printed = plain(row.text("type")).lower()
        if printed and printed not in TYPES:
            raise sheet.unknown("Type", row.text("type"), row.place("type"), f"TYPES in {TABLE}")
        types.append(TYPES.get(printed, ""))
    stated = [kind for kind in types if kind]
    chosen = types[rows.index(first)] or (stated[0] if stated else "LegalEntity")
    for row, kind in zip(rows, types, strict=True):
        if kind != chosen:
            sheet.reject(row.place("type"), row.number, "type differs from the primary row" if kind else "no type", row.text("type"))
    if chosen == "LegalEntity" and any("imo" in row.values or information.company_imo(row.text("information")) for row in rows):
        return "Organization"  # a shipping company; LegalEntity has no imoNumber
    return chosen


def _read_name(sheet: Sheet, party: Entry, row: Row) -> None:
    """The row's name, by its type and strength."""
    printed = row.text("name_type")
    prop = NAME_TYPES.get(plain(printed).lower())
    if prop is None:
        if plain(printed):
            raise sheet.unknown("Name Type", printed, row.place("name_type"), f"NAME_TYPES in {TABLE}")
        sheet.reject(row.place("name_type"), row.number, "no name type", row.text("name"))
        prop = "alias"
    strength = plain(row.text("strength")).lower()
    if strength not in STRENGTHS:
        raise sheet.unknown("Alias Strength", row.text("strength"), row.place("strength"), f"STRENGTHS in {TABLE}")
    if STRENGTHS[strength] and prop == "alias":
        prop = "weakAlias"
    name = plain(row.text("name"))
    if not name:
        sheet.reject(row.place("name"), row.number, "a row without a name", row.text("reference"))
    party.line = row.number
    party.add("name" if prop == "script" else prop, name, at=row.place("name"))


def _read_births(sheet: Sheet, party: Entry, row: Row, text: str) -> None:
    days = dates_in(text)
    if party.schema == "Person":
        for day in days:
            party.add("birthDate", day, text, at=row.place("birth"))
    if not days or party.schema != "Person":
        sheet.reject(row.place("birth"), row.number, "not a date of birth" if not days else "a birth date of no person", text)
        party.add("notes", f"Date of birth: {text}", text, at=row.place("birth"))


def _read_birth_place(sheet: Sheet, party: Entry, row: Row, text: str) -> None:
    if party.schema != "Person":
        sheet.reject(row.place("birth_place"), row.number, "a birth place of no person", text)
        party.add("notes", f"Place of birth: {text}", text, at=row.place("birth_place"))
        return
    for place in pieces(text):
        party.add("birthPlace", place, text, at=row.place("birth_place"))
        party.add("birthCountry", place_country(place), place, at=row.place("birth_place"))


def _read_citizenship(sheet: Sheet, party: Entry, row: Row, text: str) -> None:
    codes, unknown = citizenships(text)
    for code in codes:
        party.add("citizenship" if party.schema == "Person" else "country", code, text, at=row.place("citizenship"))
    for name in unknown:
        sheet.reject(row.place("citizenship"), row.number, "names no known country", name)
    if unknown:
        party.add("notes", f"Citizenship: {text}", text, at=row.place("citizenship"))


def _read_address(sheet: Sheet, party: Entry, row: Row, text: str) -> None:
    for piece in pieces(text):
        country = place_country(piece)
        party.add("country", country, piece, at=row.place("address"))
        if country is not None and "," not in piece and not any(char.isdigit() for char in piece):
            continue  # only a country
        party.add("address", piece, text, at=row.place("address"))
        address = party.child(content_suffix("addr", piece), "Address", row.place("address"))
        address.add("full", piece)
        address.add("country", country, piece)
        party.add("addressEntity", address.subject_id, at=row.place("address"))


def _read_information(sheet: Sheet, party: Entry, row: Row, text: str) -> None:
    place = row.place("information")
    party.add("notes", text, at=place)
    for fact in information.facts(text, party.schema):
        party.add(fact.prop, fact.value, fact.original, at=place)


def _read_imo(sheet: Sheet, party: Entry, row: Row, text: str) -> None:
    for piece in pieces(text):
        number = information.imo_number(piece)
        if number is not None and party.schema in ("Vessel", "Organization"):
            party.add("imoNumber", number, piece, at=row.place("imo"))
        else:
            sheet.reject(row.place("imo"), row.number, "not an IMO number", piece)
            party.add("registrationNumber" if party.schema != "Person" else "notes", piece, at=row.place("imo"))


def _read_sanctions(sheet: Sheet, party: Entry, rows: list[Row]) -> None:
    """One sanction per committee of the party's rows; dates, instruments and measures of the row go to its committees."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        programs = listing.committees(plain(row.text("committees"))) or ["Consolidated List"]
        legal = tuple(plain(row.text(field)) for field in ("listing", "instrument", "control_date", *MEASURES))
        for program in programs:
            if (program.casefold(), "\x1f".join(legal)) in seen:
                continue
            new = not any(key[0] == program.casefold() for key in seen)
            seen.add((program.casefold(), "\x1f".join(legal)))
            sanction = party.child(f"sanction-{slug(program.casefold())}", "Sanction")
            sanction.line, sanction.locator = row.number, f"Reference={row.printed}"
            if new:
                _open_sanction(party, sanction, row, program)
            _read_legal(sheet, sanction, row)
            _read_measures(sheet, sanction, row, program, party.schema == "Person")


def _open_sanction(party: Entry, sanction: Entry, row: Row, program: str) -> None:
    place = row.place("committees")
    add_block(
        sanction,
        (("entity", party.party_id, None, ""), ("authority", AUTHORITY, None, ""), ("authorityId", row.reference, None, row.place("reference")),
         ("program", program, None, place), ("programId", slug(program), program, place), ("country", COMMITTEE_COUNTRIES.get(program.casefold()), program, place)),
    )  # fmt: skip


def _read_legal(sheet: Sheet, sanction: Entry, row: Row) -> None:
    """Listing information, instrument and control date."""
    for field in ("listing", "instrument"):
        text = plain(row.text(field))
        sanction.add("summary", text, at=row.place(field))
        for number in listing.instruments(text):
            sanction.add("recordId", number, at=row.place(field))
        for index, dated in enumerate(listing.listing_dates(text) if field == "listing" else ()):
            prop = "listingDate" if dated.prop == "relisted" else dated.prop
            sanction.add(prop, dated.day, dated.words, at=row.place(field))
            if index == 0 and dated.prop == "listingDate":
                sanction.add("startDate", dated.day, dated.words, at=row.place(field))
    control = plain(row.text("control_date"))
    if control:
        day = parse_date(control)
        if day is None:
            sheet.reject(row.place("control_date"), row.number, "not a date", control)
            sanction.add("description", f"Control date: {control}", control, at=row.place("control_date"))
        sanction.add("modifiedAt", day, control, at=row.place("control_date"))


def _read_measures(sheet: Sheet, sanction: Entry, row: Row, program: str, is_person: bool) -> None:
    """Measures by the flags of the 2025 layout; without flags the list is one of targeted financial sanctions."""
    flagged = [field for field in MEASURES if field in row.columns]
    if not flagged:
        sanction.add("provisions", "freeze", program, at=row.place("committees"))
        declared = listing.declaration(row.text("listing")) if is_person else None
        sanction.add("provisions", "travel" if declared else None, declared, at=row.place("listing"))
    for field in flagged:
        printed = row.text(field).strip()
        if printed.lower() in YES:
            sanction.add("provisions", field, printed, at=row.place(field))
        elif printed.lower() not in NO:
            sheet.reject(row.place(field), row.number, "neither yes nor no", printed)
            sanction.add("description", printed, at=row.place(field))


_READERS = {
    "birth": _read_births,
    "birth_place": _read_birth_place,
    "citizenship": _read_citizenship,
    "address": _read_address,
    "information": _read_information,
    "imo": _read_imo,
}
