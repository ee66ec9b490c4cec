"""Passports, national identifiers and business registrations.

Newer rows have number and details in columns of their own, numbered alike; in the Consolidated List of old the number
stands inside the text: "Saudi Arabian passport no.C389664. Issued:15.9.2000. Expired:15.9.2005".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from seawall.model.ids import content_suffix
from seawall.sources.gb.facts import ID, NOTHING, Fact, Reading, child, one
from seawall.sources.gb.numbers import labeled_numbers, prop_of_label
from seawall.sources.gb.places import codes
from seawall.sources.gb.texts import items, numbered, said
from seawall.text.dates import parse_date

_DAY = r"(?P<day>\d{1,2}[./\- ]\d{1,2}[./\- ]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? ?[A-Z][a-z]{2,8}\.?,? ?\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|[A-Z][a-z]{2,8}\.? \d{4}|\d{4}-\d{2}-\d{2})"
_YEAR = r"(?P<year>\d{4})(?![\d/.\-])"
_ISSUED = re.compile(rf"(?:issued?|date of issue|issu(?:e|ing) date|valid from)\b(?:(?:(?!born|name)[^.;()]){{0,60}}?[:\s.]\s*(?:on |in |date:? ?)?{_DAY}|[:\s]*(?:on |in )?{_YEAR})", re.IGNORECASE)
_EXPIRES = re.compile(rf"(?:expir\w*|valid (?:until|to|till)|expiration|validity)\b(?:[^;()]{{0,30}}?[:\s.]\s*(?:on |in |date:? ?|until |to )*{_DAY}|[:\s]*(?:on |in |until )?{_YEAR})", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(\d{1,2}[./\-]\d{1,2}[./\-])(\d{2})")
_CUT = re.compile(r"\b(?:issued?|date of issue|issue date|expir\w*|valid\b|under (?:the )?name|place of issue|in (?:the )?name of|seized|cancelled|revoked|stolen|lost|made out|on \d)", re.IGNORECASE)
#: An Italian fiscal code of a person, printed in groups; the code itself has no blanks.
_GROUPED = r"[A-Z]{3} [A-Z]{3} \d\d[A-Z]\d\d [A-Z]\d{3}[A-Z]"
_TOKEN = re.compile(rf"(?<![\w/]){_GROUPED}(?![\w/])|" r"(?<![\w/])(?:[A-Z№]{1,4}[ \-/.]{1,2})?[A-Z0-9№][A-Z0-9\-/.]*\d{2}[A-Z0-9\-/]*|(?<!\w)[A-Z]{0,3}\d{1,4}(?: \d{2,7}){1,3}(?!\w)|(?<![\w/])[A-Z]?\d{3,}[A-Z]?(?!\w)")
_FISCAL_CODE = re.compile(_GROUPED)
_AGAIN = re.compile(r"(?<=[.)])\s+(?=(?:[A-Z][\w']+ ){0,3}(?:passport|Passport|identity|ID|national|No[.:]))|\)\s*,\s*(?=[A-Z]{0,3}[ \-]?\d{4,})|;\s+")
_LEAD_WORDS = re.compile(r"\b(?:passports?|numbers?|no|nos|national|identity|identification|card|civil|id|driv\w+|licen[cs]e|diplomatic|provisional|ordinary|false|forged|counterfeit|fiscal|code|military|residential|residence|permit|tax|service|official|tazkira|ration|alien|registration|foreign|travel|document|reiseausweis|booklet|voter|personal|ni|nat|nrc)\b\.?", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{3,})(?:\)|$)")
_SPACED = re.compile(r"(?<=\d)-\s+(?=\d)")
_PIECES = re.compile(r"[;,]\s*|\.\s+|\n")
_DATED = re.compile(r"\bdated \d{1,2}[/.]\d{1,2}[/.]\d{4}", re.IGNORECASE)

#: Labels that make a national identifier another number; a "registration number" of a person stays an `idNumber`.
_OWN_PROPS: Final = frozenset({"innCode", "taxNumber", "ogrnCode", "socialSecurityNumber"})
PASSPORT: Final = "passportNumber"
#: Words in the text of an identifier to its property.
_TYPES: Final = (
    ("fiscal code", "taxNumber"), ("tax", "taxNumber"), ("social security", "socialSecurityNumber"), ("passport", PASSPORT), ("laissez-passer", PASSPORT),
)  # fmt: skip


@lru_cache(maxsize=32768)
def read_passports(number: str, details: str) -> Reading:
    """Passport numbers with their details.

    >>> [(f.prop, f.value) for f in read_passports("A123456", "Kuwait. Issued on 12 May 2005").facts if f.suffix][1:4]
    [('number', 'A123456'), ('country', 'kw'), ('startDate', '2005-05-12')]
    """
    return _read_pairs(number, details, PASSPORT)


@lru_cache(maxsize=32768)
def read_national(number: str, details: str) -> Reading:
    """National identifiers: `idNumber`, or what their details name (a tax number, an INN)."""
    return _read_pairs(number, details, "idNumber")


def _read_pairs(number: str, details: str, prop: str) -> Reading:
    _, found = numbered(number)
    if not found:
        plain = said(number)
        if not plain:
            return _from_text(details, prop) if said(details) else NOTHING
        return _join([_document(plain, said(details), prop)])
    _, infos = numbered(details)
    by_number = {n: info for first, last, info in infos for n in range(first, last + 1)}
    common = said(details) if not infos else ""
    return _join([_document(item, by_number.get(first, common), prop) for first, _, item in found if item])


def _join(readings: list[Reading]) -> Reading:
    return Reading(tuple(fact for one_ in readings for fact in one_.facts), tuple(reject for one_ in readings for reject in one_.rejects))


def _document(printed: str, details: str, prop: str) -> Reading:
    """One number and what is said about it."""
    several = [number for number in labeled_numbers(printed) if number.prop in _OWN_PROPS] if prop != PASSPORT else []
    if several:
        return _join([_facts(number.number, number.printed, details, number.prop) for number in several])
    printed = _SPACED.sub("-", printed)
    number = said(_BRACKETS.sub(" ", printed).lstrip("'’`")).strip(" .,;:")
    if not number or not any(char.isdigit() for char in number) or len(number) > 60:
        return _from_text(f"{printed} {details}".strip(), prop)
    if " " in number and sum(char.isalpha() for char in number) > 6 and _FISCAL_CODE.fullmatch(number) is None:  # words around the number: "Passport no 4500"
        return _from_text(f"{printed}. {details}" if details else printed, prop)
    kind = _kind(f"{details} {' '.join(_BRACKETS.findall(printed))}", prop)
    return _facts(number, printed, details or " ".join(_BRACKETS.findall(printed)), kind)


def _kind(details: str, prop: str) -> str:
    if prop == PASSPORT:
        return prop
    named = prop_of_label(details)
    if named in _OWN_PROPS:
        return named
    lowered = details.lower()
    return next((kind for words, kind in _TYPES if words in lowered and kind != PASSPORT), prop)


def _facts(number: str, printed: str, details: str, prop: str, kind: str = "") -> Reading:
    """The number on the party, and the document as an entity of its own."""
    grouped = number if _FISCAL_CODE.fullmatch(number) is not None else None
    if grouped is not None:
        number = grouped.replace(" ", "")
    lands = codes(_land(details)) if details else ()
    suffix = content_suffix("ident", prop, number)
    facts = (
        one(prop, number, printed),
        *child(
            suffix, "Passport" if prop == PASSPORT else "Identification", ("holder", ID), ("number", number, grouped), ("type", kind),
            *(("country", land, details) for land in lands), ("startDate", _date(_ISSUED, details), details), ("endDate", _date(_EXPIRES, details), details),
            ("summary", details if details != kind else ""),
        ),
    )  # fmt: skip
    return Reading(facts)


def _land(details: str) -> str:
    """The words of the details that may name a country."""
    head = _CUT.split(details, maxsplit=1)[0]
    inner = " ".join(_BRACKETS.findall(head))
    plain = _LEAD_WORDS.sub(" ", _BRACKETS.sub(" ", head)).replace("Country:", " ")
    return " ".join(f"{plain} {_LEAD_WORDS.sub(' ', inner)}".split()).strip(" .,;:-–")


def _date(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    if match is None:
        return ""
    day = (match["day"] or match["year"]).strip(" .")
    if (short := _SHORT_YEAR.fullmatch(day)) is not None:
        day = f"{short[1]}20{short[2]}"
    return parse_date(re.sub(r"[./\- ]+(?=\d)", "/", day) if day[:1].isdigit() and not any(c.isalpha() for c in day) and "-" not in day[:5] else day) or ""


@lru_cache(maxsize=16384)
def _from_text(text: str, prop: str) -> Reading:
    """Documents whose number stands inside the text."""
    readings = []
    lead, found = numbered(text)
    pieces = [f"{lead} {item}".strip() for _, _, item in found if item] if found else [said(text)]
    for whole in pieces:
        for piece in _AGAIN.split(whole):
            if said(piece):
                readings.append(_one_from_text(piece, prop))
    return _join(readings)


def _one_from_text(text: str, prop: str) -> Reading:
    printed = said(text)
    head = _CUT.split(printed, maxsplit=1)[0]
    match = _TOKEN.search(head) or _TOKEN.search(printed)
    if match is None or sum(char.isdigit() for char in match[0]) < 3:
        return Reading((Fact("notes", f"{'Passport' if prop == PASSPORT else 'Identifier'}: {printed}", printed),), (("an identifier without a number", printed),))
    number = match[0].strip(" .,-/")
    label = printed[: match.start()].strip(" :.,-(№")
    rest = printed[match.end() :].strip(" .,;:-")
    kind = _kind(f"{label} {rest}", prop)
    if prop == PASSPORT and "passport" not in label.lower() and ("identity" in f"{label} {rest}".lower() or "national id" in f"{label} {rest}".lower()):
        kind = "idNumber"
    elif prop != PASSPORT and "passport" in label.lower():
        kind = PASSPORT
    label = "" if label.lower() in ("no", "nr", "number", "passport", "passport no", "passport number", "passport details") else label
    details = f"{label}. {rest}" if label and rest else label or rest
    return _facts(number, printed, details, kind, label)


@lru_cache(maxsize=16384)
def read_business_numbers(text: str) -> Reading:
    """Business registration numbers, with or without a label.

    >>> [(f.prop, f.value) for f in read_business_numbers("(1) OGRN: 5167746407054 (2) TIN: 9705082619").facts]
    [('ogrnCode', '5167746407054'), ('taxNumber', '9705082619')]
    >>> [(f.prop, f.value) for f in read_business_numbers("59058C IOM").facts]
    [('registrationNumber', '59058C IOM')]
    """
    facts: list[Fact] = []
    lead, found = numbered(text)
    for item in [said(f"{lead} {item}") for _, _, item in found if item] if found else items(text):
        rest = item
        for number in labeled_numbers(item):
            facts.append(one(number.prop, number.number, item))
            rest = " ".join(rest.split()).replace(number.printed, ";", 1)
        for piece in _PIECES.split(_DATED.sub(" ", rest)):
            number_alone = said(_BRACKETS.sub(" ", piece)).strip(" .,;:-–")
            if any(char.isdigit() for char in number_alone) and 4 <= len(number_alone) <= 60:
                facts.append(one("registrationNumber", number_alone, item))
    plain = said(text)
    if plain and not facts:
        return Reading((Fact("notes", f"Business registration: {plain}", plain),), (("a registration without a number", plain),))
    return Reading(tuple(facts))
