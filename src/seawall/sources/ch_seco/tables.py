"""SECO's categories, from its schema `swiss-sanctions-list.xsd` and the ordinances under the Embargo Act (SR 946.231)."""

from __future__ import annotations

import re
from typing import Final, Literal

SOURCE: Final = "ch_seco"
LIST_ID: Final = "ch_seco"
TABLE: Final = "sources/ch_seco/tables.py"
AUTHORITY: Final = "State Secretariat for Economic Affairs"

#: `list-type` to what absence means. SECO offers the whole list, its changes, and results of a search.
LIST_TYPES: Final[dict[str, Literal["whole", "excerpt", "delta"]]] = {
    "whole-list": "whole", "amendment": "delta", "amendments": "delta", "delta": "delta", "selection": "excerpt", "search-result": "excerpt",
}  # fmt: skip

#: Kind of target to the schema; an object has its own type.
TARGETS: Final = {"individual": "Person", "entity": "LegalEntity", "object": ""}
OBJECT_TYPES: Final = {"vessel": "Vessel", "ship": "Vessel", "aircraft": "Airplane", "airplane": "Airplane", "other": "Asset", "": "Asset"}

NAME_TYPES: Final = {"primary-name": "name", "alias": "alias", "formerly-known-as": "previousName", "": "alias"}
QUALITIES: Final = {"good": False, "low": True, "": False}

#: `name-part-type` to its place in the natural order (0 first) and its property; a title is no part of the name.
NAME_PARTS: Final[dict[str, tuple[int, str]]] = {
    "title": (-1, "title"),
    "whole-name": (0, ""),
    "given-name": (1, "firstName"),
    "further-given-name": (2, "secondName"),
    "father-name": (3, "fatherName"),
    "grand-father-name": (4, "middleName"),
    "other": (5, ""),
    "tribal-name": (6, "ethnicity"),
    "family-name": (7, "lastName"),
    "maiden-name": (-1, "previousName"),
    "suffix": (8, "nameSuffix"),
    "": (5, ""),
}

GENDERS: Final = {"male": "male", "female": "female", "m": "male", "f": "female", "": None, "unknown": None}

#: `modification-type` to what it does to the listing.
MODIFICATIONS: Final = {"listed": "on", "amended": "same", "de-listed": "off", "delisted": "off"}

#: `document-type`: passports; anything else is an identity document with its type as printed.
PASSPORTS: Final = frozenset({"passport", "diplomatic-passport", "travel-document", "service-passport", "official-passport"})
DOCUMENTS: Final = PASSPORTS | {"id-card", "driving-license", "driving-permit", "resident-permit", "residence-permit", "other", ""}

#: Bibliographic codes of ISO 639-2 to those of ISO 639-3.
LANGUAGES: Final = {
    "alb": "sqi", "arm": "hye", "bur": "mya", "chi": "zho", "cze": "ces", "dut": "nld", "fre": "fra", "geo": "kat", "ger": "deu", "gre": "ell",
    "mac": "mkd", "may": "msa", "per": "fas", "rum": "ron", "slo": "slk", "tib": "bod", "wel": "cym",
}  # fmt: skip

#: Words of a sanctions-set (in English) to kinds of measure.
MEASURE_WORDS: Final = (
    (re.compile(r"travel|entry|transit", re.IGNORECASE), "travel"),
    (re.compile(r"financial (?:measures|sanctions)|freez|assets", re.IGNORECASE), "freeze"),
    (re.compile(r"\barms\b|military", re.IGNORECASE), "arms"),
    (re.compile(r"export|dual|goods|end.?users?", re.IGNORECASE), "export_control"),
    (re.compile(r"vessel|ship|port|aircraft", re.IGNORECASE), "transport"),
    (re.compile(r"securit|money market|capital market|loan", re.IGNORECASE), "sectoral"),
    (re.compile(r"transaction|business relation|legal transaction", re.IGNORECASE), "transaction"),
    (re.compile(r"messaging|services", re.IGNORECASE), "services"),
)
#: Annexes of the ordinance on the situation in Ukraine (SR 946.231.176.72) that are no freezes, where the set names only the annex.
#: ASSUMPTION: numbers as in the ordinance of 2022-2025; annex 8 is the freeze with the travel ban.
UKRAINE_ANNEXES: Final = {
    "2": ("export_control",), "8": ("freeze", "travel"), "9": ("sectoral",), "10": ("sectoral",), "11": ("sectoral",), "12": ("sectoral",),
    "13": ("sectoral",), "14": ("services",), "14a": ("transaction",), "15": ("transaction",), "15a": ("transaction",), "15b": ("transaction",),
    "25": ("other",), "33": ("transport",),
}  # fmt: skip

#: Every element of the schema. One that is not here stops the load; one that stands where this reader expects none is kept as a note.
ELEMENTS: Final = frozenset(
    {"swiss-sanctions-list", "sanctions-program", "program-key", "program-name", "sanctions-set", "origin", "predecessor-version-date", "target",
     "sanctions-set-id", "foreign-identifier", "generic-attribute", "individual", "entity", "object", "identity", "name", "name-part", "value",
     "spelling-variant", "nationality", "country", "day-month-year", "place-of-birth", "address", "identification-document", "number", "issuer",
     "date-of-issue", "expiry-date", "place-of-issue", "remark", "remarks", "c-o", "address-details", "p-o-box", "zip-code", "location", "area",
     "location-variant", "area-variant", "place", "justification", "relation", "other-information", "modification", "added", "removed", "date",
     "object-type", "text", "link", "url"}
)  # fmt: skip
