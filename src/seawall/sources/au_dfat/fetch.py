"""Where DFAT keeps its list."""

from __future__ import annotations

from seawall.sources.contract import Remote

#: The name of 2011-2025, `regulation8_consolidated.xlsx`, now leads to a frozen file of 2022 in the old binary format.
FILES: tuple[Remote, ...] = (
    Remote(
        list_id="au_dfat", variant="xlsx", url="https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx",
        media_types=("application/vnd.openxmlformats-officedocument", "application/octet-stream"),
        min_bytes=300_000, max_bytes=64 * 1024 * 1024, name="Australian_Sanctions_Consolidated_List.xlsx",
    ),
)  # fmt: skip
