"""Names in six columns, and names in the original script."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from seawall.sources.gb.facts import NOTHING, Fact, Reading, one
from seawall.sources.gb.texts import items, said

Kind = Literal["name", "alias", "weakAlias", "previousName"]

#: Columns in which a person's parts stand, and their properties: positions, and not always their meaning.
PARTS: Final = ("firstName", "secondName", "middleName", "middleName", "middleName", "lastName")

#: Non-Latin Script Language as printed (folded) to ISO 639-3. Some rows name the script or the country instead.
LANGUAGES: Final = {
    "arabic": "ara", "armenian": "hye", "azerbaijani": "aze", "azeri": "aze", "belarusian": "bel", "belarussian": "bel", "bosnian": "bos", "bulgarian": "bul", "burmese": "mya",
    "chechen": "che", "chinese": "zho", "chinese simplified": "zho", "chinese traditional": "zho", "mandarin": "zho", "croatian": "hrv", "dari": "prs", "dari persian": "prs", "english": "eng",
    "farsi": "fas", "french": "fra", "georgian": "kat", "greek": "ell", "hebrew": "heb", "hindi": "hin", "japanese": "jpn", "kazakh": "kaz", "khmer": "khm", "korean": "kor", "kurdish": "kur",
    "kyrgyz": "kir", "macedonian": "mkd", "moldovan": "ron", "mongolian": "mon", "montenegrin": "cnr", "pashto": "pus", "persian": "fas", "persian/farsi": "fas", "farsi/persian": "fas",
    "portuguese": "por", "romanian": "ron", "romanian; moldavian; moldovan": "ron", "russian": "rus", "russia": "rus", "serbian": "srp", "sinhala": "sin", "somali": "som", "spanish": "spa",
    "tajik": "tgk", "tamil": "tam", "thai": "tha", "tigrinya": "tir", "turkish": "tur", "turkmen": "tuk", "ukrainian": "ukr", "ukraine": "ukr", "urdu": "urd", "uzbek": "uzb", "vietnamese": "vie",
    "amharic": "amh", "bengali": "ben", "nepali": "nep", "punjabi": "pan", "albanian": "sqi",
}  # fmt: skip


@lru_cache(maxsize=131072)
def read_name(kind: Kind, family: str, given: tuple[str, ...], is_person: bool) -> Reading:
    """A name in natural order; the parts of a person's primary name are properties of their own.

    Args:
        kind: the property of the whole name.
        family: Name 6, the surname or an entity's name.
        given: Name 1 to Name 5.
        is_person: whether the parts mean something.

    >>> [(f.prop, f.value, f.original) for f in read_name("alias", "AL-HOUTHI", ("Ali", "Hussein", "", "", ""), True).facts]
    [('alias', 'Ali Hussein AL-HOUTHI', 'AL-HOUTHI, Ali Hussein')]
    """
    family = _part(family)
    parts = [_part(part) for part in given]
    first = " ".join(part for part in parts if part)
    name = f"{first} {family}" if first and family else first or family
    if not name or name.lower() in ("unknown", "n/a"):
        return NOTHING
    facts = [one(kind, name, f"{family}, {first}" if first and family else None)]
    if kind == "name" and is_person and first:
        facts += [Fact(prop, part) for prop, part in zip(PARTS, (*parts, family), strict=True) if part]
    return Reading(tuple(facts))


def _part(text: str) -> str:
    """A part with single blanks. "Na" is a name; only signs without a letter or digit say nothing."""
    if text.isalpha():
        return text
    text = " ".join(text.split())
    return text if any(map(str.isalnum, text)) else ""


@lru_cache(maxsize=65536)
def read_script_name(kind: Kind, text: str, language: str, script: str) -> Reading:
    """A name in the original script, with its language where the list states one that is known."""
    lang = LANGUAGES.get(said(language).lower()) or LANGUAGES.get(said(script).lower())
    pieces = items(text)
    facts = tuple(Fact(kind, piece, text.strip() if len(pieces) > 1 else None, "", "", lang) for piece in pieces)
    printed = said(language)
    rejects = (("a language that is in no table", printed),) if facts and printed and lang is None and printed.lower() not in SCRIPTS else ()
    return Reading(facts, rejects)


#: Scripts that stand in the column of the language.
SCRIPTS: Final = frozenset({"cyrillic", "cryillic", "cyrilic", "latin", "hangul", "perso-arabic", "han"})
