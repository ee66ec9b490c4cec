"""The UN Security Council's categories.

Sources: the schema `sc-sanctions.xsd`, the committees' pages at main.un.org/securitycouncil, the resolutions named
beside each regime. Measures are those that follow from a listing of the party itself; territorial arms embargoes
bind States and are not among them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

SOURCE: Final = "un_sc"
LIST_ID: Final = "un_sc"
TABLE: Final = "sources/un_sc/tables.py"
AUTHORITY: Final = "United Nations Security Council"


class Regime(NamedTuple):
    """A sanctions regime of the Council.

    Attributes:
        program: the committee's name.
        resolution: the resolution that founds it, as the committees are numbered.
        country: code of the territory concerned; empty for the worldwide regimes.
        persons, entities: kinds of measure for listed individuals and entities.
    """

    program: str
    resolution: str
    country: str
    persons: tuple[str, ...]
    entities: tuple[str, ...]


_FREEZE_TRAVEL: Final = ("freeze", "travel")
_ALL: Final = ("freeze", "travel", "arms")

#: `UN_LIST_TYPE`, folded (lower case, letters and digits only), to its regime. Ended regimes stay: old files are loaded too.
REGIMES: Final[dict[str, Regime]] = {
    "alqaida": Regime("ISIL (Da'esh) and Al-Qaida", "1267/1989/2253", "", _ALL, ("freeze", "arms")),
    "isildaeshalqaida": Regime("ISIL (Da'esh) and Al-Qaida", "1267/1989/2253", "", _ALL, ("freeze", "arms")),
    "isildaeshandalqaida": Regime("ISIL (Da'esh) and Al-Qaida", "1267/1989/2253", "", _ALL, ("freeze", "arms")),
    "taliban": Regime("Taliban", "1988", "af", _ALL, ("freeze", "arms")),
    "iraq": Regime("Iraq", "1518", "iq", ("freeze",), ("freeze",)),
    "iran": Regime("Iran", "1737", "ir", _FREEZE_TRAVEL, ("freeze",)),
    "dprk": Regime("Democratic People's Republic of Korea", "1718", "kp", _FREEZE_TRAVEL, ("freeze",)),
    "drc": Regime("Democratic Republic of the Congo", "1533", "cd", _FREEZE_TRAVEL, ("freeze",)),
    "libya": Regime("Libya", "1970", "ly", _FREEZE_TRAVEL, ("freeze",)),
    "somalia": Regime("Somalia", "751", "so", _ALL, ("freeze", "arms")),
    "somaliaanderitrea": Regime("Somalia and Eritrea", "751/1907", "so", _ALL, ("freeze", "arms")),
    "somaliaeritrea": Regime("Somalia and Eritrea", "751/1907", "so", _ALL, ("freeze", "arms")),
    "eritrea": Regime("Somalia and Eritrea", "751/1907", "er", _ALL, ("freeze", "arms")),
    "alshabaab": Regime("Al-Shabaab", "2713", "so", _ALL, ("freeze", "arms")),
    "car": Regime("Central African Republic", "2127/2745", "cf", _FREEZE_TRAVEL, ("freeze",)),
    "gb": Regime("Guinea-Bissau", "2048", "gw", ("travel",), ()),
    "guineabissau": Regime("Guinea-Bissau", "2048", "gw", ("travel",), ()),
    "southsudan": Regime("South Sudan", "2206", "ss", _FREEZE_TRAVEL, ("freeze",)),
    "sudan": Regime("Sudan", "1591", "sd", _FREEZE_TRAVEL, ("freeze",)),
    "yemen": Regime("Yemen", "2140", "ye", _ALL, ("freeze", "arms")),
    "haiti": Regime("Haiti", "2653", "ht", _ALL, ("freeze", "arms")),
    "mali": Regime("Mali", "2374", "ml", _FREEZE_TRAVEL, ("freeze",)),
    "lebanon": Regime("Lebanon", "1636", "lb", _FREEZE_TRAVEL, ("freeze",)),
    "liberia": Regime("Liberia", "1521", "lr", _FREEZE_TRAVEL, ("freeze",)),
    "cotedivoire": Regime("Côte d'Ivoire", "1572", "ci", _FREEZE_TRAVEL, ("freeze",)),
    "sierraleone": Regime("Sierra Leone", "1132", "sl", ("travel",), ()),
    "angola": Regime("Angola (UNITA)", "864", "ao", _FREEZE_TRAVEL, ("freeze",)),
}

#: `QUALITY` of an alias (folded) to the property. Persons have Good/Low, entities a.k.a./f.k.a.; both appear empty.
ALIAS_PROPS: Final = {"good": "alias", "low": "weakAlias", "aka": "alias", "fka": "previousName", "nka": "alias", "": "alias"}

#: `GENDER` (folded); None: stated as unknown, which is no value.
GENDERS: Final = {"male": "male", "female": "female", "m": "male", "f": "female", "unknown": None, "": None}

#: `TYPE_OF_DATE` (folded) to the word that stays before the printed date.
DATE_TYPES: Final = {"exact": "", "approximately": "Approximately ", "between": "", "": ""}

LIST_TYPES: Final = frozenset({"unlist", ""})

#: Elements that say nothing about the party: sort keys of the publisher's own display.
IGNORED: Final = frozenset({"SORT_KEY", "SORT_KEY_LAST_MOD"})

#: Measures as the Libya and Mali committees print them beside each entry.
PRINTED_MEASURES: Final = {"travel ban": "travel", "asset freeze": "freeze", "assets freeze": "freeze", "arms embargo": "arms"}

#: Kinds of identity document by words in `TYPE_OF_DOCUMENT`, `TYPE_OF_DOCUMENT2` or before the number itself;
#: the first that is found counts. Anything else is an `idNumber` with its type as printed.
DOCUMENT_PROPS: Final = (
    ("fiscal code", "taxNumber"),
    ("tax number", "taxNumber"),
    ("tax id", "taxNumber"),
    ("social security", "socialSecurityNumber"),
    ("ssn", "socialSecurityNumber"),
    ("passport", "passportNumber"),
    ("passeport", "passportNumber"),
    ("pasaporte", "passportNumber"),
    ("laissez-passer", "passportNumber"),
    ("travel document", "passportNumber"),
)

#: `TYPE_OF_DOCUMENT` as seen (folded); another value is kept as printed and counted.
DOCUMENT_TYPES: Final = frozenset(
    {"passport", "nationalidentificationnumber", "nationalidentificationno", "numérodepasseport", "númerodepasaporte", "numérodidentificationnationale",
     "númerodeidentificaciónnacional", "number", ""}
)  # fmt: skip

#: Nationalities and countries that the file prints with a remark, to their plain name.
COUNTRY_REMARKS: Final = (" (", " / ", "/", " as at ", ". ", " by birth", " citizenship", " passport", ":")
