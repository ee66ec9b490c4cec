"""The UK Sanctions List, whatever its format: what becomes of each field, and in which facet it stands.

The official XML and CSV speak for all facets. The five derived tables speak for one each: `subjects` for the roster and
`identity`, and the others for `names`, `births`, `identifiers` and `countries`. Where a fact is the same, its statement is
the same, so that a newer table neither ends nor repeats what the XML said.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.model.statement import MAIN, ROSTER, Statement
from seawall.sources.contract import Sheet, SourceFile
from seawall.sources.gb import contacts, documents, measures, names, places
from seawall.sources.gb.facts import EACH_SANCTION, NOTHING, Fact, Party, Reading, child
from seawall.sources.gb.prose import read_prose
from seawall.sources.gb.regimes import regime_of_name, regime_of_number
from seawall.sources.gb.ships import read_flags, read_owners, read_parties
from seawall.sources.gb.texts import said
from seawall.text.dates import parse_date

LIST_ID: Final = "gb_fcdo_uksl"
AUTHORITY: Final = "Foreign, Commonwealth and Development Office"
IDENTITY, NAMES, BIRTHS, IDENTIFIERS, COUNTRIES = "identity", "names", "births", "identifiers", "countries"
ALL_FACETS: Final = frozenset({ROSTER, IDENTITY, NAMES, BIRTHS, IDENTIFIERS, COUNTRIES, MAIN})
TABLE: Final = "sources/gb/uksl.py"

#: "Designation type", "IndividualEntityShip" (folded) to the schema.
TYPES: Final = {"individual": "Person", "entity": "Organization", "ship": "Vessel"}

#: "Name type" (letters alone, lower case: the list prints it in six ways) to the property.
NAME_TYPES: Final[dict[str, names.Kind]] = {
    "primaryname": "name", "primary": "name", "primaryalias": "name", "primaryvariation": "alias", "primarynamevariation": "alias", "namevariation": "alias", "variation": "alias",
    "alias": "alias", "aka": "alias", "fka": "previousName", "previousname": "previousName", "formername": "previousName", "": "alias",
}  # fmt: skip

#: "Alias strength" (letters alone, lower case): whether it is weak.
STRENGTHS: Final = {"": False, "goodquality": False, "goodqualityaka": False, "good": False, "lowquality": True, "lowqualityaka": True, "low": True}

#: "Designation source" (letters alone, lower case).
SOURCES: Final = {"uk": "UK", "un": "UN", "ukun": "UK and UN", "unuk": "UK and UN", "ukandun": "UK and UN", "unanduk": "UK and UN", "": ""}


@lru_cache(maxsize=1024)
def letters(text: str) -> str:
    """The letters of a category, lower case.

    >>> letters("Good quality a.k.a"), letters("ALias ")
    ('goodqualityaka', 'alias')
    """
    return "".join(char for char in text.lower() if char.isalpha())


_TOPIC: Final = Fact("topics", "sanction")


@lru_cache(maxsize=4096)
def _read_dates(designated: str, updated: str) -> tuple[tuple[tuple[str, str, str | None], ...], tuple[tuple[str, str], ...]]:
    """Values (property, value, original) of the two dates, and rejects. A day's designations have the same ones."""
    rows: list[tuple[str, str, str | None]] = []
    rejects: list[tuple[str, str]] = []
    for props, text in ((("listingDate", "startDate"), designated), (("modifiedAt",), updated)):
        printed = text.strip()
        day = parse_date(printed)
        if day is not None:
            rows += [(prop, day, printed if printed != day else None) for prop in props]
        elif said(text):
            rejects.append(("not a date", said(text)))
            rows.append(("description", f"{props[0]}: {said(text)}", None))
    return tuple(rows), tuple(rejects)


