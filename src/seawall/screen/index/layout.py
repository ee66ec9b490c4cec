"""An index on disk: one folder of `.npy` and Arrow files and a `header.json` that names them with size and checksum.

The folder appears whole or not at all: it is written beside its place and renamed. Files are mapped copy-on-write, so that processes
share their pages and compiled loops may take them as ordinary arrays; nobody writes to them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import orjson
import pyarrow as pa

from seawall.errors import StoreError

#: Raise it with every change of what the files hold or how keys are computed; older indexes are then built anew.
FORMAT_VERSION: Final = 10
_HEADER = "header.json"
_CURE = "Delete the folder; it is built anew from the store."

Array = npt.NDArray[Any]


def save(folder: Path, arrays: Mapping[str, Array], tables: Mapping[str, pa.Table], facts: Mapping[str, Any]) -> None:
    """Write an index; an index that is already there is replaced.

    Args:
        folder: where it shall stand.
        arrays, tables: by file name without suffix.
        facts: what else the header says.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for name, array in arrays.items():
            np.save(draft / f"{name}.npy", np.ascontiguousarray(array), allow_pickle=False)
        for name, table in tables.items():
            with pa.OSFile(str(draft / f"{name}.arrow"), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
                writer.write_table(table.combine_chunks())
        files = {p.name: {"bytes": p.stat().st_size, "blake2b": _checksum(p)} for p in sorted(draft.iterdir())}
        header = {"format": FORMAT_VERSION, "tables": tables_digest(), **facts, "files": files}
        (draft / _HEADER).write_bytes(orjson.dumps(header, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
        for path in draft.iterdir():
            _flush(path)
        _put_in_place(draft, folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def read_header(folder: Path) -> dict[str, Any]:
    """The header, after a check that every file it names is there with its size.

    Raises:
        StoreError: no index, one of another format, or a damaged one.
    """
    try:
        header: dict[str, Any] = orjson.loads((folder / _HEADER).read_bytes())
    except FileNotFoundError as exc:
        raise StoreError("there is no screening index", where=str(folder), cure="Build it first.") from exc
    except (OSError, ValueError) as exc:
        raise StoreError("the header of the screening index cannot be read", where=str(folder / _HEADER), cure=_CURE) from exc
    if not isinstance(header, dict) or header.get("format") != FORMAT_VERSION:
        found = header.get("format") if isinstance(header, dict) else None
        raise StoreError(f"the screening index has format {found!r}, this version reads {FORMAT_VERSION}", where=str(folder), cure=_CURE)
    if header.get("tables") != tables_digest():
        raise StoreError("the screening index was built with other tables of words", where=str(folder), cure=_CURE)
    for name, fact in header["files"].items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != fact["bytes"]:
            raise StoreError(f"the index file {name} is missing or cut", where=str(folder), cure=_CURE)
    return header


@lru_cache(maxsize=1)
def tables_digest() -> str:
    """A checksum of the shipped tables that an index is built with: words of one concept, counts of common words."""
    digest = blake2b(digest_size=8)
    for package, name in (("seawall.text", "words.tsv"), ("seawall.screen", "word_counts.tsv")):
        digest.update(resources.files(package).joinpath("data", name).read_bytes())
    return digest.hexdigest()


def verify(folder: Path) -> None:
    """Compare every file with its checksum.

    Raises:
        StoreError: a file differs.
    """
    for name, fact in read_header(folder)["files"].items():
        if _checksum(folder / name) != fact["blake2b"]:
            raise StoreError(f"the index file {name} is damaged", where=str(folder), cure=_CURE)


def load_array(folder: Path, name: str) -> Array:
    """An array, mapped into memory."""
    path = folder / f"{name}.npy"
    try:
        mapped = np.load(path, mmap_mode="c", allow_pickle=False)
    except FileNotFoundError as exc:
        raise StoreError(f"the index file {path.name} is missing", where=str(folder), cure=_CURE) from exc
    except ValueError:
        # An empty array cannot be mapped.
        mapped = np.load(path, allow_pickle=False)
    return np.asarray(mapped)


def load_table(folder: Path, name: str) -> pa.Table:
    """A table, mapped into memory."""
    with pa.memory_map(str(folder / f"{name}.arrow")) as source:
        return pa.ipc.open_file(source).read_all()


def _put_in_place(draft: Path, folder: Path) -> None:
    if folder.exists():
        old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old.", dir=folder.parent))
        folder.replace(old / "index")
        draft.replace(folder)
        shutil.rmtree(old, ignore_errors=True)
    else:
        draft.replace(folder)
    _flush(folder.parent)


def _checksum(path: Path) -> str:
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
