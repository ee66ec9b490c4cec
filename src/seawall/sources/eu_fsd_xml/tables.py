"""Elements and attributes of FSD XML 1.0, each read or ignored by name. Source: files of 2016."""

from __future__ import annotations

from typing import Final

SOURCE: Final = "eu_fsd_xml"
TABLE: Final = "sources/eu_fsd_xml/tables.py"
ROOT: Final = "WHOLE"

_PART: Final = frozenset({"Id", "Entity_id", "legal_basis", "reg_date", "pdf_link", "programme"})

#: Attributes that an element may have.
ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    "WHOLE": frozenset({"Date"}),
    "ENTITY": frozenset({"Id", "Type", "legal_basis", "reg_date", "pdf_link", "programme", "remark"}),
    "NAME": _PART,
    "ADDRESS": _PART,
    "BIRTH": _PART,
    "PASSPORT": _PART,
    "CITIZEN": _PART,
}

#: Fields of the parts of an entity.
FIELDS: Final[dict[str, frozenset[str]]] = {
    "NAME": frozenset({"LASTNAME", "FIRSTNAME", "MIDDLENAME", "WHOLENAME", "GENDER", "TITLE", "FUNCTION", "LANGUAGE"}),
    "ADDRESS": frozenset({"NUMBER", "STREET", "ZIPCODE", "CITY", "COUNTRY", "OTHER"}),
    "BIRTH": frozenset({"DATE", "PLACE", "COUNTRY"}),
    "PASSPORT": frozenset({"NUMBER", "COUNTRY"}),
    "CITIZEN": frozenset({"COUNTRY"}),
}
