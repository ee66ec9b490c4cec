"""Facts that do not yet know whose they are: what one text says, read once and laid down for each party that has it.

"Gender Male" stands in thousands of remarks. It is read once (`remarks.read_segment` is cached) into a tuple of
`Fact`, which `lay` turns into statements of a party.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from seawall.model.statement import Statement

#: Value of a fact that is the id of the party, such as the holder of a passport. No file has such characters.
PARTY: Final = "\x00"
#: Value of a fact that is OFAC's number of the party.
NUMBER: Final = "\x01"
#: Above every text that begins with one of them, below every other.
_LAST_SIGN: Final = "\x02"


class Fact(NamedTuple):
    """One value on a party, or on something that belongs to it.

    Attributes:
        prop: FollowTheMoney property.
        value: the value, never empty; `PARTY`; `NUMBER`; or, of the party itself, `own(suffix)`.
        original: the text as printed, where it differs.
        suffix: id suffix of the child that it describes; empty: the party itself.
        schema: schema of that child; empty: the party's.
    """

    prop: str
    value: str
    original: str | None = None
    suffix: str = ""
    schema: str = ""


#: A `Fact` without the names of its parts. The readers of what stands in every other row make these: a third of the time of a `Fact`.
BareFact = tuple[str, str, str | None, str, str]


class Reading(NamedTuple):
    """What a text says.

    Attributes:
        facts: in the order of the text.
        rejects: why a part of it has no type.
        link: name of another listed party, if the text names one (with the suffix of the link in `facts`).
        link_suffix: id suffix of the `UnknownLink`.
    """

    facts: tuple[BareFact, ...] = ()
    rejects: tuple[str, ...] = ()
    link: str = ""
    link_suffix: str = ""


NOTHING: Final = Reading()

_new = tuple.__new__


def own(suffix: str) -> str:
    """Value of a fact that is the id of a child, such as `addressEntity`."""
    return PARTY + suffix


def lay(
    statements: list[Statement], pairs: Iterable[tuple[str, Sequence[BareFact]]], party: str, schema: str, number: str, line: int, facet: str
) -> None:
    """Append facts as statements of a party.

    Args:
        statements: where to.
        pairs: locator of a text, and what it says.
        party: id of the party.
        schema: schema of the party.
        number: OFAC's number of it.
        line: number of the row or record.
        facet: facet of the list.
    """
    add = statements.append
    last = subject = ""
    for place, facts in pairs:
        for prop, value, original, suffix, child_schema in facts:
            if original is not None and original == value:
                original = None
            if not suffix:
                if value < _LAST_SIGN:
                    value = number if value == NUMBER else f"{party}-{value[1:]}" if len(value) > 1 else party
                add(_new(Statement, (party, party, schema, prop, value, original, None, place, line, facet, None, None)))
                continue
            if suffix is not last:
                # Facts of one child stand together and share the text of its suffix.
                last, subject = suffix, f"{party}-{suffix}"
            if value is PARTY:
                value = party
            elif value is NUMBER:
                value = number
            add(_new(Statement, (party, subject, child_schema, prop, value, original, None, place, line, facet, None, None)))


#: Facts of children that many parties have in the same words, such as the sanctions of a program: suffix, schema, and property, value
#: and text as printed of each fact.
Stamp = tuple[tuple[str, str, tuple[tuple[str, str, str | None], ...]], ...]


def make_stamp(facts: Iterable[BareFact]) -> Stamp:
    """Facts of children, put together by child. Their values are texts, `PARTY` or `NUMBER`; they have no `own`."""
    return tuple(
        (suffix, schema, tuple((prop, value, original if original != value else None) for prop, value, original, _, _ in group))
        for (suffix, schema), group in groupby(facts, key=itemgetter(3, 4))
    )


def press(statements: list[Statement], stamp: Stamp, place: str, party: str, number: str, line: int, facet: str) -> None:
    """Append what `lay` appends for the facts of the stamp, in half the time."""
    add = statements.append
    for suffix, schema, rows in stamp:
        subject = f"{party}-{suffix}"
        for prop, value, original in rows:
            if value is PARTY:
                value = party
            elif value is NUMBER:
                value = number
            add(_new(Statement, (party, subject, schema, prop, value, original, None, place, line, facet, None, None)))


def child(suffix: str, schema: str, *pairs: tuple[str, str] | tuple[str, str, str | None]) -> tuple[BareFact, ...]:
    """Facts of one child; pairs of property and value (and text as printed); empty values are passed over."""
    found: list[BareFact] = []
    for pair in pairs:
        value = pair[1]
        if value:
            original = pair[2] if len(pair) == 3 else None
            found.append((pair[0], value, None if original == value else original, suffix, schema))
    return tuple(found)
