"""Reads FSD XML 1.0: `WHOLE/ENTITY`, the format before FSF 1.1.

The parts are those of CSV 1.0, and `eu_fsf.old` reads both: numbers with their kind in brackets, remarks that hold the date of
designation, births with "(approximative)".
"""

from __future__ import annotations

from collections.abc import Iterable

from seawall.errors import FormatError
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.eu_fsd_xml.tables import ATTRIBUTES, FIELDS, ROOT, SOURCE, TABLE
from seawall.sources.eu_fsf import old
from seawall.sources.eu_fsf.records import Act, Subject
from seawall.sources.eu_fsf.subject import write_subject
from seawall.sources.eu_fsf.tables import COVERS_OLD, LIST_ID
from seawall.sources.eu_fsf.text import clean, split_remark
from seawall.sources.xmltree import Element, line_of, local_name, parse_tree, unknown_element
from seawall.text.dates import moment, parse_date


def recognizes(file: SourceFile) -> str | None:
    """`"xml-1.0"` if the head has the root `WHOLE` with an `ENTITY` or FSD's own mark."""
    head = file.head
    return "xml-1.0" if b"<WHOLE" in head and (b"<ENTITY " in head or b"BY FSD" in head) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    root = parse_tree(file, SOURCE, ROOT)
    _check_attributes(file, root, ROOT)
    sheet = Sheet(SOURCE, file.name)
    printed = root.get("Date") or ""
    day = parse_date(printed, "dmy")
    if day is None or len(day) != 10:
        sheet.reject("WHOLE/@Date", 1, "no date of the file", printed)
        day = None
    seen: set[str] = set()
    for element in root:
        if local_name(element) != "ENTITY":
            raise unknown_element(file, SOURCE, element, ROOT, TABLE)
        subject = _subject(file, element)
        if subject.number in seen:
            sheet.reject(f"sanctionEntity[{subject.number}]", subject.line, "a second entry with this Id", subject.number)
        seen.add(subject.number)
        write_subject(sheet, subject)
    published = moment(day) if day is not None else None
    return [Parsed(LIST_ID, f"{SOURCE}/xml-1.0", published, len(root), sheet.statements, sheet.rejects, covers=COVERS_OLD)]


def _subject(file: SourceFile, element: Element) -> Subject:
    _check_attributes(file, element, "ENTITY")
    designated, remark, regimes = split_remark(element.get("remark") or "")
    subject = Subject(
        number=clean(element.get("Id")), kind=clean(element.get("Type")), line=line_of(element), designated=designated, remark=remark,
        acts=[_act(element)], regimes=list(regimes),
    )  # fmt: skip
    for part in element:
        tag = local_name(part)
        if tag not in FIELDS:
            raise unknown_element(file, SOURCE, part, "ENTITY", TABLE)
        _check_attributes(file, part, tag)
        fields: dict[str, str] = {}
        for leaf in part:
            name = leaf.tag
            if name not in FIELDS[tag]:
                raise unknown_element(file, SOURCE, leaf, tag, TABLE)
            fields[str(name)] = leaf.text or ""
        subject.other_acts.append(_act(part))
        old.add_part(subject, tag, clean(part.get("Id")), fields)
    return subject


def _act(element: Element) -> Act:
    get = element.get
    return Act(clean(get("legal_basis")), clean(get("reg_date")), clean(get("pdf_link")), clean(get("programme")))


def _check_attributes(file: SourceFile, element: Element, tag: str) -> None:
    for name in element.attrib:
        if name not in ATTRIBUTES[tag]:
            raise FormatError(f"unknown attribute {str(name)!r} of {tag}", source=SOURCE, snapshot=file.name, locator=f"line {line_of(element)}",
                              cure=f"Read it or ignore it by name in {TABLE}; the file stays unloaded until then.")  # fmt: skip
