"""Global Affairs Canada's elements and regimes.

Source: the file `sema-lmes.xml` of several years and the regulations under the Special Economic Measures Act and the
Justice for Victims of Corrupt Foreign Officials Act.
"""

from __future__ import annotations

from typing import Final, NamedTuple

SOURCE: Final = "ca_sema"
LIST_ID: Final = "ca_sema"
TABLE: Final = "sources/ca_sema/tables.py"
AUTHORITY: Final = "Global Affairs Canada"

#: Element (its English half: since 2025 the names are bilingual, `Country-Pays`) to the field.
ELEMENTS: Final = {
    "Country": "regime",
    "Regulation": "regime",
    "LastName": "last",
    "GivenName": "given",
    "Entity": "entity",
    "EntityOrShip": "entity",
    "Ship": "entity",
    "Aliases": "aliases",
    "Alias": "aliases",
    "DateOfBirth": "date",
    "DateOfBirthOrShipBuildDate": "date",
    "ShipBuildDate": "date",
    "Title": "title",
    "TitleOrShip": "title",
    "TitleOrShipType": "title",
    "ShipType": "title",
    "ShipIMONumber": "imo",
    "IMONumber": "imo",
    "Schedule": "schedule",
    "Item": "item",
    "DateOfListing": "listed",
}

class Regime(NamedTuple):
    """A set of regulations.

    Attributes:
        code: short code, part of the party's id and the program's id.
        country: territory concerned; empty for the worldwide ones.
    """

    code: str
    country: str


#: English half of `Country` (folded) to the regime; another value is kept with a code of its own letters.
REGIMES: Final = {
    "belarus": Regime("belarus", "by"),
    "china": Regime("china", "cn"),
    "extremist settler violence": Regime("settler-violence", ""),
    "guatemala": Regime("guatemala", "gt"),
    "haiti": Regime("haiti", "ht"),
    "hamas terrorist attacks": Regime("hamas", ""),
    "iran": Regime("iran", "ir"),
    "justice for victims of corrupt foreign officials regulations (jvcfor)": Regime("jvcfor", ""),
    "jvcfoa": Regime("jvcfor", ""),
    "justice for victims of corrupt foreign officials": Regime("jvcfor", ""),
    "libya": Regime("libya", "ly"),
    "moldova": Regime("moldova", "md"),
    "myanmar (burma)": Regime("myanmar", "mm"),
    "myanmar": Regime("myanmar", "mm"),
    "burma": Regime("myanmar", "mm"),
    "nicaragua": Regime("nicaragua", "ni"),
    "north korea": Regime("north-korea", "kp"),
    "democratic people's republic of korea": Regime("north-korea", "kp"),
    "russia": Regime("russia", "ru"),
    "south sudan": Regime("south-sudan", "ss"),
    "sri lanka": Regime("sri-lanka", "lk"),
    "sudan": Regime("sudan", "sd"),
    "syria": Regime("syria", "sy"),
    "ukraine": Regime("ukraine", "ua"),
    "venezuela": Regime("venezuela", "ve"),
    "yemen": Regime("yemen", "ye"),
    "zimbabwe": Regime("zimbabwe", "zw"),
    "georgia": Regime("georgia", "ge"),
}

#: Schedules of the Russia regulations that limit new debt and equity instead of freezing.
SECTORAL_SCHEDULES: Final = {("russia", "2"), ("russia", "3")}

#: Labels before an alias in another language.
LANGUAGES: Final = {"belarusian": "bel", "belarussian": "bel", "russian": "rus", "ukrainian": "ukr", "arabic": "ara", "persian": "fas", "french": "fra", "chinese": "zho", "burmese": "mya"}
