"""`seawall screen`: customers against the lists."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from seawall.cli.options import AsJson, AsOf, Home, KnownAt, Lists, LoadedBy, open_app
from seawall.cli.output import Output
from seawall.errors import QuestionError

Column = Annotated[list[str] | None, typer.Option("--column", metavar="HEADING=ROLE", help="What a column holds, where the guess is wrong; may be repeated.")]


def screen(
    file: Annotated[Path | None, typer.Argument(help="Customers: CSV, TSV, XLSX or JSON lines; columns are guessed from their headings.")] = None,
    output_file: Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT.jsonl", help="One JSON line per customer with a hit.")] = None,
    name: Annotated[str | None, typer.Option("--name", help="One name instead of a file.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="With --name: person, company, organization, vessel …")] = None,
    birth_date: Annotated[str | None, typer.Option("--birth-date", metavar="DATE", help="With --name.")] = None,
    country: Annotated[str | None, typer.Option("--country", help="With --name: a country's name or code.")] = None,
    number: Annotated[str | None, typer.Option("--number", help="With --name: a passport, tax, registration or IMO number.")] = None,
    threshold: Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Least score of a hit (default: see docs/methods/screening.md).")] = None,
    column: Column = None,
    lists: Lists = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    loaded_by: LoadedBy = None,
    limit: Annotated[int, typer.Option(help="Rows of the table; the output file always has all.")] = 50,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Screen customers against the lists as they were on a day. Nothing leaves this machine.

    A score says how well the two fit, evidence how much there was to compare. No hit means: none on these lists at this time.

    \b
    Examples:
      seawall screen customers.csv --output hits.jsonl
      seawall screen --name "Rosoboronexport"
      seawall screen customers.csv --as-of 2022-03-01 --known-at 2022-03-01
      seawall screen book.xlsx --column "Kunde=name" --list eu_journal
    """
    if (file is None) == (name is None):
        raise QuestionError("one of a file and --name is needed", cure='`seawall screen customers.csv`, or `seawall screen --name "…"`.')
    from seawall.service.questions import make_view
    from seawall.service.screening import against

    app, output = open_app(home), Output(as_json=as_json)
    app.ensure_loaded(output.say)
    view = make_view(app.now(), as_of, known_at, loaded_by)
    with output.progress("Opening the index"):
        index, screened = app.index(view, app.choose_lists(lists) or ())
    from seawall.screen.batch import Options

    options = Options() if threshold is None else Options(threshold=threshold)
    lists_used = against(app.store, view, screened)
    if name is not None:
        return _one(output, index, options, lists_used, name, {"kind": kind, "birth_date": birth_date, "country": country, "number": number})
    assert file is not None
    return _file(output, index, options, lists_used, file, output_file, _said(column), limit)


def _said(column: list[str] | None) -> dict[str, str] | None:
    pairs = [text.rpartition("=") for text in column or ()]
    for heading, sign, _ in pairs:
        if not heading or not sign:
            raise QuestionError("--column takes HEADING=ROLE", cure='Write it as --column "Kunde=name", or --column "Kunde=" to pass a column over.')
    return {heading: role for heading, _, role in pairs} or None


def _one(output: Output, index: Any, options: Any, lists_used: list[dict[str, Any]], name: str, details: dict[str, str | None]) -> int:
    from seawall.screen.batch import screen_one
    from seawall.service.customer import customer_details

    hits = screen_one(index, name, customer_details(**details), options)
    if output.as_json:
        output.json({"input": {"name": name, **{k: v for k, v in details.items() if v}}, "hits": [h.as_dict() for h in hits], "against": lists_used})
        return 0
    if not hits:
        output.console.print(f"No hit for {name!r} on these lists at this time.", markup=False)
    for hit in (h.as_dict() for h in hits[:10]):
        output.console.print(f"\n[bold]{_plain(hit['caption'])}[/bold]  {hit['schema']} · {', '.join(hit['lists'])} · {', '.join(hit['programs'][:6])}")
        output.console.print(f"score {_bar(hit['score'])} {hit['score']:.2f}   evidence {_bar(hit['evidence'])} {hit['evidence']:.2f}   {hit['id']}")
        rows = [(r["feature"], _plain(str(r["detail"])), _plain(str(r["query"])), _plain(str(r["candidate"])), f"{r['contribution']:+.2f}") for r in hit["reasons"]]
        output.table("", ["reason", "detail", "asked", "listed", ("adds", "right")], rows)
    _say_lists(output, lists_used)
    return 0


