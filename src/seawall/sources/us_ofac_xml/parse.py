"""Reads OFAC's legacy XML, `sdn.xml` and `consolidated.xml`.

An `sdnEntry` is a party. What the delimited files put into their remarks stands in lists here; `remark` puts it together again,
and `parties` makes the same statements of it. A file with fewer entries than its `Record_Count` is an excerpt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from operator import length_hint

from seawall.errors import FormatError, UnknownValueError
from seawall.pause import collection_paused
from seawall.sources.contract import Completeness, Parsed, SourceFile
from seawall.sources.us_ofac.lists import CONS, SDN, schema_of
from seawall.sources.us_ofac.programs import ONLY_NON_SDN, program_id
from seawall.sources.us_ofac_delimited.tables import CONS_NUMBERS
from seawall.sources.us_ofac_xml.parties import Address, Alias, PartyWriter, Record
from seawall.sources.us_ofac_xml.remark import Parts, split_links, write_remark
from seawall.sources.us_ofac_xml.tables import ALIAS_TYPES, COVERS, FIELDS, ROOT, SOURCE, STRONG, TABLE
from seawall.sources.xmltree import Element, line_of, parse_tree, unknown_element
from seawall.text.dates import moment, parse_date

_ROOT = re.compile(rb"<(?:\w+:)?sdnList[\s>]")
_COUNT = re.compile(rb"<(?:\w+:)?Record_Count>\s*(\d+)")
#: The number of each entry. It begins with plain letters, which are looked for faster than a pattern; a closing tag is no entry.
_UID = re.compile(rb"sdnEntry>(?<!/sdnEntry>)\s*<(?:\w+:)?uid>\s*(\d+)")
_PROGRAM = re.compile(rb"<(?:\w+:)?program>\s*([^<]+?)\s*<")
#: The SDN list has had more than 3,000 entries since 2006; the non-SDN list never more than 700.
_SDN_SIZE = 2000
_SHIP = {"callSign": "callSign", "vesselType": "type", "tonnage": "tonnage", "grossRegisteredTonnage": "grossRegisteredTonnage", "vesselFlag": "flag",
         "vesselOwner": "owner"}  # fmt: skip
_new = tuple.__new__
_AGAIN = "Fetch it again; the file before it stays in force."


def recognizes(file: SourceFile) -> str | None:
    """`"sdn"` or `"cons"` if the root is `sdnList`, by what the file says of itself."""
    if not _ROOT.search(file.head):
        return None
    return "cons" if list_of(file) == CONS else "sdn"


def list_of(file: SourceFile) -> str:
    """Which of the two lists: by the stated number of records; for small ones by the numbers and programs of the parties."""
    count = _COUNT.search(file.head)
    if count is not None and int(count[1][:9]) >= _SDN_SIZE:
        return SDN
    numbers = _UID.findall(file.data)
    known = sum(int(number[:9]) in CONS_NUMBERS for number in numbers)
    if numbers and known * 5 >= len(numbers) * 3:
        return CONS
    tags = {program_id(tag.decode("utf-8", "replace")) for tag in _PROGRAM.findall(file.data)}
    # A party may be on both lists, and then its SDN entry has a tag of the other; a list without any such tag is the SDN list.
    return CONS if tags & ONLY_NON_SDN and (known * 5 > len(numbers) or len(numbers) < 100) else SDN


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The one publication in the file."""
    with collection_paused():
        return _parse(file)


def _parse(file: SourceFile) -> list[Parsed]:
    root = parse_tree(file, SOURCE, ROOT, blank_text=False)
    list_id = list_of(file)
    published, count = None, ""
    writer = PartyWriter(list_id)
    seen: set[str] = set()
    for element in root:
        tag = _known(file, element, ROOT)
        if tag == "sdnEntry":
            record = _record(file, element)
            if record.number in seen:
                raise FormatError(f"uid {record.number} stands twice", source=SOURCE, snapshot=file.name, locator=f"line {record.line}", cure=_AGAIN)
            seen.add(record.number)
            writer.write(record, f"sdnEntry[uid={record.number}]")
        else:
            stated = _texts(file, element, "publshInformation")
            published, count = stated.get("Publish_Date", ""), stated.get("Record_Count", "")
    writer.finish()
    day = parse_date(published, "mdy") if published else None
    completeness, notes = _completeness(count, len(seen))
    variant = "cons" if list_id == CONS else "sdn"
    return [Parsed(list_id, f"{SOURCE}/{variant}", moment(day) if day else None, len(seen), writer.statements, writer.rejects, COVERS,
                   completeness, notes=notes)]  # fmt: skip


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 9


