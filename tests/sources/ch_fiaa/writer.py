"""Writes invented freezes as the table of the FIAA has them."""

from __future__ import annotations

import csv
import io

COLUMNS = ("Name", "Alias", "Previous name", "Birth date", "Birth place", "Nationality", "Passport numbers", "Notes", "Country", "Program", "Listed", "Delisted", "Source URL")


def write(rows: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS, newline: str = "\n") -> bytes:
    """The whole table."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator=newline, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def invented() -> list[dict[str, str]]:
    """Three persons: frozen, delisted, and one printed with the family name first."""
    url = "https://www.fedlex.admin.ch/eli/cc/2016/999/20160701/de"
    return [
        {"Name": "Nemo Yanovych NOWHERE", "Alias": "Nemo NOVHERE;Nemo Nowere", "Previous name": "Nemo Pakhlo", "Birth date": "1947-12-17", "Notes": "Premierminister von Nirgendwo", "Country": "ua",
         "Program": "CH-FIAA-UA", "Listed": "2016-07-01", "Delisted": "2023-02-27", "Source URL": url},
        {"Name": "AL-NOWHERE Jamil", "Birth date": "", "Country": "sy", "Program": "CH-FIAA-SY", "Listed": "2025-03-07", "Source URL": url},
        {"Name": "Salma ben Nigde", "Birth place": "Tunis", "Nationality": "tn", "Passport numbers": "A014;20469", "Country": "tn", "Program": "CH-FIAA-TN", "Listed": "2016-07-01", "Source URL": url,
         "Notes": 'Tochter von "X", ledig'},
    ]  # fmt: skip
