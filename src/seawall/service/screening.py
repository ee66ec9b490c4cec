"""Who could these customers be? The lists of a view as an index, and what was screened against what."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from seawall.errors import QuestionError, StoreError
from seawall.reference.lists import list_info
from seawall.store.store import Store
from seawall.store.view import View

if TYPE_CHECKING:
    from seawall.screen.index.index import Index

#: Indexes kept on disk beyond this number are removed, the longest unused first.
KEEP_INDEXES = 6


def screened_lists(present: Sequence[str], chosen: Sequence[str] = ()) -> list[str]:
    """The lists that are screened: the chosen ones, or all that name parties and do not repeat another list that is there.

    Args:
        present: lists that the view holds.
        chosen: lists that the person asked for.

    Raises:
        QuestionError: a chosen list is not in the view, or there is none at all: "no hit" against nothing would mislead.
    """
    missing = sorted(set(chosen) - set(present))
    if missing:
        raise QuestionError(f"nothing of list {missing[0]!r} is loaded on that day", cure=f"Loaded: {', '.join(sorted(present))}.")
    if chosen:
        return sorted(chosen)
    found = [one for one in sorted(present) if list_info(one).is_screened and not any(other in present for other in list_info(one).repeats)]
    if not found:
        raise QuestionError("there is nothing to screen against: no list that is screened was known then", cure="`seawall sources` shows what is loaded; load a file of that time.")
    return found


def open_view_index(store: Store, view: View, folder: Path, chosen: Sequence[str] = ()) -> tuple[Index, list[str]]:
    """The index of a view, built at its first use and kept.

    Args:
        folder: where indexes are kept; may be deleted at any time.
        chosen: only these lists.

    Returns:
        The index, and the lists in it.
    """
    from seawall.screen.index.build import build_index
    from seawall.screen.index.index import open_index

    kept = store.view(view)
    present = [str(name) for name in pc.unique(kept.table(["list_id"])["list_id"].cast(pa.string())).to_pylist()]
    lists = screened_lists(present, chosen)
    key = hashlib.sha256(f"{kept.view_id} {' '.join(lists)}".encode()).hexdigest()[:24]
    place = folder / key
    if place.exists():
        try:
            index = open_index(place)
            place.touch()
            return index, lists
        except StoreError:
            # A damaged or outdated index is derived from the store: it is made anew.
            shutil.rmtree(place, ignore_errors=True)
    table = kept.table()
    table = table.filter(pc.is_in(table["list_id"].cast(pa.string()), pa.array(lists)))
    folder.mkdir(parents=True, exist_ok=True)
    build_index(table, place, key)
    _forget(folder)
    return open_index(place), lists


def _forget(folder: Path) -> None:
    kept = sorted((p for p in folder.iterdir() if p.is_dir()), key=lambda p: p.stat().st_mtime, reverse=True)
    for place in kept[KEEP_INDEXES:]:
        shutil.rmtree(place, ignore_errors=True)


def against(store: Store, view: View, lists: Sequence[str]) -> list[dict[str, Any]]:
    """What was screened against: for each list the newest file that the view may know, with its date and sha256."""
    newest: dict[str, dict[str, Any]] = {}
    for snapshot in store.snapshots():
        if snapshot.list_id in lists and view.admits(snapshot):
            newest[snapshot.list_id] = {
                "list": snapshot.list_id, "authority": list_info(snapshot.list_id).authority, "published_at": snapshot.published_at.isoformat(),
                "published_basis": snapshot.published_basis, "file": snapshot.file_name, "sha256": snapshot.sha256,
            }  # fmt: skip
    return [newest[one] for one in sorted(newest)]
