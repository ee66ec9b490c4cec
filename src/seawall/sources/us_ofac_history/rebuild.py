"""The files of which a history of `sdn.csv` is made, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from seawall.sources.contract import SourceFile
from seawall.sources.us_ofac_history.spans import History, Line, damage, read_history, snapshot_moment

_EOL = {"CRLF": "\r\n", "LF": "\n"}


@dataclass(frozen=True, slots=True)
class Day:
    """One file of the history.

    Attributes:
        at: when it was taken (UTC).
        lines: its rows.
        data: its bytes, which have the sha256 that the history states.
        sha256: that.
    """

    at: datetime
    lines: list[str]
    data: bytes
    sha256: str


def rebuild(data: bytes) -> Iterator[tuple[datetime, bytes]]:
    """Moment and bytes of each file, in order.

    Raises:
        FormatError: damaged.
    """
    file = SourceFile("history", data)
    for day in days(read_history(file), file):
        yield day.at, day.data


def days(history: History, file: SourceFile) -> Iterator[Day]:
    """Each file of a history of `sdn.csv`.

    Raises:
        FormatError: a file does not have the number of rows or the sha256 that the history states.
    """
    ordered = History(history.variant, history.snapshots, sorted(history.lines, key=lambda line: _place(line, file)))
    for index, snapshot in enumerate(history.snapshots):
        at = snapshot_moment(snapshot, index, file)
        eol = _EOL.get(str(snapshot.get("eol")))
        if eol is None:
            raise damage(f"unknown end of line {snapshot.get('eol')!r}", file, f"snapshots[{index}]")
        lines = [line.fields["row"] for line in ordered.standing(index)]
        if len(lines) != snapshot.get("rows"):
            raise damage(f"{len(lines)} rows where {snapshot.get('rows')} are stated", file, f"snapshots[{index}]")
        content = _bytes(lines, eol, bool(snapshot.get("ctrl_z")), file)
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 != snapshot.get("sha256"):
            raise damage(f"sha256 {sha256} of the rebuilt file is not the stated {snapshot.get('sha256')}", file, f"snapshots[{index}], {at.isoformat()}")
        yield Day(at, lines, content, sha256)


def _place(line: Line, file: SourceFile) -> tuple[int, int]:
    """Rows stand in the order of `ent`, and of `pos` where a number has several rows."""
    ent, pos, row = line.fields["ent"], line.fields.get("pos", 0), line.fields["row"]
    if not isinstance(row, str) or not (isinstance(ent, str) and ent.isascii() and ent.isdigit() and len(ent) < 10) or type(pos) is not int:
        raise damage(f"no row with a number: {ent!r:.20}", file, f"line {line.number}")
    return int(ent), pos


def _bytes(lines: list[str], eol: str, ctrl_z: bool, file: SourceFile) -> bytes:
    text = eol.join(lines) + eol if lines else ""
    try:
        return text.encode("utf-8") + (b"\x1a" if ctrl_z else b"")
    except UnicodeEncodeError as exc:
        raise damage(f"a row that is no text: {exc.reason}", file) from exc
