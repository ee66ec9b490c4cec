"""The reference values of a file: numbers to texts.

They are looked up by number and then told by their text: OFAC has renumbered and renamed some of them.
"""

from __future__ import annotations

from typing import NamedTuple

from seawall.sources.us_ofac_advanced.stream import Reader, local, text_of
from seawall.sources.xmltree import Element


class Value(NamedTuple):
    """A reference value: its text, and the attributes beside its number."""

    text: str
    attributes: dict[str, str]


class References:
    """All sets of reference values of one file."""

    __slots__ = ("_reader", "_sets")

    def __init__(self, reader: Reader) -> None:
        self._sets: dict[str, dict[str, Value]] = {}
        self._reader = reader

    def read(self, element: Element) -> None:
        """Take in `ReferenceValueSets`. Sets that are not used are kept as well: there are a few thousand values in all."""
        for values in element:
            for one in values:
                attributes = {str(name): str(value) for name, value in one.attrib.items()}
                number = attributes.pop("ID", None)
                if number is None:
                    raise self._reader.broken(one, f"{local(one.tag)} has no attribute 'ID'")
                self._sets.setdefault(local(one.tag), {})[number] = Value(text_of(one), attributes)

    def value(self, kind: str, number: str | None, element: Element) -> Value:
        """A value.

        Raises:
            FormatError: the file has no such number in the set.
        """
        found = self._sets.get(kind, {}).get(number or "")
        if found is None:
            raise self._reader.broken(element, f"{kind} {number!r} is not among the file's reference values")
        return found

    def text(self, kind: str, number: str | None, element: Element) -> str:
        """The text of a value; see `value`."""
        return self.value(kind, number, element).text
