"""Keys and vocabularies of a program's YAML file."""

from __future__ import annotations

from typing import Final

LIST_ID: Final = "programs"
REQUIRED: Final = ("title", "key", "issuer")
OPTIONAL: Final = ("id", "url", "summary", "dataset", "aliases", "target_territories", "measures", "status")
#: Keys whose values are lists.
LISTS: Final = frozenset({"aliases", "target_territories", "measures"})

#: The table's words for measures, by kind (`model/measures.py`).
MEASURES: Final = {
    "Asset freeze": "freeze", "Travel ban": "travel", "Export control": "export_control", "Financial restrictions": "sectoral", "Sectoral sanctions": "sectoral",
    "Arms embargo": "arms", "Arms restrictions": "arms", "Import restrictions": "import_control", "Transportation restrictions": "transport",
    "Investment ban": "investment", "Services ban": "services", "Prohibition to satisfy claims": "transaction", "Debarment": "procurement",
    "Aid suspension": "other",
}  # fmt: skip
STATUSES: Final = frozenset({"active", "ended", "legacy"})
