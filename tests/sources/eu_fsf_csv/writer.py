"""Renders records as FSF CSV 1.0 and 1.1, one row for each part."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from seawall.sources.eu_fsf.records import Act, Subject
from tests.sources.eu_fsd_xml.writer import date_of, number_of, other_of, remark_of

_ACT_10 = ("{}leba_numtitle", "{}leba_publication_date", "{}leba_url", "{}programme")
_NAME = ("lastname", "firstname", "middlename", "wholename", "gender", "title", "function", "language")
_ADDRESS = ("number", "street", "zipcode", "city", "country", "other")


def header_10() -> list[str]:
    """The 59 columns as published; the entity's number stands before each part."""
    head = ["Date_file", "Entity_logical_id", "Subject_type", "Leba_numtitle", "Leba_publication_date", "Leba_url", "Programme", "Entity_remark"]
    for prefix, fields in (("Naal", _NAME), ("Addr", _ADDRESS), ("Birt", ("date", "place", "country")), ("Iden", ("number", "country")), ("Citi", ("country",))):
        head += [f"{prefix}_logical_id", "Entity_logical_id", *(name.format(f"{prefix}_") for name in _ACT_10), *(f"{prefix}_{name}" for name in fields)]
    return [*head, "EU_ref_num"]


def write_10(subjects: list[Subject], date: str = "05/02/2031") -> str:
    """A whole CSV 1.0."""
    header = header_10()
    rows = []
    for subject in subjects:
        for prefix, number, fields in _parts_10(subject):
            cells = dict.fromkeys(header, "")
            act, other = subject.acts[0], (subject.other_acts or subject.acts)[0]
            cells |= {"Date_file": date, "Entity_logical_id": subject.number, "Subject_type": subject.kind, "Leba_numtitle": act.title, "Leba_publication_date": act.published,
                      "Leba_url": act.url, "Programme": act.program, "Entity_remark": remark_of(subject).replace("\n", "\\n"), "EU_ref_num": subject.eu_reference,
                      f"{prefix}_logical_id": number, f"{prefix}_leba_numtitle": other.title, f"{prefix}_leba_publication_date": other.published, f"{prefix}_leba_url": other.url,
                      f"{prefix}_programme": other.program}  # fmt: skip
            cells |= {f"{prefix}_{name}": value.replace("\n", "\\n") for name, value in fields.items()}
            own = header.index(f"{prefix}_logical_id") + 1
            rows.append([("" if index not in (1, own) else subject.number) if name == "Entity_logical_id" else cells[name] for index, name in enumerate(header)])
    return _csv(header, rows)


def _parts_10(subject: Subject) -> Iterator[tuple[str, str, dict[str, str]]]:
    for n in subject.names:
        yield "Naal", n.number, dict(zip(_NAME, (n.last, n.first, n.middle, n.whole, n.gender, n.title, n.function, n.language), strict=True))
    for p in subject.places:
        yield "Addr", p.number, dict(zip(_ADDRESS, ("", p.street, p.zip_code, p.city, p.country, other_of(p)), strict=True))
    for b in subject.births:
        yield "Birt", b.number, {"date": date_of(b), "place": b.place, "country": b.country}
    for paper in subject.papers:
        yield "Iden", paper.number, {"number": number_of(paper), "country": paper.country}
    for c in subject.citizenships:
        yield "Citi", c.number, {"country": c.country}


_ACT_11 = ("Regulation_Type", "Regulation_OrganisationType", "Regulation_PublicationDate", "Regulation_EntryIntoForceDate", "Regulation_NumberTitle", "Regulation_Programme",
           "Regulation_PublicationUrl")  # fmt: skip
_TAIL = ("LogicalId", "RegulationLanguage", "Remark", *_ACT_11)
_PARTS_11 = {
    "NameAlias": ("LastName", "FirstName", "MiddleName", "WholeName", "NameLanguage", "Gender", "Title", "Function", *_TAIL),
    "Address": ("City", "Street", "PoBox", "ZipCode", "Region", "Place", "AsAtListingTime", "ContactInfo", "CountryIso2Code", "CountryDescription", *_TAIL),
    "BirthDate": ("BirthDate", "Day", "Month", "Year", "YearRangeFrom", "YearRangeTo", "Circa", "CalendarType", "ZipCode", "Region", "Place", "City", "CountryIso2Code",
                  "CountryDescription", *_TAIL),
    "Identification": ("Number", "Diplomatic", "KnownExpired", "KnownFalse", "ReportedLost", "RevokedByIssuer", "IssuedBy", "IssuedDate", "ValidFrom", "ValidTo", "LatinNumber",
                       "NameOnDocument", "TypeCode", "TypeDescription", "Region", "CountryIso2Code", "CountryDescription", *_TAIL),
    "Citizenship": ("Region", "CountryIso2Code", "CountryDescription", *_TAIL),
}  # fmt: skip


