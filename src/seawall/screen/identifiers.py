"""Official numbers in one form, so that they can be compared exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from seawall.screen.check_digits import check_holds

#: FollowTheMoney property -> scheme. Numbers of one group (see `GROUPS`) may be each other under another name.
SCHEME_OF_PROPERTY: Final = {
    "passportNumber": "passport", "idNumber": "id", "socialSecurityNumber": "id", "taxNumber": "tax", "innCode": "inn", "vatCode": "tax",
    "ogrnCode": "ogrn", "registrationNumber": "registration", "okpoCode": "okpo", "kppCode": "kpp", "dunsCode": "duns", "uscCode": "usc",
    "uniqueEntityId": "registration", "cageCode": "registration", "leiCode": "lei", "swiftBic": "bic", "bikCode": "bic", "imoNumber": "imo",
    "mmsi": "mmsi", "callSign": "call_sign", "publicKey": "crypto", "isin": "isin", "isinCode": "isin", "serialNumber": "serial",
    "npiCode": "registration", "permId": "registration", "jibCode": "registration", "iban": "iban", "accountNumber": "account", "accountId": "account",
}  # fmt: skip
#: Properties of a Passport or Identification that belongs to a party.
SCHEME_OF_CHILD: Final = {"Passport": "passport", "Identification": "id"}
GROUPS: Final = {
    "passport": "person", "id": "person", "tax": "firm", "inn": "firm", "ogrn": "firm", "registration": "firm", "duns": "firm", "okpo": "firm",
    "usc": "firm", "kpp": "kpp", "serial": "serial", "imo": "ship", "mmsi": "mmsi", "call_sign": "call_sign", "lei": "lei", "bic": "bic",
    "crypto": "crypto", "isin": "isin", "iban": "account", "account": "account", "any": "any",
}  # fmt: skip
#: Schemes that give a thing one number only: two different ones mean two different things.
ONE_EACH: Final = frozenset({"inn", "ogrn", "lei", "imo", "isin", "usc"})
#: Many firms share one: the code says why and where a firm is registered for tax, not which firm it is.
SHARED_BY_MANY: Final = frozenset({"kpp"})

#: Words on the lists (OFAC, EU, UK, Switzerland) that say what an identification is -> scheme; the first that fits.
_TYPES: Final = (
    (re.compile(r"social credit|uscc", re.I), "usc"),
    (re.compile(r"passport|passeport|pasaporte|travel document", re.I), "passport"),
    (re.compile(r"\bBIK\b"), "bic"),
    (re.compile(r"tax|v\.?a\.?t\b|^nit|^ruc|^rif|^rtn|r\.?f\.?c\b|c\.?u\.?i\.?t\b|fein|fiscal", re.I), "tax"),
    (re.compile(r"regist|company|compan|commerc|business|enterprise|licen[sc]e|folio|matricula|chamber|legal entity|incorporation|charity|gazette|"
                r"branch|c\.r\. no|economic", re.I), "registration"),
)  # fmt: skip
#: Cyrillic capitals that look like Latin ones: a series typed on another keyboard is the same series.
_LOOK_LATIN: Final = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")
_ASCII_ONLY: Final = re.compile(r"[^A-Za-z0-9]+")
_LABEL: Final = re.compile(
    r"^(?:(?:IMO|MMSI|LEI|TIN|INN|SRN|OGRN|KPP|OKPO|BIC|SWIFT|IBAN|ISIN|DUNS|D-U-N-S|PASSPORT|NO|NR|NUMBER|ИНН|ОГРН|КПП|ОКПО|БИК)[\s./:#№-]*)+"
    r"(?=[\dA-ZА-Я]{4})",
    re.IGNORECASE)  # fmt: skip
#: Words that lists print before a number (EU, OFAC, Poland: "Russia OGRN - 102", "Kuwait number 106", "BIN: 120", "Passport no.: a) 101"). A series
#: of a passport is three letters at most, or capitals: these stay.
_WORDS_BEFORE: Final = re.compile(
    r"^(?:(?:(?i:(?:TAX|NATIONAL) ID)|(?=[^\W\d_]*[a-zа-яё])[^\W\d_]{4,}|[^\W\d_]{5,}|(?i:NO|NR|IMO|TIN|INN|OGRN|KPP|BIN|NIP|KRS|UNP|CR|LEI|BIC|VAT|TAX|OF|ИНН|ОГРН|БИН))(?=[\s.,:#№/()–—-])"
    r"[\s.,:#№/()–—-]+|\(?[a-z]\)\s*)+(?=(?:.*\d){3})")
#: "10005159, issued in Iran".
_WORDS_BEHIND: Final = re.compile(r"(?<=\d)\s*[,;]\s*[a-z]{4,}.*$")
_BIC_IN_TEXT: Final = re.compile(r"\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")
_NOTE: Final = re.compile(r"\s*\([^)]*\)\s*$")
_COIN: Final = re.compile(r"^[A-Za-z]{3,12}[\s:]+(?=\S{20,}$)")
_TAIL_NUMBER: Final = re.compile(r"[A-Z0-9]{1,2}-[A-Z0-9]{3,5}", re.IGNORECASE)
#: Wallet addresses that mean the same in either case: hexadecimal ones and bech32 (a prefix, "1", 38 signs or more).
_NO_CASE: Final = re.compile(r"0x[0-9a-f]{40,}|[0-9a-f]{64}|[a-z]{1,10}1[02-9ac-hj-np-z]{38,}", re.IGNORECASE)
#: Shorter numbers are shared by strangers: "1234" is on many registers. Six digits may be an IMO number without its check digit.
_SHORTEST: Final = {"call_sign": 4, "imo": 6, "mmsi": 9, "serial": 3, "crypto": 20}
_SHORTEST_DEFAULT: Final = 5
_IMO_LENGTH: Final = 7


def scheme_of_document(schema: str, type_printed: str | None) -> str:
    """The scheme of a Passport's or Identification's number by what the list calls it.

    >>> scheme_of_document("Identification", "Tax ID No."), scheme_of_document("Identification", "Cedula No.")
    ('tax', 'id')
    """
    scheme = SCHEME_OF_CHILD.get(schema, "id")
    if scheme == "id" and type_printed:
        return next((found for pattern, found in _TYPES if pattern.search(type_printed)), scheme)
    return scheme


@lru_cache(maxsize=1 << 16)
def normalize_identifier(scheme: str, printed: str) -> str | None:
    """Upper-case letters and digits without separators, labels and notes; None if too short or without digits to identify anyone.

    Wallet addresses keep their case where it means something (base58) and are lower-case where it does not (hexadecimal, bech32).
    Cyrillic letters that look like Latin ones become these; other letters stay as they are.

    >>> normalize_identifier("imo", "IMO 9187629"), normalize_identifier("inn", "7707-083893"), normalize_identifier("passport", "n/a")
    ('9187629', '7707083893', None)
    >>> normalize_identifier("passport", "АВ 123456 (revoked)"), normalize_identifier("bic", "VTBRRUMMXXX")
    ('AB123456', 'VTBRRUMM')
    """
    text = _NOTE.sub("", printed).strip()
    if scheme == "crypto":
        return _wallet(text)
    if scheme == "bic" and " " in text and (found := _BIC_IN_TEXT.search(text)):
        text = found[0]
    text = _LABEL.sub("", _WORDS_BEHIND.sub("", _WORDS_BEFORE.sub("", text)))
    if text.isascii():
        value = _ASCII_ONLY.sub("", text).upper()
    else:
        value = "".join([ch for ch in text if ch.isalnum()]).upper().translate(_LOOK_LATIN)
    if len(value) < _SHORTEST.get(scheme, _SHORTEST_DEFAULT):
        return None
    if scheme == "bic":
        return value[:8] if len(value) == 11 and value.endswith("XXX") else value
    if scheme == "call_sign" or (scheme == "registration" and _TAIL_NUMBER.fullmatch(text)):
        return value
    return value if sum([ch.isdigit() for ch in value]) >= 3 else None


def registration_marks(schema: str, names: Iterable[str]) -> list[tuple[str, str, str]]:
    """The marks that an aircraft bears for a name, as numbers (scheme, value, printed): one letter apart they are two aircraft and no slip of the pen.

    >>> registration_marks("Airplane", ["EP-ITE", "Ilyushin Il-76TD"]), registration_marks("Vessel", ["EP-ITE"])
    ([('registration', 'EPITE', 'EP-ITE')], [])
    """
    if schema != "Airplane":
        return []
    return [("registration", _ASCII_ONLY.sub("", name).upper(), name) for name in names if _TAIL_NUMBER.fullmatch(name)]


def _wallet(text: str) -> str | None:
    text = _COIN.sub("", text)
    if len(text) < _SHORTEST["crypto"] or not text.isascii() or any(ch.isspace() for ch in text):
        value = _ASCII_ONLY.sub("", text)
        return value if len(value) >= _SHORTEST["crypto"] and any(ch.isdigit() for ch in value) else None
    return text.lower() if _NO_CASE.fullmatch(text) else _ASCII_ONLY.sub("", text)


def same_number_may_mean_same(query_scheme: str, listed_scheme: str, value: str) -> bool:
    """Whether equal numbers under these two schemes say anything: short ones only within one group, shared codes never."""
    if query_scheme in SHARED_BY_MANY or listed_scheme in SHARED_BY_MANY:
        return False
    a, b = GROUPS.get(query_scheme, "any"), GROUPS.get(listed_scheme, "any")
    if a == b:
        return a != "serial" or len(value) >= 6
    if {a, b} == {"ship", "firm"} and len(value) == _IMO_LENGTH:
        # The EU prints the IMO numbers of shipping companies as registration numbers.
        return bool(check_holds("imo", value))
    return (len(value) >= 6 and "any" in (a, b)) or len(value) >= 9
