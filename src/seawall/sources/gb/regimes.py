"""British sanctions regimes: their codes in Unique IDs, and the names under which the two lists print them.

Sources: the UK Sanctions List and its regulations (legislation.gov.uk, one statutory instrument per regime under the
Sanctions and Anti-Money Laundering Act 2018); the Consolidated List of 2016 to 2026 for the short names; ended
regimes of the EU that HM Treasury listed before 2021. Program ids are those of `reference` (`GB-RUS`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple


class Regime(NamedTuple):
    """A regime.

    Attributes:
        code: first three letters of its Unique IDs (`RUS` in `RUS0001`); for ended regimes without any, a code of ours.
        program_id: id of the program.
        program: short name.
        country: code of the territory concerned; empty for the thematic ones.
        names: other names in print, folded by `_fold`.
    """

    code: str
    program_id: str
    program: str
    country: str
    names: tuple[str, ...] = ()


REGIMES: Final = (
    Regime("AFG", "GB-AFG", "Afghanistan", "af", ("afganistan", "taliban")),
    Regime("AQD", "GB-ISIL", "ISIL (Da'esh) and Al-Qaida", "", ("al qaida", "isil da esh and al qaida organisations", "isil da esh and al qaida united nations sanctions", "al qaida and taliban")),
    Regime("BEL", "GB-BLR", "Belarus", "by", ("republic of belarus",)),
    Regime("BIH", "GB-BH", "Bosnia and Herzegovina", "ba"),
    Regime("BDI", "GB-BDI", "Burundi", "bi"),
    Regime("CAF", "GB-CAR", "Central African Republic", "cf"),
    Regime("CHW", "GB-CW", "Chemical Weapons", ""),
    Regime("CTD", "GB-CT", "Counter-Terrorism (Domestic)", "", ("counter terrorism", "counter terrorism sanctions", "domestic counter terrorism", "terrorism and terrorist financing")),
    Regime("CTI", "GB-ICT", "Counter-Terrorism (International)", "", ("counter terrorism international sanctions", "international counter terrorism")),
    Regime("CYB", "GB-CYB", "Cyber", "", ("cyber activity", "cyber attacks")),
    Regime("DPR", "GB-DPRK", "Democratic People's Republic of Korea", "kp", ("north korea", "north korea democratic people s republic of korea", "dprk")),
    Regime("DRC", "GB-DRC", "Democratic Republic of the Congo", "cd", ("drc",)),
    Regime("EGY", "GB-EGY", "Egypt", "eg", ("misappropriation egypt",)),
    Regime("ERI", "GB-ERI", "Eritrea", "er", ("somalia and eritrea",)),
    Regime("GAC", "GB-AC", "Global Anti-Corruption", ""),
    Regime("GHR", "GB-HR", "Global Human Rights", ""),
    Regime("GIM", "GB-SAMLA", "Global Irregular Migration and Trafficking in Persons", "", ("global irregular migration", "irregular migration and trafficking in persons")),
    Regime("GUB", "GB-GNB", "Guinea-Bissau", "gw", ("republic of guinea bissau",)),
    Regime("GUC", "GB-GU", "Guinea", "gn", ("republic of guinea",)),
    Regime("HAI", "GB-HT", "Haiti", "ht"),
    Regime("INU", "GB-IRAN-NW", "Iran (Nuclear)", "ir", ("iran nuclear proliferation", "iran nuclear")),
    Regime("IRN", "GB-IRAN", "Iran", "ir", ("iran human rights",)),
    Regime("IRQ", "GB-IRQ", "Iraq", "iq"),
    Regime("IVC", "GB-CI", "Ivory Coast", "ci", ("cote d ivoire",)),
    Regime("LEB", "GB-LEB", "Lebanon", "lb", ("lebanon assassination of rafiq hariri and others", "lebanon and syria")),
    Regime("LBR", "GB-LBR", "Liberia", "lr"),
    Regime("LIB", "GB-LBY", "Libya", "ly"),
    Regime("MAL", "GB-MLI", "Mali", "ml"),
    Regime("MOL", "GB-MDA", "Moldova", "md", ("transnistria",)),
    Regime("MYA", "GB-MMR", "Myanmar", "mm", ("burma", "burma myanmar", "myanmar burma")),
    Regime("NIC", "GB-NIC", "Nicaragua", "ni"),
    Regime("RUS", "GB-RUS", "Russia", "ru", ("ukraine sovereignty", "ukraine sovereignty and territorial integrity", "ukraine")),
    Regime("SOM", "GB-SOM", "Somalia", "so"),
    Regime("SSU", "GB-SSD", "South Sudan", "ss"),
    Regime("SUD", "GB-SDN", "Sudan", "sd"),
    Regime("SYR", "GB-SYR", "Syria", "sy", ("syria cultural property",)),
    Regime("TUN", "GB-TUN", "Tunisia", "tn", ("misappropriation tunisia",)),
    Regime("UDR", "GB-TUR", "Unauthorised Drilling Activities in the Eastern Mediterranean", "tr", ("turkey", "turkey unauthorised drilling")),
    Regime("UKF", "GB-UKFO", "UK Freezing Orders", "", ("uk freezing order", "freezing orders")),
    Regime("UKM", "GB-UKR-M", "Ukraine (Misappropriation)", "ua", ("ukraine misappropriation of state funds", "misappropriation ukraine")),
    Regime("VEN", "GB-VEN", "Venezuela", "ve"),
    Regime("YEM", "GB-YEM", "Yemen", "ye"),
    Regime("YUG", "GB-YUG", "Federal Republic of Yugoslavia and Serbia", "rs", ("milosevic", "former yugoslavia", "international criminal tribunal for the former yugoslavia", "icty")),
    Regime("ZIM", "GB-ZIM", "Zimbabwe", "zw"),
)  # fmt: skip

_BY_CODE: Final = {regime.code: regime for regime in REGIMES}
#: Letters of the Security Council's references to the code of the regime that they fall under.
UN_LETTERS: Final = {
    "QD": "AQD", "TA": "AFG", "TI": "AFG", "TE": "AFG", "QI": "AQD", "QE": "AQD", "KP": "DPR", "IR": "INU", "IQ": "IRQ", "CD": "DRC", "LY": "LIB", "CF": "CAF",
    "GB": "GUB", "SS": "SSU", "SD": "SUD", "SO": "SOM", "YE": "YEM", "HT": "HAI", "ML": "MAL", "LB": "LEB", "ER": "ERI", "CI": "IVC",
}  # fmt: skip

_LAW = re.compile(
    r"^the\s+|\(sanctions\)|\(eu exit\)|\(united nations sanctions\)|\(asset[- ]freezing\)|\bsanctions\b|\bregulations?\b|\bregime\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"([A-Z]{3})\s?-?\d{2,5}")


def _fold(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.lower().replace("ô", "o")).split())


_BY_NAME: Final = {_fold(name): regime for regime in REGIMES for name in (regime.program, *regime.names)}


@lru_cache(maxsize=1024)
def regime_of_name(text: str) -> Regime | None:
    """The regime that a list prints by its short name or by the title of its regulations.

    >>> regime_of_name("The Russia (Sanctions) (EU Exit) Regulations 2019").code
    'RUS'
    >>> regime_of_name("Iran (nuclear proliferation)").code, regime_of_name("The Iran (Sanctions) Regulations 2023").code
    ('INU', 'IRN')
    >>> regime_of_name("Atlantis") is None
    True
    """
    folded = _fold(text)
    if folded in _BY_NAME:
        return _BY_NAME[folded]
    plain = _fold(_LAW.sub(" ", text))
    return _BY_NAME.get(plain) or _BY_NAME.get(plain.removeprefix("the "))


@lru_cache(maxsize=65536)
def regime_of_number(unique_id: str) -> Regime | None:
    """The regime of a Unique ID such as `RUS0001`."""
    match = _REFERENCE.match(unique_id)
    return _BY_CODE.get(match[1]) if match is not None else None


@lru_cache(maxsize=8192)
def code_of_un_reference(reference: str) -> str:
    """Code of the regime of a reference such as `QDi.042`; empty if unknown.

    >>> code_of_un_reference("QDi.042"), code_of_un_reference("E.29.I.7")
    ('AQD', '')
    """
    return UN_LETTERS.get(reference[:2].upper(), "")
