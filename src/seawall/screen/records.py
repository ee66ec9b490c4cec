"""FollowTheMoney records (`{"id", "schema", "properties"}`) as names with kinds, and details.

Written for tens of thousands of records a second: one pass over the properties, and what repeats between records (numbers, dates,
territories) is read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from seawall.screen.details import Details
from seawall.screen.gender_of_name import gender_of_names
from seawall.screen.identifiers import SCHEME_OF_PROPERTY, normalize_identifier, registration_marks
from seawall.screen.roster import NAME_KINDS, OWN_COUNTRIES
from seawall.text.dates import parse_date

_DATES: Final = ("birthDate", "incorporationDate", "buildDate")
_OTHER_COUNTRIES: Final = ("birthCountry", "country")
_GENDERS: Final = {"male": "male", "m": "male", "female": "female", "f": "female"}
_FIRST_PARTS: Final = ("firstName", "secondName", "middleName", "fatherName")

#: Property -> (what to do, argument): one look-up a property.
_NAME, _NUMBER, _DATE, _COUNTRY, _GENDER, _PLACE, _ADDRESS, _PART = range(8)
_ROLES: Final[dict[str, tuple[int, Any]]] = {
    **{prop: (_NAME, prop) for prop in NAME_KINDS},
    **{prop: (_NUMBER, scheme) for prop, scheme in SCHEME_OF_PROPERTY.items()},
    **dict.fromkeys(_DATES, (_DATE, None)),
    **{prop: (_COUNTRY, prop in OWN_COUNTRIES) for prop in (*OWN_COUNTRIES, *_OTHER_COUNTRIES)},
    **{prop: (_PART, prop) for prop in (*_FIRST_PARTS, "lastName")},
    "gender": (_GENDER, None), "birthPlace": (_PLACE, None), "address": (_ADDRESS, None), "city": (_ADDRESS, None),
}  # fmt: skip


class Record(NamedTuple):
    """One record.

    Attributes:
        id: as given, or "".
        names: (text, kind) with the kinds of `roster.NAME_KINDS`; a text once, under its strongest kind.
        details: what else is known.
    """

    id: str
    names: list[tuple[str, str]]
    details: Details


def read_record(record: Mapping[str, Any]) -> Record:
    """Names and details of a record; what is of another type than FollowTheMoney's is passed over.

    >>> read_record({"schema": "Person", "properties": {"lastName": ["Naderi"], "firstName": ["Rostam"], "birthDate": ["1961-04-09"]}}).names
    [('Rostam Naderi', 'name')]
    """
    names: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    dates: dict[str, None] = {}
    countries: dict[str, bool] = {}
    genders: list[str] = []
    numbers: list[tuple[str, str, str]] = []
    places: list[str] = []
    addresses: list[str] = []
    schema = record.get("schema")
    properties = record.get("properties")
    for prop, values in properties.items() if isinstance(properties, Mapping) else ():
        role = _ROLES.get(prop)
        if role is None or not values:
            continue
        does, argument = role
        for value in values if isinstance(values, (list, tuple)) else (values,):
            text = value if isinstance(value, str) else "" if value is None or isinstance(value, (dict, list)) else str(value)
            if not text or text.isspace():
                continue
            if does == _NAME:
                known = names.get(text)
                if known is None or NAME_KINDS.index(known) > NAME_KINDS.index(argument):
                    names[text] = argument
            elif does == _NUMBER:
                number = normalize_identifier(argument, text)
                if number is not None:
                    numbers.append((argument, number, text))
            elif does == _DATE:
                dates[_date(text)] = None
            elif does == _COUNTRY:
                code = _country(text)
                countries[code] = countries.get(code, False) or argument
            elif does == _GENDER:
                genders.append(_GENDERS.get(text.lower(), ""))
            elif does == _PLACE:
                places.append(text)
            elif does == _ADDRESS:
                addresses.append(text)
            else:
                parts.setdefault(argument, []).append(text)
    if parts and "name" not in names.values():
        _join_parts(parts, names)
    dates.pop("", None)
    countries.pop("", None)
    own = tuple([code for code, is_own in countries.items() if is_own])
    kind = schema if isinstance(schema, str) else ""
    numbers += registration_marks(kind, names)
    implied = gender_of_names(names) if kind == "Person" and not genders else ""
    details = Details(kind, tuple(dates), tuple(countries), tuple(genders) if "" not in genders else tuple(g for g in genders if g), tuple(numbers),
                      tuple(places), tuple(addresses), own, (implied,) if implied else ())  # fmt: skip
    return Record(str(record.get("id") or ""), list(names.items()), details)


def names_by_kind(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Texts of each kind, in their order."""
    found: dict[str, list[str]] = {}
    for text, kind in names:
        found.setdefault(kind, []).append(text)
    return found


def _join_parts(parts: Mapping[str, list[str]], names: dict[str, str]) -> None:
    """A whole name of given and family names, if the record has none: the first of each part, and each other family name with them."""
    given = [parts[part][0] for part in _FIRST_PARTS if parts.get(part)]
    for last in parts.get("lastName") or [""]:
        whole = " ".join([*given, last]).strip()
        if whole:
            names.setdefault(whole, "name")


@lru_cache(maxsize=1 << 16)
def _date(text: str) -> str:
    """ISO text as it stands, cut to the day; another form as `parse_date` reads it; "" if it is no date."""
    head = text[:10]
    if text[:4].isdecimal() and len(head) in (4, 7, 10) and all(ch.isdecimal() or (ch == "-" and place in (4, 7)) for place, ch in enumerate(head)):
        return head
    return parse_date(text) or ""


@lru_cache(maxsize=1 << 16)
def _country(text: str) -> str:
    if (len(text) == 2 or "-" in text or len(text) == 4) and text.isascii() and text.islower():
        return text
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.lower()
    # The table of names takes a moment to load and is not needed for codes.
    from seawall.text.territories import territory_code

    return territory_code(text) or ""
