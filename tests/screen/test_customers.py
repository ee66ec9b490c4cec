"""Customer files as people have them."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
import xlsxwriter

from seawall.errors import QuestionError
from seawall.screen import customer_lines
from seawall.screen.customer_batches import read_customers
from seawall.screen.customers import Customers
from seawall.screen.headings import guess_columns
from seawall.screen.index import Index
from seawall.screen.run import screen_file

HEADINGS = [  # source, headings, roles
    ("namescan", "FirstName,MiddleName,LastName,OriginalName,Gender,DOB,Country", "first,middle,last,original,gender,birth,country"),
    ("riskscreen", "Client ID,Interface Ref,Last name,First name,Middle name,Criteria,Gender,Date,Country 1", "id,,last,first,middle,schema,gender,birth,country"),
    ("sanctions_io", "external_identifier,min_score,data_source,name,entity_type", "id,,,name,schema"),
    ("opensanctions", "id,schema,name,aliases,birth_date,countries,addresses,identifiers", "id,schema,name,alias,birth,country,address,id:any"),
    ("clean_py", "id,name,schema,birth_date,country", "id,name,schema,birth,country"),
    ("membercheck", "UniqueID,Names,DOBs,Gender,Addresses", "id,name,birth,gender,address"),
    ("german", "Kundennummer,Vorname,Nachname,Geburtsdatum,Land", "id,first,last,birth,country"),
    ("russian", "ФИО,Дата рождения,Гражданство,ИНН", "name,birth,nationality,id:inn"),
    ("ships", "Vessel Name,IMO Number,MMSI,Call Sign,Flag", "name,id:imo,id:mmsi,id:call_sign,nationality"),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "roles"), [case[1:] for case in HEADINGS], ids=[case[0] for case in HEADINGS])
def test_headings(headings: str, roles: str) -> None:
    names = headings.split(",")
    guess = guess_columns(names)
    assert [guess.columns.get(name, "") for name in names] == roles.split(",")


def test_a_caller_knows_better() -> None:
    guess = guess_columns(["name", "Empfänger"], {"Empfänger": "name", "name": ""})
    assert guess.columns == {"Empfänger": "name"}


def write(tmp_path: Path, data: bytes | str, name: str = "in.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def read(path: Path) -> tuple[list[tuple[int, str, list[str]]], Customers, list[tuple[int, str]]]:
    opened = read_customers(path)
    batches = list(opened.batches)
    rows = [(b.rows[i], b.ids[i], list(b.names[i])) for b in batches for i in range(len(b))]
    return rows, batches[0] if batches else Customers([], [], [], lambda p: None, lambda p: {}), [(r.row, r.reason) for r in opened.reading.rejects]  # type: ignore[arg-type,return-value]


TEXT = "id,name,dob\n1,Žaneta Müller,1970-02-01\n2,Олег Кармазин,\n"
ENCODINGS = [("utf-8", TEXT), ("utf-8-sig", TEXT), ("utf-16", TEXT), ("utf-16-le", TEXT), ("cp1252", TEXT.replace("Олег Кармазин", "Zoë Faßbinder"))]


@pytest.mark.parametrize(("encoding", "text"), ENCODINGS, ids=[e for e, _ in ENCODINGS])
def test_encodings(encoding: str, text: str, tmp_path: Path) -> None:
    rows, _, rejects = read(write(tmp_path, text.encode(encoding)))
    assert [(r[0], r[1]) for r in rows] == [(1, "1"), (2, "2")]
    assert rows[0][2] == ["Žaneta Müller"]
    assert not rejects


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_quotes_and_line_ends(separator: str, tmp_path: Path) -> None:
    text = f'id{separator}name{separator}country\r\n7{separator}"Smith{separator} ""Jo"" \r\nand Sons"{separator}gb\r\n\r\n8{separator}Short\r\n'
    rows, first, rejects = read(write(tmp_path, text))
    whole = f'Smith{separator} "Jo" \nand Sons'
    assert rows == [(1, "7", [whole] if separator != ";" else ["Smith", '"Jo" \nand Sons', whole]), (2, "8", ["Short"])]
    assert first.details(0).countries == ("gb",)
    assert not rejects


def test_rows_that_cannot_be_read_are_rejects_with_their_numbers(tmp_path: Path) -> None:
    text = b'id,name,dob\n1,Anna B\xc3\xa9ll,1970\n2,,\n3,Too,Many,Cells,Here\n4,Bad \xff\xfe byte,\n5,"never ends,1980\n6,Carl D\xc3\xb6rn,1990\n7,' + b"N" * 6000 + b",\n"
    rows, _, rejects = read(write(tmp_path, text))
    assert [(row, ident) for row, ident, _ in rows] == [(1, "1"), (6, "6")]
    assert [(row, reason.split(" (")[0]) for row, reason in sorted(rejects)] == [
        (2, "no name and no official number"), (3, "5 cells, the heading row has 3"), (4, "bytes that are not utf-8"),
        (5, "a quotation mark without its partner"), (7, "a name of more than 5000 characters"),
    ]  # fmt: skip


def test_a_line_without_end_is_one_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customer_lines, "LONGEST_LINE", 1000)
    rows, _, rejects = read(write(tmp_path, "name,dob\nAnna Bell,\n" + "x" * 50_000 + "\nCarl Dorn,\n"))
    assert [row[0] for row in rows] == [1, 3]
    assert [row for row, _ in rejects] == [2]


def test_a_list_of_names_needs_no_headings(tmp_path: Path) -> None:
    rows, _, _ = read(write(tmp_path, "Anna Bell\nCarl Dorn\n"))
    assert rows == [(1, "1", ["Anna Bell"]), (2, "2", ["Carl Dorn"])]


def test_parts_make_a_name_and_the_original_script_is_another(tmp_path: Path) -> None:
    text = "FirstName,MiddleName,LastName,OriginalName,Gender,DOB,Country\nOleg,,Karmazin,Олег Кармазин,M,31/12/1961,Russia\n"
    rows, first, _ = read(write(tmp_path, text))
    assert rows == [(1, "1", ["Oleg Karmazin", "Олег Кармазин"])]
    details = first.details(0)
    assert (details.dates, details.countries, details.genders) == (("1961-12-31",), ("ru",), ("male",))


def test_the_mark_that_an_aircraft_bears_for_a_name_is_its_number(tmp_path: Path) -> None:
    _, first, _ = read(write(tmp_path, "name,type\nEP-KRA,Aircraft\nEP-KRA,Vessel\n"))
    assert first.details(0).numbers == (("registration", "EPKRA", "EP-KRA"),)
    assert first.details(1).numbers == ()


def test_american_dates_are_told_by_the_column(tmp_path: Path) -> None:
    _, first, _ = read(write(tmp_path, "name,dob\nA B,03/04/1970\nC D,12/31/1971\n"))
    assert (first.details(0).dates, first.details(1).dates) == (("1970-03-04",), ("1971-12-31",))


def test_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for r, row in enumerate([["Client ID", "Name", "DOB"], [17, "Oleg Karmazin", "1961-04-09"], [18.5, "Anna Bell", ""]]):
            sheet.write_row(r, 0, row)
    rows, first, _ = read(path)
    assert [(ident, names) for _, ident, names in rows] == [("17", ["Oleg Karmazin"]), ("18.5", ["Anna Bell"])]
    assert first.details(0).dates == ("1961-04-09",)


def test_json_lines_flat_and_ftm(tmp_path: Path) -> None:
    lines = [{"id": "f-1", "name": "Oleg Karmazin", "birthDate": "1961", "country": "Russia"}, {"id": "f-2", "schema": "Vessel", "properties": {
        "name": ["Silver Petrel"], "imoNumber": ["IMO9187629"]}}, ["no", "object"]]  # fmt: skip
    text = "\n".join(orjson.dumps(line).decode() for line in lines) + "\n{broken\n"
    rows, first, rejects = read(write(tmp_path, text, "in.jsonl"))
    assert [(ident, names) for _, ident, names in rows] == [("f-1", ["Oleg Karmazin"]), ("f-2", ["Silver Petrel"])]
    assert first.details(0).dates == ("1961",)
    assert first.numbers[1] == (("imo", "9187629", "IMO9187629"),)
    assert [row for row, _ in rejects] == [3, 4] or sorted(row for row, _ in rejects) == [3, 4]


@pytest.mark.parametrize(("data", "message"), [
    (b"", "is empty"), (b"\xef\xbb\xbf \n", "is empty"), (b"a,b\n1,2\n", "no column looks like a name"), (b"PK\x03\x04garbage", "workbook cannot be read"),
])  # fmt: skip
def test_files_that_are_none(data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=message):
        read_customers(write(tmp_path, data))


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot be read"):
        read_customers(tmp_path / "none.csv")


def test_a_whole_file_is_screened(index: Index, tmp_path: Path) -> None:
    source = write(tmp_path, "id,name,schema,birth_date,country\nc1,Oleg Karmazin,Person,1961-04-09,Russia\nc2,Nobody Atall,Person,,\nc3,,,,\nc4,Silver Petrel,Vessel,,\n")
    seen: list[tuple[int, int]] = []
    done = screen_file(index, source, tmp_path / "out.jsonl", progress=lambda rows, hits: seen.append((rows, hits)), batch_rows=2)
    lines = [orjson.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert [(line["id"], line["row"]) for line in lines] == [("c1", 1)]
    assert lines[0]["input"] == {"id": "c1", "name": "Oleg Karmazin", "schema": "Person", "birth_date": "1961-04-09", "country": "Russia"}
    assert {"id", "caption", "schema", "score", "evidence", "lists", "programs", "reasons"} <= set(lines[0]["hits"][0])
    assert (done.rows, done.with_hit, [r.row for r in done.rejects]) == (4, 1, [3])
    assert seen == [(2, 1), (3, 1)] or seen[-1] == (3, 1)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_the_same_file_gives_the_same_bytes(index: Index, tmp_path: Path) -> None:
    source = write(tmp_path, "name\nOleg Karmazin\nRostam Naderi\n***\n")
    for name in ("a", "b"):
        screen_file(index, source, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != b""


def test_an_output_without_a_folder_is_refused(index: Index, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="output cannot be written"):
        screen_file(index, write(tmp_path, "name\nA B\n"), tmp_path / "no" / "out")
