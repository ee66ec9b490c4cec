"""Columns and categories of `dpl.txt`.

Source: the header of the file; 15 CFR 764.3(a)(2) and supplement no. 1 to part 764 (the standard terms of a denial order).
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "us_bis_dpl"
LIST_ID: Final = "us_bis_dpl"
TABLE: Final = "sources/us_bis_dpl/tables.py"
AUTHORITY: Final = "BIS"
PROGRAM: Final = "Denied Persons List"
PROGRAM_ID: Final = "US-BIS-DPL"

#: Columns as they are headed, folded by `fold_header`, to our word for them.
COLUMNS: Final[dict[str, str]] = {
    "name": "name", "streetaddress": "street", "city": "city", "state": "state", "country": "country", "postalcode": "postal",
    "effectivedate": "effective", "beginningdate": "effective", "expirationdate": "expiration", "endingdate": "expiration",
    "standardorder": "standard", "lastupdate": "updated", "action": "action", "frcitation": "citation",
}  # fmt: skip
#: Without these the file is not the list.
REQUIRED: Final = ("name", "street", "city", "country", "effective", "expiration", "citation")

#: Whether the order has the standard terms.
STANDARD: Final[dict[str, str]] = {
    "y": "Standard terms of a denial order",
    "yes": "Standard terms of a denial order",
    "n": "Terms of its own; see the order",
    "no": "Terms of its own; see the order",
}


def fold_header(text: str) -> str:
    """A column's name without case, blanks and marks.

    >>> fold_header("Street_Address"), fold_header("FR Citation ")
    ('streetaddress', 'frcitation')
    """
    return "".join(char for char in text.lower() if char.isalnum())
