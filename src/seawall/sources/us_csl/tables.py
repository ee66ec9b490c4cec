"""Columns of the Consolidated Screening List, the lists in it, and their measures.

Sources: the International Trade Administration's page of the list; 15 CFR 744 (Entity List: supplement no. 4, Unverified List:
no. 6, Military End User List: no. 7) and 764 (denial orders); 22 CFR 127.7 (debarment); the laws named in `ISN_MEASURES`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

SOURCE: Final = "us_csl"
TABLE: Final = "sources/us_csl/tables.py"
OFAC_LIST: Final = "us_csl_ofac"


class Sublist(NamedTuple):
    """One of the lists in the table.

    Attributes:
        list_id: ours.
        authority: who lists.
        program: name of the list.
        program_id: short code.
        topics: FollowTheMoney topics of a party on it.
        measures: kinds of measure; empty where the row's programs tell them.
    """

    list_id: str
    authority: str
    program: str
    program_id: str
    topics: tuple[str, ...]
    measures: tuple[str, ...]


def _ofac(code: str, name: str) -> Sublist:
    return Sublist(OFAC_LIST, "OFAC", name, code, ("sanction",), ())


_EXPORT: Final = ("export.control",)

ENTITY: Final = Sublist("us_bis_entity", "BIS", "Entity List", "US-BIS-EL", _EXPORT, ("export_control",))
MILITARY: Final = Sublist("us_bis_meu", "BIS", "Military End User List", "US-BIS-MEU", _EXPORT, ("export_control",))
UNVERIFIED: Final = Sublist("us_bis_uvl", "BIS", "Unverified List", "US-BIS-UVL", _EXPORT, ("export_control",))
DENIED: Final = Sublist("us_csl_dpl", "BIS", "Denied Persons List", "US-BIS-DPL", _EXPORT, ("export_control",))
NONPROLIFERATION: Final = Sublist("us_state_isn", "State ISN", "Nonproliferation Sanctions", "US-STATE-ISN", ("sanction",), ())
DEBARRED: Final = Sublist("us_state_dtc", "State DDTC", "AECA Debarred List", "US-STATE-DTC", ("debarment", "export.control"), ("arms", "export_control"))

#: The `source` column, folded (letters and digits in lower case), by its beginning; the names changed over the years.
SUBLISTS: Final[dict[str, Sublist]] = {
    "entitylist": ENTITY,
    "militaryenduser": MILITARY,
    "unverifiedlist": UNVERIFIED,
    "deniedpersons": DENIED,
    "nonproliferation": NONPROLIFERATION,
    "itardebarred": DEBARRED,
    "aecadebarred": DEBARRED,
    "speciallydesignatednationals": _ofac("SDN", "Specially Designated Nationals"),
    "foreignsanctionsevaders": _ofac("FSE", "Foreign Sanctions Evaders"),
    "sectoralsanctions": _ofac("SSI", "Sectoral Sanctions Identifications List"),
    "palestinianlegislativecouncil": _ofac("PLC", "Palestinian Legislative Council List"),
    "capta": _ofac("CAPTA", "Correspondent or Payable-Through Account Sanctions"),
    "listofforeignfinancialinstitutions": _ofac("CAPTA", "Correspondent or Payable-Through Account Sanctions"),
    "correspondentaccount": _ofac("CAPTA", "Correspondent or Payable-Through Account Sanctions"),
    "part561": _ofac("561", "Part 561 List"),
    "the561": _ofac("561", "Part 561 List"),
    "561list": _ofac("561", "Part 561 List"),
    "nonsdnmenubased": _ofac("MBS", "Non-SDN Menu-Based Sanctions List"),
    "nonsdnchinesemilitary": _ofac("CMIC", "Non-SDN Chinese Military-Industrial Complex Companies List"),
    "nonsdncommunistchinese": _ofac("CCMC", "Non-SDN Communist Chinese Military Companies List"),
    "nonsdniransanctionsact": _ofac("ISA", "Non-SDN Iran Sanctions Act List"),
    "nonsdniraniansanctionsact": _ofac("ISA", "Non-SDN Iran Sanctions Act List"),
    "nonsdniranian": _ofac("ISA", "Non-SDN Iran Sanctions Act List"),
    "nonsdnpalestinianlegislativecouncil": _ofac("PLC", "Palestinian Legislative Council List"),
    "executiveorder13599": _ofac("13599", "Executive Order 13599 List"),
    "eo13599": _ofac("13599", "Executive Order 13599 List"),
    "personsidentifiedasblockedsolelypursuanttoexecutiveorder13599": _ofac("13599", "Executive Order 13599 List"),
    "listofpersonsidentifiedasblockedsolely": _ofac("13599", "Executive Order 13599 List"),
}

#: `programs` of the nonproliferation list, folded, by a part of it, to the kinds of measure that the law provides.
ISN_MEASURES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("eo13382", ("freeze",)),
    ("eo12938", ("procurement", "import_control")),
    ("eo13094", ("procurement", "import_control")),
    ("eo12735", ("procurement", "import_control")),
    ("eo14024", ("freeze",)),
    ("inksna", ("procurement", "arms", "export_control")),
    ("irannorthkoreaandsyria", ("procurement", "arms", "export_control")),
    ("inpa", ("procurement", "arms", "export_control")),
    ("irannonproliferation", ("procurement", "arms", "export_control")),
    ("iransyrianonproliferation", ("procurement", "arms", "export_control")),
    ("iraniraqarms", ("procurement", "export_control")),
    ("chemicalandbiologicalweapons", ("procurement", "import_control", "arms", "export_control")),
    ("cbwact", ("procurement", "import_control", "arms", "export_control")),
    ("missilesanctions", ("procurement", "arms", "export_control")),
    ("missiletechnology", ("procurement", "arms", "export_control")),
    ("lethalmilitaryequipment", ("other",)),  # a limit on aid to the government
    ("exportimportbank", ("services",)),
    ("nuclearproliferationprevention", ("procurement",)),
    ("nationaldefenseauthorization", ("procurement",)),
)

#: All columns that a Consolidated Screening List has had: without `_id` until 2020, with it since; `id` in the API's own export.
COLUMNS: Final = (
    "_id", "source", "entity_number", "type", "programs", "name", "title", "addresses", "federal_register_notice", "start_date",
    "end_date", "standard_order", "license_requirement", "license_policy", "call_sign", "vessel_type", "gross_tonnage",
    "gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks", "source_list_url", "alt_names", "citizenships",
    "dates_of_birth", "nationalities", "places_of_birth", "source_information_url", "ids", "id", "country",
)  # fmt: skip
REQUIRED: Final = ("source", "name", "addresses", "alt_names")
#: Read by no one: hashes of name, date and notice that change whenever a notice is added (see README), and short links.
IGNORED: Final = frozenset({"_id", "id"})

#: `type` (folded): filled for OFAC's lists only.
TYPES: Final[dict[str, str]] = {
    "individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane", "": "LegalEntity",
}  # fmt: skip

STANDARD: Final[dict[str, str]] = {
    "y": "Standard terms of a denial order", "n": "Terms of its own; see the order", "": "",
}  # fmt: skip


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Letters and digits in lower case.

    >>> fold("E.O. 13382")
    'eo13382'
    """
    return "".join(char for char in text.lower() if char.isalnum())
