"""Write the generated pages of docs/reference from the code: commands, JSON, settings, lists, formats, score, tables,
errors.

    python scripts/write_reference.py [--check]

With `--check` nothing is written, and the exit code is 1 if a page would differ.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from reference_json import json_page

import seawall.config
import seawall.errors
from seawall.cli.app import COMMANDS, EXIT_CODES, app
from seawall.ingest.registry import source_folders
from seawall.model.measures import MEASURE_KINDS
from seawall.reference.lists import lists
from seawall.screen import weights
from seawall.screen.headings import ROLES
from seawall.screen.sounds import CONFUSED, omission_costs
from seawall.store import tables as store_tables
from seawall.store.tables import TABLES

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "reference"


def exit_codes() -> list[tuple[str, str]]:
    """(code, meaning) pairs as the program's own help states them."""
    text = re.sub(r"\s+", " ", EXIT_CODES.replace("\b", "")).strip().removeprefix("Exit codes: ")
    return [(code, meaning) for code, _, meaning in (part.strip().partition(" ") for part in text.split("·"))]


def exit_code_table() -> list[str]:
    """The exit codes as a table."""
    return ["| exit code | meaning |", "|---|---|", *(f"| {code} | {meaning} |" for code, meaning in (*exit_codes(), ("130", "stopped by the person (Ctrl-C)")))]


def commands() -> str:
    group: Any = typer.main.get_command(app)
    parts = ["# Commands", "", "Results go to stdout, all else (remarks, warnings, errors, progress) to stderr. Every command takes `--json` "
             "([shapes](json.md)), `--home` and `--help`.", "", *exit_code_table(), "",
             "Dates are written `2024-02-24`. `--known-at`, `--loaded-by`, `--from`, `--to` and `--published` also take a moment such as "
             "`2024-02-24T18:43:30Z`; what the dates mean: [the dates of a fact](../methods/dates-of-a-fact.md).", ""]  # fmt: skip
    for name in COMMANDS:
        command = group.commands[name]
        with typer.Context(command, info_name=f"seawall {name}", max_content_width=110, terminal_width=110) as context:
            parts += [f"## seawall {name}", "", "```text", command.get_help(context), "```", ""]
    return "\n".join(parts)


def settings() -> str:
    text = (seawall.config.__doc__ or "").strip()
    first, _, rest = text.partition("\n")
    return (f"# Settings\n\n{first.removeprefix('Settings: ').capitalize()} `--home` goes before `SEAWALL_HOME`.\n{rest}\n\n"
            "An unknown variable that begins with `SEAWALL_` is an error, so that a misspelled setting is never passed over.\n\n"
            "`NO_COLOR` turns colors off. `HTTPS_PROXY`, `NO_PROXY` and `SSL_CERT_FILE` work as everywhere.\n")  # fmt: skip


_STATUS = {
    "live": "its authority publishes it",
    "ended": "its authority has closed it; it is never stale",
    "derived": "made by others from an official file, with fewer fields",
    "reference": "no list of parties; never screened against",
}


def list_table() -> str:
    rows = ["# Lists", "", "A list is what an authority publishes, whatever the file format. A newest file older than \"stale after\" counts as stale.", "",
            "| list | authority | title | rhythm, days | stale after, days | status | license |", "|---|---|---|---|---|---|---|"]  # fmt: skip
    for info in lists().values():
        rows.append(f"| `{info.list_id}` | {info.authority} | [{info.title}]({info.url}) | {info.rhythm_days or '–'} | {info.stale_days or '–'} "
                    f"| {info.status} | {info.license} |")  # fmt: skip
    repeats = [f"`{info.list_id}` repeats {', '.join(f'`{other}`' for other in info.repeats)}" for info in lists().values() if info.repeats]
    notes = [f"- `{info.list_id}`: {info.note}." for info in lists().values() if info.note]
    return "\n".join([*rows, "", "Status: " + "; ".join(f"*{key}* {text}" for key, text in _STATUS.items()) + ".", "",
                      "Lists that repeat another whole are screened only if that one is not loaded, or if they are asked for by name: " + "; ".join(repeats) + ".", "",
                      "## Remarks", "", *notes, "",
                      "Any other list id is [an organization's own list](own-list.md), or one imported as FollowTheMoney JSON lines."])  # fmt: skip


