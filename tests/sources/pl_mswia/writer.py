"""Writes invented entries as the Polish ministry's workbook has them: two sheets, free text, links, footnotes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

PERSONS = ("Nazwisko i imię", "Dane identyfikacyjne osoby", "Uzasadnienie wpisu na listę", "Zastosowane środki sankcyjne", "Data umieszczenia na liście", "Data wykreślenia z listy ")
ENTITIES = ("Nazwa podmiotu", "Dane identyfikacyjne podmiotu", *PERSONS[2:])

FREEZE = (
    "a. zamrożenie wszystkich funduszy i zasobów gospodarczych [1],\nb. zakaz udostępniania osobie wpisanej na listę lub na jej rzecz – bezpośrednio lub pośrednio – jakichkolwiek funduszy,\n"
    "c. zakaz świadomego i umyślnego udziału w działaniach, których celem lub skutkiem jest ominięcie środków wskazanych w lit. a i b"
)
TRAVEL = FREEZE + ",\nd. wpis do wykazu cudzoziemców, których pobyt na terytorium Rzeczypospolitej Polskiej jest niepożądany"
TENDERS = FREEZE + ",\nd. wykluczenie z postępowania o udzielenie zamówienia publicznego lub konkursu"
NOTES = ("[1] W rozumieniu rozporządzenia Rady (WE) nr 765/2006 z dnia 18 maja 2006 r.", "[2] Przypis bez odwołania.")


@dataclass
class Row:
    """An invented listing."""

    name: str
    identity: str
    reason: str = "Zmyślony wpis do testu."
    measures: str = FREEZE
    listed: date | str = date(2023, 5, 29)
    removed: date | str = ""
    link: str = ""


def write(
    persons: Sequence[Row], entities: Sequence[Row] = (), notes: Sequence[str] = NOTES, modified: datetime = datetime(2025, 12, 15, 14, 2, 30),
    headers: tuple[Sequence[str], Sequence[str]] = (PERSONS, ENTITIES), one_sheet: bool = False,
) -> bytes:  # fmt: skip
    """The workbook; `one_sheet` puts both blocks on the sheet of persons."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": modified})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet, line = book.add_worksheet("osoby"), 0
    for index, (header, rows) in enumerate(zip(headers, (persons, entities), strict=True)):
        if index and not one_sheet:
            sheet, line = book.add_worksheet("podmioty"), 0
        sheet.write_row(line, 0, header)
        for row in rows:
            line += 1
            if row.link:
                sheet.write_url(line, 0, row.link, string=row.name)
            else:
                sheet.write_string(line, 0, row.name)
            for column, value in enumerate((row.identity, row.reason, row.measures, row.listed, row.removed), 1):
                if isinstance(value, date):
                    sheet.write_datetime(line, column, datetime(value.year, value.month, value.day), day)
                else:
                    sheet.write_string(line, column, value)
        for note in notes:
            line += 1
            sheet.write_string(line, 0, note)
        line += 2
    book.close()
    return out.getvalue()


def invented() -> tuple[list[Row], list[Row]]:
    """Persons and entities, all made up."""
    persons = [
        Row("ZMYŚLONY-TESTOWY Jan Maria", "urodzony 15 listopada 1963 r. w Wilnie (Litwa) \nobywatel rosyjski \nnr PESEL: 63111500000", measures=TRAVEL, link="https://www.gov.pl/attachment/test-1"),
        Row("TESTOWA Anna\n(w zapisie także „TESTAVA Hanna” lub „ТЕСТОВА Анна)", "urodzona 3 lipiec 1970 r. (obywatelka Republiki Białorusi)", measures="wpis do wykazu cudzoziemców, których pobyt na terytorium Rzeczypospolitej Polskiej jest niepożądany"),
        Row("SKREŚLONY Piotr", "urodzony w 1950 roku (TIN: 770000000001)", listed=date(2022, 4, 26), removed=date(2022, 6, 10)),
    ]  # fmt: skip
    entities = [
        Row("„ZMYŚLONA POLSKA” Sp.  z o.o.\n(poprzednio: DAWNA ZMYŚLONA Sp. z o.o.)", "siedziba:\nul. Zmyślona 6 lok. 23\n00-001 Warszawa\n(obecnie: ul. Nowa 1\n00-002 Warszawa)\n\nNr KRS 0000999999\nNIP 9999999999, REGON: 999999999",
            measures=TENDERS + "\n\n11.07.2023 r. na podstawie decyzji Ministra, ustanowiony został zarząd przymusowy"),
        Row("Wymysł LLC\n(nazwa rosyjskojęzyczna: ООО „Вымысел”)", "adres: \nul. Radialnaya 1, Mińsk, Republika Białorusi\n(nazwa rosyjskojęzyczna: ул. Радиальная, 1, Минск)\nINN: 7700000000\nOGRN: 1000000000000\nnumer rejestrowy: BY190000000, DUNS: 53-000-0000"),
        Row("Wymysł LLC", "adres: \nul. Radialnaya 1, Mińsk, Republika Białorusi", listed=date(2024, 1, 2)),
    ]  # fmt: skip
    return persons, entities
