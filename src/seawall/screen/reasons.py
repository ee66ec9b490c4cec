"""Reasons of a hit."""

from __future__ import annotations

from typing import Any, NamedTuple


class Reason(NamedTuple):
    """One thing that raised or lowered a score.

    Attributes:
        feature: what was compared, such as `birth_date`.
        detail: what came out, for a reader.
        query, candidate: the values that were compared, as given and as listed.
        contribution: log-odds; the contributions of a hit add up to the log-odds of its score.
    """

    feature: str
    detail: str
    query: str | None
    candidate: str | None
    contribution: float

    def as_dict(self) -> dict[str, Any]:
        """As it is written."""
        return {"feature": self.feature, "detail": self.detail, "query": self.query, "candidate": self.candidate,
                "contribution": round(self.contribution, 4)}  # fmt: skip
