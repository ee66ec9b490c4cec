"""The invented list as an index, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from seawall.screen.index import Index, build_index, open_index
from tests.screen.invented import statements


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("screening") / "index"
    build_index(statements(), folder, "view-1")
    return open_index(folder)
