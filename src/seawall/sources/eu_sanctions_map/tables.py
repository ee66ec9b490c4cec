"""Columns of the table of regimes."""

from __future__ import annotations

from typing import Final

LIST_ID: Final = "eu_sanctions_map"
REQUIRED: Final = ("regime_id", "program_keys", "has_lists", "framework_celexes", "name")
OPTIONAL: Final = ()
#: Whether parties are listed under the regime, as the table writes it, and as a status.
HAS_LISTS: Final = {"true": "with lists", "false": "without lists", "": ""}
