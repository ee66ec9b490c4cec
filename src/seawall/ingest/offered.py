"""What is offered to the loader, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Offered:
    """A file offered for loading.

    Attributes:
        name: file name, for messages.
        data: raw bytes as received (may be .zst, .gz, .zip; the loader unpacks).
        origin: path or URL.
        published_at: hint of the publication moment (HTTP Last-Modified, option), or None.
        published_basis: where the hint comes from: `option`, `http`, `name` or `mtime`.
        expect_list: the list it must turn out to be, or None.
        whole: refuse an excerpt (live downloads must be whole).
        group: files of one publication share a group and are read together.
    """

    name: str
    data: bytes
    origin: str
    published_at: datetime | None = None
    published_basis: str = ""
    expect_list: str | None = None
    whole: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What became of one file.

    Attributes:
        file: its name.
        source: the list, or the lists joined by a space; empty if it was refused before that was known.
        variant: `<source folder>/<format variant>`.
        published_at: publication moment; of several publications in the file, the newest.
        entries: entries in the publisher's own unit (rows, records).
        entities: listed parties.
        statements: distinct statements.
        rejects: places that could not be read into types; their text is kept.
        state: `loaded`, `unchanged` or `refused`.
        error: the error's parts, if it was refused.
        seconds: time taken.
        notes: remarks for the person who loads.
        publications: how many publications the file held.
    """

    file: str
    source: str
    variant: str
    published_at: datetime | None
    entries: int
    entities: int
    statements: int
    rejects: int
    state: str
    error: dict[str, str] | None = None
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    publications: int = 1


LoadFunction = Callable[[Sequence[Offered]], Sequence[LoadResult]]
