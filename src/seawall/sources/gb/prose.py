"""What remarks of both lists say in sentences: references, aliases, relatives, contacts, numbers, wallets, links.

Each fact is taken only where a fixed phrase of the publishers introduces it; the remark itself stays whole as a note.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from seawall.model.ids import content_suffix
from seawall.sources.gb.contacts import read_emails, read_imo, read_phones, read_sites
from seawall.sources.gb.facts import EACH_SANCTION, ID, Fact, Reading, child, one
from seawall.sources.gb.numbers import labeled_numbers
from seawall.sources.gb.texts import said
from seawall.text.dates import parse_date

_UN_NUMBER = r"(?:[A-Z]{2}[ie]\.\s?\d{3}|[A-Z]{1,3}\.[A-Z]\.\d+\.\d\d|[A-Z]\.\d\d\.[A-Z]{1,4}\.\d+)\b"
#: A word that begins with "UN". The pattern begins with a plain class, so that the search leaps to where it may be, and looks back from there.
_UN_MARK = re.compile(
    rf"[Uu](?<!\w.)(?i:N\.?\s*(?:list\w*\s*)?Ref(?:erence)?(?:\s*Numbers?)?\.?\s*[:.]?\s*(?:UN Ref\s*)?({_UN_NUMBER}(?:\s*(?:and|&|,|/)\s*{_UN_NUMBER})*))"
)
_UN_OF_LETTERS = re.compile(r"[A-Za-z]{2}[ieIE]\.\d{3}")
_UN_EACH = re.compile(_UN_NUMBER, re.IGNORECASE)
_OWN_NUMBER = re.compile(r"^\s*([A-Z]{2}[ie]\.\d{3})\b")
_GENDER = re.compile(r"\bGender\s*[:\[]?\s*\[?(male|female)\b", re.IGNORECASE)
_ALSO = re.compile(r"[Aa]lso (?:referred to|known) as:?\s+((?:[^.;(]|\.(?=\s?[A-Z]\b))+)")
_ALSO_SPLIT = re.compile(r"\s*,\s*(?:and |or )?|\s+and\s+|\s+or\s+|\s*/\s*")
_FATHER = re.compile(r"(?<![\w-])(?:Father['’]s name|Name of father)(?: is| was|:)?\s+([^.;,()]{2,60}?)(?=\s+and\s+(?:his |her )?(?:father|mother)|\s*[.;,()]|\s*$)", re.IGNORECASE)
_MOTHER = re.compile(r"(?<![\w-])(?:Mother['’]s name|Name of mother)(?: is| was|:)?\s+([^.;,()]{2,60}?)(?=\s+and\s+(?:his |her )?(?:father|mother)|\s*[.;,()]|\s*$)", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s;,()<>\"“”]+")
_SITE = re.compile(r"\bWeb\s?site(?:s)?(?: is)?\s*:?\s*((?:https?://|www\.)?[^\s;,()]+\.[^\s;,()]+)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PHONE = re.compile(r"\b(?:Tel(?:ephone)?|Phone|Fax|Mobile)(?:\s*(?:no|number|is)\b)?\.?\s*:?\s*((?:\+?\(?\d[\d ()\-/]{5,24}\d)(?:\s*(?:,|;|and|or)\s*\+?\(?\d[\d ()\-/]{5,24}\d)*)", re.IGNORECASE)
_IMO = re.compile(r"\bIMO(?:\s*(?:number|no\.?))?\s*:?\s*(\d{7})\b", re.IGNORECASE)
_MMSI = re.compile(r"\bMMSI\s*:?\s*(\d{9})\b", re.IGNORECASE)
_DIED = re.compile(r"(?:deceased|died|dead|killed)\b[^.;]{0,40}?\b(?:on|in|dated)\s+(?:approximately )?(\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4})\b")
_FOUNDED = re.compile(r"(?:Organi[sz]ation Established Date|Established Date|Incorporation date|Date of (?:incorporation|registration)|Registration date)\s*:?\s*([\dA-Za-z/.\- ]{6,20}?\d{4})", re.IGNORECASE)
_WALLET = re.compile(r"Digital Currency Address\s*[\-–:]?\s*(?:([A-Z]{3,5})\s+)?([A-Za-z0-9]{25,110})")
_NEXT_WALLET = re.compile(r"\b(XBT|ETH|USDT|TRX|LTC|XMR|BCH|BTC|ARB|BSC|SOL|ZEC|DASH|BTG|ETC|BSV|XVG|USDC|XRP)\s+([A-Za-z0-9]{25,110})")
_LINKED = re.compile(r"\bLinked To:?\s+([A-Z“\"'«][^.;]*?)(?=\.\s|\.$|;|$)")
_ASSET = re.compile(r"\bListed as asset of ([^().]{3,120}?)\s*\(OFSI ID:?\s*(\d+)")
_NOTICE = re.compile(r"Date of UN designation\s*:?\s*(\d{1,2}[./ ]\w{1,9}[./ ]\d{4})", re.IGNORECASE)
#: What a text in lower case must hold, the pattern, and the words of the fact.
_SOURCES: Final = (
    ("both uk listing", re.compile(r"\bBoth UK listing and EU listing", re.IGNORECASE), "Both UK listing and EU listing"),
    ("uk listing only", re.compile(r"\bUK listing only", re.IGNORECASE), "UK listing only"),
    ("eu listing", re.compile(r"\bEU listing[.;,]?\s*(?:Not UN|not UN)", re.IGNORECASE), "EU listing. Not UN"),
    ("un and eu listing", re.compile(r"\bUN and EU listing", re.IGNORECASE), "UN and EU listing"),
    ("un listing", re.compile(r"\bUN listing\b", re.IGNORECASE), "UN listing"),
)  # fmt: skip


def un_references(text: str) -> tuple[str, ...]:
    """References of the Security Council that the text gives as the party's own.

    >>> un_references("UN Ref QDi.004. Associated with X (QDe.132)"), un_references("un rEF KPe.024"), un_references("UN Ref E.29.I.7")
    (('QDi.004',), ('KPe.024',), ('E.29.I.7',))
    >>> un_references("Listed as asset of Invented Shipping (OFSI ID: 90001, UN Reference Number: UN Ref KPe.999)")
    ()
    """
    found = (
        _tidy_reference(number)
        for match in _UN_MARK.finditer(text)
        if text.rfind("(", 1, match.start()) <= text.rfind(")", 0, match.start())  # in brackets behind a name it is that name's
        for number in _UN_EACH.findall(match[1])
    )
    return tuple(dict.fromkeys(found))


def _tidy_reference(text: str) -> str:
    """`KPE.024` as the Council prints it: `KPe.024`."""
    text = text.replace(" ", "")
    if _UN_OF_LETTERS.fullmatch(text):
        return text[:2].upper() + text[2].lower() + text[3:]
    return text.upper()


@lru_cache(maxsize=16384)
def read_prose(text: str, schema: str) -> Reading:
    """Typed facts of a remark.

    Args:
        text: the remark.
        schema: schema of the party, since not every fact is one of a ship.
    """
    low = text.lower()
    facts: list[Fact] = [Fact("unscId", reference, None, EACH_SANCTION, "Sanction") for reference in un_references(text)] if "ref" in low else []
    if not facts and (own := _OWN_NUMBER.match(text)) is not None:
        facts.append(Fact("unscId", own[1], None, EACH_SANCTION, "Sanction"))
    for hint, pattern, words in _SOURCES if "listing" in low else ():
        if hint in low and pattern.search(text) is not None:
            facts.append(Fact("description", words, None, EACH_SANCTION, "Sanction"))
            break
    if "designation" in low and (match := _NOTICE.search(text)) is not None:
        day = parse_date(match[1])
        facts += [Fact("date", day, match[0], EACH_SANCTION, "Sanction")] if day else []
    facts += _names(text) if "also " in low else []
    if schema == "Person":
        facts += _personal(text, low)
    if schema != "Vessel":
        facts += _contacts(text, low)
        facts += _numbers(text, schema)
    if schema == "Organization" and "date" in low and (match := _FOUNDED.search(text)) is not None:
        day = parse_date(match[1].strip()) or parse_date(match[1].strip(), "mdy")
        facts += [one("incorporationDate", day, said(match[0]))] if day else []
    facts += _ships(text, schema) if "imo" in low or "mmsi" in low else []
    facts += _wallets(text)
    facts += [Fact("sourceUrl", url.rstrip(".")) for url in (_URL.findall(text) if "http" in text else ()) if "interpol" in url.lower()]
    return Reading(tuple(facts), (), _links(text))


def _links(text: str) -> tuple[tuple[str, str], ...]:
    links: list[tuple[str, str]] = []
    if "Linked To" in text:
        links += [("linked to", said(match[1]).strip(" \"“”'")) for match in _LINKED.finditer(text)]
    if "OFSI ID" in text:
        links += [("listed as asset of", f"{said(match[1])} (OFSI ID: {match[2]})") for match in _ASSET.finditer(text)]
    return tuple(links)


def _numbers(text: str, schema: str) -> list[Fact]:
    """Numbers with a label. A company's number in the remark on a person is not the person's and stays in the note."""
    found = []
    for number in labeled_numbers(text):
        if schema != "Person":
            found += [one(number.prop, number.number, number.printed)] if number.prop != "socialSecurityNumber" else []
        elif number.prop in ("innCode", "taxNumber", "socialSecurityNumber"):
            found.append(one(number.prop, number.number, number.printed))
        elif number.prop == "registrationNumber" and "identif" in number.printed.lower():
            found.append(one("idNumber", number.number, number.printed))
    return found


def _names(text: str) -> list[Fact]:
    """"Also referred to as X and Y": HM Treasury's form of a low-quality alias."""
    found = []
    for match in _ALSO.finditer(text):
        for piece in _ALSO_SPLIT.split(match[1]):
            name = said(piece).strip(" .'‘’\"“”")
            if (2 < len(name) <= 80 and name[:1].isupper()) or (name[:3].lower() in ("al-", "al ", "bin") and len(name) > 4):
                found.append(one("weakAlias", name, said(match[0])))
    return found


