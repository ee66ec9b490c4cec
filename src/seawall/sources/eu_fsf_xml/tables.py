"""Elements and attributes of FSF XML 1.1, each read or ignored by name.

Source: the schema of namespace http://eu.europa.ec/fpi/fsd/export and files of 2018 to 2026.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "eu_fsf_xml"
TABLE: Final = "sources/eu_fsf_xml/tables.py"
ROOT: Final = "export"

#: `regulationLanguage` is the language of the act ("en" throughout); `logicalId` of an act is FSF's own key of it.
_COMMON: Final = frozenset({"logicalId", "regulationLanguage"})
_COUNTRY: Final = frozenset({"countryIso2Code", "countryDescription", "region"})
_FLAGS: Final = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")

#: Attributes that an element may have.
ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    "export": frozenset({"generationDate", "globalFileId"}),
    "sanctionEntity": frozenset({"designationDate", "designationDetails", "unitedNationId", "euReferenceNumber", "logicalId", "delistingDate"}),
    "regulation": _COMMON | {"regulationType", "organisationType", "publicationDate", "entryIntoForceDate", "numberTitle", "programme", "publicationUrl"},
    "regulationSummary": _COMMON | {"regulationType", "organisationType", "publicationDate", "entryIntoForceDate", "numberTitle", "programme", "publicationUrl"},
    "subjectType": frozenset({"code", "classificationCode"}),
    "nameAlias": _COMMON | {"firstName", "middleName", "lastName", "wholeName", "function", "gender", "title", "nameLanguage", "strong"},
    "citizenship": _COMMON | _COUNTRY,
    "birthdate": _COMMON | _COUNTRY | {"circa", "calendarType", "city", "zipCode", "birthdate", "dayOfMonth", "monthOfYear", "year", "yearRangeFrom", "yearRangeTo", "place"},
    "identification": _COMMON | _COUNTRY | {*_FLAGS, "issuedBy", "issuedDate", "issueDate", "validFrom", "validTo", "latinNumber", "nameOnDocument", "number",
                                            "identificationTypeCode", "identificationTypeDescription"},
    "address": _COMMON | _COUNTRY | {"city", "street", "poBox", "zipCode", "place", "asAtListingTime"},
    "contactInfo": _COMMON | {"key", "value"},
    "remark": frozenset(),
    "publicationUrl": frozenset(),
}  # fmt: skip

#: Elements that an element may hold.
CHILDREN: Final[dict[str, frozenset[str]]] = {
    "export": frozenset({"sanctionEntity"}),
    "sanctionEntity": frozenset({"remark", "regulation", "subjectType", "nameAlias", "citizenship", "birthdate", "identification", "address", "contactInfo"}),
    "regulation": frozenset({"publicationUrl", "remark"}),
    "nameAlias": frozenset({"remark", "regulationSummary"}),
    "citizenship": frozenset({"remark", "regulationSummary"}),
    "birthdate": frozenset({"remark", "regulationSummary"}),
    "identification": frozenset({"remark", "regulationSummary"}),
    "address": frozenset({"remark", "regulationSummary", "contactInfo"}),
}

#: Attribute of a document to the words that old formats print for it.
PAPER_FLAGS: Final = {
    "diplomatic": "diplomatic",
    "knownExpired": "known to be expired",
    "knownFalse": "known to be false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by issuer",
}
