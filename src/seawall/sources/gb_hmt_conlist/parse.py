"""Reads HM Treasury's Consolidated List.

A party is a group: all rows with one Group ID. Rows repeat what does not vary, so each column's texts are read once per
group. One sanction per regime; 15 of 4,688 groups stood under more than one in 2025.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from seawall.errors import FormatError
from seawall.model.ids import slug
from seawall.model.statement import MAIN, Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.gb import contacts, documents, names, places
from seawall.sources.gb.facts import ID, Fact, Party, Reading, child
from seawall.sources.gb.measures import provision
from seawall.sources.gb.regimes import regime_of_name
from seawall.sources.gb.ships import fold_name, lay_links
from seawall.sources.gb.texts import said
from seawall.sources.gb_hmt_conlist.remarks import read_remark
from seawall.sources.gb_hmt_conlist.rows import Rows, head_of, read_rows
from seawall.sources.gb_hmt_conlist.tables import (
    ADDRESS,
    ALIAS_QUALITIES,
    ALIAS_TYPES,
    AUTHORITY,
    GROUP_TYPES,
    LIST_ID,
    NAMES,
    SOURCE,
    TABLE,
)  # fmt: skip
from seawall.text.dates import moment, parse_date

Row = tuple[int, list[str]]

_new = tuple.__new__


def recognizes(file: SourceFile) -> str | None:
    """`"csv"` or `"xlsx"` if the file begins with "Last Updated" and the list's header."""
    return head_of(file)


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    with collection_paused():
        return [_parse(file, read_rows(file))]


def _parse(file: SourceFile, table: Rows) -> Parsed:
    sheet = Sheet(SOURCE, file.name)
    day = parse_date(said(table.date))
    published = moment(day) if day is not None and len(day) == 10 else None
    if published is None:
        sheet.reject("row 1", 1, "no publication date beside \"Last Updated\"", table.date)
    reader = _Reader(sheet, table)
    for number, rows in _grouped(file, table).items():
        reader.read(number, rows)
    if any(party.links for party in reader.parties):
        lay_links(reader.parties, reader.by_name(), reader.by_number, "main")
    variant = "xlsx" if table.page else "csv"
    return Parsed(LIST_ID, f"{SOURCE}/{variant}", published, len(table.rows), sheet.statements, sheet.rejects)


def _grouped(file: SourceFile, table: Rows) -> dict[str, list[Row]]:
    """Rows by Group ID, in the order of first appearance."""
    at = table.header.index("Group ID")
    groups: dict[str, list[Row]] = {}
    for row in table.rows:
        number = row[1][at].strip()
        if not number.isdigit():
            raise FormatError(
                f"a row whose Group ID is {number!r}", source=SOURCE, snapshot=file.name, locator=f"line {row[0]}",
                cure="The row is cut or shifted; fetch the file again.",
            )  # fmt: skip
        groups.setdefault(number, []).append(row)
    return groups


