"""Where the International Trade Administration keeps the table."""

from __future__ import annotations

from seawall.sources.contract import Remote
from seawall.sources.us_csl.tables import SUBLISTS

_URL = "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv"

#: One file for all its lists; it is made anew each hour.
FILES: tuple[Remote, ...] = tuple(
    Remote(
        list_id=list_id, variant="csv", url=_URL, media_types=("text/csv", "application/octet-stream", "binary/octet-stream"),
        min_bytes=3_000_000, max_bytes=128 * 1024 * 1024, name="consolidated.csv", group="us_csl",
    )
    for list_id in dict.fromkeys(sublist.list_id for sublist in SUBLISTS.values())
)  # fmt: skip
