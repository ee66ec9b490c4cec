"""Where the table is. The Bureau publishes each order as a PDF or a spreadsheet; the table that gathers them is kept in the open."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = (
    Remote(
        "il_nbctf", "csv", "https://raw.githubusercontent.com/opensanctions/opensanctions/main/datasets/il/mod_crypto/wallets.csv",
        ("text/plain", "text/csv"), 5_000, 5_000_000, "il_nbctf.csv",
    ),
)  # fmt: skip
