"""Columns and keys of the three derived files.

Sources: the files; the columns of the merged table are those of FSF CSV 1.0 (`Naal_wholename`) and of the travel bans' XML (`nameAlias.wholeName`).
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "eu_derived"
TABLE: Final = "sources/eu_derived/tables.py"

#: The merged table: financial sanctions. R adds "...2" to a repeated name.
ENTITY_ID: Final = ("Entity_logical_id", "Entity_logical_id...2")
MERGED_REQUIRED: Final = ("Subject_type", "Leba_numtitle", "Programme", "Naal_wholename", "logicalId", "nameAlias.wholeName", "type")
MERGED_OPTIONAL: Final = (
    "", *ENTITY_ID, "Leba_publication_date", "Leba_url", "Entity_remark", "Naal_logical_id", "Naal_leba_numtitle", "Naal_leba_publication_date", "Naal_leba_url",
    "Naal_function", "Naal_programme", "Addr_country", "Birt_country", "Birt_date", "EU_ref_num", "remark", "nameAlias", "subjectType.classificationCode",
    "birthdate.year", "nameAlias.function", "citizenship.countryDescription", "regulation.publicationUrl", "regulation.numberTitle", "regulation.regulationType",
)  # fmt: skip

#: `type` of a merged row: (on the list of financial sanctions, on the list of travel bans).
KINDS: Final = {"financial sanction": (True, False), "both travel and financial sanction": (True, True), "travel ban": (False, True), "": (False, True)}

#: The travel bans' columns are flattened attributes of FSF XML 1.1 (`birthdate.city`), or whole elements as lists where there are several.
PARTS: Final = ("nameAlias", "citizenship", "identification", "address", "birthdate", "regulation", "subjectType")
WHOLE: Final = ("logicalId", "remark", "unitedNationId", "designationDetails", "designationDate", "euReferenceNumber")

#: Keys of the JSON. `matchScore` belongs to a search of the repository and `source` is "EU" throughout.
RECORD_KEYS: Final = frozenset({"id", "name", "type", "country", "programs", "source", "matchScore", "details"})
DETAIL_KEYS: Final = frozenset({"aliases", "birthDate", "sanctions", "addresses", "nationalities", "identifications"})
RECORD_KINDS: Final = {"INDIVIDUAL": "P", "ENTITY": "E"}
