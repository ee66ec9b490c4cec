"""Nothing is fetched: such files are an organization's own, or exports that it has a license for."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = ()
