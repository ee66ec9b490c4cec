"""When each statement stood in the publishers' files: one row per statement and unbroken run of files.

Columns: those of `statements`, and
- `appeared`: publication moment of the first file of the run (UTC);
- `disappeared`: publication moment of the first file without it, or null while it stands;
- `gap_from`: publication moment of the last whole file before the run, or null: the true beginning lies after it (an excerpt proves nothing);
- `last_seen`: publication moment of the last file of the run;
- `appeared_in`: snapshot_id of the first file of the run.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from seawall.store.chain import Snapshot, chain_table
from seawall.store.lake import Lake


def runs(lake: Lake, snapshots: Sequence[Snapshot], list_ids: list[str] | None = None) -> pl.DataFrame:
    """Runs of statement keys over the chain of `snapshots` (in the order of publication).

    Returns:
        key, list_id, facet, appeared, disappeared, gap_from, last_seen, appeared_in.
    """
    chain = pl.from_arrow(chain_table(snapshots))
    assert isinstance(chain, pl.DataFrame)
    chain = chain.sort("list_id", "facet", "position").with_columns(
        gap_from=pl.when("is_whole").then(pl.col("published_at")).otherwise(None).forward_fill().shift(1).over("list_id", "facet"),
        before=pl.col("published_at").shift(1).over("list_id", "facet"),
        newest=pl.col("published_at").last().over("list_id", "facet"),
    )
    events = lake.scan("events", list_ids).collect()
    linked = events.join(chain, on=["list_id", "facet", "snapshot_id", "base_id"], how="inner")
    linked = linked.sort("key", "position")
    linked = linked.with_columns(
        same=pl.col("key") == pl.col("key").shift(-1), next_at=pl.col("published_at").shift(-1), next_before=pl.col("before").shift(-1)
    )
    begun = linked.filter(pl.col("op") == 1)
    ends = pl.col("same").fill_null(value=False)
    return begun.select(
        "key", "list_id", "facet",
        appeared=pl.col("published_at"),
        disappeared=pl.when(ends).then(pl.col("next_at")).otherwise(None),
        gap_from="gap_from",
        last_seen=pl.when(ends).then(pl.col("next_before")).otherwise(pl.col("newest")),
        appeared_in="snapshot_id",
    )  # fmt: skip


def timeline(lake: Lake, snapshots: Sequence[Snapshot], list_ids: list[str] | None = None) -> pl.DataFrame:
    """Runs with the statements behind them."""
    found = runs(lake, snapshots, list_ids)
    contents = lake.scan("statements", list_ids).drop("snapshot_id", "list_id", "facet").collect()
    # A load that was cut off before its commit may have left a statement that a later load wrote again.
    if contents["key"].n_unique() < contents.height:
        contents = contents.unique("key", keep="first")
    return found.join(contents, on="key", how="inner")
