"""Where the UK Sanctions List is as XML."""

from __future__ import annotations

from seawall.sources.contract import Remote

#: The list's own address; the page https://www.gov.uk/government/publications/the-uk-sanctions-list names it.
FILES: tuple[Remote, ...] = (
    Remote(
        list_id="gb_fcdo_uksl", variant="xml", url="https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml",
        media_types=("text/xml", "application/xml", "application/octet-stream"), min_bytes=4_000_000, max_bytes=256 * 1024 * 1024, name="UK-Sanctions-List.xml",
    ),
)  # fmt: skip
