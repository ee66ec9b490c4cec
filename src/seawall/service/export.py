"""Views as files: FollowTheMoney JSON lines, statements as CSV, Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from seawall.errors import QuestionError
from seawall.model.statement import ROSTER_PROP
from seawall.service.captions import caption_of
from seawall.service.dossier import party_schema
from seawall.store.store import Store
from seawall.store.view import View

Format = Literal["ftm", "statements.csv", "parquet"]


def export(store: Store, view: View, path: Path, form: Format) -> int:
    """Write a view to a file, whole or not at all.

    Returns:
        Rows written: entities for `ftm`, statements otherwise.

    Raises:
        QuestionError: the file cannot be written.
    """
    table = store.view(view).table()
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        if form == "parquet":
            pq.write_table(table, temporary, compression="zstd")
            count = table.num_rows
        elif form == "statements.csv":
            count = _write_csv(table, temporary)
        else:
            count = _write_ftm(table, temporary)
        temporary.replace(path)
    except OSError as exc:
        raise QuestionError(f"the file cannot be written ({exc.strerror or exc})", where=str(path), cure="Name a file in a folder that exists and has room.") from exc
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return int(count)


def _write_csv(table: pa.Table, path: Path) -> int:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(table.column_names)
        for batch in table.to_batches(max_chunksize=65_536):
            columns = [[value.isoformat() if hasattr(value, "isoformat") else value for value in column.to_pylist()] for column in batch.columns]
            writer.writerows(zip(*columns, strict=True))
    return int(table.num_rows)


def _write_ftm(table: pa.Table, path: Path) -> int:
    count = 0
    with path.open("wb") as file:
        for entity in entities(table):
            file.write(orjson.dumps(entity) + b"\n")
            count += 1
    return count


def entities(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The view's subjects as FollowTheMoney entities, with `datasets`, `first_seen`, `last_seen`.

    Args:
        table: sorted by party and subject.
    """
    names = ["party_id", "subject_id", "list_id", "schema", "prop", "value", "appeared", "last_seen"]
    current: list[tuple[Any, ...]] = []
    for batch in table.select(names).to_batches(max_chunksize=65_536):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if current and current[0][1] != row[1]:
                yield _entity(current)
                current = []
            current.append(row)
    if current:
        yield _entity(current)


def _entity(rows: list[tuple[Any, ...]]) -> dict[str, Any]:
    subject = rows[0][1]
    properties: dict[str, list[str]] = {}
    for row in rows:
        prop, value = row[4], row[5]
        if prop != ROSTER_PROP and value not in properties.setdefault(prop, []):
            properties[prop].append(value)
    return {
        "id": subject, "caption": caption_of([(r[4], r[5]) for r in rows], subject), "schema": party_schema(r[3] for r in rows),
        "properties": properties, "datasets": sorted({r[2] for r in rows}),
        "first_seen": min(r[6] for r in rows).isoformat(), "last_seen": max(r[7] for r in rows).isoformat(), "target": subject == rows[0][0],
    }  # fmt: skip
