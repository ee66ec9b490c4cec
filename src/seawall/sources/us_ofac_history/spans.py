"""A history file: a line that describes its publications, then a line per row with the spans in which it stood.

Spans are half-open ranges of publication numbers: `[[0, 12], [14, 308]]`. All damage is a FormatError.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from seawall.errors import FormatError
from seawall.sources.contract import SourceFile
from seawall.text.dates import moment

SOURCE = "us_ofac_history"
AGAIN = "Build the history anew from the files that it is made of."

#: Fields of a line, by variant.
FIELDS = {
    "sdn": frozenset({"ent", "spans", "row"}),
    "ofac-sdn": frozenset({"uid", "spans", "entry"}),
    "crypto": frozenset({"ticker", "address", "spans"}),
}
_OPTIONAL = frozenset({"pos"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its fields, its spans and its number in the file."""

    fields: dict[str, Any]
    spans: tuple[tuple[int, int], ...]
    number: int


@dataclass(frozen=True, slots=True)
class History:
    """The whole file.

    Attributes:
        variant: `sdn`, `ofac-sdn` or `crypto`.
        snapshots: description of each publication, in order.
        lines: all lines after the first.
    """

    variant: str
    snapshots: Sequence[dict[str, Any]]
    lines: Sequence[Line]

    def standing(self, index: int) -> list[Line]:
        """Lines that stood in a publication, in the order of the file."""
        found = []
        for line in self.lines:
            for first, last in line.spans:
                if first <= index < last:
                    found.append(line)
                    break
        return found


def variant_of(data: bytes) -> str | None:
    """The variant by the first two lines, or None."""
    if not data.lstrip()[:20].replace(b" ", b"").startswith(b'{"type":"meta"'):
        return None
    first, _, rest = data.lstrip().partition(b"\n")
    if b'"snapshots"' not in first:
        return None
    try:
        line = orjson.loads(rest.lstrip().split(b"\n", 1)[0])
    except orjson.JSONDecodeError:
        return None
    if not isinstance(line, dict):
        return None
    return next((variant for variant, fields in FIELDS.items() if fields <= set(line)), None)


def read_history(file: SourceFile) -> History:
    """The file, checked for its form.

    Raises:
        FormatError: no JSON, other fields, spans outside the publications, or a last line without its end.
    """
    variant = variant_of(file.data)
    if variant is None:
        raise damage("no history file: its first line describes no snapshots", file)
    if not file.data.endswith(b"\n"):
        raise damage("the last line has no end: the file is cut", file)
    found = [(number, _object(raw, number, file)) for number, raw in enumerate(file.data.split(b"\n"), start=1) if raw.strip()]
    meta = found[0][1]
    snapshots = meta.get("snapshots")
    if not isinstance(snapshots, list) or not snapshots or not all(isinstance(one, dict) for one in snapshots):
        raise damage("no list of snapshots", file, "line 1")
    lines = tuple(_line(fields, number, variant, len(snapshots), file) for number, fields in found[1:])
    return History(variant, snapshots, lines)


def snapshot_moment(snapshot: dict[str, Any], index: int, file: SourceFile) -> datetime:
    """When the publication was taken (`at`) or published (`published`).

    Raises:
        FormatError: no such moment.
    """
    text = snapshot.get("at", snapshot.get("published"))
    found = moment(text) if isinstance(text, str) else None
    if found is None:
        raise damage(f"no moment {text!r}", file, f"snapshots[{index}]")
    return found.astimezone(UTC)


def damage(what: str, file: SourceFile, locator: str = "") -> FormatError:
    """The error for a file that is not what it says."""
    return FormatError(what, source=SOURCE, snapshot=file.name, locator=locator, cure=AGAIN)


def _object(raw: bytes, number: int, file: SourceFile) -> dict[str, Any]:
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError as exc:
        raise damage(f"no JSON: {exc}", file, f"line {number}") from exc
    if not isinstance(value, dict):
        raise damage(f"no JSON object but {type(value).__name__}", file, f"line {number}")
    return value


def _line(fields: dict[str, Any], number: int, variant: str, count: int, file: SourceFile) -> Line:
    if set(fields) - _OPTIONAL != FIELDS[variant]:
        raise damage(f"fields {sorted(fields)}, known are {sorted(FIELDS[variant])}", file, f"line {number}")
    spans = fields["spans"]
    if not isinstance(spans, list) or not spans or not all(_is_span(span, count) for span in spans):
        raise damage(f"spans {spans!r:.60} are no ranges within {count} snapshots", file, f"line {number}")
    return Line(fields, tuple((span[0], span[1]) for span in spans), number)


def _is_span(span: object, count: int) -> bool:
    return isinstance(span, list) and len(span) == 2 and all(type(end) is int for end in span) and 0 <= span[0] < span[1] <= count
