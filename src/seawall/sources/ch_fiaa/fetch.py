"""The freezes have no file of their own: the ordinances' annexes are on Fedlex, the table transcribes them."""

from __future__ import annotations

from seawall.sources.contract import Remote

_FOLDER = "https://raw.githubusercontent.com/opensanctions/opensanctions/main/datasets/ch/fiaa_freezes"

FILES: tuple[Remote, ...] = (
    Remote(
        list_id="ch_fiaa", variant="csv", url=f"{_FOLDER}/freezes.csv", media_types=("text/csv", "text/plain"), min_bytes=10_000,
        max_bytes=8 * 1024 * 1024, name="fiaa-freezes.csv",
    ),
)  # fmt: skip
