"""Numbers with a label in free text: `INN: 7708698473`, `9721179921 - TIN`, `OGRN 1020400752558`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

#: Labels as printed (a pattern) to the property. The first that fits counts; more exact ones stand first.
LABELS: Final = (
    (r"OGRNIP|ОГРНИП|OGRN|ОГРН|PSRN|Primary State Registration Number|(?:Main|Primary) State Registration(?: Number)?", "ogrnCode"),
    (r"Tax(?:payer)?(?: Identification)?(?: Numbers?| No\.?| ID)?(?:\s*[:\-–])?\s*\(?INN\)?|\(?УНН\s*/\s*ИНН\)?|INN|ИНН", "innCode"),
    (r"OKPO|ОКПО", "okpoCode"),
    (r"KPP|КПП", "registrationNumber"),
    (r"LEI|Legal Entity (?:Identifier|Number)", "leiCode"),
    (r"Unified Social Credit (?:Code|Identifier)|Uniform Social Credit Code|USCC|UCSI", "uscCode"),
    (r"SWIFT(?:\s*/\s*BIC)?(?:\s+code)?|BIC", "swiftBic"),
    (r"D-?U-?N-?S(?: Number)?", "dunsCode"),
    (r"VAT(?: (?:Number|No\.?|ID))?", "vatCode"),
    (r"(?:Russian? |Belarusian? |Chinese |Italian |UAE )?(?:Tax|Fiscal|Taxpayer|Taxpayers)(?:'s)?(?: (?:Identification|Registration|Payer))?(?: (?:Number|No|ID|Code|Identifier)\.?)*(?:\s*\((?:TIN|INN|RUC|NIF)\))?|TIN|UNP|УНП|УНН|UNN|NIF|NIT|RUC|RIF|CIF|STIR", "taxNumber"),
    (r"(?:US |U\.S\. )?Social Security(?: (?:Number|No)\.?)?|SSN", "socialSecurityNumber"),
    (r"(?:Kazakhstan )?BIN|(?:Company |Business |Commercial |Trade |Organization |State )?Regist(?:ration|er|ry)(?: (?:Number|No|ID|Code)\.?)*(?:\s*\((?:SRN|CRN|RN)\))?|(?:Company|Entity|Commercial|Enterprise) (?:Number|No|Code|ID)\.?|Identification (?:Number|No|Code)\.?|Reg\.? ?(?:No|Number)\.?|CR (?:Number|No)\.?|CR|SRN|CRN|Chinese registration|Government Gazette Number|UEN|EIK|Licen[cs]e (?:Number|No)\.?|Licen[cs]e|Commercial License", "registrationNumber"),
)  # fmt: skip

_NUMBER = r"(?:[A-Z]{1,5}[\-/ ]?)?\d[\dA-Z]*(?:[\-/.][\dA-Z]+)*|[A-Z\d]{8,22}"
_ALL = "|".join(f"(?P<k{index}>{pattern})" for index, (pattern, _) in enumerate(LABELS))
_AHEAD = re.compile(rf"(?<![\w/])\(?(?:{_ALL})\)?(?![\w])\s*(?:[:\-–—.#=]|№|is|of|No\.?|\s)*\s*(?P<number>{_NUMBER})(?![\w@])", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<![\w.])(?P<number>{_NUMBER})\s*[\-–—(]\s*(?:Russian?\s+)?(?:{_ALL})(?!\w)\)?", re.IGNORECASE)
_LONE_BIC = re.compile(r"(?:SWIFT|BIC)(?:\s*/\s*BIC)?(?:\s+(?:code|Code|CODE))?[^A-Z]{0,8}([A-Z]{4}[ ]?[A-Z]{2}[ ]?[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Za-z0-9])")
#: Without one of these a text is not looked at: the patterns above are slow.
_HINT = re.compile(
    r"INN|ИНН|OGRN|ОГРН|PSRN|[KО]PO|ОКПО|KPP|КПП|LEI|\bBI[CN]\b|Legal Entity|[Ii]dentif(?:ication|ier)|ocial (?:[Ss]ec|[Cc]red)|USCC|UCSI|SWIFT|DUNS|D-U-N|VAT|[Tt]ax|TAX|[Ff]iscal|FISCAL|TIN\b"
    r"|UNP|УНП|УНН|UNN|NIF|NIT|RUC|RIF|CIF|STIR|SSN|SRN|CRN|[Rr]egist(?:ration|er|ry)\b|REGIST|[Rr]eg\.? ?[Nn]|\bCR\b|[Cc]ompany [NnCI]|[Cc]ommercial|[Ee]nterprise [NnCI]|[Ee]ntity [NnCI]|[Ll]icen[cs]e|Gazette|UEN|EIK"
)
_LETTERS_ONLY: Final = ("uscCode", "leiCode", "swiftBic")


class Labeled(NamedTuple):
    """A number found beside its label; `printed` is both together."""

    prop: str
    number: str
    printed: str


@lru_cache(maxsize=32768)
def labeled_numbers(text: str) -> tuple[Labeled, ...]:
    """Numbers that stand behind or before a label.

    >>> [(n.prop, n.number) for n in labeled_numbers("OGRN: 1077328004841 INN: 7328510118")]
    [('ogrnCode', '1077328004841'), ('innCode', '7328510118')]
    >>> [(n.prop, n.number) for n in labeled_numbers("9721179921 - TIN")]
    [('taxNumber', '9721179921')]
    >>> labeled_numbers("He is in command")
    ()
    """
    if _HINT.search(text) is None:
        return ()
    found: list[Labeled] = []
    rest = text
    for match in _AHEAD.finditer(text):
        number = match["number"]
        prop = _prop(match)
        if sum(char.isdigit() for char in number) < 3 and prop not in _LETTERS_ONLY:
            continue
        if prop == "swiftBic":
            continue
        if prop == "innCode" and len(number) not in (10, 12):
            prop = "taxNumber"
        if prop == "ogrnCode" and len(number) not in (13, 15):
            prop = "registrationNumber"
        found.append(Labeled(prop, number, " ".join(match[0].split())))
        rest = rest.replace(match[0], " ", 1)
    for match in _BEHIND.finditer(rest):
        if sum(char.isdigit() for char in match["number"]) >= 6:
            found.append(Labeled(_prop(match), match["number"], " ".join(match[0].split())))
    for match in _LONE_BIC.finditer(text):
        code = match[1].replace(" ", "")
        if len(code) in (8, 11):
            found.append(Labeled("swiftBic", code, " ".join(match[0].split())))
    return tuple(found)


def _prop(match: re.Match[str]) -> str:
    """The property of the label that fitted."""
    for index, (_, prop) in enumerate(LABELS):
        if match[f"k{index}"] is not None:
            return prop
    raise AssertionError("a match has a label")


@lru_cache(maxsize=8192)
def prop_of_label(text: str) -> str | None:
    """The property that words beside a number name, such as "Russia - INN Number".

    >>> prop_of_label("Russia – INN Number"), prop_of_label("Qatar")
    ('innCode', None)
    """
    match = _LABEL.search(text)
    return _prop(match) if match is not None else None


_LABEL = re.compile(rf"(?<!\w)(?:{_ALL})(?!\w)", re.IGNORECASE)
