"""Options that several commands share, with one wording each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from seawall.config import read_settings
from seawall.wiring import App

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="What was true on this day (default: today).")]
KnownAt = Annotated[str | None, typer.Option("--known-at", metavar="DATE", help="Only what had been published by the end of this day (default: now).")]
LoadedBy = Annotated[str | None, typer.Option("--loaded-by", metavar="DATE", help="Only what this installation had loaded by then, for audits.")]
Lists = Annotated[list[str] | None, typer.Option("--list", "-l", metavar="LIST", help="Only this list, such as us_ofac_sdn; may be repeated.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]
Home = Annotated[Path | None, typer.Option("--home", metavar="DIR", help="The folder that holds everything (else $SEAWALL_HOME).")]


def open_app(home: Path | None) -> App:
    """The program for a folder."""
    return App(read_settings(home=home))
