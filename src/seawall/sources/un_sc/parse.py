"""Reads the UN Security Council Consolidated List.

One `INDIVIDUAL` or `ENTITY` is one party with one sanction: the committee that listed it. Every element is read or
ignored by name (`tables.IGNORED`); an element or a category that no table names stops the load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.sources.block import add_block
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.pause import collection_paused
from seawall.sources.un_sc import comments, parts
from seawall.sources.un_sc.names import split_names
from seawall.sources.un_sc.record import Record, day_of
from seawall.sources.un_sc.tables import AUTHORITY, GENDERS, IGNORED, LIST_ID, LIST_TYPES, REGIMES, SOURCE, TABLE, Regime
from seawall.sources.xmltree import Element, parse_tree, unknown_element
from seawall.text.dates import moment

_ROOT = "CONSOLIDATED_LIST"
_SECTIONS = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}
_SCRIPT_NOTE = re.compile(r"^(.*?)\s*\(([A-Za-z]+)\)$")
_LETTERED = re.compile(r"(?:^|\s)[a-z]\)\s*")
_SCRIPT_LANGUAGES = {"tigrinya": "tir", "arabic": "ara", "persian": "fas", "dari": "prs", "pashto": "pus", "chinese": "zho", "korean": "kor", "russian": "rus"}


def recognizes(file: SourceFile) -> str | None:
    """`"xml"` if the head has the list's root element."""
    return "xml" if b"<CONSOLIDATED_LIST" in file.head else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    with collection_paused():
        return [_read(file)]


def _read(file: SourceFile) -> Parsed:
    root = parse_tree(file, SOURCE, _ROOT)
    sheet = Sheet(SOURCE, file.name)
    published = moment(root.get("dateGenerated") or "")
    if published is None:
        sheet.reject("CONSOLIDATED_LIST/@dateGenerated", 1, "no generation date", root.get("dateGenerated") or "")
    records = [Record(sheet, element) for section in root for element in _members(file, section)]
    by_reference = {record.reference: record.party_id for record in records if record.reference}
    seen: set[str] = set()
    for record in records:
        if record.number in seen:
            sheet.reject(record.locator, record.line, "a second record with this DATAID", record.number)
        seen.add(record.number)
        _read_record(file, record, by_reference)
    return Parsed(LIST_ID, "un_sc/xml", published, len(records), sheet.statements, sheet.rejects)


def _members(file: SourceFile, section: Element) -> Iterable[Element]:
    """The records of one of the two sections."""
    tag = _SECTIONS.get(section.tag)
    if tag is None:
        raise unknown_element(file, SOURCE, section, _ROOT, TABLE)
    for element in section:
        if element.tag != tag:
            raise unknown_element(file, SOURCE, element, section.tag, TABLE)
        yield element


def _read_record(file: SourceFile, record: Record, by_reference: dict[str, str]) -> None:
    """All that one record says."""
    for tag, elements in record.children.items():
        if tag not in _FIELDS and tag not in parts.READERS and tag not in IGNORED:
            raise unknown_element(file, SOURCE, elements[0], record.tag, TABLE)
    party = record.open_party()
    party.add("topics", "sanction")
    _read_names(record, party)
    for tag, prop in _VALUES.items():
        for text in record.values(tag):
            pieces = _LETTERED.split(text) if ")" in text else (text,)
            add_block(party, [(prop, piece.strip(" ;,"), text, tag) for piece in pieces])
    _read_gender(record, party)
    for tag, read in parts.READERS.items():
        for element in record.children.get(tag, ()):
            read(record, party, element)
    remark = record.text("COMMENTS1")
    if remark:
        party.add("notes", remark, at="COMMENTS1")
        for fact in comments.party_facts(remark, record.is_person):
            party.add(fact.prop, fact.value, fact.original, at="COMMENTS1")
    _read_sanction(record, party, remark)
    _read_links(record, party, remark, by_reference)


def _read_names(record: Record, party: Entry) -> None:
    """The primary name from its up to four parts, and in the original script."""
    texts = [record.text(tag) for tag in _NAME_PARTS]
    name = " ".join(text for text in texts if text)
    if not name:
        raise FormatError(
            "a record without a name", source=SOURCE, snapshot=file_name(record), locator=record.locator,
            cure="Check the download; every entry of the list has at least FIRST_NAME.",
        )  # fmt: skip
    if record.is_person:
        party.add("name", name, at="FIRST_NAME")
        add_block(party, [(prop, text, None, tag) for (tag, prop), text in zip(_NAME_PARTS.items(), texts, strict=True)])
    else:
        for index, part in enumerate(split_names(name)):
            prop = {"abbreviation": "abbreviation", "previous": "previousName", "remark": "notes"}.get(part.kind, "name" if index == 0 else "alias")
            party.add(prop, part.text, name if prop != "notes" else None, at="FIRST_NAME")
    script = record.text("NAME_ORIGINAL_SCRIPT")
    if not script:
        return
    labeled = _SCRIPT_NOTE.match(script)
    language = _SCRIPT_LANGUAGES.get(labeled[2].lower()) if labeled is not None else None
    for text in script.split(";"):
        plain = labeled[1] if labeled is not None and language is not None else text
        party.add("name", plain.strip(), script, at="NAME_ORIGINAL_SCRIPT", lang=language)


