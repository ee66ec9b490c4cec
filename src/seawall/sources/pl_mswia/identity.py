"""The column "Dane identyfikacyjne": births, citizenships, numbers and addresses in free text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from seawall.sources.pl_mswia.texts import date_in, plain, territories_in

_BORN = re.compile(r"\bur(?:odzon(?P<ending>y|a|ego|ej|emu)|\.)\s*(?P<rest>[^\n;(]*)", re.IGNORECASE)
_PLACE = re.compile(r"\br(?:\.|oku)?,?\s+(?:w|we)\s+(?:miejscowości\s+)?(?P<place>[^\n;]+)", re.IGNORECASE)
_AFTER_PLACE = re.compile(r"\s*(?:\(?\b(?:obywatel|ob\.)|\bnr\b|\bPESEL\b|\(TIN|\bTIN\b).*$", re.IGNORECASE)
_CITIZEN = re.compile(r"\b(?:obywatel(?:k?a|em|ka|ki|ką|stwo)?|ob\.)\s*:?\s*(?P<land>[^\n,;()]+)", re.IGNORECASE)

_DIGITS: Final = r"[:\s]*(?:nr\.?|numer)?[:\s]*"
#: Label of a number, the number's pattern, the property, and the kind of document.
_NUMBERS: Final = (
    (re.compile(r"\bPESEL" + _DIGITS + r"(\d{11})\b", re.IGNORECASE), "idNumber", "PESEL"),
    (re.compile(r"\bKSH NUMBER(?:\s*\(KRS\))?" + _DIGITS + r"([\d-]{6,})", re.IGNORECASE), "registrationNumber", "KSH"),
    (re.compile(r"\bKRS" + _DIGITS + r"(\d{6,12})\b", re.IGNORECASE), "registrationNumber", "KRS"),
    (re.compile(r"\bNIP" + _DIGITS + r"(\d[\d-]{8,12}\d)\b", re.IGNORECASE), "taxNumber", "NIP"),
    (re.compile(r"\bREGON" + _DIGITS + r"(\d{8,14})\b", re.IGNORECASE), "registrationNumber", "REGON"),
    (re.compile(r"(?<!\w)(?:INN|ИНН)" + _DIGITS + r"(\d{10,12})\b", re.IGNORECASE), "innCode", "INN"),
    (re.compile(r"(?<!\w)(?:OGRN(?:IP)?|ОГРН(?:ИП)?)" + _DIGITS + r"(\d{13,15})\b", re.IGNORECASE), "ogrnCode", "OGRN"),
    (re.compile(r"(?<!\w)(?:OKPO|ОКПО)" + _DIGITS + r"(\d{8,10})\b", re.IGNORECASE), "okpoCode", "OKPO"),
    (re.compile(r"(?<!\w)(?:KPP|КПП)" + _DIGITS + r"(\d{9})\b", re.IGNORECASE), "registrationNumber", "KPP"),
    (re.compile(r"\bTIN" + _DIGITS + r"([\dA-Z]{8,14})\b"), "taxNumber", "TIN"),
    (re.compile(r"(?<!\w)(?:UNP|УНП)" + _DIGITS + r"(\d{9})\b", re.IGNORECASE), "taxNumber", "UNP"),
    (re.compile(r"\bD-?U-?N-?S" + _DIGITS + r"(\d[\d-]{7,11}\d)\b", re.IGNORECASE), "dunsCode", "DUNS"),
    (re.compile(r"\bLEI" + _DIGITS + r"([A-Z0-9]{20})\b"), "leiCode", "LEI"),
    (re.compile(r"\bVAT" + _DIGITS + r"([A-Z]{0,2}\d{8,12})\b"), "vatCode", "VAT"),
    (re.compile(r"\bIMO" + _DIGITS + r"(\d{7})\b", re.IGNORECASE), "registrationNumber", "IMO"),
    (re.compile(r"\bpaszport\w*" + _DIGITS + r"((?:[A-Z]{1,3} ?)?\d{6,10})\b", re.IGNORECASE), "passportNumber", "passport"),
    (re.compile(r"(?:\b(?:numer|nr) identyfikacyjny\s+)?\bBIN" + _DIGITS + r"([A-Z]{0,2}\d{9,14})\b", re.IGNORECASE), "registrationNumber", "BIN"),
    (re.compile(r"\bBusines+ Registration Number" + _DIGITS + r"([\dA-Z-]{5,})\b", re.IGNORECASE), "registrationNumber", "registration"),
    (re.compile(r"\bkrajowy numer identyfikacyjny" + _DIGITS + r"([A-Z]{0,2}[\d-]{5,})\b", re.IGNORECASE), "registrationNumber", "registration"),
    (re.compile(r"\b(?:numer|nr) (?:rejestrowy|rejestru|identyfikacyjny|rejestracyjny)" + _DIGITS + r"([A-Z]{0,2}[\d-]{4,})\b", re.IGNORECASE), "registrationNumber", "registration"),
    (re.compile(r"\brejestr(?:ze|u)? handlow\w+" + _DIGITS + r"([A-Z]{0,2}[\d-]{4,})\b", re.IGNORECASE), "registrationNumber", "registration"),
    (re.compile(r"\bzarejestrowan\w+ w [^\n,;]{3,60}? pod numerem\s+((?:[A-ZΑ-Ω]{1,3}\s?)?[\d-]{4,})", re.IGNORECASE), "registrationNumber", "registration"),
)  # fmt: skip

#: Without one of these a text holds no number with a label; most persons have a birth date alone.
_HINT = re.compile(r"KRS|PESEL|NIP|REGON|INN|ИНН|OGRN|ОГРН|OKPO|ОКПО|KPP|КПП|TIN|UNP|УНП|D-?U-?N|LEI|VAT|IMO|BIN|KSH|paszport|Regist|rejestr|identyfikacyjny", re.IGNORECASE)

_SEAT = re.compile(r"\b(?:siedziba|adres(?:y|em)?|prowadząc\w+ działalność gospodarczą pod adresem|pod adresem)\b\s*:?\s*", re.IGNORECASE)
_OTHER_ADDRESS = re.compile(
    r"\(\s*(?P<label>obecnie|poprzednio|poprzedni adres|(?:nazwa|adres)?\s*(?:w (?:języku|jęz\.) rosyjskim|rosyjskojęzyczn[ay]|arabsk\w+)|nazwa \w+|adres \w+)\s*:?\s*(?P<text>(?:[^()]|\([^()]*\))*)\)?", re.IGNORECASE
)
_LEFT_OVER = re.compile(r"\b(?:nr|numer)\b\.?\s*(?=$|[,;\n])|^\s*[,;.:]+|[,;:]+\s*$", re.IGNORECASE | re.MULTILINE)
_BLANK_GAP = re.compile(r"[ \xa0]{3,}")


class Number(NamedTuple):
    """A number with its property, kind and text as printed."""

    prop: str
    value: str
    kind: str
    printed: str


class Birth(NamedTuple):
    """What a text says about a birth."""

    date: str | None
    printed: str
    place: str
    gender: str
    gender_word: str


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> tuple[Number, ...]:
    """Numbers with their labels.

    >>> [(n.prop, n.value) for n in numbers_in("Nr KRS 0000312056 NIP 5222894064")]
    [('registrationNumber', '0000312056'), ('taxNumber', '5222894064')]
    """
    found, _ = _numbers(text)
    return found


def _numbers(text: str) -> tuple[tuple[Number, ...], str]:
    """Numbers in the order of the text, and the text without them."""
    found: list[tuple[int, Number]] = []
    rest = text
    if _HINT.search(text) is None:
        return (), text
    for pattern, prop, kind in _NUMBERS:
        for match in pattern.finditer(rest):
            found.append((match.start(), Number(prop, plain(match[1]), kind, plain(match[0]))))
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    return tuple(number for _, number in sorted(found, key=lambda pair: pair[0])), rest


@lru_cache(maxsize=4096)
def birth_in(text: str) -> Birth | None:
    """Birth date and place, and the gender that the Polish form tells.

    >>> birth_in("urodzony 15 listopada 1963 r. w Wilnie (Litwa)")
    Birth(date='1963-11-15', printed='urodzony 15 listopada 1963 r. w Wilnie (Litwa)', place='Wilnie (Litwa)', gender='male', gender_word='urodzony')
    """
    match = _BORN.search(text)
    if match is None:
        return None
    line = text[match.start() :].partition("\n")[0]
    ending = (match["ending"] or "").lower()
    gender = {"y": "male", "ego": "male", "emu": "male", "a": "female", "ej": "female"}.get(ending, "")
    place = _PLACE.search(line)
    where = plain(_AFTER_PLACE.sub("", place["place"])).strip(" ,.;") if place is not None else ""
    return Birth(date_in(line), plain(line), where, gender, match[0].split()[0] if gender else "")


@lru_cache(maxsize=4096)
def citizenships_in(text: str) -> tuple[tuple[str, str], ...]:
    """(code, text as printed) of each citizenship, and ("", text) where the territory is not known."""
    found: list[tuple[str, str]] = []
    for match in _CITIZEN.finditer(text):
        printed = plain(match[0])
        codes = territories_in(match["land"])
        found.extend((code, printed) for code in codes)
        if not codes:
            found.append(("", printed))
    return tuple(found)


@lru_cache(maxsize=4096)
def addresses_in(text: str) -> tuple[tuple[str, str], ...]:
    """(label, address) of each address: what is left of an entity's text without its numbers.

    >>> addresses_in("siedziba:\\nul. Leszno 12\\n00-105 Warszawa\\n(obecnie: Pl. Bankowy 2\\n00-095 Warszawa)\\nNr KRS 0000369430")
    (('', 'ul. Leszno 12, 00-105 Warszawa'), ('obecnie', 'Pl. Bankowy 2, 00-095 Warszawa'))
    """
    _, rest = _numbers(text)
    others = [(plain(match["label"]).lower(), match["text"]) for match in _OTHER_ADDRESS.finditer(rest)]
    rest = _OTHER_ADDRESS.sub("\n", rest)
    found = [("", address) for part in _SEAT.split(rest) if (address := _tidy(part))]
    found += [(label, address) for label, part in others if (address := _tidy(part))]
    return tuple(found)


def _tidy(text: str) -> str:
    """An address on one line."""
    text = _LEFT_OVER.sub(" ", _BLANK_GAP.sub("\n", text))
    lines = [plain(line).strip(" ,;") for line in text.split("\n")]
    joined = ", ".join(line for line in lines if any(char.isalnum() for char in line))
    if joined.count(")") > joined.count("("):
        joined = joined.replace(")", "", 1) if joined.endswith(")") is False else joined[:-1]
    return joined.strip(" ,;:") if any(char.isalpha() for char in joined) else ""
