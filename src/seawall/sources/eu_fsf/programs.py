"""The Union's programs: titles, territories concerned, framework acts.

Source: the EU Sanctions Map and the framework acts themselves. Titles are shortened. A program that is not here is kept as
printed: a new regime must not keep the list from being loaded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote

from seawall.model.ids import slug


class Program(NamedTuple):
    """A program: key (`EU-UKR`), title, codes of the territories concerned."""

    key: str
    title: str
    countries: tuple[str, ...] = ()


#: Code as printed in FSF (`programme`) to its title, territories, and framework acts (CELEX).
_TABLE: Final[dict[str, tuple[str, str, str]]] = {
    "AFG": ("Afghanistan (Taliban)", "af", "32011D0486 32011R0753"),
    "BDI": ("Burundi", "bi", "32015D1763 32015R1755"),
    "BIH": ("Bosnia and Herzegovina", "ba", "32011D0173"),
    "BLR": ("Belarus", "by", "32006R0765 32012D0642"),
    "CAF": ("Central African Republic", "cf", "32013D0798 32014R0224"),
    "CHEM": ("Proliferation and use of chemical weapons", "", "32018D1544 32018R1542"),
    "CIV": ("Côte d'Ivoire", "ci", "32010D0656 32005R0560"),
    "COD": ("Democratic Republic of the Congo", "cd", "32005R1183 32010D0788"),
    "CYB": ("Cyber-attacks threatening the Union or its Member States", "", "32019D0797 32019R0796"),
    "EGY": ("Egypt (misappropriation of State funds)", "eg", "32011D0172 32011R0270"),
    "ERI": ("Eritrea", "er", "32010D0127 32010R0667"),
    "GIN": ("Guinea", "gn", "32009R1284 32010D0638"),
    "GNB": ("Guinea-Bissau", "gw", "32012D0285 32012R0377"),
    "GTM": ("Guatemala", "gt", "32024D0254 32024R0287"),
    "HAM": ("Hamas and Palestinian Islamic Jihad", "", "32024D0385 32024R0386"),
    "HARIRI": ("Bombing of 14 February 2005 in Beirut", "lb", "32005E0888 32006R0305"),
    "HR": ("Human rights violations and abuses", "", "32020D1999 32020R1998"),
    "HTI": ("Haiti", "ht", "32022D2319 32022R2309"),
    "IRN": ("Iran", "ir", "32011D0235 32011R0359 32010D0413 32012R0267 32023D1532 32023R1529"),
    "IRQ": ("Iraq", "iq", "32003E0495 32003R1210"),
    "LBN": ("Lebanon", "lb", "32021D1277 32021R1275"),
    "LBR": ("Liberia", "lr", "32008E0109 32004R0872"),
    "LBY": ("Libya", "ly", "32015D1333 32016R0044"),
    "MARE": ("Designated vessels (Regulation 833/2014)", "ru", ""),
    "MDA": ("Republic of Moldova", "md", "32023D0891 32023R0888"),
    "MLI": ("Mali", "ml", "32017D1775 32017R1770"),
    "MMR": ("Myanmar/Burma", "mm", "32013D0184 32013R0401"),
    "NER": ("Niger", "ne", "32023D2287 32023R2406"),
    "NIC": ("Nicaragua", "ni", "32019D1720 32019R1716"),
    "PRK": ("Democratic People's Republic of Korea", "kp", "32016D0849 32017R1509"),
    "RUS": ("Russia", "ru", "32024D1484 32024R1485 32014D0512 32014R0833"),
    "RUSDA": ("Russia's destabilizing activities", "ru", "32024D2643 32024R2642"),
    "SDN": ("Sudan", "sd", "32014D0450 32014R0747"),
    "SDNZ": ("Stability and political transition of Sudan", "sd", "32023D2135 32023R2147"),
    "SOM": ("Somalia", "so", "32003R0147 32010D0231 32010R0356"),
    "SSD": ("South Sudan", "ss", "32015D0740 32015R0735"),
    "SYR": ("Syria", "sy", "32012R0036 32013D0255"),
    "TAQA": ("ISIL (Da'esh) and Al-Qaida", "", "32002R0881 32002E0402"),
    "EUAQ": ("ISIL (Da'esh) and Al-Qaida", "", "32016D1693 32016R1686"),
    "TERR": ("Specific measures to combat terrorism", "", "32001E0931 32001R2580"),
    "TRANSNISTRIA": ("Transnistrian region of the Republic of Moldova", "md", "32010D0573"),
    "TUN": ("Tunisia (misappropriation of State funds)", "tn", "32011D0072 32011R0101"),
    "TUR": ("Unauthorized drilling in the Eastern Mediterranean", "tr", "32019D1894 32019R1890"),
    "UKR": ("Ukraine (territorial integrity; misappropriation of State funds)", "ua ru", "32014D0145 32014R0269 32014D0119 32014R0208"),
    "UNLI": ("New designations by the United Nations", "", ""),
    "USA": ("Effects of extra-territorial legislation of the United States", "us", "31996R2271"),
    "VEN": ("Venezuela", "ve", "32017D2074 32017R2063"),
    "YEM": ("Yemen", "ye", "32014D0932 32014R1352"),
    "YUG": ("Former Yugoslavia (ICTY)", "yucs", "32004E0293 32004R1763"),
    "ZWE": ("Zimbabwe", "zw", "32004R0314 32011D0101"),
}

#: Codes whose key is not `EU-<code>`.
_KEYS: Final = {"TAQA": "EU-TAQA-EUAQ", "EUAQ": "EU-TAQA-EUAQ", "BIH": "EU-BOSNIA", "LBN": "EU-LEBANON", "NER": "EU-NIGER", "USA": "EU-US-LEG"}
_CODES: Final = {"BOSNIA": "BIH", "LEBANON": "LBN", "NIGER": "NER", "TAQA-EUAQ": "TAQA", "US-LEG": "USA"}
_FRAMEWORKS: Final = {celex: code for code, (_, _, acts) in _TABLE.items() for celex in acts.split()}
_CELEX: Final = re.compile(r"[0-9](\d{4}[A-Z]\d{4})")


@lru_cache(maxsize=1024)
def program_of(printed: str) -> Program:
    """The program of a printed code (`UKR`) or key (`EU-UKR`); an unknown one keeps its printed text.

    >>> program_of("TAQA").key, program_of("EU-UKR").countries, program_of("NEW 1")
    ('EU-TAQA-EUAQ', ('ua', 'ru'), Program(key='EU-NEW-1', title='NEW 1', countries=()))
    """
    code = printed.strip().upper().removeprefix("EU-")
    code = _CODES.get(code, code)
    row = _TABLE.get(code)
    if row is None:
        return Program(f"EU-{slug(code)}", printed.strip())
    return Program(_KEYS.get(code, f"EU-{code}"), row[0], tuple(row[1].split()))


@lru_cache(maxsize=4096)
def program_of_act(url: str) -> str:
    """The printed code of the program that an act founds, from the CELEX number in its address; empty if it is no framework act.

    >>> program_of_act("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A02014D0145-20220604")
    'UKR'
    """
    match = _CELEX.search(unquote(url))
    return _FRAMEWORKS.get(f"3{match[1]}", "") if match is not None else ""
