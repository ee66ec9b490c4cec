"""The European Commission's categories, and which file speaks for which part of the list.

Sources: the FSF schema (namespace http://eu.europa.ec/fpi/fsd/export), "FSF: description of the fields inside the csv file",
files of 2016 to 2025.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "eu_fsf"
LIST_ID: Final = "eu_fsf"
TABLE: Final = "sources/eu_fsf/tables.py"
AUTHORITY: Final = "Council of the European Union"

#: Facets of `eu_fsf` and `eu_travel_bans` beside `roster` (who is listed): schema and topic / names and aliases / births / program, legal act, designation, remark / parts of names, functions, citizenships, documents,
#: addresses / what only XML 1.1 and CSV 1.1 state / what a poorer table says of one of the former (one of the names, one
#: function, one birth). The full formats cover the `one_*` facets with nothing in them, so that they clear them.
KIND: Final = "kind"
NAMES: Final = "names"
BIRTHS: Final = "births"
PROGRAM: Final = "program"
DETAIL: Final = "detail"
ONE_NAME: Final = "one_name"
ONE_FUNCTION: Final = "one_function"
ONE_BIRTH: Final = "one_birth"

_OLD: Final = frozenset({"roster", KIND, NAMES, BIRTHS, PROGRAM, "main", ONE_NAME, ONE_FUNCTION, ONE_BIRTH})
COVERS_OLD: Final = _OLD
COVERS_FULL: Final = _OLD | {DETAIL}

#: `subjectType` by its code and by its classification; CSV 1.1 has been seen with the two columns either way around.
SCHEMAS: Final = {"P": "Person", "PERSON": "Person", "E": "Organization", "ENTERPRISE": "Organization"}

#: `gender`; an unknown one is kept as a note.
GENDERS: Final = {"M": "male", "F": "female", "MALE": "male", "FEMALE": "female"}

#: `nameLanguage` and `regulationLanguage` are ISO 639-1 codes; these are printed and are none.
LANGUAGES: Final = {"": None, "GR": "ell", "CZ": "ces", "DK": "dan", "SI": "slv", "EE": "est", "SE": "swe", "UA": "ukr", "BY": "bel", "IW": "heb"}

STRONG: Final = {"": True, "true": True, "1": True, "false": False, "0": False}
FLAGS: Final = {"": False, "false": False, "0": False, "true": True, "1": True}

#: Kinds of identification: property on a person, property on an organization, schema of the document.
PAPERS: Final[dict[str, tuple[str, str, str]]] = {
    "passport": ("passportNumber", "idNumber", "Passport"),
    "travelcardid": ("passportNumber", "idNumber", "Passport"),
    "id": ("idNumber", "idNumber", "Identification"),
    "ssn": ("socialSecurityNumber", "idNumber", "Identification"),
    "fiscalcode": ("taxNumber", "taxNumber", "Identification"),
    "taxid": ("taxNumber", "taxNumber", "Identification"),
    "regnumber": ("registrationNumber", "registrationNumber", "Identification"),
    "tradelic": ("licenseNumber", "licenseNumber", "Identification"),
    "imo": ("registrationNumber", "imoNumber", "Identification"),
    "swiftbic": ("swiftBic", "swiftBic", "Identification"),
    "drivinglicence": ("idNumber", "idNumber", "Identification"),
    "residentperm": ("idNumber", "idNumber", "Identification"),
    "electionid": ("idNumber", "idNumber", "Identification"),
    "birthcert": ("idNumber", "idNumber", "Identification"),
    "nationcert": ("idNumber", "idNumber", "Identification"),
    "nrn": ("idNumber", "idNumber", "Identification"),
    "other": ("idNumber", "idNumber", "Identification"),
}

#: `contactInfo` keys.
CONTACTS: Final = {"PHONE": "phone", "MOBILE": "phone", "FAX": "phone", "EMAIL": "email", "E-MAIL": "email", "WEB": "website", "WEBSITE": "website"}

#: Printed in place of a value.
NO_VALUE: Final = frozenset({"", "-", "--", "—", ".", "na", "n/a", "n/d", "nd", "n.a.", "unknown", "none", "null", "not available", "00"})

#: Codes that ISO gave to one country after another: the last that had it. The description beside it decides; the list is younger than Czechoslovakia.
TWICE_GIVEN: Final = {"CS": "csxx"}

#: Country codes that name no country.
NO_COUNTRY: Final = frozenset({"", "00", "ZZ", "XX", "UNKNOWN", "-", "UNK"})
