"""Cards of units, with the figures of `sounds` on them; see `kernels_cards`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from seawall.screen import kernels_cards as kc
from seawall.screen.sounds import HARD_CLASSES, sound_costs

Cards = npt.NDArray[np.uint64]


def cards_of(roman: Any, roman_offsets: Any, sound: Any, sound_offsets: Any, scripts: Any, native: Any, concept_offsets: Any) -> Cards:
    """The cards of units, described as `units.Vocabulary` has them."""
    found: Cards = kc.write_cards(roman, roman_offsets, sound, sound_offsets, scripts, native, concept_offsets, *_tables())
    return found


@lru_cache(maxsize=1)
def _tables() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The class of each sound, and the classes that it may stand for by kind."""
    _, costs, _, _, _ = sound_costs()
    hard = np.zeros(256, np.uint64)
    partners = np.zeros((len(costs), 256), np.uint64)
    for place, sounds in enumerate(HARD_CLASSES):
        one = np.uint64(1 << (8 * place))
        members = [ord(sound) for sound in sounds]
        hard[members] = one
        partners[:, :128] |= np.where((costs[:, members, :] < 1.0).any(axis=1), one, np.uint64(0))
    return hard, partners