def write_listing(sheet: Sheet, unique_id: str, party_id: str, place: str, line: int, fields: tuple[str, ...]) -> list[tuple[str, str]]:
    """The sanction of a designation; returns what it has to reject.

    Each statement is written out: a row of the table of subjects is twelve of them and little else, and a loop over them costs as much again.

    Args:
        sheet: collects the statements.
        unique_id, party_id: the publisher's number, and the party's id.
        place, line: for the statements.
        fields: as printed: date designated, last updated, UN reference, OFSI group id.
    """
    designated, updated, un_reference, group_id = fields
    regime = regime_of_number(unique_id)
    dates, rejects = _read_dates(designated, updated)
    subject = f"{party_id}-{sanction_of(unique_id)}"
    new, statement = tuple.__new__, Statement
    found = [
        new(statement, (party_id, subject, "Sanction", "entity", party_id, None, None, place, line, IDENTITY, None, None)),
        new(statement, (party_id, subject, "Sanction", "authority", AUTHORITY, None, None, place, line, IDENTITY, None, None)),
        new(statement, (party_id, subject, "Sanction", "authorityId", unique_id, None, None, place, line, IDENTITY, None, None)),
    ]
    if regime is not None:
        found.append(new(statement, (party_id, subject, "Sanction", "program", regime.program, None, None, place, line, IDENTITY, None, None)))
        found.append(new(statement, (party_id, subject, "Sanction", "programId", regime.program_id, None, None, place, line, IDENTITY, None, None)))
        if regime.country:
            found.append(new(statement, (party_id, subject, "Sanction", "country", regime.country, None, None, place, line, IDENTITY, None, None)))
    found += [new(statement, (party_id, subject, "Sanction", prop, value, original, None, place, line, IDENTITY, None, None)) for prop, value, original in dates]
    if un_reference:
        found += [new(statement, (party_id, subject, "Sanction", "unscId", piece, None, None, place, line, IDENTITY, None, None)) for piece in _references(un_reference)]
    if group_id:
        found += [new(statement, (party_id, subject, "Sanction", "recordId", piece, None, None, place, line, IDENTITY, None, None)) for piece in _references(group_id)]
    sheet.statements += found
    return [*rejects] if regime is not None else [("a regime code that is in no table", unique_id), *rejects]


@lru_cache(maxsize=65536)
def sanction_of(unique_id: str) -> str:
    """Suffix of the id of a designation's sanction."""
    regime = regime_of_number(unique_id)
    return f"sanction-{regime.code if regime is not None else slug(unique_id[:3]) or 'none'}"


class Designation:
    """A designation while it is read: lays down each field in its facet.

    Args:
        sheet: collects what the file says.
        unique_id: the publisher's number, such as `RUS0001`.
        schema: the party's schema.
    """

    __slots__ = ("is_person", "party", "unique_id")

    def __init__(self, sheet: Sheet, unique_id: str, schema: str) -> None:
        self.unique_id = unique_id
        self.party = Party(sheet, party_id(unique_id), schema, f"UniqueID={unique_id}")
        self.is_person = schema == "Person"
        self.party.sanctions.append(sanction_of(unique_id))

    def identity(self, line: int, designated: str, updated: str, un_reference: str, group_id: str, at: str = "UniqueID") -> None:
        """The listing itself: number, regime, dates, references. To be called once for each distinct set of fields."""
        party = self.party
        party.add((_TOPIC,), at, line, IDENTITY)
        fields = (designated, updated, un_reference, group_id)
        for reject in write_listing(party.sheet, self.unique_id, party.party_id, f"{party.place}/{at}", line, fields):
            party.lay(Reading((), (reject,)), at, line, IDENTITY)

    def name(self, line: int, kind: names.Kind, family: str, given: tuple[str, ...], at: str = "Name") -> str:
        """One name; returns the whole name if it is a primary one, under which links find the party."""
        reading = names.read_name(kind, family, given, self.is_person)
        self.party.lay(reading, at, line, NAMES)
        return reading.facts[0].value if kind == "name" and reading.facts else ""

    def birth(self, line: int, text: str, at: str = "DOB") -> None:
        """One birth date."""
        self.party.lay(places.read_birth(text), at, line, BIRTHS)

    def country(self, line: int, kind: str, text: str, at: str = "Country") -> None:
        """A country of address, of birth or of nationality."""
        self.party.lay(places.read_country(COUNTRY_KINDS[kind], text), at, line, COUNTRIES)

    def identifier(self, line: int, kind: str, number: str, details: str, at: str = "Identifier") -> None:
        """A passport, national identifier, business registration or IMO number."""
        self.party.lay(_read_identifier(kind, number, details), at, line, IDENTIFIERS)

    def regime(self, line: int, printed: str, at: str = "RegimeName") -> None:
        """The regime as printed: its act; and its program, if the number does not tell it."""
        plain = said(printed)
        suffix = self.party.sanctions[0]
        known, named = regime_of_number(self.unique_id), regime_of_name(plain)
        pairs: list[tuple[str, str]] = [("summary", plain)]
        if known is None:
            pairs += [("program", named.program if named is not None else plain), ("programId", named.program_id if named is not None else "")]
        rejects = (("a regime that is in no table", plain),) if plain and named is None else ()
        self.party.lay(Reading(child(suffix, "Sanction", *pairs), rejects), at, line)

    def text(self, line: int, field: str, text: str) -> None:
        """A field that stands in the full files alone; see `FIELDS`."""
        if text:
            self.party.lay(FIELDS[field](text, self.party.schema), field, line)


COUNTRY_KINDS: Final = {"address": "country", "birth": "birthCountry", "nationality": "nationality"}
IDENTIFIER_KINDS: Final = frozenset({"passport", "national", "business", "imo"})


def party_id(unique_id: str) -> str:
    """Id of the party."""
    return f"gb-fcdo-uksl-{unique_id if is_number(unique_id) else slug(unique_id)}"


