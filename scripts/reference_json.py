"""The page docs/reference/json.md: what each command writes with `--json`.

Shapes that are dataclasses are read from the code; those that are put together from rows are tables here, and `tests/test_docs.py` compares them with
what the commands write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from seawall.ingest.offered import LoadResult
from seawall.ingest.update_report import Counts, FileReport, ListReport, UpdateReport
from seawall.screen.batch import Hit
from seawall.screen.reasons import Reason
from seawall.service.sources import FileStatus, ListStatus

Row = tuple[str, str, str]

#: A publisher's file, as facts and changes name it.
_SOURCE: tuple[Row, ...] = (
    ("list", "text", "the list's id"),
    ("file", "text", "name of the file"),
    ("variant", "text", "source and format, such as `un_sc/xml`"),
    ("published_at", "moment", "when it was published"),
    ("published_basis", "text", "where that date is from: `content`, `name`, `http`, `option`, `loaded`"),
    ("sha256", "text", "of the publisher's bytes"),
)
SHOW: tuple[Row, ...] = (
    ("id", "text", "the party"),
    ("caption", "text", "the name that stands for it"),
    ("schema", "text", "FollowTheMoney schema"),
    ("list", "object", "`id`, `authority`, `title`, `license` of its list"),
    ("as_of", "day", "the day in the world"),
    ("known_at", "moment", "the moment of knowledge"),
    ("on_list", "object or null", "`appeared`, `not_before`, `last_seen` of its place on the roster, and `starts`: the first day on which it counts"),
    ("facts", "array", "the party's own facts, see below"),
    ("parts", "array", "sanctions, documents, addresses, links: each `id`, `schema`, `facts`"),
)
FACT: tuple[Row, ...] = (
    ("prop", "text", "FollowTheMoney property, or `id` for the publisher's own number"),
    ("value", "text", "the value, in normal form"),
    ("original", "text or null", "as printed, where that differs"),
    ("lang", "text or null", "language, where the file states it (ISO 639-3)"),
    ("locator", "text", "where in the file: key and column, XPath, cell"),
    ("line", "number", "line, row or record in the file in which it first appeared; 0 if there is none"),
    ("source", "object", "the file in which it first appeared, see below"),
    ("appeared", "moment", "publication of the first file that has it"),
    ("not_before", "moment or null", "publication of the last file without it"),
    ("last_seen", "moment", "publication of the newest file that speaks of such facts and has it"),
    ("valid_from", "day or null", "stated beginning"),
    ("valid_to", "day or null", "stated end (the first day on which it is no longer true)"),
)
HISTORY: tuple[Row, ...] = (
    ("appeared", "moment", "publication of the first file of the run"),
    ("not_before", "moment or null", "publication of the last file before it, without the party"),
    ("last_seen", "moment", "publication of the last file of the run"),
    ("disappeared", "moment or null", "publication of the first file without the party"),
)
SEARCH: tuple[Row, ...] = (
    ("id", "text", "the party"),
    ("caption", "text", "the name that stands for it"),
    ("schema", "text", "FollowTheMoney schema"),
    ("list", "text", "its list"),
    ("programs", "array of text", "programs, as printed"),
    ("found", "object", "what the text found: `prop`, `value`, `original`, `locator`"),
)
CHANGES: tuple[Row, ...] = (
    ("from", "moment", "start"),
    ("to", "moment", "end, included"),
    ("counts", "object", "for each list `listed`, `delisted`, `amended`"),
    ("parties", "array", "changed parties, see below"),
)
CHANGED: tuple[Row, ...] = (
    ("list", "text", "its list"),
    ("id", "text", "the party"),
    ("caption", "text", "the name that stands for it"),
    ("schema", "text", "FollowTheMoney schema"),
    ("kind", "text", "`listed`, `delisted`, `amended`"),
    ("changed_at", "moment", "publication of the file in which it changed"),
    ("not_before", "moment or null", "publication of the file before; the change happened between the two"),
    ("begun", "array", "facts that began"),
    ("ended", "array", "facts that ended"),
)
CHANGE: tuple[Row, ...] = (
    ("subject", "text", "the party, or what belongs to it"),
    ("schema", "text", "its FollowTheMoney schema"),
    ("prop", "text", "property"),
    ("value", "text", "value"),
    ("original", "text or null", "as printed, where that differs"),
    ("locator", "text", "place in the file"),
    ("changed_at", "moment", "publication of the file in which it began or ended"),
    ("source", "object", "the file in which it first appeared"),
)
SCREEN_ONE: tuple[Row, ...] = (
    ("input", "object", "what was asked: `name` and the details given"),
    ("hits", "array", "best first, see below"),
    ("against", "array", "the lists that were screened: `list`, `authority`, `published_at`, `published_basis`, `file`, `sha256` of the newest file; with `--against` the one file, with `parties`, `names`, `rejected`, `rejects`, `notes`"),
)
SCREEN_FILE: tuple[Row, ...] = (
    ("customers", "number", "rows of the file, rejects among them"),
    ("with_hit", "number", "customers with at least one hit"),
    ("hits", "number", "hits in all"),
    ("rejected", "number", "rows that could not be read"),
    ("rejects", "array", "the first 1,000 of them: `row`, `reason`, `text`"),
    ("rejects_file", "text or null", "where all of them are, with `--output`"),
    ("form", "text", "`csv`, `xlsx`, `xls`, `json lines`, `json`"),
    ("encoding", "text or null", "as told by content, or said; null for a workbook"),
    ("notes", "object", "what is no reject but should be known → in how many rows: rows with too few cells, of another encoding, objects that are no party …"),
    ("output", "text or null", "the file of `--output`"),
    ("columns", "object or null", "heading → role, as guessed or said"),
    ("against", "array", "as above"),
    ("results", "array", "without `--output` only: the first `--limit` lines"),
)
LINE: tuple[Row, ...] = (
    ("id", "text", "the customer's id, or the number of its row"),
    ("row", "number", "row in the file, from 1, headings not counted"),
    ("input", "object", "the customer's cells as they were read; empty ones are left out"),
    ("hits", "array", "best first, see below"),
)
COMPARE: tuple[Row, ...] = (
    ("pairs", "number", "pairs of the file"),
    ("matches", "number", "pairs with at least the threshold"),
    ("output", "text", "the file of `--output`"),
)
ANSWER: tuple[Row, ...] = (
    ("score", "number", "0 to 1; the logistic of the sum of the reasons' contributions"),
    ("match", "true or false", "whether it reaches the threshold"),
    ("evidence", "number", "0 to 1, how much there was to compare"),
    ("reasons", "array", "as of a hit; `query` is of the left record, `candidate` of the right one"),
)
REJECT: tuple[Row, ...] = (("row", "number", "row in the file"), ("reason", "text", "why"), ("text", "text", "the row, cut at 500 characters"))
EXPORT: tuple[Row, ...] = (
    ("path", "text", "the file written"),
    ("format", "text", "`ftm`, `statements.csv`, `parquet`"),
    ("rows", "number", "entities (`ftm`) or statements"),
    ("as_of", "day", "the day in the world"),
    ("known_at", "moment", "the moment of knowledge"),
)
VERIFY: tuple[Row, ...] = (
    ("files", "number", "files checked"),
    ("problems", "array", "errors (see the end of this page), one for each damaged or missing file"),
    ("unsealed", "array of text", "files of a load that was cut off; the next load sees to them"),
)
BUNDLE: tuple[Row, ...] = (("file", "text", "`bundle`"), ("publications", "number", "how many were new"), ("state", "text", "`loaded` or `unchanged`"))
ERROR: tuple[Row, ...] = (
    ("error", "text", "kind, see [errors](errors.md)"),
    ("what", "text", "what was wrong"),
    ("where", "text", "file, date, line, XPath or cell; empty if there is no place"),
    ("cure", "text", "the next step"),
)
FORMATS: tuple[Row, ...] = (
    ("source", "text", "the folder of the reader"),
    ("reads", "text", "what it reads, in words"),
    ("variants", "array of text", "formats that it tells apart"),
)
#: Every key of shapes that no dataclass states, by the name under which the test asks for them.
SHAPES = {
    "show": SHOW, "fact": FACT, "history": HISTORY, "search": SEARCH, "changes": CHANGES, "changed": CHANGED, "change": CHANGE, "source": _SOURCE,
    "screen_one": SCREEN_ONE, "screen_file": SCREEN_FILE, "line": LINE, "reject": REJECT, "compare": COMPARE, "answer": ANSWER, "export": EXPORT, "verify": VERIFY, "error": ERROR, "bundle": BUNDLE,
    "formats": FORMATS,
}  # fmt: skip


def json_page(exit_codes: Iterable[str]) -> str:
    """The page as Markdown."""
    parts = [
        "# JSON", "",
        "Every command takes `--json`. The result is one JSON value on stdout; `load` writes one line for each file. Moments are ISO 8601 in UTC, days are "
        "`YYYY-MM-DD`, dates of birth are cut to the precision that the list gives (`1965`, `1965-03`). Keys may be added; those below stay.", "",
        *exit_codes, "",
        "A script reads the exit code first: with 2, 4 or 5 the value is an error (last section), not a result. `load` and `update` say in their value what each file or list came to; "
        "`sources --check` and `verify` write their result with 6 and 5, too.", "",
        *_section("seawall screen --name", "One object.", SCREEN_ONE),
        *_part("A hit", Hit, drop=("exact",)),
        *_part("A reason", Reason),
        *_section("seawall screen FILE", "One object.", SCREEN_FILE),
        "### The output file", "", "JSON lines, one for each customer with a hit, in the order of the file.", "", *_table(LINE), "",
        "### The rejects", "", "Where rows could not be read, `OUT.rejects.jsonl` beside the output has one line each.", "", *_table(REJECT), "",
        *_section("seawall compare", "One object.", COMPARE),
        "### The answers", "", "JSON lines, one for each pair, in the order of the file.", "", *_table(ANSWER), "",
        *_section("seawall search", "An array, best first.", SEARCH),
        *_section("seawall show", "One object; with `--history` an array of runs.", SHOW),
        "### A fact", "", *_table(FACT), "", "### A source", "", *_table(_SOURCE), "", "### A run (`--history`)", "", *_table(HISTORY), "",
        *_section("seawall changes", "One object.", CHANGES), "### A changed party", "", *_table(CHANGED), "", "### A fact that began or ended", "", *_table(CHANGE), "",
        "## seawall sources", "", "An array, one object for each list.", "", *_table(_rows(ListStatus)), "", *_part("A file of a list", FileStatus),
        "### A format (`--formats`)", "", *_table(FORMATS), "",
        "## seawall update", "", "One object.", "", *_table([*_rows(UpdateReport), ("exit_code", "number", "as the command's")]), "", *_part("A list of the report", ListReport), *_part("A file of the report", FileReport),
        *_part("Sizes", Counts),
        "## seawall load", "", "One line for each unpacked file; without files one line for the bundle (`file`, `publications`, `state`).", "", *_table(_rows(LoadResult)), "",
        *_section("seawall export", "One line.", EXPORT), *_section("seawall verify", "One object.", VERIFY),
        *_section("Errors", "One line on stdout; the same in words on stderr.", ERROR),
    ]  # fmt: skip
    return "\n".join(parts)


def _section(title: str, sentence: str, rows: Iterable[Row]) -> list[str]:
    return [f"## {title}", "", sentence, "", *_table(rows), ""]


def _part(title: str, kind: Any, *, drop: tuple[str, ...] = ()) -> list[str]:
    return [f"### {title}", "", *_table(row for row in _rows(kind) if row[0] not in drop), ""]


def _table(rows: Iterable[Row]) -> list[str]:
    return ["| key | type | meaning |", "|---|---|---|", *(f"| `{key}` | {kind} | {meaning} |" for key, kind, meaning in rows)]


#: Where the docstring points to another one, or names several fields at once.
_SAID_BETTER = {
    "tries": "how often the address was asked", "resumed": "how often a broken download was taken up again", "seconds": "time taken",
    "entries": "entries in the publisher's own unit (rows, records)", "entities": "listed parties", "statements": "distinct statements",
    "rejects": "places that could not be read into types; their text is kept", "failed_at": "when the last failure since was, or null",
    "error": "an error as in the last section, or null",
    "before": "sizes of the files that were loaded before, or null", "after": "their sizes now, or null",
    "published_before": "publication of its newest file before the update, or null", "published_after": "and after it",
    "query": "the value as given", "candidate": "the value as listed",
}
_TYPES = {
    "str": "text", "int": "number", "float": "number", "bool": "true or false", "datetime": "moment", "date": "day", "None": "null", "State": "text",
    "FileState": "text", "ListState": "text", "Counts": "object",
}  # fmt: skip


def _type(annotation: str) -> str:
    if annotation.startswith(("tuple", "list")):
        return "array of text" if "str" in annotation and "dict" not in annotation else "array"
    if annotation.startswith(("dict", "Mapping")):
        return "object" + (" or null" if "| None" in annotation else "")
    return " or ".join(_TYPES.get(part.strip(), part.strip()) for part in annotation.split("|"))


def _rows(kind: Any) -> list[Row]:
    """The fields of a dataclass or a named tuple with the words of its docstring."""
    told = _attributes(kind.__doc__ or "") | _SAID_BETTER
    if kind is ListStatus:
        told["error"] = "what failed then, or empty"
    return [(name, _type(annotation), told.get(name, "")) for name, annotation in _annotations(kind)]


def _annotations(kind: Any) -> list[tuple[str, str]]:
    """Names and types of the fields of a dataclass or a named tuple, as they are written."""
    if is_dataclass(kind):
        return [(f.name, str(f.type)) for f in fields(kind)]
    return [(name, getattr(annotation, "__forward_arg__", str(annotation))) for name, annotation in kind.__annotations__.items()]


def _attributes(doc: str) -> dict[str, str]:
    found: dict[str, str] = {}
    names: list[str] = []
    for line in doc.partition("Attributes:\n")[2].splitlines():
        match = re.match(r" {8}([a-z_0-9]+(?:, [a-z_0-9]+)*): (.*)", line)
        if match:
            names = match[1].split(", ")
            found |= dict.fromkeys(names, match[2])
        elif line.startswith(" " * 12) and names:
            found |= {name: f"{found[name]} {line.strip()}" for name in names}
    return {name: text.rstrip(".").replace("|", "\\|").replace("see there", "see below").replace("None", "null") for name, text in found.items()}