def formats() -> str:
    rows = ["# Formats", "", "Files are recognized by their content, not by their names; `.zst`, `.gz` and `.zip` are opened. Names of columns and elements "
            "that are not known stop a file. What each format holds, and its quirks: the README of its folder in `src/seawall/sources/`. `seawall sources --formats` prints the same.", "",
            "`{EU_FSF_TOKEN}` in an address is filled from `SEAWALL_EU_FSF_TOKEN`.", "",
            "| source | what it reads | `seawall update` fetches |", "|---|---|---|"]  # fmt: skip
    for source in source_folders():
        package = import_module(f"seawall.sources.{source.name}")
        first = (package.__doc__ or "").strip().splitlines()[0].rstrip(".") if package.__doc__ else ""
        files = getattr(import_module(f"seawall.sources.{source.name}.fetch"), "FILES", ())
        rows.append(f"| `{source.name}` | {first} | {'<br>'.join(sorted({f'`{r.url}`' for r in files})) or '–'} |")
    return "\n".join([*rows, "", "## Customer files", "", *_roles()])


def _roles() -> list[str]:
    rows = ["`seawall screen FILE` reads CSV with any separator, XLSX, XLS, JSON lines and JSON arrays (flat, or FollowTheMoney), also packed (`.gz`, `.zst`), and standard input (`-`); `--against` reads the same as a list. Columns are guessed from their headings without case, "
            "accents, spaces and punctuation; `--column HEADING=ROLE` sets a guess right.", "",
            "| role | headings that are taken for it |", "|---|---|"]  # fmt: skip
    return rows + [f"| `{role}` | {' '.join(headings.split())} |" for role, headings in ROLES.items()]


def tables() -> str:
    parts = ["# Tables", "", (store_tables.__doc__ or "").strip(), "", "They are Delta Lake tables below `SEAWALL_HOME/store`; read them with any Delta reader, write them never.", ""]
    for name, schema in TABLES.items():
        parts += [f"## {name}", "", "| column | type | may be null |", "|---|---|---|"]
        parts += [f"| `{field.name}` | {field.type} | {'yes' if field.nullable else 'no'} |" for field in schema] + [""]
    parts += ["## Kinds of measure", "", "The value of `Sanction.provisions`; the publisher's own words stay in `original`.", "", "| `provisions` | meaning |", "|---|---|"]
    return "\n".join(parts + [f"| `{key}` | {text} |" for key, text in MEASURE_KINDS.items()])


def errors() -> str:
    found = [kind for kind in vars(seawall.errors).values() if isinstance(kind, type) and issubclass(kind, seawall.errors.Error)]
    rows = [f"| `{kind.__name__}` | {(kind.__doc__ or '').splitlines()[0]} | {kind.exit_code} |" for kind in found]
    return "\n".join(["# Errors", "", (seawall.errors.__doc__ or "").split("\n", 1)[1].strip(), "", "| error | meaning | exit code |", "|---|---|---|", *rows, "",
                      'As JSON an error is `{"error", "what", "where", "cure"}`, see [JSON](json.md).'])  # fmt: skip


_SOUND_NAMES = {"S": "sh", "C": "ch", "Z": "zh", "X": "kh", "T": "ts", "N": "ng"}
_FIGURE = re.compile(r"([A-Z][A-Z_]+)(?:: \S+)? = (.+)")


