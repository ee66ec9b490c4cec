"""`seawall screen`: customers against the lists."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from seawall.cli.options import AsJson, AsOf, Home, KnownAt, Lists, LoadedBy, open_app
from seawall.cli.output import Output
from seawall.errors import QuestionError

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
Column = Annotated[list[str] | None, typer.Option("--column", metavar="HEADING=ROLE", help="What a column holds, where the guess is wrong; may be repeated.")]
AgainstColumn = Annotated[list[str] | None, typer.Option("--against-column", metavar="HEADING=ROLE", help="The same for the file of --against.")]


def screen(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Customers: CSV, TSV, XLSX, JSON lines or FollowTheMoney, also .gz or .zst; - is stdin.")] = None,
    output_file: Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT.jsonl", help="One JSON line per customer with a hit; rows that could not be read go to OUT.rejects.jsonl.")] = None,
    name: Annotated[str | None, typer.Option("--name", help="One name instead of a file.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="With --name: person, company, organization, vessel …")] = None,
    birth_date: Annotated[str | None, typer.Option("--birth-date", metavar="DATE", help="With --name.")] = None,
    country: Annotated[str | None, typer.Option("--country", help="With --name: a country's name or code.")] = None,
    number: Annotated[str | None, typer.Option("--number", help="With --name: a passport, tax, registration or IMO number.")] = None,
    threshold: Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Least score of a hit (default: see docs/methods/screening.md).")] = None,
    column: Column = None,
    encoding: Annotated[str, typer.Option("--encoding", metavar="NAME", help="Encoding of the customer file, where it is told wrong: cp1251, gb18030 …")] = "",
    against: Annotated[Path | None, typer.Option("--against", metavar="LIST", help="A file as the list, instead of what is loaded: FollowTheMoney JSON or a table, also .gz or .zst.")] = None,
    against_column: AgainstColumn = None,
    lists: Lists = None,
    program: Annotated[list[str] | None, typer.Option("--program", metavar="PROGRAM", help="Only parties under this program, such as RUSSIA-EO14024; may be repeated.")] = None,
    schema: Annotated[list[str] | None, typer.Option("--schema", metavar="SCHEMA", help="Only parties of this kind as listed: Person, Company, Vessel …; may be repeated.")] = None,
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
      seawall screen customers.csv --program RUSSIA-EO14024 --schema Person
      seawall screen customers.csv.zst --against watchlist.jsonl.zst --output hits.jsonl
      zcat customers.csv.gz | seawall screen - --output hits.jsonl
    """
    if (file is None) == (name is None):
        raise QuestionError("one of a file and --name is needed", cure='`seawall screen customers.csv`, or `seawall screen --name "…"`.')
    if against is not None and (as_of or known_at or loaded_by):
        raise QuestionError("a file has no past: --as-of, --known-at and --loaded-by ask the lists that are loaded", cure="Leave them out, or leave out --against.")
    from seawall.service.screening import check_name

    if name is not None:
        check_name(name)
    output = Output(as_json=as_json)
    index, lists_used = _list_side(output, home, against, _said(against_column, "--against-column"), lists, (as_of, known_at, loaded_by))
    from seawall.screen.batch import Options
    from seawall.service.screening import wanted_parties

    wanted = wanted_parties(index, lists or () if against else (), program or (), schema or ())
    options = replace(Options(), lists=wanted.lists, programs=wanted.programs, schemas=wanted.schemas)
    options = options if threshold is None else replace(options, threshold=threshold)
    if name is not None:
        return _one(output, index, options, lists_used, name, {"kind": kind, "birth_date": birth_date, "country": country, "number": number})
    assert file is not None
    return _file(output, index, options, lists_used, _Job(file, output_file, _said(column, "--column"), encoding, limit))


def _list_side(
    output: Output, home: Path | None, against: Path | None, said: dict[str, str] | None, lists: list[str] | None, dates: tuple[str | None, str | None, str | None],
) -> tuple[Any, list[dict[str, Any]]]:  # fmt: skip
    """The index, and what it is made of."""
    app = open_app(home)
    if against is not None:
        with output.progress("Reading the list"):
            index, about = app.index_of_file(against, said)
        if about["rejected"]:
            output.warn(f"{about['rejected']:,} rows of the list could not be read; the first is row {about['rejects'][0]['row']}: {about['rejects'][0]['reason']}")
        return index, [about]
    from seawall.service.questions import make_view
    from seawall.service.screening import against as files_behind

    app.ensure_loaded(output.say)
    view = make_view(app.now(), *dates)
    with output.progress("Opening the index"):
        index, screened = app.index(view, app.choose_lists(lists) or ())
    return index, files_behind(app.store, view, screened)


