"""`seawall search`: find parties by a piece of a name, or by a number."""

from __future__ import annotations

from typing import Annotated

import typer

from seawall.cli.options import AsJson, AsOf, Home, KnownAt, Lists, LoadedBy, open_app
from seawall.cli.output import Output


def search(
    text: Annotated[str, typer.Argument(help="A part of a name, a number (IMO, passport, tax), or an id.")],
    limit: Annotated[int, typer.Option(help="How many at most.")] = 20,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    loaded_by: LoadedBy = None,
    lists: Lists = None,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Find listed parties by a part of a name, or by a number. To check a customer, use `seawall screen --name`.

    \b
    Examples:
      seawall search "rosoboronexport"
      seawall search 9187629
      seawall search "islamic revolutionary guard" --list un_sc --as-of 2025-10-01
    """
    from seawall.service.questions import make_view
    from seawall.service.search import search as find

    app, output = open_app(home), Output(as_json=as_json)
    app.ensure_loaded(output.say)
    view = make_view(app.now(), as_of, known_at, loaded_by, app.choose_lists(lists))
    found = find(app.store, text, view, limit)
    if as_json:
        output.json(found)
    elif not found:
        output.console.print(f"Nothing on the loaded lists as of {view.as_of}. `seawall sources` shows which lists are loaded, and how old they are.", markup=False)
    else:
        rows = [(f["caption"], f["schema"], f["list"], ", ".join(f["programs"])[:60], f"{f['found']['prop']}: {f['found']['value']}", f["id"]) for f in found]
        output.table(f"{text!r} as of {view.as_of}", ["party", "kind", "list", "programs", "found by", "id"], [[str(c).replace("[", "\\[") for c in r] for r in rows])
    return 0
