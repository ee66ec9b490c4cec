"""Programs as entities: titles, issuers, aliases, targets and measures, each with the member that it stands in.

FollowTheMoney has no schema for a sanctions program. `Project` ("an activity" with number, goal, status and countries) is the least
wrong: it is no party, it is not matched against names, and it has a property for each of the facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rigour.territories import get_territory

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.programs_yaml.reader import ProgramFile, read_programs
from seawall.sources.programs_yaml.tables import LIST_ID, MEASURES, STATUSES
from seawall.text.territories import territory_code

_SOURCE = "programs_yaml"


def recognizes(file: SourceFile) -> str | None:
    """`tar` if it is a tar whose head has a YAML file with the keys of a program."""
    head = file.head
    if head[257:262] != b"ustar" or not (b".yml" in head or b".yaml" in head):
        return None
    return "tar" if b"\nkey:" in head and b"\nissuer:" in head else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """All programs.

    Raises:
        FormatError: a damaged archive, a file that is no program, a key that stands twice.
        UnknownValueError: a measure or a status that is not in `tables.py`.
    """
    sheet = Sheet(_SOURCE, file.name)
    seen: dict[str, str] = {}
    for program in read_programs(file):
        key = program.text("key")
        if slug(key) in seen or not slug(key):
            raise FormatError(f"key {key!r} is blank or stands in {seen.get(slug(key))!r} too", source=_SOURCE, snapshot=file.name, locator=program.name,
                              cure="Each program needs a key of its own.")  # fmt: skip
        seen[slug(key)] = program.name
        _program(sheet, program, key)
    yield Parsed(LIST_ID, f"{_SOURCE}/tar", None, len(seen), sheet.statements, sheet.rejects)


def _program(sheet: Sheet, program: ProgramFile, key: str) -> None:
    entry = sheet.party(f"{LIST_ID}-{slug(key)}", "Project", key, f"key={key}")
    entry.add("name", program.text("title"), at="title")
    entry.add("programId", key, at="key")
    entry.add("projectId", program.text("id"), at="id")
    entry.add("publisher", program.text("issuer"), at="issuer")
    entry.add("summary", program.text("summary"), at="summary")
    entry.add("sourceUrl" if program.text("url").startswith(("http://", "https://")) else "notes", program.text("url"), at="url")
    if program.text("dataset"):
        entry.add("notes", f"dataset: {program.text('dataset')}", at="dataset")
    for alias in program.texts("aliases"):
        entry.add("alias", alias, at="aliases")
    for text in program.texts("target_territories"):
        code = _territory(text)
        entry.add("country", code, text, at="target_territories")
        if code is None:
            sheet.reject(f"{entry.locator}/target_territories", 0, "no territory of this code", text)
            entry.add("notes", f"target: {text}", at="target_territories")
    for text in program.texts("measures"):
        if text not in MEASURES:
            raise sheet.unknown("measure", text, f"{program.name}, measures", "sources/programs_yaml/tables.py MEASURES")
        entry.add("keywords", MEASURES[text], text, at="measures")
    status = program.text("status")
    if status and status not in STATUSES:
        raise sheet.unknown("status", status, f"{program.name}, status", "sources/programs_yaml/tables.py STATUSES")
    entry.add("status", status, at="status")


@lru_cache(maxsize=1024)
def _territory(text: str) -> str | None:
    # "zz" is the world, "ip" cyberspace; both are codes of the field's list of territories.
    code = text.lower()
    return code if get_territory(code) is not None else territory_code(text)
