"""Where the Bureau of Industry and Security keeps the list."""

from __future__ import annotations

from seawall.sources.contract import Remote

#: The same path since 2006; www.bis.gov redirects to the file for download.
FILES: tuple[Remote, ...] = (
    Remote(
        list_id="us_bis_dpl", variant="txt", url="https://www.bis.doc.gov/dpl/dpl.txt",
        media_types=("text/plain", "application/octet-stream"), min_bytes=80_000, max_bytes=8 * 1024 * 1024, name="dpl.txt",
    ),
)  # fmt: skip
