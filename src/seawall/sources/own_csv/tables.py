"""Columns and vocabularies of the own-list CSV; docs/reference/own-list.md explains each."""

from __future__ import annotations

from typing import Final

#: The column that marks the file; its cells name the list.
MAGIC: Final = "seawall_list"
REQUIRED: Final = (MAGIC, "id", "name")
OPTIONAL: Final = (
    "aliases", "weak_aliases", "previous_names", "type", "birth_date", "birth_place", "gender", "nationality", "country", "identifiers", "address", "program", "reason",
    "measure", "listed_on", "expires_on", "owner", "review_on", "url", "notes",
)  # fmt: skip

#: What a party may be; a blank cell means "entity".
TYPES: Final = {
    "": "LegalEntity", "entity": "LegalEntity", "person": "Person", "company": "Company", "organization": "Organization", "public_body": "PublicBody",
    "vessel": "Vessel", "aircraft": "Airplane", "wallet": "CryptoWallet", "security": "Security",
}  # fmt: skip

#: Schemes of identifiers and the property that each becomes.
SCHEMES: Final = {
    "passport": "passportNumber", "id": "idNumber", "tax": "taxNumber", "inn": "innCode", "ogrn": "ogrnCode", "okpo": "okpoCode", "vat": "vatCode",
    "registration": "registrationNumber", "lei": "leiCode", "bic": "swiftBic", "imo": "imoNumber", "mmsi": "mmsi", "callsign": "callSign", "isin": "isin",
    "duns": "dunsCode", "phone": "phone", "email": "email", "website": "website", "wallet": "publicKey", "other": "registrationNumber",
}  # fmt: skip
GENDERS: Final = {"male": "male", "m": "male", "female": "female", "f": "female", "other": "other"}
