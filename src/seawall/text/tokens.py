"""Names as columns of words: every distinct word once, and for each name the numbers of its words.

Scripts without spaces are cut: Han into characters, a Hangul name of up to four syllables into syllables (a longer one is a foreign
name or a firm; words among others are foreign, too, and stay whole, unless they are a family name of one syllable and a given name), runs of different scripts apart ("中兴ZTE").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from seawall.text.normalize import distinct, fold_name, fold_names
from seawall.text.phrases import put_name_right, put_right
from seawall.text.romanize import repair_lookalikes, romanize_sounds, simplify_han
from seawall.text.scripts import HAN, HANGUL, KANA, LATIN, script_of, script_of_letter

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

#: Longest word that is looked at whole; what lies behind is cut off (a name of 10,000 letters is no name).
LONGEST_WORD = 64
_HANGUL_NAME = 4
#: Columns of so many names or less are folded and cut one by one: compiling an expression takes longer.
_FEW = 16


@dataclass(frozen=True)
class Words:
    """Distinct words with their romanization and script.

    Attributes:
        texts: the words, folded; Han simplified.
        roman: each in ASCII; may be empty.
        scripts: see `text.scripts`.
    """

    texts: list[str]
    roman: list[str]
    scripts: npt.NDArray[np.uint8]


@dataclass(frozen=True)
class TokenColumn:
    """A column of names as words.

    Attributes:
        words: the distinct words of the column.
        offsets: name i has `ids[offsets[i]:offsets[i + 1]]`.
        ids: numbers into `words`, in the order of the name.
    """

    words: Words
    offsets: Longs
    ids: Ints


@dataclass(frozen=True)
class CutNames:
    """A column of names as words that are not described yet: the distinct texts, and offsets and numbers as `TokenColumn` has them."""

    texts: list[str]
    offsets: Longs
    ids: Ints


def tokenize(names: pa.Array) -> TokenColumn:
    """Cut a column of names into words and describe these."""
    found = cut_names(names)
    return TokenColumn(describe(found.texts), found.offsets, found.ids)


def cut_names(names: pa.Array) -> CutNames:
    """Cut a column of names into words."""
    if len(names) <= _FEW:
        return _cut_one_by_one(names.to_pylist())
    offsets, texts, ids = _pieces(names)
    if all(map(str.isascii, texts)) and len(max(texts, key=len, default="")) <= LONGEST_WORD and all(texts):
        return CutNames(texts, offsets, ids)
    # A word that is a whole name is cut otherwise than one among others (Hangul), so each has two entries.
    counts = np.diff(offsets)
    entries = 2 * ids.astype(np.int64) + np.repeat((counts == 1) | _korean_names(offsets, texts, ids), counts)
    words, part_offsets, parts = _cut_all(texts, entries)
    counts = np.diff(part_offsets)[entries]
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])
    return CutNames(words, ends[offsets], _gather(part_offsets[:-1][entries], counts, ends, parts))


def _cut_one_by_one(names: list[str | None]) -> CutNames:
    """The same name by name."""
    numbers: dict[str, int] = {}
    ids: list[int] = []
    ends = [0]
    for name in names:
        pieces = put_name_right(fold_name(name or "")).split(" ")
        alone = len(pieces) == 1 or _is_korean(pieces)
        ids += [numbers.setdefault(word, len(numbers)) for piece in pieces for word in _words_in(piece, alone)]
        ends.append(len(ids))
    return CutNames(list(numbers), np.array(ends, np.int64), np.array(ids, np.int32))


def _is_korean(pieces: list[str]) -> bool:
    """Whether a name is a family name and a given name in Hangul: a word of one syllable, and one of two or less ("성현 김")."""
    if len(pieces) != 2 or pieces[0].isascii() or len(pieces[0]) + len(pieces[1]) >= _HANGUL_NAME or 1 not in map(len, pieces):
        return False
    return all(script_of_letter(piece[:1] or " ") == HANGUL for piece in pieces)


def _korean_names(offsets: Longs, texts: list[str], ids: Ints) -> npt.NDArray[np.bool_]:
    """Which names are such."""
    found = np.zeros(len(offsets) - 1, np.bool_)
    single = np.array([len(text) == 1 and not text.isascii() for text in texts], np.bool_)
    two = np.flatnonzero(np.diff(offsets) == 2)
    first, second = ids[offsets[two]], ids[offsets[two] + 1]
    perhaps = single[first] | single[second]
    found[two[perhaps]] = [_is_korean([texts[a], texts[b]]) for a, b in zip(first[perhaps].tolist(), second[perhaps].tolist(), strict=True)]
    return found


def _pieces(names: pa.Array) -> tuple[Longs, list[str], Ints]:
    """What stands between blanks, folded and put right: where each name's begin, distinct texts, and the number of each."""
    pieces = pc.split_pattern(put_right(fold_names(names)), pattern=" ")
    offsets = pieces.offsets.to_numpy(zero_copy_only=False).astype(np.int64)
    texts, numbered = distinct(pieces.flatten())
    # Arrow's own memory is for reading only.
    return offsets - offsets[0], texts, numbered.copy()


