"""The store's tables as Delta Lake tables: append a batch, read a table. Knows files, not facts."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlparse

import pyarrow as pa
import pyarrow.parquet as pq

from seawall.errors import StoreError
from seawall.store.durable import disk_errors
from seawall.store.seals import Seals
from seawall.store.tables import SCHEMA_VERSION, TABLES

if TYPE_CHECKING:
    import polars as pl

#: A table of more files than this is rewritten into fewer; the former files stay for readers of former versions.
COMPACT_ABOVE = 48
#: Before the version number in a table's description.
_STATED = "Seawall store, schema version "


class Lake:
    """The Delta tables below one folder.

    Args:
        root: the store's folder.
        seals: the checksums of its files.
    """

    def __init__(self, root: Path, seals: Seals) -> None:
        self.root = root
        self.seals = seals

    def exists(self) -> bool:
        """Whether a first load has been committed."""
        return self._is_committed("snapshots") or bool(self.seals.known())

    def _is_committed(self, name: str) -> bool:
        """Whether a table has a version; a process that died may have left its folder without any."""
        return any((self.root / name / "_delta_log").glob("*.json"))

    def clear_uncommitted(self) -> None:
        """Remove what a first load that was cut off has left: without any snapshot nothing refers to it, and nothing is sealed.

        The bundle's snapshots have the same numbers each time, so that its events, loaded again, would stand twice.
        """
        if self.exists():
            return
        for name in TABLES:
            path = self.root / name
            if path.exists():
                with disk_errors(path):
                    shutil.rmtree(path)

    def append(self, name: str, data: pa.Table) -> None:
        """Append rows in one atomic Delta commit and seal the new files.

        Raises:
            StoreError: the disk is full or refuses; the table is as it was.
        """
        from deltalake import PostCommitHookProperties, WriterProperties, write_deltalake
        from deltalake.exceptions import DeltaError

        path = self.root / name
        path.mkdir(parents=True, exist_ok=True)
        try:
            with disk_errors(path):
                write_deltalake(
                    str(path), data.cast(TABLES[name]), mode="append",
                    description=f"{_STATED}{SCHEMA_VERSION}", configuration={"delta.enableExpiredLogCleanup": "false"},
                    writer_properties=WriterProperties(compression="ZSTD", compression_level=3, max_row_group_size=131_072),
                    post_commithook_properties=PostCommitHookProperties(create_checkpoint=True, cleanup_expired_logs=False),
                )  # fmt: skip
        except DeltaError as exc:
            raise _translated(exc, path) from exc

    def compact(self, name: str) -> None:
        """Rewrite a table of many small files into few; what it says does not change."""
        from deltalake.exceptions import DeltaError

        table = self._table(name)
        if table is None or len(table.file_uris()) <= COMPACT_ABOVE:
            return
        try:
            table.optimize.compact()
        except DeltaError as exc:
            raise _translated(exc, self.root / name) from exc

    def files(self, name: str) -> list[Path]:
        """The data files of the table's newest version, in a stable order."""
        table = self._table(name)
        return [] if table is None else sorted(_local(uri) for uri in table.file_uris())

    def every_file(self) -> list[Path]:
        """Every immutable file of every table, former versions and commit logs among them."""
        found: list[Path] = []
        for name in TABLES:
            for path in (self.root / name).rglob("*"):
                if path.is_file() and path.name != "_last_checkpoint" and not path.name.endswith(".tmp") and ".tmp" not in path.suffixes:
                    found.append(path)
        return sorted(found)

    def read(self, name: str, columns: list[str] | None = None, list_ids: list[str] | None = None) -> pa.Table:
        """A whole table, or chosen columns of chosen lists (of none: no row), after checking its files against their seals.

        Raises:
            StoreError: a file is missing or damaged; names it.
        """
        schema = TABLES[name] if columns is None else pa.schema([TABLES[name].field(column) for column in columns])
        files = self.files(name) if list_ids is None or list_ids else []
        self.seals.check(files)
        filters = None if list_ids is None else [("list_id", "in", list_ids)]
        parts = []
        for path in files:
            try:
                parts.append(pq.read_table(path, columns=columns, filters=filters, partitioning=None).cast(schema))
            except (OSError, pa.ArrowException) as exc:
                raise StoreError(f"a data file cannot be read ({exc})", where=str(path), cure="Restore it from a backup, or load the lists anew.") from exc
        return pa.concat_tables(parts) if parts else schema.empty_table()

    def scan(self, name: str, list_ids: list[str] | None = None) -> pl.LazyFrame:
        """A table to be read lazily, after checking its files against their seals; errors as in `read`."""
        import polars as pl

        files = self.files(name)
        self.seals.check(files)
        if not files:
            return pl.DataFrame(TABLES[name].empty_table()).lazy()
        frame = pl.scan_parquet(files, glob=False)
        return frame if list_ids is None else frame.filter(pl.col("list_id").is_in(list_ids))

    def _table(self, name: str) -> Any:
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

        path = self.root / name
        if not self._is_committed(name):
            self.seals.check(self.root / sealed for sealed in self.seals.known() if sealed.startswith(f"{name}/"))
            return None
        self.seals.check(sorted((path / "_delta_log").glob("*.json")))
        try:
            table = DeltaTable(str(path))
        except (DeltaError, OSError) as exc:
            raise _translated(exc, path) from exc
        stated = (table.metadata().description or "").removeprefix(_STATED)
        if stated != str(SCHEMA_VERSION):
            raise StoreError(f"the store is of version {stated!r}, this program reads version {SCHEMA_VERSION}", where=str(path),
                             cure="Use the program version that wrote it, or load the lists into a new folder.")  # fmt: skip
        return table


def _local(uri: str) -> Path:
    parsed = urlparse(uri)
    return Path(unquote(parsed.path)) if parsed.scheme == "file" else Path(uri)


def _translated(exc: Exception, path: Path) -> StoreError:
    text = str(exc)
    if "No space left" in text or "os error 28" in text:
        return StoreError("no space is left on the disk; nothing was changed", where=str(path), cure="Free some space and load again.")
    return StoreError(f"the table cannot be used ({text.splitlines()[0] if text else type(exc).__name__})", where=str(path),
                      cure="Run `seawall verify` to see which file is damaged.")  # fmt: skip
