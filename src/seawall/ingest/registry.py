"""All sources: found by their folders, recognized by content."""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module, resources
from typing import Any

from seawall import sources
from seawall.errors import ConfigError, FormatError
from seawall.sources.contract import Parsed, Remote, SourceFile


@dataclass(frozen=True, slots=True)
class Expectation:
    """Bounds on the entries of one variant of a format; see the source's `expect.toml`."""

    min_entries: int = 1
    whole_entries: int = 1
    max_drop_pct: float = 30.0


@dataclass(frozen=True)
class Source:
    """One source folder.

    Attributes:
        name: the folder's name.
        module: its `parse` module.
    """

    name: str
    module: Any

    @property
    def family(self) -> str:
        """The sources among which statements of one file may be those of the file before: `family` in `expect.toml`, or the source alone."""
        family: str = _declared(self.name).get("family", self.name)
        return family

    def recognizes(self, file: SourceFile) -> str | None:
        """The variant that the content is, or None."""
        found: str | None = self.module.recognizes(file)
        return found

    def parse(self, file: SourceFile) -> Iterable[Parsed]:
        """All publications in the file."""
        parsed: Iterable[Parsed] = self.module.parse(file)
        return parsed

    def expectation(self, variant: str) -> Expectation:
        """Bounds for a variant.

        Raises:
            ConfigError: `expect.toml` does not name the variant.
        """
        bounds = _expect(self.name).get(variant)
        if bounds is None:
            raise ConfigError(f"no bounds for variant {variant!r}", where=f"sources/{self.name}/expect.toml", cure="Add a table [variant.…] for it.")
        return Expectation(**bounds)


@lru_cache(maxsize=1)
def source_folders() -> tuple[Source, ...]:
    """Every source, in the order of names."""
    names = sorted(m.name for m in pkgutil.iter_modules(sources.__path__) if m.ispkg)
    found = []
    for name in names:
        folder = resources.files(f"seawall.sources.{name}")
        if folder.joinpath("parse.py").is_file():
            found.append(Source(name, import_module(f"seawall.sources.{name}.parse")))
    return tuple(found)


@lru_cache(maxsize=64)
def _declared(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(f"seawall.sources.{name}").joinpath("expect.toml").read_text(encoding="utf-8"))


def _expect(name: str) -> dict[str, dict[str, Any]]:
    variants: dict[str, dict[str, Any]] = _declared(name).get("variant", {})
    return variants


def formats() -> list[tuple[str, str, tuple[str, ...]]]:
    """What can be loaded: source folder, what it reads, and the variants of its format."""
    found = []
    for source in source_folders():
        package = import_module(f"seawall.sources.{source.name}")
        first = (package.__doc__ or "").strip().splitlines() or [""]
        found.append((source.name, first[0], tuple(sorted(_expect(source.name)))))
    return found


def recognize(file: SourceFile) -> tuple[Source, str]:
    """Which source's file this is, by its content.

    Raises:
        FormatError: no source knows it, or more than one do.
    """
    found = [(source, variant) for source in source_folders() if (variant := source.recognizes(file)) is not None]
    if len(found) == 1:
        return found[0]
    start = file.data[:60].decode("utf-8", "replace")
    if not found:
        raise FormatError(f"the content is of no known list format; it begins {start!r}", snapshot=file.name,
                          cure="See `seawall sources --formats` for what can be loaded; an organization's own list has a documented CSV.")  # fmt: skip
    names = ", ".join(f"{source.name}/{variant}" for source, variant in found)
    raise FormatError(f"the content fits several formats: {names}", snapshot=file.name, cure="Please report this file's first lines as a defect.")


def remotes() -> tuple[Remote, ...]:
    """The addresses of all publishers' files."""
    found: list[Remote] = []
    for source in source_folders():
        if resources.files(f"seawall.sources.{source.name}").joinpath("fetch.py").is_file():
            found.extend(import_module(f"seawall.sources.{source.name}.fetch").FILES)
    return tuple(found)
