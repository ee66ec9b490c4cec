"""Writes invented groups as HM Treasury's list has them: one row per name and address, in CSV of old and new, and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from seawall.sources.gb_hmt_conlist.tables import ADDRESS, NAMES

OLD = ("Name 6", *NAMES, "Title", "DOB", "Town of Birth", "Country of Birth", "Nationality", "Passport Details", "NI Number", "Position", *ADDRESS,
       "Post/Zip Code", "Country", "Other Information", "Group Type", "Alias Type", "Regime", "Listed On", "Last Updated", "Group ID")  # fmt: skip
NEW = ("Name 6", *NAMES, "Title", "Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language", "DOB", "Town of Birth", "Country of Birth",
       "Nationality", "Passport Number", "Passport Details", "National Identification Number", "National Identification Details", "Position", *ADDRESS,
       "Post/Zip Code", "Country", "Other Information", "Group Type", "Alias Type", "Alias Quality", "Regime", "Listed On", "UK Sanctions List Date Designated",
       "Last Updated", "Group ID")  # fmt: skip

Row = dict[str, str]


def row(group: str, name6: str, given: Sequence[str] = (), kind: str = "Individual", alias: str = "Primary name", **fields: str) -> Row:
    """A row; `fields` by the columns' names with `_` for a blank, such as `Other_Information`."""
    found: Row = {"Group ID": group, "Name 6": name6, "Group Type": kind, "Alias Type": alias, "Regime": "Russia", "Listed On": "01/02/2023", "Last Updated": "03/04/2024"}
    found |= dict(zip(NAMES, given, strict=False))
    for key, value in fields.items():
        found[{"Post_Code": "Post/Zip Code", "Script": "Name Non-Latin Script", "Script_Type": "Non-Latin Script Type", "Script_Language": "Non-Latin Script Language"}.get(key, key.replace("_", " "))] = value
    return found


def cells(rows: Sequence[Row], columns: Sequence[str] = NEW, date: str = "14/04/2025") -> list[list[str]]:
    """Banner, header and rows as lists; the newer format fills the banner with blanks."""
    banner = ["Last Updated", date] + ([""] * (len(columns) - 2) if columns == NEW else [])
    return [banner, list(columns), *[[one.get(name, "") for name in columns] for one in rows]]


def write_csv(rows: Sequence[Row], columns: Sequence[str] = NEW, date: str = "14/04/2025", encoding: str = "utf-8") -> bytes:
    """The list as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(cells(rows, columns, date))
    return out.getvalue().encode(encoding)


def write_xlsx(rows: Sequence[Row], columns: Sequence[str] = NEW, date: str = "14/04/2025") -> bytes:
    """The list as a workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Data")
    for number, line in enumerate(cells(rows, columns, date)):
        for column, text in enumerate(line):
            if text:
                sheet.write_string(number, column, text)
    book.close()
    return out.getvalue()


def invented() -> list[Row]:
    """Four groups: a person with two names, an entity and its subsidiary, a ship. All made up."""
    remark = (
        "(UK Sanctions List Ref):RUS9001. Financial sanctions imposed in addition to an asset freeze: Trust services. Date trust services sanctions imposed: 21/03/2023. "
        "Linked To: INVENTED HOLDING LLC (UK Statement of Reasons):Made up for a test. (Gender):Male"
    )
    person = {
        "Title": "(1) Mullah (2) Haji", "DOB": "00/00/1964", "Town_of_Birth": "(1) Tver (2) Omsk", "Country_of_Birth": "Russia", "Nationality": "(1) Russia (2) Cyprus",
        "Passport_Number": "(1) 75 5267141 (2) K00239193", "Passport_Details": "(1) Russia. Issued on 12 May 2005 (2) Cyprus", "National_Identification_Number": "770200946783",
        "National_Identification_Details": "Russian INN Tax Number", "Position": "(1) Chairman (2) Member of the Board", "Other_Information": remark,
    }  # fmt: skip
    entity = (
        "(UK Sanctions List Ref):RUS9002. (Phone number):(1) +7 (36561) 33055 (2) +7 (861) 2033829 (Website):www.example.org (Email address):info@example.org "
        "(Type of entity):Limited Liability Company (Subsidiaries):(1) INVENTED PORT JSC (2) Nobody Ltd (Parent company):Invented State Fund (Business Reg No):(1) OGRN: 5167746407054 (2) TIN: 9705082619"
    )
    ship = "(UK Sanctions List Ref):DPR9001. Listed as asset of Invented Shipping (OFSI ID: 90002, UN Reference Number: UN Ref KPe.998) (UN Ref):KPe.999. (IMO number):9187629 (Current owners):INVENTED HOLDING LLC (Flag of ship):North Korea (Previous flags):Panama. South Korea (Type of ship):Oil tanker (Tonnage of ship):1757 (Length of ship):86 (Year built):1973"
    lines = {"Address_1": "1 Made-up Street", "Address_5": "Tver Region", "Address_6": "Tver", "Post_Code": "170000", "Country": "Russia (as at 2020)"}
    return [
        row("90001", "TESTOV", ("Ivan", "Petrovich"), Script="ТЕСТОВ Иван Петрович", Script_Type="Cyrillic", Script_Language="Russian", **person),
        row("90001", "TESTOFF", ("Ivan",), alias="Primary name variation", **person, **lines),
        row("90001", "VANYA", alias="AKA", Alias_Quality="Low quality", **person),
        row("90002", "INVENTED HOLDING LLC", kind="Entity", Other_Information=entity, UK_Sanctions_List_Date_Designated="31/01/2023", **lines),
        row("90002", "OLD HOLDING", kind="Entity", alias="FKA", Other_Information=entity, **lines),
        row("90003", "INVENTED PORT JSC", kind="Entity", Other_Information="(UK Sanctions List Ref):RUS9003. UN listing.", Country="Russia"),
        row("90003", "INVENTED PORT JSC", kind="Entity", Regime="Belarus", Listed_On="05/06/2024"),
        row("90004", "MADE UP STAR", kind="Ship", Regime="Democratic People's Republic of Korea", Other_Information=ship),
    ]  # fmt: skip
