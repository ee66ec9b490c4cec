"""Where the list is. The Department publishes it as a web page; the table of it is kept in the open."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = (
    Remote(
        "us_state_cuba", "csv", "https://raw.githubusercontent.com/opensanctions/opensanctions/main/datasets/us/cuba_sanctions/restricted_entities.csv",
        ("text/plain", "text/csv"), 10_000, 2_000_000, "us_state_cuba.csv",
    ),
)  # fmt: skip
