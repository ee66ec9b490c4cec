"""OFAC's delimited files, to statements.

`sdn.csv` and `cons_prim.csv` have one row per party, `alt` its aliases, `add` its addresses, `sdn_comments` the remarks that
did not fit into 1,000 characters. No header, OFAC's null is `-0- `. See README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from seawall.errors import FormatError, SourceError
from seawall.model.statement import Statement
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.us_ofac.lists import COMMENTS, DETAILS, cell
from seawall.sources.us_ofac_delimited.extras import ExtraReader
from seawall.sources.us_ofac_delimited.lines import read_lines
from seawall.sources.us_ofac_delimited.links import Linker
from seawall.sources.us_ofac_delimited.memo import RowFacts, RowMemo
from seawall.sources.us_ofac_delimited.parties import SOURCE, PartyReader
from seawall.sources.us_ofac_delimited.sniff import sniff
from seawall.sources.us_ofac_delimited.tables import COVERS, KINDS, LISTS

_MEMOS = {variant: RowMemo() for variant in KINDS}
_LINKER = Linker()
_MAIN_OF = {"sdn_comments": "sdn", "cons_comments": "cons_prim"}


class Parties(NamedTuple):
    """A main file.

    Attributes:
        rows: all of them.
        linked: those with links.
        names: party by primary name as printed; None where several parties share the name.
    """

    rows: list[RowFacts]
    linked: list[RowFacts]
    names: dict[str, str | None]


def recognizes(file: SourceFile) -> str | None:
    """`sdn`, `alt`, `add`, `sdn_comments`, or the same of the non-SDN list with `cons_`, or None; see `sniff`."""
    return sniff(file)


def parse(file: SourceFile) -> Iterator[Parsed]:
    """The one publication that the file is.

    Raises:
        FormatError: cut, other columns, or the same party twice.
        UnknownValueError: a type of party or of alias that is not in the tables.
    """
    variant = sniff(file)
    if variant is None:
        raise FormatError(f"no row of OFAC's delimited files; the content begins {file.data[:60]!r}", source=SOURCE, snapshot=file.name,
                          cure="Fetch it again.")  # fmt: skip
    kind = KINDS[variant]
    lines = read_lines(file, SOURCE, ends_with_sub=kind != "sdn_comments")
    with collection_paused():
        parsed = parse_parties(lines, variant, file.name) if kind == "sdn" else _parse_extra(lines, variant, file)
    yield parsed


def parse_parties(lines: list[str], variant: str, name: str) -> Parsed:
    """The main file of a list from its lines; the history reads each of its days with it."""
    statements: list[Statement] = []
    parties = _parties(lines, variant, name, statements)
    statements.extend(_LINKER.objects(parties.linked, parties.names, DETAILS))
    return _parsed(variant, parties.rows, statements)


def _parse_extra(lines: list[str], variant: str, file: SourceFile) -> Parsed:
    """One of the three files beside the main one."""
    kind = KINDS[variant]
    notes: tuple[str, ...] = ()
    reader = ExtraReader(variant, file.name)
    statements: list[Statement] = []
    if kind == "sdn_comments":
        rows, notes = _comments(lines, reader, file)
        statements.extend(chain.from_iterable(row.statements for row in rows))
    else:
        rows = _taken_up(_MEMOS[variant].read(lines, reader.splitter, reader.alias if kind == "alt" else reader.address), statements)
    return _parsed(variant, rows, statements, notes)


def _taken_up(rows: Iterator[RowFacts], statements: list[Statement]) -> list[RowFacts]:
    """The rows; their statements are added to the others while they are at hand."""
    found = []
    for row in rows:
        found.append(row)
        statements += row.statements
    return found


def _parsed(variant: str, rows: list[RowFacts], statements: list[Statement], notes: tuple[str, ...] = ()) -> Parsed:
    rejects = [reject for row in rows if row.rejects for reject in row.rejects]
    return Parsed(LISTS[variant], f"{SOURCE}/{variant}", None, len(rows), statements, rejects, COVERS[KINDS[variant]], notes=notes)


def _comments(lines: list[str], reader: ExtraReader, file: SourceFile) -> tuple[list[RowFacts], tuple[str, ...]]:
    """Rows of the comments with what their party's row in the main file says, if that file is at hand and whole."""
    companion = file.companions.get(_MAIN_OF[reader.variant])
    main: dict[str, RowFacts] = {}
    notes: tuple[str, ...] = ()
    names: dict[str, str | None] = {}
    if companion is not None:
        variant = _MAIN_OF[reader.variant]
        try:
            parties = _parties(read_lines(companion, SOURCE, ends_with_sub=True), variant, companion.name, [])
        except SourceError as exc:
            notes = (f"read without {companion.name}: {exc.what}",)
        else:
            main = {row.number: row for row in parties.rows}
            names = parties.names
    rows = []
    memo = RowMemo()
    for row in memo.read(lines, reader.splitter, lambda cells, number: reader.comment(cells, number, main.get(cell(cells[0])))):
        extra = _LINKER.objects((row,), names, COMMENTS) if row.links and names else []
        rows.append(row._replace(statements=(*row.statements, *extra)) if extra else row)
    return rows, notes


def _parties(lines: list[str], variant: str, name: str, statements: list[Statement]) -> Parties:
    """Rows of a main file; their statements are added to `statements`.

    Raises:
        FormatError: the same party twice, beside the errors of the rows.
    """
    reader = PartyReader(variant, name)
    rows: list[RowFacts] = []
    linked: list[RowFacts] = []
    names: dict[str, str | None] = {}
    numbers: set[str] = set()
    for row in _MEMOS[variant].read(lines, reader.splitter, reader.read):
        number, party, _, facts, _, printed, links, _ = row
        rows.append(row)
        statements += facts
        numbers.add(number)
        names[printed] = party if printed not in names else None
        if links:
            linked.append(row)
    if len(numbers) < len(rows):
        raise _stands_twice(rows, name)
    return Parties(rows, linked, names)


def _stands_twice(rows: list[RowFacts], name: str) -> FormatError:
    seen: set[str] = set()
    for row in rows:
        if row.number in seen:
            break
        seen.add(row.number)
    return FormatError(f"ent_num {row.number} stands twice", source=SOURCE, snapshot=name, locator=f"ent_num={row.number}",
                       cure="A party has one row; the file is damaged. Fetch it again.")  # fmt: skip


def forget_rows() -> None:
    """Forget the rows of earlier files: for measurements of the time of a first parse."""
    for memo in _MEMOS.values():
        memo.forget()
    _LINKER.forget()
