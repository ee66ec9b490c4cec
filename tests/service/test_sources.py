"""The age of lists, and the alarm: on a fixed day, for every state that a list can be in."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.ingest.fetch_state import Check
from seawall.reference.lists import ListInfo, lists
from seawall.service.sources import ListStatus, check_exit_code, source_status, stale_lists

TODAY = date(2026, 11, 24)
DAILY = ListInfo("aa", "Authority", "Invented List", "xx", "Publisher", "https://example.org/aa", "free", 1, 4, (), "live", "")


@dataclass(frozen=True)
class Row:
    """A snapshot of an invented list."""

    published_at: datetime
    list_id: str = "aa"
    variant: str = "aa/csv"
    published_basis: str = "content"
    loaded_at: datetime = datetime(2026, 11, 24, 8, tzinfo=UTC)
    file_name: str = "aa.csv"
    origin: str = "https://example.org/aa.csv"
    sha256: str = "00"
    entries: int = 9
    entities: int = 8
    statements: int = 70
    rejects: int = 1
    completeness: str = "whole"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def row(published: str, **changes: object) -> Row:
    return replace(Row(at(published)), **changes)  # type: ignore[arg-type]


def status(*rows: Row, info: ListInfo = DAILY, check: Check | None = None, today: date = TODAY) -> ListStatus:
    return source_status({info.list_id: info}, rows, {} if check is None else {info.list_id: check}, today, {"aa"})[0]


UNDATED = {"published_basis": "loaded"}
ENDED = replace(DAILY, status="ended", note="closed on 28 January 2026")
STATES = [  # id, list, snapshots, state, age in days, stale since, why
    ("published_today", DAILY, [row("2026-11-24")], "current", 0, None, "the publisher's rhythm is 1 day; stale after 4 days"),
    ("last_day_of_grace", DAILY, [row("2026-11-20T00:00")], "current", 4, None, "stale after 4 days"),
    ("first_stale_day", DAILY, [row("2026-11-19T23:59")], "stale", 5, "2026-11-24", "no file newer than 2026-11-19 is loaded (5 days old); the publisher's rhythm is 1 day"),
    ("long_stale", DAILY, [row("2026-10-16")], "stale", 39, "2026-10-21", "the publisher was never asked from here"),
    ("newest_counts", DAILY, [row("2026-11-23"), row("2025-01-01")], "current", 1, None, "rhythm"),
    ("a_day_ahead", DAILY, [row("2026-11-25T09:00")], "current", -1, None, "rhythm"),
    ("from_the_future", DAILY, [row("2099-01-01"), row("2026-10-16")], "stale", 39, "2026-10-21", "; 1 file dated after 2026-11-24 is not counted"),
    ("only_from_the_future", DAILY, [row("2099-01-01")], "absent", None, None, "no file of it is loaded; 1 file dated after 2026-11-24 is not counted"),
    ("excerpt_does_not_renew", DAILY, [row("2026-10-16"), row("2026-11-24", completeness="excerpt")], "stale", 39, "2026-10-21", "no file newer than 2026-10-16"),
    ("only_excerpts", DAILY, [row("2026-11-24", completeness="excerpt")], "absent", None, None, "only excerpts of it are loaded"),
    ("delta_renews", DAILY, [row("2026-10-16"), row("2026-11-24", completeness="delta")], "current", 0, None, "rhythm"),
    ("never_loaded", DAILY, [], "absent", None, None, "no file of it is loaded"),
    ("ended", ENDED, [row("2026-01-28")], "ended", 300, None, "closed on 28 January 2026"),
    ("ended_and_not_loaded", ENDED, [], "ended", None, None, "closed"),
    ("no_rhythm", replace(DAILY, rhythm_days=0, stale_days=0, status="own"), [row("2020-01-01")], "unjudged", 2519, None, "no age is set"),
    ("unknown_rhythm", replace(DAILY, rhythm_days=0), [row("2026-10-16")], "stale", 39, "2026-10-21", "the publisher's rhythm is not known"),
    ("undated", DAILY, [row("2026-11-24", **UNDATED)], "unknown", None, None, "neither the content nor the name of the file loaded on 2026-11-24 tells its date"),
    ("undated_and_loaded_long_ago", DAILY, [row("2026-10-16", loaded_at=at("2026-10-16"), **UNDATED)], "stale", None, "2026-10-21", "no file newer than 2026-10-16"),
    ("undated_after_an_old_one", DAILY, [row("2026-10-16"), row("2026-11-24", **UNDATED)], "unknown", None, None, "tells its date"),
    ("undated_after_a_new_one", DAILY, [row("2026-11-23"), row("2026-11-24", **UNDATED)], "current", 1, None, "rhythm"),
]  # fmt: skip


@pytest.mark.parametrize("info, rows, state, age, since, why", [c[1:] for c in STATES], ids=[c[0] for c in STATES])
def test_the_state_of_a_list(info: ListInfo, rows: list[Row], state: str, age: int | None, since: str | None, why: str) -> None:
    found = status(*rows, info=info)
    assert (found.state, found.age_days, found.stale_since and found.stale_since.isoformat()) == (state, age, since)
    assert why in found.why
    assert (found.published_at is None) == (age is None)
    assert check_exit_code([found]) == (6 if state == "stale" else 0)


REASONS = [  # id, last check, why, cure
    ("never_asked", None, "the publisher was never asked from here", "Run `seawall update --list aa`"),
    ("asked_before_it_was_stale", Check(at("2026-10-18")), "asked on 2026-10-18, the publisher had none newer", "Run `seawall update --list aa`"),
    ("asked_since", Check(at("2026-11-24")), "asked on 2026-11-24, the publisher had none newer", "See whether the publisher has moved the list: https://example.org/aa"),
    ("failed", Check(at("2026-11-01"), at("2026-11-24"), "status 404 Not Found"), "the last try, on 2026-11-24, failed: status 404 Not Found", "Run `seawall update"),
]  # fmt: skip


@pytest.mark.parametrize("check, why, cure", [c[1:] for c in REASONS], ids=[c[0] for c in REASONS])
def test_a_stale_list_says_why_and_what_to_do(check: Check | None, why: str, cure: str) -> None:
    found = status(row("2026-10-16"), check=check)
    assert found.why.endswith(why)
    assert found.cure.startswith(cure)
    assert found.checked_at == (check.checked_at if check else None)


def test_a_list_without_an_address_is_to_be_fetched_by_hand() -> None:
    found = source_status({"aa": DAILY}, [], {}, TODAY)[0]
    assert (found.can_update, found.cure) == (False, "Fetch a newer file and load it with `seawall load`; the publisher: https://example.org/aa")


def test_the_file_that_names_most_parties_speaks_for_its_day() -> None:
    rows = [row("2026-11-24T10:00", variant="aa/sdn", entities=700), row("2026-11-24T10:05", variant="aa/comments", entities=3)]
    found = status(*rows)
    assert (found.entities, found.published_at, [f.variant for f in found.files]) == (700, at("2026-11-24T10:00"), ["aa/comments", "aa/sdn"])


def test_each_format_shows_its_newest_file() -> None:
    found = status(row("2026-11-24", sha256="new"), row("2026-11-01", sha256="old"), row("2026-10-01", variant="aa/xml"))
    assert [(f.variant, f.sha256) for f in found.files] == [("aa/csv", "new"), ("aa/xml", "00")]
    assert found.publications == 3


def test_an_alarm_on_chosen_lists_rings_for_absent_ones_too() -> None:
    infos = {name: replace(DAILY, list_id=name) for name in ("aa", "bb", "cc")}
    statuses = source_status(infos, [row("2026-10-16"), row("2026-11-24", list_id="cc")], {}, TODAY)
    assert [s.list_id for s in stale_lists(statuses)] == ["aa"]
    assert [s.list_id for s in stale_lists(statuses, ["bb", "cc"])] == ["bb"]
    assert (check_exit_code(statuses), check_exit_code(statuses, ["cc"]), check_exit_code(statuses, ["bb"])) == (6, 0, 6)


def test_lists_of_the_store_alone_follow_those_of_the_table() -> None:
    found = source_status({"aa": DAILY}, [row("2020-01-01", list_id="own_z"), row("2020-01-01", list_id="own_b")], {}, TODAY)
    assert [(s.list_id, s.kind, s.state) for s in found] == [("aa", "live", "absent"), ("own_b", "own", "unjudged"), ("own_z", "own", "unjudged")]


def test_the_status_is_json_and_unknown_is_null() -> None:
    value = json.loads(json.dumps(status(row("2026-11-24", **UNDATED)).as_dict()))
    assert (value["published_at"], value["age_days"], value["stale_since"], value["checked_at"]) == (None, None, None, None)
    assert (value["state"], value["loaded_at"], value["files"][0]["published_at"]) == ("unknown", "2026-11-24T08:00:00+00:00", None)
    stale = json.loads(json.dumps(status(row("2026-10-16")).as_dict()))
    assert (stale["stale_since"], stale["published_at"]) == ("2026-10-21", "2026-10-16T00:00:00+00:00")


def test_every_list_of_the_table_has_a_status() -> None:
    found = source_status(lists(), [], {}, TODAY)
    assert [s.list_id for s in found] == list(lists())
    assert {s.state for s in found} == {"absent", "ended"}
    assert next(s for s in found if s.list_id == "gb_hmt_conlist").state == "ended"


@settings(derandomize=True, deadline=None, max_examples=50)
@given(ages=st.lists(st.integers(0, 60), min_size=1, max_size=5), limit=st.integers(1, 40), later=st.integers(0, 60))
def test_a_list_stays_stale_until_a_newer_file_comes(ages: list[int], limit: int, later: int) -> None:
    rows = [Row(datetime(2026, 11, 24, 9, tzinfo=UTC) - timedelta(days=age)) for age in ages]
    info = replace(DAILY, stale_days=limit)
    now, then = status(*rows, info=info), status(*rows, info=info, today=TODAY + timedelta(days=later))
    assert (now.state == "stale") == (min(ages) > limit)
    assert then.age_days == min(ages) + later
    if now.state == "stale":
        assert (then.state, then.stale_since) == ("stale", now.stale_since)
    if then.state == "stale":
        assert then.stale_since == TODAY - timedelta(days=min(ages)) + timedelta(days=limit + 1)
        renewed = status(*rows, Row(datetime.combine(TODAY + timedelta(days=later), datetime.min.time(), UTC)), info=info, today=TODAY + timedelta(days=later))
        assert renewed.state == "current"
