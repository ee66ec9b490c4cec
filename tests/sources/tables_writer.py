"""Writes CSV as publishers' tables are written; shared by the small tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence


def write_csv(header: Sequence[str], rows: Iterable[Mapping[str, str]], newline: str = "\n", delimiter: str = ",", bom: bool = False) -> bytes:
    """Rows as UTF-8; a column that a row does not have is blank."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, restval="", lineterminator=newline, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return (b"\xef\xbb\xbf" if bom else b"") + out.getvalue().encode()
