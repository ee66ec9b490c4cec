"""Where the Security Council keeps its list."""

from __future__ import annotations

from seawall.sources.contract import Remote

#: The page of the list names the file; the old `www.un.org/sc/resources` address redirects there.
FILES: tuple[Remote, ...] = (
    Remote(
        list_id="un_sc", variant="xml", url="https://scsanctions.un.org/resources/xml/en/consolidated.xml",
        media_types=("text/xml", "application/xml"), min_bytes=800_000, max_bytes=64 * 1024 * 1024, name="consolidated.xml",
    ),
)  # fmt: skip
