"""Cells that hold several values, joined with `; `: names, addresses, numbers, remarks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from seawall.text.territories import territory_code

_BETWEEN = re.compile(r";\s+")
#: The first letters of what `_AND` takes off.
_BEFORE_AND = "aA-"
_AND = re.compile(r"^(?:and\s+|-\s*)", re.IGNORECASE)
_KIND = re.compile(r"^(?:(?P<former>f\.?k\.?a\.?|formerly(?: known as)?)|(?:a\.?k\.?a\.?|also known as|d\.?b\.?a\.?)),?:?\s+", re.IGNORECASE)
_KIND_AT_END = re.compile(r",\s*(?:(?P<former>f\.?k\.?a\.?)|a\.?k\.?a\.?),?$", re.IGNORECASE)
_INLINE = re.compile(
    r"^(?P<name>.+?)(?:,?\s*\((?:a\.?k\.?a\.?:?|also known as)\s+(?P<paren>.+)\)|\s*\[(?:a\.?k\.?a\.?:?|also known as)\s+(?P<bracket>.+)\]"
    r"|,\s*(?:a\.k\.a\.,?|also known as)\s+(?P<bare>.+))$", re.IGNORECASE,
)  # fmt: skip
_HEIRS = re.compile(r",?\s+(?:and\s+)?(?:any|its|all)\s+(?:successors?|sub-?units?)\b.*$", re.IGNORECASE)
_ACRONYM = re.compile(r"^(?P<name>.+?)\s*\((?P<acronym>[A-Z][A-Z&]{1,9})\)$")
_NOTE = re.compile(r"^(?P<name>.+?)\s*\[(?P<note>[^\[\]]+)\](?:\s*\((?P<more>[^()]+)\))?$")


def pieces(cell: str) -> tuple[str, ...]:
    """The values of a cell; an "and" before the last is the publisher's prose.

    >>> pieces("MBP Trading Ltd.; and SARL IEAS; ")
    ('MBP Trading Ltd.', 'SARL IEAS')
    """
    if not cell:
        return ()
    if ";" not in cell:
        part = cell.strip()
        if part[:1] in _BEFORE_AND:
            part = _AND.sub("", part).strip()
        return (part,) if part else ()
    # A cell that can be printed has no blanks but the common one.
    parts = [part.strip(" ;") for part in (cell.split("; ") if cell.isprintable() else _BETWEEN.split(cell))]
    # Asking the first letter is cheaper than the expression.
    return tuple(dict.fromkeys([value for part in parts if (value := part if part[:1] not in _BEFORE_AND else _AND.sub("", part).strip())]))


class Alias(NamedTuple):
    """Another name: the property it fills and the text."""

    prop: str
    value: str


@lru_cache(maxsize=8192)
def read_alias(text: str) -> Alias:
    """A name from the cell of alternative names.

    >>> read_alias("f.k.a., OAO Almaz"), read_alias("MKB Raduga,")
    (Alias(prop='previousName', value='OAO Almaz'), Alias(prop='alias', value='MKB Raduga'))
    """
    match = _KIND.match(text)
    prop = "previousName" if match is not None and match["former"] else "alias"
    value = text[match.end() :] if match is not None else text
    end = _KIND_AT_END.search(value)
    if end is not None:
        value = value[: end.start()]
    return Alias(prop, value.strip(" ,") or text)


class Name(NamedTuple):
    """A name taken out of the prose in which it is printed.

    Attributes:
        value: the name.
        aliases: other names in the same cell.
        acronym: a short form in brackets after the name.
        notes: what the brackets say beside.
    """

    value: str
    aliases: tuple[str, ...] = ()
    acronym: str = ""
    notes: tuple[str, ...] = ()


#: Words before heirs and other names; a cell with none of them and no bracket is a name alone, as three in four are.
_BEFORE_MORE = ("successor", "unit", "k.a.", "known as")


def read_name(text: str) -> Name:
    """The primary name of a list that prints more than a name in its cell.

    >>> read_name("Ningbo Zhongjun Co., Ltd. (NBZJ) and any successor, sub-unit, or subsidiary thereof")
    Name(value='Ningbo Zhongjun Co., Ltd.', aliases=(), acronym='NBZJ', notes=())
    >>> read_name("Far East Trading Company, Inc. (a.k.a. FETCO, Inc.)").aliases
    ('FETCO, Inc.',)
    """
    value = " ".join(text.split())
    if "(" not in value and "[" not in value and not any(map(value.lower().__contains__, _BEFORE_MORE)):
        return Name(value)
    value = _HEIRS.sub("", value) or value
    aliases: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    if match := _INLINE.match(value):
        value = match["name"].strip(" ,")
        if match["bracket"]:
            aliases = tuple(part.strip() for part in re.split(r";\s+|,\s+(?!Inc|Ltd|LLC|Co\b|JSC|S\.A)", match["bracket"]) if part.strip())
        else:
            aliases = tuple(pieces(match["paren"] or match["bare"]))
    if match := _NOTE.match(value):
        value, notes = match["name"], tuple(part for part in (match["note"], match["more"]) if part)
    if match := _ACRONYM.match(value):
        return Name(match["name"], aliases, match["acronym"], notes)
    return Name(value, aliases, "", notes)


def country_of(address: str) -> tuple[str, str] | None:
    """Code and printed code of the country with which an address ends.

    >>> country_of("Moscow, 117997, RU"), country_of("SCOTTSDALE, AZ, 85251")
    (('ru', 'RU'), None)
    """
    before = address[-4:-2]
    return _country(address[-2:]) if not before or before == ", " or before[-1] == "," else None


@lru_cache(maxsize=1024)
def _country(printed: str) -> tuple[str, str] | None:
    code = territory_code(printed) if _COUNTRY.fullmatch(printed) else None
    return (code, printed) if code is not None else None


_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_COUNTRY = re.compile(r"[A-Z]{2}")


class Number(NamedTuple):
    """A member of the `ids` cell: `JO, 2014-08-30, 2009-08-31, K475336, Passport`."""

    kind: str
    number: str
    country: str = ""
    issued: str = ""
    expires: str = ""
    day: str = ""


def read_number(text: str) -> Number:
    """Country, date of expiration, date of issue (a single date is one of the two), number and type.

    >>> read_number("JO, 2014-08-30, 2009-08-31, K475336, Passport")
    Number(kind='Passport', number='K475336', country='JO', issued='2009-08-31', expires='2014-08-30', day='')
    >>> read_number("Male, Gender")
    Number(kind='Gender', number='Male', country='', issued='', expires='', day='')
    """
    rest, comma, kind = text.rpartition(", ")
    if not comma:
        return Number("", text)
    parts = rest.split(", ")
    if len(parts) == 1:
        return Number(kind, rest)
    country = parts.pop(0) if len(parts[0]) == 2 and parts[0].isascii() and parts[0].isalpha() and parts[0].isupper() else ""
    days: list[str] = []
    while len(parts) > 1 and len(days) < 2 and len(parts[0]) == 10 and parts[0][4] == "-" and _DAY.fullmatch(parts[0]):
        days.append(parts.pop(0))
    number = ", ".join(parts)
    if len(days) == 2:
        return Number(kind, number, country, days[1], days[0])
    return Number(kind, number, country, day=days[0] if days else "")


def read_remarks(cell: str) -> list[str]:
    """Segments of OFAC's remarks, without the brackets around links.

    >>> read_remarks("Only locations in Syria; (Linked To: DEHGHAN, Hamed; Linked To: RASTAFANN (RE) COMPANY)")
    ['Only locations in Syria', 'Linked To: DEHGHAN, Hamed', 'Linked To: RASTAFANN (RE) COMPANY']
    """
    found = []
    for part in _BETWEEN.split(cell.strip()):
        part = part.strip(" ;")
        if "(" not in part and ")" not in part:
            if part:
                found.append(part)
            continue
        if (part.startswith("(") and part.count("(") > part.count(")")) or (part.startswith("(Linked To") and part.endswith(")")):
            part = part[1:]
        if part.count(")") > part.count("(") and part.endswith(")"):
            part = part[:-1]
        if part.strip():
            found.append(part.strip())
    return found
