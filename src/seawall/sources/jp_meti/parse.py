"""METI's designated entities: text out of the official PDF, one numbered entry after the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache

from seawall.errors import FormatError
from seawall.model.ids import content_suffix
from seawall.model.statement import MAIN, Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import decode
from seawall.sources.jp_meti.entries import JAPANESE, Numbered, body_of, cut
from seawall.sources.jp_meti.names import Names, read_names
from seawall.sources.jp_meti.tables import ADDRESS_WORD, AUTHORITY, DESIGNATED, KINDS, MEASURE, TOPIC, UPDATED, Kind
from seawall.text.dates import iso
from seawall.text.territories import territory_code

_new = tuple.__new__
_SOURCE = "jp_meti"
_DATE = re.compile(r"[：:]\s*(?:(\d{4})\s*年|令和\s*(\d{1,2}|元)\s*年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ACT = re.compile(r"[（(]([^（）()]*告示[^（）()]*)[）)]")
_ACRONYM = re.compile(r"(.{6,}?)\s*[(（]([A-Z][A-Za-z0-9&\-]{1,11})[)）]")
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"[\d.]+")
_NUMBER = re.compile(r"[\d\s.\-]*")


def recognizes(file: SourceFile) -> str | None:
    """`russia`, `belarus` or `third` by the printed title."""
    text = _SPACE.sub("", file.data[:6144].decode("utf-8", "ignore"))
    if DESIGNATED not in text or ADDRESS_WORD not in text or "輸出等に係る禁止措置" not in text:
        return None
    return next((kind.variant for kind in KINDS if kind.title in text.split(DESIGNATED)[0]), None)


def parse(file: SourceFile) -> Iterable[Parsed]:
    """All numbered entries.

    Raises:
        FormatError: no title, a number left out, an entry without an address.
    """
    with collection_paused():
        return [_parse(file)]


def _parse(file: SourceFile) -> Parsed:
    text = decode(file, _SOURCE)
    top, body = body_of(text)
    heading = unicodedata.normalize("NFKC", _SPACE.sub("", top))
    kind = next((kind for kind in KINDS if kind.title in heading), None)
    if kind is None:
        raise FormatError("no title of a known list above the first entry", source=_SOURCE, snapshot=file.name, locator="line 1",
                          cure="The text must be the whole list; titles are in sources/jp_meti/tables.py KINDS.")  # fmt: skip
    entries = cut(top, body, _SOURCE, file.name)
    sheet = Sheet(_SOURCE, file.name)
    act = _ACT.search(heading)
    said = {"authority": AUTHORITY, "program": kind.program, "provisions": MEASURE, "summary": act[1] if act else "", "country": kind.country[0] if kind.country else ""}
    fixed = [(prop, value) for prop, value in said.items() if value]
    for entry in entries:
        _entity(sheet, entry, kind, fixed)
    return Parsed(kind.list_id, f"{_SOURCE}/{kind.variant}", _moment(heading, UPDATED) or _moment(heading, DESIGNATED), len(entries),
                  sheet.statements, sheet.rejects, notes=(f"numbered 1 to {len(entries)}, each read once",))  # fmt: skip


def _moment(heading: str, label: str) -> datetime | None:
    match = _DATE.match(heading.partition(label)[2])
    if match is None:
        return None
    # Era years: Reiwa 1 is 2019.
    year = int(match[1]) if match[1] else 2018 + (1 if match[2] == "元" else int(match[2]))
    text = iso(year, int(match[3]), int(match[4]))
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


def _entity(sheet: Sheet, entry: Numbered, kind: Kind, fixed: list[tuple[str, str]]) -> None:
    """One entry: the party, its addresses and its sanction.

    Args:
        sheet: collects the statements.
        entry: the entry.
        kind: the list.
        fixed: properties of each sanction with their values, never blank.
    """
    names = read_names(entry.lines)
    number = str(entry.number)
    party = sheet.party(f"{kind.list_id.replace('_', '-')}-{number}", "LegalEntity", number, f"no. {number}", entry.line)
    party_id, place, line = party.party_id, party.locator, party.line
    if not names.latin and not names.japanese:
        sheet.reject(place, line, "an entry without a name", " ".join(entry.lines))
    if names.stated is not None and names.stated != len(names.aliases):
        sheet.reject(f"{place}/alias", line, f"{len(names.aliases)} aliases, {names.stated} announced", " | ".join(names.aliases))
    _add_names(party, names)
    if kind.country:
        party.add("country", *kind.country, at="title")
    for address in names.addresses:
        _add_address(party, address, kind)
    sanction = f"{party_id}-sanction"
    sheet.statements += [
        _new(Statement, (party_id, sanction, "Sanction", prop, value, None, None, place, line, MAIN, None, None))
        for prop, value in (("entity", party_id), *fixed, ("recordId", number))
    ]


def _add_names(party: Entry, names: Names) -> None:
    """What the party's own statements say but for its addresses. They are written out here and below: `Entry.add` for each of them takes twice the time."""
    own, schema, place, line, statements = party.party_id, party.schema, party.locator, party.line, party.sheet.statements
    latin, printed = names.latin, names.printed_latin
    acronym = _ACRONYM.fullmatch(latin) if latin.endswith((")", "）")) else None
    name = acronym[1] if acronym else latin
    if name:
        statements.append(_new(Statement, (own, own, schema, "name", name, printed if printed != name else None, None, place, line, MAIN, None, None)))
    if acronym:
        party.add("abbreviation", acronym[2], at="name")
    if names.japanese:
        statements.append(_new(Statement, (own, own, schema, "name", names.japanese, None, "jpn", f"{place}/Japanese name", line, MAIN, None, None)))
    for alias in names.chinese:
        party.add("alias", alias, at="Chinese name", lang="zho")
    at = f"{place}/alias"
    statements += [_new(Statement, (own, own, schema, "alias", alias, None, None, at, line, MAIN, None, None)) for alias in names.aliases]
    at = f"{place}/別称"
    # Acronyms stand among the Japanese aliases as they are, and again among the Latin ones.
    statements += [
        _new(Statement, (own, own, schema, "alias", alias, None, "jpn" if JAPANESE.search(alias) else None, at, line, MAIN, None, None))
        for alias in names.japanese_aliases if alias not in names.aliases
    ]  # fmt: skip
    if len(printed) > len(latin) + 1:
        party.add("notes", printed, at="name")
    if names.remark:
        party.add("notes", names.remark, at="Japanese name", lang="jpn")
    statements.append(_new(Statement, (own, own, schema, "topics", TOPIC, None, None, place, line, MAIN, None, None)))


