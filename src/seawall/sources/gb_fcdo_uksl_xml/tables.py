"""Elements of the UK Sanctions List's XML.

Source: the published file (FCDO, "UK Sanctions List format guide"): root `Designations`, one `Designation` per party.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "gb_fcdo_uksl_xml"
TABLE: Final = "sources/gb_fcdo_uksl_xml/tables.py"
ROOT: Final = "Designations"

#: Elements beside the designations that may tell when the file was made.
DATES: Final = ("DateGenerated", "ReportDate", "DatePublished", "PublicationDate", "PublishedDate", "DateOfPublication")

#: Elements that only hold others.
HOLDERS: Final = frozenset(
    {"Names", "NonLatinNames", "Titles", "Addresses", "PhoneNumbers", "Websites", "EmailAddresses", "IndividualDetails", "Individual", "EntityDetails", "Entity", "ShipDetails", "Ship",
     "DOBs", "BirthDetails", "Genders", "Nationalities", "Positions", "PassportDetails", "NationalIdentifierDetails", "BusinessRegistrationNumbers", "TypeOfEntities",
     "ParentCompanies", "Subsidiaries", "IMONumbers", "CurrentOwnerOperators", "PreviousOwnerOperators", "CurrentBelievedFlagOfShips", "PreviousFlags",
     "TypeOfShipDetails", "TypeOfShips", "TonnageOfShipDetails", "TonnageOfShips", "LengthOfShipDetails", "LengthOfShips", "YearsBuilt", "HullIdentificationNumbers", "HullIdentificationNumberDetails"}
)  # fmt: skip

#: Elements whose children belong together, and those children.
GROUPS: Final = {
    "Name": frozenset({"Name1", "Name2", "Name3", "Name4", "Name5", "Name6", "NameType", "AliasStrength", "Title"}),
    "NonLatinName": frozenset({"NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage"}),
    "Address": frozenset({*(f"AddressLine{number}" for number in range(1, 7)), "AddressPostalCode", "AddressCountry"}),
    "Location": frozenset({"TownOfBirth", "CountryOfBirth"}),
    "Passport": frozenset({"PassportNumber", "PassportAdditionalInformation"}),
    "NationalIdentifier": frozenset({"NationalIdentifierNumber", "NationalIdentifierAdditionalInformation"}),
}  # fmt: skip

#: Elements of the listing itself, read together.
LISTING: Final = frozenset({"LastUpdated", "DateDesignated", "UniqueID", "OFSIGroupID", "UNReferenceNumber", "IndividualEntityShip", "RegimeName"})

#: Values of an indicator (lower case).
INDICATOR_VALUES: Final = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False, "": False}

#: Elements that say nothing about the party.
IGNORED: Final = frozenset({"Id", "ID"})
