"""What changed in the publishers' files between two moments.

Compares the state of each list at `start` with that at `end`, statement by statement: a statement that moved to another line has
not changed. Nothing between the two counts, except in `steps`, which tells every publication's changes in turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from seawall.model.statement import ROSTER, ROSTER_PROP
from seawall.store.chain import Snapshot
from seawall.store.lake import Lake
from seawall.store.timeline import timeline

PARTY = ["list_id", "party_id"]
NAME_PROPS = ["name", "alias", "publicKey", "accountId", "weakAlias", "previousName"]


@dataclass(frozen=True)
class Changed:
    """Changes, and how the changed parties are called.

    Attributes:
        rows: one row per statement begun or ended: the columns of `timeline`, `op` (`+` or `-`), `kind` of its party's change (`listed`, `delisted`,
            `amended`) and `changed_at` (publication moment of the file in which it did).
        names: list_id, party_id, prop, value of the changed parties' names before or after.
    """

    rows: pl.DataFrame
    names: pl.DataFrame


def net_changes(lake: Lake, snapshots: Sequence[Snapshot], start: datetime, end: datetime, list_ids: Sequence[str] | None = None) -> Changed:
    """Statements that stand at `end` and not at `start`, and the reverse.

    Args:
        snapshots: all that may be known, in the order of publication.
        start, end: moments of knowledge; what was published at the moment itself counts.
        list_ids: only these lists, or None for all.

    Returns:
        Rows sorted by list, party, op, property.
    """
    known = [s for s in snapshots if s.published_at <= end and (list_ids is None or s.list_id in list_ids)]
    frame = timeline(lake, known, sorted({s.list_id for s in known}))
    before, after = _standing(frame, start), _standing(frame, end)
    begun = after.join(before.select("key", "list_id"), on=["key", "list_id"], how="anti").with_columns(op=pl.lit("+"), changed_at=pl.col("appeared"))
    ended = before.join(after.select("key", "list_id"), on=["key", "list_id"], how="anti").with_columns(op=pl.lit("-"), changed_at=_ended_at(end))
    both = pl.concat([begun, ended])
    rows = _with_kind(both, before, after).sort("list_id", "party_id", "op", "subject_id", "prop", "value")
    return Changed(rows, _names(pl.concat([after, before]), rows))


def steps(lake: Lake, snapshots: Sequence[Snapshot], start: datetime, end: datetime, list_ids: Sequence[str] | None = None) -> Changed:
    """The changes of every publication after `start` up to `end`, in turn; columns as in `net_changes`.

    A party's facts in files that do not cover the roster (aliases, addresses) count on the days on which it is on the roster.
    """
    moments = sorted({s.published_at for s in snapshots if start < s.published_at <= end and (list_ids is None or s.list_id in list_ids)})
    known = [s for s in snapshots if s.published_at <= end and (list_ids is None or s.list_id in list_ids)]
    frame = timeline(lake, known, sorted({s.list_id for s in known}))
    begun = frame.filter(pl.col("appeared") > start).with_columns(op=pl.lit("+"), changed_at=pl.col("appeared"))
    ended = frame.filter(pl.col("disappeared").is_not_null() & (pl.col("disappeared") > start)).with_columns(op=pl.lit("-"), changed_at=pl.col("disappeared"))
    both = pl.concat([begun, ended])
    if not moments or both.is_empty():
        rows = both.with_columns(kind=pl.lit("amended"))
        return Changed(rows, _names(frame, rows))
    roster = both.filter((pl.col("facet") == ROSTER) & (pl.col("prop") == ROSTER_PROP))
    kinds = roster.select(*PARTY, "changed_at", kind=pl.when(pl.col("op") == "+").then(pl.lit("listed")).otherwise(pl.lit("delisted")))
    marked = both.join(kinds.unique([*PARTY, "changed_at"]), on=[*PARTY, "changed_at"], how="left").with_columns(pl.col("kind").fill_null("amended"))
    rows = marked.sort("changed_at", "list_id", "party_id", "op", "subject_id", "prop", "value")
    return Changed(rows, _names(frame, rows))


def _names(frame: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    named = frame.filter(pl.col("prop").is_in(NAME_PROPS) & (pl.col("subject_id") == pl.col("party_id")))
    return named.join(rows.select(PARTY).unique(), on=PARTY, how="semi").select(*PARTY, "prop", "value")


def _ended_at(end: datetime) -> pl.Expr:
    gone = pl.col("disappeared")
    return pl.when(gone.is_not_null() & (gone <= end)).then(gone).otherwise(pl.lit(end).cast(pl.Datetime("us", "UTC")))


def _standing(frame: pl.DataFrame, moment: datetime) -> pl.DataFrame:
    at = pl.lit(moment).cast(pl.Datetime("us", "UTC"))
    standing = frame.filter((pl.col("appeared") <= at) & (pl.col("disappeared").is_null() | (pl.col("disappeared") > at)))
    roster = standing.filter((pl.col("facet") == ROSTER) & (pl.col("prop") == ROSTER_PROP)).select(PARTY).unique()
    return standing.join(roster, on=PARTY, how="semi")


def _with_kind(both: pl.DataFrame, before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    old = before.select(PARTY).unique().with_columns(was=pl.lit(value=True))
    new = after.select(PARTY).unique().with_columns(now=pl.lit(value=True))
    joined = both.join(old, on=PARTY, how="left").join(new, on=PARTY, how="left")
    kind = pl.when(pl.col("was").is_null()).then(pl.lit("listed")).when(pl.col("now").is_null()).then(pl.lit("delisted")).otherwise(pl.lit("amended"))
    return joined.with_columns(kind=kind).drop("was", "now")
