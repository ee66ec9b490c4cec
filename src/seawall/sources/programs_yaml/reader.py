"""Reading the tar and its YAML: text only, no YAML types, no anchors, bounded.

YAML 1.1 would read the territory `no` as false and `1286` as a number, so the events of the parser are read and not its values:
a file is a mapping of names to texts or to lists of texts, and anything else is an error.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

import yaml  # type: ignore[import-untyped]

from seawall.errors import FormatError
from seawall.sources.contract import SourceFile
from seawall.sources.programs_yaml.tables import LISTS, OPTIONAL, REQUIRED

_SOURCE = "programs_yaml"
MAX_MEMBER_BYTES = 1 << 18
MAX_MEMBERS = 20_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_AGAIN = "The archive is damaged or of another kind; pack it again from the publisher's folder of programs."
Value = str | list[str]


class ProgramFile(NamedTuple):
    """One program as the file gives it.

    Attributes:
        name: name of the member.
        fields: keys and texts; a null is the empty text.
    """

    name: str
    fields: dict[str, Value]

    def text(self, key: str) -> str:
        """The text of a key; empty if it is not there."""
        value = self.fields.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> list[str]:
        """The texts of a key that holds a list; a single text is a list of one."""
        value = self.fields.get(key, "")
        return value if isinstance(value, list) else [value] if value else []


def read_programs(file: SourceFile) -> list[ProgramFile]:
    """All programs of the archive.

    Raises:
        FormatError: no tar, a cut tar, a member that is no program.
    """
    return [_program(name, data, file.name) for name, data in _members(file)]


def _members(file: SourceFile) -> Iterator[tuple[str, bytes]]:
    # A tar ends in two blocks of zeros; Python's reader takes a cut one without a word.
    if not file.data.endswith(b"\0" * 1024):
        raise FormatError("the tar has no end", source=_SOURCE, snapshot=file.name, locator=f"byte {len(file.data):,}", cure="The download is cut; fetch it again.")
    try:
        with tarfile.open(fileobj=io.BytesIO(file.data), mode="r:") as archive:
            for number, member in enumerate(archive):
                if number > MAX_MEMBERS or member.size > MAX_MEMBER_BYTES:
                    raise FormatError(f"member {member.name!r} of {member.size:,} bytes, number {number:,}: too large", source=_SOURCE, snapshot=file.name, cure=_AGAIN)
                handle = archive.extractfile(member) if member.isreg() else None
                if handle is not None and member.name.endswith((".yml", ".yaml")):
                    data = handle.read()
                    if len(data) != member.size:
                        raise FormatError(f"{member.name!r} is cut", source=_SOURCE, snapshot=file.name, cure=_AGAIN)
                    yield member.name, data
    except FormatError:
        raise
    except (tarfile.TarError, OSError, ValueError, EOFError, OverflowError, KeyError, IndexError) as exc:
        raise FormatError(f"the tar is damaged ({exc})", source=_SOURCE, snapshot=file.name, cure=_AGAIN) from exc


def _program(name: str, data: bytes, file_name: str) -> ProgramFile:
    def broken(what: str, line: int = 0) -> FormatError:
        return FormatError(what, source=_SOURCE, snapshot=file_name, locator=f"{name}, line {line}" if line else name, cure=_AGAIN)

    fields: dict[str, Value] = {}
    key: str | None = None
    items: list[str] | None = None
    depth = 0
    try:
        for event in yaml.parse(data.decode("utf-8"), Loader=_LOADER):
            line = event.start_mark.line + 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise broken("anchors and aliases are not read", line)
            if isinstance(event, yaml.MappingStartEvent):
                depth += 1
                if depth > 1:
                    raise broken("a mapping where a text should be", line)
            elif isinstance(event, yaml.MappingEndEvent):
                depth -= 1
            elif isinstance(event, yaml.SequenceStartEvent):
                if key is None or items is not None:
                    raise broken("a list where a text should be", line)
                items = []
            elif isinstance(event, yaml.SequenceEndEvent) and key is not None and items is not None:
                fields[key], key, items = items, None, None
            elif isinstance(event, yaml.ScalarEvent):
                text = "" if event.value in ("~", "null", "Null", "NULL") and event.style is None else " ".join(event.value.split())
                if items is not None:
                    items.append(text)
                elif key is None:
                    if text in fields or depth != 1:
                        raise broken(f"key {text!r} stands twice or in no mapping", line)
                    key = text
                else:
                    fields[key], key = text, None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as exc:
        raise broken(f"not YAML ({' '.join(str(exc).split())[:200]})") from exc
    _check(fields, broken)
    return ProgramFile(name, fields)


def _check(fields: dict[str, Value], broken: Callable[[str], FormatError]) -> None:
    for key, value in fields.items():
        if key not in REQUIRED and key not in OPTIONAL:
            raise broken(f"unknown key {key!r}")
        if isinstance(value, list) and key not in LISTS:
            raise broken(f"a list under {key!r}")
    for key in REQUIRED:
        if not fields.get(key):
            raise broken(f"no {key!r}")
