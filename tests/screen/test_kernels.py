"""Compiled loops against plain counterparts (`plain.py`) and against brute force."""

from __future__ import annotations

import numba as nb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.screen import kernels_features, kernels_likeness, kernels_words
from seawall.screen.expand import COSTS, LEAST_IN_ALIGNMENT, LEAST_LIKENESS, expand_against, in_hundredths, key_table, keys_of
from seawall.screen.index import Index
from seawall.screen.lanes import LANES, MOST_SOUNDS, distance_in, distances, new_lanes, put, put_word
from seawall.screen.name_score import LEAST_IN_COMMON, too_little
from seawall.screen.pairs import Alignments, DescribedNames, Sieve, align_names, describe_names, sift_names
from seawall.screen.queries import NamePairs, align_pairs, describe_queries, search_names
from seawall.screen.units import units_of
from tests.screen import plain
from tests.screen.invented import ROWS

SLACK = 1e-5


def sound(word: str) -> str:
    text = np.frombuffer(word.encode(), np.uint8).copy()
    out, _ = kernels_words.sounds(text, np.array([0, len(text)], np.int64))
    return bytes(out).decode()


SAME_SOUND = [
    ("shcherbakov", "scherbakov"), ("mohammed", "mohamed"), ("philip", "filip"), ("tschernow", "chernow"), ("dmitriy", "dmitri"),
    ("youssef", "yusef"), ("jackson", "jakson"), ("djamel", "dzhamel"), ("reem", "rim"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME_SOUND)
def test_spellings_of_one_sound(a: str, b: str) -> None:
    assert sound(a) == sound(b)


@pytest.mark.parametrize(("a", "b"), [("xi", "ki"), ("zhukov", "zukov"), ("tQs", "ts"), ("77", "7")])
def test_what_sounds_otherwise(a: str, b: str) -> None:
    assert sound(a) != sound(b)


def aligned(a: list[str], b: list[str]) -> tuple[DescribedNames, DescribedNames, Alignments]:
    """Each name of a with its opposite number in b."""
    left, right = describe_names(pa.array(a)), describe_names(pa.array(b))
    places = np.arange(len(a), dtype=np.int32)
    found = align_names((left.names.side, left.vocabulary.side, left.weights), (right.names.side, right.vocabulary.side, right.weights), places, places)
    return left, right, found


def likeness(a: str, b: str) -> float:
    found = aligned([a], [b])[2].likeness
    return float(found[0]) if len(found) else 0.0


@pytest.mark.parametrize(("a", "b", "least", "most"), [
    ("karmazin", "karmazin", 1.0, 1.0), ("кармазин", "karmazin", 0.97, 0.995), ("karmazin", "karmasin", 0.9, 0.98), ("محمد", "mohammad", 0.9, 0.98),
    ("karmazin", "kalashin", 0.0, LEAST_LIKENESS), ("9", "6", 0.0, 0.0), ("中", "钟", 0.0, 0.0), ("kramazin", "karmazin", 0.85, 0.95),
    ("завод", "plant", 1.75, 2.0), ("bill", "william", 1.75, 2.0),  # by the table of words: 1 is added
])  # fmt: skip
def test_likeness(a: str, b: str, least: float, most: float) -> None:
    assert least - SLACK <= likeness(a, b) <= most + SLACK


WORD = st.text(st.sampled_from("aeiokrmznstjhgbd"), min_size=1, max_size=9) | st.text(st.sampled_from("аеиокрмзнсжхщю"), min_size=1, max_size=8) | st.text(
    st.sampled_from("محمدعبالرسينو"), min_size=1, max_size=6) | st.sampled_from(["中", "钟", "김", "정", "9", "77", "завод", "plant", "factory", "bill", "william", "technology", "技术", "ь"])  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(WORD, min_size=1, max_size=6), st.lists(WORD, min_size=1, max_size=6))
