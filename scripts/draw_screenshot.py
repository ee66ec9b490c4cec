"""Draw docs/images/screen.svg: the table that `seawall screen examples/customers.csv` prints, as text and color, not as a picture of a screen.

    SEAWALL_HOME=.seawall python scripts/draw_screenshot.py [--rows 8]

The command itself runs, against the lists of that folder; its output is recorded and put into one SVG. The customers of
`examples/customers.csv` are invented. The links to web fonts that the drawing library adds are taken out: the page asks no other host.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import sys
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from seawall.cli import output
from seawall.cli.app import run

ROOT = Path(__file__).parents[1]
CUSTOMERS = "examples/customers.csv"
WIDTH = 132
_FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_THEME = TerminalTheme(
    (250, 250, 248), (40, 44, 52),
    [(40, 44, 52), (190, 40, 40), (30, 120, 70), (165, 110, 0), (40, 80, 160), (130, 60, 130), (10, 120, 130), (120, 120, 120)],
    [(110, 110, 110), (190, 40, 40), (30, 120, 70), (165, 110, 0), (40, 80, 160), (130, 60, 130), (10, 120, 130), (40, 44, 52)],
)  # fmt: skip


class _Recorded(Console):
    """The console of the command's results, recording what it prints."""

    last: Console | None = None

    def __init__(self, *, stderr: bool = False, **_: object) -> None:
        super().__init__(file=io.StringIO(), record=not stderr, width=WIDTH, highlight=False, force_terminal=True, color_system="truecolor")
        if not stderr:
            type(self).last = self


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=8, help="rows of the table; the rest is counted below it")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images" / "screen.svg")
    options = parser.parse_args()
    command = ["screen", CUSTOMERS, "--limit", str(options.rows)]
    with patch.object(output, "Console", _Recorded), contextlib.chdir(ROOT):
        code = run(command)
    console = _Recorded.last
    if code or console is None:
        print(f"the command ended with {code}", file=sys.stderr)
        return 1
    console.print(Text(f"The customers of {CUSTOMERS} are invented.", style="italic"))
    svg = console.export_svg(title=f"seawall {' '.join(command)}", theme=_THEME, unique_id="seawall")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(_FONT_FACES.sub("", svg).replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
