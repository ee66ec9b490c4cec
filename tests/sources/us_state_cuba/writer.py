"""The Cuba Restricted List with invented entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.sources.tables_writer import write_csv

HEADER = ("Id", "Company", "Acronym", "Alias", "Sector", "Category", "Parent", "EffectiveDate", "SourceURL")
_PAGE = {"SourceURL": "https://www.example.org/cuba-restricted-list", "EffectiveDate": "2025-02-06"}

INVENTED: tuple[dict[str, str], ...] = (
    {**_PAGE, "Id": "ministerio-inventado", "Company": "Ministerio Inventado", "Acronym": "MININV", "Category": "Ministries"},
    {**_PAGE, "Id": "corporacion-muestra-s-a", "Company": "Corporación Muestra S.A.", "Acronym": "CM/MUESTRA", "Category": "Holding Companies"},
    {**_PAGE, "Id": "hotel-inventado", "Company": "Hotel Inventado", "Alias": "Hotel Muestra;Invented Club Adults Only", "Category": "Hotels in Varadero"},
    {**_PAGE, "Id": "ron-inventado", "Company": "Ron Inventado", "Sector": "Rum Production", "Category": "Additional Subentities of CM", "Parent": "corporacion-muestra-s-a"},
    {**_PAGE, "Id": "torre-x", "Company": "Torre X", "Parent": "no-such-id", "EffectiveDate": "2025-07-14"},
)


def write(rows: Iterable[Mapping[str, str]] = INVENTED, header: tuple[str, ...] = HEADER) -> bytes:
    """The table."""
    return write_csv(header, rows)
