"""OFAC's program tags, and what each does to a party on each list.

A party on the SDN list is blocked, whatever its tags; on the Consolidated Non-SDN list the tag tells the measure.
Source: OFAC, "Program Tag Definitions for OFAC Sanctions Lists", and the Federal Register notices of the lists.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from seawall.model.ids import slug
from seawall.sources.us_ofac.facts import NUMBER, PARTY, BareFact, Stamp, child, make_stamp
from seawall.sources.us_ofac.lists import AUTHORITY, SDN

_TAGS = """
561-Related 561List BALKANS BALKANS-EO14033 BELARUS BELARUS-EO BELARUS-EO14038 BPI-BELARUS BPI-CAR BPI-CYBER2 BPI-CYBER3
BPI-GLOMAG BPI-IRAN BPI-NICARAGUA BPI-PA BPI-RUSSIA-EO14024 BPI-SDNTK BPI-SDNT BPI-SDGT BPI-SYRIA BPI-UKRAINE BPI-VENEZUELA
BPI-VENEZUELA-EO13850 BURMA BURMA-EO14014 BURUNDI CAATSA-IRAN CAATSA-RUSSIA CAR CMIC-EO13959 COTED CUBA CUBA-EO14404 CYBER CYBER2
CYBER3 CYBER4 DARFUR DPRK DPRK-NKSPEA DPRK2 DPRK3 DPRK4 DRCONGO ELECTION-EO13848 ETHIOPIA-EO14046 FSE-IR FSE-SY FSE-WMD FTO GLOMAG
HIFPAA HK-EO13936 HOSTAGES-EO14078 HRIT-IR HRIT-SY ICC-EO14203 IFCA IFSR ILLICIT-DRUGS-EO ILLICIT-DRUGS-EO14059 IRAN
IRAN-CON-ARMS-EO IRAN-EO13846 IRAN-EO13871 IRAN-EO13876 IRAN-EO13902 IRAN-HR IRAN-TRA IRAQ IRAQ2 IRAQ3 IRGC ISA JADE LEBANON
LIBERIA LIBYA LIBYA2 LIBYA3 MAGNIT MALI-EO13882 MBS NICARAGUA NICARAGUA-NHRAA NPWMD NS-CMIC NS-IFCA NS-ISA NS-MBS NS-PLC
PAARSSR-EO13894 PAIPA PEESA PEESA-EO14039 RUSSIA-EO14024 RUSSIA-EO14065 RUSSIA-EO14071 SDGT SDNT SDNTK SDT SOMALIA SOUTH-SUDAN SSI
SSIDES SUDAN SUDAN-EO14098 SYRIA SYRIA-CAESAR SYRIA-EO13894 TCO UHRPA UKRAINE-EO13660 UKRAINE-EO13661 UKRAINE-EO13662
UKRAINE-EO13685 VENEZUELA VENEZUELA-EO13835 VENEZUELA-EO13850 VENEZUELA-EO13884 WEST-BANK-EO14115 YEMEN ZIMBABWE
"""
#: Every tag met in the files of 2018 to 2026, and those that OFAC's page of tags defines beside them.
TAGS: Final = frozenset(_TAGS.split())

#: Kinds of measure on the non-SDN list. Tags that are not here stand beside one that is (`SDGT] [NS-PLC`), or name a
#: "menu" of measures which the remarks spell out: their kind is `other`.
NON_SDN: Final[dict[str, tuple[str, ...]]] = {
    "UKRAINE-EO13662": ("sectoral",),  # Directives 1 to 4
    "RUSSIA-EO14024": ("sectoral",),  # Directives 1a to 4: debt, equity, correspondent accounts
    "BURMA-EO14014": ("services",),  # Directive 1: financial services to MOGE
    "NS-PLC": ("transaction",),  # members of the Palestinian Legislative Council: transactions are rejected, 31 CFR 594
    "CMIC-EO13959": ("investment",),
    "NS-CMIC": ("investment",),
    "FSE-IR": ("transaction",),  # foreign sanctions evaders, EO 13608: no dealings with US persons, no blocking
    "FSE-SY": ("transaction",),
    "FSE-WMD": ("transaction",),
    "561List": ("sectoral",),  # correspondent and payable-through accounts, 31 CFR 561
    "561-Related": ("sectoral",),
    "IRAN": ("freeze",),  # the EO 13599 list of 2016 to 2018: not SDNs, yet US persons had to go on blocking
    "SSI": ("sectoral",),
}
#: Tags that no party on the SDN list has alone; they tell which list a file is.
ONLY_NON_SDN: Final = frozenset({
    "NS-PLC", "NS-MBS", "NS-CMIC", "NS-ISA", "NS-IFCA", "CMIC-EO13959", "FSE-IR", "FSE-SY", "FSE-WMD", "561List", "561-Related", "SSI",
})  # fmt: skip

_BETWEEN = re.compile(r"\]\s*\[|\]\s*;\s*\[|;")


@lru_cache(maxsize=8192)
def split_programs(text: str) -> tuple[str, ...]:
    """The tags of a cell, in order and without repetition.

    >>> split_programs("SDGT] [CAATSA - RUSSIA] [SDGT")
    ('SDGT', 'CAATSA - RUSSIA')
    """
    parts = (" ".join(part.split()) for part in _BETWEEN.split(text.strip().strip("[]")))
    return tuple(dict.fromkeys(part for part in parts if part))


@lru_cache(maxsize=1024)
def program_id(tag: str) -> str:
    """A tag without the blanks that some files print in it.

    >>> program_id("CAATSA - RUSSIA"), program_id("SOUTH SUDAN")
    ('CAATSA-RUSSIA', 'SOUTH-SUDAN')
    """
    return slug(tag)


def measures(list_id: str, tag: str) -> tuple[str, ...]:
    """Kinds of measure (`model.measures.MEASURE_KINDS`) that a tag stands for on a list."""
    return ("freeze",) if list_id == SDN else NON_SDN.get(program_id(tag), ("other",))


@lru_cache(maxsize=8192)
def program_facts(list_id: str, tag: str) -> tuple[BareFact, ...]:
    """The child `Sanction` of one tag."""
    code = program_id(tag)
    kinds = [("provisions", kind) for kind in measures(list_id, tag)]
    return child(
        f"sanction-{code}", "Sanction", ("entity", PARTY), ("authority", AUTHORITY), ("authorityId", NUMBER), ("program", tag),
        ("programId", code), *kinds,
    )


@lru_cache(maxsize=8192)
def sanction_facts(list_id: str, tags: tuple[str, ...]) -> tuple[BareFact, ...]:
    """A `Sanction` per tag; one without a program where there is no tag: the party is listed all the same."""
    if not tags:
        return child("sanction", "Sanction", ("entity", PARTY), ("authority", AUTHORITY), ("authorityId", NUMBER))
    return tuple(fact for tag in tags for fact in program_facts(list_id, tag))


@lru_cache(maxsize=8192)
def sanction_stamp(list_id: str, tags: tuple[str, ...]) -> Stamp:
    """`sanction_facts`, for a list whose parties have them by the thousand."""
    return make_stamp(sanction_facts(list_id, tags))


def is_known(tag: str) -> bool:
    """Whether the tag is in the table; others are read alike, and counted."""
    return program_id(tag) in TAGS
