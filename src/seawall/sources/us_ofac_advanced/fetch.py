"""Where OFAC's Sanctions List Service keeps the advanced XML."""

from __future__ import annotations

from seawall.sources.contract import Remote

_BASE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"
_TYPES = ("text/xml", "application/xml", "application/octet-stream")

FILES: tuple[Remote, ...] = (
    Remote(list_id="us_ofac_sdn", variant="sdn", url=f"{_BASE}/SDN_ADVANCED.XML", media_types=_TYPES, min_bytes=30_000_000, max_bytes=512 * 1024 * 1024,
           name="sdn_advanced.xml"),
    Remote(list_id="us_ofac_cons", variant="cons", url=f"{_BASE}/CONS_ADVANCED.XML", media_types=_TYPES, min_bytes=500_000, max_bytes=64 * 1024 * 1024,
           name="cons_advanced.xml"),
)  # fmt: skip
