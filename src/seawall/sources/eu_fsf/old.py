"""Parts as FSD XML 1.0 and CSV 1.0 print them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from seawall.sources.eu_fsf.births import read_date
from seawall.sources.eu_fsf.papers import read_composed
from seawall.sources.eu_fsf.places import read_contacts
from seawall.sources.eu_fsf.records import Birth, Citizenship, Name, Place, Subject
from seawall.sources.eu_fsf.text import clean

Fields = Mapping[str, str]


def add_part(subject: Subject, tag: str, number: str, fields: Fields) -> None:
    """Add one part to the subject.

    Args:
        subject: gets the part.
        tag: `NAME`, `ADDRESS`, `BIRTH`, `PASSPORT` or `CITIZEN`.
        number: the part's logicalId.
        fields: its fields by the names of FSD XML 1.0.
    """
    _READERS[tag](subject, number, fields)


def _text(fields: Fields, name: str) -> str:
    return clean(fields.get(name, "").replace("\\n", "\n"))


def _name(subject: Subject, number: str, fields: Fields) -> None:
    first, middle, last = _text(fields, "FIRSTNAME"), _text(fields, "MIDDLENAME"), _text(fields, "LASTNAME")
    whole = _text(fields, "WHOLENAME") or " ".join(part for part in (first, middle, last) if part)
    subject.names.append(Name(
        number, whole, first, middle, last, _text(fields, "GENDER"), _text(fields, "TITLE"), _text(fields, "FUNCTION"), _text(fields, "LANGUAGE"),
    ))  # fmt: skip


def _address(subject: Subject, number: str, fields: Fields) -> None:
    contacts, remark = read_contacts(fields.get("OTHER", ""))
    street = " ".join(part for part in (_text(fields, "NUMBER"), _text(fields, "STREET")) if part)
    subject.places.append(Place(
        number, street, "", "", _text(fields, "ZIPCODE"), _text(fields, "CITY"), "", fields.get("COUNTRY", "").strip(), False, contacts, remark,
    ))  # fmt: skip


def _birth(subject: Subject, number: str, fields: Fields) -> None:
    printed = _text(fields, "DATE")
    low, high, circa = read_date(printed)
    subject.births.append(Birth(number, low, high, circa, "", _text(fields, "PLACE"), fields.get("COUNTRY", "").strip(), "", printed))


def _passport(subject: Subject, number: str, fields: Fields) -> None:
    subject.papers.append(read_composed(fields.get("NUMBER", ""))._replace(number=number, country=fields.get("COUNTRY", "").strip()))


def _citizen(subject: Subject, number: str, fields: Fields) -> None:
    subject.citizenships.append(Citizenship(number, fields.get("COUNTRY", "").strip()))


_READERS: dict[str, Callable[[Subject, str, Fields], None]] = {
    "NAME": _name,
    "ADDRESS": _address,
    "BIRTH": _birth,
    "PASSPORT": _passport,
    "CITIZEN": _citizen,
}