@dataclass(frozen=True)
class _Job:
    """A file to be screened.

    Attributes:
        source, target: what is read and where hits are written, None for nowhere.
        columns: heading -> role, as said.
        encoding: as said, or "".
        limit: lines of the table.
    """

    source: Path
    target: Path | None
    columns: dict[str, str] | None
    encoding: str
    limit: int


def _said(column: list[str] | None, option: str) -> dict[str, str] | None:
    pairs = [text.rpartition("=") for text in column or ()]
    for heading, sign, _ in pairs:
        if not heading or not sign:
            raise QuestionError(f"{option} takes HEADING=ROLE", cure=f'Write it as {option} "Kunde=name", or {option} "Kunde=" to pass a column over.')
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
        output.console.print(_CONTROL.sub("·", hit["sentence"]), markup=False)
        if hit["settles"]:
            output.console.print(_CONTROL.sub("·", f"Would settle it: {hit['settles']}."), markup=False)
        rows = [(r["feature"], _plain(str(r["detail"])), _plain(str(r["query"])), _plain(str(r["candidate"])), f"{r['contribution']:+.2f}") for r in hit["reasons"]]
        output.table("", ["reason", "detail", "asked", "listed", ("adds", "right")], rows)
    _say_lists(output, lists_used)
    return 0


def _file(output: Output, index: Any, options: Any, lists_used: list[dict[str, Any]], job: _Job) -> int:
    from seawall.screen.run import screen_file

    with tempfile.TemporaryDirectory() as folder, output.progress("Screening") as told:
        where = job.target or Path(folder) / "hits.jsonl"
        read = [0.0]
        done = screen_file(
            index, job.source, where, options, columns=job.columns, encoding=job.encoding, share=lambda share: read.__setitem__(0, share),
            progress=lambda rows, hits: told(f"Screening, {hits:,} with a hit", rows, max(rows, round(rows / read[0])) if read[0] else rows),
        )  # fmt: skip
        shown = _first_lines(where, job.limit)
    rejects_file = done.rejects_file if job.target else None
    if output.as_json:
        output.json({"customers": done.rows, "with_hit": done.with_hit, "hits": done.hits, "rejected": done.rejected, "rejects": [r._asdict() for r in done.rejects],
                     "rejects_file": str(rejects_file) if rejects_file else None, "output": str(job.target) if job.target else None, "form": done.form,
                     "encoding": done.encoding or None, "notes": dict(done.notes), "columns": dict(done.guess.columns) if done.guess else None, "against": lists_used,
                     **({} if job.target else {"results": shown})})  # fmt: skip
        return 0
    if done.guess is not None:
        output.say("columns: " + ", ".join(f"{heading} → {role}" for heading, role in done.guess.columns.items()))
    source = "standard input" if str(job.source) == "-" else job.source.name
    output.table(f"{source}: {done.with_hit:,} of {done.rows:,} customers have a hit", ["customer", "could be", "on", "score", "evidence", "why"], [_row(line) for line in shown])
    if done.with_hit > len(shown):
        output.say(f"{done.with_hit - len(shown):,} more customers with a hit" + (f" in {job.target}" if job.target else "; --limit shows more"))
    clear = done.screened - done.with_hit
    output.console.print(f"{clear:,} {'customer' if clear == 1 else 'customers'}: no hit on these lists at this time.", markup=False)
    for what, count in done.notes.items():
        output.say(f"{count:,} × {what}")
    if done.rejected:
        rows = "1 row" if done.rejected == 1 else f"{done.rejected:,} rows"
        first = done.rejects[0]
        output.warn(f"{rows} could not be read" + (f"; they are in {rejects_file}" if rejects_file else f", the first is row {first.row}: {first.reason}"))
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
    told = [r for r in reasons if r["feature"] != "name_start"]
    return [r for r in sorted(told, key=lambda r: -abs(float(r["contribution"]))) if abs(float(r["contribution"])) >= 0.05][:3]


def _bar(share: float) -> str:
    filled = round(share * 5)
    color = "red" if share >= 0.9 else "yellow" if share >= 0.7 else "cyan"
    return f"[{color}]{'█' * filled}[/{color}][dim]{'░' * (5 - filled)}[/dim]"


def _say_lists(output: Output, lists_used: list[dict[str, Any]]) -> None:
    told = ", ".join(_told(one) for one in lists_used)
    output.console.print(f"Screened against: {told}", style="dim", markup=False)
    output.console.print("Seawall informs decisions; it is no legal advice.", style="dim", markup=False)


def _told(one: dict[str, Any]) -> str:
    if one["published_at"] is None:
        return f"{one['file']} ({one['parties']:,} parties, sha256 {one['sha256'][:16]}…)"
    return f"{one['list']} {one['published_at'][:10]}"


def _plain(text: str) -> str:
    """Text of a file without marks that rich or a terminal would act upon."""
    return _CONTROL.sub("·", text).replace("[", "\\[")
