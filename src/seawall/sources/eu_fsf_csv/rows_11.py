"""Rows of CSV 1.1."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from seawall.sources.eu_fsf.births import from_parts
from seawall.sources.eu_fsf.places import read_contacts
from seawall.sources.eu_fsf.records import Act, Birth, Citizenship, Name, Paper, Place, Subject
from seawall.sources.eu_fsf.tables import FLAGS, STRONG
from seawall.sources.eu_fsf.text import bare, clean, place_of, stated_country
from seawall.sources.eu_fsf_csv.tables import ENTITY_11, PARTS_11

Fields = Mapping[str, str]

#: Column of a document to the words that the other formats print for it.
_PAPER_FLAGS = {"Diplomatic": "diplomatic", "KnownExpired": "known to be expired", "KnownFalse": "known to be false", "ReportedLost": "reported lost",
                "RevokedByIssuer": "revoked by issuer"}  # fmt: skip


class Reader11:
    """Gathers an entity from its rows.

    Args:
        header: names of the columns, checked.
    """

    def __init__(self, header: Sequence[str]) -> None:
        index = {name: position for position, name in enumerate(header)}
        self.number = index["Entity_LogicalId"]
        self.entity = [(name, index[f"Entity_{name}"]) for name in ENTITY_11]
        self.parts = [
            (prefix, index[f"{prefix}_LogicalId"], [(name, index[f"{prefix}_{name}"]) for name in (*names, *(("Strong",) if f"{prefix}_Strong" in index else ()))])
            for prefix, names in PARTS_11.items()
        ]
        self._acts = [index[f"Entity_{name}"] for name in ENTITY_11 if name.startswith("Regulation_")]
        self._seen: set[tuple[str, ...]] = set()

    def subject(self, number: str, line: int, cells: Sequence[str]) -> Subject:
        """A new record for the entity of this row."""
        fields = {name: cells[position] for name, position in self.entity}
        return Subject(
            number=clean(number), kind=clean(fields["SubjectType"]) or clean(fields["SubjectType_ClassificationCode"]), line=line,
            eu_reference=clean(fields["EU_ReferenceNumber"]), un_reference=clean(fields["UnitedNationId"]), designated=clean(fields["DesignationDate"]),
            details=clean(fields["DesignationDetails"]), remark=clean(bare(fields["Remark"])),
        )  # fmt: skip

    def add(self, subject: Subject, cells: Sequence[str]) -> None:
        """Add what the row says to the entity: its act, and its parts if they are new."""
        key = (subject.number, *(cells[position] for position in self._acts))
        if key not in self._seen:
            self._seen.add(key)
            subject.acts.append(_act({name: cells[position] for name, position in self.entity}))
        for prefix, number, columns in self.parts:
            # A part without a number is still a part if any of its cells says something.
            if not cells[number] and not any(cells[position].strip() for _, position in columns):
                continue
            key = (prefix, subject.number, cells[number]) if cells[number] else (prefix, subject.number, "", *(cells[position] for _, position in columns))
            if key not in self._seen:
                self._seen.add(key)
                fields = {name: cells[position] for name, position in columns}
                subject.other_acts.append(_act(fields))
                _READERS[prefix](subject, fields, clean(fields["LogicalId"]), clean(bare(fields["Remark"])))


def _act(fields: Fields) -> Act:
    return Act(*(clean(fields[f"Regulation_{name}"]) for name in (
        "NumberTitle", "PublicationDate", "PublicationUrl", "Programme", "EntryIntoForceDate", "Type", "OrganisationType")))  # fmt: skip


def _country(fields: Fields) -> str:
    return stated_country(fields["CountryIso2Code"], fields["CountryDescription"])


def _is_set(fields: Fields, name: str) -> bool:
    return FLAGS.get(fields[name].strip().lower(), False)


def _name(subject: Subject, fields: Fields, number: str, remark: str) -> None:
    first, middle, last = (clean(fields[name]) for name in ("FirstName", "MiddleName", "LastName"))
    whole = clean(fields["WholeName"]) or " ".join(part for part in (first, middle, last) if part)
    strong = STRONG.get(fields.get("Strong", "").strip().lower(), True)
    gender, title, function, language = (clean(fields[name]) for name in ("Gender", "Title", "Function", "NameLanguage"))
    subject.names.append(Name(number, whole, first, middle, last, gender, title, function, language, strong, remark))


def _address(subject: Subject, fields: Fields, number: str, remark: str) -> None:
    contacts, rest = read_contacts(fields["ContactInfo"])
    street, po_box, place, zip_code, city, region = (clean(fields[name]) for name in ("Street", "PoBox", "Place", "ZipCode", "City", "Region"))
    subject.places.append(Place(number, street, po_box, place, zip_code, city, region, _country(fields), _is_set(fields, "AsAtListingTime"), contacts,
                                " ".join(part for part in (remark, rest) if part)))  # fmt: skip


def _birth(subject: Subject, fields: Fields, number: str, remark: str) -> None:
    dates = [fields[name].strip() for name in ("BirthDate", "Day", "Month", "Year", "YearRangeFrom", "YearRangeTo")]
    low, high = from_parts(*dates)
    place = place_of(*(fields[name] for name in ("City", "Place", "Region", "ZipCode")))
    subject.births.append(Birth(number, low, high, _is_set(fields, "Circa"), clean(fields["CalendarType"]), place, _country(fields), remark,
                                " ".join(date for date in dates if date)))  # fmt: skip


def _identification(subject: Subject, fields: Fields, number: str, remark: str) -> None:
    flags = tuple(words for name, words in _PAPER_FLAGS.items() if _is_set(fields, name))
    description, issued_by, issued, valid_from, valid_to, bearer, region = (clean(fields[name]) for name in (
        "TypeDescription", "IssuedBy", "IssuedDate", "ValidFrom", "ValidTo", "NameOnDocument", "Region"))  # fmt: skip
    subject.papers.append(Paper(
        number, clean(fields["Number"]), clean(fields["LatinNumber"]), fields["TypeCode"].strip() or "other", description, issued_by, issued, valid_from,
        valid_to, bearer, region, _country(fields), flags, remark,
    ))  # fmt: skip


def _citizenship(subject: Subject, fields: Fields, number: str, remark: str) -> None:
    subject.citizenships.append(Citizenship(number, _country(fields), clean(fields["Region"]), remark))


_READERS: dict[str, Callable[[Subject, Fields, str, str], None]] = {
    "NameAlias": _name,
    "Address": _address,
    "BirthDate": _birth,
    "Identification": _identification,
    "Citizenship": _citizenship,
}
