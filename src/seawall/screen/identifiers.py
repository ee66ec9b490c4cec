"""Official numbers in one form, so that they can be compared exactly."""

from __future__ import annotations

import re
from typing import Final

#: FollowTheMoney property -> scheme. Numbers of one group (see `GROUPS`) may be each other under another name.
SCHEME_OF_PROPERTY: Final = {
    "passportNumber": "passport", "idNumber": "id", "socialSecurityNumber": "id", "taxNumber": "tax", "innCode": "inn", "vatCode": "tax",
    "ogrnCode": "ogrn", "registrationNumber": "registration", "okpoCode": "registration", "kppCode": "registration", "dunsCode": "duns",
    "uniqueEntityId": "registration", "cageCode": "registration", "leiCode": "lei", "swiftBic": "bic", "bikCode": "bic", "imoNumber": "imo",
    "mmsi": "mmsi", "callSign": "call_sign", "publicKey": "crypto", "isin": "isin", "isinCode": "isin", "serialNumber": "registration",
    "npiCode": "registration", "permId": "registration", "iban": "iban", "accountNumber": "account", "accountId": "account",
}  # fmt: skip
#: Properties of a Passport or Identification that belongs to a party.
SCHEME_OF_CHILD: Final = {"Passport": "passport", "Identification": "id"}
GROUPS: Final = {
    "passport": "person", "id": "person", "tax": "firm", "inn": "firm", "ogrn": "firm", "registration": "firm", "duns": "firm",
    "imo": "ship", "mmsi": "mmsi", "call_sign": "call_sign", "lei": "lei", "bic": "bic", "crypto": "crypto", "isin": "isin",
    "iban": "account", "account": "account", "any": "any",
}  # fmt: skip
#: Schemes that give a thing one number only: two different ones mean two different things.
ONE_EACH: Final = frozenset({"inn", "ogrn", "lei", "imo", "isin"})

_NOT_ALNUM = re.compile(r"[^A-Za-z0-9]+")
_LABEL = re.compile(r"^(?:IMO|MMSI|LEI|INN|OGRN|BIC|SWIFT|PASSPORT|NO|NR|NUMBER)[\s.:#№-]*(?=[\dA-Z]{4})", re.IGNORECASE)
#: Shorter numbers are shared by strangers: "1234" is on many registers.
_SHORTEST = {"call_sign": 4, "imo": 7, "mmsi": 9}
_SHORTEST_DEFAULT = 5


def normalize_identifier(scheme: str, printed: str) -> str | None:
    """Upper-case letters and digits without separators and labels; None if too short or without digits to identify anyone.

    >>> normalize_identifier("imo", "IMO 9187629"), normalize_identifier("inn", "7707-083893"), normalize_identifier("passport", "n/a")
    ('9187629', '7707083893', None)
    """
    text = printed.strip()
    if scheme != "crypto":
        text = _LABEL.sub("", text)
    value = _NOT_ALNUM.sub("", text).upper()
    if not value and text and not text.isascii():
        # Passports printed in another script ("А 123456" in Cyrillic): kept as written.
        value = "".join(ch for ch in text if ch.isalnum()).upper()
    if len(value) < _SHORTEST.get(scheme, _SHORTEST_DEFAULT):
        return None
    if scheme in ("bic", "call_sign", "crypto"):
        return value
    return value if sum(ch.isdigit() for ch in value) >= 3 else None


def same_number_may_mean_same(query_scheme: str, listed_scheme: str, value: str) -> bool:
    """Whether equal numbers under these two schemes say anything: short ones only within one group."""
    a, b = GROUPS.get(query_scheme, "any"), GROUPS.get(listed_scheme, "any")
    return a == b or (len(value) >= 6 and "any" in (a, b)) or len(value) >= 9
