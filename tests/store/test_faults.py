"""Faults: killed loads, a full disk, two loads at once, a flipped bit. The store is as before or as after, never between.

`make soak` kills 200 loads; `make test` a few. A full disk is a small tmpfs, which needs root; elsewhere that test says so.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from seawall.errors import StoreError
from tests.store.world import LOADED, content_of, day, facts, load, names_on, publication, store_in

SOAK = bool(os.environ.get("SEAWALL_SOAK"))
ROOT = Path(__file__).parents[2]


def begin(folder: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.loader_process", str(folder), str(first), str(last)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def days_in(folder: Path) -> int:
    """How many whole days the store holds; each must read as its own content."""
    store = store_in(folder)
    if not store.lake.exists():
        return 0
    snapshots = store.snapshots()
    assert [s.sha256 for s in snapshots] == [f"day{n}" for n in range(len(snapshots))]
    for number in {0, len(snapshots) // 2, len(snapshots) - 1} - {-1}:
        assert names_on(store, day(number)) == set(content_of(number)), f"day {number}"
    assert store.verify().problems == []
    return len(snapshots)


@pytest.mark.parametrize("kills", [pytest.param(200, marks=pytest.mark.soak) if SOAK else 6])
def test_kill_at_random_points_leaves_whole_days(tmp_path: Path, kills: int) -> None:
    chance = random.Random(7)
    folder = tmp_path / "home"
    had = 0
    for kill in range(kills):
        child = begin(folder, had, had + 50)
        acknowledged: list[int] = []
        reader = threading.Thread(target=lambda out=child.stdout, seen=acknowledged: seen.extend(int(line) for line in out), daemon=True)
        reader.start()
        time.sleep(chance.uniform(0.05, 1.2))
        child.kill()
        child.wait()
        reader.join(timeout=10)
        assert child.stdout is not None
        child.stdout.close()
        now = days_in(folder)
        assert had + len(acknowledged) <= now <= had + len(acknowledged) + 1, f"kill {kill}: a load that was reported done is gone, or more is there"
        if now > 150:
            folder, now = tmp_path / f"home{kill}", 0
        had = now


def test_two_loads_at_once_both_land(tmp_path: Path) -> None:
    even, odd = begin(tmp_path, 0, 6), begin(tmp_path, 6, 12)
    assert even.communicate()[0].split() == [str(n) for n in range(6)]
    assert odd.communicate()[0].split() == [str(n) for n in range(6, 12)]
    assert (even.returncode, odd.returncode) == (0, 0)
    assert days_in(tmp_path) == 12


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


def test_full_disk_refuses_the_load_and_keeps_the_rest(small_disk: Path) -> None:
    store = store_in(small_disk)
    number = 0
    with pytest.raises(StoreError, match="no space is left"):
        while number < 400:
            with store.batch(LOADED) as batch:
                batch.add(publication(day(number), facts(content_of(number)), sha256=f"day{number}"))
            number += 1
    assert 0 < number < 400
    assert store_in(small_disk).snapshots()[-1].sha256 in (f"day{number - 1}", f"day{number}")
    # With room again the same load goes through.
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    load(store_in(small_disk), publication(day(number), facts(content_of(number)), sha256=f"day{number}"))
    assert days_in(small_disk) == number + 1


@pytest.mark.parametrize("seed", range(40 if SOAK else 6))
def test_a_bit_flip_anywhere_is_named_or_harmless(tmp_path: Path, seed: int) -> None:
    load(store_in(tmp_path), *(publication(day(n), facts(content_of(n)), sha256=f"day{n}") for n in range(3)))
    chance = random.Random(seed)
    files = sorted(p for p in (tmp_path / "store").rglob("*") if p.is_file() and p.stat().st_size and p.name not in ("writer.lock", "_last_checkpoint"))
    victim = chance.choice(files)
    data = bytearray(victim.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    victim.write_bytes(bytes(data))
    problems = store_in(tmp_path).verify().problems
    assert any(victim.name in str(p) for p in problems), victim
    try:
        assert names_on(store_in(tmp_path), day(2)) == set(content_of(2))
    except StoreError as exc:
        assert victim.name in str(exc)
