"""SECO's places: defined once at the end of the list, named by `place-id` in addresses and births."""

from __future__ import annotations

from typing import NamedTuple

from seawall.sources.xmltree import Element, local_name, text_of
from seawall.text.territories import territory_code


class Place(NamedTuple):
    """A place: its names and its country's code and text; blank where not stated."""

    location: str = ""
    area: str = ""
    country: str = ""
    code: str | None = None
    variants: tuple[str, ...] = ()


def read_place(element: Element) -> Place:
    """One `place`."""
    texts: dict[str, str] = {}
    variants: list[str] = []
    code: str | None = None
    for child in element:
        tag = local_name(child)
        text = text_of(child)
        if tag.endswith("-variant"):
            variants.append(text)
        elif tag == "country":
            code = country_code(child)
            texts[tag] = text
        else:
            texts[tag] = text
    return Place(texts.get("location", ""), texts.get("area", ""), texts.get("country", ""), code, tuple(filter(None, variants)))


def country_code(element: Element) -> str | None:
    """Code of a `country` element: its `iso-code`, else its text."""
    return territory_code(element.get("iso-code") or "") or territory_code(text_of(element))
