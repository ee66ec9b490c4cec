"""`seawall update`: fetch the publishers' newest files and load them."""

from __future__ import annotations

from typing import Annotated

import typer

from seawall.cli.options import AsJson, Home, Lists, open_app
from seawall.cli.output import Output


def update(
    lists: Lists = None,
    due: Annotated[bool, typer.Option("--due", help="Only lists whose rhythm says that it is time to ask again; for a timer.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Fetch and load also what has not changed.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Fetch the newest files from their publishers (only what has changed) and load them; a file that is not what it was is refused.

    \b
    Examples:
      seawall update
      seawall update --list un_sc --list us_ofac_sdn
      seawall update --due --json
    """
    app, output = open_app(home), Output(as_json=as_json)
    app.ensure_loaded(output.say)
    chosen = tuple(lists or ())
    if due:
        chosen = app.due_lists(chosen)
        if not chosen:
            if as_json:
                output.json({"lists": [], "notices": ["no list is due"], "exit_code": 0})
            output.say("No list is due.")
            return 0
    with output.progress("Updating") as progress:
        report = app.update(chosen, again=again, progress=progress)
        app.prepare()
    if as_json:
        output.json(report.as_dict())
        return report.exit_code
    rows = []
    for one in report.lists:
        change = "" if one.change is None else f"{one.change.entities:+,}"
        new = one.published_after.date() if one.published_after else "–"
        old = one.published_before.date() if one.published_before else "–"
        mark = {"updated": "[green]✓ updated[/green]", "unchanged": "unchanged", "failed": "[bold red]✗ failed[/bold red]"}[one.state]
        rows.append((one.list_id, mark, old, new, change, f"{one.seconds:.1f}"))
    right = "right"
    output.table("Update", ["list", "state", "was of", "is of", ("parties", right), ("seconds", right)], rows)
    for one in report.lists:
        for notice in one.notices:
            output.warn(f"{one.list_id}: {notice}")
        for error in one.errors:
            output.errors.print(f"✗ {error['where']}: {error['what']}", style="bold red", markup=False)
            output.errors.print(f"  next: {error['cure']}", style="cyan", markup=False)
    for notice in report.notices:
        output.warn(notice)
    return report.exit_code
