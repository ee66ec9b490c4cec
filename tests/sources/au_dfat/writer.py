"""Writes invented rows as DFAT's workbook has them: shared strings, date cells, years as numbers, stray blanks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from xml.sax.saxutils import escape

OLD = ("Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Place of Birth", "Citizenship", "Address",
       "Additional Information", "Listing Information", "Committees", "Control Date", None)  # fmt: skip
NEW = ("Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth", "Place of Birth", "Citizenship", "Address",
       "Additional Information", "Listing Information", "IMO Number", "Committees", "Control Date", "Instrument of Designation",
       "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction")  # fmt: skip

Value = str | float | date | None

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"""
_RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_BOOK_RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"""
_BOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_STYLES = """<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"""
_CORE = """<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>"""


def _letters(index: int) -> str:
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)


def sheet_xml(rows: list[list[Value]], strings: dict[str, int]) -> str:
    """The sheet's part; texts go to the table of shared strings."""
    out = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(row):
            place = f"{_letters(column)}{number}"
            if isinstance(value, str):
                cells.append(f'<c r="{place}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>')
            elif isinstance(value, date):
                cells.append(f'<c r="{place}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>')
            elif value is not None:
                cells.append(f'<c r="{place}"><v>{value}</v></c>')
            else:
                cells.append(f'<c r="{place}" s="0"/>')
        out.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{"".join(out)}</sheetData></worksheet>'


def workbook(
    rows: list[list[Value]], moment: str | None = "2024-11-11T01:01:21Z", name: str = "Sheet1", sheet: str | None = None, edit: Callable[[str], str] = str
) -> bytes:
    """A workbook of one sheet; `sheet` replaces the sheet's XML, `edit` changes it."""
    strings: dict[str, int] = {}
    body = edit(sheet_xml(rows, strings) if sheet is None else sheet)
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        def part(path: str, text: str) -> None:
            archive.writestr(zipfile.ZipInfo(path, (2024, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)

        part("[Content_Types].xml", _TYPES)
        part("_rels/.rels", _RELS)
        part("xl/workbook.xml", _BOOK.format(name=escape(name)))
        part("xl/_rels/workbook.xml.rels", _BOOK_RELS)
        part("xl/worksheets/sheet1.xml", body)
        part("xl/sharedStrings.xml", f'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{items}</sst>')
        part("xl/styles.xml", _STYLES)
        if moment is not None:
            part("docProps/core.xml", _CORE.format(moment=moment))
    return out.getvalue()


def table(header: tuple[str | None, ...], rows: list[dict[str, Value]], **options: str | None) -> bytes:
    """A workbook with that header; rows by column name."""
    return workbook([list(header), *[[row.get(column or "") for column in header] for row in rows]], **options)  # type: ignore[arg-type]


def row(reference: Value, name: str, type_: str = "Individual", name_type: str = "Primary Name", **more: Value) -> dict[str, Value]:
    """A row; keywords are column names with underscores."""
    cells: dict[str, Value] = {"Reference": reference, "Name of Individual or Entity": name, "Type": type_, "Name Type": name_type}
    return cells | {key.replace("_", " ").replace(" of ", " of "): value for key, value in more.items()}


def invented_old() -> list[dict[str, Value]]:
    """A person with aliases, and a shipping company, in the layout of 2011-2024."""
    shared: dict[str, Value] = {
        "Date of Birth": "a) Approximately 1955- 1958 b) 23-Apr-68", "Place of Birth": "a) Novy Urengoy, Russia b) Minsk, Belarus",
        "Citizenship": "Russian and Belarussian", "Address": "1 Severnaya Place, Taganrog, 347900, Russia; Syria",
        "Additional Information": "Title: a) Doctor b) Colonel. Passport no.: AB1234567. Father's name is Ivan Nowhere. Belongs to Nowhere tribe.",
        "Listing Information": "Listed on 2 Sep. 2014 (amended on 3 Oct. 2015, relisted on 1 Sep 2017). Instrument [F2012L00482].",
        "Committees": "Autonomous (Russia) ", "Control Date": date(2020, 8, 28),
    }  # fmt: skip
    return [
        {**row(9001.0, "Ivan Ivanovich NOWHERE"), **shared},
        {**row("9001a", "Иван Нигде", "individual", "Original script "), **shared},
        {**row("9001b ", "Vanya", "Individual ", "Aka "), **shared},
        {**row("9001b1", "Ivan Earlier", "Individual", "Formerly known as"), **shared, "Additional Information": "Gender: male"},
        {**row(9002.0, "NOWHERE SHIPPING COMPANY", "Entity ", "primary name"), "Date of Birth": "NA", "Citizenship": "na", "Address": "NA",
         "Additional Information": "IMO number: 5342883. State registration number: 1020300887793", "Listing Information": "Listed on: 2 Mar. 2016", "Committees": "1718 (DPRK)",
         "Control Date": date(2022, 8, 3)},
        {**row(9003.0, "Count of Years", "Individual", "Primary Name"), "Date of Birth": 1954.0, "Citizenship": "Nowherian", "Committees": "1970 (Libya) 1973 (Libya)", "Listing Information": "2013-03-07"},
    ]  # fmt: skip


def invented_new() -> list[dict[str, Value]]:
    """A vessel and a person with flags, in the layout of 2025."""
    return [
        {**row(9101.0, "NOWHERE STAR", "Vessel"), "IMO Number": 9187629.0, "Committees": "Autonomous (Russia)", "Maritime Restriction": "Yes", "Targeted Financial Sanction": "No",
         "Instrument of Designation": "Autonomous Sanctions Amendment Instrument 2025 [F2025L00777]", "Control Date": date(2025, 6, 18)},
        {**row(9102.0, "Jane NOWHERE"), "Targeted Financial Sanction": "TRUE", "Travel Ban": "TRUE", "Arms Embargo": "FALSE", "Committees": "Autonomous (Iran)"},
        {**row("9102a", "J. Nobody", "Individual", "aka"), "Alias Strength": "Weak"},
    ]  # fmt: skip
