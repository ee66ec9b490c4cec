"""Where SECO keeps its list."""

from __future__ import annotations

from seawall.sources.contract import Remote

_PAGE = "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml"

FILES: tuple[Remote, ...] = (
    Remote(
        list_id="ch_seco", variant="xml", url=f"{_PAGE}?lang=en&action=downloadXmlGesamtlisteAction", media_types=("text/xml", "application/xml", "application/octet-stream"),
        min_bytes=5_000_000, max_bytes=256 * 1024 * 1024, name="consolidated-list.xml",
    ),
)  # fmt: skip