#: Figures that share a comment in the code and say more when told apart.
_FIGURE_WORDS = {
    "DATE_SAME_DAY": "Dates of birth (of founding, for firms): the same day.", "DATE_SAME_MONTH": "The same month, where one side knows no day.",
    "DATE_SAME_YEAR": "The same year, where one side knows no more.", "DATE_SWAPPED": "Day and month exchanged.", "DATE_OTHER_DAY": "The same year, another day.",
    "DATE_NEXT_YEAR": "One year apart.", "DATE_NEAR_YEARS": "Two or three years apart.", "DATE_OTHER_YEARS": "More than three years apart.",
    "COUNTRY_SHARED": "A country in common.", "COUNTRY_OTHER": "No country in common.", "GENDER_SAME": "The same gender.", "GENDER_OTHER": "Different genders.",
    "KIND_PERSON_OR_NOT": "One is a person, the other is not; half of `KIND_OTHER` if the list leaves the kind open.", "KIND_OTHER": "Different kinds of thing (a firm, a ship).",
    "NUMBER_SAME": "The same official number of the same kind.", "NUMBER_SAME_OTHER_KIND": "The same official number under another kind of number.",
    "NUMBER_OTHER": "Different numbers of a kind of which everyone has one (INN, OGRN, LEI, IMO, ISIN).", "PASSPORT_OTHER": "Different passports or identity cards.",
    "RARITY_CAP": "Matched weight beyond this adds nothing.", "WEAK_ALIAS": "The list calls the alias weak, or it is an abbreviation.", "ONE_WORD": "The listed name is one word.",
}  # fmt: skip


def score() -> str:
    parts = ["# Figures of a score", "", "Every figure that a score is made of, as the code has it; what each does stands in [screening](../methods/screening.md). Contributions are log-odds.", "",
             "| name | value | meaning |", "|---|---|---|", *_figures(), "",
             "## Sounds that stand for each other", "", "What it costs to take one sound for the other, both ways (0 is the same, 1 unrelated; pairs that are not here cost 1).", "",
             "| cost | sounds |", "|---|---|"]  # fmt: skip
    for cost, pairs in CONFUSED.items():
        parts.append(f"| {cost} | {', '.join('–'.join(_SOUND_NAMES.get(sound, sound) for sound in pair) for pair in pairs)} |")
    parts += ["", "What it costs to leave a sound out:", "", "| sound | same script | two scripts with vowels | one script without vowels |", "|---|---|---|---|"]
    costs = omission_costs()
    for name, sound in (("vowel", "a"), ("y, w", "y"), ("h", "h"), ("any other", "k")):
        parts.append(f"| {name} | {costs[1, ord(sound)]:.2f} | {costs[0, ord(sound)]:.2f} | {costs[2, ord(sound)]:.2f} |")
    return "\n".join(parts)


def _figures() -> list[str]:
    """The constants of `screen.weights`, each with the comment above it; constants without a blank line between share one."""
    rows, told = [], ""
    fresh = True
    for line in inspect.getsource(weights).splitlines():
        if line.startswith("#:"):
            told = line[2:].strip() if fresh else f"{told} {line[2:].strip()}"
            fresh = False
        elif (match := _FIGURE.fullmatch(line)) and not line.startswith("_"):
            rows.append(f"| `{match[1]}` | {_plain_figure(getattr(weights, match[1]))} | {_FIGURE_WORDS.get(match[1], told)} |")
            fresh = True
        elif not line.strip():
            told, fresh = "", True
    return rows


def _plain_figure(value: Any) -> str:
    return ", ".join(f"{key} {share}" for key, share in value.items()) if isinstance(value, dict) else str(value)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands, "json.md": lambda: json_page(exit_code_table()), "settings.md": settings, "lists.md": list_table,
    "formats.md": formats, "score.md": score, "tables.md": tables, "errors.md": errors,
}  # fmt: skip


def main() -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    stale = []
    for name, write in PAGES.items():
        text = write().rstrip() + "\n"
        path = OUT / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if "--check" in sys.argv and stale:
        print(f"stale: {', '.join(stale)}; run python scripts/write_reference.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
