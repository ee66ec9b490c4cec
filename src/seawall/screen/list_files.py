"""A file as the list to screen against: FollowTheMoney entities or any file that could be one of customers.

Sanctions, passports, identity papers and wallets that stand as objects of their own, or within their party, are taken for that party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from seawall.errors import QuestionError
from seawall.screen.customer_cells import Cells
from seawall.screen.customer_details import FACT_ROLES, SPLIT, date_order, details_of, split_values
from seawall.screen.customer_entities import NO_PARTIES, NOTE_NO_PARTY, names_of_roles, roles_of_object
from seawall.screen.customer_files import open_customers
from seawall.screen.customer_objects import Object
from seawall.screen.customer_reading import Reading
from seawall.screen.customer_tables import LONG_NAME, LONGEST_NAME, NO_NAME
from seawall.screen.headings import Guess, plain_heading
from seawall.screen.identifiers import SCHEME_OF_CHILD
from seawall.screen.roster import PartyDraft, Roster, make_roster
from seawall.text.dates import Order

#: Raise it with every change of what is taken from a file; indexes made before are then built anew.
READER_VERSION: Final = 1
#: Headings of columns that only a list has.
_LIST_HEADINGS = frozenset({"dataset", "datasets", "list", "lists", "source", "sourcelist"})
_PROGRAM_HEADINGS = frozenset({"program", "programs", "programme", "programid", "sanctions", "regime"})
#: What other names are, by heading; the rest are aliases.
_KIND_OF_HEADING = {"weakalias": "weakAlias", "weakaliases": "weakAlias", "previousname": "previousName", "previousnames": "previousName",
                    "formername": "previousName", "maidenname": "previousName", "abbreviation": "abbreviation"}  # fmt: skip
#: Properties by which an object says whose it is.
_OWNERS = {"Sanction": "entity", "Passport": "holder", "Identification": "holder", "CryptoWallet": "holder"}
_SUFFIXES = frozenset({".zst", ".gz", ".jsonl", ".json", ".ndjson", ".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ftm"})


@dataclass(frozen=True)
class ListFile:
    """A list that was read from a file.

    Attributes:
        roster: its parties.
        reading: how it was read, with rejects and notes.
    """

    roster: Roster
    reading: Reading


@dataclass
class _Collected:
    """Parties while they are read, and what waits for its party.

    Attributes:
        label: the list of parties that name none.
        drafts: by id.
        programs, numbers: by id of the party: programs by id of the program, programs as printed, (scheme, number).
    """

    label: str
    drafts: dict[str, PartyDraft] = field(default_factory=dict)
    programs: dict[str, dict[str, None]] = field(default_factory=dict)
    printed_programs: dict[str, dict[str, None]] = field(default_factory=dict)
    numbers: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def draft(self, party: str, schema: str) -> PartyDraft:
        """The party with this id, begun if it is new."""
        found = self.drafts.get(party)
        if found is None:
            found = self.drafts[party] = PartyDraft(party, schema)
        return found

    def roster(self) -> Roster:
        """All parties with what belongs to them."""
        for party, draft in self.drafts.items():
            draft.programs.update(self.programs.get(party) or self.printed_programs.get(party) or {})
            for scheme, printed in self.numbers.get(party, ()):
                draft.add_identifier(scheme, printed)
            if not draft.lists:
                draft.lists[self.label] = None
        return make_roster(draft for draft in self.drafts.values() if draft.names or draft.identifiers)


def label_of(path: Path) -> str:
    """The name of a file without the endings that say how it is written.

    >>> label_of(Path("lists/watchlist.jsonl.zst"))
    'watchlist'
    """
    name = path.name
    while (suffix := Path(name).suffix.lower()) in _SUFFIXES and Path(name).stem:
        name = name[: -len(suffix)]
    return name


def read_list(path: Path, said: Mapping[str, str] | None = None) -> ListFile:
    """Read a file as a list.

    Args:
        said: heading -> role, where the guess is wrong.

    Raises:
        QuestionError: it cannot be read, or names nobody: "no hit" against nothing would mislead.
    """
    opened = open_customers(path, said)
    collected = _Collected(label_of(path))
    try:
        if opened.objects is not None:
            _take_objects(collected, opened.reading, opened.objects)
        elif opened.cells is not None:
            _take_rows(collected, opened.reading, opened.cells)
    finally:
        opened.stream.close()
    opened.reading.settle()
    roster = collected.roster()
    if not roster.parties.num_rows:
        first = f"; row {opened.reading.rejects[0].row}: {opened.reading.rejects[0].reason}" if opened.reading.rejects else ""
        raise QuestionError(f"the list names nobody{first}", where=str(path), cure="Give FollowTheMoney entities, or a table with a column of names.")
    return ListFile(roster, opened.reading)


def _take_objects(collected: _Collected, reading: Reading, objects: Iterable[Object]) -> None:
    for row, value in objects:
        if isinstance(value.get("properties"), Mapping):
            _take_entity(collected, reading, row, value, None)
        else:
            _take_flat(collected, reading, row, value)


def _take_entity(collected: _Collected, reading: Reading, row: int, entity: Mapping[str, Any], within: str | None) -> None:
    """One entity; `within` is the party in whose properties it stands."""
    schema = str(entity.get("schema") or "LegalEntity")
    properties = entity["properties"]
    if schema in _OWNERS:
        owners = [within] if within is not None else [_id_of(value) for value in _values(properties.get(_OWNERS[schema]))]
        _take_child(collected, schema, properties, [owner for owner in owners if owner])
    if schema in NO_PARTIES or within is not None:
        if within is None and schema not in _OWNERS:
            reading.note(NOTE_NO_PARTY)
        return
    party = str(entity.get("id") or f"{collected.label}-{row}")
    draft = collected.draft(party, schema)
    for name in _values(entity.get("datasets")):
        draft.lists[str(name)] = None
    for prop, values in properties.items():
        for value in _values(values):
            if isinstance(value, Mapping):
                if isinstance(value.get("properties"), Mapping):
                    _take_entity(collected, reading, row, value, party)
            elif prop in ("program", "programId"):
                draft.programs[str(value)] = None
            elif isinstance(value, str) and len(value) <= LONGEST_NAME:
                draft.add(prop, value)
            elif isinstance(value, int) and not isinstance(value, bool):
                draft.add(prop, str(value))
            else:
                reading.note(f"values that are no text, or longer than {LONGEST_NAME:,} characters")
    if not draft.names and not draft.identifiers:
        reading.note("entities without name and number")


def _take_child(collected: _Collected, schema: str, properties: Mapping[str, Any], owners: Sequence[str]) -> None:
    for owner in owners:
        if schema == "Sanction":
            collected.programs.setdefault(owner, {}).update((str(value), None) for value in _values(properties.get("programId")))
            collected.printed_programs.setdefault(owner, {}).update((str(value), None) for value in _values(properties.get("program")))
            continue
        scheme = SCHEME_OF_CHILD.get(schema, "crypto")
        keys = ("publicKey",) if scheme == "crypto" else ("number", "passportNumber", "idNumber")
        collected.numbers.setdefault(owner, []).extend((scheme, str(value)) for key in keys for value in _values(properties.get(key)))


def _take_flat(collected: _Collected, reading: Reading, row: int, value: Mapping[str, Any]) -> None:
    flat, _ = roles_of_object(value)
    names = names_of_roles(flat)
    official = [(role[3:], text) for role, texts in flat.items() if role.startswith("id:") for text in texts]
    if not _is_sound(reading, row, names, official, str(value)):
        return
    whole = set(flat.get("name", ())) or set(names[:1])
    named = [("name" if name in whole else "alias", name) for name in names]
    facts = {role: flat.get(role, []) for role in FACT_ROLES}
    lists = [str(one) for key, found in value.items() if plain_heading(key) in _LIST_HEADINGS for one in _values(found)]
    programs = [str(one) for key, found in value.items() if plain_heading(key) in _PROGRAM_HEADINGS for one in _values(found)]
    _take_party(collected, next(iter(flat.get("id", ())), "") or f"{collected.label}-{row}", named, official, facts, "dmy", lists, programs)


def _take_rows(collected: _Collected, reading: Reading, chunks: Iterator[Cells]) -> None:
    guess = reading.guess
    assert guess is not None
    order: Order | None = None
    for cells in chunks:
        columns = [column.to_pylist() for column in cells.columns]
        if order is None:
            order = date_order(text for place in guess.places.get("birth", ()) for text in columns[place])
        for row, *texts in zip(cells.rows.tolist(), *columns, strict=True):
            _take_row(collected, reading, guess, row, texts, order)


def _take_row(collected: _Collected, reading: Reading, guess: Guess, row: int, cells: Sequence[str], order: Order) -> None:
    def of(role: str) -> list[str]:
        return split_values(cells[place] for place in guess.places.get(role, ()))

    named = _names_of_row(guess, cells)
    official = [(role[3:], text) for role in guess.places if role.startswith("id:") for text in of(role)]
    if not _is_sound(reading, row, [name for _, name in named], official, reading.separator.join(cells)):
        return
    ids = [cells[place].strip() for place in guess.places.get("id", ())]
    facts = {role: of(role) for role in FACT_ROLES}
    headed = [(plain_heading(heading), cell) for heading, cell in zip(guess.headings, cells, strict=True) if cell]
    lists = split_values(cell for heading, cell in headed if heading in _LIST_HEADINGS)
    programs = split_values(cell for heading, cell in headed if heading in _PROGRAM_HEADINGS)
    _take_party(collected, (ids[0] if ids else "") or f"{collected.label}-{row}", named, official, facts, order, lists, programs)


def _names_of_row(guess: Guess, cells: Sequence[str]) -> list[tuple[str, str]]:
    """(kind, name) of each name; kinds as FollowTheMoney's properties."""
    named: list[tuple[str, str]] = []
    for role in ("name", "original", "alias"):
        for place in guess.places.get(role, ()):
            kind = _KIND_OF_HEADING.get(plain_heading(guess.headings[place]), "alias") if role == "alias" else "name"
            named += [(kind, piece) for piece in SPLIT.split(cells[place].strip()) if piece]
    parts = [cells[place].strip() for part in ("first", "middle", "last") for place in guess.places.get(part, ())]
    if joined := " ".join(part for part in parts if part):
        named.insert(0, ("name", joined))
    return named


