"""`seawall changes`: what changed on the lists between two dates."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from seawall.cli.options import AsJson, Home, Lists, open_app
from seawall.cli.output import Output


def changes(
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="The earlier day; what was published on it is known before.")],
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The later day, included (default: now).")] = None,
    lists: Lists = None,
    each: Annotated[bool, typer.Option("--each", help="Every publication's changes in turn, not only the net change.")] = False,
    limit: Annotated[int, typer.Option(help="Rows of the table; JSON always has all.")] = 40,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Parties listed, delisted and amended between two dates, with the files in between which it happened.

    \b
    Examples:
      seawall changes --from 2022-02-17 --to 2022-03-07 --list us_ofac_sdn
      seawall changes --from 2024-12-01 --to 2025-11-30 --list un_sc --json
    """
    from seawall.service.changes import changes as find_changes
    from seawall.service.questions import parse_moment

    app, output = open_app(home), Output(as_json=as_json)
    app.ensure_loaded(output.say)
    chosen = app.choose_lists(lists)
    found = find_changes(app.store, parse_moment(start, "--from"), parse_moment(end, "--to") if end else app.now(), chosen, each=each)
    if as_json:
        output.json(found)
        return 0
    right = "right"
    output.table(f"Changes from {start} to {end or 'now'}", ["list", ("listed", right), ("delisted", right), ("amended", right)],
                 [(name, c["listed"], c["delisted"], c["amended"]) for name, c in sorted(found["counts"].items())])  # fmt: skip
    shown = found["parties"][:limit]
    output.table("", ["changed", "list", "kind", "party", "what"], [_row(p) for p in shown])
    if len(found["parties"]) > len(shown):
        output.say(f"{len(found['parties']) - len(shown):,} more; --limit shows more, --json all of them.")
    return 0


def _row(party: dict[str, Any]) -> tuple[object, ...]:
    when = party["changed_at"][:10] + (f" (after {party['not_before'][:10]})" if party["not_before"] else "")
    what = f"{len(party['begun'])} facts" if party["kind"] == "listed" else ""
    if party["kind"] == "amended":
        told = [f"{sign} {fact['prop']}: {fact['value']}" + (f" ({fact['original']})" if fact["original"] else "") for sign, facts in (("+", party["begun"]), ("-", party["ended"])) for fact in facts]
        what = "\n".join(text[:100] for text in told[:4]) + (f"\n… {len(told) - 4} more" if len(told) > 4 else "")
    return (when, party["list"], party["kind"], f"{party['caption']}\n{party['id']}".replace("[", "\\["), what.replace("[", "\\["))
