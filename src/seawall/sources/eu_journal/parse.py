"""Reads the annexes of the Union's legal acts, as transcribed from the Official Journal.

One row is one designation in one legal context: entries are rows. Rows that print the same entry of the same annex are one party,
with a sanction for each program and measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import compress

from seawall.errors import FormatError
from seawall.model.ids import content_suffix, slug
from seawall.model.statement import MAIN, ROSTER, ROSTER_PROP, Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Entry, Parsed, Sheet, SourceFile
from seawall.sources.csvrows import decode, head_cells, raw_rows
from seawall.sources.eu_fsf.programs import program_of
from seawall.sources.eu_journal.party import write_party
from seawall.sources.eu_journal.tables import AUTHORITY, LEADING, LISTS, MEASURES, SCHEMAS, SOURCE, TABLE, columns
from seawall.text.dates import parse_date

Row = Mapping[str, str]
#: Property, value, original, place below the row: empty or a slash and the column.
Said = tuple[str, str, str | None, str]

_CELEX = re.compile(r"3\d{4}[A-Z]{1,2}\d{4}(?:\(\d+\))?")
_new = tuple.__new__
_URL = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:"
_AGAIN = "Get the file again; if it is whole, the format has changed."


def recognizes(file: SourceFile) -> str | None:
    """`"consolidated"` or `"amendments"` by the first columns."""
    header = head_cells(file)
    if "programKey" not in header or "annex" not in header:
        return None
    for variant in LEADING:
        if header[: len(LEADING[variant])] == LEADING[variant]:
            return variant
    return None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    with collection_paused():
        return [_parse(file)]


def _parse(file: SourceFile) -> Parsed:
    variant = recognizes(file) or "consolidated"
    rows = _rows(file, variant)
    sheet = Sheet(SOURCE, file.name)
    act = LEADING[variant][0]
    schemas: dict[str, set[str]] = {}
    keys = []
    for line, row in rows:
        _check(sheet, row, act, line)
        keys.append(_key(row, act))
        schemas.setdefault(keys[-1], set()).add(row["schema"])
    parties: dict[str, tuple[Entry, str]] = {}
    prefix = LISTS[variant].replace("_", "-")
    for key, (line, row) in zip(keys, rows, strict=True):
        # The format allows one number for entries of different schemas; no file seen has that.
        party_id = f"{prefix}-{key}-{row['schema'].lower()}" if len(schemas[key]) > 1 else f"{prefix}-{key}"
        _read_row(sheet, row, act, party_id, line, parties)
    return Parsed(LISTS[variant], f"{SOURCE}/{variant}", None, len(rows), sheet.statements, sheet.rejects, notes=(_acts(rows, act),))


def _rows(file: SourceFile, variant: str) -> list[tuple[int, Row]]:
    """All rows by column; headers that repeat where files were joined are passed over."""
    text = decode(file, SOURCE)
    cells = raw_rows(text, file.name, SOURCE)
    header = [cell.strip() for cell in cells[0][1]] if cells else []
    known = columns(variant)
    for name in header:
        if name not in known or header.count(name) > 1:
            what = "unknown column" if name not in known else "two columns are called"
            raise FormatError(f"{what} {name!r}", source=SOURCE, snapshot=file.name, locator="line 1", cure=f"If it is real, add it to {TABLE}; the file stays unloaded until then.")
    for name in known:
        if name not in header:
            raise FormatError(f"column {name!r} is missing", source=SOURCE, snapshot=file.name, locator="line 1", cure=_AGAIN)
    rows: list[tuple[int, Row]] = []
    for line, row in cells[1:]:
        if len(row) != len(header):
            if not any(map(str.strip, row)):
                continue
            raise FormatError(f"{len(row)} cells in a row, {len(header)} in the header", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure=_AGAIN)
        if row != header and any(row):
            rows.append((line, _filled(header, row)))
    if rows and not text.endswith(("\n", "\r")):
        raise FormatError("the file ends without a line end, inside its last row", source=SOURCE, snapshot=file.name, locator=f"line {rows[-1][0]}", cure="The file is cut; get it again.")
    return rows


def _filled(header: list[str], cells: list[str]) -> Row:
    """The cells that say something, without blanks around them; three in four are empty."""
    row = dict(zip(compress(header, cells), map(str.strip, filter(None, cells)), strict=True))
    return row if all(row.values()) else {name: cell for name, cell in row.items() if cell}


def _check(sheet: Sheet, row: Row, act: str, line: int) -> None:
    """Refuse a row without what every row has, or with a category that is in no table."""
    for name in (act, "programKey", "measure", "schema", "name"):
        if name not in row:
            raise FormatError(f"a row without {name}", source=SOURCE, snapshot=sheet.file_name, locator=f"line {line}", cure=_AGAIN)
    if not _is_celex(row[act]):
        raise FormatError(f"{act} {row[act]!r} is no CELEX number", source=SOURCE, snapshot=sheet.file_name, locator=f"line {line}", cure=_AGAIN)
    if row["measure"].lower() not in MEASURES:
        raise sheet.unknown("measure", row["measure"], f"line {line}", f"MEASURES in {TABLE}")
    if row["schema"] not in SCHEMAS:
        raise sheet.unknown("schema", row["schema"], f"line {line}", f"SCHEMAS in {TABLE}")


@lru_cache(maxsize=4096)
def _is_celex(printed: str) -> bool:
    return _CELEX.fullmatch(printed.upper()) is not None


@lru_cache(maxsize=4096)
def _head(act: str, annex: str) -> str:
    return f"{slug(act.upper())}-{slug(annex) or 'x'}"


def _key(row: Row, act: str) -> str:
    """What the entry is known by: act, annex, and the number printed in the annex; where none is printed, a hash of schema and name."""
    head = _head(row[act], row.get("annex", ""))
    number = slug(row.get("recordId", ""))
    return f"{head}-{number}" if number else f"{head}-{content_suffix('n', row['schema'], ' '.join(row['name'].split()))}"


def _read_row(sheet: Sheet, row: Row, act: str, party_id: str, line: int, parties: dict[str, tuple[Entry, str]]) -> None:
    """One row: the party when it is met first (or under another name), and a sanction."""
    celex, annex, record = row[act].upper(), row.get("annex", ""), row.get("recordId", "")
    locator = f"{celex}/{annex}[{record or row['name']}]"
    if party_id not in parties:
        number = _number(celex, annex, record)
        schema, topic = row["schema"], "export.control" if MEASURES[row["measure"].lower()] == "export_control" else "sanction"
        party = Entry(sheet, party_id, party_id, schema, locator, line)
        parties[party_id] = party, row["name"]
        sheet.statements += (
            _new(Statement, (party_id, party_id, "Thing", ROSTER_PROP, number, None, None, locator, line, ROSTER, None, None)),
            _new(Statement, (party_id, party_id, schema, "topics", topic, None, None, f"{locator}/measure", line, MAIN, None, None)),
        )
    else:
        party, name = parties[party_id]
        party.line, party.locator = line, locator
        if name != row["name"]:
            sheet.reject(locator, line, "a second row with this number has another name; both are kept", row["name"])
    write_party(party, row)
    _write_sanction(party, row, act, celex, annex, record)


def _number(celex: str, annex: str, record: str) -> str:
    """How the annex is cited: act, annex, number of the entry."""
    cited = f"{celex}, Annex {annex}" if annex else celex
    return f"{cited}, {record}" if record else cited


def _write_sanction(party: Entry, row: Row, act: str, celex: str, annex: str, record: str) -> None:
    """Program, measure, act and dates of the designation."""
    amendment = row.get("amendmentCelex", "").upper()
    suffix, fixed = _fixed(row["programKey"], row["measure"], celex, annex, amendment, act)
    printed = row.get("startDate", "")
    day = parse_date(printed) if printed else None
    said: list[Said] = []
    if day is not None:
        original = printed if printed != day else None
        said += [("listingDate", day, original, "/startDate"), ("startDate", day, original, "/startDate")]
    elif printed:
        party.sheet.reject(f"{party.locator}/startDate", party.line, "not a date", printed)
        said.append(("description", f"Date of listing: {printed}", None, "/startDate"))
    if "reason" in row:
        said.append(("reason", row["reason"], None, "/reason"))
    if record:
        said += [("recordId", record, None, "/recordId"), ("authorityId", _number(celex, annex, record), None, "/recordId")]
    party_id, locator, line = party.party_id, party.locator, party.line
    subject_id = f"{party_id}-{suffix}"
    statements = party.sheet.statements
    statements.append(_new(Statement, (party_id, subject_id, "Sanction", "entity", party_id, None, None, locator, line, MAIN, day, None)))
    statements += [
        _new(Statement, (party_id, subject_id, "Sanction", prop, value, original, None, locator + at, line, MAIN, None, None))
        for prop, value, original, at in (*said, *fixed)
    ]


@lru_cache(maxsize=4096)
def _fixed(program_key: str, words: str, celex: str, annex: str, amendment: str, act: str) -> tuple[str, tuple[Said, ...]]:
    """The suffix of the sanction's id, and what is the same for all designations in one annex."""
    program = program_of(program_key)
    measure = MEASURES[words.lower()]
    printed = program_key if program_key != program.key else None
    said: list[Said] = [
        ("authority", AUTHORITY, None, ""), ("program", program.title, program_key, "/programKey"), ("programId", program.key, printed, "/programKey"),
        ("provisions", measure, words, "/measure"), ("summary", f"{celex}, Annex {annex}" if annex else celex, None, f"/{act}"), ("sourceUrl", f"{_URL}{celex}", celex, f"/{act}"),
    ]  # fmt: skip
    said += [("country", country, program_key, "/programKey") for country in program.countries]
    if amendment:
        said += [("summary", f"amended by {amendment}", amendment, "/amendmentCelex"), ("sourceUrl", f"{_URL}{amendment}", amendment, "/amendmentCelex")]
    return f"sanction-{slug(program.key.removeprefix('EU-'))}-{measure}", tuple(said)


def _acts(rows: list[tuple[int, Row]], act: str) -> str:
    return f"{len({row[act] for _, row in rows})} acts"


