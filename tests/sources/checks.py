"""What holds for every source: shared assertions, damage for fuzz runs, golden output, the official files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import zstandard
from followthemoney import model
from hypothesis import strategies as st

from seawall.errors import Error
from seawall.model.measures import MEASURE_KINDS
from seawall.model.statement import ROSTER, ROSTER_PROP, Statement
from seawall.sources.contract import Parsed, SourceFile

#: The official files stand beside the repository.
LISTS = Path(__file__).parents[2].parent / "shared" / "data" / "lists"

Parse = Callable[[SourceFile], Iterable[Parsed]]


def check_parsed(parsed: Parsed) -> None:
    """Schemas and properties exist, ids hang together, nothing is blank, measures are of our kinds."""
    parties = {s.party_id for s in parsed.statements if s.facet == ROSTER}
    for s in parsed.statements:
        assert s.party_id in parties, s
        assert s.subject_id == s.party_id or s.subject_id.startswith(s.party_id + "-"), s
        assert s.value.strip(), s
        assert s.original != s.value, s
        assert s.locator, s
        assert (s.prop == ROSTER_PROP) == (s.facet == ROSTER), s
        assert s.facet in parsed.covers, s
        if s.prop != ROSTER_PROP:
            schema = model.get(s.schema)
            assert schema is not None, s
            assert s.prop in schema.properties, s
        if s.prop == "provisions":
            assert s.value in MEASURE_KINDS, s


def values(parsed: Parsed, prop: str, schema: str | None = None) -> list[str]:
    """All values of a property, in the file's order."""
    return [s.value for s in parsed.statements if s.prop == prop and schema in (None, s.schema)]


def one(parsed: Iterable[Parsed]) -> Parsed:
    """The only publication of a file."""
    (only,) = parsed
    return only


def ends_well(parse: Parse, data: bytes) -> None:
    """Whatever the bytes are, `parse` gives statements or one of our errors."""
    try:
        for parsed in parse(SourceFile("fuzz", data)):
            check_parsed(parsed)
    except Error as exc:
        assert exc.what


@st.composite
def damage(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes cut, flipped, or with a slice said twice or taken out."""
    kind = draw(st.sampled_from(("cut", "flip", "twice", "out", "swap")))
    first = draw(st.integers(0, max(len(data) - 1, 0)))
    length = draw(st.integers(1, 60))
    if kind == "cut":
        return data[:first]
    if kind == "flip":
        return data[:first] + bytes([data[first] ^ draw(st.integers(1, 255))]) + data[first + 1 :]
    if kind == "twice":
        return data[: first + length] + data[first:]
    if kind == "out":
        return data[:first] + data[first + length :]
    return data[:first] + draw(st.binary(min_size=1, max_size=12)) + data[first + length :]


def check_golden(path: Path, statements: Iterable[Statement]) -> None:
    """The statements are those of the file; `SEAWALL_UPDATE_GOLDEN=1` writes it anew."""
    lines = [json.dumps(s._asdict(), ensure_ascii=False, sort_keys=True) for s in statements]
    if os.environ.get("SEAWALL_UPDATE_GOLDEN"):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == path.read_text(encoding="utf-8").splitlines()


def real_file(name: str) -> SourceFile:
    """An official file, unpacked; the test is skipped where they are absent."""
    path = LISTS / f"{name}.zst"
    if not path.exists():
        pytest.skip(f"the official files are not here ({path})")
    return SourceFile(Path(name).name, zstandard.ZstdDecompressor().decompress(path.read_bytes(), max_output_size=256 * 1024 * 1024))


def real_names(folder: str, suffix: str = "") -> list[str]:
    """Names of the official files in a folder, for parametrization; empty where they are absent."""
    return sorted(f"{folder}/{path.name.removesuffix('.zst')}" for path in (LISTS / folder).glob(f"*{suffix}.zst"))


def manifest_entries(name: str) -> int:
    """Number of entries that the manifest states for an official file."""
    rows = json.loads((LISTS / "manifest.json").read_text(encoding="utf-8"))
    return int(next(row["entries"] for row in rows if row["file"] == f"{name}.zst"))
