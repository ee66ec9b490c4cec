"""What is remembered of each address between two updates: validators, the hash of what was loaded, the last check.

One small JSON file, `fetch/state.json` below the home folder, written whole or not at all. It is a convenience: if it
is lost or damaged, everything is fetched once more. Addresses stand in it with their placeholders, never with secrets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from seawall.store.durable import disk_errors, write_whole
from seawall.store.lock import writer_lock

VERSION = 1


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of one address. Moments are ISO 8601 in UTC; empty means never.

    Attributes:
        lists: ids of the lists that it serves, joined by spaces.
        etag, last_modified: validators of the body that was last loaded, as the server wrote them.
        sha256: of that body.
        source, variants, published_at: what the loader made of it; lists and formats joined by spaces.
        loaded_at: when.
        checked_at: last time that the server answered with a list, or with "not modified".
        failed_at, error: last failure; both empty after a success.
        final_host: host that answered, after redirects.
    """

    lists: str = ""
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    source: str = ""
    variants: str = ""
    published_at: str = ""
    loaded_at: str = ""
    checked_at: str = ""
    failed_at: str = ""
    error: str = ""
    final_host: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """When a list's addresses were last asked.

    Attributes:
        checked_at: the last time that all of them had answered, or None.
        failed_at, error: the newest failure since, or None and empty.
    """

    checked_at: datetime | None = None
    failed_at: datetime | None = None
    error: str = ""


class FetchState:
    """The state file of one home folder.

    Args:
        folder: `fetch` below the home folder; made when first written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "state.json"
        self.was_damaged = False

    def read(self) -> dict[str, Remembered]:
        """All addresses; none if there is no file or it is damaged (`was_damaged` then says so)."""
        with disk_errors(self.path):
            if not self.path.exists():
                return {}
            data = self.path.read_bytes()
        try:
            value = orjson.loads(data)
            if value["version"] != VERSION:
                return {}
            return {url: _remembered(row) for url, row in value["addresses"].items()}
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
            self.was_damaged = True
            return {}

    def change(self, changes: Mapping[str, Mapping[str, str]]) -> None:
        """Set fields of some addresses; the others stay, also those that another process has written meanwhile.

        Raises:
            StoreError: the disk refuses; the file is as it was.
        """
        with writer_lock(self.folder / "state.lock"):
            known = self.read()
            for url, values in changes.items():
                known[url] = replace(known.get(url, Remembered()), **values)
            self._write(known)

    def _write(self, rows: Mapping[str, Remembered]) -> None:
        document = {"version": VERSION, "addresses": {url: asdict(row) for url, row in sorted(rows.items())}}
        write_whole(self.path, orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n")

    def forget_all_but(self, urls: Collection[str]) -> None:
        """Drop addresses that no source has any more; an address left behind would look like one that is never asked."""
        if any(url not in urls for url in self.read()):
            with writer_lock(self.folder / "state.lock"):
                self._write({url: row for url, row in self.read().items() if url in urls})

    def checks(self) -> dict[str, Check]:
        """When each list was last asked for: of several addresses, the one longest ago counts."""
        by_list: dict[str, list[Remembered]] = {}
        for row in self.read().values():
            for list_id in row.lists.split():
                by_list.setdefault(list_id, []).append(row)
        return {list_id: _check(rows) for list_id, rows in by_list.items()}


def moment(text: str) -> datetime | None:
    """A stored moment (UTC), or None."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _remembered(row: Mapping[str, Any]) -> Remembered:
    known = {field.name for field in fields(Remembered)}
    return Remembered(**{name: value for name, value in row.items() if name in known and isinstance(value, str)})


def _check(rows: Iterable[Remembered]) -> Check:
    rows = list(rows)
    checked = [moment(row.checked_at) for row in rows]
    known = [value for value in checked if value is not None]
    failures = sorted((when, row.error) for row in rows if (when := moment(row.failed_at)) is not None)
    failed_at, error = failures[-1] if failures else (None, "")
    return Check(min(known) if len(known) == len(checked) else None, failed_at, error)
