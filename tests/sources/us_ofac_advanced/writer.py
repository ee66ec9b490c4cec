"""Renders invented parties in OFAC's advanced format, valid against its schema.

Reference values get their numbers on demand, from another start in each test if need be: the parser must look them up by number and tell them by text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

NAMESPACE_2018 = "http://www.un.org/sanctions/1.0"
NAMESPACE_2024 = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML"

#: All sets, in the order of the schema, with the attributes that they require beside `ID`.
SETS = (
    "AliasType", "AreaCode", "AreaCodeType", "CalendarType", "Country", "CountryRelevance", "DecisionMakingBody", "DetailReference", "DetailType",
    "DocNameStatus", "EntryEventType", "EntryLinkType", "ExRefType", "FeatureType", "FeatureTypeGroup", "IDRegDocDateType", "IDRegDocType",
    "IdentityFeatureLinkType", "LegalBasis", "LegalBasisType", "List", "LocPartType", "LocPartValueStatus", "LocPartValueType", "NamePartType",
    "Organisation", "PartySubType", "PartyType", "RelationQuality", "RelationType", "Reliability", "SanctionsProgram", "SanctionsType", "Script",
    "ScriptStatus", "SubsidiaryBody", "SupInfoType", "TargetType", "Validity",
)  # fmt: skip


@dataclass
class Place:
    """A location; `parts` by the text of the part's type."""

    parts: dict[str, str] = field(default_factory=dict)
    country: str = ""
    area: str = ""
    number: int = 0


@dataclass
class Name:
    """A name: its spellings, each a list of (type of part, text), the script of each spelling."""

    spellings: list[tuple[str, list[tuple[str, str]]]]
    kind: str = "A.K.A."
    primary: bool = False
    weak: bool = False


@dataclass
class Document:
    kind: str
    number: str
    country: str = ""
    issued: tuple[int, int, int] | None = None
    expires: tuple[int, int, int] | None = None
    authority: str = ""
    validity: str = ""
    comment: str = ""


@dataclass
class Value:
    """A feature: one of text, a looked-up text, a period (start from, start to, end from, end to, circa), or a place."""

    kind: str
    text: str = ""
    lookup: str = ""
    period: tuple[tuple[int, int, int], tuple[int, int, int], bool] | None = None
    place: Place | None = None
    comment: str = ""


@dataclass
class Listing:
    list_name: str = "SDN List"
    programs: tuple[str, ...] = ("SDGT",)
    measures: tuple[tuple[str, str], ...] = (("Block", ""),)
    events: tuple[tuple[str, tuple[int, int, int], str], ...] = (("Created", (2020, 6, 5), "Executive Order 13224"),)
    texts: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    limits: str = ""
    flag: str = ""


@dataclass
class Party:
    number: int
    kind: str
    names: list[Name]
    values: list[Value] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=lambda: [Listing()])
    remark: str = ""
    references: tuple[tuple[str, str, str], ...] = ()
    action: str = ""


@dataclass
class Relation:
    source: int
    target: int
    kind: str
    former: bool = False
    quality: str = "Unknown"
    comment: str = ""


def person(number: int, family: str, given: str, **rest: object) -> Party:
    """A person with a primary name."""
    names = [Name([("Latin", [("Last Name", family), ("First Name", given)])], "Name", primary=True)]
    return Party(number, "individual", names, **rest)  # type: ignore[arg-type]


def other(number: int, kind: str, name: str, **rest: object) -> Party:
    """An entity, a vessel or an aircraft with a primary name."""
    part = {"entity": "Entity Name", "vessel": "Vessel Name", "aircraft": "Aircraft Name"}[kind]
    return Party(number, kind, [Name([("Latin", [(part, name)])], "Name", primary=True)], **rest)  # type: ignore[arg-type]


