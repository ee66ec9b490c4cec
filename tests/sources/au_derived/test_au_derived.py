"""DFAT's names without references: one party per name and committee, slips of the deriver, fuzz, the table itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.sources.au_derived.parse import parse, recognizes
from seawall.sources.au_derived.tables import BLANKS
from seawall.sources.contract import SourceFile
from tests.sources.au_derived.writer import COLUMNS, invented, write
from tests.sources.checks import check_golden, check_parsed, damage, ends_well, manifest_entries, one, real_file, values

FEW = settings(derandomize=True, deadline=None, max_examples=30)
WHOLE = write(invented())
_NAME = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=2, max_size=12).filter(lambda name: name.lower() not in BLANKS)


def read(data: bytes):
    return one(parse(SourceFile("australia_parsed.csv", data)))


def test_golden():
    parsed = read(WHOLE)
    check_parsed(parsed)
    assert (parsed.list_id, parsed.entries, len(set(values(parsed, "id")))) == ("au_dfat_names", 4, 3)
    check_golden(Path(__file__).parent / "expected.jsonl", parsed.statements)


def test_pieces_of_sentences_are_kept_and_counted():
    parsed = read(WHOLE)
    assert [r.reason for r in parsed.rejects] == ["a piece of a sentence in place of an alias", "a piece of a sentence in place of the source", "names no known country"]
    assert "Nemo) in 1974 with the objective" in values(parsed, "notes")
    assert values(parsed, "alias") == ["Frontists"]


@given(st.lists(_NAME, min_size=1, max_size=6, unique_by=str.casefold))
@FEW
def test_round_trip(names):
    parsed = read(write([(name, "None", "None", "Unknown", "1988 (Taliban)", "Australia") for name in names]))
    assert values(parsed, "name") == names
    assert len(set(values(parsed, "entity"))) == len(names)


BROKEN = [
    ("cut", WHOLE[:-16], "cells in a row"),
    ("cut_inside_the_last_cell", WHOLE[:-4], "ends inside its last row"),
    ("new_column", write([], (*COLUMNS, "Height")), "unknown column 'Height'"),
    ("missing_column", write([], COLUMNS[:-1]), "column 'Source' is missing"),
    ("no_name", write([("None", "None", "None", "Unknown", "1988 (Taliban)", "Australia")]), "a row without a name"),
    ("quote", WHOLE + b'"open', "not well-formed CSV"),
]


@pytest.mark.parametrize(("data", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken(data, message):
    with pytest.raises(FormatError, match=message):
        read(data)


def test_recognized_by_content():
    assert recognizes(SourceFile("x", WHOLE)) == "csv"
    assert recognizes(SourceFile("x", b"Name,Alias,Previous name\n")) is None
    assert recognizes(SourceFile("x", write([("A", "None", "Unknown", "Entity", "CUBA", "USOFAC_SDN")]))) is None


@given(st.one_of(damage(WHOLE), st.binary(max_size=200)))
@FEW
def test_fuzz(data):
    ends_well(parse, data)


@pytest.mark.real
def test_official_file():
    name = "au/2025-05-25-australia_parsed.csv"
    parsed = one(parse(real_file(name)))
    check_parsed(parsed)
    assert parsed.entries == manifest_entries(name)
    assert len({s.party_id for s in parsed.statements}) == 9899