def test_expanding_is_what_plain_python_finds_among_units_that_share_a_key(asked: list[str], listed: list[str]) -> None:
    a, _ = units_of(pa.array(asked))
    b, _ = units_of(pa.array(listed))
    found = expand_against(a, b.side, key_table(b))
    (a_bounds, a_keys), (b_bounds, b_keys) = keys_of(a, asked=True), keys_of(b, asked=False)
    mine, theirs = plain.Words(a), plain.Words(b)
    for u in range(a.size):
        expected = {}
        for t in range(b.size):
            joined = bool(a.joined[u] or b.joined[t])
            met = set(a_keys[a_bounds[u] : a_bounds[u + 1]].tolist()) & set(b_keys[b_bounds[t] : b_bounds[t + 1]].tolist())
            value, _ = plain.likeness(mine, u, theirs, t, COSTS, 0.8 if joined else LEAST_LIKENESS)
            if met and value and not (a.joined[u] and b.joined[t]):
                expected[t] = value
        part = slice(found.offsets[u], found.offsets[u + 1])
        assert found.words[part].tolist() == sorted(expected)
        assert found.likeness[part].tolist() == pytest.approx([expected[t] for t in sorted(expected)], abs=SLACK)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(WORD, WORD)
def test_two_words_are_as_alike_as_plain_python_says(a: str, b: str) -> None:
    left, right, found = aligned([a], [b])
    if left.vocabulary.size != 1 or right.vocabulary.size != 1:
        return
    value, by_concept = plain.likeness(plain.Words(left.vocabulary), 0, plain.Words(right.vocabulary), 0, COSTS, LEAST_IN_ALIGNMENT)
    if not value and len(found.likeness):
        # An initial, and a word that begins with it.
        assert found.likeness[0] == pytest.approx(0.75)
        assert left.vocabulary.roman[0] == right.vocabulary.roman[0]
        return
    assert (float(found.likeness[0]) if len(found.likeness) else 0.0) == pytest.approx(value + by_concept, abs=SLACK)


@nb.njit
def lane_distances(words: npt.NDArray[np.uint8], size: int, longest: int, kind: int, costs: object, left_out: object) -> npt.NDArray[np.int64]:
    """Distances of the word in row 0 to those in the others, side by side; zeros stand behind the words."""
    lanes, count = new_lanes(), len(words) - 1
    put_word(lanes, (words.ravel(), 0), size, kind, costs, left_out)
    for lane in range(count):
        put(lanes, lane, words.ctypes.data + (lane + 1) * words.shape[1])
    place = distances(lanes, count, size, longest)
    return np.array([distance_in(lanes, place, lane) for lane in range(count)])


SOUNDS = st.text(st.sampled_from("aeiouywhbptdkgszSmnlrAOYWHFR"), min_size=1, max_size=9)
#: Longer than one block of a profile.
LONG = st.text(st.sampled_from("aeioukgszr"), min_size=14, max_size=MOST_SOUNDS)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.one_of(SOUNDS, LONG), st.lists(st.one_of(SOUNDS, LONG), min_size=1, max_size=LANES), st.integers(0, 5))
def test_sixteen_distances_at_once_are_those_of_each(one: str, others: list[str], kind: int) -> None:
    words = np.zeros((1 + len(others), MOST_SOUNDS), np.uint8)
    for row, word in enumerate([one, *others]):
        words[row, : len(word)] = np.frombuffer(word.encode(), np.uint8)
    found = lane_distances(words, len(one), max(map(len, others)), kind, *in_hundredths(COSTS))
    expected = [plain.distance(one.encode(), other.encode(), COSTS[1][kind], COSTS[2][kind]) for other in others]
    assert (found / 100).tolist() == pytest.approx(expected, abs=SLACK)


PIECES = ["oleg", "karmazin", "borisovich", "sea", "lantern", "9", "6", "rostam", "naderi", "llc", "tadeo", "sohrab", "vaziri", "abdul", "karim", "abdulkarim", "heron",
          "morning", "олег", "кармазин", "通讯", "joint", "company", "bin", "k", "b"]  # fmt: skip
