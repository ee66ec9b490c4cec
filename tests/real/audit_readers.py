"""Raw entries of the official files, each by its own short reader."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from tests.real.audit import Cell, RawEntry


def _leaves(element: Any, path: str = "") -> Iterator[Cell]:
    """Texts and attributes below an element, by the path of tags."""
    for name, value in element.attrib.items():
        yield Cell(f"{path}/@{name}".lstrip("/"), value)
    if element.text and element.text.strip():
        yield Cell(path, element.text)
    for child in element:
        if isinstance(child.tag, str):
            yield from _leaves(child, f"{path}/{etree.QName(child).localname}".lstrip("/"))
            if child.tail and child.tail.strip():
                yield Cell(path, child.tail)


def un(data: bytes) -> list[RawEntry]:
    """`INDIVIDUAL` and `ENTITY`."""
    root = etree.fromstring(data)
    return [
        RawEntry(f"{e.tag}[DATAID={e.findtext('DATAID')}]", frozenset({e.sourceline}), tuple(_leaves(e)))
        for section in root for e in section
    ]  # fmt: skip


def canada(data: bytes) -> list[RawEntry]:
    """`record`; its key is regime, schedule and item as printed."""
    found = []
    for e in etree.fromstring(data):
        printed = {child.tag: " ".join((child.text or "").split()) for child in e}
        regime = re.split(r"\s*/\s*", printed.get("Country", ""))[0]
        key = f"record[{regime}; {printed.get('Schedule', '')}; {printed.get('Item', '')}]"
        found.append(RawEntry(key, frozenset({e.sourceline}), tuple(_leaves(e))))
    return found


def australia(data: bytes) -> list[RawEntry]:
    """Rows of the sheet; those whose references share a number are one entry."""
    import openpyxl

    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    groups: dict[str, tuple[str, list[int], list[Cell]]] = {}
    for number, row in enumerate(sheet.iter_rows(min_row=2, values_only=True), start=2):
        if row[0] is None:
            continue
        printed = str(row[0]).strip()
        reference = re.match(r"\d+", printed)
        name = reference[0] if reference else printed
        _, lines, cells = groups.setdefault(name, (f"Reference={name}", [], []))
        lines.append(number)
        cells += [Cell(f"{sheet.title}!{chr(65 + n)}{number}", _cell_text(value)) for n, value in enumerate(row) if value is not None]
    return [RawEntry(key, frozenset(lines), tuple(cells)) for key, lines, cells in groups.values()]


def _cell_text(value: object) -> str:
    return value.isoformat()[:10] if hasattr(value, "isoformat") else str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _csv_rows(data: bytes, encoding: str = "utf-8-sig") -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(data.decode(encoding), newline=""))
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def table(data: bytes, key: str) -> list[RawEntry]:
    """Every row of a CSV with a header; `key` is a format over its columns."""
    rows = list(_csv_rows(data))
    header = [name.strip() for name in rows[0][1]]
    found = []
    for line, row in rows[1:]:
        if any(cell.strip() for cell in row):
            cells = dict(zip(header, (" ".join(cell.split()) for cell in row), strict=True))
            found.append(RawEntry(key.format_map(cells), frozenset({line}), tuple(Cell(n, t) for n, t in cells.items() if t)))
    return found


def military_companies(data: bytes) -> list[RawEntry]:
    """The 1260H table: rows of one company are several listings of one party."""
    found = []
    for entry in table(data, "name={Clean Name}, start={Start date}"):
        cells = dict(entry.cells)
        name = cells.get("Clean Name") or cells["Name"].rstrip("*. ")
        found.append(entry._replace(key=f"name={name}, start={cells.get('Start date', '')}"))
    return found


def seco(data: bytes) -> list[RawEntry]:
    """`target` with the programs that its sanctions sets belong to, and the places that it refers to."""
    root = etree.fromstring(data)
    programs = {s.get("ssid"): p for p in root.iter("sanctions-program") for s in p.iter("sanctions-set")}
    places = {p.get("ssid"): p for p in root.iter("place")}
    found = []
    for target in root.iter("target"):
        cells = list(_leaves(target))
        for number in {e.text for e in target.iter("sanctions-set-id")} & programs.keys():
            for part in programs[number]:
                if part.tag != "sanctions-set" or part.get("ssid") == number:
                    cells += [Cell(part.tag, part.text or ""), Cell("sanctions-program", part.text or "")]
        for number in {value for e in target.iter() for name, value in e.attrib.items() if name == "place-id"} & places.keys():
            cells += [Cell("place", text) for text in places[number].itertext() if text.strip()]
        found.append(RawEntry(f"target[ssid={target.get('ssid')}]", frozenset({target.sourceline}), tuple(_flat_kind(cells))))
    return found


def _flat_kind(cells: Iterable[Cell]) -> Iterator[Cell]:
    """`individual/identity` is placed as `identity`; day, month and year of a date are one text."""
    date: dict[str, str] = {}
    for cell in cells:
        place = re.sub(r"^(?:individual|entity|object)/", "", cell.place)
        if re.search(r"day-month-year/@(?:day|month|year)$", place):
            date[place.rpartition("@")[2]] = cell.text
            if place.endswith("@year"):
                yield Cell(place.replace("@year", "date"), "-".join(date[part] for part in ("year", "month", "day") if part in date))
                date = {}
        else:
            yield Cell(place, cell.text)


def japan(data: bytes) -> list[RawEntry]:
    """Numbered entries: each number is looked for behind the address of the entry before it."""
    text = data.decode("utf-8")
    lines_before = [m.start() for m in re.finditer("\n", text)]
    start = text.index("最終更新日")
    marks: list[int] = []
    while True:
        number = str(len(marks) + 1)
        pattern = "[" + "][".join(f"{d}{chr(ord(d) + 0xFEE0)}" for d in number) + "]"
        match = re.compile(rf"(?<![\d０-９]){pattern}(?![\d０-９])\s*(?=[^\n]*[\u3040-\u30ff\u3400-\u9fff])").search(text, start)
        if match is None:
            break
        marks.append(match.start())
        address = re.compile(r"所\s*在\s*地").search(text, match.end())
        if address is None:
            break
        start = address.end()
    found = []
    for n, (begin, end) in enumerate(zip(marks, [*marks[1:], len(text)], strict=True), start=1):
        body = re.sub(r"(?<=[\u3040-\u30ff\u3400-\u9fff])\s*\n\s*(?=[・\u3040-\u30ff\u3400-\u9fff])", "", text[begin:end])
        body = re.sub(r"([\u3040-\u30ff\u3400-\u9fff])(?=[A-Za-z])", r"\1 ", body).replace("-\n", "-").replace("\n", " ")
        line = sum(1 for at in lines_before if at < begin) + 1
        found.append(RawEntry(f"no. {n}", frozenset({line}), (Cell("", body),)))
    return found


def israel(data: bytes) -> list[RawEntry]:
    """Rows with a wallet or a person; headings name the order, and a row without a wallet and with one cell goes on with the row above."""
    found: list[RawEntry] = []
    order = ""
    for line, row in list(_csv_rows(data))[1:]:
        row = [cell.strip() for cell in row] + [""] * (6 - len(row))
        heading = re.search(r"(\d+)\s*/\s*(\d+)", row[0])
        if row[0].startswith("צ") and heading and not any(row[1:]):
            order = f"{heading[1]}/{heading[2]}"
        elif any(row):
            goes_on = found and max(found[-1].lines) == line - 1 and not row[4] and sum(map(bool, row)) == 1
            cells = tuple(Cell(name, cell) for name, cell in zip(("שם מלא", "identity card", "passport", "birth date", "wallet", "currency"), row, strict=True) if cell)
            if goes_on:
                found[-1] = found[-1]._replace(lines=found[-1].lines | {line}, cells=found[-1].cells + cells)
            else:
                found.append(RawEntry(f"order {order}", frozenset({line}), (*cells, Cell("order", order))))
    return found


def screening(data: bytes) -> list[RawEntry]:
    """The Consolidated Screening List: the key is the number, else the name."""
    found = []
    for entry in table(data, "{_id}"):
        cells = dict(entry.cells)
        numbers = [piece.rpartition(",") for piece in cells.get("ids", "").split(";") if piece.strip()]  # "7736640919, RU, Tax ID No."
        kinds = [cell for value, _, kind in numbers for cell in (Cell("ids", value + " " + kind.partition(" - ")[2]), Cell("ids/kind", kind.partition(" - ")[0].strip(" :")))]
        plain = tuple(cell for cell in entry.cells if cell.place != "ids")
        found.append(entry._replace(key=cells.get("entity_number") or cells["name"], cells=(*plain, *(cell for cell in kinds if cell.text))))
    return found


def denied(data: bytes) -> list[RawEntry]:
    """The Denied Persons List: cells between tabs."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter="\t"))
    found, line = [], 2
    for row in rows[1:]:
        cells = tuple(Cell(name, " ".join(cell.split())) for name, cell in zip(rows[0], row, strict=False) if cell.strip())
        if cells:
            found.append(RawEntry(dict(cells).get("Name", ""), frozenset({line}), cells))
        line += 1 + sum(cell.count("\n") for cell in row)
    return found


