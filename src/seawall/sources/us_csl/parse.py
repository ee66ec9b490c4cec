"""Reads the Consolidated Screening List: one table, a dozen lists; one `Parsed` for each list in it.

Rows of OFAC's lists have OFAC's number and its words (`ofac.py`); those of Commerce and State have neither (`named.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from seawall.errors import FormatError, UnknownValueError
from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.csvrows import head_cells, read_table, refuse_cut_end
from seawall.sources.us_csl import named, ofac
from seawall.sources.us_csl.row import Row, make_rows
from seawall.sources.us_csl.tables import COLUMNS, OFAC_LIST, REQUIRED, SOURCE, SUBLISTS, TABLE, Sublist, fold

_HEAD = frozenset({"source", "entity_number", "programs", "alt_names", "federal_register_notice", "license_requirement"})


def recognizes(file: SourceFile) -> str | None:
    """`"csv"` or `"tsv"` if the first line has the table's columns."""
    if _HEAD.issubset(head_cells(file)):
        return "csv"
    first = file.head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("latin-1")
    return "tsv" if _HEAD.issubset(cell.strip('" \r') for cell in first.split("\t")) else None
#: The whole table has had more than 8,000 rows since 2015: one with fewer is an excerpt, of each list in it.
_WHOLE = 5000


@dataclass
class _List:
    """One list while it is filled."""

    sheet: Sheet
    rows: list[tuple[Sublist, Row]] = field(default_factory=list)


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The lists in the file, each a publication of its own."""
    with collection_paused():
        return _parse(file)


def _parse(file: SourceFile) -> list[Parsed]:
    variant = recognizes(file) or "csv"
    table = read_table(file, SOURCE, REQUIRED, COLUMNS, "\t" if variant == "tsv" else ",")
    refuse_cut_end(table, file, SOURCE)
    lists: dict[str, _List] = {}
    sublists: dict[str, Sublist] = {}
    for row in make_rows(table.header, table.rows):
        sublist = sublists.get(row.source)
        if sublist is None:
            sublist = sublists[row.source] = _sublist(file, row.source, row.line)
            lists.setdefault(sublist.list_id, _List(Sheet(SOURCE, file.name)))
        if not row.name:
            raise FormatError("a row without a name", source=SOURCE, snapshot=file.name, locator=f"line {row.line}",
                              cure="Fetch the file again; if it is whole, the publisher has changed the format.")  # fmt: skip
        lists[sublist.list_id].rows.append((sublist, row))
    if not lists:
        raise FormatError("the table has no rows", source=SOURCE, snapshot=file.name, cure="Fetch the file again; the list has thousands.")
    excerpt = len(table.rows) < _WHOLE
    return [_read(list_id, one, variant, excerpt) for list_id, one in lists.items()]


def _sublist(file: SourceFile, printed: str, line: int) -> Sublist:
    text = fold(printed)
    for prefix, sublist in SUBLISTS.items():
        if text.startswith(prefix):
            return sublist
    raise UnknownValueError(
        f"unknown list {printed!r}", source=SOURCE, snapshot=file.name, locator=f"line {line}, source",
        cure=f"Add it to SUBLISTS in {TABLE} if it is real; the file stays unloaded until then.",
    )  # fmt: skip


def _read(list_id: str, one: _List, variant: str, excerpt: bool) -> Parsed:
    """The statements of one list."""
    sheet = one.sheet
    if list_id == OFAC_LIST:
        ofac.read_rows(sheet, one.rows)
    else:
        named.read_rows(sheet, one.rows)
    return Parsed(list_id, f"{SOURCE}/{variant}", None, len(one.rows), sheet.statements, sheet.rejects, completeness="excerpt" if excerpt else "whole")
