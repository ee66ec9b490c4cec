"""Write the generated pages of docs/reference from the code: commands, JSON, settings, lists, formats, score, tables,
errors.

    python scripts/write_reference.py [--check]

With `--check` nothing is written, and the exit code is 1 if a page would differ.
"""

from __future__ import annotations

import csv
import inspect
import re
import sys
from collections.abc import Callable
from importlib import import_module, resources
from pathlib import Path
from types import ModuleType
from typing import Any

import typer
from reference_json import json_page

import seawall.config
import seawall.errors
from seawall.cli.app import COMMANDS, EXIT_CODES, app
from seawall.ingest.registry import source_folders
from seawall.model.measures import MEASURE_KINDS
from seawall.reference.lists import lists
from seawall.screen import detail_weights, weights
from seawall.screen.headings import ROLES
from seawall.screen.name_score import TERMS_OF_PART
from seawall.screen.sounds import ABJAD, CHINESE, CONFUSED, CONFUSED_IN, CROSS, JAPANESE, KOREAN, SAME, SCRIPT_KINDS, sound_costs
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


_SOUND_NAMES = {"S": "sh", "C": "ch", "Z": "zh", "X": "kh", "T": "ts", "N": "ng", "D": "th", "L": "Korean l or r", "V": "Korean eu"}
_FIGURE = re.compile(r"([A-Z][A-Z_]+)(?:: \S+)? = (.+)")


#: Figures that share a comment in the code and say more when told apart.
_FIGURE_WORDS = {
    "DATE_SAME_DAY": "The same day.", "DATE_SAME_MONTH": "The same month, where one side knows no day.", "DATE_SAME_YEAR": "The same year, where one side knows no more.",
    "DATE_SWAPPED": "Day and month exchanged.", "DATE_PLACEHOLDER": "The same day, which may stand for an unknown one (1 January).", "DATE_DIGIT": "One digit differs.",
    "DATE_MONTH_OFF": "The same day of another month of the year.", "DATE_FEW_DAYS": "A few days apart.", "DATE_CALENDAR": "As far apart as two calendars.",
    "DATE_DECADE": "Ten years apart to the day.", "DATE_OTHER_DAY": "The same year, another day.", "DATE_NEXT_YEAR": "One year apart, years only.",
    "DATE_NEXT_YEAR_FULL": "One year apart, full dates.", "DATE_NEAR_YEARS": "Two or three years apart, years only.", "DATE_NEAR_YEARS_FULL": "Two or three years apart, full dates.",
    "DATE_OTHER_YEARS": "More than three years apart, years only.", "DATE_OTHER_YEARS_FULL": "More than three years apart, full dates.", "DATE_SHARE_OTHER": "A share: a date of a firm or ship that differs counts so much of the above.",
    "COUNTRY_SHARED": "A nationality, register or flag in common.", "COUNTRY_SHARED_WEAK": "Another country in common.", "COUNTRY_OTHER": "Different nationalities, registers, flags.",
    "COUNTRY_OTHER_WEAK": "No other country in common.", "GENDER_SAME": "The same gender.", "GENDER_OTHER": "Different genders.",
    "GENDER_OTHER_IMPLIED": "Different genders, one of which only the endings of the name tell.",
    "PLACE_SAME": "The same place of birth.", "PLACE_PART": "A part of it.", "PLACE_OTHER": "Another, in another country.", "PLACE_OTHER_SAME_COUNTRY": "Another, in the same country.",
    "ADDRESS_SAME": "The same street and house.", "CITY_SAME": "The same city.", "CITY_OTHER": "Another city.",
    "KIND_PERSON_OR_NOT": "One is a person, the other is not.", "KIND_PERSON_OR_ENTITY": "A person, and a party whose kind the list leaves open.", "KIND_OTHER": "Different kinds of thing (a firm, a ship).",
    "NUMBER_SAME": "The same number under the same kind of number.", "NUMBER_SAME_SHORT": "The same, but short: two registers may have it.", "NUMBER_SAME_OTHER_KIND": "The same number under another kind of number.",
    "NUMBER_SAME_SIGN": "The same call sign or MMSI.", "NUMBER_SAME_CODE": "A code that many share.", "NUMBER_OTHER": "Different numbers of a kind of which everyone has one (INN, OGRN, LEI, IMO, ISIN).",
    "NUMBER_OTHER_UNCHECKED": "The same, but a check digit fails: one may be mistyped.", "NUMBER_OTHER_KIND": "Different numbers of another kind.", "PASSPORT_OTHER": "Different passports or identity cards.",
    "EVIDENCE_YEAR": "A share: of a date of which one side states the year only.", "EVIDENCE_MONTH": "A share: of one of which it states the month.",
}  # fmt: skip


