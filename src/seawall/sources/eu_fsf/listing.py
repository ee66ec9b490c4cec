"""The listing itself: one sanction for each program, with its acts and dates."""

from __future__ import annotations

from seawall.model.ids import slug
from seawall.sources.contract import Entry
from seawall.sources.eu_fsf.programs import program_of, program_of_act
from seawall.sources.eu_fsf.records import Act, Subject
from seawall.sources.eu_fsf.tables import AUTHORITY, DETAIL, PROGRAM
from seawall.sources.eu_fsf.text import listed_on
from seawall.text.dates import parse_date


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


def _write_sanction(party: Entry, subject: Subject, printed: str, acts: list[Act], measure: str, words: str, first: bool) -> None:
    program = program_of(printed)
    suffix = slug(program.key.removeprefix("EU-"))
    sanction = party.child(f"sanction-{suffix}" if suffix else "sanction", "Sanction").in_facet(PROGRAM)
    day, original = _designated(sanction, subject)
    sanction.add("entity", party.party_id, at="regulation", valid_from=day)
    sanction.add("authority", AUTHORITY)
    sanction.add("authorityId", subject.eu_reference, at="@euReferenceNumber")
    sanction.add("provisions", measure, words)
    if printed:
        sanction.add("program", program.title, printed, at="regulation/@programme")
        sanction.add("programId", program.key, printed, at="regulation/@programme")
        for country in program.countries:
            sanction.add("country", country, printed, at="regulation/@programme")
    for prop in ("listingDate", "startDate"):
        sanction.add(prop, day, original, at="@designationDate")
    sanction.add("description", subject.details, at="@designationDetails")
    _write_acts(sanction, acts)
    detail = sanction.in_facet(DETAIL)
    detail.add("unscId", subject.un_reference, at="@unitedNationId")
    for act in acts:
        _write_act_detail(detail, act)
    if first:
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


def _write_acts(sanction: Entry, acts: list[Act]) -> None:
    """Title, date and address of the acts that list the subject, each once."""
    done: set[tuple[str, str]] = set()
    for act in acts:
        day = parse_date(act.published) if act.published else None
        if act.published and day is None:
            sanction.sheet.reject(f"{sanction.locator}/regulation/@publicationDate", sanction.line, "not a date", act.published)
            sanction.add("description", f"Published: {act.published}", at="regulation/@publicationDate")
        for prop, value, at in (("summary", act.title, "numberTitle"), ("date", day or "", "publicationDate"), ("sourceUrl", act.url, "publicationUrl")):
            if value and (prop, value) not in done:
                done.add((prop, value))
                sanction.add(prop, value, act.published if prop == "date" else None, at=f"regulation/@{at}")


def _write_act_detail(detail: Entry, act: Act) -> None:
    """What only XML 1.1 and CSV 1.1 say of an act. An amending act's entry into force is not the beginning of the listing."""
    if act.kind or act.organization:
        detail.add("description", " ".join(part for part in (act.title, act.kind, act.organization) if part), at="regulation/@regulationType")
    if act.in_force:
        day = parse_date(act.in_force)
        if day is None:
            detail.sheet.reject(f"{detail.locator}/regulation/@entryIntoForceDate", detail.line, "not a date", act.in_force)
        detail.add("description", f"{act.title} in force from {act.in_force}".strip(), at="regulation/@entryIntoForceDate")
        detail.add("modifiedAt", day, act.in_force, at="regulation/@entryIntoForceDate")


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
