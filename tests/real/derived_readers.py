"""Raw entries of tables that others derived from official lists, each by its own short reader."""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from tests.real.audit import Cell, RawEntry
from tests.real.audit_readers import table

#: What a table of the UK Sanctions List prints, by the name of its column or, where a column holds several kinds of values, by the kind.
_NAME_KINDS = {"primary": "primary", "primary_variation": "variation", "alias": "variation"}


def uk_table(data: bytes) -> list[RawEntry]:
    """One of the five tables of the UK Sanctions List: rows of one number are an entry, and a cell that repeats stands once."""
    groups: dict[str, tuple[list[int], dict[Cell, None]]] = {}
    for row in table(data, "UniqueID={unique_id}"):
        (line,) = row.lines
        lines, cells = groups.setdefault(row.key, ([], {}))
        lines.append(line)
        cells.update(dict.fromkeys(_uk_cells(dict(row.cells))))
    return [RawEntry(key, frozenset(lines), tuple(cells)) for key, (lines, cells) in groups.items()]


def _uk_cells(row: dict[str, str]) -> Iterator[Cell]:
    """Cells by what they say: a country by its kind, a name by its kind and strength, a date from its parts."""
    for name, text in row.items():
        if name not in ("raw_value", "full_name", "year", "month", "day"):
            yield Cell(name, text)
    if "raw_value" in row:
        yield Cell(f"raw_value/{row.get('country_type') or row['identifier_type']}", row["raw_value"])
    if "full_name" in row:
        kind = _NAME_KINDS[row["name_type"]]
        yield Cell(f"full_name/{'weak' if row.get('alias_strength', '').startswith('low') else kind}", row["full_name"])
        parts = [row[part] for part in ("name_1", "name_2", "name_3", "name_4", "name_5", "name_6") if part in row]
        yield Cell("whole", " ".join(parts))
    if "year" in row:
        yield Cell("date", "-".join(row[part] for part in ("year", "month", "day") if part in row))


def travel_bans(data: bytes) -> list[RawEntry]:
    """The Union's travel bans: columns are attributes (`birthdate.city`), or whole elements as Python prints them. Two numbers have two rows."""
    found: dict[str, RawEntry] = {}
    for row in table(data, "{logicalId}"):
        entry = row._replace(key=f"sanctionEntity[{row.key}]", cells=tuple(_travel_row(dict(row.cells))))
        before = found.get(entry.key) if row.key else None
        found[entry.key if row.key else f"line {min(row.lines)}"] = entry if before is None else before._replace(lines=before.lines | entry.lines, cells=before.cells + entry.cells)
    return list(found.values())


def _travel_row(row: dict[str, str]) -> Iterator[Cell]:
    elements: dict[str, list[dict[str, Any]]] = {}
    for column, text in row.items():
        part, _, attribute = column.partition(".")
        if attribute:
            elements.setdefault(f"{part}.", [{}])[0][attribute] = text
        elif text.startswith("[{"):
            elements[part] = ast.literal_eval(text)
        elif part == "remark" and text.startswith("["):
            yield from (Cell("remark", piece) for piece in ast.literal_eval(text))
        elif part != "logicalId":
            yield Cell("remark" if part == "remark" else f"@{part}", text)
    for part, found in elements.items():
        for element in found:
            yield from _element(part.removesuffix("."), element)


def _element(part: str, element: Mapping[str, Any]) -> Iterator[Cell]:
    """An element's attributes under its number. A document stands among the citizenships, and is told by what it has."""
    if part == "citizenship" and "number" in element:
        part = "identification"
    at = part if part in ("regulation", "subjectType") else f"{part}[{element.get('logicalId', '')}]"
    for name, text in element.items():
        if name != "logicalId":
            yield Cell(f"{at}/@{name}", " ".join(text) if isinstance(text, list) else text)  # a publication with two addresses
    if part == "birthdate" and "year" in element:
        yield Cell(f"{at}/date", element.get("birthdate") or "-".join(element[name].zfill(2) for name in ("year", "monthOfYear") if name in element))
    elif part == "birthdate" and "yearRangeTo" in element:
        last = int(element["yearRangeTo"])
        yield from (Cell(f"{at}/date", str(year)) for year in range(int(element.get("yearRangeFrom", last)), last + 1))


