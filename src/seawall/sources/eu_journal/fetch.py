"""The transcriptions are kept by OpenSanctions, one file for each act; they are joined and loaded by hand, and nothing is fetched."""

from __future__ import annotations

from seawall.sources.contract import Remote

FILES: tuple[Remote, ...] = ()
