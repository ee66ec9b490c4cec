"""From what the sections of a file say to the record of a party, as all formats have it, and to what only this format says."""

from __future__ import annotations

from collections.abc import Iterable

from seawall.model.ids import content_suffix, slug
from seawall.model.statement import Statement
from seawall.sources.contract import Reject
from seawall.sources.us_ofac.documents import LABELS, unlisted_label
from seawall.sources.us_ofac.lists import AUTHORITY
from seawall.sources.us_ofac.remarks import READERS
from seawall.sources.us_ofac_advanced.dates import ends
from seawall.sources.us_ofac_advanced.entries import Entry, Relation
from seawall.sources.us_ofac_advanced.locations import Document
from seawall.sources.us_ofac_advanced.profiles import Feature, Profile
from seawall.sources.us_ofac_advanced.tables import (
    ADVANCED,
    ASSOCIATE,
    BIRTH,
    BIRTHPLACE,
    CITIZENSHIP,
    FAMILY,
    LOCATION,
    MEASURES,
    NATIONALITY,
    OFFICER,
    OWNED,
    SHIP_FEATURES,
    TITLE,
    VALID,
    WEAK_PREFIX,
)
from seawall.sources.us_ofac_xml.parties import Alias, Record
from seawall.sources.us_ofac_xml.remark import Parts, is_listed, split_links, write_remark


def record_of(profile: Profile, documents: Iterable[Document], programs: Iterable[str], linked: Iterable[str], rejects: list[Reject], place: str) -> Record:
    """The record of a party; types of feature that no table knows are counted among `rejects`."""
    primary = next((name for name in profile.names if name.primary and name.latin), None) or next((n for n in profile.names if n.latin), None)
    primary = primary or next(iter(profile.names), None)
    record = Record(profile.number, profile.schema, primary.printed if primary else "", list(dict.fromkeys(programs)), profile.line)
    parts = Parts()
    free: list[str] = []
    for remark in profile.remarks:
        text, links = split_links(remark)
        free.extend((text,) if text else ())
        parts.links.extend(links)
    parts.free = "; ".join(free)
    if primary is None:
        rejects.append(Reject(place, profile.line, "a party without a name", ""))
    for name in profile.names:
        if name is primary or not name.latin:
            continue
        if name.weak:
            parts.weak.append(f"{WEAK_PREFIX[name.kind]} '{name.printed}'")
        else:
            record.aliases.append(Alias(name.printed, name.kind))
    _read_features(profile.features, record, parts, rejects, place)
    for document in documents:
        if document.label not in LABELS and unlisted_label(document.text) is None:  # else its reader counts it
            rejects.append(Reject(place, profile.line, "type of document is not in us_ofac/documents.py LABELS", document.label))
        parts.numbers.append((document.label, document.text))
    for name_of_other in linked:
        link = f"Linked To: {name_of_other}"
        if link not in parts.links:
            parts.links.append(link)
    record.remark = write_remark(parts)
    return record


def _read_features(features: list[Feature], record: Record, parts: Parts, rejects: list[Reject], place: str) -> None:
    titles: list[str] = []
    for feature in features:
        kind = feature.kind.strip().lower().rstrip(":")
        where = feature.location
        text = feature.text or (where.place() if where is not None else "")
        if kind in LOCATION:
            if where is not None:
                record.addresses.append(where.address())
        elif not text:
            continue
        elif kind in BIRTH:
            parts.births.append(text)
        elif kind in BIRTHPLACE:
            parts.places.append(text)
        elif kind in NATIONALITY:
            parts.nationalities.append(text)
        elif kind in CITIZENSHIP:
            parts.citizenships.append(text)
        elif kind in TITLE:
            titles.append(text)
        elif kind in SHIP_FEATURES and SHIP_FEATURES[kind] not in record.ship:
            record.ship[SHIP_FEATURES[kind]] = text
        else:
            if not (is_listed(feature.kind) or feature.kind in LABELS or feature.kind.rstrip(":") in READERS or kind in SHIP_FEATURES):
                rejects.append(Reject(place, record.line, "type of feature is in no table (us_ofac_xml/remark.py, us_ofac/remarks.py)", feature.kind))
            parts.numbers.append((feature.kind, f"{feature.kind} {text}"))
    record.title = "; ".join(titles)
    parts.titles = [record.title] if titles else []


