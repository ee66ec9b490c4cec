"""XLSX within bounds: what the shared reader refuses and what it lets through."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest

from seawall.errors import FormatError
from seawall.sources import workbook as module
from seawall.sources.contract import SourceFile
from seawall.sources.workbook import cell_name, column_name, holds_texts, looks_like_workbook, open_workbook, text_of
from tests.sources.au_dfat.writer import workbook


def opened(data: bytes):
    return open_workbook(SourceFile("a.xlsx", data), "test")


def test_cells_keep_their_kinds():
    (page,) = opened(workbook([["a", 2.5, None, date(2020, 1, 2)]])).pages
    assert page.rows == [["a", 2.5, "", date(2020, 1, 2)]]


def test_rows_begin_at_the_first_cell_of_the_sheet():
    (page,) = opened(workbook([[None], [None, "b"]])).pages
    assert page.rows[1][1] == "b"


def test_moment_of_the_core_properties():
    assert opened(workbook([["a"]])).published_at == datetime.fromisoformat("2024-11-11T01:01:21+00:00")
    assert opened(workbook([["a"]], moment=None)).published_at is None
    assert opened(workbook([["a"]], moment="yesterday")).published_at is None


TEXTS = [("whole", 3.0, "3"), ("float", 3.25, "3.25"), ("day", date(2020, 1, 2), "2020-01-02"), ("time", datetime(2020, 1, 2, 3, 4), "2020-01-02 03:04:00"), ("yes", True, "true"), ("text", " a ", " a ")]


@pytest.mark.parametrize(("cell", "text"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
def test_text_of_a_cell(cell, text):
    assert text_of(cell) == text


def test_names_of_cells():
    assert [column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert cell_name("osoby", 17, 2) == "osoby!C17"


def test_an_archive_that_unpacks_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MAX_UNPACKED", 1000)
    with pytest.raises(FormatError, match="unpacks to"):
        opened(workbook([["a" * 5000]]))
    assert not holds_texts(SourceFile("a", workbook([["a" * 5000]])), b"a")


def test_an_archive_of_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MAX_PARTS", 3)
    with pytest.raises(FormatError, match="in 8 parts"):
        opened(workbook([["a"]]))


def test_a_lying_size_is_found():
    data = bytearray(workbook([["a" * 3000]]))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("xl/sharedStrings.xml").file_size
    place = data.rindex(size.to_bytes(4, "little"))
    data[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises(FormatError, match="cut or damaged"):
        opened(bytes(data))


def test_what_is_no_workbook():
    assert not looks_like_workbook(SourceFile("a", b"PK\x03\x04 something"))
    assert not holds_texts(SourceFile("a", b"PK\x03\x04xl/workbook.xml"), b"a")
    assert holds_texts(SourceFile("a", workbook([["Reference"]])), b"Reference")
