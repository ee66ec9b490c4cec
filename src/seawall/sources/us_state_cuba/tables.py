"""Columns and fixed facts of the Cuba Restricted List."""

from __future__ import annotations

from typing import Final

LIST_ID: Final = "us_state_cuba"
AUTHORITY: Final = "Department of State"
PROGRAM: Final = "Cuba Restricted List"
PROGRAM_ID: Final = "US-DOS-CU-REA"
#: 31 CFR 515.209 prohibits direct financial transactions with those listed.
LEGAL_ACT: Final = "31 CFR 515.209"
MEASURES: Final = ("transaction",)
TARGET: Final = "cu"
#: Headings of the list under which the bodies are of the state itself.
PUBLIC_BODIES: Final = frozenset({"Ministries"})

REQUIRED: Final = ("Id", "Company", "Acronym", "Alias", "Sector", "Category", "Parent", "EffectiveDate", "SourceURL")
OPTIONAL: Final = ()

#: What every listing has.
FIXED: Final = (
    ("authority", AUTHORITY), ("program", PROGRAM), ("programId", PROGRAM_ID), ("summary", LEGAL_ACT), ("country", TARGET),
    *(("provisions", measure) for measure in MEASURES),
)  # fmt: skip
