"""Rows of the lists of Commerce and State, which have names and no numbers.

A name is a party: `<list>-name-<hash of the name>`. The table's own `_id` is a hash of name, date and all notices of the
Federal Register, so that it changes whenever a notice is added; the name does not. Rows of one name (an Entity List
entry for each country, a second debarment) become one party with a `Sanction` for each act.
"""

from __future__ import annotations

from collections.abc import Iterable

from seawall.model.ids import slug
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
        number = name_number(row["name"])
        party = parties.get(number)
        if party is None:
            party = parties[number] = _open(sheet, sublist, row, number)
        party.line = row.line
        _read_names(party, row)
        _read_addresses(party, row)
        for url in ("source_list_url", "source_information_url"):
            party.add("sourceUrl", row[url], at=url)
        _read_act(sheet, sublist, party, row)


def _open(sheet: Sheet, sublist: Sublist, row: Row, number: str) -> Entry:
    prefix = sublist.list_id.replace("_", "-")
    locator = " ".join(row["name"].split())
    party = sheet.party(f"{prefix}-{number}", "LegalEntity", number, locator, row.line)
    name = read_name(row["name"])
    party.add("name", name.value, row["name"], at="name")
    party.add("abbreviation", name.acronym, row["name"], at="name")
    for alias in name.aliases:
        party.add("alias", alias, row["name"], at="name")
    for note in name.notes:
        party.add("notes", note, row["name"], at="name")
    for topic in sublist.topics:
        party.add("topics", topic)
    return party


def _read_names(party: Entry, row: Row) -> None:
    for text in pieces(row["alt_names"]):
        alias = read_alias(text)
        party.add(alias.prop, alias.value, text, at="alt_names")
    party.add("notes", row["remarks"], at="remarks") if row["remarks"] and not row["standard_order"] else None
    party.add("position", row["title"], at="title") if party.schema == "Person" else party.add("notes", row["title"], at="title")


def _read_addresses(party: Entry, row: Row) -> None:
    """Addresses as lines; the country's code at their end is all that the table says of their parts."""
    for text in pieces(row["addresses"]):
        text = " ".join(text.split())
        country = country_of(text)
        if country is not None:
            party.add("country", country[0], country[1], at="addresses")
        if country is None or len(text) > 2:
            party.add("address", text, at="addresses")
    for text in pieces(row["country"]):
        country = country_of(text)
        if country is not None:
            party.add("country", country[0], country[1], at="country")


def _read_act(sheet: Sheet, sublist: Sublist, party: Entry, row: Row) -> None:
    """The act by which the name was listed."""
    notice = row["federal_register_notice"]
    cited = citations(notice)
    told_by = cited[0] if cited else notice or row["start_date"] or sublist.program_id
    begin, end = _day(sheet, party, row, "start_date"), _day(sheet, party, row, "end_date")
    in_order = begin is None or end is None or begin < end
    sanction = party.child(f"sanction-{slug(told_by) or slug(sublist.program_id)}", "Sanction")
    sanction.add("entity", party.party_id, valid_from=begin if in_order else None, valid_to=end if in_order else None)
    sanction.add("authority", sublist.authority)
    _read_programs(sheet, sublist, party, sanction, row)
    sanction.add("startDate", begin, row["start_date"], at="start_date")
    if sublist is not DENIED:  # a denial order's date moves with each renewal: it is no date of listing
        sanction.add("listingDate", begin, row["start_date"], at="start_date")
    sanction.add("endDate", end, row["end_date"], at="end_date")
    sanction.add("summary", notice, at="federal_register_notice")
    for citation in cited:
        sanction.add("recordId", citation, at="federal_register_notice")
    _read_terms(sheet, party, sanction, row)


def _read_programs(sheet: Sheet, sublist: Sublist, party: Entry, sanction: Entry, row: Row) -> None:
    """The list, the laws where the row names them, and the measures."""
    programs = pieces(row["programs"])
    sanction.add("program", sublist.program)
    sanction.add("programId", sublist.program_id)
    for program in programs:
        sanction.add("program", program, at="programs")
    told_by = "license_requirement" if row["license_requirement"] else "source"
    for kind in sublist.measures:
        sanction.add("provisions", kind, row[told_by], at=told_by)
    if sublist.measures:
        return
    for program in programs or (sublist.program,):
        text = fold(program)
        kinds = next((kinds for part, kinds in ISN_MEASURES if part in text), None)
        if kinds is None:
            sheet.reject(f"{party.locator}/programs", row.line, "the measures of this law are not in us_csl/tables.py ISN_MEASURES", program)
        for kind in kinds or ("other",):
            sanction.add("provisions", kind, program, at="programs")


def _read_terms(sheet: Sheet, party: Entry, sanction: Entry, row: Row) -> None:
    for column, label in (("license_requirement", "License requirement"), ("license_policy", "License review policy")):
        text = " ".join(row[column].split())
        if text:
            sanction.add("description", f"{label}: {text}", text, at=column)
    standard = row["standard_order"]
    if standard.lower() not in STANDARD:
        sheet.reject(f"{party.locator}/standard_order", row.line, "neither Y nor N", standard)
    sanction.add("description", STANDARD.get(standard.lower(), f"standard_order: {standard}"), standard, at="standard_order")
    if row["standard_order"]:
        sanction.add("status", row["remarks"], at="remarks")


def _day(sheet: Sheet, party: Entry, row: Row, column: str) -> str | None:
    text = row[column]
    day = parse_date(text, "mdy") if text else None
    if text and day is None:
        sheet.reject(f"{party.locator}/{column}", row.line, "not a date", text)
        party.add("notes", f"{column}: {text}", at=column)
    return day
