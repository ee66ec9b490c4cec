"""Write what commands print into the pages that show it, so that the manual shows what the program says.

    SEAWALL_HOME=.seawall python scripts/write_outputs.py [PAGE.md …]

A page marks such a place with a comment, and the block below it is replaced:

    <!-- output: search rosoboronexport --list us_ofac_sdn -->
    ```text
    ```

`| 3-12` behind the command keeps these lines only. `<!-- lists -->` … `<!-- end of lists -->` encloses the table of loaded lists. Run it against a folder that holds the bundled
lists and nothing else, after `make bundle`.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path
from unittest.mock import patch

from rich.console import Console

from seawall.cli import output
from seawall.cli.app import run
from seawall.config import read_settings
from seawall.wiring import App

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/tutorial/first-screening.md", "docs/how-to/screen-a-file.md", "docs/how-to/audit-a-fact.md", "docs/methods/screening.md")
WIDTH = 118
_PLACE = re.compile(r"(?P<indent> *)<!-- output: (?P<command>[^|>]+?)(?: \| (?P<first>\d+)-(?P<last>\d+))? -->\n *```text\n.*?^ *```$", re.DOTALL | re.MULTILINE)
_LISTS = re.compile(r"<!-- lists -->\n.*?<!-- end of lists -->", re.DOTALL)


def printed(command: str) -> str:
    """What a command prints on stdout, as plain text."""
    out = io.StringIO()

    def console(*, stderr: bool = False, **_: object) -> Console:
        return Console(file=io.StringIO() if stderr else out, width=WIDTH, no_color=True, highlight=False, legacy_windows=False)

    with patch.object(output, "Console", console), contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        code = run(shlex.split(command))
    if code not in (0, 6):
        raise SystemExit(f"`seawall {command}` ended with {code}")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n")


def _replaced(place: re.Match[str]) -> str:
    lines = printed(place["command"]).splitlines()
    if place["first"]:
        first, last = int(place["first"]), int(place["last"])
        lines = [*lines[first - 1 : last], *(["…"] if last < len(lines) else [])]
    head = place[0].split("\n", 1)[0]
    return "\n".join([head, f"{place['indent']}```text", *(f"{place['indent']}{line}" for line in lines), f"{place['indent']}```"])


def loaded_lists() -> str:
    """The loaded lists, one row for each authority: title, date of the newest file, parties."""
    rows: dict[str, list[str]] = {}
    for one in App(read_settings()).source_status():
        if one.publications and one.kind in ("live", "ended"):
            when = f"{one.published_at:%Y-%m-%d}" if one.published_at else "date unknown"
            rows.setdefault(one.authority, []).append(f"{one.title} `{one.list_id}`: {when}, {one.entities:,} parties")
    return "\n".join(["<!-- lists -->", "| authority | lists, date of the newest file, parties in it |", "|---|---|",
                      *(f"| {authority} | {'<br>'.join(told)} |" for authority, told in rows.items()), "<!-- end of lists -->"])  # fmt: skip


def main() -> int:
    for name in sys.argv[1:] or PAGES:
        page = ROOT / name
        text = page.read_text(encoding="utf-8")
        written = _LISTS.sub(lambda _: loaded_lists(), _PLACE.sub(_replaced, text))
        if written != text:
            page.write_text(written, encoding="utf-8")
            print(f"{name} written", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
