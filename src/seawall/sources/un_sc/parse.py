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
from seawall.model.statement import ROSTER, ROSTER_PROP, Statement
from seawall.pause import collection_paused
from seawall.sources.block import Row
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.un_sc import comments
from seawall.sources.un_sc.names import split_names
from seawall.sources.un_sc.parts import READERS, read_nationalities
from seawall.sources.un_sc.record import Record, day_of, read_records
from seawall.sources.un_sc.tables import AUTHORITY, GENDERS, LIST_ID, LIST_TYPES, REGIMES, SOURCE, TABLE
from seawall.sources.xmltree import parse_tree
from seawall.text.dates import moment

#: Index of the statement that names another entry, and its reference.
Link = tuple[int, str]

_new = tuple.__new__
_ROOT = "CONSOLIDATED_LIST"
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
    root = parse_tree(file, SOURCE, _ROOT, blank_text=False)
    sheet = Sheet(SOURCE, file.name)
    published = moment(root.get("dateGenerated") or "")
    if published is None:
        sheet.reject("CONSOLIDATED_LIST/@dateGenerated", 1, "no generation date", root.get("dateGenerated") or "")
    by_reference: dict[str, str] = {}
    links: list[Link] = []
    entries = 0
    seen: set[str] = set()
    for record in read_records(file, sheet, root):
        if record.reference:
            by_reference[record.reference] = record.party_id
        if record.number in seen:
            sheet.reject(record.locator, record.line, "a second record with this DATAID", record.number)
        seen.add(record.number)
        _read_record(record, links)
        entries += 1
    _join_links(sheet, links, by_reference)
    return Parsed(LIST_ID, "un_sc/xml", published, entries, sheet.statements, sheet.rejects)


def _read_record(record: Record, links: list[Link]) -> None:
    """All that one record says."""
    party, locator, line, rows = record.party_id, record.locator, record.line, record.rows
    record.sheet.statements.append(_new(Statement, (party, party, "Thing", ROSTER_PROP, record.number, None, None, locator, line, ROSTER, None, None)))
    rows.append(("topics", "sanction", None, ""))
    _read_names(record)
    values, parts = record.values, record.parts
    for tag, prop in _VALUES.items():
        if tag in values:
            for text in values[tag]:
                pieces = _LETTERED.split(text) if ")" in text else (text,)
                rows += [(prop, piece.strip(" ;,"), text, tag) for piece in pieces]
    _read_gender(record)
    if "NATIONALITY" in values:
        read_nationalities(record)
    for tag, read in READERS.items():
        if tag in parts:
            for fields in parts[tag]:
                read(record, fields, tag)
    remark = record.text("COMMENTS1")
    if remark:
        rows.append(("notes", remark, None, "COMMENTS1"))
        rows += [(prop, value, original, "COMMENTS1") for prop, value, original in comments.party_facts(remark, record.is_person)]
    record.lay()
    _read_sanction(record, remark)
    if remark:
        _read_links(record, remark, links)


def _read_names(record: Record) -> None:
    """The primary name from its up to four parts, and in the original script."""
    said = record.texts.get
    texts = [said(tag, "") for tag in _NAME_PARTS]
    name = " ".join(filter(None, texts))
    if not name:
        raise FormatError(
            "a record without a name", source=SOURCE, snapshot=file_name(record), locator=record.locator,
            cure="Check the download; every entry of the list has at least FIRST_NAME.",
        )  # fmt: skip
    rows = record.rows
    if record.is_person:
        rows.append(("name", name, None, "FIRST_NAME"))
        rows += [(prop, text, None, tag) for (tag, prop), text in zip(_NAME_PARTS.items(), texts, strict=True) if text]
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
    party = record.entry()
    for _ in script.split(";"):
        party.add("name", labeled[1].strip(), script, at="NAME_ORIGINAL_SCRIPT", lang=language)


def file_name(record: Record) -> str:
    """Name of the file that the record is from, for messages."""
    return record.sheet.file_name


def _read_gender(record: Record) -> None:
    text = record.text("GENDER")
    if not text:
        return
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
    for text in record.values.get("LIST_TYPE", ()):
        if not _is_list_type(text):
            raise record.sheet.unknown("LIST_TYPE", text, record.locator, f"LIST_TYPES in {TABLE}")
    rows: list[Row] = [("entity", record.party_id, None, ""), *listing.rows,
                       ("authorityId", record.reference, None, "REFERENCE_NUMBER"), ("unscId", record.reference, None, "REFERENCE_NUMBER")]  # fmt: skip
    if "Old Reference" in remark:
        rows += [("recordId", text, f"Old Reference # {text}", "COMMENTS1") for text in comments.old_references(remark)]
    _read_dates(record, rows, remark)
    measures = comments.printed_measures(remark)
    rows += [("provisions", kind, words, "COMMENTS1") for kind, words in measures.items()] if measures else listing.measures
    record.lay_child(listing.suffix, "Sanction", "", rows)


def _read_dates(record: Record, rows: list[Row], remark: str) -> None:
    """Listing, amendments and reviews."""
    values = record.values
    for tag, props in _DATES.items():
        if tag not in values:
            continue
        for text in values[tag]:
            day = day_of(text)
            if day is None:
                record.sheet.reject(f"{record.locator}/{tag}", record.line, "not a date", text)
                rows.append(("description", f"{tag} {text}", None, tag))
            rows += [(prop, day, text, tag) for prop in props]
    for text in values.get("LAST_DAY_UPDATED", ()):
        day = day_of(text)
        rows.append(("modifiedAt", day, text, "LAST_DAY_UPDATED"))
        if day is None:
            record.sheet.reject(f"{record.locator}/LAST_DAY_UPDATED", record.line, "not a date", text)
    if remark:
        if "isted on" in remark:
            rows += [(fact.prop, fact.value, fact.original, "COMMENTS1") for fact in comments.listing_dates(remark)]
        rows += [("status", text, None, "COMMENTS1") for text in comments.reviews(remark)]
    if "SUBMITTED_BY" in values:
        rows += [("description", f"Submitted by {text}", None, "SUBMITTED_BY") for text in values["SUBMITTED_BY"]]
    version = record.text("VERSIONNUM")
    if version:
        rows.append(("description", f"Record version {version}", version, "VERSIONNUM"))


def _read_links(record: Record, remark: str, links: list[Link]) -> None:
    """Other entries that the comment names by their reference number; `_join_links` puts the party in its place."""
    for reference, sentence in comments.linked_references(remark, record.reference).items():
        record.lay_child(
            f"link-{slug(reference)}", "UnknownLink", "COMMENTS1",
            (("subject", record.party_id, None, ""), ("summary", reference, None, ""), ("description", sentence, None, "")),
        )  # fmt: skip
        links.append((len(record.sheet.statements) - (2 if sentence else 1), reference))


def _join_links(sheet: Sheet, links: list[Link], by_reference: dict[str, str]) -> None:
    """A link's other end is the party of that reference, once all records are read; where no record has it the reference stays as it is."""
    for at, reference in links:
        party = by_reference.get(reference)
        if party is not None:
            sheet.statements[at] = sheet.statements[at]._replace(prop="object", value=party, original=reference if reference != party else None)


_NAME_PARTS = {"FIRST_NAME": "firstName", "SECOND_NAME": "secondName", "THIRD_NAME": "middleName", "FOURTH_NAME": "lastName"}
_VALUES = {"TITLE": "title", "DESIGNATION": "position"}
_DATES = {"LISTED_ON": ("listingDate", "startDate"), "SUBMITTED_ON": ("date",), "DELISTED_ON": ("endDate",)}
