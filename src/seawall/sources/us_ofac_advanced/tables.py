"""Elements and categories of the advanced format.

Source: OFAC's schema `sdn_advanced.xsd` (the UN's Advanced Sanctions Data Model, `http://www.un.org/sanctions/1.0`), and OFAC's "Advanced Sanctions
Data Model" page. Reference values stand in each file with numbers; they are looked up there and told by their text, never by number.
"""

from __future__ import annotations

from typing import Final

from seawall.model.statement import ROSTER
from seawall.sources.us_ofac.lists import ADDRESS, ALIAS, COMMENTS, DETAILS, IDENTITY, NAMES_ONLY, PREVIOUS

SOURCE: Final = "us_ofac_advanced"
TABLE: Final = "sources/us_ofac_advanced/tables.py"
ROOT: Final = "Sanctions"

#: What only this format says: names in other scripts, parts of names, dates and bases of listing, kinds of relation. A file of another
#: format does not cover it, and so leaves it in force.
ADVANCED: Final = "advanced"
COVERS: Final = frozenset({ROSTER, IDENTITY, DETAILS, ALIAS, PREVIOUS, ADDRESS, COMMENTS, NAMES_ONLY, ADVANCED})

#: Children of each element; all have `Comment` where the schema gives them one.
FIELDS: Final[dict[str, frozenset[str]]] = {
    "Sanctions": frozenset({
        "DateOfIssue", "ReferenceValueSets", "Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships", "SanctionsEntries",
        "SanctionsEntryLinks",
    }),
    "Location": frozenset({
        "Comment", "LocationAreaCode", "LocationCountry", "LocationPart", "FeatureVersionReference", "IDRegDocumentReference",
    }),
    "LocationPart": frozenset({"LocationPartValue"}),
    "LocationPartValue": frozenset({"Comment", "Value"}),
    "IDRegDocument": frozenset({
        "Comment", "IDRegistrationNo", "IssuingAuthority", "DocumentDate", "IDRegDocumentMention", "FeatureVersionReference",
        "DocumentedNameReference", "ProfileRelationshipReference",
    }),
    "DistinctParty": frozenset({"Comment", "Profile"}),
    "Profile": frozenset({"Comment", "Identity", "Feature", "SanctionsEntryReference", "ExternalReference"}),
    "Identity": frozenset({"Comment", "Alias", "NamePartGroups", "IDRegDocumentReference"}),
    "Alias": frozenset({"Comment", "DatePeriod", "DocumentedName"}),
    "DocumentedName": frozenset({"Comment", "DocumentedNamePart", "DocumentedNameCountry", "IDRegDocumentReference"}),
    "Feature": frozenset({"FeatureVersion", "IdentityReference"}),
    "FeatureVersion": frozenset({"Comment", "DatePeriod", "VersionDetail", "VersionLocation", "IDRegDocumentReference"}),
    "ExternalReference": frozenset({"Comment", "ExRefValue", "DirectURL", "SubLink"}),
    "ProfileRelationship": frozenset({"Comment", "DatePeriod", "IDRegDocumentReference"}),
    "SanctionsEntry": frozenset({
        "Comment", "LimitationsToListing", "EntryEvent", "SanctionsMeasure", "SupportingInfo", "ProfileRelationshipReference",
    }),
    "EntryEvent": frozenset({"Comment", "Date"}),
    "SanctionsMeasure": frozenset({"Comment", "DatePeriod"}),
    "SupportingInfo": frozenset({"Text", "DirectURL"}),
    "SanctionsEntryLink": frozenset({"Comment", "Date"}),
}  # fmt: skip

#: Text of `AliasType`, without dots in lower case, to the kind of a name as the other formats print it.
ALIAS_TYPES: Final = {"aka": "aka", "fka": "fka", "nka": "nka", "dba": "dba", "name": "name", "primary name": "name"}
WEAK_PREFIX: Final = {"aka": "a.k.a.", "fka": "f.k.a.", "nka": "n.k.a.", "dba": "d.b.a.", "name": "a.k.a."}

