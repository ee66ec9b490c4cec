"""One `INDIVIDUAL` or `ENTITY`, its children by tag, and the party that it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from operator import length_hint

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.model.statement import MAIN, Statement
from seawall.sources.block import Row
from seawall.sources.contract import Entry, Sheet, SourceFile
from seawall.sources.un_sc.tables import IGNORED, SOURCE, TABLE
from seawall.sources.xmltree import Element, line_of, unknown_element
from seawall.text.dates import parse_date

#: xs:date may carry a time zone: the files of 2018 print "1960-01-01-05:00".
_ZONED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[+-]\d{2}:\d{2}|Z)")
#: "not available": once a nationality, once a fourth name. As a code of a country it would be Namibia's.
NOT_STATED = frozenset({"na", "n/a"})
#: `None` and `null` are a program's blanks (2025-11, births of aliases).
NOTHING = NOT_STATED | {"None", "null", "[object Object]"}
#: Elements that hold one text and stand once in a record.
LEAVES = frozenset(
    {"DATAID", "VERSIONNUM", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "UN_LIST_TYPE", "REFERENCE_NUMBER",
     "NAME_ORIGINAL_SCRIPT", "GENDER", "COMMENTS1"}
)  # fmt: skip


SECTIONS = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}
#: Elements that hold one text, or several in elements of their own (`VALUE`).
VALUED = frozenset({"TITLE", "DESIGNATION", "NATIONALITY", "LISTED_ON", "SUBMITTED_ON", "DELISTED_ON", "SUBMITTED_BY", "LIST_TYPE", "LAST_DAY_UPDATED"})
_ALIAS = frozenset({"QUALITY", "ALIAS_NAME", "NOTE", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"})
_ADDRESS = frozenset({"STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"})
#: Elements that repeat, and the elements in them.
PARTS = {
    "INDIVIDUAL_ALIAS": _ALIAS,
    "ENTITY_ALIAS": _ALIAS,
    "INDIVIDUAL_ADDRESS": _ADDRESS,
    "ENTITY_ADDRESS": _ADDRESS,
    "INDIVIDUAL_DATE_OF_BIRTH": frozenset({"TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"}),
    "INDIVIDUAL_PLACE_OF_BIRTH": _ADDRESS,
    "INDIVIDUAL_DOCUMENT": frozenset({"TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE", "DATE_OF_ISSUE", "NOTE"}),
}

#: Tag, text, number of children.
Node = tuple[str, str | None, int]

_new = tuple.__new__


@lru_cache(maxsize=16384)
def day_of(text: str) -> str | None:
    """A date of the list as ISO text, or None.

    >>> day_of("1960-01-01-05:00"), day_of("Sep. 1958"), day_of("30 years old")
    ('1960-01-01', '1958-09', None)
    """
    if len(text) == 10 and text[4] == "-" == text[7] and text[:4].isdecimal():  # the form of nearly all
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is not None and 1700 <= day.year <= 2100:
            return day.isoformat()
    zoned = _ZONED.fullmatch(text)
    return parse_date(zoned[1] if zoned is not None else text)


class Record:
    """A record while it is read.

    Args:
        sheet: collects what the file says.
        tag: `INDIVIDUAL` or `ENTITY`.
        line: its line.
        texts: text of each element of `LEAVES`, whitespace collapsed.
        values: by each tag of `VALUED` its texts; blank ones are left out.
        parts: by each tag of `PARTS` one dict for each element that is not empty: text by tag.

    Attributes:
        rows: values of the party that wait for `lay`.
    """

    __slots__ = ("is_person", "line", "locator", "number", "parts", "party_id", "reference", "rows", "schema", "sheet", "tag", "texts", "values")

    def __init__(self, sheet: Sheet, tag: str, line: int, texts: dict[str, str], values: dict[str, list[str]], parts: dict[str, list[dict[str, str]]]) -> None:
        self.sheet = sheet
        self.tag = tag
        self.line = line
        self.texts = texts
        self.values = values
        self.parts = parts
        self.is_person = tag == "INDIVIDUAL"
        #: The list says only "entity" for all that is no individual; FtM's Organization has its fields.
        self.schema = "Person" if self.is_person else "Organization"
        self.number = number = texts.get("DATAID", "")
        if not number or not slug(number):
            raise FormatError(
                "a record without DATAID", source=SOURCE, snapshot=sheet.file_name, locator=f"line {line}",
                cure="Check the download; every entry of the list has a number.",
            )  # fmt: skip
        self.reference = texts.get("REFERENCE_NUMBER", "")
        self.locator = f"{tag}[DATAID={number}]"
        self.party_id = f"un-sc-{slug(number)}"
        self.rows: list[Row] = []

    def lay(self) -> None:
        """Lay down the values of the party that wait: before the first value of something that belongs to it, and at the end."""
        if self.rows:
            self._lay(self.party_id, self.schema, self.locator, self.rows)
            self.rows.clear()

    def lay_child(self, suffix: str, schema: str, at: str, rows: Iterable[Row]) -> str:
        """Lay down what waits, then an entity that belongs to the party; returns its id.

        Args:
            suffix: of its id.
            schema: its schema.
            at: its place in the record; empty for the record itself.
            rows: its values.
        """
        subject = f"{self.party_id}-{suffix}"
        self.lay()
        self._lay(subject, schema, f"{self.locator}/{at}" if at else self.locator, rows)
        return subject

    def _lay(self, subject: str, schema: str, locator: str, rows: Iterable[Row]) -> None:
        """As `block.add_block` does, in one expression: a record is twenty statements, and this is half of the cost of each."""
        party, line = self.party_id, self.line
        self.sheet.statements += [
            _new(Statement, (party, subject, schema, prop, value, original if original != value else None, None, f"{locator}/{at}" if at else locator, line, MAIN, None, None))
            for prop, value, original, at in rows
            if value
        ]  # fmt: skip

    def entry(self) -> Entry:
        """The party, for values of another shape."""
        return Entry(self.sheet, self.party_id, self.party_id, self.schema, self.locator, self.line)

    def text(self, tag: str) -> str:
        """Text of one of `LEAVES`; empty if there is none."""
        return self.texts.get(tag, "")


def read_records(file: SourceFile, sheet: Sheet, root: Element) -> Iterator[Record]:
    """The records of both sections, one by one.

    Raises:
        FormatError: an element that no table names, a record without a number.
    """
    for section in root:
        own = SECTIONS.get(section.tag)
        if own is None:
            raise unknown_element(file, SOURCE, section, root.tag, TABLE)
        for element in section:
            if element.tag != own:
                raise unknown_element(file, SOURCE, element, section.tag, TABLE)
            yield _Reader(file, element).record(sheet)


class _Reader:
    """Reads one record as a row of nodes (tag, text, number of children), in the order of the file.

    A record has forty small elements: one row of all of them is read in half the time of walking from each element to its children.
    """

    __slots__ = ("_element", "_file", "_nodes", "_rest")

    def __init__(self, file: SourceFile, element: Element) -> None:
        self._file, self._element = file, element
        self._nodes: list[Node] = [(node.tag, node.text, len(node)) for node in element.iter()]
        self._rest = iter(self._nodes)

    def record(self, sheet: Sheet) -> Record:
        """The record."""
        texts: dict[str, str] = {}
        values: dict[str, list[str]] = {}
        parts: dict[str, list[dict[str, str]]] = {}
        rest = self._rest
        tag, _, count = next(rest)
        for child, text, inner in islice(rest, count):
            if child in LEAVES:
                if child not in texts:
                    plain = " ".join(text.split()) if text else ""
                    texts[child] = plain if plain not in NOT_STATED else ""
                if inner:
                    self._leaves(inner)
            elif child in PARTS:
                if inner and (fields := self._fields(child, inner)):
                    if child in parts:
                        parts[child].append(fields)
                    else:
                        parts[child] = [fields]
            elif child in VALUED:
                said = values.setdefault(child, [])
                for leaf in self._leaves(inner) if inner else (text,):
                    if leaf and (plain := " ".join(leaf.split())) and plain not in NOT_STATED:
                        said.append(plain)
            elif child not in IGNORED:
                raise self._unknown(tag)
            elif inner:
                self._leaves(inner)
        return Record(sheet, tag, line_of(self._element), texts, values, parts)

    def _fields(self, tag: str, count: int) -> dict[str, str]:
        """Texts of a part by tag; blank ones are left out."""
        fields: dict[str, str] = {}
        known = PARTS[tag]
        for name, text, inner in islice(self._rest, count):
            if name not in known:
                raise self._unknown(tag)
            if text and (text := " ".join(text.split())) and text not in NOTHING:
                fields[name] = f"{fields[name]}; {text}" if name in fields else text
            if inner:
                self._leaves(inner)
        return fields

    def _leaves(self, count: int) -> list[str | None]:
        """Texts of the next elements of one parent; what stands in them is passed over."""
        found: list[str | None] = []
        for _, text, inner in islice(self._rest, count):
            found.append(text)
            if inner:
                self._leaves(inner)
        return found

    def _unknown(self, parent: str) -> FormatError:
        """The error for the node that was read last."""
        at = len(self._nodes) - length_hint(self._rest) - 1
        return unknown_element(self._file, SOURCE, next(islice(self._element.iter(), at, None)), parent, TABLE)
