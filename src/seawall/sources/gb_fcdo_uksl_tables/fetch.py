"""The five tables are no publication of the FCDO: nothing is fetched. They are loaded by hand, together."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = ()
