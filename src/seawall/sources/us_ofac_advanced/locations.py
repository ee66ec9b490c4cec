"""Locations and documents: they stand before the parties that refer to them."""

from __future__ import annotations

from typing import NamedTuple

from seawall.sources.us_ofac_advanced.dates import print_period, read_period
from seawall.sources.us_ofac_advanced.reference import References
from seawall.sources.us_ofac_advanced.stream import Reader, local, text_of
from seawall.sources.us_ofac_advanced.tables import (
    CITY_PARTS,
    POSTAL_PARTS,
    REGION_PARTS,
    STATE_PARTS,
    STREET_PARTS,
    VALID,
)
from seawall.sources.us_ofac_xml.parties import Address
from seawall.sources.xmltree import Element


class Location(NamedTuple):
    """A location: parts by the lower-cased text of their type, and the country (`Russia`, `Region: Crimea`)."""

    number: str
    parts: dict[str, list[str]]
    country: str
    comment: str

    def _joined(self, names: tuple[str, ...]) -> str:
        return ", ".join(text for name in names for text in self.parts.get(name, ()))

    def address(self) -> Address:
        """As an address with its number."""
        known = {*STREET_PARTS, *CITY_PARTS, *STATE_PARTS, *POSTAL_PARTS, *REGION_PARTS}
        others = ", ".join(text for name, texts in self.parts.items() if name not in known for text in texts)
        street = ", ".join(text for text in (self._joined(STREET_PARTS), others) if text)
        region = self._joined(REGION_PARTS)
        country = self.country or (f"Region: {region}" if region else "")
        state = ", ".join(text for text in (self._joined(STATE_PARTS), region if self.country else "") if text)
        return Address(self.number, street, self._joined(CITY_PARTS), state, self._joined(POSTAL_PARTS), country)

    def place(self) -> str:
        """As a place in one line: of birth, of registration."""
        text = ", ".join(text for texts in self.parts.values() for text in texts)
        if not text:
            return self.country
        return text if not self.country or text.endswith(self.country) else f"{text}, {self.country}"


class Document(NamedTuple):
    """A document as it stands in a remark (`Passport A1 (Iran) expires 03 Aug 2024`), its type, and what else is said of it."""

    label: str
    text: str
    notes: tuple[str, ...]


def read_location(reader: Reader, references: References, element: Element) -> Location:
    """A `Location`."""
    parts: dict[str, list[str]] = {}
    country = area = comment = ""
    for tag, child in reader.children(element, "Location"):
        if tag == "LocationCountry":
            country = country or references.text("Country", child.get("CountryID"), child)
        elif tag == "LocationAreaCode":
            value = references.value("AreaCode", child.get("AreaCodeID"), child)
            area = area or value.attributes.get("Description", "") or value.text
        elif tag == "LocationPart":
            name = references.text("LocPartType", child.get("LocPartTypeID"), child).lower()
            parts.setdefault(name, []).extend(_values(reader, child))
        elif tag == "Comment":
            comment = text_of(child)
    if not country and area:
        country = area if area.lower().startswith("region") else f"Region: {area}"
    return Location(reader.attribute(element, "ID"), parts, country, comment)


def _values(reader: Reader, part: Element) -> list[str]:
    """The values of a part; if one is marked as primary, it stands first."""
    found: list[str] = []
    for _, value in reader.children(part, "LocationPart"):
        texts = [text_of(child) for tag, child in reader.children(value, "LocationPartValue") if tag == "Value"]
        texts = [text for text in texts if text]
        found = [*texts, *found] if value.get("Primary", "").lower() in ("true", "1") else [*found, *texts]
    return found


def read_document(reader: Reader, references: References, element: Element) -> tuple[str, Document]:
    """Identity that the document belongs to, and the document."""
    label = references.text("IDRegDocType", element.get("IDRegDocTypeID"), element)
    text, notes = label, []
    dates: list[str] = []
    for tag, child in reader.children(element, "IDRegDocument"):
        if tag == "IDRegistrationNo":
            text = f"{label} {text_of(child)}".strip()
        elif tag == "DocumentDate":
            dates.extend(_document_date(references, child))
        elif tag == "IssuingAuthority" and text_of(child):
            notes.append(f"issued by {text_of(child)}")
        elif tag == "Comment" and text_of(child):
            notes.append(text_of(child))
    country = element.get("IssuedBy-CountryID")
    if country is not None:
        text += f" ({references.text('Country', country, element)})"
    validity = element.get("ValidityID")
    if validity is not None and references.text("Validity", validity, element).lower() not in VALID:
        notes.append(references.text("Validity", validity, element).lower())
    whole = " ".join((text, *sorted(dates, reverse=True)))  # issued before expires
    return reader.attribute(element, "IdentityID"), Document(label, whole, tuple(f"{text}: {note}" for note in notes))


def _document_date(references: References, element: Element) -> list[str]:
    kind = references.text("IDRegDocDateType", element.get("IDRegDocDateTypeID"), element).lower()
    word = "issued" if "issue" in kind else "expires" if "expir" in kind else kind
    found = []
    for child in element:
        period = read_period(child) if local(child.tag) == "DatePeriod" else None
        if period is not None:
            found.append(f"{word} {print_period(period)}")
    return found
