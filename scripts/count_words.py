"""Count in how many listed names each word stands: src/seawall/screen/data/word_counts.tsv.

    SEAWALL_HOME=<a home with the bundle loaded> python scripts/count_words.py

The first line says how many names were counted. Words of less than four names are left out: what is not in the table is rare.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from seawall.config import read_settings
from seawall.reference.lists import list_info
from seawall.screen.inputs import roster_of_view
from seawall.store.view import View
from seawall.text.tokens import tokenize
from seawall.wiring import App

#: Words of fewer names are as good as unknown: their weight is near 1 either way.
LEAST = 4
TARGET = Path(__file__).parents[1] / "src" / "seawall" / "screen" / "data" / "word_counts.tsv"


def main() -> None:
    app = App(read_settings())
    table = app.store.view(View(app.now().date(), app.now())).table()
    names = roster_of_view(table.filter(_screened(table))).names["text"].unique()
    column = tokenize(names)
    owner = np.repeat(np.arange(len(names), dtype=np.int64), np.diff(column.offsets))
    once = np.unique(owner << 32 | column.ids) & 0xFFFFFFFF
    counts = np.bincount(once, minlength=len(column.words.texts))
    rows = sorted(((int(n), word) for n, word in zip(counts, column.words.texts, strict=True) if n >= LEAST), key=lambda row: (-row[0], row[1]))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(f"#names\t{len(names)}\n" + "".join(f"{word}\t{n}\n" for n, word in rows), encoding="utf-8")
    print(f"{len(rows)} words of {len(names)} names -> {TARGET}")


def _screened(table):  # type: ignore[no-untyped-def]
    import pyarrow as pa
    import pyarrow.compute as pc

    lists = [str(one) for one in pc.unique(table["list_id"].cast(pa.string())).to_pylist()]
    return pc.is_in(table["list_id"].cast(pa.string()), pa.array([one for one in lists if list_info(one).is_screened]))


if __name__ == "__main__":
    main()
