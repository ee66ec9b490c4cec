"""A word of any script in ASCII letters, near to how its bearer is spelled in Latin.

Own tables for the scripts in which most listed names stand, because general romanizers follow scholars and
passports do not ("Ельцин" is Yeltsin on lists, not El'cin); ICU's Any-Latin for the rest. What a script does not write
(short vowels of Arabic) is not invented: comparison knows that it is missing.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import icu

from seawall.text.scripts import ARABIC, CYRILLIC, HANGUL, HEBREW, LATIN, script_of, script_of_letter

_CYRILLIC = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџқғңөұүһәӣӯҷҳ",
    ("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch",
     "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g", "u", "j", "lj", "nj", "c", "dj", "dz", "k", "g", "ng", "o", "u", "u", "h",
     "a", "i", "u", "j", "h"), strict=True))  # fmt: skip
_ARABIC = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ى": "y", "ة": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ک": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ۀ": "h", "و": "w", "ؤ": "w", "ي": "y", "ی": "y", "ئ": "y", "ء": "",
    "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v", "ڭ": "ng", "ں": "n", "ے": "e", "ہ": "h", "ھ": "h", "ٹ": "t", "ڈ": "d", "ڑ": "r",
    "ځ": "dz", "څ": "ts", "ډ": "d", "ړ": "r", "ږ": "zh", "ښ": "sh", "ګ": "g", "ۍ": "y", "ې": "e", "ټ": "t", "ڼ": "n", "ێ": "e", "ۆ": "o", "ە": "e", "ڵ": "l", "ڕ": "r",
}  # fmt: skip
_HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "w", "ז": "z", "ח": "h", "ט": "t", "י": "y", "כ": "k", "ך": "k", "ל": "l",
    "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "p", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
    "\ue001": "j", "\ue002": "zh", "\ue003": "ch",
}  # fmt: skip
#: Letters whose sound depends on the language, or that are written where other vowels are not; see `romanize_sounds`.
_ARABIC_SOUNDS = {**_ARABIC, **dict.fromkeys("اآأٱ", "A"), "ث": "R", **dict.fromkeys("ذضظ", "F")}
_HEBREW_SOUNDS = {**_HEBREW, "א": "A", "ע": "A"}
#: L is the liquid that is r or l; V the vowel that stands where a foreign word has none.
_HANGUL_INITIAL = ("k", "kk", "n", "t", "tt", "L", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_HANGUL_VOWEL = ("a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "V", "ui", "i")
#: A syllable alone is one of a Korean name, where the vowel tells names apart (Sang is not Song, Min not Man); A, O, B, U, G, I, E are its a, eo, o, u, eu, i, ae or e, P its j, J its ch, H its h.
_NAME_INITIAL = ("k", "k", "n", "t", "t", "L", "m", "p", "p", "s", "s", "", "P", "P", "J", "k", "t", "p", "H")
_NAME_VOWEL = ("A", "E", "YA", "YE", "O", "E", "YO", "YE", "B", "WA", "WE", "WE", "YB", "U", "WO", "WE", "WI", "YU", "G", "GI", "I")
_HANGUL_FINAL = ("", "k", "k", "k", "n", "n", "n", "t", "L", "k", "m", "L", "L", "L", "p", "L", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t")
#: Latin letters that stand in Cyrillic words by mistake or design, and what they look like.
_LATIN_LOOKALIKES, _CYRILLIC_LOOKALIKES = frozenset("aeopcxyikmhtb"), frozenset("аеорсхуікмнтв")
_LOOKALIKE = str.maketrans("aeopcxyikmhtb", "аеорсхуікмнтв")
_LOOKALIKE_BACK = str.maketrans("аеорсхуікмнтв", "aeopcxyikmhtb")
_LATIN_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ə": "a", "ħ": "h", "ŋ": "ng"})
_ANY_LATIN = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII")
#: Keeps two letters apart; no sound of its own.
APART = "Q"
_DIGRAPHS = frozenset(("sh", "ch", "zh", "kh", "gh", "th", "dh", "ph", "ts", "tz", "ck", "dz", "dj", "sc", "tc", "cz", "sz"))
_SIMPLIFIED = icu.Transliterator.createInstance("Traditional-Simplified")


def repair_lookalikes(word: str) -> str:
    """A word in which Latin and Cyrillic letters are mixed, in Cyrillic if every Latin letter looks like one of its, else in the script of most.

    >>> repair_lookalikes("пyтин") == "путин"
    True
    """
    latin = {ch for ch in word if script_of_letter(ch) == LATIN}
    cyrillic = {ch for ch in word if script_of_letter(ch) == CYRILLIC}
    if not latin or not cyrillic:
        return word
    if latin <= _LATIN_LOOKALIKES or (not cyrillic <= _CYRILLIC_LOOKALIKES and script_of(word) == CYRILLIC):
        return word.translate(_LOOKALIKE)
    return word.translate(_LOOKALIKE_BACK)


def simplify_han(word: str) -> str:
    """Traditional Chinese characters as simplified ones."""
    simplified: str = _SIMPLIFIED.transliterate(word)
    return simplified


@lru_cache(maxsize=262144)
def romanize(word: str) -> str:
    """A lower-case word in ASCII letters and digits; empty if none of it can be.

    Two capitals stand for Korean sounds that have no one letter: L for the liquid, V for eu.

    >>> romanize("путин"), romanize("محمد"), romanize("정"), romanize("习"), romanize("müller")
    ('putin', 'mhmd', 'jong', 'xi', 'muller')
    """
    if word.isascii():
        return word
    script = script_of(word)
    if script == LATIN:
        return _ascii(_without_marks(word.translate(_LATIN_SPECIAL)))
    if script == CYRILLIC:
        return _by_table(word, _CYRILLIC)
    if script == ARABIC:
        return _by_table(word, _ARABIC, apart=True)
    if script == HEBREW:
        return _hebrew(word, _HEBREW)
    if script == HANGUL:
        return "".join(_hangul(ch) for ch in word)
    return _ascii(_ANY_LATIN.transliterate(word).lower())


@lru_cache(maxsize=262144)
def romanize_sounds(word: str) -> str:
    """As `romanize`, for comparing by sound (`screen.sounds`): more capitals for what a script says more surely or less surely than Latin letters.

    Vowels and some consonants of one Korean syllable (`_NAME_VOWEL`, `_NAME_INITIAL`); Y, W, H for the consonants with which a word begins in a script without
    vowels, where they are never left out in Latin; A for its alif, which is a vowel that is written; F and R for what is d or z, t or s, by the language.

    >>> romanize_sounds("путин"), romanize_sounds("정"), romanize_sounds("로버트"), romanize_sounds("ياسين"), romanize_sounds("رضا")
    ('putin', 'POng', 'LopotV', 'YAsyn', 'rFA')
    """
    script = LATIN if word.isascii() else script_of(word)
    if script == ARABIC:
        # "God" is spoken and written with one l and a vowel behind it.
        return _first_written(_by_table(word.replace("الله", "اله"), _ARABIC_SOUNDS, apart=True))
    if script == HEBREW:
        return _first_written(_hebrew(word, _HEBREW_SOUNDS))
    if script == HANGUL and len(word) == 1:
        return _hangul_name(word)
    return romanize(word)


#: Hebrew letters with a stroke (`normalize.fold_names` writes it as a mark) as single characters, for the tables.
_STRUCK = (("\u05d2\u05bf", "\ue001"), ("\u05d6\u05bf", "\ue002"), ("\u05e6\u05bf", "\ue003"), ("\u05e5\u05bf", "\ue003"))


def _hebrew(word: str, table: dict[str, str]) -> str:
    for letters, single in _STRUCK:
        word = word.replace(letters, single)
    return _by_table(word, table, apart=True)


def _without_marks(word: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFKD", word) if not unicodedata.combining(ch))


def _by_table(word: str, table: dict[str, str], *, apart: bool = False) -> str:
    """Letter by letter.

    Args:
        apart: put `APART` between letters that together would be read as another sound or as one (t, s; d, d): vowels between them are not written.
    """
    out: list[str] = []
    for ch in unicodedata.normalize("NFC", word):
        if ch in table:
            piece = table[ch]
        elif ch.isascii() and ch.isalnum():
            piece = ch
        elif unicodedata.combining(ch):
            continue
        else:
            base = unicodedata.normalize("NFKD", ch)[0]
            piece = table[base] if base in table else _ascii(_ANY_LATIN.transliterate(ch).lower())
        if apart and out and piece and out[-1] and (piece[0] == out[-1][-1] or (out[-1][-1] + piece[0]) in _DIGRAPHS):
            out.append(APART)
        out.append(piece)
    return "".join(out)


def _first_written(roman: str) -> str:
    return roman[0].upper() + roman[1:] if roman[:1] in ("y", "w", "h") and len(roman) > 1 else roman


def _hangul_name(syllable: str) -> str:
    number = ord(syllable) - 0xAC00
    if not 0 <= number < 11172:
        return _hangul(syllable)
    return _NAME_INITIAL[number // 588] + _NAME_VOWEL[number % 588 // 28] + _HANGUL_FINAL[number % 28]


def _hangul(syllable: str) -> str:
    number = ord(syllable) - 0xAC00
    if not 0 <= number < 11172:
        return _ascii(_ANY_LATIN.transliterate(syllable).lower())
    initial, vowel, final = number // 588, number % 588 // 28, number % 28
    return _HANGUL_INITIAL[initial] + _HANGUL_VOWEL[vowel] + _HANGUL_FINAL[final]


def _ascii(text: str) -> str:
    return "".join(ch for ch in text if ch.isascii() and ch.isalnum())
