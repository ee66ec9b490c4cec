"""SECO's names: parts with an order, a type, and spelling variants by language and script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from seawall.sources.ch_seco.tables import LANGUAGES, NAME_PARTS
from seawall.sources.xmltree import Element, local_name, text_of

#: More spellings than this of one name in one script are cut: three parts of four spellings give 64.
MOST_SPELLINGS = 40


class Part(NamedTuple):
    """A part of a name in one script: its order as printed, rank in natural order, property, texts."""

    order: int
    rank: int
    prop: str
    texts: tuple[str, ...]


class Spelling(NamedTuple):
    """A whole name: natural order, order as printed, language and script where stated."""

    text: str
    printed: str
    lang: str | None
    script: str | None


def language(code: str | None) -> str | None:
    """ISO 639-3 code of SECO's bibliographic one; None if it is no code."""
    code = (code or "").strip().lower()
    if len(code) != 3 or not code.isalpha():
        return None
    return LANGUAGES.get(code, code)


def read_parts(element: Element) -> tuple[list[Part], dict[tuple[str | None, str | None], list[Part]]]:
    """The parts as printed, and those of each language and script that the variants have."""
    base: list[Part] = []
    variants: dict[tuple[str | None, str | None], list[Part]] = {}
    for index, child in enumerate(element):
        if local_name(child) != "name-part":
            continue
        order = child.get("order") or ""
        rank, prop = NAME_PARTS[child.get("name-part-type") or ""]
        position = int(order) if order.isascii() and order.isdigit() else index
        by_script: dict[tuple[str | None, str | None], list[str]] = {}
        for leaf in child:
            text = text_of(leaf)
            if not text or text == "-":
                continue
            if local_name(leaf) == "value":
                base.append(Part(position, rank, prop, (text,)))
            else:
                by_script.setdefault((language(leaf.get("lang")), leaf.get("script")), []).append(text)
        for key, texts in by_script.items():
            variants.setdefault(key, []).append(Part(position, rank, prop, tuple(texts)))
    return base, variants


def whole_names(base: list[Part], variants: dict[tuple[str | None, str | None], list[Part]]) -> Iterator[Spelling]:
    """The name as printed first, then its spellings.

    A Latin variant of one part is joined with the other parts as printed; in another script a part without a variant
    is left out, since a name in two scripts is nobody's.
    """
    yield from _join(base, None, None)
    for (lang, script), parts in variants.items():
        if (script or "LATN").upper().startswith("LAT"):
            given = {part.order for part in parts}
            parts = [*parts, *(part for part in base if part.order not in given)]
        yield from _join(parts, lang, script)


def _join(parts: list[Part], lang: str | None, script: str | None) -> Iterator[Spelling]:
    named = [part for part in parts if part.rank >= 0]
    natural = sorted(named, key=lambda part: (part.rank, part.order))
    places = sorted(range(len(natural)), key=lambda index: natural[index].order)
    for texts in islice(product(*(part.texts for part in natural)), MOST_SPELLINGS):
        text = " ".join(texts)
        if text:
            yield Spelling(text, " ".join(texts[index] for index in places), lang, script)
