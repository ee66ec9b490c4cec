"""Nothing is fetched: the publisher keeps a folder of YAML files, which is packed into a tar by hand (see README.md)."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = ()
