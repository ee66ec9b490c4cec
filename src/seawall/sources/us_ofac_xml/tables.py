"""Elements and categories of the legacy XML.

Source: OFAC, `sdn.xsd` ("Data specification for the SDN XML"), and the files of 2018 to 2025. The namespace changed in 2024; local names did not.
"""

from __future__ import annotations

from typing import Final

from seawall.model.statement import ROSTER
from seawall.sources.us_ofac.lists import ADDRESS, ALIAS, COMMENTS, DETAILS, IDENTITY, NAMES_ONLY, PREVIOUS

SOURCE: Final = "us_ofac_xml"
TABLE: Final = "sources/us_ofac_xml/tables.py"
ROOT: Final = "sdnList"

#: One file has all that the four delimited files have.
COVERS: Final = frozenset({ROSTER, IDENTITY, DETAILS, ALIAS, PREVIOUS, ADDRESS, COMMENTS, NAMES_ONLY})

#: `aka/type` without dots, and `aka/category`.
ALIAS_TYPES: Final = {"aka": "a.k.a.", "fka": "f.k.a.", "nka": "n.k.a.", "dba": "d.b.a."}
STRONG: Final = {"strong": True, "weak": False, "": True}

#: Children of each element; `uid` numbers of lists' members are read where they are stable ids (address), else only for order.
FIELDS: Final[dict[str, frozenset[str]]] = {
    "sdnList": frozenset({"publshInformation", "publishInformation", "sdnEntry"}),
    "sdnEntry": frozenset({
        "uid", "firstName", "lastName", "title", "sdnType", "remarks", "programList", "idList", "akaList", "addressList", "nationalityList",
        "citizenshipList", "dateOfBirthList", "placeOfBirthList", "vesselInfo",
    }),
    "publshInformation": frozenset({"Publish_Date", "Record_Count"}),
    "programList": frozenset({"program"}),
    "idList": frozenset({"id"}),
    "id": frozenset({"uid", "idType", "idNumber", "idCountry", "issueDate", "expirationDate"}),
    "akaList": frozenset({"aka"}),
    "aka": frozenset({"uid", "type", "category", "lastName", "firstName"}),
    "addressList": frozenset({"address"}),
    "address": frozenset({"uid", "address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country"}),
    "nationalityList": frozenset({"nationality"}),
    "nationality": frozenset({"uid", "country", "mainEntry"}),
    "citizenshipList": frozenset({"citizenship"}),
    "citizenship": frozenset({"uid", "country", "mainEntry"}),
    "dateOfBirthList": frozenset({"dateOfBirthItem"}),
    "dateOfBirthItem": frozenset({"uid", "dateOfBirth", "mainEntry"}),
    "placeOfBirthList": frozenset({"placeOfBirthItem"}),
    "placeOfBirthItem": frozenset({"uid", "placeOfBirth", "mainEntry"}),
    "vesselInfo": frozenset({"callSign", "vesselType", "vesselFlag", "vesselOwner", "tonnage", "grossRegisteredTonnage"}),
}  # fmt: skip
