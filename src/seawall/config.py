"""Settings: one frozen, validated value, read once and passed down.

| variable | meaning | default |
|---|---|---|
| `SEAWALL_HOME` | the folder that holds everything: the store, kept views, indexes, fetch state | `~/.local/share/seawall` |
| `SEAWALL_EU_FSF_TOKEN` | access token of the EU financial sanctions files service | none |
| `SEAWALL_TIMEOUT_SECONDS` | how long one download may take | 300 |
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from seawall.errors import ConfigError

#: Environment variables that start so and are not in this table are refused: a misspelled setting is never silent.
PREFIX = "SEAWALL_"
#: Used by the tests only.
IGNORED = frozenset({"SEAWALL_UPDATE_GOLDEN", "SEAWALL_SOAK", "SEAWALL_NO_COLOR", "SEAWALL_SHARED"})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    Attributes:
        home: the folder that holds everything.
        secrets: values for the `{NAME}` parts of publishers' addresses.
        timeout_seconds: how long one download may take.
    """

    home: Path
    secrets: Mapping[str, str] = field(default_factory=dict)
    timeout_seconds: float = 300.0

    def __post_init__(self) -> None:
        if self.home.exists() and not self.home.is_dir():
            raise ConfigError("SEAWALL_HOME is not a folder", where=str(self.home), cure="Name a folder; it is made if it does not exist.")
        if not 1 <= self.timeout_seconds <= 86_400:  # also refuses nan
            raise ConfigError(f"SEAWALL_TIMEOUT_SECONDS is {self.timeout_seconds!r}", cure="Give a number of seconds from 1 to 86400.")


def read_settings(environment: Mapping[str, str] | None = None, home: Path | None = None) -> Settings:
    """Settings from the environment; `home`, from a flag, goes before it.

    Raises:
        ConfigError: an unknown `SEAWALL_` variable, or a malformed value.
    """
    env = os.environ if environment is None else environment
    known = {"SEAWALL_HOME", "SEAWALL_EU_FSF_TOKEN", "SEAWALL_TIMEOUT_SECONDS"}
    for name in sorted(env):
        if name.startswith(PREFIX) and name not in known | IGNORED:
            raise ConfigError(f"unknown setting {name}", where="environment", cure=f"Known settings: {', '.join(sorted(known))}.")
    raw_timeout = env.get("SEAWALL_TIMEOUT_SECONDS", "300")
    try:
        timeout = float(raw_timeout)
    except ValueError as exc:
        raise ConfigError(f"SEAWALL_TIMEOUT_SECONDS is {raw_timeout!r}", where="environment", cure="Give a number of seconds.") from exc
    chosen = home or Path(env.get("SEAWALL_HOME") or _default_home(env)).expanduser()
    secrets = {"EU_FSF_TOKEN": env["SEAWALL_EU_FSF_TOKEN"]} if env.get("SEAWALL_EU_FSF_TOKEN") else {}
    return Settings(home=chosen, secrets=secrets, timeout_seconds=timeout)


def _default_home(env: Mapping[str, str]) -> str:
    base = env.get("XDG_DATA_HOME") or "~/.local/share"
    return f"{base}/seawall"
