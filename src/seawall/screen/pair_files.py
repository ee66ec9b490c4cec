"""A file of pairs of records: one answer a pair, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson

from seawall.errors import QuestionError
from seawall.pause import collection_paused
from seawall.screen import weights as w
from seawall.screen.customer_lines import Lines
from seawall.screen.customer_stream import ByteStream
from seawall.screen.record_pairs import Comparison, compare_records
from seawall.screen.records import Record, read_record
from seawall.screen.run import draft_of

#: Pairs held in memory at once.
BATCH_PAIRS: Final = 5_000
_SHAPE = 'Each line is {"left": record, "right": record}, a record {"id", "schema", "properties": {"name": ["…"]}}.'


@dataclass(frozen=True, slots=True)
class Compared:
    """What a file came to."""

    pairs: int
    matches: int


def compare_file(source: Path, target: Path, threshold: float | None = None, threads: int = 2) -> Compared:
    """Compare the pairs of a file; the output appears whole or not at all.

    Args:
        source: JSON lines, perhaps packed; `-` is stdin.
        target: one JSON line a pair, in order: `score`, `match`, `evidence`, `reasons`.
        threshold: least score of a match; the shipped one if None.

    Raises:
        QuestionError: a line that is no pair, with its number; a file that cannot be read, or has no pair; an output that cannot be written.
    """
    least = w.DEFAULT_THRESHOLD if threshold is None else threshold
    pairs = matches = 0
    with ByteStream(source) as stream, draft_of(target) as out, collection_paused():
        for batch in _batches(stream):
            answers = compare_records([left for left, _ in batch], [right for _, right in batch], threads)
            out.write(_lines(answers, least))
            pairs += len(batch)
            matches += sum(answer.score >= least for answer in answers)
        if not pairs:
            raise QuestionError("the file has no pair", where=stream.where, cure=_SHAPE)
    return Compared(pairs, matches)


def _lines(answers: Sequence[Comparison], least: float) -> bytes:
    """The answers as `Comparison.as_dict` has them, one line each: all contributions rounded at once, all lines written at once."""
    figures = iter(np.round(np.array([reason.contribution for answer in answers for reason in answer.reasons]), 4).tolist())
    found = [
        {"score": round(answer.score, 4), "match": answer.score >= least, "evidence": round(answer.evidence, 3), "reasons": [
            {"feature": feature, "detail": detail, "query": query, "candidate": candidate, "contribution": next(figures)}
            for feature, detail, query, candidate, _ in answer.reasons]}
        for answer in answers
    ]  # fmt: skip
    # A quotation mark within a text is escaped, so that what stands between two answers stands nowhere else.
    return orjson.dumps(found)[1:-1].replace(b'},{"score":', b'}\n{"score":') + b"\n"


def _batches(stream: ByteStream) -> Iterator[list[tuple[Record, Record]]]:
    lines, number = Lines(stream), 0
    batch: list[tuple[Record, Record]] = []
    known: dict[str, tuple[bytes, Record]] = {}
    while (block := lines.block()) is not None:
        if block.too_long:
            raise QuestionError("a line is longer than any pair of records", where=f"{stream.where}, line {number + 1}", cure=_SHAPE)
        for line in block.data.splitlines():
            number += 1
            if not line.strip():
                continue
            left, right = _pair(line, stream, number)
            batch.append((_read(left, known), _read(right, known)))
            if len(batch) == BATCH_PAIRS:
                yield batch
                batch = []
                known.clear()
    if batch:
        yield batch


def _pair(line: bytes, stream: ByteStream, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        found: Any = orjson.loads(line)
    except orjson.JSONDecodeError as exc:
        raise QuestionError(f"no JSON: {exc}", where=f"{stream.where}, line {number}", cure=_SHAPE) from exc
    left, right = (found.get("left"), found.get("right")) if isinstance(found, dict) else (None, None)
    if not isinstance(left, dict) or not isinstance(right, dict):
        raise QuestionError("no pair of records", where=f"{stream.where}, line {number}", cure=_SHAPE)
    return left, right


def _read(record: dict[str, Any], known: dict[str, tuple[bytes, Record]]) -> Record:
    """A record; one of the batch's that comes again, as one that is compared with several others does, is not read again."""
    key = record.get("id")
    if type(key) is not str:
        return read_record(record)
    try:
        printed = orjson.dumps(record)
    except orjson.JSONEncodeError:
        # Nested deeper than is written, though not than is read; what is nested says nothing here.
        return read_record(record)
    if (before := known.get(key)) is not None and before[0] == printed:
        return before[1]
    found = read_record(record)
    known[key] = printed, found
    return found
