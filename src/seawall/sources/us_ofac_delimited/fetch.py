"""Where OFAC keeps the delimited files: the Sanctions List Service, since May 2024."""

from __future__ import annotations

from seawall.sources.contract import Remote

_BASE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"
_TEXT = ("text/csv", "text/plain", "application/octet-stream", "application/csv")
_MIB = 1024 * 1024


def _remote(list_id: str, variant: str, name: str, min_bytes: int, max_bytes: int) -> Remote:
    return Remote(
        list_id=list_id, variant=variant, url=_BASE + name, media_types=_TEXT, min_bytes=min_bytes, max_bytes=max_bytes,
        name=name.lower(), group=f"{list_id}_delimited",
    )  # fmt: skip


FILES: tuple[Remote, ...] = (
    _remote("us_ofac_sdn", "sdn", "SDN.CSV", 1_500_000, 64 * _MIB),
    _remote("us_ofac_sdn", "alt", "ALT.CSV", 400_000, 32 * _MIB),
    _remote("us_ofac_sdn", "add", "ADD.CSV", 700_000, 32 * _MIB),
    _remote("us_ofac_sdn", "sdn_comments", "SDN_COMMENTS.CSV", 100, 8 * _MIB),
    _remote("us_ofac_cons", "cons_prim", "CONS_PRIM.CSV", 50_000, 16 * _MIB),
    _remote("us_ofac_cons", "cons_alt", "CONS_ALT.CSV", 10_000, 8 * _MIB),
    _remote("us_ofac_cons", "cons_add", "CONS_ADD.CSV", 10_000, 8 * _MIB),
    _remote("us_ofac_cons", "cons_comments", "CONS_COMMENTS.CSV", 50, 8 * _MIB),
)
