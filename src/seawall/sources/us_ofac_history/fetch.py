"""No addresses: histories are made from files that were fetched on many days."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = ()
