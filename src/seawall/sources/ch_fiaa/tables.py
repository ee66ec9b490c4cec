"""Columns of the table of freezes under the Foreign Illicit Assets Act (FIAA, SR 196.1)."""

from __future__ import annotations

from typing import Final

SOURCE: Final = "ch_fiaa"
LIST_ID: Final = "ch_fiaa"
AUTHORITY: Final = "Swiss Federal Council"

REQUIRED: Final = (
    "Name", "Alias", "Previous name", "Birth date", "Birth place", "Nationality", "Passport numbers", "Notes", "Country", "Program", "Listed",
    "Delisted", "Source URL",
)  # fmt: skip
#: Columns that a table of another day may lack or add.
OPTIONAL: Final = ("Type", "Gender", "Address", "ID numbers", "Position")

BLANKS: Final = frozenset({"", "-", "n/a", "na", "none", "null"})