def score() -> str:
    parts = ["# Figures of a score", "", "Every figure that a score is made of, as the code has it; what each does stands in [screening](../methods/screening.md). Contributions are log-odds.", "",
             "| name | value | meaning |", "|---|---|---|", *_figures(weights), "",
             "## Details", "", "What the details beside the name add; what one side does not state adds nothing.", "", "| name | value | meaning |", "|---|---|---|", *_figures(detail_weights), "",
             "## Evidence", "", "Shares of what there could be to compare, by kind of party; the last row is for all other kinds.", "", *_evidence(), "",
             "## Names", "", "The log-odds of two names are a start and one contribution for each term, read off a curve through these points (straight between them). A reason of a hit sums up the terms of its part. "
             "Parts that say what is amiss are told as what they take off from a name that fits word by word.", "", *_name_parts(), "", *_name_curves(), "",
             "## Sounds that stand for each other", "", "What it costs to take one sound for the other, both ways (0 is the same, 1 unrelated; pairs that are not here cost 1), whatever the scripts; "
             "in one script, where a difference is no matter of romanization, 0.2 more.", "", *_sounds(CONFUSED)]  # fmt: skip
    for kind, confused in CONFUSED_IN.items():
        parts += ["", f"{_KIND_WORDS[kind]}:", "", *_sounds(confused)]
    parts += ["", "What it costs to leave a sound out:", "", f"| sound | {' | '.join(SCRIPT_KINDS)} |", "|---|" + "---|" * len(SCRIPT_KINDS)]
    drops = sound_costs()[2]
    for name, sound in (("vowel", "a"), ("y, w", "y"), ("h", "h"), ("any other", "k")):
        parts.append(f"| {name} | {' | '.join(f'{drops[kind, ord(sound)]:.2f}' for kind in range(len(SCRIPT_KINDS)))} |")
    return "\n".join(parts)


_KIND_WORDS = {CROSS: "Between two alphabets", SAME: "In one script", ABJAD: "Where a script is without vowels (Arabic, Hebrew)", KOREAN: "Where a script is Hangul",
               JAPANESE: "Where a script is Kana", CHINESE: "Where a script is Han"}  # fmt: skip


def _sounds(confused: dict[float, tuple[str, ...]]) -> list[str]:
    rows = [f"| {cost} | {', '.join('–'.join(_SOUND_NAMES.get(sound, sound) for sound in pair) for pair in pairs)} |" for cost, pairs in confused.items()]
    return ["| cost | sounds |", "|---|---|", *rows]


def _evidence() -> list[str]:
    facts = list(dict.fromkeys(fact for shares in detail_weights.EVIDENCE.values() for fact in shares))
    rows = [f"| {kind or 'else'} | {' | '.join(str(shares.get(fact, '–')) for fact in facts)} |" for kind, shares in detail_weights.EVIDENCE.items()]
    return [f"| kind | {' | '.join(facts)} |", "|---|" + "---|" * len(facts), *rows]


def _name_parts() -> list[str]:
    return ["| reason | terms |", "|---|---|", *(f"| `{part}` | {', '.join(f'`{term}`' for term in terms) or 'the start'} |" for part, terms in TERMS_OF_PART.items())]


def _name_curves() -> list[str]:
    text = resources.files("seawall.screen").joinpath("data", "name_model.csv").read_text("utf-8")
    heads, *rows = csv.reader(text.splitlines())
    return [f"| {' | '.join(head.replace('_', ' ') for head in heads)} |", "|" + "---|" * len(heads), *(f"| `{row[0]}` | {' | '.join(row[1:])} |" for row in rows)]


def _figures(module: ModuleType) -> list[str]:
    """The constants of a module, each with the comment above it; constants below one comment share it."""
    rows, told = [], ""
    fresh = True
    for line in inspect.getsource(module).splitlines():
        if line.startswith("#:"):
            told = line[2:].strip() if fresh else f"{told} {line[2:].strip()}"
            fresh = False
        elif (match := _FIGURE.fullmatch(line)) and not line.startswith("_"):
            value = getattr(module, match[1])
            if not (isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values())):
                rows.append(f"| `{match[1]}` | {_plain_figure(value)} | {_FIGURE_WORDS.get(match[1], told)} |")
            fresh = True
        elif not line.strip():
            told, fresh = "", True
    return rows


def _plain_figure(value: Any) -> str:
    return ", ".join(f"{key.replace('_', ' ')} {share}" for key, share in value.items()) if isinstance(value, dict) else f"{value:.2f}".rstrip("0").rstrip(".")


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
