"""Reads SECO's sanctions list: programs, targets, places.

A `target` is one party; its `identity` elements are what is known of it, the one with `main="true"` first. The whole list keeps
de-listed targets: they are read with the time in which they were listed. In a list of changes a target is restated
whole, or is gone.
"""

from __future__ import annotations

from collections.abc import Iterable

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.pause import collection_paused
from seawall.sources.ch_seco import other_information
from seawall.sources.ch_seco.identity import read_identity
from seawall.sources.ch_seco.links import read_relation
from seawall.sources.ch_seco.places import Place, read_place
from seawall.sources.ch_seco.sanctions import SanctionsSet, is_listed, read_modifications, read_program, read_sanction
from seawall.sources.ch_seco.tables import AUTHORITY, ELEMENTS, GENDERS, LIST_ID, LIST_TYPES, OBJECT_TYPES, SOURCE, TABLE, TARGETS
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.xmltree import Element, line_of, local_name, parse_tree, text_of, unknown_element
from seawall.text.dates import moment

_ROOT = "swiss-sanctions-list"
_BODY_KNOWN = frozenset({"identity", "justification", "relation", "other-information", "generic-attribute"})


def recognizes(file: SourceFile) -> str | None:
    """`"xml"` if the head has the list's root element."""
    return "xml" if b"<swiss-sanctions-list" in file.head else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    with collection_paused():
        return [_read(file)]


def _read(file: SourceFile) -> Parsed:
    root = parse_tree(file, SOURCE, _ROOT)
    sheet = Sheet(SOURCE, file.name)
    _check_elements(file, root)
    kind = root.get("list-type") or ""
    if kind not in LIST_TYPES:
        raise sheet.unknown("list-type", kind, _ROOT, f"LIST_TYPES in {TABLE}")
    published = moment(root.get("date") or "")
    if published is None:
        sheet.reject(f"{_ROOT}/@date", 1, "no date", root.get("date") or "")
    sets = {one.number: one for element in root if local_name(element) == "sanctions-program" for one in read_program(element)}
    places = {element.get("ssid") or "": read_place(element) for element in root if local_name(element) == "place"}
    targets = [element for element in root if local_name(element) == "target"]
    known = {slug(element.get("ssid") or "") for element in targets}
    for element in targets:
        _read_target(file, sheet, element, sets, places, known)
    removed = frozenset(f"ch-seco-{number}" for number in known) if LIST_TYPES[kind] == "delta" else frozenset()
    return Parsed(LIST_ID, "ch_seco/xml", published, len(targets), sheet.statements, sheet.rejects, completeness=LIST_TYPES[kind], removed=removed)


def _check_elements(file: SourceFile, root: Element) -> None:
    """Stop at an element that the schema does not have."""
    for element in root.iter():
        if local_name(element) not in ELEMENTS:
            parent = element.getparent()
            raise unknown_element(file, SOURCE, element, local_name(parent) if parent is not None else "", f"ELEMENTS in {TABLE}")
    for element in root:
        if local_name(element) not in ("sanctions-program", "target", "place"):
            raise unknown_element(file, SOURCE, element, _ROOT, TABLE)


def _read_target(
    file: SourceFile, sheet: Sheet, element: Element, sets: dict[str, SanctionsSet], places: dict[str, Place], known: set[str]
) -> None:  # fmt: skip
    """All that one target says."""
    number = slug(element.get("ssid") or "")
    line = line_of(element)
    if not number:
        raise FormatError("a target without ssid", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure="Check the download.")
    locator = f"target[ssid={number}]"
    changes = read_modifications(sheet, element, locator)
    bodies = [child for child in element if local_name(child) in TARGETS]
    if not bodies:
        if is_listed(changes):
            sheet.reject(locator, line, "a target without individual, entity or object", number)
        return
    if not is_listed(changes) and not changes[-1].day:
        return  # gone, and the file does not say since when
    body = bodies[0]
    party = sheet.party(f"ch-seco-{number}", _schema(sheet, body, locator), number, locator, line)
    party.add("topics", "sanction")
    _read_body(sheet, party, body, places, known)
    numbers = [text_of(child) for child in element if local_name(child) == "sanctions-set-id"] or [element.get("sanctions-set-id") or ""]
    for set_number in numbers:
        one = sets.get(set_number)
        if one is None:
            sheet.reject(f"{locator}/sanctions-set-id", line, "a sanctions-set that the file does not define", set_number)
        sanction = read_sanction(party, AUTHORITY, one or SanctionsSet(set_number), changes)
        _read_sanction_texts(sanction, element, body)
    for child in element:
        if local_name(child) == "generic-attribute":
            _add_attribute(party, child)


def _schema(sheet: Sheet, body: Element, locator: str) -> str:
    """Schema of the target; a shipping company with an IMO number is an Organization, which has the property."""
    tag = local_name(body)
    if tag == "object":
        kind = (body.get("object-type") or "").lower()
        if kind not in OBJECT_TYPES:
            raise sheet.unknown("object-type", kind, f"{locator}/object", f"OBJECT_TYPES in {TABLE}")
        return OBJECT_TYPES[kind]
    if tag == "entity" and any(other_information.company_imo(text_of(child)) for child in body if local_name(child) == "other-information"):
        return "Organization"
    return TARGETS[tag]


def _read_body(sheet: Sheet, party: Entry, body: Element, places: dict[str, Place], known: set[str]) -> None:
    """Identities, remarks and relations."""
    sex = (body.get("sex") or "").lower()
    if sex not in GENDERS:
        raise sheet.unknown("sex", sex, party.locator, f"GENDERS in {TABLE}")
    if party.schema == "Person":
        party.add("gender", GENDERS[sex], sex, at="@sex")
    identities = [child for child in body if local_name(child) == "identity"]
    main = [one for one in identities if one.get("main") == "true"] or identities[:1]
    for identity in sorted(identities, key=lambda one: one not in main):
        read_identity(sheet, party, identity, is_main=identity in main, places=places)
    for child in body:
        tag = local_name(child)
        if tag == "other-information":
            text = text_of(child)
            party.add("notes", text, at=tag)
            for fact in other_information.facts(text, party.schema):
                party.add(fact.prop, fact.value, fact.original, at=tag)
        elif tag == "relation":
            read_relation(party, child, known)
        elif tag == "generic-attribute":
            _add_attribute(party, child)
        elif tag not in _BODY_KNOWN:
            sheet.reject(f"{party.locator}/{tag}", line_of(child), "an element in an unexpected place", text_of(child))
            party.add("notes", text_of(child), at=tag)


def _add_attribute(party: Entry, element: Element) -> None:
    """A `generic-attribute`: a name and a text of SECO's own choice."""
    name, text = element.get("name") or "", text_of(element)
    if text:
        party.add("notes", f"{name}: {text}" if name else text, at="generic-attribute")
        for fact in other_information.facts(f"{name}: {text}", party.schema):
            party.add(fact.prop, fact.value, fact.original, at="generic-attribute")


def _read_sanction_texts(sanction: Entry, target: Element, body: Element) -> None:
    """Foreign identifiers (the UN's reference) and the statement of reasons."""
    for child in target:
        if local_name(child) == "foreign-identifier":
            text = text_of(child)
            sanction.add("unscId" if text[3:4] == "." or text[2:3] in ("i", "e") else "recordId", text, at="foreign-identifier")
    for child in body:
        if local_name(child) == "justification":
            sanction.add("reason", text_of(child), at="justification")
