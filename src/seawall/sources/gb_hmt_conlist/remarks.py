"""The column "Other Information": a remark of old in sentences, or since 2021 fields such as `(Gender):Male` in one cell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from seawall.sources.gb import contacts, measures
from seawall.sources.gb.documents import read_business_numbers
from seawall.sources.gb.facts import EACH_SANCTION, NOTHING, Fact, Reading
from seawall.sources.gb.prose import read_prose
from seawall.sources.gb.ships import read_flags, read_owners, read_parties
from seawall.sources.gb.texts import said
from seawall.sources.gb_hmt_conlist.tables import KEYS

_KEY = re.compile(r"\((" + "|".join(re.escape(key).replace(r"\ ", r"\s*") for key in sorted(KEYS, key=len, reverse=True)) + r")\)\s*:", re.IGNORECASE)
_REFERENCES = re.compile(r"\s*([A-Z]{3}\s?\d{3,5}(?:\s*(?:,|;|and|&|/)\s*[A-Z]{3}\s?\d{3,5})*)\s*[.:]?\s*")
_EACH: Final = re.compile(r"[A-Z]{3}\s?\d{3,5}")
_UN = re.compile(r"\s*((?:[A-Z]{2,3}[A-Za-z]?\.\s?\d{2,3}|[A-Z]{1,3}\.[A-Z]\.\d+\.\d\d|[A-Z]\.\d\d\.[A-Z]{1,4}\.\d+)(?:\s*(?:,|;|and|&|/)\s*[A-Z]{2}[a-z]\.\d{3})*)\s*[.:]?\s*", re.IGNORECASE)
_UN_EACH = re.compile(r"[A-Za-z]{1,3}\.[A-Za-z0-9.]*\d")


@lru_cache(maxsize=32768)
def read_remark(text: str, schema: str) -> Reading:
    """Everything that one remark says; the remark itself stays as a note.

    Args:
        text: the cell.
        schema: schema of the party.
    """
    plain = said(text)
    if not plain:
        return NOTHING
    readings = [Reading((Fact("notes", plain, text if text != plain else None),)), measures.in_addition(text)]
    pieces = _KEY.split(text)
    if said(pieces[0]):
        readings.append(read_prose(said(pieces[0]), schema))
    for key, value in zip(pieces[1::2], pieces[2::2], strict=True):
        readings.append(_field("".join(key.lower().split()), value, schema))
    return merge(readings)


def merge(readings: list[Reading]) -> Reading:
    """Several readings as one."""
    return Reading(
        tuple([fact for reading in readings for fact in reading.facts]), tuple([reject for reading in readings for reject in reading.rejects]),
        tuple([link for reading in readings for link in reading.links]),
    )  # fmt: skip


def _field(key: str, value: str, schema: str) -> Reading:
    """One `(Key):value`; what the schema has no property for stays in the note."""
    if key == "uksanctionslistref":
        return _references(value, _REFERENCES, _EACH, "recordId", schema)
    if key == "unref":
        return _references(value, _UN, _UN_EACH, "unscId", schema)
    if key == "ukstatementofreasons":
        reason = said(value)
        return Reading((Fact("reason", reason, None, EACH_SANCTION, "Sanction"),) if reason else ())
    if key.startswith("further"):
        return read_prose(said(value), schema)
    for words, schemas, read in _READERS:
        if key.startswith(words):
            return read(value) if schema in schemas else contacts.read_labeled(words, value)
    return NOTHING


def _references(value: str, whole: re.Pattern[str], each: re.Pattern[str], prop: str, schema: str) -> Reading:
    """References of the listing, and the sentences that follow them in the same field."""
    match = whole.match(value)
    if match is None and prop == "recordId" and _UN.match(value) is not None:  # "(UK Sanctions List Ref):SDi.005." (2025)
        return _references(value, _UN, _UN_EACH, "unscId", schema)
    facts = [Fact(prop, found.replace(" ", ""), None, EACH_SANCTION, "Sanction") for found in each.findall(match[1])] if match is not None else []
    rest = said(value[match.end() :] if match is not None else value)
    rejects = () if match is not None else (("no reference where one should stand", said(value)[:200]),)
    prose = read_prose(rest, schema) if rest else NOTHING
    return Reading((*facts, *prose.facts), (*rejects, *prose.rejects), prose.links)


_LEGAL = ("Person", "Organization")
_SHIP = ("Vessel",)
_READERS = (
    ("gender", ("Person",), contacts.read_gender),
    ("phonenumber", _LEGAL, contacts.read_phones),
    ("emailaddress", _LEGAL, contacts.read_emails),
    ("website", _LEGAL, contacts.read_sites),
    ("typeofentity", ("Organization",), lambda text: contacts.read_values("legalForm", text)),
    ("parentcompany", _LEGAL, lambda text: read_parties("parent company", text)),
    ("subsidiaries", _LEGAL, lambda text: read_parties("subsidiary", text)),
    ("businessregno", _LEGAL, read_business_numbers),
    ("imonumber", ("Vessel", "Organization"), contacts.read_imo),
    ("currentowner", _SHIP, lambda text: read_owners("current owner", text)),
    ("previousowner", _SHIP, lambda text: read_owners("previous owner", text)),
    ("flagofship", _SHIP, lambda text: read_flags("flag", text)),
    ("currentflag", _SHIP, lambda text: read_flags("flag", text)),
    ("previousflag", _SHIP, lambda text: read_flags("pastFlags", text)),
    ("typeofship", _SHIP, lambda text: contacts.read_values("type", text)),
    ("tonnageofship", _SHIP, lambda text: contacts.read_values("tonnage", text)),
    ("lengthofship", _SHIP, lambda text: contacts.read_labeled("Length of ship", text)),
    ("yearbuilt", _SHIP, contacts.read_year_built),
    ("hullidentificationnumber", _SHIP, lambda text: contacts.read_values("registrationNumber", text)),
)  # fmt: skip

