"""XLSX workbooks: bytes in, sheets as rows of cells out, with guards against hostile and broken files.

`python-calamine` reads the cells. Before it sees a byte, the archive is unpacked here within bounds and checked
(CRC of every part), and the parts that matter are handed over uncompressed, so that neither a lying size field nor
a cell reference such as `XFD1048576` can make the reader fill the memory.

Source of the format: ECMA-376 (Office Open XML), Part 1 (SpreadsheetML) and Part 2 (core properties).
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from lxml import etree
from python_calamine import CalamineWorkbook

from seawall.errors import FormatError
from seawall.sources.contract import SourceFile
from seawall.text.dates import moment

Cell = str | float | int | bool | date | datetime | time | timedelta

#: Bounds on what is unpacked. The largest official workbook here (UK ConList 2025-04) unpacks to 17 MB in 7 parts.
MAX_PARTS = 5_000
MAX_UNPACKED = 512 * 1024 * 1024
#: Rows and columns that a sheet may span: the reader lays out a full grid up to the last cell.
MAX_ROWS = 99_999
LAST_COLUMN = "CZ"

_MAGIC = b"PK\x03\x04"
_BEYOND = re.compile(rb"""\sr=["']((?:[A-Z]{3,}\d+|[D-Z][A-Z]\d+|[A-Z]*\d{6,}))["']""")
_VALUE = re.compile(rb"\s*<(?:\w+:)?(?:v|is|f)[\s/>]")
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
#: What `zipfile` raises on damaged, encrypted or hostile archives.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError, OverflowError, struct.error)
_CORE = "docProps/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_NEEDED = ("xl/", "_rels/", "[Content_Types].xml")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook.

    Attributes:
        name: the sheet's name.
        rows: rows of cells from `A1` on; a blank cell is `""`. Row `n` of the sheet is `rows[n - 1]`.
    """

    name: str
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as read.

    Attributes:
        pages: its sheets, in their order, hidden ones too.
        published_at: `modified` of the core properties as a UTC moment; None if the file does not state it.
    """

    pages: tuple[Page, ...]
    published_at: datetime | None


def looks_like_workbook(file: SourceFile) -> bool:
    """Whether the bytes are an archive with a workbook inside; cheap, for `recognizes`."""
    return file.data[:4] == _MAGIC and b"xl/workbook.xml" in file.data


def holds_texts(file: SourceFile, *texts: bytes) -> bool:
    """Whether every text stands in the shared strings (or, failing those, in the first sheet); for `recognizes`.

    Letters count as they are printed; only one part is unpacked, and only within bounds.
    """
    if not looks_like_workbook(file):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            names = archive.namelist()
            part = "xl/sharedStrings.xml" if "xl/sharedStrings.xml" in names else "xl/worksheets/sheet1.xml"
            if archive.getinfo(part).file_size > MAX_UNPACKED:
                return False
            content = archive.read(part)
    except _BROKEN:
        return False
    return all(text in content for text in texts)


def open_workbook(file: SourceFile, source: str) -> Workbook:
    """Read all sheets.

    Args:
        file: the bytes.
        source: parser id for error messages, such as `au_dfat`.

    Raises:
        FormatError: the archive is cut or damaged, is no workbook, or is larger than the bounds above.
    """
    parts = _unpack(file, source)
    for name, part in parts.items():
        if name.startswith("xl/worksheets/") and (place := _far_value(part)) is not None:
            raise _format_error(
                file, source, f"a value at {place!r}, beyond {MAX_ROWS} rows and column {LAST_COLUMN}", name,
                "Check the download; a list of this kind has never been that large.",
            )  # fmt: skip
    return Workbook(_pages(file, source, parts), _modified(parts.get(_CORE)))


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without `.0`, dates as ISO text; whitespace is kept.

    >>> text_of(2.0), text_of(date(2014, 12, 15)), text_of(datetime(2014, 12, 15)), text_of("2a ")
    ('2', '2014-12-15', '2014-12-15', '2a ')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


@lru_cache(maxsize=256)
def column_name(index: int) -> str:
    """Letters of the zero-based column.

    >>> column_name(0), column_name(25), column_name(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(page: str, row: int, column: int) -> str:
    """A locator such as `Sheet1!C17` from the one-based row and the zero-based column."""
    return f"{page}!{column_name(column)}{row}"


def _unpack(file: SourceFile, source: str) -> dict[str, bytes]:
    """The parts that are needed, inflated within bounds; every part's CRC is checked."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            infos = archive.infolist()
            total = sum(info.file_size for info in infos)
            if len(infos) > MAX_PARTS or total > MAX_UNPACKED:
                raise _format_error(
                    file, source, f"the archive unpacks to {total} bytes in {len(infos)} parts", "",
                    f"At most {MAX_UNPACKED} bytes in {MAX_PARTS} parts are read; check the download.",
                )  # fmt: skip
            parts = {info.filename: archive.read(info) for info in infos if not info.is_dir()}
    except _BROKEN as exc:
        if isinstance(exc, FormatError):
            raise
        raise _format_error(file, source, f"the XLSX archive is cut or damaged ({_reason(exc)})", "", "Download it again.") from exc
    if "xl/workbook.xml" not in parts:
        raise _format_error(file, source, "the archive holds no xl/workbook.xml", "", "Check that this is an XLSX workbook.")
    return {name: part for name, part in parts.items() if name.startswith(_NEEDED) or name == _CORE}


def _far_value(part: bytes) -> str | None:
    """The first row or cell beyond the bounds that holds a value, or None.

    Blank cells out there are common: DFAT's sheet of 2024-11 has styled blanks in column DA. The reader passes over them.
    """
    for match in _BEYOND.finditer(part):
        close = part.find(b">", match.end())
        if close < 0 or part[close - 1 : close] == b"/":
            continue
        if match[1][:1].isdigit():
            end = _ROW_END.search(part, close)
            found = _VALUE.search(part, close + 1, end.start() if end is not None else len(part))
        else:
            found = _VALUE.match(part, close + 1)
        if found is not None:
            return match[1].decode()
    return None


def _pages(file: SourceFile, source: str, parts: dict[str, bytes]) -> tuple[Page, ...]:
    """Sheets through calamine, which gets the checked parts uncompressed."""
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    plain.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(plain)
        return tuple(Page(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as exc:  # calamine is compiled: its panics derive from BaseException alone
        raise _format_error(file, source, f"the workbook cannot be read ({_reason(exc)})", "", "Download it again.") from exc


def _modified(core: bytes | None) -> datetime | None:
    """`dcterms:modified`, or None where it is absent or not a date."""
    if core is None:
        return None
    try:
        root = etree.fromstring(core, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return None
    text = root.findtext(_MODIFIED)
    return moment(text) if text else None


def _reason(exc: BaseException) -> str:
    return str(exc) or type(exc).__name__


def _format_error(file: SourceFile, source: str, what: str, locator: str, cure: str) -> FormatError:
    return FormatError(what, source=source, snapshot=file.name, locator=locator, cure=cure)
