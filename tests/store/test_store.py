"""The dated store against brute force: whatever order files arrive in, each day reads as that day's file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import StoreError
from seawall.model.statement import MAIN, ROSTER, Statement
from seawall.store.changes import net_changes, steps
from seawall.store.view import View
from tests.store.world import LOADED, day, facts, load, names_on, publication, store_in

PAIRS = st.sets(st.tuples(st.sampled_from("abcd"), st.sampled_from(["Ann", "Ben", "Cy"])), max_size=5)


@settings(max_examples=25, derandomize=True, deadline=None)
@given(st.lists(PAIRS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_each_day_reads_as_its_file_in_any_order_of_arrival(days: list[set[tuple[str, str]]], random: object) -> None:
    order = list(range(len(days)))
    random.shuffle(order)  # type: ignore[attr-defined]
    with TemporaryDirectory() as folder:
        store = store_in(Path(folder))
        for number in order:
            load(store, publication(day(number), facts(sorted(days[number])), sha256=f"day{number}"))
        for number, pairs in enumerate(days):
            assert names_on(store, day(number)) == pairs
        changed = net_changes(store.lake, store.snapshots(), day(0), day(len(days) - 1)).rows
        names = {(row["op"], row["party_id"], row["value"]) for row in changed.to_dicts() if row["prop"] == "name"}
        assert names == {("+", *p) for p in days[-1] - days[0]} | {("-", *p) for p in days[0] - days[-1]}


def test_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    first = publication(day(0), facts([("a", "Ann")]))
    assert load(store, first) == ["loaded"]
    files = store.lake.every_file()
    assert load(store, first) == ["unchanged"]
    assert store.lake.every_file() == files


def test_same_bytes_published_again_are_no_new_snapshot_but_a_return_is(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    a, b = facts([("a", "Ann")]), facts([("b", "Ben")])
    assert load(store, publication(day(0), a, sha256="A"), publication(day(1), a, sha256="A")) == ["loaded", "unchanged"]
    assert load(store, publication(day(2), b, sha256="B"), publication(day(3), a, sha256="A")) == ["loaded", "loaded"]
    assert [names_on(store, day(n)) for n in (1, 2, 3)] == [{("a", "Ann")}, {("b", "Ben")}, {("a", "Ann")}]


def test_an_excerpt_never_delists(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    load(store, publication(day(0), facts([("a", "Ann"), ("b", "Ben")])), publication(day(1), facts([("c", "Cy")]), completeness="excerpt"))
    assert names_on(store, day(1)) == {("a", "Ann"), ("b", "Ben"), ("c", "Cy")}


def test_a_delta_restates_and_removes_only_whom_it_names(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    load(store, publication(day(0), facts([("a", "Ann"), ("b", "Ben"), ("c", "Cy")])))
    load(store, publication(day(1), facts([("b", "Benno")]), completeness="delta", touched=frozenset({"b", "c"})))
    assert names_on(store, day(1)) == {("a", "Ann"), ("b", "Benno")}


def test_facts_of_other_files_count_only_for_parties_on_the_roster(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    alias = [Statement(p, p, "LegalEntity", "alias", f"alias of {p}", facet="alias") for p in "ab"]
    load(store, publication(day(0), facts([("a", "Ann"), ("b", "Ben")])), publication(day(0), alias, covers=frozenset({"alias"})))
    load(store, publication(day(5), facts([("a", "Ann")])))
    table = store.view(View(day(5).date(), day(5))).table()
    assert set(table["party_id"].to_pylist()) == {"a"}
    assert "alias of a" in table["value"].to_pylist()


def test_loaded_by_replays_what_this_installation_had(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    load(store, publication(day(0), facts([("a", "Ann")])), publication(day(10), facts([("a", "Anna")])))
    load(store, publication(day(5), facts([("b", "Ben")])), loaded_at=LOADED + timedelta(days=1))
    assert names_on(store, day(6)) == {("b", "Ben")}
    assert names_on(store, day(6), loaded_by=LOADED) == {("a", "Ann")}


def test_listing_date_reaches_back_before_the_first_file(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    listed = Statement("a", "a-s", "Sanction", "listingDate", "2015-03-02")
    load(store, publication(day(0), [*facts([("a", "Ann"), ("b", "Ben")]), listed]))
    assert names_on(store, day(0), as_of=datetime(2016, 1, 1, tzinfo=UTC)) == {("a", "Ann")}
    assert names_on(store, day(0), as_of=datetime(2015, 3, 1, tzinfo=UTC)) == set()


def test_a_listing_date_that_a_file_refutes_is_that_of_a_former_listing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    listed = Statement("a", "a-s", "Sanction", "listingDate", "2015-03-02")
    load(store, publication(day(0), facts([("b", "Ben")])), publication(day(9), [*facts([("a", "Ann"), ("b", "Ben")]), listed]))
    assert names_on(store, day(9), as_of=day(8)) == {("b", "Ben")}
    assert names_on(store, day(9)) == {("a", "Ann"), ("b", "Ben")}


def test_an_excerpt_refutes_no_listing_date(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    listed = Statement("a", "a-s", "Sanction", "listingDate", "2015-03-02")
    load(store, publication(day(0), facts([("b", "Ben")]), completeness="excerpt"), publication(day(9), [*facts([("a", "Ann"), ("b", "Ben")]), listed]))
    assert names_on(store, day(9), as_of=day(8)) == {("a", "Ann"), ("b", "Ben")}


def test_a_sanction_whose_stated_time_is_over_is_left_out(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    entity = Statement("a", "a-s", "Sanction", "entity", "a", valid_from="2023-01-01", valid_to="2024-06-01")
    load(store, publication(day(0), [*facts([("a", "Ann"), ("b", "Ben")]), entity]))
    late = datetime(2024, 6, 1, tzinfo=UTC)
    assert names_on(store, late, as_of=late - timedelta(days=1)) == {("a", "Ann"), ("b", "Ben")}
    assert names_on(store, late) == {("b", "Ben")}


def test_a_load_that_raises_leaves_everything_as_it_was(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    load(store, publication(day(0), facts([("a", "Ann")])))
    with pytest.raises(RuntimeError, match="pulled"), store.batch(LOADED) as batch:
        batch.add(publication(day(1), facts([("b", "Ben")])))
        raise RuntimeError("pulled")
    assert names_on(store, day(1)) == {("a", "Ann")}


@pytest.mark.parametrize("step", ["statements", "events", "snapshots"])
def test_a_load_that_dies_between_tables_is_not_seen_and_can_be_repeated(tmp_path: Path, step: str) -> None:
    store = store_in(tmp_path)
    load(store, publication(day(0), facts([("a", "Ann")])))
    second = publication(day(1), facts([("b", "Ben")]))

    def die(at: str) -> None:
        if at == step:
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"), store.batch(LOADED, die) as batch:
        batch.add(second)
    assert names_on(store_in(tmp_path), day(1)) == {("a", "Ann")}
    assert load(store_in(tmp_path), second) == ["loaded"]
    assert names_on(store_in(tmp_path), day(1)) == {("b", "Ben")}


def test_a_flipped_bit_is_detected_and_named(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    load(store, publication(day(0), facts([("a", "Ann")])))
    victim = store.lake.files("statements")[0]
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 4
    victim.write_bytes(bytes(data))
    with pytest.raises(StoreError, match=victim.name):
        names_on(store_in(tmp_path), day(0))
    problems = store_in(tmp_path).verify().problems
    assert [victim.name in str(p) for p in problems] == [True]


def test_steps_tell_each_publication_in_turn(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    load(store, publication(day(0), facts([("a", "Ann")])), publication(day(1), facts([("a", "Ann"), ("b", "Ben")])), publication(day(2), facts([("b", "Bo")])))
    rows = steps(store.lake, store.snapshots(), day(0), day(2)).rows.to_dicts()
    told = [(r["changed_at"], r["kind"], r["op"], r["value"]) for r in rows if r["prop"] == "name"]
    assert told == [(day(1), "listed", "+", "Ben"), (day(2), "delisted", "-", "Ann"), (day(2), "amended", "+", "Bo"), (day(2), "amended", "-", "Ben")]


def test_covers_names_the_facets(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    load(store, publication(day(0), facts([("a", "Ann")])))
    assert store.snapshots()[0].facets == tuple(sorted({ROSTER, MAIN}))


def test_files_of_the_same_moment_keep_their_order_under_other_numbers(tmp_path: Path) -> None:
    one = [publication(day(0), facts([("a", f"Ann {n}")]), sha256=f"{n}") for n in range(6)]
    orders = set()
    for turn in range(4):
        store = store_in(tmp_path / str(turn))
        load(store, *one)
        orders.add(tuple(s.sha256 for s in store.snapshots()))
        assert names_on(store, day(0)) == {("a", "Ann 5")}
    assert orders == {tuple("012345")}