def header_11() -> list[str]:
    """The 118 columns as published."""
    entity = ("LogicalId", "EU_ReferenceNumber", "UnitedNationId", "DesignationDate", "DesignationDetails", "Remark", "SubjectType", "SubjectType_ClassificationCode", *_ACT_11)
    return ["fileGenerationDate", *(f"Entity_{name}" for name in entity), *(f"{prefix}_{name}" for prefix, names in _PARTS_11.items() for name in names)]


def write_11(subjects: list[Subject], date: str = "05/02/2031") -> str:
    """A whole CSV 1.1, with its byte order mark."""
    header = header_11()
    rows = []
    for subject in subjects:
        other = subject.other_acts[0] if subject.other_acts else None
        for prefix, fields in _parts_11(subject):
            cells = dict.fromkeys(header, "")
            cells |= {"fileGenerationDate": date, "Entity_LogicalId": subject.number, "Entity_EU_ReferenceNumber": subject.eu_reference, "Entity_UnitedNationId": subject.un_reference,
                      "Entity_DesignationDate": subject.designated, "Entity_DesignationDetails": subject.details, "Entity_Remark": f"({subject.remark})" if subject.remark else "",
                      "Entity_SubjectType": subject.kind, "Entity_SubjectType_ClassificationCode": {"P": "person", "E": "enterprise"}[subject.kind]}  # fmt: skip
            cells |= _act_11("Entity", subject.acts[0]) | (_act_11(prefix, other) if other is not None else {})
            cells |= {f"{prefix}_{name}": value for name, value in fields.items()}
            rows.append([cells[name] for name in header])
    return "\ufeff" + _csv(header, rows)


def _act_11(prefix: str, act: Act) -> dict[str, str]:
    values = (act.kind, act.organization, act.published, act.in_force, act.title, act.program, act.url)
    return {f"{prefix}_{name}": value for name, value in zip(_ACT_11, values, strict=True)}


def _parts_11(subject: Subject) -> Iterator[tuple[str, dict[str, str]]]:
    for n in subject.names:
        yield "NameAlias", {"LastName": n.last, "FirstName": n.first, "MiddleName": n.middle, "WholeName": n.whole, "NameLanguage": n.language, "Gender": n.gender, "Title": n.title,
                            "Function": n.function, "LogicalId": n.number, "RegulationLanguage": "en", "Remark": n.remark}  # fmt: skip
    for p in subject.places:
        yield "Address", {"City": p.city, "Street": p.street, "PoBox": p.po_box, "ZipCode": p.zip_code, "Region": p.region, "Place": p.place,
                          "AsAtListingTime": str(p.at_listing).lower(), "ContactInfo": "".join(f"{key}{value}" for key, value in p.contacts), **_country(p.country),
                          "LogicalId": p.number, "Remark": p.remark}  # fmt: skip
    for b in subject.births:
        parts = b.low.split("-") if b.low and not b.high else []
        dates = dict(zip(("Year", "Month", "Day"), (str(int(part)) for part in parts), strict=False))
        yield "BirthDate", {**dates, "BirthDate": b.low if len(parts) == 3 else "", "YearRangeFrom": b.low if b.high else "", "YearRangeTo": b.high, "Circa": str(b.circa).lower(),
                            "CalendarType": b.calendar or "GREGORIAN", "City": b.place, **_country(b.country), "LogicalId": b.number, "Remark": b.remark}  # fmt: skip
    flags = {"Diplomatic": "diplomatic", "KnownExpired": "known to be expired", "KnownFalse": "known to be false", "ReportedLost": "reported lost", "RevokedByIssuer": "revoked by issuer"}
    for paper in subject.papers:
        yield "Identification", {"Number": paper.value, **{name: str(words in paper.flags).lower() for name, words in flags.items()}, "IssuedBy": paper.issued_by,
                                 "IssuedDate": paper.issued, "ValidFrom": paper.valid_from, "ValidTo": paper.valid_to, "LatinNumber": paper.latin, "NameOnDocument": paper.bearer,
                                 "TypeCode": paper.kind, "TypeDescription": paper.description, "Region": paper.region, **_country(paper.country), "LogicalId": paper.number,
                                 "Remark": paper.remark}  # fmt: skip
    for c in subject.citizenships:
        yield "Citizenship", {"Region": c.region, **_country(c.country), "LogicalId": c.number, "Remark": c.remark}


def _country(stated: str) -> dict[str, str]:
    code, _, description = stated.partition(" ")
    return {"CountryIso2Code": code, "CountryDescription": description}


def wrap(text: str, tabs: int = 31) -> str:
    """The file as a spreadsheet saves it that took each line for one cell."""
    lines = [line.replace('"', '""') + "\t" * tabs for line in text.removeprefix("\ufeff").splitlines()]
    return "".join(f'"{line}"\n' for line in lines)


def _csv(header: list[str], rows: list[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
