"""Where the table is. The map itself is a web application; the table of its regimes is kept in the open."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = (
    Remote(
        "eu_sanctions_map", "csv", "https://raw.githubusercontent.com/opensanctions/opensanctions/main/datasets/eu/sanctions_map/programs.csv",
        ("text/plain", "text/csv"), 1_000, 1_000_000, "eu_sanctions_map.csv",
    ),
)  # fmt: skip
