"""Columns, measures and Polish names of territories.

Sources: the workbook of 2025-12; Act of 13 April 2022 on special measures to counter support of the aggression against
Ukraine (Dz.U. 2022 poz. 835), articles 2 and 3; Council Regulations (EC) 765/2006 and (EU) 269/2014.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = "pl_mswia"
LIST_ID: Final = "pl_mswia"
TABLE: Final = "sources/pl_mswia/tables.py"
AUTHORITY: Final = "Ministry of the Interior and Administration of Poland"
PROGRAM: Final = "Polish national sanctions list (Act of 13 April 2022)"
PROGRAM_ID: Final = "PL-UOBN"

#: Beginning of a heading (folded: lower case, single blanks) to our name of the column.
COLUMNS: Final = (
    ("nazwisko i imię", "name"), ("imię i nazwisko", "name"), ("nazwa podmiotu", "name"), ("nazwa", "name"),
    ("dane identyfikacyjne", "identity"), ("uzasadnienie", "reason"), ("zastosowane środki", "measures"), ("środki sankcyjne", "measures"),
    ("podstawa", "basis"), ("numer decyzji", "decision"), ("decyzja", "decision"), ("data decyzji", "decision"), ("sygnatura", "decision"),
    ("data umieszczenia", "listed"), ("data wpisu", "listed"), ("data wykreślenia", "removed"), ("data zmiany", "changed"), ("data aktualizacji", "changed"), ("uwagi", "remark"),
    ("lp", "number"), ("l.p", "number"), ("nr", "number"),
)  # fmt: skip
REQUIRED: Final = ("name", "identity", "measures", "listed")

#: Words of a heading or of a sheet's name that tell whose rows they are.
PERSON_WORDS: Final = ("nazwisko", "osob", "imię")
ENTITY_WORDS: Final = ("podmiot", "nazwa")

#: Words of a measure (lower case) to its kind; the first that is found counts.
MEASURES: Final = (
    ("zamroż", "freeze"), ("zakaz udostępniania", "freeze"), ("udostępniania", "freeze"), ("wykazu cudzoziemców", "travel"), ("zakaz wjazdu", "travel"), ("niepożądany", "travel"),
    ("zamówieni", "procurement"), ("wykluczeni", "procurement"), ("ominięci", "other"), ("obejści", "other"), ("zakaz przywozu", "import_control"), ("zakaz wywozu", "export_control"),
    ("tranzyt", "transport"), ("zakaz świadcz", "services"), ("inwestyc", "investment"),
)  # fmt: skip

#: EU regulations that an entry may be listed under (article 3 of the Act), as the texts cite them, and their territory.
REGULATIONS: Final = {"269/2014": "ru", "833/2014": "ru", "765/2006": "by", "692/2014": "ru", "2022/263": "ru"}

#: Territories in Polish, in the cases in which the list prints them, lower case, to codes.
TERRITORIES: Final = {
    "rosja": "ru", "rosji": "ru", "federacja rosyjska": "ru", "federacji rosyjskiej": "ru", "fr": "ru", "rosyjski": "ru", "rosyjska": "ru", "rosyjskie": "ru", "rosyjskiego": "ru", "zsrr": "suhh",
    "białoruś": "by", "białorusi": "by", "republika białoruś": "by", "republika białorusi": "by", "republiki białoruś": "by", "republiki białorusi": "by", "białoruski": "by", "białoruska": "by",
    "ukraina": "ua", "ukrainy": "ua", "ukrainie": "ua", "ukraiński": "ua", "ukraińska": "ua", "polska": "pl", "polski": "pl", "polskie": "pl", "polsce": "pl", "rzeczypospolitej polskiej": "pl", "rp": "pl",
    "litwa": "lt", "litwy": "lt", "łotwa": "lv", "łotwy": "lv", "estonia": "ee", "estonii": "ee", "mołdawia": "md", "mołdawii": "md", "izrael": "il", "izraela": "il", "armenia": "am", "armenii": "am",
    "gruzja": "ge", "gruzji": "ge", "azerbejdżan": "az", "azerbejdżanu": "az", "kazachstan": "kz", "kazachstanu": "kz", "uzbekistan": "uz", "uzbekistanu": "uz", "kirgistan": "kg", "kirgistanu": "kg",
    "tadżykistan": "tj", "tadżykistanu": "tj", "turkmenistan": "tm", "turkmenistanu": "tm", "cypr": "cy", "cypru": "cy", "republika cypryjska": "cy", "republiki cypryjskiej": "cy", "cyprus": "cy",
    "luksemburg": "lu", "luksemburga": "lu", "szwajcaria": "ch", "szwajcarii": "ch", "niemcy": "de", "niemiec": "de", "austria": "at", "austrii": "at", "węgry": "hu", "węgier": "hu",
    "czechy": "cz", "czech": "cz", "słowacja": "sk", "słowacji": "sk", "rumunia": "ro", "rumunii": "ro", "bułgaria": "bg", "bułgarii": "bg", "serbia": "rs", "serbii": "rs", "turcja": "tr", "turcji": "tr",
    "chiny": "cn", "chin": "cn", "hongkong": "hk", "hong kong": "hk", "zjednoczone emiraty arabskie": "ae", "zjednoczonych emiratów arabskich": "ae", "zea": "ae", "iran": "ir", "iranu": "ir",
    "indie": "in", "indii": "in", "wielka brytania": "gb", "wielkiej brytanii": "gb", "zjednoczone królestwo": "gb", "francja": "fr", "francji": "fr", "włochy": "it", "włoch": "it",
    "hiszpania": "es", "hiszpanii": "es", "malta": "mt", "malty": "mt", "holandia": "nl", "holandii": "nl", "niderlandy": "nl", "belgia": "be", "belgii": "be", "irlandia": "ie", "irlandii": "ie",
    "stany zjednoczone": "us", "stanów zjednoczonych": "us", "usa": "us", "kanada": "ca", "kanady": "ca", "finlandia": "fi", "finlandii": "fi", "szwecja": "se", "szwecji": "se", "dania": "dk", "danii": "dk",
    "norwegia": "no", "norwegii": "no", "mongolia": "mn", "mongolii": "mn", "syria": "sy", "syrii": "sy", "liban": "lb", "libanu": "lb", "seszele": "sc", "panama": "pa", "panamy": "pa",
    "brytyjskie wyspy dziewicze": "vg", "wyspy marshalla": "mh", "singapur": "sg", "singapuru": "sg", "japonia": "jp", "japonii": "jp", "korea północna": "kp", "wietnam": "vn",
    "республика беларусь": "by", "беларусь": "by", "казахстан": "kz", "россия": "ru", "российская федерация": "ru",
}  # fmt: skip

#: Months in the genitive, and as they also stand.
MONTHS: Final = {
    name: number for number, forms in enumerate((
        ("stycznia", "styczeń"), ("lutego", "luty"), ("marca", "marzec"), ("kwietnia", "kwiecień"), ("maja", "maj"), ("czerwca", "czerwiec"), ("lipca", "lipiec"),
        ("sierpnia", "sierpień"), ("września", "wrzesień"), ("października", "październik"), ("listopada", "listopad"), ("grudnia", "grudzień"),
    ), start=1) for name in forms
}  # fmt: skip
