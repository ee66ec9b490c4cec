"""Names as they are listed, and as they are searched: one name that many parties (or many lists) have is searched once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.screen.index.hashing import exact_hashes
from seawall.screen.units import NameUnits

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Listings:
    """Rows of a roster's names, grouped by the words that they consist of.

    Attributes:
        rows: rows that are kept, grouped by distinct name. A party's name that has the same words as a stronger name of
            the same party ("PUTIN, Vladimir" beside "Vladimir Putin") is left out: it is found by the other one.
        offsets: distinct name i is listed in `rows[offsets[i]:offsets[i + 1]]`.
        firsts: for each distinct name a row that stands for it.
        exact: for each distinct name the hash of the whole name, whatever the order of its words.
    """

    rows: Longs
    offsets: Longs
    firsts: Longs
    exact: npt.NDArray[np.uint64]


def group_listings(texts: pa.Array, party: Longs, kind: Longs, names: NameUnits) -> Listings:
    """Group the names of a roster."""
    exact = exact_hashes(texts, names.bags)
    sequence = np.where(names.sequences == 0, exact, names.sequences)
    place = np.arange(len(party))
    by_party = np.lexsort((place, kind, exact, party))
    repeated = np.zeros(len(party), np.bool_)
    repeated[1:] = (party[by_party][1:] == party[by_party][:-1]) & (exact[by_party][1:] == exact[by_party][:-1])
    kept = np.sort(by_party[~repeated])
    order = kept[np.lexsort((kept, sequence[kept]))]
    new = np.ones(len(order), np.bool_)
    new[1:] = sequence[order][1:] != sequence[order][:-1]
    starts = np.flatnonzero(new)
    return Listings(order, np.append(starts, len(order)).astype(np.int64), order[starts], exact[order[starts]])


def take_names(names: NameUnits, chosen: Longs) -> NameUnits:
    """Some of the names, in the order given."""
    counts = np.diff(names.offsets)[chosen]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.int64)
    source = np.repeat(names.offsets[:-1][chosen], counts) + np.arange(bounds[-1]) - np.repeat(bounds[:-1], counts)
    return NameUnits(bounds, names.units[source], names.pos[source], names.length[source], names.bags[chosen], names.sequences[chosen])
