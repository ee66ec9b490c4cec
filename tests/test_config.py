"""Settings: a misspelled or malformed one is never silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from seawall.config import __doc__ as documented
from seawall.config import read_settings
from seawall.errors import ConfigError


def test_home_comes_from_flag_then_environment_then_default(tmp_path: Path) -> None:
    assert read_settings({"SEAWALL_HOME": "/a"}, tmp_path).home == tmp_path
    assert read_settings({"SEAWALL_HOME": "/a"}).home == Path("/a")
    assert read_settings({"XDG_DATA_HOME": "/d"}).home == Path("/d/seawall")


def test_unknown_setting_is_named() -> None:
    with pytest.raises(ConfigError, match="unknown setting SEAWALL_HOEM"):
        read_settings({"SEAWALL_HOEM": "/a"})


@pytest.mark.parametrize("value", ["soon", "0", "1e9", "nan"])
def test_malformed_timeout_is_refused(value: str) -> None:
    with pytest.raises(ConfigError, match="SEAWALL_TIMEOUT_SECONDS"):
        read_settings({"SEAWALL_TIMEOUT_SECONDS": value})


def test_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(ConfigError, match="not a folder"):
        read_settings({"SEAWALL_HOME": str(file)})


def test_every_setting_is_documented() -> None:
    assert documented is not None
    for name in ("SEAWALL_HOME", "SEAWALL_EU_FSF_TOKEN", "SEAWALL_TIMEOUT_SECONDS"):
        assert f"`{name}`" in documented