def _completeness(count: str, entries: int) -> tuple[Completeness, tuple[str, ...]]:
    if _is_number(count) and int(count) != entries:
        return "excerpt", (f"Record_Count is {count}, the file has {entries} entries: absence from it proves nothing",)
    return "whole", ()


def _known(file: SourceFile, element: Element, parent: str) -> str:
    """The local name of a child, which must be one that its parent has."""
    tag = _local(element.tag)
    if tag not in FIELDS[parent]:
        raise unknown_element(file, SOURCE, element, parent, f"FIELDS in {TABLE}")
    return tag


@lru_cache(maxsize=1024)
def _local(tag: object) -> str:
    """As `local_name`, for a tag: a file has thirty different ones."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else "&"


def _texts(file: SourceFile, element: Element, parent: str) -> dict[str, str]:
    """The texts of an element without grandchildren, by local name; whitespace collapsed, blank ones left out."""
    found: dict[str, str] = {}
    allowed = FIELDS[parent]
    for child in element:
        tag = _local(child.tag)
        if tag not in allowed or len(child):
            raise unknown_element(file, SOURCE, child if tag not in allowed else child[0], parent, f"FIELDS in {TABLE}")
        text = child.text
        if text and (text := " ".join(text.split()) if "\n" in text else text.strip()):
            found[tag] = text
    return found


def _rows(file: SourceFile, element: Element, parent: str, member: str) -> Iterator[dict[str, str]]:
    """As `_texts`, for each member of a list.

    All elements of the list are taken in one walk, with the number of their children: half the time of a walk from each to its children.
    """
    nodes = [(node.tag, node.text, len(node)) for node in element.iter()]
    rest = iter(nodes)
    next(rest)
    allowed = FIELDS[member]
    for tag, _, count in rest:
        if _local(tag) != member:
            raise unknown_element(file, SOURCE, _last_read(element, nodes, rest), parent, f"FIELDS in {TABLE}")
        found: dict[str, str] = {}
        for field, text, deeper in islice(rest, count):
            name = _local(field)
            if name not in allowed or deeper:
                child = _last_read(element, nodes, rest)
                raise unknown_element(file, SOURCE, child if name not in allowed else child[0], member, f"FIELDS in {TABLE}")
            if text and (text := " ".join(text.split()) if "\n" in text else text.strip()):
                found[name] = text
        yield found


def _last_read(element: Element, nodes: list[tuple[str, str | None, int]], rest: Iterator[object]) -> Element:
    """The element of the node that was read last, for messages."""
    return next(islice(element.iter(), len(nodes) - length_hint(rest) - 1, None))


def _text(element: Element) -> str:
    """The text without blanks around it; doubled blanks inside stay, as they do in the delimited files."""
    text = element.text
    if not text:
        return ""
    return " ".join(text.split()) if "\n" in text else text.strip()


def _members(file: SourceFile, element: Element, parent: str) -> Iterator[Element]:
    allowed = FIELDS[parent]
    for child in element:
        if _local(child.tag) not in allowed:
            raise unknown_element(file, SOURCE, child, parent, f"FIELDS in {TABLE}")
        yield child


def _record(file: SourceFile, element: Element) -> Record:
    """One entry."""
    flat: dict[str, str] = {}
    lists: dict[str, Element] = {}
    for child in element:
        tag = _known(file, child, "sdnEntry")
        if tag in FIELDS:
            lists[tag] = child
        else:
            flat[tag] = _text(child)
    line = line_of(element)
    number = flat.get("uid", "")
    if not _is_number(number):
        raise FormatError(f"uid {number!r} is no number", source=SOURCE, snapshot=file.name, locator=f"line {line}", cure=_AGAIN)
    schema = schema_of(flat.get("sdnType", ""))
    if schema is None:
        raise UnknownValueError(
            f"unknown sdnType {flat.get('sdnType')!r}", source=SOURCE, snapshot=file.name, locator=f"sdnEntry[uid={number}], line {line}",
            cure="Add it to us_ofac/lists.py SCHEMAS if it is real; the file stays unloaded until then.",
        )  # fmt: skip
    record = Record(number, schema, _joined(flat), _programs(file, lists), line, flat.get("title", ""))
    parts = Parts(titles=[flat["title"]] if flat.get("title") else [])
    parts.free, parts.links = split_links(flat.get("remarks", ""))
    _read_lists(file, lists, record, parts)
    record.remark = write_remark(parts)
    return record


def _joined(names: dict[str, str]) -> str:
    """`FAMILY, Given`, as the delimited files print it."""
    family, given = names.get("lastName", ""), names.get("firstName", "")
    return f"{family}, {given}" if family and given else family or given


def _programs(file: SourceFile, lists: dict[str, Element]) -> list[str]:
    if "programList" not in lists:
        return []
    texts = (" ".join(_text(element).split()) for element in _members(file, lists["programList"], "programList"))
    return list(dict.fromkeys(text for text in texts if text))


def _read_lists(file: SourceFile, lists: dict[str, Element], record: Record, parts: Parts) -> None:
    for tag, member, field, target in (
        ("dateOfBirthList", "dateOfBirthItem", "dateOfBirth", parts.births), ("placeOfBirthList", "placeOfBirthItem", "placeOfBirth", parts.places),
        ("nationalityList", "nationality", "country", parts.nationalities), ("citizenshipList", "citizenship", "country", parts.citizenships),
    ):  # fmt: skip
        if tag in lists:
            target.extend(_values(file, lists[tag], tag, member, field))
    if "idList" in lists:
        _read_ids(file, lists["idList"], parts)
    if "akaList" in lists:
        _read_aliases(file, lists["akaList"], record, parts)
    if "addressList" in lists:
        record.addresses.extend(map(_address, _rows(file, lists["addressList"], "addressList", "address")))
    if "vesselInfo" in lists:
        texts = _texts(file, lists["vesselInfo"], "vesselInfo")
        record.ship = {prop: texts[tag] for tag, prop in _SHIP.items() if tag in texts}


def _values(file: SourceFile, element: Element, tag: str, member: str, field: str) -> list[str]:
    """The main value first, then the others in order."""
    rows = list(_rows(file, element, tag, member))
    if len(rows) > 1:
        rows.sort(key=lambda row: row.get("mainEntry", "").lower() != "true")
    return [row[field] for row in rows if row.get(field)]


def _read_ids(file: SourceFile, element: Element, parts: Parts) -> None:
    rows = list(_rows(file, element, "idList", "id"))
    if len(rows) > 1:
        rows.sort(key=lambda row: int(row["uid"]) if _is_number(row.get("uid", "")) else 0)
    for row in rows:
        label = row.get("idType", "")
        text = f"{label} {row.get('idNumber', '')}".strip()
        if "idCountry" in row:
            text += f" ({row['idCountry']})"
        if "issueDate" in row:
            text += f" issued {row['issueDate']}"
        if "expirationDate" in row:
            text += f" expires {row['expirationDate']}"
        if text:
            parts.numbers.append((label, text))


def _read_aliases(file: SourceFile, element: Element, record: Record, parts: Parts) -> None:
    for place, row in enumerate(_rows(file, element, "akaList", "aka")):
        kind, category = row.get("type", "a.k.a.").lower().replace(".", ""), row.get("category", "").lower()
        if kind not in ALIAS_TYPES or category not in STRONG:
            what, value = ("aka/type", kind) if kind not in ALIAS_TYPES else ("aka/category", category)
            raise UnknownValueError(
                f"unknown {what} {value!r}", source=SOURCE, snapshot=file.name, locator=f"sdnEntry[uid={record.number}], line {line_of(element[place])}",
                cure=f"Add it to {TABLE} if it is real; the file stays unloaded until then.",
            )  # fmt: skip
        printed = _joined(row)
        if printed and STRONG[category]:
            record.aliases.append(_new(Alias, (printed, kind)))
        elif printed:
            parts.weak.append(f"{ALIAS_TYPES[kind]} '{printed}'")


def _address(row: dict[str, str]) -> Address:
    said = row.get
    street = ", ".join([row[field] for field in ("address1", "address2", "address3") if field in row])
    return _new(Address, (said("uid", ""), street, said("city", ""), said("stateOrProvince", ""), said("postalCode", ""), said("country", "")))
