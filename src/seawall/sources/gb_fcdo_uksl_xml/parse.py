"""Reads the UK Sanctions List's XML.

One `Designation` is one party with one sanction. Elements are read by local name: the root has carried different
namespaces. Every element is read or ignored by name; another one stops the load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.gb import measures, names, places, uksl
from seawall.sources.gb.facts import EACH_SANCTION, Fact, Reading
from seawall.sources.gb.ships import fold_name, lay_links
from seawall.sources.gb.texts import said
from seawall.sources.gb.uksl import Designation
from seawall.sources.gb_fcdo_uksl_xml.tables import DATES, GROUPS, HOLDERS, IGNORED, INDICATOR_VALUES, LISTING, ROOT, SOURCE, TABLE
from seawall.sources.xmltree import Element, line_of, local_name, parse_tree, unknown_element
from seawall.text.dates import moment, parse_date

_ROOT = re.compile(rb"<(?:\w+:)?Designations[\s>/]")


def recognizes(file: SourceFile) -> str | None:
    """`"xml"` if the head has the root element."""
    return "xml" if _ROOT.search(file.head) is not None else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    root = parse_tree(file, SOURCE, ROOT)
    with collection_paused():
        _drop_namespace(root)
        reader = _Reader(file)
        for element in root:
            tag = element.tag
            if tag == "Designation":
                reader.read(element)
            elif tag in DATES:
                reader.dates.append(element.text or "")
            else:
                raise unknown_element(file, SOURCE, element, ROOT, TABLE)
        reader.dates += [value for name, value in root.attrib.items() if str(name).rpartition("}")[2] in DATES]  # type: ignore[misc]
        lay_links([designation.party for designation in reader.designations.values()], reader.by_name, reader.by_number, "main")
    sheet = reader.sheet
    published = next((found for text in reader.dates if (found := _moment(text)) is not None), None)
    return [Parsed(uksl.LIST_ID, f"{SOURCE}/xml", published, reader.count, sheet.statements, sheet.rejects, uksl.ALL_FACETS)]


def _drop_namespace(root: Element) -> None:
    """Local names throughout, so that tags can be compared as they are."""
    if any("}" in element.tag for element in root.iter(tag=etree.Element)):
        for element in root.iter(tag=etree.Element):
            element.tag = local_name(element)


def _moment(text: str) -> datetime | None:
    plain = said(text)
    day = parse_date(plain)
    return moment(plain) or (moment(day) if day is not None and len(day) == 10 else None)


class _Reader:
    """Reads designations.

    Args:
        file: the file, for messages.
    """

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.sheet = Sheet(SOURCE, file.name)
        self.designations: dict[str, Designation] = {}
        self.by_name: dict[str, set[str]] = {}
        self.by_number: dict[str, str] = {}
        self.dates: list[str] = []
        self.count = 0

    def read(self, element: Element) -> None:
        """One designation."""
        line = line_of(element)
        listing: dict[str, str] = {}
        for child in element:
            tag = child.tag
            if tag in LISTING or tag == "SanctionsImposed":
                listing[tag] = child.text or ""
        number = uksl.need_number(self.file, SOURCE, listing.get("UniqueID", ""), f"line {line}")
        place = f"Designation[UniqueID={number}]"
        schema = uksl.schema_of(self.sheet, listing.get("IndividualEntityShip", ""), f"line {line}, {place}")
        self.count += 1
        designation = self.designations.get(number)
        if designation is None:
            designation = self.designations[number] = Designation(self.sheet, number, schema)
            designation.party.enroll(number, line)
            self.by_number[number] = designation.party.party_id
            designation.identity(line, *(listing.get(tag, "") for tag in ("DateDesignated", "LastUpdated", "UNReferenceNumber", "OFSIGroupID")))
        else:
            self.sheet.reject(place, line, "a second designation with this Unique ID", number)
        designation.regime(line, listing.get("RegimeName", ""))
        indicators: list[Element] = []
        self._walk(designation, element, indicators)
        for holder in indicators:
            self._indicators(designation, holder, listing.get("SanctionsImposed", ""))

    def _walk(self, designation: Designation, element: Element, indicators: list[Element]) -> None:
        """All elements below one."""
        for child in element:
            tag = child.tag
            if tag in HOLDERS:
                if len(child):
                    self._walk(designation, child, indicators)
            elif tag in GROUPS:
                self._group(designation, tag, child)
            elif tag in uksl.FIELDS:
                if child.text:
                    designation.text(line_of(child), tag, child.text)
            elif tag in _FACETED:
                if said(child.text or ""):
                    _FACETED[tag](designation, line_of(child), child.text or "")
            elif tag == "SanctionsImposedIndicators":
                indicators.append(child)
            elif tag not in LISTING and tag not in IGNORED:
                raise unknown_element(self.file, SOURCE, child, local_name(element), TABLE)

    def _group(self, designation: Designation, tag: str, element: Element) -> None:
        """Elements that belong together: a name, an address, a passport."""
        known = GROUPS[tag]
        fields: dict[str, str] = {}
        for child in element:
            name = child.tag
            if name not in known:
                raise unknown_element(self.file, SOURCE, child, tag, TABLE)
            text = child.text
            if text and not text.isspace():
                fields[name] = text
        line, party = line_of(element), designation.party
        get = fields.get
        if not fields:
            return
        if tag == "Name":
            kind = uksl.kind_of_name(self.sheet, get("NameType", ""), get("AliasStrength", ""), f"line {line}, {party.place}")
            given = (get("Name1", ""), get("Name2", ""), get("Name3", ""), get("Name4", ""), get("Name5", ""))
            primary = designation.name(line, kind, get("Name6", ""), given)
            if primary:
                self.by_name.setdefault(fold_name(primary), set()).add(party.party_id)
            designation.text(line, "Title", get("Title", ""))
        elif tag == "NonLatinName":
            party.lay(names.read_script_name("name", get("NameNonLatinScript", ""), get("NonLatinScriptLanguage", ""), get("NonLatinScriptType", "")), tag, line)
        elif tag == "Address":
            country = get("AddressCountry", "")
            if country:
                designation.country(line, "address", country)
            party.lay(places.read_address(tuple(get(f"AddressLine{index}", "") for index in range(1, 7)), get("AddressPostalCode", ""), country), tag, line)
        elif tag == "Location":
            town, country = get("TownOfBirth", ""), get("CountryOfBirth", "")
            party.lay(places.read_birth_place(town, country), tag, line)
            if country:
                designation.country(line, "birth", country)
        elif tag == "Passport":
            designation.identifier(line, "passport", get("PassportNumber", ""), get("PassportAdditionalInformation", ""))
        else:
            designation.identifier(line, "national", get("NationalIdentifierNumber", ""), get("NationalIdentifierAdditionalInformation", ""))

    def _indicators(self, designation: Designation, holder: Element, imposed: str) -> None:
        """Measures by true or false; those of which the text has the kind are there already."""
        party = designation.party
        stated = {measures.kind_of(said(piece)) for piece in imposed.split("|")}
        for child in holder:
            tag, line = child.tag, line_of(child)
            kind = measures.INDICATORS.get(tag)
            if kind is None:
                raise unknown_element(self.file, SOURCE, child, "SanctionsImposedIndicators", "sources/gb/measures.py INDICATORS")
            value = INDICATOR_VALUES.get(said(child.text or "").lower())
            if value is None:
                raise self.sheet.unknown(f"value of {tag}", child.text or "", f"line {line}, {party.place}", f"INDICATOR_VALUES in {TABLE}")
            if value and kind not in stated:
                party.lay(Reading((Fact("provisions", kind, tag, EACH_SANCTION, "Sanction"),)), "SanctionsImposedIndicators", line)


#: Elements with a facet of their own.
_FACETED = {
    "DOB": lambda designation, line, text: designation.birth(line, text),
    "Nationality": lambda designation, line, text: designation.country(line, "nationality", text),
    "BusinessRegistrationNumber": lambda designation, line, text: designation.identifier(line, "business", text, ""),
    "IMONumber": lambda designation, line, text: designation.identifier(line, "imo", text, ""),
}  # fmt: skip

