"""Which writing system a word is in."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

LATIN: Final = 0
CYRILLIC: Final = 1
ARABIC: Final = 2
HEBREW: Final = 3
HAN: Final = 4
HANGUL: Final = 5
KANA: Final = 6
GREEK: Final = 7
OTHER: Final = 8

SCRIPT_NAMES: Final = ("Latin", "Cyrillic", "Arabic", "Hebrew", "Han", "Hangul", "Kana", "Greek", "other")

#: (first, last code point, script); the Unicode blocks in which the letters of names stand.
_BLOCKS: Final = (
    (0x0041, 0x024F, LATIN), (0x1E00, 0x1EFF, LATIN), (0x2C60, 0x2C7F, LATIN), (0xA720, 0xA7FF, LATIN), (0x0250, 0x02AF, LATIN),
    (0x0370, 0x03FF, GREEK), (0x1F00, 0x1FFF, GREEK),
    (0x0400, 0x052F, CYRILLIC), (0x1C80, 0x1C8F, CYRILLIC), (0x2DE0, 0x2DFF, CYRILLIC), (0xA640, 0xA69F, CYRILLIC),
    (0x0590, 0x05FF, HEBREW), (0xFB1D, 0xFB4F, HEBREW),
    (0x0600, 0x06FF, ARABIC), (0x0750, 0x077F, ARABIC), (0x08A0, 0x08FF, ARABIC), (0xFB50, 0xFDFF, ARABIC), (0xFE70, 0xFEFF, ARABIC),
    (0x1100, 0x11FF, HANGUL), (0x3130, 0x318F, HANGUL), (0xAC00, 0xD7AF, HANGUL),
    (0x3040, 0x30FF, KANA), (0x31F0, 0x31FF, KANA), (0xFF66, 0xFF9D, KANA),
    (0x3400, 0x4DBF, HAN), (0x4E00, 0x9FFF, HAN), (0xF900, 0xFAFF, HAN), (0x20000, 0x323AF, HAN), (0x3005, 0x3007, HAN),
)  # fmt: skip


@lru_cache(maxsize=65536)
def script_of_letter(letter: str) -> int:
    """The script of one letter; `OTHER` for the rest of the world's, -1 for digits and marks."""
    if not letter.isalpha() and letter not in "々〇":
        return -1
    code = ord(letter)
    for first, last, script in _BLOCKS:
        if first <= code <= last:
            return script
    return OTHER


def script_of(word: str) -> int:
    """The script of a word: that of most of its letters, the first on a tie; Latin if it has none.

    >>> SCRIPT_NAMES[script_of("Путин")], SCRIPT_NAMES[script_of("中兴")], SCRIPT_NAMES[script_of("9")]
    ('Cyrillic', 'Han', 'Latin')
    """
    counts: dict[int, int] = {}
    for letter in word:
        script = script_of_letter(letter)
        if script >= 0:
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda s: counts[s]) if counts else LATIN
