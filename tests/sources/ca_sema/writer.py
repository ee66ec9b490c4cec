"""Writes invented parties as Global Affairs Canada prints them, under the element names of three times."""

from __future__ import annotations

from xml.sax.saxutils import escape

#: Field to element, by layout.
OLD = {"regime": "Country", "entity": "Entity", "last": "LastName", "given": "GivenName", "aliases": "Aliases", "date": "DateOfBirth", "title": "Title",
       "schedule": "Schedule", "item": "Item", "listed": "DateOfListing"}  # fmt: skip
OF_2025 = OLD | {"entity": "EntityOrShip", "date": "DateOfBirthOrShipBuildDate", "title": "TitleOrShip", "imo": "ShipIMONumber"}
BILINGUAL = {
    "regime": "Country-Pays", "entity": "EntityOrShip-EntiteOuNavire", "last": "LastName-NomDeFamille", "given": "GivenName-Prenom", "aliases": "Aliases-Alias",
    "date": "DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire", "title": "TitleOrShipType-TitreOuTypeDeNavire",
    "imo": "ShipIMONumber-NumeroOMIDuNavire", "schedule": "Schedule-Annexe", "item": "Item-NumeroDarticle", "listed": "DateOfListing-DateDinscription",
}  # fmt: skip


def record(fields: dict[str, str], layout: dict[str, str] = OF_2025) -> str:
    """One record, tabs and all."""
    return "\t<record>\n" + "".join(f"\t\t<{layout[key]}>{escape(text)}</{layout[key]}>\n" for key, text in fields.items()) + "\t</record>\n"


def write(records: list[dict[str, str]], layout: dict[str, str] = OF_2025, extra: str = "") -> bytes:
    """The whole file."""
    body = "".join(record(fields, layout) for fields in records)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{body}{extra}</data-set>'.encode()


def invented() -> list[dict[str, str]]:
    """Persons, entities and a ship with the quirks of the file of 2025."""
    return [
        {"regime": "Russia / Russie", "last": "NOWHERE ", "given": "Ivan Ivanovich", "aliases": "Иван Нигде; Vanya Nowhere, Ivan Nobody", "date": "1972-08-10 or 1972-08-11",
         "schedule": "1, Part 1", "item": "1", "listed": "2014-05-12"},
        {"regime": "Russia / Russie", "last": "Nowhere", "given": "Ivan  Ivanovich", "schedule": "1, Part 1.1", "item": "6", "listed": "2021-03-21"},
        {"regime": "Belarus / Bélarus", "entity": "\tZavod Nigde (Nowhere Plant)", "aliases": 'ОАО "Завод Нигде"; Nowhere Works, JSC', "schedule": "1, Part 2", "item": "9", "listed": "2022-02-24"},
        {"regime": "Iran", "entity": "Nowhere Guard Corps/Corps de garde de nulle part", "schedule": "1, Part 1", "item": "2", "listed": "2012-04-24"},
        {"regime": "Russia / Russie", "entity": "NOWHERE STAR", "title": "Oil Tanker | Navire-citerne", "imo": "9187629", "date": "2005", "schedule": "1.1", "item": "1", "listed": "2025-02-21"},
        {"regime": "Sudan / Soudan", "last": "Gosh", "given": "Nemo", "title": "Major General/major-général", "aliases": "Nemo Ghosh, Arabic: نيمو قوش", "date": "born in the early 1970s", "schedule": "Part 1",
         "item": "1", "listed": "2024-04-15"},
        {"regime": "Russia / Russie", "entity": "Nowhere Bank (also known as NB Group)", "schedule": "2", "item": "3", "listed": "2014-07-24"},
        {"regime": "Zimbabwe", "last": "Single", "item": "177", "listed": "2008-09-04"},
    ]  # fmt: skip
