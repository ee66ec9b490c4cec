"""From a record to statements: the same for every format of the Union's lists."""

from __future__ import annotations

import re
from typing import NamedTuple

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.model.statement import Statement
from seawall.sources.contract import Entry, Sheet
from seawall.sources.eu_fsf.births import write_births
from seawall.sources.eu_fsf.listing import write_sanctions
from seawall.sources.eu_fsf.papers import write_papers
from seawall.sources.eu_fsf.places import once, write_places
from seawall.sources.eu_fsf.records import Name, Subject
from seawall.sources.eu_fsf.tables import GENDERS, KIND, NAMES, PROGRAM, SCHEMAS, TABLE
from seawall.sources.eu_fsf.text import country_code, is_latin, language

#: Remarks on a name that say what kind of name it is; the Union's files use free words for it.
_WEAK = re.compile(r"low quality|weak alias", re.IGNORECASE)
_PREVIOUS = re.compile(r"\bformerly\b|former name|f\.?k\.?a\b|previously (?:known|listed)|maiden name|\bn[ée]e\b|birth name", re.IGNORECASE)
_QUALITY = re.compile(r"\(?(?:good|low) quality(?: alias| a\.?k\.?a\.?)?\)?\.?|\(?original script\)?|alias|a\.?k\.?a\.?", re.IGNORECASE)
_FAR = 1 << 60
_new = tuple.__new__


class Scope(NamedTuple):
    """What is the same for a whole list.

    Attributes:
        list_id: the list; with hyphens it is the prefix of the parties' ids.
        measure: a key of `model.measures.MEASURE_KINDS`.
        words: the publisher's words for the measure.
    """

    list_id: str
    measure: str
    words: str


FREEZE = Scope("eu_fsf", "freeze", "Financial sanctions")
TRAVEL = Scope("eu_travel_bans", "travel", "Travel ban")


def write_subject(sheet: Sheet, subject: Subject, scope: Scope = FREEZE) -> Entry:
    """All statements of one subject.

    Raises:
        FormatError: a subject without a number or without a name.
        UnknownValueError: its type or a language is in no table.
    """
    party = open_party(sheet, subject, scope)
    if not any(name.whole for name in subject.names):
        raise FormatError(
            "a subject without a name", source=sheet.source, snapshot=sheet.file_name, locator=party.locator,
            cure="Check the download; every entry of the list has at least one nameAlias.",
        )  # fmt: skip
    primary = write_names(party, subject.names)
    write_functions(party, subject.names, primary)
    _write_remark(party, subject)
    write_sanctions(party, subject, scope.measure, scope.words)
    write_births(party, subject.births)
    _write_citizenships(party, subject)
    write_papers(party, subject.papers)
    write_places(party, subject.places)
    return party


def open_party(sheet: Sheet, subject: Subject, scope: Scope) -> Entry:
    """Put the subject on the roster: its number, schema and topic."""
    locator = f"sanctionEntity[{subject.number}]"
    number = slug(subject.number)
    if not number:
        raise FormatError("an entry without logicalId", source=sheet.source, snapshot=sheet.file_name, locator=f"line {subject.line}",
                          cure="Check the download; every entry of the list has a number.")  # fmt: skip
    schema = SCHEMAS.get(subject.kind.strip().upper())
    if schema is None:
        raise sheet.unknown("subject type", subject.kind, locator, f"SCHEMAS in {TABLE}")
    party_id = f"{scope.list_id.replace('_', '-')}-{number}"
    party = sheet.party(party_id, schema, subject.number, locator, subject.line)
    sheet.statements.append(_new(Statement, (party_id, party_id, schema, "topics", "sanction", None, None, locator, subject.line, KIND, None, None)))
    return party


def write_names(party: Entry, names: list[Name]) -> Name:
    """Names and aliases, each once; returns the one that stands first.

    The Union has no primary name. The first is the oldest (lowest logicalId) strong one in Latin script, in English or in no stated
    language: entries are first typed in English, and their order in the file changes from day to day.
    """
    ordered = [name for name in names if name.whole]
    if len(ordered) > 1:
        ordered.sort(key=_rank)
    primary = ordered[0]
    seen: set[str] = set()
    party_id, schema, locator, line = party.party_id, party.schema, party.locator, party.line
    append = party.sheet.statements.append
    for name in ordered:
        known, lang = language(name.language)
        if not known:
            raise party.sheet.unknown("nameLanguage", name.language, f"{party.locator}/nameAlias[{name.number}]", f"LANGUAGES in {TABLE}")
        if name.whole not in seen:
            seen.add(name.whole)
            append(_new(Statement, (party_id, party_id, schema, "name" if name is primary else _alias_prop(name), name.whole, None, lang,
                                    f"{locator}/nameAlias[{name.number}]", line, NAMES, None, None)))  # fmt: skip
    return primary


def _rank(name: Name) -> tuple[bool, bool, bool, int]:
    number, whole = name.number, name.whole
    return (
        not name.strong or (name.remark != "" and _alias_prop(name) != "alias"), not (whole.isascii() or is_latin(whole)),
        name.language.upper() not in ("", "EN"), int(number) if number.isascii() and number.isdigit() else _FAR,
    )  # fmt: skip


def _alias_prop(name: Name) -> str:
    if not name.strong or (name.remark and _WEAK.search(name.remark)):
        return "weakAlias"
    return "previousName" if name.remark and _PREVIOUS.search(name.remark) else "alias"


def write_functions(party: Entry, names: list[Name], primary: Name) -> None:
    """Parts of names, gender, title, function and remark of every name, each value once."""
    done: set[tuple[str, str]] = set()
    is_person = party.schema == "Person"
    for name in names if primary is names[0] else [primary, *(other for other in names if other is not primary)]:
        number, _, first, middle, last, gender, title, function, _, _, remark = name
        if not (first or middle or last or gender or title or function or remark):
            continue
        at = f"nameAlias[{number}]"
        if is_person:
            once(party, done, "firstName", first, at)
            once(party, done, "middleName", middle, at)
            once(party, done, "lastName", last, at)
            once(party, done, "title", title, at)
        elif title:
            once(party, done, "notes", title, at)
        once(party, done, "position" if is_person else "notes", function, at)
        if gender:
            _write_gender(party, name, at, done, is_person)
        if remark and _QUALITY.fullmatch(remark) is None:
            once(party, done, "notes", remark, at)


def _write_gender(party: Entry, name: Name, at: str, done: set[tuple[str, str]], is_person: bool) -> None:
    gender = GENDERS.get(name.gender.upper()) if is_person else None
    if gender is None:
        party.sheet.reject(f"{party.locator}/{at}", party.line, "not a gender of a person", name.gender)
        once(party, done, "notes", f"Gender: {name.gender}", at)
        return
    once(party, done, "gender", gender, at, name.gender)


def _write_remark(party: Entry, subject: Subject) -> None:
    if subject.remark:
        party.in_facet(PROGRAM).add("notes", subject.remark, at="remark")


def _write_citizenships(party: Entry, subject: Subject) -> None:
    done: set[tuple[str, str]] = set()
    for item in subject.citizenships:
        at = f"citizenship[{item.number}]"
        code = country_code(item.country)
        if code is None:
            party.sheet.reject(f"{party.locator}/{at}", party.line, "not a country", item.country)
            once(party, done, "notes", f"Citizenship: {item.country}", at)
        once(party, done, "citizenship" if party.schema == "Person" else "country", code or "", at, item.printed or None)
        for text in (item.region, item.remark):
            once(party, done, "notes", text, at)
