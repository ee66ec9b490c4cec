"""Distinct parties: names and features, kept small until the sections that follow say on which programs they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from seawall.errors import UnknownValueError
from seawall.sources.us_ofac_advanced.dates import print_period, read_period
from seawall.sources.us_ofac_advanced.locations import Location
from seawall.sources.us_ofac_advanced.reference import References
from seawall.sources.us_ofac_advanced.stream import Reader, local, text_of
from seawall.sources.us_ofac_advanced.tables import (
    ALIAS_TYPES,
    FAMILY_PARTS,
    GIVEN_PARTS,
    LATIN,
    PART_PROPS,
    PARTY_TYPES,
    SCRIPT_LANGUAGES,
    SOURCE,
    SUB_TYPES,
    TABLE,
)
from seawall.sources.xmltree import Element, line_of


class Name(NamedTuple):
    """One spelling of a name.

    Attributes:
        printed: `FAMILY, Given` in Latin script, as the other formats print it; in other scripts in the order of the file.
        kind: `name`, `aka`, `fka`, `nka`, `dba`.
        primary: whether it is the party's primary name.
        weak: OFAC's "low quality".
        latin: whether it is in Latin script.
        lang: ISO 639-3 code, where the script has one language only.
        parts: property and text of parts that have one of their own.
        odd: types of part that are in no table.
    """

    printed: str
    kind: str
    primary: bool
    weak: bool
    latin: bool
    lang: str | None
    parts: tuple[tuple[str, str], ...]
    odd: tuple[str, ...] = ()


class Feature(NamedTuple):
    """One value of a feature: its type, its text, the location it names, and what is said beside it."""

    kind: str
    text: str
    location: Location | None
    comment: str


@dataclass(slots=True)
class Profile:
    """One party.

    Attributes:
        number: OFAC's number (`FixedRef`).
        profile: number of the profile, by which relations and entries refer to it.
        schema: ours.
        line: line of the element.
        action: the delta's action, or empty.
        identities: numbers by which documents refer to it.
        names, features, remarks: in the order of the file.
        references: external references: text and address.
    """

    number: str
    profile: str
    schema: str
    line: int
    action: str
    identities: list[str] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    features: list[Feature] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)


def read_party(reader: Reader, references: References, locations: dict[str, Location], element: Element) -> list[Profile]:
    """The profiles of a `DistinctParty`; OFAC's parties have one."""
    number = reader.attribute(element, "FixedRef").strip()
    if not (number.isascii() and number.isdigit() and len(number) <= 9):
        raise reader.broken(element, f"FixedRef {number!r} is no number")
    remarks: list[str] = []
    found: list[Profile] = []
    for tag, child in reader.children(element, "DistinctParty"):
        if tag == "Comment":
            remarks.append(text_of(child))
        else:
            found.append(_Reading(reader, references, locations, number, element.get("DeltaAction", "")).profile(child))
    if not found:
        raise reader.broken(element, f"DistinctParty {number} has no Profile")
    found[0].remarks[:0] = [remark for remark in remarks if remark]
    return found


