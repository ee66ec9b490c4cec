"""In which encoding is a file, and a line of it that is not?

A file is UTF-8 unless most of its lines with letters beyond ASCII are none; then ICU says which of the older encodings fits them. A single
line in another encoding than its file is read only where the result looks like names; a wrong guess would be a customer whom nobody finds.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from typing import Final

#: Bytes at the beginning of a file from which its encoding is told.
SAMPLE: Final = 1 << 20
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 4
_LATIN_BEYOND = re.compile(r"[À-ÖØ-öø-ÿŠšŽžŒœŸ]")
#: Share of lines that must look right, ICU's confidence that is believed at once, and the one that is no more than its floor; bytes it is shown.
_MOST, _SURE, _GUESSED, _DETECTED = 0.9, 50, 18, 65_536
#: ICU's names -> Python's, the superset that Windows writes where there is one.
_OF_ICU = {
    "ISO-8859-1": "cp1252", "windows-1252": "cp1252", "ISO-8859-2": "cp1250", "windows-1250": "cp1250", "ISO-8859-5": "iso8859-5", "windows-1251": "cp1251",
    "KOI8-R": "koi8-r", "ISO-8859-6": "cp1256", "windows-1256": "cp1256", "ISO-8859-7": "cp1253", "windows-1253": "cp1253", "ISO-8859-8": "cp1255",
    "ISO-8859-8-I": "cp1255", "windows-1255": "cp1255", "ISO-8859-9": "cp1254", "windows-1254": "cp1254", "GB18030": "gb18030", "Big5": "big5hkscs",
    "Shift_JIS": "cp932", "EUC-JP": "euc_jp", "EUC-KR": "cp949",
}  # fmt: skip
_WIDE_LETTERS = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"})
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ]?[а-яёіїєґ]+|[А-ЯЁІЇЄҐ]+")


def wide_encoding(head: bytes) -> str:
    """UTF-16 or UTF-32 by a mark or by its zero bytes; "" if it is neither."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[1::2].count(0) > len(head) // 5:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 5:
        return "utf-16-be"
    return ""


def narrow_encoding(sample: bytes) -> str:
    """The encoding of a file without wide letters: `utf-8`, the name of an older one, or "" if that cannot be told."""
    good, bad = 0, []
    lines = sample.split(b"\n")
    for line in lines[:-1] if len(sample) >= SAMPLE else lines:
        if not line.isascii():
            if _is_utf8(line):
                good += 1
            else:
                bad.append(line)
    return _older(bad) if len(bad) > good else "utf-8"


def decode_line(line: bytes, encoding: str) -> tuple[str, str] | None:
    """A line and the encoding in which it was read; None if it is in none that can be told.

    Args:
        line: bytes of one line.
        encoding: of the file.

    >>> decode_line("Müller".encode("cp1252"), "utf-8")
    ('Müller', 'cp1252')
    """
    try:
        # Letters of UTF-8 are so rare a sequence in any older encoding that they are no accident.
        return line.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if encoding != "utf-8":
        try:
            return line.decode(encoding), encoding
        except UnicodeDecodeError:
            return None
    return _stray(line)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _stray(line: bytes) -> tuple[str, str] | None:
    for encoding, looks_right in (("cp1252", _looks_western), ("cp1251", _looks_cyrillic)):
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        if looks_right(text):
            return text, encoding
    return None


def _looks_western(text: str) -> bool:
    """Whether in every word letters beyond ASCII are the smaller part, and nothing else is beyond ASCII but marks between words."""
    for word in _WORD.findall(text):
        beyond = len(_LATIN_BEYOND.findall(word))
        if beyond * 2 > len(word) or any(ch > "\x7f" and not _LATIN_BEYOND.match(ch) for ch in word):
            return False
    return all(ch < "\x80" or ch.isalpha() or ch in "\u2013\u2014\u2018\u2019\u201c\u201d\u00a0\u00b4\u00b7" for ch in text)


def _looks_cyrillic(text: str) -> bool:
    """Whether words beyond ASCII are Cyrillic throughout and written as words are, with enough letters to tell."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(len, words)) >= _FEWEST_LETTERS and all(_CYRILLIC.fullmatch(word) for word in words)


def _older(lines: Sequence[bytes]) -> str:
    """The older encoding of lines that are not UTF-8; "" if none fits well enough."""
    # ICU takes a moment to load, and few files need it.
    import icu

    found = [(_OF_ICU[match.getName()], match.getConfidence()) for match in icu.CharsetDetector(b"\n".join(lines)[:_DETECTED]).detectAll()
             if match.getName() in _OF_ICU]  # fmt: skip
    narrow = next((name for name, _ in found if name not in _WIDE_LETTERS), "")
    # Short lists of Russian names look like Chinese to ICU.
    if narrow == "cp1251" and _share(lines, "cp1251", _looks_cyrillic) >= _MOST:
        return "cp1251"
    western = _share(lines, "cp1252", _looks_western) >= _MOST
    for name, confidence in found:
        if confidence >= _SURE or (confidence > _GUESSED and name not in _WIDE_LETTERS and name != "cp1252"):
            return name if name != "cp1252" or western else ""
    return "cp1252" if western else ""


def _share(lines: Sequence[bytes], encoding: str, looks_right: Callable[[str], bool]) -> float:
    good = 0
    for line in lines:
        try:
            good += looks_right(line.decode(encoding))
        except UnicodeDecodeError:
            continue
    return good / len(lines)