class _Reader:
    """Reads groups.

    Args:
        sheet: collects what the file says.
        table: the file, for its columns.
    """

    def __init__(self, sheet: Sheet, table: Rows) -> None:
        self.sheet = sheet
        self.parties: list[Party] = []
        self.primary_names: list[tuple[str, str]] = []
        self.by_number: dict[str, str] = {}
        self.columns = {name: index for index, name in enumerate(table.header)}
        self._page = table.page
        at = self.columns
        blank = len(table.header)
        self._given = itemgetter(*(at[name] for name in NAMES))
        self._address = itemgetter(*(at[name] for name in ADDRESS), at["Post/Zip Code"], at["Country"])
        self._script = [at.get(name, blank) for name in ("Name Non-Latin Script", "Non-Latin Script Language", "Non-Latin Script Type")]
        self._regime = itemgetter(*(at[name] for name in ("Regime", "Listed On", "Last Updated")))
        self._designated = at.get("UK Sanctions List Date Designated")
        self._type = at["Group Type"]
        self._kinds: dict[tuple[str, str], names.Kind] = {}
        self._texts = [(name, at[name], read) for name, read in _TEXTS if name in at]
        self._pairs = [(first if first in at else second, _both(at.get(first), at.get(second)), read) for first, second, read in _PAIRS if first in at or second in at]

    def by_name(self) -> dict[str, set[str]]:
        """Ids by folded primary name, for links. Most old files have none, so that names are folded only when one is there."""
        found: dict[str, set[str]] = {}
        for name, party_id in self.primary_names:
            found.setdefault(fold_name(name), set()).add(party_id)
        return found

    def read(self, number: str, rows: list[Row]) -> None:
        """One group."""
        line, first = rows[0]
        place = f"Group ID={number}"
        printed = first[self._type]
        schema = GROUP_TYPES.get(printed.strip().lower())
        if schema is None:
            raise self.sheet.unknown("Group Type", printed, f"line {line}, {place}", f"GROUP_TYPES in {TABLE}")
        party = Party(self.sheet, f"gb-hmt-conlist-{number}", schema, place)
        party.enroll(number, line)
        self.parties.append(party)
        self.by_number[number] = party.party_id
        party.add(_TOPIC, "Group ID", line)
        self._names(party, rows)
        self._sanctions(party, rows, number)
        self._columns(party, rows)

    def _names(self, party: Party, rows: list[Row]) -> None:
        """Names of all rows, primary ones first known to links."""
        is_person = party.schema == "Person"
        columns = self.columns
        family, kind_at, quality_at = columns["Name 6"], columns["Alias Type"], columns.get("Alias Quality")
        script, language, script_type = self._script
        seen: set[tuple[str, ...]] = set()
        for line, cells in rows:
            given = self._given(cells)
            quality = cells[quality_at] if quality_at is not None else ""
            key = (cells[family], cells[kind_at], quality, *given)
            if key not in seen:
                seen.add(key)
                kind = self._kinds.get((cells[kind_at], quality)) or self._kind(cells[kind_at], quality, party, line)
                reading = names.read_name(kind, cells[family], given, is_person)
                party.lay(reading, "Name 6", line)
                if kind == "name" and reading.facts:
                    self.primary_names.append((reading.facts[0].value, party.party_id))
            if script < len(cells) and cells[script]:
                kind = self._kind(cells[kind_at], quality, party, line)
                party.lay(names.read_script_name(kind, cells[script], cells[language], cells[script_type]), "Name Non-Latin Script", line)

    def _kind(self, printed: str, quality: str, party: Party, line: int) -> names.Kind:
        """The property of a name by its type and quality; kept in `_kinds`, since a file has a few of them."""
        kind = ALIAS_TYPES.get(printed.strip().lower())
        if kind is None:
            raise self.sheet.unknown("Alias Type", printed, f"line {line}, {party.place}", f"ALIAS_TYPES in {TABLE}")
        weak = ALIAS_QUALITIES.get(quality.strip().lower())
        if weak is None:
            raise self.sheet.unknown("Alias Quality", quality, f"line {line}, {party.place}", f"ALIAS_QUALITIES in {TABLE}")
        found: names.Kind = "weakAlias" if weak and kind == "alias" else kind  # type: ignore[assignment]
        self._kinds[printed, quality] = found
        return found

    def _sanctions(self, party: Party, rows: list[Row], number: str) -> None:
        """One sanction for each regime of the group, with the dates of its rows."""
        listings: dict[tuple[str, ...], int] = {}
        for line, cells in rows:
            designated = cells[self._designated] if self._designated is not None else ""
            listings.setdefault((*self._regime(cells), designated), line)
        for listing, line in listings.items():
            suffix, facts, rejects = _read_sanction(*listing)
            if suffix not in party.sanctions:
                party.sanctions.append(suffix)
            for column, reason, text in rejects:
                self.sheet.reject(f"{party.place}/{column}", line, reason, text)
            if len(listings) == 1:
                self._lay_sanction(party, line, number, suffix, facts)
            else:
                party.add((*facts[:2], Fact("authorityId", number, None, suffix, "Sanction"), *facts[2:]), "Regime", line)
        party.add((_FREEZE,), "Regime", rows[0][0])

    def _lay_sanction(self, party: Party, line: int, number: str, suffix: str, facts: tuple[Fact, ...]) -> None:
        """The only sanction of a party: nothing of it was said before, nor is said of it by this suffix again, so that `Party.add` need not look."""
        party_id, place = party.party_id, f"{party.place}/Regime"
        subject = f"{party_id}-{suffix}"
        _, authority, *others = facts
        pairs = [("entity", party_id, None), authority[:3], ("authorityId", number, None), *[fact[:3] for fact in others]]
        self.sheet.statements += [
            _new(Statement, (party_id, subject, "Sanction", prop, value, original, None, place, line, MAIN, None, None))
            for prop, value, original in pairs
        ]

    def _columns(self, party: Party, rows: list[Row]) -> None:
        """All other columns, each distinct text once."""
        schema = party.schema
        is_person = schema == "Person"
        for name, index, reader in self._texts:
            for text, line in _distinct(rows, index):
                party.lay(reader(text) if is_person else contacts.read_labeled(name, text), name, line)
        for name, both, read in self._pairs:
            for pair, line in _first_rows(rows, both):
                if pair[0] or pair[1]:
                    party.lay(read(*pair), name, line)
        for text, line in _distinct(rows, self.columns["Other Information"]):
            reading = read_remark(text, schema)
            party.lay(reading, "Other Information", line)
            for fact in reading.facts:
                if fact[0] == "recordId":  # the number on the UK Sanctions List, by which other parties name this one
                    self.by_number.setdefault(fact[1], party.party_id)
        for (*lines, post_code, country), line in _first_rows(rows, self._address):
            if country:
                party.lay(places.read_country("country", country), "Country", line)
            if lines[0] or post_code or any(lines):
                party.lay(places.read_address(tuple(lines), post_code, country), "Address 1", line)


