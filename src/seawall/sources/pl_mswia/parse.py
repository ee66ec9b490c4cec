"""Reads the Polish list.

Persons and entities stand on sheets of their own (or in blocks under a header of their own). A row is one listing; rows
under the last entry are footnotes that the texts cite as `[1]`. The list has no numbers: a party is known by its name
and, if it is a person, by its birth date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from seawall.errors import FormatError
from seawall.model.ids import content_suffix
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.pl_mswia.entry import EntryReader, Source
from seawall.sources.pl_mswia.identity import birth_in
from seawall.sources.pl_mswia.links import links_of
from seawall.sources.pl_mswia.tables import COLUMNS, ENTITY_WORDS, LIST_ID, PERSON_WORDS, REQUIRED, SOURCE, TABLE
from seawall.sources.pl_mswia.texts import plain, split_name
from seawall.sources.workbook import Page, cell_name, holds_texts, open_workbook, text_of

_MARKS = tuple(text.encode() for text in ("Dane identyfikacyjne", "Zastosowane środki sankcyjne", "Data umieszczenia na liście"))
_FOOTNOTE = re.compile(r"^\s*\[(\d+)\]\s*(.*)$", re.DOTALL)


def recognizes(file: SourceFile) -> str | None:
    """`"xlsx"` if the workbook holds the list's headings."""
    return "xlsx" if holds_texts(file, *_MARKS) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the workbook; its date is that of the last change of the workbook."""
    with collection_paused():
        return [_parse(file)]


def _parse(file: SourceFile) -> Parsed:
    book = open_workbook(file, SOURCE)
    links = links_of(file)
    sheet = Sheet(SOURCE, file.name)
    count, sources = 0, []
    for index, page in enumerate(book.pages):
        rows, found = _rows(file, sheet, index, page, links)
        count += rows
        sources += found
    if not sources:
        raise FormatError("no sheet has an entry under the headings of the list", source=SOURCE, snapshot=file.name, cure=f"If the publisher has changed them, see COLUMNS in {TABLE}.")
    if book.published_at is None:
        sheet.reject("docProps/core.xml", 0, "the workbook does not state when it was changed", "")
    _read(sheet, sources)
    return Parsed(LIST_ID, f"{SOURCE}/xlsx", book.published_at, count, sheet.statements, sheet.rejects)


def _rows(file: SourceFile, sheet: Sheet, index: int, page: Page, links: dict[tuple[int, int, str], str]) -> tuple[int, list[Source]]:
    """Number of rows under the header, footnotes among them, and the entries of one sheet."""
    columns: dict[str, int] = {}
    entries: list[Source] = []
    notes: dict[str, str] = {}
    count = 0
    is_person = False
    for number, cells in enumerate(page.rows, start=1):
        texts = [text_of(cell) for cell in cells]
        if not any(map(str.strip, texts)):
            continue
        header = _header(texts)
        if header is not None:
            columns = _columns(file, page.name, number, texts)
            is_person = _is_person(file, page.name, number, texts)
            continue
        if not columns:
            continue  # a title above the header
        count += 1
        footnote = _FOOTNOTE.match(texts[columns["name"]])
        if footnote is not None and sum(1 for text in texts if text.strip()) == 1:
            notes[footnote[1]] = plain(footnote[2])
            continue
        fields = {name: texts[at] for name, at in columns.items()}
        place = cell_name(page.name, number, columns["name"])
        urls = [links[key] for key in ((index, number, letter) for letter in "ABCDEFGHIJ") if key in links]
        if not fields["name"].strip() or not (fields["measures"].strip() or fields["listed"].strip()):
            sheet.reject(place, number, "a row that is neither an entry nor a footnote", " | ".join(text for text in texts if text.strip()))
            continue
        entries.append(Source(is_person, place, number, fields, tuple(dict.fromkeys(urls)), notes))
    return count, entries


def _header(texts: list[str]) -> tuple[str, ...] | None:
    """Names of the columns, if the row is a header."""
    if any(len(text) > 80 for text in texts):
        return None
    names = tuple(name for text in texts if (name := _column(text)) is not None)
    return names if {"name", "identity"} <= set(names) and len(names) >= 4 else None


def _column(text: str) -> str | None:
    if len(text) > 80:
        return None
    folded = plain(text).lower()
    return next((name for words, name in COLUMNS if folded.startswith(words)), None)


def _columns(file: SourceFile, page: str, number: int, texts: list[str]) -> dict[str, int]:
    """Places of the columns.

    Raises:
        FormatError: an unknown heading, or a missing one.
    """
    columns: dict[str, int] = {}
    for at, text in enumerate(texts):
        name = _column(text)
        if text.strip() and (name is None or name in columns):
            raise FormatError(
                f"unknown column {plain(text)!r}", source=SOURCE, snapshot=file.name, locator=cell_name(page, number, at),
                cure=f"If the publisher has a new column, add it to COLUMNS in {TABLE}.",
            )  # fmt: skip
        if name is not None:
            columns[name] = at
    for name in REQUIRED:
        if name not in columns:
            raise FormatError(f"the column of {name!r} is missing", source=SOURCE, snapshot=file.name, locator=cell_name(page, number, 0),
                              cure=f"If the publisher has changed its heading, see COLUMNS in {TABLE}.")  # fmt: skip
    return columns


def _is_person(file: SourceFile, page: str, number: int, texts: list[str]) -> bool:
    """Whether a block is of persons, by its headings, else by the sheet's name."""
    for words in (" ".join(texts).lower(), page.lower()):
        person, entity = any(word in words for word in PERSON_WORDS), any(word in words for word in ENTITY_WORDS)
        if person != entity:
            return person
    raise FormatError("the headings do not tell whether these are persons or entities", source=SOURCE, snapshot=file.name, locator=cell_name(page, number, 0),
                      cure=f"Add their words to {TABLE}.")  # fmt: skip


def _read(sheet: Sheet, sources: list[Source]) -> None:
    """All entries; those of one party together."""
    parties: dict[str, list[Source]] = {}
    for source in sources:
        parties.setdefault(party_id(source), []).append(source)
    for identity, rows in parties.items():
        EntryReader(sheet, identity, rows[0].is_person).read(rows)


def party_id(source: Source) -> str:
    """Id by kind, name, and a person's birth date: what the ministry does not change when it amends an entry."""
    name, _ = split_name(source.fields["name"])
    birth = birth_in(source.fields["identity"]) if source.is_person else None
    folded = "".join(char for char in name.lower() if char.isalnum())
    return "pl-mswia-" + content_suffix("person" if source.is_person else "entity", folded, birth.date if birth is not None else "")