def _personal(text: str, low: str) -> list[Fact]:
    found = []
    if "gender" in low and (match := _GENDER.search(text)) is not None:
        found.append(one("gender", match[1].lower(), match[0]))
    for pattern, prop, word in ((_FATHER, "fatherName", "father"), (_MOTHER, "motherName", "mother")):
        for match in pattern.finditer(text) if word in low else ():
            found.append(one(prop, said(match[1]), said(match[0])))
    if ("deceased" in low or "died" in low or "dead" in low or "killed" in low) and (match := _DIED.search(text)) is not None and (day := parse_date(match[1])) is not None:
        found.append(one("deathDate", day, said(match[0])))
    return found


def _contacts(text: str, low: str) -> list[Fact]:
    found: list[Fact] = []
    for match in _SITE.finditer(text) if "web" in low else ():
        found.extend(read_sites(match[1].rstrip(".")).facts)
    for address in _EMAIL.findall(text) if "@" in text else ():
        found.extend(read_emails(address.rstrip(".")).facts)
    for match in _PHONE.finditer(text) if "tel" in low or "phone" in low or "fax" in low or "mobile" in low else ():
        found.extend(read_phones(match[1]).facts)
    return [fact for fact in found if fact.prop != "notes"]


def _ships(text: str, schema: str) -> list[Fact]:
    found: list[Fact] = []
    if schema in ("Vessel", "Organization"):
        for number in _IMO.findall(text):
            found.extend(read_imo(number).facts)
    if schema == "Vessel":
        found.extend(Fact("mmsi", number) for number in _MMSI.findall(text))
    return found


def _wallets(text: str) -> list[Fact]:
    """Crypto addresses, each an entity that the party holds."""
    found: list[Fact] = []
    if "igital Currency Address" not in text:
        return found
    pairs = [(match[2], match[1] or "") for match in _WALLET.finditer(text)]
    pairs += [(match[2], match[1]) for match in _NEXT_WALLET.finditer(text)]
    for key, currency in dict(pairs).items():
        suffix = content_suffix("wallet", key)
        found += child(suffix, "CryptoWallet", ("publicKey", key), ("currency", currency), ("holder", ID), ("topics", "sanction"))
    return found
