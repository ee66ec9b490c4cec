"""Territory names as publishers print them, to the two-letter codes that FollowTheMoney uses.

`rigour` knows the names; this face adds the habits of sanctions lists ("Russia / Russie",
"Region: Crimea") and caches.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rigour.territories import lookup_territory

_BILINGUAL = re.compile(r"\s+/\s+")
_PREFIX = re.compile(r"^(?:region|country|state)\s*[:(]\s*", re.IGNORECASE)
#: Names that the lists print and that rigour does not resolve, with the list where each was seen.
_SEEN = {
    "crimea": "ua-cri",  # OFAC add.csv: "Region: Crimea"
    "the crimea": "ua-cri",
    "donetsk": "ua-dpr",
    "luhansk": "ua-lpr",
}


@lru_cache(maxsize=65536)
def territory_code(text: str) -> str | None:
    """The code of a country, region or nationality adjective, or None if the text names none.

    >>> territory_code("Russia / Russie"), territory_code("Iran (Islamic Republic of)"), territory_code("nowhere")
    ('ru', 'ir', None)
    """
    text = _PREFIX.sub("", " ".join(text.split())).strip(" .,;)")
    if not text:
        return None
    for part in (text, *_BILINGUAL.split(text)):
        if part.lower() in _SEEN:
            return _SEEN[part.lower()]
        found = lookup_territory(part)
        if found is not None:
            return str(found.code)
    return None
