"""What a view holds; the rules are in `view.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl
import pyarrow as pa

from seawall.model.statement import ROSTER, ROSTER_PROP
from seawall.store.chain import Snapshot
from seawall.store.lake import Lake
from seawall.store.timeline import timeline
from seawall.store.view import View

FAR: date = date(9999, 12, 31)


def read_view(lake: Lake, snapshots: Sequence[Snapshot], view: View) -> tuple[pl.DataFrame, date]:
    """The statements that a view holds.

    Args:
        snapshots: all of the store's, in the order of publication.

    Returns:
        The columns of `timeline` plus `starts` and `ends` (dates, half-open; `ends` may be null), sorted by party and subject; and the
        first later day on which the same question, with the same knowledge, has another answer.
    """
    known = [s for s in snapshots if view.admits(s)]
    frame = _with_bounds(_with_listing_dates(timeline(lake, known, sorted({s.list_id for s in known}))))
    changes = pl.concat([frame["starts"], frame["ends"], _stated_days(frame)]).drop_nulls()
    later = changes.filter(changes > view.as_of)
    changes_on = later.min() if len(later) else FAR
    assert isinstance(changes_on, date)
    # One filter for all rules, so that the whole is copied once: ids of parties and subjects begin with their list's.
    stands = (pl.col("starts") <= view.as_of) & (pl.col("ends").is_null() | (pl.col("ends") > view.as_of))
    roster = frame.filter(stands & (pl.col("facet") == ROSTER) & (pl.col("prop") == ROSTER_PROP))["party_id"].unique()
    subjects, parties = _out_of_force(frame.filter(stands & (pl.col("schema") == "Sanction") & (pl.col("prop") == "entity")), view.as_of)
    stands &= pl.col("party_id").is_in(roster.implode()) & ~pl.col("subject_id").is_in(subjects.implode()) & ~pl.col("party_id").is_in(parties.implode())
    frame = frame.filter(stands).drop("listing_date")
    return frame.sort("party_id", "subject_id", "prop", "value"), changes_on


def full_date(column: str) -> pl.Expr:
    """An ISO prefix date (`2014`, `2014-03`) as the first day of its span."""
    text = pl.col(column)
    filled = pl.when(text.str.len_bytes() == 4).then(text + "-01-01").when(text.str.len_bytes() == 7).then(text + "-01").otherwise(text)
    return filled.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)


def _with_listing_dates(frame: pl.DataFrame) -> pl.DataFrame:
    listed = frame.filter((pl.col("prop") == "listingDate") & (pl.col("schema") == "Sanction"))
    dates = listed.select("list_id", "party_id", listing_date=full_date("value")).group_by("list_id", "party_id").agg(pl.col("listing_date").min())
    return frame.join(dates, on=["list_id", "party_id"], how="left")


def _with_bounds(frame: pl.DataFrame) -> pl.DataFrame:
    first = pl.col("appeared").filter(pl.col("prop") == ROSTER_PROP).min().over("list_id", "party_id")
    appeared = pl.col("appeared").dt.date()
    # A listing date before the last file that did not have the party is that of a former listing: UN measures on Iran of 2008 returned in 2025.
    unrefuted = pl.col("gap_from").is_null() | (pl.col("listing_date") >= pl.col("gap_from").dt.date())
    came_with_party = (pl.col("appeared") == first) & (pl.col("listing_date") < appeared).fill_null(value=False) & unrefuted
    begun = pl.when(came_with_party).then(pl.col("listing_date")).otherwise(appeared)
    # A stated `valid_from` lies in the world and may be earlier or later than the first file that says so; on sanctions it is applied by `_in_force`.
    is_sanction = pl.col("schema") == "Sanction"
    starts = pl.when(~is_sanction & pl.col("valid_from").is_not_null()).then(pl.coalesce(full_date("valid_from"), begun)).otherwise(begun)
    gone = pl.col("disappeared").dt.date()
    stated = pl.when(~is_sanction).then(full_date("valid_to")).otherwise(None)
    return frame.with_columns(starts=starts, ends=pl.min_horizontal(gone, stated))


def _stated_days(frame: pl.DataFrame) -> pl.Series:
    stated = frame.filter((pl.col("schema") == "Sanction") & (pl.col("valid_from").is_not_null() | pl.col("valid_to").is_not_null()))
    return pl.concat([stated.select(d=full_date("valid_from"))["d"], stated.select(d=full_date("valid_to"))["d"]])


def _out_of_force(sanctions: pl.DataFrame, as_of: date) -> tuple[pl.Series, pl.Series]:
    """Sanctions whose stated time has not begun or is over, and parties that have no other.

    Args:
        sanctions: `entity` statements of sanctions.
    """
    over = (full_date("valid_to") <= as_of).fill_null(value=False) | (full_date("valid_from") > as_of).fill_null(value=False)
    marked = sanctions.with_columns(over=over)
    subjects = marked.group_by("subject_id").agg(pl.col("over").all()).filter("over")["subject_id"]
    parties = marked.group_by("party_id").agg(pl.col("over").all()).filter("over")["party_id"]
    return subjects, parties


def plain_schema(frame: pl.DataFrame) -> pa.Schema:
    """The Arrow schema of a view, with plain strings."""
    fields = []
    for field in frame.head(0).to_arrow().schema:
        is_text = pa.types.is_large_string(field.type) or pa.types.is_string_view(field.type)
        fields.append(pa.field(field.name, pa.string() if is_text else field.type))
    return pa.schema(fields)


def plain_batches(frame: pl.DataFrame, schema: pa.Schema, rows: int) -> Iterator[pa.RecordBatch]:
    """A view in batches; the whole is never held a second time."""
    for piece in frame.iter_slices(rows):
        yield from piece.to_arrow().cast(schema).combine_chunks().to_batches()
