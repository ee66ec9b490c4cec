"""Columns of the UK Sanctions List's CSV.

Source: the published file. Its first line is "Report Date: 29-Apr-2026", its second the header. Headings have changed in
wording and case ("Individual, Entity, Ship" became "Designation Type"), so that they are compared by their letters.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "gb_fcdo_uksl_csv"
TABLE: Final = "sources/gb_fcdo_uksl_csv/tables.py"

BANNER: Final = "report date"

#: Heading (letters and digits alone, lower case) to our name of the column.
COLUMNS: Final = {
    "lastupdated": "LastUpdated", "uniqueid": "UniqueID", "ofsigroupid": "OFSIGroupID", "unreferencenumber": "UNReferenceNumber", "unreference": "UNReferenceNumber",
    **{f"name{number}": f"Name{number}" for number in range(1, 7)},
    "nametype": "NameType", "aliasstrength": "AliasStrength", "title": "Title", "namenonlatinscript": "NameNonLatinScript", "nonlatinscripttype": "NonLatinScriptType",
    "nonlatinscriptlanguage": "NonLatinScriptLanguage", "regimename": "RegimeName", "regime": "RegimeName",
    "designationtype": "IndividualEntityShip", "individualentityship": "IndividualEntityShip", "designationsource": "DesignationSource", "sanctionsimposed": "SanctionsImposed",
    "otherinformation": "OtherInformation", "ukstatementofreasons": "UKStatementofReasons",
    **{f"addressline{number}": f"AddressLine{number}" for number in range(1, 7)},
    "addresspostalcode": "AddressPostalCode", "addresspostcode": "AddressPostalCode", "addresscountry": "AddressCountry", "phonenumber": "PhoneNumber", "phonenumbers": "PhoneNumber",
    "website": "Website", "emailaddress": "EmailAddress", "datedesignated": "DateDesignated", "dob": "DOB", "dateofbirth": "DOB", "nationalityies": "Nationality", "nationality": "Nationality",
    "nationalidentifiernumber": "NationalIdentifierNumber", "nationalidentifieradditionalinformation": "NationalIdentifierAdditionalInformation",
    "passportnumber": "PassportNumber", "passportadditionalinformation": "PassportAdditionalInformation", "position": "Position", "gender": "Gender",
    "townofbirth": "TownOfBirth", "countryofbirth": "CountryOfBirth", "typeofentity": "TypeOfEntity", "subsidiaries": "Subsidiary", "subsidiary": "Subsidiary",
    "parentcompany": "ParentCompany", "businessregistrationnumbers": "BusinessRegistrationNumber", "businessregistrationnumber": "BusinessRegistrationNumber", "imonumber": "IMONumber",
    "currentowneroperators": "CurrentOwnerOperator", "currentowneroperator": "CurrentOwnerOperator", "previousowneroperators": "PreviousOwnerOperator", "previousowneroperator": "PreviousOwnerOperator",
    "currentbelievedflagofship": "CurrentBelievedFlagOfShip", "previousflags": "PreviousFlag", "previousflag": "PreviousFlag", "typeofship": "TypeOfShip", "tonnageofship": "TonnageOfShip",
    "lengthofship": "LengthOfShip", "yearbuilt": "YearBuilt", "hullidentificationnumberhin": "HullIdentificationNumber", "hullidentificationnumber": "HullIdentificationNumber",
}  # fmt: skip

#: Columns without which the file is another one.
REQUIRED: Final = ("LastUpdated", "UniqueID", "OFSIGroupID", "Name6", "NameType", "RegimeName", "IndividualEntityShip", "SanctionsImposed", "DateDesignated", "DOB", "AddressCountry")
