"""Identifications: passports, cards, registration, tax, IMO and BIC numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from rigour.ids.imo import IMO

from seawall.model.ids import content_suffix
from seawall.sources.contract import Entry
from seawall.sources.eu_fsf.records import Paper
from seawall.sources.eu_fsf.tables import PAPERS
from seawall.sources.eu_fsf.text import bare, clean, country_code
from seawall.text.dates import parse_date

#: FSD and CSV 1.0 print "700001 (passport-National passport)  (valid to 2014-02-21)[known to be expired](issued under ...)".
_COMPOSED = re.compile(r"(.*?) ?\((\w+)-([^()]*)\)(.*)", re.DOTALL)
_VALID = re.compile(r"\((valid|issued) (?:(to|from|on) )?(\d{4}-\d{2}-\d{2})\)")
_FLAG = re.compile(r"\[((?:known|revoked|reported|diplomatic)[^\]]*)\]")
_REGION = re.compile(r"^\(in ([^()]*)\)")
_BEARER = re.compile(r"^\(name on doc\. '(.*)'\)$")
_IMO = re.compile(r"\D*(\d{7})\D*")


@lru_cache(maxsize=16384)
def read_composed(text: str) -> Paper:
    """The parts of an old format's `NUMBER`.

    >>> paper = read_composed("A 1 (passport-National passport) (valid to 2014-02-21)[known to be expired](issued under a name)")
    >>> paper.value, paper.kind, paper.valid_to, paper.flags, paper.remark
    ('A 1', 'passport', '2014-02-21', ('known to be expired',), 'issued under a name')
    """
    text = text.replace("\\n", "\n").strip()
    match = _COMPOSED.fullmatch(text)
    if match is None:
        return Paper(value=clean(text), kind="other", printed=clean(text))
    rest = match[4].strip()
    flags = tuple(found[1] for found in _FLAG.finditer(rest))
    rest = _FLAG.sub("", rest).strip()
    region = ""
    if (found := _REGION.match(rest)) is not None:
        region, rest = found[1], rest[found.end() :].strip()
    dates = {f"{found[1]} {found[2] or ''}".strip(): found[3] for found in _VALID.finditer(rest)}
    rest = _VALID.sub("", rest).strip()
    return Paper(
        value=clean(match[1]), kind=match[2], description=clean(match[3]), issued=dates.get("issued on", dates.get("issued", "")),
        valid_from=dates.get("valid from", ""), valid_to=dates.get("valid to", ""), region=clean(region), flags=flags, remark=clean(bare(rest)),
    )  # fmt: skip


def write_papers(party: Entry, papers: list[Paper]) -> None:
    """Statements of all identifications."""
    done: set[tuple[str, str]] = set()
    for paper in papers:
        _write(party, paper, done)


def _write(party: Entry, paper: Paper, done: set[tuple[str, str]]) -> None:
    at = f"identification[{paper.number}]"
    props = PAPERS.get(paper.kind.lower())
    if props is None:
        party.sheet.reject(f"{party.locator}/{at}", party.line, "a kind of identification that is not in PAPERS; kept as an idNumber", f"{paper.kind} {paper.value}")
        props = PAPERS["other"]
    prop = props[0] if party.schema == "Person" else props[1]
    if not paper.value and not paper.latin:
        party.add("notes", " ".join(part for part in (paper.description, paper.remark) if part), at=at)
        return
    code = country_code(paper.country)
    if code is None:
        party.sheet.reject(f"{party.locator}/{at}", party.line, "not a country", paper.country)
    first = ""
    for printed in (paper.value, paper.latin):
        number, used = _number(party, prop, printed, at)
        first = first or number
        if number and (used, number) not in done:
            done.add((used, number))
            party.add(used, number, printed, at=at)
    _write_document(party, paper, props[2], first, code or "", at)


def _number(party: Entry, prop: str, printed: str, at: str) -> tuple[str, str]:
    """(normalized number, property that it fits)."""
    if prop == "imoNumber" and printed:
        match = _IMO.fullmatch(printed)
        normal = IMO.normalize(match[1]) if match is not None else None
        if normal is None:
            party.sheet.reject(f"{party.locator}/{at}", party.line, "not an IMO number (seven digits with a check digit)", printed)
            return printed, "registrationNumber"
        return str(normal), prop
    if prop == "swiftBic":
        return printed.replace(" ", "").upper(), prop
    return printed, prop


def _write_document(party: Entry, paper: Paper, schema: str, number: str, code: str, at: str) -> None:
    """The document itself, with issuer, dates, and what is known of it."""
    document = party.child(content_suffix("ident", paper.kind.lower(), number, code), schema, at)
    document.add("holder", party.party_id)
    document.add("number", number, paper.value)
    document.add("type", paper.description or paper.kind)
    document.add("country", code)
    document.add("authority", ", ".join(part for part in (paper.issued_by, paper.region) if part))
    for prop, printed in (("startDate", paper.valid_from or paper.issued), ("date", paper.issued), ("endDate", paper.valid_to)):
        if printed:
            day = parse_date(printed)
            if day is None:
                party.sheet.reject(f"{party.locator}/{at}", party.line, "not a date", printed)
                document.add("description", f"{prop}: {printed}")
            document.add(prop, day, printed)
    bearer = _BEARER.match(paper.bearer)
    document.add("namesMentioned", bearer[1] if bearer is not None else paper.bearer)
    for flag in paper.flags:
        document.add("description", flag)
    if paper.country and not code and country_code(paper.country) is None:
        document.add("description", f"Country: {paper.country}")
    document.add("summary", paper.remark)


