"""The program as a process: pipes, exit codes, and that a question needs neither network nor a second try."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.cli.conftest import Home


def seawall(*words: str, home: Home) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SEAWALL_HOME": str(home.path), "NO_COLOR": "1"}
    return subprocess.run([sys.executable, "-m", "seawall", *words], capture_output=True, text=True, env=environment, check=False, timeout=120)


def test_results_on_stdout_all_else_on_stderr(loaded: Home) -> None:
    told = seawall("search", "zoltan", "--json", home=loaded)
    assert (told.returncode, told.stderr) == (0, "")
    assert json.loads(told.stdout)[0]["id"] == "own-sample-P-1"


def test_an_error_is_an_exit_code_and_no_traceback(loaded: Home) -> None:
    told = seawall("show", "un-sc-1", home=loaded)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("✗ no loaded list has a party 'un-sc-1'\n  next:  `seawall search`")


def test_a_reader_that_goes_away_is_no_error(loaded: Home) -> None:
    """Enough is printed to fill the pipe."""
    environment = {**os.environ, "SEAWALL_HOME": str(loaded.path)}
    command = [sys.executable, "-m", "seawall", "changes", "--from", "2020-01-01", "--json"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert child.stdout is not None
    assert child.stderr is not None
    assert child.stdout.read(1) == b"{"
    child.stdout.close()
    errors = child.stderr.read().decode()
    child.stderr.close()
    assert (child.wait(timeout=60), errors) == (0, "")


def test_the_command_is_installed() -> None:
    told = subprocess.run([sys.executable, "-m", "seawall", "--help"], capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 0
    assert "Exit codes: 0 done" in told.stdout
