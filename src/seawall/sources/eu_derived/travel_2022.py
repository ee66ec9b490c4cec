"""The travel bans of 2022: attributes of FSF XML 1.1, flattened into columns; lists where an element is repeated.

`citizenship` holds documents as well (those with a number). A few persons have neither number nor elements: name and details
stand as text in `remark`, and the party is known by the hash of its name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress

from seawall.model.ids import content_suffix
from seawall.sources.contract import Parsed, Sheet, SourceFile
from seawall.sources.csvrows import head_cells, read_table, refuse_cut_end
from seawall.sources.eu_derived.lists import parse_list, read_list, read_texts
from seawall.sources.eu_derived.tables import PARTS, SOURCE, WHOLE
from seawall.sources.eu_fsf.births import from_parts
from seawall.sources.eu_fsf.records import Act, Birth, Citizenship, Name, Paper, Place, Subject
from seawall.sources.eu_fsf.subject import TRAVEL, write_subject
from seawall.sources.eu_fsf.tables import COVERS_FULL, FLAGS, STRONG
from seawall.sources.eu_fsf.text import clean, place_of, stated_country
from seawall.sources.eu_fsf_xml.tables import ATTRIBUTES, PAPER_FLAGS
from seawall.sources.freedates import dates_in

Item = dict[str, str]

_LABEL = re.compile(r"\s*(?:[\r\n]+|(?<=\.) (?=[A-Z][a-z ]+:))\s*")
_ALIASES = re.compile(r"^(.*?)\s*\(alias(?:es)?:?\s*(.*)\)\s*$", re.DOTALL)
_LETTER = re.compile(r"\s*[;,]?\s*\b[a-z]\)\s*")


def _columns() -> tuple[str, ...]:
    """Every attribute of every part as a column, and each part as a list."""
    names = [f"{part}.{name}" for part in PARTS for name in sorted(ATTRIBUTES[part] | {"remark"})]
    documents = [f"citizenship.{name}" for name in sorted(ATTRIBUTES["identification"] - ATTRIBUTES["citizenship"])]
    return (*(name for name in WHOLE if name != "logicalId"), *PARTS, *names, *documents)


#: Flattened columns: part, attribute.
_FLAT = {column: (part, attribute) for column in _columns() for part, dot, attribute in [column.partition(".")] if dot}
#: The columns of a row by part; and within it by attribute.
Parts = dict[str, Item]


def recognizes(file: SourceFile) -> bool:
    """Whether the header is of this table."""
    header = head_cells(file)
    return "logicalId" in header and "nameAlias.wholeName" in header and "Naal_wholename" not in header


def parse(file: SourceFile) -> list[Parsed]:
    """The one publication in the file."""
    table = read_table(file, SOURCE, ("logicalId",), _columns())
    refuse_cut_end(table, file, SOURCE)
    sheet = Sheet(SOURCE, file.name)
    seen: dict[str, Subject] = {}
    for line, cells in table.rows:
        row = dict(zip(compress(table.header, cells), filter(None, cells), strict=True))
        subject = _subject(sheet, row, line)
        if subject is None:
            continue
        before = seen.get(subject.number)
        if before is not None:
            # Two rows of the Taliban regime differ in how their acts are given; the acts of both count.
            before.acts.extend(act for act in subject.acts if act not in before.acts)
        else:
            seen[subject.number] = subject
    for subject in seen.values():
        write_subject(sheet, subject, TRAVEL)
    return [Parsed("eu_travel_bans", f"{SOURCE}/travel-bans", None, len(table.rows), sheet.statements, sheet.rejects, covers=COVERS_FULL)]


def _subject(sheet: Sheet, row: Item, line: int) -> Subject | None:
    """One row as a record; None (and rejected) if it names nobody."""
    get = row.get
    flat = _flat(row)
    number = clean(get("logicalId"))
    subject = Subject(
        number, clean(get("subjectType.code")) or clean(get("subjectType.classificationCode")) or "P", line, clean(get("euReferenceNumber")),
        clean(get("unitedNationId")), clean(get("designationDate")), clean(get("designationDetails")), clean(get("remark")),
    )  # fmt: skip
    subject.acts = _acts(sheet, row, flat, line)
    subject.names = [read_name(item) for item in _items(sheet, row, flat, "nameAlias", line)]
    subject.births = [_birth(item) for item in _items(sheet, row, flat, "birthdate", line)]
    for part in ("citizenship", "identification"):
        for item in _items(sheet, row, flat, part, line):
            if item.get("number") or item.get("identificationTypeCode"):
                subject.papers.append(_paper(item))
            else:
                subject.citizenships.append(Citizenship(clean(item.get("logicalId")), _country(item), clean(item.get("region")), clean(item.get("remark"))))
    subject.places = [_place(item) for item in _items(sheet, row, flat, "address", line)]
    if not number:
        _read_texts(subject, get("remark", ""))
    if not subject.names:
        sheet.reject(f"line {line}", line, "a row that names nobody", " ".join(row.values())[:2000])
        return None
    return subject


def _flat(row: Item) -> Parts:
    """The flattened columns of a row, each part as an element."""
    parts: Parts = {}
    for column, cell in row.items():
        place = _FLAT.get(column)
        if place is not None:
            part = parts.get(place[0])
            if part is None:
                parts[place[0]] = {place[1]: cell}
            else:
                part[place[1]] = cell
    return parts


def _items(sheet: Sheet, row: Item, flat: Parts, part: str, line: int) -> list[Item]:
    """The elements of one kind: a list in the part's own column, or one element in the flattened columns."""
    items = read_list(row[part], sheet, part, line) if part in row else []
    if part in flat:
        items.append(flat[part])
    return items


