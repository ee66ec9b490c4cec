"""Fields, closed vocabularies and facets of the derived files."""

from __future__ import annotations

from typing import Final

from seawall.model.statement import MAIN, ROSTER
from seawall.sources.us_ofac.lists import ALIAS, IDENTITY, NAMES_ONLY

#: Fields of an entry of `ofac-sdn.json`.
ENTRY_FIELDS: Final = frozenset({"uid", "name", "type", "programs", "alternateNames"})
#: Fields of the whole that are about the copy, not about parties; `published` and `entries` are read, `counts` is checked.
IGNORED: Final = frozenset({
    "name", "description", "source", "sourceUrl", "altSourceUrl", "officialSearchUrl", "retrieved", "typeCounts", "topPrograms", "scope", "disclaimer",
    "license", "fields",
})  # fmt: skip
READ: Final = frozenset({"published", "counts", "entries"})

#: Fields of a line of `sdn_entities.jsonl`, and of a name in it.
LINE_FIELDS: Final = frozenset({"entity_id", "names"})
NAME_FIELDS: Final = frozenset({"full_name", "is_primary", "type_id"})
#: OFAC's alias types in the advanced XML, and the properties that they fill.
NAME_TYPES: Final = {"1400": "alias", "1401": "previousName", "1402": "alias", "1403": "name"}

PARSED_COLUMNS: Final = ("Name", "Alias", "Nationality", "Designation", "Sanction Type", "Source")
PARSED_SOURCE: Final = "USOFAC_SDN"
#: What the converter writes where the list has nothing.
PARSED_EMPTY: Final = frozenset({"", "None", "Unknown", "nan", "N/A"})

COVERS: Final[dict[str, frozenset[str]]] = {
    # It ends what an older file of names said: the newest word on names counts.
    "json": frozenset({ROSTER, IDENTITY, ALIAS, NAMES_ONLY}),
    "entities": frozenset({ROSTER, NAMES_ONLY}),
    "parsed": frozenset({ROSTER, MAIN}),
}
