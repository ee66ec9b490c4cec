"""A process that loads day after day into a store until it is killed; run by test_faults.py.

Prints `ready` when it is about to begin, and the number of each day once its load has returned.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.world import LOADED, content_of, day, facts, publication, store_in


def main() -> None:
    folder, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    print("ready", flush=True)
    for number in range(first, last):
        store = store_in(folder)
        with store.batch(LOADED) as batch:
            batch.add(publication(day(number), facts(content_of(number)), sha256=f"day{number}"))
        print(number, flush=True)


if __name__ == "__main__":
    main()
