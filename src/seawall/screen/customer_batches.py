"""Rows of a customer file as batches for the engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from seawall.screen.compare import Details
from seawall.screen.customer_files import Reading, open_customers
from seawall.screen.customers import Customers
from seawall.screen.headings import guess_columns
from seawall.screen.identifiers import SCHEME_OF_PROPERTY, normalize_identifier
from seawall.text.dates import Order, parse_date

BATCH_ROWS = 50_000
#: Longest name that is read; a cell beyond it is rejected.
LONGEST_NAME = 5_000
_KINDS = {
    "person": "Person", "individual": "Person", "natural": "Person", "naturalperson": "Person", "p": "Person", "i": "Person", "human": "Person",
    "organization": "Organization", "organisation": "Organization", "org": "Organization", "company": "Company", "corporate": "Company",
    "corporation": "Company", "business": "Company", "entity": "LegalEntity", "legalentity": "LegalEntity", "legal": "LegalEntity", "firm": "Company",
    "e": "LegalEntity", "o": "Organization", "c": "Company", "vessel": "Vessel", "ship": "Vessel", "aircraft": "Airplane", "airplane": "Airplane",
    "bank": "Company", "publicbody": "PublicBody", "cryptowallet": "CryptoWallet", "wallet": "CryptoWallet", "security": "Security",
}  # fmt: skip
_GENDERS = {"m": "male", "male": "male", "man": "male", "mr": "male", "м": "male", "муж": "male", "f": "female", "female": "female", "w": "female",
            "woman": "female", "ms": "female", "mrs": "female", "ж": "female", "жен": "female"}  # fmt: skip
_DATE = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}")
_SPLIT = re.compile(r"\s*;\s*")


@dataclass
class Screenable:
    """A customer file while it is read.

    Attributes:
        reading: what was found out, rejects so far.
        batches: the customers.
        date_order: how `03/04/1970` is read: `dmy` unless a date of the file can only be `mdy`.
    """

    reading: Reading
    batches: Iterator[Customers]
    date_order: Order = "dmy"
    unread: dict[str, int] = field(default_factory=dict)


def read_customers(path: Path, said: Mapping[str, str] | None = None, rows: int = BATCH_ROWS) -> Screenable:
    """Open a customer file.

    Args:
        said: heading -> role, where the guess is wrong.
        rows: customers of a batch; bounds the memory.

    Raises:
        QuestionError: see `customer_files.open_customers`.
    """
    reading, source = open_customers(path, said)
    result = Screenable(reading, iter(()))
    result.batches = _object_batches(result, source, rows) if reading.form == "json" else _table_batches(result, source, rows)  # type: ignore[arg-type]
    return result


def _chunks(source: Iterable[Any], size: int) -> Iterator[list[Any]]:
    iterator = iter(source)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _table_batches(result: Screenable, source: Iterable[tuple[int, Sequence[str]]], size: int) -> Iterator[Customers]:
    guess = result.reading.guess
    assert guess is not None
    places = guess.places
    for number, chunk in enumerate(_chunks(source, size)):
        if number == 0:
            result.date_order = _date_order(cells[p] for _, cells in chunk for p in places.get("birth", ()))
        yield _table_batch(result, chunk)


def _table_batch(result: Screenable, chunk: list[tuple[int, Sequence[str]]]) -> Customers:
    guess = result.reading.guess
    assert guess is not None
    places, headings = guess.places, guess.headings
    number_roles = [(role[3:], found) for role, found in places.items() if role.startswith("id:")]
    id_place = places.get("id", (None,))[0]
    more = [p for role in ("birth", "country", "gender") for p in places.get(role, ())]
    kept: list[Sequence[str]] = []
    rows, ids, names, numbers = [], [], [], []
    for row, cells in chunk:
        found = _names(cells, places)
        official = _official(cells, number_roles) if number_roles else ()
        if not found and not official:
            result.reading.reject(row, "no name and no official number", result.reading.separator.join(cells))
            continue
        if any(len(name) > LONGEST_NAME for name in found):
            result.reading.reject(row, f"a name of more than {LONGEST_NAME} characters", found[0])
            continue
        rows.append(row)
        ids.append((cells[id_place].strip() if id_place is not None else "") or str(row))
        names.append(found)
        numbers.append(official)
        kept.append(cells)
    order = result.date_order

    def details(place: int) -> Details:
        cells = kept[place]
        return Details(_kind(_first(cells, places.get("schema", ()))), _dates(_all(cells, places.get("birth", ())), order),
                       _countries(_all(cells, places.get("country", ()))), _genders(_all(cells, places.get("gender", ()))), tuple(numbers[place]))  # fmt: skip

    def inputs(place: int) -> dict[str, Any]:
        return {h: c for h, c in zip(headings, kept[place], strict=False) if c.strip()}

    has_details = [bool(official) or any(cells[p] for p in more) for cells, official in zip(kept, numbers, strict=True)]
    return Customers(rows, ids, names, details, inputs, numbers if number_roles else (), has_details)


def _names(cells: Sequence[str], places: Mapping[str, tuple[int, ...]]) -> list[str]:
    found: dict[str, None] = {}
    for role in ("name", "parts", "original", "alias"):
        if role == "parts":
            given = [cells[p].strip() for part in ("first", "middle", "last") for p in places.get(part, ())]
            texts = [" ".join(text for text in given if text)]
        else:
            texts = [cells[p] for p in places.get(role, ())]
        for text in texts:
            for piece in _several(text, role) if ";" in text else (text,):
                piece = piece.strip()
                if piece:
                    found[piece] = None
    return list(found)


def _several(text: str, role: str) -> list[str]:
    """The names in a cell that holds several; in the column of names the whole cell is one, too, as lists print a few such names."""
    pieces = _SPLIT.split(text)
    return [*pieces, text] if role == "name" and len(text) <= LONGEST_NAME else pieces


def _official(cells: Sequence[str], number_roles: list[tuple[str, tuple[int, ...]]]) -> tuple[tuple[str, str, str], ...]:
    found = []
    for scheme, columns in number_roles:
        for place in columns:
            for printed in _SPLIT.split(cells[place].strip()) if cells[place] else ():
                value = normalize_identifier(scheme, printed)
                if value is not None:
                    found.append((scheme, value, printed))
    return tuple(found)


def _first(cells: Sequence[str], places: Sequence[int]) -> str:
    return next((cells[p].strip() for p in places if cells[p].strip()), "")


def _all(cells: Sequence[str], places: Sequence[int]) -> list[str]:
    return [piece for p in places if cells[p] for piece in _SPLIT.split(cells[p].strip()) if piece]


def _kind(text: str) -> str:
    if not text:
        return ""
    plain = re.sub(r"[\W_]+", "", text.casefold())
    return _KINDS.get(plain, "")


def _dates(texts: Sequence[str], order: Order) -> tuple[str, ...]:
    found = (parse_date(text, order) for text in texts)
    return tuple(dict.fromkeys(date for date in found if date is not None))


def _genders(texts: Sequence[str]) -> tuple[str, ...]:
    found = (_GENDERS.get(text.strip(" .").casefold()) for text in texts)
    return tuple(dict.fromkeys(gender for gender in found if gender is not None))


def _countries(texts: Sequence[str]) -> tuple[str, ...]:
    found = (_territory(text) for text in texts)
    return tuple(dict.fromkeys(code for code in found if code is not None))


@lru_cache(maxsize=65536)
def _territory(text: str) -> str | None:
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.lower()
    # The table of names takes a moment to load and is not needed for codes.
    from seawall.text.territories import territory_code

    return territory_code(text)


def _date_order(texts: Iterable[str]) -> Order:
    first, second = 0, 0
    for text in texts:
        if match := _DATE.match(text):
            first += int(match[1]) > 12
            second += int(match[2]) > 12
    return "mdy" if second > first else "dmy"


def _object_batches(result: Screenable, source: Iterable[tuple[int, dict[str, Any]]], size: int) -> Iterator[Customers]:
    for number, chunk in enumerate(_chunks(source, size)):
        readable = [_flat(value) for _, value in chunk]
        if number == 0:
            result.date_order = _date_order(text for flat in readable for text in flat.get("birth", ()))
        yield _object_batch(result, chunk, readable)


def _object_batch(result: Screenable, chunk: list[tuple[int, dict[str, Any]]], readable: list[dict[str, list[str]]]) -> Customers:
    rows, ids, names, numbers, kept, flats = [], [], [], [], [], []
    for (row, value), flat in zip(chunk, readable, strict=True):
        found = list(dict.fromkeys([*flat.get("name", ()), *_joined_parts(flat), *flat.get("original", ()), *flat.get("alias", ())]))
        official = tuple((role[3:], n, text) for role, texts in flat.items() if role.startswith("id:")
                         for text in texts if (n := normalize_identifier(role[3:], text)) is not None)  # fmt: skip
        if (not found and not official) or any(len(name) > LONGEST_NAME for name in found):
            result.reading.reject(row, "no name and no official number" if not found else f"a name of more than {LONGEST_NAME} characters", str(value))
            continue
        rows.append(row)
        ids.append(next(iter(flat.get("id", ())), "") or str(row))
        names.append(found)
        numbers.append(official)
        kept.append(value)
        flats.append(flat)
    order = result.date_order

    def details(place: int) -> Details:
        flat = flats[place]
        return Details(_kind(next(iter(flat.get("schema", ())), "")), _dates(flat.get("birth", ()), order), _countries(flat.get("country", ())),
                       _genders(flat.get("gender", ())), numbers[place])  # fmt: skip

    return Customers(rows, ids, names, details, lambda place: kept[place], numbers)


_PROPERTY_ROLES = {"weakAlias": "alias", "previousName": "alias", "abbreviation": "alias", "incorporationDate": "birth", "birthDate": "birth",
                   "mainCountry": "country", "birthCountry": "country"} | {prop: f"id:{scheme}" for prop, scheme in SCHEME_OF_PROPERTY.items()}  # fmt: skip


def _flat(value: Mapping[str, Any]) -> dict[str, list[str]]:
    """A JSON object by role: flat keys by the table of headings, FollowTheMoney's `properties` by their names."""
    flat: dict[str, list[str]] = {}
    items = [(k, v) for k, v in value.items() if k != "properties"]
    properties = value.get("properties")
    if isinstance(properties, Mapping):
        items += properties.items()
    guess = guess_columns([str(k) for k, _ in items] + [""])
    for key, content in items:
        role = _PROPERTY_ROLES.get(key) or guess.columns.get(str(key), "")
        if not role:
            continue
        for item in content if isinstance(content, list) else [content]:
            if item is None or isinstance(item, (dict, list)):
                continue
            text = str(item).strip()
            if text:
                flat.setdefault(role, []).extend(p for p in (_SPLIT.split(text) if role != "name" else [text]) if p)
    return flat


def _joined_parts(flat: Mapping[str, list[str]]) -> list[str]:
    if flat.get("name"):
        return []
    joined = " ".join([*flat.get("first", ()), *flat.get("middle", ()), *flat.get("last", ())])
    return [joined] if joined else []
