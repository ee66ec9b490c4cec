"""Renders invented denied persons as `dpl.txt` is written: tabs, every cell in quotes."""

from __future__ import annotations

from collections.abc import Iterable

HEADER = ("Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date", "Expiration_Date", "Standard_Order", "Last_Update",
          "Action", "FR_Citation")  # fmt: skip


def row(name: str, street: str = "1 FOG LANE", city: str = "NOWHERE", state: str = "", country: str = "RU", postal: str = "101000",
        effective: str = "06/19/2003", expiration: str = "06/29/2056", standard: str = "Y", updated: str = "2007-01-31", action: str = "FR NOTICE ADDED",
        citation: str = "68 F.R. 38290 6/27/03") -> tuple[str, ...]:  # fmt: skip
    """One row."""
    return name, street, city, state, country, postal, effective, expiration, standard, updated, action, citation


def write(rows: Iterable[tuple[str, ...]], header: tuple[str, ...] = HEADER, newline: str = "\n", encoding: str = "utf-8") -> bytes:
    """The file."""
    lines = ["\t".join('"' + cell.replace('"', '""') + '"' for cell in cells) for cells in (header, *rows)]
    return (newline.join(lines) + newline).encode(encoding)


def invented() -> list[tuple[str, ...]]:
    """Two addresses of one name, a renewal, a blank country, a slip of the pen."""
    long = "80 F.R. 30435 5/28/15, 81 F.R.45276 7/13/2016, 81.F.R. 22576 4/18/2016 and 82 F.R 46,480 10/5/2017"
    return [
        row(" I. ZORN"),
        row("I.  Zorn", street="2 MIST STREET", postal=""),
        row("FOG AIR", citation=long, effective="11/17/2021", expiration="05/16/2022", action="TDO RENEWAL, F.R. NOTICE ADDED"),
        row("GREY FREIGHT", street='HALL "F"', city="RICHARDSON", state="TX", country="", postal="75081", expiration="", standard="n", action=""),
        row("ODD ONE", country="NM", effective="13/45/2020", updated="1023-11-01", standard="maybe", citation=""),
        row("LATE ONE", street="", city="", country="", postal="", effective="01/02/2024", expiration="01/02/2023"),
    ]
