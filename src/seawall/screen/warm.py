"""Compile the loops of the engine once, so that no user's first query waits for it: `python -m seawall.screen.warm`."""

from __future__ import annotations


def warm() -> None:
    """Load the compiled loops, compiling what the disk does not hold yet (about 20 s, once)."""
    from seawall.screen import kernels_names, kernels_words

    assert kernels_words.sounds is not None
    assert kernels_names.search is not None


if __name__ == "__main__":
    warm()
