"""What every test of an EU source does: golden output, damage, schemas, the official files."""

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
from seawall.model.statement import statement_key
from seawall.sources.contract import Parsed, SourceFile

SHARED = Path(__file__).resolve().parents[3].parent / "shared/data/lists"

Parse = Callable[[SourceFile], Iterable[Parsed]]


def read(parse: Parse, data: bytes | str, name: str = "invented") -> Parsed:
    """The one publication in the bytes."""
    (parsed,) = parse(SourceFile(name, data if isinstance(data, bytes) else data.encode()))
    return parsed


def keys(parsed: Parsed, facets: Iterable[str] | None = None) -> set[int]:
    """Content of the statements, in some facets or in all."""
    wanted = set(facets) if facets is not None else parsed.covers
    return {statement_key(parsed.list_id, s) for s in parsed.statements if s.facet in wanted}


def said(parsed: Parsed, prop: str, subject: str | None = None) -> list[str]:
    """Values of a property, in the order of the file."""
    return [s.value for s in parsed.statements if s.prop == prop and (subject is None or s.subject_id == subject)]


def check_shapes(parsed: Parsed) -> None:
    """Every property exists on its schema, every facet is covered, nothing is blank."""
    for s in parsed.statements:
        schema = model.get(s.schema)
        assert schema is not None, s
        assert s.prop == "id" or s.prop in schema.properties, s
        assert s.facet in parsed.covers, s
        assert s.value.strip(), s
        assert s.subject_id.startswith(s.party_id), s


def check_golden(parsed: Iterable[Parsed], path: Path) -> None:
    """Compare with `expected.jsonl`; SEAWALL_UPDATE_GOLDEN=1 writes it."""
    lines = []
    for one in parsed:
        head = {"list": one.list_id, "variant": one.variant, "published": str(one.published_at), "entries": one.entries, "completeness": one.completeness,
                "rejects": [list(reject) for reject in one.rejects]}  # fmt: skip
        lines.append(json.dumps(head, ensure_ascii=False))
        lines += [json.dumps({k: v for k, v in s._asdict().items() if v not in (None, "")}, ensure_ascii=False) for s in one.statements]
    text = "\n".join(lines) + "\n"
    if os.environ.get("SEAWALL_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"regenerate {path.name} with SEAWALL_UPDATE_GOLDEN=1 if the change is meant"


def only_our_errors(parse: Parse, data: bytes) -> list[Parsed] | Error:
    """What comes of damaged bytes: a result or one of our errors; any other exception fails the test."""
    try:
        return list(parse(SourceFile("damaged", data)))
    except Error as exc:
        assert exc.message
        return exc


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The bytes cut, flipped, with a slice twice, or with a slice left out."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 3))):
        if len(data) < 4:
            break
        at = draw(st.integers(0, len(data) - 2))
        length = draw(st.integers(1, min(200, len(data) - at)))
        kind = draw(st.sampled_from(["cut", "flip", "twice", "gone", "put"]))
        if kind == "cut":
            del data[at:]
        elif kind == "flip":
            data[at] ^= 1 << draw(st.integers(0, 7))
        elif kind == "twice":
            data[at:at] = data[at : at + length]
        elif kind == "gone":
            del data[at : at + length]
        else:
            data[at:at] = draw(st.sampled_from([b"\x00", b"\xff", b'"', b";", b",", b"\n", b"<x/>", b"999999999999999999999", b"[", b"'"]))
    return bytes(data)


def official(relative: str) -> bytes:
    """An official file of ../shared, unpacked; the test is skipped where the folder is absent."""
    path = SHARED / f"{relative}.zst"
    if not path.is_file():
        pytest.skip(f"no official files at {SHARED}")
    return zstandard.ZstdDecompressor().decompress(path.read_bytes(), max_output_size=1 << 28)


def manifest_entries(relative: str) -> int:
    """The number of entries that the manifest states for an official file."""
    manifest = json.loads((SHARED / "manifest.json").read_text(encoding="utf-8"))
    rows = manifest if isinstance(manifest, list) else next(v for v in manifest.values() if isinstance(v, list))
    return next(int(row["entries"]) for row in rows if row["file"] == f"{relative}.zst")
