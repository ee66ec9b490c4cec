"""A derived table has no publisher's address; it is loaded from a file where one has it."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = ()
