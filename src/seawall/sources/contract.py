"""What every source's five files agree on.

A source is one folder: `fetch.py` (where the publisher's file is), `parse.py` (bytes in, statements out, pure),
`tables.py` (the publisher's categories), `expect.toml` (counts and rhythm), `README.md`.

`parse.py` has two functions:

- `recognizes(file) -> str | None`: looks at the content (never at the name) and returns the name of the variant
  of the format that it is, such as `"csv-1.1"`, or None. Cheap: the head of the file is enough.
- `parse(file) -> Iterable[Parsed]`: one `Parsed` for each publication in the file (nearly always one).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol

from seawall.errors import UnknownValueError
from seawall.model.statement import MAIN, ROSTER, ROSTER_PROP, Statement

Completeness = Literal["whole", "excerpt", "delta"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A publisher's file as bytes, unpacked (no .zst, .gz or .zip around it).

    Attributes:
        name: file name, for messages only.
        data: the bytes.
        companions: other files of the same publication, by variant (OFAC's `sdn_comments` beside `sdn`).
    """

    name: str
    data: bytes
    companions: Mapping[str, SourceFile] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def head(self) -> bytes:
        """The first 4,096 bytes, for `recognizes`."""
        return self.data[:4096]


class Reject(NamedTuple):
    """One place that could not be read into a typed statement; its text is kept."""

    locator: str
    line: int
    reason: str
    text: str


@dataclass(frozen=True)
class Parsed:
    """All that one publication says.

    Attributes:
        list_id: the list, such as `us_ofac_sdn`; several formats of one list share it.
        variant: the format, such as `us_ofac_delimited/sdn`.
        published_at: publication moment as the content tells it (UTC), or None.
        entries: number of entries in the publisher's own unit (rows of a CSV, records of an XML).
        statements: all of them; order is the file's.
        rejects: what could not be read into types.
        covers: the facets that this file speaks for. The state of a list on a day is, facet by facet, that of
            the newest file that covers the facet. `roster` among them means: a party that is not in this file is not
            on the list.
        completeness: `whole` (absence means absence), `excerpt` or `delta` (absence means nothing).
        removed: ids of parties that a `delta` says are gone, and of those that it restates whole.
        notes: remarks for the person who loads the file.
        sha256, size_bytes: of this publication's own file, where it differs from the bytes that were parsed (a history
            file holds many publications); else empty and 0.
    """

    list_id: str
    variant: str
    published_at: datetime | None
    entries: int
    statements: list[Statement]
    rejects: list[Reject] = field(default_factory=list)
    covers: frozenset[str] = frozenset({ROSTER, MAIN})
    completeness: Completeness = "whole"
    removed: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    sha256: str = ""
    size_bytes: int = 0


class Remote(NamedTuple):
    """Where a publisher keeps a file.

    Attributes:
        list_id: the list.
        variant: what `recognizes` must say of the body.
        url: the address; `{NAME}` parts are filled from settings (such as the EU token).
        media_types: acceptable Content-Type values (prefix match); empty means any.
        min_bytes, max_bytes: size bounds of the body; outside them the fetch fails.
        name: file name under which it is kept.
        group: files of one group are one publication and are fetched and loaded together.
    """

    list_id: str
    variant: str
    url: str
    media_types: tuple[str, ...] = ()
    min_bytes: int = 1
    max_bytes: int = 512 * 1024 * 1024
    name: str = ""
    group: str = ""


class SourceModule(Protocol):
    """A `parse` module, as the registry sees it."""

    def recognizes(self, file: SourceFile) -> str | None: ...
    def parse(self, file: SourceFile) -> Iterable[Parsed]: ...


class Sheet:
    """Collects what one file says while it is read. One per parse; not shared.

    Args:
        source: parser id for error messages, such as `un_sc`.
        file_name: the file's name for error messages.
    """

    __slots__ = ("entries", "file_name", "rejects", "source", "statements")

    def __init__(self, source: str, file_name: str) -> None:
        self.statements: list[Statement] = []
        self.rejects: list[Reject] = []
        self.source = source
        self.file_name = file_name
        self.entries = 0

    def party(self, party_id: str, schema: str, number: str, locator: str, line: int = 0) -> Entry:
        """Open an entry for a listed party and put it on the roster.

        Args:
            party_id: `<prefix>-<number>`.
            schema: FollowTheMoney schema.
            number: the publisher's own number, as printed.
            locator: the entry's place in stable terms.
            line: its line or row number.
        """
        # The roster speaks of no schema ("Thing"): files that do not know what a party is (OFAC's add.csv) cover it, too.
        self.statements.append(_bare(Statement, (party_id, party_id, "Thing", ROSTER_PROP, number, None, None, locator, line, ROSTER, None, None)))
        return Entry(self, party_id, party_id, schema, locator, line)

    def reject(self, locator: str, line: int, reason: str, text: str) -> None:
        """Record a place that could not be read; its text is kept with it."""
        self.rejects.append(Reject(locator, line, reason, text))

    def unknown(self, what: str, value: str, locator: str, table: str) -> UnknownValueError:
        """The error for a category that is not in the source's tables; raise what it returns."""
        return UnknownValueError(
            f"unknown {what} {value!r}", source=self.source, snapshot=self.file_name, locator=locator,
            cure=f"Add it to {table} if it is real; the file stays unloaded until then.",
        )  # fmt: skip


_bare = tuple.__new__


class Entry:
    """One entity being filled: a party or something that belongs to it (a sanction, an address, a passport)."""

    __slots__ = ("facet", "line", "locator", "party_id", "schema", "sheet", "subject_id")

    def __init__(self, sheet: Sheet, party_id: str, subject_id: str, schema: str, locator: str, line: int, facet: str = MAIN) -> None:
        self.sheet = sheet
        self.party_id = party_id
        self.subject_id = subject_id
        self.schema = schema
        self.locator = locator
        self.line = line
        self.facet = facet

    def add(
        self, prop: str, value: str | None, original: str | None = None, *, at: str = "", lang: str | None = None,
        valid_from: str | None = None, valid_to: str | None = None,
    ) -> None:  # fmt: skip
        """Add a value; None and blank text are no values and are passed over.

        Args:
            prop: FollowTheMoney property of this entity's schema.
            value: normalized value.
            original: the text as printed; kept only where it differs from `value`.
            at: place inside the entry (column, XPath below the entry, `Remarks[3]`).
            lang: ISO 639-3 code.
            valid_from, valid_to: stated validity of this one value.
        """
        if value is None or not value.strip():
            return
        if original == value:
            original = None
        place = f"{self.locator}/{at}" if at else self.locator
        # Past the class's own constructor: statements are made by the hundred thousand, and this halves the cost of each.
        self.sheet.statements.append(
            _bare(Statement, (self.party_id, self.subject_id, self.schema, prop, value, original, lang, place, self.line, self.facet, valid_from, valid_to))
        )

    def child(self, suffix: str, schema: str, at: str = "") -> Entry:
        """Open an entity that belongs to the party, such as a sanction: `<party_id>-<suffix>`.

        The suffix must be stable from one publication to the next: a program code or a hash of the content
        (`model.ids.content_suffix`), never a running number of things that may be re-ordered.
        """
        place = f"{self.locator}/{at}" if at else self.locator
        return Entry(self.sheet, self.party_id, f"{self.party_id}-{suffix}", schema, place, self.line, self.facet)

    def in_facet(self, facet: str) -> Entry:
        """The same entity, for values that stand in another facet of the list."""
        return Entry(self.sheet, self.party_id, self.subject_id, self.schema, self.locator, self.line, facet)
