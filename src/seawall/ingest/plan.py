"""Which addresses are asked together: files of one publication, and one file that serves several lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from seawall.errors import QuestionError
from seawall.ingest.addresses import host
from seawall.sources.contract import Remote


@dataclass(frozen=True, slots=True)
class Target:
    """One address.

    Attributes:
        remote: its first description.
        list_ids: the lists that it serves.
    """

    remote: Remote
    list_ids: tuple[str, ...]

    @property
    def name(self) -> str:
        """File name under which the body is kept.

        >>> Target(Remote("xx_list", "csv", "https://example.org/lists/all.csv?format=1"), ("xx_list",)).name
        'all.csv'
        """
        return self.remote.name or PurePosixPath(urlsplit(self.remote.url).path).name or self.remote.list_id


@dataclass(frozen=True, slots=True)
class Publication:
    """Addresses that are fetched and loaded together.

    Attributes:
        group: name of the group; empty for a file that stands alone.
        targets: its addresses.
    """

    group: str
    targets: tuple[Target, ...]

    @property
    def list_ids(self) -> tuple[str, ...]:
        """All lists that it serves."""
        return tuple(dict.fromkeys(list_id for target in self.targets for list_id in target.list_ids))


def plan(remotes: Sequence[Remote], chosen: Collection[str] = ()) -> tuple[Publication, ...]:
    """Publications to be fetched, in the order of the addresses.

    Args:
        remotes: all known addresses.
        chosen: only publications that serve one of these lists; none means all.

    Raises:
        QuestionError: a chosen list has no address.
    """
    served = dict.fromkeys(remote.list_id for remote in remotes)
    for list_id in chosen:
        if list_id not in served:
            raise QuestionError(f"{list_id!r} is no list that can be fetched", cure=f"Lists with an address: {', '.join(sorted(served))}.")
    groups: dict[tuple[str, str], list[Remote]] = {}
    for remote in remotes:
        key = (host(remote.url), remote.group) if remote.group else ("", remote.url)
        groups.setdefault(key, []).append(remote)
    found = tuple(_publication(members) for members in groups.values())
    return tuple(p for p in found if not chosen or set(chosen) & set(p.list_ids))


def _publication(members: Iterable[Remote]) -> Publication:
    by_url: dict[str, list[Remote]] = {}
    for remote in members:
        by_url.setdefault(remote.url, []).append(remote)
    targets = tuple(Target(same[0], tuple(dict.fromkeys(remote.list_id for remote in same))) for same in by_url.values())
    return Publication(targets[0].remote.group if len(targets) > 1 else "", targets)
