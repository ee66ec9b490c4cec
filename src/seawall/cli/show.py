"""`seawall show`: one party, each fact with its proof."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from seawall.cli.options import AsJson, AsOf, Home, KnownAt, LoadedBy, open_app
from seawall.cli.output import Output


def show(
    party_id: Annotated[str, typer.Argument(metavar="ID", help="A party's id, as search and screen print it.")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    loaded_by: LoadedBy = None,
    history: Annotated[bool, typer.Option("--history", help="When it was on its list.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Show everything that a list says about a party, each fact with file and place.

    \b
    Examples:
      seawall show us-ofac-sdn-36
      seawall show un-sc-6908555 --as-of 2025-10-01 --json
    """
    from seawall.service.dossier import dossier, history_of
    from seawall.service.questions import make_view

    app, output = open_app(home), Output(as_json=as_json)
    app.ensure_loaded(output.say)
    if history:
        rows = history_of(app.store, party_id)
        if as_json:
            output.json(rows)
        else:
            output.table(party_id, ["first seen in the file of", "not in the file of", "last seen in", "gone from the file of"],
                         [(r["appeared"], r["not_before"], r["last_seen"], r["disappeared"]) for r in rows])  # fmt: skip
        return 0
    found = dossier(app.store, party_id, make_view(app.now(), as_of, known_at, loaded_by))
    if as_json:
        output.json(found)
    else:
        _print(output, found)
    return 0


def _print(output: Output, found: dict[str, Any]) -> None:
    card = found["list"]
    output.console.print(f"\n[bold]{_plain(found['caption'])}[/bold]  ·  {found['schema']}  ·  {found['id']}")
    output.console.print(f"{card['authority']}: {card['title']}", markup=False)
    seen = found["on_list"]
    if seen:
        since = f"between {seen['not_before'][:10]} and {seen['appeared'][:10]}" if seen["not_before"] else f"on or before {seen['appeared'][:10]}"
        output.console.print(f"came on the list {since} · last seen in the file of {seen['last_seen'][:10]} · asked as of {found['as_of']}", style="dim", markup=False)
    files = _Files()
    output.table("", _COLUMNS, [_row(f, files) for f in found["facts"] if f["prop"] != "id"])
    for part in found["parts"]:
        output.table(part["schema"], _COLUMNS, [_row(f, files) for f in part["facts"]])
    for line in files.lines():
        output.console.print(line, style="dim", markup=False)
    output.console.print("Seawall informs decisions; it is no legal advice.", style="dim", markup=False)


_COLUMNS = ("property", "value", "as printed", "file", "where")


class _Files:
    """The files that facts come from, numbered in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}

    def number(self, source: dict[str, Any]) -> int:
        key = tuple(str(source.get(name, "")) for name in ("file", "published_at", "published_basis", "sha256"))
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def lines(self) -> list[str]:
        return [f"[{number}] {file} · published {at[:10]} (says the {basis}) · sha256 {sha256}" for (file, at, basis, sha256), number in self._numbers.items()]


def _row(fact: dict[str, Any], files: _Files) -> tuple[object, ...]:
    span = f" [{fact['valid_from'] or '…'} – {fact['valid_to'] or '…'})" if fact["valid_from"] or fact["valid_to"] else ""
    place = f"{fact['locator']} (line {fact['line']})" if fact["line"] else fact["locator"]
    return (fact["prop"], _plain(fact["value"]) + span, _plain(fact["original"] or ""), f"\\[{files.number(fact['source'])}]", _plain(place))


def _plain(text: str) -> str:
    return text.replace("[", "\\[")