WORDS = st.sampled_from(PIECES)
NAMES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=5))
def test_weight_is_matched_or_left_over_and_no_word_counts_twice(pairs: list[tuple[str, str]]) -> None:
    left, right, found = aligned([a for a, _ in pairs], [b for _, b in pairs])
    f = dict(zip(kernels_features.FEATURES, found.features.T, strict=True))
    for i in range(len(pairs)):
        for side, described, places in (("q", left, found.query_units), ("n", right, found.name_units)):
            names = described.names
            own = slice(names.offsets[i], names.offsets[i + 1])
            single = names.length[own] == 1
            kinds = described.vocabulary.kinds[names.units[own][single]]
            assert f[f"{side}_words"][i] == (kinds < kernels_likeness.PATRONYMIC).sum()
            assert f[f"{side}_weight"][i] == pytest.approx(described.weights[names.units[own][single]].sum(), abs=1e-4)
            assert f[f"{side}_matched"][i] + f[f"{side}_left"][i] + f[f"{side}_dropped"][i] == pytest.approx(f[f"{side}_weight"][i], abs=1e-4)
            assert f[f"{side}_largest_left"][i] <= f[f"{side}_left"][i] + SLACK
            taken = [names.pos[u] + k for u in places[found.offsets[i] : found.offsets[i + 1]] for k in range(names.length[u])]
            assert len(taken) == len(set(taken))


def test_a_name_fits_itself() -> None:
    texts = [value for _, _, _, prop, value, _ in ROWS if prop in ("name", "alias")]
    _, _, found = aligned(texts, texts)
    f = dict(zip(kernels_features.FEATURES, found.features.T, strict=True))
    # Of a name of eighty words the first sixty count, on both sides alike.
    assert f["q_matched"] == pytest.approx(f["q_weight"], abs=1e-4)
    assert not f["q_left"].any()
    assert not f["inversions"].any()
    assert not f["edits"].any()


FACTS = [  # case, names, feature, value
    ("initial", "K. Borisov", "Karim Borisov", "initials", 1), ("two_initials_are_words", "K Borisov", "K Borisov", "initials", 0),
    ("numbers_differ", "Sea Lantern 9", "Sea Lantern 6", "numbers", 1), ("number_on_one_side", "Sea Lantern 9", "Sea Lantern", "numbers", 0.5),
    ("name_that_may_be_a_number", "Xi Mingze", "Hsi Mingze", "numbers", 0),
    ("number_in_words", "Девятый завод", "9 plant", "numbers", 0), ("reversed", "Karmazin Oleg", "Oleg Karmazin", "inversions", 1),
    ("one_form", "Heron LLC", "Heron", "legal", 1), ("same_form", "Heron LLC", "Heron OOO", "legal", 2), ("other_form", "Heron LLC", "Heron AO", "legal", 4),
    ("near_form", "Heron PJSC", "Heron JSC", "legal", 3),
    ("acronym", "KBS", "Karmazin Borisov Sohrab", "acronym", 1), ("no_acronym", "KBX", "Karmazin Borisov Sohrab", "acronym", 0),
    ("one_script", "Oleg", "Tadeo", "scripts", 1), ("abjad", "Rostam Naderi", "رستم نادري", "scripts", 2), ("hangul", "Paek Tu Sok", "백두석", "scripts", 3),
    ("letters", "Karmazin", "Karmasin", "letters", None), ("one_letter_differs", "Karmazin", "Karmasin", "edits", 1), ("swap", "Karmazin", "Kramazin", "edits", 1),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "feature", "value"), [c[1:] for c in FACTS], ids=[c[0] for c in FACTS])