def file_name(record: Record) -> str:
    """Name of the file that the record is from, for messages."""
    return record.sheet.file_name


def _read_gender(record: Record, party: Entry) -> None:
    text = record.text("GENDER")
    if text.lower() not in GENDERS:
        raise record.sheet.unknown("GENDER", text, record.locator, f"GENDERS in {TABLE}")
    party.add("gender", GENDERS[text.lower()], text, at="GENDER")


@lru_cache(maxsize=256)
def _regime(text: str) -> Regime | None:
    return REGIMES.get("".join(char for char in text.lower().replace("ô", "o") if char.isalnum()))


def _read_sanction(record: Record, party: Entry, remark: str) -> None:
    """Committee, reference, dates and measures of the listing."""
    printed = record.text("UN_LIST_TYPE")
    regime = _regime(printed)
    if regime is None:
        raise record.sheet.unknown("UN_LIST_TYPE", printed, record.locator, f"REGIMES in {TABLE}")
    for text in record.values("LIST_TYPE"):
        if text.lower().replace(" ", "") not in LIST_TYPES:
            raise record.sheet.unknown("LIST_TYPE", text, record.locator, f"LIST_TYPES in {TABLE}")
    sanction = party.child(f"sanction-{slug(printed)}", "Sanction")
    add_block(
        sanction,
        (("entity", party.party_id, None, ""), ("authority", AUTHORITY, None, ""), ("program", regime.program, printed, "UN_LIST_TYPE"),
         ("programId", printed, None, "UN_LIST_TYPE"), ("summary", f"Resolution {regime.resolution}", printed, "UN_LIST_TYPE"),
         ("country", regime.country, printed, "UN_LIST_TYPE"), ("authorityId", record.reference, None, "REFERENCE_NUMBER"),
         ("unscId", record.reference, None, "REFERENCE_NUMBER")),
    )  # fmt: skip
    for text in comments.old_references(remark):
        sanction.add("recordId", text, f"Old Reference # {text}", at="COMMENTS1")
    _read_dates(record, sanction, remark)
    measures = comments.printed_measures(remark)
    if measures:
        for kind, words in measures.items():
            sanction.add("provisions", kind, words, at="COMMENTS1")
    else:
        add_block(sanction, [("provisions", kind, printed, "UN_LIST_TYPE") for kind in (regime.persons if record.is_person else regime.entities)])


def _read_dates(record: Record, sanction: Entry, remark: str) -> None:
    """Listing, amendments and reviews."""
    for tag, props in (("LISTED_ON", ("listingDate", "startDate")), ("SUBMITTED_ON", ("date",)), ("DELISTED_ON", ("endDate",))):
        for text in record.values(tag):
            day = day_of(text)
            if day is None:
                record.sheet.reject(f"{record.locator}/{tag}", record.line, "not a date", text)
                sanction.add("description", f"{tag} {text}", at=tag)
            for prop in props:
                sanction.add(prop, day, text, at=tag)
    updates = [(day_of(text), text) for text in record.values("LAST_DAY_UPDATED")]
    add_block(sanction, [("modifiedAt", day, text, "LAST_DAY_UPDATED") for day, text in updates])
    for day, text in updates:
        if day is None:
            record.sheet.reject(f"{record.locator}/LAST_DAY_UPDATED", record.line, "not a date", text)
    for fact in comments.listing_dates(remark):
        sanction.add(fact.prop, fact.value, fact.original, at="COMMENTS1")
    for text in comments.reviews(remark):
        sanction.add("status", text, at="COMMENTS1")
    for text in record.values("SUBMITTED_BY"):
        sanction.add("description", f"Submitted by {text}", at="SUBMITTED_BY")
    version = record.text("VERSIONNUM")
    if version:
        sanction.add("description", f"Record version {version}", version, at="VERSIONNUM")


def _read_links(record: Record, party: Entry, remark: str, by_reference: dict[str, str]) -> None:
    """Other entries that the comment names by their reference number."""
    for reference, sentence in comments.linked_references(remark, record.reference).items():
        link = party.child(f"link-{slug(reference)}", "UnknownLink", "COMMENTS1")
        link.add("subject", party.party_id)
        other = by_reference.get(reference)
        link.add("object", other, reference)
        if other is None:
            link.add("summary", reference)
        link.add("description", sentence)


_NAME_PARTS = {"FIRST_NAME": "firstName", "SECOND_NAME": "secondName", "THIRD_NAME": "middleName", "FOURTH_NAME": "lastName"}
_VALUES = {"TITLE": "title", "DESIGNATION": "position"}
_FIELDS = frozenset(
    {*_NAME_PARTS, *_VALUES, "DATAID", "VERSIONNUM", "UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON", "DELISTED_ON", "SUBMITTED_BY", "SUBMITTED_ON",
     "NAME_ORIGINAL_SCRIPT", "GENDER", "COMMENTS1", "LIST_TYPE", "LAST_DAY_UPDATED"}
)  # fmt: skip
