"""Several names in one text: "Iljushin / Il'yushin / Ilyushin"."""

from __future__ import annotations

import re
from typing import Final

_BETWEEN: Final = re.compile(r"\s+/\s+|\s*[;؛،]\s*")
#: Arabic puts no family name before a comma.
_BETWEEN_ARABIC: Final = re.compile(r"(?<=[\u0600-\u06ff])\s*,\s*(?=[\u0600-\u06ff])")
#: A part shorter than this is no name ("A / B Trading").
_SHORTEST: Final = 4


def names_in(text: str) -> tuple[str, ...]:
    """The names that a text holds: itself, or the parts of a list of names.

    >>> names_in("Saeed AGHAJANI / Said Ara Jani"), names_in("A/S Norsk"), names_in("Acme; Ltd")
    (('Saeed AGHAJANI', 'Said Ara Jani'), ('A/S Norsk',), ('Acme; Ltd',))
    """
    if "," in text and (arabic := _BETWEEN_ARABIC.split(text))[1:]:
        return tuple(part for piece in arabic for part in names_in(piece))
    if "/" not in text and ";" not in text and "،" not in text and "؛" not in text:
        return (text,)
    parts = tuple(part for piece in _BETWEEN.split(text) if (part := piece.strip()))
    return parts if len(parts) > 1 and all(len(part) >= _SHORTEST for part in parts) else (text,)