def _file(output: Output, index: Any, options: Any, lists_used: list[dict[str, Any]], source: Path, target: Path | None, said: dict[str, str] | None, limit: int) -> int:
    from seawall.screen.run import screen_file

    with tempfile.TemporaryDirectory() as folder, output.progress("Screening") as progress:
        where = target or Path(folder) / "hits.jsonl"
        done = screen_file(index, source, where, options, columns=said, progress=lambda rows, hits: progress("Screening", rows, max(rows, 1)))
        shown = _first_lines(where, limit)
    rejects = target.with_name(f"{target.name}.rejects") if target is not None and done.rejects else None
    if rejects is not None:
        rejects.write_bytes(b"".join(orjson.dumps(row._asdict()) + b"\n" for row in done.rejects))
    if output.as_json:
        output.json({"customers": done.rows, "with_hit": done.with_hit, "hits": done.hits, "rejects": [r._asdict() for r in done.rejects],
                     "output": str(target) if target else None, "columns": dict(done.guess.columns) if done.guess else None, "against": lists_used,
                     **({} if target else {"results": shown})})  # fmt: skip
        return 0
    if done.guess is not None:
        output.say("columns: " + ", ".join(f"{heading} → {role}" for heading, role in done.guess.columns.items()))
    output.table(f"{source.name}: {done.with_hit:,} of {done.rows:,} customers have a hit", ["customer", "could be", "on", "score", "evidence", "why"], [_row(line) for line in shown])
    if done.with_hit > len(shown):
        output.say(f"{done.with_hit - len(shown):,} more customers with a hit" + (f" in {target}" if target else "; --limit shows more"))
    clear = done.rows - done.with_hit - len(done.rejects)
    output.console.print(f"{clear:,} {'customer' if clear == 1 else 'customers'}: no hit on these lists at this time.", markup=False)
    if done.rejects:
        rows = "1 row" if len(done.rejects) == 1 else f"{len(done.rejects)} rows"
        output.warn(f"{rows} could not be read" + (f"; they are in {rejects}" if rejects else f", the first is row {done.rejects[0].row}: {done.rejects[0].reason}"))
    _say_lists(output, lists_used)
    return 0


def _first_lines(path: Path, limit: int) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    with path.open("rb") as file:
        for line in file:
            if len(lines) == limit:
                break
            lines.append(orjson.loads(line))
    return lines


def _row(line: dict[str, Any]) -> tuple[str, ...]:
    hits = line["hits"]
    best = hits[0]
    others = len(hits) - 1
    lists = sorted({name for hit in hits for name in hit["lists"]})
    asked = next((str(v) for k, v in line["input"].items() if "name" in k.lower()), "")
    why = "\n".join(f"{r['contribution']:+.1f} {r['detail']}" for r in _telling(best["reasons"]))
    caption = _plain(best["caption"]) + (f"\n[dim]and {others} more {'entry' if others == 1 else 'entries'}[/dim]" if others else "")
    return (f"[bold]{_plain(asked)}[/bold]\n[dim]{_plain(str(line['id']))}[/dim]", caption, "\n".join(lists[:4]) + (" …" if len(lists) > 4 else ""),
            f"{_bar(best['score'])} {best['score']:.2f}", f"{_bar(best['evidence'])} {best['evidence']:.2f}", _plain(why))  # fmt: skip


def _telling(reasons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The three reasons that weigh most; what every pair starts with tells nothing."""
    told = [r for r in reasons if r["feature"] != "name_base"]
    return sorted(told, key=lambda r: -abs(float(r["contribution"])))[:3]


def _bar(share: float) -> str:
    filled = round(share * 5)
    color = "red" if share >= 0.9 else "yellow" if share >= 0.7 else "cyan"
    return f"[{color}]{'█' * filled}[/{color}][dim]{'░' * (5 - filled)}[/dim]"


def _say_lists(output: Output, lists_used: list[dict[str, Any]]) -> None:
    told = ", ".join(f"{one['list']} {one['published_at'][:10]}" for one in lists_used)
    output.console.print(f"Screened against: {told}", style="dim", markup=False)
    output.console.print("Seawall informs decisions; it is no legal advice.", style="dim", markup=False)


def _plain(text: str) -> str:
    return text.replace("[", "\\[")
