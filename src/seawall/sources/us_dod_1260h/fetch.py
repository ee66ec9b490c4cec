"""Where the list is. The Department publishes PDFs at a new address each year; the table that gathers them is kept in the open."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = (
    Remote(
        "us_dod_1260h", "csv", "https://raw.githubusercontent.com/opensanctions/opensanctions/main/datasets/us/dod_chinese_milcorps/sanctions.csv",
        ("text/plain", "text/csv"), 20_000, 5_000_000, "us_dod_1260h.csv",
    ),
)  # fmt: skip