def test_features(a: str, b: str, feature: str, value: float | None) -> None:
    found = aligned([a], [b])[2].features[0][kernels_features.FEATURES.index(feature)]
    if value is None:
        assert 6 < found <= 8
    else:
        assert found == value


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(NAMES, min_size=1, max_size=6), st.sampled_from([0.5, 0.6, 0.7, 0.9]))
def test_search_finds_what_aligning_every_pair_finds(index: Index, names: list[str], bound: float) -> None:
    """Pruning loses nothing: posting lists, bands of weights and early ends against brute force over all listed names."""
    q = describe_queries(index, pa.array(names))
    found = search_names(index, q, np.full(len(names), bound, np.float32))
    listed = len(index.names.weights)
    every = NamePairs(np.repeat(np.arange(len(names), dtype=np.int32), listed), np.tile(np.arange(listed, dtype=np.int32), len(names)))
    a = align_pairs(index, q, every)
    f = dict(zip(kernels_features.FEATURES, a.features.T, strict=True))
    fits = f["q_matched"] + f["n_matched"] >= bound * 1.001 * (f["q_weight"] + f["n_weight"])
    # A name in another script is passed over where its party has one in the query's; initials have no key.
    scripts = q.names.all_scripts(q.vocabulary)[every.query]
    fits &= ((index.names.open_scripts[every.name] & scripts) != 0) & (f["initials"] == 0)
    fits &= _all_pairs_are_close(a)
    # Words of a name in two scripts are looked for in their own; the party is found, under the name in this script.
    one = (scripts & (scripts - np.uint16(1))) == 0
    assert _pairs(every, fits & one) <= _pairs(found)
    parties = index.listings.party[index.names.listing_offsets[:-1]]
    assert {(query, parties[name]) for query, name in _pairs(every, fits)} <= {(query, parties[name]) for query, name in _pairs(found)}


def _pairs(pairs: NamePairs, chosen: npt.NDArray[np.bool_] | slice = slice(None)) -> set[tuple[int, int]]:
    return set(zip(pairs.query[chosen].tolist(), pairs.name[chosen].tolist(), strict=True))


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=8))
def test_a_sieve_passes_over_only_what_has_too_little_in_common(pairs: list[tuple[str, str]]) -> None:
    left, right, found = aligned([a for a, _ in pairs], [b for _, b in pairs])
    places, nobody = np.arange(len(pairs), dtype=np.int32), np.zeros(len(pairs), np.bool_)
    kept, features = sift_names(left.taken, right.taken, places, places, Sieve(LEAST_IN_COMMON.min(axis=0).astype(np.float32), nobody))
    assert np.array_equal(features, found.features[kept])
    f = found.features
    enough = ~too_little(f, nobody) | ~too_little(f, ~nobody) | (f[:, 4:6].sum(axis=1) < SLACK)
    assert set(np.flatnonzero(enough).tolist()) <= set(kept.tolist())
    every, _ = sift_names(left.taken, right.taken, places, places, Sieve(np.ones(7, np.float32), ~nobody))
    assert every.tolist() == places.tolist()


def test_a_word_of_many_letters_is_compared_like_any_other() -> None:
    # Sixty-four letters are romanized as a hundred and more.
    long = "ю" * 64
    assert likeness(long, long) == 1.0
    assert likeness(long, long[:-1] + "я") >= 0.0
    assert likeness("щ" * 64, "щ" * 63) >= 0.0


def _all_pairs_are_close(a: Alignments) -> npt.NDArray[np.bool_]:
    """Whether all words that fit do so well enough to share a key: alignment takes words for alike from 0.62 on, the search from 0.72."""
    low = a.likeness - (a.likeness > 1.0) < 0.85
    counts = np.add.reduceat(np.append(low, False), a.offsets[:-1])
    counts[a.offsets[1:] == a.offsets[:-1]] = 0
    close: npt.NDArray[np.bool_] = counts == 0
    return close


def test_names_without_words_fit_nothing() -> None:
    found = aligned(["ь"], ["***"])[2]
    assert len(found.likeness) == 0
    assert not found.features[0][2:4].any(), "nothing is matched"


def test_no_pairs_give_no_alignments() -> None:
    none = describe_names(pa.array([], pa.string()))
    side = (none.names.side, none.vocabulary.side, none.weights)
    found = align_names(side, side, np.empty(0, np.int32), np.empty(0, np.int32))
    assert found.features.shape == (0, kernels_features.N_FEATURES)
    assert found.offsets.tolist() == [0]


def test_features_have_one_name_each() -> None:
    assert len(set(kernels_features.FEATURES)) == kernels_features.N_FEATURES


def test_names_are_numbered_by_weight(index: Index) -> None:
    assert (np.diff(index.names.weights) >= 0).all()
