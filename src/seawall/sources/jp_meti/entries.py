"""Cutting the text into entries by METI's own numbering.

Text out of a PDF loses line ends where pages meet ("Moscow 127055RU.10 対外諜報庁"), so an entry may begin inside a line. Each number
is looked for after the one before it, and only where a Japanese name follows: numbers inside addresses never have one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from seawall.errors import FormatError
from seawall.sources.jp_meti.tables import ADDRESS_WORD

#: Kana (also half-width) and Han.
CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
#: A run of digits and what follows it. It begins with a plain class, so that the search leaps from digit to digit; `_marks` looks at what stands before it.
_MARK = re.compile(r"([0-9０-９][0-9０-９]*)[ \u3000]*(?=[^\s0-9０-９])")
#: Behind these a number is no entry's: parts of numbers and addresses.
_NO_MARK_BEHIND = frozenset(",-/№#")
JAPANESE = re.compile(f"[{CJK}]")
#: The rest of a line from its first Japanese character on.
_FROM_JAPANESE = re.compile(f"[{CJK}].*")
_UNIT = ("年", "月", "日")
#: Blanks that are not a single space.
_BLANKS = re.compile("[\t\u3000][ \t\u3000]*| [ \t\u3000]+")
#: A line with the number of a page. It begins with a plain character, so that the search leaps from line to line.
_PAGE = re.compile(r"\n[^\S\n]*[-－‐–—][^\S\n]*[0-9０-９]{1,3}[^\S\n]*[-－‐–—][^\S\n]*(?![^\n])")


class Numbered(NamedTuple):
    """One entry as printed.

    Attributes:
        number: METI's number.
        line: the line on which it begins.
        lines: its lines, without the number, without blanks around them.
    """

    number: int
    line: int
    lines: list[str]


def body_of(text: str) -> tuple[str, str]:
    """The heading above the first entry (title, dates), and the text that holds the entries; pages' own marks are blanked.

    Form feeds and page numbers ("- 12 -") are blanked and not cut, so that line numbers stay those of the file.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n" if "\n" not in text else "")
    text = _PAGE.sub("\n", "\n" + text)[1:]
    first = re.search(r"^[ \u3000]*[1１][ \u3000]*(?=[^\s0-9０-９年月])", text, re.MULTILINE)
    start = first.start() if first else len(text)
    return text[:start], text[start:]


def cut(heading: str, body: str, source: str, file_name: str) -> list[Numbered]:
    """All entries 1 to N.

    Args:
        heading, body: the whole file, as `body_of` parts it.
        source, file_name: for messages.

    Raises:
        FormatError: no entry, a number that is left out or stands twice, an entry that ends before its address.
    """
    marks = _marks(body)
    first_line = heading.count("\n") + 1
    starts = _walk(body, marks)
    if not starts:
        raise FormatError("no numbered entry", source=source, snapshot=file_name, cure="The text must be the whole list, as it comes out of the PDF.")
    _check_rest(marks, starts, source, file_name, first_line, body)
    found = []
    line, counted = first_line, 0
    has_runs = "  " in body or "\t" in body or "\u3000" in body
    for position, (begin, end, number) in enumerate(starts):
        stop = starts[position + 1][0] if position + 1 < len(starts) else len(body)
        printed = _BLANKS.sub(" ", body[end:stop]) if has_runs else body[end:stop]
        lines = [tidy for line in printed.split("\n") if (tidy := line.strip())]
        line, counted = line + body.count("\n", counted, begin), begin
        if ADDRESS_WORD not in printed and ADDRESS_WORD not in "".join(lines).replace(" ", ""):
            raise FormatError(f"entry {number} ends before its address", source=source, snapshot=file_name, locator=f"line {line}",
                              cure="The text is cut; make it again from the PDF.")  # fmt: skip
        found.append(Numbered(number, line, lines))
    return found


def _marks(body: str) -> list[tuple[int, int, int]]:
    """(start, end, number) of all numbers that a Japanese name follows on the same line; they begin a line or stand right behind a word."""
    marks = []
    for japanese in _FROM_JAPANESE.finditer(body):
        first, stop = japanese.span()
        if body.startswith(ADDRESS_WORD, first) and body[first + len(ADDRESS_WORD) + 1 : stop].isascii() and body[first - 1 : first] == "\n":
            continue  # "所在地：" at the beginning, and no Japanese behind: half of all lines
        start = body.rfind("\n", 0, first) + 1
        for match in _MARK.finditer(body, start, stop):
            begin, end = match.span()
            if (not body[start:begin].strip(" \u3000") or _is_behind_word(body, begin)) and JAPANESE.search(body, end, stop) and not body.startswith(_UNIT, end) and len(match[1]) <= 4:
                marks.append((begin, end, int(match[1])))
    return marks


def _is_behind_word(body: str, begin: int) -> bool:
    before = body[begin - 1 : begin]
    return before != "" and not before.isspace() and not before.isdecimal() and before not in _NO_MARK_BEHIND


def _walk(body: str, marks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    starts: list[tuple[int, int, int]] = []
    for mark in marks:
        if mark[2] == len(starts) + 1 and (not starts or _has_address(body[starts[-1][1] : mark[0]])):
            starts.append(mark)
    return starts


def _has_address(text: str) -> bool:
    """Whether the word for "address" stands in the text, with or without blanks between its letters."""
    return ADDRESS_WORD in text or ADDRESS_WORD in text.replace(" ", "").replace("\u3000", "")


def _check_rest(marks: list[tuple[int, int, int]], starts: list[tuple[int, int, int]], source: str, file_name: str, first_line: int, body: str) -> None:
    """A number that fits in behind the last one, at the beginning of a line and with an address below it, shows a gap."""
    last = starts[-1]
    for begin, end, number in marks:
        at_line_start = begin == 0 or body[begin - 1] in "\n \u3000"
        if begin > last[0] and last[2] < number <= last[2] + 50 and at_line_start and ADDRESS_WORD in body[end:].replace(" ", ""):
            raise FormatError(f"entry {last[2] + 1} is missing: {number} follows {last[2]}", source=source, snapshot=file_name,
                              locator=f"line {first_line + body.count(chr(10), 0, begin)}", cure="The text is damaged; make it again from the PDF.")  # fmt: skip