def fsf_json(data: bytes) -> list[RawEntry]:
    """Records of the JSON of 2025; they have no lines but their order."""
    found = []
    for position, record in enumerate(json.loads(data)["data"], start=1):
        details = record["details"]
        cells = [Cell(key, str(value)) for key, value in record.items() if key not in ("id", "details") and value]
        details["aliases"] = [text for text in details["aliases"] if text.split() != record["name"].split()]
        latin = next((text for text in details["aliases"] if _is_latin(text)), "") if not _is_latin(record["name"]) else ""
        for key, value in details.items():
            cells += [Cell(f"details/{key}/latin" if text == latin else f"details/{key}", str(text)) for text in (value if isinstance(value, list) else [value]) if text]
        found.append(RawEntry(f"sanctionEntity[{record['id'].removeprefix('EU-')}]", frozenset({position}), tuple(cells)))
    return found


def _is_latin(text: str) -> bool:
    """Whether every letter is of the Latin script."""
    return all(unicodedata.name(char, "").startswith(("LATIN", "FEMININE", "MASCULINE", "MODIFIER")) for char in text if char.isalpha())


#: Columns of the merged table: the field of the Union's own format that each repeats.
_MERGED = {
    "Subject_type": "subjectType/@code", "Leba_numtitle": "regulation/@numberTitle", "Leba_publication_date": "regulation/@publicationDate",
    "Leba_url": "regulation/@publicationUrl", "Programme": "regulation/@programme", "Entity_remark": "remark", "EU_ref_num": "@euReferenceNumber",
}  # fmt: skip


def merged(data: bytes) -> list[RawEntry]:
    """The merged table of 2022: rows of the financial list by the columns before `logicalId`, rows of travel bans alone by those from there."""
    found = []
    for row in table(data, ""):
        cells = {name: text for name, text in row.cells if text != "NA"}
        financial, travel = dict[str, str](), dict[str, str]()
        for name, text in cells.items():
            (financial if name in _MERGED or name.startswith("Naal_") else travel)[name] = text
        number, listed, kind = travel.pop("logicalId", ""), travel.pop("Entity_logical_id...2", ""), travel.pop("type", "")
        del travel[""]
        if kind in ("financial sanction", "both travel and financial sanction"):
            at = f"nameAlias[{financial.pop('Naal_logical_id', '')}]/@"
            entry = [_unescaped(_MERGED.get(name) or name.replace("Naal_", at), text) for name, text in financial.items()]
            entry += [Cell(f"both/{name}", text) for name, text in travel.items()]  # told apart, so that the rules can name it
        else:
            entry = list(_travel_row(travel)) if number else [Cell(f"unnumbered/{name}", text) for name, text in travel.items()]
        found.append(RawEntry(f"sanctionEntity[{listed or number}]", row.lines, (*entry, Cell("type", kind))))
    return found


def _unescaped(place: str, text: str) -> Cell:
    """A cell in which a line break is written as a backslash and an n: it has a place of its own below its field."""
    plain = re.sub(r"\\[nr]", " ", text)
    return Cell(place if plain == text else f"{place}/escaped", plain)


def australian_names(data: bytes) -> list[RawEntry]:
    """One name to a row; rows of one name and sanction are one entry."""
    groups: dict[tuple[str, str], RawEntry] = {}
    for row in table(data, "Name={Name}"):
        cells = dict(row.cells)
        key = cells["Name"].casefold(), cells["Sanction Type"].casefold()
        first = groups.setdefault(key, row)
        groups[key] = first._replace(lines=first.lines | row.lines, cells=tuple(dict.fromkeys(first.cells + row.cells)))
    return list(groups.values())


def amendments(data: bytes) -> list[RawEntry]:
    """Amendments of the Union's acts: the key is the amended act, annex and number, else the name."""
    found = []
    for row in table(data, ""):
        cells = dict(row.cells)
        found.append(row._replace(key=f"{cells['amendedCelex']}/{cells.get('annex', '')}[{cells.get('recordId') or cells['name']}]"))
    return found
