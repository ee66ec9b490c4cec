"""Reads OFAC's advanced XML, `sdn_advanced.xml` and `cons_advanced.xml`.

One pass (`stream`) gathers reference values, locations, documents, parties, relations and entries in small tuples; then each party becomes
the record that all of OFAC's formats have (`us_ofac_xml.parties`), and what only this format says goes to a facet of its own.
The schema fixes the order of the sections; only reference values and locations must stand before what refers to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from seawall.errors import FormatError
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Reject, SourceFile
from seawall.sources.us_ofac.lists import CONS, SDN
from seawall.sources.us_ofac_advanced.assemble import Extra, record_of
from seawall.sources.us_ofac_advanced.dates import iso_day, read_day
from seawall.sources.us_ofac_advanced.entries import Entry, Relation, read_entry, read_entry_link, read_relation
from seawall.sources.us_ofac_advanced.locations import Document, Location, read_document, read_location
from seawall.sources.us_ofac_advanced.profiles import Profile, read_party
from seawall.sources.us_ofac_advanced.reference import References
from seawall.sources.us_ofac_advanced.stream import Reader, records
from seawall.sources.us_ofac_advanced.tables import COVERS, SDN_LISTS, SOURCE
from seawall.sources.us_ofac_xml.parties import PartyWriter
from seawall.sources.xmltree import Element
from seawall.text.dates import moment

_ROOT = re.compile(rb"<(?:\w+:)?Sanctions[\s>]")
_MARK = re.compile(rb"un\.org/sanctions/1\.0|ADVANCED_XML|<(?:\w+:)?DateOfIssue|<(?:\w+:)?ReferenceValueSets")
_LIST = re.compile(rb"<(?:\w+:)?List\s[^>]*?\bID=\"(\d+)\"[^>]*>\s*([^<]*?)\s*<")
_ENTRY = re.compile(rb"<(?:\w+:)?SanctionsEntry\s[^>]*?\bListID=\"(\d+)\"")
#: So many entries tell the list; a party of the SDN list may have an entry on another list besides.
_LOOKED_AT = 200
#: The set of lists has a dozen short members.
_LISTS_SPAN = 65536


def recognizes(file: SourceFile) -> str | None:
    """`"sdn"` or `"cons"` if the root is `Sanctions` of the advanced data model."""
    if not (_ROOT.search(file.head) and _MARK.search(file.head)):
        return None
    return "cons" if list_of(file) == CONS else "sdn"


def list_of(file: SourceFile) -> str:
    """Which of the two lists, by the list of its first entries."""
    data = file.data
    lists = data.find(b"ListValues")
    names = {number: text.decode("utf-8", "replace").lower() for number, text in _LIST.findall(data, max(lists, 0), max(lists, 0) + _LISTS_SPAN)}
    votes = 0
    for count, match in enumerate(_ENTRY.finditer(data, max(data.find(b"SanctionsEntries"), 0))):
        if count == _LOOKED_AT:
            break
        votes += 1 if names.get(match[1], "") in SDN_LISTS else -1
    return SDN if votes >= 0 else CONS


class _Gathered:
    """What the sections say, until all have been read."""

    def __init__(self, file: SourceFile) -> None:
        self.reader = Reader(file)
        self.references = References(self.reader)
        self.published: str | None = None
        self.locations: dict[str, Location] = {}
        self.documents: dict[str, list[Document]] = {}
        self.profiles: dict[str, Profile] = {}
        self.numbers: set[str] = set()
        self.relations: list[Relation] = []
        self.entries: dict[str, list[Entry]] = {}
        self.links: list[tuple[str, str, str]] = []

    def take(self, tag: str, element: Element) -> None:
        """One record."""
        reader, references = self.reader, self.references
        if tag == "Location":
            location = read_location(reader, references, element)
            self.locations[location.number] = location
        elif tag == "DistinctParty":
            self._party(element)
        elif tag == "SanctionsEntry":
            entry = read_entry(reader, references, element)
            self.entries.setdefault(entry.profile, []).append(entry)
        elif tag == "IDRegDocument":
            identity, document = read_document(reader, references, element)
            self.documents.setdefault(identity, []).append(document)
        elif tag == "ProfileRelationship":
            self.relations.append(read_relation(reader, references, element))
        elif tag == "ReferenceValueSets":
            references.read(element)
        elif tag == "DateOfIssue":
            self.published = iso_day(read_day(element))
        else:
            self.links.append(read_entry_link(reader, references, element))

    def _party(self, element: Element) -> None:
        for profile in read_party(self.reader, self.references, self.locations, element):
            if profile.number in self.numbers or profile.profile in self.profiles:
                raise self.reader.broken(element, f"DistinctParty {profile.number} stands twice")
            self.profiles[profile.profile] = profile
            self.numbers.add(profile.number)


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file.

    Raises:
        FormatError: cut, not of the schema, a number that refers to nothing.
        UnknownValueError: a kind of party or of alias that is in no table.
    """
    with collection_paused():
        return _parse(file)


