"""Sanctions entries and relations: when, on which legal basis, by which measures; and who belongs to whom."""

from __future__ import annotations

from typing import NamedTuple

from seawall.sources.us_ofac_advanced.dates import Period, iso_day, read_day, read_period
from seawall.sources.us_ofac_advanced.reference import References
from seawall.sources.us_ofac_advanced.stream import Reader, text_of
from seawall.sources.us_ofac_advanced.tables import PROGRAM
from seawall.sources.xmltree import Element, line_of


class Event(NamedTuple):
    """What happened to an entry: kind (`Created`), ISO day, legal basis, and a comment."""

    kind: str
    day: str | None
    basis: str
    comment: str


class Entry(NamedTuple):
    """A listing of a profile.

    Attributes:
        profile: number of the profile.
        list_name: text of the list, such as `SDN List`.
        programs: tags.
        measures: type, comment and period of each measure that is no program.
        events: in order.
        texts, urls: supporting information and limits, as printed.
        deleted: whether a delta deletes it.
        action: the delta's action or flag, or empty.
    """

    profile: str
    list_name: str
    programs: tuple[str, ...]
    measures: tuple[tuple[str, str, Period | None], ...]
    events: tuple[Event, ...]
    texts: tuple[str, ...]
    urls: tuple[str, ...]
    deleted: bool
    action: str
    line: int


class Relation(NamedTuple):
    """From one profile to another: text of its type, quality, whether it is over, its period, a comment."""

    number: str
    source: str
    target: str
    kind: str
    quality: str
    former: bool
    period: Period | None
    comment: str
    line: int


def read_entry(reader: Reader, references: References, element: Element) -> Entry:
    """A `SanctionsEntry`."""
    programs: list[str] = []
    measures: list[tuple[str, str, Period | None]] = []
    events: list[Event] = []
    texts: list[str] = []
    urls: list[str] = []
    for tag, child in reader.children(element, "SanctionsEntry"):
        if tag == "EntryEvent":
            events.append(_event(reader, references, child))
        elif tag == "SanctionsMeasure":
            kind, comment, period = _measure(reader, references, child)
            if kind.lower() == PROGRAM:
                programs.append(comment)
            else:
                measures.append((kind, comment, period))
        elif tag in ("Comment", "LimitationsToListing") and text_of(child):
            texts.append(text_of(child))
        elif tag == "SupportingInfo":
            _supporting(reader, child, texts, urls)
    flag, action = element.get("EntryDeltaFlag", ""), element.get("DeltaAction", "")
    number = element.get("ListID")
    return Entry(
        reader.attribute(element, "ProfileID"), references.text("List", number, element) if number is not None else "",
        tuple(dict.fromkeys(" ".join(tag.split()) for tag in programs if tag)), tuple(measures), tuple(events), tuple(texts), tuple(urls),
        flag == "DeletedEntry" or action == "delete", flag or action, line_of(element),
    )  # fmt: skip


def _event(reader: Reader, references: References, element: Element) -> Event:
    kind = references.text("EntryEventType", element.get("EntryEventTypeID"), element)
    number = element.get("LegalBasisID")
    basis = ""
    if number is not None:
        value = references.value("LegalBasis", number, element)
        basis = value.attributes.get("LegalBasisShortRef", "") or value.text
        if basis.lower() in ("unknown", "none"):
            basis = ""
    day, comment = None, ""
    for tag, child in reader.children(element, "EntryEvent"):
        if tag == "Date":
            day = iso_day(read_day(child))
        else:
            comment = text_of(child)
    return Event(kind, day, basis, comment)


def _measure(reader: Reader, references: References, element: Element) -> tuple[str, str, Period | None]:
    comment, period = "", None
    for tag, child in reader.children(element, "SanctionsMeasure"):
        if tag == "Comment":
            comment = text_of(child)
        else:
            period = read_period(child)
    return references.text("SanctionsType", element.get("SanctionsTypeID"), element), comment, period


def _supporting(reader: Reader, element: Element, texts: list[str], urls: list[str]) -> None:
    for tag, child in reader.children(element, "SupportingInfo"):
        text = text_of(child)
        if text:
            (urls if tag == "DirectURL" else texts).append(text)


def read_relation(reader: Reader, references: References, element: Element) -> Relation:
    """A `ProfileRelationship`."""
    comment, period = "", None
    for tag, child in reader.children(element, "ProfileRelationship"):
        if tag == "Comment":
            comment = text_of(child)
        elif tag == "DatePeriod":
            period = read_period(child)
    quality = element.get("RelationQualityID")
    return Relation(
        reader.attribute(element, "ID"), reader.attribute(element, "From-ProfileID"), reader.attribute(element, "To-ProfileID"),
        references.text("RelationType", element.get("RelationTypeID"), element),
        references.text("RelationQuality", quality, element) if quality is not None else "", element.get("Former", "").lower() in ("true", "1"),
        period, comment, line_of(element),
    )  # fmt: skip


def read_entry_link(reader: Reader, references: References, element: Element) -> tuple[str, str, str]:
    """A `SanctionsEntryLink`: its type and the numbers of the two entries."""
    return (
        references.text("EntryLinkType", element.get("EntryLinkTypeID"), element), reader.attribute(element, "EntryA-SanctionsEntryID"),
        reader.attribute(element, "EntryB-SanctionsEntryID"),
    )  # fmt: skip


