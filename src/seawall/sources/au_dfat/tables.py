"""DFAT's columns and categories.

Source: the workbooks themselves and DFAT's "Guide to Australia's Consolidated List". The layout of 2011-2024 has twelve
columns; that of 2025 adds alias strength, IMO number, instrument and four measure flags.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "au_dfat"
LIST_ID: Final = "au_dfat"
TABLE: Final = "sources/au_dfat/tables.py"
AUTHORITY: Final = "Australian Department of Foreign Affairs and Trade"

#: Header (lower case, single spaces) to the field. A header that is not here stops the load.
COLUMNS: Final = {
    "reference": "reference",
    "name of individual or entity": "name",
    "name of individual, entity or vessel": "name",
    "name of individual or entity or vessel": "name",
    "name": "name",
    "type": "type",
    "name type": "name_type",
    "alias strength": "strength",
    "date of birth": "birth",
    "place of birth": "birth_place",
    "citizenship": "citizenship",
    "address": "address",
    "additional information": "information",
    "listing information": "listing",
    "imo number": "imo",
    "committees": "committees",
    "committee": "committees",
    "control date": "control_date",
    "instrument of designation": "instrument",
    "designation instrument": "instrument",
    "targeted financial sanction": "freeze",
    "targeted financial sanctions": "freeze",
    "travel ban": "travel",
    "arms embargo": "arms",
    "maritime restriction": "transport",
    "maritime restrictions": "transport",
    "": "",
}
#: Without these the sheet is not DFAT's.
NEEDED: Final = frozenset({"reference", "name", "type", "name_type"})

#: `Type` (folded) to the schema. The sheet says only "entity".
TYPES: Final = {"individual": "Person", "person": "Person", "entity": "LegalEntity", "vessel": "Vessel", "ship": "Vessel"}

#: `Name Type` (folded) to the property.
NAME_TYPES: Final = {
    "primary name": "name",
    "primary": "name",
    "primay name": "name",
    "original script": "script",
    "aka": "alias",
    "a.k.a.": "alias",
    "a": "alias",
    "alias": "alias",
    "fka": "previousName",
    "f.k.a.": "previousName",
    "formerly known as": "previousName",
    "previously listed as": "previousName",
}
#: `Alias Strength` (folded): whether the alias is a weak one.
STRENGTHS: Final = {"": False, "strong": False, "good": False, "weak": True, "low": True}

#: Columns of the 2025 layout that flag a measure, by field; the field is the kind.
MEASURES: Final = ("freeze", "travel", "arms", "transport")
YES: Final = frozenset({"yes", "y", "true", "1", "x"})
NO: Final = frozenset({"", "no", "n", "false", "0", "na", "n/a", "none", "-"})

#: Words that stand for an empty cell.
BLANKS: Final = frozenset({"", "na", "n/a", "none", "nil", "unknown", "-", "not available", "null"})

#: `Committees` (folded) to the territory concerned; a committee that is not here is kept without one.
COMMITTEE_COUNTRIES: Final = {
    "autonomous (russia)": "ru",
    "autonomous (ukraine)": "ua",
    "autonomous (russia and ukraine)": "ru",
    "autonomous (iran)": "ir",
    "autonomous (syria)": "sy",
    "autonomous (dprk)": "kp",
    "autonomous (libya)": "ly",
    "autonomous (myanmar)": "mm",
    "autonomous (zimbabwe)": "zw",
    "autonomous (ffry)": "yucs",
    "autonomous (fry)": "yucs",
    "autonomous (belarus)": "by",
    "1518 (iraq)": "iq",
    "1533 (democratic republic of the congo)": "cd",
    "1591 (sudan)": "sd",
    "1718 (dprk)": "kp",
    "1737 (iran)": "ir",
    "2231 (iran)": "ir",
    "1970 (libya)": "ly",
    "1973 (libya)": "ly",
    "1988 (taliban)": "af",
    "2048 (guinea-bissau)": "gw",
    "2127 (central african republic)": "cf",
    "2140 (yemen)": "ye",
    "2206 (south sudan)": "ss",
    "2374 (mali)": "ml",
    "2653 (haiti)": "ht",
    "2713 (al-shabaab)": "so",
    "751 (somalia and eritrea)": "so",
    "751 (somalia)": "so",
    "1636 (lebanon)": "lb",
}

#: Nationalities as the sheet misspells them.
SPELLINGS: Final = {"belarussian": "by", "ukranian": "ua", "türkiyish": "tr", "kuwaiti citizenship withdrawn in 2002": "kw", "syri": "sy"}
