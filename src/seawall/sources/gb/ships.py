"""Owners and flags of ships, parents and subsidiaries: names of other parties, and how they become links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from seawall.model.ids import content_suffix
from seawall.sources.gb.facts import Fact, Party, Reading, one
from seawall.sources.gb.places import codes
from seawall.sources.gb.texts import items, said

_PIECES = re.compile(r";\s*|\n+|(?<!Ltd)(?<!Co)(?<!Inc)(?<!St)(?<!\b[A-Z])\.\s+(?=[A-Z])")
_FLAG_PIECES = re.compile(r"\s*(?:[;,/]|\.\s+|\n+)\s*")
_REFERENCE = re.compile(r"\b[A-Z]{3}\d{4}\b|(?<=OFSI ID: )\d+")
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
_ARTICLE = re.compile(r"^(?:the|a)\s+", re.IGNORECASE)


@lru_cache(maxsize=8192)
def read_parties(role: str, text: str) -> Reading:
    """Parents and subsidiaries of an entity, each a link.

    >>> read_parties("subsidiary", "(1) BIC Bank (2) ZhengHeng Development Group").links
    (('subsidiary', 'BIC Bank'), ('subsidiary', 'ZhengHeng Development Group'))
    """
    names = [said(piece) for item in items(text) for piece in _PIECES.split(item)]
    return Reading(links=tuple((role, name.strip(" ;")) for name in names if name))


@lru_cache(maxsize=8192)
def read_owners(role: str, text: str) -> Reading:
    """Owners and operators of a ship, each a link."""
    return Reading(links=tuple((role, item) for item in items(text)))


@lru_cache(maxsize=4096)
def read_flags(prop: str, text: str) -> Reading:
    """Flags; text that names no country is kept as a note and counted."""
    facts: list[Fact] = []
    rejects = []
    for item in items(text):
        for piece in _FLAG_PIECES.split(item):
            found = codes(piece) if said(piece) else ()
            facts.extend(one(prop, code, said(piece)) for code in found)
            if said(piece) and not found:
                rejects.append(("names no known flag", said(piece)))
                facts.append(Fact("notes", f"{prop}: {said(piece)}", said(piece)))
    return Reading(tuple(facts), tuple(rejects))


def fold_name(name: str) -> str:
    """A name as the key under which links look for it: letters and digits alone, without a note at its end or an article."""
    return "".join(filter(str.isalnum, _ARTICLE.sub("", _NOTE.sub("", name)).lower()))


def lay_links(parties: Iterable[Party], by_name: Mapping[str, set[str]], by_number: Mapping[str, str], facet: str) -> None:
    """Lay down the links of all parties, once all their names are known.

    A link names its object only where exactly one entry of the file has that primary name, or where the text has its number.

    Args:
        parties: those that were read.
        by_name: ids by folded primary name (`fold_name`).
        by_number: ids by the publisher's own number, such as `RUS0007`.
        facet: facet of the links.
    """
    for party in parties:
        for (role, name), (at, line) in party.links.items():
            found = by_name.get(fold_name(name), set())
            numbers = [by_number[number] for number in _REFERENCE.findall(name) if number in by_number]
            target = next(iter(found)) if len(found) == 1 else numbers[0] if len(numbers) == 1 else ""
            if target == party.party_id:
                target = ""
            suffix = content_suffix("link", role, name)
            facts = [
                Fact("subject", party.party_id, None, suffix, "UnknownLink"), Fact("role", role, None, suffix, "UnknownLink"),
                Fact("object", target, name, suffix, "UnknownLink") if target else Fact("summary", name, None, suffix, "UnknownLink"),
                Fact("description", name, None, suffix, "UnknownLink"),
            ]  # fmt: skip
            party.add(facts, at, line, facet)
