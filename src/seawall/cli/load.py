"""`seawall load`: from files to the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from seawall.cli.options import AsJson, Home, open_app
from seawall.cli.output import Output


def load(
    files: Annotated[list[Path] | None, typer.Argument(help="Publishers' files or folders of them; none: the bundled lists.")] = None,
    published: Annotated[str | None, typer.Option(help="Publication date, where neither the content nor the name tells it.")] = None,
    allow_drop: Annotated[bool, typer.Option(help="Accept a file with far fewer entries than the one before it.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Load official list files, recognized by content; without files, the bundled lists.

    A file is loaded whole or refused whole. Loading it again changes nothing; an older file lands at its own date.

    \b
    Examples:
      seawall load
      seawall load sdn.csv alt.csv add.csv sdn_comments.csv --published 2024-05-03
      seawall load lists/ --json
    """
    app, output = open_app(home), Output(as_json=as_json)
    if not files:
        with output.progress("Loading the bundled lists"):
            new = app.load_bundle()
            app.prepare()
        if as_json:
            output.line({"file": "bundle", "publications": new, "state": "loaded" if new else "unchanged"})
        else:
            output.say(f"{new} bundled publications loaded." if new else "The bundled lists are loaded already.")
        return 0
    from seawall.service.questions import parse_publication

    moment = parse_publication(published) if published else None
    with output.progress("Loading") as progress:
        results = app.load_files(files, published=moment, allow_drop=allow_drop, progress=progress)
        if any(r.state == "loaded" for r in results):
            progress("Preparing the view of today", len(results), len(results))
            app.prepare()
    if as_json:
        for result in results:
            row = {name: getattr(result, name) for name in result.__slots__}
            output.line({**row, "notes": list(result.notes)})
    else:
        rows = [(r.file, r.source or "–", r.published_at.date() if r.published_at else "–", f"{r.entries:,}", f"{r.entities:,}", f"{r.statements:,}",
                 f"{r.rejects:,}", r.state, f"{r.seconds:.1f}") for r in results]  # fmt: skip
        right = "right"
        output.table("Loaded", ["file", "list", "published", ("entries", right), ("parties", right), ("statements", right), ("rejects", right), "state",
                                ("seconds", right)], rows)  # fmt: skip
        for result in results:
            for note in result.notes:
                output.warn(f"{result.file}: {note}")
    refused = [r for r in results if r.error is not None]
    for result in refused:
        assert result.error is not None
        if not as_json:
            output.errors.print(f"✗ {result.error['where']}: {result.error['what']}", style="bold red", markup=False)
            output.errors.print(f"  next: {result.error['cure']}", style="cyan", markup=False)
    return 3 if refused else 0
