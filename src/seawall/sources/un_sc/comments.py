"""Facts in the Security Council's running text: `COMMENTS1` and the notes of aliases, addresses and documents.

The text itself always stays as `notes`; what follows a pattern that the committees use throughout is typed as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rigour.ids.imo import IMO

from seawall.sources.un_sc.tables import PRINTED_MEASURES
from seawall.text.dates import parse_date

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:(?:\d{{1,2}}\s+)?{_MONTH}\s*)?\d{{4}}|{_MONTH}\s+\d{{1,2}},\s+\d{{4}}"
#: A name in running text ends at a mark, at a bracket or where the next label begins.
_NAME = r"[^.;,(\[\n]{2,80}?(?=[.;,(\[\n]|$|\s+(?:and|Mother|Father|mother|father|INTERPOL|Gender|Review|Provided)\b)"

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”)\]]+")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEBSITE = re.compile(r"[Ww]eb ?site:?\s*((?:https?://|www\.)[^\s<>\"”)\];]+)")
_PHONE = re.compile(r"(?:Tel(?:ephone)?s?\b\.?|Phone|Mobile|Fax)(?:\s+numbers?)?\s*:?\s*((?:\+?\d[\d ()/-]{5,}\d(?:\s*(?:,|and|;)\s*)?)+)", re.IGNORECASE)
_PHONE_SPLIT = re.compile(r"\s*(?:,|;|\band\b| / )\s*")
_IMO = re.compile(r"(?:IMO|International Maritime Organization)\b[^.;\d]{0,40}?(\d{7})\b")
_SWIFT = re.compile(r"SWIFT(?:/BIC)?(?:\s+code)?:?\s*([A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?)\b")
_NUMBERS = (
    (re.compile(r"Pakistan National Tax Number:?\s*(\d{5,})"), "taxNumber"),
    (re.compile(r"(?:Federal )?Employer Identification Number[^:]{0,40}:\s*([\d-]{6,})"), "taxNumber"),
    (re.compile(r"Registered company number:?\s*([\w-]{4,})"), "registrationNumber"),
    (re.compile(r"(?:[Cc]ompany registration|Business Registration) [Nn]umber:?\s*([\w-]{4,})"), "registrationNumber"),
    (re.compile(r"registr(?:y|ation) number (\w[\w./-]*\w|\d)"), "registrationNumber"),
)
_GENDER = re.compile(r"(?:Gender|Sex)\s*:?\s*\[?\s*(male|female)\b", re.IGNORECASE)
_FATHER = re.compile(rf"(?<![\w-])(?:[Hh]is )?[Ff]ather[’']s name(?:\s+(?:is|was)|:)?\s+({_NAME})|[Nn]ame of father(?:\s+is|:)?\s+({_NAME})")
_MOTHER = re.compile(rf"[Mm]other[’']s name(?:\s+(?:is|was)|:)?\s+({_NAME})|[Nn]ame of mother(?:\s+is|:)?\s+({_NAME})")
_TRIBE = re.compile(r"Belong(?:s|ed) to (?:the )?([A-Z][\w’' -]{2,40}?) (?:tribe|ethnic group)")
_BODY = (
    ("eye colo", re.compile(r"[Ee]ye colou?r:?\s*([a-z][a-z/ -]+)", re.IGNORECASE), "eyeColor"),
    ("hair", re.compile(r"[Hh]air(?: colou?r)?:\s*([a-z][a-z/ -]+)", re.IGNORECASE), "hairColor"),
    ("height", re.compile(r"[Hh]eight:?\s*(?:about |approximately )?(\d[\d.]*\s?(?:cm|m)\b|\d+ feet[^;.]*)", re.IGNORECASE), "height"),
    ("weight", re.compile(r"[Ww]eight:?\s*(?:about |approximately )?(\d[\d.]*\s?(?:kg|pounds|lbs)\b)", re.IGNORECASE), "weight"),
)
_LANGUAGES = re.compile(r"Speaks ([A-Z][\w, ]+?)(?=\.|;|$)")
_DEATH = re.compile(
    r"(?:^|[.;:”]\s*|\s(?=Reportedly |Confirmed |Deceased ))((?:[Rr]eported(?:ly)? |[Cc]onfirmed |[Bb]elieved |[Aa]s of [A-Z][a-z]+ \d{4}, reportedly )?(?:to have |to be |as )?"
    r"(?:[Dd]eceased|[Dd]ied|[Kk]illed|[Aa]ssassinated)\b"
    rf"(?:[^.;]{{0,120}}?\b(in|on|as of|as at|since)\s+(?:early |mid-|late )?({_DATE}))?)"
)
_EXPIRY = re.compile(rf"(?:exp(?:ir\w*)?\.?(?:\s+date)?|expiry date of|valid until|[Dd]ate of expiration)\s*:?\s*(?:on\s+|of\s+)?(\d{{4}}-\d\d-\d\d|{_DATE})", re.IGNORECASE)
_ISSUE = re.compile(rf"(?:issued?(?:\s+(?:in|at|by)\s+[A-Z][^;,.\d]{{1,40}}?)?(?:\s+on|\s+in)?|[Dd]ate of issue:?)\s+(\d{{4}}-\d\d-\d\d|{_DATE})", re.IGNORECASE)
_PASSPORT = re.compile(r"[Pp]assport (?:no\.?|number|No\.?)\s*:?\s*([A-Z]{0,3}[ -]?\d[\w-]{3,})")
_REVIEW = re.compile(rf"(?:The )?[Rr]eview pursuant to Security Council [Rr]esolutions? \d+ \(\d{{4}}\) was concluded on (?:{_DATE})")
_LISTED_UNDER = re.compile(r"[Ll]isted (?:on ([^.]{5,25}?) )?pursuant to [^.]*?\(([A-Z][^)0-9]*)\)")
_OLD_REFERENCE = re.compile(r"\[?Old Reference #\s*([^\]\s][^\]]*?)\s*\]")
#: The dot of a reference number ("QDi.127"): three letters before it, three digits after. A search for a dot is six times as fast as one for capitals.
_REFERENCES = re.compile(r"\.(?<=[A-Z]{2}[ie]\.)\d{3}\b")
_INTERPOL = re.compile(r"https?://www\.interpol\.int/[^\s,;)\]]+")


class Fact(NamedTuple):
    """A typed value found in running text: property, value, and the words that say it."""

    prop: str
    value: str
    original: str


def contact_facts(text: str) -> list[Fact]:
    """Phones, e-mail addresses and websites; for notes of addresses as well as for comments."""
    found: list[Fact] = []
    lowered = text.lower()
    if "tel" in lowered or "phone" in lowered or "mobile" in lowered or "fax" in lowered:
        for match in _PHONE.finditer(text):
            for number in _PHONE_SPLIT.split(match[1].strip(" ,;")):
                if sum(char.isdigit() for char in number) > 5:
                    found.append(Fact("phone", number.strip(), match[0].strip(" ,;")))
    if "@" in text:
        found += [Fact("email", match[0].rstrip("."), match[0]) for match in EMAIL.finditer(text)]
    if "ebsite" in text or "eb site" in text:
        found += [Fact("website", match[1].rstrip("."), match[0]) for match in _WEBSITE.finditer(text)]
    return found


def party_facts(text: str, is_person: bool) -> list[Fact]:
    """Facts on the party itself in `COMMENTS1`."""
    found = contact_facts(text)
    if "interpol.int" in text:
        begin = max(text.find("interpol.int") - 12, 0)  # of "https://www."
        found += [Fact("sourceUrl", match[0].rstrip("."), match[0]) for match in _INTERPOL.finditer(text, begin)]
    if "umber" in text:
        found += [Fact(prop, match[1], match[0]) for pattern, prop in _NUMBERS for match in pattern.finditer(text)]
    found += _person_facts(text) if is_person else _entity_facts(text)
    return found


def _person_facts(text: str) -> list[Fact]:
    """Substring tests come first: most comments hold few of these facts, and a failed search costs more than the test."""
    found: list[Fact] = []
    if ("ender" in text or "ex:" in text) and (match := _GENDER.search(text)) is not None:
        found.append(Fact("gender", match[1].lower(), match[0]))
    if "s name" in text or "ame of " in text:
        for word, pattern, prop in (("ather", _FATHER, "fatherName"), ("other", _MOTHER, "motherName")):
            at = text.find(word)
            if at >= 0:  # "Name of father" begins ten letters before, "His father" five
                found += [Fact(prop, (match[1] or match[2]).strip(), match[0]) for match in pattern.finditer(text, max(at - 10, 0))]
    if "elong" in text:
        found += [Fact("ethnicity", match[1], match[0]) for match in _TRIBE.finditer(text)]
    if "Speaks" in text and (match := _LANGUAGES.search(text)) is not None:
        found.append(Fact("spokenLanguage", match[1], match[0]))
    if "hysical" in text or "colo" in text or "eight" in text:
        lowered = text.lower()
        for word, pattern, prop in _BODY:
            found += [Fact(prop, match[1].strip(), match[0]) for match in pattern.finditer(text)] if word in lowered else ()
    if "eceased" in text or "died" in text or "Died" in text or "illed" in text or "ssassinated" in text:
        found += _death_facts(text)
    return found


def _death_facts(text: str) -> Iterator[Fact]:
    """A reported death; its date only where the text says "in" or "on", for "as of" names the report."""
    for match in _DEATH.finditer(text):
        yield Fact("status", match[1].strip(), match[1].strip())
        day = parse_date(match[3]) if match[3] and match[2] in ("in", "on") else None
        if day is not None:
            yield Fact("deathDate", day, match[1].strip())


def _entity_facts(text: str) -> list[Fact]:
    found: list[Fact] = []
    if "IMO" in text or "Maritime Organization" in text:
        for match in _IMO.finditer(text):
            number = IMO.normalize(match[1])
            found.append(Fact("imoNumber", number, match[0]) if number is not None else Fact("registrationNumber", match[1], match[0]))
    if "SWIFT" in text:
        found += [Fact("swiftBic", match[1].replace(" ", ""), match[0]) for match in _SWIFT.finditer(text)]
    return found


def printed_measures(text: str) -> dict[str, str]:
    """Kinds of measure that the comment names for this entry, with its words; empty if it names none.

    >>> printed_measures("Listed pursuant to paragraph 15 of resolution 1970 (Travel Ban).")
    {'travel': 'Listed pursuant to paragraph 15 of resolution 1970 (Travel Ban)'}
    """
    found: dict[str, str] = {}
    if "isted pursuant" not in text and "isted on" not in text:
        return found
    for match in _LISTED_UNDER.finditer(text):
        for words in match[2].split(","):
            kind = PRINTED_MEASURES.get(" ".join(words.lower().split()))
            if kind is not None:
                found[kind] = match[0]
    return found


def listing_dates(text: str) -> Iterator[Fact]:
    """Dates of listing that the comment adds ("Listed on 17 March 2011 pursuant to ...")."""
    if "isted on" not in text:
        return
    for match in _LISTED_UNDER.finditer(text):
        day = parse_date(match[1]) if match[1] else None
        if day is not None:
            yield Fact("listingDate", day, match[0])


def reviews(text: str) -> list[str]:
    """Sentences on concluded reviews of the entry."""
    found: list[str] = []
    at = text.find("eview pursuant")
    while at >= 0:  # a search with the pattern would try each letter of the text
        match = _REVIEW.match(text, at - 5 if text.startswith("The ", max(at - 5, 0)) else max(at - 1, 0))
        if match is not None:
            found.append(match[0])
        at = text.find("eview pursuant", match.end() if match is not None else at + 1)
    return found


def old_references(text: str) -> list[str]:
    """Reference numbers under which the entry stood before 2014."""
    return [match[1] for match in _OLD_REFERENCE.finditer(text)] if "Old Reference" in text else []


def linked_references(text: str, own: str) -> dict[str, str]:
    """Reference numbers of other entries that the text names, each with the sentence around it."""
    found: dict[str, str] = {}
    for match in _REFERENCES.finditer(text):
        begin = match.start() - 3
        reference = text[begin : match.end()]
        if reference != own and reference not in found:
            start = max(text.rfind(". ", 0, begin), text.rfind("; ", 0, begin)) + 1
            end = text.find(". ", match.end())
            found[reference] = text[start : end if end > 0 else len(text)].strip(" .;")
    return found


def expiry_date(text: str) -> str | None:
    """The date on which a document expires, from its note."""
    lowered = text.lower()
    match = _EXPIRY.search(text) if "exp" in lowered or "valid" in lowered else None
    return parse_date(match[1]) if match is not None else None


def issue_date(text: str) -> str | None:
    """The date on which a document was issued, from its note."""
    match = _ISSUE.search(text) if "issue" in text.lower() else None
    return parse_date(match[1]) if match is not None else None


def passport_numbers(text: str) -> Iterator[Fact]:
    """Passports in the note of an alias: "passport number TR024417 issued 20 Dec. 2003 by ..."."""
    for match in _PASSPORT.finditer(text):
        yield Fact("passportNumber", match[1].strip(), match[0])
