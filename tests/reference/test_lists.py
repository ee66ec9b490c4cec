"""The table of lists is whole, and lists that are not in it have sensible defaults."""

from __future__ import annotations

import pytest

from seawall.errors import FormatError
from seawall.reference.lists import STATUSES, _info, list_info, lists


def test_every_row_is_filled() -> None:
    for info in lists().values():
        assert info.authority, info
        assert info.title, info
        assert info.url.startswith("https://"), info
        assert info.license, info
        assert info.status in STATUSES, info
        assert 0 < info.rhythm_days < info.stale_days, info


def test_repeated_lists_are_in_the_table() -> None:
    for info in lists().values():
        assert set(info.repeats) <= set(lists()), info


def test_a_list_that_is_not_in_the_table_is_an_own_one() -> None:
    info = list_info("own_blocked_customers")
    assert (info.status, info.authority, info.title, info.is_screened) == ("own", "own_blocked_customers", "own blocked customers", True)


def test_tables_of_programs_are_not_screened() -> None:
    reference = {info.list_id for info in lists().values() if not info.is_screened}
    assert reference == {"programs", "eu_sanctions_map"}


def test_a_malformed_row_is_named_by_its_line() -> None:
    row = dict.fromkeys(("list_id", "authority", "title", "territory", "publisher", "url", "license", "repeats", "note"), "x")
    row |= {"rhythm_days": "often", "stale_days": "3", "status": "live"}
    with pytest.raises(FormatError, match=r"reference/lists\.csv, line 7: rhythm_days and stale_days are whole numbers"):
        _info(row, 7)
    with pytest.raises(FormatError, match="status 'sleeping'"):
        _info(row | {"status": "sleeping"}, 7)
