"""Reads FSF XML 1.1: one `sanctionEntity` is one entry.

Every element and attribute is in `tables`; one that is not stops the load, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import cast

from seawall.errors import FormatError
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.eu_fsf.births import from_parts
from seawall.sources.eu_fsf.records import Act, Birth, Citizenship, Name, Paper, Place, Subject
from seawall.sources.eu_fsf.subject import write_subject
from seawall.sources.eu_fsf.tables import COVERS_FULL, FLAGS, LIST_ID, STRONG
from seawall.sources.eu_fsf.tables import TABLE as SHARED_TABLE
from seawall.sources.eu_fsf.text import bare, clean, place_of, stated_country
from seawall.sources.eu_fsf_xml.tables import ATTRIBUTES, CHILDREN, PAPER_FLAGS, ROOT, SOURCE, TABLE
from seawall.sources.xmltree import Element, line_of, local_name, parse_tree, text_of, unknown_element
from seawall.text.dates import moment

Attributes = Mapping[str, str]

_HEAD = re.compile(rb"<(?:\w+:)?export[\s>]")


def recognizes(file: SourceFile) -> str | None:
    """`"xml-1.1"` if the head has the export element of the Commission's namespace, or an entity in it."""
    head = file.head
    if _HEAD.search(head) is None:
        return None
    return "xml-1.1" if b"fpi/fsd/export" in head or b"sanctionEntity" in head else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    root = parse_tree(file, SOURCE, ROOT)
    sheet = Sheet(SOURCE, file.name)
    reader = _Reader(file, sheet)
    published = moment(reader.attributes(root, ROOT).get("generationDate", ""))
    if published is None:
        sheet.reject("export/@generationDate", 1, "no generation date", root.get("generationDate") or "")
    seen: set[str] = set()
    for element in root:
        subject = reader.subject(element)
        if subject.number in seen:
            sheet.reject(f"sanctionEntity[{subject.number}]", subject.line, "a second entry with this logicalId", subject.number)
        seen.add(subject.number)
        write_subject(sheet, subject)
    return [Parsed(LIST_ID, f"{SOURCE}/xml-1.1", published, len(root), sheet.statements, sheet.rejects, covers=COVERS_FULL)]


