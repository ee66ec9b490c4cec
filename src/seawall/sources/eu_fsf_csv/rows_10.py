"""Rows of CSV 1.0."""

from __future__ import annotations

from collections.abc import Sequence

from seawall.sources.eu_fsf import old
from seawall.sources.eu_fsf.records import Act, Subject
from seawall.sources.eu_fsf.text import clean, split_remark
from seawall.sources.eu_fsf_csv.tables import ENTITY_10, PARTS_10


class _Part:
    """Where a kind of part stands in a row."""

    __slots__ = ("act", "columns", "fields", "number", "tag")

    def __init__(self, index: dict[str, int], prefix: str, tag: str, fields: dict[str, str]) -> None:
        self.tag = tag
        self.number = index[f"{prefix}_logical_id"]
        self.fields = [(index[f"{prefix}_{column}"], name) for column, name in fields.items()]
        self.columns = [self.number, *(column for column, _ in self.fields)]
        self.act = [index[f"{prefix}_{name}"] for name in ("leba_numtitle", "leba_publication_date", "leba_url", "programme")]


class Reader10:
    """Gathers an entity from its rows.

    Args:
        header: names of the columns, checked.
    """

    def __init__(self, header: Sequence[str]) -> None:
        index: dict[str, int] = {}
        for position, name in enumerate(header):
            index.setdefault(name, position)
        self.number, self.kind, title, published, url, program, self.remark, self.reference = (index[name] for name in ENTITY_10)
        self.act = [title, published, url, program]
        self.parts = [_Part(index, prefix, tag, fields) for prefix, (tag, fields) in PARTS_10.items()]
        self._seen: set[tuple[str, ...]] = set()

    def subject(self, number: str, line: int, cells: Sequence[str]) -> Subject:
        """A new record for the entity of this row."""
        return Subject(number=clean(number), kind=clean(cells[self.kind]), line=line, eu_reference=clean(cells[self.reference]))

    def add(self, subject: Subject, cells: Sequence[str]) -> None:
        """Add what the row says to the entity: its act, its remark, and its part if that is new."""
        act = _act(cells, self.act)
        if self._is_new(subject.number, "act", *act):
            subject.acts.append(act)
        if cells[self.remark].strip() and self._is_new(subject.number, "remark", cells[self.remark]):
            self._add_remark(subject, cells[self.remark])
        for part in self.parts:
            if any(cells[column].strip() for column in part.columns):
                number = clean(cells[part.number])
                fields = {name: cells[column] for column, name in part.fields}
                if self._is_new(subject.number, part.tag, number, *fields.values()):
                    old.add_part(subject, part.tag, number, fields)
                    subject.other_acts.append(_act(cells, part.act))

    def _is_new(self, *key: str) -> bool:
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    @staticmethod
    def _add_remark(subject: Subject, printed: str) -> None:
        designated, remark, regimes = split_remark(printed)
        if designated and (not subject.designated or designated < subject.designated):
            subject.designated = designated
        if remark and remark not in subject.remark:
            subject.remark = f"{subject.remark} {remark}".strip()
        subject.regimes.extend(regime for regime in regimes if regime not in subject.regimes)


def _act(cells: Sequence[str], columns: Sequence[int]) -> Act:
    title, published, url, program = (clean(cells[column]) for column in columns)
    return Act(title, published, url, program)
