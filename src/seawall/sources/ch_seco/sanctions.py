"""Programs with their sanctions-sets, and the listing of a target under them through its modifications."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from seawall.sources.ch_seco.names import language
from seawall.sources.ch_seco.tables import MEASURE_WORDS, MODIFICATIONS, TABLE, UKRAINE_ANNEXES
from seawall.sources.contract import Entry, Sheet
from seawall.sources.xmltree import Element, line_of, local_name, text_of
from seawall.text.dates import parse_date

_ANNEX = re.compile(r"\bannex(?:es|e)?\b\.?\s*(\d+[a-z]?)", re.IGNORECASE)
_UKRAINE = "946.231.176.72"


@dataclass
class SanctionsSet:
    """One set of measures: the texts of its program and its own, by language."""

    number: str
    keys: dict[str | None, str] = field(default_factory=dict)
    names: dict[str | None, str] = field(default_factory=dict)
    texts: dict[str | None, str] = field(default_factory=dict)
    origin: str = ""

    def english(self, texts: dict[str | None, str]) -> str:
        """The English text, else the first."""
        return texts.get("eng") or next(iter(texts.values()), "")

    def measures(self) -> tuple[str, ...]:
        """Kinds of measure: by the set's words, by the annex, or a freeze, which most annexes are."""
        text = self.english(self.texts)
        found = tuple(kind for pattern, kind in MEASURE_WORDS if pattern.search(text))
        if found:
            return found
        annex = _ANNEX.search(text)
        if annex is not None and (_UKRAINE in text or _UKRAINE in self.english(self.names) or "Ukraine" in self.english(self.names)):
            return UKRAINE_ANNEXES.get(annex[1].lower(), ("freeze",))
        return ("freeze",)


def read_program(element: Element) -> Iterable[SanctionsSet]:
    """The sets of one `sanctions-program`."""
    sets: dict[str, SanctionsSet] = {}
    keys: dict[str | None, str] = {}
    names: dict[str | None, str] = {}
    origin = ""
    for child in element:
        tag, lang, text = local_name(child), language(child.get("lang")), text_of(child)
        if tag == "program-key":
            keys[lang] = text
        elif tag == "program-name":
            names[lang] = text
        elif tag == "sanctions-set":
            number = child.get("ssid") or ""
            sets.setdefault(number, SanctionsSet(number)).texts[lang] = text
        elif tag == "origin":
            origin = text
    for one in sets.values():
        one.keys, one.names, one.origin = keys, names, origin
    return sets.values()


class Modification(NamedTuple):
    """A change of a listing: what it does, its dates, its remark; `order` is its place in the file, newest first."""

    effect: str
    kind: str
    effective: str | None
    published: str | None
    remark: str
    order: int

    @property
    def day(self) -> str:
        """The day that orders it; empty if it has none."""
        return self.effective or self.published or ""


def read_modifications(sheet: Sheet, target: Element, locator: str) -> list[Modification]:
    """The target's modifications from the oldest to the newest; `added` and `removed` repeat old states and are passed over."""
    found = []
    for order, element in enumerate(child for child in target if local_name(child) == "modification"):
        kind = element.get("modification-type") or ""
        effect = MODIFICATIONS.get(kind)
        if effect is None:
            raise sheet.unknown("modification-type", kind, f"{locator}/modification", f"MODIFICATIONS in {TABLE}")
        days: dict[str, str | None] = {}
        for name in ("effective-date", "enactment-date", "publication-date"):
            text = element.get(name) or ""
            days[name] = parse_date(text) if text else None
            if text and days[name] is None:
                sheet.reject(f"{locator}/modification/@{name}", line_of(element), "not a date", text)
        remark = " ".join(text_of(child) for child in element if local_name(child) in ("remark", "remarks"))
        published = days["publication-date"] or days["enactment-date"]
        found.append(Modification(effect, kind, days["effective-date"] or days["enactment-date"] or days["publication-date"], published, remark, order))
    return sorted(found, key=lambda change: (change.day, -change.order))


def periods(changes: list[Modification]) -> list[tuple[str | None, str | None]]:
    """Half-open times in which the target was listed, oldest first; the last one is open while it is listed.

    >>> one = Modification("on", "listed", "2014-03-17", None, "", 1)
    >>> periods([one, Modification("off", "de-listed", "2016-01-01", None, "", 0)]), periods([])
    ([('2014-03-17', '2016-01-01')], [(None, None)])
    """
    spans: list[tuple[str | None, str | None]] = []
    begin: str | None = None
    is_open = False
    for change in changes:
        if change.effect == "off":
            spans.append((begin, change.day or None))
            begin, is_open = None, False
        elif not is_open:
            begin, is_open = (change.day or None) if change.effect == "on" else None, True
    if is_open or not spans:
        spans.append((begin, None))
    return spans


def is_listed(changes: list[Modification]) -> bool:
    """Whether the newest modification leaves the target on the list; a target without any is on it."""
    return not changes or changes[-1].effect != "off"


def read_sanction(party: Entry, authority: str, one: SanctionsSet, changes: list[Modification]) -> Entry:
    """The sanction of a target under one set."""
    sanction = party.child(f"sanction-{one.number or 'none'}", "Sanction")
    for begin, end in periods(changes):
        sanction.add("entity", party.party_id, at="modification", valid_from=begin, valid_to=end)
    sanction.add("authority", authority)
    sanction.add("authorityId", party.party_id.removeprefix("ch-seco-"), at="@ssid")
    sanction.add("programId", one.english(one.keys), at="program-key")
    for prop, texts in (("program", one.names), ("summary", one.texts)):
        for lang, text in texts.items():
            sanction.add(prop, text, at="sanctions-program", lang=lang)
    sanction.add("description", f"Origin: {one.origin}" if one.origin else None, one.origin, at="origin")
    for kind in one.measures():
        sanction.add("provisions", kind, one.english(one.texts), at="sanctions-set")
    _read_dates(sanction, changes)
    return sanction


def _read_dates(sanction: Entry, changes: list[Modification]) -> None:
    for change in changes:
        at = f"modification[{change.kind}]"
        if change.effect == "on":
            sanction.add("listingDate", change.published or change.effective, at=at)
            sanction.add("startDate", change.effective, at=at)
        elif change.effect == "off":
            sanction.add("endDate", change.effective, at=at)
        else:
            sanction.add("modifiedAt", change.effective, at=at)
        sanction.add("description", change.remark, at=at)
    if not is_listed(changes):
        sanction.add("status", "de-listed", at="modification")
