"""Rows of the lists of Commerce and State, which have names and no numbers.

A name is a party: `<list>-name-<hash of the name>`. The table's own `_id` is a hash of name, date and all notices of the
Federal Register, so that it changes whenever a notice is added; the name does not. Rows of one name (an Entity List
entry for each country, a second debarment) become one party with a `Sanction` for each act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seawall.model.ids import slug
from seawall.sources.block import Row as Value
from seawall.sources.block import add_block
from seawall.sources.contract import Entry, Sheet
from seawall.sources.us_bis_dpl.parse import citations, name_number
from seawall.sources.us_csl.cells import country_of, pieces, read_alias, read_name
from seawall.sources.us_csl.row import Row
from seawall.sources.us_csl.tables import DENIED, ISN_MEASURES, STANDARD, Sublist, fold
from seawall.text.dates import parse_date


def read_rows(sheet: Sheet, rows: Iterable[tuple[Sublist, Row]]) -> None:
    """All rows of one list."""
    parties: dict[str, Entry] = {}
    for sublist, row in rows:
        number = name_number(row.name)
        party = parties.get(number)
        values: list[Value] = []
        if party is None:
            party = parties[number] = _open(sheet, sublist, row, number)
            values += _first_values(sublist, row)
        party.line = row.line
        values += _names(party, row)
        values += _addresses(row)
        values += (("sourceUrl", row.source_list_url, None, "source_list_url"), ("sourceUrl", row.source_information_url, None, "source_information_url"))
        add_block(party, values)
        _read_act(sheet, sublist, party, row)


def _open(sheet: Sheet, sublist: Sublist, row: Row, number: str) -> Entry:
    prefix = sublist.list_id.replace("_", "-")
    return sheet.party(f"{prefix}-{number}", "LegalEntity", number, " ".join(row.name.split()), row.line)


def _first_values(sublist: Sublist, row: Row) -> list[Value]:
    """The name and what is printed with it; the topics of the list."""
    name = read_name(row.name)
    return [
        ("name", name.value, row.name, "name"), ("abbreviation", name.acronym, row.name, "name"),
        *(("alias", alias, row.name, "name") for alias in name.aliases), *(("notes", note, row.name, "name") for note in name.notes),
        *(("topics", topic, None, "") for topic in sublist.topics),
    ]  # fmt: skip


def _names(party: Entry, row: Row) -> Iterator[Value]:
    for text in pieces(row.alt_names):
        prop, value = read_alias(text)
        yield (prop, value, text, "alt_names")
    if row.remarks and not row.standard_order:
        yield ("notes", row.remarks, None, "remarks")
    if row.title:
        yield ("position" if party.schema == "Person" else "notes", row.title, None, "title")


def _addresses(row: Row) -> Iterator[Value]:
    """Addresses as lines; the country's code at their end is all that the table says of their parts."""
    for text in pieces(row.addresses):
        text = " ".join(text.split())
        country = country_of(text)
        if country is not None:
            yield ("country", country[0], country[1], "addresses")
        if country is None or len(text) > 2:
            yield ("address", text, None, "addresses")
    for text in pieces(row.country):
        country = country_of(text)
        if country is not None:
            yield ("country", country[0], country[1], "country")


def _read_act(sheet: Sheet, sublist: Sublist, party: Entry, row: Row) -> None:
    """The act by which the name was listed."""
    notice = row.federal_register_notice
    cited = citations(notice) if notice else ()
    told_by = cited[0] if cited else notice or row.start_date or sublist.program_id
    begin, end = _day(sheet, party, row, "start_date"), _day(sheet, party, row, "end_date")
    in_order = begin is None or end is None or begin < end
    sanction = party.child(f"sanction-{slug(told_by) or slug(sublist.program_id)}", "Sanction")
    sanction.add("entity", party.party_id, valid_from=begin if in_order else None, valid_to=end if in_order else None)
    values: list[Value] = [("authority", sublist.authority, None, ""), *_programs(sheet, sublist, party, row), ("startDate", begin, row.start_date, "start_date")]
    if sublist is not DENIED:  # a denial order's date moves with each renewal: it is no date of listing
        values.append(("listingDate", begin, row.start_date, "start_date"))
    values += (("endDate", end, row.end_date, "end_date"), ("summary", notice, None, "federal_register_notice"))
    values += [("recordId", citation, None, "federal_register_notice") for citation in cited]
    values += _terms(sheet, party, row)
    add_block(sanction, values)


def _programs(sheet: Sheet, sublist: Sublist, party: Entry, row: Row) -> Iterator[Value]:
    """The list, the laws where the row names them, and the measures."""
    programs = pieces(row.programs)
    yield ("program", sublist.program, None, "")
    yield ("programId", sublist.program_id, None, "")
    for program in programs:
        yield ("program", program, None, "programs")
    if sublist.measures:
        told_by = "license_requirement" if row.license_requirement else "source"
        for kind in sublist.measures:
            yield ("provisions", kind, row.license_requirement or row.source, told_by)
        return
    for program in programs or (sublist.program,):
        text = fold(program)
        kinds = next((kinds for part, kinds in ISN_MEASURES if part in text), None)
        if kinds is None:
            sheet.reject(f"{party.locator}/programs", row.line, "the measures of this law are not in us_csl/tables.py ISN_MEASURES", program)
        for kind in kinds or ("other",):
            yield ("provisions", kind, program, "programs")


def _terms(sheet: Sheet, party: Entry, row: Row) -> Iterator[Value]:
    for column, cell, label in (("license_requirement", row.license_requirement, "License requirement"),
                                ("license_policy", row.license_policy, "License review policy")):  # fmt: skip
        if cell:
            text = " ".join(cell.split())
            yield ("description", f"{label}: {text}", text, column)
    standard = row.standard_order
    if standard:
        terms = STANDARD.get(standard.lower())
        if terms is None:
            sheet.reject(f"{party.locator}/standard_order", row.line, "neither Y nor N", standard)
            terms = f"standard_order: {standard}"
        yield ("description", terms, standard, "standard_order")
        yield ("status", row.remarks, None, "remarks")


def _day(sheet: Sheet, party: Entry, row: Row, column: str) -> str | None:
    text = getattr(row, column)
    day = parse_date(text, "mdy") if text else None
    if text and day is None:
        sheet.reject(f"{party.locator}/{column}", row.line, "not a date", text)
        party.add("notes", f"{column}: {text}", at=column)
    return day
