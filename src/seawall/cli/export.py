"""`seawall export`: a view as a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from seawall.cli.options import AsJson, AsOf, Home, KnownAt, Lists, LoadedBy, open_app
from seawall.cli.output import Output


class Form(StrEnum):
    """Forms of export."""

    FTM = "ftm"
    STATEMENTS = "statements.csv"
    PARQUET = "parquet"


def export(
    path: Annotated[Path, typer.Argument(help="The file to write.")],
    form: Annotated[Form, typer.Option("--format", "-f", help="FollowTheMoney JSON lines, statements as CSV, or Parquet.")] = Form.FTM,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    loaded_by: LoadedBy = None,
    lists: Lists = None,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Write what the lists said on a day as FollowTheMoney JSON lines, statements CSV or Parquet.

    \b
    Examples:
      seawall export all.ftm.json
      seawall export sdn.parquet --format parquet --list us_ofac_sdn --as-of 2022-03-07
    """
    from seawall.service.export import export as write
    from seawall.service.questions import make_view

    app, output = open_app(home), Output(as_json=as_json)
    app.ensure_loaded(output.say)
    view = make_view(app.now(), as_of, known_at, loaded_by, app.choose_lists(lists))
    rows = write(app.store, view, path, form.value)
    if as_json:
        output.line({"path": str(path), "format": form.value, "rows": rows, "as_of": view.as_of.isoformat(), "known_at": view.known_at.isoformat()})
    else:
        output.say(f"{rows:,} {'entities' if form is Form.FTM else 'statements'} written to {path}")
    return 0
