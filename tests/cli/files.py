"""Publishers' files with invented parties, and a look at what a load has left on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.sources.tables_writer import write_csv
from tests.sources.un_sc import writer as un
from tests.sources.us_ofac_delimited import writer as ofac

#: What a load may change without having changed anything: the lock names the process.
_NO_MATTER = ("writer.lock",)
OWN_COLUMNS = ("seawall_list", "id", "name", "aliases", "weak_aliases", "previous_names", "type", "birth_date", "country", "identifiers", "program", "measure", "listed_on",
               "expires_on")  # fmt: skip


def stored(folder: Path) -> dict[str, str]:
    """Every file below a folder with the sha256 of its bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in _NO_MATTER:
            found[path.relative_to(folder).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def un_file(names: Sequence[str], date: str = "2026-01-15", first: int = 8_000_001, listed: str = "2014-09-23") -> bytes:
    """The Security Council's list; a party's number goes with its name, wherever it stands."""
    numbers = {name: first + sum(map(ord, name)) * 1000 + len(name) for name in names}
    parties = [un.Party(str(numbers[name]), tuple(name.split(" ", 1)), listed=listed) for name in names]
    return un.write(parties, f"{date}T00:00:09.554Z")


def long_un_file(entries: int, date: str, skip: int = 0) -> bytes:
    """A list as long as the real one."""
    parties = [un.Party(str(7_100_000 + n), (f"GIVEN{n}", f"FAMILY{n * 7}"), person=n % 3 > 0, listed="2014-09-23") for n in range(skip, skip + entries)]
    return un.write(parties, f"{date}T00:00:00Z")


def own_file(*rows: dict[str, str], name: str = "Sample") -> bytes:
    """An organization's own list."""
    filled = [{"seawall_list": name, "id": str(number), "name": f"Invented {number}"} | row for number, row in enumerate(rows, start=1)]
    return write_csv(OWN_COLUMNS, filled)


def ofac_files(parties: Iterable[ofac.Party] = ofac.INVENTED) -> dict[str, bytes]:
    """OFAC's four files of one day."""
    listed = list(parties)
    return {"sdn.csv": ofac.main_file(listed), "alt.csv": ofac.alt_file(listed), "add.csv": ofac.add_file(listed), "sdn_comments.csv": ofac.comments_file(listed)}


def write_files(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Files on disk."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, data in files.items():
        (folder / name).write_bytes(data)
        paths.append(folder / name)
    return paths
