"""What the remarks say of measures: directives, menus of sanctions, secondary sanctions, dates of effect.

Each becomes a `Sanction` of the party. All that speaks of one directive shares one `Sanction`, whose id is made of
the directive's own name; other texts have one each, whose id is made of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from seawall.model.ids import content_suffix, slug
from seawall.sources.us_ofac.births import dates
from seawall.sources.us_ofac.facts import PARTY, BareFact, Fact, Reading, child
from seawall.sources.us_ofac.lists import AUTHORITY

#: The menu of CAATSA section 235, of the Iran orders and of EO 14059, by words of the publisher; the first that is met.
MENU: Final[tuple[tuple[str, str], ...]] = (
    ("BLOCKING PROPERTY", "freeze"),
    ("INTERESTS IN PROPERTY BLOCKED", "freeze"),
    ("BAN ON INVESTMENT", "investment"),
    ("INVESTING IN OR PURCHASING", "investment"),
    ("FOREIGN EXCHANGE", "transaction"),
    ("BANKING TRANSACTIONS", "transaction"),
    ("IMPORT SANCTIONS", "import_control"),
    ("EXPORT SANCTIONS", "export_control"),
    ("EXPORT-IMPORT BANK", "services"),
    ("LOANS FROM", "sectoral"),
    ("MAKING LOANS", "sectoral"),
    ("PROCUREMENT", "procurement"),
    ("EXCLUSION OF CORPORATE OFFICERS", "travel"),
    ("FINANCIAL SERVICES", "services"),
    ("DIRECTIVE", "sectoral"),
)

_SECONDARY = re.compile(
    r"(?:Secondary sanctions risk:?\s*(?P<law>.*)"
    r"|Additional Sanctions Information - (?P<more>Subject to Secondary Sanctions.*))", re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_PROHIBITED = re.compile(r"(Transactions Prohibited For Persons Owned or Controlled By U\.S\. Financial Institutions):?\s*(.*)", re.DOTALL)
_CONTINUE = re.compile(r"U\.S\. Persons Must Continue to Block .*?(Executive Order \d+)?")
_ACCOUNTS = re.compile(r"United States financial institutions are prohibited from opening or maintaining a correspondent account.*", re.DOTALL)
_ORDER = re.compile(
    r"(?P<act>Executive Order \d+|CAATSA Section \d+|PEESA|IFCA)\s+(?:Directive )?(?:Determination|Information)\s*(?:[:\-]\s*)?(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DIRECTIVE = re.compile(r"Subject to (Directive \d+[a-z]?)", re.IGNORECASE)
_DATED = re.compile(r"(?P<what>Listing Date|Effective Date|Purchase/Sales For Divestment Date)\s*\((?P<act>[^()]+)\):?\s*(?P<date>.+)")
_NOT_SUBJECT = re.compile(r"Additional Sanctions Information - (Not .*)")
_OTHER_INFORMATION = re.compile(r"Additional Sanctions Information - (.+)", re.DOTALL)

#: First letters of all the texts above: most segments have others.
_BEGINNINGS: Final = frozenset({"sec", "add", "tra", "u.s", "uni", "exe", "caa", "pee", "ifc", "lis", "eff", "pur"})

#: `For more information on directives, please visit the following link: https://...`
LINK_AT_END = re.compile(r".*(?:for more information|following link|please see)\b.*?(https?://\S+?)\.?", re.IGNORECASE | re.DOTALL)

_DATE_PROP = {"Listing Date": "listingDate", "Effective Date": "startDate", "Purchase/Sales For Divestment Date": "date"}
#: Acts in brackets that are a program tag of the list: their dates belong to the `Sanction` of the tag.
_ACT_IS_TAG = {"CMIC": "CMIC-EO13959"}


@lru_cache(maxsize=4096)
def measure_reading(text: str) -> Reading | None:
    """What a segment says of a measure, or None if it speaks of something else.

    >>> [f[:2] for f in measure_reading("Executive Order 13662 Directive Determination - Subject to Directive 3").facts[2:4]]
    [('program', 'EO 13662 Directive 3'), ('provisions', 'sectoral')]
    """
    if text[:3].lower() not in _BEGINNINGS:
        return None
    if match := _SECONDARY.fullmatch(text):
        law = (match["law"] or "").strip()
        return _own(text, "secondary_risk", law)
    if match := _PROHIBITED.fullmatch(text):
        return _own(text, "transaction", match[2].strip())
    if match := _CONTINUE.fullmatch(text):
        return _own(text, "freeze", match[1] or "")
    if _ACCOUNTS.fullmatch(text):
        return _own(text, "sectoral", "")
    if match := _DATED.fullmatch(text):
        return _dated(match)
    if match := _ORDER.fullmatch(text):
        return _order(match, text)
    if match := _NOT_SUBJECT.fullmatch(text):
        return Reading(_sanction(content_suffix("sanction", text), ("status", match[1], text)))
    if match := _OTHER_INFORMATION.fullmatch(text):
        return _own(text, "other", match[1])
    return None


def _sanction(suffix: str, *pairs: tuple[str, str] | tuple[str, str, str | None]) -> tuple[BareFact, ...]:
    return child(suffix, "Sanction", ("entity", PARTY), ("authority", AUTHORITY), *pairs)


def _own(text: str, kind: str, law: str) -> Reading:
    """A measure whose text is all that there is of it."""
    return Reading(_sanction(content_suffix("sanction", text), ("provisions", kind, text), ("summary", law)))


def _kind(text: str) -> str:
    upper = text.upper()
    return next((kind for words, kind in MENU if words in upper), "other")


def _order(match: re.Match[str], text: str) -> Reading:
    """`Executive Order 14024 Directive Information Subject to Directive 2 - ...`, `CAATSA Section 235 Information: ...`."""
    act, rest = match["act"].replace("Executive Order", "EO"), match["text"].strip()
    directive = _DIRECTIVE.match(rest)
    if directive is not None:
        name = f"{act} {directive[1]}"
        kind = "services" if "financial services" in rest.lower() else "sectoral"
        return Reading(_sanction(f"sanction-{slug(name)}", ("program", name), ("provisions", kind, text)))
    if link := LINK_AT_END.fullmatch(rest):
        return Reading((Fact("sourceUrl", link[1], text),))
    return Reading(_sanction(content_suffix("sanction", text), ("program", act), ("provisions", _kind(rest), text)))


def _dated(match: re.Match[str]) -> Reading:
    """`Listing Date (EO 14024 Directive 2): 24 Feb 2022`, `Effective Date (CMIC) 02 Aug 2021`."""
    act, found = match["act"].strip(), dates(match["date"])
    if not found:
        return Reading((), (f"no date {match['date']!r}",))
    tag = _ACT_IS_TAG.get(act)
    suffix = f"sanction-{slug(tag or act)}"
    program = () if tag else (("program", act),)
    if match["what"].startswith("Purchase"):
        return Reading(_sanction(suffix, *program, ("description", match[0])))
    return Reading(_sanction(suffix, *program, (_DATE_PROP[match["what"]], found[0], match["date"])))
