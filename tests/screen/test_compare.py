"""What details contribute: dates, countries, places, gender, kind, numbers, and how much evidence there was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.screen import detail_weights as w
from seawall.screen.compare import compare_dates, compare_details, evidence_of
from seawall.screen.compare_countries import compare_countries
from seawall.screen.compare_places import compare_addresses, compare_birth_places
from seawall.screen.details import Details
from seawall.screen.gender_of_name import gender_of_names
from seawall.screen.identifiers import normalize_identifier

DATES = [  # case, a, b, contribution
    ("same_day", "1965-03-04", "1965-03-04", w.DATE_SAME_DAY),
    ("same_placeholder", "1965-01-01", "1965-01-01", w.DATE_SAME_MONTH),
    ("same_month", "1965-03", "1965-03-04", w.DATE_SAME_MONTH),
    ("same_year", "1965", "1965-03-04", w.DATE_SAME_YEAR),
    ("exchanged", "1965-03-04", "1965-04-03", w.DATE_SWAPPED),
    ("placeholder", "1965-01-01", "1965-08-17", w.DATE_PLACEHOLDER),
    ("first_of_month", "1965-08-01", "1965-08-17", w.DATE_PLACEHOLDER),
    ("placeholder_and_month", "1965-01-01", "1965-08", w.DATE_SAME_YEAR),
    ("one_digit", "1965-03-14", "1968-03-14", w.DATE_DIGIT),
    ("digits_exchanged", "1956-03-14", "1965-03-14", w.DATE_DIGIT),
    ("a_decade", "1955-03-14", "1965-03-14", w.DATE_DECADE),
    ("month_off", "1965-03-14", "1965-04-14", w.DATE_MONTH_OFF),
    ("a_day_over_new_year", "1965-12-31", "1966-01-01", w.DATE_FEW_DAYS),
    ("julian", "1880-02-28", "1880-03-11", w.DATE_CALENDAR),
    ("julian_1905", "1905-05-25", "1905-06-07", w.DATE_CALENDAR),
    ("hijri_solar", "1344", "1965", w.DATE_CALENDAR),
    ("hijri_lunar", "1385", "1965", w.DATE_CALENDAR),
    ("hijri_other", "1344", "1980", w.DATE_NEAR_YEARS),
    ("other_day", "1965-03-04", "1965-11-27", w.DATE_OTHER_DAY),
    ("next_year_full", "1965-03-04", "1966-11-27", w.DATE_NEXT_YEAR_FULL),
    ("near_years_full", "1965-03-04", "1968-11-27", w.DATE_NEAR_YEARS_FULL),
    ("other_years", "1965-03-04", "1979-11-27", w.DATE_OTHER_YEARS_FULL),
    ("next_year", "1965", "1966", w.DATE_NEXT_YEAR),
    ("no_dates", "about", "1966", 0.0),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "value"), [c[1:] for c in DATES], ids=[c[0] for c in DATES])
def test_dates(a: str, b: str, value: float) -> None:
    assert compare_dates(a, b)[0] == value
    assert compare_dates(b, a)[0] == value


DATE = st.dates().filter(lambda d: 1700 < d.year < 2100).map(str)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(DATE, DATE, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_dates_compare_the_same_both_ways_and_never_better_than_the_same_day(a: str, b: str, x: int, y: int) -> None:
    value, words = compare_dates(a[:x], b[:y])
    assert compare_dates(b[:y], a[:x]) == (value, words)
    assert w.DATE_OTHER_YEARS_FULL <= value <= w.DATE_SAME_DAY
    assert words


def numbers(*given: tuple[str, str]) -> tuple[tuple[str, str, str], ...]:
    found = []
    for scheme, printed in given:
        value = normalize_identifier(scheme, printed)
        assert value is not None
        found.append((scheme, value, printed))
    return tuple(found)


NUMBERS = [  # case, customer's, listed, feature -> contribution
    ("same_imo", [("imo", "9187629")], [("imo", "IMO 9187629")], {"identifier": w.NUMBER_SAME}),
    ("other_imo", [("imo", "9187629")], [("imo", "9074729")], {"identifier": w.NUMBER_OTHER}),
    ("other_imo_but_mistyped", [("imo", "9187621")], [("imo", "9074729")], {"identifier": w.NUMBER_OTHER_UNCHECKED}),
    ("slip", [("imo", "9187628")], [("imo", "9187629")], {"identifier_slip": w.SLIPS["check_digit"]}),
    ("call_sign_passed_on", [("imo", "9187629"), ("call_sign", "UBSJ7")], [("imo", "9074729"), ("call_sign", "UBSJ7")],
     {"identifier": w.NUMBER_SAME_SIGN, "identifier ": w.NUMBER_OTHER}),
    ("another_flag", [("call_sign", "UBSJ7")], [("call_sign", "3FLY5")], {"identifier": w.SIGN_OTHER}),
    ("same_passport_and_another", [("passport", "AB1234567"), ("passport", "XX7777777")], [("passport", "AB1234567")], {"identifier": w.NUMBER_SAME}),
    ("other_passport", [("passport", "AB1234567")], [("passport", "XX7777777")], {"identifier": w.PASSPORT_OTHER}),
    ("passport_of_the_family", [("passport", "AB1234567")], [("passport", "AB1234568")], {"identifier": w.PASSPORT_OTHER}),
    ("passport_mistyped", [("passport", "AB1234567")], [("passport", "AB1734567")], {"identifier_slip": w.SLIPS["passport_digit"]}),
    ("national_numbers_of_one_form", [("id", "108288440")], [("id", "229624694")], {"identifier": w.NUMBER_OTHER_SAME_FORM}),
    ("national_numbers_that_are_tax_numbers", [("registration", "7721758555")], [("registration", "7733899720")], {"identifier": w.NUMBER_OTHER}),
    ("national_numbers_of_two_forms", [("id", "1082884409")], [("id", "AB2296246")], {"identifier": w.NUMBER_OTHER_KIND}),
    ("inn_as_tax_number", [("inn", "7707083893")], [("tax", "7707083893")], {"identifier": w.NUMBER_SAME}),
    ("passport_as_tax_number", [("passport", "7707083893")], [("tax", "7707083893")], {"identifier": w.NUMBER_SAME_OTHER_KIND}),
    ("short_register_number", [("registration", "25959")], [("registration", "25959")], {"identifier": w.NUMBER_SAME_SHORT}),
    ("shared_code", [("kpp", "770401001")], [("kpp", "770401001")], {"identifier_code": w.NUMBER_SAME_CODE}),
    ("account", [("iban", "DE89370400440532013000")], [("bic", "COBADEFFXXX")], {"account_bank": w.SLIPS["bank"]}),
    ("kinds_that_cannot_be_compared", [("imo", "9187629")], [("passport", "AB1234567")], {}),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "theirs", "expected"), [c[1:] for c in NUMBERS], ids=[c[0] for c in NUMBERS])
def test_numbers(mine: list[tuple[str, str]], theirs: list[tuple[str, str]], expected: dict[str, float]) -> None:
    reasons = compare_details(Details(numbers=numbers(*mine)), Details(numbers=numbers(*theirs)))
    assert [(r.feature, r.contribution) for r in reasons] == [(feature.strip(), value) for feature, value in expected.items()]


COUNTRIES = [  # case, mine, theirs, my own, their own, contribution (None: no reason)
    ("same", ("ru",), ("ru", "cy"), (), (), w.COUNTRY_SHARED),
    ("none", ("ru",), ("br",), (), (), w.COUNTRY_OTHER),
    ("address_only", ("ru", "ae"), ("ir", "ae"), ("ru",), ("ir",), w.COUNTRY_SHARED_WEAK),
    ("own", ("ru", "ae"), ("ru", "cy"), ("ru",), ("ru",), w.COUNTRY_SHARED),
    ("soviet", ("suhh",), ("kz",), (), (), None),
    ("part", ("ua-cri",), ("ua",), (), (), w.COUNTRY_SHARED),
    ("occupied", ("ua-cri",), ("ru",), (), (), None),
    ("hong_kong", ("hk",), ("cn",), (), (), None),
]  # fmt: skip


@pytest.mark.parametrize("case", COUNTRIES, ids=[c[0] for c in COUNTRIES])
def test_countries(case: tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], float | None]) -> None:
    _, mine, theirs, my_own, their_own, value = case
    reason = compare_countries(mine, theirs, my_own, their_own)
    assert (reason.contribution if reason else None) == value


PLACES = [  # case, mine, listed, contribution (None: no reason)
    ("country_added", "Bloomington, Indiana", "Bloomington, Indiana United States of America", w.PLACE_SAME),
    ("spelling", "Mossul", "Mosul, Iraq", w.PLACE_SAME),
    ("script", "Москва", "Moskva, Russia", w.PLACE_SAME), ("script_without_vowels", "بغداد", "Baghdad, Iraq", w.PLACE_SAME),
    ("one_of_many", "Kandahar, Spin Boldak", "Nesh District, Kandahar Province, Afghanistan", w.PLACE_PART),
    ("two_countries", "Baghdad, Iraq", "Naples, Italy", w.PLACE_OTHER),
    ("one_country", "Basra", "Mosul", w.PLACE_OTHER_SAME_COUNTRY),
    ("country_only", "Iraq", "Baghdad, Iraq", None),
    ("nothing", "-", "Baghdad", None),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "listed", "value"), [c[1:] for c in PLACES], ids=[c[0] for c in PLACES])
def test_places(mine: str, listed: str, value: float | None) -> None:
    reason = compare_birth_places((mine,), (listed, "-"))
    assert (reason.contribution if reason else None) == value


ADDRESSES = [
    ("same_street_and_house", "17 Okeanskiy Ave., Vladivostok", "17 Okeanskiy Avenue, Office T9, Vladivostok, Primorskiy Krai 690091, Russia", w.ADDRESS_SAME),
    ("same_street_another_house", "21 Okeanskiy Ave., Vladivostok", "17 Okeanskiy Avenue, Vladivostok", w.CITY_SAME),
    ("city_alone", "Vladivostok", "17 Okeanskiy Avenue, Office T9, Vladivostok, Primorskiy Krai 690091, Russia", w.CITY_SAME),
    ("another_city", "Elli Court 210, Limassol", "17 Okeanskiy Avenue, Vladivostok", w.CITY_OTHER),
]


@pytest.mark.parametrize(("mine", "listed", "value"), [c[1:] for c in ADDRESSES], ids=[c[0] for c in ADDRESSES])
def test_addresses(mine: str, listed: str, value: float) -> None:
    reason = compare_addresses((mine,), (listed,))
    assert reason is not None
    assert reason.contribution == value


@pytest.mark.parametrize(("names", "gender"), [
    (["Sergeevna, Anna"], "female"), (["KARMAZIN Oleg Borisovich"], "male"), (["Орлова Татьяна"], "female"), (["Oleg Orlov"], "male"), (["Anna Orlov"], ""),
    (["Rostam Naderi"], ""), (["Orlova"], ""), (["Oleg Borisovich", "Anna Borisovna"], ""), ([], ""),
])  # fmt: skip
def test_gender_that_endings_tell(names: list[str], gender: str) -> None:
    assert gender_of_names(names) == gender


def test_a_patronymic_of_the_other_gender_counts_less_than_a_stated_one() -> None:
    told = compare_details(Details(implied_genders=("female",)), Details(genders=("male",)))
    stated = compare_details(Details(genders=("female",)), Details(genders=("male",)))
    assert stated[0].contribution < told[0].contribution < 0
    assert compare_details(Details(implied_genders=("male",)), Details(genders=("male",))) == []


def test_a_founding_date_that_differs_counts_less_than_a_birth_date() -> None:
    mine, theirs = ("1994-02-07",), ("2004-11-30",)
    firm = compare_details(Details("Company", mine), Details("Company", theirs))
    person = compare_details(Details("Person", mine), Details("Person", theirs))
    assert [firm[0].feature, person[0].feature] == ["founding_date", "birth_date"]
    assert person[0].contribution < firm[0].contribution < 0


def test_of_several_dates_the_best_pair_counts() -> None:
    reasons = compare_details(Details("Person", ("1950", "1965-03-04")), Details("Person", ("1971-11-02", "1965-03-04")))
    assert [(r.detail, r.query, r.candidate) for r in reasons] == [("same day", "1965-03-04", "1965-03-04")]


def test_nothing_stated_gives_no_reason() -> None:
    assert compare_details(Details(), Details("Person", ("1965",), ("ru",), ("male",), numbers(("inn", "7707083893")), ("Moscow",), ("Tverskaya 1",))) == []


@pytest.mark.parametrize("schema", sorted(w.EVIDENCE))
def test_evidence_shares_add_up_and_grow(schema: str) -> None:
    assert sum(w.EVIDENCE[schema].values()) == pytest.approx(1)
    party = Details(schema, ("1965-03-04",), ("ru",), ("male",), numbers(("inn", "7707083893")), ("Moscow",))
    steps = [Details(), Details(dates=("1965",)), Details(dates=("1965-03-04",)), Details(dates=("1965-03-04",), countries=("ru",), places=("Moscow",)), party]
    found = [evidence_of(step, party, 1.6) for step in steps]
    assert found == sorted(found)
    assert found[0] == pytest.approx(w.EVIDENCE[schema]["name"])
    assert found[-1] == pytest.approx(1)
