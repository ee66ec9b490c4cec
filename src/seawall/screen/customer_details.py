"""What the cells of a customer say beside names: kind, dates, countries, genders, places, official numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from seawall.screen.details import Details
from seawall.screen.gender_of_name import gender_of_names
from seawall.screen.identifiers import normalize_identifier, registration_marks
from seawall.text.dates import Order, parse_date

Number = tuple[str, str, str]

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
#: Several values in one cell.
SPLIT: Final = re.compile(r"\s*;\s*")


#: Roles that say more than a name, and those with the kind.
TELLING_ROLES: Final = ("birth", "nationality", "country", "gender", "place", "address")
FACT_ROLES: Final = ("schema", *TELLING_ROLES)


def details_of(facts: Mapping[str, Sequence[str]], names: Iterable[str], numbers: Iterable[Number], order: Order) -> Details:
    """What a customer's cells say.

    Args:
        facts: role (of `FACT_ROLES`) -> values as printed.
        names: whose endings may tell a gender that no cell does, and of which an aircraft's may be its registration mark.
        order: how `03/04/1970` is read.
    """
    schema = next((found for text in facts.get("schema", ()) if (found := schema_of(text))), "")
    names = list(names)
    own = countries_of(facts.get("nationality", ()))
    genders = genders_of(facts.get("gender", ()))
    implied = gender_of_names(names) if schema == "Person" and not genders else ""
    return Details(schema, dates_of(facts.get("birth", ()), order), tuple(dict.fromkeys([*own, *countries_of(facts.get("country", ()))])), genders,
                   (*numbers, *registration_marks(schema, names)), tuple(facts.get("place", ())), tuple(facts.get("address", ())), own, (implied,) if implied else ())  # fmt: skip


def split_values(texts: Iterable[str]) -> list[str]:
    """The values in cells, several of a cell parted by `;`."""
    return [piece for text in texts if text for piece in SPLIT.split(text.strip()) if piece]


@lru_cache(maxsize=4096)
def schema_of(text: str) -> str:
    """FollowTheMoney schema of what a customer is called, or ""."""
    return _KINDS.get(re.sub(r"[\W_]+", "", text.casefold()), "") if text else ""


def dates_of(texts: Sequence[str], order: Order) -> tuple[str, ...]:
    """Dates that can be read, each once."""
    return tuple(dict.fromkeys(date for text in texts if (date := parse_date(text, order)) is not None))


def genders_of(texts: Sequence[str]) -> tuple[str, ...]:
    """`male`, `female`."""
    return tuple(dict.fromkeys(gender for text in texts if (gender := _GENDERS.get(text.strip(" .").casefold())) is not None))


def countries_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Codes of countries, lower case, each once."""
    return tuple(dict.fromkeys(code for text in texts if (code := _territory(text)) is not None))


def numbers_of(scheme: str, printed: Iterable[str]) -> list[Number]:
    """(scheme, normalized, as printed) of what can be a number."""
    return [(scheme, value, text) for text in printed if (value := normalize_identifier(scheme, text)) is not None]


def date_order(texts: Iterable[str]) -> Order:
    """How `03/04/1970` is read: day first, unless more dates can only be month first."""
    first, second = 0, 0
    for text in texts:
        if match := _DATE.match(text):
            first += int(match[1]) > 12
            second += int(match[2]) > 12
    return "mdy" if second > first else "dmy"


@lru_cache(maxsize=65536)
def _territory(text: str) -> str | None:
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.lower()
    # The table of names takes a moment to load and is not needed for codes.
    from seawall.text.territories import territory_code

    return territory_code(text)
