"""Columns and fixed facts of the State Department's tables."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

REQUIRED: Final = (
    "schema", "name", "aliases", "topics", "program", "authority", "reason", "report-date", "start-date", "end-date", "country", "notes", "source_url",
)  # fmt: skip
OPTIONAL: Final = ()

#: Kinds of party, as the table calls them: FollowTheMoney schemas.
SCHEMAS: Final = {
    "Person": "Person", "Company": "Company", "Organization": "Organization", "LegalEntity": "LegalEntity", "PublicBody": "PublicBody",
    "Vessel": "Vessel", "Airplane": "Airplane",
}  # fmt: skip

#: Topics of FollowTheMoney that such tables give; a blank cell means "sanction".
TOPICS: Final = frozenset({
    "sanction", "sanction.linked", "sanction.counter", "debarment", "export.control", "export.control.linked", "export.risk", "crime", "crime.fin", "crime.fraud", "crime.terror",
    "crime.traffick", "crime.traffick.drug", "crime.traffick.human", "crime.war", "poi", "role.pep", "role.rca", "role.oligarch", "role.judge",
    "role.pol", "gov", "gov.soe", "gov.security", "mil", "reg.action", "reg.warn", "corp.disqual", "wanted", "fin", "fin.bank",
})  # fmt: skip


class Law(NamedTuple):
    """A law with a table of its own.

    Attributes:
        variant: what `recognizes` returns.
        list_id: the list.
        program: pattern of the program column.
        program_id: code in `reference/programs.csv`.
        legal_act: the law.
        measures: what follows from it.
    """

    variant: str
    list_id: str
    program: re.Pattern[str]
    program_id: str
    legal_act: str
    measures: tuple[str, ...]


LAWS: Final = (
    # Section 3 of the Act: no procurement by US agencies, no sales of arms, no export licenses.
    Law("inksna", "us_state_inksna", re.compile(r"nonproliferation|inksna|iran, north korea", re.IGNORECASE), "US-DOS-ISN",
        "Iran, North Korea, and Syria Nonproliferation Act, section 3 (50 U.S.C. 1701 note)", ("procurement", "arms", "export_control")),
    # Section 353(b): ineligible for visas and admission.
    Law("section353", "us_state_section353", re.compile(r"section\s*353|northern triangle", re.IGNORECASE), "US-CORRUPT-353",
        "United States-Northern Triangle Enhanced Engagement Act, section 353(b) (Pub. L. 116-260)", ("travel",)),
)  # fmt: skip

#: Territories that these tables write in a way of their own.
TERRITORIES: Final = {"ROK": "kr"}