class _Reading:
    """One profile while it is read."""

    __slots__ = ("action", "locations", "number", "reader", "references")

    def __init__(self, reader: Reader, references: References, locations: dict[str, Location], number: str, action: str) -> None:
        self.reader = reader
        self.references = references
        self.locations = locations
        self.number = number
        self.action = action

    def profile(self, element: Element) -> Profile:
        reader = self.reader
        profile = Profile(self.number, reader.attribute(element, "ID"), self._schema(element), line_of(element), element.get("DeltaAction") or self.action)
        for tag, child in reader.children(element, "Profile"):
            if tag == "Identity":
                self._identity(child, profile)
            elif tag == "Feature":
                self._feature(child, profile)
            elif tag == "Comment" and text_of(child):
                profile.remarks.append(text_of(child))
            elif tag == "ExternalReference":
                profile.references.append(self._reference(child))
        return profile

    def _schema(self, element: Element) -> str:
        sub_type = self.references.value("PartySubType", element.get("PartySubTypeID"), element)
        schema = SUB_TYPES.get(sub_type.text.lower())
        if schema is None:
            party_type = self.references.text("PartyType", sub_type.attributes.get("PartyTypeID"), element)
            schema = PARTY_TYPES.get(party_type.lower()) or PARTY_TYPES.get(sub_type.text.lower())
            if schema is None:
                raise self._unknown("PartyType", party_type, element, "PARTY_TYPES")
        return schema

    def _unknown(self, what: str, value: str, element: Element, table: str) -> UnknownValueError:
        return UnknownValueError(
            f"unknown {what} {value!r}", source=SOURCE, snapshot=self.reader.file.name, locator=f"DistinctParty[{self.number}], line {line_of(element)}",
            cure=f"Add it to {table} in {TABLE} if it is real; the file stays unloaded until then.",
        )  # fmt: skip

    def _reference(self, element: Element) -> tuple[str, str]:
        text = self.references.text("ExRefType", element.get("ExRefTypeID"), element)
        url = ""
        for tag, child in self.reader.children(element, "ExternalReference"):
            if tag in ("ExRefValue", "Comment") and text_of(child):
                text += f": {text_of(child)}"
            elif tag == "DirectURL":
                url = text_of(child)
        return text, url

    def _identity(self, element: Element, profile: Profile) -> None:
        reader = self.reader
        profile.identities.append(reader.attribute(element, "ID"))
        if element.get("False", "").lower() in ("true", "1"):
            profile.remarks.append("OFAC marks one of the identities as false")
        groups: dict[str, str] = {}
        aliases: list[Element] = []
        for tag, child in reader.children(element, "Identity"):
            if tag == "Alias":
                aliases.append(child)
            elif tag == "NamePartGroups":
                for group in child.iter():
                    if local(group.tag) == "NamePartGroup":
                        groups[reader.attribute(group, "ID")] = self.references.text("NamePartType", group.get("NamePartTypeID"), group).lower()
        primary_identity = element.get("Primary", "true").lower() in ("true", "1")
        for alias in aliases:
            self._alias(alias, groups, profile, primary_identity)

    def _alias(self, element: Element, groups: dict[str, str], profile: Profile, primary_identity: bool) -> None:
        printed = self.references.text("AliasType", element.get("AliasTypeID"), element)
        kind = ALIAS_TYPES.get(printed.lower().replace(".", ""))
        if kind is None:
            raise self._unknown("AliasType", printed, element, "ALIAS_TYPES")
        primary = primary_identity and element.get("Primary", "").lower() in ("true", "1")
        weak = element.get("LowQuality", "").lower() in ("true", "1")
        for tag, child in self.reader.children(element, "Alias"):
            if tag == "DocumentedName":
                name = self._name(child, groups, kind, primary, weak)
                if name is not None:
                    profile.names.append(name)

    def _name(self, element: Element, groups: dict[str, str], kind: str, primary: bool, weak: bool) -> Name | None:
        texts: list[tuple[str, str]] = []
        script = ""
        for tag, part in self.reader.children(element, "DocumentedName"):
            if tag != "DocumentedNamePart":
                continue
            for value in part:
                text = text_of(value)
                if not text:
                    continue
                text = f"{part.get('LeadingChars', '')}{text}{part.get('TrailingChars', '')}".strip()
                texts.append((groups.get(value.get("NamePartGroupID", ""), ""), text))
                if value.get("ScriptID") is not None:
                    script = self.references.text("Script", value.get("ScriptID"), value).lower()
        if not texts:
            return None
        latin = script in LATIN
        parts = tuple((PART_PROPS[label], text) for label, text in texts if label in PART_PROPS)
        printed = _printed(texts) if latin else " ".join(text for _, text in texts)
        lang = None if latin else next((code for word, code in SCRIPT_LANGUAGES.items() if word in script), None)
        odd = tuple(label for label, _ in texts if label and label not in FAMILY_PARTS and label not in GIVEN_PARTS and not label.endswith("name"))
        return Name(printed, kind, primary, weak, latin, lang, parts, odd)

    def _feature(self, element: Element, profile: Profile) -> None:
        kind = self.references.text("FeatureType", element.get("FeatureTypeID"), element)
        for tag, version in self.reader.children(element, "Feature"):
            if tag == "FeatureVersion":
                profile.features.extend(self._version(version, kind))

    def _version(self, element: Element, kind: str) -> list[Feature]:
        """The values of a feature; a version with several details has several."""
        reader = self.reader
        texts: list[str] = []
        places: list[Location] = []
        comment = ""
        for tag, child in reader.children(element, "FeatureVersion"):
            if tag == "VersionDetail":
                text = text_of(child)
                number = child.get("DetailReferenceID")
                if number is not None:
                    looked_up = self.references.text("DetailReference", number, child)
                    text = looked_up if not text or text == looked_up else f"{looked_up} {text}"
                texts.append(text)
            elif tag == "DatePeriod":
                period = read_period(child)
                if period is not None:
                    texts.append(print_period(period))
            elif tag == "VersionLocation":
                place = self.locations.get(child.get("LocationID", ""))
                if place is None:
                    raise reader.broken(child, f"Location {child.get('LocationID')!r} is not in the file")
                places.append(place)
            elif tag == "Comment":
                comment = text_of(child)
        found = [Feature(kind, text, None, comment) for text in texts if text]
        found.extend(Feature(kind, "", place, comment) for place in places)
        if not found and comment:
            found.append(Feature(kind, comment, None, ""))
        return found


def _printed(texts: list[tuple[str, str]]) -> str:
    """`FAMILY, Given Middle` of a person; the name of all others.

    >>> _printed([("last name", "ZHOU"), ("first name", "William"), ("patronymic", "Li")]), _printed([("entity name", "ACME, S.A.")])
    ('ZHOU, William Li', 'ACME, S.A.')
    """
    family = " ".join(text for label, text in texts if label in FAMILY_PARTS)
    given = " ".join(text for label, text in texts if label not in FAMILY_PARTS)
    return f"{family}, {given}" if family and given else family or given
