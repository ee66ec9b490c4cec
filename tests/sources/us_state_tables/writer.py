"""The State Department's tables with invented parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.sources.tables_writer import write_csv

HEADER = ("schema", "name", "aliases", "topics", "program", "authority", "reason", "report-date", "start-date", "end-date", "country", "notes", "source_url")
ISN = {"topics": "sanction", "program": "Nonproliferation Sanctions (ISN) - State Department", "authority": "State Department", "source_url": "https://www.example.org/notice"}
S353 = {"program": "Section 353(b) of the United States - Northern Triangle Enhanced Engagement Act", "authority": "United States Department of State", "end-date": "December 2023"}

INKSNA: tuple[dict[str, str], ...] = (
    {**ISN, "schema": "Person", "name": "Ch'oe In-vented", "report-date": "2026-01-27", "start-date": "2026-01-22", "end-date": "2028-01-22", "country": "DPRK"},
    {**ISN, "schema": "Company", "name": "Invented Carbon Co. Ltd ", "aliases": "Inv Carbon;ICC", "report-date": "2026-01-27", "start-date": "2026-01-22",
     "country": "ROK", "notes": "and any successor, sub-unit, or subsidiary thereof;"},
    {**ISN, "schema": "Company", "name": "Invented Carbon Co., Ltd.", "report-date": "2026-08-04", "start-date": "2026-07-24", "country": "Russian"},
)  # fmt: skip
SECTION353: tuple[dict[str, str], ...] = (
    {**S353, "schema": "Person", "name": "Ana Invented Ejemplo", "reason": "took an invented bribe, “as an example”.", "report-date": "2021", "country": "EL SALVADOR"},
    {**S353, "schema": "Person", "name": "Juan Invented Muestra", "report-date": "2023", "country": "Ruritania"},
)


def write(rows: Iterable[Mapping[str, str]], header: tuple[str, ...] = HEADER) -> bytes:
    """The table."""
    return write_csv(header, rows)
