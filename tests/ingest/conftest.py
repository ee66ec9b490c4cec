"""A publisher's server for the trials of fetching, and no proxy between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ingest.replay import ReplayServer


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplayServer]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with ReplayServer() as running:
        yield running
