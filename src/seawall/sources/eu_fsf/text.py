"""Small readings of the Union's texts: blanks, countries, remarks, dates."""

from __future__ import annotations

import re
from functools import lru_cache

from rigour.langs import iso_639_alpha3
from rigour.territories import get_territory

from seawall.sources.eu_fsf.tables import LANGUAGES, NO_COUNTRY, NO_VALUE, TWICE_GIVEN
from seawall.text.dates import parse_date
from seawall.text.territories import territory_code

_LATIN_UP_TO = "\u02ff"  # IPA is Latin ("ə" of Azeri names); modifier letters, such as the apostrophe U+02EE, are of no script
_UN_DATE = re.compile(r"\(?\s*Date of UN designation:\s*(\d{4}-\d{2}-\d{2})\s*\)?")
_REGIMES = re.compile(r"\(Entity is sanctioned in (.*) of programme [^()]*\)\s*$", re.DOTALL)
_REGIME = re.compile(r"in regime (.+?) of programme (\w+)")
_LISTED = re.compile(
    r"(?:date of (?:UN )?(?:listing|designation)(?: referred to in [^:]*)?|listed on|UNLI)\s*:?\s*-?\s*"
    r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]+\.? \d{4})", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def clean(text: str | None) -> str:
    """Text with whitespace collapsed; a mark that stands for "no value" is the empty string.

    >>> clean(" Orest  Hrynko\\n"), clean("-"), clean("N/A"), clean(None)
    ('Orest Hrynko', '', '', '')
    """
    if not text:
        return ""
    text = " ".join(text.split())
    return "" if len(text) < 14 and text.lower() in NO_VALUE else text


@lru_cache(maxsize=65536)
def is_latin(text: str) -> bool:
    """Whether every letter is of the Latin script.

    >>> is_latin("Gabinete de Ñu"), is_latin("Oboronnaˮ"), is_latin("Орест")
    (True, True, False)
    """
    return text.isascii() or all(ch <= _LATIN_UP_TO or "\u1e00" <= ch <= "\u1eff" or not ch.isalpha() for ch in text)


@lru_cache(maxsize=4096)
def country_code(text: str) -> str | None:
    """The code of a country given by two or three letters or by its description; "" if none is stated, None if it is not known.

    >>> country_code("DZ"), country_code("IRQ"), country_code("00"), country_code("CONGO, Democratic Republic of (was Zaire)"), country_code("Mars")
    ('dz', 'iq', '', 'cd', None)
    """
    text = text.strip()
    code = text.upper()
    return "" if code in NO_COUNTRY else TWICE_GIVEN.get(code) or territory_code(text)


def stated_country(code: str, description: str) -> str:
    """What to read of a country's code and description: the code, or the description where the code says nothing or was given to two countries.

    >>> stated_country("DZ", "ALGERIA"), stated_country("00", "UNKNOWN"), stated_country("CS", "SERBIA AND MONTENEGRO")
    ('DZ', 'UNKNOWN', 'SERBIA AND MONTENEGRO')
    """
    code, description = code.strip(), description.strip()
    return description if not code or code == "00" or (description and code.upper() in TWICE_GIVEN) else code


@lru_cache(maxsize=1024)
def country_name(code: str) -> str:
    """The English name of a code, for addresses: the formats print codes, descriptions or both."""
    territory = get_territory(code)
    return str(territory.name) if territory is not None else code


@lru_cache(maxsize=1024)
def language(code: str) -> tuple[bool, str | None]:
    """(known, ISO 639-3) of a language code.

    >>> language("FR"), language(""), language("XX")
    ((True, 'fra'), (True, None), (False, None))
    """
    code = code.strip().upper()
    if code in LANGUAGES:
        return True, LANGUAGES[code]
    found = iso_639_alpha3(code) if 2 <= len(code) <= 3 else None
    return found is not None, found


def bare(text: str) -> str:
    """A remark without the pair of brackets that some formats put around it.

    >>> bare("((a) Died in 2003)"), bare("(Son of A) and (B)")
    ('(a) Died in 2003', '(Son of A) and (B)')
    """
    text = text.strip()
    while text[:1] == "(" and text[-1:] == ")":
        depth = 0
        for index, char in enumerate(text):
            depth += (char == "(") - (char == ")")
            if depth == 0 and index < len(text) - 1:
                return text
        if depth != 0:
            return text
        text = text[1:-1].strip()
    return text


@lru_cache(maxsize=16384)
def split_remark(text: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """(designation date, remark, regimes) of the old formats' `remark`, which joins what XML 1.1 keeps apart.

    >>> split_remark("(Date of UN designation: 2002-02-21)\\\\n(Widow)")
    ('2002-02-21', 'Widow', ())
    """
    text = text.replace("\\n", "\n").replace("\\r", "")
    designated = ""
    if (match := _UN_DATE.match(text)) is not None:
        designated, text = match[1], text[match.end() :]
    regimes: tuple[tuple[str, str], ...] = ()
    if "Entity is sanctioned in" in text and (match := _REGIMES.search(text)) is not None:
        regimes = tuple((found[1], found[2]) for found in _REGIME.finditer(match[0]))
        text = text[: match.start()]
    return designated, clean(bare(text)), regimes


@lru_cache(maxsize=16384)
def listed_on(text: str) -> tuple[str, str]:
    """(ISO date, printed words) of a date of listing that running text states, or two empty strings.

    >>> listed_on("Date of listing: 21.10.2014.")
    ('2014-10-21', 'Date of listing: 21.10.2014')
    """
    match = _LISTED.search(text)
    day = parse_date(match[1]) if match is not None else parse_date(text.strip(" ."))
    if day is None:
        return "", ""
    return day, match[0] if match is not None else text.strip()


def place_of(*parts: str | None) -> str:
    """City, place, region and post code as one text, each once."""
    kept: list[str] = []
    for part in filter(None, parts):
        text = clean(part).strip(", ")
        if text and text not in kept:
            kept.append(text)
    return ", ".join(kept)
