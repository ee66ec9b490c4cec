"""Reading one entry: Japanese name, name in Latin letters, aliases of both, Chinese names, addresses.

An entry is printed so (blanks and line ends anywhere, as the PDF has them):

    10 <Japanese name>（<Chinese name>）（別称、<alias>、<alias>及び<alias>）
    <name in Latin letters>, a.k.a., the following two aliases:
    -<alias>; and
    -<alias>.
    所在地：<address>; and <address>

or, since 2025, with `別称：<aliases; Japanese first, then Latin>` between name and address.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from seawall.sources.jp_meti.entries import CJK
from seawall.sources.jp_meti.tables import ABBREVIATED, COUNTS

_ADDRESS = re.compile(r"所\s*在\s*地\s*[：:]\s*")
_ALIAS_LINE = re.compile(r"別\s*[称名]\s*[：:]\s*")
#: ", a.k.a., the following two aliases:"; seen without a.k.a., without "the following …", and with blanks left out.
_AKA = re.compile(
    r",?\s*(?:a\s*\.\s?k\s*\.\s?a\s*\.?\s*,?\s*(?:(?:the\s*)?follow(?:ing)?\s*(?P<count>\w+?)\s*alias(?:es)?\s*[:：.]?)?"
    r"|(?:the\s*)?follow(?:ing)?\s*(?P<bare>\w+?)\s*alias(?:es)?\s*[:：.]?)\s*", re.IGNORECASE)  # fmt: skip
#: What all its forms have in them. Like the patterns below it begins with a plain class, so that the search leaps to where it may be.
_IN_AKA = re.compile(r"[.fF](?:(?<=\.)\s?(?i:k)|(?<=[fF])(?i:ollow))")
#: A dash begins an alias behind a semicolon or an "and"; or, where semicolons were left out, at the beginning of any line. Before the first alias stands the dash alone.
_FIRST_BULLET = re.compile(r"\s*(?:and\b)?\s*[-—–―‐‑−]\s*")
_BULLET = re.compile(r"[;；,.\s](?:(?:(?<=[;；])|and\b)\s*(?:and\b)?\s*[-—–―‐‑−]\s*|(?<=[;；])\s*(?:and\s+)?(?=\S))")
_LOOSE_BULLET = re.compile(r"[\n;；](?:\s*(?:and\b)?\s*[-—–―‐‑−]\s*|(?<=[;；])\s*(?:and\s+)?(?=\S))")
_KANA = re.compile("[\u3040-\u30ff\uff66-\uff9f]")
_HAN_NAME = re.compile(r"[\u3400-\u9fff\uf900-\ufaff·・\s]{4,}")
_OPEN, _CLOSE = "（(", "）)"
_OPENING = re.compile("[（(]")
_BRACKET = re.compile("[（(）)]")
#: A bracket without others in it, as nearly all are.
_PLAIN_BRACKET = re.compile("[（(][^（()）]*[）)]")
_LAST_JP_CHAR = re.compile(f".*[{CJK}〇々]", re.DOTALL)
_WORD_CHAR = re.compile(r"\w")
_DOTTED = re.compile(r"(?:\w\.)+\w")
_HAN_SPLIT = re.compile(r"[（）()、，,;；]")
_LIST_SPLIT = re.compile(r"[、;；]")
_BRACKETED = re.compile(r"(.+?)[（(]([^（()）]+)[）)]")
_AND_TAIL = re.compile(r"[;；,\s]*(?:\band)?[;；,\s]*$")
_BROKEN = re.compile(r"(?<=[^\s])-\n\s*|(?<=\w)\n-(?=\w)")
_BETWEEN_WORDS = re.compile(r"\n(?<=[A-Za-z0-9.,]\n)(?=[A-Za-z0-9])")
_AND_HEAD = re.compile(r"^and\s+(?=[A-Z0-9“\"])")
_INCLUDING = re.compile(r",\s+including\s+", re.IGNORECASE)
#: Marks in place of brackets that are taken out: of Japanese aliases, of Chinese names.
_ALIASES_WERE, _CHINESE_WAS = "\x01", "\x02"


class Names(NamedTuple):
    """All that an entry says.

    Attributes:
        latin: the name in Latin letters; empty if there is none.
        printed_latin: the same with what was cut from it (", including …").
        japanese: the Japanese name.
        remark: a Japanese sentence behind the name; empty if there is none.
        chinese: Chinese names.
        aliases: aliases in Latin letters.
        japanese_aliases: aliases in Japanese.
        stated: how many Latin aliases the entry says that it has; None if it does not say.
        addresses: addresses as printed.
    """

    latin: str
    printed_latin: str
    japanese: str
    remark: str
    chinese: tuple[str, ...]
    aliases: tuple[str, ...]
    japanese_aliases: tuple[str, ...]
    stated: int | None
    addresses: tuple[str, ...]


def read_names(lines: list[str]) -> Names:
    """Take an entry apart."""
    text = "\n".join(lines)
    address = _ADDRESS.search(text)
    head = text[: address.start()] if address else text
    addresses = _addresses(text[address.end() :]) if address else ()
    aliases: list[str] = []
    japanese_aliases: list[str] = []
    stated: int | None = None
    if alias_line := _ALIAS_LINE.search(head):
        jp, latin = split_scripts(head[alias_line.end() :])
        japanese_aliases += _japanese_list(join_japanese(jp))
        aliases += [piece for part in join_latin(latin).split(";") if (piece := _without_and(part))]
        head = head[: alias_line.start()]
    elif aka := _aka(head):
        stated = COUNTS.get((aka["count"] or aka["bare"] or "").lower())
        first = _FIRST_BULLET.match(head, aka.end())
        listed = head[first.end() if first is not None else aka.end() :]
        strict = _bullets(listed, _BULLET)
        loose = _bullets(listed, _LOOSE_BULLET) if len(strict) != stated else strict
        aliases += loose if len(loose) == stated else strict
        head = head[: aka.start()]
    head, chinese, more = _brackets(head)
    japanese_aliases += more
    jp, latin = split_scripts(head)
    printed = join_latin(latin).strip(" ,")
    return Names(
        without_full_stop(_INCLUDING.split(printed)[0]), printed, *_japanese_name(jp), tuple(dict.fromkeys(chinese)), tuple(dict.fromkeys(aliases)),
        tuple(dict.fromkeys(japanese_aliases)), stated, addresses,
    )  # fmt: skip


def split_scripts(text: str) -> tuple[str, str]:
    """Text in two scripts, Japanese first: the Japanese part and the Latin part, with their line ends.

    A Latin tail of the Japanese name ("アイ・ジェット DMCC") is told from a Latin name that a page break has glued to it ("…クスCrocus Nano
    Electronics") by what follows: a tail has the Latin name below it.
    """
    begin = text.rfind(_ALIASES_WERE) + 1
    for position, char in enumerate(text) if _CHINESE_WAS in text else ():
        if char == _CHINESE_WAS and re.search(r"[A-Za-z]", text[position:]):
            begin = max(begin, position + 1)
    found = _LAST_JP_CHAR.match(text, begin)
    if found is None:
        return text[:begin], text[begin:]
    last = found.end()
    while last < len(text) and (text[last] in "」』）)〉》ー" or (text[last] in _OPEN and _closing(text, last) > 0)):
        # "…研究所（NNIIRT）": what stands in brackets right behind the name is of the name.
        last = _closing(text, last) + 1 if text[last] in _OPEN else last + 1
    line_end = text.find("\n", last)
    tail = text[last : line_end if line_end >= 0 else len(text)]
    below = text[line_end + 1 :] if line_end >= 0 else ""
    if not tail.strip() or _is_tail(tail.strip(), below):
        return text[: last + len(tail)], text[last + len(tail) :]
    return text[:last], text[last:]


def _is_tail(tail: str, below: str) -> bool:
    if not _WORD_CHAR.search(below):
        return False
    if tail.strip("・ ").casefold() in below.casefold():
        return True
    return len(tail) <= 15 or " " not in tail


def join_latin(text: str) -> str:
    """Lines joined by blanks; after a hyphen that breaks a word or a range ("8D-/23") without."""
    text = text.replace(_ALIASES_WERE, " ").replace(_CHINESE_WAS, " ")
    if "-\n" in text or "\n-" in text:
        text = _BROKEN.sub("-", text)
    return " ".join(text.split())


def join_japanese(text: str) -> str:
    """Lines joined without blanks, except between Latin words."""
    text = text.replace(_ALIASES_WERE, "").replace(_CHINESE_WAS, "")
    if "\n" in text:
        text = _BETWEEN_WORDS.sub(" ", text).replace("\n", "")
    return " ".join(text.split())


def _japanese_name(text: str) -> tuple[str, str]:
    """The name, and the sentence behind it: "国防省（… 含む）。右には、…"."""
    name, _, remark = join_japanese(text).partition("。")
    return name.strip(" 、・"), remark.strip()


def _aka(head: str) -> re.Match[str] | None:
    """The words that announce aliases. `_AKA` is slow: it begins where the first of what all its forms have in them allows it, with "a" or "the" and a comma before it."""
    core = _IN_AKA.search(head)
    if core is None:
        return None
    before = head[: core.start()].rstrip()
    begin = max(len(before[:-3].rstrip()) - 1, 0)
    for match in _AKA.finditer(head, begin):
        if match["count"] or match["bare"] or match[0].lstrip().startswith(","):
            return match
    return None


def _bullets(text: str, bullet: re.Pattern[str]) -> list[str]:
    found = [cleaned for piece in bullet.split(text) if (cleaned := _without_and(join_latin(piece)))]
    if found:
        found[-1] = without_full_stop(found[-1])
    return [item for item in found if item.lower() not in ("and", ".")]


def _without_and(text: str) -> str:
    """A name without the marks and the "and" behind it; the pattern is slow, and most names have neither."""
    text = text.strip()
    return _AND_TAIL.sub("", text).strip() if text.endswith((";", "；", ",", "and")) else text


def without_full_stop(text: str) -> str:
    """A name without the dot that ends the sentence; the dot of an abbreviation stays.

    >>> without_full_stop("Spacety."), without_full_stop("Taco Pvt Ltd."), without_full_stop("Kvant A.O.")
    ('Spacety', 'Taco Pvt Ltd.', 'Kvant A.O.')
    """
    if not text.endswith("."):
        return text
    word = text[:-1].rsplit(" ", 1)[-1].lower()
    return text if word in ABBREVIATED or (len(word) == 1 and word.isalpha()) or _DOTTED.fullmatch(word) else text[:-1].rstrip()


def _brackets(head: str) -> tuple[str, list[str], list[str]]:
    """Take brackets with Chinese names and with Japanese aliases out of the head: (head with marks, Chinese names, aliases)."""
    chinese: list[str] = []
    aliases: list[str] = []
    out: list[str] = []
    position = 0
    while opened := _OPENING.search(head, position):
        out.append(head[position : opened.start()])
        position = opened.start()
        if (stop := _closing(head, position)) > 0:
            inner = join_japanese(head[position + 1 : stop])
            if inner.startswith(("別称", "別名")):
                rest = inner[2:].lstrip("、,：: ")
                aliases += _japanese_list(rest, chinese)
                out.append(_ALIASES_WERE)
                position = stop + 1
                continue
            # "（有限会社）ミランドル": in front of the name a bracket holds its legal form, not a name in Chinese.
            names = _han_names(inner) if "".join(out).strip() else []
            if names:
                chinese += names
                out.append(_CHINESE_WAS)
                position = stop + 1
                continue
        out.append(head[position])
        position += 1
    return "".join((*out, head[position:])), chinese, aliases


def _closing(text: str, begin: int) -> int:
    if (plain := _PLAIN_BRACKET.match(text, begin)) is not None:
        return plain.end() - 1
    depth = 0
    for bracket in _BRACKET.finditer(text, begin):
        depth += 1 if bracket[0] in _OPEN else -1
        if depth == 0:
            return bracket.start()
    return -1


def _han_names(inner: str) -> list[str]:
    """Chinese names in a bracket: "长光卫星技术股份有限公司(长光卫星)" are two; empty if it holds anything else."""
    pieces = [piece.strip() for piece in _HAN_SPLIT.split(inner) if piece.strip()]
    return pieces if pieces and all(_HAN_NAME.fullmatch(piece) for piece in pieces) else []


def _japanese_list(text: str, chinese: list[str] | None = None) -> list[str]:
    """`A、B及びC` (without line ends) as names; a Chinese name in brackets behind one of them goes to `chinese`."""
    parts = [part for part in _LIST_SPLIT.split(text) if part.strip()]
    if parts and "及び" in parts[-1]:
        before, _, after = parts[-1].rpartition("及び")
        parts[-1:] = [before, after] if before.strip() and after.strip() else [parts[-1]]
    found = []
    for part in parts:
        name = part.strip(" ・,.")
        if name.startswith("及び"):
            name = name.removeprefix("及び").strip()
        inner = _BRACKETED.fullmatch(name) if chinese is not None and name.endswith(("）", ")")) else None
        if chinese is not None and inner and (han := _han_names(inner[2])) and _KANA.search(inner[1]):
            chinese += han
            name = inner[1].strip()
        if name:
            found.append(name)
    return found


def _addresses(text: str) -> tuple[str, ...]:
    pieces = [_AND_HEAD.sub("", piece).strip() if piece.startswith("and") else piece for piece in map(str.strip, join_latin(text).split(";"))]
    return tuple(dict.fromkeys([piece for piece in pieces if _WORD_CHAR.search(piece)]))
