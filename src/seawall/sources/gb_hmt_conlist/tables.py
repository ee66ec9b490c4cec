"""Columns and categories of the Consolidated List.

Sources: the files of 2016, 2020 and 2025; OFSI, "Consolidated List: format guide" (2022), which brought the columns for
the original script, separate numbers and details, alias quality and the UK Sanctions List date.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "gb_hmt_conlist"
LIST_ID: Final = "gb_hmt_conlist"
AUTHORITY: Final = "Office of Financial Sanctions Implementation, HM Treasury"
TABLE: Final = "sources/gb_hmt_conlist/tables.py"

#: First cell of the first row; the date stands in the second.
BANNER: Final = "Last Updated"

NAMES: Final = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5")
ADDRESS: Final = ("Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6")

#: Columns that every file has had.
REQUIRED: Final = (
    "Name 6", *NAMES, "Title", "DOB", "Town of Birth", "Country of Birth", "Nationality", "Passport Details", "Position", *ADDRESS, "Post/Zip Code", "Country",
    "Other Information", "Group Type", "Alias Type", "Regime", "Listed On", "Last Updated", "Group ID",
)  # fmt: skip

#: Columns of one period only.
OPTIONAL: Final = (
    "NI Number", "Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language", "Passport Number", "National Identification Number",
    "National Identification Details", "Alias Quality", "UK Sanctions List Date Designated", "Grp Status", "A F D", "Gender", "Group Status",
)  # fmt: skip

#: Other headings for the same column (folded).
SYNONYMS: Final = {
    "post zip code": "Post/Zip Code", "postzip code": "Post/Zip Code", "postcode": "Post/Zip Code", "ni number details": "NI Number", "date listed": "Listed On",
    "national insurance number": "NI Number", "aliasquality": "Alias Quality", "afd": "A F D", "a/f/d": "A F D", "uk sanctions list date designated": "UK Sanctions List Date Designated",
    "other info": "Other Information", "name non latin script": "Name Non-Latin Script", "non latin script type": "Non-Latin Script Type", "non latin script language": "Non-Latin Script Language",
}  # fmt: skip

#: Columns that say nothing about the party: how the row changed against the list before it.
IGNORED: Final = ("Grp Status", "Group Status", "A F D")

GROUP_TYPES: Final = {"individual": "Person", "entity": "Organization", "ship": "Vessel"}

#: Alias Type (folded) to the property of a name of good or unstated quality.
ALIAS_TYPES: Final = {
    "prime alias": "name", "primary name": "name", "primary": "name", "primary name variation": "alias", "aka": "alias", "a.k.a": "alias", "a.k.a.": "alias", "alias": "alias",
    "fka": "previousName", "f.k.a": "previousName", "f.k.a.": "previousName", "nka": "alias", "n.k.a.": "alias", "dba": "alias", "": "alias",
}  # fmt: skip

#: Alias Quality (folded): whether it is weak.
ALIAS_QUALITIES: Final = {"": False, "good quality": False, "good": False, "good quality a.k.a": False, "low quality": True, "low": True, "low quality a.k.a": True}

#: Keys in "Other Information", as `(Key):`, folded by letters alone.
KEYS: Final = (
    "UK Sanctions List Ref", "UN Ref", "UK Statement of Reasons", "Further Identifiying Information", "Further Identifying Information", "Gender", "Phone number", "Email address", "Website",
    "Type of entity", "Parent company", "Subsidiaries", "Business Reg No", "IMO number", "Current owners", "Current owner", "Previous owners", "Previous owner",
    "Flag of ship", "Current flag", "Previous flags", "Previous flag", "Type of ship", "Tonnage of ship", "Length of ship", "Year built", "Hull identification number", "Hull identification number (HIN)",
)  # fmt: skip
