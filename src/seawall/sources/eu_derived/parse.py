"""Reads three tables that others derived from the Union's lists; one module for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from seawall.pause import collection_paused
from seawall.sources.contract import Parsed, SourceFile
from seawall.sources.eu_derived import json_2025, merged_2022, travel_2022

Reader = Callable[[SourceFile], list[Parsed]]

_FORMATS: tuple[tuple[str, Callable[[SourceFile], bool], Reader], ...] = (
    ("merged", merged_2022.recognizes, merged_2022.parse),
    ("travel-bans", travel_2022.recognizes, travel_2022.parse),
    ("json", json_2025.recognizes, json_2025.parse),
)


def recognizes(file: SourceFile) -> str | None:
    """`"merged"`, `"travel-bans"` or `"json"`."""
    for variant, is_this, _ in _FORMATS:
        if is_this(file):
            return variant
    return None


def parse(file: SourceFile) -> Iterable[Parsed]:
    """The publications in the file; the merged table holds two."""
    for _, is_this, read in _FORMATS:
        if is_this(file):
            with collection_paused():
                return read(file)
    return json_2025.parse(file)
