"""`seawall sources`: which lists are loaded, how old they are, and which are stale."""

from __future__ import annotations

from typing import Annotated

import typer

from seawall.cli.options import AsJson, Home, Lists, open_app
from seawall.cli.output import Output

_MARK = {"current": "[green]✓ current[/green]", "stale": "[bold red]✗ stale[/bold red]", "unknown": "[yellow]? unknown[/yellow]", "absent": "[dim]– absent[/dim]",
         "ended": "[dim]∎ ended[/dim]", "unjudged": "[dim]· no rhythm[/dim]"}  # fmt: skip


def sources(
    lists: Lists = None,
    check: Annotated[bool, typer.Option("--check", help="Exit with 6 if a loaded (or chosen) list is stale.")] = False,
    absent: Annotated[bool, typer.Option("--all", help="Show lists of which nothing is loaded, too.")] = False,
    formats: Annotated[bool, typer.Option("--formats", help="Show which file formats can be loaded instead.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Show each list's newest file, its age by the publisher's date, and whether it is stale.

    \b
    Examples:
      seawall sources
      seawall sources --check --list us_ofac_sdn --list eu_fsf
    """
    from seawall.service.questions import choose_lists
    from seawall.service.sources import check_exit_code

    app, output = open_app(home), Output(as_json=as_json)
    if formats:
        return _formats(output, app.formats())
    app.ensure_loaded(output.say)
    known = app.source_status()
    chosen = choose_lists(lists, [s.list_id for s in known], "known")
    statuses = [s for s in known if chosen is None or s.list_id in chosen]
    code = check_exit_code(statuses, tuple(lists or ())) if check else 0
    if as_json:
        output.json([s.as_dict() for s in statuses])
        return code
    shown = [s for s in statuses if absent or lists or s.publications]
    rows = [
        (s.list_id, s.authority, s.published_at.date() if s.published_at else "unknown", "–" if s.age_days is None else f"{s.age_days:,}",
         s.rhythm_days or "–", f"{s.entities:,}", f"{s.rejects:,}", s.publications, _MARK[s.state])
        for s in shown
    ]  # fmt: skip
    right = "right"
    output.table("Lists", ["list", "authority", "newest file", ("age, days", right), ("rhythm", right), ("parties", right), ("rejects", right), ("files", right), "state"],
                 rows, caption="Age is by the publisher's date of the newest whole file. A stale list may lack whom its authority has listed since.")  # fmt: skip
    stale = [s for s in statuses if s.state == "stale"]
    if stale:
        output.warn(f"{len(stale)} {'list is' if len(stale) == 1 else 'lists are'} stale: `seawall update` fetches the publishers' newest files.")
    return code


def _formats(output: Output, found: list[tuple[str, str, tuple[str, ...]]]) -> int:
    if output.as_json:
        output.json([{"source": name, "reads": reads, "variants": list(variants)} for name, reads, variants in found])
    else:
        output.table("Formats, recognized by content", ["source", "reads", "variants"], [(name, reads.replace("[", "\\["), ", ".join(variants)) for name, reads, variants in found])
    return 0
