"""Hashes of whole texts and names."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from seawall.text.normalize import exact_key


def hash_text(text: str) -> int:
    """A 64-bit number for a text; never 0."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


def exact_hashes(texts: pa.Array, bags: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The key of each whole name: its bag of words, or the text itself where it has none; 0 for an empty text."""
    hashes = bags.copy()
    for i in np.flatnonzero(bags == 0).tolist():
        key = exact_key(texts[i].as_py() or "")
        if key:
            hashes[i] = hash_text(key)
    return hashes


def sorted_distinct(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The distinct values, ascending (numpy's own takes a hash table and ten times as long)."""
    ordered = np.sort(values)
    if len(ordered) == 0:
        return ordered
    new = np.ones(len(ordered), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    distinct: npt.NDArray[np.int64] = ordered[new]
    return distinct
