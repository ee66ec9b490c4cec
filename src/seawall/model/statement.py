"""The unit of the store: one sourced value on one subject.

As in FollowTheMoney, an entity is the set of statements that share a subject; entity
shapes and property names are FollowTheMoney's. Dates are ISO text, cut to the precision
that the source gives (`1965`, `1965-03`, `1965-03-14`).
"""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

#: The property that says "this file names this party": its value is the publisher's own number.
#: A party is on a list exactly while its newest roster-covering file has this statement.
ROSTER_PROP = "id"

#: The facet under which `ROSTER_PROP` statements stand, and the default facet of all others.
ROSTER = "roster"
MAIN = "main"


class Statement(NamedTuple):
    """One sourced value on one subject.

    Attributes:
        party_id: the listed party that the fact belongs to, `<prefix>-<publisher's number>`; for the party's
            own properties it equals `subject_id`.
        subject_id: the entity described: the party, or one of its sanctions, addresses, passports, links.
        schema: FollowTheMoney schema of the subject.
        prop: FollowTheMoney property name, or `id` (see `ROSTER_PROP`).
        value: the value, normalized where the property type has a normal form (dates, territory codes, numbers).
        original: the value as printed, where `value` differs from it; else None.
        lang: ISO 639-3 language code where the file states one; else None.
        locator: where in the file, in terms that survive a re-publication: key and column, XPath with key, cell.
        line: line, row or record number in the file in which the statement first appeared; 0 if there is none.
        facet: which part of the list's facts this is (see `Parsed.covers`).
        valid_from, valid_to: when it was true in the world, half-open, where the source says so.
    """

    party_id: str
    subject_id: str
    schema: str
    prop: str
    value: str
    original: str | None = None
    lang: str | None = None
    locator: str = ""
    line: int = 0
    facet: str = MAIN
    valid_from: str | None = None
    valid_to: str | None = None


def statement_key(list_id: str, s: Statement) -> int:
    """A stable signed 64-bit number for the content of a statement; place and line are not content.

    Two statements with the same key say the same thing about the same subject on the same list, so
    that a value which only moved to another line of the next file has neither ended nor begun.
    """
    text = "\x1f".join((list_id, s.facet, s.party_id, s.subject_id, s.schema, s.prop, s.value,
                        s.original or "", s.lang or "", s.valid_from or "", s.valid_to or ""))  # fmt: skip
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
