"""The fast way and the careful way to cut a table give the same cells; what cannot be cut is counted."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.screen import customer_cells, customer_files, customer_lines
from seawall.screen.customer_batches import read_customers
from seawall.screen.customer_cells import cut_record, parse_plain

LETTERS = st.sampled_from(list('ab "";,\t|é水\u0301\u00a0\u2028\x85.0-'))
CELL = st.text(LETTERS, max_size=8)
ODD = st.text(st.sampled_from(list('a,";\n\r \0é\ufffd')), max_size=12)


def read(path: Path, rows: int = 50_000) -> tuple[list[tuple[object, ...]], list[tuple[int, str, str]], dict[str, int], int]:
    opened = read_customers(path, rows=rows)
    batches = list(opened.batches)
    found = [(b.rows[i], b.ids[i], list(b.names[i]), b.details(i), b.inputs(i)) for b in batches for i in range(len(b))]
    return found, [tuple(reject) for reject in opened.reading.rejects], opened.reading.notes, opened.reading.rows_read


def both_ways(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(path)
    with monkeypatch.context() as patched:
        patched.setattr(customer_cells, "parse_plain", lambda *args: None)
        careful = read(path)
    assert fast == careful


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.tuples(CELL, CELL, CELL), max_size=12), separator=st.sampled_from(",;\t|"), end=st.sampled_from(["\n", "\r\n"]), encoding=st.sampled_from(["utf-8", "utf-16"]))
def test_well_written_tables_read_the_same_both_ways(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]], separator: str, end: str, encoding: str) -> None:
    path = tmp_path_factory.mktemp("cells") / "in.csv"
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator=end)
    writer.writerows([("id", "name", "alias"), *rows])
    path.write_bytes(text.getvalue().encode(encoding))
    with pytest.MonkeyPatch.context() as monkeypatch:
        both_ways(path, monkeypatch)


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(ODD, max_size=12))
def test_any_text_reads_the_same_both_ways(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("odd") / "in.csv"
    path.write_text("id,name\n" + "\n".join(["1,Anna", *lines, "2,Carl"]) + "\n", encoding="utf-8", newline="")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(customer_lines, "LONGEST_LINE", 40)
        monkeypatch.setattr(customer_files, "_too_many", lambda odd, text: False)
        both_ways(path, monkeypatch)


def test_the_fast_way_is_taken_where_nothing_is_odd() -> None:
    columns = parse_plain('1,"Smith, ""Jo""",gb\r\n\r\n,,\r\n2,Žaneta,\r\n'.encode(), ",", 3)
    assert columns is not None
    assert [column.to_pylist() for column in columns] == [["1", "2"], ['Smith, "Jo"', "Žaneta"], ["gb", ""]]


@pytest.mark.parametrize("data", [b"1,a\0b\n", b"1,\xff\n", b'1,a"b\n', b'1,"a" b\n', b'1,"a\nb"\n', b"1\n", b"1,2,3\n", b"1,a\rb\n", b'1,"a\n'])
def test_the_fast_way_leaves_alone_what_is_odd(data: bytes) -> None:
    assert parse_plain(b"0,fine\n" + data, ",", 2) is None


RECORDS = [  # id, text, cells, state
    ("plain", "1,Anna,gb", ["1", "Anna", "gb"], "whole"), ("quoted", '1,"Smith, J",gb', ["1", "Smith, J", "gb"], "whole"),
    ("doubled", '"a""b",c', ['a"b', "c"], "whole"), ("empty_quoted", '"",""', ["", ""], "whole"), ("a_mark_within", '1,Smith "Jo,2', ["1", 'Smith "Jo', "2"], "whole"),
    ("behind_the_mark", '"Jo" Smith,2', ["Jo Smith", "2"], "whole"), ("open", '1,"Smith', ["1", "Smith"], "open"), ("over_a_line", '1,"a\nb",c', ["1", "a\nb", "c"], "whole"),
    ("another_began", '1,"a\n2,"b",c', ["1", "a\n2,"], "broken"), ("last_is_empty", "a,", ["a", ""], "whole"),
]  # fmt: skip


@pytest.mark.parametrize("text, cells, state", [c[1:] for c in RECORDS], ids=[c[0] for c in RECORDS])
def test_records(text: str, cells: list[str], state: str) -> None:
    assert cut_record(text, ",") == (cells, state)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(st.sampled_from('ab ,"\n'), max_size=6), min_size=1, max_size=5))
def test_what_csv_writes_is_cut_as_csv_cuts_it(cells: list[str]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    assert cut_record(text.getvalue(), ",") == (cells, "whole")


def test_stray_marks_cost_their_own_row_only(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text('id,name,dob\n1,"Anna,1970\n2,Bob Smith,1980\n3,"Carl ""X"" D",1980\n4,E"d,1970\n5,"multi\nline",1990\n6,"stray\n7,Gus Holm,\n8,x"y,\n9,"End",\n', encoding="utf-8")
    found, rejects, _, count = read(path)
    assert [(row, names[0]) for row, _, names, _, _ in found] == [  # type: ignore[index]
        (2, "Bob Smith"), (3, 'Carl "X" D'), (4, 'E"d'), (5, "multi\nline"), (7, "Gus Holm"), (8, 'x"y'), (9, "End")]  # fmt: skip
    assert [(row, reason) for row, reason, _ in rejects] == [(1, "a quotation mark without its partner"), (6, "a quotation mark without its partner")]
    assert count == 9


def test_many_stray_marks_take_no_time_to_speak_of(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("id,name\n" + '1,"a\n' * 20_000 + "2,Anna\n" + '3,""""\n' * 3, encoding="utf-8")
    found, _, _, count = read(path)
    assert (count, [row for row, *_ in found]) == (20_004, [20_001])


def test_batches_have_their_size_and_miss_nobody(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("id,name\n" + "".join(f"{i},Anna {i}\n" for i in range(70_000)), encoding="utf-8")
    opened = read_customers(path, rows=1000)
    batches = list(opened.batches)
    assert {len(batch) for batch in batches} == {1000}
    assert [row for batch in batches for row in batch.rows] == list(range(1, 70_001))
    assert batches[-1].names[-1 % 1000] == ["Anna 69999"]
    assert opened.reading.share() == 1.0
