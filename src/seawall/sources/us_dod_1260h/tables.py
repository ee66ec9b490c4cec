"""Columns and fixed facts of the Section 1260H table."""

from __future__ import annotations

from typing import Final

LIST_ID: Final = "us_dod_1260h"
AUTHORITY: Final = "Department of Defense"
PROGRAM: Final = "Section 1260H"
PROGRAM_ID: Final = "US-DOD-1260H"
#: NDAA for FY2021, Pub. L. 116-283, section 1260H; FY2024 NDAA section 805 bars contracts with those listed from 30 June 2026.
LEGAL_ACT: Final = "Section 1260H, Pub. L. 116-283"
MEASURES: Final = ("procurement",)
TOPIC: Final = "debarment"
TARGET: Final = "cn"

REQUIRED: Final = ("Name", "Clean Name", "Alias", "Parent Name", "Note", "Start date", "End date", "Source Url")
#: Came with the list of June 2026.
OPTIONAL: Final = ("Previous Name",)

#: What every listing has.
FIXED: Final = (
    ("authority", AUTHORITY), ("program", PROGRAM), ("programId", PROGRAM_ID), ("summary", LEGAL_ACT), ("country", TARGET),
    *(("provisions", measure) for measure in MEASURES),
)  # fmt: skip
