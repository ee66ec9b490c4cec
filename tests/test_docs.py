"""What people read is true: links lead somewhere, commands exist, generated pages are those of the code, JSON has the keys that are promised."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml  # type: ignore[import-untyped,unused-ignore]

from seawall.cli.app import COMMANDS, app, run

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(
    [*DOCS.rglob("*.md"), *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")), ROOT / "src/seawall/bundle/README.md"]
)
sys.path.insert(0, str(ROOT / "scripts"))
from reference_json import SHAPES  # noqa: E402

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^ {0,8}```.*?^ {0,8}```", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"^( {0,8})```(\w*)\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`((?:seawall|make) [^`\n]+)`")


def relative(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """Anchors of a page's headings, as the manual and code hosts make them."""
    found = set()
    for heading in re.findall(r"^#{1,6} (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE):
        text = unicodedata.normalize("NFKD", re.sub(r"[`*]", "", heading)).encode("ascii", "ignore").decode()
        found.add(re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower()))
    return found


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_relative_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        place = (page.parent / name).resolve() if name else page
        assert place.exists(), f"{relative(page)}: no {target}"
        # The manual is built from docs/ alone: a link out of it would be dead there.
        assert not page.is_relative_to(DOCS) or place.is_relative_to(DOCS), f"{relative(page)}: {target} leaves docs/"
        assert not anchor or anchor in anchors(place), f"{relative(page)}: no heading for {target}"