def describe(texts: list[str]) -> Words:
    """Romanization and script of distinct words."""
    roman = [text if text.isascii() else romanize_sounds(text) for text in texts]
    scripts = np.fromiter((LATIN if t.isascii() else script_of(t) for t in texts), np.uint8, len(texts))
    return Words(texts, roman, scripts)


def words_of(name: str) -> list[str]:
    """The words of one name.

    >>> words_of("ООО «Ромашка»"), words_of("김정은"), words_of("中興通訊"), words_of("A.B. Smith-Jones")
    (['ооо', 'ромашка'], ['김', '정', '은'], ['中', '兴', '通', '讯'], ['a', 'b', 'smith', 'jones'])
    """
    column = tokenize(pa.array([name], pa.string()))
    return [column.words.texts[i] for i in column.ids.tolist()]


def _cut_all(texts: list[str], entries: Longs) -> tuple[list[str], Longs, Ints]:
    """The words of each text, first as one among others, then as a whole name: distinct words, offsets, and their numbers; entries that do not occur may stay empty."""
    whole = [text.isascii() and 0 < len(text) <= LONGEST_WORD for text in texts]
    numbers = {text: number for number, text in enumerate(compress(texts, whole))}
    counts = np.repeat(np.array(whole, np.int64), 2)
    used = np.zeros(len(counts), np.bool_)
    used[entries] = True
    cut: dict[int, list[int]] = {}
    for entry in np.flatnonzero(used & (counts == 0)).tolist():
        cut[entry] = [numbers.setdefault(word, len(numbers)) for word in _words_in(texts[entry >> 1], entry % 2 == 1)]
    counts[list(cut)] = [len(parts) for parts in cut.values()]
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    parts = np.empty(offsets[-1], np.int32)
    parts[offsets[:-1][np.repeat(whole, 2)]] = np.repeat(np.arange(sum(whole), dtype=np.int32), 2)
    for entry, found in cut.items():
        parts[offsets[entry] : offsets[entry + 1]] = found
    return list(numbers), offsets, parts


def _words_in(piece: str, alone: bool) -> tuple[str, ...]:
    """The words of what stands between blanks.

    Args:
        alone: whether it is a whole name, or a part of a Korean one.
    """
    if piece.isascii():
        return (piece[:LONGEST_WORD],) if piece else ()
    return _cut(piece, alone)


@lru_cache(maxsize=262144)
def _cut(text: str, alone: bool) -> tuple[str, ...]:
    runs: list[tuple[int, str]] = []
    for ch in text[: 16 * LONGEST_WORD]:
        script = script_of_letter(ch)
        joins = runs and (script in (-1, runs[-1][0]) or (not _unspaced(script) and not _unspaced(runs[-1][0])))
        if joins:
            runs[-1] = (runs[-1][0], runs[-1][1] + ch)
        else:
            runs.append((script, ch))
    words: list[str] = []
    for script, run in runs:
        if script == HAN:
            words.extend(simplify_han(run))
        elif script == HANGUL and len(run) <= _HANGUL_NAME and alone:
            words.extend(run)
        else:
            words.append(repair_lookalikes(run)[:LONGEST_WORD])
    return tuple(word for word in words if word)


def _unspaced(script: int) -> bool:
    return script in (HAN, KANA, HANGUL)


def _gather(starts: Longs, counts: Longs, ends: Longs, parts: Ints) -> Ints:
    if len(parts) == 0:
        return np.empty(0, np.int32)
    within = np.arange(ends[-1], dtype=np.int64) - np.repeat(ends[:-1], counts)
    gathered: Ints = parts[np.repeat(starts, counts) + within]
    return gathered
