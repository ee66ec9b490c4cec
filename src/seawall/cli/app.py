"""The commands put together, and the one place where an error becomes an exit code."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import typer

from seawall.cli.output import Output
from seawall.errors import Error, QuestionError

#: Commands in the order in which help shows them; each is a module of this folder with a function of the same name.
COMMANDS = ("screen", "compare", "search", "show", "changes", "sources", "update", "load", "export", "verify")

#: As a shell has it: 128 and the number of the signal.
INTERRUPTED = 130

EXIT_CODES = """\b
Exit codes: 0 done · 1 defect in Seawall · 2 the question or a setting is wrong · 3 a publisher's file was refused ·
4 a download failed · 5 the store is damaged or cannot be written · 6 a list is stale (sources --check)"""

app = typer.Typer(
    name="seawall", no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="Dated sanctions lists of a coalition, and screening against them. Everything works offline from the bundled lists.\n\n"
    "Seawall informs decisions; it is no legal advice.",
    epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
for _name in COMMANDS:
    _module = importlib.import_module(f"seawall.cli.{_name}")
    app.command(_name)(getattr(_module, _name))


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit code."""
    output = Output(as_json="--json" in arguments)
    try:
        result = typer.main.get_command(app).main(args=list(arguments), prog_name="seawall", standalone_mode=False)
        # Typer turns an interrupt into this code itself.
        return _stopped(output) if result == INTERRUPTED else result if isinstance(result, int) else 0
    except Error as exc:
        output.error(exc)
        return exc.exit_code
    except typer.Exit as exc:
        return exc.exit_code
    except typer.TyperException as exc:
        output.error(_misused(exc))
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return _stopped(output)
    except SystemExit as exc:
        # Typer's answer to a pipe whose reader has gone, as in `seawall search x | head`.
        if isinstance(exc.__context__, BrokenPipeError):
            return 0
        raise


def _stopped(output: Output) -> int:
    output.say("Stopped; nothing half-loaded is left behind.")
    return INTERRUPTED


def _misused(exc: typer.TyperException) -> QuestionError:
    message = str(getattr(exc, "format_message", lambda: exc)())
    context = getattr(exc, "ctx", None)
    command = context.command_path if context is not None else "seawall"
    return QuestionError(message, cure=f"`{command} --help` shows what it takes, with examples.")
