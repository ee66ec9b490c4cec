"""The remark of a party, put together from the parts that the XML keeps apart.

The delimited files print all that has no column of its own as one text: births, countries, features, documents, the title,
the free remark, weak aliases, links; "alt. " stands before each further one of a kind. Both XML formats keep
the parts. Put together in OFAC's order they are the very text of the delimited file, so that a party reads the same whichever
file it was read from.

The order is that of the numbers of OFAC's types (features first, then documents), taken from the 130,000 remarks of the delimited
files of 2018 to 2025 (766 of 1.1 million pairs stand otherwise).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_ORDER: Final = (
    # features
    "PEESA Information", "Other Vessel Flag", "Other Vessel Call Sign", "Former Vessel Flag",
    "SWIFT/BIC", "Equity Ticker", "Issuer Name", "Aircraft Construction Number (also called L/N or S/N or F/N)", "Aircraft Manufacture Date",
    "Aircraft Mode S Transponder Code", "Aircraft Model", "Previous Aircraft Tail Number", "Aircraft Operator",
    "Aircraft Manufacturer's Serial Number (MSN)", "Aircraft Tail Number", "Website", "Email Address", "MICEX Code", "UN/LOCODE",
    "IFCA Determination", "BIK (RU)", "Executive Order 13662 Directive Determination", "Nationality of Registration",
    "Additional Sanctions Information", "For more information, please see", "Registration Country", "Vessel Year of Build", "Other Vessel Type",
    "D-U-N-S Number", "Gender", "CAATSA Section 235 Information", "Digital Currency Address", "Executive Order 13846 information",
    "Secondary sanctions risk", "Aircraft Serial Identification", "Phone Number",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions", "Organization Established Date",
    "Organization Type", "ISIN", "Target Type", "Effective Date (CMIC)", "Purchase/Sales For Divestment Date (CMIC)", "Listing Date (CMIC)",
    "Executive Order 14024 Directive Information", "Listing Date", "Effective Date",
    # documents
    "Passport", "VisaNumberID", "Turkish Identification Number", "SSN", "LE Number", "Italian Fiscal Code", "D.N.I.", "C.U.I.T.", "R.F.C.",
    "NIT #", "US FEIN", "Driver's License No.", "Pilot License Number", "Cedula No.", "C.U.I.", "Credencial electoral", "RUC #",
    "Business Registration Document #", "National ID No.", "Personal ID Card", "National Foreign ID Number", "Diplomatic Passport",
    "Matricula Mercantil No", "Folio Mercantil No.", "SRE Permit No.", "Registration ID", "Registered Charity No.",
    "Dubai Chamber of Commerce Membership No.", "RTN", "V.A.T. Number", "N.I.F.", "Branch Unit Number", "Tax ID No.",
    "Tazkira National ID Card", "File Number", "Trade License No.", "Government Gazette Number", "C.U.R.P.", "Immigration No.", "RFC", "I.F.E.",
    "Electoral Registry No.", "Cartilla de Servicio Militar Nacional", "C.U.I.P.", "Identification Number", "Refugee ID Card",
    "Residency Number", "Chinese Commercial Code", "Citizen's Card Number", "Birth Certificate Number", "Commercial Registry Number",
    "Certificate of Incorporation Number", "Istanbul Chamber of Comm. No.", "Enterprise Number", "License", "Chamber of Commerce Number", "RSIN",
    "C.R. No.", "UK Company Number", "Company Number", "MSB Registration Number", "United Social Credit Code Certificate (USCCC)",
    "Business Number", "Public Registration Number", "Legal Entity Number", "Business Registration Number", "Registration Number",
    "Permit Number", "Central Registration System Number", "Economic Register Number (CBLS)", "Unified Social Credit Code (USCC)",
)  # fmt: skip
_RANK: Final = {label: rank for rank, label in enumerate(_ORDER)}
_DOCUMENTS: Final = len(_ORDER)
#: Documents of ships stand last.
_LAST: Final = {"Vessel Registration Identification": _DOCUMENTS + 1, "MMSI": _DOCUMENTS + 2}
_LINKS: Final = re.compile(r"\s*\((Linked To: .*)\)\s*\.?\s*$", re.DOTALL)
_NEXT_LINK: Final = re.compile(r"\)?;\s*\(?(?=Linked To: )")


@lru_cache(maxsize=4096)
def rank(label: str) -> int:
    """Where a kind of feature or document stands; kinds that are not in the table stand after all others.

    >>> rank("Gender") < rank("Passport") < rank("MMSI"), rank("Digital Currency Address - XBT") == rank("Digital Currency Address - ETH")
    (True, True)
    """
    label = label.strip().rstrip(" :-")
    if label in _LAST:
        return _LAST[label]
    for text in (label, label.partition(" - ")[0], label.partition(" (")[0]):
        if text in _RANK:
            return _RANK[text]
    return _DOCUMENTS


def is_listed(label: str) -> bool:
    """Whether a kind of feature or document has a place of its own in the order.

    >>> is_listed("Secondary sanctions risk:"), is_listed("Shoe size")
    (True, False)
    """
    return rank(label) != _DOCUMENTS


@dataclass(slots=True)
class Parts:
    """What a remark is made of, as printed.

    Attributes:
        births, places, nationalities, citizenships: the main one first.
        numbers: type and text of each feature and document.
        titles: the title column, which is printed into the remark, too.
        free: the free remark, without the links at its end.
        weak: weak aliases, each with its kind: `a.k.a. 'BNC'`.
        links: `Linked To: HIZBALLAH`.
    """

    births: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    citizenships: list[str] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    free: str = ""
    weak: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def split_links(remark: str) -> tuple[str, list[str]]:
    """The free remark, and the links that the XML appends to it in brackets.

    >>> split_links("all offices worldwide (Linked To: R D I S.A.; Linked To: HIZBALLAH (HQ))")
    ('all offices worldwide', ['Linked To: R D I S.A.', 'Linked To: HIZBALLAH (HQ)'])
    """
    match = _LINKS.search(remark) if "(Linked To: " in remark else None
    if match is None:
        return remark.strip(), []
    return remark[: match.start()].strip(" ;"), [link.strip() for link in _NEXT_LINK.split(match[1])]


def write_remark(parts: Parts) -> str:
    """The remark as the delimited files print it, whole; empty if there is nothing to print.

    >>> write_remark(Parts(births=["1946", "1947"], numbers=[("Passport", "Passport X1"), ("Gender", "Gender Male")]))
    'DOB 1946; alt. DOB 1947; Gender Male; Passport X1.'
    """
    segments: list[str] = []
    for label, texts in (("DOB", parts.births), ("POB", parts.places), ("nationality", parts.nationalities), ("citizen", parts.citizenships)):
        if texts:
            segments += _alternatives([f"{label} {text}" for text in texts])
    if parts.numbers:
        segments += _numbers(parts.numbers)
    segments += filter(None, parts.titles)
    if parts.free:
        segments.append(parts.free)
    segments += parts.weak
    segments += parts.links
    if not segments:
        return ""
    # A sentence's own full stop serves ("... of the Board.", "#directives."); a link's is part of a name ("S.A..").
    stop = "" if segments[-1].endswith(".") and not parts.links and not parts.weak and (parts.free or parts.titles) else "."
    return "; ".join(segments) + stop


def _alternatives(texts: list[str]) -> list[str]:
    return texts if len(texts) == 1 else [f"alt. {text}" if place else text for place, text in enumerate(texts)]


def _numbers(numbers: list[tuple[str, str]]) -> list[str]:
    """Features and documents in OFAC's order; those of one type in the order given."""
    by_label: dict[str, list[str]] = {}
    for label, text in numbers:
        by_label.setdefault(label, []).append(text)
    found: list[str] = []
    for label in sorted(by_label, key=rank):
        found.extend(_alternatives(by_label[label]))
    return found
