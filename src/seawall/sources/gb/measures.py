"""Kinds of measure in the words of the UK Sanctions List and the Consolidated List.

Source: "Sanctions Imposed" of the UK Sanctions List (phrases joined by `|`), its XML indicators, and the sentence
"Financial sanctions imposed in addition to an asset freeze" of the Consolidated List.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from seawall.sources.gb.facts import EACH_SANCTION, Fact, Reading
from seawall.sources.gb.texts import said
from seawall.text.dates import parse_date

#: Words in a phrase (folded) to the kind; the first that is found counts.
PHRASES: Final = (
    ("asset freeze", "freeze"), ("assets freeze", "freeze"), ("freezing", "freeze"),
    ("travel ban", "travel"), ("immigration", "travel"), ("excluded person", "travel"),
    ("arms embargo", "arms"), ("military goods", "arms"),
    ("technical assistance", "services"), ("trust services", "services"), ("internet service", "services"), ("professional", "services"), ("brokering", "services"),
    ("correspondent banking", "sectoral"), ("transferable securities", "sectoral"), ("money-market", "sectoral"), ("money market", "sectoral"),
    ("loans and credit", "sectoral"), ("loan", "sectoral"), ("clearing", "sectoral"), ("payment", "sectoral"),
    ("investment", "investment"), ("business arrangement", "transaction"), ("representative office", "other"), ("director disqualification", "other"),
    ("charter", "transport"), ("crew", "transport"), ("deflag", "transport"), ("de-flag", "transport"), ("port", "transport"), ("ship", "transport"),
    ("aircraft", "transport"), ("overflight", "transport"), ("bunker", "transport"), ("vessel", "transport"), ("registration", "transport"),
    ("export", "export_control"), ("import", "import_control"), ("procurement", "procurement"),
)  # fmt: skip

#: Elements of `SanctionsImposedIndicators` to the kind.
INDICATORS: Final = {
    "AssetFreeze": "freeze", "ArmsEmbargo": "arms", "TargetedArmsEmbargo": "arms", "CharteringOfShips": "transport", "ClosureOfRepresentativeOffices": "other",
    "CrewServicingOfShipsAndAircraft": "transport", "Deflag": "transport", "PreventionOfBusinessArrangements": "transaction", "ProhibitionOfPortEntry": "transport",
    "TravelBan": "travel", "PreventionOfCharteringOfShips": "transport", "PreventionOfCharteringOfShipsAndAircraft": "transport",
    "TechnicalAssistanceRelatedToAircraft": "services", "TechnicalAssistanceRelatedToShips": "services", "TechnicalAssistanceRelatedToShipsAndAircraft": "services",
    "TrustServicesSanctions": "services", "TrustServices": "services", "DirectorDisqualificationSanction": "other", "DirectorDisqualificationSanctions": "other",
    "InternetServicesSanctions": "services", "InternetServices": "services", "CorrespondentBankingRelationships": "sectoral", "CorrespondentBankingRelationshipsEtc": "sectoral",
    "TransferableSecuritiesAndMoneyMarketInstruments": "sectoral", "LoansAndCreditArrangements": "sectoral", "ShippingSanctions": "transport", "AircraftSanctions": "transport",
    "SpecifiedShip": "transport", "Investments": "investment",
}  # fmt: skip

_ADDITION = re.compile(r"[Ff]inancial sanctions imposed in addition to an asset freeze\s*:?\s*(.*?)(?=Date [^.]{0,60}? sanctions? imposed|[Nn]ame \(|\(UK |$)", re.DOTALL)
_DATED = re.compile(r"Date ([^.:]{3,60}?) sanctions? (?:were )?imposed\s*:?\s*(\d{1,2}/\d{1,2}/\d{4})")
_SENTENCE = re.compile(r"\.\s+|\.$|\|")


@lru_cache(maxsize=1024)
def kind_of(phrase: str) -> str | None:
    """The kind of measure that a phrase names, or None.

    >>> kind_of("Asset freeze"), kind_of("Prohibition of Port Entry"), kind_of("Correspondent banking relationships etc")
    ('freeze', 'transport', 'sectoral')
    """
    folded = phrase.lower()
    return next((kind for words, kind in PHRASES if words in folded), None)


def provision(kind: str, printed: str | None, valid_from: str | None = None) -> Fact:
    """A measure on each of the party's sanctions."""
    return Fact("provisions", kind, printed, EACH_SANCTION, "Sanction", None, valid_from)


@lru_cache(maxsize=4096)
def sanctions_imposed(text: str) -> Reading:
    """`Sanctions Imposed`: phrases joined by `|`."""
    facts, rejects = [], []
    for piece in text.split("|"):
        phrase = said(piece)
        if not phrase:
            continue
        kind = kind_of(phrase)
        if kind is None:
            rejects.append(("a measure that is in no table", phrase))
        facts.append(provision(kind or "other", phrase))
    return Reading(tuple(facts), tuple(rejects))


@lru_cache(maxsize=4096)
def in_addition(text: str) -> Reading:
    """Measures beside the asset freeze, with their dates, in a remark of the Consolidated List."""
    match = _ADDITION.search(text) if "in addition to an asset freeze" in text else None
    if match is None:
        return Reading()
    dates = [(said(found[1]).lower(), parse_date(found[2])) for found in _DATED.finditer(text)]
    facts, rejects = [], []
    for piece in _SENTENCE.split(match[1]):
        phrase = said(piece).strip(" .")
        if not phrase:
            continue
        kind = kind_of(phrase)
        if kind is None:
            rejects.append(("a measure that is in no table", phrase))
        since = next((day for words, day in dates if words in phrase.lower() or phrase.lower() in words), None)
        if since is None and len(dates) == 1 and kind == kind_of(dates[0][0]):
            since = dates[0][1]
        facts.append(provision(kind or "other", phrase, since))
    return Reading(tuple(facts), tuple(rejects))
