"""The listing itself: one sanction for each program, with its acts and dates."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from seawall.model.ids import slug
from seawall.model.statement import Statement
from seawall.sources.block import Row, add_block
from seawall.sources.contract import Entry
from seawall.sources.eu_fsf.programs import program_of, program_of_act
from seawall.sources.eu_fsf.records import Act, Subject
from seawall.sources.eu_fsf.tables import AUTHORITY, DETAIL, PROGRAM
from seawall.sources.eu_fsf.text import listed_on
from seawall.text.dates import parse_date

_new = tuple.__new__


def write_sanctions(party: Entry, subject: Subject, measure: str, words: str) -> None:
    """One `Sanction` for each program that lists the subject."""
    programs: dict[str, list[Act]] = {}
    for act in subject.acts:
        programs.setdefault(act.program or program_of_act(act.url), []).append(act)
    for title, printed in subject.regimes:
        programs.setdefault(printed, []).append(Act(title=title, program=printed))
    first = True
    for printed, acts in (programs or {"": []}).items():
        _write_sanction(party, subject, printed, acts, measure, words, first)
        first = False


def sanction_of(party: Entry, printed: str) -> Entry:
    """The sanction of a program, given by its printed code."""
    suffix = slug(program_of(printed).key.removeprefix("EU-"))
    return Entry(party.sheet, party.party_id, f"{party.party_id}-sanction-{suffix}" if suffix else f"{party.party_id}-sanction", "Sanction", party.locator, party.line, PROGRAM)


def _write_sanction(party: Entry, subject: Subject, printed: str, acts: list[Act], measure: str, words: str, first: bool) -> None:
    sanction = sanction_of(party, printed)
    day, original = _designated(sanction, subject) if subject.designated or subject.details or subject.remark else (None, None)
    place = f"{party.locator}/regulation" if any(map(any, acts)) else party.locator  # a row of the travel bans may have no act
    party.sheet.statements.append(
        _new(Statement, (party.party_id, sanction.subject_id, "Sanction", "entity", party.party_id, None, None, place, party.line, PROGRAM, day, None))
    )
    add_block(sanction, (
        ("authority", AUTHORITY, None, ""), ("authorityId", subject.eu_reference, None, "@euReferenceNumber"), ("provisions", measure, words, ""), *_program_rows(printed),
        ("listingDate", day, original, "@designationDate"), ("startDate", day, original, "@designationDate"), ("description", subject.details, None, "@designationDetails"),
    ))  # fmt: skip
    said = _read_acts(tuple(acts))
    _lay(sanction, said.main)
    detail = sanction.in_facet(DETAIL)
    if subject.un_reference:
        add_block(detail, (("unscId", subject.un_reference, None, "@unitedNationId"),))
    _lay(detail, said.detail)
    if first and subject.other_acts:
        _write_other_acts(sanction.in_facet("main"), acts, subject.other_acts)


def _designated(sanction: Entry, subject: Subject) -> tuple[str | None, str | None]:
    """The date of designation and the words that state it: its own field, else the details, else the remark."""
    if subject.designated:
        day = parse_date(subject.designated)
        if day is not None:
            return day, subject.designated
        sanction.sheet.reject(f"{sanction.locator}/@designationDate", sanction.line, "not a date", subject.designated)
        sanction.add("description", f"Date of designation: {subject.designated}", at="@designationDate")
    for text in (subject.details, subject.remark):
        if text:
            day, words = listed_on(text)
            if day:
                return day, words
    return None, None


@lru_cache(maxsize=1024)
def _program_rows(printed: str) -> tuple[Row, ...]:
    """Title, key and territories of the program; none for a listing that names no program."""
    if not printed:
        return ()
    program = program_of(printed)
    at = "regulation/@programme"
    return (("program", program.title, printed, at), ("programId", program.key, printed, at), *(("country", country, printed, at) for country in program.countries))


class _Said(NamedTuple):
    """What a sanction's acts say: values, and texts that are no date, each with its place."""

    rows: tuple[Row, ...]
    rejects: tuple[tuple[str, str], ...]


class _Acts(NamedTuple):
    """What all formats say of the acts, and what only XML 1.1 and CSV 1.1 say."""

    main: _Said
    detail: _Said


@lru_cache(maxsize=4096)
def _read_acts(acts: tuple[Act, ...]) -> _Acts:
    """The acts of one sanction; whole annexes were listed by the same."""
    return _Acts(_read_titles(acts), _read_details(acts))


def _lay(sanction: Entry, said: _Said) -> None:
    for at, text in said.rejects:
        sanction.sheet.reject(f"{sanction.locator}/{at}", sanction.line, "not a date", text)
    add_block(sanction, said.rows)


def _read_titles(acts: tuple[Act, ...]) -> _Said:
    """Title, date and address of the acts that list the subject, each once."""
    rows: list[Row] = []
    rejects: list[tuple[str, str]] = []
    done: set[tuple[str, str]] = set()
    for act in acts:
        day = parse_date(act.published) if act.published else None
        if act.published and day is None:
            rejects.append(("regulation/@publicationDate", act.published))
            rows.append(("description", f"Published: {act.published}", None, "regulation/@publicationDate"))
        for prop, value, at in (("summary", act.title, "numberTitle"), ("date", day or "", "publicationDate"), ("sourceUrl", act.url, "publicationUrl")):
            if value.strip() and (prop, value) not in done:
                done.add((prop, value))
                rows.append((prop, value, act.published if prop == "date" else None, f"regulation/@{at}"))
    return _Said(tuple(rows), tuple(rejects))


def _read_details(acts: tuple[Act, ...]) -> _Said:
    """What only XML 1.1 and CSV 1.1 say of an act. An amending act's entry into force is not the beginning of the listing."""
    rows: list[Row] = []
    rejects: list[tuple[str, str]] = []
    for act in acts:
        if act.kind or act.organization:
            rows.append(("description", " ".join(part for part in (act.title, act.kind, act.organization) if part), None, "regulation/@regulationType"))
        if act.in_force:
            at = "regulation/@entryIntoForceDate"
            day = parse_date(act.in_force)
            if day is None:
                rejects.append((at, act.in_force))
            rows += [("description", f"{act.title} in force from {act.in_force}".strip(), None, at), ("modifiedAt", day, act.in_force, at)]
    return _Said(tuple(rows), tuple(rejects))


def _write_other_acts(sanction: Entry, acts: list[Act], others: list[Act]) -> None:
    """Acts that gave a name, an address or another part, beside those that list the subject."""
    seen = {text for act in acts for text in (act.title, act.url, act.published)}
    kinds = {(act.title, act.kind) for act in acts}
    for act in others:
        for prop, text, at in (("summary", act.title, "numberTitle"), ("date", act.published, "publicationDate"), ("sourceUrl", act.url, "publicationUrl")):
            if text and text not in seen:
                seen.add(text)
                sanction.add(prop, parse_date(text) if prop == "date" else text, text, at=f"regulationSummary/@{at}")
        if act.kind and (act.title, act.kind) not in kinds:
            kinds.add((act.title, act.kind))
            sanction.in_facet(DETAIL).add("description", f"{act.title} {act.kind}".strip(), at="regulationSummary/@regulationType")
