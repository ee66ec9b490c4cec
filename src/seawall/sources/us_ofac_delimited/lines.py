"""A delimited file as lines, or an error if it does not end as a whole file ends.

OFAC writes CRLF and a last byte 0x1A (the main files always; the comments of 2021 without it). Some keepers of copies
re-save them with LF, with or without 0x1A, with or without the last line's end.
"""

from __future__ import annotations

import csv

from seawall.errors import FormatError
from seawall.sources.contract import SourceFile

_AGAIN = "Fetch it again; the file before it stays in force."


def read_lines(file: SourceFile, source: str, *, ends_with_sub: bool) -> list[str]:
    """The rows' lines; a row whose text has a line's end in it is one line here. Blank lines are empty text.

    Args:
        file: the file.
        source: parser id, for messages.
        ends_with_sub: whether a CRLF file of this kind must end with 0x1A.

    Raises:
        FormatError: cut, or no text.
    """
    text = _decoded(file, source)
    crlf = "\r\n" in text[:65536]
    whole = text.endswith("\x1a")
    text = text.rstrip("\x1a")
    if "\x1a" in text or "\x00" in text or "\x01" in text:
        raise FormatError("a control character inside the text", source=source, snapshot=file.name, cure=_AGAIN)
    if crlf and not whole and (ends_with_sub or not text.endswith("\r\n")):
        raise FormatError(f"the file has CRLF lines but no 0x1A at its end, it is cut: it ends {text[-40:]!r}", source=source,
                          snapshot=file.name, cure=_AGAIN)  # fmt: skip
    lines = text.split("\r\n") if crlf else text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def _decoded(file: SourceFile, source: str) -> str:
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise FormatError(f"not ASCII or UTF-8 text: {exc.reason} at byte {exc.start}", source=source, snapshot=file.name, cure=_AGAIN) from exc


class RowSplitter:
    """Splits lines into cells with one `csv` reader for all of them; strict about quotes.

    Line by line: the cells of a row that is read at once are still in the processor's cache, and the next row takes their memory.

    Args:
        columns: names of the columns.
        source: parser id, for messages.
        snapshot: the file's name, for messages.
    """

    __slots__ = ("_lines", "_reader", "_snapshot", "_source", "columns")

    def __init__(self, columns: tuple[str, ...], source: str, snapshot: str) -> None:
        self.columns = columns
        self._source = source
        self._snapshot = snapshot
        # One line at a time: a row whose quotes do not close finds nothing to go on with.
        self._lines: list[str] = []
        self._reader = csv.reader(self._lines, strict=True)

    def split(self, line: str, number: int) -> list[str]:
        """The cells of a line.

        Raises:
            FormatError: another number of columns, or quotes that do not close.
        """
        self._lines.append(line)
        try:
            row = next(self._reader)
        except (csv.Error, StopIteration) as exc:
            raise FormatError(f"no row of {len(self.columns)} columns: {exc}: {line[:80]!r}", source=self._source, snapshot=self._snapshot,
                              locator=f"line {number}", cure=_AGAIN) from exc  # fmt: skip
        if len(row) != len(self.columns):
            raise FormatError(f"{len(row)} columns where {len(self.columns)} are known ({', '.join(self.columns)}): {line[:80]!r}",
                              source=self._source, snapshot=self._snapshot, locator=f"line {number}",
                              cure="If the file is whole, its format has changed and its columns have to be mapped anew.")  # fmt: skip
        return row
