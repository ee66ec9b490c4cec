"""Columns and categories of the transcribed annexes. Source: the format note that comes with the files (2026-08)."""

from __future__ import annotations

from typing import Final

SOURCE: Final = "eu_journal"
TABLE: Final = "sources/eu_journal/tables.py"
AUTHORITY: Final = "Council of the European Union"

#: Variant to list: laws as they stand, and amendments that the consolidated texts do not have yet.
LISTS: Final = {"consolidated": "eu_journal", "amendments": "eu_journal_amendments"}

#: Columns before the common ones.
LEADING: Final = {"consolidated": ("celex",), "amendments": ("amendedCelex", "amendmentCelex")}
METADATA: Final = ("recordId", "programKey", "annex", "measure", "startDate", "reason", "schema", "name")

#: `measure` to the kind of measure.
MEASURES: Final = {
    "asset freeze": "freeze",
    "travel ban": "travel",
    "export control": "export_control",
    "import restrictions": "import_control",
    "financial restrictions": "sectoral",
    "sectoral sanctions": "sectoral",
    "transportation restrictions": "transport",
    "services ban": "services",
    "investment ban": "investment",
    "arms embargo": "arms",
    "arms restrictions": "arms",
    "debarment": "procurement",
    "prohibition to satisfy claims": "transaction",
    "aid suspension": "other",
}

SCHEMAS: Final = frozenset({"Person", "LegalEntity", "Organization", "Company", "Vessel", "Asset"})

#: Columns whose values are taken as they are, each to its property.
PLAIN: Final = {
    "fatherName": "fatherName", "motherName": "motherName", "ethnicity": "ethnicity", "appearance": "appearance", "position": "position",
    "birthPlace": "birthPlace", "legalForm": "legalForm", "sector": "sector", "notes": "notes", "ticker": "ticker",
}  # fmt: skip

#: Columns with one or more names.
NAMES: Final = {"alias": "alias", "weakAlias": "weakAlias", "previousName": "previousName"}
COUNTRIES: Final = ("country", "nationality", "jurisdiction", "flag")
DATES: Final = ("birthDate", "incorporationDate")
NUMBERS: Final = ("passportNumber", "registrationNumber", "taxNumber", "idNumber", "innCode", "ogrnCode", "kppCode", "okpoCode", "leiCode", "swiftBic", "imoNumber", "mmsi")
CONTACTS: Final = ("phone", "email", "website")

_ENTITY: Final = (
    "alias", "weakAlias", "previousName", "country", "nationality", "jurisdiction", "birthDate", "birthPlace", "position", "passportNumber", "gender", "appearance",
    "ethnicity", "fatherName", "motherName", "incorporationDate", "legalForm", "sector", "registrationNumber", "taxNumber", "idNumber", "innCode", "ogrnCode", "kppCode",
    "okpoCode", "leiCode", "swiftBic", "ticker", "imoNumber", "mmsi", "flag", "address", "phone", "email", "website", "notes",
)  # fmt: skip

_THING: Final = frozenset({"name", "alias", "weakAlias", "previousName", "country", "address", "addressEntity", "notes", "topics", "sourceUrl", "description"})
_LEGAL: Final = _THING | {
    "jurisdiction", "incorporationDate", "legalForm", "sector", "registrationNumber", "taxNumber", "idNumber", "innCode", "ogrnCode", "okpoCode", "leiCode", "swiftBic",
    "phone", "email", "website",
}  # fmt: skip
_PERSON: Final = _LEGAL | {"nationality", "birthDate", "birthPlace", "birthCountry", "position", "passportNumber", "gender", "appearance", "ethnicity", "fatherName", "motherName",
                           "socialSecurityNumber"}  # fmt: skip

#: Properties that a schema of FollowTheMoney has, of those that the columns may fill; another one stays as a note.
PROPERTIES: Final[dict[str, frozenset[str]]] = {
    "Person": _PERSON,
    "LegalEntity": _LEGAL,
    "Organization": _LEGAL | {"imoNumber"},
    "Company": _LEGAL | {"imoNumber", "kppCode", "ticker"},
    "Vessel": _THING | {"registrationNumber", "imoNumber", "mmsi", "flag"},
    "Asset": _THING,
}

#: Country wordings that are in no general table.
COUNTRY_WORDS: Final = {
    "myanmar/burma": ("mm",), "burma/myanmar": ("mm",), "gaza strip": ("ps",), "west bank": ("ps",), "southern lebanon": ("lb",), "lebanese": ("lb",),
    "congolese": ("cd",), "drc": ("cd",), "united states": ("us",), "usa": ("us",), "uae": ("ae",), "u.a.e": ("ae",), "prc": ("cn",), "uk": ("gb",),
    "ussr": ("suhh",), "soviet union": ("suhh",), "palestinian": ("ps",), "belarussian": ("by",), "crimea": ("ua-cri",),
}  # fmt: skip

GENDERS: Final = {"male": "male", "female": "female", "m": "male", "f": "female", "man": "male", "woman": "female"}


def columns(variant: str) -> tuple[str, ...]:
    """The header of a variant in the publisher's order."""
    return (*LEADING[variant], *METADATA, *_ENTITY)
