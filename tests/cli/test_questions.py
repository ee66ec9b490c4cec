"""search, show, changes, sources: what they print, as tables and as JSON, at each of the three dates."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Ask, Home

OWN = "own-sample-P-"

# --- search ---------------------------------------------------------------------------------------------------------------------------------

FOUND = [  # id, text, id found, property
    ("name", "zoltan", f"{OWN}1", "name"), ("part_of_a_name", "nowh zol", f"{OWN}1", "name"), ("other_script", "золтан", f"{OWN}1", "alias"),
    ("previous_name", "made up general", None, None), ("weak_alias", "la dora", f"{OWN}4", "weakAlias"), ("imo", "9074729", f"{OWN}3", "imoNumber"),
    ("imo_printed", "IMO 9074729", f"{OWN}3", "imoNumber"), ("passport", "71-0000001", f"{OWN}1", "passportNumber"), ("id", "us-ofac-sdn-102", "us-ofac-sdn-102", "id"),
    ("publishers_number", "7000002", "un-sc-7000002", "id"), ("reference", "QDe.902", "un-sc-7000002", "unscId"), ("no_accents", "EXEMPLEV Iwan", "us-ofac-sdn-101", "alias"),
]  # fmt: skip


@pytest.mark.parametrize("text, party, prop", [c[1:] for c in FOUND], ids=[c[0] for c in FOUND])
def test_search_by_name_number_and_id(ask: Ask, text: str, party: str | None, prop: str | None) -> None:
    found = ask("search", text, "--json").json
    assert [f["id"] for f in found][:1] == ([party] if party else [])
    if party:
        assert set(found[0]) == {"id", "caption", "schema", "list", "programs", "found"}
        if prop != "unscId":
            assert found[0]["found"]["prop"] == prop


def test_search_as_a_table(ask: Ask) -> None:
    told = ask("search", "nowhere")
    assert told.code == 0
    for text in ("Zoltan Nowhere", f"{OWN}1", "own_sample", "NOWHERE SHIPPING CO", "un_sc"):
        assert text in told.out
    assert told.err == ""


def test_search_says_what_it_did_not_find(ask: Ask) -> None:
    told = ask("search", "xyzzy")
    assert (told.code, told.out.split(" as of ")[0]) == (0, "Nothing on the loaded lists")
    assert ask("search", "xyzzy", "--json").json == []


def test_search_limit_and_list(ask: Ask) -> None:
    assert len(ask("search", "invented", "--json").json) > 2
    assert len(ask("search", "invented", "--json", "--limit", 1).json) == 1
    assert {f["list"] for f in ask("search", "invented", "--json", "--list", "un_sc", "-l", "us_ofac_sdn").json} == {"un_sc", "us_ofac_sdn"}


DATES = [  # id, options, ids of the own list that are found
    ("now", [], {"1", "3", "4"}), ("as_of_january", ["--as-of", "2026-01-31"], {"1", "2", "3"}), ("as_of_the_day", ["--as-of", "2026-02-05"], {"1", "3", "4"}),
    ("known_at_january", ["--known-at", "2026-01-31"], {"1", "2", "3"}), ("known_before_all", ["--known-at", "2026-01-04"], set()),
    ("february_as_known_in_january", ["--as-of", "2026-02-20", "--known-at", "2026-01-31"], {"1", "2", "3"}), ("before_all", ["--as-of", "2025-12-31"], set()),
    ("known_at_a_moment", ["--known-at", "2026-02-04T23:59:59Z"], {"1", "2", "3"}), ("loaded_by_nobody", ["--loaded-by", "2020-01-01"], set()),
    ("loaded_by_between", ["--loaded-by", "BETWEEN"], {"1", "2", "3"}),
]  # fmt: skip


@pytest.mark.parametrize("options, expected", [c[1:] for c in DATES], ids=[c[0] for c in DATES])
def test_the_three_dates(ask: Ask, loaded: Home, options: list[str], expected: set[str]) -> None:
    options = [loaded.between.isoformat() if text == "BETWEEN" else text for text in options]
    ids = {f["id"] for text in ("nowhere", "trading", "star", "newcomer") for f in ask("search", text, "--json", "--list", "own_sample", *options).json}
    assert ids == {OWN + number for number in expected}


# --- show -----------------------------------------------------------------------------------------------------------------------------------


def test_show_proves_each_fact(ask: Ask) -> None:
    found = ask("show", f"{OWN}1", "--json").json
    assert (found["id"], found["caption"], found["schema"], found["list"]["id"]) == (f"{OWN}1", "Zoltan Nowhere", "Person", "own_sample")
    assert found["on_list"]["appeared"].startswith("2026-01-05")
    facts = {(f["prop"], f["value"]): f for f in found["facts"]}
    first, later = facts["name", "Zoltan Nowhere"], facts["alias", "Zoli Nowhere"]
    assert (first["source"]["file"], first["source"]["published_basis"], len(first["source"]["sha256"])) == ("2026-01-05-own.csv", "name", 64)
    assert first["locator"]
    assert first["line"] == 2
    assert (later["source"]["file"], later["not_before"][:10], later["appeared"][:10]) == ("2026-02-05-own.csv", "2026-01-05", "2026-02-05")
    assert {part["schema"] for part in found["parts"]} >= {"Sanction", "Passport"}


def test_show_for_a_person(ask: Ask) -> None:
    told = ask("show", f"{OWN}1")
    assert told.code == 0
    for text in ("Zoltan Nowhere", "Person", "came on the list on or before 2026-01-05", "Золтан Новере", "[2] 2026-01-05-own.csv · published 2026-01-05 (says the name) · sha256", "no legal advice"):
        assert text in told.out, text


def test_show_on_a_day(ask: Ask) -> None:
    aliases = [f["value"] for f in ask("show", f"{OWN}1", "--json", "--as-of", "2026-01-20").json["facts"] if f["prop"] == "alias"]
    assert aliases == ["Золтан Новере"]


def test_show_says_when_it_was_on_the_list(ask: Ask) -> None:
    told = ask("show", f"{OWN}2", "--json")
    assert told.code == 2
    assert told.json["error"] == "QuestionError"
    assert "it was on it from 2026-01-05 to 2026-02-05" in told.json["what"]
    assert ask("show", f"{OWN}2", "--as-of", "2026-01-20").code == 0


def test_show_history(ask: Ask) -> None:
    (gone,) = ask("show", f"{OWN}2", "--history", "--json").json
    assert {key: value and value[:10] for key, value in gone.items()} == {"appeared": "2026-01-05", "not_before": None, "last_seen": "2026-01-05", "disappeared": "2026-02-05"}
    (came,) = ask("show", f"{OWN}4", "--history", "--json").json
    assert (came["appeared"][:10], came["not_before"][:10], came["disappeared"]) == ("2026-02-05", "2026-01-05", None)
    assert "2026-02-05" in ask("show", f"{OWN}2", "--history").out


def test_show_history_of_nobody_is_an_error(ask: Ask) -> None:
    told = ask("show", "own-sample-P-99", "--history")
    assert told.code == 2
    assert "no loaded list has a party 'own-sample-P-99'" in told.err


# --- changes --------------------------------------------------------------------------------------------------------------------------------


def test_changes_between_two_days(ask: Ask) -> None:
    found = ask("changes", "--from", "2026-01-05", "--to", "2026-02-05", "--list", "own_sample", "--json").json
    assert found["counts"] == {"own_sample": {"listed": 1, "delisted": 1, "amended": 1}}
    kinds = {p["kind"]: p for p in found["parties"]}
    assert {kind: p["id"] for kind, p in kinds.items()} == {"listed": f"{OWN}4", "delisted": f"{OWN}2", "amended": f"{OWN}1"}
    (fact,) = kinds["amended"]["begun"]
    assert (fact["prop"], fact["value"], fact["source"]["file"], kinds["amended"]["ended"]) == ("alias", "Zoli Nowhere", "2026-02-05-own.csv", [])
    assert (kinds["delisted"]["not_before"][:10], kinds["delisted"]["changed_at"][:10]) == ("2026-01-05", "2026-02-05")


def test_changes_as_a_table(ask: Ask) -> None:
    told = ask("changes", "--from", "2026-01-05", "--to", "2026-02-05", "-l", "own_sample")
    assert told.code == 0
    for text in ("Dora Newcomer", "Invented Trading FZE", "+ alias: Zoli Nowhere", "2026-02-05 (after 2026-01-05)"):
        assert text in told.out, text
    assert "more; --limit shows more" in ask("changes", "--from", "2026-01-01", "--limit", 1).err


def test_changes_of_each_publication(ask: Ask) -> None:
    net = ask("changes", "--from", "2026-01-01", "--to", "2026-03-01", "-l", "own_sample", "--json").json["parties"]
    each = ask("changes", "--from", "2026-01-01", "--to", "2026-03-01", "-l", "own_sample", "--each", "--json").json["parties"]
    assert sorted((p["kind"], p["id"]) for p in net) == [("listed", f"{OWN}{n}") for n in (1, 3, 4)]
    assert [(p["changed_at"][:10], p["kind"], p["id"]) for p in each] == [
        *(("2026-01-05", "listed", f"{OWN}{n}") for n in (1, 2, 3)), ("2026-02-05", "listed", f"{OWN}4"), ("2026-02-05", "delisted", f"{OWN}2"),
        ("2026-02-05", "amended", f"{OWN}1"),
    ]  # fmt: skip


def test_changes_of_a_day_without_any(ask: Ask) -> None:
    assert ask("changes", "--from", "2026-02-06", "--to", "2026-02-07", "--json").json["parties"] == []


# --- sources --------------------------------------------------------------------------------------------------------------------------------


def test_sources_says_how_old_each_list_is(ask: Ask) -> None:
    by_list = {s["list_id"]: s for s in ask("sources", "--json").json}
    own, sdn = by_list["own_sample"], by_list["us_ofac_sdn"]
    assert (own["state"], own["publications"], own["entities"], own["published_at"][:10]) == ("unjudged", 2, 3, "2026-02-05")
    assert {f["variant"] for f in sdn["files"]} == {f"us_ofac_delimited/{kind}" for kind in ("sdn", "alt", "add", "sdn_comments")}
    assert by_list["eu_fsf"]["state"] == "absent"


def test_sources_as_a_table(ask: Ask) -> None:
    told = ask("sources")
    assert "own_sample" in told.out
    assert "eu_fsf" not in told.out
    assert "eu_fsf" in ask("sources", "--all").out
    assert "own_sample" not in ask("sources", "--list", "us_ofac_sdn").out


def test_sources_check_is_an_alarm(ask: Ask, tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.cli.files import long_un_file, write_files

    folder = tmp_path_factory.mktemp("alarm")
    write_files(folder, {"un.xml": long_un_file(700, "2024-01-01")})
    assert ask("load", folder / "un.xml", home=folder / "home").code == 0
    told = ask("sources", "--check", home=folder / "home")
    assert told.code == 6
    assert "1 list is stale" in told.err
    assert ask("sources", "--check", "--list", "un_sc", "--json", home=folder / "home").json[0]["state"] == "stale"
    assert ask("sources", home=folder / "home").code == 0
    assert ask("sources", "--check", "--list", "own_sample").code == 0


# --- what cannot be answered ----------------------------------------------------------------------------------------------------------------

MISTAKES = [  # id, words, message, cure
    ("search_list", ["search", "x", "--list", "ofac"], "no list 'ofac' is loaded", "Loaded: own_sample, un_sc, us_ofac_sdn."),
    ("search_one_of_two_lists", ["search", "x", "--list", "un_sc", "-l", "eu_fsf"], "no list 'eu_fsf' is loaded", "Loaded: own_sample"),
    ("changes_list", ["changes", "--from", "2026-01-01", "--list", "ofac"], "no list 'ofac' is loaded", "Loaded: own_sample"),
    ("export_list", ["export", "/nowhere/x", "--list", "ofac"], "no list 'ofac' is loaded", "Loaded: own_sample"),
    ("screen_list", ["screen", "--name", "x", "--list", "ofac"], "no list 'ofac' is loaded", "Loaded: own_sample"),
    ("sources_list", ["sources", "--list", "ofac"], "no list 'ofac' is known", "us_ofac_sdn"),
    ("update_list", ["update", "--list", "ofac"], "'ofac' is no list that can be fetched", "us_ofac_sdn"),
    ("search_nothing", ["search", " - "], "' - ' holds no letter and no digit", "Type a part"),
    ("show_nobody", ["show", "un-sc-1"], "no loaded list has a party 'un-sc-1'", "seawall search"),
    ("as_of", ["search", "x", "--as-of", "yesterday"], "--as-of is 'yesterday', which is no date", "2024-02-24"),
    ("known_at", ["show", "un-sc-1", "--known-at", "2026-02-30"], "--known-at is '2026-02-30', which is no date", "2024-02-24"),
    ("loaded_by", ["search", "x", "--loaded-by", "1.2.2026"], "--loaded-by is '1.2.2026', which is no date or time", "2024-02-24"),
    ("changes_backwards", ["changes", "--from", "2026-02-01", "--to", "2026-01-01"], "--to 2026-01-01 is before --from 2026-02-01", "Swap"),
    ("changes_without_from", ["changes"], "Missing option '--from'", "seawall changes --help"),
    ("unknown_command", ["frobnicate"], "No such command 'frobnicate'", "seawall --help"),
    ("unknown_option", ["search", "x", "--colour"], "No such option", "seawall search --help"),
    ("missing_argument", ["show"], "Missing argument", "seawall show --help"),
    ("format", ["export", "x", "--format", "xml"], "'xml' is not one of", "seawall export --help"),
    ("load_missing_file", ["load", "/nowhere/list.xml"], "there is no such file", "Check the path"),
    ("load_published", ["load", "/nowhere/list.xml", "--published", "soon"], "--published is 'soon', which is no date", "2024-02-24"),
    ("screen_missing_file", ["screen", "/nowhere/customers.csv"], "", ""),
    ("screen_nothing", ["screen"], "one of a file and --name is needed", "seawall screen customers.csv"),
    ("screen_both", ["screen", "x.csv", "--name", "x"], "one of a file and --name is needed", "seawall screen customers.csv"),
    ("screen_threshold", ["screen", "--name", "x", "--threshold", "7"], "Invalid value for '--threshold'", "seawall screen --help"),
    ("screen_kind", ["screen", "--name", "x", "--kind", "unicorn"], "--kind is 'unicorn'", "vessel"),
    ("screen_birth_date", ["screen", "--name", "x", "--birth-date", "soon"], "--birth-date is 'soon', which is no date", "1965"),
    ("screen_country", ["screen", "--name", "x", "--country", "Ruritania"], "--country is 'Ruritania', which names no country", "two-letter"),
    ("screen_column", ["screen", "/nowhere/x.csv", "--column", "name"], "--column takes HEADING=ROLE", "Kunde"),
    ("export_nowhere", ["export", "/nowhere/at/all/x.json"], "the file cannot be written", "folder that exists"),
]  # fmt: skip


@pytest.mark.parametrize("words, message, cure", [c[1:] for c in MISTAKES], ids=[c[0] for c in MISTAKES])
def test_a_wrong_question_says_what_and_what_next(ask: Ask, words: list[str], message: str, cure: str) -> None:
    told = ask(*words)
    assert told.code == 2, told
    assert message in " ".join(told.err.split())
    assert cure in " ".join(told.err.split())
    assert told.out == ""
    assert "Traceback" not in told.err
    as_json = ask(*words, "--json")
    assert as_json.code == 2
    assert as_json.json["error"] == "QuestionError"
    assert message in as_json.json["what"]


def test_a_misspelled_setting_is_an_error(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEAWALL_HOEM", "x")
    told = ask("sources")
    assert told.code == 2
    assert "unknown setting SEAWALL_HOEM" in told.err


def test_no_words_show_the_help(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    from seawall.cli.app import run

    run([])
    assert "Commands:" in "".join(capsys.readouterr())
