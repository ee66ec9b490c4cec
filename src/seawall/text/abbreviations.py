"""Abbreviations of Russian institutions, and the words that they stand for: НИИ is "scientific research institute" on the next list.

Abbreviations that stand for two things (КБ: design bureau, commercial bank) are not here.
"""

from __future__ import annotations

import re
from typing import Final

#: Abbreviation -> the words, in Cyrillic.
_CYRILLIC: Final = {
    "нии": "научно исследовательский институт", "внии": "всероссийский научно исследовательский институт", "цнии": "центральный научно исследовательский институт",
    "гнии": "государственный научно исследовательский институт", "госнии": "государственный научно исследовательский институт", "рнии": "российский научно исследовательский институт",
    "ниц": "научно исследовательский центр", "нпц": "научно производственный центр", "нпп": "научно производственное предприятие", "нпо": "научно производственное объединение",
    "нпк": "научно производственный комплекс", "нпф": "научно производственная фирма", "нтц": "научно технический центр", "фнпц": "федеральный научно производственный центр",
    "гнц": "государственный научный центр", "гнпп": "государственное научно производственное предприятие", "ркц": "ракетно космический центр", "окб": "опытно конструкторское бюро",
    "цкб": "центральное конструкторское бюро", "скб": "специальное конструкторское бюро", "мкб": "машиностроительное конструкторское бюро", "пкб": "проектно конструкторское бюро",
    "тд": "торговый дом", "гк": "группа компаний", "ук": "управляющая компания", "пк": "производственная компания", "тк": "торговая компания", "чвк": "частная военная компания",
    "рф": "российской федерации", "ран": "российской академии наук", "им": "имени", "оэз": "особая экономическая зона", "мо": "министерство обороны", "мвд": "министерство внутренних дел",
}  # fmt: skip
#: ... and in Latin letters.
_LATIN: Final = {
    "nii": "scientific research institute", "vnii": "all russian scientific research institute", "tsnii": "central scientific research institute", "gosnii": "state scientific research institute",
    "npts": "scientific production center", "npp": "scientific production enterprise", "npo": "scientific production association", "okb": "experimental design bureau",
    "tskb": "central design bureau", "skb": "special design bureau",
}  # fmt: skip
_WORDS: Final = _CYRILLIC | _LATIN
#: What a text with one of them has.
HINT: Final = "(?:^| )(?:" + "|".join(_WORDS) + ")(?: |$)"
_ANY: Final = re.compile("(?<![^ ])(?:" + "|".join(_WORDS) + ")(?![^ ])")


def spell_out(text: str) -> str:
    """A folded name with its abbreviations spelled out.

    >>> spell_out("ао нии точной механики"), spell_out("нии")
    ('ао научно исследовательский институт точной механики', 'нии')
    """
    return _ANY.sub(lambda found: _WORDS[found[0]], text) if " " in text else text
