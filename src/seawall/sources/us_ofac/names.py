"""Names as OFAC prints them: `FAMILY, Given` for persons, as they are for all others."""

from __future__ import annotations

import re

from seawall.sources.us_ofac.facts import BareFact, Fact
from seawall.sources.us_ofac.lists import NEUTRAL

#: A family name, a comma, and given names of which at least one letter is small. Of 9,651 aliases of entities, ships and
#: aircraft none looks so (alt.csv of 2025-01 with the types of sdn.csv): their names are all in capitals.
_PERSON = re.compile(r"([^,]+), (?=.*[a-z])(.+)")
_SUFFIX = re.compile(r"(.+), (Jr|Sr|II|III|IV)\.?")

_new = tuple.__new__


def split_person(printed: str) -> tuple[str, str] | None:
    """Given and family names of a person's printed name, or None if it has no such parts.

    >>> split_person("DELOS REYES, Feliciano Semborio, Jr."), split_person("CARLOS THE JACKAL")
    (('Feliciano Semborio, Jr.', 'DELOS REYES'), None)
    """
    family, _, given = printed.partition(",")
    family, given = family.strip(), given.strip()
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
    return printed if parts is None else _joined(*parts)


def _joined(given: str, family: str) -> str:
    suffix = _SUFFIX.fullmatch(given) if "," in given else None
    return f"{suffix[1]} {family} {suffix[2]}." if suffix else f"{given} {family}"


def name_facts(printed: str, schema: str) -> list[BareFact]:
    """The primary name with its parts; nothing for empty text."""
    if not printed:
        return []
    parts = split_person(printed) if schema == "Person" else None
    if parts is None:
        return [("name", natural(printed, schema), None if schema != NEUTRAL else printed, "", "")]
    return [
        ("name", _joined(*parts), printed, "", ""), ("firstName", parts[0], None, "", ""),
        ("lastName", parts[1], None, "", ""),
    ]  # fmt: skip


def alias_fact(printed: str, prop: str = "alias") -> Fact:
    """A strong name of whatever type; `previousName` beside it stands in the facet `previous`.

    The kind of the party is not asked: `alt.csv` does not know it, and all files must read alike.
    """
    value = natural(printed)
    return Fact(prop, value, printed if printed != value else None)
