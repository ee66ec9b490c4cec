"""JSON objects as customers: flat ones by the table of headings, FollowTheMoney entities by their properties."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa

from seawall.screen.customer_columns import CustomerColumns, NameLists
from seawall.screen.customer_details import SPLIT, TELLING_ROLES, Number, details_of, numbers_of, schema_of
from seawall.screen.customer_objects import Object
from seawall.screen.customer_reading import LONGEST_SHOWN, Reading
from seawall.screen.customer_tables import LONG_NAME, LONGEST_NAME, NO_LETTER, NO_NAME
from seawall.screen.details import Details
from seawall.screen.headings import guess_columns
from seawall.screen.identifiers import SCHEME_OF_PROPERTY
from seawall.screen.records import read_record
from seawall.screen.roster import OWN_COUNTRIES
from seawall.text.dates import Order

Roles = dict[str, list[str]]

#: FollowTheMoney schemas that describe or connect parties and are none.
NO_PARTIES: Final = frozenset({
    "Address", "Sanction", "Passport", "Identification", "Ownership", "Directorship", "Family", "Associate", "UnknownLink", "Membership", "Employment",
    "Occupancy", "Position", "Representation", "Succession", "Payment", "Debt", "Documentation", "Note", "Similar", "Event", "Document", "Article", "Mention",
    "BankAccount", "EconomicActivity", "CourtCase", "CourtCaseParty", "Call", "Message", "Page", "Pages", "Risk", "ProjectParticipant", "ContractAward",
})  # fmt: skip
NOTE_NO_PARTY: Final = "objects that are no party (addresses, sanctions, links …)"
NOTE_TYPES: Final = "objects with values that are no text"
_PROPERTY_ROLES: Final = {
    "name": "name", "alias": "alias", "weakAlias": "alias", "previousName": "alias", "abbreviation": "alias", "firstName": "first", "secondName": "middle",
    "middleName": "middle", "fatherName": "middle", "lastName": "last", "incorporationDate": "birth", "birthDate": "birth", "buildDate": "birth",
    "country": "country", "birthCountry": "country", "gender": "gender", "birthPlace": "place", "address": "address", "city": "address",
} | dict.fromkeys(OWN_COUNTRIES, "nationality") | {prop: f"id:{scheme}" for prop, scheme in SCHEME_OF_PROPERTY.items()}  # fmt: skip
#: Keys of an entity beside its properties that say something.
_ENTITY_ROLES: Final = {"id": "id", "schema": "schema"}
_EXACT_INTEGERS = 2.0**53


def customers_of_objects(reading: Reading, objects: Sequence[Object], order: Order) -> CustomerColumns:
    """The customers of some objects; those without any name or number are rejected, links and attributes of parties are counted.

    Args:
        order: how `03/04/1970` is read.
    """
    rows: list[int] = []
    ids: list[str] = []
    numbers: list[tuple[Number, ...]] = []
    kept: list[dict[str, Any]] = []
    flats: list[Roles] = []
    texts: list[str] = []
    owner: list[int] = []
    for row, value in objects:
        if is_no_party(value):
            reading.note(NOTE_NO_PARTY)
            continue
        flat, misfits = roles_of_object(value)
        if misfits:
            reading.note(NOTE_TYPES)
        names = names_of_roles(flat)
        official = tuple(number for role, found in flat.items() if role.startswith("id:") for number in numbers_of(role[3:], found))
        problem = _problem(names, bool(official), misfits)
        if problem:
            reading.reject(row, problem, str(value)[: 2 * LONGEST_SHOWN])
            continue
        names = [name for name in names if _speaks(name)]
        texts += names
        owner += [len(rows)] * len(names)
        rows.append(row)
        ids.append(next(iter(flat.get("id", ())), "") or str(row))
        numbers.append(official)
        kept.append(value)
        flats.append(flat)

    def details(place: int) -> Details:
        if isinstance(kept[place].get("properties"), Mapping):
            return read_record(kept[place]).details
        return details_of(flats[place], names_of_roles(flats[place]), numbers[place], order)

    column, owners = pa.array(texts, pa.string()), np.array(owner, np.int64)
    known = [bool(number) or any(role in flat for role in TELLING_ROLES) for flat, number in zip(flats, numbers, strict=True)]
    persons = [schema_of(str(value.get("schema") or next(iter(flat.get("schema", ())), ""))) == "Person" for value, flat in zip(kept, flats, strict=True)]
    return CustomerColumns(rows, ids, NameLists(column, owners, len(rows)), details, lambda place: kept[place], numbers, known, persons, column, owners)


def is_no_party(value: Mapping[str, Any]) -> bool:
    """Whether an entity only describes or connects parties."""
    schema = value.get("schema")
    return isinstance(schema, str) and schema in NO_PARTIES and isinstance(value.get("properties"), Mapping)


def roles_of_object(value: Mapping[str, Any]) -> tuple[Roles, list[str]]:
    """What an object says by role (see `headings.ROLES`), and the keys of names, dates … whose values are no text."""
    flat: Roles = {}
    misfits: list[str] = []
    properties = value.get("properties")
    if isinstance(properties, Mapping):
        items = [(_ENTITY_ROLES.get(key, ""), key, content) for key, content in value.items()]
        items += [(_PROPERTY_ROLES.get(key, ""), key, content) for key, content in properties.items()]
    else:
        items = [(role, key, content) for role, (key, content) in zip(_roles_of_keys(tuple(value)), value.items(), strict=True)]
    for role, key, content in items:
        if not role:
            continue
        for item in content if isinstance(content, list) else (content,):
            text = _text(item)
            if text is None:
                misfits.append(key)
            elif text:
                found = flat.get(role)
                if found is None:
                    found = flat[role] = []
                if ";" in text and role != "name":
                    found += [piece for piece in SPLIT.split(text) if piece]
                else:
                    found.append(text)
    if "name" not in flat and isinstance(properties, Mapping) and (caption := _text(value.get("caption"))) and caption != str(value.get("id")):
        flat["name"] = [caption]
    return flat, misfits


def names_of_roles(flat: Roles) -> list[str]:
    """Every name once: whole ones, joined parts where there is no whole one, other ones."""
    parts = [] if flat.get("name") else [" ".join([*flat.get("first", ()), *flat.get("middle", ()), *flat.get("last", ())])]
    return [name for name in dict.fromkeys([*flat.get("name", ()), *parts, *flat.get("original", ()), *flat.get("alias", ())]) if name]


@lru_cache(maxsize=1024)
def _roles_of_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    guess = guess_columns([*keys, ""])
    return tuple(_PROPERTY_ROLES.get(key) or guess.columns.get(key, "") for key in keys)


def _problem(names: Sequence[str], has_number: bool, misfits: Sequence[str]) -> str:
    if any(len(name) > LONGEST_NAME for name in names):
        return LONG_NAME
    if any("\0" in name for name in names):
        return "a NUL character"
    if has_number or any(map(_speaks, names)):
        return ""
    if names:
        return NO_LETTER
    return f"{NO_NAME}; {', '.join(repr(key[:40]) for key in misfits[:3])} holds no text" if misfits else NO_NAME


def _speaks(name: str) -> bool:
    # Most names begin with a letter of ASCII.
    return (name[:1].isascii() and name[:1].isalnum()) or any(ch.isalnum() and unicodedata.category(ch)[0] in "LN" for ch in name)


def _text(item: Any) -> str | None:
    """A value as text, "" for nothing, None for what is no value of a cell; a number beyond 53 bits has lost digits and is none."""
    if item is None:
        return ""
    if isinstance(item, str):
        return item.strip()
    if isinstance(item, bool) or not isinstance(item, int | float):
        return None
    if isinstance(item, float):
        return None if abs(item) >= _EXACT_INTEGERS else str(int(item)) if item.is_integer() else str(item)
    return str(item)
