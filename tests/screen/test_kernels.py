"""Compiled loops against plain counterparts."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.screen import kernels_names, kernels_words, name_score
from seawall.screen.expand import LEAST_LIKENESS, expand_against
from seawall.screen.index import Index
from seawall.screen.queries import align_pairs, describe_queries, search_names
from seawall.screen.units import units_of
from tests.screen.invented import ROWS


def test_features_have_one_order() -> None:
    assert name_score._FEATURES == kernels_names.FEATURES


def sound(word: str) -> str:
    text = np.frombuffer(word.encode(), np.uint8).copy()
    out, _ = kernels_words.sounds(text, np.array([0, len(text)], np.int64))
    return bytes(out).decode()


SAME_SOUND = [
    ("shcherbakov", "scherbakov"), ("mohammed", "mohamed"), ("philip", "filip"), ("tschernow", "chernow"), ("khoury", "xury"), ("dmitriy", "dmitri"),
    ("youssef", "yusef"), ("jackson", "jakson"), ("zhukov", "zhukov"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME_SOUND)
def test_spellings_of_one_sound(a: str, b: str) -> None:
    assert sound(a) == sound(b)


def likeness(a: str, b: str) -> float:
    listed, _ = units_of(pa.array([b]))
    asked, _ = units_of(pa.array([a]))
    keys, owners = kernels_words.all_keys(listed.roman, listed.roman_offsets, listed.sound, listed.sound_offsets, listed.joined)
    order = np.argsort(keys, kind="stable")
    found = expand_against(asked, listed, keys[order], owners[order], kernels_words.directory(keys[order], 8))
    return float(found.likeness[0]) if len(found.likeness) else 0.0


@pytest.mark.parametrize(("a", "b", "least", "most"), [
    ("karmazin", "karmazin", 1.0, 1.0), ("кармазин", "karmazin", 0.97, 0.995), ("karmazin", "karmasin", 0.9, 0.98), ("محمد", "mohammad", 0.9, 0.98),
    ("karmazin", "kalashin", 0.0, LEAST_LIKENESS), ("9", "6", 0.0, 0.0), ("中", "钟", 0.0, 0.0), ("kramazin", "karmazin", 0.85, 0.95),
])  # fmt: skip
def test_likeness(a: str, b: str, least: float, most: float) -> None:
    assert least - 1e-6 <= likeness(a, b) <= most + 1e-6


WORDS = st.sampled_from(["oleg", "karmazin", "borisovich", "sea", "lantern", "9", "6", "rostam", "naderi", "llc", "tadeo", "sohrab", "vaziri", "abdul", "karim", "heron",
                         "morning", "олег", "通讯", "joint", "company"])  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6), st.sampled_from([0.5, 0.6, 0.7, 0.9]))
def test_search_finds_what_aligning_every_pair_finds(index: Index, names: list[str], bound: float) -> None:
    """Pruning loses nothing: posting lists, bands of weights and early ends against brute force."""
    q = describe_queries(index, pa.array(names))
    found = search_names(index, q, np.full(len(names), bound, np.float32))
    listed = len(index.names.weights)
    queries, every = np.repeat(np.arange(len(names), dtype=np.int32), listed), np.tile(np.arange(listed, dtype=np.int32), len(names))
    f = align_pairs(index, q, queries, every).features
    fits = (f[:, 2] + f[:, 3] >= bound * 1.001 * (f[:, 0] + f[:, 1])) & (f[:, 7] > 0)
    # Initials alone and words whose partner differs in weight are bounded loosely; plain pairs of words must all be there.
    expected = {(int(a), int(b)) for a, b in zip(queries[fits], every[fits], strict=True)}
    assert expected <= set(zip(found.query.tolist(), found.name.tolist(), strict=True))


def test_names_are_numbered_by_weight(index: Index) -> None:
    assert (np.diff(index.names.weights) >= 0).all()


def test_every_word_of_a_name_is_used_at_most_once(index: Index) -> None:
    names = pa.array([value for _, _, _, prop, value, _ in ROWS if prop == "name"])
    q = describe_queries(index, names)
    listed = len(index.names.weights)
    queries, every = np.repeat(np.arange(len(names), dtype=np.int32), listed), np.tile(np.arange(listed, dtype=np.int32), len(names))
    a = align_pairs(index, q, queries, every)
    for i in range(len(queries)):
        chosen = slice(a.offsets[i], a.offsets[i + 1])
        places = [p + k for u in a.query_units[chosen] for p, n in [(q.names.pos[u], q.names.length[u])] for k in range(n)]
        assert len(places) == len(set(places))
