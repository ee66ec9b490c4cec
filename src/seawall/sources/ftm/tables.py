"""Fields of an entity record, which entities belong to others, and what stated measures mean."""

from __future__ import annotations

from typing import Final

REQUIRED: Final = ("id", "schema", "properties")
#: Known fields that hold no facts about the entity, or that are derived from its properties.
IGNORED: Final = frozenset({
    "caption", "datasets", "referents", "target", "first_seen", "last_seen", "last_change", "origin", "key_prefix", "statement_id", "context", "score", "match",
    "features", "explanations", "links", "created_at", "updated_at", "collection", "collection_id", "role_id", "mutable", "fragment", "token", "refs",
})  # fmt: skip

#: Things that belong to the one party that holds or names them. Whatever is an `Interval` and no `Thing` (sanctions, papers, links) does so too.
DEPENDENT_THINGS: Final = frozenset({"Address", "CryptoWallet"})

#: Words for measures in `Sanction.provisions` as open data writes them, by kind (`model/measures.py`); other words are kind "other".
MEASURES: Final = {
    "asset freeze": "freeze", "assets freeze": "freeze", "asset freezing": "freeze", "blocking": "freeze", "travel ban": "travel", "entry ban": "travel",
    "visa ban": "travel", "financial restrictions": "sectoral", "sectoral sanctions": "sectoral", "export control": "export_control",
    "export ban": "export_control", "import restrictions": "import_control", "import ban": "import_control", "transportation restrictions": "transport",
    "port ban": "transport", "arms embargo": "arms", "arms restrictions": "arms", "services ban": "services", "debarment": "procurement",
    "investment ban": "investment", "prohibition to satisfy claims": "transaction", "transaction ban": "transaction", "aid suspension": "other",
}  # fmt: skip
