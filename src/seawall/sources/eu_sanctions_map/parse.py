"""Regimes as entities: one row is one regime of the map. The schema is `Project`, as in `programs_yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.csvrows import head_cells, read_table, refuse_cut_end
from seawall.sources.eu_sanctions_map.tables import HAS_LISTS, LIST_ID, OPTIONAL, REQUIRED

_SOURCE = "eu_sanctions_map"
#: EUR-Lex document number: sector, year, kind, number; corrigenda and consolidated texts have more behind.
CELEX = re.compile(r"[0-9][0-9]{4}[A-Z]{1,2}[0-9]{4}(?:[-()R0-9]*)?")


def recognizes(file: SourceFile) -> str | None:
    """`csv` if the columns are those of the table."""
    return "csv" if {"regime_id", "framework_celexes"} <= set(head_cells(file)) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """All regimes.

    Raises:
        FormatError: unknown or missing columns, a cut file, a row without number or name, a number that stands twice.
        UnknownValueError: `has_lists` is neither true nor false.
    """
    table = read_table(file, _SOURCE, REQUIRED, OPTIONAL)
    refuse_cut_end(table, file, _SOURCE)
    sheet = Sheet(_SOURCE, file.name)
    seen: set[str] = set()
    for line, cells in table.rows:
        row = dict(zip(table.header, cells, strict=True))
        number = row["regime_id"]
        if not slug(number) or not row["name"] or number in seen:
            raise FormatError(f"regime {number!r} with name {row['name']!r}: both must be there and the number only once", source=_SOURCE,
                              snapshot=file.name, locator=f"line {line}", cure="Fetch the file again; the row is damaged.")  # fmt: skip
        seen.add(number)
        _regime(sheet, line, row)
    yield Parsed(LIST_ID, f"{_SOURCE}/csv", None, len(seen), sheet.statements, sheet.rejects)


def _regime(sheet: Sheet, line: int, row: Mapping[str, str]) -> None:
    number = row["regime_id"]
    regime = sheet.party(f"eu-sanctions-map-{slug(number)}", "Project", number, f"regime_id={number}", line)
    name = " ".join(row["name"].split())
    regime.add("name", name, row["name"], at="name")
    regime.add("projectId", number, at="regime_id")
    for key in row["program_keys"].split(";"):
        regime.add("programId", key.strip(), at="program_keys")
    status = HAS_LISTS.get(row["has_lists"].lower())
    if status is None:
        raise sheet.unknown("has_lists", row["has_lists"], f"line {line}, column has_lists", "sources/eu_sanctions_map/tables.py HAS_LISTS")
    regime.add("status", status, row["has_lists"], at="has_lists")
    for text in row["framework_celexes"].split(";"):
        celex = text.strip()
        if celex and CELEX.fullmatch(celex) is None:
            sheet.reject(f"{regime.locator}/framework_celexes", line, "no CELEX number", celex)
        regime.add("keywords", celex, at="framework_celexes")
