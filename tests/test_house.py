"""The house rules that no tool checks: what must be documented, what must not be in the repository, what every source has."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from seawall.cli.app import COMMANDS
from seawall.ingest.registry import Expectation, Source, remotes, source_folders
from seawall.reference.lists import lists

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "seawall" / "sources"
#: Files of every source folder.
FIVE = ("__init__.py", "parse.py", "tables.py", "fetch.py", "expect.toml", "README.md")
MOST_BYTES = 40 * 1024 * 1024
#: Hosts of package registries, told in halves so that this file does not name them.
REGISTRIES = tuple(host + end for host, end in (("pypi.", "org"), ("pythonhosted.", "org"), ("registry.npm", "js.org"), ("crates.", "io"), ("conda.anaconda.", "org"), ("proxy.golang.", "org")))
#: Folders of a machine, told in halves too.
MACHINE = re.compile(r"(?<![\w.:/])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me", "Use" + "rs")) + r")/[\w.]")


@cache
def tracked() -> tuple[Path, ...]:
    """Files that are in the repository, or would be with the next commit."""
    told = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False)
    if told.returncode != 0:
        pytest.skip("this is no checkout of the repository")
    paths = (ROOT / name for name in told.stdout.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


@cache
def texts() -> tuple[tuple[Path, str], ...]:
    """Tracked files that are text."""
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data[:8192] and path.suffix not in (".parquet", ".png", ".svg"):
            found.append((path, data.decode("utf-8")))
    return tuple(found)


def named(paths: list[Path]) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


# --- documents ------------------------------------------------------------------------------------------------------------------------------


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 120


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert f"## seawall {command}\n" in text
    module = import_module(f"seawall.cli.{command}")
    assert "Example" in (getattr(module, command).__doc__ or ""), "help shows an example"


def test_generated_pages_are_current() -> None:
    told = subprocess.run([sys.executable, "scripts/write_reference.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, f"run `make docs`: {told.stdout}{told.stderr}"


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for path, text in texts():
        if path.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"`[^`\n]*`", "", text)):
            if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert broken == []


def test_the_start_page_and_its_kin_are_there() -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile", "docs/index.md"):
        assert (ROOT / name).is_file(), name


# --- sources and lists ----------------------------------------------------------------------------------------------------------------------


def folders_with_a_parser() -> list[str]:
    return [source.name for source in source_folders()]


@pytest.mark.parametrize("name", folders_with_a_parser())
def test_a_source_has_its_files(name: str) -> None:
    missing = [file for file in FIVE if not (SOURCES / name / file).is_file()]
    assert missing == []
    tests = ROOT / "tests" / "sources" / name
    assert list(tests.glob("test_*.py")), "and its tests"


@pytest.mark.parametrize("source", source_folders(), ids=lambda source: source.name)
def test_bounds_are_stated_for_each_variant(source: Source) -> None:
    bounds = tomllib.loads((SOURCES / source.name / "expect.toml").read_text(encoding="utf-8"))["variant"]
    assert bounds
    for variant in bounds:
        found = source.expectation(variant)
        assert 1 <= found.min_entries <= found.whole_entries, variant
        assert 0 < found.max_drop_pct <= 100, variant
    assert variants_in_code(source.name) <= set(bounds)


def variants_in_code(name: str) -> set[str]:
    """Texts that `recognizes` returns as they are; those it computes are met by each source's own tests."""
    tree = ast.parse((SOURCES / name / "parse.py").read_text(encoding="utf-8"))
    function = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "recognizes")
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            values = (node.value, *((node.value.body, node.value.orelse) if isinstance(node.value, ast.IfExp) else ()))
            found |= {value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)}
    return found


def test_every_address_is_of_a_known_list_and_variant() -> None:
    by_name = {source.name: source for source in source_folders()}
    for source in by_name.values():
        for remote in import_module(f"seawall.sources.{source.name}.fetch").FILES:
            assert remote.list_id in lists(), remote
            assert isinstance(source.expectation(remote.variant.rpartition("/")[2]), Expectation), remote
            assert remote.url.startswith("https://"), remote
            assert 1 <= remote.min_bytes < remote.max_bytes, remote


def test_no_address_is_stated_twice_for_a_list() -> None:
    seen = [(remote.list_id, remote.url) for remote in remotes()]
    assert len(seen) == len(set(seen))


def test_every_list_states_its_license_and_publisher() -> None:
    for info in lists().values():
        assert info.license.strip(), info.list_id
        assert info.publisher.strip(), info.list_id
        assert info.title.strip(), info.list_id
        assert info.url.startswith("https://"), info.list_id


def test_every_readme_of_a_source_states_license_and_publisher() -> None:
    for name in folders_with_a_parser():
        text = (SOURCES / name / "README.md").read_text(encoding="utf-8").lower()
        assert "license" in text, name
        assert "publish" in text, name


# --- what must not be there -----------------------------------------------------------------------------------------------------------------


def test_no_file_names_a_package_registry() -> None:
    assert named([path for path, text in texts() if any(host in text for host in REGISTRIES)]) == []


def test_no_file_names_a_place_on_someones_machine() -> None:
    assert sorted(f"{path.relative_to(ROOT)}: {found[0]}" for path, text in texts() if (found := MACHINE.search(text))) == []


def test_no_file_is_large() -> None:
    assert named([path for path in tracked() if path.stat().st_size > MOST_BYTES]) == []


def test_no_official_file_is_in_the_repository() -> None:
    """What ships of the lists is in the bundle's tables; raw files end so."""
    raw = {".zst", ".gz", ".zip", ".xlsx", ".ods", ".xls", ".xml"}
    assert named([path for path in tracked() if path.suffix in raw and "examples" not in path.parts]) == []


# --- code -----------------------------------------------------------------------------------------------------------------------------------


def modules() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py"]


def test_every_module_says_what_it_is() -> None:
    bare = [path for path in modules() if path.stat().st_size and ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None]
    assert named([path for path in bare if path.name != "__init__.py"]) == []


def test_every_public_function_and_class_says_what_it_is() -> None:
    bare = []
    for path in modules():
        if not path.is_relative_to(ROOT / "src"):
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_") and ast.get_docstring(node) is None:
                bare.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert bare == []


def test_files_are_small() -> None:
    """A file that one reads in one sitting; longer ones are mended, not added."""
    assert [f"{path.relative_to(ROOT)}: {lines}" for path in modules() if path.is_relative_to(ROOT / "src") and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500] == []
