"""The list side of screening: listed parties, their names and their identifiers, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa

from seawall.screen.details import Details
from seawall.screen.gender_of_name import gender_of_names
from seawall.screen.identifiers import SCHEME_OF_PROPERTY, normalize_identifier, registration_marks

#: Kinds of names in the order of their strength; the number is what the index stores.
NAME_KINDS: Final = ("name", "alias", "previousName", "weakAlias", "abbreviation")

PARTIES: Final = pa.schema([
    pa.field("id", pa.string()), pa.field("schema", pa.string()), pa.field("caption", pa.string()),
    pa.field("lists", pa.list_(pa.string())), pa.field("programs", pa.list_(pa.string())),
    pa.field("birth_dates", pa.list_(pa.string())), pa.field("countries", pa.list_(pa.string())), pa.field("genders", pa.list_(pa.string())),
    pa.field("places", pa.list_(pa.string())), pa.field("addresses", pa.list_(pa.string())), pa.field("own_countries", pa.list_(pa.string())),
    pa.field("implied_genders", pa.list_(pa.string())),
])  # fmt: skip
NAMES: Final = pa.schema([pa.field("party", pa.int32()), pa.field("text", pa.string()), pa.field("kind", pa.int8())])
IDENTIFIERS: Final = pa.schema([pa.field("party", pa.int32()), pa.field("scheme", pa.string()), pa.field("value", pa.string()), pa.field("printed", pa.string())])

#: FollowTheMoney properties by what they tell about a party.
_DATES = frozenset({"birthDate", "incorporationDate", "buildDate"})
#: Countries that say what someone is, and all.
OWN_COUNTRIES: Final = frozenset({"nationality", "citizenship", "jurisdiction", "mainCountry", "flag", "pastFlags"})
_COUNTRIES = OWN_COUNTRIES | {"birthCountry", "country"}
_ADDRESSES = frozenset({"address", "city"})
#: All properties of a party that say something for screening.
PARTY_PROPS: Final = frozenset(NAME_KINDS) | frozenset(SCHEME_OF_PROPERTY) | _DATES | _COUNTRIES | _ADDRESSES | {"gender", "birthPlace"}


@dataclass(frozen=True)
class Roster:
    """Parties in the order of their ids, and what belongs to them.

    Attributes:
        parties: see `PARTIES`.
        names: see `NAMES`; `party` is a row of `parties`.
        identifiers: see `IDENTIFIERS`; `value` is normalized.
    """

    parties: pa.Table
    names: pa.Table
    identifiers: pa.Table


@dataclass
class PartyDraft:
    """One party while it is collected."""

    id: str
    schema: str = ""
    lists: dict[str, None] = field(default_factory=dict)
    programs: dict[str, None] = field(default_factory=dict)
    birth_dates: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    genders: dict[str, None] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)
    addresses: dict[str, None] = field(default_factory=dict)
    own_countries: dict[str, None] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    identifiers: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, prop: str, value: str, original: str | None = None) -> None:
        """Take one value of the party itself."""
        if prop in NAME_KINDS:
            kind = NAME_KINDS.index(prop)
            for text in (value, original):
                if text and text.strip():
                    self.names[text] = min(kind, self.names.get(text, kind))
        elif prop in SCHEME_OF_PROPERTY:
            self.add_identifier(SCHEME_OF_PROPERTY[prop], value)
            if original:
                self.add_identifier(SCHEME_OF_PROPERTY[prop], original)
        elif prop in _DATES:
            self.birth_dates[value] = None
        elif prop in _COUNTRIES:
            self.countries[value] = None
            if prop in OWN_COUNTRIES:
                self.own_countries[value] = None
        elif prop == "gender":
            self.genders[value] = None
        elif prop == "birthPlace":
            self.places[value] = None
        elif prop in _ADDRESSES:
            self.addresses[value] = None

    @property
    def implied_genders(self) -> list[str]:
        """What the endings of a person's names tell, where no list states the gender."""
        told = gender_of_names(self.names) if self.schema == "Person" and not self.genders else ""
        return [told] if told else []

    def add_identifier(self, scheme: str, printed: str) -> None:
        """Take a number of the party, if it is one after normalization."""
        value = normalize_identifier(scheme, printed)
        if value is not None:
            self.identifiers.setdefault((scheme, value), printed)


def make_roster(drafts: Iterable[PartyDraft]) -> Roster:
    """Drafts as columns, in the order of ids."""
    ordered = sorted(drafts, key=lambda d: d.id)
    parties: dict[str, list[Any]] = {name: [] for name in PARTIES.names}
    names: dict[str, list[Any]] = {name: [] for name in NAMES.names}
    identifiers: dict[str, list[Any]] = {name: [] for name in IDENTIFIERS.names}
    for number, draft in enumerate(ordered):
        parties["id"].append(draft.id)
        parties["schema"].append(draft.schema or "LegalEntity")
        parties["caption"].append(_caption(draft))
        for column in ("lists", "programs", "birth_dates", "countries", "genders", "places", "addresses", "own_countries", "implied_genders"):
            parties[column].append(list(getattr(draft, column)))
        for scheme, _, printed in registration_marks(draft.schema, draft.names):
            draft.add_identifier(scheme, printed)
        for text, kind in draft.names.items():
            names["party"].append(number)
            names["text"].append(text)
            names["kind"].append(kind)
        for (scheme, value), printed in draft.identifiers.items():
            identifiers["party"].append(number)
            identifiers["scheme"].append(scheme)
            identifiers["value"].append(value)
            identifiers["printed"].append(printed)
    return Roster(pa.table(parties, PARTIES), pa.table(names, NAMES), pa.table(identifiers, IDENTIFIERS))


def details_of_party(row: Mapping[str, Any], numbers: Sequence[tuple[str, str, str]]) -> Details:
    """Details of a row of `PARTIES` with the party's numbers (scheme, value, printed)."""
    return Details(row["schema"], tuple(row["birth_dates"]), tuple(row["countries"]), tuple(row["genders"]), tuple(numbers), tuple(row["places"]),
                   tuple(row["addresses"]), tuple(row["own_countries"]), tuple(row["implied_genders"]))  # fmt: skip


def roster_of_entities(entities: Iterable[Mapping[str, Any]], list_id: str = "") -> Roster:
    """A roster of FollowTheMoney entities as JSON objects (`id`, `schema`, `properties`, perhaps `datasets`)."""
    drafts = []
    for entity in entities:
        draft = PartyDraft(str(entity["id"]), str(entity.get("schema") or "LegalEntity"))
        for name in entity.get("datasets") or ([list_id] if list_id else []):
            draft.lists[str(name)] = None
        for prop, values in (entity.get("properties") or {}).items():
            for value in values if isinstance(values, list) else [values]:
                if prop in ("program", "programId"):
                    draft.programs[str(value)] = None
                else:
                    draft.add(prop, str(value))
        drafts.append(draft)
    return make_roster(drafts)


def _caption(draft: PartyDraft) -> str:
    """The first primary name in Latin script; else the first name of the strongest kind; else the id."""
    best: tuple[int, int] | None = None
    caption = draft.id
    for text, kind in draft.names.items():
        rank = (kind, 0 if text.isascii() or all(ch <= "\u024f" or not ch.isalpha() for ch in text) else 1)
        if best is None or rank < best:
            best, caption = rank, text
    return caption
