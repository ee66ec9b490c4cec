"""Tables of INKSNA and Section 353: one row is one party under one determination or report.

Both laws have the same columns; which one it is stands in the program column. Start and end dates bound the listing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from seawall.errors import FormatError
from seawall.model.ids import content_suffix
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import Table, add_fixed, head_cells, raw_rows, read_table, refuse_cut_end
from seawall.sources.us_state_tables.tables import LAWS, OPTIONAL, REQUIRED, SCHEMAS, TERRITORIES, TOPICS, Law
from seawall.text.dates import parse_date
from seawall.text.territories import territory_code

_SOURCE = "us_state_tables"
_NOT_NAME = re.compile(r"[\W_]+")
_LIST = re.compile(r"\s*;\s*")
_KEY_COLUMNS = {"schema", "program", "report-date", "start-date", "end-date"}


def recognizes(file: SourceFile) -> str | None:
    """The law by the first rows; `other` if the columns fit and the program is of neither law."""
    header = head_cells(file)
    if not set(header) >= _KEY_COLUMNS:
        return None
    law = _law_of(program for program in _first_programs(file, header.index("program")))
    return law.variant if law else "other"


def parse(file: SourceFile) -> Iterable[Parsed]:
    """All parties of the table.

    Raises:
        FormatError: unknown or missing columns, a cut file.
        UnknownValueError: a kind of party, a topic or a law that is not in `tables.py`.
    """
    table = read_table(file, _SOURCE, REQUIRED, OPTIONAL)
    refuse_cut_end(table, file, _SOURCE)
    sheet = Sheet(_SOURCE, file.name)
    law = _law(table, sheet)
    for line, cells in table.rows:
        row = dict(zip(table.header, cells, strict=True))
        if row["name"]:
            _party(sheet, line, row, law)
        else:
            sheet.reject(f"line {line}", line, "a row without a name", " | ".join(filter(None, cells)))
    yield Parsed(law.list_id, f"{_SOURCE}/{law.variant}", None, sheet.entries, sheet.statements, sheet.rejects)


def _first_programs(file: SourceFile, column: int) -> list[str]:
    text = file.head.decode("utf-8", "replace").removeprefix("\ufeff")
    # Whole lines of the head only: the last one is cut, unless the head is the whole file.
    lines = text if len(file.data) <= len(file.head) else text.rpartition("\n")[0]
    try:
        found = [cells[column] for _, cells in raw_rows(lines, file.name, _SOURCE)[1:] if len(cells) > column]
    except FormatError:
        # A quoted cell that goes on behind the head.
        found = []
    return found or [text]


def _law_of(programs: Iterable[str]) -> Law | None:
    return next((law for program in programs for law in LAWS if law.program.search(program)), None)


def _law(table: Table, sheet: Sheet) -> Law:
    column = table.header.index("program")
    programs = dict.fromkeys(cells[column] for _, cells in table.rows)
    law = _law_of(programs)
    if law is None:
        raise sheet.unknown("program", next(iter(programs), ""), "column program", "sources/us_state_tables/tables.py LAWS")
    return law


def _party(sheet: Sheet, line: int, row: Mapping[str, str], law: Law) -> None:
    schema = SCHEMAS.get(row["schema"])
    if schema is None:
        raise sheet.unknown("schema", row["schema"], f"line {line}, column schema", "sources/us_state_tables/tables.py SCHEMAS")
    sheet.entries += 1
    name = " ".join(row["name"].split())
    number = content_suffix("p", schema, _NOT_NAME.sub("", name.casefold()))
    party = sheet.party(f"{law.list_id.replace('_', '-')}-{number}", schema, number, f"name={name}", line)
    party.add("name", name, row["name"], at="name")
    for alias in _LIST.split(row["aliases"]):
        party.add("alias", alias, at="aliases")
    for topic in _LIST.split(row["topics"]) if row["topics"] else ("sanction",):
        if topic not in TOPICS:
            raise sheet.unknown("topic", topic, f"line {line}, column topics", "sources/us_state_tables/tables.py TOPICS")
        party.add("topics", topic, at="topics" if row["topics"] else "")
    for country in _LIST.split(row["country"]) if row["country"] else ():
        _country(party, country)
    # "and any successor, sub-unit, or subsidiary thereof;"
    party.add("notes", row["notes"], at="notes")
    _listing(party, row, law)


def _country(party: Entry, text: str) -> None:
    code = TERRITORIES.get(text) or territory_code(text)
    if code is not None:
        party.add("country", code, text, at="country")
    elif text:
        party.sheet.reject(f"{party.locator}/country", party.line, "no territory of this name", text)
        party.add("notes", f"country: {text}", at="country")


def _listing(party: Entry, row: Mapping[str, str], law: Law) -> None:
    report, start, end = (_date(party, column, row[column]) for column in ("report-date", "start-date", "end-date"))
    key = start or report
    sanction = party.child(f"sanction-{key}" if key else content_suffix("sanction", row["program"]), "Sanction")
    # "December 2023" is the last month in which the measure stood: it is over on the first day of the next. A report that gives
    # no first day (Section 353) names its parties from its own date.
    sanction.add("entity", party.party_id, valid_from=key, valid_to=_half_open(end))
    add_fixed(sanction, _fixed(law))
    sanction.add("authority", row["authority"], at="authority")
    sanction.add("program", row["program"], at="program")
    sanction.add("date", report, row["report-date"], at="report-date")
    if start or not report:
        sanction.add("listingDate", start, row["start-date"], at="start-date")
    else:
        sanction.add("listingDate", report, row["report-date"], at="report-date")
    sanction.add("startDate", start, row["start-date"], at="start-date")
    sanction.add("endDate", end, row["end-date"], at="end-date")
    sanction.add("reason", row["reason"], at="reason")
    url = row["source_url"]
    if url.startswith(("http://", "https://")):
        sanction.add("sourceUrl", url, at="source_url")
    elif url:
        party.sheet.reject(f"{party.locator}/source_url", party.line, "not an address of a page", url)
        sanction.add("description", url, at="source_url")


@lru_cache(maxsize=8)
def _fixed(law: Law) -> tuple[tuple[str, str], ...]:
    return (("programId", law.program_id), ("summary", law.legal_act), *(("provisions", measure) for measure in law.measures))


@lru_cache(maxsize=1024)
def _half_open(end: str | None) -> str | None:
    """The first day on which a measure that ends on or in `end` is no longer in force.

    >>> _half_open("2023-12"), _half_open("2028-01-22"), _half_open("2023")
    ('2024-01', '2028-01-22', '2024')
    """
    if end is None or len(end) == 10:
        return end
    year, _, month = end.partition("-")
    if not month:
        return f"{int(year) + 1:04d}"
    return f"{int(year) + 1:04d}-01" if month == "12" else f"{year}-{int(month) + 1:02d}"


def _date(party: Entry, column: str, text: str) -> str | None:
    if not text:
        return None
    date = parse_date(text, "mdy")
    if date is None:
        party.sheet.reject(f"{party.locator}/{column}", party.line, "not a date", text)
        party.add("notes", f"{column}: {text}", at=column)
    return date
