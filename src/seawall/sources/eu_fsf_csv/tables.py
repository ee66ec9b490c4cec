"""Columns of FSF CSV 1.0 and 1.1.

Sources: "FSF: description of the fields inside the csv file" (CSV 1.0), the header of CSV 1.1 as published since 2018. Each row
holds an entity with one of its legal acts and at most one of its parts: a name, an address, a birth, an identification, a citizenship.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "eu_fsf_csv"
TABLE: Final = "sources/eu_fsf_csv/tables.py"

# --- CSV 1.0 ---

#: `Entity_logical_id` is repeated before each part; the repeats say nothing new.
ENTITY_ID_10: Final = "Entity_logical_id"
DATE_10: Final = "Date_file"
_ACT_10: Final = ("leba_numtitle", "leba_publication_date", "leba_url", "programme")
ENTITY_10: Final = (ENTITY_ID_10, "Subject_type", "Leba_numtitle", "Leba_publication_date", "Leba_url", "Programme", "Entity_remark", "EU_ref_num")

#: Prefix of a part's columns to its tag in FSD XML 1.0 and its fields: column suffix to the field's name there.
PARTS_10: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "Naal": ("NAME", {"lastname": "LASTNAME", "firstname": "FIRSTNAME", "middlename": "MIDDLENAME", "wholename": "WHOLENAME", "gender": "GENDER",
                      "title": "TITLE", "function": "FUNCTION", "language": "LANGUAGE"}),
    "Addr": ("ADDRESS", {"number": "NUMBER", "street": "STREET", "zipcode": "ZIPCODE", "city": "CITY", "country": "COUNTRY", "other": "OTHER"}),
    "Birt": ("BIRTH", {"date": "DATE", "place": "PLACE", "country": "COUNTRY"}),
    "Iden": ("PASSPORT", {"number": "NUMBER", "country": "COUNTRY"}),
    "Citi": ("CITIZEN", {"country": "COUNTRY"}),
}  # fmt: skip


def columns_10() -> tuple[str, ...]:
    """The header in the publisher's order, without the repeats of the entity's number."""
    parts = [f"{prefix}_{name}" for prefix, (_, fields) in PARTS_10.items() for name in ("logical_id", *_ACT_10, *fields)]
    return (DATE_10, *ENTITY_10[:7], *parts, ENTITY_10[7])


# --- CSV 1.1 ---

DATE_11: Final = "fileGenerationDate"
_ACT_11: Final = ("Regulation_Type", "Regulation_OrganisationType", "Regulation_PublicationDate", "Regulation_EntryIntoForceDate",
                  "Regulation_NumberTitle", "Regulation_Programme", "Regulation_PublicationUrl")  # fmt: skip
ENTITY_11: Final = ("LogicalId", "EU_ReferenceNumber", "UnitedNationId", "DesignationDate", "DesignationDetails", "Remark", "SubjectType",
                    "SubjectType_ClassificationCode", *_ACT_11)  # fmt: skip
_TAIL: Final = ("LogicalId", "RegulationLanguage", "Remark", *_ACT_11)
_COUNTRY: Final = ("CountryIso2Code", "CountryDescription")

#: Prefix of a part's columns to their suffixes, in the publisher's order.
PARTS_11: Final[dict[str, tuple[str, ...]]] = {
    "NameAlias": ("LastName", "FirstName", "MiddleName", "WholeName", "NameLanguage", "Gender", "Title", "Function", *_TAIL),
    "Address": ("City", "Street", "PoBox", "ZipCode", "Region", "Place", "AsAtListingTime", "ContactInfo", *_COUNTRY, *_TAIL),
    "BirthDate": ("BirthDate", "Day", "Month", "Year", "YearRangeFrom", "YearRangeTo", "Circa", "CalendarType", "ZipCode", "Region", "Place", "City",
                  *_COUNTRY, *_TAIL),
    "Identification": ("Number", "Diplomatic", "KnownExpired", "KnownFalse", "ReportedLost", "RevokedByIssuer", "IssuedBy", "IssuedDate", "ValidFrom",
                       "ValidTo", "LatinNumber", "NameOnDocument", "TypeCode", "TypeDescription", "Region", *_COUNTRY, *_TAIL),
    "Citizenship": ("Region", *_COUNTRY, *_TAIL),
}  # fmt: skip

#: A column that XML 1.1 has and CSV 1.1 lacks so far; without it every name counts as strong.
OPTIONAL_11: Final = frozenset({"NameAlias_Strong"})


def columns_11() -> tuple[str, ...]:
    """The header in the publisher's order: 118 columns."""
    return (DATE_11, *(f"Entity_{name}" for name in ENTITY_11), *(f"{prefix}_{name}" for prefix, names in PARTS_11.items() for name in names))
