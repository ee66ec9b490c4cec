"""A hit in one plain sentence: how likely, what speaks for it, what against it, what is not known.

For readers who decide and do not compute: no score, no weight, no number of a paper is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from seawall.screen.reasons import Reason
from seawall.text.normalize import exact_key
from seawall.text.scripts import script_of

#: Least score -> how likely that is in words; below the last: "Very likely not".
_VERDICTS: Final = ((0.97, "Very likely"), (0.88, "Likely"), (0.7, "Possibly"), (0.3, "Probably not"))
_NOUNS: Final = {
    "Person": "person", "Vessel": "ship", "Airplane": "aircraft", "Company": "company", "Organization": "organization", "PublicBody": "public body",
    "CryptoWallet": "wallet", "Security": "security", "Vehicle": "vehicle",
}  # fmt: skip
#: Contributions nearer to zero than this are not worth a word.
_WORTH_SAYING: Final = 0.15
#: Part of the name that lets it pass for the same; below it names are only alike.
_NAME_DIFFERS: Final = -0.8
_PARENTHESES: Final = re.compile(r"\s*\([^)]*\)")
_KIND_OF_NUMBER: Final = re.compile(r"\(([^)]*)\)")
_DATE_NAMES: Final = {"birth_date": "birth date", "founding_date": "founding date", "build_date": "date of building"}


def sentence(
    caption: str, score: float, reasons: Sequence[Reason], lists: Sequence[str] = (), *, schema: str = "", unknown: Iterable[str] | None = None
) -> str:
    """One sentence on a hit.

    Args:
        caption: of the party.
        score: 0 to 1.
        reasons: all of the hit.
        lists: names of the lists as a reader knows them.
        schema: of the party.
        unknown: what could not be compared, see `settle.unknown_facts`; None to tell it from the reasons.

    >>> reasons = [Reason("name_words", "", "Oleg Karmazin", "Кармазин Олег", 2.0), Reason("birth_date", "same day", "", "", 3.2)]
    >>> sentence("Oleg Karmazin", 0.98, reasons, ["UN"], schema="Person", unknown=[])
    'Very likely the same person as Oleg Karmazin (on UN): the name is the same in another script and the birth date is the same day; nothing speaks against it.'
    """
    verdict = next((words for least, words in _VERDICTS if score >= least), "Very likely not")
    where = f" (on {_and(lists)})" if lists else ""
    pro, contra = _phrases(reasons)
    missing = list(unknown) if unknown is not None else _untold(reasons, schema)
    positive = score >= _VERDICTS[2][0]
    parts = [_and(pro) if pro else "nothing known speaks for it"]
    if contra:
        parts.append(f"{'but ' if pro else ''}{_and(contra)}")
    if missing:
        parts.append(f"{_and(missing)} could not be compared")
    elif not contra and positive:
        parts.append("nothing speaks against it")
    return f"{verdict} the same {_NOUNS.get(schema, 'party')} as {caption}{where}: {'; '.join(parts)}."


def _phrases(reasons: Sequence[Reason]) -> tuple[list[str], list[str]]:
    """What speaks for it and against it, the weightiest first, the name before all."""
    pro: list[str] = []
    contra: list[str] = []
    names = [reason for reason in reasons if _is_name(reason)]
    if names:
        for phrase, is_pro in _name(names):
            (pro if is_pro else contra).append(phrase)
    for reason in sorted(reasons, key=lambda r: -abs(r.contribution)):
        if _is_name(reason) or abs(reason.contribution) < _WORTH_SAYING:
            continue
        phrase = _phrase(reason)
        if phrase:
            (pro if reason.contribution > 0 else contra).append(phrase)
    return list(dict.fromkeys(pro)), list(dict.fromkeys(contra))


def _is_name(reason: Reason) -> bool:
    return "name" in reason.feature or reason.feature in ("weak_alias", "one_word", "legal_form")


def _name(reasons: Sequence[Reason]) -> Iterable[tuple[str, bool]]:
    asked = next((r.query for r in reasons if r.query), "")
    listed = next((r.candidate for r in reasons if r.candidate), "")
    worst = min(reasons, key=lambda r: r.contribution)
    if asked and exact_key(asked) == exact_key(listed):
        yield "the name is the same", True
    elif any(reason.feature == "name_but_forms" for reason in reasons):
        yield "the name is the same but for its legal form", True
        return
    elif asked and _words(asked) == _words(listed):
        yield "the name is the same in another order", True
    elif worst.contribution > _NAME_DIFFERS:
        other_script = asked and listed and script_of(asked) != script_of(listed)
        yield f"the name is the same in another {'script' if other_script else 'spelling'}", True
    elif sum(reason.contribution for reason in reasons) > 0:
        yield "the names are alike", True
    if worst.contribution <= _NAME_DIFFERS:
        yield _name_against(worst), False


def _name_against(worst: Reason) -> str:
    return {
        "name_left_out": "a part of the name stands on one side only",
        "name_numbers": "the numbers in the names differ",
        "weak_alias": "the list calls this name a weak one",
        "one_word": "the listed name is a single word",
        "legal_form": "the legal forms differ",
    }.get(worst.feature, "a part of the name differs")


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", exact_key(text)))


def _phrase(reason: Reason) -> str:
    feature, plain = reason.feature, _PARENTHESES.sub("", reason.detail)
    if feature in _DATE_NAMES:
        return _date(_DATE_NAMES[feature], plain, reason.contribution)
    if feature.startswith("identifier"):
        kind = _KIND_OF_NUMBER.search(reason.detail)
        number = kind[1] if kind else "official number"
        if feature == "identifier_slip":
            return f"the {number}s {re.sub(r'^the numbers ', '', plain)}"
        return {"identifier_code": "a code that many share is the same", "identifier_decides": ""}.get(
            feature, f"the {number} is the same" if reason.contribution > 0 else f"the {number}s differ")  # fmt: skip
    if feature == "account_bank":
        return "the customer's account is held at this bank"
    if feature in _BY_SIGN:
        return _BY_SIGN[feature][reason.contribution < 0]
    return {"schema": plain}.get(feature, plain)


#: Feature -> words if it speaks for, against.
_BY_SIGN: Final = {
    "country": ("they share a country", "they have no country in common"),
    "gender": ("the gender is the same", "the gender is another"),
    "birth_place": ("the place of birth is the same, or a part of it", "the places of birth differ"),
    "address": ("an address is the same, or a part of it", "the addresses differ"),
}  # fmt: skip


def _date(name: str, detail: str, contribution: float) -> str:
    if contribution < 0:
        return f"the {name} is another"
    if detail == "same day":
        return f"the {name} is the same day"
    if detail.startswith("same year") or detail.startswith("same month"):
        return f"the {name} is of the same {detail[5:].split(';')[0].strip()}, as far as it is stated"
    if detail.startswith("same day"):
        return f"the {name} is the same, though it may stand for an unknown day"
    if detail == "same date with day and month exchanged":
        return f"the {name} is the same with day and month exchanged"
    return f"the {name} differs only as by a slip ({detail})"


def _untold(reasons: Sequence[Reason], schema: str) -> list[str]:
    features = {reason.feature for reason in reasons}
    untold = ["the birth date"] if schema == "Person" and "birth_date" not in features else []
    if not any(feature.startswith("identifier") for feature in features):
        untold.append("the IMO number" if schema == "Vessel" else "an official number")
    return untold


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