@lru_cache(maxsize=4096)
def _read_sanction(printed: str, listed: str, updated: str, designated: str) -> tuple[str, tuple[Fact, ...], tuple[tuple[str, str, str], ...]]:
    """The suffix of a sanction, its facts but for the number, and rejects (column, reason, text). Those listed in one act have the same."""
    suffix, facts, program_rejects = _read_program(printed)
    pairs: list[tuple[str, str, str | None]] = []
    rejects = [*program_rejects]
    for prop, text, column in (("listingDate", listed, "Listed On"), ("startDate", designated or listed, "Listed On"), ("modifiedAt", updated, "Last Updated")):
        day = parse_date(text.strip())
        if day is not None:
            pairs.append((prop, day, text.strip()))
        elif said(text):
            rejects.append((column, "not a date", text))
            pairs.append(("description", f"{column}: {said(text)}", None))
    return suffix, (*facts, *child(suffix, "Sanction", *pairs)), tuple(rejects)


@lru_cache(maxsize=1024)
def _read_program(printed: str) -> tuple[str, tuple[Fact, ...], tuple[tuple[str, str, str], ...]]:
    """What a regime says of each of its sanctions: suffix, facts, rejects."""
    regime = regime_of_name(printed)
    program = said(printed)
    suffix = f"sanction-{regime.code if regime is not None else slug(program) or 'none'}"
    pairs: list[tuple[str, str, str | None]] = [("entity", ID, None), ("authority", AUTHORITY, None)]
    if regime is None:
        return suffix, child(suffix, "Sanction", *pairs, ("program", program, None)), (("Regime", "a regime that is in no table", program),)
    pairs += [("program", regime.program, program), ("programId", regime.program_id, None), ("country", regime.country, program)]
    return suffix, child(suffix, "Sanction", *pairs), ()


#: Every party of the list.
_TOPIC = (Fact("topics", "sanction"),)
#: By its title all of the list is subject to an asset freeze.
_FREEZE = provision("freeze", None)


def _distinct(rows: Sequence[Row], index: int) -> Iterable[tuple[str, int]]:
    """The distinct texts of a column with the row in which each first stands; blank ones are left out."""
    if len(rows) == 1:
        text = rows[0][1][index]
        return ((text, rows[0][0]),) if text else ()
    found: dict[str, int] = {}
    for line, cells in rows:
        if cells[index]:
            found.setdefault(cells[index], line)
    return found.items()


def _both(left: int | None, right: int | None) -> Callable[[list[str]], tuple[str, ...]]:
    """Takes two cells of a row, "" for a column that the file does not have."""
    if left is not None and right is not None:
        return itemgetter(left, right)
    return lambda cells: ("" if left is None else cells[left], "" if right is None else cells[right])


def _first_rows(rows: Sequence[Row], taken: Callable[[list[str]], tuple[str, ...]]) -> Iterable[tuple[tuple[str, ...], int]]:
    """What is taken of the rows, each once, with the row in which it first stands."""
    if len(rows) == 1:
        return ((taken(rows[0][1]), rows[0][0]),)
    found: dict[tuple[str, ...], int] = {}
    for line, cells in rows:
        found.setdefault(taken(cells), line)
    return found.items()


def _title(text: str) -> Reading:
    return contacts.read_values("title", text)


def _position(text: str) -> Reading:
    return contacts.read_values("position", text)


def _birth_country(text: str) -> Reading:
    return places.read_country("birthCountry", text)


def _nationality(text: str) -> Reading:
    return places.read_country("nationality", text)


#: Columns of persons and their readers.
_TEXTS = (
    ("Title", _title), ("DOB", places.read_birth), ("Country of Birth", _birth_country), ("Nationality", _nationality), ("Position", _position), ("Gender", contacts.read_gender),
)  # fmt: skip

#: Columns that are read together. "NI Number" of old holds number and details.
_PAIRS = (
    ("Town of Birth", "Country of Birth", places.read_birth_place),
    ("Passport Number", "Passport Details", documents.read_passports),
    ("National Identification Number", "National Identification Details", documents.read_national),
    ("NI Number", "", documents.read_national),
)  # fmt: skip

