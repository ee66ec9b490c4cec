"""Write the generated pages of docs/reference from the code: commands, settings, lists, formats, tables, errors.

    python scripts/write_reference.py [--check]

With `--check` nothing is written, and the exit code is 1 if a page would differ.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import typer

import seawall.config
import seawall.errors
from seawall.cli.app import COMMANDS, EXIT_CODES, app
from seawall.ingest.registry import remotes, source_folders
from seawall.model.measures import MEASURE_KINDS
from seawall.reference.lists import lists
from seawall.store import tables as store_tables
from seawall.store.tables import TABLES

OUT = Path(__file__).parents[1] / "docs" / "reference"


def commands() -> str:
    group = typer.main.get_command(app)
    parts = ["# Commands", "", "Results go to stdout, all else to stderr. `--json` gives JSON; `--as-of`, `--known-at` and `--loaded-by` are dates.", "",
             re.sub(r"\s+", " ", EXIT_CODES.replace("\b", "")).strip(), ""]  # fmt: skip
    for name in COMMANDS:
        command = group.commands[name]  # type: ignore[attr-defined]
        with typer.Context(command, info_name=f"seawall {name}", max_content_width=110, terminal_width=110) as context:
            parts += [f"## seawall {name}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts)


def settings() -> str:
    return "# Settings\n\n" + (seawall.config.__doc__ or "").strip() + "\n\nAn unknown variable that begins with `SEAWALL_` is an error.\n"


def list_table() -> str:
    rows = ["# Lists", "", "| list | authority | title | rhythm, days | stale after, days | status | license |", "|---|---|---|---|---|---|---|"]
    for info in lists().values():
        rows.append(f"| `{info.list_id}` | {info.authority} | [{info.title}]({info.url}) | {info.rhythm_days or '–'} | {info.stale_days or '–'} | {info.status} | {info.license} |")
    return "\n".join(rows) + "\n\nAny other list id is an organization's own list, or an imported one.\n"


def formats() -> str:
    rows = ["# Formats", "", "Files are recognized by their content, not by their names; .zst, .gz and .zip are opened.", "", "| source | what it reads | fetched from |", "|---|---|---|"]
    urls: dict[str, list[str]] = {}
    for remote in remotes():
        urls.setdefault(remote.variant, []).append(remote.url)
    for source in source_folders():
        package = sys.modules[f"seawall.sources.{source.name}"]
        first = (package.__doc__ or "").strip().splitlines()[0] if package.__doc__ else ""
        from importlib import import_module

        files = getattr(import_module(f"seawall.sources.{source.name}.fetch"), "FILES", ())
        rows.append(f"| `{source.name}` | {first} | {'<br>'.join(sorted({f'`{r.url}`' for r in files})) or '–'} |")
    return "\n".join(rows) + "\n"


def tables() -> str:
    parts = ["# Tables", "", (store_tables.__doc__ or "").split("\n", 1)[1].strip(), ""]
    for name, schema in TABLES.items():
        parts += [f"## {name}", "", "| column | type | may be null |", "|---|---|---|"]
        parts += [f"| `{field.name}` | {field.type} | {'yes' if field.nullable else 'no'} |" for field in schema] + [""]
    parts += ["## Kinds of measure", "", "| `provisions` | meaning |", "|---|---|"] + [f"| `{key}` | {text} |" for key, text in MEASURE_KINDS.items()]
    return "\n".join(parts) + "\n"


def errors() -> str:
    return "# Errors\n\n" + (seawall.errors.__doc__ or "").split("\n", 1)[1].strip() + "\n\n" + (
        "As JSON an error is `{\"error\", \"what\", \"where\", \"cure\"}`.\n")


PAGES = {"commands.md": commands, "settings.md": settings, "lists.md": list_table, "formats.md": formats, "tables.md": tables, "errors.md": errors}


def main() -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    stale = []
    for name, write in PAGES.items():
        text = write().rstrip() + "\n"
        path = OUT / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if "--check" in sys.argv and stale:
        print(f"stale: {', '.join(stale)}; run python scripts/write_reference.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
