"""Hyperlinks of the workbook's cells: the decision behind each entry. The reader of cells does not hand them over.

Source of the format: ECMA-376 Part 1, `hyperlink` in the sheet, its target in the sheet's relationships.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from seawall.sources.contract import SourceFile
from seawall.sources.workbook import MAX_UNPACKED

_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?name="([^"]*)"[^>]*?r:id="([^"]+)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_HYPERLINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*>")
_REF = re.compile(rb'\sref="([A-Z]+)(\d+)')
_ID = re.compile(rb'\sr:id="([^"]+)"')


def links_of(file: SourceFile) -> dict[tuple[int, int, str], str]:
    """Web address by (number of the sheet from 0, row, letters of the column); empty if the workbook has none.

    The archive has been checked by `workbook.open_workbook` before; a part that is damaged has been refused there.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            names = set(archive.namelist())
            return _links(archive, names)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, KeyError, ValueError):
        return {}


def _links(archive: zipfile.ZipFile, names: set[str]) -> dict[tuple[int, int, str], str]:
    book = _read(archive, "xl/workbook.xml")
    targets = _relations(_read(archive, "xl/_rels/workbook.xml.rels") if "xl/_rels/workbook.xml.rels" in names else b"")
    found: dict[tuple[int, int, str], str] = {}
    for index, match in enumerate(_SHEET.finditer(book)):
        target = targets.get(match[2], "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        rels = posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")
        if part not in names or rels not in names:
            continue
        urls = _relations(_read(archive, rels))
        for link in _HYPERLINK.finditer(_read(archive, part)):
            ref, number = _REF.search(link[0]), _ID.search(link[0])
            url = urls.get(number[1], "") if number is not None else ""
            if ref is not None and url.startswith(("http://", "https://")):
                found[index, int(ref[2]), ref[1].decode()] = url
    return found


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MAX_UNPACKED:
        raise ValueError(name)
    return archive.read(name)


def _relations(part: bytes) -> dict[bytes, str]:
    """Targets by relationship id."""
    found = {}
    for match in _RELATION.finditer(part):
        pairs = dict(_ATTRIBUTE.findall(match[0]))
        found[pairs.get(b"Id", b"")] = pairs.get(b"Target", b"").decode("utf-8", "replace").replace("&amp;", "&")
    return found
