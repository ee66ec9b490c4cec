"""What loads the compiler, and where it keeps its work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from seawall.screen import warm


def test_commands_that_do_not_screen_load_no_compiler() -> None:
    code = "import sys, seawall.cli.app, seawall.screen.customer_batches, seawall.screen.warm; print('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_a_read_only_installation_keeps_compiled_loops_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    warm.use_cache(tmp_path)
    assert os.environ["NUMBA_CACHE_DIR"] == str(tmp_path)
    warm.use_cache(tmp_path / "other")
    assert os.environ["NUMBA_CACHE_DIR"] == str(tmp_path)
    monkeypatch.delenv("NUMBA_CACHE_DIR")


def test_a_writable_installation_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr(os, "access", lambda path, mode: True)
    warm.use_cache(tmp_path)
    assert "NUMBA_CACHE_DIR" not in os.environ
