"""The JSON of 2025: number, kind, names and one birth date of each entry of the financial sanctions list."""

from __future__ import annotations

import re

import orjson

from seawall.errors import FormatError
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.eu_derived.tables import DETAIL_KEYS, RECORD_KEYS, RECORD_KINDS, SOURCE, TABLE
from seawall.sources.eu_fsf.records import Name, Subject
from seawall.sources.eu_fsf.subject import FREEZE, open_party
from seawall.sources.eu_fsf.tables import KIND, NAMES, ONE_BIRTH, ONE_NAME
from seawall.sources.eu_fsf.text import clean, is_latin
from seawall.text.dates import moment, parse_date

COVERS = frozenset({"roster", KIND, NAMES, ONE_NAME, ONE_BIRTH})
_HEAD = re.compile(rb'^\s*\{\s*"meta"\s*:\s*\{[^}]*"source"\s*:\s*"eu"', re.IGNORECASE)
_ID = re.compile(r"EU-(\w[\w.-]*)")


def recognizes(file: SourceFile) -> bool:
    """Whether the head is of this JSON."""
    return _HEAD.match(file.head.removeprefix(b"\xef\xbb\xbf")) is not None


def parse(file: SourceFile) -> list[Parsed]:
    """The one publication in the file; its moment is that of the download, which the file states."""
    document = _document(file)
    sheet = Sheet(SOURCE, file.name)
    records = document["data"]
    assert isinstance(records, list)
    for position, record in enumerate(records, start=1):
        _read_record(sheet, record, position)
    meta = document["meta"]
    stated = meta.get("timestamp") if isinstance(meta, dict) else None
    count = meta.get("count") if isinstance(meta, dict) else None
    if isinstance(count, int) and count != len(records):
        raise FormatError(f"{len(records):,} records, the file says {count:,}", source=SOURCE, snapshot=file.name, locator="meta/count",
                          cure="The file is cut or was edited; get it again.")  # fmt: skip
    published = moment(stated) if isinstance(stated, str) else None
    return [Parsed("eu_fsf", f"{SOURCE}/json", published, len(records), sheet.statements, sheet.rejects, covers=COVERS)]


def _document(file: SourceFile) -> dict[str, object]:
    try:
        document = orjson.loads(file.data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as exc:
        raise FormatError(f"not well-formed JSON: {exc.msg}", source=SOURCE, snapshot=file.name, locator=f"line {exc.lineno}",
                          cure="The file is cut or damaged; get it again.") from exc  # fmt: skip
    if not isinstance(document, dict) or not isinstance(document.get("data"), list) or "meta" not in document:
        raise _format_error(file.name, "the file has no list under 'data'", "top level")
    for key in document:
        if key not in ("meta", "data"):
            raise _format_error(file.name, f"unknown key {key!r}", "top level")
    return document


def _read_record(sheet: Sheet, record: object, position: int) -> None:
    """One entry."""
    where = f"data[{position - 1}]"
    if not isinstance(record, dict) or not isinstance(record.get("details"), dict):
        raise _format_error(sheet.file_name, "a record that is no object with 'details'", where)
    details = record["details"]
    for found, known in ((record, RECORD_KEYS), (details, DETAIL_KEYS)):
        for key in found:
            if key not in known:
                raise _format_error(sheet.file_name, f"unknown key {key!r}", where)
    match = _ID.fullmatch(_text(record.get("id")))
    if match is None:
        raise _format_error(sheet.file_name, f"id {record.get('id')!r} is not EU-<number>", where)
    kind = _text(record.get("type"))
    if kind not in RECORD_KINDS:
        raise sheet.unknown("type", kind, where, f"RECORD_KINDS in {TABLE}")
    party = open_party(sheet, Subject(match[1], RECORD_KINDS[kind], position), FREEZE)
    aliases = details.get("aliases") or []
    _write_names(party, _text(record.get("name")), [_text(alias) for alias in aliases] if isinstance(aliases, list) else [_text(aliases)])
    _write_birth(party, _text(details.get("birthDate")))
    for key, value in (("country", record.get("country")), ("programs", record.get("programs")), *((key, details.get(key)) for key in sorted(DETAIL_KEYS))):
        if key not in ("aliases", "birthDate"):
            _keep_text(party, key, value)


def _write_names(party: Entry, name: str, aliases: list[str]) -> None:
    """The name as the file has it; where that is not in Latin script, its first Latin alias is a name as well."""
    entry = party.in_facet(NAMES)
    names = [Name(whole=text) for text in dict.fromkeys((name, *aliases)) if text]
    if not names:
        raise _format_error(party.sheet.file_name, "an entry without a name", party.locator)
    latin = next((found.whole for found in names if is_latin(found.whole)), "")
    for found in names:
        primary = found is names[0] or (found.whole == latin and not is_latin(names[0].whole))
        entry.add("name" if primary else "alias", found.whole, at="name" if found is names[0] else "details/aliases")


def _write_birth(party: Entry, printed: str) -> None:
    if not printed:
        return
    entry = party.in_facet(ONE_BIRTH)
    day = parse_date(printed)
    if day is None or party.schema != "Person":
        party.sheet.reject(f"{party.locator}/details/birthDate", party.line, "not a birth date of a person", printed)
        entry.add("notes", f"Birth date: {printed}", at="details/birthDate")
        return
    entry.add("birthDate", day, printed, at="details/birthDate")


def _keep_text(party: Entry, key: str, value: object) -> None:
    """Lists that were empty in every file seen: whatever they may hold one day stays as a note."""
    if value:
        text = value if isinstance(value, str) else orjson.dumps(value).decode()
        party.sheet.reject(f"{party.locator}/{key}", party.line, "a list that was always empty has content; kept as a note", text)
        party.in_facet(NAMES).add("notes", f"{key}: {text}", at=key)


def _text(value: object) -> str:
    return clean(value) if isinstance(value, str) else "" if value is None else clean(str(value))


def _format_error(file_name: str, what: str, where: str) -> FormatError:
    return FormatError(what, source=SOURCE, snapshot=file_name, locator=where, cure=f"If the format has changed, adapt {TABLE}; the file stays unloaded until then.")
