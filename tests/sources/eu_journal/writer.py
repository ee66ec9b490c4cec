"""Renders invented designations as the transcribed annexes."""

from __future__ import annotations

import csv
import io

COMMON = [
    "recordId", "programKey", "annex", "measure", "startDate", "reason", "schema", "name", "alias", "weakAlias", "previousName", "country",
    "nationality", "jurisdiction", "birthDate", "birthPlace", "position", "passportNumber", "gender", "appearance", "ethnicity", "fatherName",
    "motherName", "incorporationDate", "legalForm", "sector", "registrationNumber", "taxNumber", "idNumber", "innCode", "ogrnCode", "kppCode",
    "okpoCode", "leiCode", "swiftBic", "ticker", "imoNumber", "mmsi", "flag", "address", "phone", "email", "website", "notes",
]  # fmt: skip
CONSOLIDATED = ["celex", *COMMON]
AMENDMENTS = ["amendedCelex", "amendmentCelex", *COMMON]


def cell(values: list[str]) -> str:
    """Several values in one cell: joined by semicolons, quoted where a value holds a semicolon or a quote."""
    return "; ".join('"' + value.replace('"', '""') + '"' if ";" in value or '"' in value else value for value in values)


def write(rows: list[dict[str, str]], header: list[str] = CONSOLIDATED) -> str:
    """A whole file; the act and the categories are filled in where a row has none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    filled = {"celex": "32099R0001", "amendedCelex": "32099R0001", "amendmentCelex": "32099R0777", "programKey": "EU-UKR", "annex": "I.A", "measure": "Asset freeze", "schema": "Person"}
    writer.writerows([[{**filled, **row}.get(name, "") for name in header] for row in rows])
    return out.getvalue()
