"""Who could these customers be? The lists of a view, or a file, as an index; what was screened against what; which parties are wanted."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from seawall.errors import QuestionError, StoreError
from seawall.reference.lists import list_info
from seawall.service.customer import KINDS
from seawall.store.store import Store
from seawall.store.view import View

if TYPE_CHECKING:
    from seawall.screen.index.index import Index

#: Indexes kept on disk beyond this number are removed, the longest unused first.
KEEP_INDEXES = 6
#: Longest name that a person may ask for, as in files of customers.
LONGEST_NAME = 5_000
_ABOUT, _INDEX = "about.json", "index"


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


def open_file_index(path: Path, folder: Path, said: Mapping[str, str] | None = None) -> tuple[Index, dict[str, Any]]:
    """The index of a file, built at its first use and kept by the file's sha256.

    Args:
        path: FollowTheMoney JSON, or a table; see `screen.list_files`.
        folder: where indexes are kept; may be deleted at any time.
        said: heading -> role, where the guess is wrong.

    Returns:
        The index, and what was screened against, in the form of `against`, with `parties`, `names`, `rejected`, `rejects` (the first) and `notes`.

    Raises:
        QuestionError: the file cannot be read, or names nobody.
    """
    from seawall.screen.index.index import open_index
    from seawall.screen.index.layout import FORMAT_VERSION
    from seawall.screen.list_files import READER_VERSION, label_of

    if str(path) == "-":
        raise QuestionError("the list cannot come from standard input", cure="Name a file: --against list.jsonl")
    sha256 = _sha256(path)
    key = hashlib.sha256(orjson.dumps([sha256, label_of(path), FORMAT_VERSION, READER_VERSION, sorted((said or {}).items())])).hexdigest()[:24]
    place = folder / key
    try:
        about: dict[str, Any] = orjson.loads((place / _ABOUT).read_bytes())
        index = open_index(place / _INDEX)
        place.touch()
    except (OSError, ValueError, StoreError):
        # Not there, damaged or outdated: made anew from the file.
        shutil.rmtree(place, ignore_errors=True)
        about = _build_file_index(path, place, sha256, said)
        index = open_index(place / _INDEX)
        _forget(folder)
    return index, about | {"file": path.name}


def _build_file_index(path: Path, place: Path, sha256: str, said: Mapping[str, str] | None) -> dict[str, Any]:
    from seawall.screen.index.build import write_index
    from seawall.screen.list_files import label_of, read_list

    found = read_list(path, said)
    reading, roster = found.reading, found.roster
    about = {
        "list": label_of(path), "authority": "", "published_at": None, "published_basis": "file", "file": path.name, "sha256": sha256,
        "parties": roster.parties.num_rows, "names": roster.names.num_rows, "rejected": reading.rejected,
        "rejects": [row._asdict() for row in reading.rejects[:10]], "notes": reading.notes,
    }  # fmt: skip
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        write_index(roster, draft / _INDEX, sha256)
        (draft / _ABOUT).write_bytes(orjson.dumps(about))
        draft.replace(place)
    except OSError as exc:
        # Another process was faster; what it made is the same.
        if not (place / _ABOUT).exists():
            raise StoreError(f"the index of the list cannot be kept ({exc.strerror})", where=str(place), cure="Free some room, or set SEAWALL_HOME to another folder.") from exc
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return about


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as exc:
        raise QuestionError(f"the list cannot be read ({exc.strerror})", where=str(path), cure="Check the path.") from exc


@dataclass(frozen=True)
class Wanted:
    """Which parties may be hits; empty means all.

    Attributes:
        lists, programs, schemas: as they stand in the index.
    """

    lists: frozenset[str] = frozenset()
    programs: frozenset[str] = frozenset()
    schemas: frozenset[str] = frozenset()


def wanted_parties(index: Index, lists: Sequence[str] = (), programs: Sequence[str] = (), schemas: Sequence[str] = ()) -> Wanted:
    """What a person wants to screen against, in the words of the index.

    Args:
        lists: of the index; matter only for a file, as the index of a view is made of the chosen lists.
        programs: without regard to case.
        schemas: FollowTheMoney schemas or words such as `company`, with the narrower schemas that belong to each.

    Raises:
        QuestionError: there is none of one of them: "no hit" against nothing would mislead.
    """
    return Wanted(
        _chosen("list", lists, _values(index.parties["lists"])), _chosen("program", programs, _values(index.parties["programs"])),
        frozenset(one for schema in schemas for one in _schemas(schema, pc.unique(index.parties["schema"]).to_pylist())),
    )  # fmt: skip


def _chosen(what: str, asked: Sequence[str], present: Iterable[str]) -> frozenset[str]:
    if not asked:
        return frozenset()
    by_name: dict[str, set[str]] = {}
    for name in present:
        by_name.setdefault(name.casefold(), set()).add(name)
    found: set[str] = set()
    for one in asked:
        if one.casefold() not in by_name:
            near = get_close_matches(one.casefold(), by_name, 5, 0.5) or sorted(by_name)[:20]
            names = ", ".join(sorted(name for key in near for name in by_name[key]))
            raise QuestionError(f"no party has {what} {one!r}", cure=f"There is: {names or 'none'}.")
        found |= by_name[one.casefold()]
    return frozenset(found)


def _schemas(asked: str, present: Sequence[str]) -> list[str]:
    # The model of FollowTheMoney takes a moment to load and is needed only here.
    from followthemoney import model

    names = {name.casefold(): name for name in model.schemata}
    name = names.get(asked.casefold()) or KINDS.get(asked.casefold(), "")
    if not name:
        raise QuestionError(f"there is no schema {asked!r}", cure=f"Such as {', '.join(sorted(present))}.")
    found = [one for one in present if one == name or (one in model.schemata and model.schemata[one].is_a(name))]
    if not found:
        raise QuestionError(f"no party has schema {name!r}", cure=f"There is: {', '.join(sorted(present))}.")
    return found


def _values(column: pa.ChunkedArray) -> list[str]:
    found: list[str] = pc.unique(pc.list_flatten(column)).to_pylist()
    return found


def check_name(name: str) -> None:
    """Whether a typed name can be screened.

    Raises:
        QuestionError: it says nothing, is too long, or is no text: "no hit" would mislead.
    """
    if len(name) > LONGEST_NAME:
        raise QuestionError(f"the name has {len(name):,} characters", cure=f"Give at most {LONGEST_NAME:,}.")
    if any("\ud800" <= ch <= "\udfff" for ch in name):
        raise QuestionError("the name is no text in UTF-8", cure="Set the terminal to UTF-8.")
    if not any(unicodedata.category(ch)[0] in "LN" for ch in name):
        raise QuestionError(f"the name {name!r} has no letter and no digit", cure="Give a name.")


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
