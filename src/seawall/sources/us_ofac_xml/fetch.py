"""Where OFAC's Sanctions List Service keeps the legacy XML."""

from __future__ import annotations

from seawall.sources.contract import Remote

_BASE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"
_TYPES = ("text/xml", "application/xml", "application/octet-stream")

#: www.treasury.gov/ofac/downloads/sdn.xml redirects here since May 2024.
ALTERNATIVES: tuple[Remote, ...] = (
    Remote(list_id="us_ofac_sdn", variant="sdn", url=f"{_BASE}/SDN.XML", media_types=_TYPES, min_bytes=5_000_000, max_bytes=256 * 1024 * 1024, name="sdn.xml"),
    Remote(list_id="us_ofac_cons", variant="cons", url=f"{_BASE}/CONSOLIDATED.XML", media_types=_TYPES, min_bytes=200_000, max_bytes=64 * 1024 * 1024,
           name="consolidated.xml"),
)  # fmt: skip

#: Nothing is fetched in this format: it says what the delimited and the advanced files say, and one format of a list is enough to be up to date.
FILES: tuple[Remote, ...] = ()
