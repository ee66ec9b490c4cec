"""FollowTheMoney entities: every value a statement, every entity with the party that it belongs to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import orjson

from seawall.model.statement import Statement
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.ftm.model import Shape, clean, shape
from seawall.sources.ftm.records import Reading, Record, read_records

_SOURCE = "ftm"
#: A first line longer than this is no line of an export.
_MAX_LINE = 1 << 20
_UNSAFE = re.compile(r"[^a-z0-9]+")


def recognizes(file: SourceFile) -> str | None:
    """`entities` if the first line is an entity."""
    if b"{" not in file.head[:256]:
        return None
    data = file.data[:_MAX_LINE].removeprefix(b"\xef\xbb\xbf").lstrip()
    first, newline, _ = data.partition(b"\n")
    if not newline and len(file.data) > _MAX_LINE:
        return None
    try:
        found = orjson.loads(first)
    except (orjson.JSONDecodeError, RecursionError):
        return None
    return "entities" if isinstance(found, dict) and {"id", "schema", "properties"} <= found.keys() and isinstance(found["properties"], dict) else None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """All entities of the file, as one list.

    Raises:
        FormatError: a line that is no entity.
        UnknownValueError: a schema that FollowTheMoney does not have.
    """
    reading = read_records(file)
    sheet = Sheet(_SOURCE, file.name)
    list_id = f"ftm_{_UNSAFE.sub('_', next(iter(reading.datasets), 'import').lower()).strip('_') or 'import'}"
    shapes = [_shape(record, sheet) for record in reading.records]
    parties = _Parties(reading.records, shapes)
    _report(reading, sheet)
    unknown: Counter[tuple[str, str]] = Counter()
    first_line: dict[tuple[str, str], int] = {}
    prefix = f"{list_id.replace('_', '-')}-"
    on_roster: set[str] = set()
    subjects = parties.subjects(prefix)
    for record, form in zip(reading.records, shapes, strict=True):
        party = parties.party_of(record.id)
        if party == record.id and record.id not in on_roster:
            on_roster.add(record.id)
            sheet.party(prefix + record.id, form.name, record.id, f"id={record.id}", record.line)
        for prop in record.props.keys() - form.props.keys():
            unknown[form.name, prop] += 1
            first_line.setdefault((form.name, prop), record.line)
        _values(sheet, record, form, prefix + party, subjects)
    for (schema, prop), count in unknown.items():
        sheet.reject(f"{schema}.{prop}", first_line[schema, prop], f"no such property; in {count:,} entities", prop)
    notes = (f"datasets: {', '.join(reading.datasets)}",) if len(reading.datasets) > 1 else ()
    yield Parsed(list_id, f"{_SOURCE}/entities", None, len(reading.records), sheet.statements, sheet.rejects, notes=notes)


def _shape(record: Record, sheet: Sheet) -> Shape:
    form = shape(record.schema)
    if form is None:
        raise sheet.unknown("schema", record.schema, f"line {record.line}, id {record.id}", "FollowTheMoney (or update the followthemoney package)")
    return form


def _report(reading: Reading, sheet: Sheet) -> None:
    for field, line in reading.unknown_fields.items():
        sheet.reject(f"field {field}", line, "a field that entities do not have", field)
    for line, prop, text in reading.odd_values:
        sheet.reject(f"line {line}/{prop}", line, "a value that is no text", text)


def _values(sheet: Sheet, record: Record, form: Shape, party_id: str, subjects: dict[str, str]) -> None:
    subject_id, locator, line, schema = subjects[record.id], f"id={record.id}", record.line, form.name
    append = sheet.statements.append
    for prop, values in record.props.items():
        kind = form.props.get(prop)
        if kind is None:
            continue
        for text in values:
            value: str | None = text.strip()
            if not value:
                continue
            if kind == "entity":
                value = subjects.get(value, value)
            elif kind != "text":
                value = clean(kind, value)
                if value is None:
                    sheet.reject(f"{locator}/{prop}", line, f"not a {kind}", text)
                    if "notes" in form.props:
                        append(Statement(party_id, subject_id, schema, "notes", f"{prop}: {text.strip()}", None, None, locator, line))
                    continue
            original = text if kind != "entity" and text != value else None
            append(Statement(party_id, subject_id, schema, prop, value, original, None, locator, line))


class _Parties:
    """Which party each entity belongs to."""

    def __init__(self, records: list[Record], shapes: list[Shape]) -> None:
        self.known: dict[str, Shape] = {}
        self.refers: dict[str, dict[str, list[str]]] = {}
        self.referred: dict[str, set[str]] = defaultdict(set)
        for record, form in zip(records, shapes, strict=True):
            self.known.setdefault(record.id, form)
            for prop, values in record.props.items():
                if form.props.get(prop) == "entity":
                    self.refers.setdefault(record.id, {}).setdefault(prop, []).extend(values)
                    for value in values:
                        self.referred[value].add(record.id)
        self._memo: dict[str, str] = {}

    def subjects(self, prefix: str) -> dict[str, str]:
        """The id of each entity in the store; what belongs to a party has the party's id in front of its own."""
        found: dict[str, str] = {}
        for entity_id in self.known:
            party = self.party_of(entity_id)
            # Seawall's own exports have it there already.
            hangs_together = party == entity_id or entity_id.startswith(f"{party}-")
            found[entity_id] = prefix + entity_id if hangs_together else f"{prefix}{party}-{entity_id}"
        return found

    def party_of(self, entity_id: str, depth: int = 0) -> str:
        """The party; the entity itself if it is one, or if no single one claims it."""
        if not self.known[entity_id].dependent:
            return entity_id
        found = self._memo.get(entity_id)
        if found is None:
            found = self._find(entity_id, depth)
            if depth == 0:
                self._memo[entity_id] = found
        return found

    def _find(self, entity_id: str, depth: int) -> str:
        form = self.known[entity_id]
        own = self.refers.get(entity_id, {})
        # A link belongs to its source (the owner of an ownership), so that it is told once.
        for end in (form.source, form.target):
            ends = {value for value in own.get(end, ()) if value in self.known and value != entity_id}
            if len(ends) == 1:
                return self._up(ends.pop(), depth)
        named = {value for prop, values in own.items() if prop != "proof" for value in values if value in self.known and value != entity_id}
        if not named:
            named = {other for other in self.referred.get(entity_id, ()) if other != entity_id}
        return self._up(named.pop(), depth) if len(named) == 1 else entity_id

    def _up(self, entity_id: str, depth: int) -> str:
        return self.party_of(entity_id, depth + 1) if depth < 4 else entity_id