def _parse(file: SourceFile) -> list[Parsed]:
    root_attributes: dict[str, str] = {}
    gathered = _Gathered(file)
    for tag, element in records(file, root_attributes):
        gathered.take(tag, element)
    if not gathered.profiles:
        raise FormatError("the file has no parties", source=SOURCE, snapshot=file.name, cure="Download it again; nothing of it was loaded.")
    list_id = list_of(file)
    writer, extra = PartyWriter(list_id), Extra()
    delta = "DeltaBaseVersion" in root_attributes or any(entry.action for entries in gathered.entries.values() for entry in entries)
    removed = _write(gathered, writer, extra, delta)
    writer.finish()
    entries = len(gathered.profiles)
    variant = "cons" if list_id == CONS else "sdn"
    return [Parsed(
        list_id, f"{SOURCE}/{variant}", moment(gathered.published) if gathered.published else None, entries, writer.statements + extra.statements,
        writer.rejects + extra.rejects, COVERS, "delta" if delta else "whole", frozenset(removed) if delta else frozenset(),
    )]  # fmt: skip


def _write(gathered: _Gathered, writer: PartyWriter, extra: Extra, delta: bool) -> set[str]:
    """All parties, then all relations; returns the parties that a delta deletes or restates."""
    ids: dict[str, str] = {}
    names = {profile.profile: _printed_name(profile) for profile in gathered.profiles.values()}
    linked: dict[str, list[str]] = {}
    for relation in gathered.relations:
        if relation.target in names:
            linked.setdefault(relation.source, []).append(names[relation.target])
    touched: set[str] = set()
    for profile in gathered.profiles.values():
        place = f"DistinctParty[FixedRef={profile.number}]"
        entries = gathered.entries.get(profile.profile, [])
        standing = [entry for entry in entries if not entry.deleted]
        if delta:
            touched.add(writer.party_id(profile.number))
            if profile.action == "delete" or (entries and not standing):
                continue
        if not entries and not delta:
            extra.rejects.append(Reject(place, profile.line, "a party without a sanctions entry", profile.number))
        documents = [document for identity in profile.identities for document in gathered.documents.get(identity, ())]
        programs = [tag for entry in standing for tag in entry.programs]
        record = record_of(profile, documents, programs, linked.get(profile.profile, ()), extra.rejects, place)
        party = ids[profile.profile] = writer.write(record, place)
        extra.party(profile, party, documents, place)
        for entry in standing:
            extra.entry(entry, party, profile.number, f"SanctionsEntry[ProfileID={profile.profile}]")
    _write_relations(gathered, extra, ids)
    return touched


def _write_relations(gathered: _Gathered, extra: Extra, ids: dict[str, str]) -> None:
    for relation in gathered.relations:
        place = f"ProfileRelationship[ID={relation.number}]"
        source, target = gathered.profiles.get(relation.source), gathered.profiles.get(relation.target)
        if source is None or target is None or relation.source not in ids or relation.target not in ids:
            extra.rejects.append(Reject(place, relation.line, "one end of the relation is not in the file", f"{relation.source} {relation.kind} {relation.target}"))
            continue
        extra.relation(relation, source, target, (ids[relation.source], ids[relation.target]), place)


def _printed_name(profile: Profile) -> str:
    return next((name.printed for name in profile.names if name.primary and name.latin), "") or next((name.printed for name in profile.names), "")
