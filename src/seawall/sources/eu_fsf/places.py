"""Addresses and the contacts that are printed with them."""

from __future__ import annotations

import re
from functools import lru_cache

from seawall.model.ids import content_suffix
from seawall.sources.contract import Entry
from seawall.sources.eu_fsf.records import Place
from seawall.sources.eu_fsf.tables import CONTACTS, DETAIL
from seawall.sources.eu_fsf.text import bare, clean, country_code, country_name

_KEYS = "|".join(sorted(CONTACTS, key=len, reverse=True))
_BRACKETED = re.compile(rf"\b({_KEYS})\s*\[([^\]]*)\]")
#: CSV 1.1 has been seen to join keys and values: "EMAILa@b.examplePHONE+7 (1) 2WEBhttps://b.example".
_JOINED = re.compile(rf"({_KEYS})[:=]?(?=\S)")
_EMAIL = re.compile(r"[^\s,;/<>()\[\]]+@[^\s,;/<>()\[\]]+\.[^\s,;/<>()\[\]]+")
_SPLIT = re.compile(r"\s*[;\n]\s*|,\s+(?=[+\d(])")
_FISCAL = re.compile(r"(?:Italian )?fiscal code:?\s*([A-Z]{3} ?[A-Z]{3} ?\d{2}[A-Z] ?\d{2} ?[A-Z]\d{3}[A-Z]?)", re.IGNORECASE)


@lru_cache(maxsize=16384)
def read_contacts(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """(contacts, rest of the text) of CSV's `Addr_other` or `Address_ContactInfo`.

    >>> read_contacts("PHONE[021-5550101]\\nFAX[021-5550102]\\n(former location)")
    ((('PHONE', '021-5550101'), ('FAX', '021-5550102')), 'former location')
    >>> read_contacts("EMAILa@b.examplePHONE+7 (351) 5550103")
    ((('EMAIL', 'a@b.example'), ('PHONE', '+7 (351) 5550103')), '')
    """
    text = text.replace("\\n", "\n")
    if "[" in text:
        found = tuple((match[1], clean(match[2])) for match in _BRACKETED.finditer(text))
        if found:
            return found, clean(bare(_BRACKETED.sub("", text)))
    marks = list(_JOINED.finditer(text))
    if not marks or marks[0].start() != 0:
        return (), clean(bare(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return tuple((mark[1], clean(text[mark.end() : end])) for mark, end in zip(marks, ends, strict=True)), ""


def write_places(party: Entry, places: list[Place]) -> None:
    """Statements of all addresses."""
    done: set[tuple[str, str]] = set()
    for place in places:
        _write(party, place, done)


def _write(party: Entry, place: Place, done: set[tuple[str, str]]) -> None:
    at = f"address[{place.number}]"
    code = country_code(place.country)
    if code is None:
        party.sheet.reject(f"{party.locator}/{at}", party.line, "not a country", place.country)
    once(party, done, "country", code or "", at)
    local = [part for part in (place.street, place.po_box, place.place, " ".join(p for p in (place.zip_code, place.city) if p), place.region) if part]
    if local:
        _write_address(party, place, ", ".join([*local, country_name(code) if code else place.country if code is None else ""]).strip(", "), code or "", at, done)
    elif code is None:
        once(party, done, "notes", f"Country: {place.country}", at)
    if place.remark:
        if not local:
            once(party, done, "notes", place.remark, at)
        for match in _FISCAL.finditer(place.remark):
            once(party, done, "taxNumber", match[1].replace(" ", ""), at, match[0])
    _write_contacts(party, place, at, done)


def _write_address(party: Entry, place: Place, full: str, code: str, at: str, done: set[tuple[str, str]]) -> None:
    once(party, done, "address", full, at)
    child = party.child(content_suffix("addr", full), "Address", at)
    if ("addressEntity", child.subject_id) not in done:
        once(party, done, "addressEntity", child.subject_id, at)
        for prop, value in (("full", full), ("street", ", ".join(part for part in (place.street, place.place) if part)), ("postOfficeBox", place.po_box),
                            ("postalCode", place.zip_code), ("city", place.city), ("region", place.region), ("country", code)):  # fmt: skip
            child.add(prop, value)
    child.add("remarks", place.remark)
    if place.at_listing:
        child.in_facet(DETAIL).add("summary", "as at the time of listing")


def _write_contacts(party: Entry, place: Place, at: str, done: set[tuple[str, str]]) -> None:
    for key, printed in place.contacts:
        prop = CONTACTS.get(key.strip().upper())
        if prop is None:
            party.sheet.reject(f"{party.locator}/{at}/contactInfo", party.line, "a kind of contact that is not in CONTACTS; kept as a note", f"{key} {printed}")
            once(party, done, "notes", f"{key}: {printed}", at)
            continue
        values = _EMAIL.findall(printed) if prop == "email" else _SPLIT.split(printed)
        for value in values or [printed]:
            once(party, done, prop, value.strip(" ,"), at, printed)


def once(party: Entry, done: set[tuple[str, str]], prop: str, value: str, at: str, original: str | None = None) -> None:
    """Add a value to the party unless it was added before."""
    if value and (prop, value) not in done:
        done.add((prop, value))
        party.add(prop, value, original, at=at)
