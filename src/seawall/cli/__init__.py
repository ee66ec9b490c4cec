"""The command line. Each command has a file of its own; `app.py` puts them together."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of the `seawall` command."""
    from seawall.cli.app import run

    sys.exit(run(sys.argv[1:]))
