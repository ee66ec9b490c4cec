"""Reads the UN Security Council Consolidated List.

One `INDIVIDUAL` or `ENTITY` is one party with one sanction: the committee that listed it. Every element is read or
ignored by name (`tables.IGNORED`); an element or a category that no table names stops the load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.pause import collection_paused
from seawall.sources.block import Row, add_block
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.un_sc import comments, parts
from seawall.sources.un_sc.names import split_names
from seawall.sources.un_sc.record import LEAVES, NOT_STATED, Record, day_of, party_id
from seawall.sources.un_sc.tables import AUTHORITY, GENDERS, IGNORED, LIST_ID, LIST_TYPES, REGIMES, SOURCE, TABLE
from seawall.sources.xmltree import Element, parse_tree, text_of, unknown_element
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
    elements = [element for section in root for element in _members(file, section)]
    by_reference = _parties_by_reference(elements)
    seen: set[str] = set()
    for element in elements:
        record = Record(sheet, element)
        if record.number in seen:
            sheet.reject(record.locator, record.line, "a second record with this DATAID", record.number)
        seen.add(record.number)
        _read_record(file, record, by_reference)
    return Parsed(LIST_ID, "un_sc/xml", published, len(elements), sheet.statements, sheet.rejects)


def _members(file: SourceFile, section: Element) -> Iterable[Element]:
    """The records of one of the two sections."""
    tag = _SECTIONS.get(section.tag)
    if tag is None:
        raise unknown_element(file, SOURCE, section, _ROOT, TABLE)
    for element in section:
        if element.tag != tag:
            raise unknown_element(file, SOURCE, element, section.tag, TABLE)
        yield element


def _parties_by_reference(elements: Iterable[Element]) -> dict[str, str]:
    """Parties by their reference number, for links; the records are read one by one afterwards, so that the tree is never held twice."""
    found: dict[str, str] = {}
    for element in elements:
        reference, number = (text_of(next(element.iterchildren(tag), element)) for tag in ("REFERENCE_NUMBER", "DATAID"))
        if reference and reference not in NOT_STATED:
            found[reference] = party_id(number)
    return found


def _read_record(file: SourceFile, record: Record, by_reference: dict[str, str]) -> None:
    """All that one record says."""
    if not record.children.keys() <= _KNOWN:
        unknown = next(elements[0] for tag, elements in record.children.items() if tag not in _KNOWN)
        raise unknown_element(file, SOURCE, unknown, record.tag, TABLE)
    record.open_party()
    rows, children = record.rows, record.children
    rows.append(("topics", "sanction", None, ""))
    _read_names(record)
    for tag, prop in _VALUES.items():
        if tag in children:
            for text in record.values(tag):
                pieces = _LETTERED.split(text) if ")" in text else (text,)
                rows += [(prop, piece.strip(" ;,"), text, tag) for piece in pieces]
    _read_gender(record)
    for tag, read in parts.READERS.items():
        if tag in children:
            for element in children[tag]:
                read(record, element)
    remark = record.text("COMMENTS1")
    if remark:
        rows.append(("notes", remark, None, "COMMENTS1"))
        rows += [(fact.prop, fact.value, fact.original, "COMMENTS1") for fact in comments.party_facts(remark, record.is_person)]
    record.lay()
    _read_sanction(record, remark)
    if remark:
        _read_links(record, remark, by_reference)


def _read_names(record: Record) -> None:
    """The primary name from its up to four parts, and in the original script."""
    texts = [record.text(tag) for tag in _NAME_PARTS]
    name = " ".join(filter(None, texts))
    if not name:
        raise FormatError(
            "a record without a name", source=SOURCE, snapshot=file_name(record), locator=record.locator,
            cure="Check the download; every entry of the list has at least FIRST_NAME.",
        )  # fmt: skip
    rows = record.rows
    if record.is_person:
        rows.append(("name", name, None, "FIRST_NAME"))
        rows += [(prop, text, None, tag) for (tag, prop), text in zip(_NAME_PARTS.items(), texts, strict=True)]
    else:
        for index, part in enumerate(split_names(name)):
            prop = {"abbreviation": "abbreviation", "previous": "previousName", "remark": "notes"}.get(part.kind, "name" if index == 0 else "alias")
            rows.append((prop, part.text, name if prop != "notes" else None, "FIRST_NAME"))
    script = record.text("NAME_ORIGINAL_SCRIPT")
    if script:
        _read_script(record, script)


def _read_script(record: Record, script: str) -> None:
    """Names in the original script; a language in brackets at the end is theirs."""
    labeled = _SCRIPT_NOTE.match(script) if script.endswith(")") else None
    language = _SCRIPT_LANGUAGES.get(labeled[2].lower()) if labeled is not None else None
    if labeled is None or language is None:
        record.rows += [("name", text.strip(), script, "NAME_ORIGINAL_SCRIPT") for text in script.split(";")]
        return
    record.lay()
    for _ in script.split(";"):
        record.party.add("name", labeled[1].strip(), script, at="NAME_ORIGINAL_SCRIPT", lang=language)


def file_name(record: Record) -> str:
    """Name of the file that the record is from, for messages."""
    return record.sheet.file_name


def _read_gender(record: Record) -> None:
    text = record.text("GENDER")
    if text.lower() not in GENDERS:
        raise record.sheet.unknown("GENDER", text, record.locator, f"GENDERS in {TABLE}")
    record.rows.append(("gender", GENDERS[text.lower()], text, "GENDER"))


class _Listing(NamedTuple):
    """What a regime says of each listing under it: id suffix of the sanction, values of the regime, measures."""

    suffix: str
    rows: tuple[Row, ...]
    measures: tuple[Row, ...]


@lru_cache(maxsize=256)
def _listing(printed: str, is_person: bool) -> _Listing | None:
    """The listing under a regime as printed in `UN_LIST_TYPE`; None if it is in no table."""
    regime = REGIMES.get("".join(char for char in printed.lower().replace("ô", "o") if char.isalnum()))
    if regime is None:
        return None
    at = "UN_LIST_TYPE"
    rows = (("authority", AUTHORITY, None, ""), ("program", regime.program, printed, at), ("programId", printed, None, at),
            ("summary", f"Resolution {regime.resolution}", printed, at), ("country", regime.country, printed, at))  # fmt: skip
    measures = regime.persons if is_person else regime.entities
    return _Listing(f"sanction-{slug(printed)}", rows, tuple(("provisions", kind, printed, at) for kind in measures))


@lru_cache(maxsize=64)
def _is_list_type(text: str) -> bool:
    return text.lower().replace(" ", "") in LIST_TYPES


def _read_sanction(record: Record, remark: str) -> None:
    """Committee, reference, dates and measures of the listing."""
    printed = record.text("UN_LIST_TYPE")
    listing = _listing(printed, record.is_person)
    if listing is None:
        raise record.sheet.unknown("UN_LIST_TYPE", printed, record.locator, f"REGIMES in {TABLE}")
    for text in record.values("LIST_TYPE"):
        if not _is_list_type(text):
            raise record.sheet.unknown("LIST_TYPE", text, record.locator, f"LIST_TYPES in {TABLE}")
    rows: list[Row] = [("entity", record.party_id, None, ""), *listing.rows,
                       ("authorityId", record.reference, None, "REFERENCE_NUMBER"), ("unscId", record.reference, None, "REFERENCE_NUMBER")]  # fmt: skip
    rows += [("recordId", text, f"Old Reference # {text}", "COMMENTS1") for text in comments.old_references(remark)]
    _read_dates(record, rows, remark)
    measures = comments.printed_measures(remark)
    rows += [("provisions", kind, words, "COMMENTS1") for kind, words in measures.items()] if measures else listing.measures
    add_block(record.party.child(listing.suffix, "Sanction"), rows)


def _read_dates(record: Record, rows: list[Row], remark: str) -> None:
    """Listing, amendments and reviews."""
    children = record.children
    for tag, props in _DATES.items():
        for text in record.values(tag) if tag in children else ():
            day = day_of(text)
            if day is None:
                record.sheet.reject(f"{record.locator}/{tag}", record.line, "not a date", text)
                rows.append(("description", f"{tag} {text}", None, tag))
            rows += [(prop, day, text, tag) for prop in props]
    for text in record.values("LAST_DAY_UPDATED"):
        day = day_of(text)
        rows.append(("modifiedAt", day, text, "LAST_DAY_UPDATED"))
        if day is None:
            record.sheet.reject(f"{record.locator}/LAST_DAY_UPDATED", record.line, "not a date", text)
    if remark:
        rows += [(fact.prop, fact.value, fact.original, "COMMENTS1") for fact in comments.listing_dates(remark)]
        rows += [("status", text, None, "COMMENTS1") for text in comments.reviews(remark)]
    rows += [("description", f"Submitted by {text}", None, "SUBMITTED_BY") for text in record.values("SUBMITTED_BY")]
    version = record.text("VERSIONNUM")
    if version:
        rows.append(("description", f"Record version {version}", version, "VERSIONNUM"))


def _read_links(record: Record, remark: str, by_reference: dict[str, str]) -> None:
    """Other entries that the comment names by their reference number."""
    for reference, sentence in comments.linked_references(remark, record.reference).items():
        other = by_reference.get(reference)
        add_block(
            record.party.child(f"link-{slug(reference)}", "UnknownLink", "COMMENTS1"),
            (("subject", record.party_id, None, ""), ("object", other, reference, ""), ("summary", None if other else reference, None, ""),
             ("description", sentence, None, "")),
        )  # fmt: skip


_NAME_PARTS = {"FIRST_NAME": "firstName", "SECOND_NAME": "secondName", "THIRD_NAME": "middleName", "FOURTH_NAME": "lastName"}
_VALUES = {"TITLE": "title", "DESIGNATION": "position"}
_DATES = {"LISTED_ON": ("listingDate", "startDate"), "SUBMITTED_ON": ("date",), "DELISTED_ON": ("endDate",)}
_KNOWN = frozenset({*LEAVES, *_VALUES, *_DATES, *parts.READERS, *IGNORED, "SUBMITTED_BY", "LIST_TYPE", "LAST_DAY_UPDATED"})
