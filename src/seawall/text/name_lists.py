"""Several names in one text: "Iljushin / Il'yushin / Ilyushin"."""

from __future__ import annotations

import re
from typing import Final

_BETWEEN: Final = re.compile(r"\s+/\s+|\s*[;؛،]\s*")
#: A part shorter than this is no name ("A / B Trading").
_SHORTEST: Final = 4


def names_in(text: str) -> tuple[str, ...]:
    """The names that a text holds: itself, or the parts of a list of names.

    >>> names_in("Saeed AGHAJANI / Said Ara Jani"), names_in("A/S Norsk"), names_in("Acme; Ltd")
    (('Saeed AGHAJANI', 'Said Ara Jani'), ('A/S Norsk',), ('Acme; Ltd',))
    """
    if "/" not in text and ";" not in text and "،" not in text and "؛" not in text:
        return (text,)
    parts = tuple(part for piece in _BETWEEN.split(text) if (part := piece.strip()))
    return parts if len(parts) > 1 and all(len(part) >= _SHORTEST for part in parts) else (text,)