def nav_files(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from nav_files(part)


def test_the_manual_names_every_page_once() -> None:
    named = list(nav_files(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]))
    assert sorted(named) == sorted(page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md"))


def command_lines(text: str) -> Iterator[str]:
    """Commands that a page shows: in code blocks line by line (with or without `$`), and inline."""
    for _, language, block in _BLOCK.findall(text):
        if language in ("json", "toml", "csv", "text"):
            continue
        for line in block.splitlines():
            yield from re.findall(r"(?:^|[\s(])((?:seawall|make) [^|>#)]*)", line.strip().removeprefix("$ "))
    yield from _INLINE.findall(_FENCE.sub("", text))


def options_of() -> dict[str, set[str]]:
    group: Any = typer.main.get_command(app)
    return {name: {"--help", *(o for p in group.commands[name].params for o in (*p.opts, *p.secondary_opts))} for name in COMMANDS}


OPTIONS = options_of()
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_commands_shown_exist(page: Path) -> None:
    for line in command_lines(page.read_text(encoding="utf-8")):
        words = shlex.split(line.replace("…", "").rstrip("\\;&."))
        if words[0] == "make":
            assert set(words[1:2]) <= TARGETS, f"{relative(page)}: {line}"
            continue
        if words[1] == "--help":
            continue
        assert words[1] in COMMANDS, f"{relative(page)}: {line}"
        unknown = {w.partition("=")[0] for w in words[2:] if re.fullmatch(r"--?[a-z][a-z-]*(=.*)?", w)} - OPTIONS[words[1]]
        assert not unknown, f"{relative(page)}: {line}: {unknown}"


def test_errors_name_commands_that_exist() -> None:
    """Also the Makefile's own calls: `make run` is the first thing that a newcomer sees."""
    wrong = []
    texts = {relative(path): _INLINE.findall(path.read_text(encoding="utf-8")) for path in (ROOT / "src/seawall").rglob("*.py")}
    texts["Makefile"] = re.findall(r"\$\(BIN\)/(seawall .+)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    for name, lines in texts.items():
        for words in (line.split() for line in lines if line.startswith("seawall ") and "{" not in line.split()[1]):
            if words[1] not in COMMANDS or not {w for w in words[2:] if re.fullmatch(r"--[a-z-]+", w)} <= OPTIONS[words[1]]:
                wrong.append(f"{name}: {' '.join(words)}")
    assert wrong == []


def test_generated_pages_are_those_of_the_code() -> None:
    done = subprocess.run([sys.executable, "scripts/write_reference.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + " (`make docs` writes them)"


def test_the_readme_is_short_and_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 120
    assert [name for name in COMMANDS if f"seawall {name}" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_no_hype_no_badges(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    found = re.search(r"\b(simply|powerful|seamless|cutting-edge|blazing|world-class|state-of-the-art|effortless)\b|img\.shields\.io|badge\.svg", text, re.IGNORECASE)
    assert found is None, found


def test_every_kind_of_error_has_a_row() -> None:
    page = (DOCS / "reference/errors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"[├└]─ (\w+)", page)) <= set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE))


class World:
    """A store with one own list of invented parties, and what commands say of it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def said(self, *words: str, code: int = 0) -> Any:
        self.capsys.readouterr()
        assert run([*words, "--json", "--home", str(self.folder / "home")]) == code
        return json.loads(self.capsys.readouterr().out)


HEADER = "seawall_list,id,name,type,birth_date,measure\n"


@pytest.fixture
def world(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> World:
    """Two publications: the second takes one party off, adds one, and changes one."""
    made = World(tmp_path, capsys)
    rows = {"2024-01-01": ("1,Ada Invented,person,1970", "2,Bolt Invented,company,"), "2024-02-01": ("1,Ada Invented,person,1971", "3,Cora Invented,person,1980")}
    for day, parties in rows.items():
        path = tmp_path / f"{day}-made-up.csv"
        path.write_text(HEADER + "".join(f"Made up,{row},freeze\n" for row in parties), encoding="utf-8")
        assert set(made.said("load", str(path))) == fields_of("LoadResult")
    return made


def fields_of(name: str) -> set[str]:
    from dataclasses import fields

    from seawall.ingest.offered import LoadResult
    from seawall.service.sources import FileStatus, ListStatus

    kinds: dict[str, Any] = {"LoadResult": LoadResult, "ListStatus": ListStatus, "FileStatus": FileStatus}
    return {f.name for f in fields(kinds[name])}


def keys(shape: str) -> set[str]:
    return {key for key, _, _ in SHAPES[shape]}


PARTY = "own-made-up-1"


def test_json_of_show_and_search(world: World) -> None:
    found = world.said("show", PARTY)
    assert set(found) == keys("show")
    assert set(found["facts"][0]) == keys("fact")
    assert set(found["facts"][0]["source"]) == keys("source")
    assert {key for part in found["parts"] for key in part} == {"id", "schema", "facts"}
    assert set(found["on_list"]) == {"appeared", "not_before", "last_seen", "starts"}
    assert set(world.said("show", PARTY, "--history")[0]) == keys("history")
    assert set(world.said("search", "ada")[0]) == keys("search")


def test_json_of_changes(world: World) -> None:
    found = world.said("changes", "--from", "2024-01-15", "--to", "2024-02-15")
    assert set(found) == keys("changes")
    assert {party["kind"] for party in found["parties"]} == {"listed", "delisted", "amended"}
    assert set(found["parties"][0]) == keys("changed")
    assert {key for party in found["parties"] for fact in (*party["begun"], *party["ended"]) for key in fact} == keys("change")


def test_json_of_screen(world: World) -> None:
    one = world.said("screen", "--name", "Ada Invented")
    assert set(one) == keys("screen_one")
    hit = one["hits"][0]
    assert set(hit) == {"id", "caption", "schema", "score", "evidence", "name", "lists", "programs", "sentence", "settles", "reasons"}
    assert set(hit["reasons"][0]) == {"feature", "detail", "query", "candidate", "contribution"}
    book, out = world.folder / "book.csv", world.folder / "hits.jsonl"
    book.write_text("name\nAda Invented\nOther Person\nAda,Invented,much\n", encoding="utf-8")
    many = world.said("screen", str(book), "--output", str(out))
    assert set(many) == keys("screen_file") - {"results"}
    assert set(json.loads(out.read_text(encoding="utf-8"))) == keys("line")
    assert set(json.loads(out.with_name("hits.rejects.jsonl").read_text(encoding="utf-8"))) == keys("reject")
    assert set(world.said("screen", str(book))) == keys("screen_file")


def test_json_of_compare(world: World) -> None:
    pairs, out = world.folder / "pairs.jsonl", world.folder / "answers.jsonl"
    record = {"schema": "Person", "properties": {"name": ["Ada Invented"]}}
    pairs.write_text(json.dumps({"left": record, "right": record}) + "\n", encoding="utf-8")
    world.capsys.readouterr()
    assert run(["compare", str(pairs), "--output", str(out), "--json"]) == 0
    assert set(json.loads(world.capsys.readouterr().out)) == keys("compare")
    answer = json.loads(out.read_text(encoding="utf-8"))
    assert set(answer) == keys("answer")
    assert set(answer["reasons"][0]) == {"feature", "detail", "query", "candidate", "contribution"}


def test_json_of_sources_export_verify_and_errors(world: World) -> None:
    status = world.said("sources", "--list", "own_made_up")[0]
    assert set(status) == fields_of("ListStatus")
    assert set(status["files"][0]) == fields_of("FileStatus")
    assert set(world.said("sources", "--formats")[0]) == keys("formats")
    assert set(world.said("export", str(world.folder / "all.ftm.json"))) == keys("export")
    assert set(world.said("verify")) == keys("verify")
    assert set(world.said("show", "own-made-up-9", code=2)) == keys("error")
