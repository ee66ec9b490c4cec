"""Where Global Affairs Canada keeps its list."""

from __future__ import annotations

from seawall.sources.contract import Remote

_FOLDER = "https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions"

FILES: tuple[Remote, ...] = (
    Remote(
        list_id="ca_sema", variant="xml", url=f"{_FOLDER}/sema-lmes.xml",
        media_types=("text/xml", "application/xml"), min_bytes=500_000, max_bytes=64 * 1024 * 1024, name="sema-lmes.xml",
    ),
)  # fmt: skip