class AdvancedWriter:
    """Renders one file.

    Args:
        first: number of the first reference value.
        namespace: of the root.
        delta_base: version of the base, if the file is a delta.
    """

    def __init__(self, first: int = 1, namespace: str = NAMESPACE_2018, delta_base: int | None = None) -> None:
        self.namespace = namespace
        self.delta_base = delta_base
        self.next = first
        self.values: dict[str, dict[str, int]] = {name: {} for name in SETS}
        self.locations: list[str] = []
        self.documents: list[str] = []
        self.serial = 100_000

    def id(self, kind: str, text: str) -> int:
        known = self.values[kind]
        if text not in known:
            known[text] = self.next
            self.next += 1
        return known[text]

    def new(self) -> int:
        self.serial += 1
        return self.serial

    # documents

    def write(self, parties: list[Party], relations: list[Relation] = (), issued: tuple[int, int, int] = (2024, 5, 3)) -> bytes:  # type: ignore[assignment]
        body = [self._party(party) for party in parties]
        links = [self._relation(relation, parties) for relation in relations]
        entries = [self._entry(party, listing, place) for party in parties for place, listing in enumerate(party.listings)]
        delta = f' DeltaBaseVersion="{self.delta_base}"' if self.delta_base is not None else ""
        calendar = self.id("CalendarType", "Gregorian")
        text = "\n".join((
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<Sanctions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="{self.namespace}" Version="3"{delta}>',
            f'  <DateOfIssue CalendarTypeID="{calendar}"><Year>{issued[0]}</Year><Month>{issued[1]}</Month><Day>{issued[2]}</Day></DateOfIssue>',
            "  <!-- values -->", self._reference_values(), "  <Locations>", *self.locations, "  </Locations>", "  <IDRegDocuments>", *self.documents,
            "  </IDRegDocuments>", "  <DistinctParties>", *body, "  </DistinctParties>", "  <ProfileRelationships>", *links, "  </ProfileRelationships>",
            "  <SanctionsEntries>", *entries, "  </SanctionsEntries>", "  <SanctionsEntryLinks />", "</Sanctions>", "",
        ))  # fmt: skip
        return text.encode()

    def _reference_values(self) -> str:
        for kind, needs in (("LegalBasis", ("LegalBasisType", "SanctionsProgram")), ("SanctionsProgram", ("SubsidiaryBody",)),
                            ("SubsidiaryBody", ("DecisionMakingBody",)), ("DecisionMakingBody", ("Organisation",)), ("FeatureType", ("FeatureTypeGroup",)),
                            ("AreaCode", ("AreaCodeType",))):  # fmt: skip
            for need in needs if self.values[kind] else ():
                self.id(need, "Unknown")
        return "\n".join(("  <ReferenceValueSets>", *(self._set(kind) for kind in SETS), "  </ReferenceValueSets>"))

    def _set(self, kind: str) -> str:
        rows = "".join(f'<{kind} ID="{number}"{self._attributes(kind, text)}>{escape(self._shown(kind, text))}</{kind}>' for text, number in self.values[kind].items())
        return f"    <{kind}Values>{rows}</{kind}Values>"

    @staticmethod
    def _shown(kind: str, text: str) -> str:
        return "Unknown" if kind == "PartySubType" and text in ("individual", "entity") else text.capitalize() if kind == "PartySubType" else text

    def _attributes(self, kind: str, text: str) -> str:
        if kind == "PartySubType":
            party_type = {"individual": "Individual", "entity": "Entity"}.get(text, "Transport")
            return f' PartyTypeID="{self.values["PartyType"][party_type]}"'
        if kind == "LegalBasis":
            first, second = self.id("LegalBasisType", "Unknown"), self.id("SanctionsProgram", "Unknown")
            return f' LegalBasisShortRef={quoteattr(text)} LegalBasisTypeID="{first}" SanctionsProgramID="{second}"'
        if kind == "AreaCode":
            return f' Description={quoteattr(text)} AreaCodeTypeID="{self.id("AreaCodeType", "Unknown")}"'
        needed = {"FeatureType": ("FeatureTypeGroupID", "FeatureTypeGroup"), "SanctionsProgram": ("SubsidiaryBodyID", "SubsidiaryBody"),
                  "DecisionMakingBody": ("OrganisationID", "Organisation")}  # fmt: skip
        if kind in needed:
            attribute, other_kind = needed[kind]
            return f' {attribute}="{self.id(other_kind, "Unknown")}"'
        if kind == "SubsidiaryBody":
            return f' Notional="true" DecisionMakingBodyID="{self.id("DecisionMakingBody", "Unknown")}"'
        return ' Symmetrical="false"' if kind == "RelationType" else ""

    # parts

    def place(self, place: Place) -> int:
        """Write a location; returns its number."""
        number = place.number or self.new()
        rows = []
        if place.area:
            rows.append(f'<LocationAreaCode AreaCodeID="{self.id("AreaCode", place.area)}" />')
        if place.country:
            relevance = self.id("CountryRelevance", "Unknown")
            rows.append(f'<LocationCountry CountryID="{self.id("Country", place.country)}" CountryRelevanceID="{relevance}" />')
        for kind, text in place.parts.items():
            first, second = self.id("LocPartValueType", "Unknown"), self.id("LocPartValueStatus", "Unknown")
            rows.append(
                f'<LocationPart LocPartTypeID="{self.id("LocPartType", kind)}"><LocationPartValue Primary="true" LocPartValueTypeID="{first}" '
                f'LocPartValueStatusID="{second}"><Comment /><Value>{escape(text)}</Value></LocationPartValue></LocationPart>'
            )
        self.locations.append(f'    <Location ID="{number}">{"".join(rows)}</Location>')
        return number

    def period(self, first: tuple[int, int, int], last: tuple[int, int, int], circa: bool) -> str:
        """A period from a first to a last day."""
        approximate = "true" if circa else "false"
        boundary = f'Approximate="{approximate}" YearFixed="false" MonthFixed="false" DayFixed="false"'

        def point(tag: str, day: tuple[int, int, int]) -> str:
            return f"<{tag}><Year>{day[0]}</Year><Month>{day[1]}</Month><Day>{day[2]}</Day></{tag}>"

        return (
            f'<DatePeriod CalendarTypeID="{self.id("CalendarType", "Gregorian")}" YearFixed="false" MonthFixed="false" DayFixed="false">'
            f'<Start {boundary}>{point("From", first)}{point("To", first)}</Start><End {boundary}>{point("From", last)}{point("To", last)}</End></DatePeriod>'
        )

    def _party(self, party: Party) -> str:
        identity = self.new()
        kind = {"individual": "Individual", "entity": "Entity"}.get(party.kind, "Transport")
        self.id("PartyType", kind)
        sub_type = self.id("PartySubType", party.kind)
        for document in party.documents:
            self._document(document, identity)
        action = f' DeltaAction="{party.action}"' if party.action else ""
        features = "".join(self._feature(value, identity) for value in party.values)
        references = "".join(self._external(*reference) for reference in party.references)
        return (
            f'    <DistinctParty FixedRef="{party.number}"{action}><Comment>{escape(party.remark)}</Comment><Profile ID="{party.number}" '
            f'PartySubTypeID="{sub_type}">{self._identity(party, identity)}{features}{references}</Profile></DistinctParty>'
        )

    def _external(self, kind: str, value: str, url: str) -> str:
        link = f"<DirectURL>{escape(url)}</DirectURL>" if url else ""
        return f'<ExternalReference ExRefTypeID="{self.id("ExRefType", kind)}"><ExRefValue>{escape(value)}</ExRefValue>{link}</ExternalReference>'

    def _identity(self, party: Party, identity: int) -> str:
        groups: list[str] = []
        aliases = []
        for name in party.names:
            spellings = []
            for script, parts in name.spellings:
                rows = []
                for kind, text in parts:
                    group = self.new()
                    groups.append(f'<MasterNamePartGroup><NamePartGroup ID="{group}" NamePartTypeID="{self.id("NamePartType", kind)}" /></MasterNamePartGroup>')
                    rows.append(
                        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{group}" ScriptID="{self.id("Script", script)}" '
                        f'ScriptStatusID="{self.id("ScriptStatus", "Unknown")}" Acronym="false">{escape(text)}</NamePartValue></DocumentedNamePart>'
                    )
                spellings.append(
                    f'<DocumentedName ID="{self.new()}" FixedRef="{party.number}" DocNameStatusID="{self.id("DocNameStatus", "Unknown")}">'
                    f'{"".join(rows)}</DocumentedName>'
                )
            primary, weak = ("true" if flag else "false" for flag in (name.primary, name.weak))
            aliases.append(
                f'<Alias FixedRef="{party.number}" AliasTypeID="{self.id("AliasType", name.kind)}" Primary="{primary}" LowQuality="{weak}">'
                f'{"".join(spellings)}</Alias>'
            )
        return (
            f'<Identity ID="{identity}" FixedRef="{party.number}" Primary="true" False="false">{"".join(aliases)}'
            f'<NamePartGroups>{"".join(groups)}</NamePartGroups></Identity>'
        )

    def _feature(self, value: Value, identity: int) -> str:
        comment = f"<Comment>{escape(value.comment)}</Comment>" if value.comment else "<Comment />"
        inner = ""
        if value.period is not None:
            inner += self.period(*value.period)
        if value.text:
            inner += f'<VersionDetail DetailTypeID="{self.id("DetailType", "TEXT")}">{escape(value.text)}</VersionDetail>'
        if value.lookup:
            inner += (
                f'<VersionDetail DetailTypeID="{self.id("DetailType", "LOOKUP")}" DetailReferenceID="{self.id("DetailReference", value.lookup)}"></VersionDetail>'
            )
        if value.place is not None:
            inner += f'<VersionLocation LocationID="{self.place(value.place)}" />'
        return (
            f'<Feature ID="{self.new()}" FeatureTypeID="{self.id("FeatureType", value.kind)}"><FeatureVersion ID="{self.new()}" '
            f'ReliabilityID="{self.id("Reliability", "Unknown")}">{comment}{inner}</FeatureVersion>'
            f'<IdentityReference IdentityID="{identity}" IdentityFeatureLinkTypeID="{self.id("IdentityFeatureLinkType", "Unknown")}" /></Feature>'
        )

    def _document(self, document: Document, identity: int) -> None:
        rows = [f"<Comment>{escape(document.comment)}</Comment>", f"<IDRegistrationNo>{escape(document.number)}</IDRegistrationNo>"]
        if document.authority:
            rows.append(f"<IssuingAuthority>{escape(document.authority)}</IssuingAuthority>")
        for kind, day in (("Issue Date", document.issued), ("Expiration Date", document.expires)):
            if day is not None:
                rows.append(f'<DocumentDate IDRegDocDateTypeID="{self.id("IDRegDocDateType", kind)}">{self.period(day, day, False)}</DocumentDate>')
        more = ""
        if document.country:
            more += f' IssuedBy-CountryID="{self.id("Country", document.country)}"'
        if document.validity:
            more += f' ValidityID="{self.id("Validity", document.validity)}"'
        self.documents.append(
            f'    <IDRegDocument ID="{self.new()}" IDRegDocTypeID="{self.id("IDRegDocType", document.kind)}" IdentityID="{identity}"{more}>'
            f'{"".join(rows)}</IDRegDocument>'
        )

    def _entry(self, party: Party, listing: Listing, place: int) -> str:
        calendar = self.id("CalendarType", "Gregorian")
        nothing = f'<DatePeriod CalendarTypeID="{calendar}" YearFixed="false" MonthFixed="false" DayFixed="false" />'
        rows = [f"<LimitationsToListing>{escape(listing.limits)}</LimitationsToListing>"] if listing.limits else []
        for kind, (year, month, day), basis in listing.events:
            rows.append(
                f'<EntryEvent ID="{self.new()}" EntryEventTypeID="{self.id("EntryEventType", kind)}" LegalBasisID="{self.id("LegalBasis", basis)}"><Comment />'
                f'<Date CalendarTypeID="{calendar}"><Year>{year}</Year><Month>{month}</Month><Day>{day}</Day></Date></EntryEvent>'
            )
        for kind, comment in (*listing.measures, *(("Program", tag) for tag in listing.programs)):
            rows.append(
                f'<SanctionsMeasure ID="{self.new()}" SanctionsTypeID="{self.id("SanctionsType", kind)}"><Comment>{escape(comment)}</Comment>{nothing}</SanctionsMeasure>'
            )
        supporting = [(f"<Text>{escape(text)}</Text>") for text in listing.texts] + [f"<DirectURL>{escape(url)}</DirectURL>" for url in listing.urls]
        rows.extend(f'<SupportingInfo ID="{self.new()}" SupInfoTypeID="{self.id("SupInfoType", "Unknown")}">{inner}</SupportingInfo>' for inner in supporting)
        flag = f' EntryDeltaFlag="{listing.flag}"' if listing.flag else ""
        number = party.number if not place else self.new()
        return f'    <SanctionsEntry ID="{number}" ProfileID="{party.number}" ListID="{self.id("List", listing.list_name)}"{flag}>{"".join(rows)}</SanctionsEntry>'

    def _relation(self, relation: Relation, parties: list[Party]) -> str:
        former = "true" if relation.former else "false"
        return (
            f'    <ProfileRelationship ID="{self.new()}" From-ProfileID="{relation.source}" To-ProfileID="{relation.target}" '
            f'RelationTypeID="{self.id("RelationType", relation.kind)}" RelationQualityID="{self.id("RelationQuality", relation.quality)}" Former="{former}" '
            f'SanctionsEntryID="{parties[0].number}"><Comment>{escape(relation.comment)}</Comment></ProfileRelationship>'
        )
