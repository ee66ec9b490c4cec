"""What it costs to take one sound for another, or to leave one out: the tables behind the likeness of words.

Sounds are single characters: a-z as in English, S sh, C ch, Z zh, X kh, T ts, N ng, D th; L the Korean liquid and V the Korean eu, which is written where
a foreign word has no vowel; A, O, B, U, G, I, E, J, P, H the sounds of one Korean syllable, Y, W, H a consonant with which a word of a script without vowels begins
(see `text.romanize.romanize_sounds`). Costs lie between 0 (same) and 1 (unrelated). Each pair is a habit of spelling met on the lists; figures were
set by hand and tried on development pairs (see docs/methods/name-model.md). A cost depends on the kind of pair of scripts: `SCRIPT_KINDS`.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from seawall.text.scripts import ARABIC, HAN, HANGUL, HEBREW, KANA, SCRIPT_NAMES

#: Kinds of pairs of scripts: two with vowels, the same, one without vowels, one is Hangul, Kana, Han.
SCRIPT_KINDS: Final = ("two scripts", "one script", "abjad", "Hangul", "Kana", "Han", "apart")
CROSS, SAME, ABJAD, KOREAN, JAPANESE, CHINESE, APART = range(7)

#: Pairs that writers and romanizations confuse, both ways, whatever the scripts.
CONFUSED: Final = {
    0.05: ("kq",),
    0.1: ("iy",),
    0.15: ("wv", "jZ", "Dt"),
    0.2: ("wu", "wo", "xS", "xz"),
    0.25: ("xs", "xh", "xX", "ou", "vf", "hX", "sz", "Zz", "Dd"),
    0.3: ("ae", "ie", "kX", "Ts", "TC", "ey", "Ds"),
    0.35: ("ao", "dt", "sS", "Cj", "jg", "nN", "jy"),
    0.4: ("ai", "au", "eo", "eu", "io", "iu", "vb", "kg", "gX", "gh", "qX", "SC", "Tz", "dz", "CZ", "jz", "Dz"),
    0.45: ("bp",),
    0.5: ("fp", "sC", "Tt", "jd", "uv", "qg", "ay", "Ll", "Lr"),
    0.6: ("st", "lr", "mn"),
}
#: The same within one kind of scripts only; what is not here is as above.
CONFUSED_IN: Final[dict[int, dict[float, tuple[str, ...]]]] = {
    # "ch" of German, Greek and Hebrew words: "Promtech", "Christos".
    CROSS: {0.3: ("XC",), 0.4: ("kC",), 0.5: ("jX", "jh")},
    SAME: {0.4: ("XC",), 0.5: ("hC",)},
    ABJAD: {
        0.05: ("ae", "ai", "ei", "ao", "ou", "wu", "wo", "yi", "ye", "kq", "tD", "Nn", "eo", "au"),
        0.1: ("wv", "fv", "iu", "io", "eu", "jZ", "CT", "kX", "hX"),
        0.15: ("bp", "pf", "bv", "gX", "qg", "sS", "CS", "ya", "wa", "sT", "sC"),
        0.2: ("gj", "dz", "sD", "TC", "zs", "td", "wb", "dD", "zD", "yj"),
        0.3: ("gk", "Xq", "jC", "XC", "kC", "HC", "hC"),
        0.0: ("Fd", "Fz", "FD", "Rs", "RD", "Aa", "Hh", "Yy", "Ww"),
        0.04: ("Ae", "Rt"),
        0.12: ("Ao", "Ai", "Au"),
        0.35: ("Ay", "Aw"),
        0.08: ("HX", "WV", "Yi", "Wv", "Wu", "Wo", "Hx"),
        0.25: ("Yj", "Ye", "YZ", "Wb", "Wf"),
        0.5: ("Ya", "Wa"),
        0.9: ("gh", "Hk", "Hg", "Hq"),
    },
    KOREAN: {
        0.02: ("kg", "td", "pb", "Ll", "Lr", "Vu", "Ve"),
        0.05: ("pf", "pv", "bv", "sS", "sD", "jz", "lr", "Vo", "Vi", "Va", "kq", "gq", "bf"),
        0.1: ("jC", "sz", "tD", "dD", "CT", "jZ", "kX", "hX", "wu", "wo", "yi", "jT", "eo", "ou"),
        0.2: ("ae", "ao", "eu", "ye", "ya", "wa", "zZ", "fh", "nL", "sT", "TC", "jg", "wv"),
        0.3: ("ei", "au", "yj", "Cs", "Sj", "kC", "XC"),
        0.45: ("ai", "io", "iu", "nN", "sC"),
        0.0: ("Aa", "Oo", "Bo", "Uu", "Gu", "Ii", "Ee", "JC", "Pj", "Yy", "Ww", "Hh"),
        0.06: ("Iy", "Ou", "Uw", "Uo", "PC", "PZ"),
        0.21: ("Ea", "Ge", "JT", "Ei", "Yi", "Wu", "Wo", "Pz", "PT", "HX"),
        0.35: ("Bu", "Oe", "Jj", "Js", "JS"),
        0.5: ("Ie", "Gi", "Go", "Ae"),
        0.9: ("Ao", "Oa", "Jz", "Jt", "Ga", "Au"),
    },
    JAPANESE: {
        0.02: ("lr",),
        0.05: ("bv", "pf", "hf", "sS", "tT", "kq", "jz", "sD", "ou", "jZ", "kX"),
        0.15: ("tC", "dj", "zs", "mn", "ae", "ao", "ei", "ai", "eo", "au", "iu", "wu", "wv", "yi"),
        0.25: ("nN", "kg", "td", "pb"),
    },
    CHINESE: {
        0.1: ("bp", "dt", "gk", "qC", "xS", "xh", "xs", "Zj", "ZC", "zT", "sT", "ou", "kT", "kq"),
        0.15: ("jC", "eo", "nN", "ie", "yi", "wu", "jT"),
        0.2: ("rj", "ae", "iu", "eu", "SX", "sS", "zZ", "TC", "jg", "jk"),
    },
}  # fmt: skip
#: A vowel that a Korean syllable cannot have: another syllable.
_OTHER_SYLLABLE, _SYLLABLE_VOWELS = 2.0, "AOBUGIE"
#: A consonant that a word of a script without vowels does not begin with.
_OTHER_BEGINNING = 1.5
#: Hard consonants by class, digits aside; at most eight, which is what a card (`kernels_cards`) counts.
HARD_CLASSES: Final = ("pbfv", "tdDFR", "kgqX", "szSZCjTxJP", "m", "nN", "lrL")
_SAME_SCRIPT_FLOOR = 0.2
_VOWELS = "aeiou"
#: Cost of leaving out a vowel, y or w, h, by kind; every other sound costs 1.
_LEFT_OUT: Final = {CROSS: (0.45, 0.3, 0.3), SAME: (0.7, 0.6, 0.5), ABJAD: (0.02, 0.12, 0.2), KOREAN: (0.3, 0.2, 0.35), JAPANESE: (0.18, 0.2, 0.3), CHINESE: (0.4, 0.3, 0.3)}
_LEFT_OUT_IN: Final[dict[int, dict[str, float]]] = {SAME: {"A": 0.6}, ABJAD: {"A": 0.1, "Y": 1.2, "W": 0.9, "H": 1.0}, KOREAN: {"V": 0.03, "i": 0.22, "r": 0.25, "L": 0.5, "l": 0.5, "N": 0.7, "t": 0.7, "k": 0.8, "Y": 0.6, "W": 0.6, "H": 0.8, **dict.fromkeys("AOBUIE", 1.6), "G": 0.35}, JAPANESE: {"r": 0.35, "u": 0.08, "o": 0.14}}


def sound_costs() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32], npt.NDArray[np.float32], npt.NDArray[np.uint8], npt.NDArray[np.uint64]]:
    """Kind of each pair of scripts; costs (kind, sound, sound); costs of leaving out (kind, sound); the least of them stands
    at 0; the classes of hard consonants; those of which none is left out for less than 1, by kind, see `kernels_cards`. Sounds are character codes."""
    kinds = np.array([[_kind(a, b) for b in range(len(SCRIPT_NAMES))] for a in range(len(SCRIPT_NAMES))], np.uint8)
    costs = np.ones((len(SCRIPT_KINDS), 128, 128), np.float32)
    drops = np.ones((len(SCRIPT_KINDS), 128), np.float32)
    for kind in range(len(SCRIPT_KINDS)):
        _fill(costs[kind], CONFUSED)
        if kind == SAME:
            costs[kind] = np.minimum(1.0, costs[kind] + _SAME_SCRIPT_FLOOR)
        if kind == KOREAN:
            for ch in _SYLLABLE_VOWELS:
                costs[kind, ord(ch), :] = costs[kind, :, ord(ch)] = _OTHER_SYLLABLE
        if kind == ABJAD:
            for ch in "YWH":
                costs[kind, ord(ch), :] = costs[kind, :, ord(ch)] = _OTHER_BEGINNING
        if kind == APART:
            costs[kind] = 1.0
        _fill(costs[kind], CONFUSED_IN.get(kind, {}))
        np.fill_diagonal(costs[kind], 0.0)
        if kind == APART:
            drops[kind, 0] = 1.0
            continue
        vowel, glide, breath = _LEFT_OUT[kind]
        drops[kind, [ord(ch) for ch in _VOWELS]] = vowel
        drops[kind, [ord("y"), ord("w")]] = glide
        drops[kind, ord("h")] = breath
        for ch, cost in _LEFT_OUT_IN.get(kind, {}).items():
            drops[kind, ord(ch)] = cost
        drops[kind, 0] = drops[kind].min()
    return kinds, costs, drops, hard_classes(), _never_left_out(drops)


def _never_left_out(drops: npt.NDArray[np.float32]) -> npt.NDArray[np.uint64]:
    """For each kind all bits of the byte of each class of which no sound is left out for less than 1."""
    found = np.zeros(len(drops), np.uint64)
    for place, sounds in enumerate(HARD_CLASSES):
        whole = (drops[:, [ord(sound) for sound in sounds]] >= 1.0).all(axis=1)
        found |= np.where(whole, np.uint64(0xFF << (8 * place)), np.uint64(0))
    return found


def hard_classes() -> npt.NDArray[np.uint8]:
    """Class of each sound by its character code, as `kernels_words` has it: 0 for vowels, h, y, w and whatever else may be left out."""
    found = np.zeros(128, np.uint8)
    for sounds in (*HARD_CLASSES, *"0123456789"):
        for sound in sounds:
            found[ord(sound)] = ord(sounds[0])
    return found


def fine_classes() -> npt.NDArray[np.uint8]:
    """As `hard_classes`, within one script, where spelling keeps more sounds apart (`kernels_words`)."""
    found = hard_classes()
    for sounds in ("fv", "p", "b", "g", "X", "r", "sz"):
        for sound in sounds:
            found[ord(sound)] = ord(sounds[0])
    found[ord("s")] = found[ord("z")] = ord("Z")
    for sound in "SZCjTxJP":
        found[ord(sound)] = ord("S")
    return found


def _fill(table: Any, confused: dict[float, tuple[str, ...]]) -> None:
    for cost, pairs in confused.items():
        for pair in pairs:
            a, b = ord(pair[0]), ord(pair[1])
            table[a, b] = table[b, a] = cost


#: Scripts of syllables; the Latin reading of one says nothing about words of another, or of a script without vowels.
_READINGS: Final = (HANGUL, KANA, HAN)


def _kind(a: int, b: int) -> int:
    if a == b:
        return SAME
    if (a in _READINGS and b in (*_READINGS, ARABIC, HEBREW)) or (b in _READINGS and a in (ARABIC, HEBREW)):
        return APART
    for scripts, kind in (((ARABIC, HEBREW), ABJAD), ((HANGUL,), KOREAN), ((KANA,), JAPANESE), ((HAN,), CHINESE)):
        if a in scripts or b in scripts:
            return kind
    return CROSS
