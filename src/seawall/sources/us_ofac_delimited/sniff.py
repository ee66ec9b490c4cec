"""Which of the eight files it is, by its content.

The kind follows from the number of columns and from what stands in the first of them. The list:

1. a number below `LOWEST_CONS` stands only on the SDN list, whose files begin with them;
2. in the main file, tags that only the non-SDN list has decide by majority;
3. otherwise the share of numbers that have stood on the non-SDN list decides: 60 % and more is the non-SDN list (its files of 2018
   and 2025 have 100 %, those of the SDN list 1.7 to 11 %), 20 % and less is the SDN list;
4. what is left, such as a few rows with numbers that are new on the non-SDN list, goes by the file's name (`cons`): the one
   exception to recognition by content, since the content says nothing. Without a name it is the SDN list, which has 40 times the rows.
"""

from __future__ import annotations

import csv
import re
from collections import Counter

from seawall.sources.contract import SourceFile
from seawall.sources.us_ofac.lists import cell, schema_of
from seawall.sources.us_ofac.programs import ONLY_NON_SDN, program_id, split_programs
from seawall.sources.us_ofac_delimited.tables import ALIAS_TYPES, COLUMNS, CONS_NAMES, CONS_NUMBERS, LOWEST_CONS

_FIRST = re.compile(rb"\s*\d{1,7},")
#: The line's end is part of it (not `^`, which is tried at each byte): the data get one before them.
_NUMBERS = re.compile(rb"\n\s*\"?(\d{1,7})\"?,")
_CONS_IN_NAME = re.compile(r"(?:^|[^a-z])cons(?:_|olidated|[^a-z]|$)", re.IGNORECASE)
_ALIAS_TYPE = re.compile(r"[a-z]{1,2}\.?k\.?a\.?", re.IGNORECASE)
_MOST, _FEW = 0.6, 0.2


def sniff(file: SourceFile) -> str | None:
    """The variant (`sdn`, `cons_alt`, ...) or None."""
    head = file.head
    if not _FIRST.match(head.removeprefix(b"\xef\xbb\xbf")):
        return None
    rows = _head_rows(head, whole=len(file.data) <= len(head))
    kind = _kind(rows)
    if kind is None:
        return None
    return CONS_NAMES[kind] if _is_cons(file, kind) else kind


def _head_rows(head: bytes, *, whole: bool) -> list[list[str]]:
    """Rows that are complete in the head; the first one also if it is not (comments are long)."""
    text = head.decode("utf-8-sig", "replace").rstrip("\x1a")
    lines = text.replace("\r\n", "\n").split("\n")
    if not whole and len(lines) > 1:
        lines.pop()
    try:
        rows = list(csv.reader(lines))
    except csv.Error:
        rows = []
    if len(rows) == len(lines):
        return [row for row in rows if row]
    rows = []  # quotes that do not close: each line alone
    for line in lines:
        try:
            rows.extend(row for row in csv.reader([line]) if row)
        except csv.Error:
            continue
    return rows


def _kind(rows: list[list[str]]) -> str | None:
    """The kind of most rows: one damaged row does not make the file unknown."""
    found = [kind for row in rows if (kind := _kind_of_row(row)) is not None]
    if not found or len(found) * 2 < len(rows):
        return None
    return max(COLUMNS, key=found.count)


def _kind_of_row(row: list[str]) -> str | None:
    if not row[0].strip().isdigit():
        return None
    if len(row) == 2:
        # Prose; a table of two numbers, or a main file that was cut in its first row, is something else.
        prose = row[1].strip()
        return "sdn_comments" if re.search(r"[a-z]", prose) and (prose.endswith(".") or "; " in prose) else None
    if len(row) == 12:
        return "sdn" if schema_of(row[2]) is not None or sum(not cell(text) for text in row) >= 3 else None
    if len(row) == 5 and row[1].strip().isdigit():
        kind = row[2].strip()
        return "alt" if kind in ALIAS_TYPES or _ALIAS_TYPE.fullmatch(kind) else None
    return "add" if len(row) == 6 and row[1].strip().isdigit() else None


def _is_cons(file: SourceFile, kind: str) -> bool:
    first = _FIRST.match(file.head.removeprefix(b"\xef\xbb\xbf"))
    if first and int(first[0].strip(b" ,\t\r\n")) < LOWEST_CONS:
        return False
    numbers = [int(number) for number in _NUMBERS.findall(b"\n" + file.data)]
    if not numbers or min(numbers) < LOWEST_CONS:
        return False
    if kind == "sdn" and _has_tags_of_cons(file):
        return True
    share = sum(number in CONS_NUMBERS for number in numbers) / len(numbers)
    if share >= _MOST:
        return True
    if share > _FEW or len(numbers) < 1000:
        return _CONS_IN_NAME.search(file.name.rsplit("/", 1)[-1]) is not None
    return False


def _has_tags_of_cons(file: SourceFile) -> bool:
    rows = _head_rows(file.data[:65536], whole=len(file.data) <= 65536)
    marked = sum(count for programs, count in Counter([row[3] for row in rows if len(row) == 12]).items()
                 if any(program_id(tag) in ONLY_NON_SDN for tag in split_programs(programs)))  # fmt: skip
    return marked * 2 > len(rows)
