"""Facts that do not yet know whose they are: what one text says, read once and laid down for each party that has it.

"Gender Male" stands in thousands of remarks. It is read once (`remarks.read_segment` is cached) into a tuple of
`Fact`, which `lay` turns into statements of a party.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from seawall.model.statement import Statement

#: Value of a fact that is the id of the party, such as the holder of a passport. No file has this character.
PARTY: Final = "\x00"


class Fact(NamedTuple):
    """One value on a party, or on something that belongs to it.

    Attributes:
        prop: FollowTheMoney property.
        value: the value, never empty; `PARTY`; or `own(suffix)`.
        original: the text as printed, where it differs.
        suffix: id suffix of the child that it describes; empty: the party itself.
        schema: schema of that child; empty: the party's.
    """

    prop: str
    value: str
    original: str | None = None
    suffix: str = ""
    schema: str = ""


class Reading(NamedTuple):
    """What a text says.

    Attributes:
        facts: in the order of the text.
        rejects: why a part of it has no type.
        link: name of another listed party, if the text names one (with the suffix of the link in `facts`).
        link_suffix: id suffix of the `UnknownLink`.
    """

    facts: tuple[Fact, ...] = ()
    rejects: tuple[str, ...] = ()
    link: str = ""
    link_suffix: str = ""


NOTHING: Final = Reading()

_new = tuple.__new__


def own(suffix: str) -> str:
    """Value of a fact that is the id of a child, such as `addressEntity`."""
    return PARTY + suffix


def lay(
    statements: list[Statement], facts: Iterable[Fact], party: str, schema: str, place: str, line: int, facet: str
) -> None:
    """Append the facts as statements of a party.

    Args:
        statements: where to.
        facts: what a text says.
        party: id of the party.
        schema: schema of the party.
        place: locator of the text.
        line: number of the row or record.
        facet: facet of the list.
    """
    for prop, value, original, suffix, child_schema in facts:
        subject = f"{party}-{suffix}" if suffix else party
        if not value or value.isspace():
            continue
        if value[0] == PARTY:
            value = f"{party}-{value[1:]}" if len(value) > 1 else party
        statements.append(_new(Statement, (
            party, subject, child_schema or schema, prop, value, original, None, place, line, facet, None, None,
        )))  # fmt: skip


def child(suffix: str, schema: str, *pairs: tuple[str, str] | tuple[str, str, str | None]) -> tuple[Fact, ...]:
    """Facts of one child; pairs of property and value (and text as printed); empty values are passed over."""
    found = []
    for pair in pairs:
        value, original = pair[1], pair[2] if len(pair) == 3 else None
        if value:
            found.append(Fact(pair[0], value, None if original == value else original, suffix, schema))
    return tuple(found)
