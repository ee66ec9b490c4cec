"""A folder with invented lists of several days, loaded once by the command line itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from seawall.cli.app import run
from tests.cli.files import ofac_files, own_file, write_files
from tests.sources.un_sc import writer as un

#: Ids and facts of the organization's own list: two files, a month apart.
ZOLTAN = {"id": "P-1", "name": "Zoltan Nowhere", "type": "person", "birth_date": "1971-03-04", "country": "ru", "identifiers": "passport(ru): 71 0000001", "aliases": "Золтан Новере"}
FIRM = {"id": "P-2", "name": "Invented Trading FZE", "type": "company", "previous_names": "Made Up General Trading", "country": "ae"}
STAR = {"id": "P-3", "name": "SAMPLE STAR", "type": "vessel", "identifiers": "imo: 9074729"}
DORA = {"id": "P-4", "name": "Dora Newcomer", "type": "person", "weak_aliases": "La Dora"}
JANUARY = own_file(ZOLTAN, FIRM, STAR)
FEBRUARY = own_file(ZOLTAN | {"aliases": "Золтан Новере;Zoli Nowhere"}, STAR, DORA)


@dataclass(frozen=True)
class Home:
    """The folder.

    Attributes:
        path: it.
        between: a moment after the first load and before the others.
    """

    path: Path
    between: datetime


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Own list of January; later own list of February, the Security Council's, OFAC's four files. Not to be written into."""
    folder = tmp_path_factory.mktemp("cli")
    home, files = folder / "home", folder / "files"
    write_files(files / "first", {"2026-01-05-own.csv": JANUARY})
    assert run(["load", str(files / "first"), "--home", str(home)]) == 0
    between = datetime.now(UTC)
    later = {"2026-02-05-own.csv": FEBRUARY, "un.xml": un.write(un.invented()), **{f"2026-01-20-{name}": data for name, data in ofac_files().items()}}
    write_files(files / "later", later)
    assert run(["load", str(files / "later"), "--home", str(home)]) == 0
    return Home(home, between)


@pytest.fixture
def own_home(loaded: Home, tmp_path: Path) -> Path:
    """A copy of the folder that a test may change."""
    shutil.copytree(loaded.path, tmp_path / "home")
    return tmp_path / "home"


@dataclass(frozen=True)
class Told:
    """What a command said.

    Attributes:
        code: exit code.
        out, err: stdout and stderr.
    """

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Ask = Callable[..., Told]


@pytest.fixture
def ask(loaded: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command line on the loaded folder, or on another."""
    monkeypatch.setenv("NO_COLOR", "1")
    capsys.readouterr()

    def run_it(*words: object, home: Path | None = None) -> Told:
        code = run([*map(str, words), "--home", str(home or loaded.path)])
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return run_it
