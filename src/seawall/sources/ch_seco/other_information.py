"""Facts in SECO's `other-information`: one remark each, mostly "Label: value"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rigour.ids.imo import IMO

from seawall.sources.freedates import dates_in
from seawall.sources.un_sc.comments import Fact, party_facts

_LABELS = (
    (re.compile(r"(?:Tax(?:payer)? identification number|INN|ИНН)\b[^:\d]{0,20}:\s*(\d{10,12})\b", re.IGNORECASE), "innCode"),
    (re.compile(r"(?:OGRN|ОГРН|Primary State Registration Number|main state registration number)[^:\d]{0,40}:\s*(\d{13,15})\b", re.IGNORECASE), "ogrnCode"),
    (re.compile(r"(?:OKPO|ОКПО)[^:\d]{0,20}:\s*(\d{8,10})\b", re.IGNORECASE), "okpoCode"),
    (re.compile(r"Tax (?:registration|identification|ID)?\s*(?:number|no\.?)\s*:\s*([\w/-]*\d[\w/-]{4,})", re.IGNORECASE), "taxNumber"),
    (re.compile(r"VAT (?:number|no\.?)\s*:\s*([\w]{6,})", re.IGNORECASE), "vatCode"),
    (re.compile(r"LEI(?: code)?\s*:\s*([A-Z0-9]{20})\b"), "leiCode"),
    (re.compile(r"(?:state |business |company )?registration (?:number|no\.?)\s*:\s*([\w./-]*\d[\w./-]{3,})", re.IGNORECASE), "registrationNumber"),
    (re.compile(r"SWIFT(?:/BIC)?(?: codes?)?\s*:?\s*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b"), "swiftBic"),
    (re.compile(r"E-?mail(?: address)?\s*:\s*([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE), "email"),
    (re.compile(r"Website\s*:\s*((?:https?://|www\.)[^\s;,]+)", re.IGNORECASE), "website"),
    (re.compile(r"(?:Tel\.?|Telephone|Phone)(?: number)?\s*:\s*(\+?[\d][\d ()/-]{5,}\d)", re.IGNORECASE), "phone"),
    (re.compile(r"Type of entity\s*:\s*(.{3,80}?)\s*$", re.IGNORECASE), "legalForm"),
    (re.compile(r"Call sign\s*:\s*([A-Z0-9]{3,10})", re.IGNORECASE), "callSign"),
    (re.compile(r"MMSI(?: number)?\s*:\s*(\d{9})\b", re.IGNORECASE), "mmsi"),
    (re.compile(r"Flag(?: state)?\s*:\s*([A-Z][\w ()'’-]+)", re.IGNORECASE), "flag"),
    (re.compile(r"Gross (?:registered )?tonnage\s*:\s*([\d.,']+)", re.IGNORECASE), "grossRegisteredTonnage"),
    (re.compile(r"(?:Position|Function)\s*:\s*(.{3,200}?)\s*$", re.IGNORECASE), "position"),
)
_IMO = re.compile(r"\bIMO\b[^.;\d]{0,30}(\d{7})\b")
_REGISTERED = re.compile(r"Date of (?:registration|incorporation)\s*:\s*(.+)", re.IGNORECASE)
#: Properties by schema, for those that not every schema has.
_ONLY = {
    "legalForm": ("LegalEntity", "Organization"), "callSign": ("Vessel",), "mmsi": ("Vessel",), "flag": ("Vessel",),
    "grossRegisteredTonnage": ("Vessel",), "position": ("Person",), "imoNumber": ("Vessel", "Organization"),
}  # fmt: skip
_LEGAL = ("Person", "LegalEntity", "Organization")


def facts(text: str, schema: str) -> Iterator[Fact]:
    """Typed values in one remark that a party of this schema can have."""
    seen: set[tuple[str, str]] = set()
    for fact in _all(text, schema):
        allowed = _ONLY.get(fact.prop, _LEGAL)
        if schema in allowed and (fact.prop, fact.value) not in seen:
            seen.add((fact.prop, fact.value))
            yield fact


def _all(text: str, schema: str) -> Iterator[Fact]:
    for match in _IMO.finditer(text):
        number = IMO.normalize(match[1])
        if number is not None:
            yield Fact("imoNumber", number, match[0])
    for pattern, prop in _LABELS:
        for match in pattern.finditer(text):
            yield Fact(prop, match[1].strip(" ."), match[0])
    registered = _REGISTERED.search(text)
    if registered is not None and schema != "Person":
        for day in dates_in(registered[1]):
            yield Fact("incorporationDate", day, registered[0])
    if schema == "Person":
        yield from party_facts(text, is_person=True)


def company_imo(text: str) -> bool:
    """Whether the remark states an IMO number."""
    return _IMO.search(text) is not None