class Extra:
    """Statements of the facet that only this format covers.

    Attributes:
        statements, rejects: what has been said.
    """

    __slots__ = ("rejects", "statements")

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.rejects: list[Reject] = []

    def add(self, party: str, suffix: str, schema: str, values: Iterable[tuple[str, str | None, str | None]], place: str, line: int,
            lang: str | None = None, valid: tuple[str | None, str | None] = (None, None)) -> None:  # fmt: skip
        """Values (property, value, text as printed) of a party or of a child of it; empty ones are passed over."""
        subject = f"{party}-{suffix}" if suffix else party
        for prop, value, original in values:
            if value:
                self.statements.append(
                    Statement(party, subject, schema, prop, value, original if original != value else None, lang, place, line, ADVANCED, *valid)
                )

    def party(self, profile: Profile, party: str, documents: Iterable[Document], place: str) -> None:
        """Names in other scripts, parts of names, comments on documents and features, external references."""
        for name in profile.names:
            at = f"{place}/Alias"
            if not name.latin:
                prop = "weakAlias" if name.weak else "name" if name.primary else "previousName" if name.kind == "fka" else "alias"
                self.add(party, "", profile.schema, ((prop, name.printed, None),), at, profile.line, name.lang)
            elif name.primary and profile.schema == "Person":
                self.add(party, "", "Person", ((prop, text, None) for prop, text in name.parts), at, profile.line)
            for odd in name.odd:
                self.rejects.append(Reject(at, profile.line, "NamePartType is not in us_ofac_advanced/tables.py", odd))
        notes = [note for document in documents for note in document.notes]
        notes.extend(f"{feature.kind}: {feature.text or (feature.location.place() if feature.location else '')} ({feature.comment})"
                     for feature in profile.features if feature.comment)  # fmt: skip
        notes.extend(f"Address: {feature.location.comment}" for feature in profile.features if feature.location is not None and feature.location.comment)
        self.add(party, "", profile.schema, (("notes", note, None) for note in notes), place, profile.line)
        for text, url in profile.references:
            self.add(party, "", profile.schema, (("notes", text, None), ("sourceUrl", url, None)), f"{place}/ExternalReference", profile.line)

    def entry(self, entry: Entry, party: str, number: str, place: str) -> None:
        """A listing: one `Sanction` per list, with dates, legal bases and measures."""
        suffix = f"sanction-list-{slug(entry.list_name) or 'unnamed'}"
        days = sorted(event.day for event in entry.events if event.day is not None)
        begin = days[0] if days else None
        self.add(party, suffix, "Sanction", (("entity", party, None),), place, entry.line, valid=(begin, None))
        values: list[tuple[str, str | None, str | None]] = [
            ("authority", AUTHORITY, None), ("authorityId", number, None), ("program", entry.list_name, None),
            ("startDate", begin, None), ("listingDate", begin, None),
        ]  # fmt: skip
        for event in entry.events:
            values.extend((("summary", event.basis, None), ("description", event.comment, None)))
            if event.day is not None and event.day != begin:
                values.append(("modifiedAt", event.day, f"{event.kind} {event.day}"))
        for kind, comment, period in entry.measures:
            provision = MEASURES.get(kind.lower())
            if provision is None:
                self.rejects.append(Reject(place, entry.line, "SanctionsType is not in us_ofac_advanced/tables.py MEASURES", kind))
            first, last = ends(period)
            printed = f"{kind}: {comment}" if comment else kind
            self.add(party, suffix, "Sanction", (("provisions", provision or "other", printed),), place, entry.line, valid=(first, last))
        values.extend(("description", text, None) for text in entry.texts)
        values.extend(("sourceUrl", url, None) for url in entry.urls)
        self.add(party, suffix, "Sanction", values, place, entry.line)

    def relation(self, relation: Relation, source: Profile, target: Profile, ids: tuple[str, str], place: str) -> None:
        """A relation with its kind; the same relation stands among the details as the link that all formats have."""
        kind = relation.kind.lower()
        persons = source.schema == target.schema == "Person"
        party, other = ids
        first, last = ends(relation.period)
        quality = relation.quality if relation.quality.lower() not in VALID else None
        common = [("startDate", first, None), ("endDate", last, None), ("description", relation.comment, None), ("summary", quality, None)]
        suffix = f"{content_suffix('relation', kind)}-{slug(target.number)}"
        label = f"{relation.kind} (former)" if relation.former else relation.kind
        if kind in FAMILY and persons:
            schema, ends_of = "Family", [("person", party, None), ("relative", other, None), ("relationship", label, None)]
        elif kind in ASSOCIATE and persons:
            schema, ends_of = "Associate", [("person", party, None), ("associate", other, None), ("relationship", label, None)]
        elif kind in OFFICER and target.schema == "Organization":
            schema, ends_of = "Directorship", [("director", party, None), ("organization", other, None), ("role", label, None)]
        elif kind in OWNED and source.schema in ("Vessel", "Airplane"):
            schema, ends_of = "Ownership", [("asset", party, None), ("owner", other, None), ("role", label, None)]
        else:
            schema, ends_of = "UnknownLink", [("subject", party, None), ("object", other, None), ("role", label, None)]
        if relation.former and schema not in ("Family", "Associate"):
            common.append(("status", "former", None))
        self.add(party, suffix, schema, [*ends_of, *common], place, relation.line)
