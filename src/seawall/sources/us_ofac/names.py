"""Names as OFAC prints them: `FAMILY, Given` for persons, as they are for all others."""

from __future__ import annotations

import re
from functools import lru_cache

from seawall.sources.us_ofac.facts import Fact
from seawall.sources.us_ofac.lists import NEUTRAL

#: A family name, a comma, and given names of which at least one letter is small. Of 9,651 aliases of entities, ships and
#: aircraft none looks so (alt.csv of 2025-01 with the types of sdn.csv): their names are all in capitals.
_PERSON = re.compile(r"([^,]+), (?=.*[a-z])(.+)")
_ANY_PERSON = re.compile(r"([^,]+),\s*(.+)")
_SUFFIX = re.compile(r"(.+), (Jr|Sr|II|III|IV)\.?")


@lru_cache(maxsize=65536)
def split_person(printed: str) -> tuple[str, str] | None:
    """Given and family names of a person's printed name, or None if it has no such parts.

    >>> split_person("DELOS REYES, Feliciano Semborio, Jr."), split_person("CARLOS THE JACKAL")
    (('Feliciano Semborio, Jr.', 'DELOS REYES'), None)
    """
    match = _ANY_PERSON.fullmatch(printed)
    if match is None:
        return None
    given, family = match[2].strip(), match[1].strip()
    return (given, family) if given and family else None


def natural(printed: str, schema: str = NEUTRAL) -> str:
    """A printed name in natural order.

    Args:
        printed: the name.
        schema: `Person` if it is known to be one's name; without knowledge, the case of the letters tells.

    >>> natural("ZHOU, William"), natural("CRYMSA - ARGENTINA, S.A."), natural("SAMAHA, MICHEL", "Person")
    ('William ZHOU', 'CRYMSA - ARGENTINA, S.A.', 'MICHEL SAMAHA')
    """
    if "," not in printed or (schema not in (NEUTRAL, "Person")) or (schema == NEUTRAL and not _PERSON.fullmatch(printed)):
        return printed
    parts = split_person(printed)
    if parts is None:
        return printed
    suffix = _SUFFIX.fullmatch(parts[0])
    return f"{suffix[1]} {parts[1]} {suffix[2]}." if suffix else f"{parts[0]} {parts[1]}"


def name_facts(printed: str, schema: str) -> list[Fact]:
    """The primary name with its parts; nothing for empty text."""
    if not printed:
        return []
    value = natural(printed, schema)
    found = [Fact("name", value, printed if printed != value else None)]
    parts = split_person(printed) if schema == "Person" else None
    if parts is not None:
        found.append(Fact("firstName", parts[0]))
        found.append(Fact("lastName", parts[1]))
    return found


def alias_fact(printed: str, prop: str = "alias") -> Fact:
    """A strong name of whatever type; `previousName` beside it stands in the facet `previous`.

    The kind of the party is not asked: `alt.csv` does not know it, and all files must read alike.
    """
    value = natural(printed)
    return Fact(prop, value, printed if printed != value else None)