def is_number(text: str) -> bool:
    """Whether it is letters and digits alone, with a digit at the end: then it is no word for "nothing", and is a part of an id as it is."""
    return text.isalnum() and text.isascii() and text[-1].isdigit()


def need_number(file: SourceFile, source: str, unique_id: str, locator: str) -> str:
    """The number of a designation.

    Raises:
        FormatError: there is none.
    """
    if is_number(unique_id):
        return unique_id
    plain = said(unique_id)
    if not slug(plain):
        raise FormatError(
            f"a designation whose Unique ID is {unique_id!r}", source=source, snapshot=file.name, locator=locator,
            cure="The record is cut or shifted; fetch the file again.",
        )  # fmt: skip
    return plain


def schema_of(sheet: Sheet, printed: str, locator: str) -> str:
    """Schema by "Individual", "Entity", "Ship".

    Raises:
        UnknownValueError: another type.
    """
    schema = TYPES.get(letters(printed))
    if schema is None:
        raise sheet.unknown("designation type", printed, locator, f"TYPES in {TABLE}")
    return schema


def kind_of_name(sheet: Sheet, name_type: str, strength: str, locator: str) -> names.Kind:
    """Property of a name by type and strength.

    Raises:
        UnknownValueError: a type or strength that is in no table.
    """
    kind = NAME_TYPES.get(letters(name_type))
    if kind is None:
        raise sheet.unknown("name type", name_type, locator, f"NAME_TYPES in {TABLE}")
    weak = STRENGTHS.get(letters(strength))
    if weak is None:
        raise sheet.unknown("alias strength", strength, locator, f"STRENGTHS in {TABLE}")
    return "weakAlias" if weak and kind == "alias" else kind


def _references(text: str) -> list[str]:
    """References of a cell: "QDi.042 and SOi.002"."""
    if text.isalnum() and text[-1].isdigit():
        return [text]
    plain = said(text)
    for mark in (" and ", "&", ";", ",", "|", "/"):
        plain = plain.replace(mark, " ")
    return plain.split()


def _read_identifier(kind: str, number: str, details: str) -> Reading:
    if kind == "passport":
        return documents.read_passports(number, details)
    if kind == "national":
        return documents.read_national(number, details)
    if kind == "business":
        return documents.read_business_numbers(number)
    return contacts.read_imo(number)


def _source(text: str, schema: str) -> Reading:
    plain = said(text)
    source = SOURCES.get(letters(text))
    if not plain:
        return NOTHING
    rejects = () if source is not None else (("a designation source that is in no table", plain),)
    return Reading((Fact("description", f"Designation source: {source or plain}", plain, EACH_SANCTION, "Sanction"),), rejects)


def _reason(text: str, schema: str) -> Reading:
    plain = said(text)
    return Reading((Fact("reason", plain, None, EACH_SANCTION, "Sanction"),)) if plain else NOTHING


def _remark(text: str, schema: str) -> Reading:
    plain = said(text)
    if not plain:
        return NOTHING
    prose = read_prose(plain, schema)
    return Reading((Fact("notes", plain), *prose.facts), prose.rejects, prose.links)


#: Fields that stand in the full files alone, by one name for XML and CSV, and their readers (text, schema).
FIELDS: Final[dict[str, Callable[[str, str], Reading]]] = {
    "Title": lambda text, schema: contacts.read_values("title", text),
    "DesignationSource": _source,
    "SanctionsImposed": lambda text, schema: measures.sanctions_imposed(text),
    "OtherInformation": _remark,
    "UKStatementofReasons": _reason,
    "PhoneNumber": lambda text, schema: contacts.read_phones(text),
    "Website": lambda text, schema: contacts.read_sites(text),
    "EmailAddress": lambda text, schema: contacts.read_emails(text),
    "Position": lambda text, schema: contacts.read_values("position", text),
    "Gender": lambda text, schema: contacts.read_gender(text),
    "TypeOfEntity": lambda text, schema: contacts.read_values("legalForm", text),
    "Subsidiary": lambda text, schema: read_parties("subsidiary", text),
    "ParentCompany": lambda text, schema: read_parties("parent company", text),
    "CurrentOwnerOperator": lambda text, schema: read_owners("current owner", text),
    "PreviousOwnerOperator": lambda text, schema: read_owners("previous owner", text),
    "CurrentBelievedFlagOfShip": lambda text, schema: read_flags("flag", text),
    "PreviousFlag": lambda text, schema: read_flags("pastFlags", text),
    "TypeOfShip": lambda text, schema: contacts.read_values("type", text),
    "TonnageOfShip": lambda text, schema: contacts.read_values("tonnage", text),
    "LengthOfShip": lambda text, schema: contacts.read_labeled("Length of ship", text),
    "YearBuilt": lambda text, schema: contacts.read_year_built(text),
    "HullIdentificationNumber": lambda text, schema: contacts.read_values("registrationNumber", text),
}  # fmt: skip