class _Reader:
    """Turns elements into records."""

    def __init__(self, file: SourceFile, sheet: Sheet) -> None:
        self.file = file
        self.sheet = sheet
        self.tags: dict[str, str] = {}
        self.titles: set[str] = set()

    def attributes(self, element: Element, tag: str) -> dict[str, str]:
        """The element's attributes; attributes and children that no table names are refused."""
        found = dict(cast("list[tuple[str, str]]", element.items()))
        if not ATTRIBUTES[tag].issuperset(found):
            for name in found:
                if name not in ATTRIBUTES[tag] and "}" not in name:
                    raise FormatError(
                        f"unknown attribute {name!r} of {tag}", source=SOURCE, snapshot=self.file.name, locator=f"line {line_of(element)}",
                        cure=f"Read it or ignore it by name in {TABLE}; the file stays unloaded until then.",
                    )  # fmt: skip
        if len(element):
            children = CHILDREN.get(tag, frozenset())
            for child in element:
                if self.tag(child) not in children:
                    raise unknown_element(self.file, SOURCE, child, tag, TABLE)
        return found

    def tag(self, element: Element) -> str:
        """Local name, remembered."""
        tag = element.tag
        if not isinstance(tag, str):
            return local_name(element)
        found = self.tags.get(tag)
        if found is None:
            found = self.tags[tag] = local_name(element)
        return found

    def subject(self, element: Element) -> Subject:
        """One entity."""
        get = self.attributes(element, "sanctionEntity").get
        self.titles = set()
        subject = Subject(
            number=clean(get("logicalId")), kind="", line=line_of(element), eu_reference=clean(get("euReferenceNumber")), un_reference=clean(get("unitedNationId")),
            designated=clean(get("designationDate")), details=clean(get("designationDetails")),
        )  # fmt: skip
        remarks = []
        for child in element:
            tag = self.tag(child)
            attributes = self.attributes(child, tag)
            if tag == "remark":
                remarks.append(bare(text_of(child)))
            else:
                getattr(self, f"_{tag}")(subject, child, attributes)
        subject.remark = clean(" ".join(remarks))
        if get("delistingDate"):
            self.sheet.reject(f"sanctionEntity[{subject.number}]/@delistingDate", subject.line, "a delisted entry in the list", get("delistingDate") or "")
        return subject

    def _inner(self, subject: Subject, element: Element) -> tuple[str, tuple[tuple[str, str], ...]]:
        """(remark, contacts) of a part; its act is kept with the subject."""
        remark = ""
        contacts: list[tuple[str, str]] = []
        for child in element:
            tag = self.tag(child)
            attributes = self.attributes(child, tag)
            if tag == "remark":
                remark = f"{remark} {text_of(child)}".strip()
            elif tag == "contactInfo":
                contacts.append(_contact(child, attributes))
            elif (title := attributes.get("numberTitle", "")) not in self.titles:
                self.titles.add(title)
                subject.other_acts.append(_act(attributes))
        return clean(bare(remark)) if remark else "", tuple(contacts)

    def _regulation(self, subject: Subject, element: Element, attributes: Attributes) -> None:
        act = _act(attributes)
        for child in element:
            if self.tag(child) == "publicationUrl":
                act = act._replace(url=text_of(child))
            elif text_of(child):
                subject.details = f"{subject.details} {text_of(child)}".strip()
        subject.acts.append(act)

    def _subjectType(self, subject: Subject, element: Element, attributes: Attributes) -> None:
        subject.kind = clean(attributes.get("code")) or clean(attributes.get("classificationCode"))

    def _nameAlias(self, subject: Subject, element: Element, attributes: Attributes) -> None:
        get = attributes.get
        remark, _ = self._inner(subject, element)
        first, middle, last = clean(get("firstName")), clean(get("middleName")), clean(get("lastName"))
        strong = STRONG.get(get("strong", "").lower())
        if strong is None:
            raise self.sheet.unknown("strength of a name", get("strong", ""), f"line {line_of(element)}", f"STRONG in {SHARED_TABLE}")
        subject.names.append(Name(
            clean(get("logicalId")), clean(get("wholeName")) or " ".join(part for part in (first, middle, last) if part), first, middle, last,
            clean(get("gender")), clean(get("title")), clean(get("function")), clean(get("nameLanguage")), strong, remark,
        ))  # fmt: skip

    def _citizenship(self, subject: Subject, element: Element, attributes: Attributes) -> None:
        get = attributes.get
        remark, _ = self._inner(subject, element)
        subject.citizenships.append(Citizenship(clean(get("logicalId")), _country(attributes), clean(get("region")), remark))

    def _birthdate(self, subject: Subject, element: Element, attributes: Attributes) -> None:
        get = attributes.get
        remark, _ = self._inner(subject, element)
        fields = [get(name, "").strip() for name in ("birthdate", "dayOfMonth", "monthOfYear", "year", "yearRangeFrom", "yearRangeTo")]
        low, high = from_parts(*fields)
        subject.births.append(Birth(
            clean(get("logicalId")), low, high, FLAGS.get(get("circa", "").lower(), False), clean(get("calendarType")),
            place_of(get("city"), get("place"), get("region"), get("zipCode")), _country(attributes), remark, " ".join(field for field in fields if field),
        ))  # fmt: skip

    def _identification(self, subject: Subject, element: Element, attributes: Attributes) -> None:
        get = attributes.get
        remark, _ = self._inner(subject, element)
        flags = tuple(words for name, words in PAPER_FLAGS.items() if FLAGS.get(get(name, "").lower(), False))
        subject.papers.append(Paper(
            clean(get("logicalId")), clean(get("number")), clean(get("latinNumber")), get("identificationTypeCode", "").strip() or "other",
            clean(get("identificationTypeDescription")), clean(get("issuedBy")), clean(get("issuedDate")) or clean(get("issueDate")), clean(get("validFrom")),
            clean(get("validTo")), clean(get("nameOnDocument")), clean(get("region")), _country(attributes), flags, remark,
        ))  # fmt: skip

    def _address(self, subject: Subject, element: Element, attributes: Attributes) -> None:
        get = attributes.get
        remark, contacts = self._inner(subject, element)
        subject.places.append(Place(
            clean(get("logicalId")), clean(get("street")), clean(get("poBox")), clean(get("place")), clean(get("zipCode")), clean(get("city")),
            clean(get("region")), _country(attributes), FLAGS.get(get("asAtListingTime", "").lower(), False), contacts, remark,
        ))  # fmt: skip

    def _contactInfo(self, subject: Subject, element: Element, attributes: Attributes) -> None:
        subject.places.append(Place(contacts=(_contact(element, attributes),)))


def _contact(element: Element, attributes: Attributes) -> tuple[str, str]:
    return attributes.get("key", ""), clean(attributes.get("value")) or clean(element.text)


def _act(attributes: Attributes) -> Act:
    get = attributes.get
    return Act(clean(get("numberTitle")), clean(get("publicationDate")), clean(get("publicationUrl")), clean(get("programme")),
               clean(get("entryIntoForceDate")), clean(get("regulationType")), clean(get("organisationType")))  # fmt: skip


def _country(attributes: Attributes) -> str:
    return stated_country(attributes.get("countryIso2Code", ""), attributes.get("countryDescription", ""))
