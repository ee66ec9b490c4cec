"""Compile the loops of the engine once, so that no user's first query waits for it: `python -m seawall.screen.warm`.

numba keeps what it compiled beside the code (`__pycache__`), or in the user's cache folder if it cannot write there; it compiles anew when the
time stamp of the file changes.
"""

from __future__ import annotations

import os
from pathlib import Path


def use_cache(folder: Path) -> None:
    """Keep compiled loops in a folder of ours where they cannot be kept beside the code (a read-only installation).

    Call it before anything of `seawall.screen` that computes is imported. A `NUMBA_CACHE_DIR` that is set stays.
    """
    beside = Path(__file__).parent
    writable = os.access(beside / "__pycache__", os.W_OK) if (beside / "__pycache__").exists() else os.access(beside, os.W_OK)
    if not writable:
        os.environ.setdefault("NUMBA_CACHE_DIR", str(folder))


def warm() -> None:
    """Load the compiled loops, compiling what the disk does not hold yet (about 20 s, once)."""
    from seawall.screen import kernels_cards, kernels_features, kernels_likeness, kernels_model, kernels_names, kernels_units, kernels_words

    assert kernels_cards.write_cards is not None
    assert kernels_words.sounds is not None
    assert kernels_features.describe is not None
    assert kernels_likeness.align is not None
    assert kernels_model.contribute is not None
    assert kernels_model.highest is not None
    assert kernels_names.search is not None
    assert kernels_units.describe_names is not None


if __name__ == "__main__":
    warm()
