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
#: Places that rigour takes for a country of a like name.
_NO_COUNTRY = frozenset({"tanga"})  # a region of Tanzania (DFAT), not Tonga


@lru_cache(maxsize=65536)
def territory_code(text: str) -> str | None:
    """The code of a country, region or nationality adjective, or None if the text names none.

    A part of a country that FollowTheMoney has no code for (a city, an oblast, a Soviet republic) gives its country's.

    >>> territory_code("Russia / Russie"), territory_code("Iran (Islamic Republic of)"), territory_code("nowhere")
    ('ru', 'ir', None)
    >>> territory_code("Moscow"), territory_code("Ukrainian SSR"), territory_code("Northern Ireland")
    ('ru', 'suhh', 'gb-nir')
    """
    text = _PREFIX.sub("", " ".join(text.split())).strip(" .,;)")
    if not text:
        return None
    for part in (text, *_BILINGUAL.split(text)):
        if part.lower() in _SEEN:
            return _SEEN[part.lower()]
        found = lookup_territory(part) if part.lower() not in _NO_COUNTRY else None
        if found is not None:
            return str(found.ftm_country or found.code)
    return None
