"""The program as a process: two loads at once, loads killed at random moments, a full disk. Before or after, never between.

`make soak` kills 60 loads; `make test` a few.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from seawall.cli.app import run
from seawall.store.store import Store
from seawall.store.view import View
from tests.cli.files import long_un_file, stored, write_files

SOAK = bool(os.environ.get("SEAWALL_SOAK"))
NOW = datetime(2027, 1, 1, tzinfo=UTC)


def begin(home: Path, *words: object) -> subprocess.Popen[bytes]:
    """The program as people run it, on a folder."""
    command = [sys.executable, "-m", "seawall", *map(str, words), "--home", str(home)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "NO_COLOR": "1"})


def finish(child: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = child.communicate(timeout=120)
    return child.returncode, out.decode(), err.decode()


def store_of(home: Path) -> Store:
    return Store(home / "store", home / "cache")


def parties(store: Store, known_at: datetime = NOW) -> set[str]:
    return set(store.view(View(known_at.date(), known_at)).table(["party_id"])["party_id"].to_pylist())


def day_file(number: int) -> tuple[str, bytes]:
    """The list of the n-th day: 650 entries, 20 of them others than the day before."""
    return f"un-{number:02d}.xml", long_un_file(650, f"2026-{number // 28 + 1:02d}-{number % 28 + 1:02d}", skip=20 * number)


def expected(number: int) -> set[str]:
    return {f"un-sc-{7_100_000 + n}" for n in range(20 * number, 20 * number + 650)}


def test_two_loads_at_once_both_land(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "files", dict(day_file(n) for n in range(6)))
    home = tmp_path / "home"
    even, odd = begin(home, "load", *paths[::2], "--json"), begin(home, "load", *paths[1::2], "--json")
    for child in (even, odd):
        code, out, err = finish(child)
        assert (code, err) == (0, "")
        assert [json.loads(line)["state"] for line in out.splitlines()] == ["loaded"] * 3
    store = store_of(home)
    assert [s.file_name for s in store.snapshots()] == [path.name for path in paths]
    for number, snapshot in enumerate(store.snapshots()):
        assert parties(store, snapshot.published_at) == expected(number)
    assert store.verify().problems == []


@pytest.mark.parametrize("kills", [pytest.param(60, marks=pytest.mark.soak) if SOAK else 4])
def test_a_load_that_is_killed_is_whole_or_absent(tmp_path: Path, kills: int) -> None:
    chance = random.Random(11)
    home = tmp_path / "home"
    killed_inside = had = 0
    for kill in range(kills):
        (path,) = write_files(tmp_path / "files", dict([day_file(had)]))
        child = begin(home, "load", path, "--json")
        _wait_for_the_lock(home, child)
        time.sleep(chance.uniform(0.0, 0.5))
        child.send_signal(signal.SIGKILL)
        code, out, _ = finish(child)
        killed_inside += code == -signal.SIGKILL
        store = store_of(home)
        now = len(store.snapshots()) if store.lake.exists() else 0
        assert now in ({had + 1} if out else {had, had + 1}), f"kill {kill}: a load that was reported done is gone, or more is there"
        assert store.verify().problems == []
        if now:
            assert parties(store) == expected(now - 1)
        had = now
    assert killed_inside
    (path,) = write_files(tmp_path / "files", dict([day_file(had)]))
    assert run(["load", str(path), "--home", str(home)]) == 0
    store = store_of(home)
    assert parties(store) == expected(had)
    assert (store.verify().problems, store.verify().unsealed) == ([], [])


def _wait_for_the_lock(home: Path, child: subprocess.Popen[bytes]) -> None:
    """Until the process has begun to load: before that there is nothing to break."""
    lock, mine = home / "store" / "writer.lock", f"{child.pid}\n"
    while child.poll() is None and not (lock.exists() and lock.read_text() == mine):
        time.sleep(0.01)


def test_a_question_during_a_load_sees_before_or_after(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "files", dict(day_file(n) for n in range(7)))
    home = tmp_path / "home"
    assert run(["load", str(paths[0]), "--home", str(home)]) == 0
    child = begin(home, "load", *paths[1:])
    _wait_for_the_lock(home, child)
    while child.poll() is None:
        store = store_of(home)
        count = len(store.snapshots())
        assert count in (1, 7)
        assert parties(store) == expected(count - 1)
    code, _, err = finish(child)
    assert (code, err) == (0, "")
    assert parties(store_of(home)) == expected(6)


def test_ctrl_c_says_that_nothing_is_half_loaded(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "files", dict(day_file(n) for n in range(8)))
    child = begin(tmp_path / "home", "load", *paths)
    _wait_for_the_lock(tmp_path / "home", child)
    child.send_signal(signal.SIGINT)
    code, _, err = finish(child)
    store = store_of(tmp_path / "home")
    assert code == 130, err
    assert "Stopped; nothing half-loaded is left behind." in err
    assert not store.lake.exists() or len(store.snapshots()) in (0, 8)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A tmpfs of 1 MiB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"a tmpfs cannot be mounted here: {mounted.stderr.decode().strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_exit_code_5_and_the_rest_stays(small_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = write_files(tmp_path / "files", dict(day_file(n) for n in range(40)))
    home = small_disk / "home"
    for number, path in enumerate(paths):
        loaded = len(store_of(home).snapshots()) if number else 0
        capsys.readouterr()
        code = run(["load", str(path), "--home", str(home)])
        if code:
            break
    else:
        pytest.fail("the disk was never full")
    told = capsys.readouterr()
    assert code == 5
    assert "no space is left" in told.err
    store = store_of(home)
    assert len(store.snapshots()) in (loaded, loaded + 1)
    assert store.verify().problems == []
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert run(["load", *map(str, paths[: number + 1]), "--home", str(home)]) == 0
    store = store_of(home)
    assert len(store.snapshots()) == number + 1
    assert parties(store) == expected(number)
    assert store.verify().problems == []


def test_what_a_refused_load_as_a_process_leaves(tmp_path: Path) -> None:
    name, data = day_file(0)
    good, bad, empty = write_files(tmp_path / "files", {name: data, "cut.xml": data[: len(data) // 2], "empty.xml": b""})
    home = tmp_path / "home"
    assert run(["load", str(good), "--home", str(home)]) == 0
    before = stored(home / "store")
    code, out, err = finish(begin(home, "load", bad, empty))
    assert code == 3
    assert "cut.xml" in out
    assert "empty.xml" in out
    assert err.count("✗") == 2
    assert "Traceback" not in err
    assert stored(home / "store") == before