def _take_party(
    collected: _Collected, party: str, named: Sequence[tuple[str, str]], official: Sequence[tuple[str, str]], facts: Mapping[str, Sequence[str]], order: Order,
    lists: Sequence[str], programs: Sequence[str],
) -> None:  # fmt: skip
    known = details_of(facts, (), (), order)
    draft = collected.draft(party, known.schema)
    draft.schema = draft.schema or known.schema
    for kind, name in named:
        draft.add(kind, name)
    for scheme, printed in official:
        draft.add_identifier(scheme, printed)
    for column, found in (
        (draft.birth_dates, known.dates), (draft.countries, known.countries), (draft.own_countries, known.own_countries), (draft.genders, known.genders),
        (draft.places, known.places), (draft.addresses, known.addresses),
    ):  # fmt: skip
        column.update(dict.fromkeys(found))
    draft.lists.update(dict.fromkeys(lists))
    draft.programs.update(dict.fromkeys(programs))


def _is_sound(reading: Reading, row: int, names: Sequence[str], official: Sequence[tuple[str, str]], text: str) -> bool:
    problem = NO_NAME if not names and not official else LONG_NAME if any(len(name) > LONGEST_NAME for name in names) else ""
    if problem:
        reading.reject(row, problem, text)
    return not problem


def _values(found: Any) -> list[Any]:
    if found is None:
        return []
    return [value for value in found if value is not None] if isinstance(found, list) else [found]


def _id_of(value: Any) -> str:
    return str(value.get("id") or "") if isinstance(value, Mapping) else str(value)
