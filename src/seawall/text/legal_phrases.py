"""Legal forms of several words, and the short form that says the same: "joint stock company" is written JSC on the next list.

Drawn from the lists themselves and the company laws that they cite. Words are as `normalize.fold_names` leaves them; where spellings
vary, the letters that vary stand in brackets.
"""

from __future__ import annotations

import re
from typing import Final

#: (short form, the words); of two that begin alike, the longer one comes first. A form stands at a border of words.
_FORMS: Final = (
    # English, as the lists translate
    ("pjsc", "public joint stock (?:company|co)"), ("ojsc", "open joint stock (?:company|co)"), ("cjsc", "(?:closed|private) joint stock (?:company|co)"),
    ("jsc", "joint stock (?:company|co)"), ("llc", "limited liability company"), ("llp", "limited liability partnership"), ("lp", "limited partnership"),
    ("plc", "public limited company"), ("pvt ltd", "(?:private|pvt) limited(?: company)?"), ("coltd", "(?:company|co) (?:limited|ltd)"),
    ("fgup", "federal state (?:owned )?unitary enterprise"), ("fgbu", "federal state budget(?:ary)? institution"), ("fkp", "federal (?:state )?(?:treasury|owned) enterprise"),
    ("gup", "state (?:owned )?unitary enterprise"), ("rup", "republican unitary enterprise"), ("fze", "free zone establishment"), ("fzco", "free zone company"),
    # Russian
    ("пао", "публичное акционерное общество"), ("оао", "открытое акционерное общество"), ("зао", "закрытое акционерное общество"),
    ("нао", "непубличное акционерное общество"), ("ао", "акционерное общество"), ("ооо", "общество с ограничен+ой ответст?вен+остью"),
    ("фгуп", "федеральное государственное унитарное предприятие"), ("фгбу", "федеральное государственное бюджетное учреждение"),
    ("фгау", "федеральное государственное автономное учреждение"), ("фкп", "федеральное каз[её]нное предприятие"), ("гуп", "государственное унитарное предприятие"),
    ("руп", "республиканское унитарное предприятие"), ("ано", "автономная некоммерческая организация"), ("ип", "индивидуальный предприниматель"),
    # ... in Latin letters
    ("pao", "publichnoy?e a[kc]ts?ionernoy?e obs[hc]+estvo"), ("oao", "otkryto[ey]+ a[kc]ts?ionernoy?e obs[hc]+estvo"), ("zao", "zakryto[ey]+ a[kc]ts?ionernoy?e obs[hc]+estvo"),
    ("ao", "a[kc]ts?ionernoy?e obs[hc]+estvo"), ("ooo", "obs[hc]+estvo s ogranichenn?o[iy] otvetstvennost[iy]?u"),
    ("fgup", "federaln?oy?e gosudarstvennoy?e unitarnoy?e predpri[iy]atiy?e"), ("gup", "gosudarstvennoy?e unitarnoy?e predpri[iy]atiy?e"),
    # Ukrainian, Belarusian
    ("тов", "товариство з обмеженою відповідальністю"), ("прат", "приватне акціонерне товариство"), ("пат", "публічне акціонерне товариство"), ("ат", "акціонерне товариство"),
    ("tov", "tovarystvo z obmezhenoi?y?u vidpovidalnist[iy]?u"), ("аат", "адкрытае акцыянернае таварыства"), ("зат", "закрытае акцыянернае таварыства"),
    ("таа", "таварыства з абмежаванай адказнасцю"), ("aat", "adkrytae akts[iy]+anernae tavarystva"),
    # Others
    ("sarl", "soci[eé]t[eé] [aà] responsabilit[eé] limit[eé]e"), ("sas", "soci[eé]t[eé] par actions simplifi[eé]e"), ("sa", "soci[eé]t[eé] anonyme"),
    ("srl", "sociedad de responsabilidad limitada"), ("sa", "sociedad an[oó]nima"), ("spa", "societ[aà] per azioni"), ("srl", "(?:societ[aà] )?a responsabilit[aà] limitata"),
    ("gmbh", "gesellschaft mit beschr(?:ä|ae?)nkter haftung"), ("spzoo", "sp(?:[oó][lł]ka)? z (?:ograniczon[aą] odpowiedzialno[sś]ci[aą]|o o)"),
    ("as", "anonim [sş]irketi"), ("ltd sti", "limited [sş]irketi"), ("doo", "dru[sš]tvo sa ograni[cč]enom odgovorno[sš][cć]u"),
    ("bv", "besloten vennootschap"), ("nv", "naamloze vennootschap"),
)  # fmt: skip
#: Short forms in Latin letters that look like Cyrillic ones.
_LOOK_ALIKE: Final = {"ao": "ао", "oao": "оао", "ooo": "ооо", "aat": "аат", "3ao": "зао"}
#: What a text with such a form has, for a test that takes little time.
LONG_FORM: Final = (
    "joint stock|limited (?:lia|part)|(?:public|private|pvt) limited|(?:company|co) (?:limited|ltd)|unitary|budget|treasury|free zone|акц[иіы]|общество с|государств|унитарн|каз[её]нное|некоммерч|предприниматель|ts?ionern|obs[hc]+estvo|predpri[iy]"
    "|обмежено|obmezheno|абмежава|akts[iy]+an|soci[eé]t|sociedad|responsabilit|haftung|z o|[sş]irketi|dru[sš]tvo sa|vennootschap"
)
LATIN_AMONG_CYRILLIC: Final = "[а-яі].* (?:ao|oao|ooo|aat|3ao)(?: |$)|(?:^| )(?:ao|oao|ooo|aat|3ao) .*[а-яі]"

_ANY: Final = re.compile("(?<![^ ])(?:" + "|".join(f"({words})" for _, words in _FORMS) + ")(?![^ ])")
_SHORT: Final = [short for short, _ in _FORMS]
_ALIKE: Final = re.compile("(?<![^ ])(?:" + "|".join(_LOOK_ALIKE) + ")(?![^ ])")


def shorten(text: str) -> str:
    """A folded name with its legal forms in short.

    >>> shorten("public joint stock company kamaz"), shorten("общество с ограниченной ответственностью ромашка"), shorten("joint stock")
    ('pjsc kamaz', 'ооо ромашка', 'joint stock')
    """
    return _ANY.sub(lambda found: _SHORT[found.lastindex - 1] if found.lastindex else found[0], text)


def in_cyrillic(text: str) -> str:
    """A folded name in Cyrillic with its legal form in Cyrillic, too.

    >>> in_cyrillic("ao комз") == "ао комз"
    True
    """
    return _ALIKE.sub(lambda found: _LOOK_ALIKE[found[0]], text)
