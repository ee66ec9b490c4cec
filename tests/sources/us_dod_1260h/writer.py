"""The table of Section 1260H with invented companies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.sources.tables_writer import write_csv

HEADER = ("Name", "Clean Name", "Alias", "Previous Name", "Parent Name", "Note", "Start date", "End date", "Source Url")
URL = "https://media.example.org/2026/ENTITIES.PDF"

INVENTED: tuple[dict[str, str], ...] = (
    {"Name": "Invented Optics Co., Ltd. (InvOpt)*", "Clean Name": "Invented Optics Co., Ltd.", "Alias": "InvOpt", "Start date": "2021-06-03"},
    {"Name": "Invented Optics Co. Ltd. (InvOpt).", "Clean Name": "Invented Optics Co. Ltd.", "Alias": "InvOpt,Made Up Optics", "Start date": "2025-01-07", "Source Url": URL},
    {"Name": "Sample Group (Limited)", "Clean Name": "Sample Group (Limited)", "Start date": "2022-10-05", "End date": "2024-01-31", "Note": "No apparent U.S. nexus", "Source Url": URL},
    {"Name": "Sample Engines Co., Ltd. (formerly Older Engines Co., Ltd.)", "Clean Name": "Sample Engines Co., Ltd.", "Alias": "Older Engines Co., Ltd.",
     "Parent Name": "Sample Group Limited (SGL)", "Start date": "2025-01-07", "Source Url": URL},
    {"Name": "Sample Sails Co.", "Clean Name": "Sample Sails Co.", "Previous Name": "Older Sails Co.; OSC", "Parent Name": "Nowhere Holding", "Start date": "2026-06-08",
     "Note": "Sample Sails is an invented company.", "Source Url": URL},
)  # fmt: skip


def write(rows: Iterable[Mapping[str, str]] = INVENTED, header: tuple[str, ...] = HEADER) -> bytes:
    """The table."""
    return write_csv(header, rows)
