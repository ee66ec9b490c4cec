"""Section 1260H: one row is one company on one edition of the list, with the day that it went on and the day that it came off.

The Department publishes PDFs, one a year; the table gathers them. A company that stands on three editions has three
rows: it is one party with three listings, each a `Sanction` that is valid from its start to its end date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from seawall.model.ids import content_suffix
from seawall.pause import collection_paused
from seawall.sources.block import Row, add_block
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import head_cells, read_table, refuse_cut_end
from seawall.sources.us_dod_1260h import tables
from seawall.text.dates import parse_date

_SOURCE = "us_dod_1260h"
_NOT_NAME = re.compile(r"[\W_]+")
#: "Knownsec,Beijing Kownsec" are two, "Hesai Technology Co., Ltd." is one: only a comma without a blank parts names.
_ALIASES = re.compile(r";|,(?=\S)")
_FORMERLY = re.compile(r"\((?:formerly|f/?k/?a|previously)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\s*\([^()]*\)$")
_FIXED: tuple[Row, ...] = tuple((prop, value, None, "") for prop, value in tables.FIXED)


def recognizes(file: SourceFile) -> str | None:
    """`csv` if the columns are those of the table."""
    return "csv" if {"Clean Name", "Parent Name", "Start date", "End date"} <= set(head_cells(file)) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """All companies and their listings.

    Raises:
        FormatError: unknown or missing columns, a cut file, a row without a name.
    """
    with collection_paused():
        return [_parse(file)]


def _parse(file: SourceFile) -> Parsed:
    table = read_table(file, _SOURCE, tables.REQUIRED, tables.OPTIONAL)
    refuse_cut_end(table, file, _SOURCE)
    sheet = Sheet(_SOURCE, file.name)
    place = {name: number for number, name in enumerate(table.header)}
    columns = [place.get(name, -1) for name in (*tables.REQUIRED, *tables.OPTIONAL)]
    rows = [(line, [cells[n] if n >= 0 else "" for n in columns]) for line, cells in table.rows]
    parties: dict[str, Entry] = {}
    for line, cells in rows:
        name = cells[1] or cells[0].rstrip("*. ")
        if not name:
            sheet.reject(f"line {line}", line, "a row without a name", " | ".join(filter(None, cells)))
            continue
        sheet.entries += 1
        key = company_key(name)
        if key not in parties:
            suffix = content_suffix("co", key)
            parties[key] = sheet.party(f"us-dod-1260h-{suffix}", "Company", suffix, f"name={name}", line)
            parties[key].add("topics", tables.TOPIC)
    for line, cells in rows:
        name = cells[1] or cells[0].rstrip("*. ")
        if name:
            party = parties[company_key(name)]
            party.line, party.locator = line, f"name={name}, start={cells[5]}"
            add_block(party, _names(name, cells))
            if cells[3]:
                _parent(party, cells[3], parties)
            _listing(party, cells)
    return Parsed(tables.LIST_ID, f"{_SOURCE}/csv", None, sheet.entries, sheet.statements, sheet.rejects)


@lru_cache(maxsize=8192)
def company_key(name: str) -> str:
    """What makes two spellings of the list the same company: letters and digits only ("Co., Ltd" and "Co. Ltd.").

    >>> company_key("Addsino Co., Ltd.") == company_key("Addsino Co. Ltd")
    True
    """
    return _NOT_NAME.sub("", name.casefold())


def _names(name: str, cells: Sequence[str]) -> Iterator[Row]:
    """Names and note of a company."""
    printed, _, aliases, _, note, _, _, _, previous = cells
    yield ("name", name, printed, "Clean Name")
    if aliases:
        # "AVIC Airborne Systems Co., Ltd. (formerly China Avionics Systems Co., Ltd.)" has the former name in the alias column.
        prop = "previousName" if not previous and _FORMERLY.search(printed) else "alias"
        for alias in _ALIASES.split(aliases):
            yield (prop, alias.strip(), None, "Alias")
    if previous:
        for alias in _ALIASES.split(previous):
            yield ("previousName", alias.strip(), None, "Previous Name")
    yield ("notes", note, None, "Note")


def _parent(party: Entry, parent: str, parties: dict[str, Entry]) -> None:
    # "China Aerospace Science and Industry Corporation Limited (CASIC)" stands in the name column without its acronym.
    key = company_key(_ACRONYM.sub("", parent) if parent.endswith(")") else parent)
    owner = parties.get(company_key(parent)) or parties.get(key)
    other = owner.party_id if owner is not None and owner.party_id != party.party_id else None
    add_block(
        party.child(content_suffix("parent", key), "Ownership", "Parent Name"),
        (("asset", party.party_id, None, ""), ("owner", other, parent, ""), ("role", "parent", None, ""), ("summary", parent, None, "")),
    )


def _listing(party: Entry, cells: Sequence[str]) -> None:
    note, start_text, end_text, url = cells[4], cells[5], cells[6], cells[7]
    start, end = _date(party, "Start date", start_text), _date(party, "End date", end_text)
    sanction = party.child(f"sanction-{start}" if start else content_suffix("sanction", start_text), "Sanction")
    sanction.add("entity", party.party_id, valid_from=start, valid_to=end)
    rows: list[Row] = [*_FIXED, ("listingDate", start, start_text, "Start date"), ("startDate", start, start_text, "Start date"),
                       ("endDate", end, end_text, "End date"), ("reason", note, None, "Note")]  # fmt: skip
    if url.startswith(("http://", "https://")):
        rows.append(("sourceUrl", url, None, "Source Url"))
    elif url:
        party.sheet.reject(f"{party.locator}/Source Url", party.line, "not an address of a page", url)
        rows.append(("description", url, None, "Source Url"))
    add_block(sanction, rows)


def _date(party: Entry, column: str, text: str) -> str | None:
    if not text:
        return None
    date = parse_date(text, "mdy")
    if date is None:
        party.sheet.reject(f"{party.locator}/{column}", party.line, "not a date", text)
        party.add("notes", f"{column}: {text}", at=column)
    return date
