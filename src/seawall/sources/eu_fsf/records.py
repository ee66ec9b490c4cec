"""One listed subject of the EU, as its formats say it, before it becomes statements.

Every format (XML 1.1, CSV 1.1, CSV 1.0, FSD XML 1.0) is read into these records, and `subject.write_subject` turns them into
statements: that is why the same fact reads the same from each. Absent text is the empty string. `number` of a part is its
logicalId; it stands in locators.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Act(NamedTuple):
    """A legal act: `title` is "number/year (OJ number)", `published` and `in_force` are dates as printed."""

    title: str = ""
    published: str = ""
    url: str = ""
    program: str = ""
    in_force: str = ""
    kind: str = ""
    organization: str = ""


class Name(NamedTuple):
    """A `nameAlias`; the Union knows no primary name, only strong and weak ones."""

    number: str = ""
    whole: str = ""
    first: str = ""
    middle: str = ""
    last: str = ""
    gender: str = ""
    title: str = ""
    function: str = ""
    language: str = ""
    strong: bool = True
    remark: str = ""


class Birth(NamedTuple):
    """A birth: `low` and `high` are dates cut to what is stated (`high` only for a range), as ISO text."""

    number: str = ""
    low: str = ""
    high: str = ""
    circa: bool = False
    calendar: str = ""
    place: str = ""
    country: str = ""
    remark: str = ""
    printed: str = ""


class Citizenship(NamedTuple):
    """A citizenship; `country` is a code or a description, and `printed` the words of a running text that say it."""

    number: str = ""
    country: str = ""
    region: str = ""
    remark: str = ""
    printed: str = ""


class Paper(NamedTuple):
    """An identification; `flags` are words such as "known to be expired"."""

    number: str = ""
    value: str = ""
    latin: str = ""
    kind: str = ""
    description: str = ""
    issued_by: str = ""
    issued: str = ""
    valid_from: str = ""
    valid_to: str = ""
    bearer: str = ""
    region: str = ""
    country: str = ""
    flags: tuple[str, ...] = ()
    remark: str = ""
    printed: str = ""


class Place(NamedTuple):
    """An address; `contacts` are (kind, value) pairs such as ("EMAIL", "a@b.example")."""

    number: str = ""
    street: str = ""
    po_box: str = ""
    place: str = ""
    zip_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    at_listing: bool = False
    contacts: tuple[tuple[str, str], ...] = ()
    remark: str = ""


@dataclass(slots=True)
class Subject:
    """One `sanctionEntity`. `designated` is a date as printed; `regimes` are (act, program) pairs that old remarks name."""

    number: str
    kind: str
    line: int = 0
    eu_reference: str = ""
    un_reference: str = ""
    designated: str = ""
    details: str = ""
    remark: str = ""
    acts: list[Act] = field(default_factory=list)
    other_acts: list[Act] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    births: list[Birth] = field(default_factory=list)
    citizenships: list[Citizenship] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    regimes: list[tuple[str, str]] = field(default_factory=list)