def _sheets(data: bytes) -> Iterator[tuple[str, int, tuple[object, ...]]]:
    import openpyxl

    for sheet in openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets:
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield sheet.title, number, row


def uk_consolidated(data: bytes) -> list[RawEntry]:
    """OFSI's workbook: rows of one group are one entry."""
    header: list[str] = []
    groups: dict[str, tuple[list[int], dict[Cell, None]]] = {}
    for _, number, row in _sheets(data):
        texts = ["" if value is None else value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else _cell_text(value) for value in row]
        if "Group ID" in texts:
            header = texts
        elif header and any(texts):
            cells = dict(zip(header, texts, strict=False))
            lines, distinct = groups.setdefault(cells["Group ID"], ([], {}))
            lines.append(number)
            distinct.update(dict.fromkeys(Cell(name, text) for name, text in cells.items() if text.strip()))
    return [RawEntry(f"Group ID={group}", frozenset(lines), tuple(cells)) for group, (lines, cells) in groups.items()]


def poland(data: bytes) -> list[RawEntry]:
    """Two sheets, persons and entities; columns in one order."""
    names = ("name", "identity", "reason", "measures", "listed", "removed")
    found, footnotes = [], {}
    for sheet, number, row in _sheets(data):
        cells = tuple(Cell(name, _cell_text(value)) for name, value in zip(names, row, strict=False) if value is not None and str(value).strip())
        footnote = re.match(r"\s*\[(\d+)\](.*)", str(row[0] or ""), re.DOTALL)
        if footnote:
            footnotes[sheet, footnote[1]] = footnote[2]
        elif number > 1 and cells:
            found.append(RawEntry(f"{sheet}!A{number}", frozenset({number}), cells))
    return [_with_footnotes(entry, footnotes) for entry in found]