#: Text of `PartySubType`, then of its `PartyType`, in lower case, to our schema.
SUB_TYPES: Final = {"vessel": "Vessel", "aircraft": "Airplane"}
PARTY_TYPES: Final = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane", "organization": "Organization"}

#: `NamePartType` in lower case: where the part stands in the printed name.
FAMILY_PARTS: Final = frozenset({"last name", "maiden name", "matronymic", "family name", "surname"})
GIVEN_PARTS: Final = frozenset({"first name", "middle name", "patronymic", "nickname", "given name"})
WHOLE_PARTS: Final = frozenset({"entity name", "vessel name", "aircraft name", "name"})
#: Parts that have a property of their own beside the given names.
PART_PROPS: Final = {"middle name": "middleName", "patronymic": "fatherName", "matronymic": "motherName"}

#: Features that are no remark: those of a column of their own in the delimited files.
SHIP_FEATURES: Final = {
    "vessel call sign": "callSign", "vessel type": "type", "vessel flag": "flag", "vessel owner": "owner", "vessel tonnage": "tonnage",
    "vessel gross registered tonnage": "grossRegisteredTonnage", "vessel gross tonnage": "grossRegisteredTonnage",
}  # fmt: skip
#: Features of the remark that are called otherwise there.
BIRTH: Final = frozenset({"birthdate", "date of birth"})
BIRTHPLACE: Final = frozenset({"place of birth"})
NATIONALITY: Final = frozenset({"nationality country", "nationality"})
CITIZENSHIP: Final = frozenset({"citizenship country", "citizenship"})
TITLE: Final = frozenset({"title"})
LOCATION: Final = frozenset({"location"})

#: `LocPartType` in lower case to the part of an address.
STREET_PARTS: Final = ("address1", "address2", "address3", "address 1", "address 2", "address 3", "address", "street")
CITY_PARTS: Final = ("city",)
STATE_PARTS: Final = ("state/province", "state", "province")
POSTAL_PARTS: Final = ("postal code", "postalcode")
REGION_PARTS: Final = ("region",)

#: `SanctionsType` in lower case to the kind of measure; `Program` is no measure but names the program in its comment.
PROGRAM: Final = "program"
MEASURES: Final[dict[str, str]] = {
    "block": "freeze", "blocking": "freeze", "reject": "transaction", "debt": "sectoral", "equity": "sectoral", "debt and equity": "sectoral",
    "correspondent account": "sectoral", "correspondent or payable-through account": "sectoral", "capta": "sectoral", "secondary sanctions": "secondary_risk",
    "export": "export_control", "import": "import_control", "procurement": "procurement", "visa": "travel", "investment ban": "investment",
    "menu-based sanctions": "other", "other": "other", "unknown": "other",
}  # fmt: skip

#: `List` in lower case: the list that is not the Consolidated Non-SDN list.
SDN_LISTS: Final = frozenset({"sdn list", "sdn", "specially designated nationals list", "specially designated nationals and blocked persons list"})

#: `RelationType` in lower case, to schema and properties of the two ends (from, to); any other is an `UnknownLink`.
FAMILY: Final = frozenset({"family member of"})
ASSOCIATE: Final = frozenset({"associate of"})
OFFICER: Final = frozenset({"leader or official of", "principal executive officer", "leader of", "official of"})
OWNED: Final = frozenset({"owned or controlled by", "owned by"})

#: Scripts in which one language is written; other scripts name no language. Codes are ISO 639-3.
SCRIPT_LANGUAGES: Final = {
    "hebrew": "heb", "greek": "ell", "hangul": "kor", "korean": "kor", "thai": "tha", "georgian": "kat", "armenian": "hye", "japanese": "jpn",
    "hiragana": "jpn", "katakana": "jpn", "burmese": "mya", "myanmar": "mya", "khmer": "khm", "lao": "lao",
}  # fmt: skip
LATIN: Final = frozenset({"latin", "latn", "unknown", ""})

#: `Validity` in lower case that goes without saying.
VALID: Final = frozenset({"valid", "unknown", "none", ""})