def _add_address(party: Entry, text: str, kind: Kind) -> None:
    """An address, as a text of the party and as an entity of its own."""
    own, schema, line, statements = party.party_id, party.schema, party.line, party.sheet.statements
    place = f"{party.locator}/{ADDRESS_WORD}"
    address = f"{own}-{content_suffix('addr', text)}"
    where = country_of(text)
    statements.append(_new(Statement, (own, own, schema, "address", text, None, None, place, line, MAIN, None, None)))
    statements.append(_new(Statement, (own, address, "Address", "full", text, None, None, place, line, MAIN, None, None)))
    if where:
        code, printed = where
        statements.append(_new(Statement, (own, address, "Address", "country", code, printed, None, place, line, MAIN, None, None)))
        if kind.country is None or code != kind.country[0]:
            party.add("country", code, printed, at=ADDRESS_WORD)
    elif kind.country is None:
        party.sheet.reject(place, line, "no territory at the end of the address", text)
    statements.append(_new(Statement, (own, own, schema, "addressEntity", address, None, None, party.locator, line, MAIN, None, None)))


def country_of(address: str) -> tuple[str, str] | None:
    """Territory code and printed word of the last part of an address that names one.

    >>> country_of("Vereiskaya 29, Moscow, 107076 Russia."), country_of("28 Canton Road, Hong Kong, China"), country_of("All over the place")
    (('ru', 'Russia'), ('cn', 'China'), None)
    """
    for part in reversed(address.replace("，", ",").split(",")):
        if (found := _country_in(part)) is not None:
            return found
    return None


@lru_cache(maxsize=4096)
def _country_in(part: str) -> tuple[str, str] | None:
    """Territory code and printed word of one part; most addresses of a list end in the same one."""
    word = _DIGITS.sub(" ", part).strip(" -")
    if len(word) > 1 and (code := territory_code(word)):
        return code, word
    if part.strip(" .") and not _NUMBER.fullmatch(part) and (words := word.split()) and (code := territory_code(words[-1])) and len(words[-1]) > 3:
        return code, words[-1]
    return None
