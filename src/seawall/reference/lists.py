"""Which lists there are: authority, title, license and rhythm of each.

Reads `reference/lists.csv`, one row a list. A list that is not in the table is an organization's own or an
imported one; it gets a row of defaults with status `own`, so that a caller never has to ask twice.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

from seawall.errors import FormatError

Status = Literal["live", "ended", "derived", "reference", "own"]
STATUSES: tuple[Status, ...] = ("live", "ended", "derived", "reference", "own")


@dataclass(frozen=True, slots=True)
class ListInfo:
    """What is known about a list as such.

    Attributes:
        list_id: such as `us_ofac_sdn`.
        authority: short name of who decides on it.
        title: its title.
        territory: code of the territory of the authority; empty if it has none.
        publisher: who publishes the file.
        url: the publisher's page about it.
        license: under what terms it may be used.
        rhythm_days: days between publications, as a rule; 0 is not known.
        stale_days: a newest file older than this is stale; 0 is never.
        repeats: lists that it repeats whole; a hit on both is one hit.
        status: `live`; `ended` (no longer published); `derived` (made by others from an official file);
            `reference` (no list of parties: never screened against); `own` (an organization's own, or imported).
        note: a remark for readers.
    """

    list_id: str
    authority: str
    title: str
    territory: str = ""
    publisher: str = ""
    url: str = ""
    license: str = ""
    rhythm_days: int = 0
    stale_days: int = 0
    repeats: tuple[str, ...] = ()
    status: Status = "own"
    note: str = ""

    @property
    def is_screened(self) -> bool:
        """Whether it is a list of parties; tables of programs are not."""
        return self.status != "reference"


@lru_cache(maxsize=1)
def lists() -> Mapping[str, ListInfo]:
    """All lists of the table by id, in the table's order.

    Raises:
        FormatError: a row of `lists.csv` is malformed.
    """
    text = resources.files("seawall.reference").joinpath("lists.csv").read_text(encoding="utf-8")
    found: dict[str, ListInfo] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        info = _info(row, number)
        if info.list_id in found:
            raise _malformed(f"list {info.list_id!r} stands twice", number)
        found[info.list_id] = info
    return MappingProxyType(found)


@lru_cache(maxsize=4096)
def list_info(list_id: str) -> ListInfo:
    """A list by its id; one that is not in the table is taken to be an organization's own.

    >>> list_info("us_ofac_sdn").authority, list_info("own_blocked").status
    ('OFAC', 'own')
    """
    known = lists().get(list_id)
    return known if known is not None else ListInfo(list_id, authority=list_id, title=list_id.replace("_", " "))


def _info(row: Mapping[str, str], number: int) -> ListInfo:
    status = row["status"]
    if None in row or None in row.values() or status not in STATUSES:
        raise _malformed(f"a row with a wrong number of cells or status {status!r}", number)
    try:
        rhythm, stale = int(row["rhythm_days"] or 0), int(row["stale_days"] or 0)
    except ValueError as exc:
        raise _malformed("rhythm_days and stale_days are whole numbers", number) from exc
    return ListInfo(
        list_id=row["list_id"], authority=row["authority"], title=row["title"], territory=row["territory"], publisher=row["publisher"],
        url=row["url"], license=row["license"], rhythm_days=rhythm, stale_days=stale, repeats=tuple(row["repeats"].split(";")) if row["repeats"] else (),
        status=status, note=row["note"],
    )  # fmt: skip


def _malformed(what: str, number: int) -> FormatError:
    return FormatError(what, source="reference/lists.csv", locator=f"line {number}", cure="Mend the row; the package ships with a whole table.")
