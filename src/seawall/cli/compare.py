"""`seawall compare`: pairs of records, are they one party?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from seawall.cli.options import AsJson
from seawall.cli.output import Output


def compare(
    file: Annotated[Path, typer.Argument(metavar="PAIRS.jsonl", help='JSON lines, each {"left": record, "right": record} of FollowTheMoney records; also .gz or .zst.')],
    output_file: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.jsonl", help="One JSON line per pair, in order: score, match, evidence, reasons.")],
    threshold: Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Least score of a match (default: see docs/methods/screening.md).")] = None,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Compiled loops run at once.")] = 2,
    as_json: AsJson = False,
) -> int:
    """Compare pairs of records: how surely are the two one party, and why?

    No list is needed. A line that is no pair ends the run with its number, and no output is left.

    \b
    Examples:
      seawall compare pairs.jsonl --output answers.jsonl
      seawall compare pairs.jsonl.zst -o answers.jsonl --threshold 0.9
    """
    from seawall.screen.pair_files import compare_file

    output = Output(as_json=as_json)
    with output.progress("Comparing"):
        done = compare_file(file, output_file, threshold, threads)
    if as_json:
        output.json({"pairs": done.pairs, "matches": done.matches, "output": str(output_file)})
    else:
        output.say(f"{done.pairs:,} pairs, {done.matches:,} matches -> {output_file}")
    return 0