def _acts(sheet: Sheet, row: Item, flat: Parts, line: int) -> list[Act]:
    """The acts of a row: whole annexes have the same ones."""
    listed = _listed_acts(row["regulation"]) if "regulation" in row else ()
    if listed is None:
        listed = ()
        read_list(row["regulation"], sheet, "regulation", line)  # which is how it is rejected
    return [*listed, _act(flat["regulation"])] if "regulation" in flat else [*listed]


@lru_cache(maxsize=256)
def _listed_acts(cell: str) -> tuple[Act, ...] | None:
    items = parse_list(cell)
    return tuple(map(_act, items)) if items is not None else None


def _act(item: Item) -> Act:
    get = item.get
    return Act(clean(get("numberTitle")), clean(get("publicationDate")), clean(get("publicationUrl")), clean(get("programme")),
               clean(get("entryIntoForceDate")), clean(get("regulationType")), clean(get("organisationType")))  # fmt: skip


def _country(item: Item) -> str:
    return stated_country(item.get("countryIso2Code", ""), item.get("countryDescription", ""))


def _is_set(item: Item, name: str) -> bool:
    return FLAGS.get(item.get(name, "").strip().lower(), False)


#: Attributes of three names in four.
_BARE_NAME = frozenset({"logicalId", "regulationLanguage", "wholeName", "strong"})


def read_name(item: Item) -> Name:
    """A name from its attributes."""
    get = item.get
    number = get("logicalId", "")
    if len(number) < 3 or not number.isdecimal():
        number = clean(number)
    printed = get("strong", "")
    strong = printed == "1" or STRONG.get(printed.lower(), True)
    if item.keys() <= _BARE_NAME:
        return Name(number, clean(get("wholeName")), "", "", "", "", "", "", "", strong, "")
    first, middle, last = clean(get("firstName")), clean(get("middleName")), clean(get("lastName"))
    return Name(
        number, clean(get("wholeName")) or " ".join(part for part in (first, middle, last) if part), first, middle, last,
        clean(get("gender")), clean(get("title")), clean(get("function")), clean(get("nameLanguage")), strong, clean(get("remark")),
    )  # fmt: skip


def _birth(item: Item) -> Birth:
    get = item.get
    fields = (get("birthdate", "").strip(), get("dayOfMonth", "").strip(), get("monthOfYear", "").strip(), get("year", "").strip(),
              get("yearRangeFrom", "").strip(), get("yearRangeTo", "").strip())  # fmt: skip
    low, high = from_parts(*fields)
    return Birth(
        clean(get("logicalId")), low, high, _is_set(item, "circa"), clean(get("calendarType")), place_of(get("city"), get("place"), get("region"), get("zipCode")),
        _country(item), clean(get("remark")), " ".join(filter(None, fields)),
    )  # fmt: skip


def _paper(item: Item) -> Paper:
    get = item.get
    flags = tuple(words for name, words in PAPER_FLAGS.items() if _is_set(item, name))
    return Paper(
        clean(get("logicalId")), clean(get("number")), clean(get("latinNumber")), clean(get("identificationTypeCode")) or "other",
        clean(get("identificationTypeDescription")), clean(get("issuedBy")), clean(get("issuedDate")) or clean(get("issueDate")), clean(get("validFrom")),
        clean(get("validTo")), clean(get("nameOnDocument")), clean(get("region")), _country(item), flags, clean(get("remark")),
    )  # fmt: skip


def _place(item: Item) -> Place:
    street, po_box, place, zip_code, city, region = (clean(item.get(name)) for name in ("street", "poBox", "place", "zipCode", "city", "region"))
    return Place(clean(item.get("logicalId")), street, po_box, place, zip_code, city, region, _country(item), _is_set(item, "asAtListingTime"), (),
                 clean(item.get("remark")))  # fmt: skip


def _read_texts(subject: Subject, remark: str) -> None:
    """A person who stands as text in `remark`: `['NAME (alias: a) X; b) Y)', 'Date of birth: ...\\r\\nNationality: ...']`."""
    head, *rest = read_texts(remark)
    match = _ALIASES.match(head)
    name = clean(match[1] if match is not None else head)
    if not name:
        return
    subject.number = content_suffix("name", name)
    subject.remark = clean(" ".join(rest))
    subject.names.append(Name("1", name))
    if match is not None:
        subject.names.extend(Name(str(index), clean(alias)) for index, alias in enumerate(_LETTER.split(match[2]), start=2) if clean(alias))
    for text in rest:
        for part in _LABEL.split(text):
            label, _, value = part.partition(":")
            _read_labeled(subject, clean(label).lower(), clean(value).rstrip("."))


def _read_labeled(subject: Subject, label: str, value: str) -> None:
    if label == "date of birth":
        subject.births.extend(Birth(low=day) for day in dates_in(value))
    elif label == "place of birth":
        subject.births.append(Birth(place=value))
    elif label == "nationality":
        subject.citizenships.append(Citizenship(country=value, printed=value))
    elif label in ("title", "designation"):
        first = subject.names[0]
        subject.names[0] = first._replace(title=value) if label == "title" else first._replace(function=value)
    elif label == "gender" and value.lower() in ("male", "female"):
        subject.names[0] = subject.names[0]._replace(gender=value)
    elif label.endswith("alias"):
        subject.names.append(Name(str(len(subject.names) + 1), value, strong=not label.startswith("low")))
