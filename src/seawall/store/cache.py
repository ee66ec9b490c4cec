"""Views kept on disk, so that a question asked again is answered without computing it again.

A kept view is an Arrow file of small compressed batches, sorted by party, and a header that says for which question and which
state of the store it holds. It is derived: deleting the folder loses nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from seawall.errors import StoreError
from seawall.store.durable import disk_errors, write_whole
from seawall.store.seals import file_sha256

BATCH_ROWS = 4096
FORMAT = 2
#: Kept views beyond this number are removed, the longest unused first.
KEEP = 12


@dataclass(frozen=True)
class KeptView:
    """A view on disk.

    Attributes:
        path: the Arrow file.
        header: see `Cache.put`.
    """

    path: Path
    header: dict[str, Any]

    @cached_property
    def _file(self) -> pa.ipc.RecordBatchFileReader:
        return self._open()

    def _open(self, columns: list[str] | None = None) -> pa.ipc.RecordBatchFileReader:
        """The file; with columns named, others are not decoded."""
        options = None
        if columns is not None:
            options = pa.ipc.IpcReadOptions(included_fields=[self._file.schema.get_field_index(name) for name in columns])
        with disk_errors(self.path):
            source = pa.memory_map(str(self.path))
        try:
            return pa.ipc.open_file(source, options=options)
        except pa.ArrowInvalid as exc:
            raise _broken(self.path) from exc

    @property
    def view_id(self) -> str:
        """A name for the content: equal content, equal name."""
        return str(self.header["sha256"])

    def table(self, columns: list[str] | None = None) -> pa.Table:
        """The whole view, or chosen columns."""
        try:
            table = (self._file if columns is None else self._open(columns)).read_all()
        except (pa.ArrowException, OSError) as exc:
            raise _broken(self.path) from exc
        return table if columns is None else table.select(columns)

    def party(self, party_id: str) -> pa.Table:
        """The rows of one party; decodes only the batches that can hold it."""
        starts: list[str] = self.header["first_party"]
        first = max(bisect_right(starts, party_id) - 1, 0)
        while first > 0 and starts[first] == party_id:
            first -= 1
        parts = []
        for number in range(first, len(starts)):
            if starts[number] > party_id:
                break
            try:
                batch = self._file.get_batch(number)
            except (pa.ArrowException, OSError) as exc:
                raise _broken(self.path) from exc
            parts.append(pa.Table.from_batches([batch]).filter(pc.equal(batch.column("party_id"), party_id)))
        return pa.concat_tables(parts) if parts else self._file.schema.empty_table()


class Cache:
    """The folder of kept views.

    Args:
        folder: made at the first write.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, question: str, as_of: date) -> KeptView | None:
        """A kept view that answers the question (all but its day) on the day `as_of`."""
        for path in sorted(self.folder.glob(f"{question}-*.json")):
            try:
                header = json.loads(path.read_bytes())
                if header["format"] == FORMAT and header["as_of"] <= as_of.isoformat() < header["changes_on"]:
                    data = path.with_suffix(".arrow")
                    if data.exists() and data.stat().st_size == header["size"]:
                        path.touch()
                        return KeptView(data, header)
            except (ValueError, KeyError, OSError):
                continue
        return None

    def put(self, question: str, as_of: date, changes_on: date, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> KeptView:
        """Keep a view.

        Args:
            question: name of the question and the state of the store, without the day.
            as_of, changes_on: it answers the days of this half-open span.
            schema, batches: its rows, sorted by party_id.

        Raises:
            StoreError: the disk is full; nothing is left behind.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{question}-{as_of.isoformat()}.arrow"
        draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        first_party: list[str] = []
        rows = 0
        with disk_errors(path):
            try:
                with pa.OSFile(str(draft), "wb") as sink, pa.ipc.new_file(sink, schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
                    for batch in batches:
                        first_party.append(batch.column("party_id")[0].as_py())
                        rows += batch.num_rows
                        writer.write_batch(batch)
                sha256 = file_sha256(draft)
                size = draft.stat().st_size
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
        header = {
            "format": FORMAT, "as_of": as_of.isoformat(), "changes_on": changes_on.isoformat(), "size": size, "sha256": sha256, "rows": rows,
            "first_party": first_party,
        }  # fmt: skip
        write_whole(path.with_suffix(".json"), json.dumps(header).encode())
        self._forget()
        return KeptView(path, header)

    def _forget(self) -> None:
        kept = sorted(self.folder.glob("*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
        for path in kept[KEEP:]:
            path.with_suffix(".arrow").unlink(missing_ok=True)
            path.unlink(missing_ok=True)

    def problems(self) -> list[StoreError]:
        """Kept views whose bytes are not those that were written."""
        found = []
        for path in sorted(self.folder.glob("*.json")):
            try:
                header = json.loads(path.read_bytes())
                data = path.with_suffix(".arrow").read_bytes()
                if hashlib.sha256(data).hexdigest() != header["sha256"]:
                    found.append(_broken(path.with_suffix(".arrow")))
            except (ValueError, KeyError, OSError):
                found.append(_broken(path))
        return found


def _broken(path: Path) -> StoreError:
    return StoreError("the kept view is damaged", where=str(path), cure="Delete this file; it is made anew from the store.")
