"""Where the Commission keeps the XML 1.1 file. A token that names the user goes into the address."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = (
    Remote(
        list_id="eu_fsf", variant="xml-1.1", url="https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token={EU_FSF_TOKEN}",
        media_types=("application/xml", "text/xml", "application/octet-stream"), min_bytes=5_000_000, max_bytes=256 * 1024 * 1024, name="eu-fsf-1_1.xml",
    ),
)  # fmt: skip
