"""Packed files, long lines, odd bytes: what a file of customers must survive, with memory bounded."""

from __future__ import annotations

import gzip
import io
import sys
import tracemalloc
from pathlib import Path

import orjson
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import QuestionError
from seawall.screen import customer_lines, customer_reading, customer_stream
from seawall.screen.customer_batches import read_customers
from seawall.screen.customer_encodings import decode_line, narrow_encoding
from seawall.screen.customer_lines import Lines
from seawall.screen.customer_objects import objects_of_array
from seawall.screen.customer_reading import Reading
from seawall.screen.customer_stream import ByteStream

HEAD = "id,name,dob\n1,Anna Bell,1970\n"


def read(path: Path) -> tuple[list[tuple[int, list[str]]], list[tuple[int, str]], Reading]:
    opened = read_customers(path)
    found = [(b.rows[i], list(b.names[i])) for b in opened.batches for i in range(len(b))]
    return found, [(reject.row, reject.reason) for reject in opened.reading.rejects], opened.reading


def write(tmp_path: Path, data: bytes | str, name: str = "in.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress, lambda data: zstandard.compress(data[:9]) + zstandard.compress(data[9:])], ids=["gzip", "zstd", "two_frames"])
@pytest.mark.parametrize("name", ["in.csv.packed", "in.csv"])
def test_packed_files_are_known_by_their_content(tmp_path: Path, pack: object, name: str) -> None:
    found, _, reading = read(write(tmp_path, pack(HEAD.encode()), name))  # type: ignore[operator]
    assert found == [(1, ["Anna Bell"])]
    assert reading.packing in ("gzip", "zstd")


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_a_packed_file_that_is_cut_off_is_an_error(tmp_path: Path, pack: object) -> None:
    text = HEAD + "".join(f"{i},Name {i * 7919 % 100_003},\n" for i in range(100_000))
    packed = pack(text.encode())  # type: ignore[operator]
    with pytest.raises(QuestionError, match="is cut off"):
        read(write(tmp_path, packed[: len(packed) * 2 // 3]))


def test_a_packed_file_that_is_damaged_is_an_error(tmp_path: Path) -> None:
    packed = bytearray(zstandard.compress((HEAD * 9000).encode()))
    packed[4:40] = bytes(36)
    with pytest.raises(QuestionError, match=r"is damaged|is cut off"):
        read(write(tmp_path, bytes(packed)))


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customer_stream, "FREE_BYTES", 1 << 22)
    for pack in (gzip.compress, zstandard.compress):
        path = write(tmp_path, pack(HEAD.encode() + b"x" * (1 << 25)))
        tracemalloc.start()
        with pytest.raises(QuestionError, match="unpacks to more than 400 times"):
            read(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 1 << 25


def test_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        buffer = io.BytesIO(gzip.compress(HEAD.encode()))

    monkeypatch.setattr(sys, "stdin", Pipe)
    found, _, reading = read(Path("-"))
    assert found == [(1, ["Anna Bell"])]
    assert reading.share() is None


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_line_of_many_megabytes_is_one_reject_and_takes_no_memory(tmp_path: Path, form: str) -> None:
    path = tmp_path / "in"
    with path.open("wb") as file:
        file.write(HEAD.encode() if form == "csv" else b'{"name":"Anna Bell"}\n{"name":"')
        for _ in range(64):
            file.write(b"x" * (1 << 20))
        file.write(b"\n9,Carl Dorn,\n" if form == "csv" else b'"}\n{"name":"Carl Dorn"}\n')
    tracemalloc.start()
    found, rejects, _ = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [(1, ["Anna Bell"]), (3, ["Carl Dorn"])]
    assert rejects == [(2, "a line of more than 1,048,576 bytes")]
    assert peak < 24 << 20


@pytest.mark.parametrize("first", [b"x" * 3_000_000 + b"\nname\nAnna\n", b'"' * 3_000_000])
def test_a_heading_row_without_end_is_an_error(tmp_path: Path, first: bytes) -> None:
    with pytest.raises(QuestionError, match="the heading row has a line of more than"):
        read_customers(write(tmp_path, first))


@settings(max_examples=200, deadline=None)
@given(lines=st.lists(st.integers(0, 60), max_size=20), ended=st.booleans(), piece=st.integers(1, 80))
def test_lines_come_whole_and_in_order(lines: list[int], ended: bool, piece: int) -> None:
    texts = [bytes([97 + i % 26]) * size for i, size in enumerate(lines)]
    data = b"\n".join(texts) + (b"\n" if ended and texts else b"")
    source = io.BytesIO(data)

    class Pieces:
        def peek(self, size: int) -> bytes:
            return data[:size]

        def read(self, size: int = -1) -> bytes:
            return source.read(piece)

    reader = Lines(Pieces(), longest=40)  # type: ignore[arg-type]
    found: list[bytes | None] = []
    while (block := reader.block()) is not None:
        found += [None] if block.too_long else block.data.removesuffix(b"\n").split(b"\n")
    # A line is measured with its end, where it has one; what follows the last end is a line if there is anything.
    ends = [True] * (len(texts) - 1) + [ended] if texts else []
    expected = [text if len(text) + end <= 40 else None for text, end in zip(texts, ends, strict=True)]
    assert [text for text in found if text != b""] == [text for text in expected if text != b""]


ROWS = [  # id, a row behind a sound one, reason
    ("ten_thousand_characters", "2," + "N" * 10_000 + ",", "a name of more than 5000 characters"),
    ("marks_only", "2,\u0301\u0302\u0301,", "a name without a letter or digit"), ("symbols_only", "2,***,", "a name without a letter or digit"),
    ("nul", "2,An\0na,", "a NUL character"), ("many_cells", "2,Too,Many,Cells", "4 cells, the heading row has 3"), ("few_cells", "2", "no name and no official number"),
    ("no_name", "2,,1970", "no name and no official number"), ("quotation", '2,"Bob,1970', "a quotation mark without its partner"),
]  # fmt: skip


@pytest.mark.parametrize("row, reason", [c[1:] for c in ROWS], ids=[c[0] for c in ROWS])
def test_a_bad_row_is_counted_and_the_others_are_read(tmp_path: Path, row: str, reason: str) -> None:
    found, rejects, reading = read(write(tmp_path, HEAD + row + "\n3,Carl Dorn,\n"))
    assert found == [(1, ["Anna Bell"]), (3, ["Carl Dorn"])]
    assert rejects == [(2, reason)]
    assert (reading.rows_read, reading.rejected) == (3, 1)


OBJECTS = [  # id, a line, reason
    ("lone_surrogate", '{"name":"\\ud800"}', "not JSON: "), ("deep", '{"name":' + "[" * 100_000 + "]" * 100_000 + "}", "not JSON: "), ("broken", '{"name":"Bob"', "not JSON: "),
    ("an_object_as_name", '{"name":{"a":1}}', "no name and no official number; 'name' holds no text"), ("a_truth_value", '{"name":true}', "no name"), ("null", '{"name":null}', "no name"),
    ("an_array", '["Bob"]', "a JSON value that is no object"), ("a_number", "5", "a JSON value that is no object"), ("nul", '{"name":"B\\u0000b"}', "a NUL character"),
    ("long", '{"name":"' + "N" * 10_000 + '"}', "a name of more than 5000"), ("bytes", '{"name":"B\x81"}', "bytes that are not"),
]  # fmt: skip


@pytest.mark.parametrize("line, reason", [c[1:] for c in OBJECTS], ids=[c[0] for c in OBJECTS])
def test_a_bad_object_is_counted_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    data = b'{"name":"Anna Bell"}\n' + line.encode("latin-1") + b'\n{"name":["Carl Dorn",5],"country":{"x":1}}\n'
    found, rejects, reading = read(write(tmp_path, data))
    assert found == [(1, ["Anna Bell"]), (3, ["Carl Dorn", "5"])]
    assert [row for row, _ in rejects] == [2]
    assert rejects[0][1].startswith(reason)
    assert reading.notes["objects with values that are no text"] >= 1


def test_numbers_that_json_cannot_hold_are_no_ids(tmp_path: Path) -> None:
    found, _, reading = read(write(tmp_path, '{"name":"Anna Bell","id":123456789012345678901234567890}\n{"name":"Carl","id":17.0}\n'))
    assert len(found) == 2
    assert reading.notes == {"objects with values that are no text": 1}


def test_links_and_attributes_of_parties_are_counted_not_screened(tmp_path: Path) -> None:
    entities = [{"id": "a", "schema": "Person", "properties": {"name": ["Anna Bell"], "country": ["ru"]}}, {"id": "b", "schema": "Address", "properties": {"full": ["Street 1"]}},
                {"id": "c", "schema": "Vessel", "properties": {"imoNumber": ["9187629"]}, "caption": "Petrel"}]  # fmt: skip
    found, rejects, reading = read(write(tmp_path, orjson.dumps(entities)))
    assert found == [(1, ["Anna Bell"]), (3, ["Petrel"])]
    assert not rejects
    assert reading.notes == {"objects that are no party (addresses, sanctions, links …)": 1}


JSON = st.recursive(st.text(st.sampled_from('ab"\\{}[],:\n é'), max_size=6) | st.integers(0, 9) | st.none(),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.sampled_from('a"}\\'), max_size=3), inner, max_size=3), max_leaves=8)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(objects=st.lists(st.dictionaries(st.sampled_from(["a", "b}"]), JSON), max_size=5), form=st.sampled_from(["array", "lines", "pretty"]), piece=st.sampled_from([1, 2, 7, 1000]))
def test_objects_are_found_wherever_pieces_end(objects: list[dict[str, object]], form: str, piece: int) -> None:
    data = {"array": orjson.dumps(objects), "lines": b"".join(map(orjson.dumps, objects)), "pretty": b"\n".join(orjson.dumps(o, option=orjson.OPT_INDENT_2) for o in objects)}[form]
    source = io.BytesIO(data)

    class Pieces:
        def piece(self) -> bytes:
            return source.read(piece)

    reading = Reading(Path("in.json"), "json", "utf-8")
    assert [value for _, value in objects_of_array(reading, Pieces())] == objects  # type: ignore[arg-type]
    assert reading.rejected == 0


def test_an_array_on_one_long_line_is_read_object_by_object(tmp_path: Path) -> None:
    objects = [{"name": f"Anna {i} Bell", "note": "x" * 200} for i in range(9000)]
    objects[5]["note"] = "y" * 1_200_000
    found, rejects, _ = read(write(tmp_path, orjson.dumps(objects)))
    assert len(found) == 8999
    assert rejects == [(6, "an object of more than 1,048,576 bytes")]


def test_an_object_that_does_not_end_is_an_error(tmp_path: Path) -> None:
    short = '[{"name":"Anna Bell"},\n{"name":"Bob"'
    others = ',\n{"name":"Carl Dorn"}'
    for text in (short, short + others, short + others * 2 + "]", short + others * 60_000 + "]"):
        with pytest.raises(QuestionError, match="object 2 does not end"):
            read(write(tmp_path, text))


ENCODED = [  # encoding, rows
    ("cp1252", "1,Jürgen Groß\n2,Zoë Faßbinder\n"), ("cp1251", "1,Иванов Пётр\n2,Сидорова Анна\n"), ("koi8-r", "1,Иванов Пётр\n2,Сидорова Анна\n"),
    ("cp1250", "1,Łukasz Żółć\n2,Wojciech Kaźmierczak\n"), ("cp1253", "1,Γιώργος Παπαδόπουλος\n"), ("cp1256", "1,محمد علي\n2,أحمد حسن\n"),
    ("gb18030", "1,王小明\n2,李大卫\n3,张伟\n4,中国石油天然气集团公司\n5,陈建国\n6,刘洋\n"), ("cp949", "1,김철수\n2,이영희\n3,박지성\n4,주식회사 삼성전자\n"),
]  # fmt: skip


@pytest.mark.parametrize("encoding, rows", ENCODED, ids=[e for e, _ in ENCODED])
def test_older_encodings_are_told(tmp_path: Path, encoding: str, rows: str) -> None:
    found, rejects, _ = read(write(tmp_path, ("id,name\n" + rows).encode(encoding)))
    assert [names for _, names in found] == [[line.split(",")[1]] for line in rows.splitlines()]
    assert not rejects


def test_an_encoding_that_cannot_be_told_is_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "id,name\n1,王小明\n2,李大衛\n3,張偉\n".encode("big5"))
    with pytest.raises(QuestionError, match="cannot be told"):
        read_customers(path)
    assert [list(b.names[0]) for b in read_customers(path, encoding="big5").batches] == [["王小明"]]
    with pytest.raises(QuestionError, match="which is none"):
        read_customers(path, encoding="klingon")


LINES = [  # id, bytes, text and encoding, or None
    ("utf8", "Müller".encode(), ("Müller", "utf-8")), ("western", "Zoë Müller".encode("cp1252"), ("Zoë Müller", "cp1252")), ("cyrillic", "Иванов".encode("cp1251"), ("Иванов", "cp1251")),
    ("two_letters", "яю".encode("cp1251"), None), ("arabic", "محمد علي".encode("cp1256"), None), ("no_letter", b"a\x81b", None), ("chinese", "王小明".encode("gb18030"), None),
]  # fmt: skip


@pytest.mark.parametrize("line, found", [c[1:] for c in LINES], ids=[c[0] for c in LINES])
def test_a_line_in_another_encoding_is_read_only_if_it_looks_like_names(line: bytes, found: tuple[str, str] | None) -> None:
    assert decode_line(line, "utf-8") == found


def test_mixed_encodings_are_read_line_by_line_and_told(tmp_path: Path) -> None:
    data = HEAD.encode() + "2,Олег Кармазин,\n3,Žaneta Ř,\n".encode() + "4,Zoë Müller,\n".encode("cp1252") + b"5,\x81\xff,\n"
    found, rejects, reading = read(write(tmp_path, data))
    assert found == [(1, ["Anna Bell"]), (2, ["Олег Кармазин"]), (3, ["Žaneta Ř"]), (4, ["Zoë Müller"])]
    assert rejects == [(5, "bytes that are not utf-8")]
    assert reading.notes == {"rows read as cp1252, not utf-8": 1}
    assert narrow_encoding(data) == "utf-8"


def test_what_is_odd_but_no_reject_is_told(tmp_path: Path) -> None:
    found, rejects, reading = read(write(tmp_path, HEAD + "2,Bob\n3,M\ufffdller,\n"))
    assert (len(found), rejects) == (3, [])
    assert reading.notes == {"rows with fewer cells than headings": 1, "rows with a letter that was lost before (U+FFFD)": 1}


def test_forms_of_line_ends_and_the_separator_line_of_spreadsheets(tmp_path: Path) -> None:
    assert read(write(tmp_path, "id,name\r1,Anna Bell\r2,Carl Dorn\r"))[0] == [(1, ["Anna Bell"]), (2, ["Carl Dorn"])]
    assert read(write(tmp_path, "sep=;\r\nid;name\r\n1;Bell, Anna\r\n"))[0] == [(1, ["Bell, Anna"])]


def test_headings_met_twice_are_both_kept(tmp_path: Path) -> None:
    opened = read_customers(write(tmp_path, "name,name,name (2)\nAnna,Bell,Carl\n"))
    (batch,) = opened.batches
    assert batch.inputs(0) == {"name": "Anna", "name (3)": "Bell", "name (2)": "Carl"}
    assert batch.names[0] == ["Anna", "Bell"]


@pytest.mark.parametrize("data, message", [
    (bytes(1 << 20), "is empty"), (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "is no text"), (b",,,\n,,\n", "has no rows"), (b"id,name" + b",x" * 20_000, "20,002 cells"),
    (b"PK\x03\x04" + bytes(60), "workbook cannot be read"),
])  # fmt: skip
def test_files_that_are_none(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        read_customers(write(tmp_path, data))


def test_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot be read"):
        ByteStream(tmp_path)


def test_rejects_are_kept_in_bounds_and_told_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customer_reading, "MOST_KEPT", 5)
    monkeypatch.setattr(customer_lines, "LONGEST_LINE", 1000)
    opened = read_customers(write(tmp_path, HEAD + "".join(f"{i},,\n{i},a,b,c\n{i},{'x' * 2000},\n" for i in range(100))), rows=10)
    told: list[int] = []
    opened.reading.sink = lambda reject: told.append(reject.row)
    assert sum(len(batch) for batch in opened.batches) == 1
    assert told == list(range(2, 302))
    assert ([reject.row for reject in opened.reading.rejects], opened.reading.rejected) == ([2, 3, 4, 5, 6], 300)
