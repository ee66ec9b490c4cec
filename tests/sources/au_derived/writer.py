"""Writes invented names as the derived table has them."""

from __future__ import annotations

import csv
import io

COLUMNS = ("Name", "Alias", "Nationality", "Designation", "Sanction Type", "Source")


def write(rows: list[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> bytes:
    """The whole table."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue().encode()


def invented() -> list[tuple[str, ...]]:
    """Names with the deriver's slips."""
    return [
        ("NEMO NOWHERE", "None", "Russian and Ukrainian", "Unknown", "Autonomous (Russia)", "Australia"),
        ("Немо Нигде", "None", "Russian", "- Minister, of nothing - Governor", "Autonomous (Russia)", "Australia"),
        ("Nowhere Front", "Nemo) in 1974 with the objective", "None", "Unknown", "1970 (Libya) 1973 (Libya)", "a close associate of nobody"),
        ("Nowhere Front", "Frontists", "Nowhereland", "Unknown", "1970 (Libya) 1973 (Libya)", "Australia"),
    ]
