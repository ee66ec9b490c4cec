"""Reading the lines: JSON to entities, nested ones taken out, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from seawall.errors import FormatError
from seawall.sources.contract import SourceFile
from seawall.sources.ftm.tables import IGNORED, REQUIRED

_SOURCE = "ftm"
_AGAIN = "Each line must be one entity: {\"id\": …, \"schema\": …, \"properties\": {…}}; a cut file must be fetched again."


class Record(NamedTuple):
    """One entity of the file: its id, schema, values (strings only), and line."""

    id: str
    schema: str
    props: dict[str, list[str]]
    line: int


class Reading(NamedTuple):
    """All entities, datasets in order of appearance, fields that are not known with the line of the first, values that are no text."""

    records: list[Record]
    datasets: dict[str, None]
    unknown_fields: dict[str, int]
    odd_values: list[tuple[int, str, str]]


def read_records(file: SourceFile) -> Reading:
    """All entities of the file.

    Raises:
        FormatError: a line that is no JSON object, lacks a field, or has a field of another type.
    """
    reading = Reading([], {}, {}, [])
    data = file.data.removeprefix(b"\xef\xbb\xbf")
    for line, text in enumerate(data.split(b"\n"), start=1):
        if text.isspace() or not text:
            continue
        try:
            found = orjson.loads(text)
        except (orjson.JSONDecodeError, RecursionError) as exc:
            raise FormatError(f"not JSON ({exc})", source=_SOURCE, snapshot=file.name, locator=f"line {line}", cure=_AGAIN) from exc
        _take(found, line, file.name, reading, 0)
    return reading


def _take(found: Any, line: int, file_name: str, reading: Reading, depth: int) -> str:
    if not isinstance(found, dict):
        raise _broken(f"a {type(found).__name__} where an entity should be", line, file_name)
    for name in REQUIRED:
        if name not in found:
            raise _broken(f"an entity without {name!r}", line, file_name)
    entity_id, schema, properties = found["id"], found["schema"], found["properties"]
    if not isinstance(entity_id, str) or not entity_id or not isinstance(schema, str) or not isinstance(properties, dict) or depth > 8:
        raise _broken("id and schema must be text, properties an object, and entities not nested deeper than 8", line, file_name)
    for field in found.keys() - IGNORED - set(REQUIRED):
        reading.unknown_fields.setdefault(field, line)
    datasets = found.get("datasets")
    if isinstance(datasets, list):
        reading.datasets.update(dict.fromkeys(d for d in datasets if isinstance(d, str) and d))
    props: dict[str, list[str]] = {}
    # The entity goes before those nested in it.
    reading.records.append(Record(entity_id, schema, props, line))
    for prop, values in properties.items():
        props[prop] = list(_values(prop, values, line, file_name, reading, depth))
    return entity_id


def _values(prop: str, values: Any, line: int, file_name: str, reading: Reading, depth: int) -> Iterator[str]:
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield _take(value, line, file_name, reading, depth + 1)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield str(value)
        elif value is not None:
            reading.odd_values.append((line, prop, str(value)[:200]))


def _broken(what: str, line: int, file_name: str) -> FormatError:
    return FormatError(what, source=_SOURCE, snapshot=file_name, locator=f"line {line}", cure=_AGAIN)
