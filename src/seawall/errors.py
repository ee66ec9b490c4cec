"""The one exception tree.

```
Error                        base of all ours; .where, .cure, .status
├─ SourceError               a publisher's file: .source .snapshot .locator (line, XPath, cell)
│  ├─ FetchError             not reachable, wrong status, wrong type, moved
│  ├─ FormatError            the file is not of the known format (new column, new namespace, cut)
│  ├─ UnknownValueError      a category that is not in our table
│  └─ ExpectationError       counts or fill rates outside the source's bounds
├─ StoreError                schema version, missing snapshot, write conflict, damage
├─ QuestionError             what was asked cannot be answered: bad date, unknown id, unreadable input
└─ ConfigError               a setting is missing or malformed; never replaced in silence
```

Every message says what was wrong, where, and how to mend it, in that order.
"""

from __future__ import annotations


class Error(Exception):
    """Base of every error that Seawall raises on purpose.

    Args:
        what: what was wrong, with the offending value in `repr`.
        where: file, date, line, XPath or cell; empty when there is no place.
        cure: the next step for the reader, a full sentence.
    """

    status = 500
    exit_code = 1

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        self.what = what
        self.where = where
        self.cure = cure
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The three parts as one line: `where: what. cure`."""
        text = f"{self.where}: {self.what}" if self.where else self.what
        if not self.cure:
            return text
        return f"{text}{'' if text.endswith(('.', '!', '?')) else '.'} {self.cure}"

    def __str__(self) -> str:
        return self.message

    def as_dict(self) -> dict[str, str]:
        """The one shape in which errors leave as JSON."""
        return {"error": type(self).__name__, "what": self.what, "where": self.where, "cure": self.cure}


class SourceError(Error):
    """A publisher's file could not be used.

    Args:
        what: see `Error`.
        source: list or parser id, such as `un_sc`.
        snapshot: file name or date of the snapshot.
        locator: line, XPath or cell inside the file.
        cure: see `Error`.
    """

    status = 422
    exit_code = 3

    def __init__(self, what: str, *, source: str = "", snapshot: str = "", locator: str = "", cure: str = "") -> None:
        self.source = source
        self.snapshot = snapshot
        self.locator = locator
        place = " ".join(part for part in (source, snapshot) if part)
        where = ", ".join(part for part in (place, locator) if part)
        super().__init__(what, where=where, cure=cure)


class FetchError(SourceError):
    """A publisher's file could not be fetched: unreachable, wrong status, wrong type, moved."""

    status = 502
    exit_code = 4


class FormatError(SourceError, ValueError):
    """The bytes are not of the known format: new column, new namespace, cut short, wrong encoding."""


class UnknownValueError(SourceError, ValueError):
    """A category that is in none of our tables; the file stays unloaded until it is."""


class ExpectationError(SourceError):
    """Counts outside the bounds that the source's `expect.toml` states."""


class StoreError(Error):
    """The dated store cannot be read or written: version, missing snapshot, conflict, damage."""

    exit_code = 5


class QuestionError(Error, ValueError):
    """What was asked cannot be answered as asked."""

    status = 400
    exit_code = 2


class ConfigError(Error, ValueError):
    """A setting is missing or malformed."""

    exit_code = 2