def _with_footnotes(entry: RawEntry, footnotes: dict[tuple[str, str], str]) -> RawEntry:
    """The texts below the table that the measures cite as `[1]`."""
    cited = re.findall(r"\[(\d+)\]", dict(entry.cells).get("measures", ""))
    notes = tuple(Cell("measures/footnote", footnotes[key]) for number in cited if (key := (entry.key.partition("!")[0], number)) in footnotes)
    return entry._replace(cells=entry.cells + notes)


def journal(data: bytes) -> list[RawEntry]:
    """Annexes of the Union's acts: the key is act, annex and number, else the name."""
    found = []
    for entry in table(data, "{celex}"):
        cells = dict(entry.cells)
        found.append(entry._replace(key=f"{cells['celex']}/{cells.get('annex', '')}[{cells.get('recordId') or cells['name']}]"))
    return found


_FSD_TAGS = {"NAME": "nameAlias", "BIRTH": "birthdate", "ADDRESS": "address", "PASSPORT": "identification", "CITIZEN": "citizenship"}


#: Attributes that name the act which gives a part.
_FSD_ACT = {"programme": "{}@programme", "legal_basis": "{}@numberTitle", "reg_date": "{}@publicationDate", "pdf_link": "{}@publicationUrl"}


def fsd(data: bytes) -> list[RawEntry]:
    """`ENTITY` of the files until 2017, its parts under the names of today's files."""
    found = []
    for e in etree.fromstring(data):
        cells = [Cell(_FSD_ACT.get(name, "@" + name).format("regulation/"), value) for name, value in e.attrib.items() if value.strip()]
        for part in e:
            for cell in _leaves(part):
                if cell.text.strip():
                    act = _FSD_ACT.get(cell.place.removeprefix("@")) if cell.place.startswith("@") else None
                    cells.append(Cell(act.format("regulationSummary/") if act else f"{_FSD_TAGS.get(part.tag, part.tag)}/{cell.place}", cell.text))
        found.append(RawEntry(f"sanctionEntity[{e.get('Id')}]", frozenset({e.sourceline}), tuple(cells)))
    return found


def fsf(data: bytes) -> list[RawEntry]:
    """`sanctionEntity`."""
    root = etree.fromstring(data)
    found = []
    for e in root.iter("{*}sanctionEntity"):
        cells = [Cell(re.sub(r"^.*/(?=regulationSummary/)", "", cell.place), cell.text) for cell in _leaves(e) if cell.text.strip()]
        for birth in e.iter("{*}birthdate"):
            cells.append(Cell("birthdate/date", "-".join(birth.get(part) or "0" for part in ("year", "monthOfYear", "dayOfMonth"))))
        found.append(RawEntry(f"sanctionEntity[{e.get('logicalId')}]", frozenset({e.sourceline}), tuple(cells)))
    return found
