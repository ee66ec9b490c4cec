"""Where the official files lie, if they are here. Nothing of them is copied into the project."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import zstandard

SHARED = Path(os.environ.get("SEAWALL_SHARED") or Path(__file__).parents[3] / "shared")
LISTS = SHARED / "data" / "lists"

needs_official_files = pytest.mark.skipif(not LISTS.is_dir(), reason=f"the official files are not here ({LISTS})")


def raw(name: str) -> bytes:
    """The unpacked bytes of a file below the lists folder."""
    return zstandard.ZstdDecompressor().decompress((LISTS / name).read_bytes(), max_output_size=1 << 30)


def manifest() -> list[dict[str, Any]]:
    """The rows of manifest.json."""
    rows: list[dict[str, Any]] = json.loads((LISTS / "manifest.json").read_text(encoding="utf-8"))
    return rows
