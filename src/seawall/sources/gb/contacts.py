"""Telephone numbers, e-mail addresses, web sites and ship particulars."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rigour.ids import IMO

from seawall.sources.gb.facts import Fact, Reading, one
from seawall.sources.gb.texts import items, said

_EMAIL = re.compile(r"[\w.+\-&']+@[\w\-]+(?:\.[\w\-]+)+")
_SITE = re.compile(r"(?:https?://|www\.)[^\s;,()<>]+|\b[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,10}(?:/[^\s;,()<>]*)?", re.IGNORECASE)
_PHONES = re.compile(r"\s*[;,]\s*(?=\+|\(?\d{2,})|\.\s+(?=\+|\(?\d{2,})|\s+(?:or|and)\s+(?=\+|\d)|\s+(?=\+\s?\d{1,3}[\s\-(])|\n+")
_LABEL = re.compile(r"^\(?(?:tel(?:ephone)?|phone|mobile|fax|cell)\)?(?:\s*(?:no|number))?\.?\s*:?\s*", re.IGNORECASE)
_SEVEN = re.compile(r"(?<!\d)(\d{7})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


@lru_cache(maxsize=8192)
def read_phones(text: str) -> Reading:
    """Telephone and fax numbers.

    >>> [f.value for f in read_phones("(1) +7 (36561) 33055 (2) +7 (861) 2033829").facts]
    ['+7 (36561) 33055', '+7 (861) 2033829']
    """
    facts, rejects = [], []
    for item in items(text):
        for piece in _PHONES.split(item):
            number = _LABEL.sub("", said(piece)).strip(" .,;:")
            if sum(char.isdigit() for char in number) >= 4:
                facts.append(one("phone", number, said(piece)))
            elif number:
                rejects.append(("not a telephone number", said(piece)))
                facts.append(Fact("notes", f"Phone: {said(piece)}", said(piece)))
    return Reading(tuple(facts), tuple(rejects))


@lru_cache(maxsize=8192)
def read_emails(text: str) -> Reading:
    """E-mail addresses; a cell that holds none is kept as a note and counted."""
    found = _EMAIL.findall(text)
    plain = said(text)
    if found or not plain:
        return Reading(tuple(one("email", address.strip(".'"), plain if plain != address else None) for address in found))
    return Reading((Fact("notes", f"Email: {plain}", plain),), (("not an e-mail address", plain),))


@lru_cache(maxsize=8192)
def read_sites(text: str) -> Reading:
    """Web sites; e-mail addresses in the same cell are told apart.

    >>> [(f.prop, f.value, f.original) for f in read_sites("www.peleng.by").facts]
    [('website', 'http://www.peleng.by', 'www.peleng.by')]
    """
    plain = said(text)
    if not plain:
        return Reading()
    emails = _EMAIL.findall(plain)
    rest = _EMAIL.sub(" ", plain)
    facts = [one("email", address, plain if plain != address else None) for address in emails]
    for match in _SITE.finditer(rest):
        site = match[0].rstrip(".,;:")
        facts.append(one("website", site if "://" in site else f"http://{site}", site))
    if facts:
        return Reading(tuple(facts))
    return Reading((Fact("notes", f"Website: {plain}", plain),), (("not a web address", plain),))


@lru_cache(maxsize=8192)
def read_imo(text: str) -> Reading:
    """IMO numbers; one whose check digit fails is a registration number and is counted.

    >>> [(f.prop, f.value) for f in read_imo("IMO9187629").facts], [(f.prop, f.value) for f in read_imo("9187620").facts]
    ([('imoNumber', 'IMO9187629')], [('registrationNumber', '9187620')])
    """
    plain = said(text)
    found = _SEVEN.findall(plain.replace("IMO", "IMO ").replace("imo", "imo "))
    facts, rejects = [], []
    for digits in found:
        if IMO.is_valid(digits):
            facts.append(one("imoNumber", f"IMO{digits}", plain))
        else:
            facts.append(one("registrationNumber", digits, plain))
            rejects.append(("the check digit of the IMO number fails", plain))
    if plain and not found:
        facts.append(Fact("registrationNumber", plain))
        rejects.append(("not an IMO number of seven digits", plain))
    return Reading(tuple(facts), tuple(rejects))


@lru_cache(maxsize=8192)
def read_year_built(text: str) -> Reading:
    """The year in which a ship was built."""
    years = _YEAR.findall(text)
    plain = said(text)
    if not years and plain:
        return Reading((Fact("notes", f"Year built: {plain}", plain),), (("not a year", plain),))
    return Reading(tuple(one("buildDate", year, plain) for year in years))


@lru_cache(maxsize=8192)
def read_values(prop: str, text: str) -> Reading:
    """Items of a cell as values of one property."""
    plain = said(text)
    return Reading(tuple(one(prop, item, plain) for item in items(text)))


@lru_cache(maxsize=8192)
def read_labeled(label: str, text: str) -> Reading:
    """A field for which there is no property: a note with its label."""
    plain = said(text)
    return Reading((Fact("notes", f"{label}: {plain}", plain),) if plain else ())


@lru_cache(maxsize=4096)
def read_gender(text: str) -> Reading:
    """`Male`, `Female`; anything else is kept as a note and counted."""
    plain = said(text).strip(" .[]")
    gender = GENDERS.get(plain.lower())
    if gender is None and plain:
        return Reading((Fact("notes", f"Gender: {plain}", plain),), (("not a gender of the table", plain),))
    return Reading((one("gender", gender, plain),) if gender else ())


GENDERS: Final = {"male": "male", "female": "female", "m": "male", "f": "female", "other": "other"}
