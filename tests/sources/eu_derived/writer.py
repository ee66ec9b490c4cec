"""Renders invented parties as the three derived files."""

from __future__ import annotations

import csv
import io
import json

from seawall.sources.eu_fsf.records import Subject

MERGED = ["", "Entity_logical_id...2", "Subject_type", "Leba_numtitle", "Leba_publication_date", "Leba_url", "Programme", "Entity_remark", "Naal_logical_id", "Naal_leba_numtitle",
          "Naal_leba_publication_date", "Naal_leba_url", "Naal_wholename", "Naal_function", "Naal_programme", "Addr_country", "Birt_country", "Birt_date", "EU_ref_num", "logicalId",
          "remark", "nameAlias", "nameAlias.wholeName", "subjectType.classificationCode", "birthdate.year", "nameAlias.function", "citizenship.countryDescription",
          "regulation.publicationUrl", "regulation.numberTitle", "regulation.regulationType", "type"]  # fmt: skip

TRAVEL = ["logicalId", "remark", "nameAlias", "citizenship", "address", "birthdate", "regulation", "regulation.regulationType", "regulation.organisationType", "regulation.numberTitle",
          "regulation.publicationUrl", "subjectType.code", "subjectType.classificationCode", "birthdate.logicalId", "birthdate.calendarType", "birthdate.year", "birthdate.birthdate",
          "birthdate.circa", "birthdate.city", "birthdate.countryIso2Code", "nameAlias.logicalId", "nameAlias.wholeName", "nameAlias.function", "nameAlias.strong", "nameAlias.gender",
          "citizenship.logicalId", "citizenship.countryIso2Code", "citizenship.countryDescription", "address.city", "address.street", "address.countryIso2Code", "unitedNationId",
          "designationDetails"]  # fmt: skip

DECISION = {"regulation.regulationType": "council decision", "regulation.numberTitle": "Council Decision on invented matters",
            "regulation.publicationUrl": "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A02014D0145-20310604"}  # fmt: skip


def table(header: list[str], rows: list[dict[str, str]], blank: str = "") -> str:
    """A CSV with a header; cells that a row does not have are blank."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[row.get(name) or blank for name in header] for row in rows])
    return out.getvalue()


def merged_row(subject: Subject, kind: str = "financial sanction") -> dict[str, str]:
    """A row of the merged table for a subject of the financial list; line ends of its name's function stand as two characters."""
    act, name = subject.acts[0], subject.names[0]
    given_by = (subject.other_acts or subject.acts)[0]
    remark = f"(Date of UN designation: {subject.designated})" if subject.designated else ""
    return {"": subject.number, "Entity_logical_id...2": subject.number, "Subject_type": subject.kind, "Leba_numtitle": act.title, "Leba_publication_date": act.published,
            "Leba_url": act.url, "Programme": act.program, "Entity_remark": f"{remark} ({subject.remark})" if subject.remark else remark, "Naal_logical_id": name.number,
            "Naal_leba_numtitle": given_by.title, "Naal_leba_publication_date": given_by.published, "Naal_leba_url": given_by.url, "Naal_wholename": name.whole,
            "Naal_function": name.function.replace("\n", "\\n"), "EU_ref_num": subject.eu_reference, "type": kind}  # fmt: skip


def travel_row(number: str, names: list[dict[str, str]], **more: str) -> dict[str, str]:
    """A row of a travel ban; several names stand in one cell as a list that Python prints."""
    row = {"logicalId": number, "subjectType.code": "person", "subjectType.classificationCode": "P", **DECISION, **more}
    if len(names) > 1:
        row["nameAlias"] = repr(names)
    else:
        row |= {f"nameAlias.{key}": value for key, value in names[0].items()}
    return row


def write_json(subjects: list[Subject], stamp: str = "2031-02-06T09:12:10.615312") -> str:
    """The JSON of a list."""
    data = [{"id": f"EU-{s.number}", "name": s.names[0].whole, "type": {"P": "INDIVIDUAL", "E": "ENTITY"}[s.kind], "country": "", "programs": [], "source": "EU", "matchScore": 100,
             "details": {"aliases": [name.whole for name in s.names[1:]], "birthDate": s.births[0].low if s.births else "", "sanctions": [], "addresses": [], "nationalities": [],
                         "identifications": []}} for s in subjects]  # fmt: skip
    return json.dumps({"meta": {"source": "eu", "count": len(data), "timestamp": stamp}, "data": data}, ensure_ascii=False, indent=2)
