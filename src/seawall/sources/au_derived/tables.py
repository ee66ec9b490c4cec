"""Columns of the derived table of names, and words in it that stand for nothing."""

from __future__ import annotations

from typing import Final

SOURCE: Final = "au_derived"
LIST_ID: Final = "au_dfat_names"
REQUIRED: Final = ("Name", "Alias", "Nationality", "Designation", "Sanction Type", "Source")

#: `Designation` says "Unknown" and the others "None" where the deriver found nothing.
BLANKS: Final = frozenset({"", "none", "unknown", "na", "n/a", "nan", "null", "-"})

#: `Source` names the publisher; anything else is a piece of a sentence that the deriver cut out by mistake.
SOURCES: Final = frozenset({"australia", "dfat", "au"})
