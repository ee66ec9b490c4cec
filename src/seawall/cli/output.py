"""How commands speak: tables and colors for people, JSON for programs. Results go to stdout, all else to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from seawall.errors import Error


class Output:
    """One command's voice.

    Args:
        as_json: results as JSON, one value (or one line each with `lines`), no colors.
    """

    def __init__(self, *, as_json: bool = False) -> None:
        self.as_json = as_json
        plain = bool(os.environ.get("NO_COLOR") or os.environ.get("SEAWALL_NO_COLOR"))
        # A pipe has no width; people who redirect a table want it whole, not cut at 80 columns.
        width = None if sys.stdout.isatty() else 160
        self.console = Console(no_color=plain, highlight=False, width=width)
        # Never broken into lines: paths and commands are there to be copied.
        self.errors = Console(stderr=True, no_color=plain, highlight=False, soft_wrap=True)

    def json(self, value: Any) -> None:
        """Write a value as indented JSON."""
        sys.stdout.write(orjson.dumps(value, default=_plain, option=orjson.OPT_INDENT_2).decode() + "\n")

    def line(self, value: Any) -> None:
        """Write a value as one line of JSON."""
        sys.stdout.write(orjson.dumps(value, default=_plain).decode() + "\n")

    def say(self, text: str) -> None:
        """A remark to the person, never part of the result."""
        self.errors.print(text, style="dim", markup=False)

    def warn(self, text: str) -> None:
        """A warning to the person."""
        self.errors.print(f"! {text}", style="yellow", markup=False)

    def error(self, exc: Error) -> None:
        """An error: what, where, cure."""
        if self.as_json:
            self.line(exc.as_dict())
        self.errors.print(f"✗ {exc.what}", style="bold red", markup=False)
        if exc.where:
            self.errors.print(f"  where: {exc.where}", markup=False)
        if exc.cure:
            self.errors.print(f"  next:  {exc.cure}", style="cyan", markup=False)

    def table(self, title: str, columns: Sequence[str | tuple[str, str]], rows: Sequence[Sequence[object]], caption: str = "") -> None:
        """A table; a column is its heading, or (heading, justification)."""
        table = Table(title=title, title_justify="left", title_style="bold", caption=caption or None, caption_justify="left", header_style="bold", expand=False)
        for column in columns:
            heading, justify = column if isinstance(column, tuple) else (column, "left")
            table.add_column(heading, justify=justify, overflow="fold")  # type: ignore[arg-type]
        for row in rows:
            table.add_row(*("" if cell is None else str(cell) for cell in row))
        self.console.print(table)

    @contextmanager
    def progress(self, label: str) -> Iterator[Callable[[str, int, int], None]]:
        """A progress bar on stderr; yields a function that takes (what, done, total). Silent where no person looks."""
        if not sys.stderr.isatty():
            yield lambda what, done, total: None
            return
        bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=self.errors, transient=True)
        with bar:
            task = bar.add_task(label, total=None)
            yield lambda what, done, total: bar.update(task, description=what or label, completed=done, total=total)


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not JSON")
