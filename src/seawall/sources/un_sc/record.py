"""One `INDIVIDUAL` or `ENTITY`, its children by tag, and the party that it becomes."""

from __future__ import annotations

import re
from functools import lru_cache

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.sources.block import Row, add_block
from seawall.sources.contract import Entry, Sheet
from seawall.sources.un_sc.tables import SOURCE
from seawall.sources.xmltree import Element, line_of
from seawall.text.dates import parse_date

#: xs:date may carry a time zone: the files of 2018 print "1960-01-01-05:00".
_ZONED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[+-]\d{2}:\d{2}|Z)")
#: "not available": once a nationality, once a fourth name. As a code of a country it would be Namibia's.
NOT_STATED = frozenset({"na", "n/a"})
#: Elements that hold one text and stand once in a record.
LEAVES = frozenset(
    {"DATAID", "VERSIONNUM", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "UN_LIST_TYPE", "REFERENCE_NUMBER",
     "NAME_ORIGINAL_SCRIPT", "GENDER", "COMMENTS1"}
)  # fmt: skip


@lru_cache(maxsize=16384)
def day_of(text: str) -> str | None:
    """A date of the list as ISO text, or None.

    >>> day_of("1960-01-01-05:00"), day_of("Sep. 1958"), day_of("30 years old")
    ('1960-01-01', '1958-09', None)
    """
    zoned = _ZONED.fullmatch(text)
    return parse_date(zoned[1] if zoned is not None else text)


def party_id(number: str) -> str:
    """The id of the party with this DATAID."""
    return f"un-sc-{slug(number)}"


class Record:
    """A record while it is read.

    Args:
        sheet: collects what the file says.
        element: the record's element.

    Attributes:
        texts: text of each element of `LEAVES`, whitespace collapsed.
        children: all other elements by tag.
        party: the party that the record becomes.
        rows: values of the party that wait for `lay`.
    """

    __slots__ = ("children", "is_person", "line", "locator", "number", "party", "party_id", "reference", "rows", "sheet", "tag", "texts")

    def __init__(self, sheet: Sheet, element: Element) -> None:
        self.sheet = sheet
        self.tag = element.tag
        self.is_person = self.tag == "INDIVIDUAL"
        self.line = line_of(element)
        self.texts: dict[str, str] = {}
        self.children: dict[str, list[Element]] = {}
        texts, children = self.texts, self.children
        for child in element:
            tag = child.tag
            if tag in LEAVES and tag not in texts:
                text = " ".join((child.text or "").split())
                texts[tag] = "" if text in NOT_STATED else text
            elif tag in children:
                children[tag].append(child)
            else:
                children[tag] = [child]
        self.number = self.text("DATAID")
        if not self.number or not slug(self.number):
            raise FormatError(
                "a record without DATAID", source=SOURCE, snapshot=sheet.file_name, locator=f"line {self.line}",
                cure="Check the download; every entry of the list has a number.",
            )  # fmt: skip
        self.reference = self.text("REFERENCE_NUMBER")
        self.locator = f"{self.tag}[DATAID={self.number}]"
        self.party_id = party_id(self.number)
        # The list says only "entity" for all that is no individual; FtM's Organization has its fields.
        self.party = Entry(sheet, self.party_id, self.party_id, "Person" if self.is_person else "Organization", self.locator, self.line)
        self.rows: list[Row] = []

    def open_party(self) -> None:
        """Put the party on the roster."""
        self.sheet.party(self.party_id, self.party.schema, self.number, self.locator, self.line)

    def lay(self) -> None:
        """Lay down the values of the party that wait: before the first value of something that belongs to it, and at the end."""
        add_block(self.party, self.rows)
        self.rows.clear()

    def text(self, tag: str) -> str:
        """Text of one of `LEAVES`; empty if there is none."""
        return self.texts.get(tag, "")

    def values(self, tag: str) -> list[str]:
        """Texts of the children of that tag, or of the `VALUE` elements in them; blank ones are left out."""
        elements = self.children.get(tag)
        if elements is None:
            return []
        leaves = [leaf.text for element in elements for leaf in (element if len(element) else (element,))]
        return [text for leaf in leaves if leaf and (text := " ".join(leaf.split())) and text not in NOT_STATED]
