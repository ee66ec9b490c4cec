"""Facts in DFAT's "Additional Information": what the UN's comments hold, and labels of DFAT's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rigour.ids.imo import IMO

from seawall.sources.au_dfat.cells import plain
from seawall.sources.un_sc.comments import Fact, party_facts

_NEXT = r"(?=\.\s|\.$|;|$|\s+(?:Designation|Passport|National|Title|Gender)\b)"
_LABELS = (
    (re.compile(r"(?<![A-Za-z])INN:?\s*(\d{10,12})\b"), "innCode", False),
    (re.compile(r"\bOGRN(?: no\.?)?\)?:?\s*(\d{13,15})\b"), "ogrnCode", False),
    (re.compile(r"Tax(?:payer)? (?:ID|Identification|Registration)(?: No\.?| Number)?:?\s*([\d-]{6,})", re.IGNORECASE), "taxNumber", False),
    (re.compile(r"Italian Fiscal Code:?\s*([A-Z0-9]{16})"), "taxNumber", True),
    (re.compile(r"(?:Company|State|Business)(?: identification| registration)? (?:number|No\.?):?\s*([\w-]*\d[\w-]{3,})", re.IGNORECASE), "registrationNumber", False),
    (re.compile(r"Registration (?:ID|Number|No\.?)(?: \([^)]*\))?:?\s*([\w-]*\d[\w-]{3,})", re.IGNORECASE), "registrationNumber", False),
    (re.compile(r"Passport(?: no| number| information)?\.?\s*:\s*(?:[a-z]\)\s*)?([A-Z]{0,3}[ -]?\d[\w-]{4,})", re.IGNORECASE), "passportNumber", True),
    (re.compile(r"Identi(?:fication|ty) (?:Card )?(?:no|number)\.?\s*:\s*(?:[a-z]\)\s*)?([\w-]*\d[\w-]{4,})", re.IGNORECASE), "idNumber", True),
    (re.compile(r"National ID(?: Number)?\.?\s*:\s*([\w-]*\d[\w-]{4,})", re.IGNORECASE), "idNumber", True),
    (re.compile(r"E-?mail(?: address(?:es)?)?\s*:\s*([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE), "email", False),
    (re.compile(r"Websites?\s*:\s*((?:https?://|www\.)[^\s;,]+)", re.IGNORECASE), "website", False),
    (re.compile(rf"(?<![A-Za-z])Title:\s*(?:a\)\s*)?(.{{2,60}}?){_NEXT}"), "title", True),
)
_LETTERED = re.compile(r"\s+[b-z]\)\s*")


def facts(text: str, schema: str) -> Iterator[Fact]:
    """Typed values in the text, for a party of this schema.

    Identifiers of persons are passed over for others, and the reverse; a company's IMO number is kept where the schema
    has the property (`Organization`).
    """
    person = schema == "Person"
    seen: set[tuple[str, str]] = set()
    for fact in _all(text, person, schema):
        if (fact.prop, fact.value) not in seen:
            seen.add((fact.prop, fact.value))
            yield fact


def _all(text: str, person: bool, schema: str) -> Iterator[Fact]:
    for fact in party_facts(text, person):
        if schema != "Vessel" and not (fact.prop == "imoNumber" and schema != "Organization"):
            yield fact
    if schema == "Vessel":
        return
    for pattern, prop, of_person in _LABELS:
        if of_person and not person:
            continue
        for match in pattern.finditer(text):
            if prop == "title":
                for title in filter(plain, _LETTERED.split(match[1])):
                    yield Fact(prop, title.strip(" ."), match[0])
            else:
                yield Fact(prop, match[1].strip(" .-"), match[0])


def company_imo(text: str) -> bool:
    """Whether the text states an IMO number, which shipping companies have too."""
    return re.search(r"\bIMO\b[^.;\d]{0,40}\d{7}\b", text) is not None


def imo_number(text: str) -> str | None:
    """The IMO number as FollowTheMoney writes it, if the check digit holds."""
    return IMO.normalize(text)
