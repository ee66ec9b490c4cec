"""Updates against a replayed publisher and a store in memory: what is loaded, what is told, what is remembered.

The invented lists are text: a first line `list date format`, then one party a line. The store in memory refuses what says
`drift`, and files of another list than the one expected.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import ConfigError, QuestionError, StoreError, UnknownValueError
from seawall.ingest.fetch_state import Check, FetchState
from seawall.ingest.offered import LoadResult, Offered
from seawall.ingest.plan import plan
from seawall.ingest.rhythm import due
from seawall.ingest.update import Doors, UpdateOptions, update
from seawall.ingest.update_report import Counts, UpdateReport
from seawall.sources.contract import Remote
from tests.ingest.fetching import NOW, Naps, fetcher
from tests.ingest.replay import OLD, Asked, File, ReplayServer, Reply, refused_url


def invented(list_id: str, date: str, parties: int, note: str = "", variant: str = "csv") -> bytes:
    """A list in the invented format."""
    return f"{list_id} {date} {variant}\n{note}\n".encode() + b"".join(b"party %d\n" % n for n in range(parties))


@dataclass(frozen=True)
class Row:
    """A snapshot of the store in memory."""

    list_id: str
    variant: str
    published_at: datetime
    sha256: str
    entries: int
    entities: int
    statements: int
    rejects: int = 0


@dataclass
class MemoryStore:
    """Loads invented lists; `rows` are its snapshots, `offered` what it was given."""

    rows: list[Row] = field(default_factory=list)
    offered: list[list[Offered]] = field(default_factory=list)
    full: bool = False

    def load(self, offered: Sequence[Offered]) -> list[LoadResult]:
        self.offered.append(list(offered))
        if self.full:
            raise StoreError("no space is left on the disk; nothing was changed")
        return [self._load(one) for one in offered]

    def _load(self, offered: Offered) -> LoadResult:
        assert offered.whole
        names, date, variant = offered.data.split(b"\n")[0].decode().split()
        expected = offered.expect_list
        if b"drift" in offered.data or expected not in (None, names):
            error = UnknownValueError("unknown type 'drift'", source=names, snapshot=offered.name, locator="line 2", cure="Add it.").as_dict()
            return LoadResult(offered.name, "", f"xx/{variant}", None, 0, 0, 0, 0, "refused", error)
        published = datetime.fromisoformat(date).replace(tzinfo=UTC) if date != "-" else offered.published_at
        assert published is not None
        lists = names.split("+")
        parties = offered.data.count(b"party")
        sha256 = hashlib.sha256(offered.data).hexdigest()
        state = "unchanged" if any(r.sha256 == sha256 for r in self.rows) else "loaded"
        if state == "loaded":
            self.rows += [Row(name, f"xx/{variant}", published, sha256, parties, parties, 3 * parties) for name in lists]
        return LoadResult(offered.name, " ".join(lists), f"xx/{variant}", published, parties, parties, 3 * parties, 0, state)


@dataclass
class World:
    """A publisher, a store, a home folder."""

    server: ReplayServer
    home: Path
    store: MemoryStore = field(default_factory=MemoryStore)

    def remote(self, list_id: str, path: str, group: str = "", variant: str = "csv") -> Remote:
        return Remote(list_id, variant, self.server.url(path), ("text/csv",), 10, 1_000_000, path.lstrip("/"), group)

    def update(self, *remotes: Remote, secrets: dict[str, str] | None = None, lists: tuple[str, ...] = (), again: bool = False) -> UpdateReport:
        naps = Naps()
        fetch = fetcher(self.home / "fetch", naps, secrets, tries=2).fetch
        doors = Doors(fetch, self.store.load, lambda: list(self.store.rows), self.state, naps.timing())
        return update(remotes, doors, UpdateOptions(lists, again))

    @property
    def state(self) -> FetchState:
        return FetchState(self.home / "fetch")


@pytest.fixture
def world(server: ReplayServer, tmp_path: Path) -> World:
    return World(server, tmp_path)


A1, A2 = invented("aa", "2026-11-20", 100), invented("aa", "2026-11-23", 104)


def test_a_first_update_loads_and_a_second_finds_nothing_newer(world: World) -> None:
    world.server.on("/a.csv", File(A1, etag='"1"', last_modified=OLD))
    first = world.update(world.remote("aa", "/a.csv"))
    report = first.lists[0]
    assert (first.exit_code, report.state, report.published_before, report.published_after) == (0, "updated", None, datetime(2026, 11, 20, tzinfo=UTC))
    assert (report.before, report.after, report.change) == (None, Counts(100, 100, 300, 0), None)
    offered = world.store.offered[0][0]
    assert (offered.name, offered.origin, offered.expect_list, offered.whole, offered.group) == ("a.csv", world.server.url("/a.csv"), "aa", True, "")
    assert (offered.published_at, offered.published_basis) == (datetime(2026, 11, 20, 12, tzinfo=UTC), "http")
    second = world.update(world.remote("aa", "/a.csv"))
    assert (second.exit_code, second.lists[0].state, second.lists[0].files[0].state) == (0, "unchanged", "unchanged")
    assert second.lists[0].after == second.lists[0].before == Counts(100, 100, 300, 0)
    assert world.server.requests[1].headers["if-none-match"] == '"1"'
    assert world.server.requests[1].headers["if-modified-since"] == OLD
    assert len(world.store.offered) == 1


def test_the_same_bytes_from_a_server_without_validators_are_unchanged(world: World) -> None:
    world.server.on("/a.csv", File(A1))
    world.update(world.remote("aa", "/a.csv"))
    assert world.update(world.remote("aa", "/a.csv")).lists[0].state == "unchanged"
    assert len(world.store.offered) == 1


def test_a_newer_file_is_told_with_dates_counts_and_differences(world: World) -> None:
    world.server.on("/a.csv", File(A1, etag='"1"'), File(A2, etag='"2"'))
    world.update(world.remote("aa", "/a.csv"))
    report = world.update(world.remote("aa", "/a.csv")).lists[0]
    assert report.state == "updated"
    assert (report.published_before, report.published_after) == (datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC))
    assert report.change == Counts(4, 4, 12, 0)
    assert report.files[0].sha256 == hashlib.sha256(A2).hexdigest()


def test_a_store_that_lost_the_list_is_sent_the_whole_file(world: World) -> None:
    world.server.on("/a.csv", File(A1, etag='"1"'))
    world.update(world.remote("aa", "/a.csv"))
    world.store.rows.clear()
    assert world.update(world.remote("aa", "/a.csv")).lists[0].state == "updated"
    assert "if-none-match" not in world.server.requests[1].headers


def test_again_fetches_and_offers_what_has_not_changed(world: World) -> None:
    world.server.on("/a.csv", File(A1, etag='"1"'))
    world.update(world.remote("aa", "/a.csv"))
    assert world.update(world.remote("aa", "/a.csv"), again=True).lists[0].state == "unchanged"
    assert len(world.store.offered) == 2


def test_a_file_that_is_in_the_store_from_elsewhere_is_unchanged(world: World) -> None:
    world.store.load([Offered("a.csv", A1, "bundle", whole=True)])
    world.server.on("/a.csv", File(A1, etag='"1"'))
    assert world.update(world.remote("aa", "/a.csv")).lists[0].state == "unchanged"
    assert world.update(world.remote("aa", "/a.csv")).lists[0].state == "unchanged"
    assert len(world.store.offered) == 2
    assert world.server.requests[1].headers["if-none-match"] == '"1"'


def test_drift_is_refused_loudly_and_the_other_lists_go_on(world: World) -> None:
    world.server.on("/a.csv", File(A1, etag='"1"'), File(invented("aa", "2026-11-23", 104, "drift"), etag='"2"'), File(A2, etag='"3"'))
    world.server.on("/b.csv", File(invented("bb", "2026-11-20", 9)))
    remotes = world.remote("aa", "/a.csv"), world.remote("bb", "/b.csv")
    world.update(remotes[0])
    report = world.update(*remotes)
    assert [(r.list_id, r.state) for r in report.lists] == [("aa", "failed"), ("bb", "updated")]
    assert report.exit_code == 3
    assert report.lists[0].errors[0]["what"] == "unknown type 'drift'"
    assert report.lists[0].published_after == datetime(2026, 11, 20, tzinfo=UTC)
    check = world.state.checks()["aa"]
    assert (check.failed_at, check.error) == (NOW, "aa a.csv, line 2: unknown type 'drift'")
    after = world.update(*remotes)
    assert (after.exit_code, after.lists[0].state) == (0, "updated")
    assert world.state.checks()["aa"] == Check(NOW, None, "")


def test_a_refused_file_is_asked_for_again(world: World) -> None:
    world.server.on("/a.csv", File(invented("aa", "2026-11-23", 104, "drift"), etag='"2"'))
    assert [world.update(world.remote("aa", "/a.csv")).exit_code for _ in range(2)] == [3, 3]


def test_the_file_of_another_list_is_refused(world: World) -> None:
    world.server.on("/a.csv", File(invented("bb", "2026-11-23", 104)))
    assert world.update(world.remote("aa", "/a.csv")).exit_code == 3
    assert world.store.rows == []


FAILURES = [  # id, answer, exit code, message
    ("login", Reply(200, b"<html><title>Sign in</title>" + b" " * 99, {"Content-Type": "text/html"}), 4, "a web page, titled 'Sign in' came"),
    ("down", Reply(503), 4, "status 503 Service Unavailable, 2 tries"),
    ("cut", Reply(200, A1, cut_at=500), 4, "the transfer was cut: 500 of"),
    ("empty", Reply(200), 4, "the body is empty"),
]


@pytest.mark.parametrize("answer, code, message", [c[1:] for c in FAILURES], ids=[c[0] for c in FAILURES])
def test_a_failed_download_leaves_the_list_as_it_was(world: World, answer: Reply, code: int, message: str) -> None:
    world.server.on("/a.csv", File(A1, etag='"1"'))
    world.server.on("/b.csv", File(invented("bb", "2026-11-20", 9)))
    world.update(world.remote("aa", "/a.csv"))
    rows = list(world.store.rows)
    world.server.on("/a.csv", answer)
    report = world.update(world.remote("aa", "/a.csv"), world.remote("bb", "/b.csv"))
    assert report.exit_code == code
    assert [r.state for r in report.lists] == ["failed", "updated"]
    assert message in report.lists[0].errors[0]["what"]
    assert world.store.rows[: len(rows)] == rows
    world.server.on("/a.csv", File(A1, etag='"1"'))
    assert world.update(world.remote("aa", "/a.csv")).lists[0].state == "unchanged"
    assert world.server.requests[-1].headers["if-none-match"] == '"1"'


def test_nobody_listens(world: World) -> None:
    report = world.update(world.remote("aa", "/a.csv")._replace(url=refused_url()))
    assert report.exit_code == 4


def test_a_missing_token_is_told_and_the_other_lists_go_on(world: World) -> None:
    world.server.on("/b.csv", File(invented("bb", "2026-11-20", 9)))
    report = world.update(world.remote("aa", "/a.csv?t={EU_FSF_TOKEN}"), world.remote("bb", "/b.csv"))
    assert (report.exit_code, [r.state for r in report.lists]) == (2, ["failed", "updated"])
    assert "SEAWALL_EU_FSF_TOKEN" in report.lists[0].errors[0]["cure"]


def test_a_token_is_kept_out_of_state_report_and_store(world: World) -> None:
    world.server.on("/new/sesame.csv", File(A1, etag='"1"'))
    world.server.on("/sesame.csv", Reply(301, headers={"Location": "/new/sesame.csv"}))
    report = world.update(world.remote("aa", "/{KEY}.csv")._replace(name="a.csv"), secrets={"KEY": "sesame"})
    assert report.exit_code == 0
    assert "sesame" not in json.dumps(report.as_dict())
    assert b"sesame" not in world.state.path.read_bytes()
    assert "sesame" not in world.store.offered[0][0].origin


GROUP = ("/one.csv", "/two.csv", "/three.csv")


def group_of(world: World, version: int, *, only: str | None = None) -> tuple[Remote, ...]:
    """A publication of three files on the server; `only` is the one that changes."""
    for n, path in enumerate(GROUP):
        if only in (None, path):
            body = invented("aa", f"2026-11-{version:02d}", 10 * (n + 1) + version, variant=path[1:-4])
            world.server.on(path, File(body, etag=f'"{version}"'))
    return tuple(world.remote("aa", path, "aa", path[1:-4]) for path in GROUP)


def test_files_of_one_publication_are_loaded_together(world: World) -> None:
    report = world.update(*group_of(world, 1))
    assert [[o.name for o in offered] for offered in world.store.offered] == [["one.csv", "two.csv", "three.csv"]]
    assert {o.group for o in world.store.offered[0]} == {"aa"}
    assert report.lists[0].after == Counts(63, 63, 189)
    world.update(*group_of(world, 1))
    assert len(world.store.offered) == 1


def test_if_one_file_of_a_publication_is_newer_all_are_read(world: World) -> None:
    world.update(*group_of(world, 1))
    report = world.update(*group_of(world, 2, only="/two.csv"))
    assert [len(o.data) > 0 for o in world.store.offered[1]] == [True, True, True]
    assert [f.state for f in report.lists[0].files] == ["unchanged", "loaded", "unchanged"]
    assert report.lists[0].state == "updated"


def test_if_one_file_of_a_publication_fails_none_is_loaded(world: World) -> None:
    world.update(*group_of(world, 1))
    remotes = group_of(world, 2)
    world.server.on("/two.csv", Reply(404))
    report = world.update(*remotes)
    assert [f.state for f in report.lists[0].files] == ["held back", "failed", "held back"]
    assert (report.exit_code, report.lists[0].state, len(world.store.offered)) == (4, "failed", 1)
    assert "one.csv was held back, since two.csv failed" in report.lists[0].notices


def test_if_one_file_of_a_publication_is_refused_all_are_asked_for_again(world: World) -> None:
    remotes = group_of(world, 1)
    world.server.on("/two.csv", File(invented("aa", "2026-11-01", 10, "drift", "two"), etag='"1"'))
    assert world.update(*remotes).exit_code == 3
    group_of(world, 1)
    report = world.update(*remotes)
    assert report.exit_code == 0
    assert [f.state for f in report.lists[0].files] == ["unchanged", "loaded", "unchanged"]


def test_a_publication_that_changes_while_it_is_fetched_is_read_anew(world: World) -> None:
    remotes = group_of(world, 1)
    new = {path: File(invented("aa", "2026-11-02", 50, variant=path[1:-4]), etag='"2"') for path in GROUP}
    for path in GROUP[:2]:  # both were asked for just before the publisher put the new ones there
        world.server.on(path, File(invented("aa", "2026-11-01", 40, variant=path[1:-4]), etag='"1"'), new[path])
    world.server.on(GROUP[2], new[GROUP[2]])
    report = world.update(*remotes)
    assert report.exit_code == 0
    assert [o.data for o in world.store.offered[0]] == [file.body for file in new.values()]


def test_a_publication_that_never_settles_is_not_loaded(world: World) -> None:
    remotes = group_of(world, 1)
    count = iter(range(1000))

    def restless(asked: Asked) -> Reply:
        n = next(count)
        return File(invented("aa", "2026-11-01", 20 + n, variant="two"), etag=f'"{n}"').answer(asked)

    world.server.on("/two.csv", restless)
    report = world.update(*remotes)
    assert report.exit_code == 4
    assert report.lists[0].errors[0]["what"] == "the file changes while its publication is being fetched"
    assert world.store.offered == []


def test_one_file_of_several_lists_is_fetched_once(world: World) -> None:
    world.server.on("/all.csv", File(invented("aa+bb", "2026-11-20", 7), etag='"1"'))
    remotes = [world.remote(list_id, "/all.csv", "all") for list_id in ("aa", "bb", "cc")]
    report = world.update(*remotes, lists=("bb",))
    assert world.server.paths() == ["/all.csv"]
    assert world.store.offered[0][0].expect_list is None
    assert [(r.list_id, r.state, r.after) for r in report.lists] == [
        ("aa", "updated", Counts(7, 7, 21)), ("bb", "updated", Counts(7, 7, 21)), ("cc", "updated", None)]  # fmt: skip
    assert report.lists[0].notices == ("all.csv holds nothing of cc",)
    assert world.update(*remotes).lists[1].state == "unchanged"


def test_only_chosen_lists_are_asked_for(world: World) -> None:
    world.server.on("/a.csv", File(A1))
    world.server.on("/b.csv", File(invented("bb", "2026-11-20", 9)))
    report = world.update(world.remote("aa", "/a.csv"), world.remote("bb", "/b.csv"), lists=("bb",))
    assert ([r.list_id for r in report.lists], world.server.paths()) == (["bb"], ["/b.csv"])


def test_a_list_without_an_address_is_a_wrong_question(world: World) -> None:
    with pytest.raises(QuestionError, match=r"'zz' is no list that can be fetched\. Lists with an address: aa, bb"):
        world.update(world.remote("bb", "/b.csv"), world.remote("aa", "/a.csv"), lists=("zz",))


def test_a_moved_address_is_told_each_time_a_detour_once(world: World) -> None:
    world.server.on("/new.csv", File(A1, etag='"1"'))
    old = world.server.on("/a.csv", Reply(301, headers={"Location": "/new.csv"}))
    detour = world.server.on("/b.csv", Reply(302, headers={"Location": world.server.url("/bucket.csv?s=1", "localhost")}))
    world.server.on("/bucket.csv", File(invented("bb", "2026-11-20", 9)))
    remotes = world.remote("aa", "/a.csv"), world.remote("bb", "/b.csv")
    told = [[r.notices for r in world.update(*remotes).lists] for _ in range(2)]
    moved = f"URL changed: {old} -> {world.server.url('/new.csv')}"
    assert told == [[(moved,), (f"URL changed for now: {detour} -> {world.server.url('/bucket.csv', 'localhost')}",)], [(moved,), ()]]


def test_an_older_file_than_the_one_we_have_is_told(world: World) -> None:
    world.store.load([Offered("a.csv", A2, "bundle", whole=True)])
    world.server.on("/a.csv", File(A1))
    report = world.update(world.remote("aa", "/a.csv")).lists[0]
    assert report.notices == ("the publisher's file is of 2026-11-20, older than the one of 2026-11-23 that was loaded before",)
    assert report.published_after == datetime(2026, 11, 23, tzinfo=UTC)


def test_another_format_than_expected_is_told(world: World) -> None:
    world.server.on("/a.csv", File(invented("aa", "2026-11-20", 5, variant="csv-2")))
    assert world.update(world.remote("aa", "/a.csv")).lists[0].notices == ("a.csv is of format csv-2 now; expected csv",)


def test_a_modification_date_in_the_future_is_not_used(world: World) -> None:
    world.server.on("/a.csv", File(A1, last_modified="Fri, 20 Nov 2099 12:00:00 GMT"))
    world.update(world.remote("aa", "/a.csv"))
    assert (world.store.offered[0][0].published_at, world.store.offered[0][0].published_basis) == (None, "")


def test_a_full_disk_ends_the_update_and_keeps_what_was_loaded(world: World) -> None:
    world.server.on("/a.csv", File(A1, etag='"1"'))
    world.server.on("/b.csv", File(invented("bb", "2026-11-20", 9), etag='"1"'))
    world.update(world.remote("aa", "/a.csv"))
    world.store.full = True
    with pytest.raises(StoreError, match="no space is left"):
        world.update(world.remote("aa", "/a.csv"), world.remote("bb", "/b.csv"))
    world.store.full = False
    report = world.update(world.remote("aa", "/a.csv"), world.remote("bb", "/b.csv"))
    assert [r.state for r in report.lists] == ["unchanged", "updated"]


def test_a_defect_of_one_list_does_not_keep_the_others_from_being_loaded(world: World) -> None:
    def load(offered: Sequence[Offered]) -> list[LoadResult]:
        if offered[0].name == "a.csv":
            raise ConfigError("no bounds for variant 'csv'", where="sources/xx/expect.toml", cure="Add them.")
        return world.store.load(offered)

    world.server.on("/a.csv", File(A1))
    world.server.on("/b.csv", File(invented("bb", "2026-11-20", 9)))
    doors = Doors(fetcher(world.home / "fetch").fetch, load, lambda: world.store.rows, world.state, Naps().timing())
    report = update([world.remote("aa", "/a.csv"), world.remote("bb", "/b.csv")], doors)
    assert ([r.state for r in report.lists], report.exit_code) == (["failed", "updated"], 2)


DAMAGE = [("no_json", b"{"), ("list", b"[]"), ("null", b"null"), ("rows", b'{"version":1,"addresses":[1]}'), ("row", b'{"version":1,"addresses":{"x":3}}')]


@pytest.mark.parametrize("damaged", [c[1] for c in DAMAGE], ids=[c[0] for c in DAMAGE])
def test_a_damaged_memory_is_told_and_everything_is_fetched_anew(world: World, damaged: bytes) -> None:
    world.server.on("/a.csv", File(A1, etag='"1"'))
    world.update(world.remote("aa", "/a.csv"))
    world.state.path.write_bytes(damaged)
    report = world.update(world.remote("aa", "/a.csv"))
    assert report.notices == ("what was remembered of former downloads was damaged; everything was fetched anew",)
    assert "if-none-match" not in world.server.requests[1].headers
    assert world.update(world.remote("aa", "/a.csv")).notices == ()


@settings(derandomize=True, deadline=None, max_examples=50)
@given(damaged=st.one_of(st.binary(max_size=60), st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from(["version", "addresses", "lists", "x"]), inner, max_size=3), max_leaves=8).map(lambda value: json.dumps(value).encode())))  # fmt: skip
def test_no_memory_is_too_damaged_to_be_read(tmp_path_factory: pytest.TempPathFactory, damaged: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged"
    folder.mkdir(exist_ok=True)
    (folder / "state.json").write_bytes(damaged)
    assert FetchState(folder).read() == {}


def test_the_report_is_json(world: World) -> None:
    world.server.on("/a.csv", File(A1))
    value = json.loads(json.dumps(world.update(world.remote("aa", "/a.csv"), world.remote("bb", "/none.csv")).as_dict()))
    assert value["exit_code"] == 4
    assert value["started_at"] == "2026-11-24T12:00:00+00:00"
    first = value["lists"][0]
    assert (first["list_id"], first["state"], first["published_after"], first["after"]["entries"]) == ("aa", "updated", "2026-11-20T00:00:00+00:00", 100)
    assert first["files"][0]["state"] == "loaded"


def test_the_last_check_of_a_list_is_that_of_its_most_neglected_address(world: World) -> None:
    world.state.change({"u1": {"lists": "aa bb", "checked_at": "2026-11-24T10:00:00+00:00"}})
    world.state.change({"u2": {"lists": "aa", "checked_at": "2026-11-20T10:00:00"}})
    world.state.change({"u3": {"lists": "cc", "failed_at": "2026-11-20T10:00:00Z", "error": "down"}})
    assert world.state.checks() == {
        "aa": Check(datetime(2026, 11, 20, 10, tzinfo=UTC)), "bb": Check(datetime(2026, 11, 24, 10, tzinfo=UTC)),
        "cc": Check(None, datetime(2026, 11, 20, 10, tzinfo=UTC), "down")}  # fmt: skip


def test_an_address_that_no_source_has_any_more_is_forgotten(world: World) -> None:
    world.state.change({"https://old.example/a.csv": {"lists": "aa", "checked_at": "2020-01-01T00:00:00+00:00"}})
    world.server.on("/a.csv", File(A1))
    world.update(world.remote("aa", "/a.csv"))
    assert world.state.checks() == {"aa": Check(NOW)}


DUE = [  # id, hours since the last check (None: never), failed since, rhythm in days, due?
    ("never", None, False, 1, True),
    ("this_hour", 1, False, 1, False),
    ("daily_job_a_little_early", 23.5, False, 1, True),
    ("weekly", 100, False, 7, False),
    ("weekly_over", 168, False, 7, True),
    ("yearly_is_asked_weekly", 168, False, 365, True),
    ("unknown_rhythm_is_asked_daily", 25, False, 0, True),
    ("failed_since", 1, True, 7, True),
]


@pytest.mark.parametrize("hours, failed, rhythm, expected", [c[1:] for c in DUE], ids=[c[0] for c in DUE])
def test_when_a_list_is_due(hours: float | None, failed: bool, rhythm: int, expected: bool) -> None:
    checks = {} if hours is None else {"aa": Check(NOW - timedelta(hours=hours), NOW if failed else None)}
    assert (due(["aa", "aa"], {"aa": rhythm}, checks, NOW) == ("aa",)) is expected


def test_groups_of_the_same_name_on_two_hosts_are_two_publications() -> None:
    one = Remote("aa", "csv", "https://one.example/a", group="g")
    two = Remote("bb", "csv", "https://two.example/b", group="g")
    assert [p.list_ids for p in plan([one, two])] == [("aa",), ("bb",)]
